"""What a source lacks because it lost it, at the end of a page or where it breaks off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from edition.analysis.damage import lost_before
from edition.analysis.extents import Bounds
from edition.model import Kind, Transcription, VariationUnit
from edition.text.tokens import Stream


def lost_passages(bounds: Bounds, streams: Sequence[Stream]) -> list[set[str]]:
    """By row the witnesses that lack it where a page of a recognised one ends, or beyond where one is cut."""
    rows = bounds.rows
    lost: list[set[str]] = [set() for _ in rows]
    for i, stream in enumerate(streams):
        present = [number for number, row in enumerate(rows) if i in row.ranges]
        gone = set(range(present[0])) if (i, False) in bounds.cut else set()
        gone |= set(range(present[-1] + 1, len(rows))) if (i, True) in bounds.cut else set()
        if stream.witness.transcription is Transcription.OCR:
            for before, after in pairwise(present):
                start = rows[after].ranges[i][0]
                if start == rows[before].ranges[i][1] and lost_before(stream, start):
                    gone |= set(range(before + 1, after))
        for number in gone:
            lost[number].add(stream.witness.siglum)
    return lost


def torn_off(
    units: Sequence[VariationUnit], number: int, bounds: Bounds, streams: Sequence[Stream]
) -> tuple[VariationUnit, ...]:
    """The units of a row, with what a source lacks there where it breaks off as lost rather than left out."""
    rows = bounds.rows
    for i, at_end in bounds.cut:
        siglum = streams[i].witness.siglum
        present = [at for at, row in enumerate(rows) if i in row.ranges]
        at = -1 if at_end else 0
        if units and present[at] == number and siglum in units[at].readings:
            unit = units[at]
            reading = unit.readings[siglum]
            edge = rows[number].ranges[i][1 if at_end else 0]
            place = int(streams[i].ends[edge - 1]) if at_end else int(streams[i].starts[edge])
            beyond = reading.end >= place if at_end else reading.start <= place
            if beyond and reading.kind is Kind.OMISSION:
                lost = {**unit.readings, siglum: replace(reading, kind=Kind.LACUNA)}
                kinds = [each.kind for each in lost.values() if each.kind]
                torn = replace(unit, readings=lost, kind=max(kinds, key=lambda kind: kind.weight))
                units = (*units[:-1], torn) if at_end else (torn, *units[1:])
    return tuple(units)
