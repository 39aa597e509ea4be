"""Words that a witness adds beside the same words: which of them are added, others may say, or pauses.

Of `he said yes [and he said] no` beside `he said [no and he said] yes` nothing in two texts alone tells which
`he said` is the base's. Where further witnesses add the same, they stand at one place of the base. Else what
stands between pauses is added rather than words across one: of two sentences that begin alike one is added
whole, not the end of the first with the beginning of the second. Before that words stay that are printed as
the base's, and where nothing tells more the later ones: in published collations gaps are more often early.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from edition.alignment.links import Alignment, Link
from edition.alignment.sides import Side
from edition.analysis.places.shared_words import ComparedRow
from edition.light_dataclass import dataclass
from edition.model import Span
from edition.text.linking import leaning_words, linking_form
from edition.text.word_edges import Ints

Pauses = tuple[int, int]
"""How clearly words stand between pauses, and how little their ends part what belongs together."""

NO_PAUSES: Final = (0, -2)


class _Added(NamedTuple):
    """What a witness has before word `at` of the base, and where else in the base it may as well stand.

    Positions are words of the passage, `first` to `last`; `begin` to `end` are the words of the witness. What
    stands for words of the base has these for its places, and is not `free` to stand at another.
    """

    at: int
    begin: int
    end: int
    first: int
    last: int
    free: bool


class _There(NamedTuple):
    """What a witness may add at a place: keys of words, and how clearly these stand between pauses there."""

    witness: int
    words: frozenset[int]
    pauses: Pauses


@dataclass(frozen=True)
class _Compared:
    """A witness of a passage: its alignment with the base, its words, and these as keys."""

    alignment: Alignment
    links: Sequence[Link]
    base: Side
    side: Side
    keys: Ints

    def added(self) -> Iterator[_Added]:
        """What it has between words that it shares with the base, and the base has not."""
        for before, after in pairwise(self.links):
            if after.b > before.b_end:
                if after.a > before.a_end:
                    yield _Added(after.a, before.b_end, after.b, before.a_end, after.a, free=False)
                else:
                    reach = self._reach(after.a, before.b_end, after.b)
                    yield _Added(after.a, before.b_end, after.b, *reach, free=True)

    def _reach(self, at: int, begin: int, end: int) -> tuple[int, int]:
        """From which to which word of the base added words could stand, with the same words linked."""
        same, keys = self.alignment.same, self.keys
        first = last = at
        while (
            first > 0 and same[first - 1] == begin - 1 - (at - first) and self._repeats(first, at, begin, end)
        ):
            first -= 1
        while last < len(same) and same[last] == end + last - at:
            if keys[begin + last - at] != keys[end + last - at]:
                break
            last += 1
        return first, last

    def _repeats(self, first: int, at: int, begin: int, end: int) -> bool:
        """True where the word before the added ones, so many words on, is the last of them."""
        back = at - first + 1
        return bool(self.keys[begin - back] == self.keys[end - back])

    def pauses(self, added: _Added, place: int) -> Pauses:
        """How clearly added words stand between pauses at a place."""
        moved = place - added.at
        return pauses_around(self.side, added.begin + moved, added.end + moved)

    def printed(self, added: _Added) -> list[int]:
        """By place, from the first, how many words around added ones are printed as the base's there."""
        begin = added.begin + added.first - added.at
        return printed_alike(
            forms_of(self.base, added.first, added.last),
            forms_of(self.side, begin, added.end + added.last - added.at),
        )

    def words(self, added: _Added) -> frozenset[int]:
        """The keys of added words; wherever they stand, they are the same."""
        return frozenset(self.keys[added.begin : added.end].tolist())


def pauses_around(side: Side, begin: int, end: int) -> Pauses:
    """How clearly words of a passage stand between pauses: 2 at each end for one of a sentence or of all.

    Then for each end 1 less where it parts an article, a preposition or a conjunction from its word.
    """
    stream, (first, last) = side.stream, side.region
    marks = parted = 0
    for at in (first + begin, first + end):
        pause = 2 if at in (first, last) else stream.pause_before(at)
        marks += pause
        if not pause:
            word = stream.reading(stream.word_starts[at - 1], stream.word_ends[at - 1])
            parted += linking_form(word.casefold()) in leaning_words()
    return marks, -parted


def forms_of(side: Side, first: int, end: int) -> Ints:
    """The words of a passage, by number of those that are printed alike."""
    return side.stream.forms[side.region[0] + first : side.region[0] + end]


def printed_alike(words: Ints, others: Ints) -> list[int]:
    """How many of some words are the same as others', by how many of them stand before what those have more.

    >>> printed_alike(np.array([1, 2]), np.array([1, 2, 5, 1, 3]))
    [1, 1, 2]
    """
    more = len(others) - len(words)
    before = np.concatenate(([0], np.cumsum(words == others[: len(words)])))
    behind = np.concatenate(([0], np.cumsum((words == others[more:])[::-1])))[::-1]
    found: list[int] = (before + behind).tolist()
    return found


def slid(
    compared: ComparedRow, alignments: Mapping[int, Alignment], published: Sequence[Span]
) -> Mapping[int, Alignment]:
    """The alignments of a passage, those changed in which what others add too could stand at their place.

    A `published` place of the base that has nothing there comes before what others say, and that before
    pauses. Nothing depends on the order of the witnesses.
    """
    base = compared.base
    witnesses: dict[int, _Compared] = {}
    for other, alignment in alignments.items():
        side, links = compared.others[other], compared.links(alignment, other)
        witnesses[other] = _Compared(alignment, links, base, side, side.stream.keys[slice(*side.region)])
    found = {other: list(witness.added()) for other, witness in witnesses.items()}
    if not any(each.free and each.first < each.last for added in found.values() for each in added):
        return alignments
    at: dict[int, list[_There]] = {}
    for other, added in found.items():
        for each in added:
            words = witnesses[other].words(each)
            for place in range(each.first, each.last + 1):
                pauses = witnesses[other].pauses(each, place) if each.free else NO_PAUSES
                at.setdefault(place, []).append(_There(other, words, pauses))
    known = _before_words(published, base)
    changed = dict(alignments)
    for other, added in found.items():
        same = changed[other].same.copy()
        done = 0
        for each in added:
            if not each.free or each.first == each.last:
                continue
            place = _place(each, other, witnesses[other], at, known)
            if place != each.at and min(place, each.at) >= done:
                size = each.end - each.begin
                same[each.at : place] -= size
                same[place : each.at] += size
                done = max(place, each.at)
        if not np.array_equal(same, changed[other].same):
            changed[other] = replace(changed[other], same=same)
    return changed


def _before_words(spans: Sequence[Span], base: Side) -> frozenset[int]:
    """The words of the passage before which spans stand that have nothing."""
    points = [span.start for span in spans if span.start == span.end]
    return frozenset((base.stream.ends.searchsorted(points, "right") - base.region[0]).tolist())


def _place(
    added: _Added, other: int, compared: _Compared, at: Mapping[int, Sequence[_There]], known: frozenset[int]
) -> int:
    """Where a place is `known`, or others have most of some added words, or pauses are, or print agrees.

    Else the first.
    """
    words, printed = compared.words(added), compared.printed(added)

    def claim(place: int) -> tuple[bool, int, int, int, int, int]:
        there = at[place]
        shared = sum(len(words & each.words) for each in there if each.witness != other)
        # Of all that add some of the words, so that they stand together where one has no marks.
        marks, parted = max(each.pauses for each in there if words & each.words)
        return place in known, shared, printed[place - added.first], marks, parted, -place

    return max(range(added.first, added.last + 1), key=claim)
