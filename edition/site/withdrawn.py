"""A page for each paragraph that was published once and stands here no more."""

from __future__ import annotations

from collections.abc import Iterator

from edition import permalink
from edition.site.frame import Frame
from edition.site.templating import page, render


def withdrawn_pages(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """The page of each withdrawn passage, by path: what happened, and where its text went."""
    if frame.register is None:
        return
    for gone in frame.register.withdrawn:
        path = permalink.passage_page(gone.entry.id)
        body = render(
            "withdrawn.html",
            path,
            title=frame.edition.title,
            entry=gone.entry,
            into=gone.into,
            units=frame.register.withdrawn_units.get(gone.entry.id, ()),
        )
        label = permalink.passage_label(gone.entry.id)
        yield (
            path.replace(".html", ".md"),
            page(f"Paragraph {label}", "A paragraph that stands here no more.", body),
        )
