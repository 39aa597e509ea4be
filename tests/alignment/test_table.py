"""Rows of the alignment table: what interrupts one, what is left of one, parts of its alignment."""

from __future__ import annotations

import numpy as np

from edition.alignment.links import Alignment, Link
from edition.alignment.table import Row, align_sides, loose_ends, part_of, within
from edition.model import WordRange
from tests.support.sides import sides

HALF = "The engineers warned twice, in spring and in autumn, that the footings were washed away."
REST = "Nobody in the council acted, and the families below the wall were never told of it."
SAYS = "A spokesman for the county denied on Tuesday that any warning had ever reached its offices."


def test_a_range_is_told_relative_to_another() -> None:
    assert within(WordRange(7, 9), WordRange(5, 20)) == WordRange(2, 4)


def test_a_part_of_an_alignment_has_positions_of_its_own() -> None:
    whole = Alignment(np.array([0, 1, -1, 4, 5], dtype=np.int64), (Link(2, 3, 2, 4),))
    part = part_of(whole, WordRange(1, 4), WordRange(1, 5))
    assert part.same.tolist() == [0, -1, 3]
    assert part.alike == (Link(1, 2, 1, 3),)


def test_words_without_a_partner_at_the_end_are_a_loose_end() -> None:
    (base, other), lexicon = sides(HALF, f"{HALF} {SAYS}")
    (end,) = loose_ends(3, other.region, align_sides(base, other, lexicon))
    assert (end.row, end.head, end.own) == (3, False, 0)
    assert other.stream.reading(*other.stream.extent(end.span)) == SAYS


def test_a_row_gives_up_a_witness_whole() -> None:
    row = Row(0, {0: WordRange(0, 3), 1: WordRange(0, 3)}, moved={1}, apart={1: [WordRange(1, 2)]})
    row.leave(1)
    assert (list(row.ranges), row.moved, row.apart) == ([0], set(), {})
