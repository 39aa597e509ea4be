"""Rows of the alignment table: what interrupts one, what is left of one, parts of its alignment."""

from __future__ import annotations

import numpy as np

from edition.alignment.links import Alignment, Link, part_of, within
from edition.alignment.sides import align_sides
from edition.alignment.table import Entrant, Row
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


def entered(*texts: str) -> tuple[Entrant, Row]:
    """The second text as it is being entered in the table, and the row that the first text is."""
    base, other = sides(*texts)
    row = Row(0, {0: base.region})
    return Entrant(base, other, 1, [row]), row


def test_a_paragraph_between_two_halves_is_apart() -> None:
    entrant, row = entered(f"{HALF} {REST}", f"{HALF}\n\n{SAYS}\n\n{REST}")
    (gap,) = entrant.enter(align_sides(entrant.base, entrant.side))
    assert (gap.row, [gap.span]) == (1, list(row.apart[1]))
    assert len(row.parts(1)) == 2
    entrant.leave(row)
    assert (list(row.ranges), list(row.alignments), list(row.apart)) == ([0], [], [])


def test_what_is_taken_back_stands_as_it_stood() -> None:
    entrant, row = entered(HALF, HALF)
    entrant.enter_moved(row, entrant.side.region)
    words, links = row.ranges[1], row.alignments[1]
    entrant.leave(row)
    assert (row.moved, entrant.lacking) == (set(), [row])
    entrant.put_back(row, words, links, moved=True)
    assert (row.ranges[1], row.alignments[1], row.moved) == (words, links, {1})


def test_what_is_shortened_keeps_the_links_inside() -> None:
    entrant, row = entered(HALF, f"{HALF} {SAYS}")
    entrant.enter_whole(align_sides(entrant.base, entrant.side))
    size = len(HALF.split())
    entrant.shorten(row, WordRange(2, size))
    assert row.ranges[1] == WordRange(2, size)
    assert row.alignments[1].same.tolist() == [-1, -1, *range(size - 2)]
