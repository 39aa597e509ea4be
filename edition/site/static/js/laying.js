// A claim laid beside the statement: its pieces from the first to the last, and what they say together.

import { measuredOtherwise } from "./beside.js";
import { questionsOf, wordsOf } from "./claim.js";
import { decides, freesDenial } from "./deciding.js";
import { isEither, leadElsewhere, numbersOrDenies } from "./either.js";
import { fold } from "./fold.js";
import { leftOutside } from "./outside.js";
import { fidelityOf, multiplies, narrows, otherForm, otherModal, ownApart, tellFigure } from "./pieces.js";
import { ofSentence, regionsOf } from "./regions.js";
import { marksBehind } from "./truth.js";
import { textOf } from "./wording.js";

/** @typedef {import("./claim.js").Claim} Claim */
/** @typedef {import("./claim.js").Word} Word */
/** @typedef {import("./deciding.js").Mark} Mark */
/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {import("./regions.js").Region} Region */
/** @typedef {import("./wording.js").Place} Place */
/** @typedef {import("./wording.js").Sort} Sort */
/**
 * What is asked of words, of denials before a claim, of signs inside it, and of what stands behind it.
 * @typedef {{wording: import("./wording.js").Wording, governing: import("./governing.js").Governing,
 *   splicing: import("./splicing.js").Splicing, truth: import("./truth.js").Truth}} Asked
 */
/**
 * @typedef {{fidelity: "exact" | "print" | "spelling" | "shortened" | "altered" | "none", passages: number[],
 *   pieces: Piece[], reversed: boolean, lacking?: string[], doubtful?: boolean, outside?: string[]}} Judgement `lacking` are words at the edges
 *   of a claim, where the statement has all the others; `doubtful`: nothing is altered but a mark that may decide; `outside`:
 *   what denies or limits the claim in its sentence and is not quoted
 */

const SAYING = 3; // words of a bracket behind a quotation that stands for its last ones
const REPLACED = 4; // words beside a claim that a bracket at its edge may stand for
const NEXT = 5; // words behind a mark, to the comma that ends a clause of who speaks
const SAID = 60; // words before a mark, more than the characters that tell of what it decides
const LOST = 3; // words that are left out of what is quoted where who speaks is named; of more there are two quotations

/** One claim beside one statement. What has been taken of the claim is in `pieces`. */
export class Laying {
  /**
   * @param {Asked} asked
   * @param {Claim} claim
   * @param {Word[]} words
   * @param {Place[]} places
   * @param {[number, number][]} pairs
   */
  constructor({ wording, governing, splicing, truth }, claim, words, places, pairs) {
    this.wording = wording;
    this.governing = governing;
    this.splicing = splicing;
    this.truth = truth;
    this.claim = claim;
    this.words = words;
    this.places = places;
    this.pairs = pairs;
    /** @type {Piece[]} */
    this.pieces = [];
    this.found = new Set(/** @type {number[]} */ ([]));
    this.reversed = false;
    this.at = 0; // where in the claim's text what is not taken begins
    this.next = -1; // the place that should come now
  }

  /** @returns {Judgement} */
  judgement() {
    const { places, governing, wording } = this;
    for (const region of regionsOf(wording, this.words, places, this.pairs, this.claim.cuts)) {
      this.takeBefore(region);
      this.takeRegion(region);
    }
    const begin = this.pairs.find(([, place]) => place >= 0)?.[1] ?? this.next;
    this.takeBehind(begin);
    const fidelity = fidelityOf(this.pieces, this.reversed);
    const around = fidelity === "altered" ? [] : leftOutside(places, begin, this.next, governing, wording.figures);
    const found = [...this.found].sort((a, b) => a - b);
    return {
      ...{ fidelity, passages: found, pieces: this.pieces.flatMap(ownApart), reversed: this.reversed },
      ...(around.length && { outside: around }),
    };
  }

  /**
   * Takes the claim's text as far as a place of it, as it stands.
   * @param {number} to
   */
  takePlain(to) {
    if (to > this.at) this.pieces.push({ text: this.claim.text.slice(this.at, to) });
    this.at = Math.max(this.at, to);
  }

  /**
   * Takes the claim's text as far as a place of it, with what the statement has there.
   * @param {number} to
   * @param {Sort} sort
   * @param {string} theirs
   * @param {Partial<Piece>} more
   */
  take(to, sort, theirs, more = {}) {
    this.pieces.push({ text: this.claim.text.slice(this.at, to), sort, theirs, ...more });
    this.at = to;
  }

  /**
   * Takes what stands before the words of a region: what is left out there, put in or marked otherwise.
   * @param {Region} region
   */
  takeBefore({ first, begin, end }) {
    const { claim, words, places, next, wording, governing } = this;
    const start = words[first]?.start ?? claim.text.length;
    const cut = claim.cuts.get(first);
    const said = cut ? wordsOf(cut.put) : [];
    const denies = wording.anyDenies(said);
    const few = said.some(({ form }) => governing.scarce.has(form));
    const last = (this.pairs.at(-1)?.[1] ?? begin) + 1;
    const denial = next < 0 ? governing.before(places, begin, last, beginsAnew(words[first], places[begin]), !!cut) : -1;
    const figure = next < 0 && begin < end ? wording.figures.beyond(places, begin, -1) : 0;
    if (denial >= 0 && !denies && !few) {
      this.reversed = true;
      this.take(start, cut ? "turned" : "left out", textOf(places.slice(denial, begin)));
    } else if (figure) this.take(start, "left out", textOf(places.slice(begin - figure, begin)));
    else if (next >= 0 && begin > next) this.takeGap(first, begin, start);
    else if ((denies && denial < 0) || (cut && this.putsIn(cut.put, begin))) {
      this.reversed = true;
      this.take(start, "put in", "");
    } else if (next >= 0 && begin === next && begin < end && !cut?.put && !(cut && parted(places, begin))) {
      if (this.at < start || /\p{P}/u.test(places[begin]?.before ?? "")) this.takeMarks(first, begin, start);
    }
    this.takePlain(start);
  }

  /**
   * Takes what stands for words that are left out between two regions.
   * @param {number} first word of the region behind
   * @param {number} begin its first place
   * @param {number} start where it begins in the claim's text
   */
  takeGap(first, begin, start) {
    const { claim, places, next, wording } = this;
    const cut = claim.cuts.get(first);
    this.takePlain(this.words[first - 1]?.end ?? this.at);
    const left = places.slice(next, begin);
    const turned = !!cut && (wording.saysOtherwise(cut.put, left) || otherModal(cut.put, left, this.governing) || this.governing.reverses(places, next, begin) || this.splicing.alters(places, next, begin, wording.figures));
    this.reversed ||= turned;
    const few = left.length <= LOST && places[next - 1]?.sentence === places[begin]?.sentence;
    this.take(start, turned ? "turned" : cut ? "shortened" : "left out", textOf(left), few ? { few } : {});
  }

  /**
   * Whether a bracket at a place alters what is said there: it says another *how many*, or narrows a denial.
   * @param {string} put
   * @param {number} begin
   */
  putsIn(put, begin) {
    const { places, next, wording } = this;
    const beside = next < 0 ? places.slice(Math.max(0, begin - REPLACED), begin).filter(ofSentence(places[begin])) : [];
    if (wording.otherQuantity(put, beside)) return true;
    return next === begin && (narrows(put, places, begin, this.governing) || multiplies(put, places, begin, wording.figures));
  }

  /**
   * Takes the marks between two words that stand side by side in both.
   * @param {number} first word behind them
   * @param {number} begin its place
   * @param {number} start where it begins in the claim's text
   */
  takeMarks(first, begin, start) {
    const { claim, places, at } = this;
    const [mine, theirs] = [claim.text.slice(at, start), places[begin]?.before ?? ""];
    if (shown(mine) === shown(theirs)) return;
    const before = this.words[first - 1]?.raw ?? "";
    const after = [claim.text.slice(start), textOf(places.slice(begin, begin + NEXT)) + (places[begin + NEXT]?.before ?? "")];
    const said = [claim.text.slice(0, at), textOf(places.slice(Math.max(0, begin - SAID), begin))];
    const marks = [mine, theirs].map((text, side) => ({ text, before, after: after[side] ?? "", said: said[side] ?? "" }));
    const telling = decides(this.wording, /** @type {Mark} */ (marks[0]), /** @type {Mark} */ (marks[1]));
    const sides = marks.map(({ text, said: ahead, after: behind }) => ({ text, before: ahead, after: behind }));
    this.take(start, telling || leadElsewhere(...sides) ? "doubtful" : "print", theirs);
  }

  /**
   * Takes the words of a region.
   * @param {Region} region
   */
  takeRegion(region) {
    const { first, last, begin, end } = region;
    const { claim, words } = this;
    const start = words[first]?.start ?? claim.text.length;
    const text = claim.text.slice(start, words[last - 1]?.end ?? start);
    const there = this.places.slice(begin, end);
    const [sort, theirs] = [this.sortIn(region, start, text), textOf(there)];
    const figure = sort === "other words" && tellFigure([...words.slice(first, last), ...there], this.wording.figures);
    this.pieces.push(sort ? { text, sort, theirs, ...(figure && { figure }) } : { text });
    this.at = Math.max(this.at, start + text.length);
    for (const { passage } of there) this.found.add(passage);
    if (begin < end || this.next < 0) this.next = end;
  }

  /**
   * What the words of a region are to the statement's.
   * @param {Region} region
   * @param {number} start where they begin in the claim's text
   * @param {string} text as they stand there
   * @returns {Sort | undefined}
   */
  sortIn({ first, last, begin, end, written }, start, text) {
    const { claim, words, places, wording } = this;
    const [mine, others] = [words.slice(first, last), places.slice(begin, end)];
    const theirs = textOf(others);
    const until = start + text.length;
    const placed = { before: claim.text.slice(Math.max(0, start - SAID), start), after: claim.text.slice(until, until + SAID) };
    const formed = otherForm(mine, others, claim.cuts.get(first)?.put, wording, this.governing);
    let sort = written ? "spelling" : formed ? undefined : wording.sortOf(mine, others);
    if (sort === "spelling" && wording.isInitial(text, theirs) && /^[-‐‑]/u.test(places[end]?.before ?? "")) sort = "other words"; // A-t-il
    if (sort === "print" && (freesDenial(wording, text, theirs, words[last]?.form ?? "") || numbersOrDenies(text, theirs, placed))) sort = "doubtful";
    if (sort === "spelling" && isEither(wording, text, theirs, placed)) sort = "doubtful";
    const there = {
      before: textOf(places.slice(Math.max(0, begin - SAID), begin)) + (places[begin]?.before ?? ""),
      after: (places[end]?.before ?? "") + textOf(places.slice(end, end + NEXT)),
    };
    if ((sort === "print" || sort === "spelling") && leadElsewhere({ text, ...placed }, { text: theirs, ...there })) sort = "doubtful";
    if (!wording.shouted && measuredOtherwise(words, first, places, begin, (...pair) => wording.capitalsTell(...pair))) sort = "other words";
    return sort;
  }

  /**
   * Takes what is behind the last words: the rest of a figure, of a denial or of the clause that is not quoted, and the mark.
   * @param {number} begin the first place of the claim
   */
  takeBehind(begin) {
    const { claim, places, next, wording } = this;
    const figure = next > 0 ? wording.figures.beyond(places, next, 1) : 0;
    if (figure) {
      this.takePlain(this.words.at(-1)?.end ?? this.at);
      this.pieces.push({ text: "", sort: "left out", theirs: textOf(places.slice(next, next + figure)) });
    }
    const call = /^\s*["”’»]*\s*([?!？！؟.。;\u037e])/u.exec(claim.after)?.[1] ?? "";
    const rest = this.truth.rest(places, begin, next, questionsOf(claim.text).test(call));
    if (rest) {
      this.reversed = true;
      this.take(claim.text.length, "left out", rest.length ? textOf(rest) : marksBehind(places, next - 1).trim());
    } else this.takeBracket(claim.cuts.get(this.words.length)?.put ?? "");
    this.takeCall(call, begin, !!rest);
  }

  /**
   * Takes a bracket behind the last words, if it stands for others of the statement.
   * @param {string} put
   */
  takeBracket(put) {
    const { claim, places, next, wording } = this;
    const after = places.slice(next, next + REPLACED).filter(ofSentence(places[next - 1]));
    if (wording.otherQuantity(put, after) || multiplies(put, places, next, wording.figures)) {
      this.take(claim.text.length, "put in", "");
      return;
    }
    if (!put || !isShort(put) || next < 0) return;
    const left = restOfClause(places, next);
    const said = fold(put).split(" ");
    if (left.length > SAYING || left.every(({ form }) => said.includes(form))) return;
    this.take(claim.text.length, "shortened", textOf(left));
  }

  /**
   * Takes what is left of the claim, and the mark that ends it, where it asks or calls and the statement does not.
   * @param {string} call
   * @param {number} begin the first place of the claim
   * @param {boolean} isDenied whether the statement goes on and denies it
   */
  takeCall(call, begin, isDenied) {
    const { claim, places } = this;
    const questions = questionsOf(claim.text);
    const theirs = marksBehind(places, this.next - 1);
    const states = /[^;]/u.test(call) || this.truth.states(places, begin);
    const asks = questions.test(call) ? !questions.test(theirs) : states && questions.test(theirs);
    if (asks && !isDenied) this.pieces.push({ text: claim.after, sort: "doubtful", theirs });
    else if (/[!！]/u.test(call) && !theirs.includes(call)) this.pieces.push({ text: claim.after, sort: "print", theirs: "" });
    else this.takePlain(claim.text.length);
  }
}

/**
 * Whether a claim begins with a capital of its own: as a sentence does, where the statement is inside one. Capitals throughout
 * begin nothing.
 * @param {Word | undefined} word
 * @param {Place | undefined} place
 */
function beginsAnew(word, place) {
  return !!word && !!place && /^\[?\p{Lu}(?!.*\p{Lu})/u.test(word.raw) && /^\p{Ll}/u.test(place.raw);
}

/**
 * Whether a passage begins with a place.
 * @param {Place[]} places
 * @param {number} at
 */
function parted(places, at) {
  return places[at]?.passage !== places[at - 1]?.passage;
}

/**
 * White space as a reader sees it.
 * @param {string} text
 */
function shown(text) {
  return text.replace(/\s+/gu, " ");
}

/**
 * The words from a place on that no mark parts, at most one more than a bracket may stand for.
 * @param {Place[]} places
 * @param {number} next
 */
function restOfClause(places, next) {
  let end = next;
  while (end <= next + SAYING && places[end]?.passage === places[next - 1]?.passage && places[end]?.before?.trim() === "") end += 1;
  return places.slice(next, end);
}

/**
 * Whether a bracket behind a quotation is too short for a saying of its own.
 * @param {string} put
 */
function isShort(put) {
  return fold(put).split(" ").filter(Boolean).length <= SAYING;
}
