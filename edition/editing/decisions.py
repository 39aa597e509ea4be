"""What the editors decide, applied to what the machine has found.

Decisions apply in the order of their file, each to the outcome of those before it. They name a place
by its passage and by the readings or words that stand there, never by the number of a unit: where the
text has changed so that they no longer stand there, the decision is stale, and that is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NoReturn

from edition.collate import Prepared, compare, prepare
from edition.editing.decision_made import IdleError, SaidError, StaleError, choose, decision_made
from edition.editing.decision_places import Readings, find_places, nearest
from edition.editing.decisions_file import (
    AlignDecision,
    AnyDecision,
    Decisions,
    JoinDecision,
    Placed,
    SplitDecision,
    SupplyDecision,
)
from edition.editing.effects import decide
from edition.editing.supplied_readings import decide_on_passage
from edition.errors import EditionError, Fault
from edition.model import Decision, Edition, Paragraph, Passage, Span
from edition.permalink import labels_between, passage_id, passage_label
from edition.toml_file import toml_value

Paragraphs = Mapping[str, tuple[Paragraph, ...]]


def realign(edition: Edition, placed: Placed, decision: AlignDecision, prepared: Prepared) -> Edition:
    """The edition with the passages of the decision made one, or one of them divided."""
    passage = _passage(edition, decision.passage)
    if decision.partner is not None:
        other = _passage(edition, decision.partner)
        made = _united(edition, passage, other, placed, prepared)
        kept = [made if each is passage else each for each in edition.passages if each is not other]
    else:
        stay, apart = _divided(edition, passage, decision.apart, placed, prepared)
        at = edition.passages.index(passage)
        kept = [*edition.passages[:at], stay, apart, *edition.passages[at + 1 :]]
    touched = [at for at, each in enumerate(kept) if each not in edition.passages]
    placed_again = [_placed(kept, at) if at in touched else each for at, each in enumerate(kept)]
    return replace(edition, passages=tuple(placed_again))


def _passage(edition: Edition, name: str | None) -> Passage:
    found = next((passage for passage in edition.passages if passage.id == name), None)
    if found is None:
        raise StaleError(f"the edition lacks passage {name}: the decision has lost its place")
    if found.decisions or any(unit.decisions for unit in found.units):
        raise StaleError(f"earlier decisions are on {name}: put this one before them")
    return found


def _united(
    edition: Edition, passage: Passage, other: Passage, placed: Placed, prepared: Prepared
) -> Passage:
    """One passage of two; a witness that has both paragraphs, perhaps a later one, has two in it.

    It is stale where the base has both, or where no witness has only one of them each.
    """
    has, further = set(passage.sigla), set(other.sigla)
    if edition.base in has & further or not (has - further and further - has):
        siglum = edition.base if edition.base in has & further else min(has & further)
        raise StaleError(f"{siglum} has both {passage.id} and {other.id}: they cannot be one passage")
    paragraphs = {
        siglum: tuple(sorted((*found, *other.paragraphs.get(siglum, ())), key=lambda each: each.start))
        for siglum, found in passage.paragraphs.items()
    }
    made = decision_made(placed, machine=[*passage.units, *other.units])
    return _compared(prepared, passage, paragraphs, made)


def _divided(
    edition: Edition, passage: Passage, apart: Sequence[str], placed: Placed, prepared: Prepared
) -> tuple[Passage, Passage]:
    present = {siglum for siglum, paragraphs in passage.paragraphs.items() if paragraphs}
    if missing := [siglum for siglum in apart if siglum not in present]:
        raise StaleError(f"{missing[0]} does not have {passage.id}")
    if present <= set(apart):
        raise StaleError(f"all that have {passage.id} are named: nothing stands apart from them")
    if edition.base in apart:
        raise StaleError("the base keeps its passages: name the other witnesses")
    made = decision_made(placed, machine=passage.units)
    stay = {s: () if s in apart else found for s, found in passage.paragraphs.items()}
    gone = {s: found if s in apart else () for s, found in passage.paragraphs.items()}
    name = _label_after(edition, passage)
    fresh = replace(passage, id=passage_id(name), moved=frozenset(), lost=frozenset())
    return _compared(prepared, passage, stay, made), _compared(prepared, fresh, gone, made)


def _label_after(edition: Edition, passage: Passage) -> str:
    labels = [passage_label(each.id) for each in edition.passages]
    at = edition.passages.index(passage)
    after = labels[at + 1] if at + 1 < len(labels) else str(int("".join(filter(str.isdigit, labels[at]))) + 1)
    return labels_between(labels[at], after, 1, labels)[0]


def _compared(prepared: Prepared, passage: Passage, paragraphs: Paragraphs, made: Decision) -> Passage:
    """The passage with these paragraphs, compared anew."""
    extents = {s: [Span(each.start, each.end) for each in found] for s, found in paragraphs.items() if found}
    units = compare(prepared, extents, passage.id) if len(extents) > 1 else ()
    return replace(
        passage, paragraphs=paragraphs, units=units, lost=passage.lost - extents.keys(), decisions=(made,)
    )


def _placed(passages: Sequence[Passage], at: int) -> Passage:
    """The passage at that index, marked as moved in the witnesses that have it out of their order there."""
    passage = passages[at]
    moved = set()
    for siglum, found in passage.paragraphs.items():
        before = [p.paragraphs[siglum][-1].end for p in passages[:at] if p.paragraphs.get(siglum)]
        after = [p.paragraphs[siglum][0].start for p in passages[at + 1 :] if p.paragraphs.get(siglum)]
        if found and (before[-1:] > [found[0].start] or (after and after[0] < found[-1].end)):
            moved.add(siglum)
    return replace(passage, moved=frozenset(moved))


def apply(edition: Edition, decisions: Decisions, prepared: Prepared | None = None) -> Edition:
    """The edition as its editors decide; EditionError with every decision that has no place in it.

    `prepared` is what the edition was collated by; where it is not at hand, its witnesses are read again
    for a decision that puts other paragraphs side by side.
    """
    faults: list[Fault] = []
    for placed in decisions.placed:
        try:
            if isinstance(placed.decision, AlignDecision) and not placed.decision.units:
                prepared = prepared or prepare(edition, edition.rules)
                _check_sigla(edition, placed.decision)
                edition = realign(edition, placed, placed.decision, prepared)
            else:
                edition = _apply(edition, placed, prepared)
        except StaleError as stale:
            key = f"decision[{placed.number}]"
            faults.append(Fault(decisions.file, f"{stale}", line=placed.line, key=key))
    if faults:
        raise EditionError(faults)
    return edition


def _apply(edition: Edition, placed: Placed, prepared: Prepared | None) -> Edition:
    _check_sigla(edition, placed.decision)
    idle: list[IdleError] = []
    decided = [_in_passage(edition, passage, placed, prepared, idle) for passage in edition.passages]
    if all(new is old for new, old in zip(decided, edition.passages, strict=True)):
        if not idle:
            _nowhere(edition, placed.decision)
        if not all(isinstance(each, SaidError) for each in idle):
            raise idle[0]
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
            raise StaleError(f"{siglum!r} is not a witness; the sigla are {', '.join(known[:20])}")


def _quoted(decision: AnyDecision) -> list[Readings]:
    """All readings that a decision quotes."""
    parts = decision.into if isinstance(decision, (AlignDecision, SplitDecision)) else ()
    return [*_sought(decision), *(part.readings for part in parts)]


def _nowhere(edition: Edition, decision: AnyDecision) -> NoReturn:
    """Say what is looked for, where it no longer stands, and what stands there now."""
    quoted = " and ".join(_shown(readings) for readings in _sought(decision))
    words = getattr(decision, "words", None)
    what = f"reads {quoted}" if quoted else f"has the words {words!r} in the base"
    where = f"{decision.passage} has no place that" if decision.passage else "no place"
    now = "".join(f"\n  there now: {line}" for line in _there_now(edition, decision))
    if decision.passage and decision.passage not in {passage.id for passage in edition.passages}:
        raise StaleError(f"the edition lacks passage {decision.passage}: it has lost its place{now}")
    raise StaleError(
        f"{where} {what}: the text there has changed; look, then mend or remove the decision{now}"
    )


def _there_now(edition: Edition, decision: AnyDecision) -> Iterator[str]:
    """Lines of TOML to paste into the decision: its passage, or the readings that stand at its place."""
    sought = _sought(decision)
    if not sought:
        return
    here = [passage for passage in edition.passages if decision.passage in (None, passage.id)]
    elsewhere = [p for p in edition.passages if p not in here and find_places(edition, p, sought, None)]
    if elsewhere:
        yield f"passage = {toml_value(elsewhere[0].id)}"
        return
    for readings in sought:
        found = next((now for passage in here if (now := nearest(passage, readings))), None)
        if found is not None:
            key = "readings" if len(sought) == 1 else "units: one of them"
            yield f"{key} = {toml_value(found)}"


def _shown(readings: Readings) -> str:
    return ", ".join(f"{siglum} {text!r}" for siglum, text in readings.items())


def _sought(decision: AnyDecision) -> list[Readings]:
    """The readings that must stand side by side at the place."""
    if isinstance(decision, (JoinDecision, AlignDecision)):
        return list(decision.units)
    return [decision.readings] if decision.readings else []


def _in_passage(
    edition: Edition, passage: Passage, placed: Placed, prepared: Prepared | None, idle: list[IdleError]
) -> Passage:
    """The passage with the decision applied, the same object where it is not about it.

    A place of several at which it changes nothing is left as it is, and named in `idle`.
    """
    decision = placed.decision
    if decision.passage is not None and decision.passage != passage.id:
        return passage
    sought = _sought(decision)
    try:
        if not sought:
            return decide_on_passage(edition, passage, placed)
    except IdleError as error:
        idle.append(error)
        return passage
    found = find_places(edition, passage, sought, prepared)
    if decision.passage is not None and found:
        found = [found[choose(len(found), decision, passage)]]
    for place in reversed(found):
        try:
            passage = decide(edition, passage, place, placed)
        except IdleError as error:
            idle.append(error)
    return passage
