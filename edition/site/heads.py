"""The head of the pages that can be cited: what `metadata` makes of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from edition import permalink
from edition.citation.cite import Citation, cite_archive, cite_passage, cite_witness
from edition.ledger.entries import PassageEntry
from edition.model import Passage
from edition.site.frame import Frame
from edition.site.metadata import (
    Described,
    page_head,
    passage_data,
    quotation_data,
    source_data,
    statement_data,
)
from edition.site.versions import Version

LICENCES: Final = "assets/licences.txt"


def home_head(frame: Frame, description: str) -> str:
    """The head of the home page: the statement without its paragraphs."""
    edition, path = frame.edition, "index.html"
    linked = _stated(frame, statement_data(edition, (), path, frame.site))
    return page_head(
        Described(path, edition.title, description, cite_archive(edition, frame.site), linked), frame.site
    )


def statement_head(frame: Frame, title: str, path: str, passages: Sequence[Passage], description: str) -> str:
    """The head of the statement's page, or of a part of it."""
    linked = _stated(frame, statement_data(frame.edition, passages, path, frame.site))
    citation = cite_archive(frame.edition, frame.site)
    return page_head(Described(path, title, description, citation, linked), frame.site)


def passage_head(frame: Frame, passage: Passage, description: str) -> str:
    """The head of a paragraph's page, cited as the first version that has it."""
    edition, path = frame.edition, permalink.passage_page(passage.id)
    title = f"{edition.title}, paragraph {permalink.passage_label(passage.id)}"
    witness = frame.lead(passage).witness
    citation = cite_passage(edition, passage, witness, frame.site, frame.cited[witness.siglum])
    linked = _stated(frame, passage_data(edition, passage, frame.site, frame.sources_as_data))
    return page_head(Described(path, title, description, citation, linked), frame.site)


def _stated(frame: Frame, linked: dict[str, Any]) -> dict[str, Any]:
    """Linked data with what may be done with it and which state of the edition it is."""
    state = {} if frame.site.preview else {"version": frame.colophon.fingerprint}
    return {**linked, "license": permalink.address(LICENCES, frame.site.url), **state}


def withdrawn_head(frame: Frame, entry: PassageEntry, cited: Mapping[str, Citation], description: str) -> str:
    """The head of a withdrawn paragraph's page, cited as the base had it, or the first version that did."""
    edition, path = frame.edition, permalink.passage_page(entry.id)
    title = f"{edition.title}, paragraph {permalink.passage_label(entry.id)}"
    siglum = edition.base if edition.base in cited else next(iter(cited))
    text = [version.text for version in entry.versions if version.siglum == siglum][-1]
    linked = quotation_data(edition, entry.id, text, None, frame.site)
    return page_head(Described(path, title, description, cited[siglum], linked), frame.site)


def source_head(frame: Frame, version: Version, path: str, description: str) -> str:
    """The head of a source's page."""
    title = f"{frame.edition.title}: {version.name}"
    citation = cite_witness(frame.edition, version.witness, frame.site)
    linked = source_data(frame.edition, version.witness, frame.site)
    return page_head(Described(path, title, description, citation, linked), frame.site)
