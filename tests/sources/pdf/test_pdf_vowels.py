"""Marks of vowels that a font prints apart from its letters are read with them."""

from __future__ import annotations

from dataclasses import replace

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


def test_a_space_without_room_between_letters_from_the_right_parts_them_within_a_word() -> None:
    """Browsers print one for a letter that the font lacks; it begins where the letter before it does."""
    line = letters("سالهای")
    without_room = Glyph(" ", line[2].left, line[2].left + 4, 98, 110, 100, 2, inked=True)
    assert lines_of_page([*line, without_room]) == ["سال\u200cهای"]


def test_a_letter_of_which_only_the_mark_has_a_place_makes_no_gap_in_its_line() -> None:
    marked = Glyph("طُ", 200, 202, 98, 110, 100, 0, inked=True)
    space = Glyph(" ", 208, 212, 98, 110, 100, 90, inked=True)
    number = [Glyph(each, 212 + 5 * at, 217 + 5 * at, 98, 110, 100, 100 + at) for at, each in enumerate("20")]
    assert lines_of_page([marked, *letters("طلب ما")[1:], space, *number]) == ["20 طُلب ما"]


def test_a_figure_beside_a_letter_from_the_right_is_a_word() -> None:
    cell = [replace(each, inked=True) for each in letters("نص هنا")]
    number = Glyph("1", 207, 212, 98, 110, 100, -1)
    assert lines_of_page([*cell, number]) == ["1 نص هنا"]


def test_marks_of_other_writing_are_left_as_they_are() -> None:
    line = [Glyph(each, 100 + 5 * at, 105 + 5 * at, 98, 110, 100, at) for at, each in enumerate("দব")]
    assert [each.text for each in with_vowels([*line, mark("্", line[0], 2)])] == ["দ", "ব", "্"]
