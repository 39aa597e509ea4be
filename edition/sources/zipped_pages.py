"""Recognised pages as archives deliver them: a file a page, zipped, put one behind the other."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import Final

from edition.errors import EditionError
from edition.sources.hocr import NO_LINE
from edition.sources.original import Extract, Original, refused, shortly
from edition.sources.zipped import Parts

_PAGES: Final = (".xml", ".alto", ".hocr", ".tsv")
_NOT_PAGES: Final = re.compile(r"(?:^|/)(?:\.|__MACOSX/|[^/]*mets[^/]*$)|/$", re.IGNORECASE)
_FIGURES: Final = re.compile(r"(\d+)")


def read_zipped_pages(original: Original, read: Callable[[Original], Extract]) -> Extract:
    """The text of all pages in the order of their names, figures as numbers; `read` reads one.

    EditionError where there is none, or where they lie in several folders: then pages may be there twice.
    """
    parts = Parts(original, "a folder of recognised pages")
    named = sorted(filter(lambda name: not _NOT_PAGES.search(name), parts.names), key=_in_order)
    pages = [name for name in named if name.lower().endswith(_PAGES)]
    if not pages:
        raise refused(
            original, f"holds no recognised page ({', '.join(_PAGES)}): add what is in it by itself"
        )
    folders = sorted({posixpath.dirname(name) for name in pages})
    if len(folders) > 1:
        message = (
            f"has pages in several folders ({', '.join(folders)}): zip the one with the text, and add that"
        )
        raise refused(original, message)
    found: dict[str, Extract] = {}
    for name in pages:
        page = Original(f"{original.name}: {posixpath.basename(name)}", parts.content(name))
        try:
            found[name] = read(page)
        except EditionError as error:
            if [fault.message for fault in error.faults] != [NO_LINE]:
                raise
            found[name] = Extract("")  # a blank page of a book
    if not any(page.text for page in found.values()):
        raise refused(original, NO_LINE)
    remarks = [f"{posixpath.basename(name)}: {said}" for name, page in found.items() for said in page.remarks]
    if others := [posixpath.basename(name) for name in named if name not in found]:
        remarks.append(f"has files that are no recognised pages, not read: {shortly(' / '.join(others))}")
    text = "\f".join(page.text.strip("\n") for page in found.values())
    return Extract(f"{text}\n", {"transcription": "ocr"}, tuple(remarks))


def _in_order(name: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in _FIGURES.split(name) if part)
