// How rightly a claim gives the words of a statement: word for word, in other print, shortened with a sign, altered.
// The rules are those of the contract (docs/method.md, Quotations); a table of cases holds both judges to them.

import { readClaim } from "./claim.js";
import { fold } from "./fold.js";
import { Governing } from "./governing.js";
import { Laying } from "./laying.js";
import { bare, lackedAround } from "./pieces.js";
import { Splicing } from "./splicing.js";
import { Truth } from "./truth.js";
import { placesIn, windowOf } from "./whereabouts.js";
import { Wording } from "./wording.js";

/** @typedef {import("./claim.js").Claim} Claim */
/** @typedef {import("./claim.js").Word} Word */
/** @typedef {import("./wording.js").Place} Place */
/** @typedef {import("./wording.js").Rules} Rules */
/** @typedef {import("./wording.js").Sort} Sort */
/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {import("./laying.js").Judgement} Judgement */

const MOST_WORDS = 1500; // of a claim; a longer one is a copy, to be compared as a source
const OTHER = 1.3; // the cost of a word for an unlike one
const LEFT = 0.75; // of a word left out
const PUT = 1.6; // of a word put in: what the statement has is sought there, over words left out, before it is called new
const LIKE = 0.9; // of a word for a like one
const SIGNED = 0.004; // of a word left out where a sign says so
const LEAST_CUT = 3; // words that a claim with an ellipsis has at least, as those of a quotation
const ENOUGH = 0.5; // of the words of a claim that the statement must have
const BEYOND = 4; // places beyond a claim's second word in which its first is sought: three words may be left out between
const MOSTLY = 0.6; // of the words of a claim, that a version must have to have a part of it

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
    return new Laying(this, claim, words, places, pairs).judgement();
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
    const isOne = (/** @type {number} */ row, /** @type {number} */ at) => spelt[at] === this.wording.spell(words[row]?.form ?? "");
    for (const [row, step] of [[0, -1], [words.length - 1, 1]]) {
      const there = places[pairs[row]?.[1] ?? -1]?.form ?? "";
      if (likeness(words[row]?.form ?? "", there) <= 0.5) takeNear(pairs, places, isOne, row, step);
    }
    return pairs;
  }
}

/**
 * Lays the first or the last word of a claim beside itself where it stands near by in the sentence: of *we sell it* for
 * *we do not sell it* two words are left out. To call *not* a *we* would cost less.
 * @param {[number, number][]} pairs
 * @param {Place[]} places
 * @param {(row: number, at: number) => boolean} isOne
 * @param {number} row
 * @param {number} step outward
 */
function takeNear(pairs, places, isOne, row, step) {
  const pair = pairs[row];
  const next = pairs[row - step]?.[1] ?? -1;
  if (!pair || next < 0 || isOne(row, pair[1])) return;
  for (let at = next + step, left = BEYOND; left && places[at]?.sentence === places[next]?.sentence; at += step, left--) {
    if (!isOne(row, at)) continue;
    pair[1] = at;
    return;
  }
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
