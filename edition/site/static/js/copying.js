// Copying gives the clean text of one witness, and a link to the words that are selected.

import { all, copyText, isShown, make } from "./elements.js";
import { findWords } from "./words.js";

const TEXTS = "p.t, ol.source > li";

/**
 * Keeps a selection inside the version where it begins, and what is copied free of all else.
 * @param {HTMLElement} root
 */
export function keepCopiesClean(root) {
  root.addEventListener("pointerdown", (event) => {
    const version = event.target instanceof Element ? event.target.closest(".version") : null;
    const siglum = version instanceof HTMLElement ? version.dataset.w : undefined;
    for (const other of all(root, ".version")) {
      other.classList.toggle("unpicked", siglum !== undefined && other.dataset.w !== siglum);
    }
  });
  root.addEventListener("copy", (event) => {
    const text = selectedText(root, getSelection());
    if (text === null || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  });
}

/**
 * The selected words of the one version in which the selection begins; null where it begins in none.
 * @param {HTMLElement} root
 * @param {Selection | null} selection
 * @returns {string | null}
 */
export function selectedText(root, selection) {
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const own = ownTexts(root, range);
  return own.length ? own.map((paragraph) => clean(paragraph, range)).filter(Boolean).join("\n\n") : null;
}

/**
 * The paragraphs that a range touches in the version in which it begins.
 * @param {HTMLElement} root
 * @param {Range} range
 */
function ownTexts(root, range) {
  const touched = all(root, TEXTS).filter((paragraph) => range.intersectsNode(paragraph));
  return touched.filter((paragraph) => siglumOf(paragraph) === siglumOf(touched[0]));
}

/** @param {Element | undefined} paragraph */
function siglumOf(paragraph) {
  const version = paragraph?.closest("[data-w]");
  return version instanceof HTMLElement ? version.dataset.w : "inline";
}

/**
 * The selected part of a paragraph, as its witness has it.
 * @param {HTMLElement} paragraph
 * @param {Range} range
 */
function clean(paragraph, range) {
  const part = document.createRange();
  part.selectNodeContents(paragraph);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) {
    part.setStart(range.startContainer, range.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  const copy = part.cloneContents();
  for (const inserted of all(copy, "ins:not(.whole)")) inserted.remove();
  return copy.textContent ?? "";
}

/**
 * Offers a link to the words that are selected in a text.
 * @param {HTMLElement} root
 */
export function offerWordsLink(root) {
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
    button.style.top = `${Math.max(8, box.top + scrollY - 34)}px`;
    button.style.left = `${Math.max(8, Math.min(box.left + scrollX, innerWidth - 190))}px`;
  };
  document.addEventListener("pointerup", () => setTimeout(offer));
  document.addEventListener("keyup", (event) => event.shiftKey && offer());
  document.addEventListener("selectionchange", () => {
    if (getSelection()?.isCollapsed) button.hidden = true;
  });
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => range && void copyText(linkTo(root, range), button));
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

/**
 * Lets the buttons below paragraphs copy their words with the citation and the permalink.
 * @param {HTMLElement} root
 */
export function offerQuotations(root) {
  if (!root.dataset.quote) return;
  /** @type {{form: string, versions: Record<string, string>, site: string}} */
  const { form, versions, site } = JSON.parse(root.dataset.quote);
  for (const button of all(root, "button.quote")) {
    button.addEventListener("click", () => {
      const passage = all(root, ".passage").find((found) => found.contains(button));
      const lead = passage?.querySelector(".version.lead") ?? null;
      if (!passage || !(lead instanceof HTMLElement)) return;
      const own = all(lead, "p.t").map((paragraph) => paragraph.textContent ?? "").join("\n\n");
      const label = (passage.dataset.id ?? passage.id).slice(1);
      const path = `p/${label}.html`;
      const top = root.dataset.top ?? "";
      const url = site ? site + path : new URL(top + path, location.href).href;
      const isFirst = lead.dataset.w === Object.keys(versions)[0];
      const values = { n: label, v: versions[lead.dataset.w ?? ""] ?? "", f: fingerprintOf(lead, passage), url };
      const citation = form.replace(/\{(n|v|f|url)\}/gu, (_, name) => values[/** @type {"n"} */ (name)]);
      void copyText(`${(isFirst && button.dataset.words) || own}\n\n${citation}`, button);
    });
  }
}

/**
 * @param {HTMLElement} lead
 * @param {HTMLElement} passage
 */
function fingerprintOf(lead, passage) {
  return lead.dataset.f ?? passage.dataset.f ?? "";
}
