// What stands around a claim that is the statement's and denies or limits it: the claim does not say it, who reads it
// should know. As the engine has it (`analysis.answer.cut_short`).

import { small } from "./claim.js";
import { inOrder, LIGHT } from "./clauses.js";
import { OWN } from "./governing.js";
import { isSign, textOf } from "./wording.js";

/** @typedef {import("./wording.js").Place} Place */
/** @typedef {import("./governing.js").Governing} Governing */
/** @typedef {import("./figures.js").Figures} Figures */

const CLAUSE_MARK = /[,;،、，；()—]|\s[–-]\s/u; // between the clauses of a sentence
const NEAR = 3; // words before a claim, of which one may deny it
const BETWEEN = 2; // light words between what makes less of a claim and it: Only in the | town
const ADVERB = 5; // words of *at no point in March did*
const HEDGE = 4; // words that such a turn has at most
const NAMED = 60; // characters of what follows that are named

/**
 * What the sentence has right before a claim and behind it, in words.
 * @param {Place[]} places
 * @param {number} begin
 * @param {number} end of the claim
 * @param {Governing} governing
 * @param {Figures} figures
 * @returns {string[]}
 */
export function leftOutside(places, begin, end, governing, figures) {
  const before = ofOneSentence(places, begin, -1);
  const instead = governing.endsWith(governing.insteads, places, begin);
  const amid = governing.isPhrase(places, begin, end);
  const near = instead < 0 ? denialIn(before, places[begin], governing) : places.slice(instead, begin);
  const hedge = near ? undefined : hedgeIn(before, governing, figures.isNumber(places.slice(begin, begin + 2).find(({ raw }) => /[\p{L}\p{N}]/u.test(raw))));
  const denial = near ?? (hedge || amid ? undefined : deniedAhead(before, places.slice(begin, Math.min(begin + OWN, end)), governing));
  const condition = amid ? undefined : conditionIn(places, begin, governing);
  const after = ofOneSentence(places, end - 1, 1);
  const limit = after.length && (limits(after, governing) || deniesAt(after, governing, amid)) ? after : undefined;
  return [...[denial, hedge, condition].filter(isSaid).map((said) => `the statement has “${named(said)}” before it`), ...[limit].filter(isSaid).map((said) => `the statement has “${named(said)}” after it`)];
}

/** @param {Place[] | undefined} said @returns {said is Place[]} */
const isSaid = (said) => !!said;

/** @param {Place[]} places */
function named(places) {
  const said = textOf(places).replace(/\s+/gu, " ");
  return said.length <= NAMED ? said : `${said.slice(0, NAMED).replace(/\s+\S*$/u, "")} …`;
}

/**
 * The words of its sentence before a place, or behind it.
 * @param {Place[]} places
 * @param {number} at
 * @param {1 | -1} step
 */
function ofOneSentence(places, at, step) {
  let edge = at + step;
  while (places[edge] && places[edge]?.sentence === places[at]?.sentence) edge += step;
  return step > 0 ? places.slice(at + 1, edge) : places.slice(edge + 1, at);
}

/**
 * The denial that the words after it go with, if only short words stand between.
 * @param {Place[]} before
 * @param {Place | undefined} first of the claim
 * @param {Governing} governing
 */
function denialIn(before, first, governing) {
  if (before.slice(-NEAR).some(({ form }) => governing.granted.has(form))) return undefined;
  const subject = isDenial(before, 0, governing) && !governing.beginsPhrase(first); // Nobody came and | sold it
  for (const [at, place] of [...before.entries()].slice(-NEAR).reverse()) {
    if (isDenial(before, at, governing)) return [place];
    const parts = governing.coordinating.has(small(place)) || (governing.clauses.has(small(place)) && !governing.sharing.has(small(place)) && !governing.hedges.has(small(place)));
    if ((parts && !(subject && at === before.length - 1)) || (place.raw.length > LIGHT && !isSign(place.raw))) return undefined;
  }
  return undefined;
}

/**
 * The words of a sentence that deny those behind them, since its last mark: *No employee of the firm* | *has sold it*, *We do not
 * ask the crew to* | *leave it*; at their head *Few* and *Only* too. As the engine has it (`WordsBefore.denied_ahead`).
 * @param {Place[]} before
 * @param {Place[]} behind
 * @param {Governing} governing
 */
function deniedAhead(before, behind, governing) {
  const first = before.reduce((last, place, at) => (at > 0 && CLAUSE_MARK.test(place.before) ? at : last), -1);
  const said = before.slice(Math.max(0, first));
  const itself = behind.some((place) => governing.negates(place) && !governing.halfOf(place));
  const begins = behind[0] && (CLAUSE_MARK.test(behind[0].before) || governing.clauses.has(small(behind[0])));
  if (itself || begins || inOrder(governing.certain, said.map(({ form }) => form))) return undefined;
  let [head, relative] = [0, false];
  for (const [at, place] of said.entries()) {
    const joins = governing.coordinating.has(small(place));
    const next = said[at + 1];
    const subject = next && (!governing.opening.size || governing.opening.has(small(next))) && !governing.denies(next);
    const parts = [governing.sharing, governing.hedges].every((each) => !each.has(small(place))) && governing.clauses.has(small(place));
    if (parts || (joins && subject)) [head, relative] = [at + 1, governing.relatives.has(small(place))];
    else if (at === head && (joins || governing.carries(place))) head = at + 1;
  }
  const last = governing.opening.size ? said.length : head + 1;
  const found = makesLessAt(said, head, governing) ? head : said.findIndex((_, at) => at >= head && at < last && deniesAmid(said, at, head, governing));
  const adverb = governing.prepositions.has(small(said[head])) && said.length - head <= ADVERB; // At no time (did) | the board ...
  const leads = governing.beginsPhrase(behind[0]) && !governing.halfOf(behind[0]);
  const shared = governing.sharing.has(small(said.at(-1))); // Weder der Rat noch | der Bürgermeister
  const denied = relative || found < 0 || (leads && !adverb && !shared) ? [] : said.slice(found);
  const granted = said.slice(Math.max(head, found - 1)).some(({ form }) => governing.granted.has(form));
  return denied.length && !granted && !denied.some(({ form }) => governing.facts.has(form)) ? denied : undefined;
}

/**
 * Whether a clause begins with *Few*, *Only* or *Perhaps*: no part (*most of the*) is less of itself.
 * @param {Place[]} said
 * @param {number} head
 * @param {Governing} governing
 */
function makesLessAt(said, head, governing) {
  if (governing.scarce.has(said[head]?.form ?? "")) return governing.saysFew(said.slice(head).map(({ form }) => form));
  const forms = said.map(small);
  const ends = forms.slice(head, head + HEDGE).map((_, at) => head + at + 1);
  return ends.some((end) => governing.hedges.has(forms.slice(head, end).join(" ")) && !governing.beginsPhrase(said[end - 1]));
}

/**
 * Whether a word denies what its clause says, and no noun alone: *Those with no ticket*, *n'a*.
 * @param {Place[]} said
 * @param {number} at
 * @param {number} head
 * @param {Governing} governing
 */
function deniesAmid(said, at, head, governing) {
  const noun = at > head + 1 && governing.prepositions.has(small(said[at - 1])); // At no time
  const alone = governing.halfOf(said[at]) || governing.prepositions.has(small(said[at]));
  return !(noun || alone) && isDenial(said, at, governing);
}

/**
 * Whether a word among others denies, but for *not only* and *no less*.
 * @param {Place[]} said
 * @param {number} at
 * @param {Governing} governing
 */
function isDenial(said, at, governing) {
  const place = said[at];
  return !!place && governing.negates(place) && !governing.only.has(said[at + 1]?.form ?? "") && !governing.isNoDenial(said, at);
}

/**
 * What makes less of what stands behind these words, at their end: *Only*, *Almost all the*, before a number *Up to*.
 * @param {Place[]} before
 * @param {Governing} governing
 * @param {boolean} counts whether a number stands behind
 */
function hedgeIn(before, governing, counts) {
  const said = before.map(small);
  if (isSign(said.at(-1) ?? "")) return hedgeInSigns(before, said.join(""), [...governing.hedges, ...(counts ? governing.bounds : [])]);
  for (let end = said.length; end >= Math.max(0, said.length - BETWEEN); end--) {
    const between = before[end];
    if (between && (between.raw.length > LIGHT || governing.denies(between))) return undefined;
    for (let begin = Math.max(0, end - HEDGE); begin < end; begin++) {
      const text = said.slice(begin, end).join(" ");
      const listed = governing.hedges.has(text) || (!between && counts && governing.bounds.has(text));
      if (listed && !makesNoLess(before, begin, end, governing)) return before.slice(begin, end);
    }
  }
  return undefined;
}

/**
 * The same where words are not divided.
 * @param {Place[]} before
 * @param {string} text of these places
 * @param {string[]} listed
 */
function hedgeInSigns(before, text, listed) {
  const longest = Math.max(0, ...listed.filter((each) => isSign(each) && text.endsWith(each)).map((each) => each.length));
  let begin = before.length;
  for (let size = longest; size > 0; size -= before[begin]?.raw.length ?? size) begin--;
  return longest ? before.slice(begin) : undefined;
}

/**
 * Whether words are a part of what is amid a sentence, or one that says behind an article that there are no others, or are
 * denied: *Not only*.
 * @param {Place[]} before
 * @param {number} begin
 * @param {number} end
 * @param {Governing} governing
 */
function makesNoLess(before, begin, end, governing) {
  if (begin === 0) return false;
  if (governing.denies(/** @type {Place} */ (before[begin - 1]))) return true;
  return end - begin > 1 ? governing.beginsPhrase(before[end - 1]) : governing.sole.has(small(before[begin])) && governing.opening.has(small(before[begin - 1]));
}

/**
 * The clause right before a claim on which it depends. A word may stand between its comma and the claim, and an aside.
 * @param {Place[]} places
 * @param {number} begin
 * @param {Governing} governing
 */
function conditionIn(places, begin, governing) {
  /** @type {Place[][]} */
  const clauses = [[]];
  for (const place of [...ofOneSentence(places, begin, -1), places[begin]].reverse()) {
    if (!place) continue;
    if (place !== places[begin]) clauses[0]?.unshift(place);
    if (CLAUSE_MARK.test(place.before)) clauses.unshift([]);
  }
  const between = clauses.pop() ?? [];
  const apart = (/** @type {Place} */ place) => governing.clauses.has(small(place)) && !governing.leading.has(small(place));
  if (between.length > 1 || between.some(apart)) return undefined;
  for (const clause of clauses.reverse()) {
    const inverts = clause[0]?.sentence !== places[places.indexOf(/** @type {Place} */ (clause[0])) - 1]?.sentence && governing.hypotheses.has(small(clause[0]));
    if (supposes(clause, governing) || inverts) return clause;
    if (!clause.length || !governing.isAside(clause)) return undefined;
  }
  return undefined;
}

/**
 * Whether the words of a clause say on what the next one depends: *If the storms return*.
 * @param {Place[]} clause
 * @param {Governing} governing
 */
function supposes(clause, { suppositions, leading }) {
  const said = clause.map(small);
  const first = said[0] ?? "";
  if (isSign(first)) return [...suppositions].some((each) => isSign(each) && said.join("").startsWith(each));
  return begins(said, suppositions) || (leading.has(first) && begins(said.slice(1), suppositions));
}

/**
 * Whether words begin with one that limits what was said before them: *but*, *unless*.
 * @param {Place[]} after
 * @param {Governing} governing
 */
function limits(after, governing) {
  const forms = after.map(small);
  if (isSign(forms[0] ?? "")) return [...governing.limits].some((each) => isSign(each) && forms.join("").startsWith(each));
  return begins(forms, governing.limits);
}

/**
 * Whether words begin with what denies what was said before them: *to nobody*; *never*, unless they are amid a clause.
 * @param {Place[]} after
 * @param {Governing} governing
 * @param {boolean} amid
 */
function deniesAt([first, second], governing, amid) {
  if (!first || first.before.trim()) return false;
  if (second && governing.prepositions.has(small(first)) && !governing.denies(first)) return governing.denies(second);
  return !amid && governing.denies(first);
}

/**
 * Whether words begin with a listed one, or with several in a row.
 * @param {string[]} said
 * @param {Set<string>} listed
 */
function begins(said, listed) {
  const text = `${said.join(" ")} `;
  return [...listed].some((each) => text.startsWith(`${each} `));
}
