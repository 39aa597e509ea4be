"""Alignments kept for the next collation, by the words that were aligned.

While serving, an edit of one witness leaves the others as they were, and of its own rows all but one or two.
The key is what `align_sides` reads: the words in the order of their numbers, whatever these are, and where
paragraphs may begin.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

import numpy as np

from edition.alignment.correspondence import Least
from edition.alignment.links import Alignment
from edition.alignment.row_words import Gap
from edition.alignment.sides import Side, align_sides, is_turned
from edition.alignment.table import Entered, Entrant
from edition.text.kept import Kept
from edition.text.remembered import Itself


class KeptAlignments:
    """The alignments of this collation and the one before."""

    def __init__(self) -> None:
        self._kept = Kept()

    def begin(self) -> None:
        """A collation begins; what the last but one aligned is dropped."""
        self._kept.begin()

    def placed(
        self, entrant: Entrant, alignment: Alignment, least: Least, place: Callable[[], list[Gap]]
    ) -> list[Gap]:
        """What `place` enters of an entrant, given its alignment with its base; the gaps that it leaves."""
        sides = (entrant.base, entrant.side)
        name = (*(side.stream.witness.siglum for side in sides), *(side.region for side in sides))
        facts = (*(side.content for side in sides), Itself(alignment), least)
        done: list[Entered] = []

        def entered() -> Entered:
            done.append(entrant.entered(place()))
            return done[0]

        known = self._kept.made(name, facts, entered)
        return list(known.gaps) if done else entrant.enter_again(known)

    def of(self, one: Side, two: Side) -> Alignment:
        """What `align_sides` finds. Nobody may change its array."""
        return self._kept.made(_read(one, two), (), lambda: _aligned(one, two))


def _aligned(one: Side, two: Side) -> Alignment:
    found = align_sides(one, two)
    found.same.flags.writeable = False
    return found


def _read(one: Side, two: Side) -> Hashable:
    """All by which two sides are aligned."""
    lexicon, words = one.stream.lexicon, [side.stream.keys[slice(*side.region)] for side in (one, two)]
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
