"""Where a decision applies: by the readings it quotes, wherever units now begin and end.

A further witness divides a unit, or makes one of two; what the witnesses that a decision names read there
stays. So units count for it as these witnesses alone would have them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from edition.collate import Prepared, compare
from edition.editing.reading_text import text_at
from edition.model import Edition, Kind, Passage, Span, VariationUnit
from edition.text.normalize import fold_space

Readings = Mapping[str, str]


class DecisionPlace(NamedTuple):
    """Units of a passage, by index, between which the readings quoted stand.

    `exact`: there is one unit for each that the decision quotes. Where they stand inside larger units,
    `spans` has their extent in each witness named.
    """

    units: range
    exact: bool
    spans: Mapping[str, Span] | None = None


def find_places(
    edition: Edition, passage: Passage, sought: Sequence[Readings], prepared: Prepared | None
) -> list[DecisionPlace]:
    """The places in a passage that have the readings sought, side by side and in order; none overlap.

    Where the units of all witnesses do not have them, they are looked for among those of the witnesses
    named alone.
    """
    named = tuple(dict.fromkeys(siglum for readings in sought for siglum in readings))
    if not all(_may_have(passage, siglum, sought) for siglum in named):
        return []
    found = list(_Segments(edition, passage, named).in_order(sought))
    others = [s for s, paragraphs in passage.paragraphs.items() if paragraphs and s not in named]
    if found or prepared is None or len(named) < 2 or not others:
        return found
    return list(_among_named(edition, passage, sought, named, prepared))


def _may_have(passage: Passage, siglum: str, sought: Sequence[Readings]) -> bool:
    """Whether a witness has the passage, and in it the words quoted: if not, there is no place."""
    paragraphs = passage.paragraphs.get(siglum, ())
    text = fold_space(" ".join(paragraph.text for paragraph in paragraphs))
    return bool(paragraphs) and all(fold_space(readings.get(siglum, "")) in text for readings in sought)


class _Segments:
    """The units of a passage as the witnesses named have them, each a range of all units.

    What they read alike is no unit of theirs; what one of them has lost in one piece is one.
    """

    def __init__(self, edition: Edition, passage: Passage, named: Sequence[str]) -> None:
        self._units, self._text = passage.units, partial(text_at, edition, passage)
        self._ranges: list[range] = []
        for at, unit in enumerate(passage.units):
            if not all(siglum in unit.readings for siglum in named):
                continue
            if len(named) > 1 and len({fold_space(unit.readings[siglum].text) for siglum in named}) == 1:
                continue
            before = passage.units[self._ranges[-1].stop - 1] if self._ranges else None
            if before and _one_loss(before, unit, named) and self._touch(before, unit, named):
                self._ranges[-1] = range(self._ranges[-1].start, at + 1)
            else:
                self._ranges.append(range(at, at + 1))

    def in_order(self, sought: Sequence[Readings]) -> Iterator[DecisionPlace]:
        """The places that have the readings sought."""
        at = 0
        while at < len(self._ranges):
            end = self._end(sought, at)
            if end is None:
                at += 1
                continue
            spread = range(self._ranges[at].start, self._ranges[end - 1].stop)
            yield DecisionPlace(spread, len(spread) == len(sought))
            at = end

    def _end(self, sought: Sequence[Readings], at: int) -> int | None:
        """Where the segments end that begin at one and have all readings sought; None where they do not."""
        for readings in sought:
            end = self._run(readings, at)
            if end is None:
                return None
            at = end
        return at

    def _run(self, readings: Readings, at: int) -> int | None:
        """Where the touching segments end that begin at one and make up what is quoted."""
        longest = max(map(len, readings.values()))
        for end in range(at, len(self._ranges)):
            first, last = self._units[self._ranges[at].start], self._units[self._ranges[end].stop - 1]
            here = self._ranges[end].start
            if end > at and not self._touch(self._units[here - 1], self._units[here], readings):
                return None
            texts = {
                s: fold_space(self._text(s, first.readings[s].start, last.readings[s].end)) for s in readings
            }
            if all(texts[siglum] == fold_space(quoted) for siglum, quoted in readings.items()):
                return end + 1
            if max(map(len, texts.values())) > longest:
                return None
        return None

    def _touch(self, one: VariationUnit, two: VariationUnit, named: Iterable[str]) -> bool:
        """Whether nothing but white space stands between two units in the witnesses named."""
        return not any(fold_space(self._text(s, one.readings[s].end, two.readings[s].start)) for s in named)


def _one_loss(one: VariationUnit, two: VariationUnit, named: Sequence[str]) -> bool:
    """Whether a witness has lost what both units have, in one piece."""
    pairs = ((one.readings[siglum], two.readings[siglum]) for siglum in named)
    return any(
        {before.kind, after.kind} == {Kind.LACUNA} and not before.text and before.end == after.start
        for before, after in pairs
    )


def _among_named(
    edition: Edition, passage: Passage, sought: Sequence[Readings], named: Sequence[str], prepared: Prepared
) -> Iterator[DecisionPlace]:
    """The same among the units that the witnesses named have without the others."""
    extents = {s: [Span(p.start, p.end) for p in passage.paragraphs[s]] for s in named}
    units = compare(prepared, extents, passage.id)
    at = 0
    while at <= len(units) - len(sought):
        there = units[at : at + len(sought)]
        if all(_has(unit, readings) for unit, readings in zip(there, sought, strict=True)):
            inside = [n for n, unit in enumerate(passage.units) if _overlaps(edition, unit, there, named)]
            if inside:
                spans = {s: Span(there[0].readings[s].start, there[-1].readings[s].end) for s in named}
                yield DecisionPlace(range(inside[0], inside[-1] + 1), exact=False, spans=spans)
            at += len(sought)
        else:
            at += 1


def _has(unit: VariationUnit, readings: Readings) -> bool:
    return all(
        siglum in unit.readings and fold_space(unit.readings[siglum].text) == fold_space(quoted)
        for siglum, quoted in readings.items()
    )


def _overlaps(
    edition: Edition, unit: VariationUnit, there: Sequence[VariationUnit], named: Sequence[str]
) -> bool:
    """Whether a unit has, in each witness named, some of what stands there; nothing may stand at its edge."""
    for siglum in named:
        start, end = there[0].readings[siglum].start, there[-1].readings[siglum].end
        own = unit.readings.get(siglum)
        if own is None:
            return False
        if start == end:
            text = edition.witness(siglum).text
            start, end = len(text[:start].rstrip()), len(text) - len(text[end:].lstrip())
            if own.start > end or own.end < start:
                return False
        elif own.start >= end or own.end <= start or own.start == own.end:
            return False
    return True


_ALIKE: Final = 0.3
"""Likeness from which a unit is shown as what may now stand at the place: below, it is another place."""


def nearest(passage: Passage, readings: Readings) -> dict[str, str] | None:
    """What the witnesses read now at the unit that is most like the readings quoted."""

    def likeness(unit: VariationUnit) -> float:
        pairs = [(unit.readings[s].text, quoted) for s, quoted in readings.items() if s in unit.readings]
        return sum(Indel.normalized_similarity(one, two) for one, two in pairs) / len(readings)

    best = max(passage.units, key=likeness, default=None)
    if best is None or likeness(best) < _ALIKE:
        return None
    return {siglum: fold_space(best.readings[siglum].text) for siglum in readings if siglum in best.readings}
