// A claim in stretches that are compared: words beside the same word, runs of others, figures written otherwise.

/** @typedef {import("./claim.js").Claim} Claim */
/** @typedef {import("./claim.js").Word} Word */
/** @typedef {import("./wording.js").Place} Place */
/** @typedef {import("./wording.js").Wording} Wording */
/** @typedef {{first: number, last: number, begin: number, end: number, same: boolean, written?: boolean}} Region words
 *   `[first, last)` of a claim and places `[begin, end)`; `written`: one figure, written otherwise */

const FIGURE = 8; // regions that may be one figure together
const MORE = 3; // words of the statement beside a region that may belong to it
// How many of them before and behind it, the most first; at the edge of a claim it may also stand beside fewer.
const EDGES = [3, 2, 1, 0, -1].flatMap((back, _, sizes) => sizes.map((on) => [back, on]));

/**
 * The claim in words that stand beside the same word, each by itself, and runs of others.
 * @param {Wording} wording
 * @param {Word[]} words
 * @param {Place[]} places
 * @param {[number, number][]} pairs
 * @param {Claim["cuts"]} cuts
 */
export function regionsOf(wording, words, places, pairs, cuts) {
  /** @type {Region[]} */
  const regions = [];
  let next = pairs.find(([, place]) => place >= 0)?.[1] ?? 0;
  for (const [word, place] of pairs) {
    const same = place >= 0 && wording.alike(words[word], places[place]);
    const [begin, end] = place < 0 ? [next, next] : [place, place + 1];
    const before = regions[regions.length - 1];
    if (!same && before && !before.same && before.end === begin) Object.assign(before, { last: word + 1, end });
    else regions.push({ first: word, last: word + 1, begin, end, same });
    next = end;
  }
  return contracted(wording, words, places, figured(wording, words, places, regions, cuts));
}

/**
 * The regions, those made one that are together a figure written otherwise: May 4, 2020 for 4 May 2020.
 * @param {Wording} wording
 * @param {Word[]} words
 * @param {Place[]} places
 * @param {Region[]} regions
 * @param {Claim["cuts"]} cuts
 */
function figured(wording, words, places, regions, cuts) {
  /** @type {Region[]} */
  const found = [];
  for (let at = 0; at < regions.length; ) {
    let end = Math.min(at + FIGURE, regions.length);
    let one;
    for (; end > at && !one; end--) one = oneFigure(wording, words, places, regions, [at, end], cuts);
    found.push(one ?? /** @type {Region} */ (regions[at]));
    at = one ? end + 1 : at + 1;
  }
  return found;
}

/**
 * Regions as one, if they are together one figure, at the edges of a claim with a few words more of the statement.
 * @param {Wording} wording
 * @param {Word[]} words
 * @param {Place[]} places
 * @param {Region[]} regions
 * @param {[number, number]} range
 * @param {Claim["cuts"]} cuts
 * @returns {Region | undefined}
 */
function oneFigure(wording, words, places, regions, [from, to], cuts) {
  const [head, tail, before, after] = [regions[from], regions[to - 1], regions[from - 1], regions[to]];
  if (!head || !tail) return undefined;
  const [first, last] = [head.first, tail.last];
  const same = regions.slice(from, to).every((each, at) => each.same && (!at || each.begin === regions[from + at - 1]?.end));
  const room = [before ? head.begin - before.end : same ? 0 : MORE, after ? after.begin - tail.end : same ? 0 : MORE];
  if ((same && !room.some(Boolean)) || [...cuts.keys()].some((cut) => first < cut && cut < last)) return undefined;
  const { figures } = wording;
  if (figures.goesOn(words, first, last)) return undefined;
  for (const [back = 0, on = 0] of EDGES) {
    const [begin, end] = [head.begin - back, tail.end + on];
    const unfit = back > (room[0] ?? 0) || on > (room[1] ?? 0) || begin < 0 || (before && back < 0) || (after && on < 0) || (same && !back && !on);
    const theirs = unfit ? [] : places.slice(begin, end);
    const fits = theirs.length > 0 && theirs.every(ofSentence(theirs[0])) && !figures.goesOn(places, begin, end);
    const mine = words.slice(first, last);
    if (!fits || wording.sortOf(mine, theirs) !== "other words") continue;
    const written = saysSameFigure(wording, mine, theirs) || wording.days.sameDay(words, [first, last], places, [begin, end]);
    if (written) return { first, last, begin, end, same: false, written };
  }
  return undefined;
}

/**
 * Whether two stretches are one figure written otherwise; a place in an order may be of a word or more, twenty-first and 21st.
 * @param {Wording} wording
 * @param {Word[]} mine
 * @param {Place[]} theirs
 */
function saysSameFigure({ figures, written }, mine, theirs) {
  if (figures.sameValue(mine, theirs) || written.sameFigure(mine, theirs)) return true;
  const [one, two] = [mine, theirs].map((row) => {
    const [word, ...more] = row;
    if (word && !more.length) return written.orderOf(word);
    const place = figures.placeIn(row);
    return place ? `place ${place}` : "";
  });
  return !!one && one === two;
}

/**
 * Words left out or put in beside a run of others belong to it: don't for do not, back door for backdoor. At the edges of
 * a claim those of its sentence.
 * @param {Wording} wording
 * @param {Word[]} words
 * @param {Place[]} places
 * @param {Region[]} regions
 */
function contracted(wording, words, places, regions) {
  return regions.map((region, at) => {
    const [before, after] = [regions[at - 1], regions[at + 1]];
    if (region.same || region.written) return region;
    const mine = words.slice(region.first, region.last);
    const wider = [...EDGES].reverse().map(([back = 0, on = 0]) => ({
      ...region,
      begin: before ? Math.min(back ? before.end : region.begin, region.begin) : region.begin - back,
      end: after ? Math.max(on ? after.begin : region.end, region.end) : region.end + on,
    })).find(({ begin, end }) => {
      const theirs = places.slice(Math.max(begin, 0), end);
      const fits = begin >= 0 && begin < end && end - begin < 4 && theirs.every(ofSentence(theirs[0]));
      return fits && wording.sortOf(mine, theirs) !== "other words";
    });
    return wider && wider.end > wider.begin ? wider : region;
  });
}

/**
 * Tells the places of the sentence that a place is in.
 * @param {Place | undefined} of
 */
export function ofSentence(of) {
  return (/** @type {Place} */ { sentence }) => sentence === of?.sentence;
}
