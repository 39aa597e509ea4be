"""A page for each paragraph and each source that was published once and stands here no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from edition import permalink
from edition.citation.cite import recorded_citations
from edition.ledger.ids import Register
from edition.ledger.recorded_witnesses import withdrawn_witnesses
from edition.site.citing import offers
from edition.site.frame import Frame
from edition.site.heads import withdrawn_head
from edition.site.templating import page, render

_GONE: Final = "A paragraph that stands here no more."


def withdrawn_pages(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """The page of each withdrawn passage and witness, by path: what happened, and where its text went."""
    if frame.register is None:
        return
    yield from _witness_pages(frame.register)
    for gone in frame.register.withdrawn:
        path = permalink.passage_page(gone.entry.id)
        cited = dict(recorded_citations(frame.edition, gone.entry, frame.site))
        names = frame.names
        body = render(
            "withdrawn.html",
            path,
            title=frame.edition.title,
            site=frame.site,
            offers=offers((names.get(siglum, siglum), each) for siglum, each in cited.items()),
            names=names,
            entry=gone.entry,
            into=gone.into,
            units=frame.register.withdrawn_units.get(gone.entry.id, ()),
        )
        label = permalink.passage_label(gone.entry.id)
        yield (
            permalink.markdown(path),
            page(f"Paragraph {label}", _GONE, body, head=withdrawn_head(frame, gone.entry, cited, _GONE)),
        )


def _witness_pages(register: Register) -> Iterator[tuple[str, bytes]]:
    for gone in withdrawn_witnesses(register.edition, register.ledger):
        siglum = gone.entry.siglum
        if not permalink.is_free_for_pages(siglum):  # given out under older rules: it never had a page
            continue
        path = permalink.witness_page(siglum)
        had = [
            entry.id
            for entry in register.ledger.entries
            if any(version.siglum == siglum for version in entry.versions)
        ]
        body = render("withdrawn_witness.html", path, entry=gone.entry, into=gone.into, had=had)
        yield (
            permalink.markdown(path),
            page(f"Source {siglum}", "A source that is part of this archive no more.", body),
        )
