"""What sources share by chance beside the statement, as any two that tell of one thing do: it is framing.

A headline has words of a caption, a lead has names of the statement's heading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from math import inf
from typing import Final

from edition.alignment.table import Row
from edition.analysis.quoting.marks import COLONS
from edition.analysis.roles.kinship import TRUE, alike_by_chance
from edition.analysis.roles.marked_whole import CLOSERS, linked_words, was_published
from edition.model import WordRange
from edition.text.layout.lines import ends_sentence
from edition.text.streams import Stream

_HEAD: Final = 100  # characters, as of a dateline: a longer line is a sentence


def leave_chance_moves(rows: Sequence[Row], streams: Sequence[Stream]) -> None:
    """Give up what stands elsewhere, and before or behind all that a source has in order, if by chance.

    That is no whole paragraph, and has fewer linked words than the source has of its own up to the rest: a
    headline with the words of a caption was not moved before the article.
    """
    for i in range(len(streams)):
        having = [row for row in rows if i in row.ranges and len(row.ranges) > 1]
        moved = [
            row
            for row in having
            if i in row.moved or (i == row.base and len(row.moved) == len(row.alignments))
        ]
        elsewhere = set(map(id, moved))
        in_order = [row.ranges[i] for row in having if id(row) not in elsewhere]
        if not (moved and in_order) or streams[i].witness.statement is not None:
            continue
        held = WordRange(min(first for first, _ in in_order), max(end for _, end in in_order))
        outside = [row for row in moved if _apart(row.ranges[i], held)]
        shared = _Covered([row.ranges[i] for row in having])
        for row in sorted(outside, key=lambda row: _apart(row.ranges[i], held)):
            words = row.ranges[i]
            own = _apart(words, held) - shared.between(min(words.end, held.end), max(words.first, held.first))
            others = [i] if i in row.moved else [*row.moved]
            if was_published(row, streams) or any(_partly(row, other) >= own for other in others):
                held = WordRange(min(held.first, words.first), max(held.end, words.end))
                continue
            for other in others:
                row.leave(other)


def leave_what_leads_over(rows: Sequence[Row], streams: Sequence[Stream]) -> None:
    """Give up what a source shares by chance before a line of its own that leads over with a colon.

    The lead of an article has names of the statement's heading; *Here is the full text:* follows it.
    """
    for i in range(len(streams)):
        having = [row for row in rows if i in row.ranges and len(row.ranges) > 1]
        if streams[i].witness.statement is not None:
            continue
        text, before = streams[i].witness.text, []
        for row, following in pairwise(sorted(having, key=lambda row: row.ranges[i])):
            if not row_is_chance(row) or was_published(row, streams):
                break
            before.append(row)
            end, start = (streams[i].extent(each.ranges[i]) for each in (row, following))
            if text[end.end : start.start].rstrip().endswith(COLONS):
                for each in before:
                    each.unshare(i)
                before = []


def leave_heads(rows: Sequence[Row], streams: Sequence[Stream]) -> None:
    """Give up lines above the first paragraph that are no sentence in any source, and alike by chance.

    Each paper has a headline of its own, with names that any other has. Of verses few end with a stop.
    """
    heads: list[Row] = []
    for row in rows:
        if len(row.ranges) == 1:
            continue
        said = [streams[i].paragraph(*streams[i].extent(words)).text for i, words in row.ranges.items()]
        pinned = any(streams[i].witness.statement is not None for i in row.ranges)
        if not pinned and all(map(_is_head, said)) and row_is_chance(row) and not was_published(row, streams):
            heads.append(row)
            continue
        for head in heads if all(map(ends_sentence, said)) else ():
            head.unshare(head.base)
        return


def _is_head(text: str) -> bool:
    """True of a line that no mark ends, but perhaps one that closes: no sentence, address or list."""
    return len(text) <= _HEAD and (text[-1].isalnum() or text[-1] in CLOSERS.values())


def row_is_chance(row: Row) -> bool:
    """Whether no source has more in common with the base of a row than any leads have."""
    size = {i: words.end - words.first for i, words in row.ranges.items()}
    return all(
        alike_by_chance(alignment, max(size[i], size[row.base])) for i, alignment in row.alignments.items()
    )


class _Covered:
    """How many words some ranges cover that do not overlap, up to the beginning of each."""

    def __init__(self, ranges: Iterable[WordRange]) -> None:
        ordered = sorted(ranges)
        self._firsts = [first for first, _ in ordered]
        self._before = [0, *accumulate(end - first for first, end in ordered)]

    def between(self, start: int, end: int) -> int:
        """How many of the words from one that ends a range to one that begins another."""
        first, last = (bisect_left(self._firsts, word) for word in (start, end))
        return self._before[last] - self._before[first]


def _partly(row: Row, other: int) -> float:
    """How many words of a row are linked in a source; without end where nearly all of the shorter are."""
    linked = linked_words(row, other)
    shorter = min(end - first for first, end in (row.ranges[other], row.ranges[row.base]))
    return inf if linked >= TRUE * shorter else linked


def _apart(words: WordRange, held: WordRange) -> int:
    """How many words stand between two ranges."""
    return max(0, held.first - words.end, words.first - held.end)
