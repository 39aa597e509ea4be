// A text fragment that finds words, and no others, in what a page shows
// (https://wicg.github.io/scroll-to-text-fragment/).

/** @typedef {{prefix: string, begin: string, finish: string, suffix: string}} Quote */
/** @typedef {{text: string, at: number[]}} Folded `at` has the place of each unit in the text that was folded */

const WHOLE = 12; // words; a longer quotation is named by its ends
const END = 5; // words of such an end
const CONTEXT = 8; // words on either side that may be needed to tell a place from others

/**
 * The directive for some words, with as much of what stands around them as tells them from others.
 * Where nothing does, a browser should come to them first, or at least to what is near.
 * @param {string} text what the page shows, its blocks divided by line feeds
 * @param {number} from where in it the words begin
 * @param {number} to
 * @param {(at: number) => boolean} isNear whether words found there will do instead
 * @returns {{directive: string, isFound: boolean}} not found where a browser would come to others
 */
export function findWords(text, from, to, isNear) {
  const [start, end] = wholeWords(text, from, to);
  const ends = endsOf(text, start, end);
  const page = folded(text);
  let best = { directive: "", isFound: false, rank: Infinity };
  for (const [before, after] of contexts()) {
    const quote = { ...ends, prefix: wordsBefore(text, start, before), suffix: wordsAfter(text, end, after) };
    const found = occurrences(page.text, quote);
    const isFirst = found[0]?.[0] === placeOf(page, start) && found[0][1] === placeOf(page, end);
    const isFound = isFirst || (found[0] !== undefined && isNear(page.at[found[0][0]] ?? 0));
    const rank = (isFirst ? 0 : isFound ? 1 : 2) * text.length + found.length;
    if (rank < best.rank) best = { directive: written(quote), isFound, rank };
    if (rank === 1) break;
  }
  return best;
}

/** How many words of context to try on either side, fewest first. */
function* contexts() {
  yield [0, 0];
  for (let count = 1; count <= CONTEXT; count++) {
    yield [count, 0];
    yield [0, count];
    yield [count, count];
  }
}

/**
 * Where words begin and end that were selected in part; browsers find whole words only.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @returns {[number, number]}
 */
function wholeWords(text, from, to) {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = to - (words.length - words.trimEnd().length);
  const [first, last] = [segmentAt(text, start), segmentAt(text, end - 1)];
  return [first.at, last.at + last.segment.length];
}

/**
 * The words themselves, or of many and of those in several blocks the first and the last.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function endsOf(text, start, end) {
  const words = text.slice(start, end);
  const [first] = words.split("\n", 1);
  if (first === words && segments(words).filter(isWord).length <= WHOLE) return { begin: words, finish: "" };
  return { begin: wordsAfter(`${first}\n`, 0, END), finish: wordsBefore(words, words.length, END) };
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} count
 */
function wordsBefore(text, at, count) {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  const words = segments(line).filter(isWord).slice(-count);
  return count && words[0] ? line.slice(words[0].index).trim() : "";
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} count
 */
function wordsAfter(text, at, count) {
  const [line = ""] = text.slice(at).split("\n", 1);
  const words = segments(line).filter(isWord);
  const last = words[Math.min(count, words.length) - 1];
  if (!last) return "";
  return (count < words.length ? line.slice(0, last.index + last.segment.length) : line).trim();
}

/**
 * The segment of its line in which a character stands, and where it begins.
 * @param {string} text
 * @param {number} at
 */
function segmentAt(text, at) {
  const first = text.lastIndexOf("\n", at) + 1;
  const [line = ""] = text.slice(first).split("\n", 1);
  const found = segments(line).find(({ index, segment }) => first + index + segment.length > at);
  return { at: first + (found?.index ?? 0), segment: found?.segment ?? "" };
}

/** @param {string} line */
function segments(line) {
  return [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(line)];
}

/** @param {Intl.SegmentData} segment */
function isWord(segment) {
  return segment.isWordLike ?? false;
}

/**
 * Text as browsers compare it: without capitals, accents and invisible signs, with plain quotation marks.
 * @param {string} text
 * @returns {Folded}
 */
function folded(text) {
  /** @type {string[]} */
  const units = [];
  /** @type {number[]} */
  const at = [];
  let place = 0;
  for (const letter of text) {
    const plain = letter < "\u0080" ? letter.toLowerCase() : plainly(letter);
    for (const unit of plain.split("")) {
      units.push(unit);
      at.push(place);
    }
    place += letter.length;
  }
  return { text: units.join(""), at };
}

/** @param {string} letter */
function plainly(letter) {
  const plain = letter.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toUpperCase().toLowerCase();
  return plain.replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"');
}

/**
 * Where a place of a text is in the folded one.
 * @param {Folded} page
 * @param {number} place
 */
function placeOf({ at }, place) {
  const found = at.findIndex((start) => start >= place);
  return found < 0 ? at.length : found;
}

/**
 * Where a browser may find a quotation in a folded text, in order.
 * @param {string} text
 * @param {Quote} quote
 * @returns {[number, number][]}
 */
function occurrences(text, { prefix, begin, finish, suffix }) {
  const before = prefix ? `(?<=${pattern(prefix)}\\s*)` : "";
  const after = suffix ? `(?=\\s*${pattern(suffix)})` : "";
  const starts = places(text, before + pattern(begin) + (finish ? "" : after));
  if (!finish) return starts;
  const ends = places(text, pattern(finish) + after);
  return starts.flatMap(([start, until]) => {
    const end = ends.find(([at]) => at >= until);
    return end ? [/** @type {[number, number]} */ ([start, end[1]])] : [];
  });
}

/**
 * @param {string} text
 * @param {string} expression
 * @returns {[number, number][]}
 */
function places(text, expression) {
  return [...text.matchAll(new RegExp(expression, "gu"))].map((found) => [found.index, found.index + found[0].length]);
}

/** @param {string} words */
function pattern(words) {
  const { text } = folded(words);
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&").replace(/\s+/gu, "[^\\S\\n]+");
}

/** @param {Quote} quote */
function written({ prefix, begin, finish, suffix }) {
  /** @param {string} words */
  const encode = (words) => encodeURIComponent(words.replace(/\s+/gu, " ")).replaceAll("-", "%2D");
  const parts = [encode(begin)];
  if (prefix) parts.unshift(`${encode(prefix)}-`);
  if (finish) parts.push(encode(finish));
  if (suffix) parts.push(`-${encode(suffix)}`);
  return parts.join(",");
}
