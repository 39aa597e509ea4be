"""Units that are one difference in other bounds: wider, slid, divided or joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from os.path import commonprefix
from typing import Final

from edition.late_patterns import late

_WORD_OR_MARK: Final = late(re.compile, r"\w+(?:[^\w\s]+\w+)*|[^\w\s]")
"""A word, with the marks inside it (`1,000`), or a mark beside it."""


def widened(old: Sequence[Mapping[str, str]], new: Sequence[Mapping[str, str]]) -> Iterator[tuple[int, int]]:
    """The places of units that differ in the same words, in order, though one takes in words beside them.

    Or begins behind marks that stand there twice: `It rained.` for `. It rained`.
    """
    at = 0
    for here, recorded in enumerate(old):
        for there in range(at, len(new)):
            shared = tuple(siglum for siglum in recorded if siglum in new[there])
            one, two = ([row[siglum] for siglum in shared] for row in (recorded, new[there]))
            if len({*one}) < 2 or one == two:
                continue
            if not _cores(one).isdisjoint(_cores(two)) or _is_slid(one, two):
                yield here, there
                at = there + 1
                break


def _cores(texts: Sequence[str]) -> set[tuple[tuple[str, ...], ...]]:
    """The words and marks of texts without those that all begin or end with.

    Two where the same words stand twice, so that the first or the last of them may be what differs.
    """
    rows = [tuple(_WORD_OR_MARK.findall(text)) for text in texts]
    turned = [row[::-1] for row in rows]
    return {_without_edges(rows), tuple(row[::-1] for row in _without_edges(turned))}


def _is_slid(texts: Sequence[str], others: Sequence[str]) -> bool:
    """Whether texts become others where the marks that all begin with are put last, or the reverse."""
    rows, wanted = ([tuple(_WORD_OR_MARK.findall(text)) for text in each] for each in (texts, others))
    return _become_by_marks(rows, wanted) or _become_by_marks(wanted, rows)


def _become_by_marks(rows: Sequence[tuple[str, ...]], wanted: Sequence[tuple[str, ...]]) -> bool:
    begin = commonprefix([row for row in rows if row])
    marks = sum(1 for _ in takewhile(lambda each: not any(map(str.isalnum, each)), begin))
    return any([row[by:] + row[:by] for row in rows] == wanted for by in range(1, marks + 1))


def _without_edges(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Rows without what all begin with, and then without what the rest of all ends with."""
    begin = len(commonprefix(rows))
    end = len(commonprefix([row[begin:][::-1] for row in rows]))
    return tuple(row[begin : len(row) - end] for row in rows)


def wholes(
    wholes: Sequence[Mapping[str, str]], parts: Sequence[Mapping[str, str]]
) -> Iterator[tuple[int, range]]:
    """Each of the units that neighbouring ones of the others, in order, make up; with their places."""
    at = 0
    for place, whole in enumerate(wholes):
        for first in range(at, len(parts)):
            end = _end_of_parts(whole, parts, first)
            if end > first + 1 and 2 * sum(map(reading_length, parts[first:end])) >= reading_length(whole):
                yield place, range(first, end)
                at = end
                break


def _end_of_parts(whole: Mapping[str, str], parts: Sequence[Mapping[str, str]], first: int) -> int:
    """Where the units end that begin with one and stand, in order, in what every witness has at another.

    What a further witness alone has between them divides nothing.
    """
    reached = dict.fromkeys(whole, 0)
    last = first
    for end in range(first, len(parts)):
        shared = [siglum for siglum in whole if siglum in parts[end]]
        places = {s: whole[s].find(parts[end][s], reached[s]) for s in shared}
        if not shared or -1 in places.values() or not (end > first or any(parts[end][s] for s in shared)):
            return last
        if any(parts[end][s] for s in shared):
            reached |= {siglum: places[siglum] + len(parts[end][siglum]) for siglum in shared}
            last = end + 1
    return last


def reading_length(readings: Mapping[str, str]) -> int:
    return max(map(len, readings.values()), default=0)
