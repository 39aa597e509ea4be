// Copying gives the clean text of one witness.

import { all, copyText, copiedWords } from "./elements.js";
import { selectedText } from "./selecting.js";

/**
 * Keeps a selection inside the version where it begins, and what is copied free of all else.
 * @param {HTMLElement} root
 */
export function keepCopiesClean(root) {
  root.addEventListener("pointerdown", (event) => {
    const version = event.target instanceof Element ? event.target.closest(".version") : null;
    const siglum = version instanceof HTMLElement ? version.dataset.w : undefined;
    for (const other of all(root, ".version")) {
      other.classList.toggle("unpicked", siglum !== undefined && other.dataset.w !== siglum);
    }
  });
  root.addEventListener("copy", (event) => {
    const text = selectedText(root, getSelection());
    if (text === null || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  });
}

/**
 * Lets the buttons below paragraphs copy their words with the citation and the permalink.
 * @param {HTMLElement} root
 */
export function offerQuotations(root) {
  if (!root.dataset.quote) return;
  /** @type {{form: string, versions: Record<string, string>, site: string}} */
  const { form, versions, site } = JSON.parse(root.dataset.quote);
  for (const button of all(root, "button.quote")) {
    button.addEventListener("click", () => {
      const passage = all(root, ".passage").find((found) => found.contains(button));
      const lead = passage?.querySelector(".version.lead") ?? null;
      if (!passage || !(lead instanceof HTMLElement)) return;
      const own = all(lead, "p.t").map(copiedWords).join("\n\n");
      const label = (passage.dataset.id ?? passage.id).slice(1);
      const path = `p/${label}.html`;
      const top = root.dataset.top ?? "";
      const url = site ? site + path : new URL(top + path, location.href).href;
      const isFirst = lead.dataset.w === Object.keys(versions)[0];
      const values = { n: label, v: versions[lead.dataset.w ?? ""] ?? "", f: fingerprintOf(lead, passage), url };
      const citation = form.replace(/\{(n|v|f|url)\}/gu, (_, name) => values[/** @type {"n"} */ (name)]);
      void copyText(`${(isFirst && button.dataset.words) || own}\n\n${citation}`, button);
    });
  }
}

/**
 * @param {HTMLElement} lead
 * @param {HTMLElement} passage
 */
function fingerprintOf(lead, passage) {
  return lead.dataset.f ?? passage.dataset.f ?? "";
}
