"""Words that a source lacks beside the same words are those that others lack."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from edition.alignment.links import Alignment
from edition.alignment.table import Row
from edition.analysis.places.lacking import lacking_together
from edition.analysis.places.shared_words import ComparedRow
from edition.collate import collate
from edition.model import PublishedPlace, Sources
from tests.support.sides import sides
from tests.support.witnesses import witness

DOUBLED = "tener mientes a estas seys cosas de los lidiadores E de de parte de las ayudas que pueden aver"
REPEATED = "Esto es que se aparto a mano derecha a manera de vencidos"


def readings(texts: dict[str, str]) -> list[tuple[str, ...]]:
    witnesses = tuple(witness(siglum, text) for siglum, text in texts.items())
    found = collate(Sources("A tradition", "A", witnesses, language="es"))
    return [tuple(unit.readings[siglum].text for siglum in sorted(texts)) for _, unit in found.units()]


@pytest.mark.parametrize("order", list(itertools.permutations("BCD")))
def test_those_that_lack_one_of_two_same_words_lack_the_same(order: tuple[str, ...]) -> None:
    texts = {
        "B": DOUBLED.replace("E de de", "Et de"),
        "C": DOUBLED.replace("E de de", "E de"),
        "D": DOUBLED.replace("E de de", "lo e de"),
    }
    assert readings({"A": DOUBLED} | {siglum: texts[siglum] for siglum in order}) == [
        ("", "", "", "lo"),
        ("E", "Et", "E", "e"),
        ("de", "", "", ""),
    ]


def test_a_stretch_that_may_begin_at_either_of_two_same_words_begins_at_one_in_all() -> None:
    texts = {
        "A": REPEATED,
        "B": REPEATED.replace("a mano derecha a", "a"),
        "C": REPEATED.replace("aparto a mano derecha a", "apartase a"),
    }
    assert [found[1:] for found in readings(texts)] == [("aparto", "apartase"), ("", "")]


def test_what_others_lack_in_part_draws_nothing() -> None:
    """C lacks more than the words that B may lack, and says nothing of which they are."""
    base = "uno a b c a b d e fin"
    found = readings({"A": base, "B": "uno a b d e fin", "C": "uno a b c a fin"})
    assert " ".join(unit[0] for unit in found if not unit[1]) == "c a b"


def test_a_word_printed_otherwise_is_not_lacking_for_it() -> None:
    base = "er kam. Und und so ging er"
    found = readings({"A": base, "B": "er kam. Und so ging er", "C": "er kommt und so ging er"})
    assert ("und", "", "und") in found or ("und", "", "") in found


def test_what_is_published_is_lacking_rather_than_other_words() -> None:
    witnesses = (
        witness("A", DOUBLED),
        witness("B", DOUBLED.replace("E de de", "Et de")),
        witness("C", DOUBLED.replace("E de de", "E de")),
    )
    at = DOUBLED.index("de de")
    for start in (at, at + len("de ")):
        places = {DOUBLED: (PublishedPlace(start, start + len("de"), "de"),)}
        base = replace(witnesses[0], places=places)
        found = collate(Sources("A tradition", "A", (base, *witnesses[1:]), language="es"))
        lemmas = [unit.readings["A"] for _, unit in found.units()]
        assert [lemma.start for lemma in lemmas if lemma.text == "de"] == [start]


def test_words_that_moved_are_no_place_of_others() -> None:
    """Two of four same words are lacking, with two between them: these are linked with the first and last."""
    both = sides("met Of of of of end", "met Of of end")
    given = {1: Alignment(np.array([0, -1, 1, 2, -1, 3]), ())}
    row = Row(0, {number: side.region for number, side in enumerate(both)}, given)
    found = lacking_together(ComparedRow(row, [side.stream for side in both], {}), given, ())
    assert found[1].same.tolist() == [0, 1, -1, -1, 2, 3]
