"""Stage 3b: links between the words of two texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from edition.anchors import Ints


class Link(NamedTuple):
    """Words `[a, a_end)` of one text that stand for words `[b, b_end)` of the other."""

    a: int
    a_end: int
    b: int
    b_end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Links between two texts, rising in both: `same` word for word, `alike` in form only.

    `same[i]` is the word of the other text that has the key of word i, or -1.
    """

    same: Ints
    alike: tuple[Link, ...]

    def swapped(self, length: int) -> Alignment:
        """The alignment seen from the other text, which has `length` words."""
        same = np.full(length, -1, dtype=np.int64)
        here = np.flatnonzero(self.same >= 0)
        same[self.same[here]] = here
        return Alignment(same, tuple(Link(x.b, x.b_end, x.a, x.a_end) for x in self.alike))


def runs_of(alignment: Alignment) -> list[Link]:
    """The runs of words that are the same in both texts, in order."""
    here = np.flatnonzero(alignment.same >= 0)
    if not len(here):
        return []
    there = alignment.same[here]
    cuts = np.flatnonzero((here[1:] - here[:-1] != 1) | (there[1:] - there[:-1] != 1)) + 1
    firsts, lasts = np.concatenate(([0], cuts)), np.concatenate((cuts, [len(here)])) - 1
    return [
        Link(a, a_last + 1, b, b_last + 1)
        for a, a_last, b, b_last in zip(
            here[firsts].tolist(),
            here[lasts].tolist(),
            there[firsts].tolist(),
            there[lasts].tolist(),
            strict=True,
        )
    ]


def word_for_word(links: Sequence[Link], length: int) -> Ints:
    """By word of one text the word of the other that links of equal stretches give it, or -1."""
    same = np.full(length, -1, dtype=np.int64)
    if links:
        starts, ends, others, _ = np.array(links, dtype=np.int64).T
        sizes = ends - starts
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        same[np.repeat(starts, sizes) + within] = np.repeat(others, sizes) + within
    return same
