"""Whether a text that was cited is still the text shown, and if not, what changed since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Final

from rapidfuzz.distance import Levenshtein

from edition import permalink
from edition.errors import EditionError
from edition.ledger import fingerprints
from edition.ledger.fingerprints import Cited, sha256
from edition.ledger.ids import Register, texts_of
from edition.ledger.recorded_witnesses import withdrawn_witnesses
from edition.light_dataclass import dataclass

_SPACED_WORD: Final = re.compile(r"\S+\s?|\s")


class CitationState(Enum):
    """What became of a text that was cited."""

    SAME = "same"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words cited and the words that stand there now; either may be empty."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of what was cited under `id`, and what that rests on.

    `siglum` is the witness that has or had the text cited, `since` the day it was first recorded.
    Where it `CHANGED`, `changes` are the words, `parts` the passages split from this one and `joined`
    those that it has taken up; of a witness cited as a whole `changed_in` are the passages that read
    otherwise. `into` is set where a passage or witness was withdrawn. `unit_gone` names what took the
    place of the variation unit cited; None where it is there, or none was cited.
    """

    id: str
    fingerprint: Cited
    state: CitationState
    siglum: str | None = None
    since: date | None = None
    changes: tuple[WordChange, ...] = ()
    parts: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    changed_in: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    unit_gone: tuple[str, ...] | None = None


def verify(register: Register, url_or_id: str, cited_fingerprint: str) -> Verification:
    """Compare a cited fingerprint with the texts shown and with the texts recorded.

    EditionError where the address or id names nothing that was ever published here.
    """
    wanted = _checked(cited_fingerprint)
    present = [witness.siglum for witness in register.edition.witnesses]
    sigla = {*present, *(entry.siglum for entry in register.ledger.witnesses)}
    if siglum := permalink.siglum_of(url_or_id.strip(), sigla):
        return _witness(register, siglum, wanted, siglum in present)
    identifier = _known(register, url_or_id)
    gone = register.withdrawn_units.get(permalink.passage_of(identifier), ())
    unit_gone = next((unit.into for unit in gone if unit.entry.id == identifier), None)
    return replace(_compared(register, identifier, wanted), unit_gone=unit_gone)


def _witness(register: Register, siglum: str, wanted: Cited, present: bool) -> Verification:
    """What became of a witness cited as a whole, by its file."""
    entry = register.ledger.witness(siglum)
    cited = next((f for f in reversed(entry.files) if wanted.is_of(f.sha256)), None) if entry else None
    since = cited.since if cited is not None else None
    if present and wanted.is_of(register.edition.witness(siglum).sha256):
        return Verification(siglum, wanted, CitationState.SAME, since=since)
    if cited is None:
        return Verification(siglum, wanted, CitationState.UNKNOWN)
    if present:
        changed = tuple(_read_otherwise(register, siglum))
        return Verification(siglum, wanted, CitationState.CHANGED, since=since, changed_in=changed)
    gone = withdrawn_witnesses(register.edition, register.ledger)
    into = next((each.into for each in gone if each.entry.siglum == siglum), ())
    return Verification(siglum, wanted, CitationState.WITHDRAWN, since=since, into=into)


def _read_otherwise(register: Register, siglum: str) -> Iterator[str]:
    """The passages for which a text of a witness is recorded that it does not have there now."""
    shown = {passage.id: texts_of(passage).get(siglum) for passage in register.edition.passages}
    for entry in register.ledger.entries:
        if any(row.siglum == siglum and row.text != shown.get(entry.id) for row in entry.versions):
            yield entry.id


def _compared(register: Register, identifier: str, wanted: Cited) -> Verification:
    """What became of a passage, or on that of a unit."""
    passage_id = permalink.passage_of(identifier)
    shown = next((texts_of(row) for row in register.edition.passages if row.id == passage_id), {})
    entry = register.ledger.entry(passage_id)
    versions = entry.versions if entry is not None else ()
    into = next((gone.into for gone in register.withdrawn if gone.entry.id == passage_id), ())
    cited = min((row for row in versions if _has(row.text, wanted)), key=lambda row: row.since, default=None)
    for siglum, text in shown.items():  # what is recorded says what was cited: two texts may be made alike
        if text == cited.text if cited else _has(text, wanted):
            since = next((row.since for row in versions if (row.siglum, row.text) == (siglum, text)), None)
            return Verification(identifier, wanted, CitationState.SAME, siglum, since)
    if cited is None:
        return _on_a_branch(register, identifier, wanted, into)
    if cited.siglum not in shown:
        return Verification(identifier, wanted, CitationState.WITHDRAWN, cited.siglum, cited.since, into=into)
    changes = tuple(changes_between(cited.text, shown[cited.siglum]))
    parts, joined = register.offspring.get(passage_id, ()), register.absorbed.get(passage_id, ())
    return Verification(
        identifier, wanted, CitationState.CHANGED, cited.siglum, cited.since, changes, parts, joined
    )


def _on_a_branch(register: Register, identifier: str, wanted: Cited, into: tuple[str, ...]) -> Verification:
    """What became of a text that the passage never had, unless on a branch before a merge told two apart."""
    for entry in register.ledger.entries:
        if permalink.passage_of(identifier) in entry.was:
            cited = next((row for row in reversed(entry.versions) if _has(row.text, wanted)), None)
            if cited is not None:
                now = (entry.id,)
                return Verification(
                    identifier, wanted, CitationState.WITHDRAWN, cited.siglum, cited.since, into=now
                )
    return Verification(identifier, wanted, CitationState.UNKNOWN, into=into)


def changes_between(before: str, after: str) -> Iterator[WordChange]:
    """The runs of words in which two texts differ, in order; white space counts with the word before it."""
    old, new = _SPACED_WORD.findall(f"{before} "), _SPACED_WORD.findall(f"{after} ")
    for step in Levenshtein.opcodes(old, new):
        if step.tag != "equal":
            yield WordChange(
                "".join(old[step.src_start : step.src_end]).strip(" "),
                "".join(new[step.dest_start : step.dest_end]).strip(" "),
            )


def describe(verification: Verification) -> Iterator[str]:
    """What became of it, in words, a line for each thing to say."""
    place = f"{verification.id}, {verification.siglum}" if verification.siglum else verification.id
    since = f", recorded on {verification.since}" if verification.since else ""
    match verification.state:
        case CitationState.SAME:
            yield f"{place}: the text cited is the text shown{since}"
        case CitationState.CHANGED:
            told = verification.changes or verification.changed_in
            yield f"{place}: the text has changed since it was cited{since}{':' if told else ''}"
            for change in verification.changes:
                yield f"  {change.before or '(nothing)'} -> {change.after or '(nothing)'}"
            if verification.parts:
                yield f"part of its text is now {', '.join(verification.parts)}"
            if verification.joined:
                yield f"it has the text of what was {', '.join(verification.joined)}"
            if verification.changed_in:
                yield f"  in {', '.join(verification.changed_in)}: verify one to see what changed there"
        case CitationState.WITHDRAWN:
            yield f"{place}: the text cited{since} is no longer shown here"
        case CitationState.UNKNOWN:
            yield f"{place}: no text shown or recorded here has this fingerprint"
    if verification.fingerprint.is_old:
        bits = verification.fingerprint.bits
        yield f"  its {bits} bits hold against chance, not against a forger; 16 letters do"
    if verification.into:
        yield f"its text is now in {', '.join(verification.into)}"
    if verification.unit_gone is not None:
        now = f": in its place is {', '.join(verification.unit_gone)}" if verification.unit_gone else ""
        yield f"the versions no longer differ as they did at {verification.id}{now}"


def _checked(text: str) -> Cited:
    wanted = fingerprints.cited(text)
    if wanted is None:
        message = (
            f"{text[:80]!r} is not a fingerprint: give the 16 letters, or 12 digits, that a citation has"
        )
        raise EditionError.of("--fingerprint", message)
    return wanted


def _known(register: Register, url_or_id: str) -> str:
    """The published id that is named, on a branch perhaps; EditionError where it is none."""
    identifier = permalink.identifier_of(url_or_id.strip())
    if identifier is None:
        sigla = ", ".join(witness.siglum for witness in register.edition.witnesses[:20])
        message = f"names no paragraph here: give one such as p5 or .../p/5.html, or a siglum ({sigla})"
        raise EditionError.of(url_or_id.strip()[:200] or "verify", message)
    known = {passage.id for passage in register.edition.passages}
    known |= {unit.id for _, unit in register.edition.units()}
    known |= {entry.id for entry in register.ledger.entries}
    known |= {
        name for entry in register.ledger.entries for unit in entry.units for name in (unit.id, *unit.was)
    }
    if identifier not in known:
        raise EditionError.of(identifier, "was never published here: check the id")
    return identifier


def _has(text: str, wanted: Cited) -> bool:
    """Whether a text has that fingerprint."""
    return wanted.is_of(sha256(text))
