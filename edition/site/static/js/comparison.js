// Which witnesses are compared, and with which base: marks, notes and counts follow the reader's choice.

import { all, inShort, listed, listedNames, make } from "./elements.js";
import { markMostly } from "./mostly.js";
import { PRINT, byPassage, kindBetween, kindOf, marksOf, setKind, weightiest } from "./units.js";

/** @typedef {import("./units.js").Unit} Unit */
/** @typedef {{base: string, with: string[]}} Compared */
/**
 * What versions and kinds are called.
 * @typedef {{names: Map<string, string>, terms: Map<string, {name: string, gist: string}>}} Words
 */

/**
 * Shows the chosen witnesses and marks their differences from the chosen base.
 * @param {HTMLElement} root
 * @param {Unit[]} units
 * @param {Compared} compared
 * @param {string[]} order sigla in the order of the page
 * @param {Words} words
 */
export function compare(root, units, compared, order, { names, terms }) {
  for (const unit of units) markUnit(unit, compared);
  const found = byPassage(units);
  for (const passage of all(root, ".passage")) {
    const here = found.get(passage) ?? [];
    arrange(passage, here, compared, order, names);
    markMostly(passage, here, compared, names);
    for (const name of [...passage.classList]) if (name.startsWith("has-")) passage.classList.remove(name);
    for (const unit of here) if (unitKind(unit)) passage.classList.add(`has-${unitKind(unit)}`);
    writeNotes(passage, here, compared, terms);
  }
}

/**
 * Puts the text of the base first, what does not read like it beside, and what does into the fold.
 * @param {HTMLElement} passage
 * @param {Unit[]} units
 * @param {Compared} compared
 * @param {string[]} order
 * @param {Map<string, string>} names
 */
function arrange(passage, units, compared, order, names) {
  const shown = new Set([compared.base, ...compared.with]);
  const versions = all(passage, ".version").sort(
    (one, two) => order.indexOf(one.dataset.w ?? "") - order.indexOf(two.dataset.w ?? ""),
  );
  const chosen = versions.filter((version) => shown.has(version.dataset.w ?? ""));
  const lead = chosen.find((v) => v.dataset.w === compared.base && !isGap(v)) ?? chosen.find((v) => !isGap(v));
  const margin = all(passage, ".margin")[0];
  if (!margin) return;
  const fold = foldOf(passage);
  /** @type {Map<string, string>} */
  const alike = new Map();
  const kinds = [];
  const further = [];
  for (const version of versions) {
    const siglum = version.dataset.w ?? "";
    version.hidden = !shown.has(siglum);
    version.classList.toggle("base", siglum === compared.base);
    version.classList.toggle("lead", version === lead);
    if (version === lead) continue;
    const counted = units.filter(({ goesOn }) => !goesOn);
    const found = counted.map((unit) => kindBetween(unit, lead?.dataset.w ?? "", siglum)).filter(Boolean);
    const apart = isGap(version) || units.some((unit) => weighs(unit, lead?.dataset.w ?? "", siglum));
    if (apart) further.push(version);
    else fold.append(version);
    if (apart || version.hidden) continue;
    alike.set(siglum, names.get(siglum) ?? siglum);
    kinds.push(found);
  }
  margin.prepend(...further);
  joinAlike(versions, further, names);
  if (lead) all(passage, ".said")[0]?.before(lead);
  passage.classList.toggle("differ", further.some((version) => !version.hidden));
  passage.classList.toggle("uneven", chosen.some(isGap));
  passage.classList.toggle("nowhere", !lead);
  fold.hidden = alike.size === 0;
  for (const note of all(passage, ".note:not(.decided)")) {
    note.hidden = !units.some((unit) => unit.id === note.dataset.at && unitKind(unit));
  }
  const summary = fold.querySelector("summary");
  const who = alike.size + 1 === versions.length ? [`All ${versions.length} versions`] : ["The same in ", ...listedNames([...alike.values()])];
  summary?.replaceChildren(...who, butFor(kinds));
  sayUnshown(fold, further.filter((version) => version.hidden).map(({ dataset: { w = "" } }) => names.get(w) ?? w));
}

/**
 * Names the versions that do not read alike in a passage and are not shown, so that it is not taken for agreed.
 * @param {HTMLElement} fold which it follows
 * @param {string[]} names
 */
function sayUnshown(fold, names) {
  fold.parentElement?.querySelector(".unshown")?.remove();
  if (!names.length) return;
  const verb = names.length === 1 ? "differs" : "differ";
  fold.after(make("p", { class: "tag unshown" }, ...listedNames(names), `, not shown, ${verb} here.`));
}

/**
 * Of versions that stand apart and read alike to the letter the first stands for all, under the names of all.
 * @param {HTMLElement[]} versions
 * @param {HTMLElement[]} further those that stand apart
 * @param {Map<string, string>} names
 */
function joinAlike(versions, further, names) {
  /** @type {Map<string, HTMLElement[]>} */
  const alike = new Map();
  for (const version of versions) {
    const isFree = further.includes(version) && !version.hidden;
    const says = version.querySelector(".vname > b")?.nextSibling?.textContent ?? "";
    const read = isFree ? [says, ...all(version, "p").map((p) => p.textContent)].join("\n") : `\n${version.dataset.w}`;
    alike.set(read, [...(alike.get(read) ?? []), version]);
  }
  for (const same of alike.values()) {
    for (const [at, version] of same.entries()) {
      const own = at ? [version] : same;
      version.classList.toggle("twin", at > 0);
      const [first = "", ...others] = listedNames(own.map(({ dataset: { w = "" } }) => names.get(w) ?? w)).slice(1);
      const head = version.querySelector(".vname > b");
      head?.replaceChildren(first, make("span", { class: "twins" }, ...others));
      version.setAttribute("aria-label", head?.textContent ?? "");
    }
  }
}

/**
 * Whether two versions do not read alike at a unit; what is in doubt between one of them and the lead is so between both.
 * @param {Unit} unit
 * @param {string} one
 * @param {string} other
 */
function weighs(unit, one, other) {
  const kind = kindBetween(unit, one, other);
  const marks = [one, other].map((siglum) => unit.readings.get(siglum)?.mark);
  return APART.includes(kind) || (kind !== "" && marks.some((mark) => mark?.classList.contains("weighs")));
}

/** From these kinds on two versions do not read alike. */
export const APART = ["ocr", "lacuna", "addition", "omission", "substitution"];

/** @param {HTMLElement} version */
export function isGap(version) {
  return version.querySelector(".gap") !== null;
}

/** @param {HTMLElement} passage */
function foldOf(passage) {
  const found = all(passage, ".others")[0];
  if (found) return /** @type {HTMLDetailsElement} */ (found);
  const fold = make("details", { class: "others" }, make("summary"));
  all(passage, ".said")[0]?.prepend(fold);
  return /** @type {HTMLDetailsElement} */ (fold);
}

/**
 * How far versions that read alike differ, as the page says it.
 * @param {string[][]} kinds of each version
 */
function butFor(kinds) {
  /** @param {(kind: string) => boolean} counts */
  const most = (counts) => Math.max(0, ...kinds.map((found) => found.filter(counts).length));
  const spelt = most((kind) => kind === "spelling");
  const capitals = most((kind) => kind === "case");
  const print = most((kind) => kind !== "spelling" && kind !== "case");
  const parts = [];
  if (spelt) parts.push(`${spelt} spelling${spelt === 1 ? "" : "s"}`);
  if (capitals) parts.push(`capitals in ${capitals} place${capitals === 1 ? "" : "s"}`);
  if (print) parts.push(`${print} ${print === 1 ? "mark" : "marks"} of print`);
  return parts.length ? `, but for ${listed(parts)}` : ", to the letter";
}

/**
 * The kind of a unit as it is marked now, "" where the chosen witnesses agree.
 * @param {Unit} unit
 * @returns {string}
 */
export function unitKind(unit) {
  const lead = unit.readings.get(unit.lead)?.mark;
  return unit.passage.dataset[`u${unit.number}`] ?? (lead ? kindOf(lead) : "");
}

/** Whether a difference of print is marked though its kind is not, as it may change what is said. @param {Unit} unit */
export function isInDoubt(unit) {
  return PRINT.includes(unitKind(unit)) && [...unit.readings.values()].some(({ mark }) => mark.matches(".doubt"));
}

/**
 * @param {Unit} unit
 * @param {Compared} compared
 */
function markUnit(unit, compared) {
  const base = unit.readings.has(compared.base)
    ? compared.base
    : (compared.with.find((siglum) => unit.readings.has(siglum)) ?? "");
  /** @type {string[]} */
  const kinds = [];
  for (const reading of unit.readings.values()) {
    const chosen = compared.with.includes(reading.siglum) && reading.siglum !== base;
    const kind = chosen ? kindBetween(unit, base, reading.siglum) : "";
    if (kind) kinds.push(kind);
    if (reading.siglum !== base) for (const mark of marksOf(reading)) setKind(mark, kind);
  }
  const kind = weightiest(kinds);
  const own = unit.readings.get(base);
  if (own) for (const mark of marksOf(own)) setKind(mark, kind);
  const doubts = [...unit.readings.values()].filter(
    ({ siglum, mark }) => siglum !== base && PRINT.includes(kindOf(mark)) && weighs(unit, base, siglum),
  );
  for (const reading of unit.readings.values()) {
    const isDoubt = reading === own ? doubts.length > 0 && PRINT.includes(kind) : doubts.includes(reading);
    for (const mark of marksOf(reading)) mark.classList.toggle("doubt", isDoubt);
  }
  unit.passage.dataset[`u${unit.number}`] = kind;
}

/** @type {WeakMap<Element, Map<string, HTMLElement[]>>} the links that end each note, as the page came */
const links = new WeakMap();

/**
 * @param {HTMLElement} passage
 * @param {Unit[]} units
 * @param {Compared} compared
 * @param {Words["terms"]} terms
 */
function writeNotes(passage, units, compared, terms) {
  const list = passage.querySelector(".notes");
  if (!list) return;
  const ends = links.get(list) ?? new Map(all(list, "li").map((item) => [item.dataset.u ?? "", all(item, "a.kind")]));
  links.set(list, ends);
  const items = units.filter(unitKind).map((unit) => {
    const kind = unitKind(unit);
    const base = unit.readings.get(compared.base) ?? [...unit.readings.values()][0];
    const lemma = base.text
      ? [make("bdi", { class: "lem" }, inShort(base.text))]
      : [make("i", {}, "after "), make("bdi", { class: "lem" }, wordBefore(base.mark))];
    /** @type {Map<string, {words: HTMLElement, sigla: string[]}>} */
    const alike = new Map();
    for (const reading of unit.readings.values()) {
      const between = kindBetween(unit, base.siglum, reading.siglum);
      if (!between || !compared.with.includes(reading.siglum)) continue;
      const words = reading.text
        ? make("bdi", {}, inShort(reading.text))
        : make("i", {}, between === "lacuna" ? "lost" : "om.");
      const same = alike.get(`${between} ${reading.text}`) ?? { words, sigla: [] };
      alike.set(`${between} ${reading.text}`, { ...same, sigla: [...same.sigla, reading.siglum] });
    }
    const told = [...alike.values()].flatMap(({ words, sigla }, n) => [
      n ? "; " : "",
      words,
      " ",
      make("span", { class: "wit" }, sigla.join(" ")),
    ]);
    const [own, ...others] = ends.get(unit.number) ?? [];
    if (own) own.textContent = (terms.get(kind)?.name ?? kind).toLowerCase();
    const end = [own, ...others].flatMap((link) => (link ? [" ", link] : []));
    return make("li", { class: isInDoubt(unit) ? `k-${kind} doubt` : `k-${kind}` }, ...lemma, "] ", ...told, ...end);
  });
  list.replaceChildren(...items);
}

/** @param {HTMLElement} element */
function wordBefore(element) {
  const range = document.createRange();
  range.setStart(element.closest("p") ?? element, 0);
  range.setEndBefore(element);
  return range.toString().trim().split(/\s+/u).pop() ?? "";
}
