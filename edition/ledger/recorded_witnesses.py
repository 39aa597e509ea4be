"""The sources that the ledger has beside those of the edition: which are new, which gone, what is entered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from edition.ledger.entries import Ledger, SourceFile, WitnessEntry
from edition.ledger.recorded_extents import extent_of
from edition.light_dataclass import dataclass
from edition.model import Edition, Witness


@dataclass(frozen=True, slots=True)
class WithdrawnWitness:
    """A published witness that the edition no longer has; `into` are the witnesses with a file it had."""

    entry: WitnessEntry
    into: tuple[str, ...]


def unrecorded_witnesses(edition: Edition, ledger: Ledger) -> Iterator[Witness]:
    """The witnesses whose file the ledger does not have as the one shown last."""
    for witness in edition.witnesses:
        entry = ledger.witness(witness.siglum)
        if entry is None or entry.until is not None or entry.files[-1].sha256 != witness.sha256:
            yield witness


def withdrawn_witnesses(edition: Edition, ledger: Ledger) -> Iterator[WithdrawnWitness]:
    """The published witnesses that are no more."""
    for entry in ledger.witnesses:
        if any(witness.siglum == entry.siglum for witness in edition.witnesses):
            continue
        had = {file.sha256 for file in entry.files}
        into = tuple(witness.siglum for witness in edition.witnesses if witness.sha256 in had)
        yield WithdrawnWitness(entry, entry.into if entry.until else into)


def minted_witnesses(edition: Edition, ledger: Ledger, today: date) -> Iterator[WitnessEntry]:
    """The entries with all that the edition shows; those of witnesses that are gone come last."""
    for witness in edition.witnesses:
        shown = SourceFile(witness.file, today, witness.sha256)
        entry = ledger.witness(witness.siglum) or WitnessEntry(witness.siglum, today, ())
        known = {file.sha256: file for file in entry.files}
        last = known.pop(witness.sha256, shown)
        last = replace(last, role=edition.role(witness.siglum), extent=extent_of(edition, witness.siglum))
        yield replace(entry, files=(*known.values(), last), until=None, into=())
    for gone in withdrawn_witnesses(edition, ledger):
        yield gone.entry if gone.entry.until else replace(gone.entry, until=today, into=gone.into)
