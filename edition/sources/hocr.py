"""hOCR: what a machine recognised on pages, line by line, in HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from edition.late_patterns import late
from edition.model import single_spaced
from edition.sources.encoding import decode_page
from edition.sources.original import Extract, Original, refuse_losses, refused, without_controls
from edition.sources.web.html import refuse_monsters

NO_LINE: Final = "has no line of recognised text"
_SAYS_SO: Final = late(re.compile, rb"<meta\s[^>]*\bname\s*=\s*[\"']?ocr-system\b", re.IGNORECASE)
_LINES: Final = frozenset(
    {"ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat"}
)
_PARAGRAPHS: Final = frozenset({"ocr_par", "ocr_carea", "ocrx_block", "ocr_page"})


def is_hocr(content: bytes) -> bool:
    """True of a web page that a program for recognition made, and says so.

    >>> is_hocr(b"<meta name='ocr-system' content='tesseract'>"), is_hocr(b"<p>We deny it.")
    (True, False)
    """
    return _SAYS_SO.search(content) is not None


def read_hocr(original: Original) -> Extract:
    """The lines as recognised, a blank one between paragraphs, pages parted by form feeds."""
    source = without_controls(decode_page(original).text)
    refuse_monsters(original, source)
    tree = LexborHTMLParser(source)
    pages = ["\n\n".join(_paragraphs(page)) for page in tree.css(".ocr_page")]
    text = "\f".join(pages)
    if not text.strip():
        raise refused(original, NO_LINE)
    refuse_losses(original, tree.body.text() if tree.body is not None else "", text)
    return Extract(f"{text}\n", {"transcription": "ocr"})


def _paragraphs(page: LexborNode) -> Iterator[str]:
    """The paragraphs of a page, a line of print each line."""
    lines = [line for line in page.css("[class]") if _is(line, _LINES)]
    for _, of_one in groupby(lines, key=_paragraph):
        if said := "\n".join(filter(None, (single_spaced(line.text()) for line in of_one))):
            yield said


def _paragraph(line: LexborNode) -> int:
    """A number for what a line stands in."""
    around = line.parent
    while around is not None and not _is(around, _PARAGRAPHS):
        around = around.parent
    return around.mem_id if around is not None else 0


def _is(element: LexborNode, classes: frozenset[str]) -> bool:
    return not classes.isdisjoint((element.attributes.get("class") or "").split())
