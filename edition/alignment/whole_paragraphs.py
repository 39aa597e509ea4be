"""Paragraphs that one of two texts has more, where they begin or end with the words of their neighbours.

Of articles with one beginning or one end the links may as well join the head of one to the tail of the next,
as if the other text had left out words from the midst of one to that of another. It has one of them whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from edition.alignment.anchors import columns
from edition.alignment.links import Alignment, Link
from edition.text.equal_values import places_in
from edition.text.word_edges import Ints

_LEAST: Final = 2  # words that one text has more; one word is no paragraph with words of another's
_MANY: Final = -2  # partner of a word that is linked together with others


def with_whole_paragraphs(alignment: Alignment, words: Ints, cuts: Sequence[int]) -> Alignment:
    """The alignment with what the first text has more moved to where whole paragraphs of it are left out.

    `words` are its key numbers, `cuts` where its paragraphs begin and the end of the last. The same words are
    linked before and after. Each stretch that it has more costs as many steps as it has words.
    """
    if len(cuts) < 3:
        return alignment
    partner = alignment.same.copy()
    if alignment.alike:
        a, a_end, b, b_end = columns(alignment.alike, 4)
        alone = (a_end - a == 1) & (b_end - b == 1)
        partner[places_in(a, a_end)] = np.repeat(np.where(alone, b, _MANY), a_end - a)
    linked = np.flatnonzero(partner != -1)
    more = np.flatnonzero((np.diff(linked) > _LEAST) & (np.diff(partner[linked]) >= 1))
    begins = set(cuts)
    came_from = np.arange(len(partner))
    for start, end in zip((linked[more] + 1).tolist(), linked[more + 1].tolist(), strict=True):
        shift = None if start in begins else _shift(start, end, words, partner, cuts)
        if shift is None:
            continue
        here, there, size = shift
        for column in (partner, came_from):
            column[here : here + size] = column[there : there + size]
            column[there : there + size] = -1
    return _moved(alignment, came_from)


class _Shift(NamedTuple):
    """The place to which so many words shift the partners that they have at another."""

    here: int
    there: int
    size: int


def _shift(start: int, end: int, words: Ints, partner: Ints, cuts: Sequence[int]) -> _Shift | None:
    """What to shift so that words `[start, end)`, which the other text lacks, are whole paragraphs.

    The end of the paragraph behind them, if the one before ends so too; or its beginning. Of the paragraph
    that the other text has it may lack some words there, or have others, but fewer than are shifted.
    """
    if partner[start - 1] < 0 or partner[end] < 0:
        return None
    lacks = int(partner[end] - partner[start - 1]) - 1
    after, before = cuts[bisect_right(cuts, end)], cuts[bisect_left(cuts, start) - 1]
    tail = _Shift(cuts[bisect_right(cuts, start)] - (after - end), end, after - end)
    head = _Shift(cuts[bisect_left(cuts, end) - 1], before, start - before)
    for shift, less in ((tail, tail.here - start), (head, end - head.here - head.size)):
        here, there, size = shift
        if (
            start <= here <= end - size
            and max(less, lacks) < size
            and (words[here : here + size] == words[there : there + size]).all()
            and (partner[there : there + size] == partner[there] + np.arange(size)).all()
        ):
            return shift
    return None


def _moved(alignment: Alignment, came_from: Ints) -> Alignment:
    """The alignment with each word linked as the one of which it takes the place, where there is one."""
    changed = np.flatnonzero(came_from != np.arange(len(came_from)))
    if not len(changed):
        return alignment
    same = np.where(came_from >= 0, alignment.same[came_from], -1)
    went_to = {old: new for new, old in zip(changed.tolist(), came_from[changed].tolist(), strict=True)}
    alike = (
        Link(at, at + link.a_end - link.a, link.b, link.b_end)
        for link in alignment.alike
        for at in (went_to.get(link.a, link.a),)
    )
    return Alignment(same, tuple(alike))
