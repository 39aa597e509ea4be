// What denies a claim from outside, before it: a denial, or a clause that governs it, which it does not quote. As the engine
// has it (`analysis.quoting.governing`); a table of cases holds both to it.

import { small } from "./claim.js";
import { Clauses, hasElided, inOrder, LIGHT } from "./clauses.js";

/** @typedef {import("./wording.js").Place} Place */

const DENIED = 6; // words left out before others, among which what denies these is sought
const CONCORD = 3; // words before an omission, of which one may deny with what is left out, and is kept
const COMMAS = ",،";
const OWN = 3; // first words of a claim, among which a denial of its own may stand
/** @type {Record<string, string>} by the mark behind an aside that before it */
const ASIDES = { ",": ",", "،": "،", "–": "–", "—": "—", "-": "-", ")": "(", "]": "[" };

/** How far a denial of the statement reaches. */
export class Governing extends Clauses {
  /**
   * The place of what denies the clause that a claim begins with; -1 if nothing does, or it is a phrase.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end of the claim
   * @param {boolean} begins whether the claim begins as a sentence does
   * @param {boolean} signed whether a sign says that words are left out before the claim
   */
  before(places, begin, end, begins, signed) {
    const first = places[begin];
    if (!first) return -1;
    const anew = (begins || signed) && !places.slice(begin, begin + OWN).some((place) => this.negates(place) && !this.halfOf(place));
    const lacksNo = this.determiners.has(places[begin - 1]?.form ?? "") && !first.before.trim(); // toll, of no toll
    const whole = !this.isPhrase(places, begin, end);
    const governed = whole && this.isGoverned(places, begin) && !this.isRelative(places, begin);
    const through = governed || (whole && lacksNo);
    if (through && this.conditions.has(small(places[begin - 1]))) return begin - 1;
    const few = whole && anew ? this.lacksFew(places, begin) : -1;
    if (few >= 0) return few;
    const lie = through ? this.lie(places, begin) : null;
    if (lie) return lie.denied ? lie.from : -1;
    if (!anew && !through && !this.isOurs(first)) return -1;
    let found = -1;
    let denied = false;
    const shares = this.shares(places, begin);
    for (const [from, to] of this.parts(places, begin, signed || shares)) {
      const governs = to < begin || governed || this.carries(first);
      const forms = places.slice(from, to).map(({ form }) => form);
      if (inOrder(this.certain, forms)) continue;
      if (governs && (this.supposes(places, from, to) || forms.some((form) => this.hearsay.has(form)))) return from;
      const subject = this.isOurs(first);
      const own = signed && !governs && !subject; // words of the clause itself are left out
      const denies = shares && to === begin ? this.deniedBy(places, from, to, false) : own ? this.reverses(places, from, to) || this.deniesSubject(places, from, to) : this.deniedBy(places, from, to, governs || subject);
      if (denies) [found, denied] = [from, !denied];
    }
    return denied ? found : -1;
  }

  /**
   * Whether leaving out the words of these places turns round the ones after them: where a denial is among the last of them,
   * with only short words after it, or where it denies the very last word. Then what it denies is kept.
   * @param {Place[]} places
   * @param {number} from
   * @param {number} to
   */
  reverses(places, from, to) {
    const kept = places[to];
    if (kept && this.negates(kept) && !this.halfOf(kept)) return false;
    const aside = this.aside(places, to);
    if (aside > from && this.negates(/** @type {Place} */ (places[aside - 1]))) return true; // not, under any circumstances, | close it
    for (let at = to - 1; at >= Math.max(from, to - DENIED); at--) {
      const place = /** @type {Place} */ (places[at]);
      if (at + 1 < places.length && places[at + 1]?.sentence !== place.sentence) return false;
      if (this.negates(place)) return true;
      if (at === to - 1 && at > from && this.determiners.has(places[at - 1]?.form ?? "")) {
        // nous ne vendrons [aucun poste]
        return !places.slice(Math.max(0, from - CONCORD), from).some((word) => this.negates(word));
      }
      if (place.form.length > LIGHT && !place.form.endsWith("ly")) return false;
    }
    return false;
  }

  /**
   * Whether what denies the words before *or* denies those at a place: *not sell it or* | *close it*. What begins with its
   * subject is a clause of its own.
   * @param {Place[]} places
   * @param {number} at
   */
  shares(places, at) {
    const form = small(places[at]);
    const joined = this.opening.size > 0 && this.sharing.has(small(places[at - 1])) && !places[at]?.before.trim();
    return joined && !hasElided(this.opening, form) && !hasElided(this.prepositions, form) && !this.isOurs(places[at]);
  }

  /**
   * Whether words of a clause that are left out before its verb deny its subject, or say so of it: *No council of the whole
   * region | sold it*, *We doubt the council | sold it*.
   * @param {Place[]} places
   * @param {number} from
   * @param {number} to the place of the verb
   */
  deniesSubject(places, from, to) {
    const { form = "" } = places[to] ?? {};
    if (from === to || hasElided(this.opening, small(places[to])) || hasElided(this.prepositions, small(places[to])) || this.clauses.has(small(places[to]))) return false; // no verb
    for (let at = to - 2; at > Math.max(from, to - 2 - CONCORD); at--) {
      if (!this.isBare(places[at], places, at + 1)) continue;
      const stop = at + 1 + Number(this.negates(/** @type {Place} */ (places[at + 1]))); // vi tror inte rådet
      return stop < to && this.deniedBy(places, from, stop, true);
    }
    const verb = this.opening.size > 0 || this.copulas.has(form) || this.auxiliaries.has(form);
    const said = places.slice(from, to);
    const leads = this.carries(places[from - 1]) || this.relatives.has(small(places[from - 1]));
    if (leads && !this.determiners.has(said[0]?.form ?? "")) return false; // the council that never bought it
    if (!verb || this.prepositions.has(small(said[0])) || this.prepositions.has(small(said.at(-1))) || this.lacking.has(small(said.at(-1)))) return false;
    return !!said[0] && this.denies(said[0]) && !this.limited(places, from, from + 1) && !said.some((place) => this.facts.has(place.form));
  }

  /**
   * Whether words leave a clause that they govern open: *If it is true that*, *It is possible that*. What we know is so all the
   * same, what *we suppose* we say, and what goes before *if they say* decides.
   * @param {Place[]} places
   * @param {number} from
   * @param {number} to
   */
  supposes(places, from, to) {
    const words = places.slice(from, to);
    if (words.some(({ form }) => this.facts.has(form) || this.granted.has(form))) return false;
    for (const first of [from - 1, from]) {
      const inside = first === from || !this.apart(places[from]);
      const ours = places.slice(first + 2, Math.max(to, first + 2)).some((place) => this.isOurs(place));
      const decides = places[first - 1]?.sentence !== places[first]?.sentence || !inOrder(this.attributions, words.map(({ form }) => form));
      const word = small(places[first]);
      if (inside && !ours && decides && (this.conditions.has(word) || this.suppositions.has(word))) return true;
    }
    if (words.some(({ form }) => this.unsure.has(form))) return true;
    return words.some(({ form }) => this.imagined.has(form)) && !words.some((place) => this.isOurs(place));
  }

  /**
   * The first place of a clause that says whether they lie who say what follows, and if it denies that: *The council lies
   * when it says that*, *We do not believe it when they say that*. What they know is no lie, nor what they are said to deny.
   * @param {Place[]} places
   * @param {number} begin
   * @returns {{from: number, denied: boolean} | null}
   */
  lie(places, begin) {
    for (let at = begin - 1; at >= Math.max(0, begin - DENIED) && places[at]?.sentence === places[begin]?.sentence; at--) {
      if (this.facts.has(places[at]?.form ?? "")) return null;
      if (!hasElided(this.intoSaying, small(places[at])) || !COMMAS.includes(places[at]?.before.trim() ?? "")) {
        if (this.apart(places[at])) return null;
        continue;
      }
      const from = at - this.backToMark(places, at).length;
      const lies = [at - 2, at - 1].some((place) => place >= from && (this.lies(places, place) || this.falsehoods.has(places[place]?.form ?? "")));
      const forms = places.slice(from, at).map(({ form }) => form);
      if (!lies && !forms.some((form) => this.believing.has(form))) return null;
      const denied = this.saysFew(forms) || places.slice(from, at).some((word, each) => this.denies(word) && !this.limited(places, from + each, at));
      return { from, denied: denied !== lies && !this.deniedBy(places, at + 1, begin, true) };
    }
    return null;
  }

  /**
   * The place of a *few* of a first word that is not quoted: *passengers use it* of *Few passengers*; -1 without one.
   * @param {Place[]} places
   * @param {number} at
   */
  lacksFew(places, at) {
    let place = at - 1;
    const parted = () => !!places[place + 1]?.before.trim();
    const leads = () => hasElided(this.opening, small(places[place])) || hasElided(this.prepositions, small(places[place]));
    while (place > at - CONCORD && !parted() && leads()) place--; // few of the passengers
    const beside = [places[place - 1], places[place + 1]].map((each) => each?.form ?? "");
    const few = this.scarce.has(places[place]?.form ?? "") && !parted() && !beside.some((form) => this.some.has(form));
    return few && !this.measures.has(places[at]?.form ?? "") ? place : -1;
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
   * The stretches before a place, as far as a denial reaches, parted by *that* and asides. Where it is `signed` that the
   * clause goes on before the place, an aside may stand right before it.
   * @param {Place[]} places
   * @param {number} begin
   * @param {boolean} signed
   */
  *parts(places, begin, signed) {
    let to = begin;
    for (let at = begin; ; ) {
      const aside = this.carries(places[at]) || (signed && at === begin) ? this.aside(places, at) : -1;
      if (aside >= 0) at = to = aside;
      at--;
      const inside = at >= 0 && places[at]?.sentence === places[begin]?.sentence;
      const parted = at + 1 === begin && this.isBehindComma(places, begin);
      const apart = aside < 0 && !parted && this.apart(places[at + 1]);
      const shared = signed && at + 1 === begin && this.lacking.has(small(places[at])); // nobody came and | sold it
      if (!inside || apart || (this.clauses.has(small(places[at])) && !shared && !this.goesOn(places, at, to, begin))) {
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
    const before = places[at - 1];
    if (this.joining.has(form) && before && this.negates(before)) return true; // never before
    const governs = to < begin || this.carries(places[to]);
    if (!governs || this.isOurs(places[at + 1]) || this.apart(places[at])) return false;
    if (this.joining.has(form)) return !this.limits.has(form) || at + 1 === to;
    const but = this.limits.has(form) && !this.suppositions.has(form); // nobody but
    return (this.relatives.has(form) || but) && (this.determiners.has(places[at - 2]?.form ?? "") || (!!before && this.negates(before)));
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
    return inOrder(this.attributions, forms) && !words.some((word) => this.negates(word)) && !this.clauses.has(small(words[0])) && !this.carries(words[0]);
  }

  /**
   * Whether what stands before an aside goes on with *that* behind it: *the claim, ..., that*.
   * The aside is no clause of its own, and denies nothing.
   * @param {Place[]} places
   * @param {number} at
   * @param {number} end of the aside
   */
  announced(places, at, end) {
    const before = places.slice(Math.max(0, at - CONCORD), at).filter(({ sentence }) => sentence === places[at]?.sentence);
    const last = before.at(-1)?.form ?? "";
    if (places.slice(at, end).some((place) => this.negates(place))) return false;
    const goesOn = before.some((place) => this.negates(place)) || this.hearsay.has(last) || this.falsehoods.has(last) || this.imagined.has(last);
    return goesOn && !this.clauses.has(small(places[at]));
  }
}
