"""Which source is the base where nobody says so: the first, unless it only quotes, or is cut."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from edition.analysis.quoting.marks import ELLIPSIS, marked_stretches
from edition.text.furniture import shingles

_PRINTS: Final = (
    0.5  # of the sequences of three words of a source, that another has: one of the two prints it
)
_IN_MARKS: Final = 0.5  # of what a source shares, from which on it quotes that
_END: Final = 40  # characters at the end of a copy, in which a sign says that it is cut

_Shingles = frozenset[tuple[str, ...]]


def likely_base(texts: Mapping[str, str]) -> str:
    """The siglum of the source that the others are best compared with, of texts by siglum in their order.

    >>> statement = "We have never sold the meadow behind the mill, and nobody has asked us."
    >>> story = "It was a day of tears in town, as many had feared. "
    >>> story += f"“{statement[:30]},” the council wrote to all papers before noon."
    >>> likely_base({"N": story, "S": statement})
    'S'
    """
    first, *others = texts
    known = {siglum: frozenset(shingles(text)) for siglum, text in texts.items()}
    printing = [other for other in others if _print(known[first], known[other])]
    if printing:
        cut = ELLIPSIS.search(texts[first], max(0, len(texts[first]) - _END))
        whole = [other for other in printing if len(known[other]) > len(known[first])]
        return whole[0] if cut and whole else first
    paired = (one for one in others if any(_print(known[one], known[two]) for two in others if one != two))
    quoted = (
        other
        for other in others
        if _quotes(texts[first], known[other]) and not _quotes(texts[other], known[first])
    )
    return next(paired, next(quoted, first))


def _print(one: _Shingles, two: _Shingles) -> bool:
    """Whether one of two texts prints most of the other."""
    return len(one & two) >= _PRINTS * max(1, min(len(one), len(two)))


def _quotes(text: str, other: _Shingles) -> bool:
    """Whether most of what a text shares with another stands in marks there."""
    shared = len(other & frozenset(shingles(text)))
    inside = {
        words
        for part in text.split("\n\n")
        for each in marked_stretches(part, 0, len(part))
        for words in other & frozenset(shingles(part[each.start : each.end]))
    }
    return shared > 0 and len(inside) >= _IN_MARKS * shared
