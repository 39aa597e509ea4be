"""Rows for the search index: a paragraph in each wording, with the witnesses that have it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from edition import permalink
from edition.english import listing
from edition.model import Edition, Group, Kind, Passage
from edition.site.frame import Frame
from edition.site.plain import escape


def search_rows(edition: Edition) -> list[dict[str, str]]:
    """Rows of Material's `search_index.json`, to be added to those of the hand-written pages.

    Witnesses that differ in print alone share a row, so that a hit says who has the words. Material
    keeps one row for an address and shows it under the row of its page: so the address names the
    witness, and there is a row for the statement in each.
    """
    frame = Frame(edition)
    rows = [row for passage in edition.passages for row in _rows(frame, passage)]
    pages = dict.fromkeys(row["location"].partition("#")[0] for row in rows)
    return [{"location": page, "title": "Statement", "text": ""} for page in pages] + rows


def _rows(frame: Frame, passage: Passage) -> Iterator[dict[str, str]]:
    groups: dict[tuple[str, ...], list[str]] = {}
    for version in frame.compared:
        if passage.paragraphs.get(version.siglum):
            groups.setdefault(_wording(passage, version.siglum), []).append(version.siglum)
    for sigla in groups.values():
        names = listing([frame.by_siglum[siglum].name for siglum in sigla])
        text = " ".join(paragraph.text for paragraph in passage.paragraphs[sigla[0]])
        yield {
            "location": f"{permalink.STATEMENT_PAGE}?of={quote(sigla[0])}#{passage.id}",
            "title": escape(f"Paragraph {permalink.passage_label(passage.id)}: {names}"),
            "text": escape(text),
        }


def _wording(passage: Passage, siglum: str) -> tuple[str, ...]:
    """What of a passage is a witness's own beyond print; witnesses with equal wording share a row."""
    if not passage.units:
        return ()
    return tuple(
        unit.readings[siglum].text if _counts(unit.kind) else ""
        for unit in passage.units
        if siglum in unit.readings
    )


def _counts(kind: Kind) -> bool:
    return kind.group is not Group.PRINT
