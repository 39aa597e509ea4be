// What other pages than the statement do: citations and texts to copy, the filters of the apparatus.

import { filterApparatus } from "./apparatus.js";
import { completeCitations } from "./citing.js";
import { followFragment, readMaps } from "./division.js";
import { all, copyText, copiedWords } from "./elements.js";

/**
 * Lets a button copy the text of the version that it stands in.
 * @param {HTMLElement} root
 */
function copyVersions(root) {
  for (const button of all(root, "button.copy")) {
    button.addEventListener("click", () => {
      const texts = all(button.closest(".version") ?? root, "p.t").map(copiedWords);
      void copyText(texts.join("\n\n"), button);
    });
  }
}

/**
 * Lets readers copy the whole statement with its citation.
 * @param {HTMLElement} root
 */
function copyWhole(root) {
  for (const button of all(root, "button.quote-whole")) {
    button.addEventListener("click", () => {
      const citation = root.querySelector(".cite-text[data-style=chicago]");
      void copyText(`${button.dataset.words}\n\n${citation?.textContent}`, button);
    });
  }
}

for (const root of all(document, ".ed")) {
  if (root.dataset.divided) followFragment(root);
  if (root.matches(".contents-page")) readMaps(root);
  copyVersions(root);
  copyWhole(root);
  completeCitations(root);
  filterApparatus(root);
}
