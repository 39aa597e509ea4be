"""The words of the base at the places of variation: told once, for all the witnesses that are compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from edition.analysis.places.variation_places import VariationPlace
from edition.model import Span, WordRange
from edition.text.streams import Ints, Stream


class Beside(NamedTuple):
    """A word of the base beside a place without words, and what stands from the place to the word's edge."""

    word: int
    between: str
    before: bool  # the place stands before the word


class PlaceWords(NamedTuple):
    """The words of the base at places in order, by their numbers in the passage: one row a place.

    `head` is the first word at or after the beginning of a place, `before` the one before that, `tail` the
    first that ends at its end or later. `begins` and `ends` say that the place does so with that word,
    `behind` that it is `empty` and right behind the one before. `beside` are the words next to a place that
    has none.
    """

    head: Ints
    tail: Ints
    before: Ints
    begins: NDArray[np.bool_]
    ends: NDArray[np.bool_]
    empty: NDArray[np.bool_]
    behind: NDArray[np.bool_]
    beside: list[tuple[Beside, ...]]

    @classmethod
    def of(cls, places: Sequence[VariationPlace], base: Stream, words: WordRange) -> PlaceWords:
        """Those of a passage, which has these words of the base."""
        first, last = words
        starts, ends = np.array([place.span for place in places], dtype=np.int64).reshape(-1, 2).T
        head = np.clip(at_start := base.starts.searchsorted(starts), first, last - 1)
        tail = np.clip(base.ends.searchsorted(ends), first, last - 1)
        before = np.clip(at_start - 1, first, last - 1)
        empty = starts == ends
        return cls(
            head - first, tail - first, before - first, base.starts[head] == starts, base.ends[tail] == ends,
            empty, empty & (base.ends[before] == starts),
            [_beside(place.span, base, words) for place in places],
        )  # fmt: skip


def _beside(span: Span, base: Stream, words: WordRange) -> tuple[Beside, ...]:
    """The words of a passage of the base next to a stretch, of which no word is part."""
    first, last = words
    after = bisect_left(base.word_starts, span.end)
    if after > first and base.word_ends[after - 1] > span.start:
        return ()
    text = base.witness.text
    behind = [Beside(after - 1, text[base.word_ends[after - 1] : span.end], False)] if after > first else []
    before = [Beside(after, text[span.start : base.word_starts[after]], True)] if after < last else []
    return (*behind, *before)
