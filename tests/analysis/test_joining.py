"""Figures are compared whole: every mark in them counts."""

from __future__ import annotations

import pytest

from tests.support.meanings import FIGURES, SAME_FIGURE
from tests.support.witnesses import collated, differences

WORDING = {"substitution", "addition", "omission"}
FRAME = "The bank said in the spring {} and that no branch would be closed before the next year."


def kinds(language: str, one: str, two: str, ocr: str = "") -> list[str]:
    edition = collated(FRAME.format(one), FRAME.format(two), language=language, ocr=ocr)
    return [kind for kind, *_ in differences(edition) if kind != "spacing"]


@pytest.mark.parametrize(("language", "one", "two"), FIGURES)
def test_another_figure_is_other_wording(language: str, one: str, two: str) -> None:
    assert set(kinds(language, one, two)) & WORDING
    assert set(kinds(language, two, one)) & WORDING


@pytest.mark.parametrize(("language", "one", "two"), SAME_FIGURE)
def test_the_same_figure_is_no_other_wording(language: str, one: str, two: str) -> None:
    assert not set(kinds(language, one, two)) & WORDING


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("by -5 percent", "by 5 percent", [("substitution", "-5", "5")]),
        ("some 5-10 million", "some 510 million", [("substitution", "5-10", "510")]),
        ("of 2(1)(a) here", "of 21(a) here", [("substitution", "2(1)(a)", "21(a)")]),
        ("some 1 000 000 men", "some 1,000,000 men", [("punctuation", "1 000 000", "1,000,000")]),
        ("in 2019–2020 and", "in 2019–2021 and", [("substitution", "2020", "2021")]),
        ("in 2019–2020, and", "in 2019-2020 and", [("typographic", "–", "-"), ("punctuation", ",", "")]),
    ],
)
def test_a_difference_is_as_long_as_the_figure_needs(
    one: str, two: str, found: list[tuple[str, ...]]
) -> None:
    assert differences(collated(FRAME.format(one), FRAME.format(two), language="en")) == found
