// What stands beside a mark or a letter makes it decide: 3:1 and 3-1, twenty-five dollar bills and twenty five-dollar bills,
// the "experts", 5m and 5M. As the engine has it (`analysis.kinds.deciding_marks`, `mark_places`).

/** @typedef {import("./claim.js").Word} Word */
/** @typedef {import("./deciding.js").Mark} Mark */
/** @typedef {import("./wording.js").Place} Place */

const RELATING = /[:/：／‐‑‒–—―−－~〜～-]/gu; // between two figures: a ratio, a part, a range
const DASH = /[^:/]/gu;
const PRIMES = /^["'′″‘’“”´]+/u; // behind a figure: feet and inches, or the end of a quotation
const DOUBLE = /["″“”]|''/gu;
const OPENED = /(?:^|[\s(])["“„‘']/u;
const SPANNING = /^[–—~∼〜～-]$/u; // between two names of one row, or two sums
const WAVE = /^[~∼〜～]$/u;
const HIRAGANA = /^[\u3041-\u309f]/u; // behind which a wave may only draw out a sound
const REFERRING = /[*\\/|^_¶※•]/u; // signs that touch a figure and say which it is
const BACK = 60; // characters before a mark, among which a quotation that it may close is sought
const ONE_HYPHEN = /^[-‐‑]$/u;
// What joins the next word to the one behind it, and the last one to that before, with the one before that.
const NEXT_JOINT = /^\s*[\p{L}\p{N}][\p{L}\p{N}_'’]*([\s‐‑-])[\p{L}\p{N}]/u;
const LAST_JOINT = /([\p{L}\p{N}]+)([\s‐‑-])[\p{L}\p{N}][\p{L}\p{N}_'’]*\s*$/u;
const OPENING = /^["“„«»‘'‚「『]$/u;
// A word or three in quotation marks; with a capital it may be a name or a title, where nouns have none.
const QUOTED_WORD = /^(?![A-Z])\p{L}[\p{L}\p{N}_-]*(?: \p{L}[\p{L}\p{N}_-]*){0,2}\s?["”“»«’'」』]/u;
const QUOTED_NOUN = /^\p{L}[\p{L}\p{N}_-]*(?![A-Z])[\p{L}\p{N}]\s?["”“»«’‘']/u;
const LAST_LETTER = /^(?:\d[\d.,]*)?(\p{L})$/u; // a letter behind a figure, or alone
const SIGNS_APART = /[bcdfghjkmnstw]/iu; // behind a figure and a space
const MONEY = /^\p{Sc}$/u;

/**
 * Whether of two marks between the same words one alone relates, measures, joins or encloses what stands beside it.
 * @param {Mark} one
 * @param {Mark} two
 * @param {(word: string) => boolean} isNumber
 * @param {Record<string, string>} calendar the names of days and months, each with what it is one of
 * @param {boolean} capitalNouns
 */
export function decidesBeside(one, two, isNumber, calendar, capitalNouns) {
  if (spans(one, two, isNumber, calendar) || spans(two, one, isNumber, calendar)) return true;
  if (/\p{N}$/u.test(one.before)) {
    if (/^\p{N}/u.test(one.after) && relation(one.text) !== relation(two.text)) return true;
    if (referring(one) !== referring(two)) return true;
    if (primes(one.text) !== primes(two.text) && ![one, two].some(({ said }) => OPENED.test(said.slice(-BACK)))) return true;
  }
  return [[one, two], [two, one]].some(([mine, theirs]) => !!mine && !!theirs && (joins(mine, theirs, isNumber) || encloses(mine, theirs, capitalNouns)));
}

/**
 * Whether a dash or wave goes from one name to another of the same row, or from sum to sum: Monday–Friday, five–ten, A–C.
 * @param {Mark} one
 * @param {Mark} two
 * @param {(word: string) => boolean} isNumber
 * @param {Record<string, string>} calendar
 */
function spans({ text, before, after, said }, two, isNumber, calendar) {
  const mark = text.trim();
  if (!SPANNING.test(mark) || SPANNING.test(two.text.trim())) return false;
  if (WAVE.test(mark)) return !!before && /^[\p{L}\p{N}]/u.test(after) && !HIRAGANA.test(before) && !HIRAGANA.test(after);
  if (/\p{N}$/u.test(before)) return /^\p{Sc}\p{N}/u.test(after);
  const unit = isUnspaced([...before].at(-1) ?? "") && /\p{N}(\P{N}{1,2})$/u.exec(said.trimEnd())?.[1];
  if (unit && after.replace(/^\p{N}+/u, "").startsWith(unit) && /^\p{N}/u.test(after)) return true;
  const next = /^[\p{L}\p{N}'’]+/u.exec(after)?.[0] ?? "";
  if (/^\p{Lu}$/u.test(before) && /^\p{Lu}$/u.test(next)) return before < next;
  const [first, last] = [before, next].map((word) => calendar[word.toLowerCase()]);
  if (first && first === last) return before !== next;
  const sign = /[^\p{P}\s]$/u.exec(said.trimEnd())?.[0] ?? "";
  return mark !== "-" && ((isNumber(before) && isNumber(next)) || (isUnspaced(sign) && isNumber(sign) && isNumber([...after][0] ?? "")));
}

/** @param {string} sign */
function isUnspaced(sign) {
  return /[\p{scx=Han}]/u.test(sign);
}

/**
 * The sign right behind a figure that says which it is; the same before it would only enclose it.
 * @param {Mark} mark
 */
function referring({ text, said }) {
  const sign = REFERRING.exec(text[0] ?? "")?.[0] ?? "";
  return sign && new RegExp(`\\${sign}[\\p{N}.,]+$`, "u").test(said) ? "" : sign;
}

/** @param {string} text */
function relation(text) {
  return (text.match(RELATING) ?? []).join("").normalize("NFKC").replace(DASH, "-");
}

/**
 * The marks right behind a figure which may be its unit: two are inches, in whatever glyph.
 * @param {string} text
 */
function primes(text) {
  return (PRIMES.exec(text)?.[0] ?? "").replace(DOUBLE, '"').replace(/[^"]/gu, "'");
}

/**
 * Whether a hyphen makes one thing of two words which the other text leaves apart.
 * @param {Mark} one
 * @param {Mark} two
 * @param {(word: string) => boolean} isNumber
 */
function joins(one, two, isNumber) {
  if (!ONE_HYPHEN.test(one.text.trim()) || two.text.trim()) return false;
  const [next, others] = [one, two].map(({ after }) => NEXT_JOINT.exec(after)?.[1] ?? "");
  const [last, before] = [one, two].map(({ said }) => LAST_JOINT.exec(said));
  if (isMoved(next, others) || isMoved(last?.[2], before?.[2])) return true;
  if (!two.text || !isNumber(one.before)) return false;
  return (!!next?.trim() && !!others?.trim()) || (isNumber(last?.[1] ?? "") && !isNumber(/^[\p{L}\p{N}]+/u.exec(one.after)?.[0] ?? ""));
}

/**
 * Whether the other text has a joint beside the hyphen: small-business men, small business-men.
 * @param {string | undefined} one
 * @param {string | undefined} two
 */
function isMoved(one, two) {
  return !!one && !!two && !one.trim() && !!two.trim();
}

/**
 * Whether quotation marks stand around a word or three in one text alone.
 * @param {Mark} one
 * @param {Mark} two
 * @param {boolean} capitalNouns whether one word with a capital need be no name
 */
function encloses(one, two, capitalNouns) {
  if (!OPENING.test(one.text.trim()) || two.text.trim() || !/[\p{L}\p{N}]\s*$/u.test(one.said)) return false;
  return QUOTED_WORD.test(one.after) || (capitalNouns && QUOTED_NOUN.test(one.after));
}

/**
 * Whether a letter behind a figure is another sign by its capital: 5m and 5M, save of money; 5 s and 5 S.
 * @param {Word[]} words
 * @param {number} first
 * @param {Place[]} places
 * @param {number} begin
 * @param {(one: string, two: string) => boolean} tells whether capitals tell two letters apart
 */
export function measuredOtherwise(words, first, places, begin, tells) {
  const [one, two] = [words[first]?.raw ?? "", places[begin]?.raw ?? ""];
  const [letter, other] = [one, two].map((raw) => LAST_LETTER.exec(raw)?.[1] ?? "");
  if (!letter || !other || letter === other || letter.toLowerCase() !== other.toLowerCase()) return false;
  const apart = one === letter;
  if (MONEY.test(words[first - (apart ? 2 : 1)]?.raw ?? "")) return false;
  return apart ? /\p{N}$/u.test(words[first - 1]?.raw ?? "") && SIGNS_APART.test(letter) : tells(letter, other);
}
