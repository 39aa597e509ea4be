"""Where a place of one text is in another that is aligned with it, outside what differs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from edition.alignment.links import Alignment
from edition.alignment.sides import Side
from edition.analysis.places.joining import Difference
from edition.analysis.places.variation_places import VariationPlace
from edition.light_dataclass import dataclass
from edition.model import WordRange
from edition.text.streams import Stream
from edition.text.word_edges import Ints


@dataclass(frozen=True, slots=True)
class PlaceEdges:
    """The edges of words at which places of a passage begin and end, told once for all; -1 for none.

    They are numbers: the beginnings of the words of the passage come first, then their ends. A place without
    words has one edge.
    """

    begins: Ints
    ends: Ints

    @classmethod
    def of(cls, places: Sequence[VariationPlace], base: Stream, words: WordRange) -> PlaceEdges:
        """Those of the places of a passage, which has these words of the base."""
        starts, ends = (
            np.fromiter(each, np.int64, len(places))
            for each in zip(*(place.span for place in places), strict=True)
        )
        heads = _numbers_at(starts, base.starts[slice(*words)], 0)
        count = words.end - words.first
        tails = _numbers_at(ends, base.ends[slice(*words)], count)
        empty = starts == ends
        return cls(np.where(empty & (heads < 0), tails, heads), np.where(empty & (heads >= 0), heads, tails))


def _numbers_at(places: Ints, edges: Ints, first: int) -> Ints:
    """By place the number of the edge that stands there, as they are numbered from `first`; -1 for none."""
    near = np.minimum(np.searchsorted(edges, places), len(edges) - 1)
    return np.where(edges[near] == places, near + first, -1)


class Counterparts:
    """Where places of the base are in another witness, in code points; `differences` are in order."""

    def __init__(
        self, base: Side, other: Side, alignment: Alignment, differences: Sequence[Difference]
    ) -> None:
        self.base, self.words = base.stream, base.region
        self.other, self.words_there = other.stream, other.region
        self.alignment, self.differences = alignment, differences

    def of_places(self, places: PlaceEdges, inside: Iterable[int]) -> tuple[list[int], list[int]]:
        """Where the other has each place that begins and ends with words of both; -1 at all others.

        At those in `inside` the two differ.
        """
        begins, ends = self._edges[places.begins], self._edges[places.ends]
        differ = np.minimum(begins, ends) < 0
        differ[list(inside)] = True
        begins[differ] = ends[differ] = -1
        return begins.tolist(), ends.tolist()

    @cached_property
    def _edges(self) -> Ints:
        """Where the other has the edges of words, by number; -1 of words in a difference, and behind all."""
        same = self.alignment.same.copy()
        for each in self.differences:
            first = bisect_right(self.base.word_ends, each.a) - self.words[0]
            end = bisect_left(self.base.word_starts, each.a_end) - self.words[0]
            same[first:end] = -1
        there = same + self.words_there[0]
        edges = (np.where(same < 0, -1, each[there]) for each in (self.other.starts, self.other.ends))
        return np.concatenate([*edges, [-1]])

    def of(self, offset: int) -> int:
        """The offset in the other witness that corresponds to one in the base, outside their differences."""
        base, other = self.base, self.other
        near = bisect_left(self.differences, offset, key=lambda difference: difference.a_end)
        for difference in self.differences[near : near + 2]:
            if offset in (difference.a, difference.a_end):
                return difference.b if offset == difference.a else difference.b_end
        word = bisect_right(base.word_starts, offset) - 1
        word = min(max(word, self.words[0]), self.words[1] - 1)
        partner = self._partner(word)
        if (after := self._after_difference(offset, base.word_ends[word])) is not None:
            return after
        if offset <= base.word_starts[word]:
            return self._ahead(offset, near, word)
        if partner is None:
            return self._beside(word)
        if offset < base.word_ends[word]:
            return min(other.word_starts[partner] + offset - base.word_starts[word], other.word_ends[partner])
        return self._marks_on(base.word_ends[word], other.word_ends[partner], offset)

    def _ahead(self, offset: int, near: int, word: int) -> int:
        """The place of an offset that only marks part from a word, or from what one text adds before it.

        `near` is the number of the next difference.
        """
        partner = self._partner(word)
        at, there = self.base.word_starts[word], 0 if partner is None else self.other.word_starts[partner]
        if near < len(self.differences) and self.differences[near].a <= at:
            at, there = self.differences[near].a, self.differences[near].b
        marks = self.base.witness.text[offset:at]
        if self.other.witness.text.endswith(marks, 0, there):
            return there - len(marks)
        return self._beside(word) if partner is None else there - 1

    def _after_difference(self, offset: int, end: int) -> int | None:
        """The place of an offset that only marks part from the last difference, at or after `end`."""
        before = bisect_right(self.differences, offset, key=lambda difference: difference.a_end)
        last = self.differences[before - 1] if before else None
        return self._marks_on(last.a_end, last.b_end, offset) if last and last.a_end >= end else None

    def _marks_on(self, a: int, b: int, offset: int) -> int:
        """As many marks on from `b` as `offset` is from `a`, where two corresponding places lie.

        White space that only one of the two has there stands for no mark.
        """
        if a == offset:
            return b
        following = bisect_left(self.other.word_starts, b)
        last = following >= len(self.other)
        end = self.other.cut(following)[0] if last else self.other.word_starts[following]
        pieces = self.other.pieces(b, end)
        at = 0
        for mark in self.base.pieces(a, offset):
            if at < len(pieces) and mark.text.isspace() == pieces[at].text.isspace():
                at += 1
            elif at + 1 < len(pieces) and not mark.text.isspace() and not pieces[at + 1].text.isspace():
                at += 2
        return pieces[at - 1].end if at else b

    def _partner(self, word: int) -> int | None:
        same = int(self.alignment.same[word - self.words[0]])
        return same + self.words_there[0] if same >= 0 else None

    def _beside(self, word: int) -> int:
        """The end of the nearest earlier word that has a partner, for a word that has none."""
        for earlier in range(word - 1, self.words[0] - 1, -1):
            partner = self._partner(earlier)
            if partner is not None:
                return self.other.word_ends[partner]
        return self.other.extent(self.words_there)[0]
