"""What pages show of a passage: where it is the same as before, so is every piece made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from edition.ledger.ids import Register
from edition.light_dataclass import dataclass
from edition.model import Passage
from edition.site.versions import Version
from edition.text.kept import Facts


@dataclass(frozen=True)
class ShownPassages:
    """The passages of an edition, by what is shown of them.

    `quoted` are the ids of those that a source quotes, `former` the withdrawn ones that stood after each.
    """

    versions: Mapping[str, Version]
    quoted: frozenset[str]
    register: Register | None
    former: Mapping[str, Sequence[str]]

    def of(self, passage: Passage) -> Facts | None:
        """All that pages show of a passage, places counted from where it begins in each file.

        None where what they show of it is not known from itself: of one that is quoted, or decided on, or
        stands in another place somewhere.
        """
        if (
            passage.moved
            or passage.id in self.quoted
            or passage.decisions
            or any(unit.decisions for unit in passage.units)
        ):
            return None
        own: list[object] = []
        begins: dict[str, int] = {}
        for siglum, paragraphs in passage.paragraphs.items():
            readings = [unit.readings[siglum] for unit in passage.units if siglum in unit.readings]
            stretches = [(p.start, p.end) for p in paragraphs] + [(r.start, r.end) for r in readings]
            begin, end = min((s for s, _ in stretches), default=0), max((e for _, e in stretches), default=0)
            begins[siglum], version = begin, self.versions[siglum]
            own.append((siglum, version.lines.number(begin), version.witness.text[begin:end]))
            own += [
                (
                    paragraph.text,
                    paragraph.lines,
                    paragraph.own_lines,
                    [edge - begin for span in paragraph.spans for edge in span],
                    [(fold.start - begin, fold.end - begin, fold.text) for fold in paragraph.folds],
                )
                for paragraph in paragraphs
            ]
        for unit in passage.units:
            own.append((unit.id, unit.kind))
            own += [
                (
                    siglum,
                    r.text,
                    r.start - begins[siglum],
                    r.end - begins[siglum],
                    r.kind,
                    r.detail,
                    r.stretch,
                    r.transposed,
                )
                for siglum, r in unit.readings.items()
            ]
        return (passage.id, passage.lost, own, self._recorded(passage))

    def _recorded(self, passage: Passage) -> Facts:
        """What the ledger says of a passage."""
        register, name = self.register, passage.id
        if register is None:
            return ()
        facts = (
            register.unrecorded,
            register.origin,
            register.offspring,
            register.absorbed,
            register.withdrawn_units,
            self.former,
        )
        provisional = name in register.provisional
        return (provisional, register.ledger.entry(name), *(fact.get(name) for fact in facts))
