"""Passages. Each row is one: a range of words in each witness that has it.

The base's paragraphs make the rows; the links between words say which words of every other witness
belong to each. What the base lacks makes rows of its own, found in the same way among the witnesses
that have it; what stands elsewhere is found among what is left over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from edition.alignment.correspondence import Least, corresponding, said_by
from edition.alignment.evidence import by_chance
from edition.alignment.kept_alignments import KeptAlignments
from edition.alignment.links import Alignment, dropped_words
from edition.alignment.paragraph_beginnings import by_content, divide_base, divide_other, partners
from edition.alignment.row_words import Gap
from edition.alignment.sides import Side, align_sides
from edition.alignment.small_moves import place_as_others, place_rewritten, place_small
from edition.alignment.table import Entrant, Row
from edition.alignment.text_of_others import akin
from edition.alignment.traces import sharing_groups
from edition.alignment.transpositions import divide_moved, place_better, place_moved, settle_order
from edition.light_dataclass import dataclass
from edition.model import WordRange
from edition.text.streams import Stream
from edition.text.word_edges import Ints


@dataclass(frozen=True, slots=True)
class Division:
    """Passages in order, and the word indices at which each stream's own paragraphs begin."""

    rows: tuple[Row, ...]
    starts: Mapping[int, tuple[int, ...]]


def align_paragraphs(
    streams: Sequence[Stream],
    regions: Mapping[int, WordRange],
    least: Least = Least.LINKED,
    kept: KeptAlignments | None = None,
) -> Division:
    """Divide the regions of the streams into passages; the first stream in `regions` is the base.

    `least` is the share of a paragraph that must be linked, as in `corresponding`; `kept` is what was found
    before of the same words.
    """
    aligned = kept.of if kept else align_sides
    base, *others = regions
    others = by_content(streams, others)
    sides = {number: Side(streams[number], region) for number, region in regions.items()}
    whole = {other: aligned(sides[base], sides[other]) for other in others}
    sides[base] = divide_base(sides[base], [(sides[other], whole[other]) for other in others])
    for other in others:
        sides[other] = divide_other(sides[other], sides[base], whole[other])
    rows = [Row(base, {base: span}) for span in sides[base].paragraphs]
    starts = {number: side.starts for number, side in sides.items()}
    inserted: dict[int, list[tuple[int, WordRange]]] = {}
    related_by_others = akin(sides, whole) if least is Least.LINKED and len(rows) == 1 else []
    entered: list[tuple[Entrant, list[Gap]]] = []
    for other in others:
        entrant = Entrant(sides[base], sides[other], other, rows, aligned=aligned)
        if other in related_by_others:
            entrant.enter_whole(whole[other])
            continue
        place = partial(_place, entrant, whole[other], least)
        gaps = kept.placed(entrant, whole[other], least, place) if kept else place()
        entered.append((entrant, gaps))
    place_as_others(entered, sides)
    for entrant, gaps in entered:
        for gap in gaps:
            inserted.setdefault(gap.row, []).append((entrant.other, gap.span))
    merged: list[Row] = []
    for number in range(len(rows) + 1):
        merged += _insert(streams, inserted.get(number, []), starts, kept)
        merged += rows[number : number + 1]
    for row in merged:
        row.in_order()
    return Division(tuple(merged), starts)


def _insert(
    streams: Sequence[Stream],
    spans: Sequence[tuple[int, WordRange]],
    starts: dict[int, tuple[int, ...]],
    kept: KeptAlignments | None,
) -> list[Row]:
    """Rows for words that the base lacks: aligned among the witnesses that have them."""
    regions: dict[int, WordRange] = {}
    rows: list[Row] = []
    for other, span in spans:
        if other in regions:
            rows += _rows(other, Side(streams[other], span, starts[other]))
        else:
            regions[other] = span
    sides = {other: Side(streams[other], span, starts[other]) for other, span in regions.items()}
    aligned: list[Row] = []
    for first, *others in sharing_groups(sides):
        if not others:
            aligned += _rows(first, sides[first])
            continue
        region = {number: regions[number] for number in (first, *others)}
        division = align_paragraphs(streams, region, Least.STRONG, kept)
        for other, inside in division.starts.items():
            outside = (s for s in starts[other] if not regions[other][0] < s < regions[other][1])
            starts[other] = tuple(sorted({*outside, *inside}))
        aligned += division.rows
    return [*aligned, *rows]


def _rows(number: int, side: Side) -> list[Row]:
    """A row for each paragraph of a witness that stands alone."""
    return [Row(number, {number: part}) for part in side.paragraphs]


def _place(entrant: Entrant, alignment: Alignment, least: Least) -> list[Gap]:
    """Give each row its words of a witness, aligned with the base; return what belongs to none."""
    kept = corresponding(alignment, entrant.base, entrant.side, least)
    gaps = entrant.enter(kept)
    _align_anew(entrant, alignment, kept)
    gaps = place_moved(entrant, gaps)
    gaps = place_better(entrant, gaps)
    gaps = place_small(entrant, [*gaps, *divide_moved(entrant)])
    if (
        least is Least.LINKED
        and entrant.found
        and not (partners(kept) >= 0).any()
        and shares_by_chance(entrant)
    ):
        for row in entrant.found:
            entrant.leave(row)
        return [Gap(len(entrant.rows), entrant.side.region)]
    settle_order(entrant)
    return place_rewritten(entrant, gaps)


def shares_by_chance(entrant: Entrant) -> bool:
    """True where all that two texts share in other places is no more than chance explains.

    Of texts with nothing in common in order: among the paragraphs of a book one has a phrase of any other.
    """
    base, side, other = entrant.base, entrant.side, entrant.other
    said = sum(
        said_by(row.alignments[other], entrant.own(row), row.side(other, side.stream))
        for row in entrant.found
    )
    return said < by_chance(base.region[1] - base.region[0], side.region[1] - side.region[0])


def _align_anew(entrant: Entrant, alignment: Alignment, kept: Alignment) -> None:
    """Align the rows whose links led astray, or leave both ends open, within the words that are theirs."""
    base, side, other = entrant.base, entrant.side, entrant.other
    here, there = (
        places + each.region[0]
        for places, each in zip(dropped_words(alignment, kept), (base, side), strict=True)
    )
    found = [row for row in entrant.found if other not in row.apart]
    astray = _have(here, [row.ranges[row.base] for row in found])
    astray |= _have(there, [row.ranges[other] for row in found])
    for row, led_astray in zip(found, astray.tolist(), strict=True):
        open_ = led_astray or _open(row.alignments[other], row.ranges[other])
        if open_ and not entrant.stands_among_others(row):
            entrant.align_anew(row)


def _open(alignment: Alignment, span: WordRange) -> bool:
    """True where both texts begin, or both end, with words that have no partner."""
    if alignment.same[0] >= 0 and alignment.same[-1] >= 0:
        return False
    partner = partners(alignment)
    here = np.flatnonzero(partner >= 0)
    if not len(here):
        return False
    first, last = int(here[0]), int(here[-1])
    head = first > 0 and partner[first] > 0
    return bool(head or (last < len(partner) - 1 and partner[last] < span[1] - span[0] - 1))


def _have(places: Ints, spans: Sequence[WordRange]) -> NDArray[np.bool_]:
    """For each span whether one of the places, which rise, lies in it."""
    bounds = np.searchsorted(places, np.asarray(spans, dtype=np.int64).reshape(-1, 2))
    return np.asarray(bounds[:, 0] < bounds[:, 1], dtype=np.bool_)
