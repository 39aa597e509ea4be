"""What of the statement a source lost: a page, or what lies beyond where a copy breaks off."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from edition.alignment.links import Alignment
from edition.alignment.paragraph_beginnings import partners
from edition.alignment.table import Row
from edition.analysis.places.damage import lost_before
from edition.analysis.quoting.marks import ELLIPSIS
from edition.analysis.roles.extents import Bounds
from edition.model import Kind, Transcription, VariationUnit, has_sentence_end
from edition.text.streams import Stream


def lost_passages(bounds: Bounds, streams: Sequence[Stream]) -> list[set[str]]:
    """By row the witnesses that lost it: where a page ends, beyond where one is cut, behind an ellipsis."""
    rows = bounds.rows
    lost: list[set[str]] = [set() for _ in rows]
    ended = bounds.cut | {(each.stream, each.at_end) for each in bounds.short}
    for i, stream in enumerate(streams):
        present = [number for number, row in enumerate(rows) if i in row.ranges]
        gone = set(range(present[0])) if (i, False) in ended else set()
        gone |= set(range(present[-1] + 1, len(rows))) if (i, True) in ended else set()
        gone |= {number for number, at in bounds.gaps if at == i}
        if stream.witness.transcription is Transcription.OCR:
            for before, after in pairwise(present):
                start, between = rows[after].ranges[i][0], range(before + 1, after)
                if not between or start != rows[before].ranges[i][1]:
                    continue
                torn = _is_torn(rows[before], streams, i, True) or _is_torn(rows[after], streams, i, False)
                for base in {rows[number].base for number in between}:
                    missing = sum(_length(rows[number], base, streams) for number in between)
                    if lost_before(stream, start, missing, torn=torn):
                        gone |= {number for number in between if rows[number].base == base}
        for number in gone:
            lost[number].add(stream.witness.siglum)
    return lost


def _length(row: Row, number: int, streams: Sequence[Stream]) -> int:
    """The characters of a row in a source, 0 where it has none of it."""
    if number not in row.ranges:
        return 0
    start, end = streams[number].extent(row.ranges[number])
    return end - start


def _is_torn(row: Row, streams: Sequence[Stream], number: int, at_end: bool) -> bool:
    """Whether a source breaks off amid a sentence where it ends, or begins, and the base has more of a row.

    Of the base, whether another has.
    """
    stream, (first, end) = streams[number], row.ranges[number]
    start = stream.word_starts[first]
    if has_sentence_end(stream.behind(end - 1)) if at_end else stream.witness.text[start].isupper():
        return False
    for other in [row.base] if number != row.base else list(row.alignments):
        begin, stop = row.ranges[other]
        held = np.flatnonzero(partners(_links(row, number, other)) >= 0)
        if not len(held):
            continue
        at = begin + int(held[-1]) + 1 if at_end else begin + int(held[0])
        if begin < at < stop and not streams[other].begins_sentence(at):
            return True
    return False


def _links(row: Row, number: int, other: int) -> Alignment:
    """The words of another source that stand for those of one; one of the two is the base of the row."""
    if other == row.base:
        return row.alignments[number]
    first, end = row.ranges[other]
    return row.alignments[other].swapped(end - first)


class TornEdge(NamedTuple):
    """Where a stream breaks off in the last of its rows, or in the first; `others` have more there.

    `cut` says that it breaks off, rather than ends before them.
    """

    stream: int
    at_end: bool
    others: frozenset[int]
    cut: bool


def torn_edges(bounds: Bounds, streams: Sequence[Stream]) -> dict[int, list[TornEdge]]:
    """By row the streams that break off in it."""
    everybody = frozenset(range(len(streams)))
    edges = [TornEdge(i, at_end, everybody, cut=True) for i, at_end in bounds.cut]
    edges += [TornEdge(e.stream, e.at_end, e.amid, (e.stream, e.at_end) in bounds.cut) for e in bounds.short]
    found: dict[int, list[TornEdge]] = {}
    for edge in edges:
        present = [number for number, row in enumerate(bounds.rows) if edge.stream in row.ranges]
        found.setdefault(present[-1 if edge.at_end else 0], []).append(edge)
    return found


def torn_off(
    units: Sequence[VariationUnit], row: Row, torn: Sequence[TornEdge], streams: Sequence[Stream]
) -> tuple[VariationUnit, ...]:
    """The units of a row, with what a source lacks there where it breaks off as lost rather than left out."""
    for i, at_end, others, cut in torn:
        siglum, edge = streams[i].witness.siglum, row.ranges[i][1 if at_end else 0]
        place = int(streams[i].ends[edge - 1]) if at_end else int(streams[i].starts[edge])
        beyond = {streams[other].witness.siglum for other in others}
        units = tuple(_torn(unit, siglum, place, at_end, beyond) for unit in units)
        if at_end and edge and cut:
            units = _without_part(units, siglum, int(streams[i].starts[edge - 1]))
    return tuple(units)


def _without_part(units: tuple[VariationUnit, ...], siglum: str, start: int) -> tuple[VariationUnit, ...]:
    """The units, with those lost for which a source has only the beginning of a word, from `start` on."""
    there = [u for u in units if siglum in u.readings and u.readings[siglum].start >= start]
    first = len(units) - len(there)
    for other in sorted({each for unit in there for each in unit.readings} - {siglum}):
        if not all(other in unit.readings and unit.reference in (siglum, other) for unit in there):
            continue
        changed = siglum if other == there[0].reference else other
        if not any(unit.readings[changed].kind is Kind.SUBSTITUTION for unit in there):
            continue
        printed = "".join(unit.readings[siglum].text for unit in there)
        part = ELLIPSIS.sub("", printed).strip().casefold()
        whole = " ".join(unit.readings[other].text for unit in there).casefold()
        if part and part != whole and whole.startswith(part):
            there = [_lost(unit, [changed]) for unit in there]
    return (*units[:first], *there)


def _torn(
    unit: VariationUnit, siglum: str, place: int, at_end: bool, others: Collection[str]
) -> VariationUnit:
    """The unit, with what a source lacks beyond a place that `others` have as lost: of the base, theirs."""
    if siglum not in unit.readings:
        return unit
    edge = unit.readings[siglum]
    if not (edge.end >= place if at_end else edge.start <= place):
        return unit
    if siglum == unit.reference:
        gone = [s for s, r in unit.readings.items() if r.kind is Kind.ADDITION and s in others]
    else:
        gone = [siglum] if edge.kind is Kind.OMISSION and unit.reference in others else []
    return _lost(unit, gone) if gone else unit


def _lost(unit: VariationUnit, gone: Sequence[str]) -> VariationUnit:
    """The unit, with what some sources have or lack there as lost."""
    lost = {s: unit.readings[s]._replace(kind=Kind.LACUNA, detail=None) for s in gone}
    readings = {**unit.readings, **lost}
    kinds = [each.kind for each in readings.values() if each.kind]
    return replace(unit, readings=readings, kind=max(kinds, key=lambda kind: kind.weight))
