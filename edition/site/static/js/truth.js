// What a sentence says behind the clause that a claim is: that it is so, or is not. As the engine has it
// (`analysis.quoting.truth`); a table of cases holds both to it.

import { questionsOf, small } from "./claim.js";
import { Clauses, inOrder } from "./clauses.js";
import { isSign } from "./wording.js";

/** @typedef {import("./wording.js").Place} Place */

const MARK = /["“”„«»「」『』]/u;
const NOUN = 6; // words before the clause that a noun among them names
const JUDGED = 3; // words behind the verb that say of a clause whether it is so

/**
 * The marks behind the word at a place.
 * @param {Place[]} places
 * @param {number} at
 */
export const marksBehind = (places, at) => places[at]?.after ?? places[at + 1]?.before ?? "";

/** What the statement has behind a claim that denies it. */
export class Truth extends Clauses {
  /**
   * The words behind a claim, to the end of their sentence, if these deny it: in Japanese, where the sentence begins with
   * *that* or with *who says that*, where it ends with *and lies*, or with the *nicht* of its only clause. Where the sentence asks
   * whether somebody says it, they may be none; null where it is not denied.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end
   * @param {boolean} asking whether the claim is a question of its own
   * @returns {Place[] | null}
   */
  rest(places, begin, end, asking) {
    let to = end;
    while (to < places.length && places[to]?.sentence === places[end - 1]?.sentence) to++;
    const rest = places.slice(end, to);
    const gap = isSign(rest[0]?.raw ?? "") ? "" : " ";
    const text = rest.map(({ raw }) => raw).join(gap);
    const turns = this.behind.some((each) => text.startsWith(each)) && this.denials.some((each) => text.includes(each));
    if (turns && (!gap || !this.isPhrase(places, begin, end))) return rest;
    let denied = false;
    const said = this.isSaid(places, begin, end);
    const lies = rest.some(({ form }, at) => !this.falsehoods.has(form) && this.lies(places, end + at));
    if (this.isSaidBySome(places, begin)) denied = this.deniedBy(places, end, to, true) !== lies;
    else if (this.heads(places, begin)) denied = rest.slice(0, JUDGED + 1).some(({ form }) => this.unsure.has(form)) || this.deniedBy(places, end, to, true);
    else if (this.isJudged(places, begin, end, rest)) denied = this.deniedBy(places, end, to, true);
    else {
      const attributed = this.behindAttribution(rest);
      denied = ((said || this.isAttributed(places, begin)) && this.saysTheyLie(places, rest, to - 1)) || this.saysTheyLie(places, attributed, to - 1);
      denied ||= this.endsWithDenial(places, begin, rest);
    }
    return denied || (said && !asking && this.isAsked(places, begin, to)) ? rest : null;
  }

  /**
   * The place of the *that* with which a clause at a place begins, or right before it; -1 without one.
   * @param {Place[]} places
   * @param {number} begin
   */
  that(places, begin) {
    return [begin, begin - 1].find((at) => this.carries(places[at])) ?? -1;
  }

  /**
   * The words before a clause at a place and its *that*, from the last mark on.
   * @param {Place[]} places
   * @param {number} begin
   */
  wordsBefore(places, begin) {
    const that = this.that(places, begin);
    return this.backToMark(places, that < 0 ? begin : that);
  }

  /**
   * Whether a clause at a place, or behind a *that* there, is what its sentence goes on to judge.
   * @param {Place[]} places
   * @param {number} begin
   */
  heads(places, begin) {
    const that = this.that(places, begin);
    if (that < 0) return false;
    const next = places[that + 1];
    if (this.pointing.has(places[that]?.form ?? "") && !/^\p{Lu}/u.test(next?.raw ?? "") && !this.opening.has(small(next))) return false; // that bridge
    const first = this.correlatives.has(places[that - 1]?.form ?? "") ? that - 1 : that;
    return places[first - 1]?.sentence !== places[first]?.sentence;
  }

  /**
   * Whether a clause at a place is what somebody unnamed says: *those who say that*, *wer sagt*.
   * @param {Place[]} places
   * @param {number} begin
   */
  isSaidBySome(places, begin) {
    const that = this.that(places, begin);
    let who = (that < 0 ? begin - 1 : that - 1) - 1;
    while (this.correlatives.has(places[who]?.form ?? "")) who--; // aki azt mondja, hogy
    const whos = [places[who], places[who - 1]]; // who still says
    return this.isGoverned(places, begin) && whos.some((place) => this.relatives.has(small(place)) || this.whoever.has(place?.form ?? ""));
  }

  /**
   * Whether a claim is a clause that somebody says, not one that they know: *The council says that*, *The council says*.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end
   */
  isSaid(places, begin, end) {
    const before = this.wordsBefore(places, begin).map(({ form }) => form);
    const governed = this.isGoverned(places, begin) || (!places[begin]?.before.trim() && inOrder(this.attributions, before.slice(-1)));
    return governed && !this.isPhrase(places, begin, end) && !before.some((form) => this.facts.has(form));
  }

  /**
   * Whether all that its sentence has before a clause at a place says whose it is: *Selon eux, ...*.
   * @param {Place[]} places
   * @param {number} begin
   */
  isAttributed(places, begin) {
    const before = this.backToMark(places, begin);
    const begins = before.length > 0 && places[begin - before.length - 1]?.sentence !== places[begin]?.sentence;
    return begins && /^[,،]$/.test(places[begin]?.before.trim() ?? "") && this.onlySaysWho(before);
  }

  /**
   * Whether a sentence asks whether somebody says a clause in it. What we forget or regret is so, asked or not.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} to the end of the sentence
   */
  isAsked(places, begin, to) {
    const asks = questionsOf(places[begin]?.raw ?? "").test(marksBehind(places, to - 1));
    return asks && !this.wordsBefore(places, begin).some(({ form }) => this.granted.has(form));
  }

  /**
   * Whether a sentence that begins at a place is, but for its mark, no question: *The ferry sailed?*
   * @param {Place[]} places
   * @param {number} begin
   */
  states(places, begin) {
    const begins = places[begin - 1]?.sentence !== places[begin]?.sentence;
    return begins && (this.opening.has(small(places[begin])) || this.isOurs(places[begin]));
  }

  /**
   * Whether a claim is a clause from its first word on, and the denial at its end is not quoted: *Wir schließen sie | nicht*. In
   * *Sie fährt | nicht heute* it may be another day that is denied.
   * @param {Place[]} places
   * @param {number} begin
   * @param {Place[]} rest
   */
  endsWithDenial(places, begin, rest) {
    const begins = places[begin - 1]?.sentence !== places[begin]?.sentence || places[begin]?.before.trim() || this.clauses.has(small(places[begin - 1]));
    if (!begins && !this.isOurs(places[begin])) return false;
    const stop = rest.findIndex((place) => place.before.trim() || this.clauses.has(small(place)));
    return this.final.has(rest.slice(0, stop < 0 ? rest.length : stop).map(({ form }) => form).join(" "));
  }

  /**
   * What of the end of a sentence stands behind its *, according to the Courier,*; nothing without one.
   * @param {Place[]} rest
   */
  behindAttribution(rest) {
    const stop = rest.findIndex(({ before }, at) => at > 0 && before.trim());
    if (!rest[0]?.before.trim() || stop < 0 || !this.onlySaysWho(rest.slice(0, stop))) return [];
    return rest.slice(stop);
  }

  /**
   * Whether a noun at the head of a sentence says what the clause behind *that* is, and the rest that it is not: *The
   * report that ... is untrue*, not *The news that ... did not surprise us*.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end
   * @param {Place[]} rest
   */
  isJudged(places, begin, end, rest) {
    const before = this.wordsBefore(places, begin);
    const named = this.that(places, begin) >= 0 || this.isBehindComma(places, begin) || MARK.test(places[begin]?.before ?? ""); // The claim “...” is false
    if (!before.length || before.length > NOUN || !named) return false;
    if (before.some((place) => this.negates(place) || this.isOurs(place))) return false;
    if (this.isPhrase(places, begin, end)) {
      const told = ({ form = "" }) => this.attributions.includes(form) || this.bare.has(form) || this.facts.has(form); // said that the report | is false
      return !before.some(told) && this.judges(rest.slice(0, JUDGED + 1));
    }
    const mark = rest.findIndex(({ before: sign }) => sign.trim());
    return rest.some((_, at) => (mark < 0 || at <= mark) && this.judges(rest.slice(at, at + JUDGED + 1)));
  }

  /**
   * Whether words begin with *is*, and *true* or *false* stands behind it, before the next mark.
   * @param {Place[]} words
   */
  judges(words) {
    const isVerb = (/** @type {string} */ form) => this.copulas.has(form) || this.auxiliaries.has(form);
    const mark = words.findIndex(({ before }, at) => at > 0 && before.trim());
    const said = words.slice(0, mark < 0 ? words.length : mark);
    const [first, second] = said;
    const verb = first && this.denies(first) && !isVerb(first.form) ? second : first;
    return !!verb && isVerb(verb.form) && said.some(({ form }) => this.falsehoods.has(form) || this.truths.has(form));
  }
}
