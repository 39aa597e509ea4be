"""Links between words: runs, sides seen from the other text, links that stand for nothing."""

from __future__ import annotations

import numpy as np
import pytest

from edition.alignment.links import Alignment, Link, runs_of, settled, without_strays, word_for_word


def alignment(*same: int, alike: tuple[Link, ...] = ()) -> Alignment:
    return Alignment(np.array(same, dtype=np.int64), alike)


@pytest.mark.parametrize(
    ("same", "expected"),
    [
        ((), []),
        ((-1, -1), []),
        ((0, 1, 2), [Link(0, 3, 0, 3)]),
        ((0, -1, 1), [Link(0, 1, 0, 1), Link(2, 3, 1, 2)]),
        ((0, 1, 4, 5), [Link(0, 2, 0, 2), Link(2, 4, 4, 6)]),
    ],
)
def test_words_that_are_the_same_in_a_row_are_one_run(same: tuple[int, ...], expected: list[Link]) -> None:
    assert runs_of(alignment(*same)) == expected


@pytest.mark.parametrize("same", [(0, 1, 2), (0, -1, 3), (-1, 2, 4)])
def test_runs_word_for_word_are_the_links_again(same: tuple[int, ...]) -> None:
    assert word_for_word(runs_of(alignment(*same)), len(same)).tolist() == list(same)


def test_an_alignment_seen_from_the_other_text() -> None:
    one = alignment(0, -1, 3, alike=(Link(1, 2, 1, 3),))
    other = one.swapped(5)
    assert other.same.tolist() == [0, -1, -1, 2, -1]
    assert other.alike == (Link(1, 3, 1, 2),)


def test_of_two_places_that_could_be_meant_the_one_beside_a_neighbour_is() -> None:
    the, cat, dog = 0, 1, 2
    a, b = [the, cat], [the, dog, the, cat]
    assert settled([Link(0, 1, 0, 1), Link(1, 2, 3, 4)], a, b) == [Link(0, 1, 2, 3), Link(1, 2, 3, 4)]


def test_a_lone_short_word_between_words_without_partner_is_no_link() -> None:
    keys = ["of", *"abcdefgh", "constitution"]
    of, long = [1, 2, 3, 0, 4, 5, 6], [1, 2, 3, 9, 4, 5, 6]
    stands = alignment(-1, -1, -1, 3, -1, -1, -1)
    assert without_strays(stands, of, 7, keys).same.max() == -1
    assert without_strays(stands, long, 7, keys).same.max() == 3
