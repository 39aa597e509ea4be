// The search as a worker in place of Material's: the same four messages, texts from a script of the site's own.
// Where no worker may be started (a page opened from disk) iframe-worker.js runs it in a hidden frame.

import { fold, foldCharacters, foldForSearch } from "./fold.js";
import { Scan } from "./scan.js";

/**
 * What `search/texts.js` holds: passages with their wordings (indices of `versions`, the first of which shows them),
 * and sections of other pages.
 * @typedef {{versions: [string, string][], spelling: import("./fold.js").Spelling, characters: Record<string, string>,
 *   passages: {id: string, path: string, texts: [number[], string][]}[],
 *   pages: {path: string, title: string, sections: [string, string, string][], rank: number}[]}} Texts
 * @typedef {import("./scan.js").Row & {group: string, path: string, anchor: string, of: string, page: string, title: string}} Row
 * @typedef {{location: string, title: string, text: string, score: number, terms: Record<string, boolean>}} Item
 */

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const MARKED = 20; // hits that are shown with their words; a reader seldom looks further
const AROUND = 90; // characters shown before the first word found
const SHOWN = 320; // characters of a text shown

/** @type {any} */
const scope = self;
/** @type {Promise<{scan: Scan, rows: Row[]}> | null} */
let loading = null;
let latest = 0;

addEventListener("message", async ({ data: message }) => {
  if (message.type === SETUP) {
    postMessage({ type: READY });
    if (inFrame()) load().catch(() => undefined);
  } else if (message.type === QUERY) {
    const number = ++latest;
    if (message.data === " ") load().catch(() => undefined); // the box is open: see hintSearch
    const items = await answer(String(message.data));
    if (number === latest) postMessage({ type: RESULT, data: { items } });
  }
});

function inFrame() {
  return typeof document !== "undefined";
}

/** @param {string} typed */
async function answer(typed) {
  if (!typed.trim()) return [];
  try {
    const { scan, rows } = await load();
    return itemsFor(typed, scan, rows);
  } catch (error) {
    console.error(error);
    const none = { text: "", score: 1, terms: {} };
    const said = "The texts to search could not be loaded";
    return [[{ ...none, location: "index.html#content", title: said }]];
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
  const own = inFrame() ? document.querySelector("script")?.src : location.href;
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
 * What Material shows: for each paragraph or page a list, of which the last is its head; all lead to the words.
 * @param {string} typed
 * @param {Scan} scan
 * @param {Row[]} rows
 * @returns {Item[][]}
 */
function itemsFor(typed, scan, rows) {
  /** @type {Map<string, {row: Row, tier: number}[]>} */
  const groups = new Map();
  for (const { row: number, tier } of scan.search(typed)) {
    const row = rows[number];
    if (!row) continue;
    const group = groups.get(row.group);
    if (group) group.push({ row, tier });
    else groups.set(row.group, [{ row, tier }]);
  }
  return [...groups.values()].map((hits, number) => {
    const score = groups.size - number;
    const isMarked = number < MARKED;
    const shown = isMarked ? asTyped(typed, hits) : hits.slice(0, 1);
    const items = shown.map(({ row, tier }) => item(typed, scan, row, score + tier / 10, isMarked));
    const [best] = items;
    const head = { ...best, title: escapeText(hits[0]?.row.page ?? ""), text: "", terms: {} };
    return [...items, /** @type {Item} */ (head)];
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
 * @param {number} score
 * @param {boolean} marked
 * @returns {Item}
 */
function item(typed, scan, row, score, marked) {
  if (!marked) return { location: address(row, [typed]), title: escapeText(row.title), text: teaser(row.text, []), score, terms: {} };
  const { stretches, missing } = scan.mark(row.text, typed);
  const inTitle = scan.mark(row.title, typed);
  const found = [...cutOut(row.text, stretches), ...(row.of ? [] : cutOut(row.title, inTitle.stretches))];
  const words = [...new Map(found.map((word) => [fold(word), word])).values()];
  const lacking = missing.filter((word) => row.of || inTitle.missing.includes(word));
  return {
    location: address(row, words),
    title: row.of ? escapeText(row.title) : withMarks(row.title, inTitle.stretches, 0, row.title.length),
    text: teaser(row.text, stretches),
    score,
    terms: Object.fromEntries([...words.map((word) => [word, true]), ...lacking.map((word) => [word, false])]),
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
 * The text around the first words found, as HTML.
 * @param {string} text
 * @param {[number, number][]} stretches
 */
function teaser(text, stretches) {
  const first = stretches[0]?.[0] ?? 0;
  const from = first < AROUND * 1.5 ? 0 : text.indexOf(" ", first - AROUND) + 1 || first - AROUND;
  const start = from > first ? first : from;
  const cut = start + SHOWN < text.length ? text.lastIndexOf(" ", start + SHOWN) : text.length;
  const end = cut > first ? cut : Math.min(text.length, start + SHOWN);
  return `<p dir="auto">${start ? "… " : ""}${withMarks(text, stretches, start, end)}${end < text.length ? " …" : ""}</p>`;
}

/**
 * @param {string} text
 * @param {[number, number][]} stretches
 * @param {number} from
 * @param {number} to
 */
function withMarks(text, stretches, from, to) {
  let html = "";
  let at = from;
  for (const [start, end] of stretches) {
    if (start < at || start >= to) continue;
    html += `${escapeText(text.slice(at, start))}<mark data-md-highlight>${escapeText(text.slice(start, Math.min(end, to)))}</mark>`;
    at = Math.min(end, to);
  }
  return html + escapeText(text.slice(at, to));
}

/** @param {string} text */
function escapeText(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
