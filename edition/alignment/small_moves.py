"""Short paragraphs: those that stand elsewhere, word for word (a footnote, an item), and those rewritten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias, TypeVar

from edition.alignment.correspondence import related
from edition.alignment.evidence import LINE, by_chance
from edition.alignment.links import Alignment
from edition.alignment.paragraph_beginnings import partners
from edition.alignment.row_words import Gap
from edition.alignment.sides import Side
from edition.alignment.table import Entrant, Row
from edition.alignment.transpositions import without_taken
from edition.alignment.word_evidence import is_little, nats_of
from edition.light_dataclass import dataclass
from edition.model import WordRange
from edition.text.word_edges import Ints

_LABELLED: Final = 3  # words of an item, its number among them; a shorter one may be no more than a number

# Of the letters of the shorter of two lines, linked: of 56 pairs of lines of verse that share so much in one
# place 55 are one line to their editors, of 19 that share less 14.
_SHARED: Final = 0.1

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


def place_small(entrant: Entrant, gaps: Sequence[Gap]) -> list[Gap]:
    """Find rows that a witness lacks among its whole paragraphs that no row has; return the gaps that remain.

    Only where one row and one paragraph have these words, and the words are no chance. Numbers of items may
    differ.
    """
    side, lacking = entrant.side, entrant.lacking
    free = [part for gap in gaps for part in side.part(gap.span).paragraphs] if lacking else []
    if not free:
        return list(gaps)
    wanted = _alone((_words(entrant.base, row.ranges[row.base]), row) for row in lacking)
    found = _alone((_words(side, part), part) for part in free)
    places = sum(end - start for start, end in free)
    taken: list[WordRange] = []
    for words, row in wanted.items():
        said = sum(nats_of(side.stream.lexicon.keys[word]) for word in words)
        if words in found and said >= by_chance(len(words), places):
            entrant.enter_moved(row, found[words])
            taken.append(found[words])
    return sorted(rest for gap in gaps for rest in without_taken(gap, taken))


def _words(side: Side, span: WordRange) -> tuple[int, ...]:
    """The words of a paragraph without the number that it may have as an item."""
    words = side.stream.keys[slice(*span)].tolist()
    label = side.stream.lexicon.keys[words[0]] if len(words) >= _LABELLED else ""
    return tuple(words[1:] if label.isdigit() or (len(label) == 1 and label.isalpha()) else words)


def _alone(pairs: Iterable[tuple[_Key, _Value]]) -> Mapping[_Key, _Value]:
    """The values whose key no other has."""
    values: dict[_Key, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        values[key].append(value)
    return {key: held[0] for key, held in values.items() if len(held) == 1}


def place_as_others(entered: Sequence[tuple[Entrant, list[Gap]]], sides: Mapping[int, Side]) -> None:
    """Enter lines that say what others say in the row in whose place they stand, and the base says otherwise.

    `sides` are the regions of all by number. The gaps that are entered are taken from the lists. Each is held
    against what others had before any was entered, so that the order of the witnesses decides nothing.
    """
    open_ = [each for each in entered if each[1]]
    while open_:
        others = _Others({id(row): tuple(row.alignments) for row in entered[0][0].rows}, sides)
        found = [(gaps, _place(entrant, gaps, others.as_one_says)) for entrant, gaps in open_]
        changed = [(gaps, remaining) for gaps, remaining in found if gaps != remaining]
        for gaps, remaining in changed:
            gaps[:] = remaining
        open_ = [each for each in open_ if each[1]] if changed else []


@dataclass(frozen=True, slots=True)
class _Others:
    """By row, told by its `id`, which witnesses but the base have it, and the sides of all."""

    held: Mapping[int, Sequence[int]]
    sides: Mapping[int, Side]

    def as_one_says(self, entrant: Entrant, row: Row, line: Side, at_edge: bool) -> Alignment | None:
        """The base's words aligned with a line that says what one of them has in a row, a line too."""
        said = set[tuple[int, ...]]()
        for other in self.held[id(row)]:
            if other == entrant.other or other in row.apart or other in row.moved:
                continue
            side = self.sides[other].part(row.ranges[other])
            words = tuple(side.stream.keys[slice(*side.region)].tolist())
            if words in said or len(words) > LINE:
                continue
            said.add(words)
            alignment = entrant.aligned(side, line)
            if related(alignment, side, line):
                return entrant.aligned(entrant.own(row), line)
        return None


def place_rewritten(entrant: Entrant, gaps: Sequence[Gap]) -> list[Gap]:
    """Enter lines that a witness has rewritten; return the gaps that remain.

    They stand between two rows that it has, where it lacks as many rows as it has lines: each has one place
    there, so that little tells that two lines correspond. Before the first row that it has, and after the
    last, other text may stand around the statement: there no line is taken whose words chance may share.
    """
    return _place(entrant, gaps, _as_base_says)


_SaysSo: TypeAlias = Callable[[Entrant, Row, Side, bool], Alignment | None]
# The last says that the line stands at an edge of what the witness has.


def _place(entrant: Entrant, gaps: Sequence[Gap], says_so: _SaysSo) -> list[Gap]:
    """Enter the lines in the place of a row that say what it says; return the gaps that remain."""
    left: list[Gap] = []
    for gap in gaps:
        numbers = _lacking_at(entrant, gap)
        lines = entrant.side.part(gap.span).paragraphs if numbers else []
        begins, ends = numbers.start == 0, numbers.stop == len(entrant.rows)
        shift = numbers.stop - len(lines) if begins else numbers.start  # from a line to the row in its place
        if not (begins or ends) and len(numbers) != len(lines):
            numbers = range(0)
        taken: set[WordRange] = set()
        for number, line in enumerate(lines, shift):
            if number in numbers and _enter(entrant, entrant.rows[number], line, begins or ends, says_so):
                taken.add(line)
        rest = [Gap(number, line) for number, line in enumerate(lines, shift) if line not in taken]
        left += (
            [Gap(min(max(at, numbers.start), numbers.stop), line) for at, line in rest] if taken else [gap]
        )
    return left


def _lacking_at(entrant: Entrant, gap: Gap) -> range:
    """The numbers of the rows that a witness lacks where a gap is, beside a row that it has and adjoins it.

    Another adjoins it on the other side, unless there both texts begin, or end.
    """
    rows, other, region, after = entrant.rows, entrant.other, entrant.side.region, gap.row
    first = after  # of all gaps before a row one adjoins it, so that no row is asked twice
    while first and other not in rows[first - 1].ranges:
        first -= 1
    if first == 0 and after == len(rows):
        return range(0)
    before, behind = rows[first - 1] if first else None, rows[after] if after < len(rows) else None
    if any(row and not _stands(row, other) for row in (before, behind)):
        return range(0)
    begins = before.ranges[other].end if before else region.first
    ends = behind.ranges[other].first if behind else region.end
    return range(first, after) if (begins, ends) == gap.span else range(0)


def _stands(row: Row, other: int) -> bool:
    """True of a row that a stream has where the others have it."""
    return other in row.ranges and other not in row.moved


def _enter(entrant: Entrant, row: Row, line: WordRange, at_edge: bool, says_so: _SaysSo) -> bool:
    """Enter a line of the witness in a row, if that is one too and it says so; whether it does."""
    if max(end - start for start, end in (entrant.own(row).region, line)) > LINE:
        return False
    alignment = says_so(entrant, row, Side(entrant.side.stream, line), at_edge)
    if alignment is None:
        return False
    entrant.put_back(row, line, alignment, moved=False)
    return True


def _as_base_says(entrant: Entrant, row: Row, line: Side, at_edge: bool) -> Alignment | None:
    """The base's words aligned with a line that shares enough of them."""
    own = entrant.own(row)
    alignment = entrant.aligned(own, line)
    sizes = own.stream.sizes[slice(*own.region)]
    partner = partners(alignment)
    linked = int(sizes[partner >= 0].sum())
    least = min(int(sizes.sum()), int(line.stream.sizes[slice(*line.region)].sum()))
    if linked < _SHARED * least or not _tell(own, partner):
        return None
    if at_edge and not related(alignment, own, line):
        return None
    return alignment


def _tell(own: Side, partner: Ints) -> bool:
    """Whether the partners of words of a line tell that two lines are one: little words stand in any.

    The first of both tells whatever it is: it may be the number of an item.
    """
    keys = own.stream.keys[slice(*own.region)]
    linked = keys[partner >= 0].tolist()
    return partner[0] == 0 or not all(is_little(own.stream.lexicon.keys[key]) for key in linked)
