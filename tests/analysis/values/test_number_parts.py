"""Numbers in parts: words written as one, and figures with zeros before them."""

from __future__ import annotations

import pytest

from edition.analysis.values.number_parts import joined_number, other_places

NUMBERS, SCALES = {"egy": 1, "két": 2, "húsz": 20}, {"száz": 100, "ezer": 1_000}


@pytest.mark.parametrize(
    ("pieces", "number"),
    [
        ("két száz", 200),
        ("száz húsz egy", 121),
        ("két ezer száz egy", 2_101),
        ("egy két", None),
        ("száz két száz", None),
    ],
)
def test_words_written_as_one_are_a_number_where_they_go_together(pieces: str, number: int | None) -> None:
    assert joined_number(pieces.split(), NUMBERS, SCALES) == number


@pytest.mark.parametrize(
    ("one", "two", "others"),
    [
        ("007", "7", True),
        ("007", "008", False),
        ("1.10", "1.1", True),
        ("1.10", "1.11", False),
        ("1.10.", "1.1.", True),
    ],
)
def test_zeros_that_a_figure_begins_or_ends_with_count(one: str, two: str, others: bool) -> None:
    assert other_places(one, two) is others
