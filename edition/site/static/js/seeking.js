// The words of a page that the search has led to.

import { all, make } from "./elements.js";

/**
 * Loads what marks the words that the address asks for, and says when they are marked.
 * @param {(first: HTMLElement | undefined) => void} then takes the first words that are shown
 */
export function markWhenFound(then) {
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  if (!new URLSearchParams(location.search).has("h")) return;
  document.addEventListener("found", (event) => then(/** @type {CustomEvent} */ (event).detail), { once: true });
  document.head.append(make("script", { src: new URL("found.js", src).href }));
}

/**
 * The first marked words of a part of the page that is too high to be seen whole.
 * @param {Element} place
 */
export function foundIn(place) {
  const marks = all(place, "mark[data-md-highlight]");
  const shown = marks.find((mark) => mark.getClientRects().length);
  return place.getBoundingClientRect().height > innerHeight * 0.7 ? shown : undefined;
}
