// The words that are selected, of one version.

import { all, copiedWords } from "./elements.js";

export const TEXTS = "p.t, ol.source > li";

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
export function ownTexts(root, range) {
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
  for (const inserted of all(copy, "ins:not(.whole), sup, .num")) inserted.remove();
  return copiedWords(copy).trim();
}
