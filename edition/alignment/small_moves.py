"""Short paragraphs that stand elsewhere, word for word: a footnote, an item of a list, a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeVar

from edition.alignment.evidence import by_chance, nats_of
from edition.alignment.paragraphs import Range, Side
from edition.alignment.table import Gap, Row, align_sides
from edition.alignment.transpositions import without_taken
from edition.text.tokens import Lexicon

_LABELLED: Final = 3  # words of an item, its number among them; a shorter one may be no more than a number

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


def place_small(
    base: Side, side: Side, other: int, rows: Sequence[Row], gaps: Sequence[Gap], lexicon: Lexicon
) -> list[Gap]:
    """Find rows without `other` among the whole paragraphs that no row has; return the gaps that remain.

    Only where one row and one paragraph have these words, and the words are no chance. Numbers of items may
    differ.
    """
    lacking = [row for row in rows if other not in row.ranges]
    free = [(gap, part) for gap in gaps for part in pairwise(side.part(gap.span).cuts)] if lacking else []
    if not free:
        return list(gaps)
    wanted = _alone((_words(base, row.ranges[row.base], lexicon), row) for row in lacking)
    found = _alone((_words(side, part, lexicon), (gap, part)) for gap, part in free)
    places = sum(end - start for _, (start, end) in free)
    left = list(gaps)
    for words, row in wanted.items():
        said = sum(nats_of(lexicon.keys[word]) for word in words)
        if words not in found or said < by_chance(len(words), places):
            continue
        _, part = found[words]
        row.ranges[other] = part
        row.alignments[other] = align_sides(base.part(row.ranges[row.base]), side.part(part), lexicon)
        row.moved.add(other)
        left = [rest for gap in left for rest in without_taken(gap, [part])]
    return sorted(left)


def _words(side: Side, span: Range, lexicon: Lexicon) -> tuple[int, ...]:
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
