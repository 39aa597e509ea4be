// What is said where a sign joins words of the statement that stand apart in it: of another, or the reverse. As the engine has it
// (`analysis.quoting.splicing`); a table of cases holds both to it.

import { small } from "./claim.js";
import { inOrder } from "./clauses.js";
import { CONCORD, Reach } from "./reach.js";
import { isSign } from "./wording.js";

/** @typedef {import("./wording.js").Place} Place */

const BEFORE_ONLY = 6; // words before what is left out, among which the denial of its *only* may stand
const SEMICOLONS = /[;；؛]/u;
const NO_FIGURE_BEHIND = /[,،、;；؛:：.!?。—–]/u; // marks before a figure that takes no other's place
const SUBJECT = 5; // words that the subject of a clause has: *the board of the town*
const SHORTEST_VERB = 3; // letters of a verb that no list has
const BESIDE_FIGURE = 2; // words between what is left out and a figure: *of her 66*

/**
 * Whether a sentence begins with the word at a place.
 * @param {Place[]} places
 * @param {number} at
 */
const headsSentence = (places, at) => at <= 0 || places[at - 1]?.sentence !== places[at]?.sentence;

/** What is left out between two stretches of a claim, which a reader takes for one sentence. */
export class Splicing extends Reach {
  /**
   * @param {import("./clauses.js").GoverningRules} rules
   * @param {(word: import("./claim.js").Said) => boolean} denies
   * @param {string[]} reversals
   * @param {string[]} also what joins: and
   * @param {boolean} capitalNouns whether a capital says of no word that it is a name
   */
  constructor(rules, denies, reversals, also, capitalNouns) {
    super(rules, denies, reversals, also);
    this.capitalNouns = capitalNouns;
  }

  /**
   * Whether leaving out the words of these places says something else.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end
   * @param {import("./figures.js").Figures} figures
   */
  alters(places, begin, end, figures) {
    if (begin <= 0 || begin >= end || end >= places.length) return false;
    const told = this.saysOfAnother(places, begin, end) || this.saysOfItsOwn(places, begin, end) || this.deniesMore(places, begin);
    return told || this.deniesAnother(places, begin, end) || this.countsOtherwise(places, begin, end, figures) || this.losesDenial(places, begin, end);
  }

  /**
   * Whether a denial is left out of the clause whose verb is kept: *We did* | *hide it*, of *We did not in any case hide it*;
   * of *We did not wait and hid it* it is not.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end
   */
  losesDenial(places, begin, end) {
    const aside = this.aside(places, end);
    const last = aside > 0 ? aside : end;
    const ends = this.infinitives.length > 0 && !places[end]?.before.trim() && !this.isOurs(places[end]); // its verb
    if (!ends && !this.mayBeVerb(places, end, last < end)) return false;
    for (let at = last - 1; at >= begin; at--) {
      const place = /** @type {Place} */ (places[at]);
      const yet = this.joining.has(small(places[at + 1])) && this.negates(place) && !places[at + 1]?.before.trim();
      if (place.sentence !== places[end]?.sentence || (at + 1 < last && this.divides(places[at + 1]) && !yet)) return false;
      if (this.deniesUpTo(places, at, last) && !this.halfOf(place)) {
        const granted = inOrder(this.certain, places.slice(at, end).map(({ form }) => form));
        return !granted && !places.slice(Math.max(0, begin - CONCORD), begin).some((word) => this.negates(word));
      }
    }
    return false;
  }

  /**
   * Whether leaving out words says of one what another does: *The council | must pay*, of *Banks must pay*. They end with the
   * subject of another sentence, or of a clause behind a semicolon; what *they* do is said of who stands in the sentence before.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end
   */
  saysOfAnother(places, begin, end) {
    const verb = places[end];
    if (begin <= 0 || begin >= end || !verb || !this.mayBeVerb(places, end, verb.sentence !== places[begin]?.sentence)) return false;
    if (headsSentence(places, begin) || headsSentence(places, end) || this.pronouns.has(small(places[end + 1]))) return false;
    let [first, start] = [begin, end];
    while (!headsSentence(places, first)) first--;
    while (!headsSentence(places, start) && !(begin <= start && start < end && SEMICOLONS.test(places[start]?.before ?? ""))) start--;
    if (start === first || start === end) return false;
    const near = (verb.sentence ?? 0) - (places[begin]?.sentence ?? 0) === 1 && headsSentence(places, start);
    const they = end - start === 1 && this.pronouns.has(small(places[start]));
    const size = this.pronouns.has(small(places[start])) ? 1 : Math.min(2, end - start); // we | sold, the men | sold
    const same = [0, 1].slice(0, size).every((at) => small(places[start + at]) === small(places[first + at]));
    return !same && !(they && near);
  }

  /**
   * Whether leaving out words says of one what its own sentence says of another: *The mayor | sold it*, of *The mayor warned that
   * the firm sold it*, *The mayor met the firm, which sold it* or *The mayor left, and the firm of his brother sold it*; and
   * *I admire | the lies*, of *I admire her, but I hate the lies*.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end
   */
  saysOfItsOwn(places, begin, end) {
    if (headsSentence(places, begin) || places[begin]?.sentence !== places[end]?.sentence || places[end]?.before.trim()) return false;
    for (let at = end - 1; at > Math.max(begin - 1, end - 2 - SUBJECT); at--) {
      // the bridge | that the firm built
      if (this.beginsAnother(places, at, end)) return at > begin || !(this.relatives.has(small(places[at])) || this.carries(places[at]));
      if (places[at]?.before.trim()) return false;
    }
    return false;
  }

  /**
   * Whether a clause begins at a place of whose subject, or verb, the words from another place on are.
   * @param {Place[]} places
   * @param {number} at
   * @param {number} end
   */
  beginsAnother(places, at, end) {
    const [first, behind] = [small(places[at]), small(places[at + 1])];
    const verb = this.mayBeVerb(places, end);
    const joined = !!places[at]?.before.trim() && (this.coordinating.has(first) || this.adversatives.has(first));
    const kept = this.opening.has(small(places[end])) && !this.pronouns.has(small(places[end]));
    // who | saved it; who saved | the ferry
    if (this.relatives.has(first)) return (verb && at + 1 === end) || (kept && at + 2 === end && this.mayBeVerb(places, at + 1));
    if (joined && this.pronouns.has(behind) && kept) return at + 2 < end;
    const named = !this.capitalNouns && /^\p{Lu}/u.test(places[at + 1]?.raw ?? "");
    const subject = at + 1 < end && !this.pronouns.has(behind) && (this.opening.has(behind) || named);
    if (this.carries(places[at])) return subject && (verb || this.infinitives.length > 0); // dass die Firma | die Brücke verkauft hat
    return subject && verb && (joined || this.isBare(places[at], places, at + 1));
  }

  /**
   * Whether a word may be the verb of what stands before it: none that leads on, begins or is a name.
   * Where it may stand behind an aside a comma says nothing: *The mayor, Ann Lee, | said*.
   * @param {Place[]} places
   * @param {number} at
   * @param {boolean} [behindAside]
   */
  mayBeVerb(places, at, behindAside = false) {
    const [before, place] = [places[at - 1], places[at]];
    const form = small(place);
    const mark = place?.before.trim();
    if (!place || (mark && !(behindAside && /^[,،]$/u.test(mark)))) return false;
    if (this.predicates.has(form)) return true;
    if (isSign(form || "一") || !/^\p{Ll}/u.test(place.raw)) return false;
    const inside = this.beginsPhrase(before) && !this.pronouns.has(small(before)); // the | rotten piles
    const leads = this.beginsPhrase(place) || this.clauses.has(form) || this.coordinating.has(form) || this.pronouns.has(form);
    return !leads && !inside && form.length >= SHORTEST_VERB && !this.negates(place);
  }

  /**
   * Whether words that are left out begin with the *only* of a denial that is kept: *not* | *only*, *ne promet* | *que*.
   * @param {Place[]} places
   * @param {number} from
   */
  deniesMore(places, from) {
    const form = places[from]?.form ?? "";
    const only = this.only.has(form) || this.besides.has(form);
    if (from <= 0 || places[from]?.before.trim() || !(only || (this.half.length > 0 && this.carries(places[from])))) return false;
    const denying = [];
    for (let at = Math.max(0, from - BEFORE_ONLY); at < from; at++) {
      const place = /** @type {Place} */ (places[at]);
      if (place.sentence === places[from]?.sentence && this.negates(place)) denying.push(at);
    }
    const whole = denying.filter((at) => !this.halfOf(places[at]));
    return only ? whole.some((at) => from - at <= CONCORD) : denying.length > 0 && !whole.length;
  }

  /**
   * Whether a clause, or another part of a list, begins with a word.
   * @param {Place | undefined} place
   */
  divides(place) {
    return !!place?.before.trim() || this.clauses.has(small(place)) || this.coordinating.has(small(place));
  }

  /**
   * Whether a denial that is kept denies what stands behind the clause that it denied: *not* | *a loan*, of *not a sale but a
   * loan*. *no boats, houses or land* are all denied, and *we* begin anew.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end
   */
  deniesAnother(places, begin, end) {
    const kept = /** @type {Place} */ (places[end]);
    if (headsSentence(places, begin) || headsSentence(places, end) || this.negates(kept)) return false;
    if (this.pronouns.has(small(kept)) || this.clauses.has(small(kept))) return false;
    const near = [];
    for (let at = Math.max(0, begin - CONCORD); at < begin; at++) if (places[at]?.sentence === places[begin]?.sentence) near.push(at);
    const denying = near.filter((at) => this.negates(/** @type {Place} */ (places[at])) && !this.halfOf(places[at]));
    const instead = this.endsWith(this.insteads, places, begin) >= 0;
    const last = denying.at(-1);
    if (last === undefined && !instead) return false;
    let parting = end - 1;
    while (parting > begin && !this.divides(places[parting])) parting--;
    const between = last === undefined ? [] : places.slice(last + 1, begin);
    if (instead || between.every((place) => this.predicates.has(small(place)))) {
      return places[begin]?.sentence !== kept.sentence || (parting > begin && !this.sharing.has(small(places[parting])));
    }
    const sentences = [places[begin]?.sentence, kept.sentence];
    if (places.slice(begin, end).some((place) => sentences.includes(place.sentence) && this.adversatives.has(small(place)))) {
      return !this.opening.has(small(kept)) && !this.partitives.has(small(kept));
    }
    const subject = headsSentence(places, near[0] ?? 0) || !!places[near[0] ?? 0]?.before.trim();
    const anew = parting > begin && !!places[parting]?.before.trim() && !this.clauses.has(small(places[parting]));
    return subject && anew && this.predicates.has(small(kept)) && !kept.before.trim();
  }

  /**
   * Whether a figure takes the place of one that is left out: *won* | *66 matches*, of *won 41 of 66*.
   * @param {Place[]} places
   * @param {number} begin
   * @param {number} end
   * @param {import("./figures.js").Figures} figures
   */
  countsOtherwise(places, begin, end, figures) {
    const counts = (/** @type {Place | undefined} */ place) => !!place && (/\d/u.test(place.form) || figures.numberOf(place.form) > 1);
    if (headsSentence(places, begin) || places[begin]?.sentence !== places[end]?.sentence) return false;
    for (let at = end; at < Math.min(end + BESIDE_FIGURE + 1, places.length); at++) {
      const place = /** @type {Place} */ (places[at]);
      if (place.sentence !== places[begin]?.sentence || NO_FIGURE_BEHIND.test(place.before)) return false;
      if (counts(place)) return places.slice(begin, end).some(counts);
      const sign = !/[\p{L}\p{N}]/u.test(place.form);
      if (!sign && !this.opening.has(small(place)) && !this.partitives.has(small(place))) return false;
    }
    return false;
  }
}
