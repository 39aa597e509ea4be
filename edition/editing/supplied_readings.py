"""Readings that an editor supplies and notes, on a variation unit or on words of the base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from edition.editing.decision_made import SaidError, StaleError, choose, decision_made, with_decision
from edition.editing.decisions_file import NoteDecision, Placed, SupplyDecision
from edition.editing.reading_text import find_words, is_supply, supplies, text_at, trace
from edition.model import Edition, Passage, Span, VariationUnit
from edition.text.normalize import fold_space


def decide_on_span(
    edition: Edition, passage: Passage, placed: Placed, span: Span | None, words: str | None
) -> Passage:
    """The passage with a supplied reading or a note on words of the base, or on the whole."""
    decision = placed.decision
    assert isinstance(decision, (SupplyDecision, NoteDecision))  # the others quote readings
    text = decision.text if isinstance(decision, SupplyDecision) else decision.note
    made = replace(decision_made(placed, text=text, span=span), words=words)
    if isinstance(decision, SupplyDecision) and span and decision.witness is None:
        _check_free(passage, span, decision.text)
        _check_supply(_read_at(edition, passage, span), edition.base, decision)
    return replace(passage, decisions=(*passage.decisions, made))


def decide_on_passage(edition: Edition, passage: Passage, placed: Placed) -> Passage:
    """The passage with a decision on words of its reference text, or on the whole of it."""
    decision = placed.decision
    assert isinstance(decision, (SupplyDecision, NoteDecision))  # the others quote readings
    span = _span_of(edition, passage, decision, decision.words) if decision.words else None
    return decide_on_span(edition, passage, placed, span, decision.words)


def supplied(
    edition: Edition, passage: Passage, unit: VariationUnit, placed: Placed, decision: SupplyDecision
) -> VariationUnit:
    """The unit with the reading that a decision supplies; StaleError where none can stand there."""
    if decision.witness is None:
        if unit.reference != edition.base:
            raise StaleError(f"the base has nothing at {unit.id} that a reading could stand for")
        own = unit.readings[edition.base]
        _check_free(passage, Span(own.start, own.end), decision.text)
        if any(map(is_supply, unit.decisions)):
            raise StaleError(f"{unit.id} has a supplied reading already: keep one of the two decisions")
        _check_supply({s: reading.text for s, reading in unit.readings.items()}, edition.base, decision)
    elif any(made.witness == decision.witness for made in unit.decisions):
        raise StaleError(
            f"a decision says of {unit.id} what {decision.witness} had already: keep one of the two"
        )
    return with_decision(unit, decision_made(placed, text=decision.text))


def _span_of(edition: Edition, passage: Passage, decision: SupplyDecision | NoteDecision, words: str) -> Span:
    """Where the words stand in the base."""
    paragraphs = passage.paragraphs.get(edition.base, ())
    if not paragraphs:
        raise StaleError(f"the base does not have {passage.id}: quote readings instead of words")
    traced = trace(edition, passage, edition.base, paragraphs[0].start, paragraphs[-1].end)
    found = find_words(traced, words)
    if not found:
        raise StaleError(
            f"{passage.id} does not have the words {words!r} in the base: "
            "look, then mend or remove the decision"
        )
    return found[choose(len(found), decision, passage)]


def _read_at(edition: Edition, passage: Passage, span: Span) -> dict[str, str]:
    """What is known to be read where the base has a span: its own words, and the readings of a unit there."""
    found = {edition.base: text_at(edition, passage, edition.base, *span)}
    for unit in passage.units:
        own = unit.readings.get(edition.base)
        if own and (own.start, own.end) == span:
            found |= {siglum: reading.text for siglum, reading in unit.readings.items()}
    return found


def _check_supply(readings: Mapping[str, str], base: str, decision: SupplyDecision) -> None:
    holders = [siglum for siglum, text in readings.items() if fold_space(text) == fold_space(decision.text)]
    if base in holders:
        raise StaleError("the base reads so already: remove the decision")
    if decision.conjecture and holders:
        raise StaleError(f"{holders[0]} has this reading, so it is not a conjecture")


def _check_free(passage: Passage, wanted: Span, text: str) -> None:
    for _, span, other in supplies(passage):
        if span == wanted and fold_space(other.text or "") == fold_space(text):
            raise SaidError(f"decision {other.number} supplies this reading there already")
        if span.start < wanted.end and wanted.start < span.end:
            raise StaleError(f"decision {other.number} supplies a reading there already: keep one of the two")
