"""Short paragraphs that stand elsewhere, word for word: a footnote, an item of a list, a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from edition.alignment.evidence import by_chance, nats_of
from edition.alignment.sides import Side
from edition.alignment.table import Entrant, Gap
from edition.alignment.transpositions import without_taken
from edition.model import WordRange
from edition.text.lexicon import Lexicon

_LABELLED: Final = 3  # words of an item, its number among them; a shorter one may be no more than a number

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
