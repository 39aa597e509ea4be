"""Links between the words of two texts; those that could stand elsewhere, those that stand for nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise, repeat
from operator import itemgetter
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from edition.alignment.anchors import MANY, columns, rows_of
from edition.light_dataclass import dataclass
from edition.model import WordRange
from edition.text.equal_values import places_in
from edition.text.word_edges import Ints


class Link(NamedTuple):
    """Words `[a, a_end)` of one text that stand for words `[b, b_end)` of the other."""

    a: int
    a_end: int
    b: int
    b_end: int


_TURNED: Final = itemgetter(2, 3, 0, 1)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Links between two texts, rising in both: `same` word for word, `alike` in form only.

    `same[i]` is the word of the other text that has the key of word i, or -1.
    """

    same: Ints
    alike: tuple[Link, ...]

    def swapped(self, length: int) -> Alignment:
        """The alignment seen from the other text, which has `length` words."""
        same = np.full(length, -1, dtype=np.int64)
        here = np.flatnonzero(self.same >= 0)
        same[self.same[here]] = here
        return Alignment(same, tuple(map(tuple.__new__, repeat(Link), map(_TURNED, self.alike))))


def dropped_words(alignment: Alignment, kept: Alignment) -> tuple[Ints, Ints]:
    """The words of either text, in order, of whose links none is among those `kept`."""
    gone = np.flatnonzero(alignment.same != kept.same)
    here, there = [gone], [alignment.same[gone]]
    if len(kept.alike) < len(alignment.alike):
        left = set(kept.alike)
        a, a_end, b, b_end = columns([link for link in alignment.alike if link not in left], 4)
        here.append(places_in(a, a_end))
        there.append(places_in(b, b_end))
    return np.sort(np.concatenate(here)), np.sort(np.concatenate(there))


def equal_runs(
    alignment: Alignment, starts_a: Sequence[int] = (), starts_b: Sequence[int] = ()
) -> list[Link]:
    """The runs of words that are the same in both texts, in order.

    At these words of either text, with which paragraphs begin, a run ends and another begins.
    """
    return rows_of(Link, *_run_columns(alignment, starts_a, starts_b))


def _run_columns(alignment: Alignment, starts_a: Sequence[int] = (), starts_b: Sequence[int] = ()) -> Ints:
    """`equal_runs` as columns of `Link`."""
    here = np.flatnonzero(alignment.same >= 0)
    there = alignment.same[here]
    begins = np.ones(len(here), dtype=np.bool_)
    begins[1:] = (here[1:] - here[:-1] != 1) | (there[1:] - there[:-1] != 1)
    for places, starts in ((here, starts_a), (there, starts_b)):
        if len(starts):
            begins[1:] |= np.diff(np.searchsorted(starts, places, side="right")) > 0
    firsts = np.flatnonzero(begins)
    lasts = np.append(firsts[1:], len(here)) - 1 if len(firsts) else firsts
    return np.stack((here[firsts], here[lasts] + 1, there[firsts], there[lasts] + 1))


def word_for_word(links: Ints, length: int) -> Ints:
    """By word of one text the word of the other that links of equal stretches give it, or -1.

    Links are columns of `Link` here.
    """
    same = np.full(length, -1, dtype=np.int64)
    if links.size:
        at = places_in(links[0], links[1])
        same[at] = at + np.repeat(links[2] - links[0], links[1] - links[0])
    return same


def text_of_each(words: Ints, firsts: Ints, ends: Ints, keys: Sequence[str]) -> list[str]:
    """The text of each of some ranges of words, given as key numbers: most are one word."""
    texts = [keys[key] for key in words[firsts].tolist()]
    for at in np.flatnonzero(ends - firsts != 1).tolist():
        texts[at] = "".join([keys[key] for key in words[firsts[at] : ends[at]].tolist()])
    return texts


def part_of(alignment: Alignment, a: WordRange, b: WordRange) -> Alignment:
    """The part of an alignment inside a range of each text, with positions relative to the ranges."""
    same = alignment.same[slice(*a)]
    same = np.where((same >= b[0]) & (same < b[1]), same - b[0], -1)
    first, end = (bisect_left(alignment.alike, (edge,)) for edge in a)
    alike = [
        Link(link.a - a[0], link.a_end - a[0], link.b - b[0], link.b_end - b[0])
        for link in alignment.alike[first:end]
        if link.a_end <= a[1] and link.b >= b[0] and link.b_end <= b[1]
    ]
    return Alignment(same, tuple(alike))


def parts_of(alignment: Alignment, ours: Sequence[WordRange], theirs: Sequence[WordRange]) -> list[Alignment]:
    """`part_of` for many ranges, which rise in the first text and do not overlap there."""
    a, a_end = columns(ours, 2)
    b, b_end = columns(theirs, 2)
    sizes = a_end - a
    ends = np.cumsum(sizes).tolist()
    same, first = alignment.same[places_in(a, a_end)], np.repeat(b, sizes)
    same = np.where((same >= first) & (same < np.repeat(b_end, sizes)), same - first, -1)
    links = columns(alignment.alike, 4)
    row = np.searchsorted(a, links[0], side="right") - 1
    inside = (row >= 0) & (links[1] <= a_end[row]) & (links[2] >= b[row]) & (links[3] <= b_end[row])
    links, row = links[:, inside], row[inside]
    alike = rows_of(Link, links[0] - a[row], links[1] - a[row], links[2] - b[row], links[3] - b[row])
    edges = np.searchsorted(row, np.arange(len(ours) + 1)).tolist()
    return [
        Alignment(same[start:end], tuple(alike[at:after]))
        for (start, end), (at, after) in zip(pairwise([0, *ends]), pairwise(edges), strict=True)
    ]


def within(span: WordRange, region: WordRange) -> WordRange:
    """Words of a stream, numbered from the first of a region of it."""
    return WordRange(span[0] - region[0], span[1] - region[0])


class _Between(NamedTuple):
    """For each link of some in order what lies before it and behind it, in each text.

    Before the first is the beginning of the texts, behind the last their end.
    """

    left_a: Ints
    left_b: Ints
    right_a: Ints
    right_b: Ints

    @classmethod
    def of(cls, links: Ints, end_a: int, end_b: int) -> _Between:
        a, a_end, b, b_end = links
        return cls(
            a - np.append(0, a_end[:-1]),
            b - np.append(0, b_end[:-1]),
            np.append(a[1:], end_a) - a_end,
            np.append(b[1:], end_b) - b_end,
        )


def _doubtful(numbers: Sequence[int], links: int, changed: Collection[int]) -> Iterator[int]:
    """The numbers, of so many links, in doubt, and each behind one that its reader enters as changed."""
    for number, following in pairwise([*numbers, links]):
        yield number
        while number in changed and number + 1 < following:
            number += 1
            yield number


_ALONE: Final = 3  # words without a partner on either side that make a link stand alone
_FEW: Final = 2  # words; more never stand alone
_SHORT: Final = 5  # characters; a shorter word that stands alone is an article or a preposition


def settled(links: Ints, a: Sequence[int], b: Sequence[int]) -> Ints:
    """The links with those moved to a neighbour's side that could as well stand there; columns of `Link`.

    Least edits leave open which of two `the` is meant; the one beside words that correspond is.
    """
    end, count = Link(len(a), len(a), len(b), len(b)), links.shape[1]
    moved, at = dict[int, Link](), _one_by_one(links)
    for number in _doubtful(_loose(links, end), count, moved):
        link = at(number)
        before = moved.get(number - 1) or at(number - 1) if number else Link(0, 0, 0, 0)
        after = at(number + 1) if number + 1 < count else end
        drift = link.a - link.b
        stays = drift == before.a_end - before.b_end and drift == after.a - after.b
        if not stays and a[link.a : link.a_end] == b[link.b : link.b_end]:
            beside = _beside(link, before, after, a, b)
            if beside != link:
                moved[number] = beside
    if not moved:
        return links
    settled = links.copy()
    settled[:, list(moved)] = columns(list(moved.values()), 4)
    return settled


def _one_by_one(links: Ints) -> Callable[[int], Link]:
    """Gives the link of a number; of many, few of which are asked for, none is made before."""
    if links.shape[1] < MANY:
        return rows_of(Link, *links).__getitem__
    return lambda number: Link._make(links[:, number].tolist())


def _loose(links: Ints, end: Link) -> Sequence[int]:
    """The numbers of the links that may not be held by both neighbours, or stand beside one, as they are."""
    if links.shape[1] < MANY:
        return range(links.shape[1])
    left_a, left_b, right_a, right_b = _Between.of(links, end.a, end.b)
    held = (left_a == left_b) & (right_a == right_b)
    held |= (left_a == 0) & (left_b == 0) & (links[0] > 0)
    held |= (right_a == 0) & (right_b == 0) & (links[1] < end.a)
    return np.flatnonzero(~held).tolist()


def _beside(link: Link, before: Link, after: Link, a: Sequence[int], b: Sequence[int]) -> Link:
    """The nearest place to a neighbour, by equal distance in both texts, that has the words of a link.

    The edge of a text is no neighbour. A link beside another in both texts stays.
    """
    if before.a_end and (link.a, link.b) == (before.a_end, before.b_end):
        return link
    if after.a < len(a) and (link.a_end, link.b_end) == (after.a, after.b):
        return link
    length = link.a_end - link.a
    places: list[tuple[int, int, int]] = []
    if before.a_end:
        left = link.a - before.a_end, link.b - before.b_end
        places += [(distance, before.a_end + distance, before.b_end + distance) for distance in left]
    if after.a < len(a):
        right = after.a - link.a_end, after.b - link.b_end
        places += [(distance, after.a - distance - length, after.b - distance - length) for distance in right]
    words = a[link.a : link.a_end]
    for _, i, j in sorted(places):
        if (i, j) == (link.a, link.b):
            break
        if (
            before.a_end <= i <= after.a - length
            and before.b_end <= j <= after.b - length
            and a[i : i + length] == words == b[j : j + length]
        ):
            return Link(i, i + length, j, j + length)
    return link


def without_strays(
    alignment: Alignment, words: Sequence[int], others: int, keys: Sequence[str], weak: Collection[Link] = ()
) -> Alignment:
    """Drop links that stand alone among words without a partner on both sides in both texts.

    A lone `of` between two passages that have nothing else in common is chance, not correspondence; so are
    `weak` links, of words hardly alike, that adjoin no other in both texts. `words` are the key numbers of
    one text, `others` is how many words the other has.
    """
    runs = _run_columns(alignment)
    links = np.hstack((runs, columns(alignment.alike, 4)))
    order = np.argsort(links[0])
    links, count = links[:, order], len(order)
    of_weak = np.zeros(count, dtype=np.bool_)
    if weak:
        of_weak[runs.shape[1] :] = [link in weak for link in alignment.alike]
    end = Link(len(words), len(words), others, others)
    gone, at = dict[int, Link](), _one_by_one(links)
    before = Link(0, 0, 0, 0)
    for number in _doubtful(_lonely(links, end, of_weak[order]), count, gone):
        if number - 1 not in gone and number:
            before = at(number - 1)
        link, after = at(number), at(number + 1) if number + 1 < count else end
        if (link in weak and not _adjoins(link, before, after)) or _is_stray(
            link, before, after, words, keys
        ):
            gone[number] = link
    dropped = set(gone.values())
    if not dropped:
        return alignment
    same = alignment.same.copy()
    for link in dropped:
        same[link.a : link.a_end] = np.where(same[link.a : link.a_end] >= 0, -1, same[link.a : link.a_end])
    return Alignment(same, tuple(link for link in alignment.alike if link not in dropped))


def strays_among(
    links: Sequence[Link], a: Sequence[int], b: Sequence[int], keys: Sequence[str]
) -> list[Link]:
    """Those of words only alike that stand alone among the words of a gap, as `without_strays` drops them.

    The gap stands between words that are linked.
    """
    end = Link(len(a), len(a), len(b), len(b))
    return [
        link
        for before, link, after in zip([Link(0, 0, 0, 0), *links], links, [*links[1:], end], strict=False)
        if link.a_end - link.a == 1 == link.b_end - link.b
        and a[link.a] != b[link.b]
        and _is_stray(link, before, after, a, keys)
    ]


def _lonely(links: Ints, end: Link, weak: NDArray[np.bool_]) -> Sequence[int]:
    """The numbers of the links that are weak, or short and with words beside them that have no partner."""
    if links.shape[1] < MANY:
        return range(links.shape[1])
    between = np.maximum.reduce(_Between.of(links, end.a, end.b))
    return np.flatnonzero(((links[1] - links[0] <= _FEW) & (between >= _ALONE)) | weak).tolist()


def _adjoins(link: Link, before: Link, after: Link) -> bool:
    left, right = (before.a_end, before.b_end), (after.a, after.b)
    return (link.a, link.b) == left or (link.a_end, link.b_end) == right


def _is_stray(link: Link, before: Link, after: Link, words: Sequence[int], keys: Sequence[str]) -> bool:
    left = link.a - before.a_end, link.b - before.b_end
    right = after.a - link.a_end, after.b - link.b_end
    length = link.a_end - link.a
    if length > _FEW or max(*left, *right) < _ALONE:
        return False
    size = sum(len(keys[word]) for word in words[link.a : link.a_end])
    apart = min(*left, *right)
    if apart >= _ALONE and size < 2 * apart:
        return True
    return length == 1 and size < _SHORT and min(max(left), max(right)) >= _ALONE
