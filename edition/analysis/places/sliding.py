"""Words that a witness adds beside the same words: which of them are the added ones, others may say.

Of `he said yes [and he said] no` beside `he said [no and he said] yes` nothing in two texts alone tells which
`he said` is the base's. Where further witnesses add the same, they stand at one place of the base.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from edition.alignment.links import Alignment, Link, equal_runs
from edition.alignment.sides import Side
from edition.alignment.table import Row
from edition.analysis.places.shared_words import Shared
from edition.light_dataclass import dataclass
from edition.model import Span
from edition.text.streams import Stream

Ints = NDArray[np.int64]


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


@dataclass(frozen=True)
class _Compared:
    """A witness of a passage: its alignment with the base, and its words as keys."""

    alignment: Alignment
    links: Sequence[Link]
    keys: Ints

    def added(self) -> Iterator[_Added]:
        """What it has between words that it shares with the base, and the base has not."""
        for before, after in pairwise(self.links):
            if after.b > before.b_end:
                if after.a > before.a_end:
                    yield _Added(after.a, before.b_end, after.b, before.a_end, after.a, False)
                else:
                    reach = self._reach(after.a, before.b_end, after.b)
                    yield _Added(after.a, before.b_end, after.b, *reach, True)

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

    def words(self, added: _Added) -> frozenset[int]:
        """The keys of added words; wherever they stand, they are the same."""
        return frozenset(self.keys[added.begin : added.end].tolist())


def links_of(alignment: Alignment, row: Row, other: int, shared: Mapping[int, Shared]) -> Sequence[Link]:
    """The runs of the same words in the alignment of another witness, and what stands for each other."""
    if other in shared and alignment is row.alignments[other]:
        return shared[other].links
    return sorted([*equal_runs(alignment), *alignment.alike])


def slid(
    row: Row, streams: Sequence[Stream], published: Sequence[Span], shared: Mapping[int, Shared]
) -> Mapping[int, Alignment]:
    """The alignments of a passage, those changed in which what others add too could stand at their place.

    A `published` place of the base that has nothing there comes before what others say. Nothing depends on
    the order of the witnesses, and nothing changes where only one adds something.
    """
    if len(row.alignments) < 2:
        return row.alignments
    witnesses: dict[int, _Compared] = {}
    for other, alignment in row.alignments.items():
        side = row.side(other, streams[other])
        links = links_of(alignment, row, other, shared)
        witnesses[other] = _Compared(alignment, links, side.stream.keys[slice(*side.region)])
    found = {other: list(witness.added()) for other, witness in witnesses.items()}
    if not any(each.free and each.first < each.last for added in found.values() for each in added):
        return row.alignments
    at: dict[int, list[tuple[int, frozenset[int]]]] = {}
    for other, added in found.items():
        for each in added:
            for place in range(each.first, each.last + 1):
                at.setdefault(place, []).append((other, witnesses[other].words(each)))
    known = _before_words(published, row.side(row.base, streams[row.base]))
    changed = dict(row.alignments)
    for other, added in found.items():
        same = changed[other].same.copy()
        done = 0
        for each in added:
            place = _place(each, other, witnesses[other].words(each), at, known)
            if each.free and place != each.at and min(place, each.at) >= done:
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
    added: _Added,
    other: int,
    words: frozenset[int],
    at: Mapping[int, Sequence[tuple[int, frozenset[int]]]],
    known: frozenset[int],
) -> int:
    """Where a place is `known`, or others have most of some added words; as it is where none has any."""

    def shared(place: int) -> int:
        return sum(len(words & theirs) for number, theirs in at[place] if number != other)

    places = range(added.first, added.last + 1)
    best = max(places, key=lambda place: (place in known, shared(place), -place))
    return best if best in known or shared(best) else added.at
