"""Rows that stand elsewhere in a witness: in gaps, at the ends of other rows, in their places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

import numpy as np

from edition.alignment.anchors import ANCHOR, Run, columns, rising_chain, unique_runs_among
from edition.alignment.evidence import Weighed, weighed
from edition.alignment.interruptions import parts_between
from edition.alignment.links import Alignment, Link
from edition.alignment.loose_ends import LooseEnd, loose_ends
from edition.alignment.paragraph_beginnings import partners
from edition.alignment.row_words import Gap
from edition.alignment.sides import Side
from edition.alignment.table import Entrant, Row
from edition.model import WordRange
from edition.text.equal_values import places_in
from edition.text.word_edges import Ints

_MOVED: Final = 5  # words; fewer do not make a moved paragraph
_NEARBY: Final = 25  # words between two anchors of one moved block, in either text
_SHARED: Final = ANCHOR - 1  # words that two anchors side by side may have in common


def moved_blocks(a: Ints, b: Ints, free_a: Ints, free_b: Ints) -> list[Link]:
    """Stretches of words that both texts have in places that do not correspond, heaviest first.

    `free_a` and `free_b` are the positions, rising, of the words that alignment left over.
    """
    starts_a, starts_b = _gram_starts(free_a), _gram_starts(free_b)
    blocks: list[list[Run]] = []
    for run in unique_runs_among(a, b, starts_a, starts_b, ANCHOR):
        last = blocks[-1][-1] if blocks else Run(0, 0, 0)
        end_a, end_b = last.a + last.length, last.b + last.length
        near = all(-_SHARED <= gap <= _NEARBY for gap in (run.a - end_a, run.b - end_b))
        if blocks and near and _all_free(free_a, end_a, run.a) and _all_free(free_b, end_b, run.b):
            blocks[-1].append(run)
        else:
            blocks.append([run])
    found = [
        (sum(run.length for run in block), Link(block[0].a, block[-1].a + block[-1].length, block[0].b,
                                                block[-1].b + block[-1].length))
        for block in blocks
    ]  # fmt: skip
    return [link for weight, link in sorted(found, key=lambda x: (-x[0], x[1])) if weight >= _MOVED]


def _all_free(free: Ints, start: int, end: int) -> bool:
    """Whether all positions from `start` to `end` are free: what has its place there parts two blocks."""
    first, last = np.searchsorted(free, [start, max(start, end)]).tolist()
    return bool(last - first == max(0, end - start))


def _gram_starts(free: Ints) -> Ints:
    """The positions from which a whole anchor is free."""
    if len(free) < ANCHOR:
        return free[:0]
    starts, lasts = free[: 1 - ANCHOR], free[ANCHOR - 1 :]
    return np.compress(lasts - starts == ANCHOR - 1, starts)


_WEAK: Final = 0.9  # share of the larger of two paragraphs; if less is linked, a better one may be elsewhere
_BETTER: Final = 0.6  # share of what is not linked there that may not be linked in the better place


class _Relocation(NamedTuple):
    """Where a row stands in another witness, the share linked, and whether that place is elsewhere."""

    span: WordRange
    share: float
    alignment: Alignment
    moved: bool


_Free = TypeVar("_Free", Gap, LooseEnd)


def place_moved(entrant: Entrant, gaps: Sequence[Gap]) -> list[Gap]:
    """Find the rows that a witness lacks among its words that no row has; return the gaps that remain."""
    left = sorted(gaps, key=_where)
    for block, at, wanted in _moved(entrant, left):
        found = entrant.take(_around(entrant.side, left[at], block), wanted)
        left[at : at + 1] = without_taken(left[at], found)
    return left


def place_better(entrant: Entrant, gaps: Sequence[Gap]) -> list[Gap]:
    """Find elsewhere the rows of which little is linked where they stand; return the gaps that remain.

    Such a row stays where it is unless its words are found elsewhere, or those of its place in another row.
    """
    rows = entrant.rows
    weak = {
        number: place for number in _hardly_linked(entrant) if (place := _weak_place(entrant, rows[number]))
    }
    if not weak:
        return list(gaps)
    own = {rows[number].ranges[rows[number].base]: place for number, place in weak.items()}
    places = sorted(weak.values(), key=lambda place: place.span)
    for number in weak:
        entrant.leave(rows[number])
    left = sorted((*gaps, *(Gap(number, place.span) for number, place in weak.items())), key=_where)
    for block, at, wanted in _moved(entrant, left):
        share = _share_held(places, block)
        for row in wanted:
            place = own.get(row.ranges[row.base])
            if not _meet(left[at].span, block) or (place and _meet(place.span, block)):
                continue
            found = entrant.take(_around(entrant.side, left[at], block), [row])
            best = max(share, place.share if place else 0.0)
            if found and 1 - _linked_share(entrant, row) > _BETTER * (1 - best):
                entrant.leave(row)
            elif found:
                rest = without_taken(left[at], found)
                left[at : at + 1] = rest
                if not rest:
                    break
                at += next((n for n, gap in enumerate(rest) if _meet(gap.span, block)), 0)
    return _put_back(entrant, weak, left)


def _put_back(entrant: Entrant, weak: Mapping[int, _Relocation], left: Sequence[Gap]) -> list[Gap]:
    """Put the rows for which nothing better was found back in their places; return the other gaps."""
    remaining = set(left)
    for number, place in weak.items():
        row = entrant.rows[number]
        if entrant.other not in row.ranges and Gap(number, place.span) in remaining:
            remaining.remove(Gap(number, place.span))
            entrant.put_back(row, place.span, place.alignment, place.moved)
    return sorted(remaining, key=_where)


def divide_moved(entrant: Entrant) -> list[Gap]:
    """Find rows that a witness lacks at the ends of others, unlinked; return what no row has then.

    With no boundary in the layout before it, a moved paragraph was taken for the end of the one before.
    """
    rows, other = entrant.rows, entrant.other
    if not entrant.lacking:
        return []
    loose = [
        end
        for number, row in enumerate(rows)
        if other in row.ranges and other not in row.apart
        for end in loose_ends(number, row.ranges[other], row.alignments[other], _uncertain(entrant, row))
    ]
    loose.sort(key=_where)
    gaps: list[Gap] = []
    for block, at, wanted in _moved(entrant, loose):
        end = loose[at]
        if end.is_held(block):
            continue
        if found := entrant.take(end.divided(entrant.side.stream, block), wanted):
            del loose[at]
            gaps += _release(entrant, end, found)
    return gaps


def _uncertain(entrant: Entrant, row: Row) -> Sequence[Weighed]:
    """The links of a row of which little is linked: some of them may be chance. None of any other."""
    if _weak_place(entrant, row) is None:
        return ()
    base, side = entrant.own(row).region, row.ranges[entrant.other]
    keys = entrant.base.stream.keys[slice(*base)], entrant.side.stream.keys[slice(*side)]
    return weighed(row.alignments[entrant.other], *keys, entrant.side.stream.lexicon.keys)


def _moved(entrant: Entrant, free: Sequence[_Free]) -> Iterator[tuple[Link, int, list[Row]]]:
    """Words of rows that a witness lacks that stand in a free stretch of it, with its number and the rows.

    `free`, in the order of its words, may change from one to the next, as the rows may. They come to an end
    when the work is done.
    """
    other, lacking = entrant.other, entrant.lacking
    if not lacking or not free:
        return
    free_base = _positions([row.ranges[row.base] for row in lacking])
    free_other = _positions([stretch.span for stretch in free])
    for block in moved_blocks(entrant.base.stream.keys, entrant.side.stream.keys, free_base, free_other):
        if entrant.work < 0:
            return
        at = bisect_right(free, block.b, key=lambda stretch: stretch.span[0]) - 1
        first = bisect_right(lacking, block.a, key=lambda row: row.ranges[row.base][1])
        last = bisect_left(lacking, block.a_end, first, key=lambda row: row.ranges[row.base][0])
        wanted = [row for row in lacking[first:last] if other not in row.ranges]
        if at >= 0 and block.b_end <= free[at].span[1] and wanted:
            yield block, at, wanted


def _release(entrant: Entrant, end: LooseEnd, found: Sequence[WordRange]) -> list[Gap]:
    """Take an end from its row, save what adjoins the rest of it; return what no other row has of it."""
    row = entrant.rows[end.row]
    first, last = row.ranges[entrant.other]
    if end.head:
        at = max(stop for _, stop in found)
        kept, gap = WordRange(at, last), Gap(end.row, WordRange(first, at))
    else:
        at = min(start for start, _ in found)
        kept, gap = WordRange(first, at), Gap(end.row + 1, WordRange(at, last))
    entrant.shorten(row, kept)
    return without_taken(gap, found)


def _around(side: Side, gap: Gap, block: Link) -> WordRange:
    """The paragraphs in a gap that a block touches."""
    cuts = side.part(gap.span).cuts
    first, end = max(block.b, cuts[0]), min(block.b_end, cuts[-1])
    return WordRange(cuts[bisect_right(cuts, first) - 1], cuts[bisect_left(cuts, end)])


def _where(free: Gap | LooseEnd) -> WordRange:
    return free.span


def _meet(span: WordRange, block: Link) -> bool:
    return span[0] < block.b_end and block.b < span[1]


def _weak_place(entrant: Entrant, row: Row) -> _Relocation | None:
    """Where a row stands in a witness that has it in one piece, if little of the larger of both is linked."""
    other = entrant.other
    same, (first, end) = row.alignments[other].same, row.ranges[other]
    if len(same) == end - first and same.min() >= 0:
        return None
    share = _linked_share(entrant, row)
    if share >= _WEAK:
        return None
    return _Relocation(row.ranges[other], share, row.alignments[other], other in row.moved)


def _hardly_linked(entrant: Entrant) -> list[int]:
    """The numbers of the rows that may have a weak place: all others are looked at together."""
    other, held = entrant.other, list[int]()
    for number, row in enumerate(entrant.rows):
        if other in row.ranges and other not in row.apart:
            held.append(number)
    if not held:
        return held
    rows = [entrant.rows[number] for number in held]
    first, end = columns([row.ranges[row.base] for row in rows], 2)
    begin, stop = columns([row.ranges[other] for row in rows], 2)
    sizes = end - first
    at = np.cumsum(sizes) - sizes
    linked = np.concatenate([row.alignments[other].same for row in rows]) >= 0
    alike = [row.alignments[other].alike for row in rows]
    if any(alike):
        here, here_end, _, _ = columns([link for links in alike for link in links], 4)
        offset = np.repeat(at, [len(links) for links in alike])
        linked[places_in(here + offset, here_end + offset)] = True
    own = entrant.base.stream.sizes[places_in(first, end)]
    ours, shared = (np.add.reduceat(each, at) for each in (own, np.where(linked, own, 0)))
    totals = np.append(0, np.cumsum(entrant.side.stream.sizes))
    larger = np.maximum(1, np.maximum(ours, totals[stop] - totals[begin]))
    return [held[number] for number in np.flatnonzero(shared / larger < _WEAK).tolist()]


def _linked_share(entrant: Entrant, row: Row) -> float:
    """The share of the larger of a row and what another witness has of it that is linked, in characters."""
    ours = entrant.base.stream.sizes[slice(*row.ranges[row.base])]
    theirs = sum(int(entrant.side.stream.sizes[slice(*part)].sum()) for part in row.parts(entrant.other))
    linked = int(ours[partners(row.alignments[entrant.other]) >= 0].sum())
    return linked / max(1, int(ours.sum()), theirs)


def settle_order(entrant: Entrant) -> None:
    """Say which rows of a witness are moved: the fewest words but for which all are in order.

    Of as many those that were found elsewhere.
    """
    rows, other = entrant.rows, entrant.other
    if not any(other in row.moved for row in rows):
        return
    places = [
        Run(
            number,
            row.ranges[other][0],
            2 * (row.ranges[other][1] - row.ranges[other][0]) + (other not in row.moved),
        )
        for number, row in enumerate(rows)
        if other in row.ranges
    ]
    in_order = {run.a for run in rising_chain(places)}
    for place in places:
        entrant.tell_moved(rows[place.a], place.a not in in_order)


def _share_held(places: Sequence[_Relocation], block: Link) -> float:
    """The linked share of the row that stands where a block is; 0 where none does."""
    at = bisect_right(places, block.b, key=lambda place: place.span[0]) - 1
    return places[at].share if at >= 0 and block.b < places[at].span[1] else 0.0


def without_taken(gap: Gap, taken: Sequence[WordRange]) -> list[Gap]:
    """What is left of a gap when words are taken out of it."""
    first, last = gap.span
    inside = sorted(
        WordRange(max(start, first), min(end, last)) for start, end in taken if start < last and first < end
    )
    return [Gap(gap.row, left) for left in parts_between(gap.span, inside) if left.end > left.first]


def _positions(ranges: Sequence[WordRange]) -> Ints:
    return np.concatenate([np.arange(start, end) for start, end in sorted(ranges)])
