"""The words of a printed line: what gap between two letters parts words, and what is only letterspacing."""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from edition.model import single_spaced
from edition.sources.original import needs_no_space
from edition.sources.pdf.pdf_bidi import logical
from edition.sources.pdf.pdf_glyphs import Glyph
from edition.sources.pdf.pdf_order import GlyphLine
from edition.sources.web.html_marks import raised

# All in heights of the font.
SPACE: Final = 0.12  # at least this gap, beyond the usual one of the line, parts words that no space parts
_TOLD_SPACE: Final = 0.04  # the same where pdfium holds it for one
_TOLD_WIDER: Final = 0.02  # than the gaps of the letters beside it, which pdfium takes for none
_INK_SPACE: Final = 0.14  # the same where only the ink of a glyph is known, which has room on both sides
MARK_SPACE: Final = 0.5  # the same where it is that of the marks of a letter, or where the line has spaces
_LETTERS_APART: Final = 0.7  # the widest letterspacing
_FIGURES_APART: Final = 0.3  # that of figures, which stand in rows of a table too
_LETTERSPACED: Final = 3  # such gaps in a row, at least: single letters as words are fewer
_EVEN: Final = 0.15  # of the gap, that the next of such gaps differs at most
_SNAPPED: Final = 0.05  # heights of the font, that they differ where a browser sets letters on its pixels
# Of the usual gap: where a quarter of the gaps is less, letters stand close and words are short
_TIGHT: Final = 0.5
# Of the gap between words of the page, that gaps between single letters as words differ
_AS_WORDS: Final = 0.12
_SPACED: Final = 0.05  # a usual gap between letters from here on is letterspacing
_WIDE_SPACE: Final = 0.6  # beyond that, a gap that parts words of a letterspaced line which has spaces
WIDEST: Final = 0.9  # the widest gap between words of lines that are not justified
SMALL: Final = 0.9  # of the font around it: figures so small and raised are marks of notes
_RAISED: Final = 0.12
_SIGNS: Final = ("+", "-", "\N{MINUS SIGN}")
_TELLING: Final = 8  # gaps between words of a page, at least, that tell how wide they are
_TALL: Final = 0.85  # of the glyphs of a line are no higher: some fonts have boxes as high as the ink


def _margin(line: GlyphLine, left: float, right: float) -> str:
    """R or L where a line begins at that margin and does not reach the other."""
    near = line.main.size
    if right - line.right < near < line.left - left:
        return "R"
    return "L" if line.left - left < near < right - line.right else ""


def words_of_line(line: GlyphLine, left: float, right: float, goes_on: bool, word_gap: float) -> str:
    """The text of a line between two margins, words parted, in the order in which it is read.

    `goes_on` where the line before is one from right to left; `word_gap` as in `word_gap_of`.
    """
    glyphs, main = _without_stray_spaces(line.glyphs), line.main
    sizes = sorted(glyph.size for glyph in glyphs if not glyph.is_space)
    height = sizes[int(len(sizes) * _TALL)]
    usual = _between_letters(glyphs, height)
    usual = 0.0 if usual and _are_words(glyphs, usual, word_gap) else usual
    is_spaced = usual > _SPACED * height
    has_spaces = any(glyph.is_space for glyph in glyphs)
    in_words = _inside_words(glyphs) if has_spaces else frozenset()
    units: list[str] = []
    last: Glyph | None = None
    for at, glyph in enumerate(glyphs):
        if last is not None and at not in in_words and not (glyph.is_space or last.is_space):
            of_spaced = _WIDE_SPACE if has_spaces else SPACE
            room = of_spaced if is_spaced else _room(last, glyph, has_spaces, _is_wider(glyphs, at))
            if glyph.left - last.right > room * height + usual:
                units.append(" ")
        units.append(_as_raised(glyph, glyphs[at + 1] if at + 1 < len(glyphs) else None, main, units))
        last = glyph
    return single_spaced(logical(units, _margin(line, left, right), goes_on))


def word_gap_of(lines: Sequence[GlyphLine]) -> float:
    """The gap between words of a page that has no spaces, in heights of the font; 0 where few tell it."""
    gaps = []
    for line in lines:
        size = line.main.size
        between = [b.left - a.right for a, b in pairwise(line.glyphs)]
        if any(glyph.is_space for glyph in line.glyphs):
            return 0.0
        if between and statistics.median(between) <= _SPACED * size:
            gaps += [gap / size for gap in between if SPACE * size < gap < WIDEST * size]
    return statistics.median(gaps) if len(gaps) >= _TELLING else 0.0


def _are_words(glyphs: Sequence[Glyph], usual: float, word_gap: float) -> bool:
    """True of single letters that are words, as A B C D: they are as far apart as words of the page."""
    sizes = [glyph.size for glyph in glyphs]
    near = _AS_WORDS * word_gap * max(sizes)
    beside = [b.left - a.right for a, b in pairwise(glyphs) if a.text.isalnum() and b.text.isalnum()]
    return word_gap > 0 and all(abs(gap - word_gap * max(sizes)) <= near for gap in (usual, *beside))


def _inside_words(glyphs: Sequence[Glyph]) -> frozenset[int]:
    """The glyphs before which a gap is letterspacing, in a line that has spaces and is not spaced as a whole.

    Of words set so in the line, at least so many letters stand one by one, as far apart from each other.
    """
    found: set[int] = set()
    run: list[int] = []
    usual = 0.0
    for at in range(1, len(glyphs) + 1):
        one, other = glyphs[at - 1], glyphs[at] if at < len(glyphs) else None
        if run and other is not None and (one.is_space or other.is_space):
            continue  # the words beside are set so too, or not
        gap = other.left - one.right if other is not None else 0.0
        lettered = other is not None and one.text.isalpha() and other.text.isalpha()
        apart = lettered and _SPACED * one.size < gap <= _LETTERS_APART * one.size
        if run and not (apart and abs(gap - usual) <= max(_EVEN * usual, _SNAPPED * one.size)):
            found.update(run if len(run) >= _LETTERSPACED else ())
            run = []
        if apart:
            usual = gap if not run else usual
            run.append(at)
    return frozenset(found)


def _without_stray_spaces(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """The glyphs without spaces between letters that the file prints one right after the other.

    Such a space is of a line elsewhere, an empty one of a letterhead that reaches into this.
    """
    kept = [glyph for glyph in glyphs if not glyph.is_space]
    follows = {
        one.at: one.stretch == other.stretch and other.at == one.at + 1 for one, other in pairwise(kept)
    }
    last = None
    found = []
    for glyph in glyphs:
        if glyph.is_space and last is not None and follows.get(last.at) and glyph.stretch != last.stretch:
            continue
        last = last if glyph.is_space else glyph
        found.append(glyph)
    return tuple(found)


def _is_wider(glyphs: Sequence[Glyph], at: int) -> bool:
    """True where the gap before a glyph is wider than one beside it that pdfium takes for no space."""
    gap = glyphs[at].left - glyphs[at - 1].right
    beside = [(glyphs[i - 1], glyphs[i]) for i in (at - 1, at + 1) if 0 < i < len(glyphs)]
    near = [
        b.left - a.right for a, b in beside if not (b.parted or a.is_space or b.is_space) and b.at == a.at + 1
    ]
    return not near or gap > max(near) + _TOLD_WIDER * glyphs[at].size


def _room(left: Glyph, right: Glyph, has_spaces: bool, is_wider: bool) -> float:
    """The gap beyond which two glyphs are of two words, in heights of the font."""
    if needs_no_space(left.text[0]) and needs_no_space(right.text[0]):
        return MARK_SPACE
    if left.inked or right.inked:
        beside_number = _is_of_number(left, right)
        is_marked = left.inked and ends_in_mark(left)
        return MARK_SPACE if is_marked or (has_spaces and not beside_number) else _INK_SPACE
    return _TOLD_SPACE if right.parted and right.at == left.at + 2 and is_wider else SPACE


def _is_of_number(left: Glyph, right: Glyph) -> bool:
    """True of a figure beside a letter from the right, as in the first column of a table."""
    kinds = {unicodedata.bidirectional(each.text[0]) for each in (left, right)}
    return bool(kinds & {"R", "AL"}) and bool(kinds & {"EN", "AN"})


def ends_in_mark(glyph: Glyph) -> bool:
    """True of a letter with the marks of its vowels, of which the file may say where these stand alone."""
    return unicodedata.category(glyph.text[-1])[0] == "M"


def _between_letters(glyphs: Sequence[Glyph], height: float) -> float:
    """The usual gap between letters of a word; those of figures in a row that are far apart are no word."""
    beside = [(a, b) for a, b in pairwise(glyphs) if not (a.is_space or b.is_space)]
    words = [pair for pair in beside if pair[0].text.isalnum() and pair[1].text.isalnum()] or beside
    gaps = sorted(b.left - a.right for a, b in words)
    usual = max(0.0, statistics.median(gaps)) if gaps else 0.0
    if usual > _SPACED * height and gaps[len(gaps) // 4] < _TIGHT * usual:
        return max(0.0, gaps[len(gaps) // 4])
    most = _LETTERS_APART if any(a.text.isalpha() for a, _ in words) else _FIGURES_APART
    return usual if usual <= most * height else 0.0


def _as_raised(glyph: Glyph, after: Glyph | None, main: Glyph, before: Sequence[str]) -> str:
    """The text of a glyph; of a figure set high, and of a sign before one, the sign for it."""
    if not _is_high(glyph, main):
        return glyph.text
    if unicodedata.category(glyph.text[0]) == "Nd":
        return raised(glyph.text, "sup", before[-1] if before else "")
    signs = glyph.text in _SIGNS and after is not None and _is_high(after, main)
    figure = after.text if signs and after is not None else ""
    return raised(glyph.text + figure, "sup", "")[0] if figure.isdecimal() else glyph.text


def _is_high(glyph: Glyph, main: Glyph) -> bool:
    """True of what is set high, and smaller."""
    return glyph.base - main.base > _RAISED * main.size and glyph.size < SMALL * main.size
