"""Paragraphs that an editor puts side by side, or apart, against the machine's alignment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from edition.collate import compare
from edition.decisions_file import AlignDecision, Placed
from edition.model import Edition, Judgement, Paragraph, Passage, Span
from edition.permalink import labels_between, passage_id, passage_label
from edition.rulings import StaleError, judgement

Paragraphs = Mapping[str, tuple[Paragraph, ...]]


def realign(edition: Edition, placed: Placed, decision: AlignDecision) -> Edition:
    """The edition with the passages of the decision made one, or one of them divided."""
    passage = _passage(edition, decision.passage)
    if decision.partner is not None:
        other = _passage(edition, decision.partner)
        made = _united(edition, passage, other, placed)
        kept = [made if each is passage else each for each in edition.passages if each is not other]
    else:
        stay, apart = _divided(edition, passage, decision.apart, placed)
        at = edition.passages.index(passage)
        kept = [*edition.passages[:at], stay, apart, *edition.passages[at + 1 :]]
    touched = [at for at, each in enumerate(kept) if each not in edition.passages]
    placed_again = [_placed(kept, at) if at in touched else each for at, each in enumerate(kept)]
    return replace(edition, passages=tuple(placed_again))


def _passage(edition: Edition, name: str | None) -> Passage:
    found = next((passage for passage in edition.passages if passage.id == name), None)
    if found is None:
        raise StaleError(f"there is no passage {name}: the decision has lost its place")
    if found.judgements or any(unit.judgements for unit in found.units):
        raise StaleError(f"earlier decisions are on {name}: put this one before them")
    return found


def _united(edition: Edition, passage: Passage, other: Passage, placed: Placed) -> Passage:
    both = [s for s, paragraphs in passage.paragraphs.items() if paragraphs and other.paragraphs.get(s)]
    if both:
        raise StaleError(f"{both[0]} has both {passage.id} and {other.id}: they cannot be one passage")
    paragraphs = {siglum: found or other.paragraphs[siglum] for siglum, found in passage.paragraphs.items()}
    made = judgement(placed, machine=[*passage.units, *other.units])
    return _compared(edition, passage, paragraphs, made)


def _divided(
    edition: Edition, passage: Passage, apart: Sequence[str], placed: Placed
) -> tuple[Passage, Passage]:
    present = {siglum for siglum, paragraphs in passage.paragraphs.items() if paragraphs}
    if missing := [siglum for siglum in apart if siglum not in present]:
        raise StaleError(f"{missing[0]} does not have {passage.id}")
    if present <= set(apart):
        raise StaleError(f"all that have {passage.id} are named: nothing stands apart from them")
    if edition.base in apart:
        raise StaleError("the base keeps its passages: name the other witnesses")
    made = judgement(placed, machine=passage.units)
    stay = {s: () if s in apart else found for s, found in passage.paragraphs.items()}
    gone = {s: found if s in apart else () for s, found in passage.paragraphs.items()}
    name = _label_after(edition, passage)
    fresh = replace(passage, id=passage_id(name), moved=frozenset(), lost=frozenset())
    return _compared(edition, passage, stay, made), _compared(edition, fresh, gone, made)


def _label_after(edition: Edition, passage: Passage) -> str:
    labels = [passage_label(each.id) for each in edition.passages]
    at = edition.passages.index(passage)
    after = labels[at + 1] if at + 1 < len(labels) else str(int("".join(filter(str.isdigit, labels[at]))) + 1)
    return labels_between(labels[at], after, 1, labels)[0]


def _compared(edition: Edition, passage: Passage, paragraphs: Paragraphs, made: Judgement) -> Passage:
    """The passage with these paragraphs, compared anew."""
    extents = {s: [Span(each.start, each.end) for each in found] for s, found in paragraphs.items() if found}
    units = compare(edition, extents, passage.id) if len(extents) > 1 else ()
    return replace(
        passage,
        paragraphs=paragraphs,
        units=units,
        lost=passage.lost - extents.keys(),
        judgements=(made,),
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
