"""Pieces of pages that are made once, and kept for the next build while what they show is the same.

While serving, an edit changes a passage or two of a book. Where a passage stands in its files is shown as a
line alone, so that what follows an edit shows the same although all of it moved by some letters.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeAlias, TypeVar, cast

ShownFacts: TypeAlias = tuple[Any, ...]
Made = TypeVar("Made")


class KeptPieces:
    """What was made in this build and the one before, by name, with what it shows."""

    def __init__(self) -> None:
        self._all: ShownFacts | None = None
        self._before: dict[Hashable, tuple[ShownFacts, Any]] = {}
        self._now: dict[Hashable, tuple[ShownFacts, Any]] = {}

    def begin(self, shown_by_all: ShownFacts) -> None:
        """A build begins, every page of which shows that; what the last but one made is dropped."""
        same = shown_by_all == self._all
        self._before, self._now = self._now if same else {}, {}
        self._all = shown_by_all

    def made(self, name: Hashable, shown: ShownFacts | None, make: Callable[[], Made]) -> Made:
        """What that name stood for where it shows the same as before, else what `make` gives."""
        if shown is None:
            return make()
        known = self._before.get(name)
        value = cast(Made, known[1]) if known is not None and known[0] == shown else make()
        self._now[name] = (shown, value)
        return value
