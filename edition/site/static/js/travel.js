// Which words travelled: shades the words of the statement by how many sources quote them.

import { all } from "./elements.js";

const MOST = 3; // shades; what more sources quote has the last

/** Shades the quoted words while the box of the form is ticked; without the browser's help there is no box. @param {HTMLElement} root */
function shadeQuoted(root) {
  const box = /** @type {HTMLInputElement | null} */ (root.querySelector("#o-travel"));
  const label = box?.closest("label");
  if (!box || !label || !globalThis.CSS?.highlights) return;
  label.hidden = false;
  box.addEventListener("change", () => {
    for (let shade = 1; shade <= MOST; shade++) {
      if (box.checked) CSS.highlights.set(`travel-${shade}`, new Highlight(...rangesOf(root, shade)));
      else CSS.highlights.delete(`travel-${shade}`);
    }
  });
}

/** @param {HTMLElement} root @param {number} shade */
function rangesOf(root, shade) {
  return all(root, "[data-travel]").flatMap((passage) => {
    const siglum = passage.dataset.travelled ?? "";
    const version = all(passage, ".version").find((each) => each.dataset.w === siglum);
    const paragraphs = version ? all(version, "p.t") : [];
    return (passage.dataset.travel ?? "").split(" ").flatMap((stretch) => {
      const [number, start, end, count] = stretch.split(/[:-]/).map(Number);
      if (Math.min(count, MOST) !== shade || !paragraphs[number]) return [];
      return [rangeIn(paragraphs[number], start, end)];
    });
  });
}

/** The range of characters of an element's text, counted in code points. @param {HTMLElement} element @param {number} start @param {number} end */
function rangeIn(element, start, end) {
  const range = new Range();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  range.selectNodeContents(element);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? "";
    const points = Array.from(text);
    const unit = (/** @type {number} */ wanted) => points.slice(0, wanted - at).join("").length;
    if (at <= start && start < at + points.length) range.setStart(node, unit(start));
    if (at < end && end <= at + points.length) range.setEnd(node, unit(end));
    at += points.length;
  }
  return range;
}

for (const root of all(document.body, ".ed.statement")) shadeQuoted(root);
