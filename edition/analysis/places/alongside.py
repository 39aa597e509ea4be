"""A witness of a passage as it stands beside the base: its words, and which of them are linked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, cast

from edition.alignment.links import Alignment, Link
from edition.alignment.sides import Side
from edition.light_dataclass import dataclass
from edition.model import WordRange

_LOSS: Final = 12  # words of the base, more than a clause, that a witness lacks: they are no place of its own


@dataclass(frozen=True)
class Alongside:
    """A witness of a passage, the base or one that `links` link with it, in order."""

    alignment: Alignment
    side: Side
    links: Sequence[Link]

    @cached_property
    def keys(self) -> list[int]:
        """Its words by key."""
        return cast(list[int], self.side.stream.keys[slice(*self.side.region)].tolist())

    @cached_property
    def forms(self) -> list[int]:
        """Its words by form."""
        return cast(list[int], self.side.stream.forms[slice(*self.side.region)].tolist())

    def printed(self, word: int) -> str:
        """A word of the passage as it is printed."""
        stream, number = self.side.stream, word + self.side.region[0]
        return stream.reading(stream.word_starts[number], stream.word_ends[number])

    def reaching(self, region: WordRange) -> WordRange:
        """Its words between those that stand for the base's before and behind a region."""
        first, end = 0, self.size
        for number in range(bisect_left(self._begins, region.first) - 1, -1, -1):
            link = self.links[number]
            if link.a_end <= region.first or self._is_run(link):
                first = link.b_end - max(0, link.a_end - region.first)
                break
        for number in range(bisect_right(self._ends, region.end), len(self.links)):
            link = self.links[number]
            if link.a >= region.end or self._is_run(link):
                end = link.b + max(0, region.end - link.a)
                break
        return WordRange(first, max(first, end))

    def divided(self, length: int) -> Iterator[WordRange]:
        """The places of the base, of so many words, at which it has more or less than what stands for them.

        A place is the word behind it, the end the number of words. Inside what it lacks there are none, where
        that is much.
        """
        end_a = end_b = 0
        for link in (*self.links, Link(length, length, self.size, self.size)):
            lacks = link.a - end_a
            if lacks >= _LOSS and link.b == end_b:
                yield from (WordRange(end_a, end_a), WordRange(link.a, link.a))
            elif lacks or link.b != end_b:
                yield WordRange(end_a, link.a)
            if link.a_end - link.a > 1 and not self._is_run(link):
                yield WordRange(link.a + 1, link.a_end - 1)
            end_a, end_b = link.a_end, link.b_end

    def links_in(self, region: WordRange, first: int) -> tuple[tuple[int, int, int, int], ...]:
        """The words of the base in a region that are linked, with its words counted from `first`."""
        same = self.alignment.same[slice(*region)].tolist()
        words = [(a, a + 1, b - first, b - first + 1) for a, b in enumerate(same, region.first) if b >= 0]
        inside = self.links[bisect_left(self._begins, region.first) : bisect_left(self._begins, region.end)]
        like = [link for link in inside if not self._is_run(link)]
        return (*words, *((a, a_end, b - first, b_end - first) for a, a_end, b, b_end in like))

    def like_in(self, region: WordRange) -> Sequence[Link]:
        """What begins in a region of the base and is only like what stands for it, by the two texts alone."""
        alike, begins = self.alignment.alike, self._alike_begins
        return alike[bisect_left(begins, region.first) : bisect_left(begins, region.end)]

    @cached_property
    def likened(self) -> frozenset[int]:
        """The words of the base that are only like what stands for them."""
        return frozenset(word for link in self.alignment.alike for word in range(link.a, link.a_end))

    @cached_property
    def likenesses(self) -> frozenset[int]:
        """Its words that are only like those for which they stand."""
        return frozenset(word for link in self.alignment.alike for word in range(link.b, link.b_end))

    @property
    def size(self) -> int:
        """How many words it has."""
        return self.side.region.end - self.side.region.first

    def _is_run(self, link: Link) -> bool:
        """True of a link of the same words, each of which stands for one."""
        return link.a < link.a_end and bool(self.alignment.same[link.a] == link.b)

    @cached_property
    def _begins(self) -> list[int]:
        return [link.a for link in self.links]

    @cached_property
    def _alike_begins(self) -> list[int]:
        return [link.a for link in self.alignment.alike]

    @cached_property
    def _ends(self) -> list[int]:
        return [link.a_end for link in self.links]
