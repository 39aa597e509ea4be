"""A passage as a row: what each version has there, and the notes under it."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from edition import permalink
from edition.english import listing
from edition.model import Passage
from edition.site.division import is_heading, lead_text
from edition.site.entries import Entry
from edition.site.frame import Frame
from edition.site.templating import environment
from edition.site.versions import Version, mostly_differs, placed, render_paragraph


class Cell(NamedTuple):
    """A version's part of a row; `state` is "text", "lost" or "absent", `lines` those of its file."""

    version: Version
    paragraphs: tuple[Markup, ...]
    state: str
    lead: bool
    mostly: bool
    lines: tuple[int, int] | None


class Row(NamedTuple):
    """A passage with a cell for each version that is compared."""

    id: str
    label: str
    cells: tuple[Cell, ...]
    entries: tuple[Entry, ...]
    kinds: tuple[str, ...]
    heading: bool
    uneven: bool
    moved: str
    provisional: bool = False
    former: tuple[str, ...] = ()
    former_units: tuple[str, ...] = ()


def row(frame: Frame, passage: Passage, page: str) -> Row:
    """The row of a passage as it stands on a page."""
    cells = tuple(_cell(frame, passage, version, page) for version in frame.compared)
    found = frame.entries[passage.id]
    kinds = tuple(sorted({entry.kind.value for entry in found}))
    moved = listing([v.name for v in frame.compared if v.siglum in passage.moved])
    register = frame.register
    return Row(
        passage.id,
        permalink.passage_label(passage.id),
        cells,
        found,
        kinds,
        is_heading(lead_text(frame.edition, passage)),
        any(cell.state != "text" for cell in cells),
        moved,
        register is not None and passage.id in register.provisional,
        tuple(frame.former.get(passage.id, ())),
        tuple(gone.entry.id for gone in register.withdrawn_units.get(passage.id, ())) if register else (),
    )


def _cell(frame: Frame, passage: Passage, version: Version, page: str) -> Cell:
    found = passage.paragraphs.get(version.siglum, ())
    paragraphs = tuple(
        render_paragraph(version, paragraph, readings, page, frame.pair_code)
        for paragraph, readings in placed(passage, version.siglum)
    )
    state = "text" if found else "lost" if version.siglum in passage.lost else "absent"
    lines = (found[0].lines[0], found[-1].lines[1]) if found else None
    mostly = not version.base and mostly_differs(passage, version.siglum)
    return Cell(version, paragraphs, state, version == frame.lead(passage), mostly, lines)


def render_row(frame: Frame, passage: Passage, page: str) -> Markup:
    """The HTML of a row of the statement page."""
    macro = environment().get_template("_row.html").module.passage_row  # type: ignore[attr-defined]
    html = macro(row(frame, passage, page), lambda target: permalink.relative(target, page))
    return Markup(html)  # noqa: S704 - the environment escapes
