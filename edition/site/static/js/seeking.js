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

/**
 * Lets the search load its texts when its box is opened: what it is asked first, a space, is a sign for that. The theme
 * asks at keys alone: what is pasted with the mouse, or dictated, is asked here.
 */
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
  box.addEventListener("input", ask);
}

/**
 * Lets Tab go on from the search as from any field, and closes it when it is left. The theme takes the focus away
 * instead, and WebKit goes on from the beginning of the page: nobody came past the search.
 */
export function leaveSearchByTab() {
  const box = document.querySelector(".md-search");
  const toggle = document.querySelector("#__search");
  if (!(box instanceof HTMLElement) || !(toggle instanceof HTMLInputElement)) return;
  box.addEventListener("keydown", (event) => {
    if (event.key === "Tab") event.stopPropagation();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (toggle.checked && relatedTarget instanceof Node && !box.contains(relatedTarget)) toggle.click();
  });
}
