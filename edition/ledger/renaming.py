"""A witness under another siglum: what the ledger has of the old one it has of the new one too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from edition.ledger.entries import Ledger, PassageEntry, UnitEntry, WitnessEntry


def renamed_in_ledger(ledger: Ledger, old: str, new: str, today: date) -> Ledger:
    """The ledger in which every text, reading and file of `old` is recorded of `new` as well.

    Nothing is taken back: citations of the old siglum resolve as before, and its page leads to the new one.
    """
    witnesses: list[WitnessEntry] = []
    for entry in ledger.witnesses:
        if entry.siglum != old:
            witnesses.append(entry)
            continue
        files = tuple(replace(file, since=today) for file in entry.files[-1:])
        witnesses.append(WitnessEntry(new, today, files))
        witnesses.append(replace(entry, until=entry.until or today, into=(new,)))
    entries = tuple(_entry(entry, old, new, today) for entry in ledger.entries)
    return Ledger(entries, tuple(witnesses), new if ledger.base == old else ledger.base)


def _entry(entry: PassageEntry, old: str, new: str, today: date) -> PassageEntry:
    latest = [version for version in entry.versions if version.siglum == old][-1:]
    versions = [*entry.versions, *(replace(version, siglum=new, since=today) for version in latest)]
    units = tuple(_unit(unit, old, new) for unit in entry.units)
    return replace(entry, versions=tuple(versions), units=units)


def _unit(unit: UnitEntry, old: str, new: str) -> UnitEntry:
    """The unit with the new siglum before the old one: the first of a unit is its reference."""
    if old not in unit.readings or unit.until is not None:
        return unit
    readings: dict[str, str] = {}
    for siglum, reading in unit.readings.items():
        if siglum == old:
            readings[new] = reading
        readings[siglum] = reading
    at = {new: unit.at[old], **unit.at} if old in unit.at else unit.at
    return replace(unit, readings=readings, at=at)
