// Where a text has words, however they are divided or mistyped: patterns of folded words, and the stretches that they find.

import { eachWord } from "./fold.js";

/** @typedef {{folded: string, from: number[], at: [number, number][]}} Places where each word of a folded text stands */

/** @param {string} text */
export function literal(text) {
  return new RegExp(escapePattern(text), "gu");
}

/** @param {string} text */
export function wholeWord(text) {
  return new RegExp(`${escapePattern(text)}(?= )`, "gu");
}

const DIVIDED = 500; // letters, a long sentence: of many more the pattern is too much for browsers

/**
 * Letters as words that may be divided anywhere; of a whole passage that somebody pasted nothing is found so.
 * @param {string} letters
 */
export function spaced(letters) {
  if (letters.length > DIVIDED) return /(?!)/gu;
  return new RegExp(` ${[...letters].map(escapePattern).join(" ?")}`, "gu");
}

/**
 * Words that are one slip away: a letter more, less or another, or two exchanged. The first is as typed.
 * @param {string} word
 */
export function slipped(word) {
  const letters = [...word];
  const ways = letters.flatMap((letter, at) => {
    const [before, next, after] = [letters.slice(0, at).join(""), letters[at + 1] ?? "", letters.slice(at + 2).join("")];
    if (at === 0) return [];
    return [`${before}[^ \\n]?${next}${after}`, `${before}[^ \\n]${letter}${next}${after}`, `${before}${next}${letter}${after}`];
  });
  return new RegExp(` (?:${ways.join("|")}|${word}[^ \\n])(?= )`, "gu");
}

/** @param {string} text */
function escapePattern(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}

/**
 * @param {string} text
 * @returns {Places}
 */
export function placesOf(text) {
  let folded = "";
  /** @type {number[]} */
  const from = [];
  /** @type {[number, number][]} */
  const at = [];
  eachWord(text, (form, start, end) => {
    from.push(folded.length);
    at.push([start, end]);
    folded += ` ${form}`;
  });
  return { folded: `${folded} `, from, at };
}

/**
 * The stretches of a text that the first pattern finds which finds any.
 * @param {Places} places
 * @param {RegExp[]} patterns
 * @returns {[number, number][]}
 */
export function firstFound(places, patterns) {
  for (const pattern of patterns) {
    const found = occurrences(places, pattern);
    if (found.length) return found;
  }
  return [];
}

/**
 * The stretches of a text whose words a pattern finds, whole words each.
 * @param {Places} places
 * @param {RegExp} pattern
 * @returns {[number, number][]}
 */
function occurrences({ folded, from, at }, pattern) {
  /** @type {[number, number][]} */
  const found = [];
  let word = 0;
  for (const match of folded.matchAll(pattern)) {
    const start = match.index + (match[0].startsWith(" ") ? 1 : 0);
    const end = match.index + match[0].length;
    while (word + 1 < from.length && (from[word + 1] ?? 0) < start) word++;
    let last = word;
    while (last + 1 < from.length && (from[last + 1] ?? 0) + 1 < end) last++;
    found.push([at[word]?.[0] ?? 0, at[last]?.[1] ?? 0]);
  }
  return found;
}

/**
 * @param {[number, number][]} stretches
 * @returns {[number, number][]} in order, overlapping ones as one
 */
export function merged(stretches) {
  /** @type {[number, number][]} */
  const apart = [];
  for (const [start, end] of stretches.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = apart[apart.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  return apart;
}
