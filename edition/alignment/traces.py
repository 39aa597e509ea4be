"""Which witnesses may be versions of one text: told apart without aligning them, in time for hundreds.

What has hardly a word in common, or no two phrases, is not aligned; the rest is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from edition.alignment.anchors import ANCHOR, Grams, Ints
from edition.alignment.boundaries import Side

_SHORT: Final = 20  # words; a shorter text is told by its words, a longer one by its phrases
_SHARE: Final = 0.4  # of the words of the shorter text: of versions half are the same
_PHRASES: Final = 7  # words; two phrases of three, and one word more


@dataclass(frozen=True, slots=True)
class Traces:
    """What is left of a text without the order: its words, the phrases it has once, its paragraphs."""

    size: int
    words: Ints
    grams: Grams
    paragraphs: frozenset[bytes]

    @classmethod
    def of(cls, side: Side) -> Traces:
        """Those of a range of a witness."""
        keys = side.stream.keys[slice(*side.region)]
        parts = frozenset(keys[first:end].tobytes() for first, end in pairwise(side.likely_cuts))
        return cls(len(keys), np.flatnonzero(np.bincount(keys)), Grams.of(keys, ANCHOR), parts)

    def may_share(self, other: Traces) -> bool:
        """False of texts that have nothing to do with each other, beyond doubt."""
        if min(self.size, other.size) < _SHORT:
            same = len(np.intersect1d(self.words, other.words, assume_unique=True))
            return same >= _SHARE * min(len(self.words), len(other.words))
        if not self.paragraphs.isdisjoint(other.paragraphs):
            return True
        return self.grams.shared_words(other.grams) >= _PHRASES


def groups(sides: Mapping[int, Side]) -> Iterator[list[int]]:
    """The witnesses in groups, each of which may share something with another of its group, in their order.

    Short ones share it with the first of their group: of many any two share words with a third.
    """
    traces = {number: Traces.of(side) for number, side in sides.items()}
    waiting = list(sides)
    while waiting:
        group, reached = {waiting[0]}, [waiting[0]]
        while reached:
            one = traces[reached.pop()]
            near = [other for other in waiting if other not in group and one.may_share(traces[other])]
            group.update(near)
            reached += [other for other in near if traces[other].size >= _SHORT]
        yield [number for number in waiting if number in group]
        waiting = [number for number in waiting if number not in group]
