"""The order in which the lines of a printed page are read: that of the file, columns, large initials."""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from edition.model import SENTENCE_ENDS
from edition.sources.pdf.pdf_glyphs import Glyph

_INITIAL: Final = 1.7  # times the font of the page: a letter so large begins the first word beside it
_OPENING: Final = "\"'“‘„‚«‹»›(["
_JOINED: Final = 0.1  # heights of the font: letters of one word are no further apart, nor higher
_CLOSE: Final = 1.6  # heights of the font from one line of a paragraph to the next, at most
_OTHER_SIZE: Final = 1.1  # times the font: a line in another is no part of the same paragraph
STOPS: Final = frozenset(SENTENCE_ENDS + ":")
_UPWARD: Final = 0.1  # of the lines: where more stand above the one before, the file has no order
_AROUND: Final = 4  # lines before and behind one, of which its column is told
_ROWS: Final = 3  # rows that lie beside each other, at least
PROSE: Final = 12  # marks of a line in the middle: columns of prose have so many, those of a table fewer
# Lines of columns beside each other before any are told: a broadsheet has some 200 a column
_COLUMNS: Final = 600


class GlyphLine:
    """Glyphs beside each other, from left to right."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self.glyphs = tuple(glyphs)

    @cached_property
    def left(self) -> float:
        """Its left edge, in points of the page."""
        return self.glyphs[0].left

    @cached_property
    def right(self) -> float:
        """Its right edge, in points of the page."""
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
        """Where the file has the middle of the line: beside large letters pdfium has some of it elsewhere."""
        return statistics.median_low(glyph.at for glyph in self.glyphs)


def in_reading_order(lines: list[GlyphLine]) -> list[GlyphLine]:
    """The order of the file, if it has one, else from top to bottom; columns one after the other."""
    filed = sorted(lines, key=lambda line: line.first)
    upward = sum(_is_higher(below, above) and overlaps(above, below) for above, below in pairwise(filed))
    is_ordered = upward <= _UPWARD * len(lines) and not _is_interleaved(filed)
    return _by_columns(_with_frames(filed) if is_ordered else lines)


def _is_interleaved(lines: Sequence[GlyphLine]) -> bool:
    """True where lines that the file has earlier fill gaps of a line or two between others: recognised so.

    A machine that reads numbers in the margin takes their lines for a column by itself.
    """
    filled = 0
    for at, (above, below) in enumerate(pairwise(lines)):
        size = below.main.size
        step = above.main.base - below.main.base
        if _CLOSE * size < step < 2 * _CLOSE * size and overlaps(above, below):
            filled += any(
                _is_higher(above, line)
                and _is_higher(line, below)
                and overlaps(line, above)
                and len(line.glyphs) >= PROSE
                for line in lines[:at]
            )
    return filled >= _ROWS


def _with_frames(lines: list[GlyphLine]) -> list[GlyphLine]:
    """The order of a file with its frames where they stand: office programs print them before all text.

    Such lines stand wholly below one that comes later, which lies over them; what is level with lines of the
    text is an entry of a table.
    """
    at = next((at for at in range(1, len(lines)) if _goes_over(lines, at)), 0)
    first = at
    while first and _is_higher(lines[at], lines[first - 1]):
        first -= 1
    if not at or any(_is_higher(lines[at], head) for head in lines[:first]):
        return lines
    text, level = lines[at:], {round(line.main.base) for line in lines[at:]}
    for frame in reversed(_frames(lines[first:at])):
        in_rows = sum(round(line.main.base) in level for line in frame) * 2 > len(frame)
        place = 0 if in_rows else _place(frame, text)
        text[place:place] = frame
    return [*lines[:first], *text]


def _goes_over(lines: Sequence[GlyphLine], at: int) -> bool:
    """True where of the lines that go down the page from a place on one lies over the line before them."""
    below = lines[at - 1]
    for number in range(at, len(lines)):
        line = lines[number]
        if not _is_higher(line, below) or (number > at and _is_higher(line, lines[number - 1])):
            return False
        if overlaps(below, line):
            return True
    return False


def _place(frame: Sequence[GlyphLine], text: Sequence[GlyphLine]) -> int:
    """Before which line of a text a frame is read: under the last paragraph that begins above it."""
    place = 0
    while place < len(text) and _is_higher(text[place], frame[0]):
        if place and _is_higher(text[place], text[place - 1]):
            break  # another column
        place += 1
    while place and place < len(text) and not _ends_paragraph(text[place - 1], text[place]):
        place -= 1
    return place


def _frames(lines: Sequence[GlyphLine]) -> list[list[GlyphLine]]:
    """Lines that stand close under each other."""
    frames: list[list[GlyphLine]] = []
    for line in lines:
        last = frames[-1][-1] if frames else line
        step = last.main.base - line.main.base
        if frames and overlaps(last, line) and 0 <= step < _CLOSE * max(last.main.size, line.main.size):
            frames[-1].append(line)
        else:
            frames.append([line])
    return frames


def _is_higher(one: GlyphLine, other: GlyphLine) -> bool:
    return one.main.base - other.main.base > 0.5 * one.main.size


def _ends_paragraph(above: GlyphLine, below: GlyphLine) -> bool:
    """True where the one line seems not to go on in the other: a frame is read between such."""
    sizes = sorted((above.main.size, below.main.size))
    apart = above.main.base - below.main.base > _CLOSE * below.main.size
    return above.glyphs[-1].text in STOPS or sizes[1] > _OTHER_SIZE * sizes[0] or apart


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
        self._long += len(line.glyphs) >= PROSE

    @property
    def is_prose(self) -> bool:
        return self._long * 2 > self._lines


def overlaps(one: GlyphLine, other: GlyphLine) -> bool:
    """Whether one line stands over or under some of the other."""
    return one.left < other.right and other.left < one.right


def column_edges(lines: Sequence[GlyphLine], at: int) -> tuple[float, float] | None:
    """Left and right of the column in which a line stands: of those around it that lie over or under it."""
    near = [line for line in lines[max(0, at - _AROUND) : at + _AROUND + 1] if overlaps(line, lines[at])]
    return (min(line.left for line in near), max(line.right for line in near)) if len(near) > 1 else None


def with_opening_marks(glyphs: Sequence[Glyph], usual: float) -> list[Glyph]:
    """The glyphs, a mark that opens a quotation or a bracket as one with the large letter behind it."""
    found: list[Glyph] = []
    for glyph in glyphs:
        mark = found[-1] if found else glyph
        opens = mark.size >= _INITIAL * usual and mark.text in _OPENING and glyph.at == mark.at + 1
        if opens and glyph.text.isalpha() and abs(glyph.base - mark.base) < _JOINED * glyph.size:
            left, right = min(mark.left, glyph.left), max(mark.right, glyph.right)
            found[-1] = replace(glyph, text=mark.text + glyph.text, left=left, right=right)
        else:
            found.append(glyph)
    return found


def find_initials(glyphs: Sequence[Glyph], usual: float) -> list[Glyph]:
    """Letters that are much larger than the text and stand alone; none in a word (boxes may be of ink)."""
    by_place = {glyph.at: glyph for glyph in glyphs}
    large = [glyph for glyph in glyphs if glyph.size >= _INITIAL * usual and not glyph.is_space]
    return [
        glyph
        for glyph in large
        if glyph.text.strip(_OPENING).isalpha()
        and not _goes_on(by_place.get(glyph.at - 1), glyph)
        and not _goes_on(by_place.get(glyph.at + 1), glyph, glyph.size / _INITIAL)
        and not any(
            other is not glyph
            and abs(other.base - glyph.base) < 0.5 * glyph.size
            and min(abs(other.left - glyph.right), abs(glyph.left - other.right)) < glyph.size
            for other in large
        )
    ]


def _goes_on(other: Glyph | None, glyph: Glyph, least: float = 0.0) -> bool:
    """True of a letter beside the one before or after it in the file, on its line, if large enough."""
    if other is None or not other.text.isalpha() or abs(other.base - glyph.base) > _JOINED * other.size:
        return False
    apart = min(abs(glyph.left - other.right), abs(other.left - glyph.right))
    return apart < _JOINED * other.size and other.size > least


def with_initials(lines: list[GlyphLine], initials: Sequence[Glyph]) -> list[GlyphLine]:
    """Large letters joined to the word that they begin, that of the highest line beside them."""
    for mark in initials:
        beside = [at for at, line in enumerate(lines) if _begins(mark, line)]
        if not beside:
            lines = [*lines, GlyphLine([mark])]
            continue
        at = max(beside, key=lambda at: lines[at].main.base)
        glyphs = lines[at].glyphs
        if _from_right(mark):
            last = glyphs[-1]
            whole = [*glyphs, replace(last, text=mark.text, left=last.right)]
        else:
            whole = [replace(glyphs[0], text=mark.text, right=glyphs[0].left), *glyphs]
        lines = [*lines[:at], GlyphLine(whole), *lines[at + 1 :]]
    return lines


def _from_right(mark: Glyph) -> bool:
    return unicodedata.bidirectional(mark.text[-1]) in ("R", "AL")


def begins_line(mark: Glyph, lines: Sequence[GlyphLine]) -> bool:
    """True of a large letter with a line beside it: elsewhere it is a word, or one of a heading."""
    return any(_begins(mark, line) for line in lines)


def _begins(mark: Glyph, line: GlyphLine) -> bool:
    """True where a large letter stands before a line, at its right if it is read from there."""
    size = line.main.size
    room = mark.left - line.right if _from_right(mark) else line.left - mark.right
    return -size < room < 2 * size and mark.base - 0.5 * size < line.main.base < mark.top
