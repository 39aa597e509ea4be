"""Dates in figures and with the name of the month, read as one day where they leave no doubt which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from babel import Locale, UnknownLocaleError

from edition.analysis.values.number_parts import MeaningPart

# Languages that write day, month and year with points, in this order alone; those that do so with strokes.
_POINTS: Final = frozenset(
    [
        "de",
        "ru",
        "uk",
        "pl",
        "cs",
        "sk",
        "fi",
        "da",
        "nb",
        "nn",
        "no",
        "tr",
        "ro",
        "bg",
        "hr",
        "sl",
        "et",
        "lv",
        "he",
    ]
)
_STROKES: Final = frozenset(
    [
        "de",
        "fr",
        "it",
        "nl",
        "da",
        "nb",
        "no",
        "pl",
        "cs",
        "ru",
        "uk",
        "el",
        "tr",
        "ro",
        "he",
        "vi",
        "id",
        "es",
        "pt",
    ]
)
_MONTHS: Final = 12
_DAYS: Final = 31
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?")
_FIGURES: Final = re.compile(r"(\d{1,2})(?:([/-])|(\.) ?)(\d{1,2})(?:\2|\3 ?)(\d{4})")
_SIGNS: Final = re.compile(
    r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]"
)  # Chinese, Japanese, Korean
_NAMED: Final = re.compile(r"(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})")  # Vietnamese
_IN: Final = "ב"  # in Hebrew the month has its preposition before it
_DAY_FIRST: Final = re.compile(
    r"(?:the )?(\d{1,2})(?:st|nd|rd|th|er|º|\.)? (?:of |de |d')?([^\W\d_]+)\.?"
    r"(?:,? (?:de |del )?(\d{4})(?: года| г\.?| r\.?)?)?",
    re.IGNORECASE,
)
_MONTH_FIRST: Final = re.compile(
    r"([^\W\d_]+)\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE
)


class DatedDay(NamedTuple):
    """A day of a year (0: not said); `order` tells the forms of a date apart, "" of one in figures alone."""

    year: int
    month: int
    day: int
    order: str


def same_day(one: str, two: str, language: str, months: Mapping[str, int]) -> bool:
    """True of two forms of one date: figures beside a name, or two forms in the same order.

    `months` are the names of the months without capitals. What may be another day, as 03/04/2020, is none.

    >>> same_day("2020-02-13", "13 February 2020", "en", {"february": 2})
    True
    >>> same_day("03/04/2020", "3 April 2020", "en", {"april": 4})
    False
    """
    first, second = (_day(text.strip(), language, months) for text in (one, two))
    if first is None or second is None or first[:3] != second[:3]:
        return False
    return first.order == second.order or "" in (first.order, second.order)


def _day(text: str, language: str, months: Mapping[str, int]) -> DatedDay | None:
    if found := _ISO.fullmatch(text) or _SIGNS.fullmatch(text):
        return _checked(int(found[1]), int(found[2]), int(found[3]), "")
    if found := _FIGURES.fullmatch(text):
        day_first = language in (_POINTS if found[3] else _STROKES)
        return _in_figures(int(found[1]), int(found[4]), int(found[5]), day_first)
    if found := _NAMED.fullmatch(text):
        return _checked(int(found[3]), int(found[2]), int(found[1]), "")
    if (found := _DAY_FIRST.fullmatch(text)) and (month := found[2].casefold().removeprefix(_IN)) in months:
        return _checked(int(found[3] or 0), months[month], int(found[1]), "day")
    if (found := _MONTH_FIRST.fullmatch(text)) and found[1].casefold() in months:
        return _checked(int(found[3]), months[found[1].casefold()], int(found[2]), "month")
    return None


def _in_figures(one: int, two: int, year: int, day_first: bool) -> DatedDay | None:
    """The day of three figures, None where either of the first two may be the month."""
    if day_first or one == two or one > _MONTHS:
        return _checked(year, two, one, "")
    return _checked(year, one, two, "") if two > _MONTHS else None


def _checked(year: int, month: int, day: int, order: str) -> DatedDay | None:
    return DatedDay(year, month, day, order) if 0 < month <= _MONTHS and 0 < day <= _DAYS else None


@cache
def calendar_of(primary: str) -> Mapping[str, MeaningPart]:
    """The names of months and days of the week in a language, long and short."""
    try:
        locale = Locale.parse(primary)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, MeaningPart] = {}
    for kind, names in (("month", locale.months), ("day", locale.days)):
        for form in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for number, name in names.get(form, {}).get(width, {}).items():
                    found[name.casefold().rstrip(".")] = (kind, Fraction(number))
    return {name: part for name, part in found.items() if not name.isdigit() and len(name) > 2}
