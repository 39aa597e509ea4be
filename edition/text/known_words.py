"""Which words a language has: lists of words, and the British forms of an American one."""

from __future__ import annotations

from typing import Final

from edition.wordlists import has_list, much_rarer, primary_language, word_list

__all__ = ["has_list", "is_english", "much_rarer", "primary_language", "word_list"]

# What British words have for what American ones, of which the list is, have instead.
_BRITISH: Final = (
    ("our", "or"), ("is", "iz"), ("ys", "yz"), ("tre", "ter"), ("ll", "l"), ("ae", "e"), ("oe", "e"),
)  # fmt: skip


def is_english(word: str) -> bool:
    """True of a word without capitals that English has, in British or American spelling.

    >>> is_english("harbour"), is_english("regering")
    (True, False)
    """
    is_word = word_list("en")
    return is_word(word) or any(is_word(word.replace(*pair)) for pair in _BRITISH if pair[0] in word)
