"""Which paragraphs make one passage, where a witness interrupts, runs together or shuffles them."""

from __future__ import annotations

import random

import pytest

from edition.alignment.passages import shares_by_chance
from edition.alignment.table import Entrant, Row
from edition.analysis.measures.parallel import PARAGRAPH_END, parallel
from edition.model import Edition, WordRange
from tests.quality import prose
from tests.support.decisions import realigned
from tests.support.laws import assert_nothing_lost, assert_units_in_order, assert_verbatim
from tests.support.sides import sides
from tests.support.witnesses import collated, differences, rows

FIRST = "I was told on Friday evening that the sea wall at Kilcullen had moved by nine centimetres since May."
WARNED = "The engineers warned in 2014, and again in 2016, that the footings were being washed away."
NOBODY = "Nobody in this council acted, and the families below the wall were never told of it."
DENIED = (
    "A spokesman for the county denied on Tuesday that any warning had reached its offices before the summer."
)
SORRY = "I am sorry. Those who live behind that wall were entitled to better from all of us."
PLEASED = (
    "The harbour office was pleased with the season, and the new ferry has carried forty thousand people."
)
BASE = "\n\n".join((FIRST, f"{WARNED} {NOBODY}", SORRY, PLEASED))


def sound(edition: Edition) -> Edition:
    assert_nothing_lost(edition)
    assert_verbatim(edition)
    assert_units_in_order(edition)
    for passage in edition.passages:
        written = parallel(edition, passage)
        for siglum in written.sigla:
            assert written.text(siglum) == PARAGRAPH_END.join(p.text for p in passage.paragraphs[siglum])
    return edition


def test_what_stands_between_the_halves_of_a_paragraph_is_no_part_of_it() -> None:
    edition = sound(collated(BASE, "\n\n".join((FIRST, WARNED, DENIED, NOBODY, SORRY, PLEASED))))
    assert [(name, found["B"]) for name, found in rows(edition)] == [
        ("p1", [FIRST]),
        ("p2", [WARNED, NOBODY]),
        ("p2a", [DENIED]),
        ("p3", [SORRY]),
        ("p4", [PLEASED]),
    ]
    assert differences(edition) == []


def test_the_halves_are_compared_over_what_stands_between() -> None:
    mended = NOBODY.replace("families", "people")
    between = f"“{WARNED}”", DENIED, f"“{mended}”"
    edition = sound(collated(BASE, "\n\n".join((FIRST, *between, SORRY, PLEASED))))
    assert differences(edition) == [
        *(("punctuation", "", mark) for mark in "“”“"),
        ("substitution", "families", "people"),
        ("punctuation", "", "”"),
    ]


def test_a_difference_of_a_third_witness_across_what_stands_between() -> None:
    lacking = WARNED.removesuffix(" were being washed away.") + NOBODY.removeprefix("Nobody in this council")
    edition = sound(
        collated(
            BASE,
            "\n\n".join((FIRST, WARNED, DENIED, NOBODY, SORRY, PLEASED)),
            "\n\n".join((FIRST, lacking, SORRY, PLEASED)),
        )
    )
    assert all("spokesman" not in reading.text for _, u in edition.units() for reading in u.readings.values())
    assert [row for row in rows(edition) if row[0] == "p2a"] == [("p2a", {"A": [], "B": [DENIED], "C": []})]


def test_a_line_added_inside_a_paragraph_is_part_of_it() -> None:
    edition = sound(collated(BASE, "\n\n".join((FIRST, WARNED, "Mark this:", NOBODY, SORRY, PLEASED))))
    assert differences(edition) == [("addition", "", "Mark this:")]


def test_what_replaces_words_of_a_paragraph_is_part_of_it() -> None:
    whole = BASE.replace(f"{WARNED} {NOBODY}", f"{WARNED} {SORRY} {NOBODY}").removesuffix(
        f"{SORRY}\n\n{PLEASED}"
    )
    edition = sound(collated(whole, "\n\n".join((FIRST, WARNED, DENIED, NOBODY))))
    assert len(edition.passages) == 2
    assert [found["B"] for _, found in rows(edition)] == [[FIRST], [WARNED, DENIED, NOBODY]]


def test_a_paragraph_moved_between_the_halves_of_another() -> None:
    edition = sound(collated(BASE, "\n\n".join((FIRST, WARNED, PLEASED, NOBODY, SORRY))))
    assert [found["B"] for _, found in rows(edition)] == [[FIRST], [WARNED, NOBODY], [SORRY], [PLEASED]]
    assert [passage.moved for passage in edition.passages] == [frozenset()] * 3 + [frozenset("B")]
    assert differences(edition) == []


@pytest.mark.parametrize("joined", [f"{FIRST} {PLEASED}", f"{PLEASED} {FIRST}"])
def test_a_moved_paragraph_run_together_with_another(joined: str) -> None:
    edition = sound(collated(BASE, "\n\n".join((joined, f"{WARNED} {NOBODY}", SORRY))))
    assert [found["B"] for _, found in rows(edition)] == [[FIRST], [f"{WARNED} {NOBODY}"], [SORRY], [PLEASED]]
    assert [passage.moved for passage in edition.passages] == [frozenset()] * 3 + [frozenset("B")]


def test_a_moved_paragraph_of_which_much_was_changed_has_moved() -> None:
    changed = PLEASED.replace("with the season", "that summer").replace("forty thousand people", "a crowd")
    edition = sound(collated(BASE, "\n\n".join((changed, FIRST, f"{WARNED} {NOBODY}", SORRY))))
    assert [passage.id for passage in edition.passages if passage.moved] == ["p4"]


def test_a_paragraph_goes_to_where_more_of_it_stands() -> None:
    base = [FIRST, f"It was agreed that this office will not be moved in any case. {WARNED}", SORRY, PLEASED]
    other = [FIRST, f"{NOBODY} It was said that this office will not be moved.", SORRY, PLEASED, base[1]]
    edition = sound(collated("\n\n".join(base), "\n\n".join(other)))
    assert dict(rows(edition))["p2"]["B"] == [base[1]]
    assert [passage.id for passage in edition.passages if passage.moved] == ["p2"]


def test_articles_of_one_formula_that_are_all_shuffled() -> None:
    things = (
        "coal shall be landed at the north quay before six",
        "fish may be sold in the upper market on any weekday",
        "dogs are to be kept upon a chain inside the gates",
        "boats lie at anchor only where the warden has allowed it",
        "tolls fall due on the first evening of every quarter",
        "nets must be mended on the grass behind the chapel wall",
    )
    articles = [
        f"Article {n}. It is hereby ordered by the council of this town that {thing}."
        for n, thing in enumerate(things, 1)
    ]
    edition = sound(collated("\n\n".join(articles), "\n\n".join(articles[n] for n in (4, 2, 0, 5, 3, 1))))
    assert [found["B"] for _, found in rows(edition)] == [[article] for article in articles]


def test_what_an_editor_sets_apart_is_compared_over_what_stands_between() -> None:
    changed = BASE.replace("families", "people")
    edition = collated(BASE, "\n\n".join((FIRST, WARNED, DENIED, NOBODY, SORRY, PLEASED)), changed)
    apart = realigned(edition, 'do = "align"\npassage = "p2"\napart = ["C"]')
    assert differences(apart) == []
    assert dict(rows(apart))["p2"]["B"] == [WARNED, NOBODY]


@pytest.mark.parametrize("order", ["ABC", "ACB"])
def test_what_shares_nothing_with_the_base_stands_beside_the_witness_whose_text_it_is(order: str) -> None:
    texts = {"A": "Its valley which", "B": "Its meadow", "C": "Its valley meadow"}
    edition = collated(*(texts[siglum] for siglum in order), sigla=order)
    assert not edition.unrelated
    assert [unit.readings["B"].text for _, unit in edition.units()] == ["meadow"]


def test_what_shares_nothing_with_anyone_stands_beside_none() -> None:
    edition = collated("one red kite", "four grey mice", "one red mill")
    assert edition.unrelated == {"B"}


def test_neighbours_that_change_places_twice_are_moved_paragraphs() -> None:
    one, two, three, four, five = (
        "Harbor under standard of harbor stone.",
        "Rumours spring its network before the quay denies a year of stone.",
        "The vote holds to harbor loan while the company leaks spring rumours in town.",
        "Stone and loan come a year before seldom quay bridge and member tax.",
        "Member never trusted our company of late.",
    )
    edition = collated("\n\n".join((one, two, three, four, five)), "\n\n".join((two, one, four, three, five)))
    assert [bool(passage.moved) for passage in edition.passages] == [True, False, False, True, False]
    assert differences(edition) == []


@pytest.mark.parametrize(
    ("shared", "chance"),
    [
        ("would have done just as well", True),
        ("A report on the causes of the fire is expected in May", False),
    ],
)
def test_what_stands_elsewhere_in_unrelated_texts_is_weighed(shared: str, chance: bool) -> None:
    """Among the paragraphs of a book one has a phrase of any other."""
    mine, theirs = prose.strangers(random.Random("books"), 600)
    one, two = sides(f"{shared}\n\n{mine}", f"{theirs}\n\n{shared}")
    size = len(shared.split())
    row = Row(0, {0: WordRange(0, size), 1: WordRange(two.region[1] - size, two.region[1])})
    entrant = Entrant(one, two, 1, [row])
    entrant.align_anew(row)
    assert shares_by_chance(entrant) is chance


BOATS = ["First came the boats, and all were grey.", "The second was a long ship of war."]
FOG = ["Nobody saw the third one in the fog.", "We did not know, he said, of the fire."]
LAST = "A last word was said by the king on Monday."
MOVED = {
    "A": [BOATS[0].replace("all", "not"), BOATS[1], *FOG],
    "B": [*BOATS, *FOG, LAST],
    "C": [FOG[1], BOATS[1], FOG[0], LAST.replace("on", "the"), BOATS[0]],
    "D": [LAST.replace("king", "queen"), FOG[0], BOATS[0].replace("grey", "gray")],
}


def told(order: str) -> list[object]:
    edition = collated(*("\n\n".join(MOVED[siglum]) for siglum in order), sigla=order)
    return [
        (
            passage.id,
            sorted(passage.paragraphs.items()),
            [(unit.kind, sorted(unit.readings.items())) for unit in passage.units],
        )
        for passage in edition.passages
    ]


@pytest.mark.parametrize("order", ["ACBD", "CBDA", "DBCA", "BDAC"])
def test_where_last_paragraphs_moved_the_order_of_witnesses_changes_nothing(order: str) -> None:
    assert told(order) == told("ABCD")
