// A link to the words that are selected. Loaded once somebody selects some.

import { all, copyText, isShown, make } from "./elements.js";
import { TEXTS, ownTexts, selectedText } from "./selecting.js";
import { findWords } from "./words.js";

/**
 * Offers a link to the words that are selected in a text.
 * @param {HTMLElement} root
 */
function offerWordsLink(root) {
  if (!root.querySelector(TEXTS)) return;
  const button = make("button", { type: "button", class: "words-link" }, "Copy link to these words");
  button.hidden = true;
  root.append(button);
  /** @type {Range | null} */
  let range = null;
  const offer = () => {
    const selection = getSelection();
    range = selectedText(root, selection)?.trim() ? (selection?.getRangeAt(0) ?? null) : null;
    button.hidden = !range;
    if (!range) return;
    const box = range.getBoundingClientRect();
    button.style.top = `${Math.max(8, box.top + scrollY - button.offsetHeight - 4)}px`;
    button.style.left = `${Math.max(8, Math.min(box.left + scrollX, innerWidth - button.offsetWidth - 8))}px`;
  };
  document.addEventListener("pointerup", () => setTimeout(offer));
  document.addEventListener("keyup", (event) => event.shiftKey && offer());
  document.addEventListener("selectionchange", () => {
    if (getSelection()?.isCollapsed) button.hidden = true;
  });
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => range && void copyText(linkTo(root, range), button));
  offer();
}

/**
 * A link to words on this page as it is shown now, or on the page of their paragraph where they cannot be
 * told here from others.
 * @param {HTMLElement} root
 * @param {Range} range
 */
function linkTo(root, range) {
  const own = ownTexts(root, range);
  const { text, nodes } = shown(document.body);
  const inside = nodes.filter(({ node }) => range.intersectsNode(node) && own.some((found) => found.contains(node)));
  const [first, last] = [inside[0], inside[inside.length - 1]];
  if (!first || !last) return location.href;
  const from = first.at + (first.node === range.startContainer ? range.startOffset : 0);
  const to = last.at + (last.node === range.endContainer ? range.endOffset : last.node.length);
  const passage = own[0]?.closest(".passage");
  const around = passage ?? own[0]?.closest(".versions") ?? own[0];
  const near = nodes.filter(({ node }) => around?.contains(node));
  const { directive, isFound } = findWords(text, from, to, (at) =>
    near.some((found) => found.at <= at && at < found.at + found.node.length),
  );
  const here = new URL(location.href);
  if (here.searchParams.has("h")) here.searchParams.delete("h"); // what a search has marked
  here.hash = "";
  if (passage && !isFound) here.href = new URL(`${root.dataset.top}p/${passage.id.slice(1)}.html`, here).href;
  const id = isFound ? (passage?.id ?? own[0]?.id ?? "") : "";
  return `${here.href}#${id}:~:text=${directive}`;
}

/**
 * The text that is shown, its blocks divided by line feeds, and where in it each text node begins.
 * What is folded away counts: browsers open it where it has the words that are looked for.
 * @param {HTMLElement} body
 */
function shown(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  /** @type {{node: Text, at: number}[]} */
  const nodes = [];
  /** @type {Element | null} */
  let block = null;
  let text = "";
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const parent = node.parentElement;
    if (!parent || parent.matches(".words-link")) continue;
    if (!isShown(parent) && !parent.closest("details:not([open])")) continue;
    if (block !== (block = blockOf(parent))) text += "\n";
    nodes.push({ node, at: text.length });
    text += node.data.replace(/[ \t\r\n\f]/gu, " ");
  }
  return { text, nodes };
}

/**
 * @param {Element} element
 * @returns {Element}
 */
function blockOf(element) {
  const isInline = /^(inline|contents|ruby)/u.test(getComputedStyle(element).display);
  return isInline && element.parentElement ? blockOf(element.parentElement) : element;
}

for (const root of all(document, ".ed")) offerWordsLink(root);
