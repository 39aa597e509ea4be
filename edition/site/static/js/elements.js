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
 * Copies text and says so on the button that was pressed.
 * @param {string} text
 * @param {HTMLElement} button
 */
export async function copyText(text, button) {
  const label = button.textContent ?? "";
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copying is not allowed here";
  }
  setTimeout(() => (button.textContent = label), 1600);
}
