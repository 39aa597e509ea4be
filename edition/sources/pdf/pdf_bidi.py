"""A line as it is printed, from left to right, into the order in which it is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from edition.sources.pdf.pdf_order import STOPS

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_NUMBER: Final = frozenset({"EN", "AN"})
_MIXED: Final = 0.25  # of the letters are of the other direction, where the margin tells which is the line's
_IN_NUMBERS: Final = frozenset({"ES", "CS", "ET"})
_MIRRORED: Final = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_OPENING: Final = dict(zip(")]}»›", "([{«‹", strict=True))
_CLOSING_OF: Final = {opening: closing for closing, opening in _OPENING.items()}
_ITEM: Final = re.compile(r"\s*\d+[.)]\s")
_BEFORE_WORD: Final = re.compile(r"(?<!\S)[()\[\]{}«»‹›](?=\w)")
_BEHIND_WORD: Final = re.compile(r"(?<=\w)[()\[\]{}«»‹›](?=[\s.,;:!?]|$)")


def logical(units: Sequence[str], margin: str = "", goes_on: bool = False) -> str:
    """The text of a line from its glyphs in the order in which they are printed.

    A unit is what one glyph prints; `margin` is R or L where the line begins at that margin and does not
    reach the other, which tells the direction of its paragraph. Most lines have nothing from right to left;
    a number alone may be the end of a paragraph that has: `goes_on` where the line before is one.

    >>> logical(list("םולש abc"), margin="L"), logical(list(".2019"), margin="R", goes_on=True)
    ('שלום abc', '2019.')
    >>> logical(list(".)B"), margin="R", goes_on=True), logical(list("ואר)"), margin="R")
    ('B).', '(ראו')
    """
    sides = [_side(unit) for unit in units]
    ends = goes_on and margin == "R" and ("L" not in sides or _ends_at_left(units))
    if "R" not in sides and not ends:
        return "".join(units)
    right_to_left = ends or _is_right_to_left(units, sides, margin)
    if not right_to_left:
        units, sides = _with_numbers_inside(units, sides)
    return _as_read(units, sides, right_to_left)


def _with_numbers_inside(units: Sequence[str], sides: Sequence[str]) -> tuple[list[str], list[str]]:
    """A line from left to right with each stretch of the other direction around numbers as one unit, read.

    In such a line numbers between words from right to left go with these (UAX 9, rules W7 and N1).
    """
    found: tuple[list[str], list[str]] = ([], [])
    at, edge = 0, _number_at_end(units, sides)
    while at < len(units):
        end = at + 1
        if sides[at] == "R" or at == edge:
            strong = takewhile(lambda place: sides[place] != "L", range(at, len(units)))
            end = max(place for place in strong if sides[place] == "R") + 1
        if "N" in sides[at:end] and end > at + 1:
            found[0].append(_as_read(units[at:end], sides[at:end], right_to_left=True))
            found[1].append("L")
        else:
            found[0].extend(units[at:end])
            found[1].extend(sides[at:end])
        at = end
    return found


def _number_at_end(units: Sequence[str], sides: Sequence[str]) -> int:
    """Where the number begins with which the words at the left end of a line end; -1 where there is none.

    It may begin the line as well: a sentence ends with a number sooner than it begins with one.
    """
    first = next(place for place, side in enumerate(sides) if side in ("L", "R"))
    number = next((place for place in range(first) if sides[place] == "N"), -1)
    ends = sides[first] == "R" and units[-1][-1:] in STOPS
    return number if ends and not _ITEM.match("".join(units[:first])) else -1


def _as_read(units: Sequence[str], sides: Sequence[str], right_to_left: bool) -> str:
    base = "R" if right_to_left else "L"
    resolved = _resolved(sides, units, base)
    runs: list[tuple[str, list[str]]] = []
    for side, unit in zip(resolved, units, strict=True):
        if runs and runs[-1][0] == side:
            runs[-1][1].append(unit)
        else:
            runs.append((side, [unit]))
    for mirrored in (False, True):
        written = [_turned(run, mirrored) if side == "R" else "".join(run) for side, run in runs]
        text = _quoted("".join(reversed(written) if right_to_left else written))
        if not _unpaired(text):
            return text
    return _by_space(text) if _unpaired(text) % 2 else _alternating(text)


def _ends_at_left(units: Sequence[str]) -> bool:
    """True of a line that has a stop at its left end and none at its right: there its sentence ends."""
    return units[0][:1] in STOPS and units[-1][-1:] not in STOPS


_CLOSING: Final = re.compile(r"(?<=[^\s(\[])“(?=[\s.,;:!?)\]]|$)")


def _quoted(text: str) -> str:
    """The text with marks that end a quotation as such: pdfium turns them beside letters from the right.

    Where „ opens, “ is what ends.
    """
    return text if "„" in text else _CLOSING.sub("”", text)


def _is_right_to_left(units: Sequence[str], sides: Sequence[str], margin: str) -> bool:
    stops = units[0][:1] in STOPS, units[-1][-1:] in STOPS
    if "L" not in sides:
        return stops != (False, True)
    if stops[0] != stops[1]:
        return stops[0]  # a sentence ends where its line is read last
    most = sides.count("R") / (sides.count("R") + sides.count("L"))
    if margin and _MIXED < most < 1 - _MIXED:
        return margin == "R"
    return most >= 1 / 2


def _side(unit: str) -> str:
    """Which way a glyph is read: L, R, N for a number, - for what goes with its neighbours."""
    for mark in unit:
        kind = unicodedata.bidirectional(mark)
        if kind in _RIGHT_TO_LEFT:
            return "R"
        if kind == "L":
            return "L"
        if kind in _NUMBER:
            return "N"
    return "-"


def _resolved(sides: Sequence[str], units: Sequence[str], base: str) -> list[str]:
    """Each glyph as L or R: marks between two of one side are of that side, all others of the line's."""
    sides = _with_signs(sides, units)
    found = ["L" if side == "N" else side for side in sides]
    at = 0
    while at < len(found):
        if found[at] != "-":
            at += 1
            continue
        end = at
        while end < len(found) and found[end] == "-":
            end += 1
        before = found[at - 1] if at else base
        after = found[end] if end < len(found) else base
        if at and end < len(found) and sides[at - 1] == sides[end] == "N":
            before, after = _strong(sides[at::-1]) or base, _strong(sides[end:]) or base
            after = before if before == "L" else after
        found[at:end] = [before if before == after else base] * (end - at)
        at = end
    return found


def _with_signs(sides: Sequence[str], units: Sequence[str]) -> list[str]:
    """The sides, with the signs in and beside numbers as theirs: 12.5 %, $5; not %, $ and - after Arabic."""
    found = list(sides)
    kinds = [unicodedata.bidirectional(unit[0]) for unit in units]
    arabic = _after_arabic(kinds)
    for at in range(1, len(found) - 1):
        if kinds[at] in _IN_NUMBERS and found[at - 1] == found[at + 1] == "N":
            found[at] = "N" if kinds[at] == "CS" or not arabic[at] else found[at]
    for at in (*range(len(found)), *range(len(found) - 1, -1, -1)):
        beside = "N" in (*found[max(0, at - 1) : at], *found[at + 1 : at + 2])
        if kinds[at] == "ET" and beside and not arabic[at]:
            found[at] = "N"
    return found


def _after_arabic(kinds: Sequence[str]) -> list[bool]:
    """For each glyph whether the letter before it, read from right to left, is an Arabic one."""
    found = []
    last = ""
    for kind in reversed(kinds):
        last = kind if kind in ("L", "R", "AL") else last
        found.append(last == "AL")
    return found[::-1]


def _strong(sides: Sequence[str]) -> str:
    """The first side that is no number's."""
    return next((side for side in sides if side in "LR"), "")


def _turned(run: Sequence[str], mirrored: bool) -> str:
    """A run from right to left; its brackets have their shape, or if `mirrored` that of the other one."""
    text = "".join(run[::-1])
    return "".join(_MIRRORED.get(mark, mark) for mark in text) if mirrored else text


def _alternating(text: str) -> str:
    """The text with brackets that open and close by turns, where some were turned and others not."""
    opened: set[str] = set()
    written = []
    for mark in text:
        kind = _OPENING.get(mark, mark)
        if kind in _OPENING.values():
            mark = _MIRRORED[kind] if kind in opened else kind
            opened ^= {kind}
        written.append(mark)
    return "".join(written)


def _by_space(text: str) -> str:
    """The text with brackets as the space beside them tells, where the pair of one stands in another line."""
    written = _BEFORE_WORD.sub(lambda match: _OPENING.get(match[0], match[0]), text)
    return _BEHIND_WORD.sub(lambda match: _CLOSING_OF.get(match[0], match[0]), written)


def _unpaired(text: str) -> int:
    open_ones: list[str] = []
    loose = 0
    for mark in text:
        if mark in _OPENING.values():
            open_ones.append(mark)
        elif mark in _OPENING:
            if open_ones and open_ones[-1] == _OPENING[mark]:
                open_ones.pop()
            else:
                loose += 1
    return loose + len(open_ones)
