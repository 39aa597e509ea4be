// Versions of which most differs from the chosen base: their text is marked as a whole, and it is said.

import { all, make } from "./elements.js";
import { kindBetween } from "./units.js";

/** @typedef {import("./units.js").Unit} Unit */

const SHARE = 0.5; // of the words, from which on the paragraph is marked instead of its words: as the page came
const LEAST = 12; // words that differ at least
const OTHER = ["substitution", "addition", "ocr"];

/**
 * @param {HTMLElement} passage
 * @param {Unit[]} units
 * @param {{base: string, with: string[]}} compared
 * @param {Map<string, string>} names
 */
export function markMostly(passage, units, compared, names) {
  for (const said of all(passage, ".mostly-said")) said.remove();
  const before = passage.querySelector(".said > :is(.quoted-by, .quote)");
  for (const version of all(passage, ".version")) {
    const siglum = version.dataset.w ?? "";
    const length = all(version, "p.t").reduce((sum, paragraph) => sum + countWords(paragraph.textContent), 0);
    const other = units.filter((unit) => OTHER.includes(kindBetween(unit, compared.base, siglum)));
    const differing = other.reduce((sum, unit) => sum + countWords(unit.readings.get(siglum)?.text), 0);
    const isMostly = siglum !== compared.base && differing >= LEAST && differing > SHARE * length;
    version.classList.toggle("mostly", isMostly);
    if (!isMostly || version.hidden) continue;
    const name = make("bdi", {}, names.get(siglum) ?? siglum);
    before?.before(make("p", { class: "tag mostly-said" }, "Most of this paragraph differs in ", name, "."));
  }
}

/** @param {string | null | undefined} text */
function countWords(text) {
  return text?.split(/\s+/u).filter(Boolean).length ?? 0;
}
