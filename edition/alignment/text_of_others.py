"""Which short witnesses are the text of others, where two of them alone do not show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

import numpy as np

from edition.alignment.correspondence import related
from edition.alignment.evidence import are_most
from edition.alignment.links import Alignment
from edition.alignment.sides import Side, align_sides
from edition.alignment.traces import Traces

_KIN: Final = 2_000  # pairs of witnesses that are tried; of more no place is sought beside the others
_FEW: Final = 5  # witnesses of which each is held against several others: of more, some agree by chance
_WORDS: Final = 2_000  # words of theirs in all; longer texts show in pairs what they are

_Ties = frozenset[frozenset[int]]


def akin(sides: Mapping[int, Side], whole: Mapping[int, Alignment]) -> list[int]:
    """The witnesses of one paragraph, as the base, that share too little with it but are the text of another.

    The first side is the base; `whole` are the alignments of the others with it. Of `x a`, `y b`, `x b` the
    second has no word of the first; that it is the same text the third says.
    """
    base, *others = sides
    short = [other for other in others if len(sides[other].cuts) == 2]
    known = [other for other in short if related(whole[other], sides[base], sides[other])]
    unknown = [other for other in short if other not in known]
    if not unknown or len(known) * len(unknown) > _KIN:
        return []
    ties = _by_several({number: sides[number] for number in (base, *short)})
    traces = {number: Traces.of(sides[number]) for number in (base, *short)}

    def tied(one: int, other: int) -> bool:
        if {other, one} in ties:
            return True
        if one == base or not traces[one].may_share(traces[other]):
            return False
        a, b = sides[other], sides[one]
        return related(align_sides(a, b), a, b)

    found: list[int] = []
    reached = [base, *known]
    while near := [
        other for other in unknown if other not in found and any(tied(one, other) for one in reached)
    ]:
        found += near
        reached = near
    return found


def _by_several(sides: Mapping[int, Side]) -> _Ties:
    """The pairs of which one has most of its words in several others, each of which has some of them."""
    sizes = {number: side.region[1] - side.region[0] for number, side in sides.items()}
    if not 2 < len(sides) <= _FEW or sum(sizes.values()) > _WORDS:
        return frozenset()
    shared: dict[int, list[tuple[int, frozenset[int]]]] = {number: [] for number in sides}
    for one, two in combinations(sides, 2):
        alignment = align_sides(sides[one], sides[two])
        shared[one].append((two, _linked(alignment)))
        shared[two].append((one, _linked(alignment.swapped(sizes[two]))))
    return frozenset(
        frozenset((number, other))
        for number, held in shared.items()
        for other in _together(sizes[number], held, sizes)
    )


def _linked(alignment: Alignment) -> frozenset[int]:
    """The words that another has too; words that are only alike may stand for anything."""
    return frozenset(np.flatnonzero(alignment.same >= 0).tolist())


def _together(
    words: int, held: Sequence[tuple[int, frozenset[int]]], sizes: Mapping[int, int]
) -> Iterator[int]:
    """The witnesses that together have most of so many words, those that have most of them first."""
    seen: set[int] = set()
    chosen: list[int] = []
    for other, linked in sorted(held, key=lambda each: -len(each[1])):
        if linked - seen:
            seen |= linked
            chosen.append(other)
            if len(chosen) > 1 and are_most(len(seen), words, sum(sizes[each] for each in chosen)):
                yield from chosen
                return
