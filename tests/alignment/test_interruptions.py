"""Whole paragraphs of its own with which a witness interrupts a passage."""

from __future__ import annotations

import pytest

from edition.alignment.interruptions import interruptions, parts_between, without
from edition.alignment.sides import align_sides
from edition.alignment.table import Row
from edition.model import WordRange
from tests.support.sides import sides

HALF = "The engineers warned twice, in spring and in autumn, that the footings were washed away."
REST = "Nobody in the council acted, and the families below the wall were never told of it."
SAYS = "A spokesman for the county denied on Tuesday that any warning had ever reached its offices."


@pytest.mark.parametrize(
    ("apart", "left"),
    [
        ([], [(0, 9)]),
        ([WordRange(3, 5)], [(0, 3), (5, 9)]),
        ([WordRange(1, 2), WordRange(6, 9)], [(0, 1), (2, 6), (9, 9)]),
    ],
)
def test_what_is_left_of_a_range_without_others(apart: list[WordRange], left: list[tuple[int, int]]) -> None:
    assert parts_between(WordRange(0, 9), apart) == left
    assert Row(0, {0: WordRange(0, 9)}, apart={0: apart}).parts(0) == left


def test_a_whole_paragraph_of_other_words_inside_a_passage_interrupts_it() -> None:
    base, other = sides(f"{HALF} {REST}", f"{HALF}\n\n{SAYS}\n\n{REST}")
    assert interruptions(base, other, align_sides(base, other)) == [other.paragraphs[1]]


def test_a_paragraph_that_replaces_words_of_the_base_does_not() -> None:
    base, other = sides(f"{HALF} {SAYS} {REST}", f"{HALF}\n\n{SAYS}\n\n{REST}")
    assert interruptions(base, other, align_sides(base, other)) == []


def test_without_an_interruption_the_words_around_it_are_one_stretch() -> None:
    _, other = sides(HALF, f"{HALF}\n\n{SAYS}\n\n{REST}")
    side = without(other.stream, other.region, [other.paragraphs[1]])
    assert len(side.stream) == len(other.stream) - len(SAYS.split())
    assert side.stream.reading(*side.stream.extent(side.region)) == f"{HALF} {REST}"
