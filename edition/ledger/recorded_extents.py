"""Roles and extents as once published: what they were stays so until an editor says otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from edition.ledger.entries import Ledger, SourceFile
from edition.ledger.recorded_places import published_places
from edition.model import Edition, Sources, Span, Witness


def extent_of(edition: Edition, siglum: str) -> Span | None:
    """Where the statement stands in a source of the edition, None where it does not."""
    extent = edition.extents.get(siglum)
    return Span(extent.start, extent.end) if extent else None


def as_recorded(sources: Sources, ledger: Ledger) -> Sources:
    """The sources with the roles and extents that the ledger has of the same files, and its texts and places.

    What the manifest says goes before. A source that shared nothing stays unrelated, whoever comes.
    """
    witnesses: list[Witness] = []
    recorded: set[str] = set()
    published, places = _published(ledger), published_places(ledger)
    for witness in sources.witnesses:
        shown = _shown(ledger, witness)
        if shown and witness.role in (None, shown.role) and witness.statement is None:
            held = replace(witness, role=shown.role, statement=shown.extent)
            recorded |= {witness.siglum} if held != witness else set()
            witness = held
        times = published.get(witness.siglum, Counter())
        repeated = frozenset(text for text, count in times.items() if count > 1)
        here = places.get(witness.siglum, {})
        witnesses.append(
            replace(
                witness,
                published=frozenset(times),
                repeated=repeated,
                places=here,
                unchanged=shown is not None,
            )
        )
    return replace(sources, witnesses=tuple(witnesses), recorded=frozenset(recorded))


def _published(ledger: Ledger) -> dict[str, Counter[str]]:
    """By siglum every text that passages which are not gone had in that source, with how many had it."""
    found: dict[str, Counter[str]] = {}
    for entry in ledger.entries:
        texts = {(version.siglum, version.text) for version in entry.versions if entry.until is None}
        for siglum, text in texts:
            found.setdefault(siglum, Counter())[text] += 1
    return found


def _shown(ledger: Ledger, witness: Witness) -> SourceFile | None:
    """What the ledger has of a witness's file, if that was the one shown last, with the role it had."""
    entry = ledger.witness(witness.siglum)
    if entry is None or entry.until is not None:
        return None
    file = entry.files[-1]
    fits = file.sha256 == witness.sha256 and (file.extent is None or file.extent.end <= len(witness.text))
    return file if fits and file.role is not None else None


def extents_beyond(sources: Sources, ledger: Ledger) -> Iterator[str]:
    """What is wrong with each recorded extent that ends beyond its file, which no `mint` has written."""
    for witness in sources.witnesses:
        entry = ledger.witness(witness.siglum)
        for file in entry.files if entry else ():
            length = len(witness.text)
            if file.sha256 == witness.sha256 and file.extent and file.extent.end > length:
                yield (
                    f"the statement ends at character {file.extent.end:,} of {witness.file}, "
                    f"which has {length:,}: restore the ledger, or mend the entry"
                )


def changed_extents(edition: Edition, ledger: Ledger) -> Iterator[tuple[Witness, SourceFile | None]]:
    """The witnesses whose role or extent is not as recorded, each with what the ledger has of the file."""
    for witness in edition.witnesses:
        entry = ledger.witness(witness.siglum)
        file = entry.files[-1] if entry and entry.until is None else None
        known = file if file and file.sha256 == witness.sha256 else None
        role, extent = edition.role(witness.siglum), extent_of(edition, witness.siglum)
        if known is None or (known.role, known.extent) != (role, extent):
            yield witness, known
