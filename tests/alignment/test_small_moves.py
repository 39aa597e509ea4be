"""Short paragraphs that stand elsewhere, and those rewritten where they stand."""

from __future__ import annotations

from itertools import permutations

import pytest

from edition.model import Edition
from tests.support.witnesses import collated

LONG = (
    "The gas board repaired forty miles of pipe, and the streets are open again.",
    "Buses that were late by more than an hour bring a refund of the fare.",
    "A report on the causes will be published in the autumn.",
)


def moved(edition: Edition) -> list[str]:
    return [next(iter(p.paragraphs["A"])).text for p in edition.passages if p.moved]


@pytest.mark.parametrize(
    "line", ["We are sorry.", "Wir bedauern es.", "謹んでお詫びします。", "* See page nine."]
)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_line_that_stands_elsewhere(line: str, place: int) -> None:
    edition = collated("\n\n".join((line, *LONG)), "\n\n".join((*LONG[:place], line, *LONG[place:])))
    assert moved(edition) == [line]
    assert not any(edition.framing.values())


def test_items_whose_numbers_changed_with_their_places() -> None:
    edition = collated(
        "1. The tenant pays.\n2. The owner repairs.\n3. The court decides.",
        "1. The tenant pays.\n2. The court decides.\n3. The owner repairs.",
    )
    assert not any(edition.framing.values())
    assert len(edition.passages) == 3
    assert len(moved(edition)) == 1


def test_what_stands_twice_is_not_guessed() -> None:
    edition = collated(
        "\n\n".join(("We are sorry.", *LONG)),
        "\n\n".join((*LONG, "We are sorry.", "Good night.", "We are sorry.")),
    )
    assert moved(edition) == []


def test_what_is_in_order_is_not_moved() -> None:
    edition = collated("\n\n".join(LONG), "\n\n".join((*LONG[:1], "Good night.", *LONG[1:])))
    assert moved(edition) == []


@pytest.mark.parametrize(
    ("line", "rewritten"),
    [
        ("De la terrena, e lagrimosa valle:", "De la mondana, e paludosa riva:"),
        ("BEN: At home.", "BEN: With friends."),
        ("2. Pears and plums", "2. Figs and dates"),
    ],
)
def test_a_line_rewritten_between_two_that_correspond_is_one_passage(line: str, rewritten: str) -> None:
    for one, two in ((line, rewritten), (rewritten, line)):
        edition = collated("\n\n".join((LONG[0], one, *LONG[1:])), "\n\n".join((LONG[0], two, *LONG[1:])))
        assert [set(passage.paragraphs) for passage in edition.passages] == [{"A", "B"}] * 4
        assert [p.paragraphs["B"][0].text for p in edition.passages][1] == two


@pytest.mark.parametrize("other", ["Advertisement", "Niemand", "We are here. They are not. Nor is it all."])
def test_a_line_with_nothing_of_the_one_in_its_place_is_another(other: str) -> None:
    line = "Mothers grieve."
    edition = collated("\n\n".join((LONG[0], line, *LONG[1:])), "\n\n".join((LONG[0], other, *LONG[1:])))
    assert not any(
        {line, other} <= {q.text for v in p.paragraphs.values() for q in v} for p in edition.passages
    )


@pytest.mark.parametrize(
    ("line", "other", "one_passage"),
    [
        ("The head of the council spoke at length.", "Prices of the bread rose by half.", False),
        ("He was in the house.", "Rain fell in the valley.", False),
        ("He was in the house.", "He fell from a ladder.", True),
        ("He slept in the house.", "Rain fell on the house.", True),
        ("市议会修桥。", "市长修路。", True),
    ],
)
def test_little_words_in_the_midst_of_two_lines_are_chance(line: str, other: str, one_passage: bool) -> None:
    for one, two in ((line, other), (other, line)):
        edition = collated("\n\n".join((LONG[0], one, *LONG[1:])), "\n\n".join((LONG[0], two, *LONG[1:])))
        rows = [{q.text for v in p.paragraphs.values() for q in v} for p in edition.passages]
        assert ({one, two} in rows) == one_passage


@pytest.mark.parametrize("at_end", [False, True])
@pytest.mark.parametrize(
    ("line", "rewritten", "one_passage"),
    [
        (
            "Now is the winter of our discontent made glorious summer",
            "Now is the winter of his long misery turned to gladness",
            True,
        ),
        ("Quando la sera scende sovra i colli lontani", "Quando la sera copre ogni campagna deserta", True),
        ("Our correspondent in Rome reports", "The correspondent of the Post writes", False),
        ("Statement by the Mayor", "The Evening Post, 4 May", False),
    ],
)
def test_a_line_rewritten_at_the_edge_is_one_passage_if_that_is_no_chance(
    line: str, rewritten: str, one_passage: bool, at_end: bool
) -> None:
    others = [other.rstrip(".") for other in LONG]  # as verses, of which no stop ends a line
    texts = ["\n\n".join((*others, own) if at_end else (own, *others)) for own in (line, rewritten)]
    for one, two in (texts, texts[::-1]):
        rows = [{q.text for v in p.paragraphs.values() for q in v} for p in collated(one, two).passages]
        assert ({line, rewritten} in rows) == one_passage


OTHERWISE = "crudele oltremisura, o ‘n tutto pia"
BETWEEN = "O in estremo crudele, ò in tutto pia."


@pytest.mark.parametrize("place", [0, 1, 3])
@pytest.mark.parametrize(
    ("line", "one_passage"),
    [
        ("O in estremo crudel’ò in tutto Pia", True),
        ("In estremo crudel, ma in tutto pia", True),
        ("The Evening Post, 4 May", False),
        ("Fourteen guineas", False),
    ],
)
def test_a_line_that_the_base_has_otherwise_is_held_against_what_others_have(
    line: str, one_passage: bool, place: int
) -> None:
    base, other, own = (
        "\n\n".join((*LONG[:place], each, *LONG[place:])) for each in (OTHERWISE, BETWEEN, line)
    )
    for texts in ((base, other, own), (base, own, other), (base, own, other, own)):
        passages = collated(*texts).passages
        rows = [{q.text for v in p.paragraphs.values() for q in v} for p in passages]
        assert any({OTHERWISE, BETWEEN, line} == row for row in rows) == one_passage


def test_lines_held_against_others_stand_in_one_row_in_whatever_order_the_witnesses_come() -> None:
    lines = (BETWEEN, "O in estremo crudel’ò in tutto Pia", "O in estremo crudel, ma tutta mia")
    base, *others = ("\n\n".join((*LONG, each)) for each in (OTHERWISE, *lines))
    for texts in permutations(others):
        rows = [{q.text for v in p.paragraphs.values() for q in v} for p in collated(base, *texts).passages]
        assert {OTHERWISE, *lines} in rows
