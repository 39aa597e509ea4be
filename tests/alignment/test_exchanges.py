"""Of two words that changed places the same one has stayed, whatever else stands around them."""

from __future__ import annotations

import numpy as np
import pytest

from edition.alignment.exchanges import exchanges_settled
from edition.alignment.links import Alignment, Link


def stays(one: str, two: str, links: dict[int, int], alike: tuple[Link, ...] = ()) -> list[str]:
    """The words that are linked once exchanges are settled, seen from either text."""
    a, b = one.split(), two.split()
    keys = sorted({*a, *b})
    key_a, key_b = (np.array([keys.index(word) for word in words]) for words in (a, b))
    same = np.full(len(a), -1, dtype=np.int64)
    same[list(links)] = list(links.values())
    alignment = Alignment(same, alike)
    found = exchanges_settled(alignment, key_a, key_b, keys)
    turned = exchanges_settled(alignment.swapped(len(b)), key_b, key_a, keys)
    assert turned.same.tolist() == found.swapped(len(b)).same.tolist()
    assert found.alike == alike
    return [a[at] for at in np.flatnonzero(found.same >= 0)]


@pytest.mark.parametrize(
    ("one", "two", "links", "staying"),
    [
        ("stirpe fuit nata", "stirpe nata fuit", {0: 0, 1: 2}, "stirpe nata"),
        ("stirpe fuit nata", "stirpe nata fuit", {0: 0, 2: 1}, "stirpe nata"),
        ("fuit nata ibi", "nata fuit ibi", {0: 1, 2: 2}, "nata ibi"),
        ("a proper and fit b", "a and proper fit b", {0: 0, 2: 1, 3: 3, 4: 4}, "a proper fit b"),
        ("x was here y", "x here then was y", {0: 0, 1: 3, 3: 4}, "x was y"),  # not side by side
        ("dark was the night", "the night was dark", {1: 2}, "was"),  # the sides changed places around it
        ("the the end", "the the end", {0: 1, 2: 2}, "the end"),
    ],
)
def test_the_words_alone_say_which_has_stayed(
    one: str, two: str, links: dict[int, int], staying: str
) -> None:
    assert stays(one, two, links) == staying.split()


def test_a_word_that_stands_for_another_has_not_moved() -> None:
    assert stays("fuit nata", "nata fuit", {0: 1}, (Link(1, 2, 0, 1),)) == ["fuit"]


def test_a_word_is_exchanged_with_one_neighbour_alone() -> None:
    assert stays("aaa b ccc", "b aaa b", {1: 0}) == ["aaa"]
    assert stays("aaa b aaa", "aaa b aaa", {0: 0, 1: 1, 2: 2}) == ["aaa", "b", "aaa"]
