"""One ledger of two that branches wrote: what both gave one id for different texts is told apart again.

Git merges the lines of two ledgers and knows nothing of ids: it may leave its conflict marks, or one id
twice. Here the entry recorded first keeps the id, the other gets the next one and records which it had.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from edition import permalink
from edition.ledger.entries import Ledger, PassageEntry, UnitEntry, WitnessEntry
from edition.ledger.file import CONFLICT


class Merged(NamedTuple):
    """The ledger settled, and a line for each id that had to be told apart."""

    ledger: Ledger
    told: tuple[str, ...]


def sides(text: str) -> list[str]:
    """The texts that the branches have where git left conflict marks; the text itself where it left none."""
    if not CONFLICT.search(text):
        return [text]
    ours, theirs, into = [], [], "both"
    for line in text.splitlines(keepends=True):
        match line[:7] if CONFLICT.match(line) else "":  # in the base of a merge of merges stand longer marks
            case "<<<<<<<":
                into = "ours"
            case "|||||||":
                into = "neither"
            case "=======":
                into = "theirs"
            case ">>>>>>>":
                into = "both"
            case _:
                ours += [line] if into in ("both", "ours") else []
                theirs += [line] if into in ("both", "theirs") else []
    return ["".join(ours), "".join(theirs)]


def settle_merged(ledgers: Sequence[Ledger]) -> Merged:
    """One ledger of several, which may each have an id twice; nothing that any of them has is lost."""
    groups: dict[str, list[PassageEntry]] = {}
    for entry in _interleaved([ledger.entries for ledger in ledgers]):
        group = groups.setdefault(entry.id, [])
        same = next((at for at, other in enumerate(group) if _is_one(other, entry)), None)
        if same is None:
            group.append(entry)
        else:
            group[same] = _united(group[same], entry)
    told: list[str] = []
    entries = [_with_units(each, told) for each in _told_apart(groups, told)]
    witnesses = _witnesses([each for ledger in ledgers for each in ledger.witnesses])
    base = next((ledger.base for ledger in ledgers if ledger.base), None)
    return Merged(Ledger(tuple(entries), tuple(witnesses), base), tuple(told))


def _interleaved(rows: Sequence[Sequence[PassageEntry]]) -> list[PassageEntry]:
    """All entries in one reading order: what only a later ledger has stands where it stood there."""
    order = list(rows[0])
    for others in rows[1:]:
        at = 0
        for entry in others:
            known = next((n for n, each in enumerate(order) if each.id == entry.id and each == entry), None)
            if known is None:
                same = [n for n, each in enumerate(order) if each.id == entry.id]
                at = same[-1] + 1 if same else at
                order.insert(at, entry)
                at += 1
            else:
                at = known + 1
    return order


def _is_one(one: PassageEntry, two: PassageEntry) -> bool:
    """Whether two entries of one id are of one passage: they have a text, or their beginning, in common."""
    return any(version in two.versions for version in one.versions) or not {
        version.text for version in one.versions
    }.isdisjoint(version.text for version in two.versions)


def _united(one: PassageEntry, two: PassageEntry) -> PassageEntry:
    """One entry of two of one passage, with all that was ever recorded of it."""
    known = {(version.siglum, version.text) for version in one.versions}
    earlier = [version for version in two.versions if (version.siglum, version.text) not in known]
    dead = one.until is not None and two.until is not None
    return replace(
        one,
        since=min(one.since, two.since),
        versions=(*earlier, *one.versions),
        units=(*one.units, *(unit for unit in two.units if unit not in one.units)),
        origin=tuple(dict.fromkeys((*one.origin, *two.origin))),
        until=one.until if dead else None,
        into=tuple(dict.fromkeys((*one.into, *two.into))) if dead else (),
        was=tuple(dict.fromkeys((*one.was, *two.was))),
    )


def _told_apart(groups: Mapping[str, Sequence[PassageEntry]], told: list[str]) -> Iterator[PassageEntry]:
    """Each entry under an id of its own: the first recorded keeps it, any other gets the next label."""
    taken = [permalink.passage_label(identifier) for identifier in groups]
    labels = list(taken)
    for at, (identifier, group) in enumerate(groups.items()):
        first, *others = sorted(group, key=lambda entry: entry.since)
        yield first
        after = labels[at + 1] if at + 1 < len(labels) else None
        for entry in others:
            [label] = permalink.labels_between(permalink.passage_label(identifier), after, 1, taken)
            taken.append(label)
            fresh = permalink.passage_id(label)
            kept, moved = (each.versions[-1].text[:40] for each in (first, entry))
            told.append(f"{identifier} stood for two texts: {kept!r} keeps it, {moved!r} is {fresh} now")
            yield _under(entry, fresh)


def _under(entry: PassageEntry, fresh: str) -> PassageEntry:
    """The entry under another id, its units too; each records the one that it had."""

    def moved(unit: str) -> str:
        own = permalink.passage_of(unit) == entry.id
        return permalink.unit_id(fresh, permalink.unit_label(unit)) if own else unit

    units = (
        replace(unit, id=moved(unit.id), into=tuple(map(moved, unit.into)), was=(*unit.was, unit.id))
        for unit in entry.units
    )
    return replace(entry, id=fresh, units=tuple(units), was=(*entry.was, entry.id))


def _with_units(entry: PassageEntry, told: list[str]) -> PassageEntry:
    """The entry with each of its units under an id of its own."""
    found: dict[str, UnitEntry] = {}
    later: list[UnitEntry] = []
    for unit in entry.units:
        first = found.setdefault(unit.id, unit)
        if first is not unit and _reads_alike(first, unit):
            found[unit.id] = replace(
                first, readings={**unit.readings, **first.readings}, at={**unit.at, **first.at}
            )
        elif first is not unit:
            later.append(unit)
    for unit in later:
        taken = [permalink.unit_label(each) for each in found]
        [label] = permalink.labels_between(None, None, 1, taken)
        fresh = permalink.unit_id(entry.id, label)
        told.append(f"{unit.id} stood for two differences: {fresh} is the second now")
        found[fresh] = replace(unit, id=fresh, was=(*unit.was, unit.id))
    units = sorted(found.values(), key=lambda unit: permalink.sort_key(unit.id))
    return replace(entry, units=tuple(units))


def _reads_alike(one: UnitEntry, two: UnitEntry) -> bool:
    shared = one.readings.keys() & two.readings.keys()
    return bool(shared) and all(one.readings[siglum] == two.readings[siglum] for siglum in shared)


def _witnesses(entries: Sequence[WitnessEntry]) -> Iterator[WitnessEntry]:
    """One entry for each siglum, with every file it ever stood for."""
    by_siglum: dict[str, list[WitnessEntry]] = {}
    for entry in entries:
        by_siglum.setdefault(entry.siglum, []).append(entry)
    for first, *others in by_siglum.values():
        known = {file.sha256 for file in first.files}
        files = [file for each in others for file in each.files if file.sha256 not in known]
        dead = all(each.until is not None for each in (first, *others))
        yield replace(
            first,
            since=min(each.since for each in (first, *others)),
            files=(*{file.sha256: file for file in files}.values(), *first.files),
            until=first.until if dead else None,
            into=first.into if dead else (),
        )
