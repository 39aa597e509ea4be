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
from edition.text.kept import Kept
from edition.text.lexicon import Lexicon


class KeptAlignments:
    """The alignments of this collation and the one before."""

    def __init__(self) -> None:
        self._kept = Kept()

    def begin(self) -> None:
        """A collation begins; what the last but one aligned is dropped."""
        self._kept.begin()

    def of(self, one: Side, two: Side, lexicon: Lexicon) -> Alignment:
        """What `align_sides` finds. Nobody may change its array."""
        return self._kept.made(_read(one, two, lexicon), (), lambda: _aligned(one, two, lexicon))


def _aligned(one: Side, two: Side, lexicon: Lexicon) -> Alignment:
    found = align_sides(one, two, lexicon)
    found.same.flags.writeable = False
    return found


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
