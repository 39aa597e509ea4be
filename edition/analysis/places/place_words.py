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

    `heads` and `tails` are of all places the words as in `PlaceWords`, `rest` the places that do not.
    """

    words: Sequence[PlaceWords]
    heads: Sequence[int]
    tails: Sequence[int]
    rest: Set[int]

    @classmethod
    def of(cls, places: Sequence[VariationPlace], base: Stream, words: WordRange) -> PlacesInWords:
        """Those of the places of a passage, which has these words of the base."""
        found = [PlaceWords.of(place.span, base, words) for place in places]
        rest = {at for at, each in enumerate(found) if each.empty or not (each.begins and each.ends)}
        return cls(found, [each.head for each in found], [each.tail for each in found], rest)


def words_beside(span: Span, base: Stream, words: WordRange) -> tuple[Beside, ...]:
    """The words of a passage of the base next to a stretch, of which no word is part."""
    first, last = words
    after = bisect_left(base.word_starts, span.end)
    if after > first and base.word_ends[after - 1] > span.start:
        return ()
    text = base.witness.text
    behind = [Beside(after - 1, text[base.word_ends[after - 1] : span.end], False)] if after > first else []
    before = [Beside(after, text[span.start : base.word_starts[after]], True)] if after < last else []
    return (*behind, *before)
