"""The parts that a figure is made of, and how words for numbers go together."""

from __future__ import annotations

import os.path
import re
from collections.abc import Mapping, Sequence, Set
from fractions import Fraction
from typing import Final

from babel.numbers import is_currency

ROMAN: Final = re.compile(
    r"(?=[MDCLXVI]{2}|[VX])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
)
_NUMERALS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_PLACES: Final = re.compile(r"\d[.,](\d+)$")
THOUSANDS: Final = (10**3, 10**6, 10**9, 10**12)
CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-4])[.:,][0-5]\d")  # a comma is written before minutes in Italian
_DIALLED: Final = re.compile(r"(?:\+|0)\d*(?:[ -]\d+){2,}")
_ZEROS: Final = re.compile(r"00")  # at the beginning of a number of some thing; one zero is in a date
_ONES_FIRST: Final = frozenset(("ar",))  # languages that say one and twenty
IN_ONE_WORD: Final = frozenset(("hu", "fi"))  # languages whose words for one number stand together
# What is added from the first on needs nothing below the second
_STEPS: Final = ((100, 1000), (10, 100), (1, 10))
_JOINED: Final = re.compile(r"^\w+['’](?=\w)|\.$")
_STEM: Final = 3  # letters that two forms of one word share at least
_INFLECTION: Final = 2  # letters of an ending

MeaningPart = tuple[str, Fraction | str]
"""What a figure is made of: a number, an ordinal, a month, a day of the week, a measure."""


def adds(parts: Sequence[MeaningPart], part: MeaningPart) -> bool:
    """True of a fraction after a whole number: 2 ½."""
    if part[0] != "number" or not parts or parts[-1][0] != "number":
        return False
    whole, more = Fraction(parts[-1][1]), Fraction(part[1])
    return 0 < more < 1 <= whole and whole.denominator == 1


def goes_on(parts: Sequence[MeaningPart], part: MeaningPart, language: str) -> bool:
    """True of a word for a number that is added to those before: twenty one, five thousand two."""
    numbers = part[0] in ("number", "scale") and bool(parts) and parts[-1][0] in ("number", "scale")
    if not numbers or language in IN_ONE_WORD:
        return False
    before, more = Fraction(parts[-1][1]), Fraction(part[1])
    if language in _ONES_FIRST and 0 < before % 100 < 10 and more % 10 == 0 and 20 <= more < 100:
        return True
    return more >= 1 and any(
        before % step == 0 and more < step <= before for step in (10, 100, 1000, 10**6, 10**9)
    )


def multiplied(number: Fraction, multiple: Fraction, spoken: bool) -> Fraction:
    """A number and a multiple after it, which said word by word takes what is less: million two thousand."""
    less = number % multiple
    return number - less + less * multiple if spoken and less else number * multiple


def without_same_ending(one: str, two: str) -> tuple[str, str]:
    """Two texts without the letters in which both end."""
    same = len(os.path.commonprefix((one[::-1], two[::-1])))
    while same and any(map(str.isdigit, one[len(one) - same :])):
        same -= 1
    return one[: len(one) - same], two[: len(two) - same]


def divided_into(word: str, known: Set[str]) -> list[str]:
    """The longest known words that a word is made of, two at least; none where it has other letters."""
    found: list[str] = []
    at = 0
    while at < len(word):
        end = next((end for end in range(len(word), at + 1, -1) if word[at:end] in known), 0)
        if not end:
            return []
        found.append(word[at:end])
        at = end
    return found if len(found) > 1 else []


def joined_number(pieces: Sequence[str], numbers: Mapping[str, int], scales: Mapping[str, int]) -> int | None:
    """The number that words written as one say: huszon, egy. None where they go not together: egy, két."""
    total = section = 0
    for piece in pieces:
        value = scales[piece] if piece in scales else numbers[piece]
        if piece in scales and value >= THOUSANDS[0]:
            total, section = total + (section or 1) * value, 0
        elif piece in scales and section < 10:
            section = (section or 1) * value
        elif piece in scales or any(value >= least and section % step for least, step in _STEPS):
            return None
        else:
            section += value
    return total + section


def multiplies(one: MeaningPart, two: MeaningPart) -> bool:
    """True of a broken number and a multiple that was read as a number: half a million."""
    if one[0] != "number" or two[0] != "number":
        return False
    return Fraction(one[1]).denominator > 1 and Fraction(two[1]) in THOUSANDS


def other_clock(one: str, two: str) -> bool:
    """True of a point in one figure for the colon of the other, so that both may be one time of day.

    >>> other_clock("10.30", "10:30")
    True
    """
    return (
        one != two
        and all(map(CLOCK.fullmatch, (one, two)))
        and one.replace(".", ":") == two.replace(".", ":")
    )


def other_groups(one: str, two: str) -> bool:
    """True of the digits of a number that is dialled, by spaces in one figure and hyphens in the other.

    >>> other_groups("0800 123 456", "0800-123-456")
    True
    """
    return one != two and one.replace("-", " ") == two.replace("-", " ") and bool(_DIALLED.fullmatch(one))


def other_places(one: str, two: str) -> bool:
    """True of two figures of which one has more places: version 1.10 is not 1.1, agent 007 not 7."""
    one, two = one.rstrip("."), two.rstrip(".")  # a full stop behind a figure is of the sentence
    if _ZEROS.match(one) or _ZEROS.match(two):
        return one.isdigit() and two.isdigit() and len(one) != len(two)
    places = [_PLACES.search(text) for text in (one, two)]
    return all(places) and len({len(found[1]) for found in places if found}) > 1


def other_form(one: str, two: str, value: Sequence[MeaningPart]) -> bool:
    """True of one word in two forms, alone: hour and hours, million and millions say another number.

    A full stop behind the word and an article joined to it (the l of l'heure is no litre) say nothing.
    """
    one, two = (_JOINED.sub("", text) for text in (one, two))
    kinds = {kind for kind, _ in value}
    if (len(value) > 1 and kinds != {"measure"}) or kinds & {"month", "day"}:
        return False
    if not (one.isalpha() and two.isalpha()):
        return False
    if is_currency(one) or is_currency(two):  # EUR, euro
        return False
    alike = len(os.path.commonprefix((one.casefold(), two.casefold())))
    return alike >= _STEM and max(len(one), len(two)) - alike <= _INFLECTION


def roman(numeral: str) -> int:
    """The number of a Roman numeral in capitals; KeyError where another letter stands in it."""
    values = [_NUMERALS[letter] for letter in numeral]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def with_measure(parts: Sequence[MeaningPart], name: str, other: str) -> list[MeaningPart]:
    """The parts of a figure with one measure for another."""
    return [(kind, other if value == name else value) for kind, value in parts]


def valued(entries: Sequence[str]) -> dict[str, int]:
    """Words with their values, of entries of a table that end with the value."""
    pairs = (entry.rsplit(" ", 1) for entry in entries)
    return {word.casefold(): int(value) for word, value in pairs}
