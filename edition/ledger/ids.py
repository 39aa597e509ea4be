"""Published ids given to the passages and units of an edition, and what became of all others.

A passage is a paragraph in all its witnesses: p5. How an id is written is said in `permalink`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from edition import permalink
from edition.ledger.entries import Ledger, PassageEntry, UnitEntry
from edition.ledger.fingerprints import passage_text
from edition.ledger.likeness import KEPT, TRACE, Holders, Texts, held, pair
from edition.ledger.units import Context, UnitSuccession, assign_unit_ids, readings_of
from edition.light_dataclass import dataclass
from edition.model import Edition, Passage, Quotation, VariationUnit
from edition.text.remembered import remembered, remembered_last


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A published passage id whose passage the edition no longer has.

    `into` names the passages in which its text now stands: none where it is gone.
    """

    entry: PassageEntry
    into: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WithdrawnUnit:
    """A published unit id whose readings no longer differ so; `into` names what took its place."""

    entry: UnitEntry
    into: tuple[str, ...]


@dataclass(frozen=True)
class Register:
    """An edition under its published ids, and what the ledger says besides.

    `provisional` holds the passage and unit ids that the ledger does not have yet; `unrecorded`
    the passages that have a text which it does not have; `origin` the passages that a passage
    was split from. `contexts` are the words before and after each unit.
    """

    edition: Edition
    ledger: Ledger
    provisional: frozenset[str]
    unrecorded: Mapping[str, tuple[str, ...]]
    withdrawn: tuple[Withdrawn, ...]
    withdrawn_units: Mapping[str, tuple[WithdrawnUnit, ...]]
    origin: Mapping[str, tuple[str, ...]]
    contexts: Mapping[str, tuple[str, str]]

    @cached_property
    def offspring(self) -> Mapping[str, tuple[str, ...]]:
        """The passages that were split from a passage, the inverse of `origin`."""
        return _inverse(self.origin.items())

    @cached_property
    def absorbed(self) -> Mapping[str, tuple[str, ...]]:
        """The withdrawn passages whose text a passage has now."""
        return _inverse((gone.entry.id, gone.into) for gone in self.withdrawn)


def assign_ids(edition: Edition, ledger: Ledger) -> Register:
    """The edition under its published ids, matched by likeness to the texts that the ledger has for them."""
    old = _recorded_texts(ledger)
    new = [Texts(tuple(texts_of(passage).items())) for passage in edition.passages]
    pairs = _as_recorded(ledger, new) or pair(old, new)
    entries = [ledger.entries[pairs[at]] if at in pairs else None for at in range(len(new))]
    ids = _ids(entries, ledger) if ledger.entries else [passage.id for passage in edition.passages]
    witnesses = {witness.siglum: witness for witness in edition.witnesses}
    units = [
        assign_unit_ids(passage, identifier, entry, witnesses)
        for passage, identifier, entry in zip(edition.passages, ids, entries, strict=True)
    ]
    renamed = _renamed(edition, ids, units)
    succession = _Succession(old, new, pairs, ids, ledger)
    withdrawn = tuple(succession.withdrawn())
    return Register(
        edition=renamed,
        ledger=ledger,
        provisional=frozenset(_provisional(ids, entries, units)),
        unrecorded=_unrecorded(ids, entries, new),
        withdrawn=withdrawn,
        withdrawn_units=_withdrawn_units(ids, entries, units, withdrawn),
        origin=succession.origin(),
        contexts={
            unit.id: context for row in units for unit, context in zip(row.units, row.contexts, strict=True)
        },
    )


@remembered
def _recorded_texts(ledger: Ledger) -> tuple[Texts, ...]:
    """The texts of each entry; ids are settled twice, and while serving for every edit."""
    return tuple(Texts(tuple((row.siglum, row.text) for row in entry.versions)) for entry in ledger.entries)


@remembered_last
def _holders_of(recorded: Sequence[Texts]) -> Holders:
    """The index of the texts of all entries, which while serving are the same for every edit."""
    return Holders(recorded)


def _as_recorded(ledger: Ledger, new: Sequence[Texts]) -> dict[int, int] | None:
    """The pairs of an edition that reads, row by row, as the ledger last recorded it; None where it does not.

    Likeness would do for most, but not for texts that occur twice or were once exchanged: what was minted
    must be found again as it was minted.
    """
    live = [place for place, entry in enumerate(ledger.entries) if entry.until is None]
    if len(live) != len(new):
        return None
    for place, texts in zip(live, new, strict=True):
        last = ledger.entries[place].last_texts
        if any(last.get(siglum) != text for siglum, text in texts.rows):
            return None
    return dict(enumerate(live))


def texts_of(passage: Passage) -> dict[str, str]:
    """The unwrapped texts of a passage, by the sigla of the witnesses that have it."""
    texts = ((siglum, passage_text(passage, siglum)) for siglum in passage.paragraphs)
    return {siglum: text for siglum, text in texts if text is not None}


def _ids(entries: Sequence[PassageEntry | None], ledger: Ledger) -> list[str]:
    known = [permalink.passage_label(entry.id) if entry is not None else None for entry in entries]
    taken = [permalink.passage_label(entry.id) for entry in ledger.entries]
    return [permalink.passage_id(label) for label in permalink.fill(known, taken)]


def _renamed(edition: Edition, ids: Sequence[str], units: Sequence[UnitSuccession]) -> Edition:
    """The edition with those ids, in the quotations of its framing too."""
    names = {passage.id: identifier for passage, identifier in zip(edition.passages, ids, strict=True)}
    settled = _paired([row.units for row in units], edition)
    passages = tuple(
        replace(passage, id=identifier, units=row)
        for passage, identifier, row in zip(edition.passages, ids, settled, strict=True)
    )
    framing = {
        siglum: tuple(replace(framing, quotations=_requoted(framing.quotations, names)) for framing in row)
        for siglum, row in edition.framing.items()
    }
    quotations = {siglum: _requoted(row, names) for siglum, row in edition.quotations.items()}
    return replace(edition, passages=passages, framing=framing, quotations=quotations)


def _paired(rows: Sequence[tuple[VariationUnit, ...]], edition: Edition) -> list[tuple[VariationUnit, ...]]:
    """The units under their new ids, the two of a transposition naming each other by these or not at all."""
    if not any(reading.transposed for _, unit in edition.units() for reading in unit.readings.values()):
        return list(rows)
    before = [unit for passage in edition.passages for unit in passage.units]
    after = [unit for row in rows for unit in row]
    names = {old.id: new.id for old, new in zip(before, after, strict=True)}
    moved = {
        (unit.id, siglum): reading.transposed
        for unit in before
        for siglum, reading in unit.readings.items()
        if reading.transposed
    }

    def renamed(unit: VariationUnit, old: VariationUnit) -> VariationUnit:
        if not any((old.id, siglum) in moved for siglum in unit.readings):
            return unit
        readings = dict(unit.readings)
        for siglum, reading in unit.readings.items():
            if there := moved.get((old.id, siglum)):
                moves = (there, siglum) in moved  # it names this one, or the first piece of what moved
                readings[siglum] = reading._replace(transposed=names[there] if moves else None)
        return replace(unit, readings=readings)

    olds = iter(before)
    return [tuple(renamed(unit, next(olds)) for unit in row) for row in rows]


def _requoted(quotations: Sequence[Quotation], names: Mapping[str, str]) -> tuple[Quotation, ...]:
    return tuple(replace(quotation, passage=names[quotation.passage]) for quotation in quotations)


def _provisional(
    ids: Sequence[str], entries: Sequence[PassageEntry | None], units: Sequence[UnitSuccession]
) -> Iterator[str]:
    for identifier, entry, row in zip(ids, entries, units, strict=True):
        if entry is None:
            yield identifier
        yield from (unit.id for unit, known in zip(row.units, row.entries, strict=True) if known is None)


def _unrecorded(
    ids: Sequence[str], entries: Sequence[PassageEntry | None], texts: Sequence[Texts]
) -> dict[str, tuple[str, ...]]:
    """The sigla, by passage, whose text the ledger does not have under the passage's published id."""
    missing: dict[str, tuple[str, ...]] = {}
    for identifier, entry, here in zip(ids, entries, texts, strict=True):
        if entry is not None:
            known = {(version.siglum, version.text) for version in entry.versions}
            sigla = tuple(siglum for siglum, text in here.rows if (siglum, text) not in known)
            missing |= {identifier: sigla} if sigla else {}
    return missing


def _withdrawn_units(
    ids: Sequence[str],
    entries: Sequence[PassageEntry | None],
    units: Sequence[UnitSuccession],
    withdrawn: Sequence[Withdrawn],
) -> dict[str, tuple[WithdrawnUnit, ...]]:
    """The published units that are no more, by their passage; each with what stands for it now."""
    fresh: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for row in units:
        for unit, known, context in zip(row.units, row.entries, row.contexts, strict=True):
            for key in _unit_keys(readings_of(unit), context) if known is None else ():
                fresh[key].append(unit.id)
    gone = {identifier: row.gone for identifier, row in zip(ids, units, strict=True)}
    gone |= {
        fate.entry.id: tuple((unit, ()) for unit in fate.entry.units if unit.until is None)
        for fate in withdrawn
    }
    alive = {known.id for row in units for known in row.entries if known is not None}
    known_entries = [*(entry for entry in entries if entry is not None), *(fate.entry for fate in withdrawn)]
    found = {}
    for entry in known_entries:
        now = {unit.id: into for unit, into in gone[entry.id]}
        found[entry.id] = tuple(
            WithdrawnUnit(unit, unit.into if unit.until else _heirs(unit, now.get(unit.id, ()), fresh))
            for unit in entry.units
            if unit.id not in alive
        )
    return {identifier: row for identifier, row in found.items() if row}


def _heirs(
    unit: UnitEntry, near: tuple[str, ...], fresh: Mapping[tuple[object, ...], Sequence[str]]
) -> tuple[str, ...]:
    """The one new unit that reads as a published one did, between the same words or beside some of them."""
    found = (fresh.get(key, ()) for key in _unit_keys(unit.readings, (unit.before, unit.after)))
    return next((tuple(same) for same in found if len(same) == 1), near)


def _unit_keys(readings: Mapping[str, str], context: Context) -> Iterator[tuple[object, ...]]:
    """What tells a unit: its readings with the words on both sides, after it and before it."""
    rows = sorted(readings.items())
    yield (*context, *rows)
    yield from ((side, words, *rows) for side, words in enumerate(context[::-1]) if words)


def _inverse(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for identifier, others in pairs:
        for other in others:
            found[other].append(identifier)
    return {other: tuple(sorted(ids, key=permalink.sort_key)) for other, ids in found.items()}


class _Succession:
    """What became of the texts of old passages, and where the texts of new ones come from."""

    def __init__(
        self,
        old: Sequence[Texts],
        new: Sequence[Texts],
        pairs: Mapping[int, int],
        ids: Sequence[str],
        ledger: Ledger,
    ) -> None:
        self._old, self._new, self._pairs, self._ids, self._ledger = old, new, pairs, ids, ledger
        self._present = {place: at for at, place in pairs.items()}

    def withdrawn(self) -> Iterator[Withdrawn]:
        """The published passages that are no more, in the order of the ledger."""
        gone = [at for at in range(len(self._old)) if at not in self._present]
        holders = Holders(self._new) if any(self._ledger.entries[at].until is None for at in gone) else None
        for place in gone:
            entry = self._ledger.entries[place]
            if entry.until is not None or holders is None:
                yield Withdrawn(entry, entry.into)
            else:
                near = holders.of(self._old[place])
                heirs = [at for at in near if self._gained(at, place)] or self._twins(near, place)
                yield Withdrawn(entry, tuple(self._ids[at] for at in heirs))

    def origin(self) -> dict[str, tuple[str, ...]]:
        """The living passages that each passage was split from, as recorded or found now."""
        found = {}
        new = [at for at in range(len(self._new)) if at not in self._pairs]
        holders = _holders_of(self._old) if new and self._old else None
        for at, identifier in enumerate(self._ids):
            if at in self._pairs:
                sources: Iterable[str] = self._ledger.entries[self._pairs[at]].origin
            else:
                places = holders.of(self._new[at]) if holders is not None else []
                sources = (self._ledger.entries[place].id for place in places if self._lost(place, at))
            found[identifier] = tuple(sources)
        return {identifier: sources for identifier, sources in found.items() if sources}

    def _twins(self, near: Sequence[int], place: int) -> list[int]:
        """The nearest present passage that always had the text of an old one, letter for letter."""
        alike = [at for at in near if self._new[at].shares(_latest(self._old[place]))]
        return sorted(alike, key=lambda at: abs(self._pairs[at] - place))[:1]

    def _gained(self, at: int, place: int) -> bool:
        """Whether a present passage has the text of an old one that it did not have before."""
        if at not in self._pairs:
            return True
        text, before = self._old[place], _latest(self._old[self._pairs[at]])
        return held(text, self._new[at]) > held(text, before) + TRACE / 2

    def _lost(self, place: int, at: int) -> bool:
        """Whether an old passage that lives on had the text of a new one, and has it no more."""
        if place not in self._present:
            return False
        text, had = self._new[at], held(self._new[at], _latest(self._old[place]))
        return had >= KEPT and had > held(text, self._new[self._present[place]]) + TRACE / 2


def _latest(texts: Texts) -> Texts:
    """The text of each witness that was shown last."""
    return Texts(tuple(dict(texts.rows).items()))
