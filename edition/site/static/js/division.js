// An address of a paragraph or a line on a page that has been divided leads on to where it now stands.

import { decoded } from "./address.js";
import { all } from "./elements.js";

/**
 * Follows the fragment of the address to the part that has it.
 * @param {HTMLElement} root
 */
export function followFragment(root) {
  const follow = () => {
    const target = whereIs(root, decoded(location.hash.slice(1)));
    if (target) location.replace(target);
  };
  addEventListener("hashchange", follow);
  follow();
}

/**
 * The address where an id stands, "" where this page does not know it or has it itself.
 * @param {HTMLElement} root
 * @param {string} id
 */
function whereIs(root, id) {
  if (root.dataset.divided === "L") {
    const line = Number(/^L(\d+)$/u.exec(id)?.[1]);
    if (!line || root.querySelector(`li#L${line}`)) return "";
    const parts = all(root, "[data-first]").filter((part) => Number(part.dataset.first) <= line);
    const part = parts[parts.length - 1];
    return part instanceof HTMLAnchorElement ? `${part.href.split("#")[0]}#L${line}` : "";
  }
  const [passage, unit] = id.split(".");
  const link = passage ? document.getElementById(passage) : null;
  if (!(link instanceof HTMLAnchorElement)) return "";
  return `${link.href.split("#")[0]}${location.search}#${unit ? id : passage}`;
}

const NARROW = 4; // a map is drawn as if it had this many columns at least

/**
 * Lets a column of the map of a part lead to its paragraph, whose number shows under the pointer.
 * @param {HTMLElement} root
 */
export function readMaps(root) {
  const under = (/** @type {MouseEvent} */ event) => {
    const map = event.target instanceof Element ? event.target.closest("a.strip-box") : null;
    const part = map?.closest("li");
    if (!map || !part) return null;
    const links = all(part, ".ids a").filter((link) => !link.querySelector("s"));
    const { left, width } = map.getBoundingClientRect();
    const link = links[Math.floor(((event.clientX - left) / width) * Math.max(links.length, NARROW))];
    return link instanceof HTMLAnchorElement ? { map, link } : null;
  };
  root.addEventListener("pointermove", (event) => {
    const found = under(event);
    if (found) found.map.setAttribute("title", found.link.textContent ?? "");
  });
  root.addEventListener("click", (event) => {
    const found = event.detail ? under(event) : null; // a click by key leads to the part
    if (!found || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    location.assign(found.link.href);
  });
}
