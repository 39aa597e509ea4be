"""A decision once it is made at its place, and why it cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edition.editing.decisions_file import AnyDecision, Placed, PlacedLine
from edition.model import Action, Decision, Passage, Span, VariationUnit


class StaleError(Exception):
    """Why a decision has no place, or cannot hold there."""


class IdleError(StaleError):
    """A decision that changes nothing at this place."""


class SaidError(IdleError):
    """A decision that says what another has said already: no fault, for its place was found."""


def choose(count: int, decision: AnyDecision, passage: Passage) -> int:
    """Which of several places in a passage is meant, from 0."""
    if decision.occurrence is None and count > 1:
        raise StaleError(f"{passage.id} has {count} such places: say which with occurrence = 1 and so on")
    if (decision.occurrence or 1) > count:
        raise StaleError(
            f"{passage.id} has {count} such places, so there is no occurrence {decision.occurrence}"
        )
    return (decision.occurrence or 1) - 1


def decision_made(
    placed: Placed | PlacedLine,
    *,
    text: str | None = None,
    span: Span | None = None,
    machine: Sequence[VariationUnit] = (),
) -> Decision:
    """What the editor says, as a value on what it is said of."""
    decision = placed.decision
    return Decision(
        number=placed.number,
        line=placed.line or 0,
        action=Action(decision.do),
        reason=decision.reason,
        who=decision.who,
        date=decision.date,
        certainty=decision.certainty,
        text=text,
        conjecture=getattr(decision, "conjecture", False),
        witness=getattr(decision, "witness", None),
        words=getattr(decision, "words", None),
        span=span,
        machine=tuple(replace(unit, decisions=()) for unit in machine),
    )


def with_decision(unit: VariationUnit, made: Decision) -> VariationUnit:
    """The unit with one decision more, behind those that it has."""
    return replace(unit, decisions=(*unit.decisions, made))
