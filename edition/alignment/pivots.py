"""Words around which two texts have their sides exchanged: `dark was the night`, `the night was dark`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from edition.alignment.anchors import Run


def pivot(one: Sequence[int], two: Sequence[int], keys: Sequence[str]) -> Run | None:
    """The words in the midst of both texts before and after which they have each other's words, if any.

    To link either side would be arbitrary, as neither has a better claim to have stayed. Most words of each
    side must be in the other; `one` and `two` are key numbers, `keys` the words.
    """
    if min(len(one), len(two)) < 3 or len({*one} & {*two}) < 3:
        return None
    counts_one, counts_two = Counter(one[1:-1]), Counter(two[1:-1])
    found: list[tuple[int, str, Run]] = []
    for word in counts_one.keys() & counts_two.keys():
        if counts_one[word] == counts_two[word] == 1:
            at, there = one.index(word, 1), two.index(word, 1)
            exchanged = _exchanged(one[:at], two[there + 1 :]), _exchanged(one[at + 1 :], two[:there])
            if min(exchanged):
                found.append((sum(exchanged), keys[word], Run(at, there, 1)))
    return max(found)[2] if found else None


def _exchanged(side: Sequence[int], there: Sequence[int]) -> int:
    """How many words two sides share; 0 where they are not most of both."""
    shared = sum((Counter(side) & Counter(there)).values())
    return shared if 2 * shared >= max(len(side), len(there)) else 0
