"""Paragraphs that one of two texts has more, where they begin or end with the words of their neighbours.

Of articles with one beginning or one end the links may as well join the head of one to the tail of the next,
as if the other text had left out words from the midst of one to that of another. It has one of them whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from edition.alignment.anchors import Ints
from edition.alignment.links import Alignment, Link

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
    for link in alignment.alike:
        alone = link.a_end - link.a == link.b_end - link.b == 1
        partner[link.a : link.a_end] = link.b if alone else _MANY
    linked = np.flatnonzero(partner != -1)
    more = np.flatnonzero((np.diff(linked) > _LEAST) & (np.diff(partner[linked]) == 1))
    begins = set(cuts)
    came_from = np.arange(len(partner))
    for start, end in zip((linked[more] + 1).tolist(), linked[more + 1].tolist(), strict=True):
        if start in begins or not (far := _shift(start, end, words, partner, begins)):
            continue
        here, there = (start, end) if far > 0 else (end + far, start + far)
        for column in (partner, came_from):
            column[here : here + abs(far)] = column[there : there + abs(far)]
            column[there : there + abs(far)] = -1
    return _moved(alignment, came_from)


def _shift(start: int, end: int, words: Ints, partner: Ints, cuts: set[int]) -> int:
    """How many words on, or back where negative, a stretch would be paragraphs of its text; 0 where none."""
    for way, first, other in ((1, start, end), (-1, end - 1, start - 1)):
        for far in range(end - start):
            one, two = first + way * far, other + way * far
            if not 0 <= min(one, two) <= max(one, two) < len(words):
                break
            if words[one] != words[two] or partner[two] != partner[other] + way * far:
                break
            shift = way * (far + 1)
            if start + shift in cuts and end + shift in cuts:
                return shift
    return 0


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
