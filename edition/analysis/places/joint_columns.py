"""Several short readings side by side, word by word in columns: the same ones in whatever order they come.

The reading of most witnesses comes first, the longest of as many; each next one is laid beside all before it
so that it agrees with as many of them as can be (progressive alignment).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from edition.alignment.like_words import ALIKE, CHANCE
from edition.text.streams import Ints

WordNumbers = tuple[int, ...]
"""A reading, its words by number."""

_UNIT: Final = 1_000  # what full likeness is worth; whole numbers are summed alike everywhere
_NEXT: Final = 10  # a tenth of what a pair gains is gained again right after another, as of two texts alone
_LETTER: Final = 50  # what the same word gains by letter: of two that changed places the longer has stayed
_LONG: Final = 6  # letters from which on a word gains no more
_SAME_WORD: Final = 10  # what it loses where its print is another: of `Und und` the one printed so is meant
_NEVER: Final = -(2**40)


class JointColumns:
    """The columns of some readings, `columns[reading]` those of its words, rising.

    `weights` says how many witnesses have a reading, `keys` and `prints` are by number of a word what it is
    linked by and how it is printed.
    """

    def __init__(
        self, weights: Mapping[WordNumbers, int], keys: Sequence[int], prints: Sequence[str]
    ) -> None:
        self._gains = _gains(keys, prints)
        self._counts: Ints = np.zeros((len(keys), 0), dtype=np.int64)  # by word and column its witnesses
        self.columns: dict[WordNumbers, list[int]] = {}

        def claim(reading: WordNumbers) -> tuple[int, int, list[str]]:
            return -weights[reading], -len(reading), [prints[word] for word in reading]

        for reading in sorted(weights, key=claim):
            self._add(reading, weights[reading])

    def _add(self, reading: WordNumbers, weight: int) -> None:
        width = self._counts.shape[1]
        gains = self._gains[list(reading)] @ self._counts
        # From the end, so that of two same words the later is meant, as of two texts alone.
        linked = [width - 1 - at if at >= 0 else at for at in _best_chain(gains[::-1, ::-1])[::-1]]
        made = [at < 0 for at in linked]
        following, before = width, list[int]()  # before which of the columns each new one comes
        for at in reversed(linked):
            following = at if at >= 0 else following
            before.append(following)
        before.reverse()
        fresh = [at for at, new in zip(before, made, strict=True) if new]
        moved = np.arange(width) + np.searchsorted(fresh, np.arange(width), "right")
        counts = np.zeros((len(self._counts), width + len(fresh)), dtype=np.int64)
        counts[:, moved] = self._counts
        places, number = list[int](), 0
        for at, following in zip(linked, before, strict=True):
            places.append(int(moved[at]) if at >= 0 else following + number)
            number += at < 0
        self.columns = {each: moved[held].tolist() if held else [] for each, held in self.columns.items()}
        counts[list(reading), places] += weight
        self._counts, self.columns[reading] = counts, places


def _gains(keys: Sequence[int], prints: Sequence[str]) -> Ints:
    """What it gains that two words stand in one column, by their numbers."""
    letters = [text.casefold() for text in prints]
    likeness = cdist(letters, letters, scorer=Levenshtein.normalized_similarity, dtype=np.float64)
    gains = np.rint((likeness - CHANCE) * _UNIT).astype(np.int64)
    gains[likeness < ALIKE] = 0
    numbers = np.asarray(keys)
    same = numbers[:, None] == numbers[None, :]
    sizes = np.minimum(_LONG, [len(text) for text in letters])
    whole = round((1 - CHANCE) * _UNIT) + _LETTER * np.minimum(sizes[:, None], sizes[None, :])
    gains[same] = (whole - _SAME_WORD)[same]
    np.fill_diagonal(gains, whole.diagonal())
    return gains


def _best_chain(gains: Ints) -> list[int]:
    """By row the column of the first rising chain of the greatest sum, -1 where it has none; no cell of 0."""
    rows, width = gains.shape
    best = np.zeros((rows + 1, width + 1), dtype=np.int64)
    pair = np.full((rows + 1, width + 1), _NEVER, dtype=np.int64)
    for row in range(rows - 1, -1, -1):
        gain, below = gains[row], best[row + 1]
        follows = np.maximum(below[1:], pair[row + 1, 1:] + gain // _NEXT)
        pair[row, :-1] = np.where(gain > 0, gain + follows, _NEVER)
        best[row] = np.maximum.accumulate(np.maximum(below, pair[row])[::-1])[::-1]
    chain, at, row, held = [-1] * rows, 0, 0, False
    while row < rows and at < width:
        here = int(best[row, at])
        if held or pair[row, at] == here:
            gain = int(gains[row, at])
            held = bool(pair[row + 1, at + 1] + gain // _NEXT > best[row + 1, at + 1])
            chain[row] = at
            row, at = row + 1, at + 1
        elif best[row, at + 1] == here:
            at += 1
        else:
            row += 1
    return chain
