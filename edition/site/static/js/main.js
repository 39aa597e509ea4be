// Puts the parts together on whatever page this is.

import { decoded, readChoice, writeChoice } from "./address.js";
import { layBack, layInColumns } from "./columns.js";
import { compare, isInDoubt, unitKind } from "./comparison.js";
import { inputs, labelOf, nameOf, offered, readForm, setForm, writeCounts, writeShown } from "./controls.js";
import { keepCopiesClean, offerQuotations } from "./copying.js";
import { all, inShort, isShown, make, whenShownAgain } from "./elements.js";
import { explain } from "./gloss.js";
import { isUnfolded, linkMarks } from "./links.js";
import { writeInline } from "./inline.js";
import { bindKeys, closeDrawer, guardSingleKeys, turnPages } from "./keys.js";
import { keepPlaced, placeNotes } from "./placing.js";
import { drawOverview } from "./overview.js";
import { offerColours } from "./palette.js";
import { offerSearch } from "./finding.js";
import { drawRail, followContents, followRail } from "./rail.js";
import { foundIn, markWhenFound } from "./seeking.js";
import { kindBetween, kindOf, readUnits, weightiest } from "./units.js";
import { usualChoice } from "./usual.js";

const MANY_MARKS = 150;
const SETTLING = [60, 200, 500, 1000]; // ms after which a browser may have laid out what it had only guessed

/** @typedef {import("./address.js").Choice} Choice */
/** @typedef {import("./units.js").Unit} Unit */

/** @param {HTMLElement} root */
function startStatement(root) {
  const form = root.querySelector("form");
  if (!form) return;
  if (root.querySelector("#o-travel")) {
    const load = () => document.head.append(make("script", { src: `${root.dataset.top}assets/travel.js` }));
    root.querySelector("details.marks > summary")?.addEventListener("click", load, { once: true });
  }
  const known = offered(form);
  const units = readUnits(root, known.sigla);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const usual = usualChoice(root, readForm(form), known.sigla, units);
  /** @type {Choice} */
  let choice = usual;
  let drawn = known.sigla[0]; // the base for which the map is drawn

  /** @param {HTMLElement} mark */
  const unitOf = (mark) => byId.get(`${mark.closest(".passage")?.id}.u${mark.dataset.u}`);
  /** @param {HTMLElement} mark */
  const isMarked = (mark) => kindOf(mark) !== "" && (choice.show.includes(kindOf(mark)) || mark.matches(".doubt") || isUnfolded(mark));
  const sigla = () => [choice.base, ...choice.with.filter((siglum) => siglum !== choice.base)];
  const said = words(form, known.kinds);
  const gloss = explain(root, unitOf, isMarked, sigla, said);
  const spoken = { sigla, ...said };

  /** @param {Choice} wanted @param {boolean} again */
  const apply = (wanted, again) => {
    const pairs = again || wanted.base !== choice.base || wanted.with.join() !== choice.with.join();
    choice = wanted;
    setForm(form, choice);
    const isAsServed = again && choice.base === known.sigla[0] && choice.with.length === known.sigla.length - 1;
    layBack(root);
    if (pairs && known.sigla.length > 2 && !isAsServed) compare(root, units, choice, known.sigla, said);
    if (choice.view === "side") layInColumns(root, sigla());
    if (choice.view === "inline" && (pairs || !root.querySelector(".merged"))) {
      writeInline(root, units, choice);
    } else if (pairs) for (const old of all(root, ".merged")) old.remove();
    const counts = countKinds(units, known.kinds);
    if (known.sigla.length > 2) writeCounts(form, counts);
    const hidden = known.sigla.filter((siglum) => !sigla().includes(siglum));
    const named = hidden.map((siglum) => said.names.get(siglum) ?? siglum);
    const total = units.filter(({ goesOn }) => !goesOn).length;
    writeShown(form, counts, choice.show, named, total, countKinds(units.filter(isInDoubt), known.kinds));
    linkMarks(root, units, isMarked, spoken);
    if (pairs && !isAsServed) drawRail(root);
    if (drawn !== choice.base) {
      drawn = choice.base;
      drawOverview(root, units, drawn, known.sigla, said.names.get(drawn) ?? drawn);
    }
    gloss.hide();
    if (again) requestAnimationFrame(() => placeNotes(root)); // the browser lays the page out then anyway
    else placeNotes(root);
  };
  const fromAddress = () => readChoice(location.search, usual, known);

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.id === "o-all") {
      for (const box of inputs(form)) if (box.name === "with" && !box.disabled) box.checked = target.checked;
    }
    const wanted = readForm(form);
    if (!wanted.with.length) wanted.with = known.sigla.filter((siglum) => siglum !== wanted.base).slice(0, 1);
    const query = writeChoice(wanted, usual, location.search);
    history.pushState(null, "", location.pathname + query + location.hash);
    keepPlace(root, () => apply(wanted, false));
  });
  root.addEventListener(
    "toggle",
    (event) => {
      const passage = event.target instanceof Element ? event.target.closest(".passage") : null;
      if (passage instanceof HTMLElement) linkMarks(passage, units, isMarked, spoken);
      placeNotes(root);
    },
    true,
  );
  addEventListener("popstate", () => apply(fromAddress(), false));
  whenShownAgain(() => setForm(form, choice));
  /** Shows what the address names: its version and its kind are switched on where they are not. */
  const arrive = () => {
    const unit = byId.get(decoded(location.hash.slice(1)));
    const wanted = unit ? showing(unit, choice) : choice;
    if (wanted !== choice) apply(wanted, false);
    land(root, byId, (mark) => isMarked(mark) && gloss.show(mark));
  };
  addEventListener("hashchange", arrive);
  apply(fromAddress(), true);
  document.documentElement.classList.remove("waiting");
  if (location.hash) arrive();
  followRail(root);
  keepPlaced(root);
  bindKeys(root, {
    marks: () => visibleMarks(root, (mark) => isMarked(mark) && !unitOf(mark)?.goesOn),
    describe: (mark) => describe(unitOf(mark), sigla(), nameOf(form, kindOf(mark))),
    show: gloss.show,
    view: (number) => all(form, "[name=view]")[number]?.click(),
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {string[]} kinds
 */
function words(form, kinds) {
  const options = [...form.querySelectorAll("option")];
  const names = new Map(options.map((option) => [option.value, option.textContent ?? ""]));
  const terms = new Map(
    kinds.map((kind) => [kind, { name: nameOf(form, kind), gist: labelOf(form, kind)?.title ?? "" }]),
  );
  return { names, terms };
}

/** @param {Unit[]} units @param {string[]} kinds in the order in which they are told */
function countKinds(units, kinds) {
  /** @type {Map<string, number>} */
  const counts = new Map(kinds.map((kind) => [kind, 0]));
  for (const unit of units) {
    const kind = unitKind(unit);
    if (kind && !unit.goesOn) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/**
 * One mark for each difference that is marked and laid out: where the text departs from the base.
 * @param {HTMLElement} root
 * @param {(mark: HTMLElement) => boolean} isMarked
 */
function visibleMarks(root, isMarked) {
  /** @type {Map<string, HTMLElement>} */
  const found = new Map();
  for (const mark of all(root, ".rows a.u[href]")) {
    if (!isMarked(mark) || !isShown(mark)) continue;
    const unit = `${mark.closest(".passage")?.id}.${mark.dataset.u}`;
    if (!found.has(unit)) found.set(unit, mark);
  }
  return [...found.values()];
}

/**
 * @param {Unit | undefined} unit
 * @param {string[]} sigla
 * @param {string} kind
 */
function describe(unit, sigla, kind) {
  const found = sigla.map((siglum) => unit?.readings.get(siglum)).filter((reading) => reading !== undefined);
  const lost = found.some(({ mark }) => kindOf(mark) === "lacuna");
  const texts = lost ? found.filter(({ text }) => text) : found;
  return `${kind.toLowerCase()}: ${texts.map((reading) => inShort(reading.text)).join(", ")}`;
}

/**
 * The choice under which a unit can be seen: with a witness that differs in it, and its kind marked.
 * @param {Unit} unit
 * @param {Choice} choice
 * @returns {Choice}
 */
function showing(unit, choice) {
  let wanted = choice;
  /** @param {string} siglum */
  const between = (siglum) => kindBetween(unit, choice.base, siglum);
  const others = [...unit.readings.keys()].filter((siglum) => siglum !== choice.base);
  let differing = others.filter((siglum) => choice.with.includes(siglum) && between(siglum));
  if (!differing.length && unit.order.length > 2) {
    const further = others.find(between) ?? others.find((siglum) => !choice.with.includes(siglum));
    if (further && !choice.with.includes(further)) {
      wanted = { ...wanted, with: unit.order.filter((siglum) => choice.with.includes(siglum) || siglum === further) };
      differing = [further];
    }
  }
  const kind = weightiest(differing.map(between)) || unitKind(unit);
  if (kind && !wanted.show.includes(kind)) wanted = { ...wanted, show: [...wanted.show, kind] };
  return wanted;
}

/**
 * Keeps the passage that is read where it is while the page changes around it.
 * @param {HTMLElement} root
 * @param {() => void} change
 */
function keepPlace(root, change) {
  const passage = all(root, ".passage").find((found) => found.getBoundingClientRect().bottom > 120);
  const top = passage?.getBoundingClientRect().top ?? 0;
  const scrolled = scrollY > 0;
  change();
  if (passage && scrolled && isShown(passage)) scrollBy(0, passage.getBoundingClientRect().top - top);
}

/**
 * Brings the unit or passage that the address names into view, in whatever view it is, and explains it.
 * @param {HTMLElement} root
 * @param {Map<string, Unit>} byId
 * @param {(mark: HTMLElement) => void} explained
 */
function land(root, byId, explained) {
  const id = decoded(location.hash.slice(1));
  const unit = byId.get(id);
  const marks = () => (unit ? all(unit.passage, `.u[data-u="${unit.number}"]`) : []);
  if (unit && !marks().some(isShown)) {
    for (const fold of all(unit.passage, ".others")) fold.setAttribute("open", "");
  }
  const target = unit
    ? marks().find(isShown)
    : (document.getElementById(id) ?? document.getElementById(id.split(".")[0] ?? id)); // a unit that is gone
  for (const old of all(root, ".here")) old.classList.remove("here");
  if (!target) return;
  target.closest(".passage")?.classList.add("here");
  if (unit) target.classList.add("here");
  const words = unit ? undefined : foundIn(target);
  keepInView(words ?? target, unit || words ? "center" : "start");
  if (unit) explained(target);
}

/**
 * Scrolls to an element, and again while the page around it is laid out, until the reader does anything.
 * @param {HTMLElement} target
 * @param {ScrollLogicalPosition} block
 */
function keepInView(target, block) {
  const ended = new AbortController();
  const again = () => ended.signal.aborted || target.scrollIntoView({ block, behavior: "instant" });
  for (const name of ["wheel", "touchstart", "keydown", "pointerdown", "hashchange"]) {
    addEventListener(name, () => ended.abort(), { once: true, passive: true, signal: ended.signal });
  }
  again();
  requestAnimationFrame(() => requestAnimationFrame(again));
  for (const wait of SETTLING) setTimeout(again, wait);
  setTimeout(() => ended.abort(), SETTLING[SETTLING.length - 1] + 1);
}

/** What stands at the head and foot of each printed sheet, where a browser prints such. */
function headPrint() {
  const title = JSON.stringify(document.title);
  const here = location.href.split(/[?#]/u)[0] ?? "";
  const address = JSON.stringify(here);
  const [place] = all(document, ".exhibit dd");
  if (place && here.startsWith("http") && !place.textContent?.startsWith("http")) place.textContent = here;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { @top-left { content: ${title} } @bottom-left { content: ${address} } }`);
  document.adoptedStyleSheets.push(sheet);
}

/** Loads what makes links to words once some are selected. */
function loadWhenSelected() {
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const look = () => {
    if (getSelection()?.isCollapsed !== false) return;
    for (const name of ["pointerup", "keyup"]) document.removeEventListener(name, soon);
    document.head.append(make("script", { src: new URL("linking.js", src).href }));
  };
  const soon = () => setTimeout(look);
  for (const name of ["pointerup", "keyup"]) document.addEventListener(name, soon);
}

function start() {
  addEventListener("beforeprint", headPrint, { once: true });
  document.documentElement.classList.add("js");
  offerColours();
  guardSingleKeys();
  offerSearch();
  closeDrawer();
  followContents();
  turnPages();
  markWhenFound((words) => {
    if (document.querySelector(".statement form") && location.hash) dispatchEvent(new Event("hashchange"));
    else if (words) keepInView(words, "center");
  });
  for (const root of all(document, ".ed")) {
    if (root.matches(".statement")) {
      // On a page of a book in a task of its own, so that no task is long.
      if (all(root, "a.u").length > MANY_MARKS) setTimeout(startStatement, 0, root);
      else startStatement(root);
    }
    if (root.querySelector("p.t")) keepCopiesClean(root);
    offerQuotations(root);
  }
  loadWhenSelected();
}

start();
