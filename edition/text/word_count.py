"""Words as readers count them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import regex

from edition.model import Passage
from edition.text.normalize import is_punctuation

# A stretch between two word boundaries of UAX #29 that begins with a letter or digit.
_KEPT: Final = 8_192  # counts of texts: several pages count the same paragraphs
_WORD: Final = regex.compile(r"(?w)\b\w.*?\b")


@lru_cache(maxsize=_KEPT)
def count_words(text: str) -> int:
    """Words of a text (UAX #29).

    >>> count_words("“Huawei’s” 33.107 rules")
    3
    """
    return len(_WORD.findall(text))


def has_words(text: str) -> bool:
    """True where there is more than punctuation and space."""
    if text[:1].isalnum():
        return True
    return text not in ("", " ") and any(not (c.isspace() or is_punctuation(c)) for c in text)


def count_witness_words(passages: Iterable[Passage], siglum: str) -> int:
    """Words that a witness has in these passages; framing text and furniture do not count."""
    return sum(count_words(p.text) for passage in passages for p in passage.paragraphs.get(siglum, ()))
