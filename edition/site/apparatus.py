"""The apparatus: every difference of the edition as a table, divided like the statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from edition import permalink
from edition.model import Passage
from edition.site.division import parts
from edition.site.frame import Frame
from edition.site.rows import PassageRow
from edition.site.templating import page, render

_ENTRY_BYTES: Final = 620  # what a row of the table takes in HTML, about


def apparatus_pages(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """The apparatus, and where it is long its further parts, by path."""
    sizes = {p.id: _ENTRY_BYTES * len(p.units) + 300 * bool(p.units) for p in frame.edition.passages}
    division = parts(frame.edition, sizes)
    paths = ["apparatus.html", *(f"apparatus/{part.number}.html" for part in division[1:])]
    for path, part in zip(paths, division, strict=True):
        body = render(
            "apparatus.html",
            path,
            title=frame.edition.title,
            rule_changes=frame.edition.rule_changes,
            base=frame.versions[0],
            versions=frame.compared,
            part=part,
            parts=division,
            paths=paths,
            counts=frame.counts,
            said=frame.first_decided,
            total=sum(frame.counts.values()),
            found=[_found(frame, passage) for passage in part.passages if passage.units],
        )
        title = "Apparatus" if part.number == 1 else f"Apparatus, part {part.number}"
        yield permalink.markdown(path), page(title, f"{title}: every difference as a table.", body)


def _found(frame: Frame, passage: Passage) -> tuple[PassageRow, object]:
    found = frame.entries[passage.id]
    return PassageRow(passage.id, passage.id[1:], (), found, (), False, False, ""), frame.lead(passage)
