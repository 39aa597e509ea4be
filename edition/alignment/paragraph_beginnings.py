"""Where the paragraphs of a witness begin, by its own layout and by what other witnesses say of it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, cast

import numpy as np

from edition.alignment.anchors import Ints
from edition.alignment.links import Alignment
from edition.alignment.sides import Side
from edition.text.layout.paragraph_layout import CERTAIN
from edition.text.streams import Stream

_VOTE: Final = 5.0  # the most that one other witness says for or against a boundary
_AGAINST: Final = -4.0  # what it says where its line runs on
_FEW: Final = 4  # paragraphs, of which none is longer than others are
_TIGHT: Final = 6  # words between the links around a boundary, where its place in the other text is sure


def by_content(streams: Sequence[Stream], numbers: Iterable[int]) -> list[int]:
    """Streams, by number, in an order that their words alone decide, whatever order they came in.

    The longest comes first: with it others are held.
    """
    return sorted(numbers, key=lambda number: (-len(streams[number]), streams[number].witness.text))


def divide_base(base: Side, others: Sequence[tuple[Side, Alignment]]) -> Side:
    """The base in paragraphs: every other witness has a say where its layout leaves it open."""
    scores = dict(base.scores)
    unsure = _unsure(base)
    for other, alignment in others if unsure else ():
        partner = partners(alignment)
        places = sorted(other.scores)
        usual = other.stream.layout.usual
        signs = {place: score - usual for place, score in other.scores.items()}
        for word in unsure:
            scores[word] += _vote(word, base, partner, other, places, signs)
    return base.divided(_by_length(scores, base))


def divide_other(other: Side, base: Side, alignment: Alignment) -> Side:
    """Another witness in paragraphs: the base, already divided, has a say where its layout leaves it open."""
    scores = dict(other.scores)
    unsure = _unsure(other)
    if unsure:
        partner = partners(alignment.swapped(other.region[1] - other.region[0]))
        settled = dict.fromkeys(base.starts, _VOTE)
        for word in unsure:
            scores[word] += _vote(word, other, partner, base, base.starts, settled)
    return other.divided(_by_length(scores, other))


def _by_length(scores: Mapping[int, float], side: Side) -> Mapping[int, float]:
    """The scores, raised at the likeliest beginning inside a paragraph longer than every other of the side.

    Each of so many is the longest by the same chance; two are taken for one as often as two neighbours
    elsewhere are longer together than any one. The logarithm of the odds is added.
    """
    cuts = [side.region[0], *sorted(word for word, score in scores.items() if score > 0), side.region[1]]
    lengths = [end - start for start, end in pairwise(cuts)]
    *_, second, longest = sorted([0, *lengths])
    at = lengths.index(longest)
    inside = [word for word in _unsure(side) if cuts[at] < word < cuts[at + 1]]
    if len(lengths) < _FEW or not inside or second == longest:
        return scores
    pairs = [*pairwise(lengths[:at]), *pairwise(lengths[at + 1 :])]
    together = (sum(sum(pair) > second for pair in pairs) + 0.5) / (len(pairs) + 1)
    likeliest = max(inside, key=scores.__getitem__)
    return {**scores, likeliest: scores[likeliest] + max(0.0, math.log(together * len(lengths)))}


def _unsure(side: Side) -> list[int]:
    return [word for word, score in side.scores.items() if abs(score) < CERTAIN]


def partners(alignment: Alignment) -> Ints:
    """For each word of the first text the first word of the other that it is linked to, or -1."""
    partner = alignment.same.copy()
    for link in alignment.alike:
        partner[link.a : link.a_end] = link.b
    return partner


def run_lengths(partner: Ints) -> list[int]:
    """How many words each run has that stand for words in a row; `partner` as from `partners`.

    >>> run_lengths(np.asarray([-1, 0, 1, 2, -1, 7, 8, 10]))
    [3, 2, 1]
    """
    linked = partner >= 0
    begins = linked.copy()
    begins[1:] &= (np.diff(partner) != 1) | ~linked[:-1]
    return cast(list[int], np.bincount(np.cumsum(begins)[linked])[1:].tolist())


def _vote(
    word: int, here: Side, partner: Ints, there: Side, places: Sequence[int], scores: Mapping[int, float]
) -> float:
    """What another witness says of a boundary before `word`, from its own lines at that place."""
    at = word - here.region[0]
    before = next((i for i in range(at - 1, max(-1, at - _TIGHT), -1) if partner[i] >= 0), None)
    after = next((i for i in range(at, min(len(partner), at + _TIGHT)) if partner[i] >= 0), None)
    if before is None or after is None:
        wrapped = here.stream.layout.wrapped
        return _vote_of_one_side(before, after, at, partner, there, scores) if wrapped else 0.0
    first, last = int(partner[before]) + there.region[0], int(partner[after]) + there.region[0]
    found = places[bisect_right(places, first) : bisect_right(places, last)]
    if found:
        return max(-_VOTE, min(_VOTE, max(scores[place] for place in found)))
    return _AGAINST if last - first <= _TIGHT else 0.0


def _vote_of_one_side(
    before: int | None, after: int | None, at: int, partner: Ints, there: Side, scores: Mapping[int, float]
) -> float:
    """What another witness says that has only the words of one side, and a paragraph's edge beside them.

    It is asked of wrapped prints: elsewhere a line above a paragraph says who speaks, and belongs to it.
    """
    place = -1
    if after == at:
        place = int(partner[at])
    elif before == at - 1:
        place = int(partner[before]) + 1
    return max(0.0, min(_VOTE, scores.get(place + there.region[0], 0.0))) if place >= 0 else 0.0
