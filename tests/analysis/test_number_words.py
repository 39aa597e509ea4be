"""Times, fractions and numerals in words have the values of the same in figures, and no others."""

from __future__ import annotations

import pytest

from edition.analysis.meaning import meaning
from edition.text.ladders import ladder, read_rules

SAME = [
    ("en", "two and a half", "2.5"),
    ("en", "2 1/2", "2½"),
    ("en", "three-quarters", "3/4"),
    ("en", "9 pm", "21:00"),
    ("en", "09:00", "9:00"),
    ("en", "5.30 pm", "5:30 p.m."),
    ("en", "13th February", "13 February"),
    ("de", "zweieinhalb", "2,5"),
    ("de", "9 Uhr", "9:00 Uhr"),
    ("fr", "9 h 30", "9 heures 30"),
    ("fr", "XIVe", "14e"),
    ("zh", "三百二十", "320"),
    ("zh", "二〇二〇", "2020"),
    ("zh", "百分之五", "5%"),
    ("ja", "十五", "15"),
]
OTHER = [
    ("en", "two and a half", "two and a quarter"),
    ("en", "two thirds", "one third"),
    ("en", "9 am", "9 pm"),
    ("en", "9 am", "21:00"),
    ("en", "9 a.m.", "9:30 a.m."),
    ("en", "12 am", "12 pm"),
    ("en", "hour", "hours"),
    ("en", "1.10", "1.1"),
    ("de", "eineinhalb", "zweieinhalb"),
    ("fr", "9 h 30", "19 h 30"),
    ("zh", "三百", "三千"),
    ("zh", "十二", "二十"),
    ("ja", "五十", "十五"),
]


@pytest.mark.parametrize(("language", "one", "two"), SAME)
def test_one_value(language: str, one: str, two: str) -> None:
    assert meaning(read_rules(), language, ladder(read_rules(), language).figures).same_value(one, two)


@pytest.mark.parametrize(("language", "one", "two"), OTHER)
def test_other_values(language: str, one: str, two: str) -> None:
    assert not meaning(read_rules(), language, ladder(read_rules(), language).figures).same_value(one, two)
