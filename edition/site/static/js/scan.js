// Search by scanning folded texts from end to end: phrases, beginnings of words and any script need no index.

import { eachWord, sideForms, speller } from "./fold.js";

/** @typedef {{rank: number, group: string, heading: string, text: string}} Row what is found; small ranks first */
/** @typedef {{row: number, tier: number}} Hit */
/** @typedef {{words: string[], phrases: string[]}} Query folded; phrases were typed in quotation marks */
/** @typedef {{folded: string, from: number[], at: [number, number][]}} Places where each word of a folded text stands */

// How a row has what was typed, the best last.
const PARTLY = 1; // not all words
const APART = 2; // words joined, apart, or inside other words
const BEGUN = 3; // all words, or words that begin so
const WORDS = 4; // all words
const PHRASE_BEGUN = 5; // in this order, the last word perhaps only begun
const PHRASE = 6;

const STATEMENT = 0; // the rank of its rows
const SHORTEST_INSIDE = 3; // letters; shorter ones stand inside too many words
const QUOTED = /["“”„«»「」『』]([^"“”„«»「」『』]+)["“”„«»「」『』]/gu;

/** All texts of a site, to be searched. */
export class Scan {
  /**
   * @param {Row[]} rows
   * @param {import("./fold.js").Spelling} spelling
   */
  constructor(rows, spelling) {
    this.rows = rows;
    this.spell = speller(spelling);
    /** @type {number[]} */
    this.starts = [];
    /** @type {Map<string, Set<number>>} */
    this.found = new Map();
    const folded = [];
    let length = 0;
    for (const { heading, text } of rows) {
      const sides = sideForms(text).map((form) => `${this.foldWords(form)} |`);
      const line = `${this.foldWords(heading)} |${this.foldWords(text)} |${sides.join("")}\n`;
      this.starts.push(length);
      length += line.length;
      folded.push(line);
    }
    this.text = folded.join("");
  }

  /**
   * The words of a text in one spelling, each with a space before it.
   * @param {string} text
   */
  foldWords(text) {
    let folded = "";
    eachWord(text, (form) => {
      folded += ` ${this.spell(form)}`;
    });
    return folded;
  }

  /**
   * Which rows have what was typed, by rank, then the best match, then their order.
   * @param {string} typed
   * @returns {Hit[]}
   */
  search(typed) {
    const query = this.read(typed);
    if (!query.words.length) return [];
    let tiers = this.withAllWords(query);
    if (![...tiers.keys()].some((row) => this.rows[row]?.rank === STATEMENT)) {
      tiers = new Map([...this.apart(query), ...tiers]);
    }
    if (!tiers.size) tiers = this.partly(query);
    const hits = [...tiers].map(([row, tier]) => ({ row, tier }));
    return hits.sort((a, b) => this.rankOf(a) - this.rankOf(b) || b.tier - a.tier || a.row - b.row);
  }

  /**
   * @param {string} typed
   * @returns {Query}
   */
  read(typed) {
    const phrases = [...typed.matchAll(QUOTED)].map((match) => this.foldWords(match[1] ?? "")).filter(Boolean);
    return { words: this.foldWords(typed).split(" ").filter(Boolean), phrases };
  }

  /** @param {Hit} hit */
  rankOf(hit) {
    return this.rows[hit.row]?.rank ?? 0;
  }

  /**
   * @param {Query} query
   * @returns {Map<number, number>} tiers by row
   */
  withAllWords({ words, phrases }) {
    const whole = words.map((word) => ` ${word}`).join("");
    /** @type {Map<number, number>} */
    const tiers = new Map();
    /** @param {Iterable<number>} rows @param {number} tier */
    const add = (rows, tier) => {
      for (const row of rows) tiers.set(row, tier);
    };
    add(common(words.map((word) => this.rowsWith(` ${word}`))), BEGUN);
    add(common(words.map((word) => this.rowsWith(` ${word} `))), WORDS);
    add(this.rowsWith(whole), PHRASE_BEGUN);
    add(this.rowsWith(`${whole} `), PHRASE);
    for (const phrase of phrases) {
      const rows = this.rowsWith(`${phrase} `);
      for (const row of tiers.keys()) if (!rows.has(row)) tiers.delete(row);
    }
    return tiers;
  }

  /**
   * Rows in which the words stand joined, apart, or within others.
   * @param {Query} query
   * @returns {Map<number, number>}
   */
  apart({ words }) {
    const closed = this.rowsLike(spaced(words.join("")));
    const each = words.map((word) => {
      const inside = word.length < SHORTEST_INSIDE ? [] : this.rowsWith(word);
      return new Set([...this.rowsWith(` ${word}`), ...this.rowsLike(spaced(word)), ...inside]);
    });
    return new Map([...common(each), ...closed].map((row) => [row, APART]));
  }

  /**
   * Rows that have the most of the words, rare ones counting more.
   * @param {Query} query
   * @returns {Map<number, number>}
   */
  partly({ words }) {
    /** @type {Map<number, number>} */
    const weights = new Map();
    for (const word of new Set(words)) {
      const rows = this.rowsWith(` ${word}`);
      const weight = Math.log((this.rows.length + 1) / (rows.size + 1)) + Number.EPSILON;
      for (const row of rows) weights.set(row, (weights.get(row) ?? 0) + weight);
    }
    const most = Math.max(...weights.values());
    return new Map([...weights].filter(([, weight]) => weight === most).map(([row]) => [row, PARTLY]));
  }

  /**
   * @param {string} needle
   * @returns {Set<number>}
   */
  rowsWith(needle) {
    const before = this.found.get(needle);
    if (before) return before;
    /** @type {Set<number>} */
    const rows = new Set();
    let at = this.text.indexOf(needle);
    while (at >= 0) {
      const row = this.rowAt(at);
      rows.add(row);
      const next = this.starts[row + 1];
      at = next === undefined ? -1 : this.text.indexOf(needle, next);
    }
    this.found.set(needle, rows);
    return rows;
  }

  /**
   * @param {RegExp} pattern
   * @returns {Set<number>}
   */
  rowsLike(pattern) {
    return new Set([...this.text.matchAll(pattern)].map((match) => this.rowAt(match.index)));
  }

  /**
   * The row in which a place of the folded text lies.
   * @param {number} at
   */
  rowAt(at) {
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return low;
  }

  /**
   * Where a text has what was typed, as stretches of it, in order.
   * @param {string} text
   * @param {string} typed
   * @returns {{stretches: [number, number][], missing: string[]}}
   */
  mark(text, typed) {
    const { words, phrases } = this.read(typed);
    const places = this.placesOf(text);
    const whole = words.map((word) => ` ${word}`).join("");
    const pieces = phrases.length ? phrases : [];
    /** @type {[number, number][]} */
    let found = occurrences(places, wholeWord(whole));
    if (!found.length) found = occurrences(places, literal(whole));
    if (!found.length && words.length > 1) found = occurrences(places, spaced(words.join("")));
    const missing = [];
    if (!found.length) {
      for (const piece of [...pieces, ...words.map((word) => ` ${word}`)]) {
        const forms = [wholeWord(piece), literal(piece), spaced(piece.replaceAll(" ", "")), literal(piece.trim())];
        const all = forms.map((form) => occurrences(places, form));
        const first = all.find((stretches) => stretches.length);
        if (first) found.push(...first);
        else if (!pieces.includes(piece)) missing.push(piece.trim());
      }
    }
    return { stretches: merged(found), missing };
  }

  /**
   * @param {string} text
   * @returns {Places}
   */
  placesOf(text) {
    let folded = "";
    /** @type {number[]} */
    const from = [];
    /** @type {[number, number][]} */
    const at = [];
    eachWord(text, (form, start, end) => {
      from.push(folded.length);
      at.push([start, end]);
      folded += ` ${this.spell(form)}`;
    });
    return { folded: `${folded} `, from, at };
  }
}

/**
 * @param {Set<number>[]} sets
 * @returns {number[]} what is in all of them
 */
function common(sets) {
  const [first, ...others] = [...sets].sort((a, b) => a.size - b.size);
  return [...(first ?? [])].filter((row) => others.every((set) => set.has(row)));
}

/** @param {string} text */
function literal(text) {
  return new RegExp(escapePattern(text), "gu");
}

/** @param {string} text */
function wholeWord(text) {
  return new RegExp(`${escapePattern(text)}(?= )`, "gu");
}

/**
 * Letters as words that may be divided anywhere.
 * @param {string} letters
 */
function spaced(letters) {
  return new RegExp(` ${[...letters].map(escapePattern).join(" ?")}`, "gu");
}

/** @param {string} text */
function escapePattern(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}

/**
 * The stretches of the text whose words a pattern finds, whole words each.
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
    if (start >= end) continue;
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
function merged(stretches) {
  /** @type {[number, number][]} */
  const apart = [];
  for (const [start, end] of stretches.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = apart[apart.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  return apart;
}
