"""Alignments kept for the next collation, by the words that were aligned.

While serving, an edit of one witness leaves the others as they were, and of its own rows all but one or two.
The key is what `align_sides` reads: the words in the order of their numbers, whatever these are, and where
paragraphs may begin.
"""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from edition.alignment.links import Alignment
from edition.alignment.sides import Side, align_sides, is_turned
from edition.text.lexicon import Lexicon


class KeptAlignments:
    """The alignments of this collation and the one before."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Alignment] = {}
        self._now: dict[Hashable, Alignment] = {}

    def begin(self) -> None:
        """A collation begins; what the last but one aligned is dropped."""
        self._before, self._now = self._now, {}

    def of(self, one: Side, two: Side, lexicon: Lexicon) -> Alignment:
        """What `align_sides` finds. Nobody may change its array."""
        key = _read(one, two, lexicon)
        known = self._now.get(key) or self._before.get(key)
        if known is None:
            known = align_sides(one, two, lexicon)
            known.same.flags.writeable = False
        self._now[key] = known
        return known


def _read(one: Side, two: Side, lexicon: Lexicon) -> Hashable:
    """All by which two sides are aligned."""
    words = [side.stream.keys[slice(*side.region)] for side in (one, two)]
    present = np.zeros(len(lexicon.keys), dtype=np.bool_)
    for numbers in words:
        present[numbers] = True
    ranks = np.cumsum(present, dtype=np.int32)
    return (
        *(ranks[numbers].tobytes() for numbers in words),
        "\n".join([lexicon.keys[number] for number in np.flatnonzero(present).tolist()]),
        tuple(one.likely_cuts),
        tuple(two.likely_cuts),
        is_turned(one, two),
    )
