"""Words that two texts have in places that do not correspond."""

from __future__ import annotations

import numpy as np
import pytest

from edition.alignment.anchors import Ints
from edition.alignment.links import Link
from edition.alignment.transpositions import moved_blocks


def numbers(*words: int) -> Ints:
    return np.array(words, dtype=np.int64)


def every(words: Ints) -> Ints:
    return np.arange(len(words), dtype=np.int64)


def test_a_stretch_that_stands_elsewhere_is_one_block() -> None:
    moved = range(100, 109)
    a, b = numbers(1, 2, 3, *moved), numbers(*moved, 4, 5)
    assert moved_blocks(a, b, every(a), every(b)) == [Link(3, 12, 0, 9)]


def test_few_words_are_no_block() -> None:
    a, b = numbers(1, 2, 100, 101, 102, 103), numbers(100, 101, 102, 103, 4, 5)
    assert moved_blocks(a, b, every(a), every(b)) == []


def test_words_that_have_their_place_are_not_looked_for() -> None:
    moved = range(100, 109)
    a, b = numbers(1, 2, 3, *moved), numbers(*moved, 4, 5)
    assert moved_blocks(a, b, every(a)[:5], every(b)) == []


def test_a_word_between_that_has_its_place_parts_two_blocks() -> None:
    first, second = range(100, 108), range(200, 209)
    a, b = numbers(*first, 1, *second), numbers(*first, 1, *second)
    free = np.array([at for at in range(len(a)) if at != len(first)], dtype=np.int64)
    assert moved_blocks(a, b, free, free) == [Link(9, 18, 9, 18), Link(0, 8, 0, 8)]


@pytest.mark.parametrize(("between", "blocks"), [(25, 1), (26, 2)])
def test_two_stretches_are_as_near_whichever_text_has_words_between(between: int, blocks: int) -> None:
    """Between two stretches of one block the first text had two words fewer than the other."""
    first, second = range(100, 108), range(200, 209)
    a, b = numbers(*first, *range(300, 300 + between), *second), numbers(*first, *second)
    assert len(moved_blocks(a, b, every(a), every(b))) == blocks
    assert len(moved_blocks(b, a, every(b), every(a))) == blocks
