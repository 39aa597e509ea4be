"""The glyphs of a printed page, with their places."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import Final

from edition.light_dataclass import dataclass


@dataclass(frozen=True)
class Glyph:
    """Characters printed as one; lengths in points, from the left and bottom of the page.

    The box is as wide as the glyph moves the pen and as high as its font; `base` is the height of its
    baseline, `at` its place in the file, `angle` that of the writing, in radians. `parted` where pdfium holds
    that a space stands before it; `inked` where the box is only as wide as the ink; `stretch` tells the
    stretches of the file apart that are printed in one go.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    at: int
    angle: float = 0.0
    parted: bool = False
    inked: bool = False
    stretch: int = 0

    @cached_property
    def size(self) -> float:
        """The height of the font."""
        return max(self.top - self.bottom, 0.01)

    @cached_property
    def is_space(self) -> bool:
        """Whether it prints nothing."""
        return self.text.isspace()


_FOLLOWING: Final = 4  # words into which one may reach, and one more


def words_apart(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, no word of a recognised page wider than its place before the next one.

    Programs for recognition guess how wide a word is; letters of two that overlap would be read by turns.
    """
    words = [list(word) for _, word in groupby(glyphs, key=lambda glyph: glyph.stretch)]
    for at, word in enumerate(words):
        following = words[at + 1 : at + _FOLLOWING]
        edge = min((other[0].left for other in following if _reaches(word, other)), default=math.inf)
        first, end = word[0].left, word[-1].right
        scale = (edge - first) / (end - first) if first < edge < end else 1.0
        word[:] = [
            replace(
                glyph, left=first + (glyph.left - first) * scale, right=first + (glyph.right - first) * scale
            )
            for glyph in word
        ]
    return [glyph for word in words for glyph in word]


def _reaches(word: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """True of a word from left to right whose letters lie over the first of another in its line and go on."""
    level = abs(word[0].base - other[0].base) < word[0].size / 2
    printed = [glyph for glyph in word if not glyph.is_space]
    if not level or len(printed) < 2 or not word[0].left < other[0].left < printed[-1].left:
        return False
    middle = (other[0].left + other[0].right) / 2
    return any(glyph.left < middle < glyph.right for glyph in printed)


OVER: Final = 0.1  # heights of the font: what is printed again so near by stands in the same place


def printed_once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs without those that are printed over one that is the same.

    A lone letter amid a word that is printed elsewhere is not: words that recognition sets too wide lie over
    each other, and may have a letter in common there.
    """
    over = _over_others(glyphs)
    once: list[Glyph] = []
    for _, stretch in groupby(zip(glyphs, over, strict=True), key=lambda each: each[0].stretch):
        printed = list(stretch)
        told = [twice for glyph, twice in printed if not glyph.is_space]
        alone = _alone(told) if len(told) > 1 else set()
        numbers = iter(range(len(told)))
        once.extend(
            glyph for glyph, twice in printed if glyph.is_space or (next(numbers) in alone) or not twice
        )
    return once


def _alone(told: Sequence[bool]) -> set[int]:
    """The places of what is told with nothing told right before or behind it."""
    around = [False, *told, False]
    return {at for at, each in enumerate(told) if each and not (around[at] or around[at + 2])}


def _over_others(glyphs: Sequence[Glyph]) -> list[bool]:
    """Of each glyph whether one that is the same stands in its place before it."""
    cell = 4.0  # points: what stands near by is mostly in one or two of them
    places: dict[tuple[str, int, int], list[Glyph]] = defaultdict(list)
    over: list[bool] = []
    for glyph in glyphs:
        if glyph.is_space:
            over.append(False)
            continue
        x, y = round(glyph.left / cell), round(glyph.base / cell)
        reach = min(OVER * glyph.size, cell)
        columns = range(round((glyph.left - reach) / cell), round((glyph.left + reach) / cell) + 1)
        rows = range(round((glyph.base - reach) / cell), round((glyph.base + reach) / cell) + 1)
        near = (places.get((glyph.text, column, row), ()) for column in columns for row in rows)
        over.append(any(_is_over(glyph, other) for others in near for other in others))
        if not over[-1]:
            places[(glyph.text, x, y)].append(glyph)
    return over


def _is_over(glyph: Glyph, other: Glyph) -> bool:
    """True where a glyph is printed over the same one: no two beside each other are so close.

    Two letters that one ligature prints are of one stretch.
    """
    if glyph.stretch == other.stretch:
        return False
    near = OVER * glyph.size
    dx, dy = abs(glyph.left - other.left), abs(glyph.base - other.base)
    return dx < min(near, 0.4 * (other.right - other.left)) and dy < near
