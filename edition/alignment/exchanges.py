"""Two words side by side that changed places: which of them has stayed, and which has moved.

Of `nata fuit` beside `fuit nata` two texts alone do not say it. It must be the same one for all witnesses,
whatever else stands around, or those that agree against the base would not stand together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from edition.alignment.anchors import columns
from edition.alignment.links import Alignment
from edition.text.equal_values import places_in
from edition.text.word_edges import Ints

Bools = NDArray[np.bool_]


def exchanges_settled(alignment: Alignment, a: Ints, b: Ints, keys: Sequence[str]) -> Alignment:
    """The alignment, in which the longer of two words that changed places has stayed.

    Of two as long it is the later in the alphabet, so that the words alone decide. `a` and `b` are the key
    numbers of the two texts, `keys` the words. Where other words changed beside both, no word stays for
    another: the one between may be what two sides changed places around.
    """
    same = alignment.same
    free_a, free_b = _free(alignment, len(b))
    found = [(at, step) for step in (1, -1) for at in _exchanged(same, a, b, free_a, free_b, step)]
    if not found:
        return alignment
    changed = same.copy()
    for at, step in sorted(found):
        there = int(changed[at])
        if there < 0 or not (free_a[at + step] and free_b[there - step]):
            continue  # one of the two was exchanged with its other neighbour
        if _claim(keys[int(a[at + step])]) > _claim(keys[int(a[at])]):
            changed[at], changed[at + step] = -1, there - step
            free_a[[at, at + step]] = True, False
            free_b[[there, there - step]] = True, False
    return replace(alignment, same=changed)


def _free(alignment: Alignment, size_b: int) -> tuple[Bools, Bools]:
    """Which words of each text have no partner."""
    free_a, free_b = alignment.same < 0, np.ones(size_b, dtype=np.bool_)
    free_b[alignment.same[~free_a]] = False
    if alignment.alike:
        a, a_end, b, b_end = columns(alignment.alike, 4)
        free_a[places_in(a, a_end)] = False
        free_b[places_in(b, b_end)] = False
    return free_a, free_b


def _exchanged(same: Ints, a: Ints, b: Ints, free_a: Bools, free_b: Bools, step: int) -> list[int]:
    """Linked words of `a` whose neighbour, `step` on, has no partner and is in `b` on the other side."""
    at = np.flatnonzero(free_a) - step  # far fewer than are linked
    at = at[(at >= 0) & (at < len(same))]
    at = at[same[at] >= 0]
    there = same[at]
    at, there = (each[_is_free(free_b, there - step)] for each in (at, there))
    at, there = (each[a[at + step] == b[there - step]] for each in (at, there))
    behind = _is_free(free_a, at - step) & _is_free(free_b, there + step)
    beyond = _is_free(free_a, at + 2 * step) & _is_free(free_b, there - 2 * step)
    found: list[int] = at[~(behind | beyond)].tolist()
    return found


def _is_free(free: Bools, at: Ints) -> Bools:
    """True of words that have no partner; beyond the edge of the text is none."""
    found: Bools = (at >= 0) & (at < len(free))
    found &= free[at.clip(0, len(free) - 1)]
    return found


def _claim(word: str) -> tuple[int, str]:
    return len(word), word
