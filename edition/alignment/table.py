"""The rows that become passages, and which words of a witness belong to each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np

from edition.alignment.anchors import columns
from edition.alignment.correspondence import Least, corresponding
from edition.alignment.interruptions import interruptions, parts_between, without
from edition.alignment.links import Alignment, Link
from edition.alignment.paragraph_beginnings import Side, partners
from edition.alignment.whole_paragraphs import with_whole_paragraphs
from edition.alignment.wholes import find_wholes
from edition.alignment.words import align
from edition.model import WordRange
from edition.text.lexicon import Lexicon
from edition.text.lines import SENTENCE_ENDS
from edition.text.tokens import Stream

_SEARCH: Final = 1  # times the words of both texts that searches for better places may align
_LITTLE: Final = 20_000  # words that they may align in any case


_LEAST: Final = 5  # words; fewer make no paragraph


class LooseEnd(NamedTuple):
    """Words `span` of a witness without a partner at an end of row `row`: at its beginning where `head`.

    `own` is how many words the passage itself has there that lack a partner too.
    """

    row: int
    span: WordRange
    head: bool
    own: int

    def divided(self, stream: Stream, block: Link) -> WordRange:
        """The end without what still is the passage's of it; `block` is found elsewhere in the base."""
        first, last = self.span
        if self.head:
            place = next((w for w in range(block.b_end, last) if after_sentence(stream, w)), None)
            return WordRange(first, place or (block.b_end if self.own else last))
        place = next((w for w in range(block.b, first - 1, -1) if after_sentence(stream, w)), None)
        return WordRange(place or (block.b if self.own else first), last)


def loose_ends(row: int, span: WordRange, alignment: Alignment) -> Iterator[LooseEnd]:
    """The loose ends of words `span` of a witness, aligned with those of a passage."""
    words = span[1] - span[0]
    if alignment.same[0] == 0 and alignment.same[-1] == words - 1:
        return
    partner = partners(alignment)
    here = np.flatnonzero(partner >= 0)
    if not len(here):
        return
    there = np.flatnonzero(partners(alignment.swapped(words)) >= 0)
    head, tail = int(there[0]), words - 1 - int(there[-1])
    if head >= _LEAST:
        yield LooseEnd(row, WordRange(span[0], span[0] + head), True, int(here[0]))
    if tail >= _LEAST:
        yield LooseEnd(row, WordRange(span[1] - tail, span[1]), False, len(partner) - 1 - int(here[-1]))


def after_sentence(stream: Stream, word: int) -> bool:
    """True where a sentence ends before a word."""
    return any(mark in stream.slots[word] for mark in SENTENCE_ENDS)


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


@dataclass(slots=True)
class Row:
    """One passage while it is being built: word ranges by stream number, and alignments to the row's base.

    `apart` are the stretches inside a range that are no part of the passage; an alignment passes over them.
    """

    base: int
    ranges: dict[int, WordRange]
    alignments: dict[int, Alignment] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    apart: dict[int, list[WordRange]] = field(default_factory=dict)

    def parts(self, number: int) -> list[WordRange]:
        """The words of a stream that are the passage."""
        if number not in self.apart:
            return [self.ranges[number]]
        return parts_between(self.ranges[number], self.apart[number])

    def leave(self, number: int) -> None:
        """Give up the words of a stream."""
        for held in (self.ranges, self.alignments, self.apart):
            held.pop(number, None)
        self.moved.discard(number)

    def narrow(self, kept: Mapping[int, WordRange]) -> None:
        """Give up the words of the streams outside these ranges."""
        inside = {i: within(words, self.ranges[i]) for i, words in kept.items()}
        self.alignments = {
            i: part_of(each, inside[self.base], inside[i]) for i, each in self.alignments.items()
        }
        self.ranges = dict(kept)

    def side(self, number: int, stream: Stream) -> Side:
        """The passage in a stream, of the number given, as if nothing stood between its words."""
        if number in self.apart:
            return without(stream, self.ranges[number], self.apart[number])
        return Side(stream, self.ranges[number])


def align_sides(one: Side, two: Side, lexicon: Lexicon) -> Alignment:
    """Align two ranges of words; the same links come out whichever is named first."""
    a, b = one.stream.keys[slice(*one.region)], two.stream.keys[slice(*two.region)]
    if is_turned(one, two):
        return align_sides(two, one, lexicon).swapped(len(a))
    cuts_a, cuts_b = one.likely_cuts, two.likely_cuts
    alignment = align(a, b, lexicon.keys, find_wholes(a, b, cuts_a, cuts_b))
    alignment = with_whole_paragraphs(alignment, a, cuts_a)
    return with_whole_paragraphs(alignment.swapped(len(b)), b, cuts_b).swapped(len(a))


def is_turned(one: Side, two: Side) -> bool:
    """True of sides that `align_sides` aligns the other way round."""
    (first, last), (first_two, last_two) = one.region, two.region
    return (last - first, one.stream.witness.text) > (last_two - first_two, two.stream.witness.text)


AlignSides = Callable[[Side, Side, Lexicon], Alignment]


@dataclass(slots=True)
class Entrant:
    """A witness, number `other`, being entered in the table: its words and the rows that it may stand in.

    `rows` are the paragraphs of `base`, in order; what is entered changes them. `work` is how many words may
    still be aligned in search of better places, so that no order of the text costs more than a few readings
    of it. `aligned` is `align_sides`, or keeps what that found.
    """

    base: Side
    side: Side
    other: int
    rows: Sequence[Row]
    lexicon: Lexicon
    work: int = 0
    aligned: AlignSides = align_sides

    def __post_init__(self) -> None:
        self.work = max(
            _LITTLE, _SEARCH * sum(end - start for start, end in (self.base.region, self.side.region))
        )

    @property
    def found(self) -> list[Row]:
        """The rows that the witness has."""
        return [row for row in self.rows if self.other in row.ranges]

    @property
    def lacking(self) -> list[Row]:
        """The rows that it has not, so far."""
        return [row for row in self.rows if self.other not in row.ranges]

    def own(self, row: Row) -> Side:
        """The words of the base in a row."""
        return self.base.part(row.ranges[row.base])

    def align_anew(self, row: Row) -> None:
        """Align what the witness has of a row with the base's words there, and nothing else."""
        row.alignments[self.other] = self.aligned(
            self.own(row), row.side(self.other, self.side.stream), self.lexicon
        )

    def enter(self, alignment: Alignment) -> list[Gap]:
        """Enter what links of `base` and `side` say belongs to each row; return what belongs to none."""
        spans, gaps = _claim(self.side, _linked(self.base, self.side, self.rows, alignment), len(self.rows))
        for number, span in spans.items():
            row = self.rows[number]
            row.ranges[self.other] = span
            row.alignments[self.other] = part_of(
                alignment, within(row.ranges[row.base], self.base.region), within(span, self.side.region)
            )
            apart = interruptions(self.own(row), self.side.part(span), row.alignments[self.other])
            if apart:
                row.apart[self.other] = apart
                self.align_anew(row)
                gaps += [Gap(number + 1, stretch) for stretch in apart]
        return sorted(gaps)

    def take(self, words: WordRange, rows: Sequence[Row]) -> list[WordRange]:
        """Enter what a range of its words has of some rows in a row, as moved; return what is taken.

        Nothing is taken when the work is done.
        """
        reach = self.base.part(
            WordRange(rows[0].ranges[rows[0].base].first, rows[-1].ranges[rows[-1].base].end)
        )
        self.work -= words[1] - words[0] + reach.region[1] - reach.region[0]
        if self.work < 0:
            return []
        part = Entrant(reach, self.side.part(words), self.other, rows, self.lexicon, aligned=self.aligned)
        alignment = self.aligned(reach, part.side, self.lexicon)
        part.enter(corresponding(alignment, reach, part.side, self.lexicon, Least.MOVED))
        for row in part.found:
            row.moved.add(self.other)
        return [taken for row in part.found for taken in row.parts(self.other)]


def _linked(base: Side, side: Side, rows: Sequence[Row], alignment: Alignment) -> dict[int, _Found]:
    """By row number the words of the other text between its first and last link."""
    partner, last_partner = partners(alignment), alignment.same.copy()
    for link in alignment.alike:
        last_partner[link.a : link.a_end] = link.b_end - 1
    here = np.flatnonzero(partner >= 0)
    spans = columns([within(row.ranges[row.base], base.region) for row in rows], 2)
    at, after = np.searchsorted(here, spans)
    found: dict[int, _Found] = {}
    for number in np.flatnonzero(at < after).tolist():
        start, end = spans[:, number].tolist()
        first, last = int(here[at[number]]), int(here[after[number] - 1])
        found[number] = _Found(
            int(partner[first]) + side.region[0],
            int(last_partner[last]) + 1 + side.region[0],
            first - start,
            end - 1 - last,
        )
    return found


def _claim(side: Side, found: Mapping[int, _Found], rows: int) -> tuple[dict[int, WordRange], list[Gap]]:
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
        if after_sentence(stream, word):
            return word
    return last


def part_of(alignment: Alignment, a: WordRange, b: WordRange) -> Alignment:
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


def within(span: WordRange, region: WordRange) -> WordRange:
    return WordRange(span[0] - region[0], span[1] - region[0])
