"""Words of a witness without a partner at an end of a row: another row may have been moved there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from edition.alignment.evidence import Weighed, best_stretch, by_chance, strongest
from edition.alignment.links import Alignment, Link
from edition.alignment.paragraph_beginnings import partners
from edition.model import WordRange
from edition.text.streams import Stream

_LOOSE: Final = 5  # words; fewer make no paragraph


class LooseEnd(NamedTuple):
    """Words `span` of a witness without a partner at an end of row `row`: at its beginning where `head`.

    `own` is how many words the passage itself has there that lack a partner too, but for `links`, which may
    be chance; their words are counted from the ends in both.
    """

    row: int
    span: WordRange
    head: bool
    own: int
    links: Sequence[Weighed] = ()

    def is_held(self, block: Link) -> bool:
        """Whether words between the block and the end of the row are linked, and not by chance."""
        far = block.b - self.span.first if self.head else self.span.end - block.b_end
        beyond = [each for each in self.links if each.link.b_end <= far]
        return bool(beyond) and strongest(beyond) >= by_chance(beyond[-1].link.a_end, far)

    def divided(self, stream: Stream, block: Link) -> WordRange:
        """The end without what still is the passage's of it; `block` is found elsewhere in the base."""
        first, last = self.span
        if self.head:
            place = next((w for w in range(block.b_end, last) if stream.begins_sentence(w)), None)
            return WordRange(first, place or (block.b_end if self.own else last))
        place = next((w for w in range(block.b, first - 1, -1) if stream.begins_sentence(w)), None)
        return WordRange(place or (block.b if self.own else first), last)


def loose_ends(
    row: int, span: WordRange, alignment: Alignment, links: Sequence[Weighed] = ()
) -> Iterator[LooseEnd]:
    """The loose ends of words `span` of a witness, aligned with those of a passage.

    `links` are those of the alignment where they are to tell too: beyond the best stretch of them a link
    may be chance.
    """
    words = span[1] - span[0]
    if not links and alignment.same[0] == 0 and alignment.same[-1] == words - 1:
        return
    partner = partners(alignment)
    best = best_stretch(links)
    if best.nats:
        (here, _, first, _), (_, here_end, _, end) = links[best.first].link, links[best.end - 1].link
    else:
        linked = np.flatnonzero(partner >= 0)
        if not len(linked):
            return
        there = np.flatnonzero(partners(alignment.swapped(words)) >= 0)
        here, here_end = int(linked[0]), int(linked[-1]) + 1
        first, end = int(there[0]), int(there[-1]) + 1
    if first >= _LOOSE:
        yield LooseEnd(row, WordRange(span[0], span[0] + first), True, here, links[: best.first])
    if words - end >= _LOOSE:
        own, tail = len(partner) - here_end, WordRange(span[0] + end, span[1])
        yield LooseEnd(row, tail, False, own, _turned(links[best.end :], len(partner), words))


def _turned(links: Sequence[Weighed], words: int, others: int) -> list[Weighed]:
    """Links of two texts of so many words, in order from the last to the first word."""
    return [
        Weighed(Link(words - a_end, words - a, others - b_end, others - b), nats)
        for (a, a_end, b, b_end), nats in reversed(links)
    ]
