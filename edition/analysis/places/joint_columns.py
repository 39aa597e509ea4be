"""Several short readings side by side, word by word in columns: the same ones in whatever order they come.

Any two readings say by themselves which of their words stand for each other, and every third one bears them
out or not. Where a word may as well stand for either of two they say so of both, and the third ones tell. A
word that others have stands with these, never with words that are only like it, however many have them. The
reading of most witnesses comes first, the longest of as many; each next one is laid beside those before it so
that as much as can be of that holds (progressive alignment by consistency, as T-Coffee does it). A reading of
which not all holds is laid once more, beside all the others: what came first decides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from edition.alignment.like_words import ALIKE, CHANCE
from edition.text.word_edges import Ints

WordNumbers = tuple[int, ...]
"""A reading, its words by number."""

_UNIT: Final = 1_000  # what full likeness is worth; whole numbers are summed alike everywhere
# Per cent of what a pair gains that it gains again right after another, as of two texts alone
_NEXT: Final = 10
_LETTER: Final = 50  # what the same word gains by letter: of two that changed places the longer has stayed
_LONG: Final = 6  # letters from which on a word gains no more
_SAME_WORD: Final = 10  # what it loses where its print is another: of `Und und` the one printed so is meant
_NEVER: Final = -(2**40)
_SUPPORT: Final = 4_000_000  # words of all readings times pairs of these that may bear them out, in .2 s
_AT_ONCE: Final = 200_000  # words times words of two readings that are looked at together, 5 MB
# The best up to two words has them linked, is that without the later of either, links the two before as well
_LINKED, _EARLIER, _ABOVE, _NEXT_TO = 1, 2, 4, 8


class JointColumns:
    """The columns of some readings, `columns[reading]` those of its words, rising.

    `weights` says how many witnesses have a reading, `keys` and `prints` are by number of a word what it is
    linked by and how it is printed.
    """

    def __init__(
        self, weights: Mapping[WordNumbers, int], keys: Sequence[int], prints: Sequence[str]
    ) -> None:
        def claim(reading: WordNumbers) -> tuple[int, int, list[str]]:
            return -weights[reading], -len(reading), [prints[word] for word in reading]

        order = sorted(filter(None, weights), key=claim)
        self._spans = [slice(*span) for span in pairwise(accumulate(map(len, order), initial=0))]
        held_by = np.repeat([weights[each] for each in order], [len(each) for each in order])
        linked = _linked(order, _gains(keys, prints))
        self._support = _supported(linked, held_by) * held_by
        own = np.asarray([keys[word] for reading in order for word in reading], dtype=np.int64)
        self._same = (own[:, None] == own[None, :]) & (self._support > 0)
        self._columns: Ints = np.full(len(held_by), -1, dtype=np.int64)  # by word of all; -1: not yet laid
        for span in self._spans:
            self._lay(span)
        parted = ((linked > 0) & (self._columns[:, None] != self._columns)).any(axis=1)
        for span in [each for each in self._spans if parted[each].any()]:
            self._columns[span] = -1
            self._close_up()
            self._lay(span)
        self.columns = {
            each: self._columns[span].tolist() for each, span in zip(order, self._spans, strict=True)
        }

    def _lay(self, span: slice) -> None:
        """Lay a reading beside those that are laid."""
        laid = np.flatnonzero(self._columns >= 0)
        laid = laid[np.argsort(self._columns[laid], kind="stable")]
        width, size = int(self._columns.max(initial=-1)) + 1, span.stop - span.start
        gains = np.zeros((size, 1, width), dtype=np.int64)
        if width:
            begins = np.searchsorted(self._columns[laid], np.arange(width))
            gains[:, 0] = np.add.reduceat(self._support[span, laid], begins, axis=1)
            same = np.logical_or.reduceat(self._same[span, laid], begins, axis=1)
            gains[:, 0] *= same | ~same.any(axis=1, keepdims=True)
        linked = _best_chains(gains, 0)[0][0]
        known = linked >= 0
        # Before which of the columns each new one comes: that of the next word which stands in one.
        following = np.minimum.accumulate(np.where(known, linked, width)[::-1])[::-1]
        moved = np.arange(width) + np.searchsorted(following[~known], np.arange(width), "right")
        self._columns[laid] = moved[self._columns[laid]]
        places = following + np.cumsum(~known) - 1
        places[known] = moved[linked[known]]
        self._columns[span] = places

    def _close_up(self) -> None:
        """Leave out the columns that no reading has a word in."""
        laid = self._columns >= 0
        self._columns[laid] = np.unique(self._columns[laid], return_inverse=True)[1]


def may_be_laid(readings: Collection[WordNumbers]) -> bool:
    """False of readings that are so many and so long that they are better left as they are."""
    return sum(map(len, readings)) * len(readings) ** 2 <= _SUPPORT


def _linked(order: Sequence[WordNumbers], gains: Ints) -> Ints:
    """What it gains that two words of all readings stand in one column, if their two readings link them."""
    longest = max(map(len, order), default=0)
    numbers = np.full((len(order), longest), len(gains), dtype=np.int64)  # one that gains nothing before each
    for number, reading in enumerate(order):
        numbers[number, longest - len(reading) :] = reading
    gains = np.pad(gains, (0, 1))
    ones, twos = np.tril_indices(len(order), -1)
    ends = np.cumsum([len(each) for each in order], dtype=np.int64)
    size = int(ends[-1]) if len(ends) else 0
    found = np.zeros((size, size), dtype=np.int64)
    step = max(1, _AT_ONCE // max(1, longest * longest))
    for first in range(0, len(ones), step):
        one, two = ones[first : first + step], twos[first : first + step]
        for chains in _best_chains(gains[numbers[one].T[:, :, None], numbers[two]], _NEXT):
            pair, row = np.nonzero(chains >= 0)
            column = chains[pair, row]
            here, there = ends[one[pair]] - longest + row, ends[two[pair]] - longest + column
            gained = gains[numbers[one[pair], row], numbers[two[pair], column]]
            found[here, there] = found[there, here] = gained
    return found


def _supported(linked: Ints, held_by: Ints) -> Ints:
    """The same with what third readings say, each as often as witnesses have it.

    Two words that both stand for one of a third stand for each other, by the lesser gain.
    """
    found = linked.copy()
    third, words = np.nonzero(linked)
    gained = linked[third, words]
    firsts = np.searchsorted(third, third)  # of each, where those that stand for the same word begin
    sizes = np.searchsorted(third, third, "right") - firsts
    step = max(1, _AT_ONCE // int(sizes.max(initial=1)))
    for begin in range(0, len(third), step):
        some = slice(begin, begin + step)
        one = np.repeat(np.arange(len(third))[some], sizes[some])
        before = np.cumsum(sizes[some]) - sizes[some]
        two = np.arange(len(one)) + np.repeat(firsts[some] - before, sizes[some])
        lesser = np.minimum(gained[one], gained[two]) * held_by[third[one]]
        np.add.at(found.reshape(-1), words[one] * len(linked) + words[two], lesser)
    return found


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


def _best_chains(gains: Ints, again: int) -> tuple[Ints, Ints]:
    """By table and row the column of the rising chain of the greatest sum, -1 where it has none.

    `gains` has by row, table and column what a cell gains, and `again` says how much per cent of it a cell
    gains once more right after the cell before; none that gains nothing is in a chain. Of chains that are
    worth as much these are the last, in which of two same words the later is meant, as of two texts alone,
    and the first.
    """
    rows, count, width = gains.shape
    best = np.zeros((rows + 1, count, width + 1), dtype=np.int64)  # of the rows before, in the columns before
    linked = np.full(best.shape, _NEVER, dtype=np.int64)  # of those, with a link of the last two
    more = gains * again // 100
    for row, gain in enumerate(np.where(gains > 0, gains, _NEVER)):
        here, there = linked[row + 1, :, 1:], best[row + 1]
        np.add(linked[row, :, :-1], more[row], out=here)
        np.maximum(here, best[row, :, :-1], out=here)
        np.add(here, gain, out=here)
        np.maximum(best[row], linked[row + 1], out=there)
        np.maximum.accumulate(there, axis=1, out=there)
    ways = (linked[1:] == best[1:]) * np.uint8(_LINKED)
    ways[:, :, 1:] |= (best[1:, :, 1:] == best[1:, :, :-1]) * np.uint8(_EARLIER)
    ways[:, :, 1:] |= (linked[:-1, :, :-1] + more >= best[:-1, :, :-1]) * np.uint8(_NEXT_TO)
    ways |= (best[1:] == best[:-1]) * np.uint8(_ABOVE)
    tied = ((ways & _LINKED > 0) & (ways & (_EARLIER | _ABOVE) > 0)).any(axis=(0, 2))
    steps = [ways[:, table].tobytes() for table in range(count)]
    last = [_chain(each, rows, width, first=False) for each in steps]
    first = [
        _chain(each, rows, width, first=True) if tie else chain
        for each, tie, chain in zip(steps, tied.tolist(), last, strict=True)
    ]
    one, two = (np.asarray(each, dtype=np.int64).reshape(count, rows) for each in (last, first))
    return one, two


def _chain(steps: bytes, rows: int, width: int, first: bool) -> list[int]:
    """By row the column of one chain, of those that are worth as much the first or the last."""
    chain, row, at, held = [-1] * rows, rows - 1, width, False
    while row >= 0 and at:
        step = steps[row * (width + 1) + at]
        if held or (step & _LINKED and not (first and step & (_EARLIER | _ABOVE))):
            chain[row] = at - 1
            held = bool(step & _NEXT_TO)
            row, at = row - 1, at - 1
        elif step & _EARLIER:
            at -= 1
        else:
            row -= 1
    return chain
