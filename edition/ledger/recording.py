"""Minting: what a build publishes, entered in the ledger for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from edition import permalink
from edition.english import count, listing
from edition.ledger.entries import Ledger, PassageEntry, RecordedText, SourceFile, UnitEntry
from edition.ledger.fingerprints import fingerprint
from edition.ledger.ids import Register, Withdrawn, WithdrawnUnit, texts_of
from edition.ledger.recorded_extents import changed_extents, extent_of
from edition.ledger.recorded_places import recorded_place
from edition.ledger.recorded_witnesses import minted_witnesses, unrecorded_witnesses, withdrawn_witnesses
from edition.ledger.units import readings_of
from edition.model import Edition, Passage, VariationUnit, Witness


def mint(register: Register, today: date) -> Ledger:
    """The ledger with everything the edition publishes; nothing it had is lost."""
    recorded = {entry.id: entry for entry in register.ledger.entries}
    entries = [
        _living(passage, recorded.pop(passage.id, None), register, today)
        for passage in register.edition.passages
    ]
    fates = {fate.entry.id: fate for fate in register.withdrawn}
    gone = {identifier: _gone(fates[identifier], register, today) for identifier in recorded}
    witnesses = tuple(minted_witnesses(register.edition, register.ledger, today))
    return Ledger(tuple(_in_place(entries, gone, register.ledger)), witnesses, register.ledger.base)


def plan(register: Register) -> Iterator[str]:
    """What minting would write, a line for each thing; nothing where the ledger has it all."""
    edition = register.edition
    yield from _witness_plan(register)
    for passage in edition.passages:
        if passage.id in register.provisional:
            origin = register.origin.get(passage.id)
            split = f", split from {listing(origin)}" if origin else ""
            yield f"{passage.id}: new{split}: {_opening(passage, edition)}"
        recorded = register.ledger.entry(passage.id)
        if recorded is not None and recorded.until is not None:
            yield f"{passage.id}: back, withdrawn on {recorded.until}: {_opening(passage, edition)}"
        for siglum in register.unrecorded.get(passage.id, ()):
            digits = fingerprint(texts_of(passage)[siglum])
            yield f"{passage.id}: the text of {siglum} is new: fingerprint {digits}"
        yield from _unit_plan(passage, register)
    for fate in register.withdrawn:
        if fate.entry.until is None:
            where = f"its text is now in {listing(fate.into)}" if fate.into else "its text stands nowhere now"
            yield f"{fate.entry.id}: withdrawn: {where}"


def places_plan(register: Register) -> Iterator[str]:
    """What minting adds of where differences stand: in the base as it is now. No build needs it."""
    recorded = {unit.id: unit.at for entry in register.ledger.entries for unit in entry.units}
    lacking = sum(
        unit.id in recorded and not recorded_place(passage, unit).items() <= recorded[unit.id].items()
        for passage, unit in register.edition.units()
    )
    if lacking:
        yield f"where {count(lacking, 'recorded difference')} stand{'s' if lacking == 1 else ''} is new"


def _witness_plan(register: Register) -> Iterator[str]:
    for witness in unrecorded_witnesses(register.edition, register.ledger):
        yield f"{witness.siglum}: its file is new: {witness.file}, SHA-256 {witness.sha256[:12]}..."
    for witness, known in changed_extents(register.edition, register.ledger):
        if known is not None:
            yield f"{witness.siglum}: {_extent_change(register.edition, witness, known)}"
    for gone in withdrawn_witnesses(register.edition, register.ledger):
        if gone.entry.until is None:
            where = f"its file is now that of {listing(gone.into)}" if gone.into else "its file is gone"
            yield f"{gone.entry.siglum}: withdrawn: {where}"


def _extent_change(edition: Edition, witness: Witness, known: SourceFile) -> str:
    """What the ledger would say of where the statement stands in a source, beside what it says."""
    role, extent = edition.role(witness.siglum), extent_of(edition, witness.siglum)
    if known.role is None:
        return f"what it is to the statement is new: {role.value}"
    if known.role is not role:
        return f"was {known.role.value}, is {role.value}"
    was, now = (f"{span.start} to {span.end}" if span else "nowhere" for span in (known.extent, extent))
    return f"the statement stood at {was} in it, now at {now}"


def _unit_plan(passage: Passage, register: Register) -> Iterator[str]:
    new = [unit.id for unit in passage.units if unit.id in register.provisional]
    if new:
        yield f"{passage.id}: {count(len(new), 'new difference')}: {listing(tuple(new))}"
    gone = [unit for unit in register.withdrawn_units.get(passage.id, ()) if unit.entry.until is None]
    for unit in gone:
        yield f"{unit.entry.id}: withdrawn{f', now {listing(unit.into)}' if unit.into else ''}"


def _living(passage: Passage, entry: PassageEntry | None, register: Register, today: date) -> PassageEntry:
    """The entry of a passage that the edition has, with its present texts and units."""
    if entry is None:
        entry = PassageEntry(passage.id, today, (), origin=register.origin.get(passage.id, ()))
    texts = texts_of(passage)
    known = {(version.siglum, version.text): version for version in entry.versions}
    shown = [known.pop(row, RecordedText(row[0], today, row[1])) for row in texts.items()]
    recorded = {unit.id: unit for unit in entry.units}
    units = [
        _living_unit(passage, unit, recorded.pop(unit.id, None), register, today) for unit in passage.units
    ]
    gone = register.withdrawn_units.get(passage.id, ())
    units += [_ended(unit, today) for unit in gone]
    units.sort(key=lambda unit: permalink.sort_key(unit.id))
    return replace(entry, versions=(*known.values(), *shown), units=tuple(units), until=None, into=())


def _living_unit(
    passage: Passage, unit: VariationUnit, entry: UnitEntry | None, register: Register, today: date
) -> UnitEntry:
    before, after = register.contexts[unit.id]
    at = recorded_place(passage, unit)
    if entry is None:
        return UnitEntry(unit.id, today, readings_of(unit), before, after, at=at)
    readings = {**entry.readings, **readings_of(unit)}
    return replace(entry, readings=readings, before=before, after=after, at=at, until=None, into=())


def _gone(fate: Withdrawn, register: Register, today: date) -> PassageEntry:
    """The entry of a passage that the edition no longer has."""
    ended = {unit.entry.id: _ended(unit, today) for unit in register.withdrawn_units.get(fate.entry.id, ())}
    units = tuple(ended.get(unit.id, unit) for unit in fate.entry.units)
    if fate.entry.until is not None:
        return replace(fate.entry, units=units)
    return replace(fate.entry, units=units, until=today, into=fate.into)


def _ended(unit: WithdrawnUnit, today: date) -> UnitEntry:
    if unit.entry.until is not None:
        return unit.entry
    return replace(unit.entry, until=today, into=unit.into)


def _in_place(
    entries: list[PassageEntry], gone: dict[str, PassageEntry], ledger: Ledger
) -> Iterator[PassageEntry]:
    """The living entries in reading order, each followed by the withdrawn ones that stood after it."""
    following: dict[str | None, list[PassageEntry]] = {}
    neighbour = None
    for entry in ledger.entries:
        if entry.id in gone:
            following.setdefault(neighbour, []).append(gone[entry.id])
        else:
            neighbour = entry.id
    yield from following.get(None, ())
    for living in entries:
        yield living
        yield from following.get(living.id, ())


def _opening(passage: Passage, edition: Edition) -> str:
    texts = texts_of(passage)
    text = texts.get(edition.base) or next(iter(texts.values()))
    return text if len(text) <= 60 else f"{text[:57]}..."
