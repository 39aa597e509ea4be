"""Units that other processes find are those that this one would."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

from edition.analysis.places import many_rows
from edition.collate import collate
from edition.model import Sources
from tests.support.archives import THREE
from tests.support.witnesses import witness


def test_rows_found_elsewhere_are_in_order_and_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = Sources("x", min(THREE), tuple(witness(siglum, text) for siglum, text in THREE.items()))
    monkeypatch.setattr(many_rows, "_TOGETHER", 1)
    found: list[int] = []
    told: list[int] = []

    def elsewhere(make: Callable[[Any], Any], items: Sequence[Any]) -> Iterable[Any]:
        """Last first, and through a pipe."""
        made = {item: pickle.loads(pickle.dumps(make(item))) for item in reversed(items)}
        found.append(len(made))
        return [made[item] for item in items]

    def progress(stage: str, done: int, total: int) -> None:
        told.append(done) if stage == "comparing" else None

    edition = collate(sources, progress=progress, spread=elsewhere)
    assert edition == collate(sources)
    assert any(passage.units for passage in edition.passages)
    assert found == [len(edition.passages)]
    assert told[-1] == len(edition.passages) > 1
