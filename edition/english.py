"""Numbers and lists as a sentence has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_NUMERALS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> count(2000, "word")
    '2,000 words'
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def spell(number: int) -> str:
    """A small number as a word, any other in figures.

    >>> spell(3), spell(1200)
    ('three', '1,200')
    """
    return _NUMERALS[number] if 0 <= number < len(_NUMERALS) else f"{number:,}"


def shortened(text: str, most: int) -> str:
    """A text, cut at a space where it has more than `most` characters.

    >>> shortened("We will not sell the quay.", 14)
    'We will not …'
    """
    return text if len(text) <= most else f"{text[:most].rsplit(None, 1)[0]} …"


def listing(items: Sequence[str], last: str = "and") -> str:
    """Items as running text.

    >>> listing(["a", "b", "c"])
    'a, b and c'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def named(names: Sequence[str], noun: str, most: int = 6) -> str:
    """Names as running text, of many the number.

    >>> named(["A", "B"], "source"), named(["A", "B"], "source", most=1)
    ('A and B', '2 sources')
    """
    return listing(names) if len(names) <= most else count(len(names), noun)
