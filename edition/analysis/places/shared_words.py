"""The words that two texts share, for many passages in one go: what is equal costs no object of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from edition.alignment.anchors import rows_of
from edition.alignment.links import Alignment, Link, equal_runs
from edition.alignment.sides import Side
from edition.alignment.table import Row
from edition.analysis.places.joining import PlainDifference
from edition.light_dataclass import dataclass
from edition.model import WordRange
from edition.text.streams import Stream
from edition.text.word_edges import Ints

Item = TypeVar("Item")


class Shared(NamedTuple):
    """What two texts share of a passage; positions are relative to its words in each.

    `links` are the runs of the same words and what stands for each other, in order. `differing` are the words
    of the first text in such runs that have another form in the second, or another slot before them; the slot
    before a run is not looked at. `plain` are the plain differences, so far as they were looked for, by the
    number of the link which each is or stands right before.
    """

    links: list[Link]
    differing: list[int]
    plain: Mapping[int, PlainDifference] = MappingProxyType({})

    def whole(self, words_a: int, words_b: int) -> bool:
        """True of passages of so many words that are one run of the same forms, or stand for each other."""
        return not self.differing and self.links == [(0, words_a, 0, words_b)]


@dataclass(frozen=True)
class ComparedRow:
    """A row in the streams of its witnesses, and by stream what it shares with the base, so far as known."""

    row: Row
    streams: Sequence[Stream]
    shared: Mapping[int, Shared]

    @cached_property
    def base(self) -> Side:
        """The passage in the base."""
        return self.row.side(self.row.base, self.streams[self.row.base])

    @cached_property
    def others(self) -> Mapping[int, Side]:
        """The passage in each stream that is aligned with the base."""
        return {other: self.row.side(other, self.streams[other]) for other in self.row.alignments}

    def shared_by(self, alignment: Alignment, other: int) -> Shared | None:
        """What is known of a stream that is so aligned."""
        return self.shared.get(other) if alignment is self.row.alignments.get(other) else None

    def links(self, alignment: Alignment, other: int) -> Sequence[Link]:
        """The runs of the same words of a stream that is so aligned, and what stands for each other."""
        known = self.shared_by(alignment, other)
        return known.links if known else sorted([*equal_runs(alignment), *alignment.alike])


class _Part(NamedTuple):
    words_a: WordRange
    words_b: WordRange
    alignment: Alignment


def shared_words(one: Side, two: Side, alignment: Alignment) -> Shared:
    """The words that a range of each of two texts share."""
    (shared,) = _shared(one.stream, two.stream, [_Part(one.region, two.region, alignment)])
    return shared


def shared_by_row(rows: Sequence[Row], streams: Sequence[Stream]) -> list[dict[int, Shared]]:
    """By row, and in it by number of a stream, what that shares with the base of the row.

    Left out are those in which stretches stand that are no part of the passage.
    """
    grouped: dict[tuple[int, int], list[int]] = {}
    for number, row in enumerate(rows):
        for other in row.alignments:
            if row.base not in row.apart and other not in row.apart:
                grouped.setdefault((row.base, other), []).append(number)
    found: list[dict[int, Shared]] = [{} for _ in rows]
    for (base, other), numbers in grouped.items():
        parts = [
            _Part(rows[at].ranges[base], rows[at].ranges[other], rows[at].alignments[other]) for at in numbers
        ]
        for at, shared in zip(numbers, _shared(streams[base], streams[other], parts), strict=True):
            found[at][other] = shared
    return found


def _shared(a: Stream, b: Stream, parts: Sequence[_Part]) -> list[Shared]:
    same = np.concatenate([part.alignment.same for part in parts])
    here = np.flatnonzero(same >= 0)
    sizes = np.array([len(part.alignment.same) for part in parts], dtype=np.int64)
    part_of = np.repeat(np.arange(len(parts)), sizes)[here]
    word, there = here - (np.cumsum(sizes) - sizes)[part_of], same[here]
    begins = np.ones(len(here), dtype=np.bool_)
    begins[1:] = (np.diff(word) != 1) | (np.diff(there) != 1) | (np.diff(part_of) != 0)
    runs = _runs(begins, part_of, word, there, len(parts))
    in_a = word + np.array([part.words_a[0] for part in parts], dtype=np.int64)[part_of]
    in_b = there + np.array([part.words_b[0] for part in parts], dtype=np.int64)[part_of]
    differs = (a.slot_numbers[in_a] != b.slot_numbers[in_b]) & ~begins
    differs |= a.forms[in_a] != b.forms[in_b]
    differing = _by_part(word[differs].tolist(), part_of[differs], len(parts))
    return [
        Shared(sorted([*links, *part.alignment.alike]) if part.alignment.alike else links, places)
        for part, links, places in zip(parts, runs, differing, strict=True)
    ]


def _runs(begins: NDArray[np.bool_], part_of: Ints, word: Ints, there: Ints, parts: int) -> list[list[Link]]:
    """By part the runs of words that are the same; `begins` says of each word whether one begins there."""
    firsts = np.flatnonzero(begins)
    lengths = np.diff(firsts, append=len(begins))
    links = rows_of(Link, word[firsts], word[firsts] + lengths, there[firsts], there[firsts] + lengths)
    return _by_part(links, part_of[firsts], parts)


def _by_part(found: list[Item], part_of: Ints, parts: int) -> list[list[Item]]:
    bounds = np.searchsorted(part_of, np.arange(parts + 1)).tolist()
    return [found[first:end] for first, end in pairwise(bounds)]
