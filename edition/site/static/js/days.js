// Dates in figures and with the name of the month, read as one day where they leave no doubt which. As the engine has it
// (`analysis.values.dates`, `analysis.places.turned_dates`); of several days together it knows more, which is other words here.

import { fold } from "./fold.js";

/** @typedef {import("./claim.js").Said} Said */
/** @typedef {import("./claim.js").Word} Word */
/** @typedef {import("./wording.js").Place} Place */
/**
 * `dayFirst` are the signs between figures of which the first is the day; `uncounted` words that no number counts,
 * `numbered` those that a number stands behind (chapter 4).
 * @typedef {{months: Record<string, number>, capitalDays: boolean, dayFirst: string, uncounted: string[], numbered: string[]}} DayRules
 */

const YEAR_THEN_MONTH = /^(\d{4})(?:[-/.]|\s*[年년]\s*)(\d{1,2})(?:[-/.]|\s*[月월]\s*)(\d{1,2})(?:\.|\s*[日일])?$/u;
const IN_FIGURES = /^(\d{1,2})([-/]|\. ?)(\d{1,2})\2(\d{4})$/u;
const OF_MONTH = "(\\d{1,2})(?:st|nd|rd|th|er|º|°|\\.)?";
const OF_YEAR = "(?:,? (?:de |del )?(\\d{4}))?";
const DAY_THEN_MONTH = new RegExp(`^(?:the )?${OF_MONTH} (?:of |de |d['’])?([^\\s\\d,.]+)\\.?${OF_YEAR}$`, "iu");
const MONTH_THEN_DAY = new RegExp(`^([^\\s\\d,.]+)\\.? (?:the )?${OF_MONTH}${OF_YEAR}$`, "iu");
const NTH = /\d(?:st|nd|rd|th|er|º|ª)(?!\p{L})/u;
const BEFORE_MONTH = /^(?:i[nm]?|e[nm]|în|a)$/u; // before a month and no day: in June 5 died
const ENDED_BY = /^\s*[.,;:!?)\]]/u;
const MOST_MONTHS = 12;
const MOST_DAYS = 31;

/** Reads the days of one language. */
export class Days {
  /** @param {DayRules} rules */
  constructor(rules) {
    this.months = new Map(Object.entries(rules.months).map(([word, at]) => [fold(word).trim(), at]));
    this.capitalDays = rules.capitalDays;
    this.dayFirst = rules.dayFirst;
    this.uncounted = new Set(rules.uncounted);
    this.numbered = new Set(rules.numbered);
  }

  /**
   * Whether words of a claim and of the statement are one day, written otherwise: 2020-05-04, 4 May 2020; 4 May, May 4.
   * @param {Word[]} words
   * @param {[number, number]} mine the range in them
   * @param {Place[]} places
   * @param {[number, number]} theirs
   */
  sameDay(words, mine, places, theirs) {
    const texts = [textIn(words, mine), textIn(places, theirs)];
    const [one, two] = texts.map((text) => this.dayOf(text));
    if (!one || one !== two) return false;
    if (!one.startsWith("0 ") || sortedWords(texts[0]) !== sortedWords(texts[1]) || texts.every((text) => NTH.test(text))) return true;
    const before = places[theirs[0] - 1];
    if (BEFORE_MONTH.test(before?.form ?? "") || this.numbered.has(before?.form ?? "")) return false;
    return this.isUncounted(words[mine[1]]) && this.isUncounted(places[theirs[1]], before);
  }

  /**
   * Whether no day before a word says how many there are of it: 4 May the council met, not May 4 people.
   * @param {Said | undefined} word
   * @param {Place} [of] of the sentence
   */
  isUncounted(word, of) {
    const ends = !word || (of && "sentence" in word && word.sentence !== of.sentence);
    return ends || ENDED_BY.test(beforeOf(word)) || this.uncounted.has(word.form);
  }

  /**
   * Year (0: not said), month and day; nothing of other words.
   * @param {string} text
   */
  dayOf(text) {
    const [, year, month, day] = YEAR_THEN_MONTH.exec(text) ?? [];
    if (year) return dayFrom(year, Number(month), Number(day));
    const [, first, sign = "", second, last] = IN_FIGURES.exec(text) ?? [];
    if (last) return this.inFigures(Number(first), Number(second), last, this.dayFirst.includes(sign.trim()));
    let [, days, name = "", of] = DAY_THEN_MONTH.exec(text) ?? [];
    if (!days) [, name = "", days, of] = MONTH_THEN_DAY.exec(text) ?? [];
    const named = this.months.get(fold(name).trim());
    if (!days || !named || (this.capitalDays && name === name.toLowerCase())) return "";
    return dayFrom(of ?? "0", named, Number(days));
  }

  /**
   * The day of three figures; nothing where either of the first two may be the month.
   * @param {number} one
   * @param {number} two
   * @param {string} year
   * @param {boolean} dayFirst
   */
  inFigures(one, two, year, dayFirst) {
    if (dayFirst || one === two || one > MOST_MONTHS) return dayFrom(year, two, one);
    return two > MOST_MONTHS ? dayFrom(year, one, two) : "";
  }
}

/**
 * @param {string} year
 * @param {number} month
 * @param {number} day
 */
function dayFrom(year, month, day) {
  return month > 0 && month <= MOST_MONTHS && day > 0 && day <= MOST_DAYS ? `${year} ${month} ${day}` : "";
}

/** @param {Said | undefined} word */
function beforeOf(word) {
  return (word && "before" in word ? String(word.before) : /** @type {Word} */ (word)?.lead) ?? "";
}

/**
 * @param {Said[]} words
 * @param {[number, number]} range
 */
function textIn(words, [first, end]) {
  return words.slice(first, end).map((word, at) => (at ? beforeOf(word) : "") + word.raw).join("").replace(/\s+/gu, " ");
}

/** The words of a text whatever their order. @param {string | undefined} text */
function sortedWords(text) {
  return (text ?? "").toLowerCase().split(/[\s,.]+/u).sort().join(" ");
}
