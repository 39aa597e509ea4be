// How many words say: numbers by their value, and whether a sum, a measure or a date is another written otherwise. The words
// are those of the engine (analysis/values); a form that it knows and this does not is other words here, never the same.

import { fold } from "./fold.js";
import { groupsAt, OTHER_SIGN } from "./written.js";

/** @typedef {import("./claim.js").Word} Word */
/** @typedef {import("./claim.js").Said} Said */
/** @typedef {import("./wording.js").Place} Place */
/**
 * `units` are measures and currencies by the one name of each, `multiples` letters that multiply right behind digits (5m),
 * `joining` words inside a number (and), `halves` parts of one (two and a half), `plurals` multiples that alone say no number,
 * `fractions` patterns of words that are a part of one, or one and a half; `days` the full names of months and days of the
 * week, which have capitals if `capitalDays`.
 * @typedef {{quantities: string[], numbers: Record<string, number>, multiples: Record<string, number>,
 *   units: Record<string, string>, months: Record<string, number>, days: Record<string, string>, capitalDays: boolean, joining: string[], halves: string[], plurals: string[], fractions: string[],
 *   places: Record<string, number>, grouping: string, decimal: string}} FigureRules
 */

const AMOUNT = 6; // words that say how many together
export const ARTICLE = 3; // letters of one, or of a preposition: the longest of a word that counts nothing
const UNIT = 3; // words that a measure has at most
const DIGITS = /^(\d+(?:[.,'’\u00a0\u202f]\d+)*)(\p{L}*)$/u;
const NUMBER = /\d+(?:[.,'’٬\u00a0\u202f]\d+)*/gu;
const ORDINAL = /^(?:st|nd|rd|th|er)?$/u;
const ABBREVIATED = /^\p{L}{1,4}$/u; // what a point may stand behind
const POWERS = new Set([10, 100, 1000, 10000, 1e6, 1e8, 1e9, 1e12]); // what a number before multiplies and one behind is added to
const YEAR = 1000;
const DAYS = 31;

/** Reads the figures of one language. */
export class Figures {
  /** @param {FigureRules} rules */
  constructor(rules) {
    /** @template T @param {Record<string, T>} words @returns {Map<string, T>} */
    const byForm = (words) => new Map(Object.entries(words).map(([word, value]) => [fold(word).trim(), value]));
    this.quantities = new Set(rules.quantities.map((word) => fold(word).trim()));
    this.joining = new Set(rules.joining.map((word) => fold(word).trim()));
    this.halves = new Set(rules.halves.map((word) => fold(word).trim()));
    this.fraction = new RegExp(`(?:${rules.fractions.join("|") || "(?!)"})(?= \\S+$)`, "u");
    this.plurals = new Set(rules.plurals.map((word) => fold(word).trim()));
    this.numbers = byForm(rules.numbers);
    this.multiples = byForm(rules.multiples);
    this.units = byForm(rules.units);
    this.months = byForm(rules.months);
    this.places = byForm(rules.places); // in an order
    this.days = byForm(rules.days);
    this.capitalDays = rules.capitalDays;
    const grouping = `[${rules.grouping}\u00a0\u202f]`;
    this.number = new RegExp(`^(?:\\d+|\\d{1,3}(?:${grouping}\\d{3})+)(?:[${rules.decimal || "."}]\\d+)?$`, "u");
    this.decimal = rules.decimal;
  }

  /**
   * Whether some words name another month, or day of the week, than others: Friday for Thursday, but not for tomorrow.
   * @param {Said[]} words
   * @param {Said[]} others
   */
  nameOtherDay(words, others) {
    const [named, had] = [words, others].map((said) =>
      said
        .filter(({ raw }) => !this.capitalDays || /^\p{Lu}/u.test(raw))
        .flatMap(({ form }) => this.days.get(form) ?? []),
    );
    const kind = (/** @type {string} */ day) => day.split(" ")[0];
    return (named ?? []).some((day) => (had ?? []).some((other) => kind(day) === kind(other) && day !== other));
  }

  /**
   * What words say of how many, numbers by their value, and the words that say nothing of it.
   * @param {string[]} words
   * @returns {[Set<string | number>, string[]]}
   */
  amounts(words) {
    /** @type {Set<string | number>} */
    const said = new Set();
    const rest = [];
    for (let at = 0; at < words.length; ) {
      let end = Math.min(at + AMOUNT, words.length);
      while (end > at && !this.quantities.has(words.slice(at, end).join(" "))) end--;
      const until = this.numberEnd(words, at);
      if (end > at) said.add(words.slice(at, end).join(" "));
      else if (until > at) said.add(this.valueOf(words.slice(at, until)));
      else rest.push(words[at] ?? "");
      at = Math.max(end, end > at ? end : until, at + 1);
    }
    return [said, rest];
  }

  /**
   * Where the number words from a place on end.
   * @param {string[]} words
   * @param {number} at
   */
  numberEnd(words, at) {
    while (at < words.length && !Number.isNaN(this.numberOf(words[at] ?? ""))) at++;
    return at;
  }

  /** @param {string} word */
  numberOf(word) {
    return this.numbers.get(word) ?? (/^\d+(?:[.,]\d+)?$/u.test(word) ? Number(word.replace(",", ".")) : NaN);
  }

  /**
   * The value of number words: 2 million, forty two.
   * @param {string[]} words
   */
  valueOf(words) {
    return valueOf(words.map((word) => this.numberOf(word)));
  }

  /**
   * Whether the digits in words are the same: 6-year and 6year have one, 1,234 and 1.234 are two.
   * @param {(Word | Place)[]} mine
   * @param {(Word | Place)[]} theirs
   */
  sameDigits(mine, theirs) {
    const ascii = [mine, theirs].every((row) => row.some(({ raw }) => /[0-9]/u.test(raw)));
    const [one, two] = [mine, theirs].map((row) =>
      row.flatMap((word) => (ascii ? word.raw.match(NUMBER)?.map(this.plain) : word.form.match(/[\d.,]*\d/gu)) ?? []).join(" "),
    );
    return one === two;
  }

  /**
   * A number without the marks that group its digits, with a point before its parts.
   * @param {string} number
   */
  plain = (number) => {
    if (!this.number.test(number)) return `?${number}`; // in a German text 1.5 is not 1,5
    const [whole = "", part] = this.decimal ? number.split(this.decimal) : [number];
    return whole.replace(/\D/gu, "") + (part === undefined ? "" : `.${part}`);
  };

  /**
   * Whether two figures say the same, written otherwise: $5m and US$5 million, May 4, 2020 and 4 May 2020.
   * @param {(Word | Place)[]} mine
   * @param {(Word | Place)[]} theirs
   */
  sameValue(mine, theirs) {
    return [false, true].some((many) => {
      const [one, two] = [this.read(mine, many), this.read(theirs, many)];
      return !!one && !!two && one.value === two.value && (one.places === two.places || one.places < 0 || two.places < 0);
    });
  }

  /**
   * @param {{form: string} | undefined} word
   */
  isNumber(word) {
    return !!word && (/\d/u.test(word.form) || this.numbers.has(word.form));
  }

  /**
   * Whether a number goes on before or behind some words: of fifty-five thousand, five thousand is none.
   * @param {(Word | Place)[]} words
   * @param {number} first
   * @param {number} end
   */
  goesOn(words, first, end) {
    const [before, after] = [first - 1, end].map((at, side) => at + (this.joining.has(words[at]?.form ?? "") ? 2 * side - 1 : 0));
    const parted = [first, end].map((at) => /\p{P}\s/u.test(marksBefore(words[at])));
    return (!parted[0] && this.isNumber(words[before ?? 0])) || (!parted[1] && this.isNumber(words[after ?? 0]));
  }

  /**
   * How many words beyond an edge of a claim are of the figure there: its sign, or the number that is parted, as *twelve* of a
   * hundred and twelve and *1.5* of 1.5 million.
   * @param {Place[]} places
   * @param {number} edge the first place behind it
   * @param {-1 | 1} step where the words beyond are
   */
  beyond(places, edge, step) {
    if (hasSignBeyond(places, step < 0 ? edge : edge - 1, step) || this.halvesAt(places, edge)) return 1;
    for (let outer = AMOUNT; outer > 0; outer--) {
      for (let inner = AMOUNT; inner > 0; inner--) {
        const [first, end] = step < 0 ? [edge - outer, edge + inner] : [edge - inner, edge + outer];
        const inside = step < 0 ? places.slice(edge, end) : places.slice(first, edge);
        const whole = first >= 0 && end <= places.length ? this.numberIn(places.slice(first, end)) : "";
        if (whole && whole !== this.numberIn(inside)) return outer;
      }
    }
    return 0;
  }

  /**
   * Whether a part of one stands before an edge and the multiple behind it: *eine halbe | Million*, *полтора | миллиона*.
   * @param {Place[]} places
   * @param {number} edge
   */
  halvesAt(places, edge) {
    const [half, multiple] = [places[edge - 1], places[edge]];
    if (!half || !multiple || multiple.before.trim()) return false;
    if (!this.halves.has(half.form) || !this.multiples.has(multiple.form)) return false;
    const said = places.slice(Math.max(0, edge - UNIT), edge + 1).map(({ raw }) => raw.toLowerCase()).join(" ");
    return !this.plurals.has(multiple.form) || this.fraction.test(said);
  }

  /**
   * The one number that words of a sentence are; nothing of others. Of a number with a part of one, and of a place in an order,
   * the words stand for it.
   * @param {Place[]} words
   */
  numberIn(words) {
    if (words.some(({ sentence }) => sentence !== words[0]?.sentence)) return "";
    const value = /^0 (\S+) $/u.exec(this.read(words, false)?.value ?? "")?.[1];
    if (value) return value;
    if (this.isPlace(words)) return formsOf(words, 0, words.length);
    const [first, last] = [words[0], words.at(-1)];
    const marks = new Set(words.slice(1).map(({ before }) => before.trim()));
    const ends = words.length > 1 && [first, last].every((word) => this.isPart(word));
    if (ends && marks.size === 1 && marks.has("-") && words.every(({ form }) => this.numbers.has(form) || this.halves.has(form)) && words.some(({ form }) => this.numbers.has(form))) return formsOf(words, 0, words.length);
    if (!ends || marks.size > 1 || !marks.has("")) return "";
    const inside = words.every((word, at) => this.isPart(word) || this.joining.has(word.form) || (word.form.length <= ARTICLE && this.isBesideHalf(words, at)));
    const half = words.some(({ form }) => this.halves.has(form)) && words.some(({ form }) => this.numbers.has(form) || /^\p{N}/u.test(form));
    return inside && half ? formsOf(words, 0, words.length) : "";
  }

  /**
   * The place in an order that words say behind a number, 0 of others: 21 of twenty-first.
   * @param {(Word | Place)[]} words
   */
  placeIn(words) {
    if (!this.isPlace(words)) return 0;
    const numbers = words.slice(0, -1).flatMap(({ form }) => (this.joining.has(form) ? [] : form));
    return this.valueOf(numbers) + (this.places.get(words.at(-1)?.form ?? "") ?? 0);
  }

  /**
   * Whether words say a place in an order behind a number: twenty-first, hundred and fifth.
   * @param {(Word | Place)[]} words
   */
  isPlace(words) {
    const numbers = words.slice(0, -1).filter(({ form }) => !this.joining.has(form));
    const place = this.places.get(words.at(-1)?.form ?? "") ?? 0;
    const last = this.numbers.get(numbers.at(-1)?.form ?? "") ?? 0;
    const apart = words.slice(1).some((word) => !/^-?$/u.test(marksBefore(word).trim()));
    if (apart || !place || !(last >= 100 || (last >= 20 && place < 10))) return false;
    return this.numbers.has(words[0]?.form ?? "") && numbers.every(({ form }) => this.numbers.has(form));
  }

  /**
   * @param {Place[]} words
   * @param {number} at
   */
  isBesideHalf(words, at) {
    return [words[at - 1], words[at + 1]].some((word) => this.halves.has(word?.form ?? ""));
  }

  /**
   * Whether a word goes on a number: a hundred *and* twelve, treinta *y* cinco.
   * @param {(Word | Place)[]} words
   * @param {number} at
   * @param {number} last what was said before it
   */
  joins(words, at, last) {
    const [before, next] = [words[at - 1], words[at + 1]].map((word) => this.numbers.get(word?.form ?? "") ?? 0);
    const tens = (before ?? 0) >= 20 && (before ?? 0) < 100 && (next ?? 0) > 0 && (next ?? 0) < 10;
    return (last >= 100 || tens) && this.isNumber(words[at + 1]);
  }

  /** @param {Place | undefined} word */
  isPart(word) {
    return this.isNumber(word) || this.halves.has(word?.form ?? "");
  }

  /**
   * A figure that is one number with or without what it counts, or a day with its year; null of anything else. `places`
   * are those behind the point, -1 of a number with a word in it.
   * @param {(Word | Place)[]} words
   * @param {boolean} many whether letters behind digits multiply
   * @returns {{value: string, places: number} | null}
   */
  read(words, many) {
    /** @type {number[][]} */
    const numbers = [];
    let [unit, month, places, ordinal, open, behind] = ["", 0, 0, false, false, 0]; // `behind`: numbers before the month
    for (let at = 0; at < words.length; ) {
      const word = /** @type {Word | Place} */ (words[at]);
      const gap = at ? marksBefore(word) : "";
      const after = ABBREVIATED.test(words[at - 1]?.raw ?? "") ? gap.replace(/^\./u, "") : gap;
      const joined = after.trim() === "-" && [words[at - 1], word].every((each) => this.numbers.has(each?.form ?? ""));
      if (after.trim() && !joined && !(month && numbers.length && after.trim() === ",")) return null;
      const size = OTHER_SIGN.test(word.raw) ? 0 : [UNIT, 2, 1].find((many) => this.units.has(formsOf(words, at, many)) && at + many <= words.length) ?? 0;
      const [row, groups] = groupsAt(words, at);
      const digits = DIGITS.exec(row.toLowerCase());
      const value = this.numbers.get(word.form);
      const multiple = open ? this.multiples.get(word.form) : undefined;
      if (digits) {
        const [, number = "", letters = ""] = digits;
        if (!this.number.test(number) || /^0\d/u.test(number)) return null;
        const plain = this.plain(number);
        numbers.push([Number(plain)]);
        [places, open] = [plain.split(".")[1]?.length ?? 0, true];
        const multiple = this.multiples.get(letters);
        const name = OTHER_SIGN.test(row.slice(number.length)) ? undefined : this.units.get(letters);
        if (letters && multiple && (many || !name)) {
          numbers.at(-1)?.push(multiple);
          places = -1;
        } else if (letters && name && !unit) unit = name;
        else if (letters && ORDINAL.test(letters)) ordinal = true;
        else if (letters) return null;
        at += groups;
      } else if (size) {
        if (unit) return null;
        [unit, open] = [this.units.get(formsOf(words, at, size)) ?? "", false];
        at += size;
      } else if (multiple !== undefined && !POWERS.has(multiple)) {
        numbers.push([valueOf(numbers.pop() ?? []) * multiple]); // five dozen
        places = -1;
        at++;
      } else if (multiple !== undefined || value !== undefined) {
        if (open) numbers.at(-1)?.push(multiple ?? value ?? 0);
        else numbers.push([value ?? 0]);
        [places, open] = [-1, true];
        at++;
      } else if (this.months.has(word.form) && !month && /^\P{Ll}/u.test(word.raw)) {
        [month, open, behind] = [this.months.get(word.form) ?? 0, false, numbers.length];
        at++;
      } else if (open && this.joining.has(word.form) && this.joins(words, at, numbers.at(-1)?.at(-1) ?? 0)) at++;
      else return null;
    }
    const values = numbers.map(valueOf);
    if (values.some(Number.isNaN)) return null;
    const [day = 0, year = 0] = values;
    const alone = values.length === 1; // without a year, day and month count in their order: in May 4 people, 4 May
    if (month ? values.length > 2 || day > DAYS || (alone ? !day : year < YEAR) || unit : !alone || ordinal) return null;
    return { value: [month, ...values, ...(month && alone ? [behind] : []), unit].join(" "), places };
  }
}

/** @param {Word | Place | undefined} word */
function marksBefore(word) {
  return word && "before" in word ? word.before : word?.lead ?? "";
}

/**
 * @param {(Word | Place)[]} words
 * @param {number} at
 * @param {number} size
 */
function formsOf(words, at, size) {
  return words.slice(at, at + size).map(({ form }) => form).join(" ");
}

/**
 * The value of numbers that are said one after the other; NaN where they are several.
 * @param {number[]} numbers
 */
function valueOf(numbers) {
  let [whole, part] = [0, 0];
  let last = Infinity; // the multiple before: what follows is less
  for (const value of numbers) {
    if (value >= 1000 && part) {
      if (value >= last) return NaN;
      [whole, part, last] = [whole + part * value, 0, value];
    } else if ((value === 10 || value === 100) && part && part < value) part = part * value;
    else if (!part || (value < 10 && part % 10 === 0) || (value < 100 && part % 100 === 0)) part += value;
    else return NaN;
  }
  return Math.round((whole + part) * 1e6) / 1e6;
}

/**
 * Whether the figure at an edge of a claim has a sign right beside it in the statement, beyond the edge: £5,000, 10%, -5.
 * @param {Place[]} places
 * @param {number} at
 * @param {-1 | 1} step
 */
function hasSignBeyond(places, at, step) {
  const [figure, sign] = [places[at], places[at + step]];
  const touches = (step < 0 ? figure : sign)?.before === "" && figure?.passage === sign?.passage;
  const apart = step > 0 || at < 2 || sign?.before !== ""; // the hyphen of 2019-2020 is no sign
  return touches && apart && /^\p{N}/u.test(figure?.raw ?? "") && (step < 0 ? /^[\p{S}\-]$/u : /^[\p{Sc}%‰°]$/u).test(sign?.raw ?? "");
}
