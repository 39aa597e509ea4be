// The variation units of a statement page: which mark belongs to which witness, and of what kind it is.

import { all } from "./elements.js";

/**
 * A reading on the page. `kind` is "" where it agrees with the base, `further` are its marks in the paragraphs that
 * it goes on in.
 * @typedef {{siglum: string, mark: HTMLElement, kind: string, text: string, line: string, further: HTMLElement[]}} Reading
 * A unit: the readings by siglum, the first of them the lead, and the kinds between the others. Words in capitals that go
 * on with those before are one difference with them. `number` is that in its passage, `order` has the sigla of the page.
 * @typedef {{id: string, number: string, passage: HTMLElement, lead: string, readings: Map<string, Reading>, others: string,
 *   goesOn: boolean, order: string[]}} Unit
 */

/** From the least to the most weighty; the letters stand for them in `data-k`. */
export const KINDS = [
  ["spacing", "w"],
  ["typographic", "t"],
  ["case", "c"],
  ["punctuation", "u"],
  ["spelling", "p"],
  ["ocr", "r"],
  ["lacuna", "l"],
  ["addition", "a"],
  ["omission", "o"],
  ["substitution", "s"],
];

/** The kinds that are not marked until a reader asks for them. */
export const PRINT = ["spacing", "typographic", "case", "punctuation"];

/**
 * The kind that an element is marked with, "" for none.
 * @param {Element} element
 * @returns {string}
 */
export function kindOf(element) {
  const name = [...element.classList].find((item) => item.startsWith("k-"));
  return name ? name.slice(2) : "";
}

/**
 * Marks an element with another kind; a reading that agrees is no link.
 * @param {Element} element
 * @param {string} kind
 */
export function setKind(element, kind) {
  const before = kindOf(element);
  if (before) element.classList.remove(`k-${before}`);
  if (kind) element.classList.add(`k-${kind}`);
}

/**
 * The marks of a reading, one in each paragraph that it has words in.
 * @param {Reading} reading
 */
export function marksOf({ mark, further }) {
  return [mark, ...further];
}

/**
 * All units of a page, in reading order.
 * @param {HTMLElement} root
 * @param {string[]} order sigla in the order of the page
 * @returns {Unit[]}
 */
export function readUnits(root, order) {
  /** @type {Map<string, Unit>} */
  const units = new Map();
  for (const passage of all(root, ".passage")) {
    for (const version of all(passage, ".version")) {
      const siglum = version.dataset.w ?? "";
      for (const mark of all(version, ".u")) {
        const number = mark.dataset.u ?? "";
        const id = `${passage.id}.u${number}`;
        const fresh = { id, number, passage, lead: siglum, readings: new Map(), others: "", goesOn: false, order };
        const unit = units.get(id) ?? fresh;
        if (mark.id === id) {
          unit.lead = siglum;
          unit.others = mark.dataset.k ?? "";
          unit.goesOn = mark.dataset.j !== undefined;
        }
        const begun = unit.readings.get(siglum);
        if (begun) {
          begun.further.push(mark);
          begun.text += ` ${mark.textContent}`;
          continue;
        }
        const kind = mark.id === id ? "" : kindOf(mark);
        const line = mark.dataset.l ?? "";
        unit.readings.set(siglum, { siglum, mark, kind, text: mark.textContent ?? "", line, further: [] });
        units.set(id, unit);
      }
    }
  }
  return [...units.values()];
}

/**
 * The units of each passage that has any, in reading order.
 * @param {Unit[]} units
 */
export function byPassage(units) {
  /** @type {Map<HTMLElement, Unit[]>} */
  const found = new Map();
  for (const unit of units) {
    const here = found.get(unit.passage);
    if (here) here.push(unit);
    else found.set(unit.passage, [unit]);
  }
  return found;
}

/**
 * The kind of the difference between two witnesses at a unit, "" where they agree.
 * @param {Unit} unit
 * @param {string} base
 * @param {string} other
 * @returns {string}
 */
export function kindBetween(unit, base, other) {
  const one = unit.readings.get(base);
  const two = unit.readings.get(other);
  if (!one || !two || base === other) return "";
  if (base === unit.lead) return two.kind;
  if (other === unit.lead) return swapped(one.kind);
  const rest = unit.order.filter((siglum) => siglum !== unit.lead);
  const [i, j] = [rest.indexOf(base), rest.indexOf(other)].sort((a, b) => a - b);
  // Pairs stand in the order 01 02 ... 12 13 ...: before those of row i come i rows, each one shorter.
  const place = i * rest.length - (i * (i + 1)) / 2 + (j - i - 1);
  const kind = KINDS.find(([, letter]) => letter === unit.others[place])?.[0] ?? "";
  return rest[i] === base ? kind : swapped(kind);
}

/**
 * A kind seen from the other side.
 * @param {string} kind
 */
function swapped(kind) {
  return kind === "addition" ? "omission" : kind === "omission" ? "addition" : kind;
}

/**
 * The weightiest of some kinds, "" of none.
 * @param {string[]} kinds
 */
export function weightiest(kinds) {
  const names = KINDS.map(([name]) => name);
  return kinds.reduce((most, kind) => (names.indexOf(kind) > names.indexOf(most) ? kind : most), "");
}
