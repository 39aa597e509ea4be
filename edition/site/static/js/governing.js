// What denies a claim from outside, before it: a denial, or a clause that governs it, which it does not quote. As the engine
// has it (`analysis.quoting.governing`); a table of cases holds both to it.

import { small } from "./claim.js";
import { hasElided, inOrder, LIGHT } from "./clauses.js";
import { COMMAS, CONCORD, Reach } from "./reach.js";

/** @typedef {import("./wording.js").Place} Place */

const DENIED = 6; // words left out before others, among which what denies these is sought
export const OWN = 3; // first words of a claim, among which a denial of its own may stand
/** How far a denial of the statement reaches. */
export class Governing extends Reach {
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
    const open = whole ? this.leavesOpen(places, begin) : -1;
    if (open >= 0) return open;
    const instead = anew || governed || this.isOurs(first) ? this.instead(places, begin) : -1;
    if (instead >= 0) return instead;
    const few = whole && anew ? this.lacksFew(places, begin) : -1;
    if (few >= 0) return few;
    const lie = through ? this.lie(places, begin) : null;
    if (lie) return lie.denied ? lie.from : -1;
    if (!anew && !through && !this.isOurs(first)) return -1;
    let found = -1;
    let denied = false;
    const shares = this.shares(places, begin);
    for (const [from, to] of this.parts(places, begin, signed || shares, shares)) {
      const governs = to < begin || governed || this.carries(first);
      const forms = places.slice(from, to).map(({ form }) => form);
      if (inOrder(this.certain, forms)) continue;
      if (governs && (this.supposes(places, from, to) || this.saysHearsay(places.slice(from, to)))) return from;
      const subject = this.isOurs(first);
      const own = signed && !governs && !subject; // words of the clause itself are left out
      const denies = shares && to === begin ? this.deniedBy(places, from, to, false) && !this.hasNone(places, from, to) : own ? this.reverses(places, from, to) || this.deniesSubject(places, from, to) : this.deniedBy(places, from, to, governs || subject);
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
      if (this.deniesUpTo(places, at, to)) return true;
      if (at === to - 1 && this.endsWithNone(places, from, to)) {
        // nous ne vendrons [aucun poste]
        return !places.slice(Math.max(0, from - CONCORD), from).some((word) => this.negates(word));
      }
      if (place.form.length > LIGHT && !place.form.endsWith("ly") && !this.modals.has(small(place))) return false;
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
    const to = hasElided(this.prepositions, form) && !this.beginsPhrase(places[at + 1]); // or to close it
    return joined && (to || !this.beginsPhrase(places[at]) || this.endsInVerb(places, at)) && !this.isOurs(places[at]);
  }

  /**
   * Whether the clause at a place ends as the words before *or* do, in a verb that has no subject: *das Boot nicht verkaufen
   * oder* | *die Linie schließen*, not *oder* | *die Linie muss schließen*.
   * @param {Place[]} places
   * @param {number} at
   */
  endsInVerb(places, at) {
    let end = at + 1;
    for (; places[end]?.sentence === places[at]?.sentence && !places[end]?.before.trim(); end++) {
      if (this.clauses.has(small(places[end]))) return false;
    }
    const said = [...places.slice(at - 2, at - 1), ...places.slice(at, end)];
    if (said.some((place) => this.inverted.has(small(place)))) return false;
    return [said[0], said.at(-1)].every((place) => /^\p{Ll}/u.test(place?.raw ?? "") && this.infinitives.some((each) => place?.raw.endsWith(each)));
  }

  /**
   * Whether words of a clause about a noun deny only what it has: *who have no ticket pay or* | *leave*.
   * @param {Place[]} places
   * @param {number} from
   * @param {number} to
   */
  hasNone(places, from, to) {
    const leads = this.carries(places[from - 1]) || this.relatives.has(small(places[from - 1]));
    return leads && !places.slice(from, to).some((place) => this.negates(place) && !this.determiners.has(place.form));
  }

  /**
   * Whether words that are left out end with a noun that is denied: *no boat*, *keine private Firma*.
   * @param {Place[]} places
   * @param {number} from
   * @param {number} to
   */
  endsWithNone(places, from, to) {
    // no evidence on | the water, no council sold | the boats
    const without = [to - 1, to].some((at) => this.beginsPhrase(places[at])) || this.clauses.has(small(places[to - 1]));
    if (inOrder(this.certain, places.slice(Math.max(from, to - 1 - CONCORD), to).map(({ form }) => form))) return false; // no doubt
    for (let at = to - 2; at >= Math.max(from, to - 1 - CONCORD); at--) {
      if (this.determiners.has(places[at]?.form ?? "")) return !this.isWithout(places[at]) && (at === to - 2 || !without);
      if (this.beginsPhrase(places[at]) || this.clauses.has(small(places[at])) || places[at + 1]?.before.trim()) return false;
    }
    return false;
  }

  /**
   * The first place of words right before a clause that leave open whether it is so: *The idea that*, *as though*, and the verb
   * of a question or condition: *Had* | *the council sold it*. What we think of so we say. -1 without them.
   * @param {Place[]} places
   * @param {number} begin
   */
  leavesOpen(places, begin) {
    const end = this.beforeThat(places, begin);
    const first = end < 0 ? -1 : this.endsWith(this.ideas, places, end);
    if (first >= 0 && !this.backToMark(places, first).some((place) => this.isOurs(place))) return first;
    const [ahead, verb, place] = [places[begin - 2], places[begin - 1], places[begin]];
    const begins = verb?.sentence === place?.sentence && this.inverted.has(small(verb)) && !place?.before.trim() && ahead?.sentence !== verb?.sentence;
    if (begins && (this.beginsPhrase(place) || /^\p{Lu}/u.test(place?.raw ?? ""))) return begin - 1;
    if (place?.before.trim() !== ",") return -1;
    const lied = this.backToMark(places, begin);
    const from = begin - lied.length;
    if (!lied.length || !lied[0]?.before.trim()) return -1;
    const speaker = this.backToMark(places, from).map(({ form }) => form);
    return inOrder(this.attributions, speaker) && this.saysTheyLie(places, lied, begin - 1) ? from : -1;
  }

  /**
   * The place of what denies all that stands right behind it, or -1: *Rather than* | *sell it*, *Never, under no circumstances,* |
   * *we will sell it*.
   * @param {Place[]} places
   * @param {number} begin
   */
  instead(places, begin) {
    for (const end of [places[begin]?.before.trim() ? -1 : begin, this.beforeThat(places, begin)]) {
      const first = end < 0 ? -1 : this.endsWith(this.insteads, places, end); // piuttosto che, anstatt, dass
      if (first >= 0) return first;
    }
    const aside = this.aside(places, begin);
    return aside > 0 && this.negates(/** @type {Place} */ (places[aside - 1])) ? aside - 1 : -1;
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
    if (this.isUnsure(places, from, to)) return true;
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
}
