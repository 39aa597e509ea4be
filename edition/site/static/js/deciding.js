// Which marks and spaces between the same words may say another thing: who is meant, what is denied, what is asked.

import { decidesBeside } from "./beside.js";
import { questionsOf, wordsOf } from "./claim.js";
import { fold } from "./fold.js";

/** @typedef {{text: string, before: string, after: string, said: string}} Mark what stands at a place, the word before, all after and before */
/** @typedef {import("./wording.js").Wording} Wording */

const BESIDE = 60; // characters before a mark, among which the words of its clause are sought
const ASIDE = /["“”„‟‘‚«»‹›「」\s]/gu; // marks around a quotation decide nothing
const COMMA = /^[,،，、;]$/u;
const SHIFTING = /^[,،，、;:]$/u;
const MARKED_LETTER = /([^\p{L}\p{N}_]*)([\p{L}\p{N}_])/gu; // with the marks before it
const PARTING = /^[,،，、;.!:。！–—]$/u;
const ALONE = /^\s[([{][$£€¥]?\d[\d.,]*%?[)\]}]/u; // a figure alone in brackets inside a sentence
const HELD = /^\s([([{])(?:\d[\d.,]*|\p{L})[)\]}]/u; // the bracket around a figure or a letter
const LISTED = /^\s*\d{1,2}\)(?:\s|$)/u; // the number of a part of a list
const ADDRESSED = /^\p{Lu}[\p{L}'’]*(?: \p{L}[\p{L}'’]*)?[.!?,;”"]/u; // a name or two, to the end
const TO_COMMA = /^(?:[\p{L}\p{N}_'’-]+\s+){0,3}[\p{L}\p{N}_'’-]+(?=,)/u;
// The names that a text ends with, behind a word with a small letter, and the name after it, which is no short form.
const NAMES = /(?<![\p{L}\p{N}_'’-])((?![A-Z])\p{L}[\p{L}\p{N}_'’-]*)\s+((?:[A-Z][\p{L}\p{N}_]*[a-z][\p{L}\p{N}_'’-]*\s+)*[A-Z][\p{L}\p{N}_]*[a-z][\p{L}\p{N}_'’-]*)\s*$/u;
const NAME = /^\s*([A-Z][\p{L}\p{N}_]*[a-z][\p{L}\p{N}_]*)(?![\p{L}\p{N}_.])/u;
const HYPHEN = /[-‐‑]/gu;
const OWNER = /(?<=\w{2})(?:s'|'s|s)$/u; // of one, of many, many

/**
 * The words of the clause that a text ends with, at most as far back as the engine looks.
 * @param {string} said
 */
function clause(said) {
  return said.slice(-BESIDE).split(/[.!?;:]/u).at(-1) ?? "";
}

/**
 * Whether, of two texts with the same letters, the second is the first to have a comma: it stands behind another word.
 * @param {string} one
 * @param {string} two
 */
function comesLater(one, two) {
  const [mine, theirs] = [one, two].map((text) => [...text.slice(0, BESIDE).matchAll(MARKED_LETTER)]);
  for (const [at, [, marks = "", letter = ""]] of (mine ?? []).entries()) {
    const [, others = "", other = ""] = theirs?.[at] ?? [];
    const [here, there] = [marks.trim(), others.trim()];
    if (here !== there) return !here && SHIFTING.test(there);
    if (letter.toLowerCase() !== other.toLowerCase() || SHIFTING.test(here)) return false;
  }
  return false;
}

/** @param {string} text */
function reversed(text) {
  return [...text.slice(-BESIDE)].reverse().join("");
}

/**
 * Whether marks between the same words may say another thing, as the engine has it (`analysis.kinds.deciding_marks`).
 * @param {Wording} wording
 * @param {Mark} mine
 * @param {Mark} theirs
 */
export function decides(wording, mine, theirs) {
  if (decidesBeside(mine, theirs, (word) => wording.figures.isNumber({ form: fold(word).trim() }), wording.calendar, wording.capitalNouns)) return true;
  return decidesAlone(wording, mine, theirs) || decidesAlone(wording, theirs, mine);
}

/**
 * Whether marks that only one of two texts has turn what is denied, who is meant or spoken to, or ask.
 * @param {Wording} wording
 * @param {Mark} one
 * @param {Mark} two
 */
function decidesAlone(wording, { text, before, after, said }, two) {
  const question = questionsOf(before || after);
  if (question.test(text) && !question.test(two.text)) return true;
  const [held, other] = [text + after, two.text + two.after].map((marked) => HELD.exec(marked)?.[1]);
  if (before && held && other && held !== other) return true;
  if (before && ALONE.test(text + after) && !ALONE.test(two.text + two.after)) return !LISTED.test(two.text + two.after);
  const [mark, theirs] = [text, two.text].map((marks) => marks.replace(ASIDE, ""));
  if (theirs) return mark === "." && PARTING.test(theirs) && /^\d/u.test(after) && wording.anyDenies(wordsOf(before), wording.denials);
  if (!mark) return false;
  const next = /^[\p{L}\p{N}'’]+/u.exec(after)?.[0] ?? "";
  if (mark === "." && orders(wording.ordered, before, next)) return true;
  if (/^[-‐‑]$/u.test(mark)) return wording.hyphened.has(`${before}-${next}`.toLowerCase());
  if (PARTING.test(mark) && wording.anyDenies(wordsOf(before), wording.denials)) return true;
  if (SHIFTING.test(mark) && (comesLater(after, two.after) || comesLater(reversed(said), reversed(two.said)))) return true;
  if (!COMMA.test(mark)) return false;
  if (wording.reasons.has(next.toLowerCase())) return wording.anyDenies(wordsOf(clause(said)), wording.denials);
  if (namesSpeaker(wording, after) || (mark === "," && namesTwo(wording, said, after))) return true;
  return wording.relatives.has(next.toLowerCase()) || (/^\p{Ll}+$/u.test(before) && ADDRESSED.test(after));
}

/**
 * Whether a clause up to a comma says who speaks: the men, said the boys, were ill.
 * @param {Wording} wording
 * @param {string} after
 */
function namesSpeaker(wording, after) {
  return !!TO_COMMA.exec(after)?.[0].toLowerCase().split(/\s+/u).some((word) => wording.says.has(word));
}

/**
 * Whether a comma alone stands between two names, which without it are one (John, Paul), and says not where or when.
 * @param {Wording} wording
 * @param {string} said
 * @param {string} after
 */
function namesTwo(wording, said, after) {
  const [names, name] = [NAMES.exec(said), NAME.exec(after)];
  if (!names || !name || !wording.naming.size || wording.titles.has((name[1] ?? "").toLowerCase())) return false;
  return !wording.naming.has((names[1] ?? "").toLowerCase()) && !wording.calendar[(names[2] ?? "").split(/\s/u)[0]?.toLowerCase() ?? ""];
}

/**
 * Whether a point makes a figure the number in an order, where a sentence goes on: am 5. Tag.
 * @param {Wording["ordered"]} ordered
 * @param {string} before
 * @param {string} next
 */
function orders(ordered, before, next) {
  if (!ordered || !/^\d{1,3}$/u.test(before)) return false;
  const goesOn = /^\p{Ll}/u.test(next) || (ordered.capitals && /^\p{Lu}/u.test(next));
  return goesOn && !ordered.calendar.includes(next.toLowerCase());
}

/**
 * Whether a space sets free what denies, and the next word goes with it: can not only.
 * @param {Wording} wording
 * @param {string} one
 * @param {string} two
 * @param {string} next
 */
export function freesDenial(wording, one, two, next) {
  const [short = [], long = []] = [one, two].map((text) => text.split(/\s+/u)).sort((a, b) => a.length - b.length);
  return short.length < long.length && wording.focus.has(next) && wording.anyDenies(wordsOf(long.at(-1) ?? ""), wording.denials);
}

/**
 * Whether a hyphen joins other words: twenty-four year terms, twenty four-year terms.
 * @param {string} one
 * @param {string} two
 */
export function hyphenMoved(one, two) {
  const count = one.match(HYPHEN)?.length;
  return !!count && count === two.match(HYPHEN)?.length && one.replace(HYPHEN, " ") === two.replace(HYPHEN, " ");
}

/**
 * Whether a word is of one in one text, and of many or many in the other: boy's, boys', boys.
 * @param {string} one
 * @param {string} two
 */
export function otherOwner(one, two) {
  const [ending, other] = [OWNER.exec(one)?.[0], OWNER.exec(two)?.[0]];
  return !!ending && !!other && ending !== other && one.replace(OWNER, "") === two.replace(OWNER, "");
}
