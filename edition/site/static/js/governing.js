// What denies a claim from outside: a denial, or a clause that governs it, which it does not quote. As the engine has it
// (analysis/quoting/governing.py); a table of cases holds both to it.

import { fold } from "./fold.js";
import { isSign } from "./wording.js";

/** @typedef {import("./wording.js").Place} Place */
/**
 * @typedef {{carrying: string[], clauses: string[], relatives: string[], joining: string[], asides: string[], subjects: string[],
 *   bare: string[], auxiliaries: string[], only: string[], besides: string[], half: string[], attributions: string[], falsehoods: string[], granted: string[], certain: string[], conditions: string[], opening: string[], correlatives: string[], whoever: string[], lying: string[], hearsay: string[], parted: string[], copulas: string[], truths: string[], scarce: string[], some: string[], facts: string[], measures: string[], limits: string[], suppositions: string[], leading: string[], determiners: string[], behind: string[], denials: string[]}} GoverningRules
 */

const PHRASE = 5; // words that may be no clause
const NOUN = 6; // words before the clause that a noun among them names
const JUDGED = 3; // words behind the verb that say of a clause whether it is so
const BARE = 6; // signs before a clause among which the verb is that governs it
const ANNOUNCED = 3; // words before an aside, among which a denial goes on behind it
const COMMAS = ",،";
/** @type {Record<string, string>} by the mark behind an aside that before it */
const ASIDES = { ",": ",", "،": "،", "–": "–", "—": "—", "-": "-", ")": "(", "]": "[" };

/** @param {string[]} words */
const folded = (words) => new Set(words.map((word) => fold(word).trim()));

/**
 * A word with its accents: è is not e, où not ou.
 * @param {Place | undefined} place
 */
export const small = (place) => place?.raw.toLowerCase().replace(/’/gu, "'") ?? "";

/**
 * Whether any of some words, or of several in a row, is among others.
 * @param {string[]} listed
 * @param {string[]} forms
 */
function inOrder(listed, forms) {
  const text = ` ${forms.join(" ")} `;
  return listed.some((each) => text.includes(` ${each} `));
}

/** How far a denial of the statement reaches. */
export class Governing {
  /**
   * @param {GoverningRules} rules
   * @param {(form: string) => boolean} denies
   * @param {(form: string) => boolean} reverses
   */
  constructor(rules, denies, reverses) {
    this.denies = denies;
    this.reverses = reverses;
    this.carrying = new Set(rules.carrying);
    this.behind = rules.behind;
    this.denials = rules.denials;
    this.clauses = new Set(rules.clauses);
    this.relatives = new Set(rules.relatives);
    this.joining = new Set(rules.joining);
    this.asides = folded(rules.asides);
    this.determiners = folded(rules.determiners);
    this.subjects = folded(rules.subjects);
    this.bare = folded(rules.bare);
    this.auxiliaries = folded(rules.auxiliaries);
    this.only = folded(rules.only);
    this.besides = folded(rules.besides);
    this.half = rules.half;
    this.attributions = [...folded(rules.attributions)];
    this.falsehoods = folded(rules.falsehoods);
    this.granted = folded(rules.granted);
    this.certain = [...folded(rules.certain)];
    this.conditions = new Set(rules.conditions);
    this.opening = folded(rules.opening);
    this.correlatives = folded(rules.correlatives);
    this.whoever = folded(rules.whoever);
    this.lying = folded(rules.lying);
    this.hearsay = folded(rules.hearsay);
    this.limits = new Set(rules.limits);
    this.suppositions = new Set(rules.suppositions);
    this.leading = new Set(rules.leading); // what may stand before one of these
    this.parted = folded(rules.parted);
    this.copulas = folded(rules.copulas);
    this.truths = folded(rules.truths);
    this.scarce = folded(rules.scarce);
    this.some = folded(rules.some);
    this.facts = folded(rules.facts);
    this.measures = folded(rules.measures);
  }

  /**
   * The place of what denies the clause that a claim begins with; -1 if nothing does, or it is a phrase.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end of the claim
   * @param {boolean} anew whether the claim begins as a sentence does
   */
  before(places, begin, end, anew) {
    const first = places[begin];
    if (!first) return -1;
    const lacksNo = this.determiners.has(places[begin - 1]?.form ?? "") && !first.before.trim(); // toll, of no toll
    const through = ((this.isGoverned(places, begin) && !this.isRelative(places, begin)) || lacksNo) && !this.isPhrase(places, begin, end);
    if (through && this.conditions.has(small(places[begin - 1]))) return begin - 1;
    if (!anew && !through && !this.subjects.has(first.form)) return -1;
    let found = -1;
    let denied = false;
    for (const [from, to] of this.parts(places, begin)) {
      const governs = to < begin || through || this.carries(first);
      const forms = places.slice(from, to).map(({ form }) => form);
      if (inOrder(this.certain, forms)) continue;
      if (governs && forms.some((form) => this.hearsay.has(form))) return from;
      if (this.deniedBy(places, from, to, governs || this.subjects.has(first.form))) [found, denied] = [from, !denied];
    }
    return denied ? found : -1;
  }

  /**
   * Whether words deny the clause beside them; where they govern it, by what they say of it too.
   * @param {Place[]} places
   * @param {number} from
   * @param {number} to
   * @param {boolean} governs
   */
  deniedBy(places, from, to, governs) {
    const forms = places.slice(from, to).map(({ form }) => form);
    const other = forms.some((form) => (this.reverses(form) && !this.denies(form)) || (governs && this.falsehoods.has(form)));
    if (governs && !other && forms.some((form) => this.granted.has(form))) return false;
    const scarce = governs && this.saysFew(forms);
    return (scarce || forms.some((form, at) => this.denies(form) && !this.limited(places, from + at, to))) !== other;
  }

  /**
   * Whether words say that few think so: *Few believe*, not *a few*, *few days ago*. What few know is so all the same.
   * @param {string[]} forms
   */
  saysFew(forms) {
    if (forms.some((form) => this.facts.has(form))) return false;
    return forms.some((form, at) => {
      const [before = "", behind = ""] = [forms[at - 1], forms[at + 1]];
      return this.scarce.has(form) && !this.some.has(before) && !this.some.has(behind) && !this.measures.has(behind);
    });
  }

  /**
   * Whether a denial at a place says *only* or *not only*, in a stretch that ends there.
   * @param {Place[]} places
   * @param {number} at
   * @param {number} to
   */
  limited(places, at, to) {
    if (this.only.has(places[at + 1]?.form ?? "")) return true;
    const word = small(places[at]);
    const half = this.half.find((each) => word === each || (each.endsWith("'") && word.startsWith(each)));
    const verb = half && to - at === (half.endsWith("'") ? 1 : 2);
    return this.carries(places[to]) && (!!verb || this.besides.has(places[to - 1]?.form ?? ""));
  }

  /**
   * Whether a clause at a place is one that what stands before it governs: behind *that* or a verb.
   * @param {Place[]} places
   * @param {number} at
   */
  isGoverned(places, at) {
    const [before, first] = [places[at - 1], places[at]];
    if (this.carries(before) || this.carries(first)) return true;
    if (this.isBehindComma(places, at)) return true;
    if (!before || first?.before.trim() || before.sentence !== first?.sentence) return false;
    const verb = (this.denies(before.form) ? places[at - 2] : before)?.form ?? "";
    const said = places.slice(Math.max(0, at - BARE), at).map(({ form }) => form).join("");
    const signs = isSign(verb) && [...this.bare].some((each) => said.endsWith(each.replaceAll(" ", "")));
    return signs || this.conditions.has(small(before)) || this.bare.has(verb) || (this.bare.size > 0 && this.hearsay.has(verb));
  }

  /**
   * Whether a clause behind a comma is what the words before it say or deny: *Wir glauben nicht, sie sei*.
   * @param {Place[]} places
   * @param {number} at
   */
  isBehindComma(places, at) {
    const comma = at > 0 && places[at]?.before.trim() === "," && places[at - 1]?.sentence === places[at]?.sentence;
    if (!this.parted.size || !comma || this.clauses.has(small(places[at]))) return false;
    return this.backToMark(places, at).some(({ form }) => this.parted.has(form) || this.hearsay.has(form) || this.falsehoods.has(form));
  }

  /**
   * The words of a sentence before a place, from the last mark on.
   * @param {Place[]} places
   * @param {number} at
   */
  backToMark(places, at) {
    let first = at;
    while (first > 0 && (first === at || !places[first]?.before.trim()) && places[first - 1]?.sentence === places[at]?.sentence) first--;
    return places.slice(first, Math.max(at, first));
  }

  /**
   * Whether *that* is the subject of the clause at a place: *the plan that would close the school*.
   * @param {Place[]} places
   * @param {number} at
   */
  isRelative(places, at) {
    return this.auxiliaries.has(places[this.carries(places[at]) ? at + 1 : at]?.form ?? "");
  }

  /**
   * Whether a claim is a few words that end amid a clause: *the spending on safety*.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end
   */
  isPhrase(places, begin, end) {
    const goesOn = places[end]?.sentence === places[end - 1]?.sentence && !this.apart(places[end]);
    return goesOn && end - begin <= PHRASE;
  }

  /**
   * The words behind a claim, to the end of their sentence, if these deny it: in Japanese, and where the sentence begins
   * with *that*.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end
   */
  rest(places, begin, end) {
    let to = end;
    while (to < places.length && places[to]?.sentence === places[end - 1]?.sentence) to++;
    const rest = places.slice(end, to);
    const text = rest.map(({ raw }) => raw).join("");
    if (this.behind.some((each) => text.startsWith(each)) && this.denials.some((each) => text.includes(each))) return rest;
    const head = this.carries(places[begin]) ? begin : begin - 1;
    const next = places[head + 1];
    const points = this.opening.size > 0 && !/^\p{Lu}/u.test(next?.raw ?? "") && !this.opening.has(next?.form ?? ""); // that bridge
    const verb = this.carries(places[head]) ? head - 1 : head;
    if (this.isGoverned(places, begin) && (this.relatives.has(small(places[verb - 1])) || this.whoever.has(places[verb - 1]?.form ?? ""))) { // those who say that
      const lies = rest.some(({ form }) => this.lying.has(form));
      return this.deniedBy(places, end, to, true) !== lies ? rest : [];
    }
    const start = this.correlatives.has(places[head - 1]?.form ?? "") ? head - 1 : head;
    const heads = this.carries(places[head]) && !points && places[start - 1]?.sentence !== places[start]?.sentence;
    const judged = this.isJudged(places, begin, end, rest);
    return (heads || judged) && this.deniedBy(places, end, to, true) ? rest : [];
  }

  /**
   * Whether a noun at the head of a sentence says what the clause behind *that* is, and the rest that it is not: *The
   * report that ... is untrue*, not *The news that ... did not surprise us*.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end
   * @param {Place[]} rest
   */
  isJudged(places, begin, end, rest) {
    const that = this.carries(places[begin]) ? begin : begin - 1;
    const names = this.carries(places[that]);
    const before = this.backToMark(places, names ? that : begin);
    if (!before.length || before.length > NOUN || !(names || this.isBehindComma(places, begin))) return false;
    if (before.some((place) => this.denies(place.form) || this.reverses(place.form) || this.subjects.has(place.form))) return false;
    if (this.isPhrase(places, begin, end)) {
      const told = ({ form = "" }) => this.attributions.includes(form) || this.bare.has(form) || this.facts.has(form); // said that the report | is false
      return !before.some(told) && this.judges(rest.slice(0, JUDGED + 1));
    }
    const mark = rest.findIndex(({ before: sign }) => sign.trim());
    return rest.some((_, at) => (mark < 0 || at <= mark) && this.judges(rest.slice(at, at + JUDGED + 1)));
  }

  /**
   * Whether words begin with *is*, and *true* or *false* stands behind it, before the next mark.
   * @param {Place[]} words
   */
  judges(words) {
    const isVerb = (/** @type {string} */ form) => this.copulas.has(form) || this.auxiliaries.has(form);
    const mark = words.findIndex(({ before }, at) => at > 0 && before.trim());
    const said = words.slice(0, mark < 0 ? words.length : mark).map(({ form }) => form);
    const [first = "", second = ""] = said;
    const verb = this.denies(first) && !isVerb(first) ? second : first;
    return isVerb(verb) && said.some((form) => this.falsehoods.has(form) || this.truths.has(form));
  }

  /**
   * The stretches before a place, as far as a denial reaches, parted by *that* and asides.
   * @param {Place[]} places
   * @param {number} begin
   */
  *parts(places, begin) {
    let to = begin;
    for (let at = begin; ; ) {
      const aside = this.carries(places[at]) ? this.aside(places, at) : -1;
      if (aside >= 0) at = to = aside;
      at--;
      const inside = at >= 0 && places[at]?.sentence === places[begin]?.sentence;
      const parted = at + 1 === begin && this.isBehindComma(places, begin);
      const apart = aside < 0 && !parted && this.apart(places[at + 1]);
      if (!inside || apart || (this.clauses.has(small(places[at])) && !this.goesOn(places, at, to, begin))) {
        yield [at + 1, to];
        return;
      }
      if (this.carries(places[at])) {
        yield [at + 1, to];
        to = at;
      }
    }
  }

  /**
   * Whether a word begins no clause after all, in a stretch that governs the clause at a place.
   * @param {Place[]} places
   * @param {number} at
   * @param {number} to the end of the stretch
   * @param {number} begin
   */
  goesOn(places, at, to, begin) {
    const form = small(places[at]);
    const before = places[at - 1]?.form ?? "";
    if (this.joining.has(form) && (this.denies(before) || this.reverses(before))) return true; // never before
    const governs = to < begin || this.carries(places[to]);
    if (!governs || this.subjects.has(places[at + 1]?.form ?? "") || this.apart(places[at])) return false;
    if (this.joining.has(form)) return !this.limits.has(form) || at + 1 === to;
    const [two = "", one = ""] = [places[at - 2]?.form, places[at - 1]?.form];
    return (this.relatives.has(form) || this.limits.has(form)) && (this.determiners.has(two) || this.denies(one) || this.reverses(one));
  }

  /**
   * The first place of an aside between two marks right before a place; -1 if there is none.
   * @param {Place[]} places
   * @param {number} at
   */
  aside(places, at) {
    const opening = ASIDES[places[at]?.before.trim() ?? ""];
    for (let place = at - 1; opening && place > 0 && places[place - 1]?.sentence === places[at]?.sentence; place--) {
      const mark = places[place]?.before.trim();
      if (mark) return mark === opening && (!COMMAS.includes(mark) || (this.isAside(places.slice(place, at)) || this.announced(places, place, at))) ? place : -1;
    }
    return -1;
  }

  /**
   * Whether words between commas are passed over: *as some say*, *the Courier says*.
   * @param {Place[]} words
   */
  isAside(words) {
    const forms = words.map(({ form }) => form);
    const first = forms[0] ?? "";
    if (this.asides.has(first)) return true;
    return inOrder(this.attributions, forms) && !forms.some((form) => this.denies(form) || this.reverses(form)) && !this.clauses.has(small(words[0])) && !this.carries(words[0]);
  }

  /**
   * Whether what stands before an aside goes on with *that* behind it: *the claim, ..., that*.
   * The aside is no clause of its own, and denies nothing.
   * @param {Place[]} places
   * @param {number} at
   * @param {number} end of the aside
   */
  announced(places, at, end) {
    const before = places.slice(Math.max(0, at - ANNOUNCED), at).filter(({ sentence }) => sentence === places[at]?.sentence).map(({ form }) => form);
    const last = before.at(-1) ?? "";
    const negates = (/** @type {string} */ form) => this.denies(form) || this.reverses(form);
    if (places.slice(at, end).some(({ form }) => negates(form))) return false;
    const goesOn = before.some(negates) || this.hearsay.has(last) || this.falsehoods.has(last);
    return goesOn && !this.clauses.has(small(places[at]));
  }

  /** @param {Place | undefined} place */
  apart(place) {
    return !!place?.before.trim() && !this.carries(place);
  }

  /** @param {Place | undefined} place */
  carries(place) {
    const word = small(place);
    return this.carrying.has(word) || this.carrying.has(`${word.split("'")[0]}'`);
  }
}
