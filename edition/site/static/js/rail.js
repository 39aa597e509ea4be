// Where the reader is: on the rail at the edge of the window, which says what paragraphs differ, and in the table of contents.

import { decoded } from "./address.js";
import { all } from "./elements.js";

/** From the weightiest: how a stop is drawn, which kinds make it so (or a version without it), and what is said of it. */
const STATES = [
  ["damage", ["lacuna"], "text lost in a version"],
  ["words", ["substitution", "addition", "omission", "uneven"], "the versions differ in wording"],
  ["words", ["differ:not(.has-ocr)"], "a difference is in doubt"], // two texts, though no word is another
  ["misread", ["ocr"], "misread in a version"],
  ["spelling", ["spelling"], "the same words, spelt otherwise"],
];

/**
 * Draws the stops as the paragraphs are marked now.
 * @param {HTMLElement} root
 */
export function drawRail(root) {
  for (const [stop, passage] of stops(root)) {
    const found = STATES.find(([, kinds]) => [kinds].flat().some((kind) => passage.matches(`.has-${kind}, .${kind}`)));
    const [state, , says] = found ?? ["", [], "the versions agree"];
    stop.className = String(state);
    stop.setAttribute("aria-label", `Paragraph ${stop.dataset.n}: ${String(says)}`);
  }
}

/**
 * Marks the stops of the paragraphs in view.
 * @param {HTMLElement} root
 */
export function followRail(root) {
  const found = new Map([...stops(root)].map(([stop, passage]) => [passage, stop]));
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const stop = found.get(/** @type {HTMLElement} */ (target));
        if (isIntersecting) stop?.setAttribute("aria-current", "true");
        else stop?.removeAttribute("aria-current");
      }
    },
    { rootMargin: "-25% 0px -60% 0px" },
  );
  for (const passage of found.keys()) seen.observe(passage);
}

/**
 * @param {HTMLElement} root
 * @returns {Map<HTMLElement, HTMLElement>}
 */
function stops(root) {
  /** @type {Map<HTMLElement, HTMLElement>} */
  const found = new Map();
  for (const stop of all(root, ".rail a")) {
    const passage = document.getElementById((stop.getAttribute("href") ?? "").slice(1));
    if (passage) found.set(stop, passage);
  }
  return found;
}

const READ = 4.5; // rem below the top of the window, where the heading stands that a link has led to

/** Marks in the table of contents of a page the last heading above what is read. */
export function followContents() {
  const read = READ * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const places = all(document, ".md-sidebar--secondary .md-nav__link[href*='#']").flatMap((link) => {
    const head = document.getElementById(decoded((link.getAttribute("href") ?? "").split("#")[1] ?? ""));
    return head ? [{ link, head }] : [];
  });
  const follow = () => {
    const at = places.filter(({ head }) => head.getBoundingClientRect().top < read).length - 1;
    for (const [n, { link }] of places.entries()) {
      if (n === at) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  const seen = new IntersectionObserver(follow, { rootMargin: `-${read}px 0px 0px` });
  for (const { head } of places) seen.observe(head);
}
