"""How long lines of a print may be, by those that run on: each took its words and refused the next."""

from __future__ import annotations

import math
import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from edition.light_dataclass import dataclass

FULL: Final = 0.75
"""Of the width: lines that run on are this full where lines are wrapped."""
_QUITE_FULL: Final = 0.9  # the same in a text that marks no sentences, where any line may run on
_MANY_FULL: Final = 8  # such lines with blank lines between all: fewer may be as long by chance


@dataclass(frozen=True, slots=True)
class Measure:
    """The lengths in characters that lines took, and those that they would have had with one word more."""

    taken: tuple[int, ...] = ()
    refused: tuple[int, ...] = ()

    @classmethod
    def of(cls, lines: Iterable[tuple[int, int]]) -> Measure:
        """Of the lengths of lines that run on, as they are and with the next word too."""
        pairs = list(lines)
        return cls(tuple(sorted(taken for taken, _ in pairs)), tuple(sorted(refused for _, refused in pairs)))

    def had_room(self, length: int) -> float:
        """How far it speaks for a paragraph's end that a line did not become so long: 0 where none does.

        It is the logarithm of how much likelier the line is where the text ends there than where it runs on.
        Of the lines that tell, those that refused no more than this refuse it too, those that took as much
        take it. One more is reckoned that may do either, so that few lines never say much. The odds are
        halved, as letters are not of one width: so it was measured on 1,680 ends of paragraphs. What is
        shorter than all that was refused ends a paragraph the surer the shorter it is.

        >>> measure = Measure.of([(58, 66), (59, 64), (60, 62)] * 10)
        >>> [round(measure.had_room(length), 1) for length in (40, 59, 61, 63, 70)]
        [5.4, 3.6, 0.2, 0.0, 0.0]
        """
        refusing = bisect_right(self.refused, length)
        taking = len(self.taken) - bisect_left(self.taken, length)
        shorter = max(0, self.refused[0] - length) if self.refused else 0
        return -math.log(min(1.0, 2 * (refusing + 0.5) / (refusing + taking + 1))) + min(2.0, shorter / 5)


def are_full(fills: Sequence[float], stops: bool, apart: bool) -> bool:
    """True where lines are wrapped: those that run on are full.

    `fills` are their lengths with the next word, as shares of the width, in order of size. In a text without
    `stops` any line may run on: there most are quite full, and there are short ones that end paragraphs. Of a
    few lines `apart`, with blank lines between all, a list of any, some are as long by chance.
    """
    if stops:
        return statistics.median(fills) > FULL
    full = sum(fill > _QUITE_FULL for fill in fills)
    enough = 2 * full > len(fills) and full >= (_MANY_FULL if apart else 1)
    return enough and sum(fill < FULL for fill in fills) > 1
