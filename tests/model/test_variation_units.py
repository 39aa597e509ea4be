"""Over which differences one of a witness reaches."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from edition.model import Kind, Passage, Reading, VariationUnit
from edition.model.variation_units import NAMED_UNITS


def reaching_over(count: int) -> Passage:
    """A passage in which `B` has one difference over so many units, and one of its own before them."""
    units = [
        VariationUnit(
            f"p1.u{number}",
            Kind.SUBSTITUTION,
            {
                "A": Reading("one", 0, 3),
                "B": Reading("two", 0, 3, Kind.SUBSTITUTION, stretch=1 if number else 0),
            },
        )
        for number in range(count + 1)
    ]
    return Passage("p1", {}, tuple(units))


@pytest.mark.parametrize("count", [2, NAMED_UNITS])
def test_all_units_are_named_in_each(count: int) -> None:
    passage = reaching_over(count)
    ids = tuple(f"p1.u{number}" for number in range(1, count + 1))
    assert passage.stretches == (("B", ids),)
    assert passage.spanned == {(id, "B"): ids for id in ids}


def test_of_too_many_the_first_the_last_and_itself_are_named() -> None:
    last = f"p1.u{NAMED_UNITS + 1}"
    spanned = reaching_over(NAMED_UNITS + 1).spanned
    assert spanned["p1.u7", "B"] == ("p1.u1", "p1.u7", last)
    assert spanned["p1.u1", "B"] == spanned[last, "B"] == ("p1.u1", last)


def test_what_differs_is_told_once_of_each_unit() -> None:
    unit = reaching_over(1).units[0]
    assert [siglum for siglum, _ in unit.differing] == ["B"]
    assert unit.differing is unit.differing
    assert replace(unit, readings={"A": unit.lemma}).differing == ()
    assert pickle.loads(pickle.dumps(unit)) == unit
