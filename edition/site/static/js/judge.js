// How rightly a claim gives the words of a statement: word for word, in other print, shortened with a sign, altered.
// The rules are those of the contract (docs/method.md, Quotations); a table of cases holds both judges to them.

import { readClaim } from "./claim.js";
import { eachWord, fold, speller } from "./fold.js";

/** @typedef {import("./claim.js").Claim} Claim */
/** @typedef {import("./claim.js").Word} Word */
/** @typedef {Word & {passage: number, sentence: number, before: string}} Place a word of the statement */
/**
 * @typedef {{spelling: import("./fold.js").Spelling, glyphs: Record<string, string>, capitals: [string, string][],
 *   marks: [string, string][], compounds: string[], negations: string[], clitics: string[], determiners: string[],
 *   joined: string[]}} Rules
 */
/** @typedef {"print" | "spelling" | "left out" | "put in" | "other words" | "turned" | "shortened"} Sort */
/** @typedef {{text: string, sort?: Sort, theirs?: string}} Piece `text` is the claim's, `theirs` the statement's */
/**
 * @typedef {{fidelity: "exact" | "print" | "spelling" | "shortened" | "altered" | "none", passages: number[],
 *   pieces: Piece[], reversed: boolean, lacking?: string[]}} Judgement `lacking` are words at the edges of a claim, where
 *   the statement has all the others
 */

const MOST_WORDS = 1500; // of a claim; a longer one is a copy, to be compared as a source
const WINDOW = 4000; // words of the statement in which a claim is laid out
const CANDIDATES = 40; // passages with the most of a claim's words in which its phrases are sought
const OTHER = 1.3; // the cost of a word for an unlike one; of a word left out or put in 1
const LIKE = 0.9; // of a word for a like one
const SIGNED = 0.004; // of a word left out where a sign says so
const ENOUGH = 0.5; // of the words of a claim that the statement must have
const LIGHT = 4; // letters of a word that may stand between a denial and what it denies
const REACH = 6; // words over which a denial is sought
const MOSTLY = 0.6; // of the words of a claim, that a version must have to have a part of it
const CONCORD = 3; // words before an omission, of which one may deny with what is left out, and is kept

/** Judges claims against one statement after another. */
export class Judge {
  /** @param {Rules} rules */
  constructor(rules) {
    this.spell = speller(rules.spelling);
    this.glyphs = new Map(Object.entries(rules.glyphs));
    this.capitals = new Set(rules.capitals.flatMap(([one, two]) => [`${one} ${two}`, `${two} ${one}`]));
    this.marks = new Set(rules.marks.flatMap(([one, two]) => [`${one}|${two}`, `${two}|${one}`]));
    this.compounds = new Set(rules.compounds);
    this.negations = new Set(rules.negations.map((word) => fold(word).trim()));
    this.determiners = new Set(rules.determiners.map((word) => fold(word).trim()));
    this.shouted = false;
    this.joined = rules.joined; // letters that join a word to what stands before it
    this.clitics = rules.clitics.map((ending) => fold(ending).trim()).filter((ending) => ending.length > 1);
  }

  /**
   * @param {Claim} claim
   * @param {string[]} passages the statement, paragraph by paragraph
   * @returns {Judgement}
   */
  judge(claim, passages) {
    this.shouted = claim.text === claim.text.toUpperCase(); // capitals throughout tell no words apart
    const judgement = this.judgeWhole(claim, passages);
    if (judgement.fidelity !== "altered") return judgement;
    const lacking = beyond(judgement.pieces);
    return { ...judgement, lacking: lacking.length ? lacking : this.sentencesBeyond(claim, passages) };
  }

  /**
   * The sentences of a claim, first or last ones, without which it is the statement's.
   * @param {Claim} claim
   * @param {string[]} passages
   * @returns {string[]}
   */
  sentencesBeyond({ text, words }, passages) {
    const stops = [...text.matchAll(/[.!?。！？]["”’»]?\s*/gu)].map(({ index, 0: stop }) => index + stop.length);
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
    const chosen = words.length ? windowOf(words, passages) : [];
    if (!chosen.length) return none;
    const places = placesIn(passages, chosen);
    const pairs = this.align(words, places, claim.cuts);
    const same = pairs.filter(([word, place]) => this.alike(words[word], places[place])).length;
    if (same < Math.max(1, words.length < 4 ? words.length : words.length * ENOUGH)) return none;
    return this.compare(claim, words, places, pairs);
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
    const spelt = places.map(({ form }) => this.spell(form));
    words.forEach((word, row) => {
      const here = new Float32Array(width);
      const form = this.spell(word.form);
      const skip = cuts.has(row + 1) ? SIGNED : 1;
      here[0] = (above[0] ?? 0) + 1;
      steps[(row + 1) * width] = 2;
      for (let column = 1; column < width; column++) {
        const there = places[column - 1];
        const equal = spelt[column - 1] === form || there?.form === word.form;
        const beside = (above[column - 1] ?? 0) + (equal ? 0 : likeness(word.form, there?.form ?? "") > 0.5 ? LIKE : OTHER);
        const put = (above[column] ?? 0) + 1;
        const left = (here[column - 1] ?? 0) + skip;
        const least = Math.min(beside, put, left);
        here[column] = least;
        steps[(row + 1) * width + column] = least === Math.fround(beside) || least === beside ? 1 : least === put ? 2 : 3;
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
    for (const { first, last, begin, end } of this.regions(words, places, pairs)) {
      const word = words[first];
      const start = word?.start ?? claim.text.length;
      const cut = claim.cuts.get(first);
      if (next >= 0 && begin > next) {
        plainTo(words[first - 1]?.end ?? at);
        const left = places.slice(next, begin);
        const turned = !!cut && this.turns(places.slice(Math.max(0, next - CONCORD), next), left, places[begin], cut.put);
        reversed ||= turned;
        pieces.push({ text: claim.text.slice(at, start), sort: turned ? "turned" : cut ? "shortened" : "left out", theirs: textOf(left) });
        at = start;
      } else if (cut && this.denies(fold(cut.put).split(" "))) {
        reversed = true;
        pieces.push({ text: claim.text.slice(at, start), sort: "put in", theirs: "" });
        at = start;
      } else if (next >= 0 && begin === next && begin < end && !cut && at < start) {
        const [mine, theirs] = [claim.text.slice(at, start), places[begin]?.before ?? ""];
        if (shown(mine) === shown(theirs)) plainTo(start);
        else {
          pieces.push({ text: mine, sort: "print", theirs });
          at = start;
        }
      }
      plainTo(start);
      const text = claim.text.slice(start, words[last - 1]?.end ?? start);
      const theirs = textOf(places.slice(begin, end));
      const sort = this.sortOf(words.slice(first, last), places.slice(begin, end));
      pieces.push(sort ? { text, sort, theirs } : { text });
      at = Math.max(at, start + text.length);
      for (const place of places.slice(begin, end)) found.add(place.passage);
      if (begin < end || next < 0) next = end;
    }
    const call = /^\s*["”’»]*\s*([?!？！])/u.exec(claim.after)?.[1];
    if (call && !(places[next]?.before ?? "").includes(call)) pieces.push({ text: claim.after, sort: "print", theirs: "" });
    else plainTo(claim.text.length);
    return { fidelity: fidelityOf(pieces, reversed), passages: [...found].sort((a, b) => a - b), pieces, reversed };
  }

  /**
   * The claim in words that stand beside the same word, each by itself, and runs of others.
   * @param {Word[]} words
   * @param {Place[]} places
   * @param {[number, number][]} pairs
   */
  regions(words, places, pairs) {
    /** @type {{first: number, last: number, begin: number, end: number, same: boolean}[]} */
    const regions = [];
    let next = pairs.find(([, place]) => place >= 0)?.[1] ?? 0;
    for (const [word, place] of pairs) {
      const same = place >= 0 && this.alike(words[word], places[place]);
      const [begin, end] = place < 0 ? [next, next] : [place, place + 1];
      const before = regions[regions.length - 1];
      if (!same && before && !before.same && before.end === begin) Object.assign(before, { last: word + 1, end });
      else regions.push({ first: word, last: word + 1, begin, end, same });
      next = end;
    }
    return this.contracted(words, places, regions);
  }

  /**
   * Words left out or put in beside a run of others belong to it: don't for do not, back door for backdoor.
   * @param {Word[]} words
   * @param {Place[]} places
   * @param {{first: number, last: number, begin: number, end: number, same: boolean}[]} regions
   */
  contracted(words, places, regions) {
    return regions.map((region, at) => {
      const until = regions[at + 1]?.begin ?? region.end;
      const since = regions[at - 1]?.end ?? region.begin;
      if (region.same) return region;
      const mine = words.slice(region.first, region.last);
      const wider = [
        { ...region, end: until },
        { ...region, begin: since },
        { ...region, begin: since, end: until },
      ].find(({ begin, end }) => end - begin < 4 && this.sortOf(mine, places.slice(begin, end)) !== "other words");
      return wider && wider.end > wider.begin ? wider : region;
    });
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
    const [small, other] = [this.glyph(one).toLowerCase(), this.glyph(two).toLowerCase()];
    if (small === other) return this.sameCapitals(mine, theirs) ? this.excused(mine, theirs) : "other words";
    if (this.marks.has(`${small}|${other}`)) return "other words";
    if (/\d/u.test(one + two) && !sameFigures(mine, theirs)) return "other words";
    const [bare, plain] = [small, other].map((text) => text.replace(/[\p{P}\s]/gu, ""));
    if (bare === plain) return this.joins(small, other) ? "print" : "other words";
    const forms = [mine, theirs].map((row) => row.map(({ form }) => this.spell(form)).join(" "));
    return forms[0] === forms[1] ? "spelling" : "other words";
  }

  /**
   * The same letters: only a hyphen, an apostrophe or the space of a compound may divide them.
   * @param {string} one
   * @param {string} two
   */
  joins(one, two) {
    const [words, others] = [one.split(/\s+/u), two.split(/\s+/u)];
    if (words.length === others.length) return true;
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
      return begins || !this.capitals.has(`${raw} ${other?.raw}`);
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
   * Whether leaving out words, or a bracket in their place, turns what is said.
   * @param {Place[]} before
   * @param {Place[]} left
   * @param {Place | undefined} kept
   * @param {string} put
   */
  turns(before, left, kept, put) {
    const instead = fold(put).split(" ").filter(Boolean);
    const words = left.map(({ form }) => form);
    if (instead.length && this.denies(instead) !== this.denies(words)) return true;
    if (instead.some((word) => /\d/u.test(word) && !words.includes(word))) return true;
    if (kept && this.denies([kept.form])) return false;
    for (const [back, place] of [...left].reverse().slice(0, REACH).entries()) {
      const after = back ? left[left.length - back] : kept;
      if (after && after.sentence !== place.sentence) return false;
      if (this.denies([place.form])) return true;
      if (!back && this.determiners.has(left[left.length - 2]?.form ?? "")) return !before.some(({ form }) => this.denies([form]));
      if (place.form.length > LIGHT && !place.form.endsWith("ly")) return false;
    }
    return false;
  }

  /** @param {string[]} forms */
  denies(forms) {
    return forms.some((form) => this.negations.has(form) || this.clitics.some((ending) => form.endsWith(ending)));
  }
}

/**
 * @param {Piece[]} pieces
 * @param {boolean} reversed
 * @returns {Judgement["fidelity"]}
 */
function fidelityOf(pieces, reversed) {
  const sorts = new Set(pieces.map(({ sort }) => sort));
  if (reversed || sorts.has("left out") || sorts.has("put in") || sorts.has("other words")) return "altered";
  if (sorts.has("shortened")) return "shortened";
  if (sorts.has("spelling")) return "spelling";
  return sorts.has("print") ? "print" : "exact";
}

/**
 * The words that a version lacks where it has all the others: before them, after them, or both.
 * @param {Piece[]} pieces
 */
function beyond(pieces) {
  const worded = pieces.filter(({ text, sort }) => sort || fold(text).trim());
  const altering = worded.filter(({ sort }) => sort && !["print", "spelling", "shortened"].includes(sort));
  const edges = [worded[0], worded[worded.length - 1]];
  const outside = altering.every((piece) => piece.sort === "put in" && edges.includes(piece));
  return outside ? altering.map(({ text }) => bare(text)) : [];
}

/**
 * A text without marks at its ends.
 * @param {string} text
 */
function bare(text) {
  return text.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, "");
}

/**
 * White space as a reader sees it.
 * @param {string} text
 */
function shown(text) {
  return text.replace(/\s+/gu, " ");
}

/**
 * Whether the words that have digits are the same.
 * @param {Word[]} mine
 * @param {Word[]} theirs
 */
function sameFigures(mine, theirs) {
  const [one, two] = [mine, theirs].map((row) => row.map(({ form }) => form).filter((form) => /\d/u.test(form)).join(" "));
  return one === two;
}

/** @param {Word[]} words */
function textOf(words) {
  return words.map((word, at) => (at ? /** @type {Partial<Place>} */ (word).before ?? gapBefore(words, at) : "") + word.raw).join("");
}

/**
 * @param {Word[]} words
 * @param {number} at
 */
function gapBefore(words, at) {
  return (words[at]?.start ?? 0) > (words[at - 1]?.end ?? 0) ? " " : "";
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
 * A statement made ready to be searched: each passage folded, and the passages that have a word.
 * @typedef {{folded: string[], having: Map<string, number[]>}} Ready
 */
/** @type {WeakMap<string[], Ready>} */
const ready = new WeakMap();

/**
 * @param {string[]} passages
 * @returns {Ready}
 */
function makeReady(passages) {
  let found = ready.get(passages);
  if (!found) {
    found = { folded: passages.map((text) => `${fold(text)} `), having: new Map() };
    for (const [number, text] of found.folded.entries()) {
      for (const form of new Set(text.split(" "))) {
        const row = found.having.get(form);
        if (row) row.push(number);
        else found.having.set(form, [number]);
      }
    }
    ready.set(passages, found);
  }
  return found;
}

/**
 * The passages in which a claim is to be laid out: the likeliest, those around it, and those of its further parts.
 * @param {Word[]} words
 * @param {string[]} passages
 * @returns {number[]} numbers of passages that follow one another
 */
function windowOf(words, passages) {
  const forms = words.map(({ form }) => form);
  const lengths = passages.map((text) => text.length / 5);
  const best = likeliest(forms, passages);
  if (best < 0) return [];
  const ends = [likeliest(forms.slice(0, 6), passages, best), likeliest(forms.slice(-6), passages, best)];
  let [low, high] = [best, best];
  for (const end of ends) {
    const [first, last] = [Math.min(low, end), Math.max(high, end)];
    if (end >= 0 && sum(lengths.slice(first, last + 1)) < WINDOW) [low, high] = [first, last];
  }
  low = Math.max(0, low - 1);
  while (high < passages.length - 1 && sum(lengths.slice(best, high + 1)) < words.length * 1.5) high++;
  high = Math.min(passages.length - 1, high + 1);
  return Array.from({ length: high - low + 1 }, (_, at) => low + at);
}

/**
 * The passage that has the most of some words, side by side rather than single; of equal ones the nearest to another.
 * @param {string[]} forms
 * @param {string[]} passages
 * @param {number} near
 */
function likeliest(forms, passages, near = 0) {
  const { folded } = makeReady(passages);
  const three = new Set(forms.slice(2).map((form, at) => ` ${forms[at]} ${forms[at + 1]} ${form} `));
  const two = new Set(forms.slice(1).map((form, at) => ` ${forms[at]} ${form} `));
  const one = new Set(forms.map((form) => ` ${form} `));
  let best = -1;
  let most = 0;
  for (const number of candidates(forms, passages)) {
    const text = folded[number] ?? "";
    let score = 0;
    for (const [set, weight] of /** @type {[Set<string>, number][]} */ ([[three, 9], [two, 3], [one, 1]])) {
      for (const words of set) if (text.includes(words)) score += weight;
    }
    if (score > most || (score === most && score && Math.abs(number - near) < Math.abs(best - near))) [best, most] = [number, score];
  }
  return best;
}

/**
 * The passages that have the most of some words, rare ones counting more.
 * @param {string[]} forms
 * @param {string[]} passages
 */
function candidates(forms, passages) {
  const { having } = makeReady(passages);
  /** @type {Map<number, number>} */
  const weights = new Map();
  for (const form of new Set(forms)) {
    const row = having.get(form) ?? [];
    const weight = Math.log(1 + passages.length / (row.length + 1));
    for (const number of row) weights.set(number, (weights.get(number) ?? 0) + weight);
  }
  const sorted = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return sorted.slice(0, CANDIDATES).map(([number]) => number);
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((all, number) => all + number, 0);
}

/**
 * @param {string[]} passages
 * @param {number[]} chosen
 * @returns {Place[]}
 */
function placesIn(passages, chosen) {
  /** @type {Place[]} */
  const places = [];
  let sentence = 0;
  for (const passage of chosen) {
    const text = passages[passage] ?? "";
    let at = 0;
    sentence++;
    eachWord(text, (form, start, end) => {
      const between = text.slice(at, start);
      const before = at || !places.length ? between : ` ${between}`;
      if (/[.!?。！？]/u.test(between)) sentence++;
      places.push({ form, raw: text.slice(start, end), start, end, free: false, passage, sentence, before });
      at = end;
    });
  }
  return places;
}
