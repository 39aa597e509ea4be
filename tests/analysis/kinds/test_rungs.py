"""On which rung readings agree: long ones are told apart by their beginnings, and fold as short ones do."""

from __future__ import annotations

import pytest

from edition.analysis.kinds.rungs import Rungs
from edition.model import Kind
from edition.text.ladders import ladder, read_rules
from edition.text.normalize import Ladder

_LONG = "The committee met in the old hall, and nobody had asked who would pay for the roof of it. " * 200


@pytest.fixture
def rungs() -> Rungs:
    return Rungs(ladder(read_rules(), "en"))


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        (_LONG, _LONG.replace(",", ""), Kind.PUNCTUATION),
        (_LONG, _LONG.upper(), Kind.CASE),
        (_LONG, _LONG + "It rained.", None),
        (_LONG, "The committee met in the old hall", None),
        (_LONG, "", None),
        ("– " * 4_000 + "the roof", "the roof", Kind.PUNCTUATION),
        ("the roof" + " –" * 4_000, "the roof", Kind.PUNCTUATION),
    ],
)
def test_readings_of_any_length_agree_on_the_same_rung(
    rungs: Rungs, one: str, two: str, kind: Kind | None
) -> None:
    assert rungs.first(one, two) is rungs.first(two, one) is kind


def test_of_a_long_reading_only_the_beginning_is_folded_beside_a_short_one(
    rungs: Rungs, monkeypatch: pytest.MonkeyPatch
) -> None:
    folded: list[str] = []
    fold = Ladder.spelling
    monkeypatch.setattr(Ladder, "spelling", lambda ladder, text: folded.append(text) or fold(ladder, text))
    for other in ("", "A word.", "The committee met in the old hall"):
        assert rungs.first(_LONG, other) is None
    assert folded
    assert max(map(len, folded)) < len(_LONG) / 10
