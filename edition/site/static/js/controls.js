// The form above the statement: what it says, and how it is set.

import { all, listedNames, make } from "./elements.js";
import { PRINT } from "./units.js";

/** @typedef {import("./address.js").Choice} Choice */

const NAMED = 6; // versions that are not shown and are named; of more the number

/**
 * What the form says. The box of a base is held fast, and so is no field of the form: it counts once another base is chosen.
 * @param {HTMLFormElement} form
 * @returns {Choice}
 */
export function readForm(form) {
  const chosen = new FormData(form);
  const base = String(chosen.get("base") ?? "");
  return {
    view: String(chosen.get("view") ?? "once"),
    show: chosen.getAll("show").map(String),
    only: chosen.has("only"),
    lines: chosen.has("lines"),
    numbers: chosen.has("numbers"),
    base,
    with: inputs(form)
      .filter(({ name, checked, value }) => name === "with" && checked && value !== base)
      .map(({ value }) => value),
  };
}

/**
 * Sets the form; the base is always among the versions shown.
 * @param {HTMLFormElement} form
 * @param {Choice} choice
 */
export function setForm(form, choice) {
  for (const input of inputs(form)) {
    if (input.name === "view") input.checked = input.value === choice.view;
    if (input.name === "show") input.checked = choice.show.includes(input.value);
    if (input.name === "only" || input.name === "lines" || input.name === "numbers") {
      input.checked = choice[input.name];
    }
    if (input.id === "o-all") input.checked = inputs(form).filter(({ name }) => name === "with").length === choice.with.length + 1;
    if (input.name === "with") {
      input.checked = choice.with.includes(input.value) || input.value === choice.base;
      input.disabled = input.value === choice.base;
    }
  }
  const base = form.querySelector("select");
  if (base) base.value = choice.base;
}

/**
 * All that the form offers.
 * @param {HTMLFormElement} form
 */
export function offered(form) {
  const found = inputs(form);
  /** @param {string} name */
  const values = (name) => found.filter((input) => input.name === name).map((input) => input.value);
  return { views: values("view"), kinds: values("show"), sigla: values("with") };
}

/**
 * Writes how many units each kind has, and which kinds there are none of.
 * @param {HTMLFormElement} form
 * @param {Map<string, number>} counts
 */
export function writeCounts(form, counts) {
  for (const input of inputs(form)) {
    if (input.name !== "show") continue;
    const number = counts.get(input.value) ?? 0;
    const label = input.closest("label");
    const place = label?.querySelector(".n");
    if (place) place.textContent = String(number);
    label?.classList.toggle("none", number === 0);
  }
}

/**
 * Says how much is marked, what is not, and which versions are not shown, in the line above the text.
 * @param {HTMLFormElement} form
 * @param {Map<string, number>} counts
 * @param {string[]} show kinds
 * @param {string[]} hidden names of versions
 * @param {number} total of the differences between all versions
 * @param {Map<string, number>} doubts those of print that are marked in any case, as they may change what is said
 */
export function writeShown(form, counts, show, hidden, total, doubts) {
  const doubtful = PRINT.reduce((sum, kind) => sum + (show.includes(kind) ? 0 : (doubts.get(kind) ?? 0)), 0);
  const marked = show.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), doubtful);
  const line = form.querySelector(".shown");
  if (!line) return;
  const kinds = [...counts].filter(([kind, number]) => number && show.includes(kind));
  /** @param {string} kind @param {string} look @param {string} name @param {number} number */
  const sample = (kind, look, name, number) => {
    const place = make("span", { class: "all-marks" }, make("span", { class: `u k-${look}` }, name));
    return [" ", make("span", { class: "shown-kind", "data-kind": kind }, place, ` ${number}`)];
  };
  const samples = () => [
    ...kinds.flatMap(([kind, number]) => sample(kind, kind, nameOf(form, kind).toLowerCase(), number)),
    ...(doubtful ? sample("doubt", "punctuation doubt", "in doubt", doubtful) : []),
  ];
  const left = [...counts].map(([kind, number]) => /** @type {[string, number]} */ ([kind, number - (doubts.get(kind) ?? 0)]));
  const rest = left.filter(([kind, number]) => number && !show.includes(kind));
  const isWhole = PRINT.every((kind) => !show.includes(kind));
  const print = isWhole ? rest.filter(([kind]) => PRINT.includes(kind)) : [];
  const sum = print.reduce((number, [, each]) => number + each, 0);
  const names = rest.filter((each) => !print.includes(each)).map(([kind, number]) => `${number} ${nameOf(form, kind).toLowerCase()}`);
  if (sum) names.push(`${sum} in print`);
  const joint = names.length && hidden.length ? "; " : "";
  const who = () => (hidden.length > NAMED ? [`${hidden.length} versions`] : listedNames(hidden));
  const absent = () => (hidden.length ? [joint, ...who(), " not shown"] : []);
  const said = total ? `${marked} of ${total} differences marked` : "No differences within paragraphs";
  const count = make("span", { class: "shown-count" }, said);
  const unmarked = make("span", { class: "shown-hidden" }, names.length ? `not marked: ${names.join(", ")}` : "", ...absent());
  line.replaceChildren(count, ...samples(), " ", unmarked);
  // what a printed page says of itself
  const paper = form.parentElement?.querySelector(".exhibit");
  const once = paper?.querySelector(".once");
  paper?.querySelector(".is-marked")?.replaceChildren(...(kinds.length || doubtful ? samples() : ["nothing"]), once ?? "");
  paper?.querySelector(".is-unmarked")?.replaceChildren(names.join(", ") || (hidden.length ? "" : "nothing"), ...absent());
}

/**
 * @param {HTMLFormElement} form
 * @param {string} kind
 */
export function nameOf(form, kind) {
  return labelOf(form, kind)?.dataset.name ?? kind;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} kind
 * @returns {HTMLElement | null}
 */
export function labelOf(form, kind) {
  return form.querySelector(`label[data-kind="${kind}"]`);
}

/** @param {HTMLFormElement} form */
export function inputs(form) {
  return all(form, "input").map((input) => /** @type {HTMLInputElement} */ (input));
}
