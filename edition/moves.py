"""Stage 3e: stretches of text that stand elsewhere in the other text."""

from __future__ import annotations

from typing import Final

import numpy as np

from edition.anchors import ANCHOR, Ints, Run, unique_runs_among
from edition.links import Link

_MOVED: Final = 5  # words; fewer do not make a moved paragraph
_NEARBY: Final = 25  # words between two anchors of one moved block


def moved_blocks(a: Ints, b: Ints, free_a: Ints, free_b: Ints) -> list[Link]:
    """Stretches of words that both texts have in places that do not correspond, heaviest first.

    `free_a` and `free_b` are the positions, rising, of the words that alignment left over.
    """
    starts_a, starts_b = _gram_starts(free_a), _gram_starts(free_b)
    blocks: list[list[Run]] = []
    for run in unique_runs_among(a, b, starts_a, starts_b, ANCHOR):
        last = blocks[-1][-1] if blocks else None
        if (
            last
            and 0 <= run.a - last.a - last.length + 2 <= _NEARBY
            and -2 <= run.b - last.b - last.length <= _NEARBY
        ):
            blocks[-1].append(run)
        else:
            blocks.append([run])
    found = [
        (sum(run.length for run in block), Link(block[0].a, block[-1].a + block[-1].length, block[0].b,
                                                block[-1].b + block[-1].length))
        for block in blocks
    ]  # fmt: skip
    return [link for weight, link in sorted(found, key=lambda x: (-x[0], x[1])) if weight >= _MOVED]


def _gram_starts(free: Ints) -> Ints:
    """The positions from which a whole anchor is free."""
    if len(free) < ANCHOR:
        return free[:0]
    starts, lasts = free[: 1 - ANCHOR], free[ANCHOR - 1 :]
    return np.compress(lasts - starts == ANCHOR - 1, starts)
