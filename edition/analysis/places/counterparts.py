"""Where an offset of one text is in another that is aligned with it, outside what differs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from edition.alignment.links import Alignment
from edition.alignment.sides import Side
from edition.analysis.places.joining import Difference


class Counterparts:
    """Where places of the base are in another witness, in code points; `differences` are in order."""

    def __init__(
        self, base: Side, other: Side, alignment: Alignment, differences: Sequence[Difference]
    ) -> None:
        self.base, self.words = base.stream, base.region
        self.other, self.words_there = other.stream, other.region
        self.alignment, self.differences = alignment, differences

    def of(self, offset: int) -> int:
        """The offset in the other witness that corresponds to one in the base, outside their differences."""
        base, other = self.base, self.other
        near = bisect_left(self.differences, offset, key=lambda difference: difference.a_end)
        for difference in self.differences[near : near + 2]:
            if offset in (difference.a, difference.a_end):
                return difference.b if offset == difference.a else difference.b_end
        word = bisect_right(base.word_starts, offset) - 1
        word = min(max(word, self.words[0]), self.words[1] - 1)
        partner = self._partner(word)
        if (after := self._after_difference(offset, base.word_ends[word])) is not None:
            return after
        if offset <= base.word_starts[word]:
            return self._ahead(offset, near, word)
        if partner is None:
            return self._beside(word)
        if offset < base.word_ends[word]:
            return min(other.word_starts[partner] + offset - base.word_starts[word], other.word_ends[partner])
        return self._marks_on(base.word_ends[word], other.word_ends[partner], offset)

    def _ahead(self, offset: int, near: int, word: int) -> int:
        """The place of an offset that only marks part from a word, or from what one text adds before it.

        `near` is the number of the next difference.
        """
        partner = self._partner(word)
        at, there = self.base.word_starts[word], 0 if partner is None else self.other.word_starts[partner]
        if near < len(self.differences) and self.differences[near].a <= at:
            at, there = self.differences[near].a, self.differences[near].b
        marks = self.base.witness.text[offset:at]
        if self.other.witness.text.endswith(marks, 0, there):
            return there - len(marks)
        return self._beside(word) if partner is None else there - 1

    def _after_difference(self, offset: int, end: int) -> int | None:
        """The place of an offset that only marks part from the last difference, at or after `end`."""
        before = bisect_right(self.differences, offset, key=lambda difference: difference.a_end)
        last = self.differences[before - 1] if before else None
        return self._marks_on(last.a_end, last.b_end, offset) if last and last.a_end >= end else None

    def _marks_on(self, a: int, b: int, offset: int) -> int:
        """As many marks on from `b` as `offset` is from `a`, where two corresponding places lie.

        White space that only one of the two has there stands for no mark.
        """
        if a == offset:
            return b
        following = bisect_left(self.other.word_starts, b)
        last = following >= len(self.other)
        end = self.other.cut(following)[0] if last else self.other.word_starts[following]
        pieces = self.other.pieces(b, end)
        at = 0
        for mark in self.base.pieces(a, offset):
            if at < len(pieces) and mark.text.isspace() == pieces[at].text.isspace():
                at += 1
            elif at + 1 < len(pieces) and not mark.text.isspace() and not pieces[at + 1].text.isspace():
                at += 2
        return pieces[at - 1].end if at else b

    def _partner(self, word: int) -> int | None:
        same = int(self.alignment.same[word - self.words[0]])
        return same + self.words_there[0] if same >= 0 else None

    def _beside(self, word: int) -> int:
        """The end of the nearest earlier word that has a partner, for a word that has none."""
        for earlier in range(word - 1, self.words[0] - 1, -1):
            partner = self._partner(earlier)
            if partner is not None:
                return self.other.word_ends[partner]
        return self.other.extent(self.words_there)[0]
