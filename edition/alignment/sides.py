"""A range of the words of one witness, to be held against that of another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from functools import cached_property

import numpy as np

from edition.alignment.links import Alignment
from edition.alignment.whole_paragraphs import with_whole_paragraphs
from edition.alignment.wholes import find_wholes
from edition.alignment.words import align
from edition.light_dataclass import dataclass
from edition.model import WordRange
from edition.text.kept import Facts
from edition.text.streams import Stream


@dataclass(frozen=True)
class Side:
    """A range of the words of one stream, and the words inside it at which its own paragraphs begin."""

    stream: Stream
    region: WordRange
    starts: tuple[int, ...] = ()

    @property
    def content(self) -> Facts:
        """By what it is known again in the next run, the numbers of words aside."""
        return (*self.stream.content, self.region, self.starts)

    @cached_property
    def cuts(self) -> list[int]:
        """The beginnings of the paragraphs, and the end of the last."""
        inside = self.starts[
            bisect_right(self.starts, self.region[0]) : bisect_left(self.starts, self.region[1])
        ]
        return [self.region[0], *inside, self.region[1]]

    @property
    def paragraphs(self) -> list[WordRange]:
        """Its own paragraphs, in order."""
        return list(map(WordRange, self.cuts, self.cuts[1:]))

    @cached_property
    def scores(self) -> dict[int, float]:
        """What the layout says of each line start inside the region, by word index."""
        scores: dict[int, float] = {}
        words, breaks = self.stream.line_starts, self.stream.layout.breaks
        lines = np.flatnonzero((words > self.region[0]) & (words < self.region[1]))
        for line, word in zip(lines.tolist(), words[lines].tolist(), strict=True):
            score = breaks[line].score
            scores[word] = max(score, scores.get(word, score))
        return scores

    @property
    def likely_cuts(self) -> list[int]:
        """Like `cuts`, relative to the region; by the layout alone where paragraphs are not yet found."""
        starts = self.cuts[1:-1] or sorted(word for word, score in self.scores.items() if score > 0)
        return [0, *(word - self.region[0] for word in starts), self.region[1] - self.region[0]]

    def part(self, region: WordRange) -> Side:
        """The same witness over a smaller range."""
        return Side(self.stream, region, self.starts)

    def divided(self, scores: Mapping[int, float]) -> Side:
        """The side with its paragraphs where the scores are above zero."""
        return Side(
            self.stream, self.region, tuple(sorted(word for word, score in scores.items() if score > 0))
        )


def align_sides(one: Side, two: Side) -> Alignment:
    """Align two ranges of words; the same links come out whichever is named first.

    Words are numbered from the first of each range, not of its stream.
    """
    a, b = one.stream.keys[slice(*one.region)], two.stream.keys[slice(*two.region)]
    if is_turned(one, two):
        return align_sides(two, one).swapped(len(a))
    cuts_a, cuts_b = one.likely_cuts, two.likely_cuts
    alignment = align(a, b, one.stream.lexicon.keys, find_wholes(a, b, cuts_a, cuts_b))
    alignment = with_whole_paragraphs(alignment, a, cuts_a)
    return with_whole_paragraphs(alignment.swapped(len(b)), b, cuts_b).swapped(len(a))


def is_turned(one: Side, two: Side) -> bool:
    """True of sides that `align_sides` aligns the other way round."""
    (first, last), (first_two, last_two) = one.region, two.region
    return (last - first, one.stream.witness.text) > (last_two - first_two, two.stream.witness.text)


AlignSides = Callable[[Side, Side], Alignment]
