"""What the editors decided, as the pages say it: beside the difference, and under the paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from edition.english import listing
from edition.model import Action, Certainty, Decision, Detail, Passage, VariationUnit
from edition.site.plain import day_in_words

_CERTAINTY: Final[Mapping[Certainty, str]] = {
    Certainty.HIGH: "high certainty",
    Certainty.MEDIUM: "medium certainty",
    Certainty.LOW: "low certainty",
    Certainty.UNKNOWN: "certainty not stated",
}
_HEADINGS: Final[Mapping[Action, str]] = {
    Action.KIND: "Another judgement",
    Action.JOIN: "One difference",
    Action.SPLIT: "Several differences",
    Action.ALIGN: "Words put against other words",
    Action.SUPPLY: "Reading supplied",
    Action.NOTE: "Note",
    Action.FURNITURE: "Not text of the statement",
    Action.TEXT: "Text of the statement",
}


class DecisionInWords(NamedTuple):
    """A decision in words: what was decided, what the machine had found, why, by whom and when.

    `supplied` is the reading that the heading announces, `words` what of the base it is about.
    """

    number: int
    heading: str
    supplied: str | None
    words: str | None
    said: str | None
    machine: str | None
    reason: str
    signed: str


def decision_in_words(made: Decision, unit: VariationUnit | None = None) -> DecisionInWords:
    """A decision in words, of the unit that carries it or of a passage."""
    supplies = made.action is Action.SUPPLY
    return DecisionInWords(
        number=made.number,
        heading=_supplied(made) if supplies else _HEADINGS[made.action],
        supplied=made.text if supplies else None,
        words=made.words,
        said=made.text if made.action is Action.NOTE else None,
        machine=_machine(made, unit),
        reason=made.reason,
        signed=_signed(made),
    )


def decisions_on(passage: Passage) -> tuple[DecisionInWords, ...]:
    """The decisions on a passage or on words of it."""
    return tuple(decision_in_words(made) for made in passage.decisions)


def _signed(made: Decision) -> str:
    who = made.who[:1].upper() + made.who[1:]
    return f"{who}, {day_in_words(made.date)}, {_CERTAINTY[made.certainty]}"


def _supplied(made: Decision) -> str:
    if made.witness:
        return f"{made.witness} probably read{'' if made.text else ' nothing'}"
    if not made.text:
        return "Left out of the reading text"
    return "Reading text, a conjecture:" if made.conjecture else "Reading text:"


def _machine(made: Decision, unit: VariationUnit | None) -> str | None:
    if not made.machine:
        return None
    found = listing([_found(each) for each in made.machine])
    now = f"; the editors: {unit.kind.label.lower()}" if unit else ""
    return f"The program found: {found}{now}."


def _found(unit: VariationUnit) -> str:
    doubtful = any(each.detail is Detail.DOUBTFUL for _, each in unit.differing)
    return f"{unit.kind.label.lower()}{', doubtful' if doubtful else ''}"
