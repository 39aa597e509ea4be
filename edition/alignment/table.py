"""The rows that become passages, and how a witness enters them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

from edition.alignment.anchors import ANCHOR, unique_run_columns
from edition.alignment.correspondence import Least, corresponding
from edition.alignment.homes import Homes
from edition.alignment.interruptions import interruptions, parts_between, without
from edition.alignment.links import Alignment, part_of, parts_of, within
from edition.alignment.row_words import Gap, words_of_rows
from edition.alignment.sides import AlignSides, Side, align_sides
from edition.model import WordRange
from edition.text.streams import Stream

_SEARCH: Final = 1  # times the words of both texts that searches for better places may align
_LITTLE: Final = 20_000  # words that they may align in any case
_SOON: Final = 60_000  # pairs of words of a row that is aligned sooner than it is told what stands elsewhere
_INSIDE: Final = 2  # beginnings of paragraphs inside a passage of which a whole paragraph may be none


class HeldWords(NamedTuple):
    """What a row has of one witness."""

    words: WordRange
    alignment: Alignment
    apart: Sequence[WordRange] | None
    moved: bool


class Entered(NamedTuple):
    """What the rows, by number, have of an entrant, and the gaps between."""

    rows: Mapping[int, HeldWords]
    gaps: Sequence[Gap]


class Row:
    """One passage while it is being built: word ranges by stream number, and alignments to the row's base.

    `apart` are the stretches inside a range that are no part of the passage; an alignment passes over them.
    `moved` are the streams in which it stands elsewhere. What a stream has of it is entered by `Entrant`
    alone; `leave` and `narrow` give it up.
    """

    __slots__ = ("_alignments", "_apart", "_moved", "_ranges", "base")

    def __init__(
        self,
        base: int,
        ranges: Mapping[int, WordRange],
        alignments: Mapping[int, Alignment] = MappingProxyType({}),
        apart: Mapping[int, Sequence[WordRange]] = MappingProxyType({}),
    ) -> None:
        self.base = base
        self._ranges, self._alignments, self._apart = dict(ranges), dict(alignments), dict(apart)
        self._moved: set[int] = set()

    @classmethod
    def put_together(
        cls,
        base: int,
        ranges: Mapping[int, WordRange],
        apart: Mapping[int, Sequence[WordRange]],
        streams: Sequence[Stream],
    ) -> Row:
        """The row that somebody says there is: the words of each stream aligned with those of the base."""
        row = cls(base, ranges, apart=apart)
        sides = {number: row.side(number, streams[number]) for number in ranges}
        base_side = sides.pop(base)
        alignments = {number: align_sides(base_side, side) for number, side in sides.items()}
        return cls(base, ranges, alignments, apart)

    @property
    def ranges(self) -> Mapping[int, WordRange]:
        """Its words in each stream that has it."""
        return self._ranges

    @property
    def alignments(self) -> Mapping[int, Alignment]:
        """How the words of each stream but the base stand for the base's."""
        return self._alignments

    @property
    def apart(self) -> Mapping[int, Sequence[WordRange]]:
        """The stretches that are no part of it, of the streams that have such."""
        return self._apart

    @property
    def moved(self) -> Set[int]:
        """The streams in which it stands elsewhere."""
        return self._moved

    def parts(self, number: int) -> list[WordRange]:
        """The words of a stream that are the passage."""
        if number not in self._apart:
            return [self._ranges[number]]
        return parts_between(self._ranges[number], self._apart[number])

    def side(self, number: int, stream: Stream) -> Side:
        """The passage in a stream, of the number given, as if nothing stood between its words."""
        if number in self._apart:
            return without(stream, self._ranges[number], self._apart[number])
        return Side(stream, self._ranges[number])

    def leave(self, number: int) -> None:
        """Give up the words of a stream."""
        for held in (self._ranges, self._alignments, self._apart):
            held.pop(number, None)
        self._moved.discard(number)

    def unshare(self, number: int) -> None:
        """Give up what a stream shares: its words, or where it is the base those of all others."""
        for other in [number] if number != self.base else [*self._alignments]:
            self.leave(other)

    def narrow(self, kept: Mapping[int, WordRange]) -> None:
        """Give up the words of the streams outside these ranges."""
        inside = {i: within(words, self.ranges[i]) for i, words in kept.items()}
        self._alignments = {
            i: part_of(each, inside[self.base], inside[i]) for i, each in self.alignments.items()
        }
        self._ranges = dict(kept)

    def relink(self, number: int, alignment: Alignment) -> None:
        """Have other links of the words of the base with those of a stream."""
        self._alignments[number] = alignment

    def held(self, number: int) -> HeldWords:
        """What it has of a stream, which has it."""
        words, links = self._ranges[number], self._alignments[number]
        return HeldWords(words, links, self._apart.get(number), number in self._moved)

    def hold(self, number: int, held: HeldWords) -> None:
        """Have of a stream what was `held`, and nothing else."""
        self.leave(number)
        self._hold(number, held.words, held.alignment)
        if held.apart is not None:
            self._tell_apart(number, held.apart)
        self._tell_moved(number, held.moved)

    def in_order(self) -> None:
        """Tell of the alignments in the order in which the streams came in."""
        self._alignments = dict(sorted(self._alignments.items()))

    def _hold(self, number: int, words: WordRange, alignment: Alignment) -> None:
        """Have these words of a stream; where it stands, and what is apart in it, stays as it was told."""
        self._ranges[number], self._alignments[number] = words, alignment

    def _tell_apart(self, number: int, stretches: Sequence[WordRange]) -> None:
        self._apart[number] = stretches

    def _tell_moved(self, number: int, moved: bool) -> None:
        if moved:
            self._moved.add(number)
        else:
            self._moved.discard(number)


@dataclass(slots=True)
class Entrant:
    """A witness, number `other`, being entered in the table: its words and the rows that it may stand in.

    `rows` are the paragraphs of `base`, in order. Of these rows, and of no others, each method that enters,
    moves or gives up something changes what they have of this witness, and nothing of any other. `work` is
    how many words may still be aligned in search of better places, so that no order of the text costs more
    than a few readings of it. `aligned` is `align_sides`, or keeps what that found.
    """

    base: Side
    side: Side
    other: int
    rows: Sequence[Row]
    work: int = 0
    aligned: AlignSides = align_sides
    _homes: Homes | None = None

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

    def enter(self, alignment: Alignment) -> list[Gap]:
        """Enter what links of `base` and `side` say belongs to each row; return what belongs to none."""
        own = [within(row.ranges[row.base], self.base.region) for row in self.rows]
        spans, gaps = words_of_rows(self.base, self.side, own, alignment)
        rows, ours = [self.rows[number] for number in spans], [own[number] for number in spans]
        theirs = [within(span, self.side.region) for span in spans.values()]
        starts = self.side.starts
        for (number, span), row, links in zip(
            spans.items(), rows, parts_of(alignment, ours, theirs), strict=True
        ):
            row._hold(self.other, span, links)
            if bisect_left(starts, span.end) - bisect_right(starts, span.first) < _INSIDE:
                continue
            if apart := interruptions(self.own(row), self.side.part(span), links):
                row._tell_apart(self.other, apart)
                self.align_anew(row)
                gaps += [Gap(number + 1, stretch) for stretch in apart]
        return sorted(gaps)

    def enter_whole(self, alignment: Alignment) -> None:
        """Enter all its words in the one row there is."""
        (row,) = self.rows
        row._hold(self.other, self.side.region, alignment)

    def entered(self, gaps: Sequence[Gap]) -> Entered:
        """All that was entered, where these gaps are left."""
        rows = {n: row.held(self.other) for n, row in enumerate(self.rows) if self.other in row.ranges}
        return Entered(rows, tuple(gaps))

    def enter_again(self, entered: Entered) -> list[Gap]:
        """Enter what was entered of the same words in the same rows; return the gaps."""
        for number, held in entered.rows.items():
            self.rows[number].hold(self.other, held)
        return list(entered.gaps)

    def enter_moved(self, row: Row, words: WordRange) -> None:
        """Enter a range of its words in a row that it lacks, as moved."""
        row._hold(self.other, words, self.aligned(self.own(row), Side(self.side.stream, words)))
        row._tell_moved(self.other, moved=True)

    def align_anew(self, row: Row) -> None:
        """Align what it has of a row with the base's words there, and nothing else."""
        side = row.side(self.other, self.side.stream)
        row._hold(self.other, row.ranges[self.other], self.aligned(self.own(row), side))

    def take(self, words: WordRange, rows: Sequence[Row]) -> list[WordRange]:
        """Enter what a range of its words has of some rows in a row, as moved; return what is taken.

        Nothing is taken when the work is done.
        """
        reach = self.base.part(
            WordRange(rows[0].ranges[rows[0].base].first, rows[-1].ranges[rows[-1].base].end)
        )
        self.work -= words[1] - words[0] + reach.region[1] - reach.region[0]
        if self.work < 0 or self._hardly_has(words, rows, reach):
            return []
        part = Entrant(reach, self.side.part(words), self.other, rows, aligned=self.aligned)
        alignment = self.aligned(reach, part.side)
        part.enter(corresponding(alignment, reach, part.side, Least.MOVED))
        for row in part.found:
            row._tell_moved(self.other, moved=True)
        return [taken for row in part.found for taken in row.parts(self.other)]

    def _hardly_has(self, words: WordRange, rows: Sequence[Row], reach: Side) -> bool:
        """True of words so many of which stand in other rows that they are no paragraph of these rows."""
        ours, theirs = within(reach.region, self.base.region), within(words, self.side.region)
        here = min(each.here for each in self.homes.whereabouts(*ours, *theirs))
        parts = [*(row.ranges[row.base] for row in rows), *self.side.part(words).paragraphs]
        return here < Least.MOVED.value * min(part.end - part.first for part in parts)

    @property
    def homes(self) -> Homes:
        """Where the words of `base` stand in `side`, in whatever order; found when it is first asked for."""
        if self._homes is None:
            a, b = (each.stream.keys[slice(*each.region)] for each in (self.base, self.side))
            self._homes = Homes.of(unique_run_columns(a, b, ANCHOR), len(a), len(b))
        return self._homes

    def stands_among_others(self, row: Row) -> bool:
        """True of a long row that has in its place, or in the base, mostly words that stand elsewhere."""
        ours, theirs = row.ranges[row.base], row.ranges[self.other]
        if (ours.end - ours.first) * (theirs.end - theirs.first) <= _SOON:
            return False
        return self.homes.apart(*within(ours, self.base.region), *within(theirs, self.side.region))

    def leave(self, row: Row) -> None:
        """Give up a row."""
        row.leave(self.other)

    def put_back(self, row: Row, words: WordRange, alignment: Alignment, moved: bool) -> None:
        """Enter it in a row that it left, as it stood there."""
        row._hold(self.other, words, alignment)
        row._tell_moved(self.other, moved)

    def shorten(self, row: Row, kept: WordRange) -> None:
        """Give up what it has of a row outside a range."""
        links = row.alignments[self.other]
        inside = within(kept, row.ranges[self.other])
        row._hold(self.other, kept, part_of(links, WordRange(0, len(links.same)), inside))

    def tell_moved(self, row: Row, moved: bool) -> None:
        """Say whether a row that it has stands elsewhere in it."""
        row._tell_moved(self.other, moved)
