"""Runs of words that stand once in each of two texts, and the heaviest chain of them.

Anchoring on rare sequences is Bram Cohen's patience diff carried from unique lines to unique
word n-grams; the chain is the heaviest increasing subsequence (Fredman 1975, by a Fenwick tree).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain, repeat
from typing import Any, Final, NamedTuple, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from edition.text.equal_values import Hashes, by_value
from edition.text.word_edges import Ints

Named = TypeVar("Named", bound=tuple[Any, ...])

# Odd multipliers of a multiplicative hash modulo 2**64 (golden ratio, and primes of xxHash).
_MULTIPLIERS: Final = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5)

ANCHOR: Final = 3  # words; shorter sequences recur by chance, longer ones miss more of a damaged text

MANY: Final = 50  # runs or links from which on arrays tell sooner what is between them; they tell the same

_FEW: Final = 8  # words beside a run that are looked at in all gaps at once; hardly any has more


class Run(NamedTuple):
    """`length` words from `a` on in one text that are the words from `b` on in the other."""

    a: int
    b: int
    length: int


NO_RUNS: Final = np.zeros((3, 0), dtype=np.int64)


def unique_runs(a: Ints, b: Ints, size: int) -> list[Run]:
    """Maximal runs of n-grams of `size` words that occur once in `a` and once in `b`, in order of `a`."""
    return rows_of(Run, *unique_run_columns(a, b, size))


def unique_run_columns(a: Ints, b: Ints, size: int) -> Ints:
    """`unique_runs` as columns."""
    if len(a) < size or len(b) < size:
        return NO_RUNS
    return _stretches(*_shared_once(_grams(a, size), _grams(b, size)), size, a, b)


class Grams(NamedTuple):
    """The n-grams of `size` words that occur once in a text, by hash in order, and where each stands."""

    size: int
    values: Hashes
    at: Ints

    @classmethod
    def of(cls, keys: Ints, size: int) -> Grams:
        """Those of the words of a text, given as key numbers."""
        return cls(size, *_once(_grams(keys, size) if len(keys) >= size else np.zeros(0, dtype=np.uint64)))

    def shared_words(self, other: Grams) -> int:
        """How many words of the text are in runs that occur once in each of both."""
        _, here, there = np.intersect1d(self.values, other.values, assume_unique=True, return_indices=True)
        partner = np.full(int(self.at.max(initial=-1)) + 1, -1, dtype=np.int64)
        partner[self.at[here]] = other.at[there]
        in_a = np.flatnonzero(partner >= 0)
        in_b = partner[in_a]
        runs = int(((np.diff(in_a) != 1) | (np.diff(in_b) != 1)).sum()) + bool(len(in_a))
        return len(in_a) + runs * (self.size - 1)


def unique_runs_among(a: Ints, b: Ints, at_a: Ints, at_b: Ints, size: int) -> list[Run]:
    """Like `unique_runs`, over the n-grams that begin at the given positions only."""
    if not len(at_a) or not len(at_b):
        return []
    grams_a, grams_b = _grams(a, size), _grams(b, size)
    at_a, at_b = at_a[at_a < len(grams_a)], at_b[at_b < len(grams_b)]
    in_a, in_b = _shared_once(grams_a[at_a], grams_b[at_b])
    return rows_of(Run, *_stretches(at_a[in_a], at_b[in_b], size, a, b))


def heaviest_chain(runs: Ints) -> Ints:
    """The heaviest chain of runs as `unique_run_columns` gives them, cut where they overlap, as columns.

    Runs that follow each other in both texts with no run between are in the chain together or not at all,
    so that only the blocks of them must be compared.
    """
    _, starts_b, lengths = runs
    if not runs.size:
        return NO_RUNS
    ranks = np.empty(len(starts_b), dtype=np.int64)
    ranks[np.argsort(starts_b)] = np.arange(len(starts_b))
    firsts = np.concatenate(([0], np.flatnonzero(np.diff(ranks) != 1) + 1))
    sizes = np.diff(np.concatenate((firsts, [len(ranks)])))
    blocks = np.stack((firsts, ranks[firsts], np.add.reduceat(lengths, firsts)))
    chosen = np.zeros(len(firsts), dtype=np.bool_)
    chosen[_rising(blocks)] = True
    return trimmed_runs(runs[:, np.repeat(chosen, sizes)])


def chain_around(wholes: Ints, runs: Ints) -> Ints:
    """The heaviest chain of runs, of which `wholes` keep all their words: others end where these begin.

    All are columns of `Run`.
    """
    every = np.hstack((wholes, runs))
    order = np.lexsort(every[::-1])
    every, whole = every[:, order], order < wholes.shape[1]
    again = np.zeros(len(order), dtype=np.bool_)
    again[1:] = (every[:, 1:] == every[:, :-1]).all(axis=0)  # of the two the whole comes first
    every, whole = every[:, ~again], whole[~again]
    chosen = _rising(every)
    (a, b, lengths), whole = every[:, chosen], whole[chosen]
    at = np.searchsorted(a[whole], a, side="right")
    ends = np.iinfo(np.int64).max // 2
    firsts_a, firsts_b = np.append(a[whole], ends), np.append(b[whole], ends)
    lasts_a, lasts_b = (np.append(0, (each + lengths)[whole]) for each in (a, b))
    cut = np.where(whole, 0, np.maximum(0, np.maximum(lasts_a[at] - a, lasts_b[at] - b)))
    end = np.minimum(lengths, np.minimum(firsts_a[at] - a, firsts_b[at] - b))
    end = np.where(whole, lengths, end)
    kept = end > cut
    return trimmed_runs(np.stack((a + cut, b + cut, end - cut))[:, kept])


def rising_chain(runs: list[Run]) -> list[Run]:
    """The heaviest selection of runs, which rise in the first text, that rises in the other too."""
    return [runs[number] for number in _rising(columns(runs, 3)).tolist()]


def _rising(runs: Ints) -> Ints:
    """`rising_chain`, of columns of `Run`, as their numbers.

    A run that is behind all before it and before all behind it, in the other text too, is chosen whatever the
    others are: of two versions of one text nearly every run. Only those between are compared.
    """
    _, b, lengths = runs
    count = len(b)
    parted = np.maximum.accumulate(b)[:-1] < np.minimum.accumulate(b[::-1])[::-1][1:]
    edges = np.concatenate(([0], np.flatnonzero(parted) + 1, [count]))
    tangled = np.flatnonzero(np.diff(edges) > 1)[::-1]
    chosen = np.ones(count, dtype=np.bool_)
    if len(tangled):
        blocks = _Blocks.of(lengths, np.unique(b, return_inverse=True)[1].ravel() + 1)
    done = following = count
    for first, end in zip(edges[tangled].tolist(), edges[tangled + 1].tolist(), strict=True):
        following = following if end == done else end
        of_these = _heaviest(blocks, range(first, end), following)
        chosen[first:end] = False
        chosen[of_these] = True
        done, following = first, of_these[0]
    return np.flatnonzero(chosen)


class _Blocks(NamedTuple):
    """Runs in blocks that are chosen whole or not at all: the runs follow each other in both texts.

    By number of a run its length, its order in the other text, from 1, and the number of the run behind its
    block.
    """

    lengths: list[int]
    ranks: list[int]
    ends: list[int]

    @classmethod
    def of(cls, lengths: Ints, ranks: Ints) -> _Blocks:
        firm = (lengths > 0) & (np.bincount(ranks)[ranks] == 1)
        follows = (np.diff(ranks) == 1) & firm[1:] & firm[:-1]
        firsts = np.append(0, np.flatnonzero(~follows) + 1)
        ends = np.append(firsts[1:], len(ranks))
        return cls(lengths.tolist(), ranks.tolist(), np.repeat(ends, ends - firsts).tolist())


def _heaviest(blocks: _Blocks, numbers: range, following: int) -> list[int]:
    """The heaviest rising selection of the runs of some numbers, before the run `following`, if there is one.

    In the order of the other text the runs of these numbers stand together. Of a block only the first run
    looks for what is best before it; before each other stands the one before.
    """
    lengths, ranks, ends = blocks
    here = ranks[numbers.start : numbers.stop]
    low, top = min(here) - 1, max(here) if following == len(ranks) else ranks[following] - 1
    tree_weight, tree_run = [0] * (top - low + 1), [-1] * (top - low + 1)
    before = list(range(numbers.start - 1, numbers.stop - 1))
    heaviest, at = 0, -1
    number = numbers.start
    while number < numbers.stop:
        rank, end = ranks[number], min(ends[number], numbers.stop)
        best, before[number - numbers.start] = _heaviest_below(rank - 1, low, tree_weight, tree_run)
        weights = list(accumulate(lengths[number:end], initial=best))[1:]
        if weights[-1] > heaviest:
            heaviest, at = weights[-1], end - 1
        inner = end - 1 - number
        tree_weight[rank - low : rank - low + inner] = weights[:-1]
        tree_run[rank - low : rank - low + inner] = range(number, end - 1)
        rank, weight, number = rank + inner, weights[-1], end
        while rank <= top:
            if tree_weight[rank - low] < weight:
                tree_weight[rank - low], tree_run[rank - low] = weight, end - 1
            rank += rank & -rank
    if following < len(ranks):
        at = _heaviest_below(top, low, tree_weight, tree_run)[1]
    chosen: list[int] = []
    while at >= 0:
        chosen.append(at)
        at = before[at - numbers.start]
    return chosen[::-1]


def _heaviest_below(rank: int, low: int, weights: Sequence[int], runs: Sequence[int]) -> tuple[int, int]:
    """The weight of the heaviest chain that ends at a rank or below, and its last run; 0 and -1 for none."""
    best, last = 0, -1
    while rank > low:
        if weights[rank - low] > best:
            best, last = weights[rank - low], runs[rank - low]
        rank &= rank - 1
    return best, last


def beside_runs(a: Ints, b: Ints, runs: Ints, begin: tuple[int, int]) -> tuple[Ints, Ints]:
    """What is the same right behind each of some runs and right before the next, and the gaps between that.

    `runs` and what is the same are columns of `Run`, gaps those of `Link`. The first begins at `begin`; only
    those with words of both texts are given. One with more than a few words that are the same at an edge is
    given whole.
    """
    run_a, run_b, lengths = runs
    start_a, start_b = (
        np.append(first, (at + lengths)[:-1]) for first, at in zip(begin, (run_a, run_b), strict=True)
    )
    both = np.flatnonzero((start_a < run_a) & (start_b < run_b))
    start_a, start_b, end_a, end_b = (each[both] for each in (start_a, start_b, run_a, run_b))
    shorter = np.minimum(end_a - start_a, end_b - start_b)
    head, more = _same_on(a, b, start_a, start_b, shorter, 1)
    tail, further = _same_on(a, b, end_a - 1, end_b - 1, shorter - head, -1)
    head[more | further] = tail[more | further] = 0
    heads, tails = np.stack((start_a, start_b, head)), np.stack((end_a - tail, end_b - tail, tail))
    found = np.hstack((heads[:, head > 0], tails[:, tail > 0]))
    edges = start_a + head, end_a - tail, start_b + head, end_b - tail
    left = (edges[0] < edges[1]) & (edges[2] < edges[3])
    return found, np.stack(edges)[:, left]


def _same_on(
    a: Ints, b: Ints, at_a: Ints, at_b: Ints, most: Ints, step: int
) -> tuple[Ints, NDArray[np.bool_]]:
    """How many words from places on (or back) are the same in both texts, and of which there are more."""
    count, here = np.zeros(len(most), dtype=np.int64), np.flatnonzero(most > 0)
    for number in range(_FEW):
        on = step * number
        here = here[a[at_a[here] + on] == b[at_b[here] + on]]
        count[here] += 1
        here = here[most[here] > number + 1]
    more = np.zeros(len(most), dtype=np.bool_)
    more[here] = True
    return count, more


def columns(rows: Sequence[tuple[int, ...]], fields: int) -> Ints:
    """Rows of so many numbers turned into an array of shape (fields, rows): one array a field."""
    values = np.fromiter(chain.from_iterable(rows), dtype=np.int64, count=fields * len(rows))
    return values.reshape(-1, fields).T


def rows_of(named: type[Named], *fields: Ints) -> list[Named]:
    """Named tuples from arrays of their fields, of equal length; sooner made so than by calls."""
    made = map(tuple.__new__, repeat(named), zip(*(field.tolist() for field in fields), strict=True))
    return cast(list[Named], list(made))


def _grams(keys: Ints, size: int) -> Hashes:
    count = len(keys) - size + 1
    total = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        word = keys[offset : offset + count].astype(np.uint64) + np.uint64(1)
        total = (total ^ word) * np.uint64(_MULTIPLIERS[offset % 4])
        total ^= total >> np.uint64(29)
    return total


def _shared_once(one: Hashes, two: Hashes) -> tuple[Ints, Ints]:
    """Positions of the values that occur once in each, in order of the first."""
    order, alike = by_value(np.concatenate((one, two)))
    edges = np.concatenate(([False], alike, [False]))
    pairs = np.flatnonzero(alike & ~edges[:-2] & ~edges[2:])
    in_one, in_two = order[pairs], order[pairs + 1] - len(one)
    across = (in_one < len(one)) & (in_two >= 0)
    partner = np.full(len(one), -1, dtype=np.int64)
    partner[in_one[across]] = in_two[across]
    positions = np.flatnonzero(partner >= 0)
    return positions, partner[positions]


def _once(values: Hashes) -> tuple[Hashes, Ints]:
    """The values that occur once, in their order, and where each stands."""
    order, alike = by_value(values)
    edges = np.concatenate(([False], alike, [False])) if len(values) else alike
    alone = order[~(edges[1:] | edges[:-1])]
    return values[alone], alone


def _stretches(in_a: Ints, in_b: Ints, size: int, a: Ints, b: Ints) -> Ints:
    """Where runs begin in each text and how long they are: columns of `Run`."""
    if not len(in_a):
        return NO_RUNS
    cuts = np.flatnonzero((np.diff(in_a) != 1) | (np.diff(in_b) != 1)) + 1
    firsts = np.concatenate(([0], cuts))
    lengths = np.diff(np.concatenate((firsts, [len(in_a)]))) + size - 1
    starts_a, starts_b = in_a[firsts], in_b[firsts]
    sound = a[starts_a] == b[starts_b]  # a collision of the hash is not a match
    return np.stack((starts_a, starts_b, lengths))[:, sound]


def trimmed_runs(runs: Ints) -> Ints:
    """A chain (columns of `Run`) with each run cut to begin where the one before it ends, in both texts."""
    a, b, lengths = runs
    cuts = np.append(0, np.maximum((a + lengths)[:-1] - a[1:], (b + lengths)[:-1] - b[1:])).clip(0)
    if not cuts.any():
        return runs
    if (cuts < lengths).all():
        return np.stack((a + cuts, b + cuts, lengths - cuts))
    ends_a, ends_b = a + lengths, b + lengths
    free = np.ones(len(a), dtype=np.bool_)  # of all before them, taken or not
    free[1:] = (a[1:] >= np.maximum.accumulate(ends_a)[:-1]) & (b[1:] >= np.maximum.accumulate(ends_b)[:-1])
    held = np.flatnonzero(~free)
    before = np.stack((free, ends_a, ends_b))[:, held - 1]
    cuts = np.zeros(len(a), dtype=np.int64)
    end_a = end_b = 0
    rows = zip(*before.tolist(), *runs[:, held].tolist(), strict=True)
    for number, (fresh, last_a, last_b, *run) in zip(held.tolist(), rows, strict=True):
        if fresh:
            end_a, end_b = last_a, last_b
        first, other, length = run
        cut = cuts[number] = max(0, end_a - first, end_b - other)
        if cut < length:
            end_a, end_b = first + length, other + length
    return np.stack((a + cuts, b + cuts, lengths - cuts))[:, cuts < lengths]
