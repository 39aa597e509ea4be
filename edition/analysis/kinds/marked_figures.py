"""Figures, codes and numerals that a mark, a bracket or a letter makes another: (5) and 5, B-1 and B1."""

from __future__ import annotations

import re
from typing import Final

from edition.analysis.kinds.readings import PARTING, romans
from edition.text.figures import NUMBERED

_YEAR: Final = re.compile(r"1\d{3}|20\d{2}")
_ENCLOSED: Final = re.compile(r"[(（]([^()（）]*)[)）]")
_LOSSES: Final = re.compile(r"(?:[$£€¥]?[(（][^()（）]*[)）]\w{0,3}[.,;:!? ]*)+")
_DIVIDED: Final = re.compile(r"[^\W\d_][,;:!?/*]\s*[^\W\d_]")
_CODED: Final = re.compile(  # a mark between a figure and the few letters of a code: B-1, 10-K
    r"(?<![^\W\d_])[^\W\d_]{1,3}[-/*](?=\d)|\d[-/*](?=[^\W\d_]{1,3}(?![^\W_]))"
)
_LETTER: Final = re.compile(r"(?<=\d)(?:[(\[]?([^\W\d_])| ([BbCcDdFfGgHhJjKkMmNnSsTtWw]))(?!\w)")


def enclosed(one: str, two: str) -> bool:
    """True of a figure in brackets, a loss in accounts or a number of a section, and the bare figure."""
    if not _LOSSES.fullmatch(one) or _ENCLOSED.sub(r"\1", one) != two:
        return False
    return not all(_YEAR.fullmatch(each) for each in _ENCLOSED.findall(one))


def lettered(text: str, among_capitals: bool) -> list[tuple[str, str]]:
    """The single letters that say which of several has the figure before them, or its unit: 5A, 5 s.

    Among capitals a unit has the one it has from there.
    """
    return [(name, unit.lower() if among_capitals else unit) for name, unit in _LETTER.findall(text)]


def numbered(text: str) -> bool:
    """True of a figure that is denied, so far as its writing tells: no 5, not No. 5."""
    return text.startswith("no ") and NUMBERED.fullmatch(text) is not None


def runs_on(one: str, two: str) -> bool:
    """True where a mark that ends a part of a sentence divides the words of only one of two readings."""
    return any(_DIVIDED.search(text) for text in (one, two)) and min(one, two, key=len).isalpha()


def coded(one: str, two: str) -> bool:
    """True of a code of letters and figures of which only one reading divides them: B-1, B1."""
    codes = [len(_CODED.findall(text)) for text in (one, two)]
    return codes[0] != codes[1] and one.count(" ") == two.count(" ")


def roman_alone(text: str) -> bool:
    """True of nothing but Roman numerals and marks: I, II is not III."""
    return len(romans(text)) == len([word for word in PARTING.split(text) if word])
