// Words and sums that may be two things, of which what stands beside them says which. As the engine has it
// (`analysis.kinds.deciding_marks`, `figure_places`).

import { fold } from "./fold.js";

/** @typedef {import("./wording.js").Wording} Wording */
/** @typedef {{before: string, after: string}} Beside what stands beside a reading, some words of it */

const NUMBERED = /[\p{L}\p{N},] +No$/u; // the word for a number; what begins a sentence may deny
const SENTENCE = /[.!?…。！？](?=\s)/u;
const PARTS = /[\p{P}\s]+/u;
const IN_ADDRESS = "[^\\s<>()\"“”„«»‹›\\u0e00-\\u0eff\\u3000-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\uff00-\\uffef]";
const [AHEAD, BEHIND] = [new RegExp(`${IN_ADDRESS}*$`, "u"), new RegExp(`^${IN_ADDRESS}*`, "u")];
const LEADS = /:\/\/|\bwww\.|^['’‘]?[@#]\p{L}|[\w.+-]@[\w-]+\.\w|[\w-]\.(?:com|edu|gov|info|int|net|org)(?!\w)|[\w-]\.[a-z]{2,}\/\w/u;
const BEHIND_HOST = /[^:/]\//u; // where capitals count
const LONGEST = 300; // characters of an address to either side

/**
 * The words of the sentence beside a reading, of joined ones each, any figure as 0.
 * @param {Beside} beside
 */
function around({ before, after }) {
  const text = `${before.split(SENTENCE).at(-1) ?? ""} ${after.split(SENTENCE)[0] ?? ""}`;
  return fold(text.split(PARTS).join(" ")).split(" ").map((word) => (/^\p{N}+$/u.test(word) ? "0" : word));
}

/**
 * Whether a word before a figure is, with a capital, the word for a number: no 5, No 5.
 * @param {string} one
 * @param {string} two
 * @param {Beside} beside
 */
export function numbersOrDenies(one, two, { before, after }) {
  return /^\s*\p{N}/u.test(after) && [one, two].some((text) => NUMBERED.test(before + text));
}

/**
 * Whether two spellings are of two words, or two sums of money and weight, and nothing beside them says which: a story, a storey;
 * 3 pounds, £3.
 * @param {Wording} wording
 * @param {string} one
 * @param {string} two
 * @param {Beside} beside
 */
export function isEither(wording, one, two, beside) {
  const texts = [one, two].map((text) => text.toLowerCase());
  const bare = texts.map((text) => text.replace(/s$/u, ""));
  const telling = wording.senses.get(pair(texts)) ?? wording.senses.get(pair(bare)) ?? (weighs(wording, texts) && wording.money);
  return !!telling && !around(beside).some((word) => telling.has(word));
}

/** @param {string[]} texts */
export function pair(texts) {
  return [...texts].sort().join("|");
}

/**
 * Whether one of two sums has a sign, and the other a word that says a weight too; a multiple says a sum.
 * @param {Wording} wording
 * @param {string[]} texts
 */
function weighs({ weights, units, figures }, texts) {
  const sign = weights.flat().find((each) => texts[0]?.includes(each) !== texts[1]?.includes(each));
  const words = texts.find((text) => sign && !text.includes(sign))?.split(/\s+/u) ?? [];
  return words.some((word) => units[word] === sign) && !words.some((word) => figures.multiples.has(word));
}

/**
 * Whether readings that differ in print or spelling stand in addresses: these may be others (`analysis.kinds.addresses`).
 * @param {(Beside & {text: string})[]} readings
 */
export function leadElsewhere(...readings) {
  const placed = readings.map(({ text, before, after }) => [AHEAD.exec(before.slice(-LONGEST))?.[0] ?? "", text, BEHIND.exec(after)?.[0] ?? ""]);
  const [small, other] = readings.map(({ text }) => text.toLowerCase());
  if (small === other && !placed.every(([ahead, text]) => BEHIND_HOST.test(`${ahead}${text}`))) return false;
  return placed.every((parts) => {
    const [ahead, text = "", behind = ""] = parts;
    return !/\s/u.test(text) && LEADS.test(parts.join("")) && /[\p{L}\p{N}]/u.test(ahead ? text + behind : text);
  });
}
