"""The numbers that a browser writes before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_INTEGER: Final = re.compile(r"[ \t\n\f\r]*([+-]?\d{1,9})")
_WHOLE: Final = re.compile("[0-9]{1,9}")
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_UP_TO: Final = 3999
LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_MOST_LETTERS: Final = 100  # of one number
_ALPHABETS: Final[Mapping[str, str]] = {
    "lower-alpha": LATIN,
    "lower-latin": LATIN,
    "upper-alpha": LATIN.upper(),
    "upper-latin": LATIN.upper(),
    "lower-greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "hiragana": "あいうえおかきくけこさしすせそたちつてとなにぬね"
    "のはひふへほまみむめもやゆよらりるれろわゐゑをん",
    "katakana": "アイウエオカキクケコサシスセソタチツテトナニヌネ"
    "ノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン",
    "hiragana-iroha": "いろはにほへとちりぬるをわかよたれそつねならむう"
    "ゐのおくやまけふこえてあさきゆめみしゑひもせす",
    "katakana-iroha": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウ"
    "ヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    "cjk-earthly-branch": "子丑寅卯辰巳午未申酉戌亥",
    "cjk-heavenly-stem": "甲乙丙丁戊己庚辛壬癸",
}
_FIXED: Final = ("cjk-earthly-branch", "cjk-heavenly-stem")  # no further than their signs
_ZEROS: Final[Mapping[str, str]] = {
    "arabic-indic": "٠", "persian": "۰", "urdu": "۰", "devanagari": "०", "bengali": "০", "gurmukhi": "੦",
    "gujarati": "૦", "oriya": "୦", "tamil": "௦", "telugu": "౦", "kannada": "೦", "malayalam": "൦", "thai": "๐",
    "lao": "໐", "tibetan": "༠", "myanmar": "၀", "khmer": "០", "cambodian": "០", "mongolian": "᠐",
}  # fmt: skip
_HAN: Final = "〇一二三四五六七八九"
_SPELT: Final = ("cjk-ideographic", "trad-chinese-informal", "simp-chinese-informal", "japanese-informal")
_BULLETS: Final = ("none", "disc", "circle", "square", "disclosure-open", "disclosure-closed", "initial")


def written(number: int, style: str) -> str:
    """The number of an item in a style of numbering, with what stands after it; "" for bullets.

    >>> written(4, "lower-roman"), written(28, "upper-alpha"), written(12, "cjk-ideographic")
    ('iv. ', 'AB. ', '十二、')
    """
    if style in _BULLETS:
        return ""
    if style[:1] in "\"'":
        said = style.strip("\"'")
        return said if any(mark.isalnum() for mark in said) else ""
    if style in _SPELT and 0 < number < 100:
        return f"{_spelt(number)}、"
    if style in _FIXED and not 0 < number <= len(_ALPHABETS[style]):
        style = "cjk-decimal"
    if style in _ALPHABETS and number > 0:
        after = "、" if _ALPHABETS[style][0] > "\u2fff" else ". "
        return f"{alphabetic(number, _ALPHABETS[style])}{after}"
    if style in ("lower-roman", "upper-roman") and 0 < number <= _ROMAN_UP_TO:
        return f"{_roman(number) if style == 'lower-roman' else _roman(number).upper()}. "
    if style == "decimal-leading-zero":
        return f"{number:02}. "
    if style == "cjk-decimal":
        return f"{''.join(_HAN[int(digit)] if digit.isdigit() else digit for digit in str(number))}、"
    if style in _ZEROS:
        zero = ord(_ZEROS[style])
        return f"{str(number).translate({0x30 + digit: zero + digit for digit in range(10)})}. "
    return f"{number}. "


def integer(value: str | None) -> int | None:
    """The integer that an attribute holds, as browsers read it."""
    match = _INTEGER.match(value or "")
    return int(match[1]) if match else None


def plain_number(said: str | None, otherwise: int) -> int:
    """The number that an office program wrote; `otherwise` for what is none or has more than nine digits."""
    return int(said) if said and _WHOLE.fullmatch(said) else otherwise


def alphabetic(number: int, alphabet: str) -> str:
    """A number in letters, as columns of a spreadsheet are counted: z, aa, ab.

    >>> alphabetic(28, "abcdefghijklmnopqrstuvwxyz")
    'ab'
    """
    marks = ""
    while number:
        number, place = divmod(number - 1, len(alphabet))
        marks = alphabet[place] + marks
    return marks


def repeated(number: int, alphabet: str) -> str:
    """A number in letters as Word counts them: z, aa, bb; of very large ones no more than 100.

    >>> repeated(28, "abcdefghijklmnopqrstuvwxyz")
    'bb'
    """
    times, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * min(times + 1, _MOST_LETTERS)


def _roman(number: int) -> str:
    marks = ""
    for value, mark in _ROMAN:
        times, number = divmod(number, value)
        marks += mark * times
    return marks


def _spelt(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (_HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (_HAN[ones] if ones else "")
