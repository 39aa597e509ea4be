// The form above the statement: what it says, and how it is set.

import { all } from "./elements.js";

/** @typedef {import("./address.js").Choice} Choice */

/**
 * What the form says.
 * @param {HTMLFormElement} form
 * @returns {Choice}
 */
export function readForm(form) {
  const chosen = new FormData(form);
  const base = String(chosen.get("base") ?? "");
  return {
    view: String(chosen.get("view") ?? "side"),
    show: chosen.getAll("show").map(String),
    only: chosen.has("only"),
    lines: chosen.has("lines"),
    numbers: chosen.has("numbers"),
    base,
    with: chosen
      .getAll("with")
      .map(String)
      .filter((siglum) => siglum !== base),
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
 * Says how much is marked and what is hidden.
 * @param {HTMLFormElement} form
 * @param {Map<string, number>} counts
 * @param {string[]} show
 */
export function writeShown(form, counts, show) {
  const total = [...counts.values()].reduce((sum, number) => sum + number, 0);
  const marked = show.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0);
  const hidden = [...counts].filter(([kind, number]) => number && !show.includes(kind));
  const names = hidden.map(([kind, number]) => `${nameOf(form, kind).toLowerCase()} ${number}`);
  const [count, rest] = [form.querySelector(".shown-count"), form.querySelector(".shown-hidden")];
  if (count) count.textContent = `${marked} of ${total} differences marked.`;
  if (rest) rest.textContent = names.length ? `Hidden: ${names.join(", ")}.` : "";
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
function inputs(form) {
  return all(form, "input").map((input) => /** @type {HTMLInputElement} */ (input));
}
