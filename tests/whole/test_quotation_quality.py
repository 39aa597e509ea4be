"""Quotations in stories of the seeded grammar, against the truth by which they were made."""

from __future__ import annotations

import random

import pytest

from tests.bench.quotes import Counted, Finder, counted
from tests.bench.stories import statement, story, stranger


@pytest.mark.slow
@pytest.mark.parametrize("seed", [11, 12])
def test_quotations_are_found_and_judged(seed: int) -> None:
    rng = random.Random(seed)
    text = statement(rng)
    finder, total = Finder(text), Counted(0, 0, 0, 0, 0)
    for _ in range(20):
        told = story(rng, text)
        found = [(each.start, each.end, each.fidelity.value) for each in finder.find(told.text)]
        total = Counted(*(one + two for one, two in zip(total, counted(told, found), strict=True)))
    assert total.f1 >= 0.98
    assert total.fidelities >= 0.95 * total.pairs


def test_unrelated_stories_quote_nothing() -> None:
    rng = random.Random(13)
    finder = Finder(statement(rng))
    assert sum(len(finder.find(stranger(rng).text)) for _ in range(30)) == 0
