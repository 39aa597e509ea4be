// The page of the error 404, wherever it is served: what became of the id that the address names, what is nearest.

/**
 * What the page knows: `passages` are the labels in reading order, `gone` those withdrawn with the labels that have
 * their text, `witnesses` the names by siglum, `former` the sources that are gone with those that have their file,
 * `faces` the files of the serif for further letters with what they are for.
 * @typedef {{base: string | null, passages: string[], gone: Record<string, string[]>,
 *   witnesses: Record<string, string>, former: Record<string, string[]>, pages: Record<string, string>,
 *   faces: Record<string, FontFaceDescriptors>}} Known
 * @typedef {{text: string, to?: string}} Piece words, perhaps as a link to a site path
 */

const FOLDERS = ["p", "witness", "quality", "statement", "data", "assets", "search", "js", "img"];
const NAMED = /^p?(?<label>\d+[a-z]*)(?:\.u(?<unit>\d+[a-z]*))?(?:\.html?)?$/iu;
const LIKE = 3; // letters by which a mistyped page may differ

/**
 * Where the site may begin in a path, the likeliest first; each ends in a slash.
 * @param {string} path
 * @param {string | null} base
 * @returns {string[]}
 */
export function bases(path, base) {
  const parts = path.split("/").slice(1, -1);
  const above = parts.map((_, at) => `/${parts.slice(0, at + 1).join("/")}/`);
  const folder = parts.findIndex((part) => FOLDERS.includes(part.toLowerCase()));
  const before = folder < 0 ? [] : [["", ...parts.slice(0, folder), ""].join("/")];
  const configured = base && path.startsWith(base) ? [base] : [];
  return [...new Set([...configured, ...before, ...above.reverse(), "/"])];
}

/**
 * What to say of an address: sentences with links.
 * @param {string} path from the beginning of the site, without a slash before it
 * @param {string} fragment
 * @param {Known} known
 * @returns {Piece[]}
 */
export function explain(path, fragment, known) {
  const parts = readable(path).split("/").filter(Boolean);
  const last = parts[parts.length - 1] ?? "";
  const [folder, siglum] = [(parts[0] ?? "").toLowerCase(), last.replace(/\.html?$/iu, "")];
  if ((folder === "witness" || folder === "quality") && parts.length > 1) return ofWitness(siglum, folder, known);
  if (last === "404.html") return [{ text: "This is the page for addresses that lead nowhere." }];
  const named = NAMED.exec(readable(fragment)) ?? (parts.length < 3 && folder !== "statement" ? NAMED.exec(last) : null);
  if (named?.groups?.label) return ofPassage(named.groups.label.toLowerCase(), named.groups.unit, known);
  return ofPage(last, known);
}

/**
 * @param {string} label
 * @param {string | undefined} unit
 * @param {Known} known
 * @returns {Piece[]}
 */
function ofPassage(label, unit, known) {
  const own = `p/${label}.html${unit ? `#p${label}.u${unit}` : ""}`;
  if (known.passages.includes(label)) {
    return [{ text: `Paragraph ${label}`, to: own }, { text: " stands at another address." }];
  }
  const into = known.gone[label];
  if (into) {
    const where = into.length
      ? [{ text: ": its text is now in " }, ...links(into), { text: "." }]
      : [{ text: ": its text stands nowhere in the statement as now published." }];
    return [{ text: `Paragraph ${label}`, to: own }, { text: " was withdrawn" }, ...where];
  }
  const near = nearest(label, known.passages);
  const first = { text: `There is no paragraph ${label}, and none was ever published.` };
  if (!near.length) return [first];
  return [first, { text: near.length > 1 ? " The nearest are " : " The nearest is " }, ...links(near), { text: "." }];
}

/**
 * @param {string[]} labels
 * @returns {Piece[]}
 */
function links(labels) {
  return labels.flatMap((label, at) => {
    const between = at === 0 ? [] : [{ text: at === labels.length - 1 ? " and " : ", " }];
    return [...between, { text: `paragraph ${label}`, to: `p/${label}.html` }];
  });
}

/**
 * The labels before and after one that is not among them.
 * @param {string} label
 * @param {string[]} labels
 */
function nearest(label, labels) {
  const [place, ...sorted] = [label, ...[...labels].sort((a, b) => compare(a, b))];
  const after = sorted.findIndex((other) => compare(other, place ?? "") > 0);
  const around = after < 0 ? sorted.slice(-1) : sorted.slice(Math.max(0, after - 1), after + 1);
  return around;
}

/**
 * The order of labels: 2, 2za, 2a, 2aa, 2b; z is the nought of its letters.
 * @param {string} one
 * @param {string} two
 */
function compare(one, two) {
  const digits = (/** @type {string} */ label) => label.replace(/^\d+/u, "").replaceAll("z", "`");
  const numbers = parseInt(one, 10) - parseInt(two, 10);
  if (numbers) return numbers;
  return digits(one) < digits(two) ? -1 : Number(digits(one) > digits(two));
}

/**
 * @param {string} siglum
 * @param {string} folder
 * @param {Known} known
 * @returns {Piece[]}
 */
function ofWitness(siglum, folder, known) {
  const same = Object.keys(known.witnesses).find((other) => other.toLowerCase() === siglum.toLowerCase());
  if (same) {
    const has = folder === "quality" && same === siglum ? "has no page on its quality" : "stands at another address";
    return [{ text: known.witnesses[same] ?? same, to: `witness/${same}.html` }, { text: ` ${has}.` }];
  }
  const into = known.former[siglum];
  if (into) {
    const now = into.flatMap((other) => [{ text: " Its file is now " }, { text: other, to: `witness/${other}.html` }, { text: "." }]);
    return [{ text: `The source ${siglum}`, to: `witness/${siglum}.html` }, { text: " is no longer part of the archive." }, ...now];
  }
  return [{ text: `There is no source ${siglum}.` }, { text: " These are " }, { text: "the sources", to: "witness/index.html" }, { text: "." }];
}

/**
 * @param {string} name
 * @param {Known} known
 * @returns {Piece[]}
 */
function ofPage(name, known) {
  const typed = name.toLowerCase();
  const like = Object.keys(known.pages)
    .map((path) => ({ path, far: distance(typed.replace(/\.html?$/u, ""), path.replace(/(\/index)?\.html$/u, "")) }))
    .sort((a, b) => a.far - b.far)[0];
  const nothing = { text: "There is no page of this name." };
  if (!like || like.far > LIKE || like.far >= typed.length / 2) return [nothing];
  return [nothing, { text: " Perhaps it is " }, { text: known.pages[like.path] ?? like.path, to: like.path }, { text: "." }];
}

/**
 * How many letters differ.
 * @param {string} one
 * @param {string} two
 */
function distance(one, two) {
  let row = Array.from({ length: two.length + 1 }, (_, at) => at);
  [...one].forEach((letter, at) => {
    const next = [at + 1];
    [...two].forEach((other, to) => {
      const exchange = (row[to] ?? 0) + Number(letter !== other);
      next.push(Math.min(exchange, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    });
    row = next;
  });
  return row[two.length] ?? 0;
}

/**
 * A part of an address in words, as it is where it is not well formed.
 * @param {string} text
 */
function readable(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {string[]} candidates */
async function firstServed(candidates) {
  for (const base of candidates) {
    const answer = await fetch(`${base}assets/edition.js`, { method: "HEAD" }).catch(() => null);
    if (answer?.ok) return base;
  }
  return null;
}

/**
 * Lets letters that are not inside the page be set in the serif of the site; only what is needed is loaded.
 * @param {string} folder
 * @param {Record<string, FontFaceDescriptors>} faces
 */
function offerFaces(folder, faces) {
  for (const [file, used] of Object.entries(faces)) {
    document.fonts.add(new FontFace("Statement Serif", `url("${folder}${file}")`, { ...used, display: "swap" }));
  }
}

async function start() {
  const written = document.getElementById("known")?.textContent;
  const said = document.getElementById("became");
  if (!written || !said) return;
  /** @type {Known} */
  const known = JSON.parse(written);
  const candidates = bases(location.pathname, known.base);
  const served = await firstServed(candidates);
  const base = served ?? candidates[0] ?? "/";
  if (served) offerFaces(`${served}assets/fonts/`, known.faces);
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : location.pathname;
  said.replaceChildren(
    ...explain(path, location.hash.slice(1), known).map(({ text, to }) => {
      if (!to) return text;
      return Object.assign(document.createElement("a"), { href: base + to, textContent: text });
    }),
  );
  for (const link of document.querySelectorAll("a[data-to]")) link.setAttribute("href", base + link.getAttribute("data-to"));
  const words = (readable(path).split("/").filter(Boolean).pop() ?? "").replace(/\.html?$/iu, "").replace(/[-_+/.]+/gu, " ").trim();
  const search = document.getElementById("search");
  if (!search || !words || NAMED.test(words)) return;
  search.setAttribute("href", `${base}index.html?q=${encodeURIComponent(words)}`);
  search.textContent = `Search for “${words}”`;
}

if (typeof document !== "undefined") start();
