"""Marks of vowels that are printed apart from their letters, as Arabic and Hebrew fonts place them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from edition.sources.pdf.pdf_glyphs import Glyph

# In heights of the font.
_AWAY: Final = 0.5  # at most so far above or below the line a mark is printed
_BESIDE: Final = 0.3  # at most so far beside its letter

# Letters of Hebrew and Arabic; those of India have marks in an order of their own.
_FROM_RIGHT: Final = ("R", "AL")


def with_vowels(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, each mark of a vowel behind its letter and in its line.

    A mark stands higher or lower than the line; programs say of it the mark alone, or its letter too.
    """
    marked = [at for at, glyph in enumerate(glyphs) if not glyph.text.isascii() and _marks(glyph.text)]
    if not marked:
        return list(glyphs)
    by_base = sorted((glyph.base, at) for at, glyph in enumerate(glyphs) if _is_letter(glyph))
    whole: list[Glyph | None] = list(glyphs)
    for at in marked:
        glyph = glyphs[at]
        marks, letters = _marks(glyph.text), _letters(glyph.text)
        near = _near(glyph, by_base)
        if letters and unicodedata.bidirectional(letters[0]) in _FROM_RIGHT:
            beside = min((glyphs[n] for n in near), key=lambda other: _gap(glyph, other), default=glyph)
            in_line = beside if beside.base != glyph.base else glyph
            whole[at] = replace(glyph, text=letters + marks, base=in_line.base, at=in_line.at)
        if letters:
            continue
        reach = _BESIDE * glyph.size
        over = [n for n in near if _gap(glyph, glyphs[n]) <= 0 or _apart(glyph, glyphs[n]) <= reach]
        host = min(over, key=lambda n: _apart(glyph, glyphs[n]), default=None)
        if host is not None and (letter := whole[host]):
            whole[host], whole[at] = replace(letter, text=letter.text + marks), None
    return [glyph for glyph in whole if glyph]


def _near(glyph: Glyph, by_base: Sequence[tuple[float, int]]) -> list[int]:
    """The letters of the line in which a mark stands."""
    away = _AWAY * glyph.size
    first, end = (bisect_left(by_base, (glyph.base + step, -1)) for step in (-away, away))
    return [at for _, at in by_base[first:end]]


def _gap(one: Glyph, other: Glyph) -> float:
    """How far two glyphs stand apart; less than nothing where they lie over each other."""
    return max(other.left - one.right, one.left - other.right)


def _apart(one: Glyph, other: Glyph) -> float:
    """How far the middles of two glyphs are apart."""
    return abs(one.left + one.right - other.left - other.right) / 2


def _is_letter(glyph: Glyph) -> bool:
    return unicodedata.bidirectional(glyph.text[0]) in _FROM_RIGHT and not _marks(glyph.text)


def _marks(text: str) -> str:
    return "".join(each for each in text if unicodedata.category(each) == "Mn")


def _letters(text: str) -> str:
    return "".join(each for each in text if unicodedata.category(each) != "Mn")
