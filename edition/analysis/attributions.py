"""What a source that prints the statement in quotation marks says outside them: where from, and who speaks.

`London – “We regret …”`, `“… before they judge,” the board said.`: such words, which no other source has, are
its framing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from edition.alignment.boundaries import partners
from edition.alignment.table import Row, align_sides
from edition.analysis.prose import Prose
from edition.analysis.statement_words import QuotingWords
from edition.model import WordRange
from edition.text.tokens import Lexicon, Stream

_DATELINE: Final = 4  # words before a dash and a mark that opens: a town, an agency
_DASHES: Final = "-–—:："


@dataclass(frozen=True)
class Attributions:
    """The words of the sources, and those by which a source says who speaks."""

    streams: Sequence[Stream]
    lexicon: Lexicon
    words: QuotingWords

    @cached_property
    def _proses(self) -> Sequence[Prose]:
        return [Prose(stream, self.lexicon) for stream in self.streams]

    def without(self, rows: Sequence[Row]) -> Iterator[Row]:
        """The rows without what their sources say outside the marks around what they print."""
        for row in rows:
            cut = {i: inner for i in row.ranges if (inner := self._inner(row, i)) != row.ranges[i]}
            yield self._cut_to(row, cut) if cut else row

    def _inner(self, row: Row, i: int) -> WordRange:
        """The words of a source in a row without those around its marks that are its own."""
        words = row.ranges[i]
        if len(row.ranges) == 1 or i in row.apart:
            return words
        linked = _linked(row, i)
        if not linked.any() or (linked[0] and linked[-1]):
            return words
        prose = self._proses[i]
        outer = [each for each in prose.stretches(words) if each.depth == 0]
        if len(outer) != 1:
            return words
        first, end = outer[0].first, outer[0].last
        alone = not (linked[: first - words.first].any() or linked[end - words.first :].any())
        said = end == words.end or self._says_who(prose, range(end, words.end))
        led = first == words.first or self._leads_in(prose, range(words.first, first))
        return WordRange(first, end) if alone and said and led else words

    def _says_who(self, prose: Prose, own: range) -> bool:
        forms = list(map(prose.form, own))
        return self.words.says_who(forms) and not self.words.speaks(forms)

    def _leads_in(self, prose: Prose, own: range) -> bool:
        """Whether words before a mark say who speaks or where: a few with a dash or a colon behind them."""
        dashed = any(sign in prose.stream.slots[own.stop] for sign in _DASHES)
        dateline = dashed and len(own) <= _DATELINE and not self.words.speaks(map(prose.form, own))
        return dateline or self._says_who(prose, own)

    def _cut_to(self, row: Row, inner: dict[int, WordRange]) -> Row:
        """A row with some of its ranges cut, aligned anew."""
        cut = replace(row, ranges=row.ranges | inner, alignments=dict(row.alignments))
        for i in row.alignments:
            if i in inner or row.base in inner:
                one, two = (cut.side(each, self.streams[each]) for each in (row.base, i))
                cut.alignments[i] = align_sides(one, two, self.lexicon)
        return cut


def _linked(row: Row, i: int) -> NDArray[np.bool_]:
    """By word of a source in a row whether it stands for one of another source."""
    words = row.ranges[i]
    found = np.zeros(words.end - words.first, dtype=np.bool_)
    if i == row.base:
        for alignment in row.alignments.values():
            found |= partners(alignment) >= 0
    else:
        there = partners(row.alignments[i])
        found[there[there >= 0]] = True
    return found
