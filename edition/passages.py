"""Stage 3e: passages. Each row is one: a range of words in each witness that has it.

The base's paragraphs make the rows; the links between words say which words of every other witness
belong to each. What the base lacks makes rows of its own, found in the same way among the witnesses
that have it; what stands elsewhere is found among what is left over.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple, TypeVar

import numpy as np

from edition.align import align
from edition.anchors import Ints
from edition.boundaries import Range, Side, divide_base, divide_other, partners
from edition.correspondence import LINKED, MOVED, STRONG, corresponding
from edition.interruption import interruptions, parts, without
from edition.links import Alignment, Link
from edition.loose_ends import LooseEnd, after_sentence, loose_ends
from edition.moves import moved_blocks
from edition.tokens import Lexicon, Stream

_WEAK: Final = 0.9  # share of the larger of two paragraphs; if less is linked, a better one may be elsewhere
_BETTER: Final = 0.6  # share of what is not linked there that may not be linked in the better place


class _Found(NamedTuple):
    """Words `[first, last)` of a witness between the first and last link of a row.

    `head` and `tail` are how many words of the row itself stand before and after those links.
    """

    first: int
    last: int
    head: int
    tail: int


class Gap(NamedTuple):
    """Words of a witness that no row has, and the number of the row that they come before."""

    row: int
    span: Range


class _Place(NamedTuple):
    """Where a row stands in another witness, and the share of it that is linked."""

    span: Range
    share: float
    alignment: Alignment


_NOWHERE: Final = _Place((-1, -1), 0.0, Alignment(np.empty(0, dtype=np.int64), ()))
_Free = TypeVar("_Free", Gap, LooseEnd)


@dataclass(slots=True)
class Row:
    """One passage while it is being built: word ranges by stream number, and alignments to the row's base.

    `apart` are the stretches inside a range that are no part of the passage; an alignment passes over them.
    """

    base: int
    ranges: dict[int, Range]
    alignments: dict[int, Alignment] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    apart: dict[int, list[Range]] = field(default_factory=dict)

    def parts(self, number: int) -> list[Range]:
        """The words of a stream that are the passage."""
        if number not in self.apart:
            return [self.ranges[number]]
        return parts(self.ranges[number], self.apart[number])

    def leave(self, number: int) -> None:
        """Give up the words of a stream."""
        for held in (self.ranges, self.alignments, self.apart):
            held.pop(number, None)
        self.moved.discard(number)

    def side(self, number: int, stream: Stream) -> Side:
        """The passage in a stream, of the number given, as if nothing stood between its words."""
        if number in self.apart:
            return without(stream, self.ranges[number], self.apart[number])
        return Side(stream, self.ranges[number])


@dataclass(frozen=True, slots=True)
class Division:
    """Passages in order, and the word indices at which each stream's own paragraphs begin."""

    rows: tuple[Row, ...]
    starts: Mapping[int, tuple[int, ...]]


def align_paragraphs(
    streams: Sequence[Stream], regions: Mapping[int, Range], lexicon: Lexicon, least: float = LINKED
) -> Division:
    """Divide the regions of the streams into passages; the first stream in `regions` is the base.

    `least` is the share of a paragraph that must be linked, as in `corresponding`.
    """
    base, *others = regions
    sides = {number: Side(streams[number], region) for number, region in regions.items()}
    whole = {other: align_sides(sides[base], sides[other], lexicon) for other in others}
    sides[base] = divide_base(sides[base], [(sides[other], whole[other]) for other in others])
    for other in others:
        sides[other] = divide_other(sides[other], sides[base], whole[other])
    rows = [Row(base, {base: span}) for span in pairwise(sides[base].cuts)]
    starts = {number: side.starts for number, side in sides.items()}
    inserted: dict[int, list[tuple[int, Range]]] = {}
    for other in others:
        for gap in _place(sides[base], sides[other], other, rows, whole[other], lexicon, least):
            inserted.setdefault(gap.row, []).append((other, gap.span))
    merged: list[Row] = []
    for number in range(len(rows) + 1):
        merged += _insert(streams, inserted.get(number, []), starts, lexicon)
        merged += rows[number : number + 1]
    return Division(tuple(merged), starts)


def align_sides(one: Side, two: Side, lexicon: Lexicon) -> Alignment:
    """Align two ranges of words; the same links come out whichever is named first."""
    a, b = one.stream.keys[slice(*one.region)], two.stream.keys[slice(*two.region)]
    if (len(a), one.stream.witness.text) <= (len(b), two.stream.witness.text):
        return align(a, b, lexicon.keys)
    return align(b, a, lexicon.keys).swapped(len(a))


def _insert(
    streams: Sequence[Stream],
    spans: Sequence[tuple[int, Range]],
    starts: dict[int, tuple[int, ...]],
    lexicon: Lexicon,
) -> list[Row]:
    """Rows for words that the base lacks: aligned among the witnesses that have them."""
    regions: dict[int, Range] = {}
    rows: list[Row] = []
    for other, span in spans:
        if other in regions:
            rows += _rows(other, Side(streams[other], span, starts[other]))
        else:
            regions[other] = span
    if len(regions) == 1:
        ((other, span),) = regions.items()
        return [*_rows(other, Side(streams[other], span, starts[other])), *rows]
    if not regions:
        return rows
    division = align_paragraphs(streams, regions, lexicon, STRONG)
    for other, inside in division.starts.items():
        outside = (s for s in starts[other] if not regions[other][0] < s < regions[other][1])
        starts[other] = tuple(sorted({*outside, *inside}))
    return [*division.rows, *rows]


def _rows(number: int, side: Side) -> list[Row]:
    """A row for each paragraph of a witness that stands alone."""
    return [Row(number, {number: part}) for part in pairwise(side.cuts)]


def _place(
    base: Side,
    side: Side,
    other: int,
    rows: Sequence[Row],
    alignment: Alignment,
    lexicon: Lexicon,
    least: float,
) -> list[Gap]:
    """Give each row its words of another witness; return what belongs to none."""
    kept = corresponding(alignment, base, side, lexicon, least)
    gaps = _enter(base, side, other, rows, kept, lexicon)
    _align_anew(base, side, other, rows, alignment, kept, lexicon)
    gaps = _place_moved(base, side, other, rows, gaps, lexicon)
    gaps = _place_better(base, side, other, rows, gaps, lexicon)
    return sorted([*gaps, *_part_moved(base, side, other, rows, lexicon)])


def _enter(
    base: Side, side: Side, other: int, rows: Sequence[Row], alignment: Alignment, lexicon: Lexicon
) -> list[Gap]:
    """Enter what links say belongs to each row of `rows`, the paragraphs of `base`; return what is left."""
    spans, gaps = _claim(side, _linked(base, side, rows, alignment), len(rows))
    for number, span in spans.items():
        row = rows[number]
        row.ranges[other] = span
        row.alignments[other] = _cut(
            alignment, _within(row.ranges[row.base], base.region), _within(span, side.region)
        )
        own = base.part(row.ranges[row.base])
        if apart := interruptions(own, side.part(span), row.alignments[other]):
            row.apart[other] = apart
            row.alignments[other] = align_sides(own, row.side(other, side.stream), lexicon)
            gaps += [Gap(number + 1, stretch) for stretch in apart]
    return sorted(gaps)


def _align_anew(
    base: Side,
    side: Side,
    other: int,
    rows: Sequence[Row],
    alignment: Alignment,
    kept: Alignment,
    lexicon: Lexicon,
) -> None:
    """Align the rows whose links led astray, or leave both ends open, within the words that are theirs."""
    words = side.region[1] - side.region[0]
    turned, turned_kept = alignment.swapped(words), kept.swapped(words)
    here = np.flatnonzero(partners(alignment) != partners(kept)) + base.region[0]
    there = np.flatnonzero(partners(turned) != partners(turned_kept)) + side.region[0]
    for row in rows:
        if other not in row.ranges or other in row.apart:
            continue
        astray = _has(here, row.ranges[row.base]) or _has(there, row.ranges[other])
        if astray or _open(row.alignments[other], row.ranges[other]):
            own = base.part(row.ranges[row.base])
            row.alignments[other] = align_sides(own, row.side(other, side.stream), lexicon)


def _open(alignment: Alignment, span: Range) -> bool:
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


def _has(places: Ints, span: Range) -> bool:
    return bool(np.searchsorted(places, span[0]) < np.searchsorted(places, span[1]))


def _within(span: Range, region: Range) -> Range:
    return span[0] - region[0], span[1] - region[0]


def _linked(base: Side, side: Side, rows: Sequence[Row], alignment: Alignment) -> dict[int, _Found]:
    """By row number the words of the other text between its first and last link."""
    partner, last_partner = partners(alignment), alignment.same.copy()
    for link in alignment.alike:
        last_partner[link.a : link.a_end] = link.b_end - 1
    found: dict[int, _Found] = {}
    for number, row in enumerate(rows):
        start, end = _within(row.ranges[row.base], base.region)
        here = np.flatnonzero(partner[start:end] >= 0)
        if len(here):
            first, last = int(partner[start + here[0]]), int(last_partner[start + here[-1]])
            found[number] = _Found(
                first + side.region[0],
                last + 1 + side.region[0],
                int(here[0]),
                end - start - 1 - int(here[-1]),
            )
    return found


def _claim(side: Side, found: Mapping[int, _Found], rows: int) -> tuple[dict[int, Range], list[Gap]]:
    """Widen the linked ranges to the witness's own paragraph boundaries; return them and the gaps between."""
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    gaps: list[Gap] = []
    before, end = None, side.region[0]
    for number in sorted(found):
        first, last, head, _ = found[number]
        here = side.cuts[bisect_left(side.cuts, end) : bisect_right(side.cuts, first)]
        tail = 0 if before is None else found[before].tail
        begins[number] = here[-1] if here else _division(side.stream, end, first, tail, head)
        if before is not None:
            ends[before] = here[0] if here else begins[number]
            end = ends[before]
        if begins[number] > end:
            gaps.append(Gap(number, (end, begins[number])))
        before, end = number, last
    if before is not None:
        end = ends[before] = side.cuts[bisect_left(side.cuts, end)]
    if side.region[1] > end:
        gaps.append(Gap(rows, (end, side.region[1])))
    spans = {number: (begins[number], ends[number]) for number in begins if ends[number] > begins[number]}
    return spans, gaps


def _division(stream: Stream, first: int, last: int, tail: int, head: int) -> int:
    """Where to divide words `[first, last)` that no paragraph boundary divides and nothing is linked to.

    They go where the base has words without a partner too, else after a sentence, else before.
    """
    if bool(tail) != bool(head):
        return last if tail else first
    for word in range(last, first - 1, -1):
        if after_sentence(stream, word):
            return word
    return last


def _cut(alignment: Alignment, a: Range, b: Range) -> Alignment:
    """The part of an alignment inside a range of each text, with positions relative to the ranges."""
    same = alignment.same[slice(*a)]
    same = np.where((same >= b[0]) & (same < b[1]), same - b[0], -1)
    first = bisect_left(alignment.alike, (a[0],))
    alike = []
    for link in alignment.alike[first:]:
        if link.a >= a[1]:
            break
        if link.a_end <= a[1] and link.b >= b[0] and link.b_end <= b[1]:
            alike.append(Link(link.a - a[0], link.a_end - a[0], link.b - b[0], link.b_end - b[0]))
    return Alignment(same, tuple(alike))


def _place_moved(
    base: Side, side: Side, other: int, rows: Sequence[Row], gaps: list[Gap], lexicon: Lexicon
) -> list[Gap]:
    """Find rows without `other` among the words of it that no row has; return the gaps that remain."""
    left = list(gaps)
    for block, gap, wanted in _moved(base, side, other, rows, left):
        for taken in _take(base, side.part(_around(side, gap, block)), other, wanted, lexicon):
            left[:] = [rest for g in left for rest in _less(g, taken)]
    return left


def _place_better(
    base: Side, side: Side, other: int, rows: Sequence[Row], gaps: list[Gap], lexicon: Lexicon
) -> list[Gap]:
    """Find elsewhere the rows of which little is linked where they stand; return the gaps that remain.

    Such a row stays where it is unless its words are found elsewhere, or those of its place in another row.
    """
    weak = {n: place for n, row in enumerate(rows) if (place := _weak_place(base, side, other, row))}
    if not weak:
        return gaps
    own = {id(rows[number]): place for number, place in weak.items()}
    places = sorted(weak.values(), key=lambda place: place.span)
    for number in weak:
        rows[number].leave(other)
    left = [*gaps, *(Gap(number, place.span) for number, place in weak.items())]
    for block, gap, wanted in _moved(base, side, other, rows, left):
        share = _share_held(places, block)
        for row in wanted:
            place = own.get(id(row), _NOWHERE)
            if place.span[0] <= block.b < place.span[1]:
                continue
            for taken in _take(base, side.part(_around(side, gap, block)), other, [row], lexicon):
                if 1 - _linked_share(base, side, other, row) > _BETTER * (1 - max(place.share, share)):
                    row.leave(other)
                    break
                left[:] = [rest for g in left for rest in _less(g, taken)]
    for number, place in weak.items():
        row = rows[number]
        if other not in row.ranges and Gap(number, place.span) in left:
            left.remove(Gap(number, place.span))
            row.ranges[other], row.alignments[other] = place.span, place.alignment
    for number in weak:
        if other in rows[number].moved and _in_order(rows, number, other):
            rows[number].moved.discard(other)
    return left


def _part_moved(base: Side, side: Side, other: int, rows: Sequence[Row], lexicon: Lexicon) -> list[Gap]:
    """Find rows without `other` among words that a row has but no partner for; return what no row has then.

    With no boundary in the layout before it, a moved paragraph was taken for the end of the one before.
    """
    if all(other in row.ranges for row in rows):
        return []
    loose = [
        end
        for number, row in enumerate(rows)
        if other in row.ranges and other not in row.apart
        for end in loose_ends(number, row.ranges[other], row.alignments[other])
    ]
    gaps: list[Gap] = []
    for block, end, wanted in _moved(base, side, other, rows, loose):
        span = end.divided(side.stream, block)
        if found := _take(base, side.part(span), other, wanted, lexicon):
            loose.remove(end)
            gaps += _release(rows[end.row], other, end, found)
    return gaps


def _moved(
    base: Side, side: Side, other: int, rows: Sequence[Row], free: Sequence[_Free]
) -> Iterator[tuple[Link, _Free, list[Row]]]:
    """Words of rows without `other` that stand in a free stretch of it, with the stretch and the rows.

    `free` may change from one to the next, as the rows may.
    """
    lacking = [row for row in rows if other not in row.ranges]
    if not lacking or not free:
        return
    free_base = _positions([row.ranges[row.base] for row in lacking])
    free_other = _positions([stretch.span for stretch in free])
    for block in moved_blocks(base.stream.keys, side.stream.keys, free_base, free_other):
        holding = next((f for f in free if f.span[0] <= block.b < block.b_end <= f.span[1]), None)
        first = bisect_right(lacking, block.a, key=lambda row: row.ranges[row.base][1])
        last = bisect_left(lacking, block.a_end, first, key=lambda row: row.ranges[row.base][0])
        wanted = [row for row in lacking[first:last] if other not in row.ranges]
        if holding is not None and wanted:
            yield block, holding, wanted


def _release(row: Row, other: int, end: LooseEnd, found: Sequence[Range]) -> list[Gap]:
    """Take an end from a row, save what adjoins the rest of it; return what no other row has of it."""
    first, last = row.ranges[other]
    if end.head:
        kept = max(stop for _, stop in found)
        row.ranges[other], gaps = (kept, last), [Gap(end.row, (first, kept))]
    else:
        kept = min(start for start, _ in found)
        row.ranges[other], gaps = (first, kept), [Gap(end.row + 1, (kept, last))]
    words = len(row.alignments[other].same)
    row.alignments[other] = _cut(row.alignments[other], (0, words), _within(row.ranges[other], (first, last)))
    for taken in found:
        gaps = [left for gap in gaps for left in _less(gap, taken)]
    return gaps


def _around(side: Side, gap: Gap, block: Link) -> Range:
    """The paragraphs in a gap that a block touches."""
    cuts = side.part(gap.span).cuts
    return cuts[bisect_right(cuts, block.b) - 1], cuts[bisect_left(cuts, block.b_end)]


def _weak_place(base: Side, side: Side, other: int, row: Row) -> _Place | None:
    """Where a row stands in another witness, if little of the larger of both is linked."""
    if other not in row.ranges or other in row.apart:
        return None
    same, (first, end) = row.alignments[other].same, row.ranges[other]
    if len(same) == end - first and same.min() >= 0:
        return None
    share = _linked_share(base, side, other, row)
    return _Place(row.ranges[other], share, row.alignments[other]) if share < _WEAK else None


def _linked_share(base: Side, side: Side, other: int, row: Row) -> float:
    """The share of the larger of a row and what another witness has of it that is linked, in characters."""
    ours = base.stream.sizes[slice(*row.ranges[row.base])]
    theirs = sum(int(side.stream.sizes[slice(*part)].sum()) for part in row.parts(other))
    linked = int(ours[partners(row.alignments[other]) >= 0].sum())
    return linked / max(1, int(ours.sum()), theirs)


def _in_order(rows: Sequence[Row], number: int, other: int) -> bool:
    """True where the nearest rows that stand in their places have a row between them."""
    start, end = rows[number].ranges[other]

    def nearest(numbers: range) -> Range | None:
        rest = (rows[n] for n in numbers)
        return next((r.ranges[other] for r in rest if other in r.ranges and other not in r.moved), None)

    before, after = nearest(range(number - 1, -1, -1)), nearest(range(number + 1, len(rows)))
    return (before is None or before[1] <= start) and (after is None or end <= after[0])


def _share_held(places: Sequence[_Place], block: Link) -> float:
    """The linked share of the row that stands where a block is; 0 where none does."""
    at = bisect_right(places, block.b, key=lambda place: place.span[0]) - 1
    return places[at].share if at >= 0 and block.b < places[at].span[1] else 0.0


def _take(base: Side, side: Side, other: int, rows: Sequence[Row], lexicon: Lexicon) -> list[Range]:
    """Enter what a range of another witness has of some rows, as moved; return the words taken."""
    reach = base.part((rows[0].ranges[rows[0].base][0], rows[-1].ranges[rows[-1].base][1]))
    alignment = align_sides(reach, side, lexicon)
    _enter(reach, side, other, rows, corresponding(alignment, reach, side, lexicon, MOVED), lexicon)
    taken = [row for row in rows if other in row.ranges]
    for row in taken:
        row.moved.add(other)
    return [part for row in taken for part in row.parts(other)]


def _less(gap: Gap, taken: Range) -> list[Gap]:
    """What is left of a gap when words are taken out of it."""
    if taken[1] <= gap.span[0] or taken[0] >= gap.span[1]:
        return [gap]
    sides = ((gap.span[0], taken[0]), (taken[1], gap.span[1]))
    return [Gap(gap.row, side) for side in sides if side[1] > side[0]]


def _positions(ranges: Sequence[Range]) -> Ints:
    return np.concatenate([np.arange(start, end) for start, end in sorted(ranges)])
