// The keyboard: from difference to difference with j and k, and a list of the keys.

import { make } from "./elements.js";

const KEYS = [
  ["j", "next difference"],
  ["k", "previous difference"],
  ["Enter", "into its explanation"],
  ["Esc", "close the explanation"],
  ["1 2 3 4", "once, side by side, inline, with notes"],
  ["?", "this list"],
  ["/ s f", "search"],
];
const TURNING = ["n p", "next page, previous page"]; // of a statement of many

/**
 * @typedef {{marks: () => HTMLElement[], describe: (mark: HTMLElement) => string,
 *   show: (mark: HTMLElement) => void, view: (number: number) => void}} Course
 */

/**
 * Lets a reader go through the differences by keyboard.
 * @param {HTMLElement} root
 * @param {Course} course
 */
export function bindKeys(root, course) {
  const voice = make("p", { class: "voice", "aria-live": "polite" });
  const dialog = /** @type {HTMLDialogElement} */ (helpDialog());
  dialog.querySelector("input")?.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement) setSingleKeys(event.target.checked);
  });
  root.append(voice, dialog);
  root.querySelector(".help-button")?.addEventListener("click", () => dialog.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialog.open) return;
    if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      step(course, voice, event.key === "j" ? 1 : -1);
    } else if (event.key === "?") {
      event.preventDefault();
      dialog.showModal();
    } else if (["1", "2", "3", "4"].includes(event.key)) course.view(Number(event.key) - 1);
  });
}

/**
 * @param {Course} course
 * @param {HTMLElement} voice
 * @param {number} by
 */
function step(course, voice, by) {
  const marks = course.marks();
  if (!marks.length) {
    voice.textContent = "No differences are marked.";
    return;
  }
  const mark = marks[next(marks, by)];
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "center" });
  course.show(mark);
  voice.textContent = `${marks.indexOf(mark) + 1} of ${marks.length}, ${course.describe(mark)}`;
}

/**
 * The mark after or before the one that has the focus, else the first that is in view.
 * @param {HTMLElement[]} marks
 * @param {number} by
 */
function next(marks, by) {
  const active = document.activeElement;
  const unit = active instanceof HTMLElement ? active.closest("a.u") : null;
  const at = unit instanceof HTMLElement ? marks.findIndex((mark) => mark === unit || isSameUnit(mark, unit)) : -1;
  if (at >= 0) return (at + by + marks.length) % marks.length;
  const below = marks.findIndex((mark) => mark.getBoundingClientRect().top > 90);
  if (by > 0) return below < 0 ? 0 : below;
  return below < 0 ? marks.length - 1 : (below - 1 + marks.length) % marks.length;
}

/**
 * @param {HTMLElement} one
 * @param {HTMLElement} two
 */
function isSameUnit(one, two) {
  return one.dataset.u === two.dataset.u && one.closest(".passage") === two.closest(".passage");
}

const STORE = "single-keys";

/** Whether keys without a modifier do anything; a reader who speaks to the machine may not want it. */
function hasSingleKeys() {
  try {
    return localStorage.getItem(STORE) !== "off";
  } catch {
    return true;
  }
}

/** @param {boolean} on */
function setSingleKeys(on) {
  try {
    localStorage.setItem(STORE, on ? "on" : "off");
  } catch {}
}

/** Turns from page to page with n and p, as the links at the foot do. */
export function turnPages() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    const way = event.key === "n" ? "next" : event.key === "p" ? "prev" : "";
    const link = way ? document.querySelector(`.turn a[rel=${way}]`) : null;
    if (link instanceof HTMLElement) link.click();
  });
}

/** Keeps single letters and signs from everything on the page where they are switched off. */
export function guardSingleKeys() {
  addEventListener(
    "keydown",
    (event) => {
      const single = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (single && !isTyping(event.target) && !hasSingleKeys()) event.stopImmediatePropagation();
    },
    true,
  );
}

/** Closes the theme's drawer by Escape and behind a link that is followed, whether a tap or a key has opened it. */
export function closeDrawer() {
  const drawer = document.querySelector(".md-sidebar--primary");
  const toggle = document.querySelector("#__drawer");
  if (!drawer || !(toggle instanceof HTMLInputElement)) return;
  const close = () => {
    toggle.checked = false;
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && drawer.contains(activeElement)) activeElement.blur();
  };
  drawer.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && close());
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close());
}

/** @param {EventTarget | null} target */
export function isTyping(target) {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !["checkbox", "radio"].includes(target.type))
  );
}

function helpDialog() {
  const list = make("dl");
  for (const [key, what] of document.querySelector(".turn a") ? [...KEYS, TURNING] : KEYS) {
    const keys = key.split(" ").flatMap((one, n) => [n ? " " : "", make("kbd", {}, one)]);
    list.append(make("dt", {}, ...keys), make("dd", {}, what));
  }
  const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox" }));
  box.checked = hasSingleKeys();
  const note = make("label", {}, box, "Use keys of one letter or sign, on every page");
  const close = make("button", { value: "close" }, "Close");
  const form = make("form", { method: "dialog" }, close);
  const heading = make("h2", { id: "keys-heading" }, "Keys");
  return make("dialog", { class: "keys", "aria-labelledby": "keys-heading" }, heading, list, note, form);
}
