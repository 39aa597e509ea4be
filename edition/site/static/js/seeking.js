// What every page has to do with the search: its box, and the words that it found here.

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

/** Lets the search load its texts when its box is opened: what it is asked first, a space, is a sign for that. */
export function hintSearch() {
  const box = document.querySelector(".md-search__input");
  if (!(box instanceof HTMLInputElement)) return;
  const ask = () => box.dispatchEvent(new KeyboardEvent("keyup"));
  const hint = () => {
    if (box.value) return;
    box.value = " ";
    ask();
    box.value = "";
    ask();
  };
  box.addEventListener("focus", hint, { once: true });
}
