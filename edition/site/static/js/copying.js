// Copying gives the clean text of one witness, and a link to the words that are selected.

import { wordsLink } from "./address.js";
import { all, copyText, make } from "./elements.js";

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
  const touched = all(root, "p.t").filter((paragraph) => range.intersectsNode(paragraph));
  const first = touched[0];
  if (!first) return null;
  const siglum = siglumOf(first);
  const own = touched.filter((paragraph) => siglumOf(paragraph) === siglum);
  return own.map((paragraph) => clean(paragraph, range)).filter(Boolean).join("\n\n");
}

/** @param {Element} paragraph */
function siglumOf(paragraph) {
  const version = paragraph.closest("[data-w]");
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
 * Offers a link to the words that are selected in a passage.
 * @param {HTMLElement} root
 */
export function offerWordsLink(root) {
  const button = make("button", { type: "button", class: "words-link" }, "Copy link to these words");
  button.hidden = true;
  root.append(button);
  let link = "";
  const offer = () => {
    const selection = getSelection();
    const text = selectedText(root, selection)?.trim();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    const start = range?.startContainer.parentElement?.closest(".passage");
    button.hidden = !text || text.includes("\n") || !range || !start;
    if (button.hidden || !range || !start || !text) return;
    link = wordsLink(location.href.split(/[?#]/u)[0], start.id, text);
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
  button.addEventListener("click", () => void copyText(link, button));
}

/**
 * Lets a button copy the text of the version that it stands in.
 * @param {HTMLElement} root
 */
export function copyVersions(root) {
  for (const button of all(root, "button.copy")) {
    button.addEventListener("click", () => {
      const texts = all(button.closest(".version") ?? root, "p.t").map((paragraph) => paragraph.textContent ?? "");
      void copyText(texts.join("\n\n"), button);
    });
  }
}
