"""The page turned upright and straight, however it was put in or its writing runs."""

from __future__ import annotations

import math
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from edition.sources.pdf.pdf_glyphs import Glyph

_REACH: Final = 8  # glyphs: so far apart, mostly, two stand in one line, and in words of their own
_LEAST_ASKEW: Final = 0.002  # rise for each point to the right: over a line of print a tenth of its height
_MOST_ASKEW: Final = 0.2  # the same: more is no fault of a scan
_ALIKE: Final = 0.01  # how far such rises of one page differ
_TURNED: Final = 0.25  # of the glyphs of a page, that tell how far it is askew: of columns half may be level
_BESIDE: Final = 5  # heights of the font: glyphs of one line that the file has one after the other


def upright(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The page turned so that most of its writing is level."""
    glyphs = _facing(glyphs)
    turns = Counter(_quarters(glyph) for glyph in glyphs if not glyph.is_space)
    turn = turns.most_common(1)[0][0] if turns else 0
    return [_turned(glyph, turn) for glyph in glyphs] if turn else list(glyphs)


def straight(glyphs: list[Glyph]) -> list[Glyph]:
    """The page turned back by the small angle at which its writing stands, as on a scan put in askew.

    Programs for recognition set words level, or say angles of their own, and some lines level beside others
    that are not: those stay level, at the height that they have in their middle.
    """
    printed = [glyph for glyph in glyphs if not glyph.is_space]
    slope = _slope(printed)
    if not slope:
        return glyphs
    cosine, sine = math.cos(math.atan(slope)), math.sin(math.atan(slope))
    told = statistics.median(_signed(glyph.angle) for glyph in printed)
    turned: list[Glyph] = []
    for line in _as_filed(glyphs):
        middle = (line[0].left + line[-1].left) / 2 if _is_level(line, slope) else None
        for glyph in line:
            left = glyph.left * cosine + glyph.base * sine
            at = glyph.left if middle is None else middle
            rise = glyph.base * cosine - at * sine - glyph.base
            turned.append(
                replace(
                    glyph,
                    left=left,
                    right=left + glyph.right - glyph.left,
                    bottom=glyph.bottom + rise,
                    top=glyph.top + rise,
                    base=glyph.base + rise,
                    angle=_signed(glyph.angle) - told,
                )
            )
    return turned


def _slope(printed: Sequence[Glyph]) -> float:
    """How far a page rises to the right, told from glyphs some way apart in the file; 0 where it is level.

    Where fewer than half of them tell it, it is told from those that are turned by it too.
    """
    for turned in (False, True):
        glyphs = [glyph for glyph in printed if abs(_signed(glyph.angle)) >= _LEAST_ASKEW or not turned]
        steps = [
            (other.base - one.base) / (other.left - one.left)
            for one, other in zip(glyphs, glyphs[_REACH:], strict=False)
            if abs(other.left - one.left) > 2 * one.size
        ]
        lean = [step for step in steps if abs(step) < _MOST_ASKEW]
        slope = statistics.median(lean) if lean else 0.0
        alike = sum(abs(step - slope) < _ALIKE for step in steps)
        if abs(slope) >= _LEAST_ASKEW and alike * 2 >= len(steps) and len(glyphs) >= _TURNED * len(printed):
            return slope
    return 0.0


def _as_filed(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs in runs that the file has beside each other on one line."""
    line: list[Glyph] = []
    for glyph in glyphs:
        last = line[-1] if line else glyph
        level = abs(glyph.base - last.base) < last.size / 2
        if line and not (level and abs(glyph.left - last.left) < _BESIDE * last.size):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _is_level(line: Sequence[Glyph], slope: float) -> bool:
    """Whether a line is level rather than rising as its page does."""
    first = line[0]
    steps = [
        (glyph.base - first.base) / (glyph.left - first.left)
        for glyph in line
        if abs(glyph.left - first.left) > _BESIDE * first.size
    ]
    return bool(steps) and abs(statistics.median(steps)) < abs(slope) / 2


def _signed(angle: float) -> float:
    """An angle from minus half a turn to half a turn."""
    return math.remainder(angle, 2 * math.pi)


def _quarters(glyph: Glyph) -> int:
    """How many quarter turns its writing is away from level."""
    return round(glyph.angle / (math.pi / 2)) % 4


def _facing(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The glyphs with angles at which letters that are read from left to right stand so.

    Of words upside down pdfium may tell no angle, and of fonts that turn their letters half a turn too much.
    """
    backwards = Counter[int]()
    for one, other in pairwise(glyphs):
        of_one_word = one.stretch == other.stretch != 0 and one.text.isalpha() and other.text.isalpha()
        if of_one_word and all(unicodedata.bidirectional(glyph.text[0]) == "L" for glyph in (one, other)):
            turn = _quarters(one)
            before, after = (_turned(one, turn), _turned(other, turn)) if turn else (one, other)
            backwards[turn] += 1 if after.right < before.left + 0.1 * before.size else -1
    if not +backwards:
        return glyphs
    return [
        replace(glyph, angle=glyph.angle + math.pi) if backwards[_quarters(glyph)] > 0 else glyph
        for glyph in glyphs
    ]


def _turned(glyph: Glyph, turn: int) -> Glyph:
    left, right, bottom, top = glyph.left, glyph.right, glyph.bottom, glyph.top
    for _ in range(turn):
        left, right, bottom, top = -top, -bottom, left, right
    angle = glyph.angle - turn * math.pi / 2
    return replace(glyph, left=left, right=right, bottom=bottom, top=top, base=bottom, angle=angle)
