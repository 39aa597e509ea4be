"""What is printed over something else: twice the same, or words that a program set too wide."""

from __future__ import annotations

from dataclasses import replace

from edition.sources.original import Original
from edition.sources.pdf.pdf_accents import whole_glyphs
from edition.sources.pdf.pdf_glyphs import Glyph, printed_once
from edition.sources.pdf.pdf_text import read_pdf
from tests.support.pdfs import one_page, set_line


def stretch(text: str, left: float, number: int, pitch: float = 5) -> list[Glyph]:
    return [replace(glyph, stretch=number) for glyph in set_line(text, left, 300, 40 * number, pitch)]


def text_of(glyphs: list[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs)


def test_a_letter_that_two_words_set_too_wide_have_in_one_place_is_read_in_both() -> None:
    wide, west = stretch("Conference", 20, 1, pitch=10), stretch("West", 55.3, 2)
    assert text_of(printed_once([*wide, *west])) == "ConferenceWest"
    assert text_of(whole_glyphs([*wide, *west])) == "ConferenceWest"


def test_letters_in_a_row_and_lone_ones_that_are_printed_twice_are_read_once() -> None:
    line, part, letter = stretch("no change", 20, 1), stretch("change", 35.3, 2), stretch("n", 20.3, 3)
    assert text_of(printed_once([*line, *part, *letter])) == "nochange"
    assert text_of(printed_once([*stretch("I am", 20, 1), *stretch("I am", 20.3, 2)])) == "Iam"


def test_no_letter_of_a_recognised_page_is_lost_where_its_words_overlap() -> None:
    words = (
        "BT 3 Tr /F 9 Tf 200 Tz 20 300 Td (Conference ) Tj ET BT 3 Tr /F 9 Tf 80 Tz {} 300 Td (West) Tj ET"
    )
    pages = (one_page(f"q 300 0 0 400 0 0 cm /I Do Q {words.format(50 + at / 8)}") for at in range(20))
    assert {read_pdf(Original("a.pdf", page)).text for page in pages} == {"Conference West\n"}
