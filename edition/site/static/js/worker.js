// The search as a worker: what is typed comes in, what is found goes out, texts come from a script of the site's own.
// Where no worker may be started (a page opened from disk) framed.js runs it in a hidden frame.

import { fold, foldCharacters, foldForSearch } from "./fold.js";
import { Scan } from "./scan.js";

/**
 * What `search/texts.js` holds: passages with their wordings (indices of `versions`, the first of which shows them),
 * and sections of other pages.
 * @typedef {{versions: [string, string][], spelling: import("./fold.js").Spelling, characters: Record<string, string>,
 *   passages: {id: string, path: string, texts: [number[], string][]}[],
 *   pages: {path: string, title: string, sections: [string, string, string][], rank: number}[]}} Texts
 * @typedef {import("./scan.js").Row & {group: string, path: string, anchor: string, of: string, page: string, title: string}} Row
 * @typedef {string | [string]} Piece text; in a list of its own where it was found
 * @typedef {{location: string, title: Piece[], text: Piece[], missing: string[]}} Hit a wording or section
 * @typedef {{location: string, title: string, hits: Hit[], best: number}} Group of a paragraph or page: `best` hits stand
 *   before those that have the words in another way
 */

const MARKED = 20; // hits that are shown with their words; a reader seldom looks further
const AROUND = 90; // characters shown before the first word found
const SHOWN = 320; // characters of a text shown

/** @type {any} */
const scope = self;
/** @type {Promise<{scan: Scan, rows: Row[]}> | null} */
let loading = null;
let latest = 0;

// Each message is what somebody typed, and is answered with it; nothing typed asks to have the texts at hand.
addEventListener("message", async ({ data: typed }) => {
  if (!typed) {
    load().catch(() => undefined);
    return;
  }
  const number = ++latest;
  const groups = await answer(String(typed));
  if (number === latest) postMessage({ typed, groups });
});

/**
 * What is found, or null where the texts cannot be had.
 * @param {string} typed
 */
async function answer(typed) {
  try {
    const { scan, rows } = await load();
    return groupsFor(typed, scan, rows);
  } catch (error) {
    console.error(error);
    return null;
  }
}

function load() {
  loading ??= loadTexts().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function loadTexts() {
  const own = typeof document === "undefined" ? location.href : document.querySelector("script")?.src;
  await scope.importScripts(new URL("../search/texts.js", own).href);
  /** @type {Texts} */
  const texts = scope.searchTexts;
  foldCharacters(texts.characters);
  const rows = rowsOf(texts);
  return { scan: new Scan(rows, texts.spelling), rows };
}

/**
 * @param {Texts} texts
 * @returns {Row[]}
 */
function rowsOf({ versions, passages, pages }) {
  const ofPassages = passages.flatMap(({ id, path, texts }) =>
    wordings(texts).map(([which, text, folded]) => ({
      ...{ rank: 0, group: id, heading: "", text, folded, path, anchor: id, page: `Paragraph ${id.slice(1)}` },
      of: versions[which[0] ?? 0]?.[0] ?? "",
      title: listed(which.map((number) => versions[number]?.[1] ?? ""), versions.length),
    })),
  );
  const ofPages = pages.flatMap(({ path, title, sections, rank }) =>
    sections.map(([anchor, heading, text]) => ({
      ...{ rank, group: path, heading, text, path, anchor: anchor || "content", page: title, of: "", title: heading },
    })),
  );
  return [...ofPassages, ...ofPages];
}

/**
 * Texts that differ in print alone are one, with all versions that have it.
 * @param {[number[], string][]} texts
 */
function wordings(texts) {
  /** @type {Map<string, [number[], string, string]>} */
  const found = new Map();
  for (const [which, text] of texts) {
    const folded = foldForSearch(text);
    const same = found.get(folded);
    found.set(folded, same ? [[...same[0], ...which].sort((a, b) => a - b), same[1], folded] : [which, text, folded]);
  }
  return [...found.values()];
}

/**
 * @param {string[]} names
 * @param {number} of how many versions there are
 */
function listed(names, of) {
  if (names.length === of && of > 2) return `All ${of} versions`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/**
 * Hits by paragraph or page, the first of which have their words marked.
 * @param {string} typed
 * @param {Scan} scan
 * @param {Row[]} rows
 * @returns {Group[]}
 */
function groupsFor(typed, scan, rows) {
  /** @type {Map<string, {row: Row, tier: number}[]>} */
  const found = new Map();
  for (const { row: number, tier } of scan.search(typed)) {
    const row = rows[number];
    if (!row) continue;
    const hits = found.get(row.group);
    if (hits) hits.push({ row, tier });
    else found.set(row.group, [{ row, tier }]);
  }
  return [...found.values()].map((hits, number) => {
    const isMarked = number < MARKED;
    const shown = isMarked ? asTyped(typed, hits) : hits.slice(0, 1);
    const lesser = shown.findIndex(({ tier }) => tier < (shown[0]?.tier ?? 0));
    const told = shown.map(({ row }) => hit(typed, scan, row, isMarked));
    const [first] = told;
    const head = { location: first?.location ?? "", title: hits[0]?.row.page ?? "" };
    return { ...head, hits: told, best: lesser < 0 ? told.length : lesser };
  });
}

/**
 * The wordings that have the very words before those in another spelling.
 * @param {string} typed
 * @param {{row: Row, tier: number}[]} hits
 */
function asTyped(typed, hits) {
  if (hits.length < 2) return hits;
  const words = fold(typed);
  const has = hits.map(({ row }) => fold(row.text).includes(words));
  return [...hits.filter((_, at) => has[at]), ...hits.filter((_, at) => !has[at])];
}

/**
 * @param {string} typed
 * @param {Scan} scan
 * @param {Row} row
 * @param {boolean} marked
 * @returns {Hit}
 */
function hit(typed, scan, row, marked) {
  if (!marked) return { location: address(row, [typed]), title: [row.title], text: teaser(row.text, []), missing: [] };
  const { stretches, missing } = scan.mark(row.text, typed);
  const inTitle = scan.mark(row.title, typed);
  const found = [...cutOut(row.text, stretches), ...(row.of ? [] : cutOut(row.title, inTitle.stretches))];
  const words = [...new Map(found.map((word) => [fold(word), word])).values()];
  return {
    location: address(row, words),
    title: row.of ? [row.title] : pieces(row.title, inTitle.stretches, 0, row.title.length),
    text: teaser(row.text, stretches),
    missing: missing.filter((word) => row.of || inTitle.missing.includes(word)),
  };
}

/**
 * @param {string} text
 * @param {[number, number][]} stretches
 */
function cutOut(text, stretches) {
  return stretches.map(([start, end]) => text.slice(start, end));
}

/**
 * Where the words stand, with the words to be marked there.
 * @param {Row} row
 * @param {string[]} words
 */
function address({ path, anchor, of }, words) {
  const query = new URLSearchParams(of ? { of } : {});
  for (const word of words) query.append("h", word);
  const asked = query.toString();
  return `${path}${asked && "?"}${asked}#${encodeURIComponent(anchor)}`;
}

/**
 * The text around the first words found.
 * @param {string} text
 * @param {[number, number][]} stretches
 * @returns {Piece[]}
 */
function teaser(text, stretches) {
  const first = stretches[0]?.[0] ?? 0;
  const from = first < AROUND * 1.5 ? 0 : text.indexOf(" ", first - AROUND) + 1 || first - AROUND;
  const start = from > first ? first : from;
  const cut = start + SHOWN < text.length ? text.lastIndexOf(" ", start + SHOWN) : text.length;
  const end = cut > first ? cut : Math.min(text.length, start + SHOWN);
  return [start ? "… " : "", ...pieces(text, stretches, start, end), end < text.length ? " …" : ""];
}

/**
 * @param {string} text
 * @param {[number, number][]} stretches
 * @param {number} from
 * @param {number} to
 */
function pieces(text, stretches, from, to) {
  /** @type {Piece[]} */
  const found = [];
  let at = from;
  for (const [start, end] of stretches) {
    if (start < at || start >= to) continue;
    found.push(text.slice(at, start), [text.slice(start, Math.min(end, to))]);
    at = Math.min(end, to);
  }
  return [...found, text.slice(at, to)];
}
