"""A plain difference with none near is what it is among all places, in two witnesses and in more."""

from __future__ import annotations

import random

import pytest

from edition.analysis.places import variation
from edition.collate import collate
from edition.export.edition_json import to_json
from tests.bench.texts import sources

_TEXT = """
The harbour of the town was closed by a company for an hour and the people said so then, while others
went home over the hills before winter came with much snow and little light for those who stayed there.
"""


def _versions(seed: int, count: int) -> list[list[str]]:
    rng, text = random.Random(f"lone {seed}"), _TEXT.split()
    return [
        text,
        *(
            [rng.choice(text) if rng.random() < 0.08 else word for word in text if rng.random() > 0.05]
            for _ in range(count - 1)
        ),
    ]


@pytest.mark.parametrize(("seed", "count"), [(1, 2), (2, 3), (3, 4)])
def test_a_lone_difference_is_what_it_is_among_all(
    seed: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = sources(_versions(seed, count))
    lone: list[int] = []
    apart = variation.set_apart

    def noted(*given: object) -> list[variation.Column]:
        found = apart(*given)  # type: ignore[arg-type]
        lone.append(len(found))
        return found

    monkeypatch.setattr(variation, "set_apart", noted)
    soon = to_json(collate(texts))
    assert sum(lone)
    monkeypatch.setattr(variation, "set_apart", lambda pairs, base: [])
    assert to_json(collate(texts)) == soon
