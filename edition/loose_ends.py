"""Stage 3e: words before the first link of a passage, or after its last, which may be another paragraph.

Where layout shows no boundary between a paragraph and one that was moved behind it or before it, only
what the other witness has elsewhere tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from edition.boundaries import Range, partners
from edition.lines import SENTENCE_ENDS
from edition.links import Alignment, Link
from edition.tokens import Stream

_LEAST: Final = 5  # words; fewer make no paragraph


class LooseEnd(NamedTuple):
    """Words `span` of a witness without a partner at an end of row `row`: at its beginning where `head`.

    `own` is how many words the passage itself has there that lack a partner too.
    """

    row: int
    span: Range
    head: bool
    own: int

    def divided(self, stream: Stream, block: Link) -> Range:
        """The end without what still is the passage's of it; `block` is found elsewhere in the base."""
        first, last = self.span
        if self.head:
            place = next((w for w in range(block.b_end, last) if after_sentence(stream, w)), None)
            return first, place or (block.b_end if self.own else last)
        place = next((w for w in range(block.b, first - 1, -1) if after_sentence(stream, w)), None)
        return place or (block.b if self.own else first), last


def loose_ends(row: int, span: Range, alignment: Alignment) -> Iterator[LooseEnd]:
    """The loose ends of words `span` of a witness, aligned with those of a passage."""
    words = span[1] - span[0]
    if alignment.same[0] == 0 and alignment.same[-1] == words - 1:
        return
    partner = partners(alignment)
    here = np.flatnonzero(partner >= 0)
    if not len(here):
        return
    there = np.flatnonzero(partners(alignment.swapped(words)) >= 0)
    head, tail = int(there[0]), words - 1 - int(there[-1])
    if head >= _LEAST:
        yield LooseEnd(row, (span[0], span[0] + head), True, int(here[0]))
    if tail >= _LEAST:
        yield LooseEnd(row, (span[1] - tail, span[1]), False, len(partner) - 1 - int(here[-1]))


def after_sentence(stream: Stream, word: int) -> bool:
    """True where a sentence ends before a word."""
    return any(mark in stream.slots[word] for mark in SENTENCE_ENDS)
