"""What a decision does at its place: to variation units, to words, to a passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from edition.editing.decision_made import IdleError, StaleError, decision_made, with_decision
from edition.editing.decision_places import DecisionPlace
from edition.editing.decisions_file import (
    AlignDecision,
    JoinDecision,
    KindDecision,
    NoteDecision,
    Placed,
    SplitDecision,
    SupplyDecision,
    UnitPart,
)
from edition.editing.reading_text import divide, text_at, trace
from edition.editing.supplied_readings import decide_on_span, supplied
from edition.model import CHANGES, Action, Detail, Edition, Kind, Passage, Reading, Span, VariationUnit
from edition.permalink import labels_between, unit_id, unit_label
from edition.text.normalize import fold_space
from edition.text.word_count import has_words

_SETTLING: Final = frozenset({Action.SUPPLY, Action.NOTE})  # what is said of a difference as it then stood

Judged = tuple[Kind, Detail | None]
_LACKING: Final = frozenset({Kind.LACUNA, Kind.ADDITION, Kind.OMISSION})


def decide(edition: Edition, passage: Passage, place: DecisionPlace, placed: Placed) -> Passage:
    """The passage with the decision made at that place."""
    here = _AtPlace(edition, passage, place, placed)
    at, units, decision = place.units, here.units, placed.decision
    match decision:
        case KindDecision():
            decided = _of_kind(units, placed, decision)
        case JoinDecision():
            decided = [here.joined(decision.kind)]
        case SplitDecision() | AlignDecision():
            decided = here.redivided(here.around(decision.into))
        case SupplyDecision() | NoteDecision() if not place.exact and (made := here.on_words()):
            return made
        case SupplyDecision():
            decided = [supplied(edition, passage, units[0], placed, decision), *units[1:]]
        case NoteDecision():
            decided = [with_decision(units[0], decision_made(placed, text=decision.note)), *units[1:]]
    decided = _named(passage, at, decided)
    return replace(passage, units=(*passage.units[: at.start], *decided, *passage.units[at.stop :]))


class _AtPlace(NamedTuple):
    """Where a decision applies, and what it makes of the units there."""

    edition: Edition
    passage: Passage
    place: DecisionPlace
    placed: Placed

    @property
    def units(self) -> Sequence[VariationUnit]:
        """The units of the passage that stand there."""
        return self.passage.units[self.place.units.start : self.place.units.stop]

    def on_words(self) -> Passage | None:
        """The passage with what is said of several units said of the words of the base that they make up.

        None where the base has none, or the decision is about what another witness had.
        """
        base = self.edition.base
        own = [unit.readings[base] for unit in self.units if base in unit.readings]
        span = Span(own[0].start, own[-1].end) if own else Span(0, 0)
        span = (self.place.spans or {}).get(base, span)
        if span.start >= span.end or getattr(self.placed.decision, "witness", None):
            return None
        words = text_at(self.edition, self.passage, base, *span)
        return decide_on_span(self.edition, self.passage, self.placed, span, words)

    def around(self, parts: Sequence[UnitPart]) -> Sequence[UnitPart]:
        """The parts, with what stands before and after them where they lie inside larger units."""
        if self.place.spans is None:
            return parts
        units, before, after = self.units, {}, {}
        for siglum, span in self.place.spans.items():
            start, end = units[0].readings[siglum].start, units[-1].readings[siglum].end
            before[siglum] = fold_space(text_at(self.edition, self.passage, siglum, start, span.start))
            after[siglum] = fold_space(text_at(self.edition, self.passage, siglum, span.end, end))
        first = [UnitPart(readings=before)] if any(before.values()) else []
        last = [UnitPart(readings=after)] if any(after.values()) else []
        return [*first, *parts, *last]

    def joined(self, kind: Kind | None) -> VariationUnit:
        """The units as one, of that kind or as they are."""
        units = self.units
        if settled := [unit.id for unit in units if any(m.action in _SETTLING for m in unit.decisions)]:
            raise StaleError(f"earlier decisions are on {settled[0]}: put this one before them")
        read = {siglum: [(u.lemma, u.readings[siglum]) for u in units] for siglum in units[0].readings}
        spans = {s: Span(min(r.start for _, r in row), max(r.end for _, r in row)) for s, row in read.items()}
        found = {
            siglum: (kind or _joined_kind(row), _joined_detail(row, kind)) for siglum, row in read.items()
        }
        unit = self._unit(spans, found)
        assert unit is not None  # units differ, and so does what holds them
        earlier = tuple(made for each in units for made in each.decisions)
        return replace(unit, decisions=(*earlier, decision_made(self.placed, machine=_machine(units))))

    def redivided(self, parts: Sequence[UnitPart]) -> list[VariationUnit]:
        """The units that the parts make, in order; a part that reads alike everywhere is none."""
        whole = self.joined(None)
        reference = whole.reference
        spans = {}
        for siglum in whole.readings:
            spans[siglum] = self._divided(whole, siglum, _parts_of(whole, siglum, reference, parts))
        made = []
        for at, part in enumerate(parts):
            found = {
                siglum: (part.kind or each.kind or Kind.SPACING, _kept_detail(each.detail, part.kind))
                for siglum, each in whole.readings.items()
            }
            unit = self._unit({siglum: stretch[at] for siglum, stretch in spans.items()}, found)
            if unit is not None:
                made.append(replace(unit, decisions=whole.decisions))
        if not made:
            raise StaleError("the parts read alike in all witnesses: nothing of the difference is left")
        return made

    def _divided(self, whole: VariationUnit, siglum: str, parts: Sequence[str]) -> list[Span]:
        reading = whole.readings[siglum]
        traced = trace(self.edition, self.passage, siglum, reading.start, reading.end)
        spans = divide(traced, reading.start, parts)
        if spans is None:
            raise StaleError(f"the parts of {siglum} do not make up what stands there, {traced.text!r}")
        return spans

    def _unit(self, spans: Mapping[str, Span], found: Mapping[str, Judged]) -> VariationUnit | None:
        """The unit of readings on these spans; None where all read alike."""
        readings: dict[str, Reading] = {}
        for siglum, (start, end) in spans.items():
            text = text_at(self.edition, self.passage, siglum, start, end)
            first = next(iter(readings.values())).text if readings else text
            kind, detail = (None, None) if text == first else found[siglum]
            if kind is Kind.SUBSTITUTION and not (text and first):
                kind = Kind.OMISSION if first else Kind.ADDITION
            readings[siglum] = Reading(text, start, end, kind, detail)
        if all(reading.kind is None for reading in readings.values()):
            return None
        _check_kinds(readings)
        return VariationUnit("", _weightiest(readings), readings)


def _of_kind(units: Sequence[VariationUnit], placed: Placed, decision: KindDecision) -> list[VariationUnit]:
    """The units with that kind where a reading quoted differs."""
    made = [unit for unit in units if any(unit.readings[s].kind for s in decision.readings)]
    if not made:
        raise StaleError(f"quote the reading of {units[0].id} that differs: it is that which has a kind")
    changed = [_with_kind(unit, placed, decision) if unit in made else unit for unit in units]
    if all(new is old for new, old in zip(changed, units, strict=True)):
        raise IdleError(f"{made[0].id} is of the kind {decision.kind.value} already: remove the decision")
    return changed


def _with_kind(unit: VariationUnit, placed: Placed, decision: KindDecision) -> VariationUnit:
    decided = [siglum for siglum in decision.readings if unit.readings[siglum].kind]
    readings = dict(unit.readings)
    for siglum in decided:
        detail = readings[siglum].detail
        settled = None if detail is Detail.DOUBTFUL else detail
        readings[siglum] = readings[siglum]._replace(kind=decision.kind, detail=settled)
    if readings == unit.readings:
        return unit
    _check_kinds({siglum: readings[siglum] for siglum in (next(iter(readings)), *decided)})
    made = decision_made(placed, machine=_machine([unit]))
    return with_decision(replace(unit, kind=_weightiest(readings), readings=readings), made)


def _check_kinds(readings: Mapping[str, Reading]) -> None:
    """StaleError where words are said to be lacking that stand there; the first reading is the reference."""
    first, *others = readings.values()
    for other in others:
        if other.kind in _LACKING and has_words(other.text) and has_words(first.text):
            raise StaleError(
                f"{first.text!r} and {other.text!r} both have words: their kind cannot be {other.kind.value}"
            )


def _weightiest(readings: Mapping[str, Reading]) -> Kind:
    return max(
        (r.kind for r in readings.values() if r.kind), key=lambda kind: kind.weight, default=Kind.SPACING
    )


def _machine(units: Sequence[VariationUnit]) -> list[VariationUnit]:
    """What the machine had found, before earlier decisions on the same units."""
    found: dict[str, VariationUnit] = {}
    for unit in units:
        earlier = next((made.machine for made in unit.decisions if made.machine), (unit,))
        found.update({each.id: each for each in earlier})
    return list(found.values())


def _joined_kind(pairs: Sequence[tuple[Reading, Reading]]) -> Kind:
    """The kind of several differences as one: words lacking beside words that differ are other words."""
    found = _weightiest({str(at): reading for at, (_, reading) in enumerate(pairs)})
    both = all(any(has_words(pair[side].text) for pair in pairs) for side in (0, 1))
    return Kind.SUBSTITUTION if found in _LACKING and both else found


def _joined_detail(pairs: Sequence[tuple[Reading, Reading]], kind: Kind | None) -> Detail | None:
    """What is said besides of several differences as one: to join them settles no doubt, and no figure."""
    found = [each for _, each in pairs if each.kind]
    surely = any(each.kind in CHANGES and each.detail is not Detail.DOUBTFUL for each in found)
    details = (Detail.FIGURE,) if surely else (Detail.FIGURE, Detail.DOUBTFUL)
    kept = {_kept_detail(each.detail, kind) for each in found}
    return next((detail for detail in details if detail in kept), None)


def _kept_detail(detail: Detail | None, kind: Kind | None) -> Detail | None:
    """What is left of a detail where an editor says the kind, if one does: another figure stays one."""
    return detail if kind is None or detail is Detail.FIGURE else None


def _parts_of(whole: VariationUnit, siglum: str, reference: str, parts: Sequence[UnitPart]) -> list[str]:
    """How a witness's reading is divided: as quoted, as one that reads alike, or not at all."""
    reads = {other: fold_space(reading.text) for other, reading in whole.readings.items()}
    quoted = {s for part in parts for s in part.readings}
    for other in (siglum, reference, *sorted(quoted)):
        if other in quoted and (other == siglum or reads[other] == reads[siglum]):
            return [part.readings.get(other, part.readings.get(reference, "")) for part in parts]
    if siglum == reference or not quoted - {reference}:
        return [part.readings.get(reference, "") for part in parts]
    return [whole.readings[siglum].text, *("" for _ in parts[1:])]


def _named(passage: Passage, at: range, units: Sequence[VariationUnit]) -> list[VariationUnit]:
    """The units with ids: those they replace, in order, then new ones that sort before the next unit's."""
    names = [passage.units[index].id for index in at][: len(units)]
    if len(units) > len(names):
        labels = [unit_label(unit.id) for unit in passage.units]
        after = labels[at.stop] if at.stop < len(labels) else None
        last = unit_label(names[-1])
        new = labels_between(last, after, len(units) - len(names), labels)
        names += [unit_id(passage.id, label) for label in new]
    return [replace(unit, id=name) for unit, name in zip(units, names, strict=True)]
