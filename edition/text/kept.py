"""What is made once and kept for the next run, while what it is made from is the same.

While serving, an edit changes one file, and a passage or two of a book. Each stage keeps in this one way what
it made of the rest: layouts, words, alignments, variation units, pieces of pages.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Protocol, TypeAlias, TypeVar, cast

from edition.model import Passage

Facts: TypeAlias = tuple[Any, ...]
Made = TypeVar("Made")


class KeepOfPassage(Protocol):
    """Keeps a piece under its name that shows a passage and what is `beside` it, places not counted."""

    def __call__(self, name: Hashable, passage: Passage, make: Callable[[], Made], *beside: object) -> Made:
        """What was kept, or else what `make` gives."""


def made_anew(name: Hashable, passage: Passage, make: Callable[[], Made], *beside: object) -> Made:
    """What `make` gives: nothing is kept."""
    return make()


class AskedWords:
    """Words, and what somebody asked of them: what was made with their help holds while they answer so."""

    def __init__(self, words: frozenset[str] = frozenset()) -> None:
        self._words = words
        self._asked: dict[object, bool] = {}

    def __contains__(self, word: object) -> bool:
        answer = self._asked[word] = word in self._words
        return answer

    def go_on_from(self, before: AskedWords) -> bool:
        """Count as asked what was asked of others before, if the answers are the same; whether they are."""
        alike = all((word in self._words) == answer for word, answer in before._asked.items())
        if alike:
            self._asked |= before._asked
        return alike


class Kept:
    """What was made in this run and the one before, by name, with what it was made from."""

    def __init__(self) -> None:
        self._under: object = None
        self._before: dict[Hashable, tuple[Facts, Any]] = {}
        self._now: dict[Hashable, tuple[Facts, Any]] = {}

    def begin(self, under: object = None) -> None:
        """A run begins; what the last but one made is dropped, and all if it is made `under` other rules."""
        self._before = self._now if under == self._under else {}
        self._now, self._under = {}, under

    def made(
        self,
        name: Hashable,
        facts: Facts | None,
        make: Callable[[], Made],
        holds: Callable[[Made], bool] = lambda made: True,
    ) -> Made:
        """What that name stood for if made from the same facts, and it still `holds`; else what `make` gives.

        Without facts nothing is kept.
        """
        if facts is None:
            return make()
        known = self._now.get(name) or self._before.get(name)
        if known is not None and known[0] == facts and holds(known[1]):
            value = cast(Made, known[1])
        else:
            value = make()
        self._now[name] = (facts, value)
        return value
