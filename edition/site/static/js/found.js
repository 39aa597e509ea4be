// Marks the words that a search has found on the page that it leads to (`h` in the address), and says so.

import { decoded } from "./address.js";
import { eachWord } from "./fold.js";

/** @typedef {{text: string, nodes: {node: Text, at: number}[]}} Block text of a block, and where in it its nodes are */

const BLOCKS = "p, li, td, th, dd, dt, h1, h2, h3, h4, h5, h6, figcaption, summary, pre, blockquote, div, section, article";

/**
 * Marks what the address asks for.
 * @returns {HTMLElement | undefined} the first words that are shown
 */
function markFound() {
  const asked = new URLSearchParams(location.search).getAll("h").map(formsOf).filter((forms) => forms.length);
  if (!asked.length) return undefined;
  const blocks = blocksOf(partOf(location.hash));
  const marks = blocks.flatMap((block) => stretchesOf(block.text, asked).flatMap((found) => markStretch(block, found)));
  return marks.find((mark) => mark.getClientRects().length);
}

/**
 * The part of the page that the fragment names: a paragraph, a heading's section, lines from one on, or all.
 * @param {string} hash
 * @returns {Element[]}
 */
function partOf(hash) {
  const content = document.querySelector("[data-md-component=content]") ?? document.body;
  const target = document.getElementById(decoded(hash.slice(1)));
  if (!target || target.id === "content") return [content];
  const section = [target];
  if (target.tagName === "LI") {
    for (let next = target.nextElementSibling; next; next = next.nextElementSibling) section.push(/** @type {HTMLElement} */ (next));
    return section;
  }
  if (!/^H[1-6]$/u.test(target.tagName)) return section;
  for (let next = target.nextElementSibling; next && !/^H[1-6]$/u.test(next.tagName); next = next.nextElementSibling) {
    section.push(/** @type {HTMLElement} */ (next));
  }
  return section;
}

/** @param {string} words */
function formsOf(words) {
  /** @type {string[]} */
  const forms = [];
  eachWord(words, (form) => forms.push(form));
  return forms;
}

/**
 * @param {Element[]} place
 * @returns {Block[]}
 */
function blocksOf(place) {
  /** @type {Map<Element | null, Block>} */
  const blocks = new Map();
  for (const part of place) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement?.closest(BLOCKS) ?? null;
      const block = blocks.get(element) ?? { text: "", nodes: [] };
      block.nodes.push({ node: /** @type {Text} */ (node), at: block.text.length });
      block.text += node.textContent;
      blocks.set(element, block);
    }
  }
  return [...blocks.values()];
}

/**
 * Where the words asked for stand in a text, from the last to the first.
 * @param {string} text
 * @param {string[][]} asked
 * @returns {[number, number][]}
 */
function stretchesOf(text, asked) {
  /** @type {{form: string, start: number, end: number}[]} */
  const words = [];
  eachWord(text, (form, start, end) => words.push({ form, start, end }));
  /** @type {[number, number][]} */
  const found = [];
  for (let at = 0; at < words.length; at++) {
    const fits = asked.filter((forms) => forms.every((form, next) => words[at + next]?.form === form));
    const length = Math.max(0, ...fits.map((forms) => forms.length));
    if (!length) continue;
    found.unshift([words[at]?.start ?? 0, words[at + length - 1]?.end ?? 0]);
    at += length - 1;
  }
  return found;
}

/**
 * @param {Block} block
 * @param {[number, number]} stretch
 * @returns {HTMLElement[]}
 */
function markStretch(block, [start, end]) {
  return block.nodes.flatMap(({ node, at }) => {
    const [from, to] = [Math.max(0, start - at), Math.min(node.length, end - at)];
    if (from >= to) return [];
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const mark = document.createElement("mark");
    mark.dataset.mdHighlight = "";
    range.surroundContents(mark);
    return [mark];
  });
}

document.dispatchEvent(new CustomEvent("found", { detail: markFound() }));
