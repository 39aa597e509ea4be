"""What a witness has at places where it reads as the base does: told by the words that both have."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import cast

import numpy as np

from edition.alignment.links import Alignment
from edition.alignment.sides import Side
from edition.analysis.places.joining import Difference
from edition.analysis.places.place_words import Beside, PlacesInWords, PlaceWords, words_beside
from edition.analysis.places.variation_places import VariationPlace
from edition.model import Span


class LinkedPlaces:
    """Where one other witness has what it has as the base does; `found` are their differences, in order."""

    def __init__(self, base: Side, other: Side, alignment: Alignment, found: Sequence[Difference]) -> None:
        self._base, self._other = base.stream, other.stream
        self._words_base, self._words_other = base.region, other.region
        self._alignment, self._found = alignment, found

    def of(
        self, places: Sequence[VariationPlace], words: PlacesInWords, inside: Mapping[int, Sequence[int]]
    ) -> tuple[list[int], list[int]]:
        """Where the other has each place that begins and ends with words of both; -1 at all others.

        An empty one may also stand right behind a word of both, as what another witness adds. At those in
        `inside` the two differ.
        """
        there = np.asarray(self._same)
        columns = (each[there + self._words_other[0]] for each in (self._other.starts, self._other.ends))
        edges = [edge for each in columns for edge in np.where(there < 0, -1, each).tolist()]
        begins = list(map(edges.__getitem__, words.begins))
        ends = list(map(edges.__getitem__, words.ends))
        rest = {*words.rest, *_lacking(begins), *_lacking(ends)}
        for number in rest.union(inside):
            begins[number] = ends[number] = -1
        for number in rest.difference(inside):
            if span := self._beside_words(places[number].span, words.words[number]):
                begins[number], ends[number] = span
        return begins, ends

    def _beside_words(self, span: Span, word: PlaceWords) -> Span | None:
        """Where the other has a place that does not begin and end with words of both."""
        before = self._same[word.before]
        if word.behind and before >= 0:
            end = self._other.word_ends[before + self._words_other[0]]
            return Span(end, end)
        return self._in_slot(span, word) or self._same_marks(span)

    def _in_slot(self, span: Span, word: PlaceWords) -> Span | None:
        """Where the other has a stretch without words, if it has all between the words around it."""
        before, head = self._same[word.before], self._same[word.head]
        if word.slot is None or before < 0 or head != before + 1:
            return None
        begin = self._other.word_ends[before + self._words_other[0]]
        end = self._other.word_starts[head + self._words_other[0]]
        if end - begin != len(word.slot) or not self._other.witness.text.startswith(word.slot, begin):
            return None
        start = begin + span.start - self._base.word_ends[word.before + self._words_base[0]]
        least, most = self._room(span)
        same = Span(start, start + span.end - span.start)
        return same if least <= same.start and same.end <= most else None

    def _room(self, span: Span) -> tuple[int, int]:
        """Where in the other stands what is between the differences around a stretch of the base."""
        number = bisect_left(self._begins, span.end)
        least = self._found[number - 1].b_end if number else 0
        return least, self._found[number].b if number < len(self._found) else len(self._other.witness.text)

    @cached_property
    def _begins(self) -> list[int]:
        """Where in the base the differences begin."""
        return [each.a for each in self._found]

    @cached_property
    def _same(self) -> list[int]:
        """By word of the base that of the other which is the same; -1 also for one in a difference."""
        same, first_word = self._alignment.same.tolist(), self._words_base[0]
        for each in self._found:
            first = bisect_right(self._base.word_ends, each.a) - first_word
            end = bisect_left(self._base.word_starts, each.a_end) - first_word
            same[first:end] = [-1] * len(same[first:end])
        return cast(list[int], same)

    def _same_marks(self, span: Span) -> Span | None:
        """Where the other has a stretch without words, if the same stands there beside a word of both.

        An empty one must stand between two words that both have with the same between them. What is between
        two differences in the base is so in the other.
        """
        least, most = self._room(span)
        beside = words_beside(span, self._base, self._words_base)
        near = (self._next_to(each, span.end - span.start) for each in beside)
        found = (each if each and least <= each.start and each.end <= most else None for each in near)
        if span.start < span.end:
            return next((each for each in found if each), None)
        one, two = (*found, None, None)[:2]
        return one if one == two else None

    def _next_to(self, beside: Beside, length: int) -> Span | None:
        """Where the other has a stretch of so many characters beside a word of both, if it has it."""
        other, (first, last) = self._other, self._words_other
        there = self._same[beside.word - self._words_base[0]] + first
        if there < first or "\n" in beside.between:
            return None
        if beside.before:
            end = other.word_starts[there]
            start = begin = end - len(beside.between)
            fits = begin >= (
                other.word_ends[there - 1] if there > first else other.extent(self._words_other)[0]
            )
        else:
            begin = other.word_ends[there]
            end = begin + len(beside.between)
            start = end - length
            fits = end <= (
                other.word_starts[there + 1] if there + 1 < last else other.extent(self._words_other)[1]
            )
        same = fits and beside.between == other.witness.text[begin:end]
        return Span(start, start + length) if same else None


def _lacking(places: Sequence[int]) -> Iterator[int]:
    """Which of them are -1."""
    at = -1
    for _ in range(places.count(-1)):
        at = places.index(-1, at + 1)
        yield at
