"""What of two texts stands elsewhere is not aligned with what stands in its place."""

from __future__ import annotations

import random

import numpy as np
import pytest

from edition.alignment.anchors import ANCHOR, unique_run_columns
from edition.alignment.homes import Homes
from edition.alignment.links import Alignment
from edition.alignment.sides import Side, align_sides
from edition.alignment.table import Entrant, Row
from edition.model import WordRange
from tests.quality.prose import paragraph
from tests.support.sides import sides


def homes(*texts: list[int]) -> Homes:
    one, two = (np.array(words, dtype=np.int64) for words in texts)
    return Homes.of(unique_run_columns(one, two, ANCHOR), len(one), len(two))


def test_runs_are_found_in_whatever_order() -> None:
    found = homes([1, 2, 3, 9, 4, 5, 6], [4, 5, 6, 8, 1, 2, 3])
    assert found.of_a.tolist() == [4, 5, 6, -1, 0, 1, 2]
    assert found.of_b.tolist() == [4, 5, 6, -1, 0, 1, 2]
    assert found.whereabouts(0, 4, 0, 4) == ((4, 3, 3), (4, 3, 3))
    assert found.whereabouts(0, 4, 4, 7) == ((4, 3, 0), (3, 3, 0))
    here = [each.here for each in found.whereabouts(0, 6, 0, 4)]
    assert here == pytest.approx([6 * 2 / 5, 4 * 2 / 3])


@pytest.mark.parametrize(("size", "apart"), [(3, True), (4, True), (9, False), (30, False)])
def test_most_words_of_one_of_two_stretches_must_stand_elsewhere(size: int, apart: bool) -> None:
    more = list(range(20, 20 + size - 3))
    found = homes([1, 2, 3, *more, 4, 5, 6], [4, 5, 6, *more, 1, 2, 3])
    assert found.apart(0, size, 0, size) is apart


def test_of_few_known_words_nothing_is_said() -> None:
    found = homes([1, 2, 3, *range(20, 24), 4, 5, 6], [4, 5, 6, *range(30, 34), 1, 2, 3])
    assert not found.apart(0, 7, 0, 7)
    assert [each.here for each in found.whereabouts(0, 7, 0, 7)] == [7, 7]


def prose(seed: int, words: int) -> str:
    return " ".join(paragraph(random.Random(seed), words).split()[:words])


def test_stretches_that_changed_places_have_no_links_by_chance() -> None:
    one, kept, two = prose(1, 60), prose(2, 300), prose(3, 60)
    a, b = sides(f"{one} {kept} {two}", f"{two} {kept} {one}")
    alignment = align_sides(a, b)
    linked = np.flatnonzero(alignment.same >= 0)
    (stayed,) = sides(kept)
    assert len(linked) == stayed.region.end
    assert linked[-1] - linked[0] == len(linked) - 1
    assert alignment.alike == ()


@pytest.mark.parametrize(("words", "skipped"), [(400, True), (100, False)])
def test_a_long_row_among_words_of_others_is_not_aligned_again(words: int, skipped: bool) -> None:
    one, two = prose(1, words), prose(2, words)
    a, b = sides(f"{one}\n\n{two}", f"{two}\n\n{one}")
    rows = [Row(0, {0: WordRange(0, words), 1: WordRange(0, words)})]
    entrant = Entrant(a, b, 1, rows)
    assert entrant.stands_among_others(rows[0]) is skipped


def test_words_of_other_rows_are_not_taken_for_a_row() -> None:
    one, two = (paragraph(random.Random(seed), 100) for seed in (1, 2))
    a, b = sides(f"{one}\n\n{two}", f"{two}\n\n{one}")
    rows = [Row(0, {0: own}) for own in a.paragraphs]
    asked: list[object] = []

    def aligned(one: Side, two: Side) -> Alignment:
        asked.append(one)
        return align_sides(one, two)

    entrant = Entrant(a, b, 1, rows, aligned=aligned)
    words = b.paragraphs[0]
    assert entrant.take(words, rows[:1]) == []
    assert asked == []
    assert entrant.take(words, rows[1:]) == [words]
