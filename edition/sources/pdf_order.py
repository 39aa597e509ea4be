"""The order in which the lines of a printed page are read: that of the file, columns, large initials."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from edition.sources.pdf_glyphs import Glyph

_INITIAL: Final = 1.7  # times the font of the page: a letter so large begins the first word beside it
_UPWARD: Final = 0.1  # of the lines: where more stand above the one before, the file has no order
_ROWS: Final = 3  # rows that lie beside each other, at least
_PROSE: Final = 12  # marks of a line in the middle: columns of prose have so many, those of a table fewer


@dataclass(slots=True)
class GlyphLine:
    """Glyphs beside each other, from left to right."""

    glyphs: list[Glyph]

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs)

    @property
    def main(self) -> Glyph:
        """A glyph of the usual size of the line."""
        sizes = sorted((g for g in self.glyphs if not g.is_space), key=lambda g: g.size)
        return sizes[len(sizes) // 2] if sizes else self.glyphs[0]

    @property
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
    left: list[GlyphLine] = []
    right: list[GlyphLine] = []
    beside = 0
    for at in range(start, len(lines)):
        line = lines[at]
        size = line.main.size
        if line.left >= low - 0.2 * size and line.left > lines[start].left + size:
            right.append(line)
            high = min(high, line.left)
        elif line.right <= high + 0.2 * size:
            low = max(low, line.right)
            left.append(line)
        else:
            break
        if low > high:
            break
        beside += bool(right) and bool(left) and abs(left[-1].main.base - right[-1].main.base) < size / 2
        if beside >= _ROWS and _is_prose(left) and _is_prose(right):
            best = (at + 1, (low + high) / 2)
    return best


def _is_prose(lines: Sequence[GlyphLine]) -> bool:
    return statistics.median(len(line.glyphs) for line in lines) >= _PROSE


def overlaps(one: GlyphLine, other: GlyphLine) -> bool:
    return one.left < other.right and other.left < one.right


def find_initials(glyphs: Sequence[Glyph], usual: float) -> list[Glyph]:
    """Letters that are much larger than the text and stand alone."""
    large = [glyph for glyph in glyphs if glyph.size >= _INITIAL * usual and not glyph.is_space]
    return [
        glyph
        for glyph in large
        if glyph.text.isalpha()
        and not any(
            other is not glyph
            and abs(other.base - glyph.base) < 0.5 * glyph.size
            and min(abs(other.left - glyph.right), abs(glyph.left - other.right)) < glyph.size
            for other in large
        )
    ]


def with_initials(lines: list[GlyphLine], initials: Sequence[Glyph]) -> list[GlyphLine]:
    """Large letters joined to the word that they begin, that of the highest line beside them."""
    for mark in initials:
        beside = [
            line
            for line in lines
            if -line.main.size < line.left - mark.right < 2 * line.main.size
            and mark.base - 0.5 * line.main.size < line.main.base < mark.top
        ]
        if beside:
            host = max(beside, key=lambda line: line.main.base)
            first = host.glyphs[0]
            host.glyphs = [replace(first, text=mark.text, right=first.left), *host.glyphs]
        else:
            lines = [*lines, GlyphLine([mark])]
    return lines
