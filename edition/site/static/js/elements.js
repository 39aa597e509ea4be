// Small means to make and find elements.

/**
 * Makes an element; text is never taken for markup.
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * All descendants that a selector matches.
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all(within, selector) {
  return [...within.querySelectorAll(selector)].map((found) => /** @type {HTMLElement} */ (found));
}

/**
 * The words of an element as they are copied: in the lines of their writer, where these are his own (verse).
 * @param {Node} element
 */
export function copiedWords(element) {
  const copy = document.createElement("div");
  copy.append(element.cloneNode(true));
  for (const end of all(copy, "br.own")) end.replaceWith("\n");
  return (copy.textContent ?? "").replace(/ ?\n/gu, "\n");
}

/**
 * Whether an element is laid out at all.
 * @param {Element} element
 */
export function isShown(element) {
  return element.getClientRects().length > 0;
}

/**
 * A reading in a few words: long ones by their beginning and end, white space by its name.
 * @param {string} text
 * @returns {string}
 */
export function inShort(text) {
  if (!text) return "nothing";
  if (!text.trim()) return text === " " ? "space" : text === "\u00a0" ? "no-break space" : "white space";
  const found = text.split(" ");
  return found.length > 8 ? `${found.slice(0, 3).join(" ")} … ${found.slice(-2).join(" ")}` : text;
}

/**
 * Items as running text: `a, b and c`.
 * @param {string[]} items
 * @returns {string}
 */
export function listed(items) {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/**
 * Names as running text, each with an order of its own: `a, b and c`.
 * @param {string[]} names
 * @returns {(Node | string)[]}
 */
export function listedNames(names) {
  const between = (/** @type {number} */ at) => (at === 0 ? "" : at === names.length - 1 ? " and " : ", ");
  return names.flatMap((name, at) => [between(at), make("bdi", {}, name)]);
}

const TOLD = 1600; // ms for which a button says what became of a copy

/** @type {WeakMap<HTMLElement, string>} what the buttons say that have copied something, whatever they say now */
const labels = new WeakMap();

/**
 * Copies text and says so on the button that was pressed, and to those who listen: many buttons have another name
 * than their words.
 * @param {string} text
 * @param {HTMLElement} button
 * @param {string} html the same with its italics, for programs that take them
 */
export async function copyText(text, button, html = "") {
  const label = labels.get(button) ?? button.textContent ?? "";
  labels.set(button, label);
  const done = await write(text, html).then(() => true, () => false);
  const said = done ? "Copied" : "Copying is not allowed here";
  button.textContent = said;
  announce(said);
  setTimeout(() => (button.textContent = label), TOLD);
}

/**
 * Says something to those who listen; a place that has just been made is not heard at once.
 * @param {string} words
 */
function announce(words) {
  const voice = document.querySelector(".copy-voice") ?? make("p", { class: "vh copy-voice", role: "status" });
  if (!voice.isConnected) document.body.append(voice);
  voice.textContent = "";
  setTimeout(() => (voice.textContent = words), 100);
}

/**
 * Writes to the clipboard, without the HTML where a browser takes none.
 * @param {string} text
 * @param {string} html
 */
async function write(text, html) {
  if (html && "ClipboardItem" in window) {
    const clip = { "text/plain": blob(text, "text/plain"), "text/html": blob(html, "text/html") };
    try {
      return await navigator.clipboard.write([new ClipboardItem(clip)]);
    } catch {}
  }
  await navigator.clipboard.writeText(text);
}

/**
 * @param {string} content
 * @param {string} type
 */
function blob(content, type) {
  return new Blob([content], { type });
}

/**
 * Does something when a page is shown again as it was left: WebKit has set its forms back by then.
 * @param {() => void} act
 */
export function whenShownAgain(act) {
  addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(act));
}
