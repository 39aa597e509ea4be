"""hOCR is read line by line, page by page, as recognised text, under whatever ending a web page has."""

from __future__ import annotations

import pytest

from edition.errors import EditionError
from edition.sources import Original
from edition.sources.intake import extract_of


def words(*said: str) -> str:
    return "\n".join(f"<span class='ocrx_word' title='x_wconf 90'>{word}</span>" for word in said)


def line(said: str, kind: str = "ocr_line") -> str:
    return f"<span class='{kind}' title='bbox 1 1 2 2'>{words(*said.split())}</span>"


def par(*lines: str) -> str:
    return f"<div class='ocr_carea'><p class='ocr_par'>{''.join(lines)}</p></div>"


def hocr(*pages: str) -> bytes:
    body = "".join(f"<div class='ocr_page'>{page}</div>" for page in pages)
    head = "<head><title></title><meta name='ocr-system' content='tesseract 5'/></head>"
    return f'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">{head}<body>{body}</body></html>'.encode()


PAGES = hocr(
    par(line("THE COURIER", "ocr_header")) + par(line("We deny the har-"), line("bour was sold.")),
    par(line("No berth is lost.")),
)


@pytest.mark.parametrize("ending", ["hocr", "html", "htm", "xhtml", "xml"])
def test_lines_paragraphs_and_pages_are_those_recognised(ending: str) -> None:
    extract = extract_of(Original(f"a.{ending}", PAGES))
    assert extract.text == "THE COURIER\n\nWe deny the har-\nbour was sold.\fNo berth is lost.\n"
    assert extract.facts == {"transcription": "ocr"}


def test_a_page_that_is_not_recognised_is_a_web_page() -> None:
    page = PAGES.replace(b"ocr-system", b"generator")
    assert extract_of(Original("a.html", page)).facts["transcription"] == "born-digital"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (hocr(), "has no line of recognised text"),
        (hocr(par(line(""))), "has no line of recognised text"),
        (hocr("<div>" * 6_000), "elements in each other"),
        (PAGES.replace(b"</body>", b"<p>and more</p></body>"), "cannot be read whole"),
    ],
)
def test_what_would_be_lost_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(EditionError, match=why):
        extract_of(Original("a.hocr", content))
