"""A space makes other words, or other numerals, of the same letters."""

from __future__ import annotations

import pytest

from edition.model import Detail, Kind
from tests.support.witnesses import collated

FRAME = "The book has {} and they are long, and nobody ever said who wrote them."


@pytest.mark.parametrize(
    ("one", "two"), [("parts I II", "parts III"), ("parts XX V", "parts XXV"), ("Louis X IV", "Louis XIV")]
)
def test_a_space_makes_other_roman_numerals(one: str, two: str) -> None:
    """They were spacing, and the answer a yes."""
    for texts in ((one, two), (two, one)):
        (found,) = [unit.readings["B"] for _, unit in collated(*map(FRAME.format, texts)).units()]
        assert found.kind is Kind.SUBSTITUTION
        (found,) = [unit.readings["B"] for _, unit in collated(*map(FRAME.format, texts), ocr="B").units()]
        assert (found.kind, found.detail) == (Kind.SUBSTITUTION, Detail.DOUBTFUL)


@pytest.mark.parametrize(("one", "two"), [("part XVI", "part X V I"), ("PART MIND was", "PART M I N D was")])
def test_what_is_spaced_out_is_spacing(one: str, two: str) -> None:
    assert [unit.kind for _, unit in collated(FRAME.format(one), FRAME.format(two)).units()] == [Kind.SPACING]
