"""Numerals in characters, in digits; what only looks like one stays as it is."""

from __future__ import annotations

import pytest

from edition.analysis.values.numerals import in_digits


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "1.5亿", "150000000"),
        ("zh", "1.2.3万", "1.2.3万"),
        ("ja", "1.2.3.4億", "1.2.3.4億"),
        ("ko", "3만 이상", "30000 이상"),
        ("ko", "백 사람", "100 사람"),
        ("ko", "백 구절", "100 구절"),
        ("ko", "3억 2천만 원", "320000000 원"),
        ("ko", "이천 구백명이", "2900명이"),
        ("ko", "이십 오", "25"),
        ("ko", "세대 간의", "세대 간의"),
        ("ko", "한시적", "한시적"),
        ("ko", "세 명", "3 명"),
        ("ko", "열두시", "12시"),
        ("ko", "다섯 경기를", "5 경기를"),
        ("ko", "두 배로", "2 배로"),
        ("ko", "열분해", "열분해"),
        ("ja", "令和二年", "2020年"),
        ("ja", "平成元年", "1989年"),
        ("ja", "昭和の時代", "昭和の時代"),
        ("zh", "民國109年", "2020年"),
        ("zh", "民国100人", "民国100人"),
    ],
)
def test_in_digits(language: str, text: str, expected: str) -> None:
    assert in_digits(text, language) == expected
