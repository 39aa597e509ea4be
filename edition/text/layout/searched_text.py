"""Which phrases of a long list a text may have: those of which it has every two letters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from operator import add
from typing import Final

KEY: Final = 2  # characters of words that are sought by these
_PHRASES: Final = 8192  # of the list, whose pairs of characters are kept; it has some 1,500


@lru_cache(maxsize=_PHRASES)
def _pairs_of(*phrases: str) -> frozenset[str]:
    """Every two characters that follow each other in a word of some phrases."""
    return frozenset(
        pair for phrase in phrases for word in phrase.split() for pair in map(add, word, word[1:])
    )


class SearchedText:
    """A text, and what stands between its spaces, each once: far less, and sooner searched."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = sorted(set(text.split("\n")))
        self._words = set(text.split())
        self._joined = joined = "\n".join(("", *self._words, ""))
        self._pairs = set(map(add, joined, joined[1:]))
        self.first_characters = {line[:1] for line in self._lines}

    def keys_among(self, keys: Iterable[str]) -> list[str]:
        """Of the keys of entries those that may stand in the text: no word has the others."""
        pairs = self._pairs
        return [key for key in keys if key in pairs or len(key) < KEY or " " in key]

    def has(self, phrase: str) -> bool:
        """True of a phrase that the text has; of most one of the words is nowhere in it."""
        return self.has_words_of(phrase) and phrase in self._text

    def has_all(self, phrases: tuple[str, ...]) -> bool:
        """True of phrases all of which the text has."""
        return _pairs_of(*phrases) <= self._pairs and all(map(self.has, phrases))

    def has_words_of(self, phrase: str) -> bool:
        """False of a phrase of which the text lacks a word, wherever it stands."""
        if not _pairs_of(phrase) <= self._pairs:
            return False  # as most phrases are of another language
        first, *others = phrase.split()
        if not others:
            return first in self._joined
        *inner, last = others
        words = all(word in self._words for word in inner)
        return words and _begins(self._ordered, last) and _begins(self._turned, first[::-1])

    def begun(self, entries: Sequence[str]) -> tuple[str, ...]:
        """The entries with which a line of the text begins."""
        return tuple([entry for entry in entries if _begins(self._lines, entry)])

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self._words)

    @cached_property
    def _turned(self) -> list[str]:
        """The words from their ends to their beginnings, in order."""
        return sorted(word[::-1] for word in self._words)


def _begins(ordered: Sequence[str], beginning: str) -> bool:
    """True where one of some strings in order begins so."""
    at = bisect_left(ordered, beginning)
    return at < len(ordered) and ordered[at].startswith(beginning)
