"""Where the words of each of two texts stand in the other, in whatever order: in runs that both have once.

What is shuffled stands side by side with what belongs elsewhere. To align the two costs most where nothing
comes of it, and what would come of it is chance.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from edition.alignment.anchors import Ints
from edition.text.equal_values import places_in

_MOST: Final = 0.75  # of the words of a stretch; a run of a few is elsewhere by chance as well


class Homes(NamedTuple):
    """By word of each text the word of the other that it is in such a run, or -1."""

    of_a: Ints
    of_b: Ints

    @classmethod
    def of(cls, runs: Ints, size_a: int, size_b: int) -> Homes:
        """Those of two texts of so many words that have these runs in common (columns of `Run`)."""
        homes = cls(np.full(size_a, -1, dtype=np.int64), np.full(size_b, -1, dtype=np.int64))
        a, b, lengths = runs
        here, there = places_in(a, a + lengths), places_in(b, b + lengths)
        homes.of_a[here], homes.of_b[there] = there, here
        return homes

    def away(self, a: int, a_end: int, b: int, b_end: int) -> tuple[int, int]:
        """How many words of `[a, a_end)` stand in the other text outside `[b, b_end)`, and of these there."""
        homes = (self.of_a[a:a_end], b, b_end), (self.of_b[b:b_end], a, a_end)
        one, two = (
            int(np.count_nonzero((home >= 0) & ((home < first) | (home >= end))))
            for home, first, end in homes
        )
        return one, two

    def apart(self, a: int, a_end: int, b: int, b_end: int) -> bool:
        """True of two stretches of one of which most words stand elsewhere in the other text."""
        one, two = self.away(a, a_end, b, b_end)
        return one > _MOST * (a_end - a) or two > _MOST * (b_end - b)
