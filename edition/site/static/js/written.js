// What is written otherwise and says the same: short forms and full ones, months, places in an order, times of day, digits
// in groups. As the engine has it (`analysis.kinds.shortening`, `analysis.values.number_words`); what is not known here is other words.

import { fold } from "./fold.js";

/** @typedef {import("./claim.js").Word} Word */
/** @typedef {import("./wording.js").Place} Place */
/** @typedef {Word | Place} Said */
/**
 * `shorts` are what short words may stand for, `shortPointed` those that need a point or capitals, `shortTitles` those of them to
 * which a capital is enough; `months` and `places` (first, second) words with their numbers, `placeEndings` what
 * digits have behind them (3rd), `ranges` words between the figures of a range, `units` words of measures.
 * @typedef {{shorts: Record<string, string[]>, shortPointed: string[], shortTitles: string[], months: Record<string, number>,
 *   places: Record<string, number>, placeEndings: string[], ranges: string[], units: Record<string, string>, capitalDays: boolean}} WrittenRules
 */

export const OTHER_SIGN = /^[GHMST]$/u; // small they are signs of units; 5G is no 5 grams
const MOST = 32; // ways to write words out in full
const WORDS = 6; // of a short form or of what it stands for
const PLACE = /^(\d+)(\p{L}+|[ºª])$/u;
const HALF_DAY = /^(\d{1,2})(?:[.:]([0-5]\d))? ?([ap])\.? ?m\.?$/iu;
const CLOCK = /^([01]?\d|2[0-4]):([0-5]\d)$/u;
const HOUR = /^(\d{1,2})(?:[.:]([0-5]\d))? Uhr$/u;
const HOURS = /^(\d{1,2}) ?h(?:eures?)? ?([0-5]\d)?$/u;

/** Reads short forms and times of one language. */
export class Written {
  /**
   * @param {WrittenRules} rules
   * @param {(form: string) => string} spell
   */
  constructor(rules, spell) {
    this.spell = spell;
    this.shorts = new Map(Object.entries(rules.shorts));
    this.pointed = new Set(rules.shortPointed);
    this.titles = new Set(rules.shortTitles);
    this.months = new Map(Object.entries(rules.months).map(([word, at]) => [fold(word).trim(), at]));
    this.places = new Map(Object.entries(rules.places).map(([word, at]) => [fold(word).trim(), at]));
    this.placeEndings = new Set(rules.placeEndings);
    this.capitalDays = rules.capitalDays;
    this.units = rules.units;
    this.halfDays = "p.m." in rules.units;
    this.hours = "uhr" in rules.units;
    this.french = "heures" in rules.units;
    const to = rules.ranges.filter((word) => /^\p{L}+$/u.test(word) && !/\p{scx=Han}|\p{scx=Hira}/u.test(word)).join("|") || "(?!)";
    this.range = new RegExp(`^(\\d[\\d.,]*)(?:[-‐‑‒–—]| [-‐‑‒–—] | (?:${to}) )(\\d[\\d.,]*)$`, "iu");
  }

  /**
   * Whether two texts are the same words, one of them short: Sen. and Senator, Jan. and January, 3rd and third.
   * @param {Said[]} mine
   * @param {Said[]} theirs
   */
  sameWords(mine, theirs) {
    if (Math.max(mine.length, theirs.length) > WORDS || ![mine, theirs].every(isPlain)) return false;
    if (this.sameOrder(mine, theirs)) return true;
    const [full, others] = [this.inFull(mine), this.inFull(theirs)];
    return [...full].some((text) => others.has(text));
  }

  /**
   * Whether two words name one month, or one place in an order.
   * @param {Said[]} mine
   * @param {Said[]} theirs
   */
  sameOrder(mine, theirs) {
    if (mine.length !== 1 || theirs.length !== 1) return false;
    const [one, two] = [...mine, ...theirs].map((word) => this.orderOf(word));
    return !!one && one === two;
  }

  /**
   * The month or place in an order that a word says.
   * @param {Said} word
   */
  orderOf({ form, raw }) {
    const month = this.months.get(form);
    if (month && (!this.capitalDays || /^\p{Lu}/u.test(raw))) return `month ${month}`;
    const [, digits = "", ending = ""] = PLACE.exec(raw.toLowerCase()) ?? [];
    const place = this.placeEndings.has(ending) ? Number(digits) : this.places.get(form);
    return place ? `place ${place}` : "";
  }

  /**
   * Words in each way to write them out in full, without the spaces.
   * @param {Said[]} words
   * @returns {Set<string>}
   */
  inFull(words) {
    const rows = words.map((word, at) => {
      const short = this.isShort(word, behind(words, at) === ".");
      return [...[word.form, ...(short ? this.meant(letters(word.raw)).filter((each) => !OTHER_SIGN.test(word.raw) || !this.units[each]) : [])].map(this.plain), ...owned(word, behind(words, at))];
    });
    if (rows.reduce((count, row) => count * row.length, 1) > MOST) return new Set();
    const all = rows.reduce((texts, row) => texts.flatMap((text) => row.map((way) => text + way)), [""]);
    const together = words.length > 1 && words.every((_, at) => behind(words, at) === ".");
    return new Set([...all, ...(together ? this.meant(letters(words.map(({ raw }) => raw).join(""))).map(this.plain) : [])]);
  }

  /** @param {string} text */
  plain = (text) => fold(text).trim().split(" ").map(this.spell).join("");

  /** @param {string} short */
  meant(short) {
    return this.shorts.get(short) ?? [];
  }

  /**
   * Whether a word is shown to be short: by a point, by capitals, or because it is no other word.
   * @param {Said} word
   * @param {boolean} point whether one is behind it
   */
  isShort({ raw }, point) {
    const bare = letters(raw);
    if (!this.shorts.has(bare)) return false;
    if (point || raw.includes(".") || (raw.length > 1 && raw === raw.toUpperCase())) return true;
    return !this.pointed.has(bare) || (this.titles.has(bare) && /^\p{Lu}/u.test(raw));
  }

  /**
   * Whether two texts say one time of day, one place or one range: 9 p.m. and 9:00 p.m. and 21:00, 23 Uhr and 23.00 Uhr,
   * 3rd and third, 5–10 and 5 to 10.
   * @param {Said[]} mine
   * @param {Said[]} theirs
   */
  sameFigure(mine, theirs) {
    if (this.sameOrder(mine, theirs)) return true;
    const [one, two] = [mine, theirs].map(textWith).map((text) => this.timeOf(text) || this.range.exec(text)?.slice(1).join(" to "));
    return !!one && one === two;
  }

  /** @param {string} text */
  timeOf(text) {
    const [, whole = "", past] = (this.french && HOURS.exec(text)) || [];
    if (whole && !past) return `${Number(whole)} h`; // how long it took as often: 5 heures is no 5:00
    let [hour, minutes, half] = (this.halfDays && HALF_DAY.exec(text)?.slice(1)) || [];
    if (half) {
      if (/p/iu.test(half) && Number(hour) > 0 && Number(hour) < 12) [hour, half] = [String(Number(hour) + 12), ""];
    } else [hour, minutes] = ((this.hours && HOUR.exec(text)) || (this.french && HOURS.exec(text)) || CLOCK.exec(text))?.slice(1) ?? [];
    return hour === undefined ? "" : `${Number(hour)}:${minutes ?? "00"} ${half?.toLowerCase() ?? ""}`;
  }
}

/**
 * The digits of a number from a place on, those of its groups that spaces part with them, and how many words that are.
 * @param {Said[]} words
 * @param {number} at
 * @returns {[string, number]}
 */
export function groupsAt(words, at) {
  let [digits, end] = [words[at]?.raw ?? "", at + 1];
  if (!/^\d{1,3}$/u.test(digits)) return [digits, 1];
  while (/^\d{3}$/u.test(words[end]?.raw ?? "") && before(words[end]) === " ") digits += words[end++]?.raw ?? "";
  return [digits, end - at];
}

/** @param {string} raw */
function letters(raw) {
  return raw.toLowerCase().replace(/[.\s]/gu, "");
}

/** @param {Said | undefined} word */
function before(word) {
  return (word && "before" in word ? word.before : word?.lead) ?? "";
}

/**
 * A name or word that ends in s, as both ways to say what is its have it: James's, James'. Its apostrophe stays, as princes'
 * is no princess.
 * @param {Said} word
 * @param {string} next the sign behind it
 */
function owned({ form, raw }, next) {
  if (/s['’]s$/iu.test(raw)) return [`${form.slice(0, -1)}'s`];
  return /s$/u.test(form) && /^['’]$/u.test(next) ? [`${form}'s`] : [];
}

/**
 * Whether nothing but spaces and points stands between some words.
 * @param {Said[]} words
 */
function isPlain(words) {
  return words.every((word, at) => !at || /^[.\s]*$/u.test(before(word)));
}

/**
 * The sign right behind a word.
 * @param {Said[]} words
 * @param {number} at
 */
function behind(words, at) {
  return (at + 1 < words.length ? before(words[at + 1])[0] : words[at]?.behind) ?? "";
}

/** @param {Said[]} words */
function textWith(words) {
  return words.map((word, at) => (at ? before(word) : "") + word.raw).join("") + (words.at(-1)?.behind === "." ? "." : "");
}
