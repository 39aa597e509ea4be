"""Which paragraphs of a source marks of quotation set off from the statement, or the statement from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np

from edition.alignment.table import Row
from edition.analysis.quoting.marks import is_mark
from edition.analysis.quoting.prose import Prose
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.light_dataclass import dataclass
from edition.model import WordRange
from edition.text.streams import Stream

_SEVERAL: Final = 2  # paragraphs that look the same; with 1 wording is set aside, with 3 two comments are not
_PULLED: Final = 4  # words of a pull quote; fewer may be a heading in marks
_SIGNATURE: Final = 6  # words behind one: who says it, and what that is


class _Marks(NamedTuple):
    """Whether any paragraph begins with a mark, and whether several and all but the first do."""

    any: bool
    all: bool


@dataclass(frozen=True)
class SetOffByMarks:
    """By stream its prose, and the paragraphs that it shares; `lacked` are rows that others go on without."""

    streams: Sequence[Stream]
    prose: Sequence[Prose]
    held: Mapping[int, Sequence[WordRange]]
    lacked: Sequence[Row]
    words: QuotingWords

    def sets_off(self, i: int, words: WordRange) -> bool:
        """Whether marks set a paragraph of a stream off from the rest of it, or the rest from it.

        It repeats in marks what the source prints of the statement, or has no `>` where all the rest has.
        """
        if self._opens(i, words):
            recurs = self._recurs[i] and self._in_marks(i, words)
            return not self._marks[i].any and (recurs or self._is_pulled(i, words))
        return self._marks[i].all or (self._is_mail[i] and not self._has_sign(i, words))

    @cached_property
    def _marks(self) -> Mapping[int, _Marks]:
        """By stream which paragraphs that it shares begin with a quotation mark; the first may lack it."""
        found = {}
        for i, held in self.held.items():
            opens = [self._opens(i, words) for words in held]
            found[i] = _Marks(any(opens), sum(opens) >= _SEVERAL and all(opens[1:]))
        return found

    def _opens(self, i: int, words: WordRange) -> bool:
        """Whether a paragraph begins with a quotation mark."""
        stream = self.streams[i]
        return is_mark(stream.witness.text[stream.extent(words).start : int(stream.starts[words.first])])

    def _in_marks(self, i: int, words: WordRange) -> bool:
        return any(
            (each.first, each.last) == words and each.closed for each in self.prose[i].stretches(words)
        )

    @cached_property
    def _recurs(self) -> Sequence[bool]:
        """By stream whether it has several paragraphs in marks that others go on without."""
        return [
            sum(i in row.ranges and self._in_marks(i, row.ranges[i]) for row in self.lacked) >= _SEVERAL
            for i in range(len(self.streams))
        ]

    def _is_pulled(self, i: int, words: WordRange) -> bool:
        """Whether it has in marks, perhaps with who says it, what the source prints of the statement too."""
        first = words.first
        last = next(
            (each.last for each in self.prose[i].stretches(words) if each.first == first and each.closed),
            first,
        )
        if last - first < _PULLED:
            return False
        behind = [self.prose[i].form(at) for at in range(last, words.end)]
        if len(behind) > _SIGNATURE or self.words.speaks(behind) or any(map(self.words.negates, behind)):
            return False
        keys, size = self.streams[i].keys, last - first
        again = np.flatnonzero(keys == keys[first]).tolist()
        return any(
            held.first <= at
            and at + size <= held.end
            and np.array_equal(keys[at : at + size], keys[first:last])
            for held in self.held[i]
            for at in again
        )

    @cached_property
    def _is_mail(self) -> Sequence[bool]:
        """By stream whether all that it shares, in several paragraphs, has `>` before it."""
        return [
            len(held := self.held.get(i, ())) >= _SEVERAL and all(self._has_sign(i, words) for words in held)
            for i in range(len(self.streams))
        ]

    def _has_sign(self, i: int, words: WordRange) -> bool:
        """Whether the sign of quoted mail stands before the first line of a paragraph."""
        text, start = self.streams[i].witness.text, self.streams[i].extent(words).start
        return text[text.rfind("\n", 0, start) + 1 : start].lstrip().startswith(">")
