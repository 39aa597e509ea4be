// The page "Check a quotation": what is pasted is compared with every version, here, and goes nowhere.

import { dayIn } from "./citing.js";
import { readClaim, readStretches } from "./claim.js";
import { copyText, listed, make } from "./elements.js";
import { fold } from "./fold.js";
import { Judge } from "./judge.js";
import { TRUE_SORTS } from "./pieces.js";

/** @typedef {import("./laying.js").Judgement} Judgement */
/** @typedef {import("./pieces.js").Piece} Piece */
/**
 * @typedef {{versions: [string, string][], passages: {id: string, texts: [number[], string][]}[],
 *   judging: Omit<import("./wording.js").Rules, "spelling">, spelling: import("./fold.js").Spelling, site: string | null,
 *   citations: Record<string, [string, string, string][]>}} Texts
 * @typedef {{text: string, judgements: Judgement[]}} Checked a claim and what each version says of it
 */

const WAIT = 250; // ms after the last key
const RANKS = ["exact", "print", "spelling", "shortened", "altered", "none"];
/** @type {Record<string, string>} */
const VERDICTS = {
  exact: "Word for word",
  print: "The same words, printed otherwise",
  spelling: "The same words, spelt otherwise",
  shortened: "Shortened, and said so",
  altered: "Altered",
  none: "Not found",
};
const DOUBTFUL = "The same words, but a mark may say another thing";
const NOTHING = "Words alone are compared: a translation or a summary is not found.";
const LABEL = "\ue001"; // stands for the number of the paragraph in a citation
const ADDRESS = "\ue000"; // and for its address
const FEW = 4; // words; fewer that stand between quotations are in any text
const ATTRIBUTION = /^[^.!?。！？]*[,;:—–،؛，、：；]\s*$/u; // between two quotations, inside a sentence of the reporter
const ACCESSED = "[date of access]";

/**
 * What is pasted, as one quotation, or where its marks say so as several, with the reporter's own words between.
 * @param {string} pasted
 * @param {(text: string) => Judgement[]} judged by version
 * @returns {Checked[]}
 */
export function checkAll(pasted, judged) {
  const text = pasted.trim();
  const whole = { text, judgements: judged(text) };
  const { stretches, before, outside } = readStretches(text);
  const said = stretches.filter((stretch) => fold(stretch));
  if (isWhole(whole) || !said.length || !fold(outside)) return [whole];
  const none = RANKS.indexOf("none");
  // where the words between the marks are the statement's too, the marks are its own: all of it is the claim
  const isMore = readClaim(outside).words.length >= FEW && rank(whole) < none;
  if (isMore && judged(outside).some(isMostlyTheirs)) return [whole];
  const joined = { text: said.join(" "), judgements: judged(said.join(" ")) };
  if (rank(joined) < RANKS.indexOf("shortened")) return [joined];
  const speaks = before.length === said.length && before.slice(1).every((words) => ATTRIBUTION.test(words));
  if (speaks && joined.judgements.some(({ pieces }) => lostBetween(said, pieces))) return [joined];
  const apart = said.map((stretch) => ({ text: stretch, judgements: judged(stretch) }));
  const worst = Math.max(...apart.map(rank));
  return worst < none || rank(whole) === none ? apart : [whole];
}

/**
 * Whether more than half of some words are the statement's: of `The board said yesterday` two are by chance.
 * @param {Judgement} judgement
 */
function isMostlyTheirs({ fidelity, pieces }) {
  const count = (/** @type {Piece[]} */ of) => of.reduce((sum, { text }) => sum + readClaim(text).words.length, 0);
  return fidelity !== "none" && 2 * count(pieces.filter(({ sort }) => !sort || TRUE_SORTS.has(sort))) > count(pieces);
}

/**
 * Whether a few words of a sentence are left out where an attribution stands, and nothing else is altered.
 * @param {string[]} said
 * @param {Piece[]} pieces of what is said, joined
 */
function lostBetween(said, pieces) {
  const seams = said.slice(0, -1).map((_, at) => said.slice(0, at + 1).join(" ").length);
  let at = 0;
  const altering = pieces.flatMap((piece) => {
    const [start, end] = [at, (at += piece.text.length)];
    const alters = piece.sort && !TRUE_SORTS.has(piece.sort);
    return alters ? [piece.few && seams.some((seam) => start <= seam && seam < end)] : [];
  });
  return altering.length > 0 && altering.every(Boolean);
}

/** @param {Checked} checked */
function rank({ judgements }) {
  return Math.min(...judgements.map(({ fidelity }) => RANKS.indexOf(fidelity)));
}

/**
 * A difference in words.
 * @param {Piece} piece
 */
export function inWords({ text, sort, theirs = "", figure }) {
  const [mine, other] = [text.trim(), theirs.trim()];
  if (sort === "left out") return `“${other}” is left out, and nothing says so`;
  if (sort === "turned") return `“${other}” is left out under a sign, and that turns what is said`;
  if (sort === "shortened") return `“${other}” is left out, and ${/\[.*\p{L}.*\]/u.test(mine) ? `“${mine}” stands for it` : "a sign says so"}`;
  if (sort === "own") return `“${mine}” is put in, and the brackets say so`;
  if (sort === "put in") return `“${mine}” is put in`;
  if (sort === "spelling") return `“${other}” is spelt “${mine}”`;
  if (sort === "other words") return `“${other}” has become “${mine}”${figure ? ", another figure" : ""}`;
  if (sort === "doubtful") return `“${other}” is “${mine}”, which may say another thing`;
  if (!other) return `“${mine}” is a mark that stands nowhere here`;
  return mine ? `“${other}” is printed “${mine}”` : `the mark “${other}” is gone`;
}

/**
 * What is said of a claim in one version, as the command `quote` says it.
 * @param {Judgement} judgement
 * @param {boolean} whole whether some version has all the words
 */
export function verdictOf(judgement, whole) {
  if (judgement.doubtful) return DOUBTFUL;
  const lacking = (whole && judgement.lacking) || [];
  return lacking.length ? `Only a part, without “${lacking.join(" … ")}”` : VERDICTS[judgement.fidelity] ?? "";
}

/** @param {Checked} checked */
function isWhole(checked) {
  return rank(checked) < RANKS.indexOf("altered");
}

/** @param {HTMLElement} root */
function startChecking(root) {
  const box = root.querySelector("textarea");
  const said = root.querySelector(".check-said");
  const shown = root.querySelector(".check-shown");
  /** @type {Texts | undefined} */
  const texts = /** @type {any} */ (self).searchTexts;
  if (!box || !said || !shown) return;
  if (!texts) {
    said.textContent = "The texts to compare with could not be loaded.";
    return;
  }
  const judge = new Judge({ ...texts.judging, spelling: texts.spelling });
  const versions = texts.versions.map((_, number) => passagesOf(texts, number));
  /** @param {string} text */
  const judged = (text) => versions.map((passages) => judge.judge(readClaim(text), passages));
  const check = () => {
    const found = fold(box.value) ? checkAll(box.value, judged) : [];
    said.textContent = found.map((checked) => summary(checked, texts, found.length > 1)).join(" ");
    shown.replaceChildren(...found.flatMap((checked) => sections(checked, texts)));
  };
  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, WAIT);
  });
  if (box.value) check();
}

/**
 * @param {Texts} texts
 * @param {number} version
 */
function passagesOf(texts, version) {
  return texts.passages.map((passage) => passage.texts.find(([numbers]) => numbers.includes(version))?.[1] ?? "");
}

/**
 * @param {Checked} checked
 * @param {Texts} texts
 * @param {boolean} several
 */
function summary(checked, texts, several) {
  /** @type {Map<string, {judgement: Judgement, numbers: number[], verdict: string, places: string}>} by what is true of all */
  const said = new Map();
  for (const { judgement, numbers } of groups(checked)) {
    const verdict = verdictOf(judgement, isWhole(checked));
    const where = judgement.passages.map((number) => texts.passages[number]?.id.slice(1) ?? "");
    const places = where.length ? `, ${where.length === 1 ? "paragraph" : "paragraphs"} ${listed(where)}` : "";
    const same = said.get(verdict + places)?.numbers ?? [];
    said.set(verdict + places, { judgement, numbers: [...same, ...numbers], verdict, places });
  }
  const parts = [...said.values()].map(({ judgement, numbers, verdict, places }) => {
    const inOrder = [...numbers].sort((one, two) => one - two);
    const closes = judgement.fidelity === "shortened" ? "," : "";
    return `${verdict}${closes} ${standing(judgement)} ${whose(inOrder, texts, judgement.fidelity)}${places}.`;
  });
  const around = new Set(checked.judgements.flatMap(({ outside }) => outside ?? []));
  for (const note of around) parts.push(`${note.replace("the", "The")}.`);
  if (rank(checked) === RANKS.indexOf("none")) parts.push(NOTHING);
  return (several ? `“${checked.text}”: ` : "") + parts.join(" ");
}

/**
 * The versions by name; where they are all, and more than two, that.
 * @param {number[]} numbers
 * @param {Texts} texts
 * @param {string} fidelity
 */
function whose(numbers, texts, fidelity) {
  const { versions } = texts;
  if (versions.length > 2 && numbers.length === versions.length) return fidelity === "none" ? "any version" : "every version";
  return listed(numbers.map((number) => versions[number]?.[1] ?? ""));
}

/**
 * Altered or shortened words stand in no version: they are made from its words.
 * @param {Judgement} judgement
 */
function standing({ fidelity }) {
  return fidelity === "altered" || fidelity === "shortened" ? "from" : "in";
}

/**
 * Versions that say the same of a claim, the best first.
 * @param {Checked} checked
 */
function groups({ judgements }) {
  /** @type {Map<string, {judgement: Judgement, numbers: number[]}>} */
  const found = new Map();
  judgements.forEach((judgement, number) => {
    const key = JSON.stringify(judgement);
    const group = found.get(key);
    if (group) group.numbers.push(number);
    else found.set(key, { judgement, numbers: [number] });
  });
  return [...found.values()].sort((a, b) => RANKS.indexOf(a.judgement.fidelity) - RANKS.indexOf(b.judgement.fidelity));
}

/**
 * What the versions that have a claim have there; which have it not, the line above says.
 * @param {Checked} checked
 * @param {Texts} texts
 * @returns {HTMLElement[]}
 */
function sections(checked, texts) {
  const having = groups(checked).filter(({ judgement }) => judgement.fidelity !== "none");
  return having.map(({ judgement, numbers }) => {
    const names = whose(numbers, texts, judgement.fidelity);
    const head = make("h2", {}, verdictOf(judgement, isWhole(checked)), " ", make("small", {}, `${standing(judgement)} ${names}`));
    const section = make("section", { class: `checked is-${judgement.fidelity}` }, head);
    section.append(make("p", { class: "claimed", dir: "auto" }, ...judgement.pieces.flatMap(pieceShown)));
    const differences = judgement.pieces.filter(({ sort }) => sort).map(inWords);
    const notes = [...differences, ...(judgement.outside ?? [])];
    if (notes.length) section.append(make("ul", {}, ...notes.map((note) => make("li", {}, note))));
    section.append(...judgement.passages.map((number) => cited(number, numbers, texts)));
    return section;
  });
}

/**
 * @param {Piece} piece
 * @returns {(HTMLElement | string)[]}
 */
function pieceShown({ text, sort, theirs = "" }) {
  if (!sort) return [text];
  const kind = sort.replace(" ", "-");
  const gone = theirs.trim() && sort !== "print" ? [make("del", { class: `is-${kind}` }, theirs.trim()), " "] : [];
  if (sort === "left out" || sort === "turned" || sort === "shortened") return [text.trim() ? text : " ", ...gone];
  return [...gone, make("ins", { class: `is-${kind}` }, text)];
}

/**
 * The paragraph with its permalink, and how to cite it as each version has it.
 * @param {number} number
 * @param {number[]} versions
 * @param {Texts} texts
 */
function cited(number, versions, texts) {
  const label = texts.passages[number]?.id.slice(1) ?? "";
  const path = `p/${label}.html`;
  const address = texts.site ? `${texts.site.replace(/\/$/u, "")}/${path}` : new URL(path, location.href).href;
  const link = make("a", { href: path }, `Paragraph ${label}`);
  const styles = versions.flatMap((version) => {
    const [siglum = "", name = ""] = texts.versions[version] ?? [];
    return Object.entries(texts.citations).map(([style, forms]) => {
      const text = citation(style, forms[version] ?? ["", "", ""], label, address);
      return make("li", {}, make("b", {}, `${style.toUpperCase()}, ${name || siglum}`), " ", ...text, " ", copyButton(text));
    });
  });
  const permalink = [make("a", { href: path }, address), " ", copyButton([address])];
  return make("div", { class: "cited" }, make("p", {}, link, ": ", ...permalink), make("details", {}, make("summary", {}, "Cite"), make("ul", {}, ...styles)));
}

/**
 * @param {string} style
 * @param {[string, string, string]} form
 * @param {string} label
 * @param {string} address
 */
function citation(style, form, label, address) {
  const now = new Date();
  const day = dayIn(style, { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
  const [before, italic, after] = form.map((text) =>
    text.replaceAll(LABEL, label).replaceAll(ADDRESS, address).replaceAll(ACCESSED, day),
  );
  return [before ?? "", make("i", {}, italic ?? ""), after ?? ""];
}

/** @param {(HTMLElement | string)[]} parts */
function copyButton(parts) {
  const button = make("button", { type: "button" }, "Copy");
  const text = parts.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
  button.addEventListener("click", () => void copyText(text, button));
  return button;
}

if (typeof document !== "undefined") for (const root of document.querySelectorAll(".checker")) startChecking(/** @type {HTMLElement} */ (root));
