"""Where several sources differ their words are aligned with each other, in whatever order they come."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from edition.alignment.links import Alignment, Link
from edition.alignment.table import Row
from edition.analysis.places import jointly
from edition.analysis.places.alongside import Alongside
from edition.analysis.places.joint_columns import JointColumns
from edition.analysis.places.shared_words import ComparedRow
from edition.collate import collate
from edition.model import PublishedPlace, Sources, WordRange
from tests.support.sides import sides
from tests.support.witnesses import witness

BASE = "dark was the night and cold when he came home to her he said that the wind was"
TURNED = BASE.replace("to her he said", "to he her said")
BOTH = BASE.replace("to her he said", "to he her he said")


def readings(texts: dict[str, str]) -> list[tuple[str, ...]]:
    """By unit what the sources have, in the order of their names; the base is A."""
    witnesses = tuple(witness(siglum, text) for siglum, text in texts.items())
    found = collate(Sources("A tradition", "A", witnesses, language="en"))
    return [tuple(unit.readings[siglum].text for siglum in sorted(texts)) for _, unit in found.units()]


@pytest.mark.parametrize("order", list(itertools.permutations("BCD")))
def test_words_that_two_sources_have_stand_together_whatever_stands_beside(order: tuple[str, ...]) -> None:
    texts = {"B": TURNED, "C": BOTH, "D": BASE}
    found = readings({"A": BASE} | {siglum: texts[siglum] for siglum in order})
    assert found == [("", "he", "he", ""), ("he", "", "he", "he")]


def test_where_only_one_differs_it_is_compared_with_the_base_alone() -> None:
    alone = readings({"A": BASE, "B": TURNED})
    assert readings({"A": BASE, "B": TURNED, "C": BASE}) == [(*unit, unit[0]) for unit in alone]


def test_which_of_two_words_changed_places_the_two_texts_say_by_themselves() -> None:
    turned, short = BASE.replace("the wind was", "the was wind"), BASE.replace("the wind was", "the was")
    of_two = [("", "was"), ("was", "")]
    assert readings({"A": BASE, "B": turned}) == of_two
    found = [each[:2] for each in readings({"A": BASE, "B": turned, "C": short, "D": short})]
    assert [each for each in found if each[0] != each[1]] == of_two


def test_what_is_published_stays_where_it_is() -> None:
    at = BASE.index("her")
    places = (PublishedPlace(at, at + 3, "her"), PublishedPlace(at + 4, at + 6, "he"))
    base = replace(witness("A", BASE), places={BASE: places})
    sources = (base, witness("B", TURNED), witness("C", BOTH))
    found = collate(Sources("A tradition", "A", sources, language="en"))
    assert [unit.readings["A"].text for _, unit in found.units()] == ["her", "he"]


def test_words_that_stand_together_already_are_not_laid_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    laid: list[object] = []
    monkeypatch.setattr(jointly, "JointColumns", lambda *given: laid.append(given) or JointColumns(*given))
    texts = {"A": BASE, "B": BASE.replace("the night", "night"), "C": BASE.replace("was the", "was this the")}
    assert readings(texts) == [("", "", "this"), ("the", "", "the")]
    assert not laid
    readings({"A": BASE, "B": TURNED, "C": BOTH})
    assert laid


@pytest.mark.parametrize("order", list(itertools.permutations("BCD")))
def test_of_two_stretches_that_changed_places_the_same_has_moved_in_all_that_read_so(
    order: tuple[str, ...],
) -> None:
    base = (
        "the king sent word to all the people made holy in his name here in this old house"
        " called by their fathers with those who ask every day"
        " for peace and rest he gives thanks for them and their gifts of speech"
    )
    turned = base.replace(
        "made holy in his name here in this old house", "here in this old house made holy in his name"
    )
    texts = {"B": turned, "C": turned.replace("king ", "").replace("he gives", "he now gives"), "D": base}
    found = readings({"A": base} | {siglum: texts[siglum] for siglum in order})
    apart = [unit for unit in found if "holy" in "".join(unit) or "house" in "".join(unit)]
    assert apart
    assert all(b == c and a == d for a, b, c, d in apart)


class Walked(tuple[Link, ...]):
    """Links that know how often they were walked through."""

    walks = 0

    def __iter__(self) -> Iterator[Link]:
        self.walks += 1
        return super().__iter__()


def test_like_words_of_a_stretch_are_found_without_a_walk_through_all_of_the_text() -> None:
    """Each stretch walked through all: the time grew with the square of a paragraph's length."""
    alike = Walked(Link(at, at + 1, at, at + 1) for at in range(0, 400, 4))
    (side,) = sides("word " * 400)
    witness = Alongside(Alignment(np.arange(400), alike), side, alike)
    found = [witness.like_in(WordRange(at, at + 8)) for at in range(0, 400, 8)]
    assert {len(each) for each in found} == {2}
    assert [link for each in found for link in each] == [*alike]
    assert len(witness.likened) == len(witness.likenesses) == 100
    assert alike.walks == 4  # for each way in which they are asked, and here


def test_witnesses_that_read_the_same_are_linked_as_most_of_them() -> None:
    """Which of two stretches that changed places has stayed may hang on words far off."""
    found = sides("when green hats were sold then", *["when were sold green hats then"] * 3)
    stayed, moved = np.array([0, 3, 4, -1, -1, 5]), np.array([0, -1, -1, 1, 2, 5])
    given = {1: Alignment(stayed, ()), 2: Alignment(moved, ()), 3: Alignment(stayed, ())}
    row = Row(0, {number: side.region for number, side in enumerate(found)}, given)
    joint = jointly.jointly(ComparedRow(row, [side.stream for side in found], {}), given, ())
    assert all(np.array_equal(each.same, stayed) for each in joint.values())
