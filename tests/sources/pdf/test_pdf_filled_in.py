"""What is printed over the page of a PDF is told, and a letter that a file says is none is not lost."""

from __future__ import annotations

import pytest

from edition.errors import EditionError
from edition.sources.original import Original
from edition.sources.pdf.pdf_text import read_pdf
from tests.support.pdfs import one_page

_LINE = "BT /F 12 Tf 50 300 Td (We deny it.) Tj ET"
_TOLD = "has fields or notes over its pages, whose text is not read"


def noted(said: str, printed: str = "", line: str = _LINE) -> Original:
    """A page with a line, and something over it that prints what a form says."""
    content = one_page(line, f"BT /F 12 Tf 5 5 Td ({printed}) Tj ET" if printed else "")
    look = " /AP << /N 7 0 R >> /F 4" if printed else ""
    note = f"/Annots [<< /Type /Annot {said}{look} /Rect [10 10 90 40] >>] /Contents 4 0 R"
    return Original("a.pdf", content.replace(b"/Contents 4 0 R", note.encode()))


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (noted("/Subtype /Stamp", "Not the last word"), "Not the last word"),
        (noted("/Subtype /FreeText /Contents (Corrected: 40)", "Corrected: 40"), "Corrected: 40"),
        (noted("/Subtype /Widget /FT /Sig", "Signed by R. Holloway"), "Signed by R. Holloway"),
        (noted("/Subtype /Widget /FT /Tx /V (never drawn)"), "never drawn"),
        (noted("/Subtype /FreeText /Contents (as kept)", "as shown"), "as shown / as kept"),
    ],
)
def test_words_over_a_page_are_told(note: Original, told: str) -> None:
    read = read_pdf(note)
    assert read.text == "We deny it.\n"
    assert read.remarks == (f"{_TOLD}: “{told}”",)


@pytest.mark.parametrize(
    "note",
    [
        noted("/Subtype /Widget /FT /Btn /V /Off"),
        noted("/Subtype /Stamp"),
        noted("/Subtype /Link /Contents (a link)"),
    ],
)
def test_nothing_is_said_of_what_prints_no_words(note: Original) -> None:
    assert read_pdf(note).remarks == ()


def test_a_page_of_notes_alone_is_refused_with_what_to_do() -> None:
    with pytest.raises(EditionError, match="has text in fields or notes over its pages alone: print it into"):
        read_pdf(noted("/Subtype /Stamp", "We deny it.", line=""))


@pytest.mark.parametrize("nothing", ["000d", "0000"])  # the latter as browsers print some Korean and Chinese
def test_a_letter_that_a_file_says_is_a_control_character_or_nought_is_told(nothing: str) -> None:
    cmap = "1 begincodespacerange <00> <ff> endcodespacerange\n1 beginbfrange <20> <7e> <0020> endbfrange\n"
    cmap += f"1 beginbfchar <71> <{nothing}> endbfchar"  # q
    known = f"8 0 obj\n<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream\nendobj\n"
    said = "We deny it, and we said so a quarter of a year before the council met to hear of it at last."
    content = one_page(f"BT /F 4 Tf 20 300 Td ({said}) Tj ET").replace(
        b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /ToUnicode 8 0 R"
    )
    read = read_pdf(Original("a.pdf", content.replace(b"trailer", known.encode() + b"trailer")))
    assert read.text == said.replace("q", "\ufffd") + "\n"
    assert read.remarks[0].startswith("does not say which characters 1 of its marks are")
