"""Numerals in the characters of Chinese, Japanese and Korean, in digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from edition.late_patterns import late

_DIGITS: Final = {
    **{sign: at for at, sign in enumerate("零一二三四五六七八九")},
    **{sign: at for at, sign in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "兩": 2,
    "貳": 2,
    "弐": 2,
    "參": 3,
    "参": 3,
    "壱": 1,
    "陸": 6,
    **{sign: at for at, sign in enumerate("영일이삼사오육칠팔구")},
    "공": 0,
    "륙": 6,
}
_TENS: Final = {
    "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "십": 10, "백": 100, "천": 1000,
}  # fmt: skip
_MYRIADS: Final = {
    "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12, "만": 10**4, "억": 10**8, "조": 10**12,
}  # fmt: skip
_SIGNS: Final = (*_DIGITS, *_TENS, *_MYRIADS)
_HAN: Final = "".join(sign for sign in _SIGNS if sign < "가")
_HANGUL: Final = "".join(sign for sign in _SIGNS if sign >= "가")
_THOUSANDFOLD: Final = late(re.compile, rf"(?<![{''.join(_MYRIADS)}][{''.join(_DIGITS)}\d])千([克米])")
_NUMBER: Final = r"\d+(?:,\d+)*(?:\.\d+)?"
_STEP: Final = late(re.compile, rf"{_NUMBER}|\S")
_HAN_NUMERAL: Final = rf"(?:(?<![\d.,]){_NUMBER})?[{_HAN}](?:{_NUMBER}|[{_HAN}])*"
# A numeral in Hangul begins a word, and has a multiple: its other syllables are words or parts of words too.
# What follows behind a space has one too, or is a whole word.
_STEPS: Final = rf"(?:{_NUMBER}|[{_HANGUL}])+"
_HANGUL_NUMERAL: Final = (
    rf"(?<![가-힣\d.,])(?=[\d.,{_HANGUL}]*[십백천만억조])"
    rf"{_STEPS}(?: (?:(?=[\d.,{_HANGUL}]*[십백천만억조]){_STEPS}|{_STEPS}(?![가-힣])))*"
)
_NATIVE: Final = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "다섯": 5, "여섯": 6,
    "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50,
    "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_NATIVE_TENS: Final = "|".join(word for word, value in _NATIVE.items() if value >= 10)
_NATIVE_ONES: Final = "|".join(word for word, value in _NATIVE.items() if value < 10)
# What such a number stands before: common counters of the language, from its grammars.
_COUNTED: Final = (
    "명|사람|살|개|번|시|달|가지|마리|권|대|곳|차례|채|그루|잔|병|경기|종|상자|건|배|척|장|통|쌍|벌|팀|골|분|해|주|송이|조각|"
    "군데|켤레|자루|끼|편|쪽|줄"
)
_NATIVE_NUMERAL: Final = rf"(?<![가-힣])({_NATIVE_TENS})?({_NATIVE_ONES})?( ?)(?=(?:{_COUNTED}))"


def in_digits(text: str, language: str) -> str:
    """The text with its numerals in characters as digits, where the language has such.

    >>> in_digits("一万五千人", "zh"), in_digits("삼백 명", "ko"), in_digits("1.5亿", "zh")
    ('15000人', '300 명', '150000000')
    """
    for pattern, digits in _PATTERNS.get(language, ()):
        text = _compiled(pattern).sub(digits, text)
    return text


def ways_in_digits(text: str, language: str) -> Sequence[str]:
    """The text in digits, and with the first sign of 千克 and 千米, kilogram and kilometre, as part of them.

    As a thousand it says the same of a round number; behind a myriad and a digit it is nothing else.

    >>> ways_in_digits("八千米", "zh"), ways_in_digits("一万五千米", "zh")
    (('8000米', '8公里'), ('15000米',))
    """
    unit = text
    if language == "zh":
        unit = _THOUSANDFOLD.sub(lambda match: "公斤" if match[1] == "克" else "公里", text)
    return tuple(in_digits(each, language) for each in dict.fromkeys((text, unit)))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled for a language that has such numerals: others need not wait for it."""
    return re.compile(pattern)


def _numeral(match: re.Match[str]) -> str:
    """A numeral in digits; as it is where it is none, or no whole number."""
    steps = _STEP.findall(match.group())
    if all(step in _DIGITS for step in steps):
        return "".join(str(_DIGITS[step]) for step in steps)
    value = _value(steps)
    return match.group() if value is None or value.denominator > 1 else str(value)


def _value(steps: list[str]) -> Fraction | None:
    """The value of digits, tens and myriads in a row: 3 百 万, 二 十 五."""
    total, section = Fraction(0), Fraction(0)
    digit: Fraction | None = None
    for step in steps:
        if step in _TENS:
            section += (Fraction(1) if digit is None else digit) * _TENS[step]
            digit = None
        elif step in _MYRIADS:
            section += digit or 0
            if not (section or total):
                if step not in "만억조":
                    return None  # 万一, 万岁: no number
                section = Fraction(1)
            unit = _MYRIADS[step]
            total = (total + section) * unit if total and total < unit else total + section * unit
            section, digit = Fraction(0), None
        elif step in _DIGITS:
            digit = Fraction(_DIGITS[step]) if digit is None else digit * 10 + _DIGITS[step]
        elif digit is None:
            digit = Fraction(step.replace(",", ""))
        else:
            return None
    return total + section + (digit or 0)


def _after_noon(match: re.Match[str]) -> str:
    """An hour after noon by a clock of 24 hours."""
    hour = int(match[1])
    return str(hour + _HALF_DAY) if 0 < hour < _HALF_DAY else match.group()


def _native(match: re.Match[str]) -> str:
    """A native number in digits; one syllable that no space parts begins a word: 세대, 한시적."""
    tens, ones, space = match.groups()
    if len(match.group()) < 2:
        return match.group()
    return f"{_NATIVE.get(tens, 0) + _NATIVE.get(ones, 0)}{space}" if tens or ones else match.group()


# Years are counted from what is before the first of an era; its first year has a name.
_ERAS: Final = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "民国": 1911,
    "民國": 1911,
}
_YEAR_OF_ERA: Final = {
    "zh": r"(民国|民國) ?(元|\d{1,3})(?=年)",
    "ja": r"(明治|大正|昭和|平成|令和) ?(元|\d{1,2})(?=年|[./-]\d|$)",
}


def _year(match: re.Match[str]) -> str:
    """The year of an era, counted as the others are: 令和2, 民國109."""
    era, year = match.groups()
    return str(_ERAS[era] + (1 if year == "元" else int(year)))


_HALF_DAY: Final = 12  # hours
_AFTER_NOON: Final = r"(?:午後|下午|오후) ?(\d{1,2})(?!\d|[.,]\d)"
_PATTERNS: Final[Mapping[str, tuple[tuple[str, Callable[[re.Match[str]], str]], ...]]] = {
    "zh": ((_HAN_NUMERAL, _numeral), (_AFTER_NOON, _after_noon), (_YEAR_OF_ERA["zh"], _year)),
    "ja": ((_HAN_NUMERAL, _numeral), (_AFTER_NOON, _after_noon), (_YEAR_OF_ERA["ja"], _year)),
    "ko": ((_HANGUL_NUMERAL, _numeral), (_NATIVE_NUMERAL, _native), (_AFTER_NOON, _after_noon)),
}
