"""Words that two texts have in places that do not correspond."""

from __future__ import annotations

import numpy as np
import pytest

from edition.alignment.anchors import Ints
from edition.alignment.evidence import Weighed
from edition.alignment.links import Alignment, Link
from edition.alignment.sides import align_sides
from edition.alignment.transpositions import loose_ends, moved_blocks
from edition.model import WordRange
from tests.support.sides import sides


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


def test_words_without_a_partner_at_the_end_are_a_loose_end() -> None:
    warned = "The engineers warned twice, in spring and in autumn, that the footings were washed away."
    denied = "A spokesman for the county denied on Tuesday that any warning had ever reached its offices."
    (base, other), lexicon = sides(warned, f"{warned} {denied}")
    (end,) = loose_ends(3, other.region, align_sides(base, other, lexicon))
    assert (end.row, end.head, end.own) == (3, False, 0)
    assert other.stream.reading(*other.stream.extent(end.span)) == denied


@pytest.mark.parametrize("tail", [False, True])
@pytest.mark.parametrize(
    ("words", "nats", "held"), [(1, 2.3, False), (3, 12.0, True)], ids=["a little word", "a name"]
)
def test_beyond_the_best_stretch_links_are_chance_unless_they_say_enough(
    words: int, nats: float, held: bool, tail: bool
) -> None:
    """A moved paragraph ran into the one of which words 15 to 29 are linked; `the` of it is linked too."""
    links = [Weighed(Link(0, words, 0, words), nats), Weighed(Link(15, 30, 35, 50), 80.0)]
    if tail:
        links = [Weighed(Link(0, 15, 0, 15), 80.0), Weighed(Link(30 - words, 30, 50 - words, 50), nats)]
    same = np.full(30, -1, dtype=np.int64)
    for (a, a_end, b, b_end), _ in links:
        same[a:a_end] = range(b, b_end)
    alignment, span = Alignment(same, ()), WordRange(100, 150)
    assert not [*loose_ends(3, span, alignment)]
    (end,) = loose_ends(3, span, alignment, links)
    assert (end.head, end.own, end.span) == (not tail, 15, (115, 150) if tail else (100, 135))
    assert end.is_held(Link(0, 30, 116, 146) if tail else Link(0, 30, 104, 134)) is held
    assert not end.is_held(Link(0, 35, *end.span))
