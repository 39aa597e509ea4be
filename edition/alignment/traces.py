"""Which witnesses may be versions of one text: told apart without aligning them, in time for hundreds.

What has hardly a word in common, or no two phrases, is not aligned; the rest is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from edition.alignment.anchors import ANCHOR, Grams
from edition.alignment.sides import Side
from edition.light_dataclass import dataclass
from edition.text.word_edges import Ints

_SHORT: Final = 20  # words; a shorter text is told by its words, a longer one by its phrases
_SHARE: Final = 0.4  # of the words of the shorter text: of versions half are the same
_PHRASES: Final = 7  # words; two phrases of three, and one word more
_GRAMS: Final = 3  # sequences of three words that there are at least in two phrases of so many words


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

    def may_share(self, other: Traces, grams: int = _GRAMS) -> bool:
        """False of texts that have nothing to do with each other, beyond doubt.

        `grams` are the sequences of three words that they have in common, where they are counted.
        """
        if min(self.size, other.size) < _SHORT:
            same = len(np.intersect1d(self.words, other.words, assume_unique=True))
            return same >= _SHARE * min(len(self.words), len(other.words))
        if not self.paragraphs.isdisjoint(other.paragraphs):
            return True
        return grams >= _GRAMS and self.grams.shared_words(other.grams) >= _PHRASES


class _SharedGrams:
    """The sequences of three words of many texts, and who has them: of hundreds two share hardly any."""

    def __init__(self, traces: Mapping[int, Traces]) -> None:
        values = np.concatenate([each.grams.values for each in traces.values()])
        owners = np.repeat(list(traces), [len(each.grams.values) for each in traces.values()])
        order = np.argsort(values, kind="stable")
        self._values, self._owners = values[order], owners[order]
        self._texts = max(traces) + 1

    def in_common(self, one: Traces) -> Sequence[int]:
        """By text how many sequences it has that one of them has."""
        first = np.searchsorted(self._values, one.grams.values, side="left")
        sizes = np.searchsorted(self._values, one.grams.values, side="right") - first
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        owners = self._owners[np.repeat(first, sizes) + within]
        counts: list[int] = np.bincount(owners, minlength=self._texts).tolist()
        return counts


def sharing_groups(sides: Mapping[int, Side]) -> Iterator[list[int]]:
    """The witnesses in groups, each of which may share something with another of its group, in their order.

    Short ones share it with the first of their group: of many any two share words with a third.
    """
    traces = {number: Traces.of(side) for number, side in sides.items()}
    waiting = list(sides)
    grams = _SharedGrams(traces) if waiting else None
    while waiting and grams:
        group, reached = {waiting[0]}, [waiting[0]]
        while reached:
            one = traces[reached.pop()]
            common = grams.in_common(one)
            free = (other for other in waiting if other not in group)
            near = [other for other in free if one.may_share(traces[other], common[other])]
            group.update(near)
            reached += [other for other in near if traces[other].size >= _SHORT]
        yield [number for number in waiting if number in group]
        waiting = [number for number in waiting if number not in group]
