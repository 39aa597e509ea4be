"""Variation units kept for the next collation, by what they were found in.

While serving, an edit changes a passage or two of a book; the units of the others are what they were, at
places moved by some letters. The key is the words of a passage and what stands around them: units do not
depend on text further away than `_AROUND`, on how much stands before, or on the numbers that words have in a
lexicon.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from edition.analysis.kinds.classify import Classifier
from edition.analysis.places.shared_words import ComparedRow
from edition.analysis.places.variation import find_units, published_in, read_the_same
from edition.light_dataclass import dataclass
from edition.model import VariationUnit, WordRange
from edition.permalink import unit_id
from edition.text.kept import Facts, Kept
from edition.text.streams import Stream

_AROUND: Final = 1_000  # characters: many times as many as a mark, a capital or a figure is judged by


@dataclass(frozen=True, slots=True)
class _UnitsFound:
    units: tuple[VariationUnit, ...]
    begins: Mapping[str, int]  # by siglum the place of the first word of the passage


class _ReadAround:
    """All of a stream by which words of it are compared, hashed once: it is long, and looked up often."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._hash = facts, hash(facts)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, _ReadAround) and self._facts == other._facts)


class KeptUnits:
    """The units of the passages of this collation and the one before, while words are judged alike."""

    def __init__(self) -> None:
        self._kept = Kept()
        self._texts = Kept()
        self._known: dict[str, tuple[Stream, object]] = {}

    def begin(self, judged_by: object) -> None:
        """Its passages are found; `judged_by` is all that decides of kinds besides the texts of a passage."""
        self._kept.begin(judged_by)
        self._texts.begin()
        self._known.clear()

    def of(self, compared: ComparedRow, classifier: Classifier, passage: str) -> tuple[VariationUnit, ...]:
        """What `variation_units` finds."""
        if read_the_same(compared):
            return ()
        row, streams, published = compared.row, compared.streams, published_in(compared)
        if row.apart:
            return find_units(compared, classifier, passage, published)
        numbers = (row.base, *row.alignments)
        links = tuple((each.same.tobytes(), each.alike) for each in row.alignments.values())
        begin = streams[row.base].word_starts[row.ranges[row.base][0]]
        places = tuple((start - begin, end - begin) for start, end in published.spans)
        key = (*(self._around(streams[i], row.ranges[i]) for i in numbers), links, places, published.readings)
        begins = {streams[i].witness.siglum: streams[i].word_starts[row.ranges[i][0]] for i in numbers}
        found = self._kept.made(
            key, (), lambda: _UnitsFound(find_units(compared, classifier, passage, published), begins)
        )
        moved = {siglum: begin - found.begins[siglum] for siglum, begin in begins.items()}
        return tuple(_moved(unit, unit_id(passage, at), moved) for at, unit in enumerate(found.units, 1))

    def _around(self, stream: Stream, words: WordRange) -> _ReadAround:
        """What stands around words: kept where all of the source is as it was."""
        name = (stream.witness.siglum, words)
        return self._texts.made(
            name, (self._content_of(stream),), lambda: _ReadAround(_around(stream, *words))
        )

    def _content_of(self, stream: Stream) -> object:
        """What stands for all of a stream, the same as before where that is: told once in a run."""
        siglum = stream.witness.siglum
        known, content = self._known.get(siglum, (None, None))
        if known is not stream:
            content = self._texts.made(siglum, stream.content, object)
            self._known[siglum] = stream, content
        return content


def _moved(unit: VariationUnit, name: str, moved: Mapping[str, int]) -> VariationUnit:
    """A unit under another name, its readings so many characters further on."""
    if unit.id == name and not any(moved.values()):
        return unit
    readings = {
        siglum: reading._replace(start=reading.start + by, end=reading.end + by)
        if (by := moved[siglum])
        else reading
        for siglum, reading in unit.readings.items()
    }
    return replace(unit, id=name, readings=readings)


def _around(stream: Stream, first: int, last: int) -> Facts:
    """All of a stream by which words of it are compared; places are relative to the first of them."""
    starts, ends, layout = stream.word_starts, stream.word_ends, stream.layout
    begin = starts[first]
    low, high = max(0, begin - _AROUND), ends[last - 1] + _AROUND
    one, end = bisect_left(starts, low), bisect_left(starts, high)
    lines = range(max(0, stream.line_at(low) - 1), stream.line_at(high) + 1)
    return (
        (stream.witness.siglum, stream.witness.transcription.value),
        (layout.one_case, layout.wrapped and stream.line_length),
        (begin - low, first - one, last - one, first == 0, last == len(stream)),
        stream.witness.text[low:high],
        (stream.starts[one:end] - begin).tobytes(),
        (stream.ends[one:end] - begin).tobytes(),
        stream.slots[one:end],
        tuple((join.start - begin, join.end - begin, join.text) for join in stream.joins_in(low, high)),
        tuple((layout.lines[i].start - begin, layout.lines[i].end - begin) for i in lines),
        tuple((score <= 0, page, room) for score, page, room in layout.breaks[lines.start : lines.stop]),
        tuple(stream.page_space[line] for line in lines if line in stream.page_space),
    )
