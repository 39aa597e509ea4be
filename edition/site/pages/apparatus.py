"""The apparatus: every difference of the edition as a table, divided like the statement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from markupsafe import Markup

from edition import permalink
from edition.english import listing
from edition.model import Passage
from edition.site.division import statement_parts
from edition.site.frame import Frame
from edition.site.rows import PassageRow, lacking, moved_in, state_of
from edition.site.templating import page, render

_ENTRY_BYTES: Final = 620  # what a row of the table takes in HTML, about


def apparatus_pages(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """The apparatus, and where it is long its further parts, by path."""
    passages = frame.edition.passages
    all_of = len(frame.compared)
    uneven = {p.id: lacking(((v, state_of(p, v.siglum)) for v in frame.compared), all_of) for p in passages}
    listed = {p.id for p in passages if p.units or p.moved or uneven[p.id]}
    sizes = {p.id: _ENTRY_BYTES * len(p.units) + 300 * (p.id in listed) for p in passages}
    division = statement_parts(frame.edition, sizes)
    paths = ["apparatus.html", *(f"apparatus/{part.number}.html" for part in division[1:])]
    for path, part in zip(paths, division, strict=True):
        body = render(
            "apparatus.html",
            path,
            title=frame.edition.title,
            site=frame.site,
            state=frame.colophon,
            rule_changes=frame.edition.rule_changes,
            base=frame.versions[0],
            versions=frame.compared,
            part=part,
            parts=division,
            paths=paths,
            counts=frame.counts,
            total=sum(frame.counts.values()),
            uneven=sum(map(bool, uneven.values())),
            labels={p.id: permalink.passage_label(p.id) for p in part.passages if p.id in listed},
            sections=[
                _section(frame, p, path, listing(uneven[p.id])) for p in part.passages if p.id in listed
            ],
        )
        title = "Apparatus" if part.number == 1 else f"Apparatus, part {part.number}"
        yield permalink.markdown(path), page(title, f"{title}: every difference as a table.", body)


def _section(frame: Frame, passage: Passage, path: str, lacks: str) -> Markup:
    """The differences of a passage as a table; on pages of one folder it is the same."""
    folder = path.rpartition("/")[0]
    return frame.keep(f"apparatus {folder}", passage, partial(_render_section, frame, passage, path, lacks))


def _render_section(frame: Frame, passage: Passage, path: str, lacks: str) -> Markup:
    found = PassageRow(
        passage.id,
        passage.id[1:],
        cells=(),
        entries=frame.entries[passage.id],
        kinds=(),
        heading=False,
        uneven=False,
        moved=moved_in(frame, passage),
    )
    lead = frame.lead(passage)
    html = render("_apparatus_part.html", path, row=found, lacks=lacks, lead=lead, said=frame.first_decided)
    return Markup(html.strip())  # noqa: S704 - the environment escapes
