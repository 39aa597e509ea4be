// Each note stands beside the line that it is about, none over another; lost text has a rule in the margin.

import { all, make } from "./elements.js";

const GAP = 10; // px between a note and what stands above it

/** Places what stands in the margins, and again whenever the lines may have moved. @param {HTMLElement} root */
export function keepPlaced(root) {
  const again = () => placeNotes(root);
  addEventListener("resize", again);
  addEventListener("beforeprint", () => all(root, ".note").forEach((note) => (note.style.marginTop = "")));
  addEventListener("afterprint", again);
  void document.fonts.ready.then(again);
}

/** @param {HTMLElement} root */
export function placeNotes(root) {
  const first = all(root, ".passage .margin")[0];
  const text = first?.parentElement?.querySelector(".version");
  const beside = Boolean(first && text && first.getBoundingClientRect().left >= text.getBoundingClientRect().right);
  for (const note of all(root, ".note")) note.style.marginTop = "";
  for (const passage of all(root, ".passage")) {
    drawRules(passage);
    if (!beside || passage.matches(".differ")) continue;
    for (const note of all(passage, ".note")) {
      const mark = document.getElementById(note.dataset.at ?? "");
      const line = mark?.getClientRects()[0];
      if (!line || !note.getClientRects().length) continue;
      const down = line.top - note.getBoundingClientRect().top;
      if (down > 0) note.style.marginTop = `${GAP + down}px`;
    }
  }
}

/**
 * Draws a hair-line bracket beside the lines that another version has lost.
 * @param {HTMLElement} passage
 */
function drawRules(passage) {
  for (const old of all(passage, ".lost-rule")) old.remove();
  for (const mark of all(passage, ".u.sound.k-lacuna")) {
    const version = mark.closest(".version");
    const lines = mark.getClientRects();
    if (!(version instanceof HTMLElement) || lines.length < 2 || !("href" in mark && mark.href)) continue;
    const rule = make("span", { class: "lost-rule", "aria-hidden": "true" });
    const top = version.getBoundingClientRect().top;
    rule.style.top = `${lines[0].top - top}px`;
    rule.style.height = `${lines[lines.length - 1].bottom - lines[0].top}px`;
    version.append(rule);
  }
}
