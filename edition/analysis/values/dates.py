"""Dates in figures and with the name of the month, read as one day where they leave no doubt which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from babel import Locale, UnknownLocaleError

from edition.analysis.values.number_parts import MeaningPart
from edition.lasting import lasting_values

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
_CAPITALS: Final = frozenset(("en",))  # languages in which some month is another word with a small letter
_MONTHS: Final = 12
_DAYS: Final = 31
_DIGIT: Final = re.compile(r"\d")
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?")
_FIGURES: Final = re.compile(r"(\d{1,2})(?:([/-])|(\.) ?)(\d{1,2})(?:\2|\3 ?)(\d{4})")
# Chinese, Japanese, Korean
_SIGNS: Final = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_NAMED: Final = re.compile(r"(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})")  # Vietnamese
_IN: Final = "ב"  # in Hebrew the month has its preposition before it
# The number of a day, or of several: 4th, 4-6, 4 and 6.
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th|er|º|°|\.)?"
_DAYS_NAMED: Final = rf"({_DAY}(?:(?: ?[-–] ?| (?:to|and|y|al|a|e|et) (?:the )?){_DAY})*)"
_DAY_FIRST: Final = re.compile(
    rf"(?:the )?{_DAYS_NAMED} (?:of |de |d')?([^\s\d,.]+)\.?"
    r"(?:,? (?:de |del )?(\d{4})(?: года| г\.?| r\.?)?)?",
    re.IGNORECASE,
)
_MONTH_FIRST: Final = re.compile(
    rf"([^\s\d,.]+)\.? (?:the )?{_DAYS_NAMED}(?:,? (?:de |del )?(\d{{4}}))?", re.IGNORECASE
)
_OF_A_DAY: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º|°|\.)|\bthe\b| ", re.IGNORECASE)
_TO: Final = re.compile("[–]|to", re.IGNORECASE)  # what is written for the dash between two days


class DatedDay(NamedTuple):
    """A day of a year (0: not said), or several."""

    year: int
    month: int
    days: str


def same_day(one: str, two: str, language: str, months: Mapping[str, int]) -> bool:
    """True of two forms of one date that are not the same words in another order.

    `months` are the names of the months without capitals. What may be another day, as 03/04/2020, is none.

    >>> same_day("2020-02-13", "13 February 2020", "en", {"february": 2})
    True
    >>> same_day("03/04/2020", "3 April 2020", "en", {"april": 4})
    False
    """
    return _one_day(one, two, language, months) and _words(one) != _words(two)


def turned_day(one: str, two: str, language: str, months: Mapping[str, int]) -> bool:
    """True of the same words of one date, of which day and month changed places.

    >>> turned_day("13 May", "May 13", "en", {"may": 5}), turned_day("13 May", "May 31", "en", {"may": 5})
    (True, False)
    """
    return _one_day(one, two, language, months) and one != two and _words(one) == _words(two)


def _one_day(one: str, two: str, language: str, months: Mapping[str, int]) -> bool:
    if not (_DIGIT.search(one) and _DIGIT.search(two)):
        return False
    first, second = (_day(text.strip(" ,"), language, months) for text in (one, two))
    return first is not None and first == second


def _words(text: str) -> list[str]:
    return sorted(text.casefold().replace(",", " ").replace(".", " ").split())


def _day(text: str, language: str, months: Mapping[str, int]) -> DatedDay | None:
    if found := _ISO.fullmatch(text) or _SIGNS.fullmatch(text):
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.fullmatch(text):
        day_first = language in (_POINTS if found[3] else _STROKES)
        return _in_figures(int(found[1]), int(found[4]), int(found[5]), day_first)
    if found := _NAMED.fullmatch(text):
        return _checked(int(found[3]), int(found[2]), int(found[1]))
    if found := _DAY_FIRST.fullmatch(text):
        days, name, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(text):
        name, days, year = found.groups()
    else:
        return None
    month = months.get(name.casefold().removeprefix(_IN))
    if month is None or (language in _CAPITALS and name.islower()):
        return None
    return DatedDay(int(year or 0), month, _in_one_form(days))


def day_first(language: str) -> str:
    """The signs between three figures of which the first is a day in a language.

    >>> day_first("de"), day_first("fr"), day_first("en")
    ('/-.', '/-', '')
    """
    return ("/-" if language in _STROKES else "") + ("." if language in _POINTS else "")


def _in_one_form(text: str) -> str:
    """The days of a month in one form: 4-6 of 4th to 6th."""
    return _TO.sub("-", _OF_A_DAY.sub("", text.casefold())).lstrip("0")


def _in_figures(one: int, two: int, year: int, day_first: bool) -> DatedDay | None:
    """The day of three figures, None where either of the first two may be the month."""
    if day_first or one == two or one > _MONTHS:
        return _checked(year, two, one)
    return _checked(year, one, two) if two > _MONTHS else None


def _checked(year: int, month: int, day: int) -> DatedDay | None:
    return DatedDay(year, month, str(day)) if 0 < month <= _MONTHS and 0 < day <= _DAYS else None


# A time in figures, by the clock of 24 hours or of 12.
_TIME: Final = re.compile(
    r"0?(\d{1,2})(?: ?h ?|[.:]| ?(?:[点點时時시]|giờ) ?)([0-5]\d)(?: ?(?:Uhr|uur|h|[分분]|phút|horas|ore))?",
    re.IGNORECASE,
)
_HOURS: Final = 12
_MINUTES: Final = 60


def said_times(hours: Sequence[str], ways: Sequence[tuple[str, int]]) -> Mapping[str, tuple[int, int]]:
    """The times of a clock as they are said, with hour and minutes; `ways` have the minutes from the hour on.

    >>> said_times(["one", "two"], [("quarter to {}", -15)])["quarter to two"]
    (1, 45)
    """
    found = {}
    for hour in range(1, _HOURS + 1):
        for name in (str(hour), *hours[hour - 1 : hour]):
            for way, minutes in ways:
                before, after = divmod(hour * _MINUTES + minutes, _MINUTES)
                found[way.format(name)] = (before or _HOURS, after)
    return found


def same_time(one: str, two: str, said: Mapping[str, tuple[int, int]]) -> bool:
    """True of a time as it is said and in figures: half past six, 6.30."""
    pairs = ((said.get(a.casefold()), _TIME.fullmatch(b)) for a, b in ((one, two), (two, one)))
    return any(time and found and time == (int(found[1]), int(found[2])) for time, found in pairs)


# Names of months and days that the tables of a language have not.
_FURTHER_NAMES: Final[Mapping[str, Mapping[str, tuple[str, int]]]] = {
    "en": {"sept": ("month", 9)},
    "de": {"sonnabend": ("day", 5), "sonnabends": ("day", 5), "jänner": ("month", 1), "feber": ("month", 2)},
    "ar": {  # of Syria and its neighbours, beside those of Egypt
        name: ("month", at)
        for at, name in (
            *((2, "شباط"), (3, "آذار"), (4, "نيسان"), (5, "أيار"), (6, "حزيران")),
            *((7, "تموز"), (8, "آب"), (9, "أيلول")),
        )
    },
    "zh": {
        f"{week}{day}": ("day", at)
        for week in ("周", "週", "礼拜")
        for at, day in enumerate("一二三四五六日")
    },
}

# Words that without a capital are most often no month or day.
_LESS_OFTEN: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset(("may", "march", "mar", "sat", "sun", "wed"))
}


def is_other_word(word: str, language: str) -> bool:
    """True of a word without a capital that with one is a month or a day, and without it another: may, sat.

    >>> is_other_word("may", "en"), is_other_word("May", "en"), is_other_word("june", "en")
    (True, False, False)
    """
    return word in _LESS_OFTEN.get(language, ())


@cache
def calendar_of(primary: str) -> Mapping[str, MeaningPart]:
    """The names of months and days of the week in a language, long and short."""
    found = lasting_values("calendar", [primary], lambda: _named_days(primary))
    return {name: (kind, Fraction(number)) for name, (kind, number) in found.items()}


def _named_days(primary: str) -> dict[str, tuple[str, int]]:
    """By each name what it names, a month or a day, and its number; to load them takes long."""
    try:
        locale = Locale.parse(primary)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, tuple[str, int]] = {}
    for kind, names in (("month", locale.months), ("day", locale.days)):
        for form in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for number, name in names.get(form, {}).get(width, {}).items():
                    found[name.casefold().rstrip(".")] = (kind, number)
    long = {name: part for name, part in found.items() if not name.isdigit() and len(name) > 2}
    return {**long, **_FURTHER_NAMES.get(primary, {})}
