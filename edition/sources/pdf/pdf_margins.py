"""Notes in the margins of printed pages: told by their small type beside the larger one of the text."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import Final, NamedTuple

from edition.sources.pdf.pdf_glyphs import Glyph
from edition.sources.pdf.pdf_order import PROSE
from edition.sources.pdf.pdf_words import SMALL

_WORD: Final = re.compile(r"[^\W\d_]{3}")  # marks and numbers of lines are none
_APART: Final = 0.6  # of the usual size, from the text to the nearest of the notes: words are closer
_MOST: Final = 0.25  # of the glyphs of a page: more small type beside the larger is a column
_LEVEL: Final = 3.0  # points: glyphs of a line stand no further apart in height
_WIDE: Final = 0.5  # of the width of the text: so is what is wider
_FEWEST: Final = 3  # places with a note, from which the comparison takes what stands beside lines for such
_ROOM: Final = 4  # spaces between the longest line and the notes: three part a note from its line there


class NotedLine(NamedTuple):
    """A line of a page, and what stands beside it in a margin, "" where nothing does."""

    text: str
    note: str = ""


def notes_in_margins(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Words in small type beside all of the larger type of a page, and apart from it."""
    printed = [glyph for glyph in glyphs if not glyph.is_space]
    usual = statistics.median(glyph.size for glyph in printed) if printed else 0.0
    small = [glyph for glyph in glyphs if glyph.size < SMALL * usual]
    if not small:
        return []
    rows: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in printed:
        if glyph.size >= SMALL * usual:
            rows[round(glyph.base)].append(glyph)
    large = [glyph for row in rows.values() if len(row) >= PROSE for glyph in row]  # no number of a page
    if not large:
        return []
    left, right = min(glyph.left for glyph in large), max(glyph.right for glyph in large)
    low, high = min(glyph.bottom for glyph in large), max(glyph.top for glyph in large)
    small = [glyph for glyph in small if low < glyph.base < high]
    beside: set[int] = set()
    for side in ([g for g in small if g.right < left], [g for g in small if g.left > right]):
        if side and min(max(left - g.right, g.left - right) for g in side) >= _APART * usual:
            beside.update(map(id, side))
    notes = [glyph for glyph in small if id(glyph) in beside]
    return notes if _WORD.search(notes_said(notes)) else []


def notes_said(notes: Sequence[Glyph]) -> str:
    """What notes say, as the file has them."""
    lines = groupby(notes, key=lambda glyph: round(glyph.base))
    return " ".join("".join(" " * glyph.parted + glyph.text for glyph in line) for _, line in lines)


def small_at_foot(glyphs: Sequence[Glyph]) -> str:
    """The words of the lowest lines of a page, as far up as they are in smaller type than its text.

    The number of a page may stand below them.
    """
    printed = [glyph for glyph in glyphs if not glyph.is_space]
    usual = statistics.median(glyph.size for glyph in printed) if printed else 0.0
    rows: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in printed:
        rows[round(glyph.base / _LEVEL)].append(glyph)
    low: set[int] = set()
    for at in sorted(rows):
        if _WORD.search("".join(glyph.text for glyph in rows[at])):
            if statistics.median(glyph.size for glyph in rows[at]) >= SMALL * usual:
                break
            low.add(at)
    feet = [glyph for glyph in glyphs if round(glyph.base / _LEVEL) in low]
    return notes_said(feet) if len(feet) <= _MOST * len(glyphs) else ""


def are_notes(notes: Sequence[Glyph], glyphs: Sequence[Glyph]) -> bool:
    """True of what is narrow and little beside the text of its page, as no column of it is."""
    of_notes = set(notes)
    text = [glyph for glyph in glyphs if glyph not in of_notes and not glyph.is_space]
    left, right = min(glyph.left for glyph in text), max(glyph.right for glyph in text)
    for side in ([g for g in notes if g.right < left], [g for g in notes if g.left > right]):
        if side and max(g.right for g in side) - min(g.left for g in side) > _WIDE * (right - left):
            return False
    return len(notes) <= _MOST * len(glyphs)


def with_notes(pages: Sequence[Sequence[NotedLine]]) -> list[str] | None:
    """The text of each page with the notes right of its lines, where the comparison knows them for no text.

    None where they are too few for that, or one begins with no letter, as the sums of a table do.
    """
    lines = [line for page in pages for line in page if line.text]
    noted = [bool(line.note) for line in lines]
    places = sum(here and not before for before, here in zip([False, *noted], noted, strict=False))
    if places < _FEWEST or 2 * sum(noted) > len(lines):
        return None
    if not all(line.note[0].isalpha() for line in lines if line.note):
        return None
    width = max(len(line.text) for line in lines) + _ROOM
    return ["\n".join(f"{text:{width}}{note}" if note else text for text, note in page) for page in pages]
