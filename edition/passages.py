"""Stage 3c: paragraphs to paragraphs. Each row is a passage: a range of words in each witness that has it.

The base's paragraphs make the rows; the links between words say which words of every other witness
belong to each. What the base lacks makes rows of its own, found in the same way among the witnesses
that have it; what stands elsewhere is found among what is left over.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz.distance.Levenshtein import normalized_similarity

from edition.align import Alignment, Link, align, moved_blocks, runs_of
from edition.anchors import Ints
from edition.layout import CERTAIN
from edition.tokens import Lexicon, Stream

_VOTE: Final = 5.0  # the most that one other witness says for or against a boundary
_AGAINST: Final = -4.0  # what it says where its line runs on
_TIGHT: Final = 6  # words between the links around a boundary, where its place in the other text is sure
_LINKED: Final = 0.2  # share of a paragraph's characters that must be linked for it to be the same paragraph
_MOVED: Final = 0.4  # the same for a paragraph that stands elsewhere, where chance has more places
_NEAR: Final = 0.6  # likeness of two words from which on it is no chance
_WORD: Final = 5  # characters; a shorter word alone may be one that any paragraph has
_PHRASE: Final = 7  # characters; the same for two words in a row
_SURE: Final = 4  # words in a row that link a paragraph however little of it is left

Range = tuple[int, int]


class _Found(NamedTuple):
    """Words `[first, last)` of a witness between the first and last link of a row.

    `head` and `tail` are how many words of the row itself stand before and after those links; `cut` says
    that links beyond `first` and `last` led astray.
    """

    first: int
    last: int
    head: int
    tail: int
    cut: bool = False


class Gap(NamedTuple):
    """Words of a witness that no row has, and the number of the row that they come before."""

    row: int
    span: Range


@dataclass(slots=True)
class Row:
    """One passage while it is being built: word ranges by stream number, and alignments to the row's base."""

    base: int
    ranges: dict[int, Range]
    alignments: dict[int, Alignment] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Division:
    """Passages in order, and the word indices at which each stream's own paragraphs begin."""

    rows: tuple[Row, ...]
    starts: Mapping[int, tuple[int, ...]]


def align_paragraphs(streams: Sequence[Stream], regions: Mapping[int, Range], lexicon: Lexicon) -> Division:
    """Divide the regions of the streams into passages; the first stream in `regions` is the base."""
    base, *others = regions
    whole = {other: align_streams(streams[base], streams[other], regions[base], regions[other], lexicon)
             for other in others}  # fmt: skip
    starts = {base: _base_starts(streams, regions, base, whole)}
    for other in others:
        starts[other] = _other_starts(streams, regions, base, other, starts[base], whole[other])
    rows = [Row(base, {base: span}) for span in _ranges(regions[base], starts[base])]
    inserted: dict[int, list[tuple[int, Range]]] = {}
    for other in others:
        gaps = _place(streams, regions, base, other, rows, starts[other], whole[other], lexicon)
        for gap in gaps:
            inserted.setdefault(gap.row, []).append((other, gap.span))
    merged: list[Row] = []
    for number in range(len(rows) + 1):
        merged += _insert(streams, inserted.get(number, []), starts, lexicon)
        merged += rows[number : number + 1]
    return Division(tuple(merged), starts)


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
            rows += _rows(other, span, starts[other])
        else:
            regions[other] = span
    if len(regions) == 1:
        (other, span) = next(iter(regions.items()))
        return [*_rows(other, span, starts[other]), *rows]
    if not regions:
        return rows
    division = align_paragraphs(streams, regions, lexicon)
    for other, inside in division.starts.items():
        outside = (s for s in starts[other] if not regions[other][0] < s < regions[other][1])
        starts[other] = tuple(sorted({*outside, *inside}))
    return [*division.rows, *rows]


def _rows(stream: int, span: Range, starts: Sequence[int]) -> list[Row]:
    inside = starts[bisect_right(starts, span[0]) : bisect_left(starts, span[1])]
    return [Row(stream, {stream: part}) for part in _ranges(span, inside)]


def align_streams(one: Stream, two: Stream, in_one: Range, in_two: Range, lexicon: Lexicon) -> Alignment:
    """Align two ranges of words; the same links come out whichever is named first."""
    a, b = one.keys[slice(*in_one)], two.keys[slice(*in_two)]
    if (len(a), one.witness.text) <= (len(b), two.witness.text):
        return align(a, b, lexicon.keys)
    return align(b, a, lexicon.keys).swapped(len(a))


def _ranges(region: Range, starts: Sequence[int]) -> list[Range]:
    cuts = [region[0], *starts, region[1]]
    return [(start, end) for start, end in pairwise(cuts) if end > start]


# Boundaries ---------------------------------------------------------------------------------------


def _scores(stream: Stream, region: Range) -> dict[int, float]:
    """What the layout says of each line start inside a region, by word index."""
    scores: dict[int, float] = {}
    for word, line_break in zip(stream.line_starts.tolist(), stream.layout.breaks, strict=True):
        if region[0] < word < region[1]:
            scores[word] = max(line_break.score, scores.get(word, line_break.score))
    return scores


def _base_starts(
    streams: Sequence[Stream], regions: Mapping[int, Range], base: int, whole: Mapping[int, Alignment]
) -> tuple[int, ...]:
    scores = _scores(streams[base], regions[base])
    unsure = [word for word, score in scores.items() if abs(score) < CERTAIN]
    for other, alignment in whole.items() if unsure else ():
        partner = _partners(alignment)
        lines = _scores(streams[other], regions[other])
        places = sorted(lines)
        for word in unsure:
            scores[word] += _vote(word, regions[base][0], partner, regions[other][0], places, lines)
    return tuple(sorted(word for word, score in scores.items() if score > 0))


def _other_starts(
    streams: Sequence[Stream],
    regions: Mapping[int, Range],
    base: int,
    other: int,
    base_starts: tuple[int, ...],
    alignment: Alignment,
) -> tuple[int, ...]:
    scores = _scores(streams[other], regions[other])
    unsure = [word for word, score in scores.items() if abs(score) < CERTAIN]
    if unsure:
        partner = _partners(alignment.swapped(regions[other][1] - regions[other][0]))
        settled = dict.fromkeys(base_starts, _VOTE)
        for word in unsure:
            scores[word] += _vote(
                word, regions[other][0], partner, regions[base][0], list(base_starts), settled
            )
    return tuple(sorted(word for word, score in scores.items() if score > 0))


def _partners(alignment: Alignment) -> Ints:
    """For each word the first word that it is linked to, or -1."""
    partner = alignment.same.copy()
    for link in alignment.alike:
        partner[link.a : link.a_end] = link.b
    return partner


def _vote(
    word: int,
    offset: int,
    partner: Ints,
    other_offset: int,
    places: Sequence[int],
    scores: Mapping[int, float],
) -> float:
    """What another witness says of a boundary before `word`, from its own lines at that place."""
    at = word - offset
    before = next((i for i in range(at - 1, max(-1, at - _TIGHT), -1) if partner[i] >= 0), None)
    after = next((i for i in range(at, min(len(partner), at + _TIGHT)) if partner[i] >= 0), None)
    if before is None or after is None:
        return 0.0
    first, last = int(partner[before]) + other_offset, int(partner[after]) + other_offset
    here = places[bisect_right(places, first) : bisect_right(places, last)]
    if here:
        return max(-_VOTE, min(_VOTE, max(scores[place] for place in here)))
    return _AGAINST if last - first <= _TIGHT else 0.0


# Placing another witness beside the base ----------------------------------------------------------


def _place(
    streams: Sequence[Stream],
    regions: Mapping[int, Range],
    base: int,
    other: int,
    rows: Sequence[Row],
    starts: tuple[int, ...],
    alignment: Alignment,
    lexicon: Lexicon,
) -> list[Gap]:
    """Give each row its words of `other`; return what belongs to none."""
    alignment = _inside_rows(alignment, [row.ranges[base][0] - regions[base][0] for row in rows])
    evidence = _evidence(streams[base], streams[other], regions[base], regions[other], alignment, lexicon)
    found = _linked(
        regions[base], rows, alignment, evidence, (streams[other], regions[other], starts), _LINKED
    )
    if not _related(streams[base], streams[other], regions[base], regions[other], alignment, evidence):
        found = {}
    spans, gaps = _claim(regions[other], found, starts, streams[other], len(rows))
    for number, span in spans.items():
        if found[number].cut:
            part = align_streams(streams[base], streams[other], rows[number].ranges[base], span, lexicon)
            _enter(rows[number], other, span, rows[number].ranges[base], span, part)
        else:
            _enter(rows[number], other, span, regions[base], regions[other], alignment)
    return _place_moved(streams, base, other, rows, starts, gaps, lexicon)


def _inside_rows(alignment: Alignment, starts: Sequence[int]) -> Alignment:
    """The alignment without the links that reach over the boundary of two rows."""
    kept = tuple(
        link
        for link in alignment.alike
        if link.a_end - link.a == 1 or bisect_right(starts, link.a) == bisect_left(starts, link.a_end)
    )
    return alignment if len(kept) == len(alignment.alike) else Alignment(alignment.same, kept)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """By word of the base its size, and how much of it is linked to a word that is the same or near it."""

    sizes: Ints
    linked: Ints


def _evidence(
    base: Stream, other: Stream, in_base: Range, in_other: Range, alignment: Alignment, lexicon: Lexicon
) -> _Evidence:
    sizes = base.sizes[slice(*in_base)]
    linked = np.zeros_like(sizes)
    for run in runs_of(alignment):
        size = int(sizes[run.a : run.a_end].sum())
        if run.a_end - run.a > 2 or size >= (_WORD if run.a_end - run.a == 1 else _PHRASE):
            linked[run.a : run.a_end] = sizes[run.a : run.a_end]
    for link in alignment.alike:
        one = "".join(lexicon.keys[k] for k in base.keys[link.a + in_base[0] : link.a_end + in_base[0]])
        two = "".join(lexicon.keys[k] for k in other.keys[link.b + in_other[0] : link.b_end + in_other[0]])
        if min(len(one), len(two)) >= _WORD and normalized_similarity(one, two) >= _NEAR:
            linked[link.a : link.a_end] = sizes[link.a : link.a_end]
    return _Evidence(sizes, linked)


def _related(
    base: Stream, other: Stream, in_base: Range, in_other: Range, alignment: Alignment, evidence: _Evidence
) -> bool:
    """False where two texts share no more than words that any two texts share."""
    if any(run.a_end - run.a >= _SURE for run in runs_of(alignment)):
        return True
    there = int(other.sizes[slice(*in_other)].sum())
    return int(evidence.linked.sum()) >= _LINKED * min(int(evidence.sizes.sum()), there)


def _linked(
    region: Range,
    rows: Sequence[Row],
    alignment: Alignment,
    evidence: _Evidence,
    there: tuple[Stream, Range, Sequence[int]],
    least: float,
) -> dict[int, _Found]:
    """By row number the words of the other text between its first and last link, if enough are linked."""
    partner = _partners(alignment)
    last_partner = alignment.same.copy()
    for link in alignment.alike:
        last_partner[link.a : link.a_end] = link.b_end - 1
    other, (offset, stop), starts = there
    cuts = [offset, *starts[bisect_right(starts, offset) : bisect_left(starts, stop)], stop]
    found: dict[int, _Found] = {}
    for number, row in enumerate(rows):
        start, end = row.ranges[row.base][0] - region[0], row.ranges[row.base][1] - region[0]
        here = np.flatnonzero(partner[start:end] >= 0)
        if not len(here):
            continue
        inside = _inside(partner[start + here] + offset, evidence.linked[start + here], cuts, other)
        trimmed = len(inside) < len(here)
        here = here[inside]
        first, last = int(partner[start + here[0]]) + offset, int(last_partner[start + here[-1]]) + 1 + offset
        own = cuts[bisect_right(cuts, first) - 1], cuts[bisect_left(cuts, last)]
        sizes = int(evidence.sizes[start:end].sum()), int(other.sizes[slice(*own)].sum())
        linked = int(evidence.linked[start:end].sum())
        shares = linked / sizes[0], linked / sizes[1]
        whole = len(here) == end - start == own[1] - own[0]
        enough = whole or (max(shares) >= least and (linked >= _WORD or min(shares) >= least))
        if enough or (least == _LINKED and linked and _longest_run(here) >= _SURE):
            found[number] = _Found(first, last, int(here[0]), end - start - 1 - int(here[-1]), trimmed)
    return found


def _inside(places: Ints, linked: Ints, cuts: Sequence[int], other: Stream) -> Ints:
    """Which of a row's links to keep: all but those at its ends that lie in a paragraph of something else.

    `places` are the linked words of the other text, rising, `linked` how much each tells, `cuts` the edges
    of its paragraphs.
    """
    own = np.searchsorted(cuts, places, side="right") - 1
    if own[0] == own[-1]:
        return np.arange(len(places))
    first, last = 0, len(places)
    numbers, starts = np.unique(own, return_index=True)
    ends = [*starts[1:].tolist(), len(places)]
    edges = list(zip(numbers.tolist(), starts.tolist(), ends, strict=True))
    total = int(linked.sum())
    strange = [
        _is_strange(
            int(linked[start:end].sum()), total, int(other.sizes[cuts[number] : cuts[number + 1]].sum())
        )
        for number, start, end in edges
    ]
    if all(strange):
        return np.arange(len(places))
    while strange[0]:
        first = edges.pop(0)[2]
        strange.pop(0)
    while strange[-1]:
        last = edges.pop()[1]
        strange.pop()
    return np.arange(first, last)


def _is_strange(linked: int, total: int, size: int) -> bool:
    """True of a paragraph to which so little of a row is linked that it is another one."""
    return linked < _LINKED * size and linked < _LINKED * total


def _longest_run(here: Ints) -> int:
    cuts = np.flatnonzero(np.diff(here) != 1)
    return int(np.diff(np.concatenate(([-1], cuts, [len(here) - 1]))).max())


def _claim(
    region: Range, found: Mapping[int, _Found], starts: tuple[int, ...], stream: Stream, rows: int
) -> tuple[dict[int, Range], list[Gap]]:
    """Widen the linked ranges to the witness's own paragraph boundaries; return them and the gaps between."""
    cuts = [region[0], *starts[bisect_right(starts, region[0]) : bisect_left(starts, region[1])], region[1]]
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    gaps: list[Gap] = []
    before, end = None, region[0]
    for number in sorted(found):
        first, last, head, *_ = found[number]
        here = cuts[bisect_left(cuts, end) : bisect_right(cuts, first)]
        tail = 0 if before is None else found[before].tail
        begins[number] = here[-1] if here else _division(stream, end, first, tail, head)
        if before is not None:
            ends[before] = here[0] if here else begins[number]
            end = ends[before]
        if begins[number] > end:
            gaps.append(Gap(number, (end, begins[number])))
        before, end = number, last
    if before is not None:
        end = ends[before] = cuts[bisect_left(cuts, end)]
    if region[1] > end:
        gaps.append(Gap(rows, (end, region[1])))
    spans = {number: (begins[number], ends[number]) for number in begins if ends[number] > begins[number]}
    return spans, gaps


def _division(stream: Stream, first: int, last: int, tail: int, head: int) -> int:
    """Where to divide words `[first, last)` that no paragraph boundary divides and nothing is linked to.

    They go where the base has words without a partner too, else after a sentence, else before.
    """
    if bool(tail) != bool(head):
        return last if tail else first
    for word in range(last, first - 1, -1):
        if any(mark in stream.slots[word] for mark in ".!?。！？"):
            return word
    return last


def _enter(
    row: Row, other: int, span: Range, base_region: Range, other_region: Range, alignment: Alignment
) -> None:
    row.ranges[other] = span
    start, end = row.ranges[row.base]
    row.alignments[other] = _cut(
        alignment,
        (start - base_region[0], end - base_region[0]),
        (span[0] - other_region[0], span[1] - other_region[0]),
    )


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
    streams: Sequence[Stream],
    base: int,
    other: int,
    rows: Sequence[Row],
    starts: tuple[int, ...],
    gaps: list[Gap],
    lexicon: Lexicon,
) -> list[Gap]:
    """Find rows without `other` among the words of it that no row has; return the gaps that remain."""
    lacking = [row for row in rows if other not in row.ranges]
    if not lacking or not gaps:
        return gaps
    free_base = _positions([row.ranges[base] for row in lacking])
    free_other = _positions([gap.span for gap in gaps])
    for block in moved_blocks(streams[base].keys, streams[other].keys, free_base, free_other):
        gap = next((g for g in gaps if g.span[0] <= block.b < block.b_end <= g.span[1]), None)
        wanted = [r for r in lacking if other not in r.ranges and r.ranges[base][0] < block.a_end
                  and r.ranges[base][1] > block.a]  # fmt: skip
        if gap is None or not wanted:
            continue
        cuts = [gap.span[0], *(s for s in starts if gap.span[0] < s < gap.span[1]), gap.span[1]]
        span = (cuts[bisect_right(cuts, block.b) - 1], cuts[bisect_left(cuts, block.b_end)])
        for taken in _take(streams, base, other, wanted, span, starts, lexicon):
            gaps = [left for g in gaps for left in _less(g, taken)]
    return gaps


def _take(
    streams: Sequence[Stream],
    base: int,
    other: int,
    rows: Sequence[Row],
    span: Range,
    starts: tuple[int, ...],
    lexicon: Lexicon,
) -> list[Range]:
    """Enter what `span` of the other witness has of some rows, as moved; return the words taken."""
    reach = (rows[0].ranges[base][0], rows[-1].ranges[base][1])
    alignment = align_streams(streams[base], streams[other], reach, span, lexicon)
    evidence = _evidence(streams[base], streams[other], reach, span, alignment, lexicon)
    found = _linked(reach, rows, alignment, evidence, (streams[other], span, starts), _MOVED)
    spans, _ = _claim(span, found, starts, streams[other], len(rows))
    for number, part in spans.items():
        _enter(rows[number], other, part, reach, span, alignment)
        rows[number].moved.add(other)
    return list(spans.values())


def _less(gap: Gap, taken: Range) -> list[Gap]:
    """What is left of a gap when words are taken out of it."""
    if taken[1] <= gap.span[0] or taken[0] >= gap.span[1]:
        return [gap]
    sides = ((gap.span[0], taken[0]), (taken[1], gap.span[1]))
    return [Gap(gap.row, side) for side in sides if side[1] > side[0]]


def _positions(ranges: Sequence[Range]) -> Ints:
    return np.concatenate([np.arange(start, end) for start, end in sorted(ranges)])
