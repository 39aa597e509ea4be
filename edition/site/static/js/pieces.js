// The pieces of a claim as they are shown, and what they say together.

import { bracketsApart, readClaim, small } from "./claim.js";
import { fold } from "./fold.js";

/** @typedef {import("./governing.js").Governing} Governing */
/** @typedef {import("./wording.js").Place} Place */
/** @typedef {import("./wording.js").Sort} Sort */
/** @typedef {{text: string, sort?: Sort, theirs?: string, few?: boolean, figure?: boolean}} Piece `text` is the claim's, `theirs` the
 *   statement's; `few` words are left out, inside a sentence; `figure`: other words say another one */

const NARROWED = 3; // words behind a denial, among which a word put in narrows what it denies
const STEM = 2; // letters that a word keeps before its ending in brackets
const GRAMMAR = 3; // letters of a word that may be put in for the grammar: to, the

/** What alters nothing.
 * @type {Set<Sort>} */
export const TRUE_SORTS = new Set(["print", "spelling", "shortened", "own"]);

/**
 * @param {Piece[]} pieces
 * @param {boolean} reversed
 * @returns {"exact" | "print" | "spelling" | "shortened" | "altered"}
 */
export function fidelityOf(pieces, reversed) {
  const sorts = new Set(pieces.map(({ sort }) => sort));
  if (reversed || sorts.has("left out") || ["put in", "other words", "doubtful"].some((sort) => sorts.has(/** @type {Sort} */ (sort)))) return "altered";
  if (sorts.has("shortened")) return "shortened";
  if (sorts.has("spelling")) return "spelling";
  return sorts.has("print") ? "print" : "exact";
}

/**
 * A piece that is the statement's, with the words in brackets apart that are not.
 * @param {Piece} piece
 * @returns {Piece[]}
 */
export function ownApart(piece) {
  if (piece.sort) return [piece];
  return bracketsApart(piece.text).map(({ text, own }) => (own ? { text, sort: "own", theirs: "" } : { text }));
}

/**
 * The words that a version lacks where it has all the others: before them, after them, or both.
 * @param {Piece[]} pieces
 */
export function lackedAround(pieces) {
  const worded = pieces.filter(({ text, sort }) => sort || fold(text).trim());
  const altering = worded.filter(({ sort }) => sort && !TRUE_SORTS.has(sort));
  const edges = [worded[0], worded[worded.length - 1]];
  const outside = altering.every((piece) => piece.sort === "put in" && edges.includes(piece));
  return outside ? altering.map(({ text }) => bare(text)) : [];
}

/**
 * A text without marks at its ends.
 * @param {string} text
 */
export function bare(text) {
  return text.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, "");
}

/**
 * Whether words put in at a place narrow a denial right before it: *Nobody was [seriously] hurt*. Names and what is put in for
 * the grammar narrow nothing.
 * @param {string} put
 * @param {Place[]} places
 * @param {number} at
 * @param {Governing} governing
 */
export function narrows(put, places, at, governing) {
  const heavy = readClaim(put).words.some(({ raw }) => raw.length > GRAMMAR && /^\p{Ll}/u.test(raw) && !governing.carrying.has(raw));
  for (let place = at - 1; heavy && place >= Math.max(0, at - 1 - NARROWED); place--) {
    if (places[place]?.sentence !== places[at - 1]?.sentence || governing.clauses.has(small(places[place]))) return false;
    const word = places[place];
    if (word && governing.denies(word)) return true;
    if (word?.before.trim()) return false;
  }
  return false;
}

/**
 * Whether a word stands for the statement's in another form, as brackets say: its ending, *sell[s]*, or what is elided before
 * it, *[lui] a* for *m'a*.
 * @param {import("./claim.js").Word[]} mine
 * @param {Place[]} theirs
 * @param {string | undefined} put what stands in brackets right before
 * @param {import("./wording.js").Wording} wording
 * @param {Governing} governing
 */
export function otherForm([word, more], [place, further], put, wording, governing) {
  if (!word || !place || more || further) return false;
  const [one, two] = [small(word), small(place)];
  if (put) {
    const [head = "", rest] = two.split("'");
    if (rest === one && !governing.half.includes(`${head}'`)) return true;
  }
  const { stem = "" } = word;
  if (stem.length < STEM || !two.startsWith(stem)) return false;
  const endings = [one, two].map((each) => each.slice(stem.length)).map((each) => (each.length > 1 && each[0] === stem.at(-1) ? each.slice(1) : each));
  if (!endings.every((ending) => governing.inflections.has(ending))) return false;
  const { figures } = wording;
  return [word, place].every((each) => !governing.negates(/** @type {Place} */ (each)) && !figures.isNumber(each) && !figures.multiples.has(each.form) && !figures.quantities.has(each.form));
}

/**
 * Whether words put in multiply the number right before them, as the statement does not: *£5 [million]*.
 * @param {string} put
 * @param {Place[]} places
 * @param {number} at
 * @param {import("./figures.js").Figures} figures
 */
export function multiplies(put, places, at, figures) {
  const scale = fold(put).trim().split(" ")[0] ?? "";
  return figures.isNumber(places[at - 1]) && figures.multiples.has(scale) && places[at]?.form !== scale;
}

/**
 * Whether words put in say that something will, may or must be, and those left out say another.
 * @param {string} put
 * @param {Place[]} left
 * @param {Governing} governing
 */
export function otherModal(put, left, governing) {
  const [said, had] = [readClaim(put).words, left].map((words) => words.map(small).filter((word) => governing.modals.has(word)));
  return !!had?.length && !!said?.some((word) => !had.includes(word));
}

/**
 * Whether any word is part of a figure: a number, a multiple, a unit, a month.
 * @param {(import("./claim.js").Word | Place)[]} words
 * @param {import("./figures.js").Figures} figures
 */
export function tellFigure(words, figures) {
  const known = [figures.multiples, figures.units, figures.months];
  return words.some((word) => figures.isNumber(word) || known.some((each) => each.has(word.form)));
}
