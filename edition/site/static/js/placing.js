// Each note stands beside the line that it is about, none over another; lost text has a rule in the margin.

import { all, make } from "./elements.js";

/** Places what stands in the margins, and again whenever the lines may have moved. @param {HTMLElement} root */
export function keepPlaced(root) {
  const again = () => placeNotes(root);
  addEventListener("resize", again);
  addEventListener("beforeprint", () => all(root, ".note").forEach((note) => (note.style.marginTop = "")));
  addEventListener("afterprint", again);
  void document.fonts.ready.then(again);
}

/**
 * Whether the margin stands beside the text, to its right or, where that runs from the right, to its left.
 * @param {DOMRect} margin
 * @param {DOMRect} text
 */
export function isBeside(margin, text) {
  return margin.left >= text.right || margin.right <= text.left;
}

/**
 * Measures everything before anything is moved: a browser lays the page out once, not for each note.
 * @param {HTMLElement} root
 */
export function placeNotes(root) {
  const first = all(root, ".passage .margin")[0];
  const text = first?.parentElement?.querySelector(".version");
  const beside = Boolean(first && text && isBeside(first.getBoundingClientRect(), text.getBoundingClientRect()));
  for (const old of all(root, ".lost-rule")) old.remove();
  for (const note of all(root, ".note")) if (note.style.marginTop) note.style.marginTop = "";
  const moves = all(root, ".passage").flatMap((passage) => [
    ...rulesOf(passage),
    ...(beside && !passage.matches(".differ") ? movesOf(passage) : []),
  ]);
  for (const move of moves) move();
}

/**
 * What puts each note of a passage beside its line; one that goes down takes those below it along.
 * @param {HTMLElement} passage
 * @returns {(() => void)[]}
 */
function movesOf(passage) {
  /** @type {(() => void)[]} */
  const moves = [];
  let moved = 0;
  for (const note of all(passage, ".note")) {
    const line = document.getElementById(note.dataset.at ?? "")?.getClientRects()[0];
    if (!line || !note.getClientRects().length) continue;
    const down = line.top - note.getBoundingClientRect().top - moved;
    const gap = parseFloat(getComputedStyle(note).marginTop); // to what stands above it
    if (down <= 0) continue;
    moved += down;
    moves.push(() => (note.style.marginTop = `${gap + down}px`));
  }
  return moves;
}

/**
 * What draws a hair-line bracket beside the lines that another version has lost.
 * @param {HTMLElement} passage
 * @returns {(() => void)[]}
 */
function rulesOf(passage) {
  return all(passage, ".u.sound.k-lacuna").flatMap((mark) => {
    const version = mark.closest(".version");
    const lines = mark.getClientRects();
    const [first, last] = [lines[0], lines[lines.length - 1]];
    if (!(version instanceof HTMLElement) || !first || !last || lines.length < 2 || !("href" in mark && mark.href)) return [];
    const rule = make("span", { class: "lost-rule", "aria-hidden": "true" });
    rule.style.top = `${first.top - version.getBoundingClientRect().top}px`;
    rule.style.height = `${last.bottom - first.top}px`;
    return [() => version.append(rule)];
  });
}
