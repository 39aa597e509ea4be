"""Where the paragraphs of a witness begin, by its own layout and by what other witnesses say of it."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, cast

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from edition.alignment.anchors import ANCHOR
from edition.alignment.links import Alignment
from edition.alignment.sides import Side
from edition.model import WordRange
from edition.text.layout.paragraph_layout import CERTAIN
from edition.text.streams import Stream
from edition.text.word_edges import Ints

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
        if not here.stream.layout.wrapped:
            return 0.0
        edge = _edge_of_one_side(before, after, at, partner) + there.region[0]
        said = max(0.0, min(_VOTE, scores.get(edge, 0.0)))
        unlinked = WordRange(word - ANCHOR, word) if after == at else WordRange(word, word + ANCHOR)
        turned = said and _has(_beside(edge, there, places, scores, behind=after == at), unlinked, here)
        return 0.0 if turned else said
    first, last = int(partner[before]) + there.region[0], int(partner[after]) + there.region[0]
    found = places[bisect_right(places, first) : bisect_right(places, last)]
    if found:
        return max(-_VOTE, min(_VOTE, max(scores[place] for place in found)))
    return _AGAINST if last - first <= _TIGHT else 0.0


def _edge_of_one_side(before: int | None, after: int | None, at: int, partner: Ints) -> int:
    """Where another witness has a paragraph's edge, if any, that has only the words of one side; or -1.

    It is asked of wrapped prints: elsewhere a line above a paragraph says who speaks, and belongs to it.
    """
    if after == at:
        return int(partner[at])
    return int(partner[before]) + 1 if before is not None and before == at - 1 else -1


def _beside(
    edge: int, there: Side, places: Sequence[int], scores: Mapping[int, float], *, behind: bool
) -> Ints:
    """The words of the paragraph that begins at an edge, or of that which ends there."""
    at = bisect_right(places, edge) if behind else bisect_left(places, edge)
    others = places[at:] if behind else reversed(places[:at])
    outer = there.region[1] if behind else there.region[0]
    last = next((place for place in others if scores[place] > 0), outer)
    return there.stream.keys[edge:last] if behind else there.stream.keys[last:edge]


def _has(keys: Ints, words: WordRange, here: Side) -> bool:
    """Whether some words in a row of a witness stand so among others: then they only moved there."""
    first, last = words
    if first < here.region[0] or last > here.region[1]:
        return False
    wanted = here.stream.keys[first:last]
    return len(keys) >= len(wanted) and bool(
        (sliding_window_view(keys, len(wanted)) == wanted).all(axis=1).any()
    )
