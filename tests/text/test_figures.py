"""One form for each figure, and no figure in the form of another."""

from __future__ import annotations

import pytest

from edition.text.figures import find_figures
from edition.text.ladders import ladder, read_rules
from edition.text.normalize import closed

RULES = read_rules()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("by -5 percent", ["-5"]),
        ("COVID-19 in 2(1)(a)", ["19", "2(1)(a)"]),
        ("5–10, 12 000 and 1,5", ["5–10", "12 000", "1,5"]),
        ("at < 5 and <<6>>", ["< 5", "6"]),
        ("a pull — 5 men", ["5"]),
        ("-$5 and €-5", ["-$5", "€-5"]),
        ("气温为-5度；是＋５度", ["-5", "＋５"]),
        ("他来了——5人，3月-5月", ["5", "3", "-5"]),
        ("5〜7人、5～7人", ["5〜7", "5～7"]),
        ("درجة \u200e-5", ["-5"]),
    ],
)
def test_a_figure_is_found_with_its_marks(text: str, figures: list[str]) -> None:
    assert [match.group() for match in find_figures(text)] == figures


@pytest.mark.parametrize(
    ("language", "one", "two", "same"),
    [
        ("en", "1,500", "1500", True),
        ("en", "1.500", "1500", False),
        ("de", "1.500", "1500", True),
        ("de", "1,500", "1500", False),
        ("de-CH", "1’500", "1500", True),
        ("ru", "1,500", "1500", False),
        ("en", "0,500", "0500", False),
        ("en", "1 500", "1500", True),
        ("en", "5, 100", "5100", False),
        ("en", "5, 100", "5 100", False),
    ],
)
def test_grouping_is_of_the_language(language: str, one: str, two: str, same: bool) -> None:
    fold = ladder(RULES, language).punctuation
    assert (closed(fold(one)) == closed(fold(two))) is same
    assert fold(fold(one)) == fold(one)
