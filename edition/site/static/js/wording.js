// What two stretches of words are to each other, a claim's and a statement's: the same, in other print, in another
// spelling, other words.

import { small, wordsOf } from "./claim.js";
import { Days } from "./days.js";
import { hyphenMoved, otherOwner } from "./deciding.js";
import { pair } from "./either.js";
import { ARTICLE, Figures } from "./figures.js";
import { accentMoved, contradict, fold, speller } from "./fold.js";
import { Written } from "./written.js";

/** @typedef {import("./claim.js").Word} Word */
/** @typedef {import("./claim.js").Said} Said */
/** @typedef {Word & {passage: number, sentence: number, before: string, after?: string}} Place a word of the statement */
/**
 * @typedef {{spelling: import("./fold.js").Spelling, glyphs: Record<string, string>, accents: string, dotted: boolean,
 *   letters: Record<string, string>, capitals: [string, string][], capitalNouns: boolean,
 *   marks: [string, string][], initials: [string, string][], compounds: string[], negations: string[], reversals: string[], clitics: string[], contracted: string[],
 *   determiners: string[], measures: string[], endings: Record<string, string[]>, stems: Record<string, string>,
 *   joined: string[], focus: string[], relatives: string[], naming: string[], titles: string[], senses: string[][], alike: string[][], money: string[],
 *   reasons: string[], ordered: {calendar: string[], capitals: boolean} | null, calendar: Record<string, string>, governing: import("./clauses.js").GoverningRules} & import("./figures.js").FigureRules & import("./written.js").WrittenRules & import("./days.js").DayRules} Rules
 */
/** @typedef {"print" | "spelling" | "left out" | "put in" | "other words" | "turned" | "shortened" | "doubtful" | "own"} Sort `own`: the quoting
 *   one's words, in brackets */

const MOST_WAYS = 32; // to write words out in full
const FIGURE_SIGN = /[%‰٪٫]|(?<=\d)-(?=\d)/gu; // which marks of a figure say another
const RAISED = /[²³¹⁰⁴-⁹=≠≤≥≮≯±∃-∌∥∦∼≁≈≉≡≢⊂-⊅]/gu; // which the search folds
const ROUND = /[()]/gu;
const LETTERED = /(?<=\d[-.)\]]?[([]?)\p{L}(?![\p{L}\p{N}])/gu; // a letter that says which of several has the figure
const PART = /^(?:\p{L}|[ivx]{1,4})$/iu; // a letter or numeral that names a part, behind a figure or in brackets
const NAMING = /[([]$|^[-.)\]]$/u;
const JOINT = /['’‐‑-]+/u; // what parts words that capitals may tell apart: l'État
const SLASHED = /(?<=\p{L})\/(?=\p{L})/gu; // two words with a stroke between
const BEGINS = /(?:^|[.!?…]["”’»]?\s*|[“„«]\s*)$/u; // what stands before the first word of a sentence

/** The rules by which words are compared. */
export class Wording {
  /** @param {Rules} rules */
  constructor(rules) {
    this.spell = speller(rules.spelling);
    this.glyphs = new Map(Object.entries(rules.glyphs));
    this.accents = rules.accents;
    this.dotted = rules.dotted;
    this.letters = new Map(Object.entries(rules.letters));
    this.capitals = new Set(rules.capitals.flatMap(([one, two]) => [`${one} ${two}`, `${two} ${one}`]));
    this.marks = new Set(rules.marks.map((words) => words.map((word) => this.glyph(word))).flatMap(([one, two]) => [`${one}|${two}`, `${two}|${one}`]));
    this.initials = new Set(rules.initials.flatMap(([one, two]) => [`${one}|${two}`, `${two}|${one}`]));
    this.compounds = new Set(rules.compounds);
    this.denials = new Set(rules.negations);
    this.negations = new Set([...this.denials, ...rules.reversals]);
    this.focus = new Set(rules.focus);
    this.relatives = new Set(rules.relatives);
    this.reasons = new Set(rules.reasons);
    this.naming = new Set(rules.naming);
    this.titles = new Set(rules.titles);
    this.says = new Set(rules.governing.attributions);
    this.senses = new Map(rules.senses.map(([one = "", two = "", ...beside]) => [pair([one, two]), new Set(beside)]));
    this.weights = rules.alike;
    this.money = new Set(rules.money);
    this.units = rules.units;
    this.ordered = rules.ordered;
    this.calendar = rules.calendar;
    this.capitalNouns = rules.capitalNouns;
    this.hyphened = new Set(rules.marks.flat().filter((word) => word.includes("-")));
    this.measures = new Set(rules.measures.map((word) => fold(word).trim()));
    this.figures = new Figures(rules);
    this.days = new Days(rules);
    this.written = new Written(rules, this.spell);
    this.endings = Object.entries(rules.endings);
    this.stems = rules.stems;
    this.shouted = false;
    this.elided = rules.governing.half.filter((each) => each.endsWith("'")); // n'
    this.joined = rules.joined; // letters that join a word to what stands before it
    this.clitics = rules.clitics.map((ending) => fold(ending).trim()).filter((ending) => ending.length > 1);
    this.contracted = new Set(rules.contracted);
  }

  /**
   * Whether two words are one word, in whatever spelling and print.
   * @param {Word | undefined} one
   * @param {Word | undefined} two
   */
  alike(one, two) {
    return !!one && !!two && (one.form === two.form || this.spell(one.form) === this.spell(two.form));
  }

  /**
   * @param {Word[]} mine
   * @param {Place[]} theirs
   * @returns {Sort | undefined}
   */
  sortOf(mine, theirs) {
    if (!theirs.length) return "put in";
    if (!mine.length) return "left out";
    const [one, two] = [textOf(mine), textOf(theirs)];
    if (one === two || (mine[0]?.free && this.joined.some((letter) => [...one].length > 1 && two === letter + one))) return undefined;
    if (this.glyph(one) === this.glyph(two)) return "print";
    const [small, other] = [this.small(one), this.small(two)];
    if (small === other) return this.sameCapitals(mine, theirs) && this.sameLettered(mine, theirs) ? this.excused(mine, theirs) : "other words";
    if (this.isInitial(small, other) && beginsAlike(mine, theirs)) return "spelling";
    if (this.marks.has(`${small}|${other}`) || otherOwner(small, other)) return "other words";
    if (/\d/u.test(one + two) && !this.figures.sameDigits(mine, theirs)) return "other words";
    const [bare, plain] = [small, other].map((text) => text.replace(/[\p{P}\s]/gu, ""));
    if (bare === plain) return !this.joins(small, other) || otherFigure(small, other) || this.pointedApart(mine, theirs) ? "other words" : hyphenMoved(small, other) ? "doubtful" : "print";
    if (this.raisedOtherwise(small, other)) return "other words";
    if (textOfForms(mine) === textOfForms(theirs) || (this.letters.size && this.plainLetters(bare ?? "") === this.plainLetters(plain ?? ""))) return this.sameLetters(bare ?? "", plain ?? "") ? "spelling" : "other words";
    if (mine.length === theirs.length && mine.some(({ raw }, at) => this.capitalsTell(raw, theirs[at]?.raw ?? ""))) return "other words";
    const forms = [mine, theirs].map((row) => row.map(({ form }) => this.spell(form)).join(" "));
    return forms[0] === forms[1] || this.sameInFull(small, other) || this.written.sameWords(mine, theirs) ? "spelling" : "other words";
  }

  /**
   * A text without capitals, in the letters of the language; a sigma has one form wherever it stands.
   * @param {string} text
   */
  small(text) {
    const dotted = this.dotted ? text.replace(/İ/gu, "i").replace(/I/gu, "ı") : text;
    return this.glyph(this.glyph(dotted).toLowerCase());
  }

  /**
   * Whether two words are one where both begin a sentence.
   * @param {string} one
   * @param {string} two
   */
  isInitial(one, two) {
    return this.initials.has(`${one}|${two}`.toLowerCase());
  }

  /**
   * Whether two texts that the search folds into one differ only by accents and letters that the language leaves out
   * or exchanges at will. Figures and characters have other rules.
   * @param {string} one
   * @param {string} two
   */
  sameLetters(one, two) {
    if (/\p{N}/u.test(one + two) || isSign(one)) return true;
    return this.plainLetters(one) === this.plainLetters(two) && !accentMoved(one, two) && !contradict(one, two);
  }

  /**
   * Whether signs that the search folds say another thing: x² and x2, = and ≠; of one unit they are one (km², km2).
   * @param {string} one
   * @param {string} two
   */
  raisedOtherwise(one, two) {
    const [signs, others] = [one, two].map((text) => (text.match(RAISED) ?? []).join(""));
    return signs !== others && !(this.units[one] && this.units[one] === this.units[two]);
  }

  /** @param {string} text */
  plainLetters(text) {
    const written = [...text.normalize("NFC")].map((letter) => this.letters.get(letter) ?? letter).join("");
    const marked = [...written.normalize("NFD")].filter((letter) => !(this.accents === "all" ? /\p{Mn}/u.test(letter) : this.accents.includes(letter)));
    return marked.join("").normalize("NFC");
  }

  /**
   * Whether one text is the other with words contracted: we're, we are.
   * @param {string} one
   * @param {string} two
   */
  sameInFull(one, two) {
    if (![one, two].some((text) => text.includes("'"))) return false;
    const full = [one, two].map((text) => text.split(" ").reduce(this.withWord, [""]));
    return !!full[0]?.some((words) => full[1]?.includes(words));
  }

  /**
   * Texts with one word more, in each way to write it out in full, as the engine does (`analysis.kinds.shortening`).
   * @param {string[]} texts
   * @param {string} word
   */
  withWord = (texts, word) => {
    const ways = [word];
    for (const [ending, meant] of this.endings) {
      const stem = word.slice(0, -ending.length);
      if (stem && word.endsWith(ending)) for (const each of meant) ways.push(`${stem} ${each}`, `${this.stems[stem] ?? stem} ${each}`);
    }
    if (texts.length * ways.length > MOST_WAYS) return texts.map((text) => text + word);
    const spelt = ways.map((way) => way.split(" ").map((each) => this.spell(fold(each).trim())).join(""));
    return texts.flatMap((text) => spelt.map((each) => text + each));
  };

  /**
   * The same letters: only a hyphen, an apostrophe or the space of a compound may divide them.
   * @param {string} one
   * @param {string} two
   */
  joins(one, two) {
    const [words, others] = [one.split(/\s+/u), two.split(/\s+/u)];
    if (words.length === others.length) return words.every((word, at) => word.replace(/\p{P}/gu, "") === others[at]?.replace(/\p{P}/gu, ""));
    const parted = words.length > others.length ? words : others;
    return /\p{P}/u.test(one + two) || this.compounds.has(parted.join(" "));
  }

  /**
   * Whether no word is told from another by its capitals (US, us).
   * @param {Word[]} mine
   * @param {Place[]} theirs
   */
  sameCapitals(mine, theirs) {
    return this.shouted || mine.every(({ raw }, at) => {
      const other = theirs[at];
      const begins = at === 0 && (mine[0]?.free || /[.!?。]["”’»]?\s*$/u.test(other?.before ?? ""));
      return (begins && raw.slice(1) === other?.raw.slice(1)) || !this.capitalsTell(raw, other?.raw ?? "");
    });
  }

  /**
   * Whether two words are told apart by capitals, or are two names that are one word in small letters: Gray, Grey.
   * @param {string} one
   * @param {string} two
   */
  capitalsTell(one, two) {
    const [parts, others] = [one.split(JOINT), two.split(JOINT)];
    return parts.some((part, at) => this.capitals.has(`${part} ${others[at]}`));
  }

  /**
   * Whether two words of the same letters are told apart by their points or a stroke: U.S., us; and/or.
   * @param {Word[]} mine
   * @param {Place[]} theirs
   */
  pointedApart(mine, theirs) {
    if (mine.some(({ raw }, at) => this.capitalsTell(raw.replaceAll(".", ""), (theirs[at]?.raw ?? "").replaceAll(".", "")))) return true;
    const [one, two] = [mine, theirs].map((words) => (textOf(words).match(SLASHED) ?? []).length);
    return one !== two;
  }

  /**
   * Whether no letter behind a figure or in brackets says another one by its capital (15A, 15a), units aside (£5M, £5m).
   * @param {Word[]} mine
   * @param {Place[]} theirs
   */
  sameLettered(mine, theirs) {
    const [one, two] = [mine, theirs].map((row) => (textOf(row).match(LETTERED) ?? []).join(""));
    if (this.shouted) return true;
    const multiplies = [...(one ?? "")].every((letter) => this.figures.multiples.has(letter.toLowerCase()));
    if (one !== two && !(multiplies && this.figures.sameValue(mine, theirs))) return false;
    return mine.every(({ raw, lead = "" }, at) => {
      const other = theirs[at];
      return raw === other?.raw || !PART.test(raw) || !NAMING.test(lead) || !NAMING.test(other?.before ?? "");
    });
  }

  /**
   * Only the capital of a first letter, which whoever quotes may change.
   * @param {Word[]} mine
   * @param {Place[]} theirs
   * @returns {Sort | undefined}
   */
  excused(mine, theirs) {
    const [one, two] = [this.glyph(textOf(mine)), this.glyph(textOf(theirs))];
    const first = [...one][0]?.length ?? 0;
    return mine[0]?.free && one.slice(first) === two.slice(first) ? undefined : "print";
  }

  /** @param {string} text */
  glyph(text) {
    const plain = [...text.normalize("NFC")].map((letter) => this.glyphs.get(letter) ?? letter).join("");
    return plain.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, "").replace(/\s+/gu, " ").trim();
  }

  /**
   * Whether a bracket in the place of words left out denies where these do not, or the other way round, or says another
   * *how many*.
   * @param {string} put
   * @param {Place[]} left
   */
  saysOtherwise(put, left) {
    const instead = wordsOf(put);
    if (instead.length && this.anyDenies(instead) !== this.anyDenies(left)) return true;
    return this.otherQuantity(put, left);
  }

  /**
   * Whether a bracket says another *how many* than the words that it replaces, as the engine has it
   * (`analysis.quoting.statement_words`): where these say none, only a word that is no number does.
   * What is measured only where these measure too.
   * @param {string} put
   * @param {Place[]} words
   */
  otherQuantity(put, words) {
    const forms = words.map(({ form }) => form);
    const measured = fold(put).split(" ").filter((word) => this.measures.has(word));
    if (forms.some((word) => this.measures.has(word)) && measured.some((word) => !forms.includes(word))) return true;
    if (this.figures.nameOtherDay(wordsOf(put), words)) return true;
    const [said, rest] = this.figures.amounts(fold(put).split(" ").filter(Boolean));
    const [had] = this.figures.amounts(forms);
    if (had.size) return [...said].some((each) => !had.has(each));
    const signs = rest.filter((word) => isSign(word)).length;
    const counts = signs < 2 && !rest.some((word) => word.length > ARTICLE && !isSign(word));
    return [...said].some((each) => typeof each === "string") && (counts || rest.some((word) => forms.includes(word)));
  }

  /**
   * Whether a word denies or reverses, or what is elided before it: the *n'* of *n'a*, where a language lists that.
   * @param {Said} said
   * @param {Set<string>} words
   */
  denies(said, words = this.negations) {
    const [form, word] = [said.form, small(said)];
    if (words.has(word)) return true; // salvó is not salvo
    if (this.clitics.some((ending) => form.endsWith(ending) && this.contracted.has(form.slice(0, -ending.length)))) return true;
    return this.elided.some((each) => word.startsWith(each));
  }

  /**
   * @param {Said[]} said
   * @param {Set<string>} [words]
   */
  anyDenies(said, words) {
    return said.some((word) => this.denies(word, words));
  }
}

/**
 * Whether figures of the same digits and letters have other signs, or parts in other brackets: 5 %, 5 ‰; 2(1)(a), 2(1a).
 * @param {string} one
 * @param {string} two
 */
function otherFigure(one, two) {
  const [signs, others] = [one, two].map((text) => (text.match(FIGURE_SIGN) ?? []).join(""));
  const [brackets, pairs] = [one, two].map((text) => (text.match(ROUND) ?? []).join(""));
  return signs !== others || (/\p{N}/u.test(one) && brackets !== pairs);
}

/**
 * Whether two words with a capital each begin a sentence, where an accent may be left off: A tous, À tous.
 * @param {Word[]} mine
 * @param {Place[]} theirs
 */
function beginsAlike(mine, theirs) {
  const [one, two] = [mine[0], theirs[0]];
  if (!one || !two || /\p{Ll}/u.test(one.raw + two.raw)) return false;
  return [one.lead ?? "", two.before].every((before, at) => (at === 0 && one.free) || BEGINS.test(before));
}

/** @param {Word[]} words */
function textOfForms(words) {
  return words.map(({ form }) => form).join(" ");
}

/** @param {string} word */
export function isSign(word) {
  return /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]/u.test(word);
}

/** @param {Word[]} words */
export function textOf(words) {
  return words.map((word, at) => (at ? /** @type {Partial<Place>} */ (word).before ?? gapBefore(words, at) : "") + word.raw).join("");
}

/**
 * @param {Word[]} words
 * @param {number} at
 */
function gapBefore(words, at) {
  return (words[at]?.start ?? 0) > (words[at - 1]?.end ?? 0) ? " " : "";
}
