"""Which of many values are equal, told by arrays: words of a text by letters, runs of words by hashes."""

from __future__ import annotations

from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from edition.text.lexicon import Distinct, distinct
from edition.text.word_edges import Ints, codes_of

Hashes = NDArray[np.uint64]

_HALF: Final = np.uint64(32)  # bits of a value by which values are put in order before all are looked at
_QUARTER: Final = np.uint64(48)
_MIXING: Final = np.uint64(0x9E3779B97F4A7C15)  # odd, so that other values stay others (golden ratio)
_BYTES: Final = 8  # that are compared at once
_FEW: Final = 1_000  # values that are sooner put in order at once, parts of a text sooner cut out one by one


def by_value(values: Hashes) -> tuple[Ints, NDArray[np.bool_]]:
    """The places of values in their order, and for each but the first if it has the value of the one before.

    Equal values keep their order. It is sooner found than by `np.argsort` where the first half of a value
    tells nearly all apart, as it does of hashes: 16 bits at a time are sorted by counting.
    """
    if len(values) < _FEW:
        order = np.argsort(values, kind="stable")
        ranked = values[order]
        return order, ranked[1:] == ranked[:-1]
    order = np.argsort((values >> _HALF).astype(np.uint16), kind="stable")
    order = order[np.argsort((values >> _QUARTER).astype(np.uint16)[order], kind="stable")]
    ranked = values[order]
    alike = ranked[1:] == ranked[:-1]
    near = (ranked[1:] ^ ranked[:-1]) >> _HALF == 0
    if (near == alike).all():
        return order, alike
    group = np.cumsum(np.append(True, ~near))
    rows = np.flatnonzero(np.isin(group, group[1:][near & ~alike]))
    order[rows] = order[rows[np.argsort(ranked[rows], kind="stable")]]
    ranked = values[order]
    return order, ranked[1:] == ranked[:-1]


class PackedText:
    """A text of which many parts are held against each other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.codes = codes_of(text)

    @cached_property
    def _packed(self) -> Hashes:
        """By place the characters from there on, numbered, as many as eight bytes hold."""
        present = np.flatnonzero(np.bincount(self.codes))
        least = np.min_scalar_type(len(present))
        table = np.zeros(int(present[-1]) + 1 if len(present) else 1, dtype=least)
        table[present] = np.arange(1, len(present) + 1)
        signs = np.concatenate((table[self.codes], np.zeros(_BYTES, dtype=least)))
        return np.ndarray(len(self.text) + 1, dtype="<u8", buffer=signs, strides=(least.itemsize,))

    def distinct(self, starts: Ints, ends: Ints) -> Distinct:
        """What stands between edges, of which what is there often is cut out once.

        >>> PackedText("and the and").distinct(np.asarray([0, 4, 8]), np.asarray([3, 7, 11])).texts
        ['and', 'the']
        """
        if len(starts) < _FEW:
            spans = zip(starts.tolist(), ends.tolist(), strict=True)
            return distinct([self.text[first:end] for first, end in spans])
        firsts, at = by_first_coming(*self._numbers(starts, ends))
        spans = zip(starts[firsts].tolist(), ends[firsts].tolist(), strict=True)
        return Distinct([self.text[first:end] for first, end in spans], at)

    def _numbers(self, starts: Ints, ends: Ints) -> tuple[Ints, int]:
        """A number for each part, the same for those that are equal, below another that is given too."""
        packed = self._packed
        width = _BYTES // packed.strides[0]
        masks = [(1 << (8 * packed.strides[0] * size)) - 1 for size in range(width + 1)]
        kept = np.array(masks, dtype=np.uint64)
        sizes = ends - starts
        numbers, count = np.zeros(len(starts), dtype=np.int64), 0
        rows, done = np.arange(len(starts)), 0
        while rows.size:
            some = packed[starts[rows] + done] & kept[np.minimum(sizes[rows] - done, width)]
            if done:  # what is longer than others that begin so has numbers of its own
                some = _ranked(some).astype(np.uint64) | (numbers[rows].astype(np.uint64) << _HALF)
            numbers[rows] = _ranked(some) + count
            count = int(numbers.max()) + 1
            done += width
            rows = rows[sizes[rows] > done]
        return numbers, count


def by_first_coming(numbers: Ints, count: int) -> tuple[Ints, Ints]:
    """Where each number, of those below `count` that are there, comes first, in order; and all as of these.

    >>> [found.tolist() for found in by_first_coming(np.asarray([7, 2, 7, 3]), 9)]
    [[0, 1, 3], [0, 1, 0, 2]]
    """
    first = np.full(count, len(numbers), dtype=np.int64)
    first[numbers[::-1]] = np.arange(len(numbers) - 1, -1, -1)
    there = np.flatnonzero(first < len(numbers))
    there = there[np.argsort(first[there])]
    new = np.zeros(count, dtype=np.int64)
    new[there] = np.arange(len(there))
    return first[there], new[numbers]


def row_starts(*columns: Ints) -> Ints:
    """Where, in columns that have at least one row, rows begin that are not as the row before them.

    >>> row_starts(np.asarray([1, 1, 2]), np.asarray([5, 5, 5])).tolist()
    [0, 2]
    """
    differs = [column[1:] != column[:-1] for column in columns]
    return np.append(0, np.flatnonzero(np.logical_or.reduce(differs)) + 1)


class NumberedCodes(NamedTuple):
    """The distinct codes of rows, in order; `of_row` is the number of each row's code.

    By number `counts` says how many rows have the code, `firsts` which of them is the first.
    """

    codes: Ints
    of_row: Ints
    counts: Ints
    firsts: Ints


def number_codes(codes: Ints) -> NumberedCodes:
    """The codes of at least one row; they mostly stand many times in a row, so that few must be ordered.

    >>> [column.tolist() for column in number_codes(np.asarray([7, 7, 3, 7]))]
    [[3, 7], [1, 1, 0, 1], [1, 3], [2, 0]]
    """
    starts = row_starts(codes)
    distinct_codes, numbers = np.unique(codes[starts], return_inverse=True)
    firsts = np.zeros(len(distinct_codes), dtype=np.int64)
    firsts[numbers[::-1]] = starts[::-1]
    of_row = np.repeat(numbers, np.diff(np.append(starts, len(codes))))
    return NumberedCodes(distinct_codes, of_row, np.bincount(of_row), firsts)


def places_in(starts: Ints, ends: Ints) -> Ints:
    """The numbers in some ranges, of which none is empty, one range behind the other.

    >>> places_in(np.asarray([3, 7]), np.asarray([5, 8])).tolist()
    [3, 4, 7]
    """
    lasts = np.cumsum(ends - starts)
    steps = np.ones(lasts[-1] if len(lasts) else 0, dtype=np.int64)
    steps[lasts[:-1]] = starts[1:] - ends[:-1] + 1
    steps[:1] = starts[:1]
    return np.cumsum(steps)


def _ranked(values: Hashes) -> Ints:
    """Numbers from 0 on, the same for equal values."""
    order, alike = by_value(values * _MIXING)
    numbers = np.zeros(len(values), dtype=np.int64)
    numbers[order[1:]] = np.cumsum(~alike)
    return numbers
