"""Readings that the base may stand for, each by itself, and that say other words than each other."""

from __future__ import annotations

from itertools import permutations

import pytest

from edition.analysis.answer.verdict import verdict
from edition.collate import collate
from edition.model import Detail, Sources, Transcription
from tests.support.witnesses import collated, witness

BEHIND = "The ferry stays in the port until the storm is over, as the harbour master told the crews."
WORDS = ("bave", "hawe", "hawe", "have")


def agreed(*texts: str, ocr: str = "", language: str = "en") -> bool | None:
    return verdict(collated(*(f"{each} {BEHIND}" for each in texts), ocr=ocr, language=language)).agree


@pytest.mark.parametrize(
    ("base", "one", "two"),
    [
        ("They'd paid it.", "They had paid it.", "They would paid it."),
        ("The Gov. agreed.", "The Governor agreed.", "The Government agreed."),
        ("It's cut there.", "It has cut there.", "It is cut there."),
        ("It was est. in May.", "It was established in May.", "It was estimated in May."),
    ],
)
def test_a_short_form_is_no_agreement_of_two_that_write_it_out_otherwise(
    base: str, one: str, two: str
) -> None:
    assert all(agreed(base, short) is True for short in (one, two))
    assert {agreed(*texts) for texts in permutations((base, one, two))} == {None, False}


@pytest.mark.parametrize(
    ("base", "one", "two"),
    [
        ("They bave it there.", "They have it there.", "They gave it there."),
        ("We rnust go there.", "We must go there.", "We just go there."),
        ("The boal sank.", "The boat sank.", "The bowl sank."),
    ],
)
def test_a_misread_base_is_no_agreement_of_two_that_it_may_be_misread_for(
    base: str, one: str, two: str
) -> None:
    assert agreed(base, one, two, ocr="A") is None
    assert agreed(one, base, two, ocr="B") is False


@pytest.mark.parametrize(
    ("texts", "ocr"),
    [
        (("The tbeatre is shut.", "The theatre is shut.", "The theater is shut."), "A"),
        (("They have it there.", "They bave it there.", "They hawe it there."), "BC"),
        (("They brougbt it there.", "They brought it there.", "They brouqht it there."), "AC"),
        (("So it was there.", "5o it was there.", "S0 it was there."), "ABC"),
        (("The master is shut.", "The mastor is shut.", "The mustcr is shut."), "BC"),
        (("I cannot go.", "I can not go.", "I can't go."), ""),
        (("On 4 Sept. we met.", "On 4 September we met.", "On Sept. 4 we met."), ""),
        (("Dr. Lee came.", "Dr Lee came.", "Doctor Lee came."), ""),
    ],
)
def test_what_says_the_same_beside_each_other_too_is_no_doubt(texts: tuple[str, ...], ocr: str) -> None:
    assert agreed(*texts, ocr=ocr) is True


@pytest.mark.parametrize(
    ("base", "one", "two", "same"),
    [
        ("THE US VOTE WAS LOST.", "The US vote was lost.", "The us vote was lost.", False),
        ("THE US VOTE WAS LOST.", "THE US VOTE WAS LOST.", "The us vote was lost.", True),
        ("THE BOAT SANK THERE.", "The boat sank there.", "The Boat sank there.", True),
    ],
)
def test_a_line_of_capitals_is_no_agreement_of_two_that_capitals_tell_apart(
    base: str, one: str, two: str, same: bool
) -> None:
    for texts in permutations((base, one, two)):
        assert (agreed(*texts) is True) is same


def test_who_comes_first_of_two_that_read_the_same_tells_nothing_where_one_is_recognised() -> None:
    """The last of both was asked whether its hawe may be have, and a printed one may not: yes, or a doubt."""
    texts = {siglum: f"They {word} it there. {BEHIND}" for siglum, word in zip("ABCD", WORDS, strict=True)}
    answers = set()
    for order in ("ABCD", "ACBD", "ADCB"):
        sources = tuple(
            witness(each, texts[each], Transcription.OCR if each in "AB" else Transcription.BORN_DIGITAL)
            for each in order
        )
        answers.add(verdict(collate(Sources("A statement", "A", sources, language="en"))).agree)
    assert answers == {None}


def test_a_doubtful_reading_makes_no_other_one_doubtful() -> None:
    texts = ("The sea was mild.", "The sea was mi1b.", "THE SEA WAS MILD.")
    edition = collated(*(f"{each} {BEHIND}" for each in texts), ocr="AB", language="la")
    details = [
        (siglum, each.detail) for _, unit in edition.units() for siglum, each in unit.differing if each.detail
    ]
    assert details == [("B", Detail.DOUBTFUL)]
