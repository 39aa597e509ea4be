"""The words of the base at the places of variation: told once, for all the witnesses that are compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from typing import NamedTuple

from edition.analysis.places.variation_places import VariationPlace
from edition.light_dataclass import dataclass
from edition.model import Span, WordRange
from edition.text.streams import Stream


class Beside(NamedTuple):
    """A word of the base beside a place without words, and what stands from the place to the word's edge."""

    word: int
    between: str
    before: bool  # the place stands before the word


class PlaceWords(NamedTuple):
    """The words of the base at a place, by their numbers in the passage.

    `head` is the first word at or after the beginning of the place, `before` the one before that, `tail` the
    first that ends at its end or later. `begins` and `ends` say that the place does so with that word,
    `behind` that it is `empty` and right behind the one before. `slot` is all that stands between two words
    around a place that has none, if that is on one line.
    """

    head: int
    tail: int
    before: int
    begins: bool
    ends: bool
    empty: bool
    behind: bool
    slot: str | None

    @classmethod
    def of(cls, span: Span, base: Stream, words: WordRange) -> PlaceWords:
        """Those of a place of a passage, which has these words of the base."""
        (first, last), (start, end) = words, span
        at = bisect_left(base.word_starts, start)
        head, before = (min(max(word, first), last - 1) for word in (at, at - 1))
        tail = min(max(bisect_left(base.word_ends, end), first), last - 1)
        return cls(
            head - first, tail - first, before - first,
            base.word_starts[head] == start, base.word_ends[tail] == end,
            start == end, start == end == base.word_ends[before], cls._slot(at, span, base, words),
        )  # fmt: skip

    def edges(self, count: int) -> tuple[int, int] | None:
        """The edges of words, of which the passage has so many, at which the place begins and ends."""
        if self.empty and (self.begins or self.behind):
            edge = self.head if self.begins else count + self.before
            return edge, edge
        return (self.head, count + self.tail) if self.begins and self.ends else None

    @staticmethod
    def _slot(at: int, span: Span, base: Stream, words: WordRange) -> str | None:
        """What stands between the words around a place; word `at` is the first behind its start."""
        if not words[0] < at < words[1]:
            return None
        begin, end = base.word_ends[at - 1], base.word_starts[at]
        slot = base.witness.text[begin:end]
        return None if begin > span.start or end < span.end or "\n" in slot else slot


@dataclass(frozen=True, slots=True)
class PlacesInWords:
    """The words of the base at the places of a passage; most places begin with one and end with one.

    `begins` and `ends` are the edges of words at which they do, by number: those at which words begin come
    first, those at which they end behind them. `rest` are the places that have no such edges.
    """

    words: Sequence[PlaceWords]
    begins: Sequence[int]
    ends: Sequence[int]
    rest: Set[int]

    @classmethod
    def of(cls, places: Sequence[VariationPlace], base: Stream, words: WordRange) -> PlacesInWords:
        """Those of the places of a passage, which has these words of the base."""
        found = [PlaceWords.of(place.span, base, words) for place in places]
        edges = [each.edges(words.end - words.first) for each in found]
        rest = {at for at, each in enumerate(edges) if each is None}
        begins, ends = zip(*(each or (0, 0) for each in edges), strict=True) if edges else ((), ())
        return cls(found, begins, ends, rest)


def words_beside(span: Span, base: Stream, words: WordRange) -> tuple[Beside, ...]:
    """The words of a passage of the base next to a stretch, of which no word is part."""
    first, last = words
    after = bisect_left(base.word_starts, span.end)
    if after > first and base.word_ends[after - 1] > span.start:
        return ()
    text = base.witness.text
    behind = (
        [Beside(after - 1, text[base.word_ends[after - 1] : span.end], before=False)] if after > first else []
    )
    before = [Beside(after, text[span.start : base.word_starts[after]], before=True)] if after < last else []
    return (*behind, *before)
