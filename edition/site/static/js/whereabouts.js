// Where in a statement a claim is to be laid out: the passages that have the most of its words, and the words there.

import { questionsOf } from "./claim.js";
import { eachWord, fold } from "./fold.js";

/** @typedef {import("./claim.js").Word} Word */
/** @typedef {import("./wording.js").Place} Place */

const WINDOW = 4000; // words of the statement in which a claim is laid out
const CANDIDATES = 40; // passages with the most of a claim's words in which its phrases are sought

/**
 * A statement made ready to be searched: each passage folded and in one spelling, and the passages that have a word.
 * @typedef {{folded: string[], having: Map<string, number[]>}} Ready
 */
/** @type {WeakMap<string[], Ready>} */
const ready = new WeakMap();

/** @typedef {(form: string) => string} Spell gives the spelling that stands for all of a word */

/**
 * @param {string[]} passages
 * @param {Spell} spell
 * @returns {Ready}
 */
function makeReady(passages, spell) {
  let found = ready.get(passages);
  if (!found) {
    /** @type {Map<string, string>} */
    const spelt = new Map();
    const spellOnce = (/** @type {string} */ form) => {
      if (!spelt.has(form)) spelt.set(form, spell(form));
      return spelt.get(form);
    };
    found = { folded: passages.map((text) => `${fold(text).split(" ").map(spellOnce).join(" ")} `), having: new Map() };
    for (const [number, text] of found.folded.entries()) {
      for (const form of new Set(text.split(" "))) {
        const row = found.having.get(form);
        if (row) row.push(number);
        else found.having.set(form, [number]);
      }
    }
    ready.set(passages, found);
  }
  return found;
}

/**
 * The passages in which a claim is to be laid out: the likeliest, those around it, and those of its further parts.
 * @param {Word[]} words
 * @param {string[]} passages
 * @param {Spell} spell
 * @returns {number[]} numbers of passages that follow one another
 */
export function windowOf(words, passages, spell) {
  makeReady(passages, spell);
  const forms = words.flatMap(({ form }) => spell(form).split(" "));
  const lengths = passages.map((text) => text.length / 5);
  const best = likeliest(forms, passages);
  if (best < 0) return [];
  const ends = [likeliest(forms.slice(0, 6), passages, best), likeliest(forms.slice(-6), passages, best)];
  let [low, high] = [best, best];
  for (const end of ends) {
    const [first, last] = [Math.min(low, end), Math.max(high, end)];
    if (end >= 0 && sum(lengths.slice(first, last + 1)) < WINDOW) [low, high] = [first, last];
  }
  low = Math.max(0, low - 1);
  while (high < passages.length - 1 && sum(lengths.slice(best, high + 1)) < words.length * 1.5) high++;
  high = Math.min(passages.length - 1, high + 1);
  return Array.from({ length: high - low + 1 }, (_, at) => low + at);
}

/**
 * The passage that has the most of some words, side by side rather than single; of equal ones the nearest to another.
 * @param {string[]} forms
 * @param {string[]} passages
 * @param {number} near
 */
function likeliest(forms, passages, near = 0) {
  const { folded } = /** @type {Ready} */ (ready.get(passages));
  const three = new Set(forms.slice(2).map((form, at) => ` ${forms[at]} ${forms[at + 1]} ${form} `));
  const two = new Set(forms.slice(1).map((form, at) => ` ${forms[at]} ${form} `));
  const one = new Set(forms.map((form) => ` ${form} `));
  let best = -1;
  let most = 0;
  for (const number of candidates(forms, passages)) {
    const text = folded[number] ?? "";
    let score = 0;
    for (const [set, weight] of /** @type {[Set<string>, number][]} */ ([[three, 9], [two, 3], [one, 1]])) {
      for (const words of set) if (text.includes(words)) score += weight;
    }
    if (score > most || (score === most && score && Math.abs(number - near) < Math.abs(best - near))) [best, most] = [number, score];
  }
  return best;
}

/**
 * The passages that have the most of some words, rare ones counting more.
 * @param {string[]} forms
 * @param {string[]} passages
 */
function candidates(forms, passages) {
  const { having } = /** @type {Ready} */ (ready.get(passages));
  /** @type {Map<number, number>} */
  const weights = new Map();
  for (const form of new Set(forms)) {
    const row = having.get(form) ?? [];
    const weight = Math.log(1 + passages.length / (row.length + 1));
    for (const number of row) weights.set(number, (weights.get(number) ?? 0) + weight);
  }
  const sorted = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return sorted.slice(0, CANDIDATES).map(([number]) => number);
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((all, number) => all + number, 0);
}

/**
 * @param {string[]} passages
 * @param {number[]} chosen
 * @returns {Place[]}
 */
export function placesIn(passages, chosen) {
  /** @type {Place[]} */
  const places = [];
  let sentence = 0;
  for (const passage of chosen) {
    const text = passages[passage] ?? "";
    let at = 0;
    sentence++;
    eachWord(text, (form, start, end) => {
      const between = text.slice(at, start);
      const before = at || !places.length ? between : `${places[places.length - 1]?.after ?? ""} ${between}`;
      if (/[.!?。．！？]/u.test(between) || questionsOf(text.slice(Math.max(0, at - 1), at)).test(between)) sentence++;
      places.push({ form, raw: text.slice(start, end), start, end, free: false, passage, sentence, before, behind: text[end] });
      at = end;
    });
    const last = places[places.length - 1];
    if (at && last) last.after = text.slice(at);
  }
  return places;
}
