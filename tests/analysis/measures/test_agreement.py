"""Which witnesses agree, how often, and in what groups."""

from __future__ import annotations

from itertools import permutations

import pytest

from edition.analysis.measures.agreement import agreeing_groups, agreements
from edition.model import Edition
from edition.text.ladders import ladder, read_rules
from tests.support.editions import Row, build
from tests.support.relatives import BASE, LEFT, TEXTS
from tests.support.witnesses import collated

LADDER = ladder(read_rules(), "en")


def matrix(edition: Edition) -> dict[str, tuple[int, int]]:
    return {"".join(pair): tuple(found.words) for pair, found in agreements(edition, LADDER).items()}


def test_places_compared_and_places_agreed() -> None:
    found = matrix(collated(*TEXTS.values()))
    assert found == {"AB": (3, 1), "AC": (3, 0), "AD": (3, 2), "BC": (3, 2), "BD": (3, 0), "CD": (3, 0)}


def test_groups_are_those_that_agree_most() -> None:
    assert agreeing_groups(agreements(collated(*TEXTS.values()), LADDER)) == [("A", "D"), ("B", "C")]


@pytest.mark.parametrize("order", list(permutations("ABCD"))[::5])
def test_the_order_of_the_witnesses_changes_nothing(order: tuple[str, ...]) -> None:
    edition = collated(*(TEXTS[siglum] for siglum in order), sigla="".join(order))
    assert {frozenset(group) for group in agreeing_groups(agreements(edition, LADDER))} == {
        frozenset("AD"),
        frozenset("BC"),
    }


def test_print_is_no_place_of_words_but_one_to_the_letter() -> None:
    edition = collated(BASE, BASE.replace("Monday", "Monday,"), LEFT)
    found = agreements(edition, LADDER)
    assert found["A", "B"].words == (2, 2)
    assert found["A", "B"].letter == (3, 2)


def test_a_passage_that_one_lacks_is_a_place_what_is_lost_is_none() -> None:
    edition = build(
        [Row("p1", {"A": "One.", "B": "One.", "C": "One."}), Row("p2", {"A": "Two.", "B": "Two."})]
    )
    assert matrix(edition) == {"AB": (1, 1), "AC": (1, 0), "BC": (1, 0)}
    lost = build(
        [Row("p1", {"A": "One.", "B": "One.", "C": "One."}), Row("p2", {"A": "Two."}, lost=frozenset("BC"))]
    )
    assert matrix(lost) == {"AB": (0, 0), "AC": (0, 0), "BC": (0, 0)}


def test_where_all_agree_alike_there_is_no_group() -> None:
    edition = collated(BASE, BASE.replace("Monday", "Friday"), BASE.replace("Monday", "Sunday"))
    assert agreeing_groups(agreements(edition, LADDER)) == []
