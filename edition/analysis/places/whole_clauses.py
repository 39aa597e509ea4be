"""Of the same words twice in a text those that stand for another's, where few words part them from the next.

Beside `he came, who keeps it sees` a text has `he came, [who keeps it hears; who keeps it] also sees`. By
themselves the first `who keeps it` are meant, as nothing parts them from `he came`, and a clause cut in two
is more, `hears; who keeps it also`. Where fewer words part the further ones from what follows than are the
same, and than stand between the two, these are meant: a whole clause is more, and `also`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np

from edition.alignment.links import Alignment, Link
from edition.analysis.places.jointly import words_published
from edition.analysis.places.shared_words import ComparedRow
from edition.model import Span
from edition.text.word_edges import Ints

_FEW: Final = 12  # words at most that part them from the next; a clause is no longer
_FEWEST: Final = 3  # words of a gap in which there is no room for others that are meant


def with_whole_clauses(compared: ComparedRow, published: Sequence[Span]) -> Mapping[int, Alignment]:
    """The alignments of a passage, those changed in which other ones of the same words are meant.

    What is beside a `published` place of the base stays as it is. Nothing depends on further witnesses.
    """
    base, changed = compared.base, dict(compared.row.alignments)
    known = words_published(published, base)
    for other, alignment in compared.row.alignments.items():
        pairs = list(filter(_may_hold_others, pairwise(compared.links(alignment, other))))
        if not pairs:
            continue
        texts = base, compared.others[other]
        of_base, of_other = (side.stream.keys[slice(*side.region)] for side in texts)
        same = alignment.same.copy()
        for before, after in pairs:
            if any(end >= before.a_end and first <= after.a for first, end in known):
                continue
            added = before.a_end == after.a
            _settle(same, of_other if added else of_base, before, after, added=added)
        if not np.array_equal(same, alignment.same):
            changed[other] = replace(alignment, same=same)
    return changed


def _may_hold_others(pair: tuple[Link, Link]) -> bool:
    """True where one text alone has more between two links than three words, as hardly anywhere."""
    before, after = pair
    sizes = after.a - before.a_end, after.b - before.b_end
    return min(sizes) == 0 and max(sizes) > _FEWEST


def _settle(same: Ints, keys: Ints, before: Link, after: Link, *, added: bool) -> None:
    """Link the words beside a gap with the others in it, `keys` of one text, where these are meant."""
    first, end = (before.b_end, after.b) if added else (before.a_end, after.a)
    if found := _others(keys, first, end, _same_words(same, before)):
        words, left = found
        _link(same, before.a_end - words, words, end - left - first, added)
    elif found := _others(keys[::-1], len(keys) - end, len(keys) - first, _same_words(same, after)):
        words, left = found
        _link(same, after.a, words, first + left - end, added)


def _same_words(same: Ints, link: Link) -> int:
    """How many words a link has that are the same in both texts."""
    return link.a_end - link.a if same[link.a] >= 0 else 0


def _others(keys: Ints, first: int, end: int, most: int) -> tuple[int, int] | None:
    """How many words before a gap, from `first` to `end`, are meant in it, and how many follow there."""
    for left in range(1, min(_FEW, most, (end - first) // 2)):
        stop, words = end - left, 0
        while words < most and stop - words > first and keys[stop - words - 1] == keys[first - words - 1]:
            words += 1
        if left < min(words, stop - words - first):
            return words, left
    return None


def _link(same: Ints, at: int, words: int, shift: int, added: bool) -> None:
    """Let words of the base from `at` stand for others so far on, or others so far on for what they do."""
    if added:
        same[at : at + words] += shift
    else:
        partners = same[at : at + words].copy()
        same[at : at + words] = -1
        same[at + shift : at + shift + words] = partners
