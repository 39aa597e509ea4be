// The explanation of a difference: on hover, focus and tap, dismissed with Escape.

import { copyText, inShort, listedNames, make } from "./elements.js";
import { isBeside } from "./placing.js";
import { kindOf } from "./units.js";

/** @typedef {import("./units.js").Unit} Unit */
/** @typedef {import("./units.js").Reading} Reading */
/** @typedef {import("./comparison.js").Words} Words */

const DELAY = 180; // ms before an explanation comes or goes with the pointer

/**
 * Explains differences inside an element.
 * @param {HTMLElement} root
 * @param {(mark: HTMLElement) => Unit | undefined} unitOf
 * @param {(mark: HTMLElement) => boolean} isMarked
 * @param {() => string[]} shown sigla of the chosen witnesses, the base first
 * @param {Words} words
 */
export function explain(root, unitOf, isMarked, shown, words) {
  const box = make("div", { class: "gloss", popover: "manual", role: "note", id: "gloss" });
  root.append(box);
  /** @type {HTMLElement | null} */
  let open = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {HTMLElement} mark */
  const show = (mark) => {
    clearTimeout(timer);
    if (open === mark) return;
    const unit = unitOf(mark);
    if (!unit || !isMarked(mark)) return hide();
    open = mark;
    box.replaceChildren(...content(unit, kindOf(mark), mark, shown(), words));
    box.showPopover();
    place(box, mark);
  };
  const hide = () => {
    clearTimeout(timer);
    open = null;
    if (box.matches(":popover-open")) box.hidePopover();
  };
  /** The mark whose explanation was just closed: that the focus comes back to it does not open it again. */
  /** @type {HTMLElement | null} */
  let closed = null;
  /** @param {EventTarget | null} target */
  const markAt = (target) =>
    /** @type {HTMLElement | null} */ (target instanceof Element ? target.closest(".u[href]") : null);

  root.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const mark = markAt(event.target);
    clearTimeout(timer);
    if (mark) timer = setTimeout(() => show(mark), DELAY);
    else if (!box.contains(/** @type {Node} */ (event.target)) && open !== document.activeElement) {
      timer = setTimeout(hide, DELAY);
    }
  });
  root.addEventListener("focusin", (event) => {
    const mark = markAt(event.target);
    if (mark && mark === closed) closed = null;
    else if (mark && mark.matches(":focus-visible")) show(mark);
    else if (!box.contains(/** @type {Node} */ (event.target)) && !mark) hide();
  });
  root.addEventListener("click", (event) => {
    const mark = markAt(event.target);
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey || !isMarked(mark)) return;
    event.preventDefault();
    show(mark);
  });
  document.addEventListener("pointerdown", (event) => {
    const target = event.target;
    if (open && target instanceof Node && !box.contains(target) && !markAt(target)) hide();
  });
  // On the window and before all others: browsers differ in what they do with these keys, and in `detail`
  // of the click that Enter makes.
  addEventListener(
    "keydown",
    (event) => {
      const mark = markAt(event.target);
      if (event.key === "Enter" && mark && isMarked(mark) && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        show(mark);
        box.querySelector("a")?.focus();
      } else if (event.key === "Escape" && open) {
        const of = open;
        const inside = box.contains(document.activeElement);
        closed = inside ? of : null;
        hide();
        if (inside) of.focus({ preventScroll: true });
        closed = null;
      }
    },
    true,
  );
  addEventListener("scroll", () => open && place(box, open), { passive: true });
  addEventListener("resize", hide);
  return { show, hide };
}

/**
 * @param {Unit} unit
 * @param {string} kind
 * @param {HTMLElement} mark
 * @param {string[]} sigla
 * @param {Words} words
 * @returns {Node[]}
 */
function content(unit, kind, mark, sigla, { names, terms }) {
  const term = terms.get(kind) ?? { name: kind, gist: "" };
  const list = make("dl");
  /** @type {Map<string, Reading[]>} those that read alike under one head */
  const alike = new Map();
  for (const siglum of sigla) {
    const reading = unit.readings.get(siglum);
    if (reading) alike.set(reading.text, [...(alike.get(reading.text) ?? []), reading]);
  }
  for (const [text, readings] of alike) {
    const words = text
      ? make("bdi", {}, text.trim() ? excerpt(text) : inShort(text))
      : make("i", {}, kind === "lacuna" ? "lost" : "nothing");
    const lines = readings.flatMap(({ siglum, line }) => [
      " ",
      make("a", { href: `${base()}witness/${siglum}.html#L${line}` }, `${readings.length > 1 ? siglum : "line"} ${line}`),
    ]);
    const heads = listedNames(readings.map(({ siglum }) => names.get(siglum) ?? siglum));
    list.append(make("dt", {}, ...heads), make("dd", {}, words, ...lines));
  }
  const address = new URL(mark.getAttribute("href") ?? "", location.href).href;
  const here = new URL(`#${unit.id}`, location.href.split(/[?#]/u)[0]).href;
  const copy = make("button", { type: "button" }, "Copy link");
  copy.addEventListener("click", () => void copyText(here, copy));
  const heading = make("p", { class: "gloss-kind" }, make("b", {}, term.name), `: ${term.gist}.`);
  const [passage, number] = unit.id.slice(1).split(".u");
  const more = make("a", { href: address }, `Paragraph ${passage}, difference ${number}`);
  const foot = make("p", { class: "gloss-foot" }, more, " ", copy);
  return [heading, list, foot];
}

/** @param {string} text */
function excerpt(text) {
  return text.length > 240 ? `${text.slice(0, 220)} …` : text;
}

/** The way from this page to the top of the site. */
function base() {
  return document.querySelector(".ed")?.getAttribute("data-top") ?? "";
}

/**
 * Where an explanation stands on a wide screen: in the margin, beside the line of its mark if nothing is there,
 * else under what is read there instead, so that it covers neither text. Where long versions differ so much that
 * this is out of sight, it stands below its mark, still in the margin.
 * @param {HTMLElement} mark
 * @param {number} top of the line
 * @param {{width: number, height: number}} size that is needed
 * @returns {{left: number, top: number | null, under: Element} | null} nothing where the margin is below the text
 */
function inMargin(mark, top, { width, height }) {
  const passage = mark.closest(".passage");
  const margin = passage?.querySelector(".margin")?.getBoundingClientRect();
  const text = passage?.querySelector(".version.lead, .merged")?.getBoundingClientRect();
  if (!passage || !margin || !text || passage.matches(".columns") || !isBeside(margin, text)) return null;
  const others = [...passage.querySelectorAll(".margin > *, .said > *")].map((found) => found.getBoundingClientRect());
  const isTaken = others.some((found) => found.height && found.bottom > top - 4 && found.top < top + height);
  const isFree = !isTaken && top > 60 && top + height < innerHeight - 8;
  const there = [...passage.querySelectorAll(`.margin .u[data-u="${mark.dataset.u}"]`)];
  const left = margin.left < text.left ? margin.right - width : margin.left;
  return { left, top: isFree ? top - 4 : null, under: there.find((found) => found.getClientRects().length) ?? mark };
}

const NEAR = 130; // pixels from a mark to the end of its version, below which an explanation still belongs to it

/**
 * What an explanation stands below: the whole version where its end is near and there is room, else the mark.
 * @param {Element} mark
 * @param {number} height that is needed
 */
function below(mark, height) {
  const version = mark.closest(".margin .version")?.getBoundingClientRect();
  const isNear = version && version.bottom - mark.getBoundingClientRect().bottom < NEAR;
  return isNear && version.bottom + 8 + height < innerHeight ? [version] : mark.getClientRects();
}

/**
 * @param {HTMLElement} box
 * @param {HTMLElement} mark
 */
function place(box, mark) {
  const own = [...mark.getClientRects()];
  const line = own[own.length - 1] ?? mark.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const margin = inMargin(mark, line.top, { width, height });
  const there = margin && [...margin.under.getClientRects()].some(({ top, bottom }) => bottom > 60 && top < innerHeight);
  const rects = margin && there ? [...below(margin.under, height)] : own;
  const at = rects[rects.length - 1] ?? line;
  const left = margin?.left ?? Math.max(8, Math.min(at.left, innerWidth - width - 8));
  const free = at.bottom + 8 + height < innerHeight ? at.bottom + 6 : Math.max(8, (rects[0] ?? at).top - height - 6);
  box.style.left = `${left}px`;
  box.style.top = `${margin?.top ?? free}px`;
}
