// Which witnesses are compared, and with which base: marks, notes and counts follow the reader's choice.

import { all, inShort, make } from "./elements.js";
import { kindBetween, setKind, weightiest } from "./units.js";

/** @typedef {import("./units.js").Unit} Unit */
/** @typedef {{base: string, with: string[]}} Compared */

/**
 * Shows the chosen witnesses and marks their differences from the chosen base.
 * @param {HTMLElement} root
 * @param {Unit[]} units
 * @param {Compared} compared
 * @param {string[]} order sigla in the order of the page
 */
export function compare(root, units, compared, order) {
  const shown = new Set([compared.base, ...compared.with]);
  for (const element of all(root, ".version, .vhead")) {
    const siglum = element.dataset.w ?? "";
    element.hidden = !shown.has(siglum);
    element.classList.toggle("base", siglum === compared.base);
    element.style.order = siglum === compared.base ? "-1" : "";
  }
  for (const unit of units) markUnit(unit, compared, order);
  for (const passage of all(root, ".passage")) {
    const versions = all(passage, ".version").filter((version) => !version.hidden);
    const lead = versions.find((v) => v.dataset.w === compared.base && !v.querySelector(".gap"));
    const first = lead ?? versions.find((v) => !v.querySelector(".gap"));
    for (const version of all(passage, ".version")) version.classList.toggle("lead", version === first);
    passage.classList.toggle("uneven", versions.some((v) => v.querySelector(".gap")));
    passage.classList.toggle("nowhere", !first);
  }
  for (const passage of all(root, ".passage")) {
    const here = units.filter((unit) => unit.passage === passage);
    for (const name of [...passage.classList]) if (name.startsWith("has-")) passage.classList.remove(name);
    for (const unit of here) if (unitKind(unit)) passage.classList.add(`has-${unitKind(unit)}`);
    writeNotes(passage, here, compared, order);
  }
}

/**
 * The kind of a unit as it is marked now, "" where the chosen witnesses agree.
 * @param {Unit} unit
 * @returns {string}
 */
export function unitKind(unit) {
  return unit.passage.dataset[`u${unit.id.split(".u")[1]}`] ?? leadKind(unit);
}

/** @param {Unit} unit */
function leadKind(unit) {
  const lead = unit.readings.get(unit.lead);
  const name = [...(lead?.mark.classList ?? [])].find((item) => item.startsWith("k-"));
  return name ? name.slice(2) : "";
}

/**
 * @param {Unit} unit
 * @param {Compared} compared
 * @param {string[]} order
 */
function markUnit(unit, compared, order) {
  const base = unit.readings.has(compared.base)
    ? compared.base
    : (compared.with.find((siglum) => unit.readings.has(siglum)) ?? "");
  /** @type {string[]} */
  const kinds = [];
  const href = unit.readings.get(unit.lead)?.mark.getAttribute("href") ?? "";
  for (const reading of unit.readings.values()) {
    const chosen = compared.with.includes(reading.siglum) && reading.siglum !== base;
    const kind = chosen ? kindBetween(unit, base, reading.siglum, order) : "";
    if (kind) kinds.push(kind);
    if (reading.siglum !== base) mark(reading.mark, kind, href);
  }
  const kind = weightiest(kinds);
  const own = unit.readings.get(base);
  if (own) mark(own.mark, kind, href);
  unit.passage.dataset[`u${unit.id.split(".u")[1]}`] = kind;
}

/**
 * @param {HTMLElement} element
 * @param {string} kind
 * @param {string} href
 */
function mark(element, kind, href) {
  setKind(element, kind);
  if (!element.id) element.toggleAttribute("href", false);
  if (kind && href) element.setAttribute("href", href);
}

/**
 * @param {HTMLElement} passage
 * @param {Unit[]} units
 * @param {Compared} compared
 * @param {string[]} order
 */
function writeNotes(passage, units, compared, order) {
  const list = passage.querySelector(".notes");
  if (!list) return;
  const items = units.filter(unitKind).map((unit) => {
    const kind = unitKind(unit);
    const base = unit.readings.get(compared.base) ?? [...unit.readings.values()][0];
    const lemma = base.text
      ? [make("bdi", { class: "lem" }, inShort(base.text))]
      : [make("i", {}, "after "), make("bdi", { class: "lem" }, wordBefore(base.mark))];
    const item = make("li", { class: `k-${kind}` }, ...lemma, "] ");
    for (const reading of unit.readings.values()) {
      const between = kindBetween(unit, base.siglum, reading.siglum, order);
      if (!between || !compared.with.includes(reading.siglum)) continue;
      const words = reading.text
        ? make("bdi", {}, inShort(reading.text))
        : make("i", {}, between === "lacuna" ? "lost" : "om.");
      item.append(words, " ", make("span", { class: "wit" }, reading.siglum), " ");
    }
    return item;
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
