"""Whether what two texts share can be chance.

A link says the more the rarer its words are, and links that follow one another say it together. What they
say is measured in nats (natural logarithms of one over a chance), as for similar sequences of molecules
(Karlin and Altschul 1990): the best stretch of an alignment of two texts of m and n words that have
nothing to do with each other grows as log(m n), whatever their length.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance.LCSseq import opcodes

from edition.alignment.anchors import columns
from edition.alignment.links import Alignment, Link, equal_runs
from edition.alignment.word_evidence import COMMON, RARE, is_one_letter, likeness_of, nats_of
from edition.text.word_edges import Ints

Floats = NDArray[np.float64]

_PRIOR: Final = 100  # words of text that count as much as what is known before

# What speaks against a run of single letters or syllables, as some scripts are divided into them: of few such
# some always agree, each alone. Of 1,200 lines of three to twelve words of Thai and Khmer that share none 9
# were taken for versions without it, 2 with it; of 320 of which half the words differ .89 were found, .87.
_BEGUN: Final = 2.0

# What stands between links speaks against their belonging together.
_EXCHANGED: Final = 1.0  # nats a pair of words that are not linked
_ALONE: Final = 0.5  # nats a word to which nothing in the other text corresponds
_APART: Final = 15.0  # nats; what is farther apart stands alone

# Measured on stretches of 3 to 30,000 words of one author, taken from places that do not correspond (the
# hardest case: same words, same turns of phrase): the best of a thousand has between 2.4 and 3.3 nats for
# each of log(m n), at every length. Of 5,000 pairs of strangers (`tests/quality/strangers.py`, seeds 1, 2,
# 7, 40, 41) none is taken for one text since common words say less; four were. Where there are more places,
# longer turns of phrase are found.
_CHANCE: Final = 3.0
_PHRASES: Final = 0.06
_BEYOND: Final = 8.0  # nats beyond the number of places, however few: one pair of strangers in 3,000 has more

# A turn of phrase (`as soon as possible`) belongs together in any text, so that its words say less than each
# alone: 72 of eleven languages, each planted in two unrelated texts of 10 and 20 words, made 38 of 198 pairs
# versions, 9 since a stretch so short is none where it is less than a third of both. Of shorter copies, as of
# a line of verse, it may be all that is left.
_PHRASE: Final = 4  # words
_PHRASE_SHARE: Final = 3

TELLING: Final = 3  # common words that are most of two texts: `it was` begins many a sentence
_AGREED: Final = 2  # of how two short texts begin, how they end, and that both end as a sentence does
_MORE: Final = 0.5  # nats that a word which is not common says more than one that is, at least

_REARRANGED: Final = 2.25  # the words of two texts that are the same in another order are two thirds of them

LINE: Final = 40  # words; a longer paragraph has links enough that one led astray tells nothing


class Weighed(NamedTuple):
    """A link and what it says, in nats."""

    link: Link
    nats: float


def weighed(
    alignment: Alignment,
    a: Ints,
    b: Ints,
    keys: Sequence[str],
    starts: tuple[Sequence[int], Sequence[int]] = ((), ()),
) -> list[Weighed]:
    """The links of an alignment that say anything, in order; `keys` are the words of key numbers.

    At `starts`, words of `a` and of `b` with which paragraphs begin, a run ends and another begins: what a
    paragraph shares says nothing of the next one.
    """
    runs = equal_runs(alignment, *starts)
    same: Iterable[Weighed] = ()
    if runs:
        totals = np.append(0.0, np.cumsum(_nats(a, b, keys)))
        firsts, ends, _, _ = columns(runs, 4)
        begun = [_BEGUN * is_one_letter(keys[key]) for key in a[firsts].tolist()]
        nats = np.maximum(0.0, totals[ends] - totals[firsts] - begun).tolist()
        same = map(Weighed, runs, nats)
    alike = [Weighed(link, nats) for link in alignment.alike if (nats := _alike(link, a, b, keys)) > 0]
    return sorted([*same, *alike])


def _nats(a: Ints, b: Ints, keys: Sequence[str]) -> Floats:
    """What each word of `a` says when it is found again in `b`.

    A word that recurs is common, the one occurrence apart that a link may be.
    """
    words, place, counts = _counted(np.concatenate((a, b)))
    in_a = np.bincount(place[: len(a)], minlength=len(words))
    recurs = np.maximum(0, in_a - 1) + np.maximum(0, counts - in_a - 1)
    shared = np.flatnonzero((in_a > 0) & (in_a < counts))
    known = np.exp([-nats_of(keys[key]) for key in words[shared].tolist()])
    nats = np.full(len(words), RARE)
    nats[shared] = -np.log((recurs[shared] + _PRIOR * known) / (len(a) + len(b) + _PRIOR))
    return nats[place[: len(a)]]


def _counted(keys: Ints) -> tuple[Ints, Ints, Ints]:
    """Numbers that keys may have, the place of each key's among them, and how often each is there."""
    if len(keys) < keys.max():
        words, place, counts = np.unique(keys, return_inverse=True, return_counts=True)
        return words, place, counts
    counts = np.bincount(keys)
    return np.arange(len(counts)), keys, counts


def _alike(link: Link, a: Ints, b: Ints, keys: Sequence[str]) -> float:
    """What it says that words are alike: letters that agree by chance are not rare."""
    one = "".join([keys[key] for key in a[link.a : link.a_end].tolist()])
    two = "".join([keys[key] for key in b[link.b : link.b_end].tolist()])
    return likeness_of(one, two, max(link.a_end - link.a, link.b_end - link.b))


def strongest(links: Iterable[Weighed], enough: float = math.inf) -> float:
    """What the best stretch of links says, in nats; no more is looked for than `enough`."""
    return best_stretch(links, enough).nats


class StrongLinks(NamedTuple):
    """The links `[first, end)`, by number, and what they say together, in nats."""

    nats: float
    first: int
    end: int


def best_stretch(links: Iterable[Weighed], enough: float = math.inf) -> StrongLinks:
    """The links in a row that say the most together; no more is looked for than `enough`."""
    best, here, first = StrongLinks(0.0, 0, 0), 0.0, 0
    end_a = end_b = 0
    for number, ((a, a_end, b, b_end), nats) in enumerate(links):
        between = min(a - end_a, b - end_b) * _EXCHANGED + abs((a - end_a) - (b - end_b)) * _ALONE
        here -= min(_APART, between)
        if here <= 0.0:
            here, first = 0.0, number
        here += nats
        if here > best.nats:
            best = StrongLinks(here, first, number + 1)
            if here >= enough:
                return best
        end_a, end_b = a_end, b_end
    return best


class WordPair(NamedTuple):
    """Word `a` of one text and word `b` of another, and what it says that they correspond, in nats."""

    a: int
    b: int
    nats: float


def no_chance(pairs: Sequence[WordPair], words: tuple[int, int], begins: bool, ends: bool) -> list[WordPair]:
    """Of pairs of words that rise in two gaps of so many words, the stretches that no chance explains.

    Where `begins` (or `ends`), the words before (after) the gap are linked: what stands close to them has
    fewer places to stand at by chance.
    """
    kept: set[WordPair] = set()
    least = by_chance(*words)
    here: list[WordPair] = []
    said = best = 0.0
    size = 0
    for pair in pairs:
        said -= _between(here[-1], pair) if here else 0.0
        if said <= 0.0:
            kept.update(here[:size] if best >= least else ())
            here, said, best, size = [], 0.0, 0.0, 0
        here.append(pair)
        said += pair.nats
        if said > best:
            best, size = said, len(here)
    kept.update(here[:size] if best >= least else ())
    if begins:
        kept.update(_pinned(pairs))
    if ends:
        one, two = words
        turned = [WordPair(one - 1 - a, two - 1 - b, nats) for a, b, nats in reversed(pairs)]
        kept.update(WordPair(one - 1 - a, two - 1 - b, nats) for a, b, nats in _pinned(turned))
    return [pair for pair in pairs if pair in kept]


def _pinned(pairs: Sequence[WordPair]) -> Sequence[WordPair]:
    """The longest first pairs that say more than chance does of so few words."""
    said, size = 0.0, 0
    before = WordPair(-1, -1, 0.0)
    for number, pair in enumerate(pairs, 1):
        said += pair.nats - _between(before, pair)
        if said > 0.0 and said >= by_chance(pair.a + 1, pair.b + 1):
            size = number
        before = pair
    return pairs[:size]


def _between(one: WordPair, two: WordPair) -> float:
    """What the words between two pairs say against their belonging together."""
    a, b = two.a - one.a - 1, two.b - one.b - 1
    return min(_APART, min(a, b) * _EXCHANGED + abs(a - b) * _ALONE)


def by_chance(words: int, others: int) -> float:
    """The nats that the best stretch of two texts of so many words may reach by chance."""
    places = math.log(max(2, words * others))
    return _CHANCE * places + _PHRASES * places * places


def are_most(linked: float, words: int, others: int) -> bool:
    """True of most words of two texts, by the mean of both."""
    return 4 * linked * linked > words * others


def is_evident(
    links: Sequence[Weighed], words: int, others: int, chances: int = 1, *, closed: bool = False
) -> bool:
    """True where links of two texts of so many words are no chance; `chances` are the places looked at.

    Most words of two texts agree by chance in none, however short, unless they are all of neither, and
    one or two that any text has (`it was`) or that stand at the end of one and the beginning of the
    other. Such are no chance where two of these agree: how the texts begin, how they end, and that both are
    `closed` as a sentence is. A lone word that is less than half of both may be anyone's. The words with
    which both begin, or both end, have no other place: they make no other agreement more likely.
    """
    linked = _linked(links)
    if are_most(linked, words, others) and (
        linked >= min(TELLING, words, others)
        or (_say_more(links, linked) and 2 * linked > _columns(links, words, others))
        or _edges(links, words, others) + closed >= _AGREED
    ):
        return True
    if linked == 1 and words * others > 4:
        return False
    shared = _at_edges(links, words, others)
    places, there = max(1, words - shared) * chances, max(1, others - shared)
    least = max(by_chance(places, there), math.log(places * there) + _BEYOND)
    return strongest(links, least) >= least


def is_phrase(links: Sequence[Weighed], words: int, others: int) -> bool:
    """True where two texts of so many words share a turn of phrase, little of both, and hardly more.

    Beside it no other words say as much as a rare one does.
    """
    best = best_stretch(links)
    linked = _linked(links[best.first : best.end])
    if linked > _PHRASE or _PHRASE_SHARE * linked >= min(words, others):
        return False
    return sum(each.nats for each in (*links[: best.first], *links[best.end :])) < RARE


def _linked(links: Sequence[Weighed]) -> float:
    """The words that are linked, by the mean of both texts: one may print several without spaces."""
    ours = sum(each.link.a_end - each.link.a for each in links)
    theirs = sum(each.link.b_end - each.link.b for each in links)
    return math.sqrt(ours * theirs)


def _edges(links: Sequence[Weighed], words: int, others: int) -> int:
    """How many of the beginnings and the ends of two texts are linked with each other."""
    first, last = links[0].link, links[-1].link
    return (first.a == first.b == 0) + ((last.a_end, last.b_end) == (words, others))


def _at_edges(links: Sequence[Weighed], words: int, others: int) -> int:
    """With how many words that are linked two texts begin and end."""
    if not links:
        return 0
    first, last = links[0].link, links[-1].link
    begin = min(first.a_end, first.b_end) if first.a == first.b == 0 else 0
    end = min(words - last.a, others - last.b) if (last.a_end, last.b_end) == (words, others) else 0
    return begin + end


def _columns(links: Sequence[Weighed], words: int, others: int) -> int:
    """How long a table of two texts is, words side by side that are linked or between links."""
    columns = a = b = 0
    for one, one_end, two, two_end in [*(each.link for each in links), Link(words, words, others, others)]:
        columns += max(one - a, two - b) + one_end - one
        a, b = one_end, two_end
    return columns


def _say_more(links: Sequence[Weighed], words: float) -> bool:
    """True of so many words that are not all common."""
    return sum(each.nats for each in links) > words * COMMON + _MORE


def is_rearranged(a: Ints, b: Ints) -> bool:
    """True where most words of two texts are the same in whatever order; those that recur are not counted.

    Of texts that have nothing to do with each other most words are never the same: long ones repeat theirs.
    """
    once_in_a, once_in_b = (_once(keys) for keys in (a, b))
    same = len(np.intersect1d(once_in_a, once_in_b, assume_unique=True))
    return _REARRANGED * same * same > len(a) * len(b)


def held_in_order(one: tuple[Ints, Ints], two: tuple[Ints, Ints]) -> int:
    """The characters of words that two lines, keys and sizes, have in order, whatever links them.

    A word that stands in the next line of the other text draws away those beside it. 0 of what is no line.
    """
    if max(len(one[0]), len(two[0])) > LINE:
        return 0
    return max(_held(*one, two[0]), _held(*two, one[0]))  # whichever is named first


def _held(keys: Ints, sizes: Ints, others: Ints) -> int:
    blocks = opcodes(keys.tolist(), others.tolist())
    return int(sum(sizes[each.src_start : each.src_end].sum() for each in blocks if each.tag == "equal"))


def _once(keys: Ints) -> Ints:
    values, counts = np.unique(keys, return_counts=True)
    return np.asarray(values[counts == 1], dtype=np.int64)
