"""Where the statement begins and ends, and which copies are cut."""

from __future__ import annotations

import pytest

from edition.model import Kind
from tests.support.witnesses import collated


@pytest.mark.parametrize(
    ("short", "beyond"),
    [
        ("The council met in June and said that the wall was safe", " in every respect, and would stand."),
        ("Wir haben nie behauptet, dass die Mauer hält", ", und wir werden es nie tun."),
        ("the black cat", " sat on the mat"),
    ],
)
def test_a_base_that_breaks_off_is_cut_as_any_other_source_is(short: str, beyond: str) -> None:
    for texts, base in (([short, short + beyond], "AB"), ([short, short + beyond, short], "ABC")):
        for each in base:
            assert [unit.kind for _, unit in collated(*texts, base=each).units()] == [Kind.LACUNA]
