"""Sequences of words, by which lines and texts are told to share something."""

from __future__ import annotations

import re
from typing import Final

from edition.text.word_edges import RUNS, has_spaceless

_WORD: Final = re.compile(r"\w+")

SHINGLE: Final = 3  # words
Shingle = tuple[str, ...]
_SHARED: Final = 0.3  # of the three-word sequences of a note: with so many elsewhere it is text there too


def shingles(text: str) -> list[Shingle]:
    """All runs of three words of a text, in order, without case; of scripts without spaces of characters."""
    words = words_or_characters(text.casefold())
    return list(zip(words, words[1:], words[2:], strict=False))


def words_or_characters(text: str) -> list[str]:
    """The words of a text, of scripts without spaces the characters.

    >>> words_or_characters("3. May, 五月三日")
    ['3', 'May', '五', '月', '三', '日']
    """
    return (RUNS if has_spaceless(text) else _WORD).findall(text)


def printed_too(line: set[Shingle], elsewhere: set[Shingle]) -> bool:
    """Whether another witness prints a line: it has a good part of the sequences of words of it."""
    return len(line & elsewhere) > _SHARED * len(line)
