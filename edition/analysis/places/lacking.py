"""Words of the base that a witness lacks beside the same words: which are lacking, others may say, or pauses.

Of `and of of part` beside `and of part` nothing in two texts alone tells which `of` is lacking. Where further
witnesses lack one of them, it is the same. Else pauses and print tell it, as in `sliding`, else the first is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from edition.alignment.links import Alignment, Link
from edition.alignment.sides import Side
from edition.analysis.places.shared_words import ComparedRow
from edition.analysis.places.sliding import forms_of, pauses_around, printed_alike
from edition.model import Span
from edition.text.streams import Stream
from edition.text.word_edges import Ints


class _Lacked(NamedTuple):
    """Words `begin` to `end` of the passage in the base; as many from `first` to `last` on may be meant."""

    begin: int
    end: int
    first: int
    last: int

    def ranges(self) -> Iterator[range]:
        """Which words they may be."""
        size = self.end - self.begin
        return (range(at, at + size) for at in range(self.first, self.last + 1))


def lacking_together(
    compared: ComparedRow, alignments: Mapping[int, Alignment], published: Sequence[Span]
) -> Mapping[int, Alignment]:
    """The alignments of a passage, those changed in which a witness may as well lack what others lack.

    Words that stand in a `published` place of the base, as it is, are lacking rather than others. Nothing
    depends on the order of the witnesses.
    """
    side = compared.base
    keys = side.stream.keys[slice(*side.region)]
    found = {
        other: list(_lacked(alignment.same, compared.links(alignment, other), keys))
        for other, alignment in alignments.items()
    }
    if not any(each.first < each.last for lacked in found.values() for each in lacked):
        return alignments
    may = Counter(words for lacked in found.values() for each in lacked for words in each.ranges())
    known = _words_of(published, side.stream, side.region[0])
    changed = dict(alignments)
    for other, lacked in found.items():
        same = alignments[other].same.copy()
        done = 0
        for one in lacked:
            each = one._replace(first=max(one.first, done))  # not into words that were moved
            if each.first == each.last:
                continue
            printed = _printed(each, same, side, compared.others[other])
            best = max(each.ranges(), key=lambda words: _claim(words, known, may, side, printed))
            _move(same, each, best.start)
            done = max(best.stop, each.end)
        if not np.array_equal(same, alignments[other].same):
            changed[other] = replace(alignments[other], same=same)
    return changed


def _claim(
    words: range, known: frozenset[range], may: Mapping[range, int], base: Side, printed: Mapping[int, int]
) -> tuple[bool, int, int, int, int, int]:
    """What speaks for words to be lacking: a published place, how many may lack just them, pauses, print."""
    marks, parted = pauses_around(base, words.start, words.stop)
    return words in known, may[words], printed[words.start], marks, parted, -words.start


def _printed(lacked: _Lacked, same: Ints, base: Side, other: Side) -> Mapping[int, int]:
    """By the first of the words lacking how many of those around them are printed as the other's."""
    around = slice(lacked.first, lacked.last + lacked.end - lacked.begin)
    there = same[around]
    of_other = other.stream.forms[other.region[0] + there[there >= 0]]
    counts = printed_alike(of_other, forms_of(base, around.start, around.stop))
    return dict(enumerate(counts, lacked.first))


def _lacked(same: Ints, links: Sequence[Link], keys: Ints) -> Iterator[_Lacked]:
    """Words of the base that have nothing for them, between words that stand side by side in the other."""
    for before, after in pairwise(links):
        if after.a == before.a_end or after.b != before.b_end:
            continue
        begin = first = before.a_end
        end = stop = after.a
        size = end - begin
        while first > 0 and same[first - 1] >= 0 and keys[first - 1] == keys[first - 1 + size]:
            first -= 1
        while stop < len(same) and same[stop] >= 0 and keys[stop] == keys[stop - size]:
            stop += 1
        yield _Lacked(begin, end, first, begin + stop - end)


def _move(same: Ints, lacked: _Lacked, begin: int) -> None:
    """Let the words lacking begin elsewhere; those between stand for what these did."""
    size = lacked.end - lacked.begin
    if begin < lacked.begin:
        same[begin + size : lacked.end] = same[begin : lacked.begin]
    else:
        same[lacked.begin : begin] = same[lacked.end : begin + size]
    same[begin : begin + size] = -1


def _words_of(spans: Sequence[Span], base: Stream, first: int) -> frozenset[range]:
    """The words of a passage that begins with word `first` of the base which are whole spans of it."""
    starts = base.starts.searchsorted([span[0] for span in spans]) - first
    ends = base.ends.searchsorted([span[1] for span in spans], "right") - first
    return frozenset(map(range, starts.tolist(), ends.tolist()))
