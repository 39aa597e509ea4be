// Filters of the apparatus: by kind, by paragraph, and what differs between any two versions.

import { all, whenShownAgain } from "./elements.js";

/**
 * Lets the form above the apparatus choose which differences are listed.
 * @param {HTMLElement} root
 */
export function filterApparatus(root) {
  const form = root.querySelector(".app-filters");
  if (!(form instanceof HTMLFormElement)) return;
  const apply = () => {
    const chosen = new FormData(form);
    const [one, two, paragraph] = ["one", "two", "paragraph"].map((name) => String(chosen.get(name) ?? ""));
    const kinds = chosen.getAll("kind").map(String);
    let listed = 0;
    for (const section of all(root, ".app-passage")) {
      let here = 0;
      let isOn = false;
      for (const row of all(section, "tbody tr")) {
        if (row.dataset.kind) {
          isOn = kinds.includes(row.dataset.kind) && isBetween(row.dataset.groups ?? "", one, two);
          if (isOn) here += Number(row.dataset.count);
        }
        row.hidden = !isOn;
      }
      const isWhole = section.querySelector(":scope > p") !== null;
      section.hidden = (here === 0 && !isWhole) || (paragraph !== "" && section.dataset.id !== paragraph);
      if (!section.hidden) listed += here;
    }
    const said = form.querySelector(".said");
    if (said) said.textContent = `${listed} listed`;
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", apply);
  whenShownAgain(apply);
  apply();
}

/**
 * Whether two versions differ at a place: the sigla that read alike there stand together.
 * @param {string} groups as `A C|B`
 * @param {string} one a siglum, or "" for any
 * @param {string} two
 */
function isBetween(groups, one, two) {
  const readings = groups.split("|").map((sigla) => sigla.split(" "));
  /** @param {string} siglum */
  const at = (siglum) => readings.findIndex((sigla) => sigla.includes(siglum));
  if (!one && !two) return true;
  if (one && two) return at(one) >= 0 && at(two) >= 0 && at(one) !== at(two);
  return at(one || two) >= 0 && readings.length > 1;
}
