"""The order in which the lines of a printed page are read: that of the file, columns, large initials."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from edition.sources.pdf_glyphs import Glyph

_INITIAL: Final = 1.7  # times the font of the page: a letter so large begins the first word beside it
_JOINED: Final = 0.1  # heights of the font: letters of one word are no further apart, nor higher
_UPWARD: Final = 0.1  # of the lines: where more stand above the one before, the file has no order
_ROWS: Final = 3  # rows that lie beside each other, at least
_PROSE: Final = 12  # marks of a line in the middle: columns of prose have so many, those of a table fewer
_COLUMNS: Final = (
    600  # lines of columns beside each other before any are told: a broadsheet has some 200 a column
)


class GlyphLine:
    """Glyphs beside each other, from left to right."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self.glyphs = tuple(glyphs)

    @cached_property
    def left(self) -> float:
        return self.glyphs[0].left

    @cached_property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs)

    @cached_property
    def main(self) -> Glyph:
        """A glyph of the usual size of the line."""
        sizes = sorted((g for g in self.glyphs if not g.is_space), key=lambda g: g.size)
        return sizes[len(sizes) // 2] if sizes else self.glyphs[0]

    @cached_property
    def from_right(self) -> bool:
        """True where most of the letters are read from right to left."""
        kinds = [unicodedata.bidirectional(glyph.text[0]) for glyph in self.glyphs]
        return sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L")

    @cached_property
    def first(self) -> int:
        """Where the file has the line."""
        return min(glyph.at for glyph in self.glyphs)


def in_order(lines: list[GlyphLine]) -> list[GlyphLine]:
    """The order of the file, if it has one, else from top to bottom; columns one after the other."""
    filed = sorted(lines, key=lambda line: line.first)
    upward = sum(
        below.main.base - above.main.base > 0.5 * above.main.size and overlaps(above, below)
        for above, below in pairwise(filed)
    )
    return _by_columns(filed if upward <= _UPWARD * len(lines) else lines)


def _by_columns(lines: Sequence[GlyphLine]) -> list[GlyphLine]:
    ordered: list[GlyphLine] = []
    at = 0
    while at < len(lines):
        end, gutter = _columns(lines, at)
        if gutter is None:
            ordered.append(lines[at])
            at += 1
            continue
        ordered += [line for line in lines[at:end] if line.right <= gutter]
        ordered += [line for line in lines[at:end] if line.right > gutter]
        at = end
    return ordered


def _columns(lines: Sequence[GlyphLine], start: int) -> tuple[int, float | None]:
    """Where the columns end that begin with a line, and a place between them; None where there are none.

    Between columns is a strip that no line crosses, with lines of prose on both sides in several rows.
    """
    low, high = lines[start].right, float("inf")
    best: tuple[int, float | None] = (start, None)
    left, right = _GutterSide(), _GutterSide()
    beside = 0
    for at in range(start, len(lines)):
        line = lines[at]
        size = line.main.size
        if line.left >= low - 0.2 * size and line.left > lines[start].left + size:
            right.add(line)
            high = min(high, line.left)
        elif line.right <= high + 0.2 * size:
            low = max(low, line.right)
            left.add(line)
        else:
            break
        if low > high or at - best[0] > _COLUMNS:
            break
        beside += abs(left.base - right.base) < size / 2
        if beside >= _ROWS and left.is_prose and right.is_prose:
            best = (at + 1, (low + high) / 2)
    return best


class _GutterSide:
    """The lines on one side of a gutter, counted: how many are as long as those of prose."""

    def __init__(self) -> None:
        self.base = float("inf")
        self._lines = self._long = 0

    def add(self, line: GlyphLine) -> None:
        """Takes the next line."""
        self.base = line.main.base
        self._lines += 1
        self._long += len(line.glyphs) >= _PROSE

    @property
    def is_prose(self) -> bool:
        return self._long * 2 > self._lines


def overlaps(one: GlyphLine, other: GlyphLine) -> bool:
    return one.left < other.right and other.left < one.right


def find_initials(glyphs: Sequence[Glyph], usual: float) -> list[Glyph]:
    """Letters that are much larger than the text and stand alone; none in a word (boxes may be of ink)."""
    by_place = {glyph.at: glyph for glyph in glyphs}
    large = [glyph for glyph in glyphs if glyph.size >= _INITIAL * usual and not glyph.is_space]
    return [
        glyph
        for glyph in large
        if glyph.text.isalpha()
        and not _goes_on(by_place.get(glyph.at - 1), glyph)
        and not any(
            other is not glyph
            and abs(other.base - glyph.base) < 0.5 * glyph.size
            and min(abs(other.left - glyph.right), abs(glyph.left - other.right)) < glyph.size
            for other in large
        )
    ]


def _goes_on(before: Glyph | None, glyph: Glyph) -> bool:
    """True of a letter that stands beside the one before it in the file, on its line."""
    if before is None or not before.text.isalpha() or abs(before.base - glyph.base) > _JOINED * before.size:
        return False
    apart = min(abs(glyph.left - before.right), abs(before.left - glyph.right))
    return apart < _JOINED * before.size


def with_initials(lines: list[GlyphLine], initials: Sequence[Glyph]) -> list[GlyphLine]:
    """Large letters joined to the word that they begin, that of the highest line beside them."""
    for mark in initials:
        from_right = unicodedata.bidirectional(mark.text[0]) in ("R", "AL")
        beside = [at for at, line in enumerate(lines) if _begins(mark, line, from_right)]
        if not beside:
            lines = [*lines, GlyphLine([mark])]
            continue
        at = max(beside, key=lambda at: lines[at].main.base)
        glyphs = lines[at].glyphs
        if from_right:
            last = glyphs[-1]
            whole = [*glyphs, replace(last, text=mark.text, left=last.right)]
        else:
            whole = [replace(glyphs[0], text=mark.text, right=glyphs[0].left), *glyphs]
        lines = [*lines[:at], GlyphLine(whole), *lines[at + 1 :]]
    return lines


def _begins(mark: Glyph, line: GlyphLine, from_right: bool) -> bool:
    """True where a large letter stands before a line, at its right if it is read from there."""
    size = line.main.size
    room = mark.left - line.right if from_right else line.left - mark.right
    return -size < room < 2 * size and mark.base - 0.5 * size < line.main.base < mark.top
