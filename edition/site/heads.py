"""The head of the pages that can be cited: what `metadata` makes of each."""

from __future__ import annotations

from collections.abc import Sequence

from edition import permalink
from edition.citation import cite_archive, cite_passage, cite_witness
from edition.metadata import Described, page_head, passage_data, source_data, statement_data
from edition.model import Passage
from edition.site.frame import Frame
from edition.site.versions import Version


def home_head(frame: Frame, description: str) -> str:
    """The head of the home page: the statement without its paragraphs."""
    edition, path = frame.edition, "index.html"
    linked = statement_data(edition, (), path, frame.site)
    return page_head(
        Described(path, edition.title, description, cite_archive(edition, frame.site), linked), frame.site
    )


def statement_head(frame: Frame, title: str, path: str, passages: Sequence[Passage], description: str) -> str:
    """The head of the statement's page, or of a part of it."""
    linked = statement_data(frame.edition, passages, path, frame.site)
    citation = cite_archive(frame.edition, frame.site)
    return page_head(Described(path, title, description, citation, linked), frame.site)


def passage_head(frame: Frame, passage: Passage, description: str) -> str:
    """The head of a paragraph's page, cited as the first version that has it."""
    edition, path = frame.edition, permalink.passage_page(passage.id)
    title = f"{edition.title}, paragraph {permalink.passage_label(passage.id)}"
    citation = cite_passage(edition, passage, frame.lead(passage).witness, frame.site)
    linked = passage_data(edition, passage, frame.site)
    return page_head(Described(path, title, description, citation, linked), frame.site)


def source_head(frame: Frame, version: Version, path: str, description: str) -> str:
    """The head of a source's page."""
    title = f"{frame.edition.title}: {version.name}"
    citation = cite_witness(frame.edition, version.witness, frame.site)
    linked = source_data(frame.edition, version.witness, frame.site)
    return page_head(Described(path, title, description, citation, linked), frame.site)
