"""A claim in pieces that can be compared word by word, and what lies between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from edition.model import WordRange


class ClaimPiece(NamedTuple):
    """Words `[first, last)` of the prose that stand for the places `[begin, end)` of the statement."""

    first: int
    last: int
    begin: int
    end: int


class Cut(NamedTuple):
    """What lies between two pieces: places left out, words put in, and whether a sign says so.

    `alters` is true of words put in at an edge that say otherwise than what stands there.
    """

    omitted: WordRange
    inserted: tuple[WordRange, ...]
    marked: bool
    alters: bool = False

    @property
    def holds(self) -> bool:
        """Whether anything is left out."""
        return self.omitted.first < self.omitted.end


def runs_of_words(words: Sequence[int]) -> tuple[WordRange, ...]:
    """Words, in order, as ranges."""
    ranges: list[WordRange] = []
    for word in words:
        if ranges and ranges[-1].end == word:
            ranges[-1] = WordRange(ranges[-1].first, word + 1)
        else:
            ranges.append(WordRange(word, word + 1))
    return tuple(ranges)
