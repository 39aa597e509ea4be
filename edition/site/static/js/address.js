// The address of a view: what a reader has chosen, as a query string that others can open.

/**
 * What a reader has chosen. `show` are the kinds that are marked; `base` and `with` are sigla.
 * @typedef {{view: string, show: string[], only: boolean, lines: boolean, numbers: boolean,
 *   base: string, with: string[]}} Choice
 */

/**
 * Reads a choice from a query string; what it does not say, or says wrongly, is as in `usual`.
 * The witness that a search has found the words in (`of`) is among those shown.
 * @param {string} query
 * @param {Choice} usual the choice of a reader who has chosen nothing
 * @param {{views: string[], kinds: string[], sigla: string[]}} known
 * @returns {Choice}
 */
export function readChoice(query, usual, known) {
  const asked = new URLSearchParams(query);
  const view = asked.get("view") ?? "";
  const base = asked.get("base") ?? "";
  /** @param {string} name @param {string[]} among @param {string[]} otherwise */
  const list = (name, among, otherwise) => {
    const value = asked.get(name);
    return value === null ? [...otherwise] : among.filter((item) => value.split(",").includes(item));
  };
  const of = asked.get("of") ?? "";
  const others = [usual.base, ...usual.with].filter((siglum) => siglum !== base);
  const chosen = list("with", known.sigla, known.sigla.includes(base) ? known.sigla.filter((s) => others.includes(s)) : usual.with);
  if (known.sigla.includes(of) && of !== base && ![...chosen, usual.base].includes(of)) chosen.push(of);
  return {
    view: known.views.includes(view) ? view : usual.view,
    show: list("show", known.kinds, usual.show),
    only: asked.has("only") ? asked.get("only") === "1" : usual.only,
    lines: asked.has("lines") ? asked.get("lines") === "1" : usual.lines,
    numbers: asked.has("numbers") ? asked.get("numbers") === "1" : usual.numbers,
    base: known.sigla.includes(base) ? base : usual.base,
    with: chosen.length ? chosen : usual.with,
  };
}

/**
 * The query string of a choice, with "?", or "" where nothing is chosen; parameters of others stay.
 * @param {Choice} choice
 * @param {Choice} usual
 * @param {string} query the present one
 * @returns {string}
 */
export function writeChoice(choice, usual, query) {
  const asked = new URLSearchParams(query);
  /** @param {string} name @param {string} value @param {string} otherwise */
  const put = (name, value, otherwise) => {
    if (value === otherwise) asked.delete(name);
    else asked.set(name, value);
  };
  put("view", choice.view, usual.view);
  put("show", choice.show.join(","), usual.show.join(","));
  for (const name of /** @type {const} */ (["only", "lines", "numbers"])) {
    put(name, choice[name] ? "1" : "0", usual[name] ? "1" : "0");
  }
  put("base", choice.base, usual.base);
  put("with", choice.with.join(","), usual.with.join(","));
  const written = asked.toString().replaceAll("%2C", ",");
  return written ? `?${written}` : "";
}

/**
 * A part of an address decoded, or as it is where it is not well formed.
 * @param {string} text
 * @returns {string}
 */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
