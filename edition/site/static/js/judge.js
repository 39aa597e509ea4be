// How rightly a claim gives the words of a statement: word for word, in other print, shortened with a sign, altered.
// The rules are those of the contract (docs/method.md, Quotations); a table of cases holds both judges to them.

import { measuredOtherwise } from "./beside.js";
import { questionsOf, readClaim, wordsOf } from "./claim.js";
import { decides, freesDenial } from "./deciding.js";
import { isEither, numbersOrDenies } from "./either.js";
import { fold } from "./fold.js";
import { Governing } from "./governing.js";
import { leftOutside } from "./outside.js";
import { bare, fidelityOf, lackedAround, multiplies, narrows, otherForm, ownApart } from "./pieces.js";
import { ofSentence, regionsOf } from "./regions.js";
import { Splicing } from "./splicing.js";
import { marksBehind, Truth } from "./truth.js";
import { placesIn, windowOf } from "./whereabouts.js";
import { textOf, Wording } from "./wording.js";

/** @typedef {import("./claim.js").Claim} Claim */
/** @typedef {import("./claim.js").Word} Word */
/** @typedef {import("./deciding.js").Mark} Mark */
/** @typedef {import("./wording.js").Place} Place */
/** @typedef {import("./wording.js").Rules} Rules */
/** @typedef {import("./wording.js").Sort} Sort */
/** @typedef {import("./pieces.js").Piece} Piece */
/**
 * @typedef {{fidelity: "exact" | "print" | "spelling" | "shortened" | "altered" | "none", passages: number[],
 *   pieces: Piece[], reversed: boolean, lacking?: string[], doubtful?: boolean, outside?: string[]}} Judgement `lacking` are words at the edges
 *   of a claim, where the statement has all the others; `doubtful`: nothing is altered but a mark that may decide; `outside`:
 *   what denies or limits the claim in its sentence and is not quoted
 */

const MOST_WORDS = 1500; // of a claim; a longer one is a copy, to be compared as a source
const OTHER = 1.3; // the cost of a word for an unlike one
const LEFT = 0.75; // of a word left out
const PUT = 1.6; // of a word put in: what the statement has is sought there, over words left out, before it is called new
const LIKE = 0.9; // of a word for a like one
const SIGNED = 0.004; // of a word left out where a sign says so
const LEAST_CUT = 3; // words that a claim with an ellipsis has at least, as those of a quotation
const ENOUGH = 0.5; // of the words of a claim that the statement must have
const MOSTLY = 0.6; // of the words of a claim, that a version must have to have a part of it
const SAYING = 3; // words of a bracket behind a quotation that stands for its last ones
const REPLACED = 4; // words beside a claim that a bracket at its edge may stand for
const NEXT = 5; // words behind a mark, to the comma that ends a clause of who speaks
const SAID = 60; // words before a mark, more than the characters that tell of what it decides
const LOST = 3; // words that are left out of what is quoted where who speaks is named; of more there are two quotations

/** Judges claims against one statement after another. */
export class Judge {
  /** @param {Rules} rules */
  constructor(rules) {
    this.wording = new Wording(rules);
    const denies = (/** @type {import("./claim.js").Said} */ word) => this.wording.denies(word, this.wording.denials);
    this.governing = new Governing(rules.governing, denies, rules.reversals, rules.joining);
    this.splicing = new Splicing(rules.governing, denies, rules.reversals, rules.joining, rules.capitalNouns);
    this.truth = new Truth(rules.governing, denies, rules.reversals, rules.joining);
  }

  /**
   * @param {Claim} claim
   * @param {string[]} passages the statement, paragraph by paragraph
   * @returns {Judgement}
   */
  judge(claim, passages) {
    this.wording.shouted = claim.text === claim.text.toUpperCase(); // capitals throughout tell no words apart
    const judgement = this.judgeWhole(claim, passages);
    if (judgement.fidelity !== "altered") return judgement;
    const sorts = new Set(judgement.pieces.map(({ sort }) => sort ?? "print"));
    for (const sort of /** @type {Sort[]} */ (["print", "spelling"])) sorts.delete(sort);
    if (!judgement.reversed && sorts.size === 1 && sorts.has("doubtful")) return { ...judgement, doubtful: true };
    const lacking = lackedAround(judgement.pieces);
    return { ...judgement, lacking: lacking.length ? lacking : this.sentencesBeyond(claim, passages) };
  }

  /**
   * The sentences of a claim, first or last ones, without which it is the statement's.
   * @param {Claim} claim
   * @param {string[]} passages
   * @returns {string[]}
   */
  sentencesBeyond({ text, words }, passages) {
    const stops = [...text.matchAll(/[.!?。．！？]["”’»]?\s*/gu)].map(({ index, 0: stop }) => index + stop.length);
    const parted = stops.map((at) => [text.slice(0, at), text.slice(at)]);
    for (const [kept = "", gone = ""] of [...[...parted].reverse(), ...parted.map(([head, tail]) => [tail, head])]) {
      const rest = readClaim(kept.trim());
      const most = rest.words.length >= MOSTLY * words.length && fold(gone).trim();
      if (most && !["altered", "none"].includes(this.judgeWhole(rest, passages).fidelity)) return [bare(gone)];
    }
    return [];
  }

  /**
   * @param {Claim} claim
   * @param {string[]} passages the statement, paragraph by paragraph
   * @returns {Judgement}
   */
  judgeWhole(claim, passages) {
    const words = claim.words.slice(0, MOST_WORDS);
    /** @type {Judgement} */
    const none = { fidelity: "none", passages: [], pieces: [{ text: claim.text }], reversed: false };
    const tooFew = words.length < LEAST_CUT && [...claim.cuts.keys()].some((cut) => cut > 0 && cut < words.length);
    const chosen = words.length && !tooFew ? windowOf(words, passages, this.wording.spell) : [];
    if (!chosen.length) return none;
    const places = placesIn(passages, chosen);
    const pairs = this.align(words, places, claim.cuts);
    const same = pairs.filter(([word, place]) => this.wording.alike(words[word], places[place])).length;
    if (same < Math.max(1, words.length < 4 ? words.length : words.length * ENOUGH)) return none;
    return this.compare(claim, words, places, pairs);
  }

  /**
   * The pairs of words of the cheapest way to lay the claim beside the statement; a place may lack its word (-1).
   * @param {Word[]} words
   * @param {Place[]} places
   * @param {Claim["cuts"]} cuts
   * @returns {[number, number][]} rising in both, each word once, -1 where it has no counterpart
   */
  align(words, places, cuts) {
    const width = places.length + 1;
    const steps = new Uint8Array((words.length + 1) * width); // 1 beside each other, 2 put in, 3 left out
    let above = new Float32Array(width);
    const spelt = places.map(({ form }) => this.wording.spell(form));
    words.forEach((word, row) => {
      const here = new Float32Array(width);
      const form = this.wording.spell(word.form);
      const skip = cuts.has(row + 1) ? SIGNED : LEFT;
      here[0] = (above[0] ?? 0) + PUT;
      steps[(row + 1) * width] = 2;
      for (let column = 1; column < width; column++) {
        const there = places[column - 1];
        const equal = spelt[column - 1] === form || there?.form === word.form;
        const beside = (above[column - 1] ?? 0) + (equal ? 0 : likeness(word.form, there?.form ?? "") > 0.5 ? LIKE : OTHER);
        const put = (above[column] ?? 0) + PUT;
        const left = (here[column - 1] ?? 0) + skip;
        const least = Math.min(beside, put, left);
        here[column] = least;
        // Of a word that is there twice the first is taken.
        steps[(row + 1) * width + column] = least === left ? 3 : least === beside ? 1 : 2;
      }
      above = here;
    });
    let column = above.indexOf(Math.min(...above));
    /** @type {[number, number][]} */
    const pairs = [];
    for (let row = words.length; row > 0; ) {
      const step = steps[row * width + column];
      if (step === 3) column--;
      else {
        row--;
        if (step === 1) column--;
        pairs.unshift([row, step === 1 ? column : -1]);
      }
    }
    return pairs;
  }

  /**
   * @param {Claim} claim
   * @param {Word[]} words
   * @param {Place[]} places
   * @param {[number, number][]} pairs
   * @returns {Judgement}
   */
  compare(claim, words, places, pairs) {
    /** @type {Piece[]} */
    const pieces = [];
    const found = new Set(/** @type {number[]} */ ([]));
    let reversed = false;
    let at = 0; // of the claim's text
    let next = -1; // the place that should come now
    /** @param {number} to */
    const plainTo = (to) => {
      if (to > at) pieces.push({ text: claim.text.slice(at, to) });
      at = Math.max(at, to);
    };
    for (const { first, last, begin, end, written } of regionsOf(this.wording, words, places, pairs, claim.cuts)) {
      const word = words[first];
      const start = word?.start ?? claim.text.length;
      const cut = claim.cuts.get(first);
      const denies = !!cut && this.wording.anyDenies(wordsOf(cut.put));
      const beside = next < 0 ? places.slice(Math.max(0, begin - REPLACED), begin).filter(ofSentence(places[begin])) : [];
      const denial = next < 0 ? this.governing.before(places, begin, (pairs.at(-1)?.[1] ?? begin) + 1, beginsAnew(word, places[begin]), !!cut) : -1;
      const few = !!cut && wordsOf(cut.put).some(({ form }) => this.governing.scarce.has(form));
      if (denial >= 0 && !denies && !few) {
        reversed = true;
        pieces.push({ text: claim.text.slice(at, start), sort: cut ? "turned" : "left out", theirs: textOf(places.slice(denial, begin)) });
        at = start;
      } else if (next < 0 && begin < end && this.wording.figures.beyond(places, begin, -1)) {
        pieces.push({ text: claim.text.slice(at, start), sort: "left out", theirs: textOf(places.slice(begin - this.wording.figures.beyond(places, begin, -1), begin)) });
        at = start;
      } else if (next >= 0 && begin > next) {
        plainTo(words[first - 1]?.end ?? at);
        const left = places.slice(next, begin);
        const turned = !!cut && (this.wording.saysOtherwise(cut.put, left) || this.governing.reverses(places, next, begin) || this.splicing.alters(places, next, begin, this.wording.figures));
        reversed ||= turned;
        const few = left.length <= LOST && places[next - 1]?.sentence === places[begin]?.sentence;
        const sort = turned ? "turned" : cut ? "shortened" : "left out";
        pieces.push({ text: claim.text.slice(at, start), sort, theirs: textOf(left), ...(few && { few }) });
        at = start;
      } else if ((denies && denial < 0) || (cut && (this.wording.otherQuantity(cut.put, beside) || (next === begin && (narrows(cut.put, places, begin, this.governing) || multiplies(cut.put, places[begin - 1], this.wording.figures)))))) {
        reversed = true;
        pieces.push({ text: claim.text.slice(at, start), sort: "put in", theirs: "" });
        at = start;
      } else if (next >= 0 && begin === next && begin < end && !cut?.put && (at < start || /\p{P}/u.test(places[begin]?.before ?? "")) && !(cut && parted(places, begin))) {
        const [mine, theirs] = [claim.text.slice(at, start), places[begin]?.before ?? ""];
        if (shown(mine) === shown(theirs)) plainTo(start);
        else {
          const before = words[first - 1]?.raw ?? "";
          const after = [claim.text.slice(start), textOf(places.slice(begin, begin + NEXT)) + (places[begin + NEXT]?.before ?? "")];
          const said = [claim.text.slice(0, at), textOf(places.slice(Math.max(0, begin - SAID), begin))];
          const marks = [mine, theirs].map((marked, side) => ({ text: marked, before, after: after[side] ?? "", said: said[side] ?? "" }));
          const telling = decides(this.wording, /** @type {Mark} */ (marks[0]), /** @type {Mark} */ (marks[1]));
          pieces.push({ text: mine, sort: telling ? "doubtful" : "print", theirs });
          at = start;
        }
      }
      plainTo(start);
      const text = claim.text.slice(start, words[last - 1]?.end ?? start);
      const theirs = textOf(places.slice(begin, end));
      const [mine, others] = [words.slice(first, last), places.slice(begin, end)];
      const formed = otherForm(mine, others, cut?.put, this.wording, this.governing);
      let sort = written ? "spelling" : formed ? undefined : this.wording.sortOf(mine, others);
      if (sort === "spelling" && this.wording.isInitial(text, theirs) && /^[-‐‑]/u.test(places[end]?.before ?? "")) sort = "other words"; // A-t-il
      const placed = { before: claim.text.slice(Math.max(0, start - SAID), start), after: claim.text.slice(start + text.length, start + text.length + SAID) };
      if (sort === "print" && (freesDenial(this.wording, text, theirs, words[last]?.form ?? "") || numbersOrDenies(text, theirs, placed))) sort = "doubtful";
      if (sort === "spelling" && isEither(this.wording, text, theirs, placed)) sort = "doubtful";
      if (!this.wording.shouted && measuredOtherwise(words, first, places, begin, (...pair) => this.wording.capitalsTell(...pair))) sort = "other words";
      pieces.push(sort ? { text, sort, theirs } : { text });
      at = Math.max(at, start + text.length);
      for (const place of places.slice(begin, end)) found.add(place.passage);
      if (begin < end || next < 0) next = end;
    }
    const cutOff = next > 0 ? this.wording.figures.beyond(places, next, 1) : 0;
    if (cutOff) {
      plainTo(words.at(-1)?.end ?? at);
      pieces.push({ text: "", sort: "left out", theirs: textOf(places.slice(next, next + cutOff)) });
    }
    const behind = claim.cuts.get(words.length)?.put ?? "";
    const call = /^\s*["”’»]*\s*([?!？！؟.。;\u037e])/u.exec(claim.after)?.[1] ?? "";
    const begin = pairs.find(([, place]) => place >= 0)?.[1] ?? next;
    const questions = questionsOf(claim.text);
    const rest = this.truth.rest(places, begin, next, questions.test(call));
    const after = places.slice(next, next + REPLACED).filter(ofSentence(places[next - 1]));
    if (rest) {
      reversed = true;
      pieces.push({ text: claim.text.slice(at), sort: "left out", theirs: rest.length ? textOf(rest) : marksBehind(places, next - 1).trim() });
      at = claim.text.length;
    } else if (this.wording.otherQuantity(behind, after) || multiplies(behind, places[next - 1], this.wording.figures)) {
      pieces.push({ text: claim.text.slice(at), sort: "put in", theirs: "" });
      at = claim.text.length;
    } else if (isShort(behind) && next >= 0) {
      const left = restOfClause(places, next);
      const said = fold(behind).split(" ");
      if (left.length <= SAYING && behind && !left.every(({ form }) => said.includes(form))) {
        pieces.push({ text: claim.text.slice(at), sort: "shortened", theirs: textOf(left) });
        at = claim.text.length;
      }
    }
    const theirs = marksBehind(places, next - 1);
    const asks = questions.test(call) ? !questions.test(theirs) : (/[^;]/u.test(call) || this.truth.states(places, begin)) && questions.test(theirs);
    if (asks && !rest) pieces.push({ text: claim.after, sort: "doubtful", theirs });
    else if (/[!！]/u.test(call) && !theirs.includes(call)) pieces.push({ text: claim.after, sort: "print", theirs: "" });
    else plainTo(claim.text.length);
    const fidelity = fidelityOf(pieces, reversed);
    const around = fidelity === "altered" ? [] : leftOutside(places, begin, next, this.governing, this.wording.figures);
    return {
      ...{ fidelity, passages: [...found].sort((a, b) => a - b), pieces: pieces.flatMap(ownApart), reversed },
      ...(around.length && { outside: around }),
    };
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
 * How like two words are, by the letters that they share at their ends.
 * @param {string} one
 * @param {string} two
 */
function likeness(one, two) {
  const least = Math.min(one.length, two.length);
  let start = 0;
  while (start < least && one[start] === two[start]) start++;
  let end = 0;
  while (end < least - start && one[one.length - 1 - end] === two[two.length - 1 - end]) end++;
  return (start + end) / Math.max(one.length, two.length);
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
