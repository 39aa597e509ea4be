// One text with insertions and deletions, made from the versions on the page.

import { all, make } from "./elements.js";
import { kindBetween, marksOf } from "./units.js";

/** @typedef {import("./units.js").Unit} Unit */

/**
 * Writes the inline text under each passage, in place of an earlier one.
 * @param {HTMLElement} root
 * @param {Unit[]} units
 * @param {{base: string, with: string[]}} compared
 */
export function writeInline(root, units, compared) {
  /** @type {Map<string, Unit>} */
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  for (const passage of all(root, ".passage")) {
    passage.querySelector(".merged")?.remove();
    const lead = all(passage, ".version.lead")[0];
    if (!lead) continue;
    const text = make("div", { class: "merged", dir: lead.dir || "auto" });
    if (lead.lang) text.lang = lead.lang;
    for (const paragraph of all(lead, "p.t")) text.append(paragraph.cloneNode(true));
    const others = compared.with.filter((siglum) => siglum !== lead.dataset.w);
    const begun = new Set();
    for (const mark of all(text, ".u")) {
      mark.removeAttribute("id");
      const goesOn = begun.has(mark.dataset.u);
      begun.add(mark.dataset.u);
      const unit = byId.get(`${passage.id}.u${mark.dataset.u}`);
      if (!unit) continue;
      const place = document.createComment("");
      mark.replaceWith(place);
      place.replaceWith(...changed(unit, mark, place, lead.dataset.w ?? "", others, goesOn));
    }
    wrapWhole(passage, text, lead.dataset.w ?? "", compared);
    lead.after(text);
  }
}

/**
 * The lead's reading as a deletion where others differ, and theirs as insertions.
 * @param {Unit} unit
 * @param {HTMLElement} mark
 * @param {Node} place where it stood
 * @param {string} base
 * @param {string[]} others
 * @param {boolean} goesOn whether what others have there stands with an earlier paragraph
 * @returns {Node[]}
 */
function changed(unit, mark, place, base, others, goesOn) {
  /** @type {Map<string, {sigla: string[], kind: string, from: HTMLElement[]}>} */
  const readings = new Map();
  for (const siglum of others) {
    const kind = kindBetween(unit, base, siglum);
    const reading = unit.readings.get(siglum);
    if (!kind || !reading) continue;
    const same = readings.get(`${kind} ${reading.text}`);
    if (same) same.sigla.push(siglum);
    else readings.set(`${kind} ${reading.text}`, { sigla: [siglum], kind, from: marksOf(reading) });
  }
  if (!readings.size) return [mark];
  /** @type {HTMLElement[]} */
  const nodes = [];
  const found = [...readings.values()];
  if (mark.textContent && found.some((item) => item.kind !== "lacuna")) {
    nodes.push(make("del", { class: mark.className.replace(/\bu\b/u, "") }, mark));
  } else nodes.push(mark);
  for (const { sigla, kind, from } of goesOn ? [] : found) {
    const copies = from.filter((part) => part.textContent).map((part) => /** @type {HTMLElement} */ (part.cloneNode(true)));
    const label = others.length > 1 ? [make("sup", { class: "wit" }, sigla.join(" "))] : [];
    if (!copies.length) {
      if (kind !== "lacuna") nodes[0]?.append(...label); // who lacks what is struck out
      continue;
    }
    for (const copy of copies) copy.removeAttribute("id");
    const words = copies.flatMap((copy, at) => (at ? [" ", copy] : [copy]));
    const doubt = copies.some((copy) => copy.matches(".doubt")) ? " doubt" : "";
    const space = mark.textContent ? "" : spaceAfter(place, from);
    nodes.push(make("ins", { class: `k-${kind}${doubt}`, "data-w": sigla.join(" ") }, ...words, ...label, space));
  }
  return nodes;
}

/**
 * The white space that a source has after its words where the text at their place has none.
 * @param {Node} place
 * @param {HTMLElement[]} from
 */
function spaceAfter(place, from) {
  const [theirs, mine] = [from.at(-1), place].map((node) => node?.nextSibling?.textContent ?? "");
  return /^\s/u.test(theirs ?? "") && /^\S/u.test(mine ?? "") ? " " : "";
}

/**
 * Marks a passage that one side lacks.
 * @param {HTMLElement} passage
 * @param {HTMLElement} text
 * @param {string} lead
 * @param {{base: string, with: string[]}} compared
 */
function wrapWhole(passage, text, lead, compared) {
  const absent = compared.with.filter((siglum) =>
    all(passage, ".version").some((v) => v.dataset.w === siglum && v.querySelector(".gap.absent")),
  );
  const tag = lead !== compared.base ? "ins" : absent.length ? "del" : "";
  if (!tag) return;
  const whose = tag === "del" ? absent : compared.with.filter((siglum) => siglum !== compared.base && !absent.includes(siglum));
  for (const paragraph of all(text, "p.t")) {
    const whole = make(tag, { class: "whole" }, ...paragraph.childNodes);
    paragraph.replaceChildren(whole, ...(compared.with.length > 1 ? [" ", make("sup", { class: "wit" }, whose.join(" "))] : []));
  }
}
