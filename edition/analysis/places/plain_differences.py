"""Plain words that stand for plain words, or for nothing, found for all rows in one go.

Nearly all differences are so: letters of an alphabet between single spaces on one line, and the words before
and after, which both texts have, no part of a figure, a date or a short form. One of the two may have digits
among its letters, as a machine reads them (n0t). Nothing around such a difference makes it longer, or two of
it, so that it is spared all that asks for this: it is a `PlainDifference` until it is joined with another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from edition.alignment.anchors import columns, rows_of
from edition.alignment.links import Link
from edition.alignment.table import Row
from edition.analysis.kinds.classify import Classifier
from edition.analysis.places.joining import PlainDifference
from edition.analysis.places.shared_words import Shared
from edition.model import Transcription
from edition.text.streams import Stream
from edition.text.word_edges import Ints

Flags = NDArray[np.bool_]

_MOST: Final = 8  # words of such a difference; longer ones are few, and seldom plain
_MARKS: Final = {mark: number for number, mark in enumerate((" ", ", ", ". ", "; ", ": ", "? ", "! "), 1)}
_ALPHABETS: Final = re.compile("[A-Za-zÀ-ÖØ-öø-\u024f\u0386-\u03ff\u0400-\u052f\u1e00-\u1fff]+")
# What is known of a word, by bits: that it was looked at; its letters are of an alphabet; it has digits among
# them; it is part of a figure or a short form, as it is or with a point; it joins such parts; it is one
# letter; it is the word No.
_SEEN, _LETTERS, _MIXED, _PART, _POINTED, _JOINS, _LONE, _NO = (1 << bit for bit in range(8))


def with_plain(
    rows: Sequence[Row],
    streams: Sequence[Stream],
    shared: Sequence[Mapping[int, Shared]],
    classifier: Classifier,
) -> Sequence[Mapping[int, Shared]]:
    """What the witnesses of each row share with its base, told which of their differences are plain."""
    if classifier.deciding.may_leave_out:
        return shared
    sides = {number: _SpacedText(stream) for number, stream in enumerate(streams)}
    words = _ToldWords(classifier)
    grouped: dict[tuple[int, int], list[int]] = {}
    for number, row in enumerate(rows):
        for other in shared[number]:
            grouped.setdefault((row.base, other), []).append(number)
    found = [dict(each) for each in shared]
    for (base, other), numbers in grouped.items():
        stretches = _stretches([(rows[at], shared[at][other]) for at in numbers], base, other)
        plain = stretches.of(_are_plain(sides[base], sides[other], stretches, words))
        places = sides[base].offsets(plain.a, plain.a_end), sides[other].offsets(plain.b, plain.b_end)
        by_row: list[dict[int, PlainDifference]] = [{} for _ in numbers]
        differences = rows_of(PlainDifference, *places[0], *places[1])
        for row, link, each in zip(plain.row.tolist(), plain.link.tolist(), differences, strict=True):
            by_row[row][link] = each
        for at, of_row in zip(numbers, by_row, strict=True):
            found[at][other] = found[at][other]._replace(plain=of_row)
    return found


class _ToldWords:
    """What is told of single words, once of each form."""

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier
        self._told = np.zeros(0, dtype=np.int64)
        self._lengths = np.zeros(0, dtype=np.int64)

    def of(self, stream: Stream, words: Ints) -> Ints:
        """What is true of each of some words of a stream."""
        forms, lengths = stream.forms[words], stream.ends[words] - stream.starts[words]
        more = int(forms.max(initial=-1)) + 1 - len(self._told)
        if more > 0:
            room = np.zeros(more + len(self._told), dtype=np.int64)
            self._told, self._lengths = np.append(self._told, room), np.append(self._lengths, room)
        unseen = np.flatnonzero(self._told[forms] == 0)
        new, first = np.unique(forms[unseen], return_index=True)
        for form, word in zip(new.tolist(), words[unseen[first]].tolist(), strict=True):
            printed = stream.witness.text[stream.word_starts[word] : stream.word_ends[word]]
            self._told[form], self._lengths[form] = self._tell(printed), len(printed)
        told = self._told[forms]
        return np.where(self._lengths[forms] == lengths, told, told & ~(_LETTERS | _MIXED))

    def _tell(self, word: str) -> int:
        asked = self._classifier
        return (
            _SEEN
            | _LETTERS * (word.isalpha() and _ALPHABETS.fullmatch(word) is not None)
            | _MIXED * (word.isascii() and word.isalnum() and not (word.isalpha() or word.isdigit()))
            | _PART * asked.is_part(word)
            | _POINTED * asked.is_part(word + ".")
            | _JOINS * asked.joins_parts(word)
            | _LONE * (len(word) == 1)
            | _NO * (word.lower() == "no")
        )


class _SpacedText:
    """A stream, asked what stands before its words."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream

    def offsets(self, first: Ints, end: Ints) -> tuple[Ints, Ints]:
        """Where words begin and end in the source; none are at the beginning of the word behind them."""
        starts = self.stream.starts[first]
        return starts, np.where(first < end, self.stream.ends[end - 1], starts)

    def in_spaces(self, first: Ints, end: Ints) -> Flags:
        """Where single spaces on a line stand before all of some words, and before the one behind them."""
        return np.equal(self._others[end + 1], self._others[first])

    def marks(self, words: Ints) -> Ints:
        """The numbers of what stands before words: a space or a line end, perhaps behind a mark; else 0."""
        return self._plain[words]

    @cached_property
    def _plain(self) -> Ints:
        stream = self.stream
        first = np.zeros(int(stream.slot_numbers.max(initial=-1)) + 1, dtype=np.int64)
        first[stream.slot_numbers[::-1]] = np.arange(len(stream))[::-1]
        slots = [stream.slots[at] for at in first.tolist()]
        marks = np.array([_MARKS.get(slot, 0) for slot in slots], dtype=np.int64)[stream.slot_numbers]
        sizes = np.array(list(map(len, slots)), dtype=np.int64)[stream.slot_numbers]
        as_printed = np.zeros(len(stream), dtype=np.bool_)
        as_printed[1:] = stream.starts[1:] - stream.ends[:-1] == sizes[1:]
        return np.append(np.where(as_printed, marks, 0), 0)

    @cached_property
    def _others(self) -> Ints:
        """How many words, up to each, have anything else before them, or begin a line."""
        others = self._plain != _MARKS[" "]
        others[self.stream.line_starts] = True
        return np.append(0, np.cumsum(others))


class _Stretches(NamedTuple):
    """Words `a` to `a_end` of the base for `b` to `b_end` of the other, between words that both have.

    `row` is the number of the row, `link` that of the link which it is, if `alike`, or which it ends before;
    `first_a`, `last_a`, `first_b`, `last_b` are the edges of the passage.
    """

    row: Ints
    link: Ints
    a: Ints
    a_end: Ints
    b: Ints
    b_end: Ints
    first_a: Ints
    last_a: Ints
    first_b: Ints
    last_b: Ints
    alike: Ints

    def of(self, chosen: Flags) -> _Stretches:
        return _Stretches._make(column[chosen] for column in self)


def _stretches(found: Sequence[tuple[Row, Shared]], base: int, other: int) -> _Stretches:
    """The stretches between two runs of the same words that are one gap, or one link of like words."""
    row = np.repeat(np.arange(len(found)), counts := [len(shared.links) for _, shared in found])
    link = np.concatenate([np.arange(count) for count in counts])
    edges = columns([(*each.ranges[base], *each.ranges[other]) for each, _ in found], 4)[:, row]
    links = columns(list(chain.from_iterable(shared.links for _, shared in found)), len(Link._fields))
    same = [each.alignments[other].same for each, _ in found]
    sizes = np.array(list(map(len, same)), dtype=np.int64)
    alike = np.concatenate(same)[links[0] + (np.cumsum(sizes) - sizes)[row]] != links[2]
    a, a_end, b, b_end = links + edges[[0, 0, 2, 2]]
    together = row[1:] == row[:-1]
    close = together & (a_end[:-1] == a[1:]) & (b_end[:-1] == b[1:])
    gap = np.flatnonzero(together & ~alike[1:] & ~alike[:-1]) + 1
    lone = np.flatnonzero(close[1:] & close[:-1] & alike[1:-1] & ~alike[2:] & ~alike[:-2]) + 1
    at = np.concatenate((gap, lone))
    sides = (
        np.concatenate((a_end[gap - 1], a[lone])), np.concatenate((a[gap], a_end[lone])),
        np.concatenate((b_end[gap - 1], b[lone])), np.concatenate((b[gap], b_end[lone])),
    )  # fmt: skip
    return _Stretches._make((row[at], link[at], *sides, *edges[:, at], alike[at].astype(np.int64)))


def _are_plain(one: _SpacedText, two: _SpacedText, each: _Stretches, words: _ToldWords) -> Flags:
    """Which stretches are plain differences."""
    of_a, of_b = each.a_end - each.a, each.b_end - each.b
    plain = (of_a <= _MOST) & (of_b <= _MOST)
    if Transcription.OCR in (side.stream.witness.transcription for side in (one, two)):
        plain &= (each.alike > 0) | (of_a != of_b) | (of_a == 1)  # others are perhaps divided word by word
    both = (of_a > 0) & (of_b > 0)
    for place, there in ((each.a, each.b), (each.a_end, each.b_end)):
        plain &= ~both | ((one.marks(place) > 0) & (one.marks(place) == two.marks(there)))
    for side, first, end in ((one, each.a, each.a_end), (two, each.b, each.b_end)):
        plain &= side.in_spaces(first + both, end - both)
    some = each.of(plain)
    quiet, mixed = _are_quiet(one, some.a, some.a_end, some.first_a, some.last_a, words)
    also_quiet, also_mixed = _are_quiet(two, some.b, some.b_end, some.first_b, some.last_b, words)
    plain[plain] = quiet & also_quiet & ~(mixed & also_mixed)  # of both with digits either may be a figure
    return plain


def _are_quiet(
    side: _SpacedText, first: Ints, end: Ints, begin: Ints, close: Ints, words: _ToldWords
) -> tuple[Flags, Flags]:
    """Where words, and the ones before and after them in a passage, are plain and no part of anything.

    And where one of them has digits among its letters.
    """
    stream, before, after = side.stream, first - 1, end
    further, beyond = np.maximum(before - 1, 0), np.minimum(after + 1, len(stream) - 1)
    sizes = end - first
    each = np.repeat(np.arange(len(first)), sizes)
    inner = np.arange(len(each)) - (np.cumsum(sizes) - sizes)[each] + first[each]
    told = words.of(stream, inner)
    quiet, mixed = np.ones(len(first), dtype=np.bool_), np.zeros(len(first), dtype=np.bool_)
    mixed[each[told & _MIXED > 0]] = True
    quiet[each[((told & (_LETTERS | _PART | _NO)) != _LETTERS) & (told & _MIXED == 0)]] = False
    last = (inner == end[each] - 1) & (side.marks(end)[each] == _MARKS[". "])
    quiet[each[last & (told & _POINTED > 0)]] = False
    sides = ((before, further, before > begin, before), (after, beyond, after + 1 < close, after + 1))
    for word, next_, goes_on, slot in sides:
        told, told_next = words.of(stream, word), words.of(stream, next_)
        quiet &= (told & (_LETTERS | _PART | _NO)) == _LETTERS
        quiet &= (told & _JOINS == 0) | ~goes_on | ((told_next & (_LETTERS | _PART)) == _LETTERS)
        # What stands beyond a letter alone is near enough to be part of a figure with the difference.
        quiet &= (told & _LONE == 0) | (side.marks(slot) == _MARKS[" "])
        quiet &= ~mixed | (told & (_JOINS | _LONE) == 0)
    return quiet, mixed
