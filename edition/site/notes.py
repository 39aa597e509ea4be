"""The notes beside a paragraph: what its editors say, and what differs where its text is printed once."""

from __future__ import annotations

from typing import Final, NamedTuple

from edition.analysis.measures.standing import Bearing
from edition.english import listing
from edition.model import Detail, Group, Kind, Passage
from edition.site.apparatus_entries import ApparatusEntry, absence
from edition.site.decisions_in_words import DecisionInWords, decisions_on
from edition.site.frame import Frame
from edition.site.plain import in_short
from edition.site.wording import DETAILS

_NOTED: Final = frozenset({Kind.SPELLING})
"""Kinds that are noted though no editor says anything: the other version is folded away."""

_ABSENT: Final = {"om.": "nothing", "lost": "lost"}


class Variation(NamedTuple):
    """What other versions have: their names and their words, or how they are absent."""

    names: str
    text: str
    absence: str


class Note(NamedTuple):
    """A note on some words of a passage; `at` is the id of the unit beside whose line it stands.

    `decision` is what the editors decided; without one the note only says what differs. `after` is the word
    behind which words are absent, `remark` what is to be said beside the kind.
    """

    at: str
    lemma: str
    variations: tuple[Variation, ...]
    kind: Kind | None
    decision: DecisionInWords | None
    after: str = ""
    remark: str = ""


def notes(frame: Frame, passage: Passage) -> tuple[Note, ...]:
    """The notes on a passage, in the order of the text; a decision on many places is said at the first."""
    found: list[Note] = []
    for entry in frame.entries[passage.id]:
        first = [r for r in entry.decisions if frame.first_decided.get(r.number) == entry.id and _noted(r)]
        found += [_note(frame, entry, decision) for decision in first]
        if not entry.decisions and (entry.kind in _NOTED or _in_doubt(entry)):
            found.append(_note(frame, entry, None))
    for decision in decisions_on(passage):
        if frame.first_decided.get(decision.number) == passage.id and _noted(decision):
            at = next(
                (unit.id for unit in passage.units if _covers(unit.id, passage, decision.number)), passage.id
            )
            found.append(Note(at, in_short(decision.words or ""), (), None, decision))
    return tuple(found)


def _in_doubt(entry: ApparatusEntry) -> bool:
    """Whether what differs may change what is said though no word is another: a comma, a short form."""
    return entry.bearing is Bearing.DOUBTFUL and entry.kind.group in (Group.PRINT, Group.SPELLING)


def _noted(decision: DecisionInWords) -> bool:
    """Whether a decision is said beside the text; what is only left out of the reading text is said there."""
    return decision.supplied != ""


def _covers(unit: str, passage: Passage, number: int) -> bool:
    """Whether a unit stands in the words that a decision on the passage is about."""
    span = next((made.span for made in passage.decisions if made.number == number), None)
    reading = next(next(iter(u.readings.values())) for u in passage.units if u.id == unit)
    return span is not None and span.start <= reading.start < span.end


def _note(frame: Frame, entry: ApparatusEntry, decision: DecisionInWords | None) -> Note:
    variations = tuple(
        Variation(
            listing([frame.by_siglum[place.siglum].name for place in variant.places]),
            in_short(variant.text) if variant.text else "",
            _ABSENT.get(absence(variant), ""),
        )
        for variant in entry.variants
    )
    lemma = in_short(entry.lemma.text) if entry.lemma.text else ""
    remark = DETAILS[Detail.DOUBTFUL] if _in_doubt(entry) else ""
    return Note(entry.id, lemma, variations, entry.kind, decision, in_short(entry.after), remark)
