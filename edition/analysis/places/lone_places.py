"""Plain differences of one witness in a place where no other differs near by: each is a unit by itself.

They are most of few witnesses. What all have there is read off the links, and nothing is asked of places.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from edition.analysis.places.joining import PlainDifference
from edition.analysis.places.pairing import Pairing
from edition.model import Reading
from edition.text.streams import Stream

_BETWEEN: Final = 1  # words of the base with no more of which between two places may be one

Column = Sequence[Reading]
"""What the base has at a place, and each of the others."""


def set_apart(pairs: Sequence[Pairing], base: Stream) -> list[Column]:
    """The places of plain differences with none of any witness near, which the pairings are then rid of."""
    found = sorted((each, number) for number, pairing in enumerate(pairs) for each in pairing.found)
    ends = list(accumulate((each.a_end for each, _ in found), max))
    least = _BETWEEN if len(pairs) > 1 else 0
    far = [_words_between(base, end, each.a) > least for end, (each, _) in zip(ends, found[1:], strict=False)]
    lone = [
        (each, number)
        for (each, number), *apart in zip(found, [True, *far], [*far, True], strict=True)
        if type(each) is PlainDifference and all(apart)
    ]
    if not lone:
        return []
    for number, pairing in enumerate(pairs):
        told = {each for each, holder in lone if holder == number}
        pairing.open = [each for each in pairing.found if each not in told]
    return [_column(each, number, pairs, base) for each, number in lone]


def _words_between(base: Stream, start: int, end: int) -> int:
    return bisect_left(base.word_starts, end) - bisect_right(base.word_ends, start)


def _column(each: PlainDifference, number: int, pairs: Sequence[Pairing], base: Stream) -> Column:
    lemma = Reading(base.reading(each.a, each.a_end), each.a, each.a_end)
    first = bisect_left(base.word_starts, each.a)
    end = bisect_left(base.word_starts, each.a_end, first)
    return [
        lemma,
        *(
            pairing.plain_reading(lemma, each) if at == number else _same(lemma, pairing, first, end)
            for at, pairing in enumerate(pairs)
        ),
    ]


def _same(lemma: Reading, pairing: Pairing, first: int, end: int) -> Reading:
    """What a witness has that has these words of the base too, or the word before which there are none."""
    same, other = pairing.alignment.same, pairing.other
    by, here = pairing.words_other[0], pairing.words_base[0]
    start = other.word_starts[same[first - here] + by]
    return Reading(lemma.text, start, other.word_ends[same[end - 1 - here] + by] if first < end else start)
