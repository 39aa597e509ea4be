// Search by scanning folded texts from end to end: phrases, beginnings of words and any script need no index.

import { fold, foldForSearch, speller, withoutArticle } from "./fold.js";
import { firstFound, literal, merged, placesOf, slipped, spaced, wholeWord } from "./stretches.js";

/**
 * What is found; small ranks first. `folded` is its text as `foldForSearch` gives it, where it is known already.
 * @typedef {{rank: number, heading: string, text: string, folded?: string}} Row
 */
/** @typedef {{row: number, tier: number}} Hit */

// How a row has what was typed, the best last.
const PARTLY = 1; // not all words
const APART = 2; // words joined, apart, or inside other words
const BEGUN = 3; // all words, or words that begin so
const WORDS = 4; // all words
const PHRASE_BEGUN = 5; // in this order, the last word perhaps only begun
const PHRASE = 6;

const STATEMENT = 0; // the rank of its rows
const SHORTEST_INSIDE = 3; // letters; shorter ones stand inside too many words
const SHORTEST_MISTYPED = 5; // letters; shorter words are one letter away from too many
const LONGEST_MISTYPED = 40; // letters; the search for a slip grows with the cube of them
const MOST_READINGS = 12; // spellings of a whole query that are tried
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
    this.variants = new Map(Object.entries(spelling.variants));
    /** @type {number[]} */
    this.starts = [];
    /** @type {Map<string, Set<number>>} */
    this.found = new Map();
    /** @type {Map<string, string[]>} */
    this.mistyped = new Map();
    const lines = [];
    let length = 0;
    for (const { heading, text, folded } of rows) {
      const line = `${heading && foldForSearch(heading)}${folded ?? foldForSearch(text)}\n`;
      this.starts.push(length);
      length += line.length;
      lines.push(line);
    }
    this.text = lines.join("");
  }

  /**
   * Which rows have what was typed, by rank, then the best match, then their order.
   * @param {string} typed
   * @returns {Hit[]}
   */
  search(typed) {
    const words = wordsOf(typed);
    if (!words.length) return [];
    let tiers = this.withAllWords(words);
    if (![...tiers.keys()].some((row) => this.rankOf(row) === STATEMENT)) {
      tiers = new Map([...this.apart(words), ...tiers]);
    }
    const phrases = phrasesOf(typed).map((phrase) => this.rowsWithPhrase(phrase));
    /** @param {number} row */
    const hasPhrases = (row) => phrases.every((rows) => rows.has(row));
    tiers = new Map([...tiers].filter(([row]) => hasPhrases(row)));
    if (!tiers.size) tiers = this.partly(words, hasPhrases);
    const hits = [...tiers].map(([row, tier]) => ({ row, tier }));
    return hits.sort((a, b) => this.rankOf(a.row) - this.rankOf(b.row) || b.tier - a.tier || a.row - b.row);
  }

  /** @param {number} row */
  rankOf(row) {
    return this.rows[row]?.rank ?? 0;
  }

  /**
   * Words in all spellings that the texts have of them, as typed first.
   * @param {string[]} words
   * @returns {string[][]}
   */
  readings(words) {
    /** @type {string[][]} */
    let readings = [[]];
    words.forEach((word, at) => {
      const pair = this.variants.get(words.slice(at, at + 2).join(" ")) ?? [];
      const next = readings.flatMap((before) => this.spellings(word).map((form) => [...before, form]));
      const contracted = pair.map((form) => [...words.slice(0, at), form, ...words.slice(at + 2)]);
      readings = [...next, ...(at + 1 < words.length ? contracted : [])].slice(0, MOST_READINGS);
    });
    return readings;
  }

  /** @param {string} word */
  spellings(word) {
    const one = this.spell(word);
    return [...new Set([word, one, ...(this.variants.get(one) ?? [])])];
  }

  /**
   * The spellings of a word, and the word without its article; of one that stands nowhere, the words of the texts that it is a slip of the finger for.
   * @param {string} word
   */
  forms(word) {
    const own = [...new Set([...this.spellings(word), withoutArticle(word)])];
    if (word.length < SHORTEST_MISTYPED || !/^\p{L}+$/u.test(word) || this.rowsOf(own, "").size) return own;
    let meant = this.mistyped.get(word);
    if (!meant) {
      const stands = word.length > LONGEST_MISTYPED || this.rowsWith(word).size || this.rowsLike(spaced(word)).size;
      meant = stands ? [] : [...new Set([...this.text.matchAll(slipped(word))].map(([found]) => found.slice(1)))];
      this.mistyped.set(word, meant);
    }
    return [...own, ...meant];
  }

  /**
   * @param {string[]} words
   * @returns {Map<number, number>} tiers by row
   */
  withAllWords(words) {
    /** @type {Map<number, number>} */
    const tiers = new Map();
    /** @param {Iterable<number>} rows @param {number} tier */
    const add = (rows, tier) => {
      for (const row of rows) tiers.set(row, Math.max(tier, tiers.get(row) ?? 0));
    };
    const readings = this.readings(words);
    add(common(words.map((word) => this.rowsOf(this.forms(word), ""))), BEGUN);
    add(common(words.map((word) => this.rowsOf(this.forms(word), " "))), WORDS);
    add(this.rowsOf(readings.map((reading) => reading.join(" ")), ""), PHRASE_BEGUN);
    add(this.rowsOf(readings.map((reading) => reading.join(" ")), " "), PHRASE);
    return tiers;
  }

  /**
   * @param {string[]} words
   * @returns {Set<number>}
   */
  rowsWithPhrase(words) {
    const forms = this.readings(words).map((reading) => reading.join(" "));
    return new Set([...this.rowsOf(forms, " "), ...this.rowsLike(spaced(words.join("")))]);
  }

  /**
   * Rows in which the words stand joined, apart, or within others.
   * @param {string[]} words
   * @returns {Map<number, number>}
   */
  apart(words) {
    const closed = this.rowsLike(spaced(words.join("")));
    const each = words.map((word) => {
      const inside = word.length < SHORTEST_INSIDE ? [] : this.rowsWith(word);
      return new Set([...this.rowsOf(this.spellings(word), ""), ...this.rowsLike(spaced(word)), ...inside]);
    });
    return new Map([...common(each), ...closed].map((row) => [row, APART]));
  }

  /**
   * Rows that have the most of the words, rare ones counting more.
   * @param {string[]} words
   * @param {(row: number) => boolean} asked which rows may be found
   * @returns {Map<number, number>}
   */
  partly(words, asked) {
    /** @type {Map<number, number>} */
    const weights = new Map();
    for (const word of new Set(words)) {
      const rows = this.rowsOf(this.forms(word), "");
      const weight = Math.log((this.rows.length + 1) / (rows.size + 1)) + Number.EPSILON;
      for (const row of rows) if (asked(row)) weights.set(row, (weights.get(row) ?? 0) + weight);
    }
    const most = Math.max(...weights.values());
    return new Map([...weights].filter(([, weight]) => weight === most).map(([row]) => [row, PARTLY]));
  }

  /**
   * Rows that have one of some words or phrases, from the beginning of a word on.
   * @param {string[]} forms
   * @param {string} end what follows
   * @returns {Set<number>}
   */
  rowsOf(forms, end) {
    const [first = "", ...others] = forms.map((form) => ` ${form}${end}`);
    const rows = this.rowsWith(first);
    return others.length ? new Set([...rows, ...others.flatMap((form) => [...this.rowsWith(form)])]) : rows;
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
   * Where a text has what was typed, as stretches of it in order, and the words that it lacks.
   * @param {string} text
   * @param {string} typed
   * @returns {{stretches: [number, number][], missing: string[]}}
   */
  mark(text, typed) {
    const words = wordsOf(typed);
    const places = placesOf(text);
    const readings = this.readings(words).map(joined);
    const whole = [...readings.map(wholeWord), ...readings.map(literal)];
    if (words.length > 1) whole.push(spaced(words.join("")));
    const phrase = firstFound(places, whole);
    if (phrase.length) return { stretches: merged(phrase), missing: [] };
    const each = words.map((word) => {
      const forms = this.forms(word).map((form) => ` ${form}`);
      const loose = word.length < SHORTEST_INSIDE ? [] : [spaced(word), literal(word), literal(withoutArticle(word))];
      return firstFound(places, [...forms.map(wholeWord), ...forms.map(literal), ...loose]);
    });
    return { stretches: merged(each.flat()), missing: words.filter((_, at) => !each[at]?.length) };
  }
}

/**
 * @param {string} typed
 * @returns {string[]} its words, folded
 */
function wordsOf(typed) {
  return fold(typed).split(" ").slice(1);
}

/**
 * What was typed in quotation marks.
 * @param {string} typed
 * @returns {string[][]}
 */
function phrasesOf(typed) {
  return [...typed.matchAll(QUOTED)].map((match) => wordsOf(match[1] ?? "")).filter((words) => words.length);
}

/** @param {string[]} words */
function joined(words) {
  return words.map((word) => ` ${word}`).join("");
}

/**
 * @param {Set<number>[]} sets
 * @returns {number[]} what is in all of them
 */
function common(sets) {
  const [first, ...others] = [...sets].sort((a, b) => a.size - b.size);
  return [...(first ?? [])].filter((row) => others.every((set) => set.has(row)));
}
