"""On which rung of the ladder two readings agree first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from edition.light_dataclass import dataclass
from edition.model import Kind
from edition.text.normalize import Ladder, closed
from edition.text.remembered import answered_once

_BEGINNING: Final = 120  # characters that tell long readings apart
_LETTER: Final = re.compile(r"([^\W\d_])([\u0300-\u036f]*)")  # with its accents
_LONGER: Final = 4  # times as long as a reading is another of which so much is folded that it is no match


@dataclass(frozen=True)
class Rungs:
    """The rungs of a ladder for readings, of which each is folded once; words are run together on all."""

    ladder: Ladder

    def first(self, one: str, two: str) -> Kind | None:
        """The first rung on which two readings agree, None without one.

        Most agree on none, which the highest tells alone.
        """
        if self._begin_apart(one, two):
            return None
        if self._highest(one) != self._highest(two) and not self._spaced_apart(one, two):
            return None
        pairs = zip(self.ladder.rungs, self._folded(one), self._folded(two), strict=True)
        return next((kind for (kind, _), first, second in pairs if first == second), None)

    def _spaced_apart(self, one: str, two: str) -> bool:
        """True of the same letters with other spaces, so that their words are spelt by themselves."""
        plain = self.ladder.punctuation
        return one.count(" ") != two.count(" ") and closed(plain(one)) == closed(plain(two))

    def _begin_apart(self, one: str, two: str) -> bool:
        """True of two readings, one of them long, of which the first words tell that they agree on no rung.

        The last letters of the beginnings tell nothing: what follows may belong to their words. Where the
        other is short, so much of the long one is folded that it alone is longer, unless it is all marks.
        """
        short, long = sorted((one, two), key=len)
        if len(short) >= 2 * _BEGINNING:
            first, second = (self._beginning(text, _BEGINNING) for text in (one, two))
            sure = min(len(first), len(second))
            return first[:sure] != second[:sure]
        more = _LONGER * (len(short) + _BEGINNING)
        return len(long) > more and len(self._beginning(long, more)) > max(
            len(short), len(self._highest(short))
        )

    def _beginning(self, text: str, size: int) -> str:
        """How a reading begins on the highest rung, whatever follows upon so many characters of it."""
        folded = self._highest(text[:size].rpartition(" ")[0])
        return folded[: len(folded) // 2]

    @answered_once
    def _highest(self, text: str) -> str:
        """A reading as the highest rung has it, its words run together."""
        return closed(self.ladder.rungs[-1][1](text))

    @answered_once
    def _folded(self, text: str) -> tuple[str, ...]:
        """A reading as each rung has it, its words run together."""
        return tuple(closed(fold(text)) for _, fold in self.ladder.rungs)


def single_steps(one: str, two: str) -> Iterator[tuple[str, str]]:
    """Of readings of the same letters each difference by itself: in marks and spaces, accents, capitals.

    None where there is but one of these, and for readings of other letters.

    >>> list(single_steps("cafe's", "cafés")), list(single_steps("café", "cafe"))
    ([("cafe's", 'cafes'), ("cafe's", "café's"), ("café's", 'cafés'), ('cafes', 'cafés')], [])
    """
    apart = (unicodedata.normalize("NFD", text).replace("I\u0307", "İ") for text in (one, two))
    parts, others = map(_LETTER.split, apart)
    if len(parts) != len(others) or "".join(parts[1::3]).casefold() != "".join(others[1::3]).casefold():
        return
    ways = [way for way in (0, 2, 1) if parts[way::3] != others[way::3]]  # marks, accents, letters
    for here, there in ((parts, others), (others, parts)) if len(ways) > 1 else ():
        for way in ways:
            mixed = [*here]
            mixed[way::3] = there[way::3]
            step = unicodedata.normalize("NFC", "".join(mixed))
            yield (one, step) if here is parts else (step, two)
