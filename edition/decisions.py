"""Stage 4: what the editors decide, applied to what the machine has found.

Decisions apply in the order of their file, each to the outcome of those before it. They name a place
by its passage and by the readings or words that stand there, never by the number of a unit: where the
text has changed so that they no longer stand there, the decision is stale, and that is a fault.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NoReturn

from edition.decisions_file import (
    AlignDecision,
    AnyDecision,
    Decisions,
    JoinDecision,
    Placed,
    SplitDecision,
    SupplyDecision,
)
from edition.errors import EditionError, Fault
from edition.model import Edition, Passage, VariationUnit
from edition.quoted import folded
from edition.realigning import realign
from edition.rulings import IdleError, StaleError, choose, rule, rule_on_passage

Readings = Mapping[str, str]


def apply(edition: Edition, decisions: Decisions) -> Edition:
    """The edition as its editors judge it; EditionError with every decision that has no place in it."""
    faults: list[Fault] = []
    for placed in decisions.placed:
        try:
            edition = _apply(edition, placed)
        except StaleError as stale:
            key = f"decision[{placed.number}]"
            faults.append(Fault(decisions.file, f"{stale}", line=placed.line, key=key))
    if faults:
        raise EditionError(faults)
    return edition


def _apply(edition: Edition, placed: Placed) -> Edition:
    _check_sigla(edition, placed.decision)
    if isinstance(placed.decision, AlignDecision) and not placed.decision.units:
        return realign(edition, placed, placed.decision)
    idle: list[IdleError] = []
    decided = [_in_passage(edition, passage, placed, idle) for passage in edition.passages]
    if all(new is old for new, old in zip(decided, edition.passages, strict=True)):
        if idle:
            raise idle[0]
        _nowhere(edition, placed.decision)
    return replace(edition, passages=tuple(decided))


def _check_sigla(edition: Edition, decision: AnyDecision) -> None:
    known = [witness.siglum for witness in edition.witnesses]
    quoted = [siglum for readings in _quoted(decision) for siglum in readings]
    if isinstance(decision, SupplyDecision) and decision.witness:
        quoted.append(decision.witness)
    if isinstance(decision, AlignDecision):
        quoted += decision.apart
    for siglum in quoted:
        if siglum not in known:
            raise StaleError(f"{siglum!r} is no witness; the sigla are {', '.join(known[:20])}")


def _quoted(decision: AnyDecision) -> list[Readings]:
    match decision:
        case JoinDecision():
            return list(decision.units)
        case AlignDecision():
            return [*decision.units, *(part.readings for part in decision.into)]
        case SplitDecision():
            return [decision.readings, *(part.readings for part in decision.into)]
        case _:
            return [decision.readings] if decision.readings else []


def _nowhere(edition: Edition, decision: AnyDecision) -> NoReturn:
    """Say what is looked for and where it no longer stands."""
    quoted = " and ".join(_shown(readings) for readings in _sought(decision))
    words = getattr(decision, "words", None)
    what = f"reads {quoted}" if quoted else f"has the words {words!r} in the base"
    where = f"{decision.passage} has no place that" if decision.passage else "no place"
    if decision.passage and decision.passage not in {passage.id for passage in edition.passages}:
        raise StaleError(f"there is no passage {decision.passage}: the decision has lost its place")
    raise StaleError(f"{where} {what}: the text there has changed; look, then mend or remove the decision")


def _shown(readings: Readings) -> str:
    return ", ".join(f"{siglum} {text!r}" for siglum, text in readings.items())


def _sought(decision: AnyDecision) -> list[Readings]:
    """The readings that must stand side by side at the place."""
    if isinstance(decision, (JoinDecision, AlignDecision)):
        return list(decision.units)
    return [decision.readings] if decision.readings else []


def _in_passage(edition: Edition, passage: Passage, placed: Placed, idle: list[IdleError]) -> Passage:
    """The passage with the decision applied, the same object where it is not about it.

    A place of several at which it changes nothing is left as it is, and named in `idle`.
    """
    decision = placed.decision
    if decision.passage is not None and decision.passage != passage.id:
        return passage
    sought = _sought(decision)
    if not sought:
        return rule_on_passage(edition, passage, placed)
    found = _places(passage.units, sought)
    if decision.passage is not None and found:
        found = [found[choose(len(found), decision, passage)]]
    for at in reversed(found):
        try:
            passage = rule(edition, passage, range(at, at + len(sought)), placed)
        except IdleError as error:
            idle.append(error)
    return passage


def _places(units: Sequence[VariationUnit], sought: Sequence[Readings]) -> list[int]:
    """Where neighbouring units have the readings sought, in order; no unit is in two places."""
    found: list[int] = []
    for at in range(len(units) - len(sought) + 1):
        free = not found or at >= found[-1] + len(sought)
        if free and all(map(_has, units[at : at + len(sought)], sought)):
            found.append(at)
    return found


def _has(unit: VariationUnit, readings: Readings) -> bool:
    return all(s in unit.readings and folded(unit.readings[s].text) == folded(t) for s, t in readings.items())
