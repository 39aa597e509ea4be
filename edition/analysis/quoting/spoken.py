"""Speech behind a dash, without quotation marks: `– We came – said the mayor. – We saw.`"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import regex

from edition.model import WordRange

_DASH: Final = regex.compile(r"(?<![^\s,.!?…»])[—–―-]")  # behind a space or a mark, not within a word
_COMMA: Final = regex.compile(r"[,،、]")
_BEHIND_DASH: Final = 25  # words that say who speaks, and where and when
_BEHIND_COMMA: Final = 12  # as inside quotation marks; a longer clause may be part of what is said


def begins_with_dash(between: str) -> bool:
    """Whether a line begins with a dash, by what stands between the words before and after its beginning."""
    return _DASH.search(between[between.rfind("\n") + 1 :]) is not None


def spoken(
    words: WordRange,
    slots: Sequence[str],
    form: Callable[[int], str],
    begins: Callable[[int], bool],
    only_says_who: Callable[[Sequence[str]], bool],
) -> Iterator[WordRange]:
    """What is spoken in a paragraph that begins with a dash, without who speaks; nothing where nobody does.

    `slots[word]` stands before a word, `begins` says whether a sentence does. Speech ends before who speaks,
    behind a dash or comma, and goes on behind the next dash.
    """

    def said(first: int, last: int) -> int | None:
        """Where in a sentence who speaks begins, and says nothing else: the last such dash or comma."""
        for at in range(last - 1, max(first, last - _BEHIND_DASH - 1), -1):
            dash = _DASH.search(slots[at])
            near = last - at <= _BEHIND_COMMA and _COMMA.search(slots[at])
            if (dash or near) and only_says_who([form(each) for each in range(at, last)]):
                return at
        return None

    begin: int | None = words.first
    word = words.first
    named = False
    while word < words.end:
        last = next((at for at in range(word + 1, words.end) if begins(at)), words.end)
        if begin is None and _DASH.search(slots[word]):
            begin = word
        if begin is not None and (at := said(word, last)) is not None:
            yield WordRange(begin, at)
            begin, named = None, True
        word = last
    if named and begin is not None:
        yield WordRange(begin, words.end)
