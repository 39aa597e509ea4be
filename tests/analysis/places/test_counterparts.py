"""Many places of the base asked for at once are where each is by itself in another witness."""

from __future__ import annotations

import random

import pytest

from edition.analysis.places.counterparts import Counterparts
from edition.collate import collate
from edition.export.edition_json import to_json
from tests.bench.texts import sources

_WORDS = ("the", "harbour", "was", "not", "closed", "by", "a", "company", "half", "an", "hour", "I")


def test_places_told_at_once_are_where_they_are_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(7)
    base = [rng.choice(_WORDS) for _ in range(40)]
    marks = ("", "", "", ",", ";", " —", ",\n", "  ")
    copies = [
        [word + (rng.choice(marks) if rng.random() < 0.1 else "") for word in base if rng.random() < 0.95]
        for _ in "123"
    ]
    texts = sources([base, *copies])
    soon = to_json(collate(texts))
    nowhere = [-1]
    monkeypatch.setattr(
        Counterparts, "of_places", lambda self, places, inside: (nowhere * len(places.begins),) * 2
    )
    assert to_json(collate(texts)) == soon
