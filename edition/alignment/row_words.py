"""Which words of a witness belong to each row, by the links between them and its own paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from edition.alignment.anchors import columns, rows_of
from edition.alignment.links import Alignment
from edition.alignment.paragraph_beginnings import partners
from edition.alignment.sides import Side
from edition.model import WordRange
from edition.text.streams import Stream
from edition.text.word_edges import Ints


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
    span: WordRange


def words_of_rows(
    base: Side, side: Side, rows: Sequence[WordRange], alignment: Alignment
) -> tuple[dict[int, WordRange], list[Gap]]:
    """By number of a row the words of a witness that links give it, and the gaps between and around.

    `rows` are the words of the base in each, in order, from the first of its region on, as in the alignment
    of the base with `side`. What is linked is widened to the witness's own paragraph boundaries.
    """
    found = _linked(side, rows, alignment)
    return _claim(side, _with_edges(base, side, rows, found), len(rows))


def _with_edges(
    base: Side, side: Side, rows: Sequence[WordRange], found: Mapping[int, _Found]
) -> Mapping[int, _Found]:
    """What is linked, with the same words right behind and before it that a line's end parts from it."""
    kept = dict(found)
    ours, theirs = base.stream.keys[slice(*base.region)], side.stream.keys
    for before, after in pairwise(sorted(found)):
        one, two = kept[before], kept[after]
        free = two.first - one.last
        if not free or not (one.tail or two.head):
            continue
        tail = _in_common(ours[rows[before].end - one.tail : rows[before].end], theirs[one.last : two.first])
        head = _in_common(
            ours[rows[after].first : rows[after].first + two.head][::-1], theirs[one.last : two.first][::-1]
        )
        if tail + head > free:  # the words stand at either edge of the base
            continue
        kept[before] = one._replace(last=one.last + tail, tail=one.tail - tail)
        kept[after] = two._replace(first=two.first - head, head=two.head - head)
    return kept


def _in_common(one: Ints, two: Ints) -> int:
    """How many words two begin with in common."""
    length = min(len(one), len(two))
    other = np.flatnonzero(one[:length] != two[:length])
    return int(other[0]) if len(other) else length


def _linked(side: Side, rows: Sequence[WordRange], alignment: Alignment) -> dict[int, _Found]:
    """By row number the words of the witness between its first and last link."""
    partner, last_partner = partners(alignment), alignment.same.copy()
    for link in alignment.alike:
        last_partner[link.a : link.a_end] = link.b_end - 1
    here = np.flatnonzero(partner >= 0)
    starts, ends = columns(rows, 2)
    at, after = np.searchsorted(here, (starts, ends))
    linked = np.flatnonzero(at < after)
    first, last = here[at[linked]], here[after[linked] - 1]
    found = rows_of(
        _Found,
        partner[first] + side.region[0],
        last_partner[last] + 1 + side.region[0],
        first - starts[linked],
        ends[linked] - 1 - last,
    )
    return dict(zip(linked.tolist(), found, strict=True))


def _claim(side: Side, found: Mapping[int, _Found], rows: int) -> tuple[dict[int, WordRange], list[Gap]]:
    """The linked ranges widened to the witness's own paragraph boundaries, and the gaps of so many rows."""
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
            gaps.append(Gap(number, WordRange(end, begins[number])))
        before, end = number, last
    if before is not None:
        end = ends[before] = side.cuts[bisect_left(side.cuts, end)]
    if side.region[1] > end:
        gaps.append(Gap(rows, WordRange(end, side.region[1])))
    spans = {at: WordRange(begins[at], ends[at]) for at in begins if ends[at] > begins[at]}
    return spans, gaps


def _division(stream: Stream, first: int, last: int, tail: int, head: int) -> int:
    """Where to divide words `[first, last)` that no paragraph boundary divides and nothing is linked to.

    They go where the base has words without a partner too, else after a sentence, else before.
    """
    if bool(tail) != bool(head):
        return last if tail else first
    for word in range(last, first - 1, -1):
        if stream.begins_sentence(word):
            return word
    return last
