"""Where the words of each of two texts stand in the other, in whatever order: in runs that both have once.

What is shuffled stands side by side with what belongs elsewhere. To align the two costs most where nothing
comes of it, and what would come of it is chance.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from edition.text.equal_values import places_in
from edition.text.word_edges import Ints

_MOST: Final = 0.8  # of the words of a stretch; a run of a few is elsewhere by chance as well


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

    def whereabouts(self, a: int, a_end: int, b: int, b_end: int) -> tuple[Whereabouts, Whereabouts]:
        """What is known of the words of `[a, a_end)` and of `[b, b_end)`, each held against the other."""
        return Whereabouts.of(self.of_a[a:a_end], b, b_end), Whereabouts.of(self.of_b[b:b_end], a, a_end)

    def apart(self, a: int, a_end: int, b: int, b_end: int) -> bool:
        """True of two stretches of one of which most words stand elsewhere in the other text."""
        return any(
            each.away > _MOST * each.known for each in self.whereabouts(a, a_end, b, b_end) if each.tells
        )


class Whereabouts(NamedTuple):
    """How many words a stretch has, how many of them the other text has, and how many outside a stretch."""

    words: int
    known: int
    away: int

    @classmethod
    def of(cls, homes: Ints, first: int, end: int) -> Whereabouts:
        known = homes[homes >= 0]
        here = int(np.count_nonzero((known >= first) & (known < end)))
        return cls(len(homes), len(known), len(known) - here)

    @property
    def tells(self) -> bool:
        """True where so many words are known that the others stand where these do."""
        return 2 * self.known > self.words

    @property
    def here(self) -> float:
        """How many words may stand in the other stretch."""
        return self.words * (1 - self.away / self.known) if self.tells else self.words
