// What denies a claim from outside: a denial, or a clause that governs it, which it does not quote. As the engine has it
// (analysis/quoting/governing.py); a table of cases holds both to it.

import { fold } from "./fold.js";

/** @typedef {import("./wording.js").Place} Place */
/**
 * @typedef {{carrying: string[], clauses: string[], relatives: string[], joining: string[], asides: string[], subjects: string[],
 *   falsehoods: string[], granted: string[], hearsay: string[], limits: string[], determiners: string[], behind: string[], denials: string[]}} GoverningRules
 */

const PHRASE = 5; // words that may be no clause
const COMMAS = ",،";
/** @type {Record<string, string>} by the mark behind an aside that before it */
const ASIDES = { ",": ",", "،": "،", "–": "–", "—": "—", "-": "-", ")": "(", "]": "[" };

/** @param {string[]} words */
const folded = (words) => new Set(words.map((word) => fold(word).trim()));

/** How far a denial of the statement reaches. */
export class Governing {
  /**
   * @param {GoverningRules} rules
   * @param {(form: string) => boolean} denies
   * @param {(form: string) => boolean} reverses
   */
  constructor(rules, denies, reverses) {
    this.denies = denies;
    this.reverses = reverses;
    this.carrying = new Set(rules.carrying);
    this.behind = rules.behind;
    this.denials = rules.denials;
    this.clauses = folded(rules.clauses);
    this.relatives = folded(rules.relatives);
    this.joining = folded(rules.joining);
    this.asides = folded(rules.asides);
    this.determiners = folded(rules.determiners);
    this.subjects = folded(rules.subjects);
    this.falsehoods = folded(rules.falsehoods);
    this.granted = folded(rules.granted);
    this.hearsay = folded(rules.hearsay);
    this.limits = folded(rules.limits);
  }

  /**
   * The place of what denies the clause that a claim begins with; -1 if nothing does, or it is a phrase.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end of the claim
   * @param {boolean} anew whether the claim begins as a sentence does
   */
  before(places, begin, end, anew) {
    const first = places[begin];
    if (!first) return -1;
    const goesOn = places[end]?.sentence === places[end - 1]?.sentence && !this.apart(places[end]);
    const through = (this.carries(places[begin - 1]) || this.carries(first)) && !(goesOn && end - begin <= PHRASE);
    if (!anew && !through && !this.subjects.has(first.form)) return -1;
    let found = -1;
    let denied = false;
    for (const [from, to] of this.parts(places, begin)) {
      const forms = places.slice(from, to).map(({ form }) => form);
      const governs = to < begin || this.carries(first);
      if (governs && forms.some((form) => this.hearsay.has(form))) return from;
      const other = forms.some((form) => this.reverses(form) || (governs && this.falsehoods.has(form)));
      if (governs && !other && forms.some((form) => this.granted.has(form))) continue;
      const plainly = forms.some((form, at) => this.denies(form) && !this.limits.has(places[from + at + 1]?.form ?? ""));
      if (plainly !== other) [found, denied] = [from, !denied];
    }
    return denied ? found : -1;
  }

  /**
   * The words behind a claim, to the end of their sentence, if these deny it (Japanese).
   * @param {Place[]} places
   * @param {number} end
   */
  rest(places, end) {
    const rest = [];
    for (let at = end; at > 0 && places[at]?.sentence === places[end - 1]?.sentence; at++) rest.push(/** @type {Place} */ (places[at]));
    const text = rest.map(({ raw }) => raw).join("");
    return this.behind.some((each) => text.startsWith(each)) && this.denials.some((each) => text.includes(each)) ? rest : [];
  }

  /**
   * The stretches before a place, as far as a denial reaches, parted by *that* and asides.
   * @param {Place[]} places
   * @param {number} begin
   */
  *parts(places, begin) {
    let to = begin;
    for (let at = begin; ; ) {
      const aside = this.carries(places[at]) ? this.aside(places, at) : -1;
      if (aside >= 0) at = to = aside;
      at--;
      const inside = at >= 0 && places[at]?.sentence === places[begin]?.sentence;
      const apart = aside < 0 && this.apart(places[at + 1]);
      if (!inside || apart || (this.clauses.has(places[at]?.form ?? "") && !this.goesOn(places, at, to, begin))) {
        yield [at + 1, to];
        return;
      }
      if (this.carries(places[at])) {
        yield [at + 1, to];
        to = at;
      }
    }
  }

  /**
   * Whether a word begins no clause after all, in a stretch that governs the clause at a place.
   * @param {Place[]} places
   * @param {number} at
   * @param {number} to the end of the stretch
   * @param {number} begin
   */
  goesOn(places, at, to, begin) {
    const form = places[at]?.form ?? "";
    const governs = to < begin || this.carries(places[to]);
    if (!governs || this.subjects.has(places[at + 1]?.form ?? "") || this.apart(places[at])) return false;
    if (this.joining.has(form)) return !this.limits.has(form) || at + 1 === to;
    const [two = "", one = ""] = [places[at - 2]?.form, places[at - 1]?.form];
    return this.relatives.has(form) && (this.determiners.has(two) || this.denies(one) || this.reverses(one));
  }

  /**
   * The first place of an aside between two marks right before a place; -1 if there is none.
   * @param {Place[]} places
   * @param {number} at
   */
  aside(places, at) {
    const opening = ASIDES[places[at]?.before.trim() ?? ""];
    for (let place = at - 1; opening && place > 0 && places[place - 1]?.sentence === places[at]?.sentence; place--) {
      const mark = places[place]?.before.trim();
      if (mark) return mark === opening && (!COMMAS.includes(mark) || this.asides.has(places[place]?.form ?? "")) ? place : -1;
    }
    return -1;
  }

  /** @param {Place | undefined} place */
  apart(place) {
    return !!place?.before.trim() && !this.carries(place);
  }

  /** @param {Place | undefined} place */
  carries(place) {
    const word = place?.raw.toLowerCase().replace(/’/gu, "'") ?? "";
    return this.carrying.has(word) || this.carrying.has(`${word.split("'")[0]}'`);
  }
}
