"""Stage 3e: the rows that become passages, and which words of a witness belong to each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from edition.align import align
from edition.boundaries import Range, Side, partners
from edition.interruption import interruptions, parts, without
from edition.links import Alignment, Link
from edition.loose_ends import after_sentence
from edition.tokens import Lexicon, Stream


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


def align_sides(one: Side, two: Side, lexicon: Lexicon) -> Alignment:
    """Align two ranges of words; the same links come out whichever is named first."""
    a, b = one.stream.keys[slice(*one.region)], two.stream.keys[slice(*two.region)]
    if (len(a), one.stream.witness.text) <= (len(b), two.stream.witness.text):
        return align(a, b, lexicon.keys)
    return align(b, a, lexicon.keys).swapped(len(a))


def enter(
    base: Side, side: Side, other: int, rows: Sequence[Row], alignment: Alignment, lexicon: Lexicon
) -> list[Gap]:
    """Enter what links say belongs to each row of `rows`, the paragraphs of `base`; return what is left."""
    spans, gaps = _claim(side, _linked(base, side, rows, alignment), len(rows))
    for number, span in spans.items():
        row = rows[number]
        row.ranges[other] = span
        row.alignments[other] = part_of(
            alignment, within(row.ranges[row.base], base.region), within(span, side.region)
        )
        own = base.part(row.ranges[row.base])
        if apart := interruptions(own, side.part(span), row.alignments[other]):
            row.apart[other] = apart
            row.alignments[other] = align_sides(own, row.side(other, side.stream), lexicon)
            gaps += [Gap(number + 1, stretch) for stretch in apart]
    return sorted(gaps)


def _linked(base: Side, side: Side, rows: Sequence[Row], alignment: Alignment) -> dict[int, _Found]:
    """By row number the words of the other text between its first and last link."""
    partner, last_partner = partners(alignment), alignment.same.copy()
    for link in alignment.alike:
        last_partner[link.a : link.a_end] = link.b_end - 1
    found: dict[int, _Found] = {}
    for number, row in enumerate(rows):
        start, end = within(row.ranges[row.base], base.region)
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


def part_of(alignment: Alignment, a: Range, b: Range) -> Alignment:
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


def within(span: Range, region: Range) -> Range:
    return span[0] - region[0], span[1] - region[0]
