// The colours of the pages: the system's, light or dark, as the reader chooses. The page has set them already.

import { all } from "./elements.js";

const SYSTEM = "(prefers-color-scheme)";
const PARTS = ["media", "scheme", "primary", "accent"];

/**
 * What the theme's own scripts in the page keep and find.
 * @typedef {{__md_get: (key: string) => {index: number} | null, __md_set: (key: string, value: object) => void}} Kept
 */

/** Let the reader choose among the inputs of the header; the label of the next choice is shown. */
export function offerColours() {
  const form = document.querySelector(".palette");
  if (!form) return;
  const kept = /** @type {Kept} */ (/** @type {unknown} */ (window));
  const inputs = /** @type {HTMLInputElement[]} */ (all(form, "input"));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = Math.min(kept.__md_get("__palette")?.index ?? 0, inputs.length - 1);
  const show = () => {
    for (const [at, input] of inputs.entries()) {
      input.checked = at === chosen;
      const label = input.nextElementSibling;
      if (label instanceof HTMLElement) label.hidden = at !== chosen;
    }
  };
  const paint = () => {
    const own = inputs[chosen];
    const meant = own?.dataset.mdColorMedia === SYSTEM ? `${SYSTEM.slice(0, -1)}: ${dark.matches ? "dark" : "light"})` : null;
    const input = inputs.find((each) => each.dataset.mdColorMedia === meant) ?? own;
    for (const part of PARTS) {
      document.body.setAttribute(`data-md-color-${part}`, input?.getAttribute(`data-md-color-${part}`) ?? "");
    }
    const color = Object.fromEntries(PARTS.map((part) => [part, own?.getAttribute(`data-md-color-${part}`)]));
    kept.__md_set("__palette", { index: chosen, color });
  };
  const choose = (/** @type {number} */ index) => {
    chosen = index;
    show();
    paint();
  };
  form.addEventListener("change", (event) => choose(inputs.indexOf(/** @type {HTMLInputElement} */ (event.target))));
  form.addEventListener("keydown", (event) => {
    if (/** @type {KeyboardEvent} */ (event).key !== "Enter") return;
    choose((chosen + 1) % inputs.length);
    inputs[chosen]?.focus();
  });
  dark.addEventListener("change", () => paint());
  show();
}
