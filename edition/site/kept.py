"""Pieces of pages that are made once, and kept for the next build while what they show is the same.

While serving, an edit changes a passage or two of a book. Where a passage stands in its files is shown as a
line alone, so that what follows an edit shows the same although all of it moved by some letters.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from edition.model import Passage

if TYPE_CHECKING:
    from edition.site.frame import Frame

ShownFacts: TypeAlias = tuple[Any, ...]
Made = TypeVar("Made")


class KeptPieces:
    """What was made in this build and the one before, by name, with what it shows."""

    def __init__(self) -> None:
        self._all: ShownFacts | None = None
        self._before: dict[Hashable, tuple[ShownFacts, Any]] = {}
        self._now: dict[Hashable, tuple[ShownFacts, Any]] = {}

    def begin(self, shown_by_all: ShownFacts) -> None:
        """A build begins, every page of which shows that; what the last but one made is dropped."""
        same = shown_by_all == self._all
        self._before, self._now = self._now if same else {}, {}
        self._all = shown_by_all

    def made(self, name: Hashable, shown: ShownFacts | None, make: Callable[[], Made]) -> Made:
        """What that name stood for where it shows the same as before, else what `make` gives."""
        if shown is None:
            return make()
        known = self._before.get(name)
        value = cast(Made, known[1]) if known is not None and known[0] == shown else make()
        self._now[name] = (shown, value)
        return value


def shown_by_all(frame: Frame) -> ShownFacts:
    """What the pages of all passages may show besides their passage: of the sources all but their text."""
    edition = frame.edition
    return (
        (edition.title, edition.base, edition.author, edition.language, edition.issued),
        (edition.rules, edition.rule_changes, edition.roles, edition.unrelated),
        [
            replace(w, text="", sha256="", statement=None, role=None, decided=(), across=None, as_found=None)
            for w in edition.witnesses
        ],
        [(v.siglum, v.name, v.base, v.language, v.direction) for v in frame.versions],
        (frame.site, frame.colophon, frame.left_out, frame.first_decided, frame.judge.tongue),
    )


def shown_of(frame: Frame, passage: Passage) -> ShownFacts | None:
    """All that pages show of a passage, places counted from where it begins in each file.

    None where what they show of it is not known from itself: of one that is quoted, or decided on by editors.
    """
    if passage.id in frame.quoted or passage.decisions or any(unit.decisions for unit in passage.units):
        return None
    own: list[object] = []
    begins: dict[str, int] = {}
    for siglum, paragraphs in passage.paragraphs.items():
        readings = [unit.readings[siglum] for unit in passage.units if siglum in unit.readings]
        stretches = [(p.start, p.end) for p in paragraphs] + [(r.start, r.end) for r in readings]
        begin, end = min((s for s, _ in stretches), default=0), max((e for _, e in stretches), default=0)
        begins[siglum], version = begin, frame.by_siglum[siglum]
        own.append((siglum, version.lines.number(begin), version.witness.text[begin:end]))
        own += [
            (
                paragraph.text,
                paragraph.lines,
                [edge - begin for span in paragraph.spans for edge in span],
                [(fold.start - begin, fold.end - begin, fold.text) for fold in paragraph.folds],
            )
            for paragraph in paragraphs
        ]
    for unit in passage.units:
        own.append((unit.id, unit.kind, unit.transposed))
        own += [
            (
                siglum,
                r.text,
                r.start - begins[siglum],
                r.end - begins[siglum],
                r.kind,
                r.detail,
                r.stretch,
            )
            for siglum, r in unit.readings.items()
        ]
    return (passage.id, passage.moved, passage.lost, own, _recorded(frame, passage))


def _recorded(frame: Frame, passage: Passage) -> ShownFacts:
    """What the ledger says of a passage."""
    register, name = frame.register, passage.id
    if register is None:
        return ()
    facts = (
        register.unrecorded,
        register.origin,
        register.offspring,
        register.absorbed,
        register.withdrawn_units,
        frame.former,
    )
    provisional = name in register.provisional
    return (provisional, register.ledger.entry(name), *(fact.get(name) for fact in facts))
