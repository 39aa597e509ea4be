"""What has nothing in common is told without aligning it, however many witnesses there are."""

from __future__ import annotations

import random

import pytest

from edition.alignment import words as aligner
from tests.quality.vocabulary import NOUNS, VERBS
from tests.support.witnesses import collated

_MANY = 24


def _texts(words: int) -> list[str]:
    chance = random.Random(words)
    own = [f"{noun}{number}" for number in range(_MANY) for noun in chance.sample(NOUNS, words)]
    return [" ".join(own[at * words : (at + 1) * words]) for at in range(_MANY)]


@pytest.mark.parametrize("words", [4, 40])
def test_unrelated_witnesses_are_aligned_with_the_base_alone(
    words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = _texts(words)
    made = 0
    whole = aligner._Aligner.whole

    def counted(self: aligner._Aligner) -> None:
        nonlocal made
        made += 1
        whole(self)

    monkeypatch.setattr(aligner._Aligner, "whole", counted)
    edition = collated(*texts, sigla="ABCDEFGHIJKLMNOPQRSTUVWX")
    assert len(edition.unrelated) == _MANY
    assert made <= 3 * _MANY


def test_what_the_base_lacks_is_still_aligned_among_those_that_have_it() -> None:
    """Two have a paragraph more, a third another: the two stand in one passage, whatever their order."""
    chance = random.Random(1)
    one, two, three, other = (" ".join(chance.sample(sorted({*NOUNS, *VERBS}), 40)) for _ in range(4))
    short = "Notes for the kingfisher."
    texts = [f"{one}.\n\n{two}."] + [
        f"{one}.\n\n{more}.\n\n{two}."
        for more in (f"{short}\n\n{three}", other, f"{short}\n\n{three.replace(three.split()[5], 'heron')}")
    ]
    edition = collated(*texts)
    rows = [passage.sigla for passage in edition.passages]
    assert sorted(rows) == sorted([("A", "B", "C", "D")] * 2 + [("B", "D")] * 2 + [("C",)])
