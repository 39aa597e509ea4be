"""Sides exchanged around a word that stays, which links neither of them."""

from __future__ import annotations

import pytest

from edition.alignment.anchors import Run
from edition.alignment.pivots import pivot
from tests.support.witnesses import collated, differences


def found(one: str, two: str) -> str | None:
    a, b = one.split(), two.split()
    keys = sorted({*a, *b})
    run = pivot([keys.index(word) for word in a], [keys.index(word) for word in b], keys)
    turned = pivot([keys.index(word) for word in b], [keys.index(word) for word in a], keys)
    assert (run is None and turned is None) or (run and turned == Run(run.b, run.a, 1))
    return a[run.a] if run else None


@pytest.mark.parametrize(
    ("one", "two", "stays"),
    [
        ("dark was the night", "the night was dark", "was"),
        ("the black dog chases a red cat", "a red cat chases the yellow dog", "chases"),
        ("omnia vincit amor", "amor vincit omnia", "vincit"),
        ("ὁ λόγος ἦν θεός", "θεὸς ἦν ὁ λόγος", None),  # accents differ: words are compared as keys elsewhere
        ("he came and she left early", "she left early and he came", "and"),
        ("the dog bites the man", "the man sees the dog", None),
        ("a b c", "c d a", None),
        ("x and y", "x and y", None),
    ],
)
def test_what_stays_between_exchanged_sides(one: str, two: str, stays: str | None) -> None:
    assert found(one, two) == stays


def test_both_sides_are_one_transposition() -> None:
    edition = collated("So dark was the night then", "So the night was dark then")
    assert [found for _, *found in differences(edition)] == [["dark", "the night"], ["the night", "dark"]]
    assert all(unit.transposed for _, unit in edition.units())


def test_more_words_that_stay_in_order_are_linked_as_before() -> None:
    edition = collated("the man saw the dog bite the cat", "the man saw the cat bite the dog")
    assert [found for _, *found in differences(edition)] == [["dog", "cat"], ["cat", "dog"]]


def test_words_that_stay_in_order_are_no_exchanged_sides() -> None:
    edition = collated("free him in the good spring say free him", "him free in the good spring say xx free")
    assert not any("spring" in text for _, *found in differences(edition) for text in found)
