"""Marks of vowels that a font prints apart from its letters are read with them."""

from __future__ import annotations

from edition.sources.pdf.pdf_glyphs import Glyph
from edition.sources.pdf.pdf_layout import lines_of_page
from edition.sources.pdf.pdf_vowels import with_vowels


def letters(text: str) -> list[Glyph]:
    """A line from right to left, each glyph five points wide."""
    return [
        Glyph(each, 200 - 5 * at, 205 - 5 * at, 98, 110, 100, at, stretch=at) for at, each in enumerate(text)
    ]


def mark(text: str, over: Glyph, up: float, at: int = 900) -> Glyph:
    return Glyph(
        text, over.left + 1, over.right - 1, 98 + up, 110 + up, over.base + up, at, inked=True, stretch=at
    )


def test_a_mark_by_itself_goes_behind_the_letter_over_which_it_stands() -> None:
    line = letters("ركب")
    whole = with_vowels([mark("ُ", line[0], -3), *line, mark("ّ", line[1], 2)])
    assert [glyph.text for glyph in whole] == ["رُ", "كّ", "ب"]


def test_a_mark_that_says_its_letter_too_stands_in_the_line() -> None:
    """Chromium says of the mark what both are, the mark first, and places it off the line."""
    line = letters("صماما ركب")
    marked = [mark("ُر", line[6], -3), *line[:6], mark("كّ", line[7], 2.2), *line[8:]]
    assert lines_of_page(with_vowels(marked)) == ["صماما رُكّب"]


def test_marks_of_other_writing_are_left_as_they_are() -> None:
    line = [Glyph(each, 100 + 5 * at, 105 + 5 * at, 98, 110, 100, at) for at, each in enumerate("দব")]
    assert [each.text for each in with_vowels([*line, mark("্", line[0], 2)])] == ["দ", "ব", "্"]
