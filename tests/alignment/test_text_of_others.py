"""Short witnesses that several others together show to be the same text."""

from __future__ import annotations

import pytest

from tests.support.witnesses import collated


@pytest.mark.parametrize(
    "texts",
    [
        ("a x", "y b", "a b"),
        ("x a", "y b", "x b"),
        ("a b c d e f", "x y z d e", "a b x y z"),
        ("ο λογος", "σαρξ εγενετο", "ο εγενετο"),
        ("rosa alba", "nix cana", "rosa cana"),
    ],
)
def test_what_two_others_have_together_is_evidence(texts: tuple[str, ...]) -> None:
    edition = collated(*texts)
    assert not edition.unrelated
    assert len(edition.passages) == 1
    assert all(edition.passages[0].paragraphs.values())


@pytest.mark.parametrize(
    "texts",
    [
        ("has decayed", "was impressive", "when alone"),
        ("and said so", "and miserable they", "the long night"),
        ("a x", "y b", "c d"),
        ("the old oak fell", "in the same hour", "at last she wept"),
    ],
)
def test_a_word_here_and_there_is_chance(texts: tuple[str, ...]) -> None:
    assert len(collated(*texts).unrelated) == len(texts)
