// Citations: the day of access and the address filled in, copied with one click, downloaded complete.

import { all, copyText } from "./elements.js";

/** @typedef {{ year: number, month: number, day: number }} Day */

const MONTHS = "January February March April May June July August September October November December".split(" ");

/**
 * Completes the citations of a page and lets their buttons copy them.
 * @param {HTMLElement} root
 */
export function completeCitations(root) {
  const panel = all(root, ".cite")[0];
  if (!panel) return;
  const now = new Date();
  const day = { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
  const address = pageAddress(panel);
  for (const text of all(panel, ".cite-text")) {
    for (const place of all(text, ".accessed")) place.textContent = dayIn(text.dataset.style ?? "", day);
    for (const place of all(text, ".cited-url")) if (address) place.textContent = address;
  }
  for (const link of all(panel, "a[data-format]")) {
    if (link instanceof HTMLAnchorElement) completeFile(link, day, address);
  }
  if (address) for (const note of all(panel, ".unset")) note.remove();
  for (const button of all(panel, ".cite-copy")) button.addEventListener("click", () => void copyBeside(button));
}

/**
 * Copies the file that a button's neighbour links to, or the text beside it with its italics.
 * @param {HTMLElement} button
 */
function copyBeside(button) {
  const link = button.parentElement?.querySelector("a[data-format]");
  if (link instanceof HTMLAnchorElement) return copyText(fileText(link), button);
  const text = button.parentElement?.querySelector(".cite-text");
  return copyText(text?.textContent ?? "", button, text?.querySelector("i") ? withItalics(text) : "");
}

/**
 * A citation as HTML that has nothing but its words and their italics.
 * @param {Element} citation
 */
function withItalics(citation) {
  const copy = /** @type {Element} */ (citation.cloneNode(true));
  for (const span of copy.querySelectorAll("span")) span.replaceWith(...span.childNodes);
  return copy.innerHTML;
}

/**
 * The full address of what is cited, where the site does not know its own and is read over the web.
 * @param {HTMLElement} panel
 */
function pageAddress(panel) {
  if ("full" in panel.dataset || !location.protocol.startsWith("http")) return "";
  return new URL((panel.dataset.top ?? "") + (panel.dataset.path ?? ""), location.href).href;
}

/**
 * A day as a style writes it.
 * @param {string} style
 * @param {Day} day
 */
export function dayIn(style, day) {
  const month = MONTHS[day.month - 1] ?? "";
  if (style !== "mla") return `${month} ${day.day}, ${day.year}`;
  const short = month === "September" ? "Sept." : `${month.slice(0, 3)}.`;
  return `${day.day} ${month.length > 4 ? short : month} ${day.year}`;
}

/** @param {HTMLAnchorElement} link */
function fileText(link) {
  return decodeURIComponent(link.href.slice(link.href.indexOf(",") + 1));
}

/**
 * @param {HTMLAnchorElement} link
 * @param {Day} day
 * @param {string} address
 */
function completeFile(link, day, address) {
  const head = link.href.slice(0, link.href.indexOf(",") + 1);
  const format = link.dataset.format ?? "";
  const text = withAccess(format, fileText(link), day);
  link.href = head + encodeURIComponent(address ? withAddress(format, text, address) : text);
}

/**
 * A record with another address in the fields that hold it.
 * @param {string} format
 * @param {string} text
 * @param {string} address
 */
export function withAddress(format, text, address) {
  if (format === "biblatex") {
    return text
      .replace(/^( {2}url = \{).*(?=\},$)/mu, (_, field) => field + address)
      .replace(/^( {2}howpublished = .*\\url\{).*(?=\}\},$)/mu, (_, field) => field + address);
  }
  if (format === "ris") return text.replace(/^UR {2}- .*$/mu, () => `UR  - ${address}`);
  const items = JSON.parse(text);
  for (const item of items) item.URL = address;
  return `${JSON.stringify(items, null, 2)}\n`;
}

/**
 * A record with the day of access in it.
 * @param {string} format
 * @param {string} text
 * @param {Day} day
 */
function withAccess(format, text, day) {
  /** @param {string} mark */
  const written = (mark) => [day.year, pad(day.month), pad(day.day)].join(mark);
  if (format === "biblatex") return text.replace(/\}\s*$/u, `  urldate = {${written("-")}},\n}\n`);
  if (format === "ris") return text.replace(/ER {2}- /u, `Y2  - ${written("/")}\r\nER  - `);
  const items = JSON.parse(text);
  for (const item of items) item.accessed = { "date-parts": [[day.year, day.month, day.day]] };
  return `${JSON.stringify(items, null, 2)}\n`;
}

/** @param {number} number */
function pad(number) {
  return String(number).padStart(2, "0");
}
