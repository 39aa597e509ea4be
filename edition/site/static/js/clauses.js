// The clauses of the statement around a claim: what begins, governs and denies them. As the engine has it
// (`analysis.quoting.clauses`).

import { small } from "./claim.js";
import { fold } from "./fold.js";
import { isSign } from "./wording.js";

/** @typedef {import("./wording.js").Place} Place */
/** @typedef {import("./claim.js").Said} Said */

// Lists of words by their names in `rules/quoting.toml`: what words are compared with as they are, and what with their forms.
const AS_WRITTEN = /** @type {const} */ ([
  "adversatives", "against", "bounds", "carrying", "clauses", "conditions", "hedges", "hypotheses", "inflections", "inverted",
  "joining", "leading", "limits", "modals", "opening", "partitives", "predicates", "prepositions", "relatives", "sharing",
  "sole", "subjects", "suppositions",
]);
const FOLDED = /** @type {const} */ ([
  "absurd", "asides", "auxiliaries", "bare", "believing", "besides", "copulas", "correlatives", "determiners", "facts",
  "falsehoods", "final", "granted", "hearsay", "ideas", "imagined", "lying", "measures", "only", "parted",
  "pointing", "scarce", "some", "truths", "unsure", "untrue", "voiced", "whoever",
]);
/** @typedef {Record<typeof AS_WRITTEN[number] | typeof FOLDED[number], Set<string>>} Lists */
/**
 * @typedef {Record<keyof Lists | "times" | "attributions" | "certain" | "behind" | "denials" | "infinitives" | "half" | "instead" |
 *   "coordinating" | "pronouns", string[]>} GoverningRules by name the words of a list; those that are `leading` may stand before the `limits` and `suppositions`
 */

export const LIGHT = 4; // letters of a word that may stand between a denial and what it denies
const PHRASE = 5; // words that may be no clause
const BARE = 6; // signs before a clause among which the verb is that governs it
const INNER = 4; // words before the last one of those that say only that somebody lies: it is all a lie

/** @param {string[]} words */
const folded = (words) => new Set(words.map((word) => fold(word).trim()));

const WithLists = /** @type {new (rules: GoverningRules) => Lists} */ (
  class {
    /** @param {GoverningRules} rules */
    constructor(rules) {
      for (const name of AS_WRITTEN) Object.assign(this, { [name]: new Set(rules[name]) });
      for (const name of FOLDED) Object.assign(this, { [name]: folded(rules[name]) });
    }
  }
);

/**
 * Whether any of some words, or of several in a row, is among others.
 * @param {string[]} listed
 * @param {string[]} forms
 */
export function inOrder(listed, forms) {
  const text = ` ${forms.join(" ")} `;
  return listed.some((each) => text.includes(` ${each} `));
}

/**
 * Whether a word is among others, or what of it stands before an apostrophe: *qu'elle*, *s'il*.
 * @param {Set<string>} listed
 * @param {string} word
 */
export const hasElided = (listed, word) => listed.has(word) || listed.has(`${word.split("'")[0]}'`);

/** The statement's words at places, as those of clauses. */
export class Clauses extends WithLists {
  /**
   * @param {GoverningRules} rules
   * @param {(word: Said) => boolean} denies
   * @param {string[]} reversals
   * @param {string[]} also what joins: and
   */
  constructor(rules, denies, reversals, also) {
    super(rules);
    this.denies = denies;
    this.reversals = folded(reversals);
    this.behind = rules.behind;
    this.denials = rules.denials;
    this.infinitives = rules.infinitives;
    this.intoSaying = new Set([...rules.times, ...rules.suppositions]); // from who lies: when they say
    this.lacking = new Set([...rules.relatives, ...rules.joining, ...also]); // behind which a clause needs no subject of its own
    this.half = rules.half;
    this.insteads = folded(rules.instead);
    this.attributions = [...folded(rules.attributions)];
    this.certain = [...folded(rules.certain)];
    this.coordinating = new Set([...rules.coordinating, ...also]);
    this.pronouns = new Set([...rules.pronouns, ...rules.subjects]);
  }

  /**
   * Whether words deny the clause beside them; where they govern it, by what they say of it too.
   * @param {Place[]} places
   * @param {number} from
   * @param {number} to
   * @param {boolean} governs
   */
  deniedBy(places, from, to, governs) {
    const words = places.slice(from, to);
    const forms = words.map(({ form }) => form);
    const other = (governs && this.saysFalse(forms)) || words.some((word) => this.reversals.has(word.form) && !this.denies(word));
    if (governs && !other && forms.some((form) => this.granted.has(form))) return false;
    const scarce = governs && this.saysFew(forms);
    return (scarce || words.some((word, at) => this.denies(word) && !this.limited(places, from + at, to))) !== other;
  }

  /**
   * Whether words say of a clause that it is not so: *is false*, *absurd to say*, not *by error we learnt*, *supimos por error que*.
   * @param {string[]} forms
   */
  saysFalse(forms) {
    if (forms.some((form) => this.absurd.has(form)) && forms.some((form) => this.voiced.has(form))) return true;
    const by = (/** @type {number} */ at) => this.prepositions.has(forms[at - 1] ?? "") && this.facts.has(forms[at - 2] ?? "");
    return forms.some((form, at) => this.falsehoods.has(form) && !by(at) && !forms.slice(at + 1).some((each) => this.facts.has(each)));
  }

  /**
   * Whether words leave open what they are said of: not *as soon as possible*. With the word before them they may say so
   * (*anything but certain*).
   * @param {Place[]} places
   * @param {number} from
   * @param {number} to
   */
  isUnsure(places, from, to) {
    const said = [places[from - 1]?.form ?? "", ...places.slice(from, to).map(({ form }) => form)];
    const single = said.some((form, at) => at > 0 && this.unsure.has(form) && !this.only.has(`${said[at - 1]} ${form}`));
    return single || inOrder([...this.unsure].filter((each) => each.includes(" ")), said);
  }

  /**
   * Whether the end of a sentence says of who speaks that they lie, and no more: *, und lügt*, *, but is wrong*, *, but that is
   * not the case*, not *and lies in hospital*, nor *; ask any question*.
   * @param {Place[]} places
   * @param {Place[]} rest
   * @param {number} end the place of its last word
   */
  saysTheyLie(places, rest, end) {
    const isLeading = (/** @type {Place} */ place) => this.leading.has(small(place)) || this.relatives.has(small(place));
    const isVerb = ({ form = "" }) => this.copulas.has(form) || this.auxiliaries.has(form);
    if (!rest[0] || !(rest[0].before.trim() || isLeading(rest[0]))) return false;
    const forms = rest.map(({ form }) => form);
    const at = forms.findIndex((_, first) => this.untrue.has(forms.slice(first).join(" ")));
    const untrue = at >= 0;
    const head = untrue ? rest.slice(0, at) : rest.slice(0, -1);
    let last = untrue ? undefined : rest.at(-1);
    let inner = head.filter((place) => !isLeading(place));
    const before = inner.at(-1);
    if (last && before && isVerb(last)) [inner, last] = [[last, ...inner.slice(0, -1)], before]; // was gelogen ist
    const heavy = inner.some((place) => {
      const word = small(place).split("'").at(-1) ?? "";
      return word.length > LIGHT && !word.endsWith("ly") && !isVerb(place);
    });
    if (heavy || inner.length > INNER || (untrue ? head : rest).some((place) => this.negates(place))) return false;
    if (untrue) return true;
    const says = !this.copulas.size || inner.some((place) => small(place).includes("'") || isVerb(place));
    return this.lies(places, end) || (says && this.falsehoods.has(last?.form ?? ""));
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
   * Whether words say that others say what they govern, also behind an elided one: *l'accusation*.
   * @param {Place[]} words
   */
  saysHearsay(words) {
    return words.some((word) => this.hearsay.has(fold(small(word).split("'").at(-1) ?? "").trim()));
  }

  /**
   * Whether a word is a preposition that denies its noun.
   * @param {Place | undefined} place
   */
  isWithout(place) {
    return this.against.has(small(place)) || (this.determiners.has(place?.form ?? "") && this.prepositions.has(small(place)));
  }

  /**
   * Whether the word at a place denies what stands at the end of its stretch: not *only*, nor a noun. A preposition denies no
   * more than its own: *without the* | *council*, *against the sale of* | *it* and
   * *against the plan* | *to sell it*, not *without a plan* | *we*.
   * @param {Place[]} places
   * @param {number} at
   * @param {number} to
   */
  deniesUpTo(places, at, to) {
    const inside = places.slice(at + 1, to).map(small);
    const leads = [inside.at(-1) ?? "", this.against.has(small(places[at])) ? small(places[to]) : ""];
    const own = inside.every((form) => this.opening.has(form)) || leads.some((form) => this.prepositions.has(form));
    const noun = !own && this.isWithout(places[at]);
    return !noun && this.negates(/** @type {Place} */ (places[at])) && !this.limited(places, at, to);
  }

  /**
   * Whether a denial at a place says *only*, *not only* or nothing, in a stretch that ends there.
   * @param {Place[]} places
   * @param {number} at
   * @param {number} to
   */
  limited(places, at, to) {
    if (this.only.has(places[at + 1]?.form ?? "") || this.isNoDenial(places, at)) return true;
    const half = this.halfOf(places[at]);
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
    return this.conditions.has(small(before)) || this.isBare(this.denies(before) ? places[at - 2] : before, places, at);
  }

  /**
   * Whether a word before a place governs a clause there without *that*.
   * @param {Place | undefined} verb
   * @param {Place[]} places
   * @param {number} at
   */
  isBare(verb, places, at) {
    const form = verb?.form ?? "";
    const said = places.slice(Math.max(0, at - BARE), at).map((place) => place.form).join("");
    const signs = isSign(form) && [...this.bare].some((each) => said.endsWith(each.replaceAll(" ", "")));
    return signs || this.bare.has(form) || (this.bare.size > 0 && this.hearsay.has(form));
  }

  /**
   * Whether a clause behind a comma is what the words before it say or deny: *Wir glauben nicht, sie sei*.
   * @param {Place[]} places
   * @param {number} at
   */
  isBehindComma(places, at) {
    const comma = at > 0 && places[at]?.before.trim() === "," && places[at - 1]?.sentence === places[at]?.sentence;
    if (!this.parted.size || !comma || this.clauses.has(small(places[at]))) return false;
    return this.backToMark(places, at).some(({ form }) => this.parted.has(form) || this.hearsay.has(form) || this.falsehoods.has(form) || this.imagined.has(form));
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
   * Whether a claim is a few words that end amid a clause: *the spending on safety*.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end
   */
  isPhrase(places, begin, end) {
    const goesOn = places[end]?.sentence === places[end - 1]?.sentence && !this.apart(places[end]);
    return goesOn && end - begin <= PHRASE;
  }

  /** @param {Place | undefined} place */
  apart(place) {
    return !!place?.before.trim() && !this.carries(place);
  }

  /**
   * Whether words between commas say who speaks, and are no clause of their own: *as the board noted*, not *which the board
   * noted was broken*.
   * @param {Place[]} words
   */
  onlySaysWho(words) {
    const forms = words.map(({ form }) => form);
    if (!inOrder(this.attributions, forms) || words.some((word) => this.negates(word))) return false;
    if (this.asides.has(forms[0] ?? "")) return !this.relatives.has(small(words[0])) || inOrder(this.attributions, forms.slice(-1));
    return !this.clauses.has(small(words[0])) && !this.carries(words[0]);
  }

  /**
   * Whether a word begins what a clause is about, or leads on from it: no verb.
   * @param {Place | undefined} place
   */
  beginsPhrase(place) {
    return hasElided(this.opening, small(place)) || hasElided(this.prepositions, small(place));
  }

  /**
   * What of a word denies only together with another one: *ne*, the *n'* of *n'a*.
   * @param {Place | undefined} place
   */
  halfOf(place) {
    const word = small(place);
    return this.half.find((each) => word === each || (each.endsWith("'") && word.startsWith(each)));
  }

  /**
   * Whether the word at a place says that somebody lies: not the *minte* of *în minte*.
   * @param {Place[]} places
   * @param {number} at
   */
  lies(places, at) {
    return this.lying.has(places[at]?.form ?? "") && !this.isNoDenial(places, at);
  }

  /**
   * Whether the word at a place, which may deny, does not beside its neighbours: *noch einmal*.
   * @param {Place[]} places
   * @param {number} at
   */
  isNoDenial(places, at) {
    const [before, form, behind] = [at - 1, at, at + 1].map((place) => places[place]?.form ?? "");
    return this.only.has(`${form} ${behind}`) || this.only.has(`${before} ${form}`);
  }

  /**
   * Whether a word is one of who makes the statement: *we’re*, but not *were*.
   * @param {Place | undefined} place
   */
  isOurs(place) {
    return this.subjects.has(small(place));
  }

  /** @param {Place} place */
  negates(place) {
    return this.denies(place) || this.reversals.has(place.form);
  }

  /** @param {Place | undefined} place */
  carries(place) {
    return hasElided(this.carrying, small(place));
  }
}
