// How far a denial reaches towards the clause of a claim: past asides, lists and *that*, to what begins anew. As the engine has
// it (`analysis.quoting.reach`).

import { small } from "./claim.js";
import { Clauses, hasElided } from "./clauses.js";
import { fold } from "./fold.js";

/** @typedef {import("./wording.js").Place} Place */

const SEVERAL = 6; // words, or signs, of which one that is listed is made
export const CONCORD = 3; // words before an omission, of which one may deny with what is left out, and is kept
export const COMMAS = ",،";
/** @type {Record<string, string>} by the mark behind an aside that before it */
const ASIDES = { ",": ",", "،": "،", "–": "–", "—": "—", "-": "-", ")": "(", "]": "[" };

/** The stretches of the statement before a place that a denial reaches through. */
export class Reach extends Clauses {
  /**
   * The stretches before a place, as far as a denial reaches, parted by *that* and asides. Where it is `signed` that the
   * clause goes on before the place, an aside may stand right before it; where it `shares` a denial with others of a list, their
   * commas part nothing.
   * @param {Place[]} places
   * @param {number} begin
   * @param {boolean} signed
   * @param {boolean} shares
   */
  *parts(places, begin, signed, shares) {
    let to = begin;
    let listed = 0;
    for (let at = begin; ; ) {
      const aside = this.carries(places[at]) || (signed && at === begin) ? this.aside(places, at) : -1;
      if (aside >= 0) at = to = aside;
      at--;
      const inside = at >= 0 && places[at]?.sentence === places[begin]?.sentence;
      const parted = at + 1 === begin && this.isBehindComma(places, begin);
      let apart = aside < 0 && !parted && this.apart(places[at + 1]);
      if (inside && apart && this.doubtsAll(places, at)) apart = false;
      if (inside && apart && shares && this.lists(places, at + 1)) [apart, listed] = [false, listed || at + 1];
      const shared = signed && at + 1 === begin && this.lacking.has(small(places[at])); // nobody came and | sold it
      const clause = this.clauses.has(small(places[at])) && !shared && !this.carries(places[at]) && !this.goesOn(places, at, to, begin);
      const begins = clause && !(shares && this.isNoneWho(places, at));
      if (!inside || apart || begins) {
        yield [begins && listed ? listed : at + 1, to];
        return;
      }
      if (this.carries(places[at])) {
        yield [at + 1, to];
        to = at;
      }
    }
  }

  /**
   * The first place of a listed word, or of several in a row, right before one; -1 without one. Of what is elided before a word
   * (*l'idée*) nothing is listed.
   * @param {Set<string>} listed
   * @param {Place[]} places
   * @param {number} at
   */
  endsWith(listed, places, at) {
    /** @type {string[]} */
    const said = [];
    let found = -1;
    for (let place = at - 1; place > at - 1 - SEVERAL && place >= 0 && places[place]?.sentence === places[at - 1]?.sentence; place--) {
      if (said.length && places[place + 1]?.before.trim()) break;
      const { form = "" } = places[place] ?? {};
      const whole = fold(small(places[place]).split("'").at(-1) ?? "").trim();
      if ([form, whole].some((each) => listed.has([each, ...said].join(" ")))) found = place;
      said.unshift(form);
    }
    return found;
  }

  /**
   * Where the words end that may govern a clause at a place, before its *that*; -1 behind a mark. Of a language that parts such a
   * clause by a comma alone, before that.
   * @param {Place[]} places
   * @param {number} at
   */
  beforeThat(places, at) {
    const that = this.carries(places[at]) || this.carries(places[at - 1]);
    const end = at - Number(that && !this.carries(places[at]));
    const mark = places[end]?.before.trim() ?? "";
    return end > 0 && (!mark || (mark === "," && (that || this.parted.size > 0))) ? end : -1;
  }

  /**
   * Whether a comma before a place parts what one denial denies: *not sell it, dismiss them or* | *close it*.
   * @param {Place[]} places
   * @param {number} at
   */
  lists(places, at) {
    const [before, place] = [places[at - 1], places[at]];
    if (!COMMAS.includes(place?.before.trim() ?? "") || (before && this.negates(before)) || this.isOurs(place)) return false;
    return this.sharing.has(small(place)) || !(this.beginsPhrase(place) || this.clauses.has(small(place)));
  }

  /**
   * Whether the word at a place, alone before a comma, denies its sentence: *Falsely, they wrote that*.
   * @param {Place[]} places
   * @param {number} at
   */
  doubtsAll(places, at) {
    const [place, next] = [places[at], places[at + 1]];
    const { form = "" } = place ?? {};
    const heads = COMMAS.includes(next?.before.trim() ?? "") && places[at - 1]?.sentence !== place?.sentence;
    return heads && (this.falsehoods.has(form) || this.hearsay.has(form) || this.imagined.has(form));
  }

  /**
   * Whether the word at a place begins a clause about a noun that is denied: *nobody who came sold it or*.
   * @param {Place[]} places
   * @param {number} at
   */
  isNoneWho(places, at) {
    return this.hasDenied(places, at - 1) && this.relatives.has(small(places[at]));
  }

  /**
   * Whether the word at a place denies, or is a noun right behind one that does: *nobody*, *no man*.
   * @param {Place[]} places
   * @param {number} at
   */
  hasDenied(places, at) {
    const word = places[at];
    return this.determiners.has(places[at - 1]?.form ?? "") || (!!word && this.negates(word));
  }

  /**
   * Whether a word begins no clause after all, in a stretch that governs the clause at a place.
   * @param {Place[]} places
   * @param {number} at
   * @param {number} to the end of the stretch
   * @param {number} begin
   */
  goesOn(places, at, to, begin) {
    const form = small(places[at]);
    const before = places[at - 1];
    if (this.joining.has(form) && before && this.negates(before)) return true; // never before
    const governs = to < begin || this.carries(places[to]);
    if (!governs || this.isOurs(places[at + 1]) || this.apart(places[at])) return false;
    if (this.joining.has(form)) return !this.limits.has(form) || at + 1 === to;
    const but = this.limits.has(form) && !this.suppositions.has(form); // nobody but
    return (this.relatives.has(form) || but) && this.hasDenied(places, at - 1);
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
      if (mark) return mark === opening && (!COMMAS.includes(mark) || (this.isAside(places.slice(place, at)) || this.announced(places, place, at))) ? place : -1;
    }
    return -1;
  }

  /**
   * Whether words between commas are passed over: *as some say*, *the Courier says*.
   * @param {Place[]} words
   */
  isAside(words) {
    return this.asides.has(words[0]?.form ?? "") || this.onlySaysWho(words);
  }

  /**
   * Whether what stands before an aside goes on with *that* behind it: *the claim, ..., that*.
   * The aside is no clause of its own, and denies nothing.
   * @param {Place[]} places
   * @param {number} at
   * @param {number} end of the aside
   */
  announced(places, at, end) {
    const before = places.slice(Math.max(0, at - CONCORD), at).filter(({ sentence }) => sentence === places[at]?.sentence);
    const last = before.at(-1)?.form ?? "";
    const [first, head] = [places[at], places[at - 1]];
    const no = !!first && (hasElided(this.prepositions, small(first)) || this.negates(first)) && !!head && this.negates(head) && end - at <= CONCORD + 1;
    if (!no && places.slice(at, end).some((place) => this.negates(place))) return false; // but never, under no circumstances,
    const goesOn = before.some((place) => this.negates(place)) || this.hearsay.has(last) || this.falsehoods.has(last) || this.imagined.has(last);
    return goesOn && !this.clauses.has(small(places[at]));
  }
}
