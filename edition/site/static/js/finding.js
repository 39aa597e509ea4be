// The search box of every page: what is typed goes to a worker, what that finds is listed below it.

import { all, isShown, make } from "./elements.js";
import { FrameWorker } from "./framed.js";
import { isTyping } from "./keys.js";

/**
 * @typedef {import("./worker.js").Group} Group
 * @typedef {import("./worker.js").Hit} Hit
 * @typedef {import("./worker.js").Piece} Piece
 * @typedef {{whole: HTMLElement, toggle: HTMLInputElement, box: HTMLInputElement, said: HTMLElement, list: HTMLElement}} Parts
 */

const SEARCH_KEYS = ["/", "s", "f"];
const AT_ONCE = 20; // groups listed at once: as many as have their words marked

/** Lets the box find. Its worker begins, and loads the texts, once the box is entered. */
export function offerSearch() {
  const parts = partsOfSearch();
  if (!parts) return;
  const { whole, toggle, box, said, list } = parts;
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const top = new URL("../", src);
  /** @type {Worker | FrameWorker | undefined} */
  let worker;
  let triedTwice = ""; // what was asked again, as what it waited for may have failed before it was typed
  let isFollowed = false; // Enter was pressed before there was anything to follow
  const follow = () => list.querySelector("a")?.click();
  /** @param {string} what stands where nothing is listed */
  const say = (what) => {
    said.textContent = what;
    list.replaceChildren();
  };
  /** @param {MessageEvent} event */
  const answered = ({ data: { typed, groups } }) => {
    if (typed !== box.value) return;
    if (!groups) return failed();
    listGroups(parts, groups, top);
    if (isFollowed) follow();
  };
  /** Where the script or the texts could not be loaded, what was typed since tries again, and so does the next letter. */
  const failed = () => {
    if (box.value === triedTwice) return say("The search could not be loaded");
    triedTwice = box.value;
    ask();
  };
  const begin = () => {
    const begun = startWorker(new URL("assets/search.js", top), answered, () => {
      if (begun !== worker) return;
      worker = undefined;
      failed();
    });
    return begun;
  };
  const ask = () => {
    worker ??= begin();
    isFollowed = false;
    if (!box.value.trim()) {
      say("Type to start searching");
      worker.postMessage("");
    } else worker.postMessage(box.value);
  };
  box.addEventListener("focus", () => {
    toggle.checked = true;
    if (!box.value) ask();
  });
  box.addEventListener("input", ask);
  box.form?.addEventListener("reset", () => {
    box.focus();
    // The box is empty once the event has ended.
    setTimeout(ask);
  });
  box.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    isFollowed = said.dataset.typed !== box.value;
    if (!isFollowed) follow();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    box.value = asked;
    box.focus();
    ask();
  }
  openAndClose(parts);
  whole.addEventListener("keydown", (event) => goThrough(event, [box, ...all(list, "a, summary, button")]));
}

/** @returns {Parts | null} */
function partsOfSearch() {
  const whole = document.querySelector(".md-search");
  const toggle = document.querySelector("#__search");
  const [box, said, list] = ["input", "meta", "list"].map((name) => whole?.querySelector(`[class$=__${name}]`));
  const isThere = whole instanceof HTMLElement && toggle instanceof HTMLInputElement && box instanceof HTMLInputElement;
  return isThere && said instanceof HTMLElement && list instanceof HTMLElement ? { whole, toggle, box, said, list } : null;
}

/**
 * @param {URL} url
 * @param {(event: MessageEvent) => void} answered
 * @param {() => void} failed
 */
function startWorker(url, answered, failed) {
  const worker = location.protocol === "file:" ? new FrameWorker(url) : new Worker(url);
  worker.onmessage = answered;
  worker.onerror = failed;
  return worker;
}

/** @param {Parts} parts */
function openAndClose({ whole, toggle, box, list }) {
  const close = () => {
    toggle.checked = false;
    if (document.activeElement instanceof HTMLElement && whole.contains(document.activeElement)) document.activeElement.blur();
  };
  toggle.addEventListener("change", () => (toggle.checked ? box.focus() : close()));
  list.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && close());
  // Who leaves by Tab is at the next link of the page, and the list closes behind.
  whole.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !whole.contains(relatedTarget)) toggle.checked = false;
  });
  document.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "Escape" && toggle.checked) close();
    else if (SEARCH_KEYS.includes(event.key) && isPlain && !isTyping(event.target)) {
      event.preventDefault();
      box.focus();
    }
  });
}

/**
 * Arrow keys lead from the box through what is found, and round.
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} places
 */
function goThrough(event, places) {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!by) return;
  event.preventDefault();
  const shown = places.filter(isShown);
  const at = shown.findIndex((place) => place === document.activeElement);
  shown[(Math.max(at, 0) + by + shown.length) % shown.length]?.focus();
}

/**
 * @param {Parts} parts
 * @param {Group[]} groups
 * @param {URL} top
 */
function listGroups({ box, said, list }, groups, top) {
  const places = groups.length === 1 ? "1 place found" : `${groups.length} places found`;
  said.textContent = groups.length ? places : "Nothing found";
  said.dataset.typed = box.value;
  list.replaceChildren(...groups.slice(0, AT_ONCE).map((group) => groupItem(group, top)));
  const others = groups.slice(AT_ONCE);
  if (!others.length) return;
  const button = make("button", { type: "button" }, `Show ${others.length} more`);
  const last = make("li", { class: "md-search-result__item" }, button);
  button.addEventListener("click", () => {
    const items = others.map((group) => groupItem(group, top));
    last.replaceWith(...items);
    items[0]?.querySelector("a")?.focus();
  });
  list.append(last);
}

/**
 * @param {Group} group
 * @param {URL} top
 */
function groupItem({ location, title, hits, best }, top) {
  const item = make("li", { class: "md-search-result__item" }, hitLink(location, top, make("h1", {}, title)));
  const told = hits.map((hit) => {
    const text = make("p", { dir: "auto" }, ...marked(hit.text));
    const link = hitLink(hit.location, top, make("h2", {}, ...marked(hit.title)), text);
    const missing = hit.missing.flatMap((word) => [" ", make("del", {}, word)]);
    if (missing.length) link.firstElementChild?.append(make("p", {}, "Missing:", ...missing));
    return link;
  });
  item.append(...told.slice(0, best));
  const rest = told.slice(best);
  if (rest.length) {
    const summary = make("summary", { tabindex: "-1" }, `${rest.length} more here`);
    item.append(make("details", { class: "md-search-result__more" }, summary, ...rest));
  }
  return item;
}

/**
 * @param {string} location
 * @param {URL} top
 * @param {...HTMLElement} told
 */
function hitLink(location, top, ...told) {
  const article = make("article", { class: "md-search-result__article md-typeset" }, ...told);
  const { href } = new URL(location, top);
  return make("a", { href, class: "md-search-result__link", tabindex: "-1" }, article);
}

/** @param {Piece[]} pieces */
function marked(pieces) {
  return pieces.map((piece) => (typeof piece === "string" ? piece : make("mark", { "data-md-highlight": "" }, ...piece)));
}
