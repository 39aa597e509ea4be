"""Where a reading stands in a text: what is read there, and what stands before and after it."""

from __future__ import annotations

import os
import re
from typing import Final, NamedTuple

from edition.text.word_edges import is_spaceless

_BESIDE: Final = 60  # characters of what stands beside a mark: two words and what divides them
_LAST: Final = re.compile(r"[^\W_][\w'’]*$")
_WORD: Final = re.compile(r"[^\W_][\w'’]*")


class MarkPlace(NamedTuple):
    """A reading of marks or spaces in one text, and what stands before and after it there."""

    text: str
    before: str
    after: str

    @classmethod
    def of(cls, source: str, start: int, end: int) -> MarkPlace:
        """The characters `[start, end)` of a source and those beside them."""
        return cls(source[start:end], source[max(0, start - _BESIDE) : start], source[end : end + _BESIDE])

    @property
    def word_before(self) -> str:
        """The word that ends where the marks begin, white space aside; "" where none does.

        Of a script without spaces it is a sign.
        """
        found = _LAST.search(self.before.rstrip())
        return "" if not found else found[0][-1] if is_spaceless(found[0][-1]) else found[0]

    @property
    def word_after(self) -> str:
        """The word that begins where the marks end.

        Of a script without spaces it is all up to the next mark: its first sign says nothing alone.
        """
        found = _WORD.match(self.after.lstrip())
        return found[0] if found else ""

    @property
    def ends_line(self) -> bool:
        """True where a line ends behind the marks, and the next begins as a sentence does."""
        after = self.text[len(self.text.rstrip()) :] + self.after
        return "\n" in after[: len(after) - len(after.lstrip())] and not self.word_after[:1].islower()


def narrowed(one: MarkPlace, two: MarkPlace) -> tuple[MarkPlace, MarkPlace]:
    """Two places without what their readings begin and end with alike, as - and a space of 5-year, 5 year."""
    first = len(os.path.commonprefix((one.text, two.text)))
    rest = [place.text[first:].lower()[::-1] for place in (one, two)]
    last = len(os.path.commonprefix(rest))
    return _inner(one, first, last), _inner(two, first, last)


def _inner(place: MarkPlace, first: int, last: int) -> MarkPlace:
    """A place without so many characters at either end."""
    text, end = place.text, len(place.text) - last
    return MarkPlace(text[first:end], place.before + text[:first], text[end:] + place.after)
