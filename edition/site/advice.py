"""What to say of quoting from each source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from edition.analysis.answer.reasons import passages_named
from edition.analysis.measures.standing import (
    Bearing,
    Standing,
    bearing_of,
    how_lost,
    misread_words,
    passage_loss,
    where_lost,
)
from edition.english import count, listing
from edition.model import Edition, Kind, Role


def advice(edition: Edition, standing: Standing, base: str, reworded: str = "") -> str:
    """One sentence on quoting from a witness; `reworded` says which words it has for others."""
    if edition.role(standing.siglum) is Role.UNRELATED:
        return "Another text: not a version of this statement."
    if len(edition.witnesses) == 1:
        return "The only version here: nothing confirms it and nothing contradicts it."
    if standing.siglum == edition.base:
        return _advice_on_base(edition)
    differs = _differences(standing)
    if standing.damaged and not differs:
        return f"{_opened(harm(edition, [standing]))}: there, quote from {base}. Elsewhere the same words."
    if standing.damaged:
        return _opened([*differs, *harm(edition, [standing])]) + f"{reworded}."
    if differs:
        return _opened(differs) + f"{reworded or ': say which version you quote'}."
    if edition.doubts:
        return "The same words as the base, as far as both go; whether that is all stands among the doubts."
    return "Complete, and the same words as the base."


def harm(edition: Edition, standings: Sequence[Standing]) -> list[str]:
    """Where text of some witnesses is lost, and where it is only misread: `damaged in paragraph 5`."""
    told: dict[str, set[str]] = {"damaged": set(), "incomplete": set(), "misread": set()}
    for each in standings:
        told[where_lost(edition.witness(each.siglum))] |= {*each.damaged} - {*each.only_misread}
        told["misread"] |= {*each.only_misread}
    told["misread"] -= told["damaged"] | told["incomplete"]
    every = [passage.id for passage in edition.passages]
    return [
        f"{how} in {passages_named([p for p in every if p in where])}" for how, where in told.items() if where
    ]


def _differences(standing: Standing) -> list[str]:
    """What a witness has beside the words of the base in their order, damage aside; the weightiest first."""
    places = standing.wording - len(standing.lacking) - len(standing.extra)
    order = bool(standing.reordered or standing.moved)
    return [
        *([f"without {passages_named(standing.lacking)}"] if standing.lacking else []),
        *([f"{count(len(standing.extra), 'paragraph')} more"] if standing.extra else []),
        *([f"other words in {count(places, 'place')}"] if places else []),
        *([f"in doubt in {count(standing.doubtful, 'place')}"] if standing.doubtful else []),
        *(["words in another order"] if order else []),
    ]


def _opened(differences: list[str]) -> str:
    said = listing(differences)
    return said[:1].upper() + said[1:]


def _advice_on_base(edition: Edition) -> str:
    lacking = [p.id for p in edition.passages if not p.paragraphs.get(edition.base)]
    if lacking:
        return f"Lacks {passages_named(lacking)}: the version the others are compared with."
    if edition.doubts:
        return "The version the others are compared with; whether it is complete stands among the doubts."
    return "Complete: the version the others are compared with."


class Departure(NamedTuple):
    """Where a witness does not read as the base, from passage to passage; what differs, whether it weighs."""

    first: str
    last: str
    says: str
    weighs: bool


def departures(edition: Edition, siglum: str) -> list[Departure]:
    """Where a witness does not read as the base beyond print; passages in a row that it lacks are one."""
    found: list[Departure] = []
    before = None  # what was said last, where it was said of whole passages
    for passage in edition.passages:
        whole = True
        if not passage.paragraphs.get(edition.base):
            said, weighs = ("not in the base" if passage.paragraphs.get(siglum) else ""), True
        elif not passage.paragraphs.get(siglum):
            said, weighs = (how_lost(edition.witness(siglum)) if siglum in passage.lost else "not here"), True
        else:
            whole = False
            lost = passage_loss(edition, passage, siglum)
            readings = [(u.readings[siglum], u.lemma) for u in passage.units if siglum in u.readings]
            misread = sum(
                misread_words(own.text, lemma.text) for own, lemma in readings if own.kind is Kind.OCR
            )
            bearings = [bearing_of(*each) for each in readings]
            doubtful, spelling = (bearings.count(each) for each in (Bearing.DOUBTFUL, Bearing.SPELLING))
            reworded = [
                own.stretch
                for (own, _), bearing in zip(readings, bearings, strict=True)
                if bearing is Bearing.WORDING
            ]
            wording = reworded.count(None) + len({*reworded} - {None})  # over several units once
            parts = [f"{count(wording, 'difference')} of wording"] if wording else []
            parts += [f"{count(lost, 'word')} lost"] if lost else []
            parts += [count(misread, "word misread", "words misread")] if misread else []
            parts += [f"{count(doubtful, 'difference')} in doubt"] if doubtful else []
            parts += [f"{count(spelling, 'difference')} of spelling"] if spelling else []
            parts += ["words in another order"] if Bearing.ORDER in bearings else []
            said, weighs = listing(parts), bool(wording or lost)
        if said and whole and said == before:
            found[-1] = found[-1]._replace(last=passage.id)
        elif said:
            found.append(Departure(passage.id, passage.id, said, weighs))
        if said or not whole:
            before = said if whole else None
    return found
