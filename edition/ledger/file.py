"""The ledger's file, `variants/permalinks.toml`: written by `mint`, read back with every fault at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Final, Literal

from edition import permalink
from edition.errors import EditionError
from edition.ledger.entries import (
    NAME,
    Ledger,
    PassageEntry,
    RecordedText,
    SourceFile,
    UnitEntry,
    WitnessEntry,
)
from edition.ledger.fingerprints import cited, fingerprint, sha256
from edition.model import Role, Span
from edition.toml_file import (
    AtLeast,
    Form,
    FormError,
    FormFault,
    KeyPath,
    TomlFile,
    Wrong,
    filled,
    toml_value,
)

HEADER: Final = """\
# Every id ever published, with the texts it stood for. Written by `python build_site.py mint`:
# keep it under version control and do not edit it, published ids depend on it.
"""
CONFLICT: Final = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( .*)?\r?$", re.MULTILINE)
"""A line that git puts where two branches disagree."""

_SETTLE: Final = "after a merge of branches run `python build_site.py settle`, else restore the file"
_RESTORE: Final = "restore the file from version control, or mend the entry"


def format_ledger(ledger: Ledger) -> str:
    """The ledger as TOML, one line for each file, each text and each unit."""
    tables = [*map(_witness, ledger.witnesses), *map(_entry, ledger.entries)]
    base = f"base = {toml_value(ledger.base)}\n" if ledger.base else ""
    return "\n".join([f"{HEADER}ledger = 1\n{base}", *map("\n".join, tables)])


def _witness(entry: WitnessEntry) -> Iterator[str]:
    yield "[[witness]]"
    yield f"siglum = {toml_value(entry.siglum)}"
    yield f"since = {entry.since}"
    yield from _end(entry)
    yield from _rows("files", map(_file, entry.files))
    yield ""


def _entry(entry: PassageEntry) -> Iterator[str]:
    yield "[[passage]]"
    yield f"id = {toml_value(entry.id)}"
    yield f"since = {entry.since}"
    yield from _line("origin", entry.origin)
    yield from _line("was", entry.was)
    yield from _end(entry)
    yield from _rows("texts", map(_version, entry.versions))
    if entry.units:
        yield from _rows("units", map(_unit, entry.units))
    yield ""


def _file(file: SourceFile) -> dict[str, object]:
    row: dict[str, object] = {"name": file.name, "since": file.since, "sha256": file.sha256}
    row |= {"role": file.role.value} if file.role else {}
    return row | ({"extent": list(file.extent)} if file.extent else {})


def _end(entry: WitnessEntry | PassageEntry) -> Iterator[str]:
    if entry.until is not None:
        yield f"until = {entry.until}"
        yield from _line("into", entry.into)


def _rows(key: str, tables: Iterable[Mapping[str, object]]) -> Iterator[str]:
    yield f"{key} = ["
    yield from (f"  {toml_value(table)}," for table in tables)
    yield "]"


def _line(key: str, ids: tuple[str, ...]) -> Iterator[str]:
    if ids:
        yield f"{key} = {toml_value(ids)}"


def _version(version: RecordedText) -> dict[str, object]:
    return {
        "witness": version.siglum,
        "since": version.since,
        "fingerprint": fingerprint(version.text),
        "text": version.text,
    }


def _unit(unit: UnitEntry) -> dict[str, object]:
    row: dict[str, object] = {"id": unit.id, "since": unit.since}
    if unit.until is not None:
        row |= {"until": unit.until}
        row |= {"into": list(unit.into)} if unit.into else {}
    row |= {"was": list(unit.was)} if unit.was else {}
    row |= {"before": unit.before, "after": unit.after}
    row |= {"at": {siglum: list(span) for siglum, span in unit.at.items()}} if unit.at else {}
    return row | {"readings": dict(unit.readings)}


def _must_be(what: str, holds: Callable[[str], object]) -> Callable[[str], str]:
    """What gives a text back, and ValueError of one that is not that."""

    def checked(text: str) -> str:
        if not holds(text):
            raise ValueError(f"{text[:40]!r} is not {what}: {_RESTORE}")
        return text

    return checked


_LedgerSiglum = Annotated[str, _must_be("a siglum", permalink.is_siglum)]
_PassageId = Annotated[str, _must_be("a passage id such as p5 or p2a", permalink.is_passage_id)]
_UnitId = Annotated[str, _must_be("a unit id such as p5.u3", permalink.is_unit_id)]
_Offset = Annotated[int, AtLeast(0)]


class _TextTable(Form):
    witness: _LedgerSiglum
    since: date
    fingerprint: str
    text: str


class _UnitTable(Form):
    id: _UnitId
    since: date
    readings: Annotated[dict[_LedgerSiglum, str], AtLeast(1)]
    before: str = ""
    after: str = ""
    until: date | None = None
    into: tuple[_UnitId, ...] = ()
    was: tuple[_UnitId, ...] = ()
    at: dict[_LedgerSiglum, tuple[_Offset, _Offset]] | None = None


class _PassageTable(Form):
    id: _PassageId
    since: date
    texts: Annotated[tuple[_TextTable, ...], AtLeast(1)]
    units: tuple[_UnitTable, ...] = ()
    origin: tuple[_PassageId, ...] = ()
    until: date | None = None
    into: tuple[_PassageId, ...] = ()
    was: tuple[_PassageId, ...] = ()


class _FileTable(Form):
    name: str
    since: date
    sha256: Annotated[str, _must_be("a SHA-256", re.compile("[0-9a-f]{64}").fullmatch)]
    role: Role | None = None
    extent: tuple[_Offset, _Offset] | None = None


class _WitnessTable(Form):
    siglum: _LedgerSiglum
    since: date
    files: Annotated[tuple[_FileTable, ...], AtLeast(1)]
    until: date | None = None
    into: tuple[_LedgerSiglum, ...] = ()


class _LedgerTable(Form):
    ledger: Literal[1]
    base: _LedgerSiglum | None = None
    witness: tuple[_WitnessTable, ...] = ()
    passage: tuple[_PassageTable, ...] = ()


def parse_ledger(text: str, file: str = NAME, *, merged: bool = False) -> Ledger:
    """The ledger of that text; EditionError with every fault of it.

    One that is `merged` from two branches may have an id twice.
    """
    source = TomlFile(text, file)
    if not merged and CONFLICT.search(text):
        raise EditionError.of(file, f"has the conflict marks of a merge: {_SETTLE}")
    try:
        table = filled(_LedgerTable, source.tables())
    except FormError as error:
        raise EditionError(source.form_faults(error, _message)) from error
    except EditionError as error:
        raise EditionError([replace(f, message=f"{f.message}: {_RESTORE}") for f in error.faults]) from error
    found = [each for each in _contradictions(table) if not (merged and each[1].endswith(_SETTLE))]
    if faults := [source.fault(message, *place) for place, message in found]:
        raise EditionError(faults)
    return Ledger(tuple(map(_to_entry, table.passage)), tuple(map(_to_witness, table.witness)), table.base)


def _to_entry(table: _PassageTable) -> PassageEntry:
    return PassageEntry(
        id=table.id,
        since=table.since,
        versions=tuple(RecordedText(row.witness, row.since, row.text) for row in table.texts),
        units=tuple(map(_to_unit, table.units)),
        origin=table.origin,
        until=table.until,
        into=table.into,
        was=table.was,
    )


def _to_unit(table: _UnitTable) -> UnitEntry:
    at = {siglum: Span(*span) for siglum, span in (table.at or {}).items()}
    return UnitEntry(**{**table.values(), "at": at})


def _to_witness(table: _WitnessTable) -> WitnessEntry:
    files = tuple(map(_to_file, table.files))
    return WitnessEntry(table.siglum, table.since, files, table.until, table.into)


def _to_file(table: _FileTable) -> SourceFile:
    extent = Span(*table.extent) if table.extent else None
    return SourceFile(table.name, table.since, table.sha256, table.role, extent)


def _contradictions(table: _LedgerTable) -> Iterator[tuple[KeyPath, str]]:
    """What no valid form can rule out: ids given twice, links to nowhere, texts altered by hand."""
    yield from _witness_contradictions(table)
    if table.base is not None and all(witness.siglum != table.base for witness in table.witness):
        yield ("base",), f"{table.base} is not a siglum of this ledger: {_RESTORE}"
    known = Counter(_ids(table))
    for at, passage in enumerate(table.passage):
        place: KeyPath = ("passage", at)
        if known[passage.id] > 1:
            yield (*place, "id"), f"{passage.id} is recorded {known[passage.id]} times: {_SETTLE}"
        for key in ("origin", "into"):
            yield from _unknown((*place, key), getattr(passage, key), known, "an id")
        for row, version in enumerate(passage.texts):
            recorded = cited(version.fingerprint)
            if recorded is None or not recorded.is_of(sha256(version.text)):
                message = f"is not that of the text recorded with it under {passage.id}: {_RESTORE}"
                yield (*place, "texts", row, "fingerprint"), message
        yield from _unit_contradictions(passage, place, known)


def _witness_contradictions(table: _LedgerTable) -> Iterator[tuple[KeyPath, str]]:
    known = Counter(witness.siglum for witness in table.witness)
    for at, witness in enumerate(table.witness):
        place: KeyPath = ("witness", at)
        if known[witness.siglum] > 1:
            yield (
                (*place, "siglum"),
                f"{witness.siglum} is recorded {known[witness.siglum]} times: {_SETTLE}",
            )
        for row, file in enumerate(witness.files):
            if file.extent and file.extent[0] > file.extent[1]:
                yield (*place, "files", row, "extent"), f"ends before it begins: {_RESTORE}"
        yield from _unknown((*place, "into"), witness.into, known, "a siglum")


def _unit_contradictions(
    passage: _PassageTable, place: KeyPath, known: Counter[str]
) -> Iterator[tuple[KeyPath, str]]:
    for row, unit in enumerate(passage.units):
        if permalink.passage_of(unit.id) != passage.id:
            yield (*place, "units", row, "id"), f"{unit.id} is not a unit of {passage.id}: {_RESTORE}"
        elif known[unit.id] > 1:
            yield (*place, "units", row, "id"), f"{unit.id} is recorded {known[unit.id]} times: {_SETTLE}"
        for siglum, (start, end) in (unit.at or {}).items():
            if siglum not in unit.readings:
                yield (*place, "units", row, "at"), f"{siglum} has no reading there: {_RESTORE}"
            elif start > end:
                yield (*place, "units", row, "at"), f"ends before it begins: {_RESTORE}"
        yield from _unknown((*place, "units", row, "into"), unit.into, known, "an id")


def _unknown(
    place: KeyPath, named: Iterable[str], known: Collection[str], what: str
) -> Iterator[tuple[KeyPath, str]]:
    for other in named:
        if other not in known:
            yield place, f"{other} is not {what} of this ledger: {_RESTORE}"


def _ids(table: _LedgerTable) -> Iterable[str]:
    for passage in table.passage:
        yield passage.id
        yield from (unit.id for unit in passage.units)


def _message(fault: FormFault) -> str:
    if fault.wrong is Wrong.OTHER_VALUE:
        return "must be 1, the only form of ledger this version reads"
    return fault.message if _RESTORE in fault.message else f"{fault.message}: {_RESTORE}"
