"""Paragraphs that stand whole in both texts keep together."""

from __future__ import annotations

import numpy as np
import pytest

from edition.alignment.anchors import Run, chain_around, columns, rows_of
from edition.alignment.wholes import find_wholes
from tests.support.witnesses import collated, differences, rows

REPAIRS = "The gas board repaired forty miles of pipe, and the streets are open and buses may run as planned."
REFUNDS = "Buses that were late by more than an hour bring a refund of the fare until the end of May."
REPORT = "A report on the causes will be published in the autumn and sent to every member."


def keys(*paragraphs: str) -> tuple[np.ndarray, list[int]]:
    cuts = [0]
    for paragraph in paragraphs:
        cuts.append(cuts[-1] + len(paragraph))
    return np.array([ord(letter) for letter in "".join(paragraphs)], dtype=np.int64), cuts


def test_paragraphs_that_stand_once_and_those_that_stand_often() -> None:
    a, cuts_a = keys("abc", "x", "def", "x")
    b, cuts_b = keys("def", "x", "abd")
    found = find_wholes(a, b, cuts_a, cuts_b)
    assert found.once == (Run(4, 0, 3),)
    assert [place for place, _ in found.often_a] == [(3, 4), (7, 8)]
    assert found.between(7, 8, 3, 4) == [Run(7, 3, 1)]
    assert found.between(0, 3, 0, 7) == []
    assert found.swapped().once == (Run(0, 4, 3),)


def test_other_runs_end_where_a_whole_paragraph_begins() -> None:
    def chain(wholes: list[Run], runs: list[Run]) -> list[Run]:
        return rows_of(Run, *chain_around(columns(wholes, 3), columns(runs, 3)))

    assert chain([Run(10, 5, 5)], [Run(0, 0, 8)]) == [Run(0, 0, 5), Run(10, 5, 5)]
    assert chain([Run(10, 5, 5)], [Run(10, 5, 5), Run(11, 6, 3)]) == [Run(10, 5, 5)]
    assert chain([], [Run(0, 3, 2), Run(4, 0, 5)]) == [Run(4, 0, 5)]


@pytest.mark.parametrize(
    "quote", ["“buses may run as planned”", "“Buses that were late by more than an hour”", "“pipe”"]
)
@pytest.mark.parametrize("place", range(4))
def test_a_pull_quote_divides_no_paragraph(quote: str, place: int) -> None:
    paragraphs = [REPAIRS, REFUNDS, REPORT]
    other = [*paragraphs[:place], quote, *paragraphs[place:]]
    edition = collated("\n\n".join(paragraphs), "\n\n".join(other))
    assert [found["B"] for _, found in rows(edition) if found["A"]] == [[text] for text in paragraphs]
    assert differences(edition) == []


@pytest.mark.parametrize("kept", [(0,), (1,), (2,), (0, 2), ()])
def test_a_refrain_that_is_left_out_divides_no_verse(kept: tuple[int, ...]) -> None:
    verses = [f"We sing of the {what}, we sing of it long." for what in ("river", "harbour", "sea")]
    refrain = "We sing of it long, we sing no more."
    full = [line for verse in verses for line in (verse, refrain)]
    cut = [line for at, verse in enumerate(verses) for line in ((verse, refrain) if at in kept else (verse,))]
    edition = collated("\n\n".join(full), "\n\n".join(cut))
    found = {texts["A"][0]: texts["B"] for _, texts in rows(edition) if texts["A"]}
    assert all(found[verse] == [verse] for verse in verses)
    assert differences(edition) == []


def test_paragraphs_that_stand_whole_among_many_others() -> None:
    one = np.arange(400, dtype=np.int64)
    two = one.copy()
    two[::8] += 1_000  # a word of every second paragraph of four
    two[100:104] = two[100:104][::-1].copy()  # the same words in another order
    cuts = list(range(0, 401, 4))
    expected = [Run(at, at, 4) for at in range(4, 400, 8) if at != 100]
    assert list(find_wholes(one, two, cuts, cuts).once) == expected
    assert find_wholes(np.tile(one, 2), two, list(range(0, 801, 4)), cuts).once == ()


def test_of_many_copies_of_a_paragraph_a_few_others_say_not_which_they_are() -> None:
    a, cuts_a = keys(*["abc"] * 20)
    b, cuts_b = keys("abc", "abd", "abc")
    found = find_wholes(a, b, cuts_a, cuts_b)
    assert found.between(0, 60, 0, 9) == []
    assert found.between(0, 12, 0, 9) != []
