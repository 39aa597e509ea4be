"""What stands in fields of a form, in stamps and notes over a page of a PDF, which is no part of its text."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from edition.model import single_spaced

_KEYS: Final = {
    **dict.fromkeys((pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_TEXT), b"Contents"),
    pdfium.FPDF_ANNOT_FILEATTACHMENT: b"Contents",
    pdfium.FPDF_ANNOT_WIDGET: b"V",
}
_UNCHECKED: Final = "Off"  # the value of a box that is not checked (ISO 32000, 12.7.4.2.3)
_WORDLESS: Final = frozenset(
    {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_HIGHLIGHT}
    | {pdfium.FPDF_ANNOT_UNDERLINE, pdfium.FPDF_ANNOT_SQUIGGLY, pdfium.FPDF_ANNOT_STRIKEOUT}
)
"""Kinds that print no words of their own."""


def filled_in(document: pypdfium2.PdfDocument, number: int) -> Iterator[str]:
    """The words that a page shows over its text, and those of fields that the file leaves to be drawn.

    Prints them into the page (of what pdfium holds, not of the file): read its text before.
    """
    page = document[number]
    kinds, said = set[int](), list[str]()
    for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, at)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        kinds.add(kind)
        if kind in _KEYS:
            said.append(_value(annotation, _KEYS[kind]))
        pdfium.FPDFPage_CloseAnnot(annotation)
    if kinds <= _WORDLESS:
        page.close()
        return
    before = Counter(_words(page))
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    page = document[number]
    added = _added(_words(page), before)
    page.close()
    shown = Counter(added)
    yield from filter(None, (" ".join(added), *(each for each in said if Counter(each.split()) - shown)))


def _words(page: pypdfium2.PdfPage) -> list[str]:
    text_page = page.get_textpage()
    words = str(text_page.get_text_range()).split()
    text_page.close()
    return words


def _added(words: list[str], before: Counter[str]) -> list[str]:
    """The words that were not there before; of the same ones the last, as they are printed last.

    None where no letter was added: pdfium may then part the same letters otherwise.
    """
    if not Counter("".join(words)) - Counter("".join(before.elements())):
        return []
    left = Counter(words) - before
    found: list[str] = []
    for word in reversed(words):
        if left[word]:
            left[word] -= 1
            found.append(word)
    return found[::-1]


def _value(annotation: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    said = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(
        annotation, key, ctypes.cast(said, ctypes.POINTER(pdfium.FPDF_WCHAR)), size
    )
    value = single_spaced(said.raw.decode("utf-16-le", "replace").replace("\0", ""))
    return "" if value == _UNCHECKED else value
