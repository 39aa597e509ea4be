"""EPUB books: their style sheets, and the pages outside their reading order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from edition.errors import EditionError
from edition.sources.epub import read_epub
from edition.sources.intake import extract_of
from edition.sources.original import Original
from edition.sources.zipped import Room

PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head>'
    '<link rel="stylesheet" href="css/page.css"/><link rel="alternate stylesheet" href="css/night.css"/>'
    "</head><body><p>Sixty men<span class='line'>20</span> drowned.</p><p>No ship came.</p></body></html>"
)
NOTES = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Six in the <i>Times</i>.</p></body></html>'


def test_a_page_that_is_no_xml_is_read_in_the_encoding_that_is_named() -> None:
    content = "<p>Ŝi ĉiam neis ĝin.<br>Ĵus.".encode("iso-8859-3")
    with pytest.raises(EditionError, match=r"^a\.xhtml: names no encoding"):
        extract_of(Original("a.xhtml", content))
    xml = Original("a.xml", b'<html xmlns="http://www.w3.org/1999/xhtml"><p>We <i>deny</i> it.</p></html>')
    assert extract_of(xml).text == "We deny it.\n"
    named = Original("a.xhtml", content, encoding="iso-8859-3")
    assert extract_of(named).text == "Ŝi ĉiam neis ĝin.\nĴus.\n"


def book(files: Mapping[str, str]) -> Original:
    """A book of two pages in the folder `b`, the second outside its reading order, with these files."""
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in ("page", "notes")
    )
    spine = '<itemref idref="page"/><itemref idref="notes" linear="no"/>'
    parts = {
        "META-INF/container.xml": '<container><rootfile full-path="b/book.opf"/></container>',
        "b/book.opf": f"<package>{items}<spine>{spine}</spine></package>",
        "b/page.xhtml": PAGE,
        "b/notes.xhtml": NOTES,
        **files,
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return Original("a.epub", content.getvalue())


SHEETS = {
    "one of the book": ({"b/css/page.css": ".line {float: right}"}, ["Sixty men", "20", "drowned."]),
    "none": ({}, ["Sixty men20 drowned."]),
    "one that another imports": (
        {
            "b/css/page.css": '@import "deep/lines.css"; @import "/lost.css";',
            "b/css/deep/lines.css": '@import "../page.css"; .line {display: none}',
        },
        ["Sixty men drowned."],
    ),
    "one that is imported for print": (
        {"b/css/page.css": "@import url(print.css) print;", "b/css/print.css": ".line {display: none}"},
        ["Sixty men20 drowned."],
    ),
    "one to choose": ({"b/css/night.css": ".line {display: none}"}, ["Sixty men20 drowned."]),
    "one that would end itself": (
        {"b/css/page.css": ".line {display: none} p::after {content: '</style>Six'}"},
        ["Sixty men drowned."],
    ),
    "with variables": (
        {"b/css/page.css": ":root {--shown: none} .line {color: red; display: var(--shown)}"},
        ["Sixty men drowned."],
    ),
}


@pytest.mark.parametrize("sign", ["\0", "\f", "\x1b", "\uffff", "\x85"])
def test_style_sheets_with_signs_that_no_xml_holds_are_read(sign: str) -> None:
    assert read_epub(book({"b/css/page.css": f".line {{{sign}display: none }}"})).text.startswith(
        "Sixty men drowned."
    )


@pytest.mark.parametrize("name", SHEETS)
def test_pages_are_read_with_the_style_sheets_of_the_book(name: str) -> None:
    files, shown = SHEETS[name]
    assert read_epub(book(files)).text.split("\n\n")[: len(shown)] == shown


def test_pages_outside_the_reading_order_stand_at_the_end_and_are_told() -> None:
    extract = read_epub(book({}))
    assert extract.text.endswith("No ship came.\n\nSix in the Times.\n")
    assert extract.remarks == (
        "outside the reading order of the book, put at its end here: “Six in the Times.”",
    )


def test_what_a_book_names_and_is_not_read_is_told() -> None:
    package = (
        '<package><item id="page" href="page.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="list" href="notes.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="scan" href="scan.pdf" media-type="application/pdf"/>'
        '<spine><itemref idref="page"/><itemref idref="scan"/><itemref idref="list" linear="no"/></spine>'
        "</package>"
    )
    extract = read_epub(book({"b/book.opf": package, "b/css/page.css": "p::before {content: 'Not '}"}))
    assert "Times" not in extract.text
    assert extract.remarks == (
        "may be written by the page's style sheet, which is not read: “Not”",
        "the part scan.pdf (application/pdf) of the book is left out here",
        "the table of contents of the book is left out here",
    )


def test_style_sheets_count_each_time_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = ".line {float: right}" * 3_000
    monkeypatch.setattr(Room, "__init__", lambda self: vars(self).update(size=170_000, tags=4_000, depth=0))
    with pytest.raises(EditionError, match=r"unpacks to more than|tags of XML"):
        read_epub(book({"b/css/page.css": rules, "b/notes.xhtml": PAGE}))


def test_a_book_without_text_is_refused() -> None:
    empty = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p> </p></body></html>'
    with pytest.raises(EditionError, match="shows no text"):
        read_epub(book({"b/page.xhtml": empty, "b/notes.xhtml": empty}))
