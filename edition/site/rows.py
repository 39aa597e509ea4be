"""A passage as a row: the text, what other versions have there, and what is said about it in the margin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import partial
from operator import itemgetter
from typing import Final, NamedTuple

from markupsafe import Markup

from edition import permalink
from edition.analysis.answer.counted_places import differing_places_of
from edition.analysis.measures.standing import how_lost, reads_alike, where_lost
from edition.editing.reading_text import quotable_text, read_text
from edition.english import count, listing, named
from edition.ledger.fingerprints import passage_fingerprint
from edition.model import HARMS, Kind, Passage
from edition.site.apparatus_entries import ApparatusEntry
from edition.site.division import is_heading, lead_text
from edition.site.frame import Frame
from edition.site.notes import Note, notes
from edition.site.quoted_by import Quoted, in_brief, quoted_by
from edition.site.templating import render_macro
from edition.site.travelled import travelled
from edition.site.versions import Marking, Version, mostly_differs, paragraphs_with_readings, render_paragraph
from edition.site.wording import PRINT

_NONE: Final = (-1, "")  # no passage, at no place


class VersionCell(NamedTuple):
    """A version's part of a row; `state` is "text", "lost" or "absent", `lines` those of its file.

    `apart`: it does not read like the text that leads the row; `exact`: it has the same to the letter.
    `says` qualifies its name at its head. `twins` are versions that read like it to the letter and stand
    under its head; each is itself a `twin`, shown where every version has a column. `kinds` are those in
    which it differs.
    """

    version: Version
    paragraphs: tuple[Markup, ...]
    state: str
    lead: bool
    mostly: bool
    lines: tuple[int, int] | None
    apart: bool = False
    says: str = ""
    exact: bool = False
    twins: tuple[Version, ...] = ()
    twin: bool = False
    kinds: frozenset[Kind] = frozenset()

    @property
    def names(self) -> str:
        """The versions that stand under its head."""
        return listing([version.name for version in (self.version, *self.twins)])

    @property
    def gap(self) -> str:
        """What is said where its text would stand: `Lost to damage.`, or of a copy `Not in this copy.`"""
        if self.state == "lost":
            return f"{how_lost(self.version.witness).capitalize()}."
        return "Without this paragraph."


class Moved(NamedTuple):
    """A version that has a passage in another place: the line of its file, and beside which passages.

    `after` and `before` are the labels of the nearest that did not move themselves, "" where there is none.
    """

    version: Version
    line: int
    after: str
    before: str


class PassageRow(NamedTuple):
    """A passage with a cell for each version that is compared.

    `alike` names the versions that read like the lead and how far; `words` is what a reader should quote
    where that is not the text of the lead as it stands; `places` counts those of other wording as the
    answer does: a difference that reaches over several units once.
    """

    id: str
    label: str
    cells: tuple[VersionCell, ...]
    entries: tuple[ApparatusEntry, ...]
    kinds: tuple[str, ...]
    heading: bool
    uneven: bool
    moved: tuple[Moved, ...]
    provisional: bool = False
    former: tuple[str, ...] = ()
    former_units: tuple[str, ...] = ()
    alike: str = ""
    notes: tuple[Note, ...] = ()
    words: str | None = None
    fingerprint: str | None = None
    quoted: tuple[Quoted, ...] = ()
    travelled: str = ""
    places: int = 0

    @property
    def lead(self) -> VersionCell | None:
        """The cell whose text stands for the passage."""
        return next((cell for cell in self.cells if cell.lead), None)

    @property
    def quoted_in_brief(self) -> tuple[Quoted, ...]:
        """Who quotes the passage, in as few lines as say it."""
        return in_brief(self.quoted)

    @property
    def apart(self) -> tuple[VersionCell, ...]:
        """The cells beside the lead that do not read like it."""
        return tuple(cell for cell in self.cells if cell.apart and not cell.lead)

    @property
    def agreeing(self) -> tuple[VersionCell, ...]:
        """The cells beside the lead that read like it, but for spelling and print."""
        return tuple(cell for cell in self.cells if not cell.apart and not cell.lead)


def row(frame: Frame, passage: Passage, page: str) -> PassageRow:
    """The row of a passage as it stands on a page."""
    lead, marking = frame.lead(passage), frame.marking(page)
    cells = _joined(passage, [_cell(passage, v, v is lead, marking) for v in frame.compared])
    found = frame.entries[passage.id]
    kinds = tuple(sorted({entry.kind.value for entry in found}))
    register = frame.register
    former = tuple(frame.former.get(passage.id, ()))
    gone = register.withdrawn_units if register is not None else {}
    return PassageRow(
        passage.id,
        permalink.passage_label(passage.id),
        cells,
        found,
        kinds,
        is_heading(lead_text(frame.edition, passage)),
        any(cell.state != "text" for cell in cells),
        moved_in(frame, passage),
        register is not None and passage.id in register.provisional,
        former,
        tuple(unit.entry.id for name in (passage.id, *former) for unit in gone.get(name, ())),
        alike=_alike(passage, found, [c.version for c in cells if not c.apart and not c.lead], len(cells)),
        notes=notes(frame, passage),
        words=_quotable(frame, passage),
        quoted=quoted_by(frame, passage),
        travelled=travelled(frame, passage, lead.siglum),
        fingerprint=passage_fingerprint(passage, lead.siglum),
        places=sum(place != passage.id for place in differing_places_of(passage, frame.edition.full)),
    )


def _cell(passage: Passage, version: Version, lead: bool, marking: Marking) -> VersionCell:
    siglum = version.siglum
    found, kinds = passage.paragraphs.get(siglum, ()), _kinds(passage, siglum)
    paragraphs = tuple(
        render_paragraph(version, paragraph, readings, marking)
        for paragraph, readings in paragraphs_with_readings(passage, siglum)
    )
    state = state_of(passage, siglum)
    lines = (found[0].lines[0], found[-1].lines[1]) if found else None
    mostly = not version.base and mostly_differs(passage, siglum)
    says = "complete" if lead and (passage.lost or _is_harmed(passage)) else ""
    if state == "text" and not HARMS.isdisjoint(kinds):
        says = f"{where_lost(version.witness) if Kind.LACUNA in kinds else 'misread'} here"
    apart = not found or any(
        siglum in unit.readings and not reads_alike(unit.readings[siglum], unit.lemma)
        for unit in passage.units
    )
    exact = bool(found) and not kinds
    return VersionCell(version, paragraphs, state, lead, mostly, lines, apart, says, exact, kinds=kinds)


def state_of(passage: Passage, siglum: str) -> str:
    """What a version has of a passage: "text", "lost" what it once had, or "absent"."""
    return "text" if passage.paragraphs.get(siglum) else "lost" if siglum in passage.lost else "absent"


def lacking(states: Iterable[tuple[Version, str]], most: int = 6) -> list[str]:
    """Which versions lack a passage, by their state in it: `not in PDF`; of more than `most` the number."""
    told: dict[str, list[str]] = {"not in": [], "lost in": []}
    for version, state in states:
        damaged = state == "lost" and where_lost(version.witness) == "damaged"
        if state != "text":
            told["lost in" if damaged else "not in"].append(version.name)
    return [f"{how} {named(names, 'version', most)}" for how, names in told.items() if names]


def moved_in(frame: Frame, passage: Passage) -> tuple[Moved, ...]:
    """The versions that have a passage in another place."""
    return tuple(_moved(frame, passage, v) for v in frame.compared if v.siglum in passage.moved)


def _moved(frame: Frame, passage: Passage, version: Version) -> Moved:
    siglum = version.siglum
    start, stayed = passage.paragraphs[siglum][0].start, frame.stayed[siglum]
    at = bisect_left(stayed, start, key=itemgetter(0))
    (_, after), (_, before) = (*stayed[max(0, at - 1) : at], _NONE)[0], (*stayed[at : at + 1], _NONE)[0]
    return Moved(version, version.lines.number(start), after, before)


def _joined(passage: Passage, cells: Sequence[VersionCell]) -> tuple[VersionCell, ...]:
    """The cells, those that stand apart and read alike to the letter under the head of the first of them."""
    alike = to_the_letter(passage, [cell for cell in cells if cell.apart and not cell.lead])
    first = {same[0].version: tuple(cell.version for cell in same[1:]) for same in alike}
    twins = {version for same in first.values() for version in same}
    return tuple(
        cell._replace(twins=first.get(cell.version, ()), twin=cell.version in twins) for cell in cells
    )


def to_the_letter(passage: Passage, cells: Iterable[VersionCell]) -> list[list[VersionCell]]:
    """The cells in groups that read alike to the letter, in order; what is exact is with the lead."""
    alike: dict[object, list[VersionCell]] = {}
    for cell in cells:
        siglum = cell.version.siglum
        texts = tuple(paragraph.text for paragraph in passage.paragraphs.get(siglum, ()))
        read = (texts or cell.gap, cell.says, cell.kinds)
        alike.setdefault("lead" if cell.lead or cell.exact else read, []).append(cell)
    return list(alike.values())


def _is_harmed(passage: Passage) -> bool:
    """Whether a version of it is damaged or misread."""
    return any(not HARMS.isdisjoint(_kinds(passage, siglum)) for siglum in passage.paragraphs)


def _kinds(passage: Passage, siglum: str) -> frozenset[Kind]:
    """The kinds in which a version differs in a passage."""
    read = [unit.readings[siglum].kind for unit in passage.units if siglum in unit.readings]
    return frozenset(kind for kind in read if kind)


def _alike(
    passage: Passage, entries: Sequence[ApparatusEntry], versions: Sequence[Version], total: int
) -> str:
    """Which versions read like the lead, and how far: `Both versions, but for 5 marks of print`."""
    if not versions:
        return ""
    sigla = {version.siglum for version in versions}
    kinds = [
        max((r.kind for s, r in unit.readings.items() if s in sigla and r.kind), key=lambda k: k.weight)
        for unit, entry in zip(passage.units, entries, strict=True)
        if not entry.goes_on and any(s in sigla and r.kind for s, r in unit.readings.items())
    ]
    return f"{who_agrees(versions, total)}{but_for(kinds)}"


def who_agrees(versions: Sequence[Version], total: int) -> str:
    """Which versions say what one beside them says: `Both versions`, `The same in PDF and Wire`."""
    everywhere = "Both versions" if total == 2 else f"All {total} versions"
    who = named([version.name for version in versions], "other version")
    return everywhere if len(versions) == total - 1 else f"The same in {who}"


def but_for(kinds: Iterable[Kind]) -> str:
    """How far versions that read alike differ: `, but for 1 spelling and 4 marks of print`."""
    found = list(kinds)
    marks, capitals = (sum(kind in which for kind in found) for which in (PRINT - {Kind.CASE}, {Kind.CASE}))
    spelling = len(found) - marks - capitals
    parts = [count(spelling, "spelling")] if spelling else []
    parts += [f"capitals in {count(capitals, 'place')}"] if capitals else []
    parts += [count(marks, "mark of print", "marks of print")] if marks else []
    return f", but for {listing(parts)}" if parts else ", to the letter"


def _quotable(frame: Frame, passage: Passage) -> str | None:
    """The reading text of a passage where its editors intervened in that of the base."""
    if not passage.paragraphs.get(frame.edition.base):
        return None
    changed = read_text(frame.edition, passage) != lead_text(frame.edition, passage)
    return quotable_text(frame.edition, passage) if changed else None


def render_row(frame: Frame, passage: Passage, page: str) -> Markup:
    """The HTML of a row of the statement page."""
    return frame.keep(f"row {page}", passage, partial(_render_row, frame, passage, page))


def _render_row(frame: Frame, passage: Passage, page: str) -> Markup:
    found = row(frame, passage, page)
    return render_macro("_row.html", "passage_row", found, lambda target: permalink.relative(target, page))
