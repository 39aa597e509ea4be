// The map of the text, drawn for the base that the reader has chosen.

import { all } from "./elements.js";
import { PRINT, byPassage, kindBetween } from "./units.js";

/** @typedef {import("./units.js").Unit} Unit */

const STEPS = [0, 0.02, 0.08, 0.2, 0.45]; // shares of differing text at which a cell grows darker
const DEGREES = ["same words", "hardly differs", "differs a little", "differs", "differs much", "differs throughout"];
const OTHERS = new Map([["c-base", "base"], ["c-lost", "text lost to damage"], ["c-absent", "not in this version"]]);
const HATCHES = 90; // strokes across a map, if all of it were lost
const NARROW = 4; // a map is drawn as if it had this many columns at least
const SVG = "http://www.w3.org/2000/svg";

/**
 * Draws the map anew, as the server drew it for the base of the edition.
 * @param {HTMLElement} root
 * @param {Unit[]} units
 * @param {string} base
 * @param {string[]} order sigla in the order of the rows
 * @param {string} name of the base
 */
export function drawOverview(root, units, base, order, name) {
  const strip = root.querySelector("svg.strip");
  if (!strip) return;
  /** @type {Map<string, string>} */
  const paths = new Map();
  const lines = all(root, ".overview tbody tr");
  const titles = all(root, "svg.strip title");
  const passages = all(root, ".rows > .passage");
  const strokes = Math.max(2, Math.floor(HATCHES / Math.max(passages.length, NARROW)));
  const found = byPassage(units);
  passages.forEach((passage, column) => {
    const here = found.get(passage) ?? [];
    const cells = order.map((siglum) => cellOf(passage, here, base, siglum));
    cells.forEach((cell, row) => {
      paths.set(cell, `${paths.get(cell) ?? ""}M${column}.04 ${row}.08h.92v.84h-.92z`);
      for (let n = 0; cell === "c-lost" && n < strokes; n++) {
        const [at, step] = [column + 0.04 + (n * 0.92) / strokes, 0.92 / strokes];
        paths.set("hatch", `${paths.get("hatch") ?? ""}M${at.toFixed(3)} ${row}.92l${step.toFixed(3)} -.84`);
      }
    });
    const words = cells.map((cell) => OTHERS.get(cell) ?? DEGREES[Number(cell.slice(1))] ?? "");
    words.forEach((word, row) => lines[column]?.children[row + 1]?.replaceChildren(word));
    const label = passage.querySelector(".num")?.textContent;
    titles[column]?.replaceChildren(`Paragraph ${label}. ${order.map((siglum, row) => `${siglum}: ${words[row]}`).join("; ")}`);
  });
  for (const old of all(strip, "path")) old.remove();
  for (const [cell, d] of [...paths].sort()) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", cell);
    path.setAttribute("d", d);
    strip.insertBefore(path, strip.querySelector("a"));
  }
  root.querySelector(".map-base")?.replaceChildren(name);
}

/**
 * How a version's part of a passage is drawn.
 * @param {HTMLElement} passage
 * @param {Unit[]} units of the passage
 * @param {string} base
 * @param {string} siglum
 */
function cellOf(passage, units, base, siglum) {
  /** @param {string} name */
  const text = (name) => passage.querySelector(`.version[data-w="${CSS.escape(name)}"] p.t`)?.parentElement;
  const version = text(siglum);
  if (!version) return passage.querySelector(`.version[data-w="${CSS.escape(siglum)}"] .gap.lost`) ? "c-lost" : "c-absent";
  if (siglum === base) return "c-base";
  if (!text(base)) return "c5";
  let differing = 0;
  for (const unit of units) {
    const kind = kindBetween(unit, base, siglum);
    const read = unit.readings.get(siglum)?.text ?? "";
    if (kind === "lacuna" && !read) return "c-lost";
    if (kind && !PRINT.includes(kind)) differing += Math.max(read.length, 4);
  }
  const length = all(version, "p.t").reduce((sum, paragraph) => sum + (paragraph.textContent ?? "").length, 0);
  return `c${STEPS.filter((step) => Math.min(1, differing / (length || 1)) > step).length}`;
}
