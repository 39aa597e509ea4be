"""Times, fractions and numerals as they are written, in the one form in which their values are read."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from edition.analysis.values.numerals import in_digits
from edition.late_patterns import late

_HALF_DAY: Final = 12  # hours
_HALF_DAYS: Final = ("en", "es")  # languages that say before or after noon by these letters
_SHORT_HOUR: Final = re.compile(r"(?<![\d:.,])(\d):(?=[0-5]\d(?![\d:]))")
_CLOCK: Final = re.compile(r"(?<![\d:.,])(\d{1,2})(?:[.:]([0-5]\d))? ?([ap])\.? ?m\b\.?", re.IGNORECASE)
# By language the word of the full hour, which stands between or after its figures.
_HOURS: Final = {
    "de": re.compile(r"(?<![\d:.,])(\d{1,2})(?:[.:]([0-5]\d))? Uhr\b"),
    "fr": re.compile(r"(?<![\d:.,])(\d{1,2}) ?h(?:eures?)? ?([0-5]\d)\b"),
    "pt": re.compile(r"(?<![\d:.,])(\d{1,2}) ?h ?([0-5]\d)\b"),
}
_MINUTES_LAST: Final = re.compile(r"(?<![\d:.,])(\d{1,2}) Uhr ([0-5]\d)\b(?![.,]\d)")
# The same after hours and minutes, where it may as well be missing.
_OF_CLOCK: Final = late(
    re.compile, r"(?<![\d:.,])([01]?\d|2[0-4])[:.]([0-5]\d) ?(?:h|hs|hrs|horas|heures|uur|Uhr|ore)\b(?!/)"
)
# In English a point may divide what is no time, save before these.
_NAMED_TIME: Final = re.compile(
    r"(?<![\d:.,])([01]?\d|2[0-4])[.]([0-5]\d)(?= ?(?:GMT|BST|UTC|o['’]?clock)\b)"
)
_MINUS: Final = re.compile(r"^(?:minus|минус|мінус|miinus|moins|menos|meno) (?=\d)", re.IGNORECASE)
# In accounts: a sum, or a figure with a mark between its digits; (5) may be a section or an age.
_LOSS: Final = re.compile(r"\((?:([$£€¥])(?=\d)|(?=\d+[.,]\d))(\d+(?:[.,]\d+)*)\)(?=[.,;:!?]*$)")
_PAIR: Final = re.compile(r"\([^()]+\)")
# By language what is said of a multiple after it, and forms that a reader of number words does not know.
_SPOKEN: Final = {
    "en": (
        (re.compile(r" of an? (?=(?:hundred|thousand|million|billion)\b)"), " "),
        (re.compile(r"(?<=\d)pc\b"), "%"),  # apart from the figure it may be a constable, a machine
    ),
    "es": (
        (re.compile(r"(?i)veintiún\b"), "veintiuno"),
        (re.compile(r"(?i)\bveinte y (?=(?:uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)\b)"), "veinti"),
        (re.compile(r"(?i)\bveintidos\b"), "veintidós"),
        (re.compile(r"(?i)\bveintitres\b"), "veintitrés"),
        (re.compile(r"(?i)\bveintiseis\b"), "veintiséis"),
        (re.compile(r"(?<=ill)(ón|ones) de ", re.IGNORECASE), r"\1 "),
    ),
    "fr": (
        (re.compile("-et-"), " et "),
        (re.compile(r"(?<=illi)(ons?|ards?) (?:de |d['’])", re.IGNORECASE), r"\1 "),
    ),
    "it": ((late(re.compile, r"(?<=mili)(on[ei]|ard[oi]) di ", re.IGNORECASE), r"\1 "),),
    "pt": (  # reais alone may be what is real
        (re.compile(r"(mil|ilh(?:ão|ões) de|,\d\d) reais\b", re.IGNORECASE), r"\1 brl"),
        (re.compile(r"(?<=ilh)(ão|ões) de ", re.IGNORECASE), r"\1 "),
    ),
    "ar": tuple(  # eleven to nineteen: one word for the ones, one for the ten, without an and
        (late(re.compile, rf"(?<!\w)(?:{said}) عشرة?(?!\w)"), str(number))
        for number, said in enumerate(
            (
                *(
                    "[أا]حد|[إا]حدى",
                    "[اإ]ثنا|[اإ]ثني|[اإ]ثنتا|[اإ]ثنتي",
                    "ثلاثة?",
                    "[أا]ربعة?",
                    "خمسة?",
                    "ستة?",
                ),
                *("سبعة?", "ثماني(?:ة)?|ثمانِ?", "تسعة?"),
            ),
            11,
        )
    ),
    "id": ((late(re.compile, r"([a-z]+) belas\b", re.IGNORECASE), r"sepuluh \1"),),
    "ro": ((late(re.compile, r" de (?=(?:mii|milioane|miliarde|lei|euro|dolari)\b)"), " "),),
    "uk": ((late(re.compile, r"(?<=[^\W\d_])['’ʼ](?=[яюєї])"), ""),),
}
# Of the last century, where the mark stands for it: 80s may be degrees, an age, seconds.
_TIMES: Final = re.compile(r"(?<=[1-9])(\d*) ?[xX] ?(?=\d)")  # no number to the base of 16 begins so
_DECADE: Final = re.compile(r"(?<![\w.,])['’]([3-9]0)['’]?s\b")
_POINTED_ORDINAL: Final = re.compile(r"(?<=\d)\.(?=[ºª])")  # 3.º
_PARTS_FIRST: Final = frozenset(("zh", "ja", "ko"))  # languages that say of three parts two
_PARTS_OF: Final = re.compile(r"(?<![\d.,])(\d+) ?(?:分之|分の|분의) ?(\d+)(?![\d.,])")
_BELOW_ZERO: Final = re.compile(r"^(?:零下|氷点下|영하 ?)(?=\d)")
_HUNDREDTHS: Final = re.compile(r"百分之([^\W_]+(?:\.\d+)?)")

# The last two figures of a year behind another of its century; up to 12 they may be a month.
_SHORT_YEAR: Final = re.compile(r"(?<![\w.,/-])(1\d|20)(\d\d)[-–](1[3-9]|[2-9]\d)(?![\w/-]|[.,]\d)")


def in_one_form(text: str, language: str, fractions: tuple[tuple[str, str], ...], decimal: str = ".") -> str:
    """The text with times as hours and minutes, fractions in words as one sign, characters in digits.

    `fractions` are signs and the patterns of what they stand for, `decimal` the mark of the parts of a whole.

    >>> in_one_form("9.30 pm", "en", ()), in_one_form("三百二十", "zh", ())
    ('21:30', '320')
    """
    if language == "zh":
        text = _HUNDREDTHS.sub(r"\1%", text)
    text = in_digits(text, language)
    if language in _PARTS_FIRST:
        text = _PARTS_OF.sub(r"\2/\1", text)
        text = _BELOW_ZERO.sub("-", text)
    if has_fraction(text, fractions):
        for sign, pattern in fractions:
            text = _pattern(pattern).sub(f" {sign}", text)
    for said, form in _SPOKEN.get(language, ()):
        text = said.sub(form, text)
    if not any(map(str.isdigit, text)):
        return text
    text = _POINTED_ORDINAL.sub("", text)
    if language in _HALF_DAYS:
        text = _CLOCK.sub(_half_day, text)
    if language == "de":
        text = _MINUTES_LAST.sub(r"\1.\2 Uhr", text)
    if language in _HOURS:
        text = _HOURS[language].sub(lambda match: f"{match[1]:0>2}:{match[2] or '00'}", text)
    if language == "en":
        text = _NAMED_TIME.sub(r"\1:\2", text)
        text = _DECADE.sub(r"19\1s", text)
    if "x" in text or "X" in text:
        text = _TIMES.sub(r"\1×", text)
    text = _SHORT_YEAR.sub(_full_years, text)
    if decimal != ".":
        text = _OF_CLOCK.sub(r"\1:\2", text)
    return _SHORT_HOUR.sub(r"0\1:", text)


def has_fraction(text: str, fractions: tuple[tuple[str, str], ...]) -> bool:
    """True of a text in which words stand for one of these signs."""
    return bool(fractions) and _any_of(fractions).search(text) is not None


def _full_years(match: re.Match[str]) -> str:
    """Two years, of which the second was written short: 1914-18."""
    century, first, last = match.groups()
    return f"{century}{first}-{century}{last}" if first < last else match.group()


def _half_day(match: re.Match[str]) -> str:
    """A time before or after noon; one that has no other meaning by a clock of 24 hours."""
    hour, minutes = int(match[1]), match[2] or "00"
    if match[3] in "pP" and 0 < hour < _HALF_DAY:
        return f"{hour + _HALF_DAY}:{minutes}"
    return f"{hour:02}:{minutes} {match[3].lower()}m"


def signed(text: str) -> str:
    """The text of a figure with its sign before it: minus 5, or a loss in brackets, as -5.

    >>> signed("minus 5"), signed("5 minus 2"), signed("($5)")
    ('-5', '5 minus 2', '-$5')
    """
    if loss := _LOSS.match(text):
        return f"-{loss[1] or ''}{loss[2]}"
    return _MINUS.sub("-", text)


def brackets(text: str) -> int:
    """How many pairs of brackets a figure has that are no sign of a loss.

    >>> brackets("(5)."), brackets("($5)."), brackets("5)")
    (1, 0, 0)
    """
    return 0 if _LOSS.match(text) else len(_PAIR.findall(text))


@cache
def _any_of(fractions: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return _pattern("|".join(f"(?:{pattern})" for _, pattern in fractions))


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
