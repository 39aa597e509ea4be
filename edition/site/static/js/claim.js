// What somebody claims that a statement says, as words to be compared: signs of omission, brackets, marks around.

import { eachWord } from "./fold.js";

/**
 * A word; `form` is folded, `raw` as it stands, `lead` what stands before it, `free` says that its first letter may be a
 * capital or not, `stem` is what stands before its ending in brackets: *sell[s]*, `behind` the sign right behind it.
 * @typedef {{form: string, raw: string, lead?: string, start: number, end: number, free: boolean, stem?: string | undefined, behind?: string | undefined}} Word
 */
/** @typedef {Pick<Word, "form" | "raw">} Said a word of whatever text */
/**
 * Words of a claim, in order; at a cut (the number of the word after it) something is left out and a sign says so,
 * or a bracket stands there with words of the quoting one (`put`). `text` is what `start` and `end` count in.
 * @typedef {{text: string, words: Word[], cuts: Map<number, {put: string}>, after: string}} Claim
 */

/** The marks of a question; in Greek a semicolon is one. */
const QUESTIONS = /[?？؟]/u;
const GREEK_QUESTIONS = /[?？؟;\u037e]/u;

/** @param {string} text of the statement */
export const questionsOf = (text) => (/\p{Script=Greek}/u.test(text) ? GREEK_QUESTIONS : QUESTIONS);

const OMISSION = /[[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)?/gu;
const BRACKET = /\[[^\]]*\]/gu;
// A word or figure of which a part stands in brackets: [W]e, polic[ies], 5[m]; not a note, 5[1].
const LETTERS = "(?:\\p{L}[\\p{L}\\p{M}'’]*)?\\[\\p{L}{1,4}\\]\\p{L}[\\p{L}\\p{M}]*|\\p{L}[\\p{L}\\p{M}'’]*\\[['’]?\\p{L}{1,6}\\]";
const FIGURES = "\\[(?:\\d[\\d.,]*|[-−–+<>≤≥~≈$£€¥])\\]\\d[\\d.,]*(?<=\\d)|\\d(?:[\\d.,]*\\d)?\\[(?:[.,]\\d+|0\\d*|\\p{L}{1,4}|[%‰])\\]";
const IN_BRACKETS = new RegExp(`${LETTERS}|${FIGURES}`, "gu");
const OWN_WORDS = /\[[^\]]*[\p{L}\p{N}][^\]]*\]/gu;
const SIC = /^\[\s*(?:sic|sic!|!)\s*\]$/iu;
const PAIRS = /** @type {const} */ (["“”", "„“", "„”", "«»", "»«", "「」", "『』", '""', "‚‘", "‹›"]);

/**
 * A word in small letters, with its accents, the apostrophe straight: è is not e, où not ou.
 * @param {{raw: string} | undefined} word
 */
export const small = (word) => word?.raw.toLowerCase().replace(/’/gu, "'").replaceAll("ß", "ss") ?? "";

/**
 * The words of a text.
 * @param {string} text
 * @returns {Said[]}
 */
export function wordsOf(text) {
  /** @type {Said[]} */
  const words = [];
  eachWord(text, (form, start, end) => words.push({ form, raw: text.slice(start, end) }));
  return words;
}

/**
 * The claim that a text is, whole.
 * @param {string} text
 * @returns {Claim}
 */
export function readClaim(text) {
  /** @type {{at: number, put: string}[]} */
  const places = [];
  let plain = text.replace(OMISSION, (sign, at) => {
    places.push({ at, put: "" });
    return " ".repeat(sign.length);
  });
  /** @type {Map<number, string>} where words begin of which the ending stands in brackets, what stands before it */
  const stems = new Map();
  plain = plain.replace(IN_BRACKETS, (word, at) => {
    if (word.endsWith("]")) stems.set(at, word.slice(0, word.indexOf("[")).toLowerCase());
    const letters = word.replace(/[[\]]/gu, "");
    return word.startsWith("[") ? `\u2060${letters}\u2060` : `${letters}\u2060\u2060`;
  });
  plain = plain.replace(BRACKET, (bracket, at) => {
    if (!SIC.test(bracket)) places.push({ at, put: bracket.slice(1, -1) });
    return " ".repeat(bracket.length);
  });
  /** @type {Word[]} */
  const words = [];
  eachWord(plain, (form, start, end) => {
    const raw = plain.slice(start, end);
    const lead = plain.slice(words.at(-1)?.end ?? 0, start);
    words.push({ form, raw: raw.replaceAll("\u2060", ""), lead, start, end, free: raw.startsWith("\u2060") || !words.length, stem: stems.get(start), behind: plain[end] });
  });
  /** @type {Claim["cuts"]} */
  const cuts = new Map();
  for (const { at, put } of places) {
    const number = words.filter((word) => word.start < at).length;
    cuts.set(number, { put: [cuts.get(number)?.put, put].filter(Boolean).join(" ") });
  }
  for (const number of cuts.keys()) {
    const next = words[number];
    if (next) next.free = true;
  }
  const last = words[words.length - 1];
  return { text, words, cuts, after: text.slice(last?.end ?? 0) };
}

/**
 * The stretches of a text that stand in quotation marks, what stands before each, and all that stands around them.
 * @param {string} text
 * @returns {{stretches: string[], before: string[], outside: string}}
 */
export function readStretches(text) {
  /** @type {string[]} */
  const stretches = [];
  /** @type {string[]} */
  const before = [];
  let outside = "";
  let at = 0;
  let since = 0;
  while (at < text.length) {
    const pair = PAIRS.find(([open]) => open === text[at]);
    const closed = pair ? closing(text, at, pair[1] ?? "") : -1;
    if (closed > at) {
      stretches.push(text.slice(at + 1, closed));
      before.push(text.slice(since, at));
      outside += " ";
      since = at = closed + 1;
    } else outside += text[at++];
  }
  return { stretches, before, outside };
}

/**
 * @param {string} text
 * @param {number} at
 * @param {string} mark
 */
function closing(text, at, mark) {
  const same = PAIRS.filter(([open]) => open === text[at]).map(([, close]) => close ?? "");
  const found = same.map((close) => text.indexOf(close, at + 1)).filter((place) => place > at);
  return found.length ? Math.min(...found) : text.indexOf(mark, at + 1);
}

/**
 * A text with the brackets that hold words of whoever quotes apart: none of [W]e, [...], [sic].
 * @param {string} text
 * @returns {{text: string, own: boolean}[]}
 */
export function bracketsApart(text) {
  const found = [];
  let at = 0;
  const inWords = [...text.matchAll(IN_BRACKETS)];
  for (const { index, 0: bracket } of text.matchAll(OWN_WORDS)) {
    if (SIC.test(bracket) || inWords.some((word) => word.index <= index && index < word.index + word[0].length)) continue;
    found.push({ text: text.slice(at, index), own: false }, { text: bracket, own: true });
    at = index + bracket.length;
  }
  return [...found, { text: text.slice(at), own: false }].filter((part) => part.text);
}
