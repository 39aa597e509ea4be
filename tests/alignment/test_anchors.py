"""The heaviest rising chain of runs is found, however much of it stands in one order in both texts."""

from __future__ import annotations

import random
from itertools import pairwise

from edition.alignment.anchors import Run, columns, rising_chain, rows_of, trimmed_runs


def most(runs: list[Run]) -> int:
    """The weight of the heaviest rising selection, by comparing each run with all before it."""
    weights: list[int] = []
    for number, run in enumerate(runs):
        below = (weights[other] for other in range(number) if runs[other].b < run.b)
        weights.append(run.length + max(below, default=0))
    return max(weights, default=0)


def test_the_chain_rises_in_both_texts_and_none_is_heavier() -> None:
    for seed in range(150):
        rng = random.Random(seed)
        apart = rng.choice((0, 2, 6, 40))  # words by which a run may stand elsewhere
        places = rng.sample(range(60), rng.randint(0, 30))
        runs = sorted(Run(a, a + 40 + rng.randint(-apart, apart), rng.randint(1, 4)) for a in places)
        chain = rising_chain(list(runs))
        assert all(one.a < two.a and one.b < two.b for one, two in pairwise(chain))
        assert set(chain) <= set(runs)
        assert sum(run.length for run in chain) == most(runs)


def test_columns_and_rows_are_each_other_turned() -> None:
    runs = [Run(4, 9, 2), Run(7, 1, 3)]
    turned = rows_of(Run, *columns(runs, 3))
    assert turned == runs
    assert [(type(run), run.length) for run in turned] == [(Run, 2), (Run, 3)]
    assert rows_of(Run, *columns([], 3)) == []


def test_runs_of_a_chain_begin_where_those_before_them_end() -> None:
    for seed in range(150):
        rng = random.Random(seed)
        places = sorted(rng.sample(range(50), rng.randint(0, 25)))
        others = sorted(rng.sample(range(50), len(places)))
        runs = [Run(a, b, rng.randint(1, 6)) for a, b in zip(places, others, strict=True)]
        expected: list[Run] = []
        for run in runs:
            ends = [(each.a + each.length, each.b + each.length) for each in expected[-1:]] or [(0, 0)]
            cut = max(0, ends[0][0] - run.a, ends[0][1] - run.b)
            if cut < run.length:
                expected.append(Run(run.a + cut, run.b + cut, run.length - cut))
        assert rows_of(Run, *trimmed_runs(columns(runs, 3))) == expected
