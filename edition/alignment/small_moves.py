"""Short paragraphs: those that stand elsewhere, word for word (a footnote, an item), and those rewritten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from edition.alignment.evidence import LINE, by_chance, nats_of
from edition.alignment.links import Alignment
from edition.alignment.paragraph_beginnings import partners
from edition.alignment.sides import Side
from edition.alignment.table import Entrant, Gap, Row
from edition.alignment.transpositions import without_taken
from edition.model import WordRange
from edition.text.lexicon import Lexicon

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
    side, lexicon, lacking = entrant.side, entrant.lexicon, entrant.lacking
    free = [part for gap in gaps for part in side.part(gap.span).paragraphs] if lacking else []
    if not free:
        return list(gaps)
    wanted = _alone((_words(entrant.base, row.ranges[row.base], lexicon), row) for row in lacking)
    found = _alone((_words(side, part, lexicon), part) for part in free)
    places = sum(end - start for start, end in free)
    taken: list[WordRange] = []
    for words, row in wanted.items():
        said = sum(nats_of(lexicon.keys[word]) for word in words)
        if words in found and said >= by_chance(len(words), places):
            entrant.enter_moved(row, found[words])
            taken.append(found[words])
    return sorted(rest for gap in gaps for rest in without_taken(gap, taken))


def _words(side: Side, span: WordRange, lexicon: Lexicon) -> tuple[int, ...]:
    """The words of a paragraph without the number that it may have as an item."""
    words = side.stream.keys[slice(*span)].tolist()
    label = lexicon.keys[words[0]] if len(words) >= _LABELLED else ""
    return tuple(words[1:] if label.isdigit() or (len(label) == 1 and label.isalpha()) else words)


def _alone(pairs: Iterable[tuple[_Key, _Value]]) -> Mapping[_Key, _Value]:
    """The values whose key no other has."""
    values: dict[_Key, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        values[key].append(value)
    return {key: held[0] for key, held in values.items() if len(held) == 1}


def place_rewritten(entrant: Entrant, gaps: Sequence[Gap]) -> list[Gap]:
    """Enter lines that a witness has rewritten; return the gaps that remain.

    They stand between two rows that it has, where it lacks as many rows as it has lines: each has one place
    there, so that little tells that two lines correspond.
    """
    left: list[Gap] = []
    for gap in gaps:
        rows = _lacking_at(entrant, gap)
        lines = entrant.side.part(gap.span).paragraphs if rows else []
        if len(rows) != len(lines):
            rows, lines = [], [gap.span]
        taken: set[WordRange] = set()
        for row, line in zip(rows, lines, strict=False):
            if alignment := _rewritten(entrant, row, line):
                entrant.put_back(row, line, alignment, moved=False)
                taken.add(line)
        first = gap.row - len(rows)
        left += (
            [Gap(first + number, line) for number, line in enumerate(lines) if line not in taken]
            if taken
            else [gap]
        )
    return left


def _lacking_at(entrant: Entrant, gap: Gap) -> list[Row]:
    """The rows that a witness lacks where a gap is, between two that adjoin it."""
    rows, other, after = entrant.rows, entrant.other, gap.row
    behind = rows[after] if after < len(rows) else None
    if behind is None or not _stands(behind, other) or behind.ranges[other].first != gap.span.end:
        return []
    first = after  # of all gaps before a row one adjoins it, so that no row is asked twice
    while first and other not in rows[first - 1].ranges:
        first -= 1
    before = rows[first - 1] if first else None
    if before is None or not _stands(before, other) or before.ranges[other].end != gap.span.first:
        return []
    return list(rows[first:after])


def _stands(row: Row, other: int) -> bool:
    """True of a row that a stream has where the others have it."""
    return other in row.ranges and other not in row.moved


def _rewritten(entrant: Entrant, row: Row, line: WordRange) -> Alignment | None:
    """The alignment of a row with a line of the witness, if it is one and they share enough."""
    own, side = entrant.own(row), Side(entrant.side.stream, line)
    if max(end - start for start, end in (own.region, line)) > LINE:
        return None
    alignment = entrant.aligned(own, side, entrant.lexicon)
    sizes = own.stream.sizes[slice(*own.region)]
    linked = int(sizes[partners(alignment) >= 0].sum())
    least = min(int(sizes.sum()), int(side.stream.sizes[slice(*line)].sum()))
    return alignment if linked and linked >= _SHARED * least else None
