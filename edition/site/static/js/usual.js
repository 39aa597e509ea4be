// Which of many versions stand beside the base for a reader who has chosen none.

import { APART, isGap } from "./comparison.js";
import { all } from "./elements.js";
import { kindBetween } from "./units.js";

/** @typedef {import("./address.js").Choice} Choice */
/** @typedef {import("./units.js").Unit} Unit */

const TOGETHER = 3; // versions beside the base that have room in its margin

/**
 * What is shown to a reader who has chosen nothing: every version, of many the base and those that show most of what
 * differs in words. The next is always the one that has most that none before it has; what is lost or misread comes
 * behind what is said otherwise.
 * @param {HTMLElement} root
 * @param {Choice} choice
 * @param {string[]} sigla
 * @param {Unit[]} units
 * @returns {Choice}
 */
export function usualChoice(root, choice, sigla, units) {
  const base = choice.base || sigla[0];
  const others = sigla.filter((siglum) => siglum !== base);
  if (others.length <= TOGETHER) return { ...choice, base, with: others };
  /** @type {Map<string, {words: string[], damage: string[]}>} what each has where, one entry for those that read alike */
  const places = new Map(others.map((siglum) => [siglum, { words: [], damage: [] }]));
  for (const unit of units) {
    for (const siglum of others) {
      const kind = kindBetween(unit, base, siglum);
      if (!APART.includes(kind)) continue;
      const found = places.get(siglum)?.[kind === "ocr" || kind === "lacuna" ? "damage" : "words"];
      found?.push(`${unit.id} ${unit.readings.get(siglum)?.text}`);
    }
  }
  for (const version of all(root, ".version").filter(isGap)) {
    places.get(version.dataset.w ?? "")?.words.push(version.closest(".passage")?.id ?? "");
  }
  const seen = new Set();
  /** @type {string[]} */
  const first = [];
  while (first.length < TOGETHER) {
    const ranked = others.filter((siglum) => !first.includes(siglum)).map((siglum) => {
      const { words = [], damage = [] } = places.get(siglum) ?? {};
      const unseen = [words, damage].map((found) => found.filter((place) => !seen.has(place)).length);
      return { siglum, weight: [...unseen, words.length + damage.length] };
    });
    ranked.sort((one, two) => two.weight.map((n, at) => n - (one.weight[at] ?? 0)).find(Boolean) ?? 0);
    const next = ranked[0]?.siglum ?? "";
    first.push(next);
    for (const place of [...(places.get(next)?.words ?? []), ...(places.get(next)?.damage ?? [])]) seen.add(place);
  }
  return { ...choice, base, with: others.filter((siglum) => first.includes(siglum)) };
}
