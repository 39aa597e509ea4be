// Every version side by side: a column each, as many as fit; the next ones stand below, each under its own name.

import { all } from "./elements.js";

/** @type {WeakMap<HTMLElement, Comment>} where each version stands when agreement is printed once */
const homes = new WeakMap();

/**
 * Puts the versions that are shown beside each other, in this order.
 * @param {HTMLElement} root
 * @param {string[]} sigla
 */
export function layInColumns(root, sigla) {
  for (const passage of all(root, ".passage")) {
    const shown = all(passage, ".version")
      .filter((version) => !version.hidden)
      .sort((one, two) => sigla.indexOf(one.dataset.w ?? "") - sigla.indexOf(two.dataset.w ?? ""));
    const said = all(passage, ".said")[0];
    for (const version of shown) {
      const home = document.createComment("");
      version.replaceWith(home);
      nameAs(version, ".vname bdi");
      homes.set(version, home);
      said?.before(version);
    }
    passage.classList.add("columns");
    passage.style.setProperty("--columns", String(shown.length));
  }
}

/**
 * Puts every version back to where it stands otherwise.
 * @param {HTMLElement} root
 */
export function layBack(root) {
  for (const passage of all(root, ".passage.columns")) {
    for (const version of all(passage, ".version")) {
      homes.get(version)?.replaceWith(version);
      nameAs(version, ".vname > b");
    }
    passage.classList.remove("columns");
  }
}

/**
 * Says to those who hear it which versions stand here: in columns each for itself.
 * @param {HTMLElement} version
 * @param {string} head
 */
function nameAs(version, head) {
  version.setAttribute("aria-label", version.querySelector(head)?.textContent ?? "");
}
