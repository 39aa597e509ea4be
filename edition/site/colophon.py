"""Who made this, in what state it is, and how that state is told from another."""

from __future__ import annotations

import hashlib

from edition.english import count, listing
from edition.ledger.fingerprints import of_checksum, passage_fingerprint
from edition.ledger.ids import Register
from edition.light_dataclass import dataclass
from edition.model import Edition
from edition.site.plain import day_in_words


@dataclass(frozen=True, slots=True)
class Colophon:
    """What stands at the foot of every page; `day` is that of the last record or decision, in words."""

    title: str
    sources: str
    editors: str
    day: str | None
    fingerprint: str


def colophon(edition: Edition, register: Register | None, preview: bool = False) -> Colophon:
    """The colophon of an edition; its day is that of the latest entry of the ledger or of its decisions.

    That of a preview has no fingerprint, which would change every page with every edit.
    """
    made = [decision for passage in edition.passages for decision in passage.decisions]
    made += [decision for _, unit in edition.units() for decision in unit.decisions]
    made += edition.line_decisions
    days = [decision.date for decision in made]
    if register is not None:
        days += [version.since.isoformat() for entry in register.ledger.entries for version in entry.versions]
    editors = listing(list(dict.fromkeys(decision.who for decision in made)))
    latest = max(filter(None, days), default=None)
    return Colophon(
        edition.title,
        count(len(edition.witnesses), "source"),
        editors,
        day_in_words(latest) if latest else None,
        "none: a preview" if preview else edition_fingerprint(edition),
    )


def edition_fingerprint(edition: Edition) -> str:
    """The first digits of a SHA-256 over the fingerprints of all texts and the kinds of all differences."""
    lines = [
        f"{passage.id} {siglum} {passage_fingerprint(passage, siglum)}"
        for passage in edition.passages
        for siglum in sorted(passage.paragraphs)
    ]
    lines += [f"{unit.id} {unit.kind.value}" for _, unit in edition.units()]
    return of_checksum(hashlib.sha256("\n".join(lines).encode()).hexdigest())
