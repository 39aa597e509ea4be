// What is marked is a link that says its kind and the other reading; what is not marked is no link.

import { all, inShort, listed } from "./elements.js";
import { PRINT, kindBetween, kindOf, marksOf } from "./units.js";

/** @typedef {import("./units.js").Unit} Unit */
/**
 * @typedef {{sigla: () => string[], names: Map<string, string>,
 *   terms: Map<string, {name: string, gist: string}>}} Spoken
 */

const PAUSING = /[,;:،؛，、；：]$/u; // words that end so are heard with a pause behind them

/**
 * Whether a difference in print is marked because its paragraph is unfolded.
 * @param {Element} mark
 */
export function isUnfolded(mark) {
  const passage = mark.closest(".ed:has(#v-once:checked) .passage:not(.differ)");
  return PRINT.includes(kindOf(mark)) && Boolean(passage?.querySelector(".others[open]"));
}

/**
 * @param {HTMLElement} within
 * @param {Unit[]} units
 * @param {(mark: HTMLElement) => boolean} isMarked
 * @param {Spoken} spoken
 */
export function linkMarks(within, units, isMarked, spoken) {
  const top = document.querySelector(".ed")?.getAttribute("data-top") ?? "";
  for (const unit of units) {
    if (!within.contains(unit.passage)) continue;
    for (const reading of unit.readings.values()) {
      for (const mark of marksOf(reading)) {
        link(mark, isMarked(mark) ? `${top}p/${unit.passage.id.slice(1)}.html#${unit.id}` : "", () =>
          description(unit, reading.siglum, spoken),
        );
        if (unit.goesOn) mark.tabIndex = -1; // the first of them is met
      }
    }
  }
  for (const mark of all(within, ".merged .u")) if (!isMarked(mark)) unlink(mark);
}

/**
 * Makes plain text of a mark, for listeners and for those that follow links.
 * @param {HTMLElement} mark
 */
function unlink(mark) {
  for (const name of ["href", "aria-label"]) mark.removeAttribute(name);
  mark.setAttribute("role", "presentation");
}

/**
 * @param {HTMLElement} mark
 * @param {string} href
 * @param {() => string} says
 */
function link(mark, href, says) {
  if (!href) {
    unlink(mark);
    return;
  }
  mark.removeAttribute("role");
  mark.setAttribute("href", href);
  const words = spokenText(mark);
  mark.setAttribute("aria-label", `${words}${PAUSING.test(words) ? "" : ","} ${says()}`);
}

/**
 * What a listener hears for the words of a mark. Its name says the difference too: who lets a screen reader read on
 * hears names, not descriptions.
 * @param {HTMLElement} mark
 */
function spokenText(mark) {
  const words = mark.textContent ?? "";
  if (words.trim()) return words;
  return isHole(mark) ? `${mark.dataset.lost} here` : `${inShort(words)} here`;
}

/** @param {HTMLElement} mark */
function isHole(mark) {
  return Boolean(mark.dataset.lost) && kindOf(mark) === "lacuna";
}

/**
 * What a listener hears of a reading beside its words: `misread in PDF: ana`, `misread; TR: and`.
 * @param {Unit} unit
 * @param {string} siglum
 * @param {Spoken} spoken
 */
function description(unit, siglum, { sigla, names, terms }) {
  const shown = sigla().filter((name) => unit.readings.has(name));
  const base = shown[0] ?? siglum;
  /** @param {string} kind */
  const term = (kind) => (terms.get(kind)?.name ?? kind).toLowerCase();
  /** @param {string} name */
  const named = (name) => names.get(name) ?? name;
  /** @param {string} name */
  const text = (name) => inShort(unit.readings.get(name)?.text ?? "");
  if (siglum !== base) {
    const reading = unit.readings.get(siglum);
    const kind = reading && isHole(reading.mark) ? "" : `${term(kindBetween(unit, base, siglum))}; `;
    return `${kind}${named(base)}: ${text(base)}`;
  }
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const other of shown) {
    const kind = kindBetween(unit, base, other);
    if (!kind) continue;
    const key = `${kind}\n${kind === "lacuna" && text(other) === "nothing" ? "" : `: ${text(other)}`}`;
    found.set(key, [...(found.get(key) ?? []), named(other)]);
  }
  return [...found]
    .map(([key, who]) => {
      const [kind, said] = key.split("\n");
      return `${term(kind)} in ${listed(who)}${said}`;
    })
    .join("; ");
}
