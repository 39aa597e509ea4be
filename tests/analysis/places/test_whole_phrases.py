"""Numbers and short forms in several words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from edition.model import Kind
from tests.support.witnesses import collated


@pytest.mark.parametrize(
    ("language", "one", "two", "same"),
    [
        ("de", "es kostet 4 Millionen Euro im Jahr", "es kostet 4 Mio. Euro im Jahr", True),
        ("de", "es kostet 4 Millionen im Jahr", "es kostet 4 Mio. im Jahr", True),
        ("de", "um 9 Uhr im Saal", "um 9.00 Uhr im Saal", True),
        ("en", "the talk at 9 p.m. EST in the hall", "the talk at 9:00 p.m. EST in the hall", True),
        ("fr", "pour 5 M€ par an", "pour 5 millions d'euros par an", True),
        ("de", "es kostet 4 Millionen Euro im Jahr", "es kostet 5 Mio. Euro im Jahr", False),
        ("en", "shares fell $3 to $5 then", "shares fell $3-$5 then", False),
        ("de", "um 9 Uhr im Saal", "um 9.30 Uhr im Saal", False),
        ("en", "the talk at 9 p.m. EST in the hall", "the talk at 9:00 a.m. EST in the hall", False),
    ],
)
def test_words_beside_a_number_that_both_have_are_no_part_of_it(
    language: str, one: str, two: str, same: bool
) -> None:
    kinds = {unit.kind.value for _, unit in collated(one, two, language=language).units()}
    assert (kinds == {"spelling"}) is same


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_in_a_text_of_one_case_a_number_and_a_short_form_are_as_long_as_elsewhere(
    change: Callable[[str], str],
) -> None:
    one = "It cost $48 million then. That is less than we were told, and we will not speak for long."
    two = "It cost 48 million dollars then. That's less than we were told, and we won't speak for long."
    expected = [("$48 million", "48 million dollars"), ("That is", "That's"), ("will not", "won't")]
    found = collated(one, change(two), language="en").units()
    spelt = [unit for _, unit in found if unit.kind is Kind.SPELLING]
    readings = [tuple(each.text.rstrip(".").casefold() for each in unit.readings.values()) for unit in spelt]
    assert readings == [tuple(map(str.casefold, pair)) for pair in expected]
