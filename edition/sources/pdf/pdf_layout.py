"""The lines of a printed page in the order in which they are read, from the places of its glyphs."""

from __future__ import annotations

import math
import statistics
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from edition.sources.pdf.pdf_glyphs import Glyph
from edition.sources.pdf.pdf_margins import NotedLine
from edition.sources.pdf.pdf_order import (
    STOPS,
    GlyphLine,
    begins_line,
    column_edges,
    find_initials,
    in_reading_order,
    overlaps,
    with_initials,
    with_opening_marks,
)
from edition.sources.pdf.pdf_words import (
    MARK_SPACE,
    SMALL,
    SPACE,
    WIDEST,
    ends_in_mark,
    word_gap_of,
    words_of_line,
)

# All in heights of the font.
_LEVEL: Final = 0.25  # how far baselines of one line may lie apart
_APART: Final = 1.6  # a gap between entries of a row, or columns
_JUMP: Final = 0.4  # such a gap where the file does not go on either
_UNEVEN: Final = 0.05  # words of one line stand nearer to one height; the file has others elsewhere
_WIDER: Final = 1.3  # times the gap between words of the line
_WORDS_APART: Final = 2.0  # times the gap between words of the line
_INDENT: Final = 0.7
_PARAGRAPH: Final = 1.35  # times the usual distance of lines
# Places in the file: glyphs beside each other that are further apart are of two stretches
_STRETCH: Final = 12
_NEAR: Final = 3  # rows above and below in which the line of a raised figure is looked for
_MARKS: Final = 8  # raised figures and marks beside each other, at most
_SAME_PLACE: Final = 0.01  # a pen stands there in files that round its place
_TILT: Final = 0.1  # radians
_NON_JOINER: Final = "\u200c"


def lines_of_page(glyphs: Sequence[Glyph]) -> list[str]:
    """The lines of a page; a blank one where more room than usual parts two, spaces where one is set in."""
    return [line for line, _ in _placed(glyphs)]


def noted_lines(glyphs: Sequence[Glyph], notes: Sequence[Glyph]) -> list[NotedLine]:
    """The lines of a page, each with those of the notes in its margins that stand nearest to it."""
    of_notes = set(notes)
    lines = list(_placed([glyph for glyph in glyphs if glyph not in of_notes]))
    filled = [at for at, (line, _) in enumerate(lines) if line]
    beside: dict[int, list[str]] = defaultdict(list)
    for note, base in _placed(notes):
        if note:
            beside[min(filled, key=lambda at: abs(lines[at][1] - base))].append(note.strip())
    return [NotedLine(line, " ".join(beside[at])) for at, (line, _) in enumerate(lines)]


def _placed(glyphs: Sequence[Glyph]) -> list[tuple[str, float]]:
    """The lines of a page with the height of the baseline of each."""
    level = [glyph for glyph in glyphs if _is_level(glyph) and not _is_void(glyph)]
    turned = [glyph for glyph in glyphs if not _is_level(glyph)]
    if _is_vertical(level):
        level, turned = [], list(glyphs)
    sizes = [glyph.size for glyph in level if not glyph.is_space]
    usual = statistics.median(sizes) if sizes else 1.0
    level = with_opening_marks(level, usual)
    initials = find_initials(level, usual)
    lines = _lines_without(initials, level)
    if lone := [mark for mark in initials if not begins_line(mark, lines)]:
        initials = [mark for mark in initials if mark not in lone]
        lines = _lines_without(initials, level)
    return [*_written(with_initials(lines, initials)), *((line, -math.inf) for line in _as_filed(turned))]


def _lines_without(initials: Sequence[Glyph], glyphs: Sequence[Glyph]) -> list[GlyphLine]:
    rest = [glyph for glyph in glyphs if glyph not in initials]
    return in_reading_order([piece for row in _rows(rest) for piece in _pieces(row)])


def _is_level(glyph: Glyph) -> bool:
    return abs(math.remainder(glyph.angle, 2 * math.pi)) < _TILT


def _is_void(glyph: Glyph) -> bool:
    """True of a space that takes no room: what parts words then is the gap."""
    return glyph.is_space and glyph.right - glyph.left < 0.01


def _is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """True of writing from top to bottom."""
    steps = [
        (b.left - a.left, a.base - b.base, a.size)
        for a, b in pairwise(glyphs)
        if not (a.is_space or b.is_space)
    ]
    down = sum(abs(dx) < 0.3 * size and 0.6 * size < dy < 2 * size for dx, dy, size in steps)
    return len(steps) > 5 and down * 2 > len(steps)


def _as_filed(glyphs: Sequence[Glyph]) -> Iterator[str]:
    """What is written in another direction, in the order of the file."""
    line = ""
    last: Glyph | None = None
    for glyph in glyphs:
        far = (
            last is not None and max(abs(glyph.left - last.left), abs(glyph.base - last.base)) > 3 * last.size
        )
        across = (
            last is not None and min(abs(glyph.left - last.left), abs(glyph.base - last.base)) > last.size / 2
        )
        if (far or across) and line.strip():
            yield line.strip()
            line = ""
        line += f" {glyph.text}" if glyph.parted and line.strip() else glyph.text
        last = glyph
    if line.strip():
        yield line.strip()


# Rows and their pieces --------------------------------------------------------------------------------


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs of about one height, from the top of the page; small raised ones with the line beside them."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.base):
        if rows and abs(rows[-1][0].base - glyph.base) <= _LEVEL * min(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    for at, row in enumerate(rows):
        around = [other for other in rows[max(0, at - _NEAR) : at + _NEAR + 1] if other is not row]
        own: list[Glyph] = []
        for group in _groups(row):
            host = next((other for other in around if _holds(other, group)), None)
            (own if host is None else host).extend(group)
        row[:] = own
    filled = sorted((row for row in rows if row), key=lambda row: -row[0].base)
    return [_with_room(sorted(row, key=_place_in_row)) for row in filled]


def _place_in_row(glyph: Glyph) -> tuple[float, int]:
    """Where a glyph stands in its row; a space printed by itself before the letter that begins at its place.

    Of lines from the right that letter comes earlier in the file, and the space is what parts it in a word.
    """
    return glyph.left - (_SAME_PLACE * glyph.size if glyph.is_space and glyph.inked else 0.0), glyph.at


def _with_room(row: list[Glyph]) -> list[Glyph]:
    """The row without spaces that have no room: between Arabic letters they part these within a word."""
    kept: list[Glyph] = []
    for glyph, after in pairwise([*row, None]):
        assert glyph is not None
        if (
            not (glyph.is_space and glyph.inked and after is not None)
            or after.left > (glyph.left + glyph.right) / 2
        ):
            kept.append(glyph)
        elif kept and all(unicodedata.bidirectional(each.text[0]) == "AL" for each in (kept[-1], after)):
            kept.append(replace(glyph, text=_NON_JOINER, right=glyph.left))
    return kept


def _groups(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """The glyphs of a row that stand close beside each other, as the smaller of two has it.

    In a column beside it a line may stand at the height of a raised figure.
    """
    groups: list[list[Glyph]] = []
    for glyph in sorted(row, key=lambda g: g.left):
        last = groups[-1][-1] if groups else glyph
        if groups and glyph.left - last.right < _APART * min(glyph.size, last.size):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return groups


def _holds(row: Sequence[Glyph], group: Sequence[Glyph]) -> bool:
    """True where a few small glyphs stand raised or lowered right beside larger ones of a row."""
    if len(group) > _MARKS:
        return False
    left, right, base, size = group[0].left, group[-1].right, group[0].base, group[0].size
    for glyph in row:
        reach = 0.5 * glyph.size
        beside = abs(glyph.right - left) < reach or abs(glyph.left - right) < reach
        foot = min(glyph.bottom - 0.1 * glyph.size, glyph.base - 0.3 * glyph.size)  # boxes may be of ink
        level = foot < base < glyph.top - 0.2 * glyph.size
        if beside and level and size < SMALL * glyph.size and not glyph.is_space:
            return True
    return False


def _pieces(row: Sequence[Glyph]) -> Iterator[GlyphLine]:
    """The row parted where more room than between words is."""
    marks = [glyph for glyph in row if not glyph.is_space]
    gaps = [b.left - a.right for a, b in pairwise(marks)]
    between_words = [gap for gap, a in zip(gaps, marks, strict=False) if gap > SPACE * a.size]
    usual = statistics.median_low(between_words) if between_words else 0.0
    narrow = [gap for gap in between_words if gap < WIDEST * marks[0].size]
    narrow_usual = statistics.median_low(narrow) if narrow else 0.0
    piece: list[Glyph] = []
    last: Glyph | None = None
    for glyph in row:
        if not glyph.is_space:
            bare = len(marks) < len(row) and bool(piece) and not piece[-1].is_space
            if last is not None and _is_apart(last, glyph, usual, 0.0 if bare else narrow_usual):
                yield GlyphLine(_stripped(piece))
                piece = []
            last = glyph
        piece.append(glyph)
    if line := _stripped(piece):
        yield GlyphLine(line)


def _is_apart(one: Glyph, other: Glyph, usual: float, narrow: float) -> bool:
    """True of two entries of a row, by the usual gap between its words, and by that of the narrow gaps.

    `narrow` is 0 where words of the row are parted by spaces, and these two by none.
    """
    gap, size = other.left - one.right, max(one.size, other.size)
    gap -= sum(map(_has_box_of_mark, (one, other))) * MARK_SPACE * size
    if abs(other.at - one.at) > _STRETCH:
        uneven = abs(other.base - one.base) > _UNEVEN * size
        return gap > _JUMP * size and (uneven or gap > _WIDER * narrow)
    return gap > _APART * size and gap > _WORDS_APART * usual


def _has_box_of_mark(glyph: Glyph) -> bool:
    """True of a letter from the right of which only the marks of its vowels have a place in the file."""
    from_right = unicodedata.bidirectional(glyph.text[0]) in ("R", "AL")
    return from_right and glyph.inked and ends_in_mark(glyph)


def _stripped(piece: list[Glyph]) -> list[Glyph]:
    while piece and piece[-1].is_space:
        piece = piece[:-1]
    while piece and piece[0].is_space:
        piece = piece[1:]
    return piece


# Writing ----------------------------------------------------------------------------------------------


def _written(lines: Sequence[GlyphLine]) -> Iterator[tuple[str, float]]:
    """The lines as text, entries of one row in one line, with the height of their baselines."""
    distances = [
        above.main.base - below.main.base
        for above, below in pairwise(lines)
        if 0.5 * below.main.size < above.main.base - below.main.base < 3 * below.main.size
    ]
    usual = statistics.median_low(distances) if distances else 0.0
    page = min((line.left for line in lines), default=0.0), max((line.right for line in lines), default=0.0)
    word_gap = word_gap_of(lines)
    row = ""
    for at, line in enumerate(lines):
        above, edges = lines[at - 1] if at else None, column_edges(lines, at) or page
        if above is not None and _is_beside(above, line):
            row += f"\t{words_of_line(line, *edges, above.from_right, word_gap)}"
            continue
        if above is not None:
            yield row, above.main.base
            gap = above.main.base - line.main.base
            wide = usual and gap > _PARAGRAPH * max(usual, line.main.size)
            if wide or (gap < 0 and row.rstrip("\"'”’»)")[-1:] in STOPS):
                yield "", above.main.base
        goes_on = above is not None and above.from_right
        row = (
            f"{'   ' if _is_set_in(line, lines, at) else ''}{words_of_line(line, *edges, goes_on, word_gap)}"
        )
    if row:
        yield row, lines[-1].main.base


def _is_beside(one: GlyphLine, other: GlyphLine) -> bool:
    return abs(one.main.base - other.main.base) <= _LEVEL * other.main.size and other.left >= one.right


def _is_set_in(line: GlyphLine, lines: Sequence[GlyphLine], at: int) -> bool:
    """True of a line that begins further in than the one after it, and than the one before it."""
    beside = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
    around = [other for other in beside if overlaps(other, line)]
    size = line.main.size
    steps = [other.right - line.right if line.from_right else line.left - other.left for other in around]
    return bool(steps) and all(_INDENT * size < step < 5 * size for step in steps)
