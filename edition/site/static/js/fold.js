// Words as the search compares them: texts and queries are folded by this one function.
//
// A word keeps its letters and figures and nothing that people leave out or type otherwise: capitals, accents,
// apostrophes, ligatures, local digits, marks that group a number by three. Signs before figures are words of
// their own. Scripts that are written without spaces have a word for each character.

/** @typedef {(form: string, start: number, end: number) => void} Take takes a word and where it stands */
/**
 * The rules of spelling, and of the words in the texts the spellings that stand for one (`color`: `colour`).
 * @typedef {{patterns: [string, string, string[]][], words: Record<string, string>,
 *   variants: Record<string, string[]>}} Spelling
 */

// What a word may hold and loses: soft hyphen, joiners, zero-width spaces, tatweel.
const UNSEEN = "\\u00ad\\u0640\\u200b-\\u200f\\u2060\\ufeff";
const LETTER = `[\\p{L}\\p{M}\\p{N}${UNSEEN}]`;
const APOSTROPHE = "['‘’‛`´ʻʼʹ′＇׳״]|(?<=[\\u0590-\\u05ff])\"";
const IN_NUMBER = "(?<=\\p{Nd})[.,٫٬\\u00a0\\u2009\\u202f](?=\\p{Nd})";
const WORD = `${LETTER}+(?:(?:(?:${APOSTROPHE})(?=${LETTER})|${IN_NUMBER})${LETTER}+)*`;
const SIGN = "[\\p{Sc}\\p{Sm}%％‰°§№&@#]";
// Before a figure; in scripts without spaces no dash is longer that stands right behind a word.
const MINUS = "(?<![\\p{L}\\p{N}\\p{Pd}])[-‐‑–－](?=[\\p{Nd}\\p{Sc}])|(?<=[\\p{scx=Han}\\p{scx=Kana}\\p{scx=Hira}\\p{scx=Thai}])[-‐‑－](?=\\p{Nd})";
const PIECE = new RegExp(`${WORD}|${SIGN}|${MINUS}`, "gu");
const INITIALS = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu;

// Marks over and under letters that a reader may leave out; in other scripts they are vowels and tones.
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]/gu;
const DROPPED = new RegExp(`[${UNSEEN}]|${APOSTROPHE}`, "gu");
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
const CLUSTER = new RegExp(`${UNSPACED.source}[\\p{M}\\uff9e\\uff9f${UNSEEN}]*|[^]`, "gu");
const GROUPED = /(?<![\d.,])\d{1,3}(?:[.,٬\u00a0\u2009\u202f]\d{3})+(?!\d)/gu;
// Letters that have no accent to lose, and those that keyboards or habits exchange.
/** @type {Record<string, string>} */
const ALIKE = {
  ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ħ: "h", ŧ: "t", ı: "i", ς: "σ", ſ: "s",
  ى: "ي", ی: "ي", ک: "ك", ة: "ه", "–": "-", "−": "-", "‐": "-", "‑": "-", "⁄": " ", "٫": ".",
};
const EXCHANGED = new RegExp(`[${Object.keys(ALIKE).join("").replace("-", "\\-")}]`, "gu");

const COMPOUND = /[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+/gu;
const ELISION = /(?<![\p{L}\p{N}])\p{L}{1,5}['’](\p{L}{2,})/gu;
// The article of a folded word and what is written before it, in Arabic and Hebrew; words of two letters are left whole.
const JOINED_ARTICLE = /^(?:[وف]?[بك]?ال|[وف]?لل|ו?ש?ה)(?=\p{L}{3,}$)/u;
// The commonest chunk: a word in the letters of ASCII with marks around it.
const SIMPLE = /^["“‘([]*([A-Za-z]+)[.,;:!?"”’)\]]*$/u;

const POINTED = /[\u0590-\u05ff\u0600-\u06ff\u0370-\u03ff\u1f00-\u1fff]/u; // letters that bear points or breathings, of which one excludes another
const CHANT = /[\u0591-\u05af\u05bd\u05bf]/u; // over Hebrew letters, which say nothing

// A clause of such words alone: they are read in one go.
const PLAIN = /^[A-Za-z ,;:!?"“”()\n—]*(?:\.(?![A-Za-z])[A-Za-z ,;:!?"“”()\n—]*)*$/u;
const MARKS = /[^a-z ]+/gu;
const SPACES = / {2,}/gu;

/** @type {Record<string, string>} Chinese characters and the simplified ones that stand for them */
let simplified = {};

/**
 * Says which characters are one, before any text is folded.
 * @param {Record<string, string>} characters
 */
export function foldCharacters(characters) {
  simplified = characters;
}

/** @typedef {{form: string, start: number, end: number}[]} Words with their places in a chunk */
/** @type {Map<string, Words>} */
const knownChunks = new Map();

/**
 * Gives each word of a text in its folded form, in order.
 * @param {string} text
 * @param {Take} take
 */
export function eachWord(text, take) {
  let at = 0;
  for (const chunk of text.split(" ")) {
    for (const { form, start, end } of chunkWords(chunk)) take(form, at + start, at + end);
    at += chunk.length + 1;
  }
}

/**
 * The words of a chunk without spaces; a text has few different ones.
 * @param {string} chunk
 * @returns {Words}
 */
function chunkWords(chunk) {
  let words = knownChunks.get(chunk);
  if (!words) {
    const simple = SIMPLE.exec(chunk)?.[1];
    const start = simple ? chunk.indexOf(simple) : 0;
    words = simple ? [{ form: simple.toLowerCase(), start, end: start + simple.length }] : readWords(chunk);
    knownChunks.set(chunk, words);
  }
  return words;
}

/**
 * @param {string} chunk
 * @returns {Words}
 */
function readWords(chunk) {
  /** @type {Words} */
  const words = [];
  /** @type {Map<number, number>} where each row of initials begins and ends, the last point aside */
  const ends = new Map();
  const text = chunk.includes(".") ? chunk.replace(INITIALS, (initials, at) => {
    ends.set(at, at + initials.replace(/\.$/u, "").length);
    return joinInitials(initials);
  }) : chunk;
  for (const match of text.matchAll(PIECE)) {
    const [piece] = match;
    const form = plain(piece);
    if (UNSPACED.test(form)) readClusters(piece, match.index, words);
    else if (form) words.push({ form, start: match.index, end: ends.get(match.index) ?? match.index + piece.length });
  }
  return words;
}

/**
 * The letters of U.S. side by side and its points behind them, so that places stay.
 * @param {string} initials
 */
function joinInitials(initials) {
  const letters = initials.replaceAll(".", "");
  return letters + " ".repeat(initials.length - letters.length);
}

/** @typedef {{words: string, sides: string}} Folded a chunk's words and its further words, a space before each */
/** @type {Map<string, Folded>} */
const foldedChunks = new Map();
/** @type {Map<string, Folded>} most clauses of a version stand in the others too */
const foldedClauses = new Map();

/**
 * The forms of a text's words, each with a space before it.
 * @param {string} text
 */
export function fold(text) {
  let forms = "";
  for (const chunk of text.split(" ")) forms += foldChunk(chunk).words;
  return forms;
}

/**
 * A text to be searched: its words, and behind a bar, each by itself, further words by which it is found.
 * @param {string} text
 */
export function foldForSearch(text) {
  let forms = "";
  let sides = "";
  for (const clause of text.split(", ")) {
    if (PLAIN.test(clause)) {
      const words = clause.toLowerCase().replace(MARKS, " ").replace(SPACES, " ").trim();
      if (words) forms += ` ${words}`;
      continue;
    }
    let found = foldedClauses.get(clause);
    if (!found) foldedClauses.set(clause, (found = foldClause(clause)));
    forms += found.words;
    if (found.sides) sides += found.sides;
  }
  return `${forms} |${sides}`;
}

/**
 * @param {string} clause
 * @returns {Folded}
 */
function foldClause(clause) {
  let words = "";
  let sides = "";
  for (const chunk of clause.split(" ")) {
    const found = foldChunk(chunk);
    words += found.words;
    if (found.sides) sides += found.sides;
  }
  return { words, sides };
}

/**
 * @param {string} chunk
 * @returns {Folded}
 */
function foldChunk(chunk) {
  let found = foldedChunks.get(chunk);
  if (!found) {
    const simple = SIMPLE.exec(chunk)?.[1];
    if (simple) found = { words: ` ${simple.toLowerCase()}`, sides: "" };
    else found = { words: chunkWords(chunk).map(({ form }) => ` ${form}`).join(""), sides: sideForms(chunk) };
    foldedChunks.set(chunk, found);
  }
  return found;
}

/**
 * Further words by which a text is found: the parts of a hyphenated word as one (backdoor of back-door), what
 * follows an elision (homme of l'homme), and words without their article (كتاب of والكتاب).
 * @param {string} text
 */
function sideForms(text) {
  const compounds = [...text.matchAll(COMPOUND)].map(([words]) => words);
  const elided = [...text.matchAll(ELISION)].map((match) => match[1] ?? "");
  const joined = [...compounds, ...elided].map((words) => chunkWords(words).map(({ form }) => form).join(""));
  const bare = chunkWords(text).filter(({ form }) => JOINED_ARTICLE.test(form)).map(({ form }) => withoutArticle(form));
  return [...joined, ...bare].map((form) => ` ${form} |`).join("");
}

/**
 * A folded word without the article that is written as one with it, in Arabic and Hebrew.
 * @param {string} form
 */
export function withoutArticle(form) {
  return form.replace(JOINED_ARTICLE, "");
}

/** @param {string} piece */
function plain(piece) {
  const letters = piece.replace(DROPPED, "").normalize("NFKD").replace(ACCENTS, "").normalize("NFC");
  const small = letters.toUpperCase().toLowerCase().replace(EXCHANGED, (letter) => ALIKE[letter] ?? letter);
  const figures = small.replace(/(?![0-9])\p{Nd}/gu, asciiDigit);
  return figures.replace(GROUPED, ungroup).replace(/(?<=\d),(?=\d)/gu, ".").trim();
}

/** @param {string} number */
function ungroup(number) {
  return number.replace(/\D/gu, "");
}

/**
 * A decimal digit of any script; each script has its ten in order, beginning at a multiple of ten of a run.
 * @param {string} digit
 */
function asciiDigit(digit) {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/**
 * The words of a run that has characters of a script without spaces.
 * @param {string} piece
 * @param {number} start
 * @param {Words} words
 */
function readClusters(piece, start, words) {
  let other = "";
  let at = start;
  const flush = () => {
    const form = plain(other);
    if (form) words.push({ form, start: at - other.length, end: at });
    other = "";
  };
  for (const [cluster] of piece.matchAll(CLUSTER)) {
    if (UNSPACED.test(cluster)) {
      flush();
      const form = plain(cluster);
      words.push({ form: simplified[form] ?? form, start: at, end: at + cluster.length });
    } else other += cluster;
    at += cluster.length;
  }
  flush();
}

/**
 * The function that gives a folded word in the spelling that stands for all its spellings.
 * @param {Spelling} spelling
 */
export function speller({ patterns, words }) {
  const rules = patterns.map(([match, replace, except]) => ({
    match: new RegExp(match),
    replace: replace.replace(/\\(\d+)/gu, (_, group) => `$${group}`),
    except: new Set(except),
  }));
  const table = new Map(Object.entries(words));
  /** @param {string} word */
  return (word) => {
    let found = table.get(word) ?? word;
    if (!/^[a-z]{2,60}$/u.test(found)) return found;
    for (const { match, replace, except } of rules) if (!except.has(found)) found = found.replace(match, replace);
    return table.get(found) ?? found;
  };
}

/**
 * Whether each of two texts of the same letters has an accent where the other has none: sábia, sabiá.
 * @param {string} one
 * @param {string} two
 */
export function accentMoved(one, two) {
  const [first, second] = [one, two].map((text) => [...text.normalize("NFC")].map((letter) => /\p{Mn}/u.test(letter.normalize("NFD"))));
  if (first?.length !== second?.length) return false;
  return !!first?.some((marked, at) => marked && !second?.[at]) && !!second?.some((marked, at) => marked && !first?.[at]);
}

/**
 * Whether a letter of Hebrew or Arabic has points in both texts, and each has one that the other lacks.
 * @param {string} one
 * @param {string} two
 */
export function contradict(one, two) {
  if (!POINTED.test(one)) return false;
  const [first, second] = [one, two].map((text) => [...text.normalize("NFD").matchAll(/[^\p{M}]\p{M}*/gu)].map(([letter]) => {
    return new Set([...letter.slice(1).replace(/\u05c7/gu, "\u05b8").replace(/[\u0300\u0342]/gu, "\u0301")].filter((mark) => !CHANT.test(mark)));
  }));
  if (first?.length !== second?.length) return false;
  const lacks = (/** @type {Set<string>} */ marks, /** @type {Set<string>} */ others) => [...marks].some((mark) => !others.has(mark));
  return !!first?.some((marks, at) => lacks(marks, second?.[at] ?? marks) && lacks(second?.[at] ?? marks, marks));
}
