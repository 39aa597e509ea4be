"""Speech behind a dash, without quotation marks: `– We came – said the mayor. – We saw.`"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import regex

from edition.model import WordRange

_FIRST: Final = regex.compile(r"(?:^|[\s,.!?…»])[—–―-]")  # at the beginning of a line
# Between words, beside a space or a mark: not that within a word.
_DASH: Final = regex.compile(r"[\s,.!?…»][—–―-]|[—–―-][\s,.!?…;:]")
_COMMA: Final = regex.compile(r"[,،、]")
_BEHIND_DASH: Final = 25  # words that say who speaks, and where and when
_SAID: Final = 3  # pairs of the statement in a row behind who speaks: they are said
_BEHIND_COMMA: Final = 12  # as inside quotation marks; a longer clause may be part of what is said


def begins_with_dash(between: str) -> bool:
    """Whether a line begins with a dash, by what stands between the words before and after its beginning."""
    return _FIRST.search(between[between.rfind("\n") + 1 :]) is not None


def spoken(
    words: WordRange,
    slots: Sequence[str],
    form: Callable[[int], str],
    begins: Callable[[int], bool],
    only_says_who: Callable[[Sequence[str]], bool],
    goes_on: Callable[[int, int], bool],
) -> Iterator[WordRange]:
    """What is spoken in a paragraph that begins with a dash, without who speaks; nothing where nobody does.

    `slots[word]` stands before a word, `begins` says whether a sentence does, `goes_on` whether the statement
    has two words one after the other. Speech ends before who speaks, behind a dash or comma, and goes on
    behind the next dash, or comma if the statement does; a dash before a sentence begins another turn.
    """

    def names(first: int, last: int) -> bool:
        """Whether words say who speaks, and nothing else."""
        return last - first <= _BEHIND_DASH and only_says_who([form(at) for at in range(first, last)])

    def said(first: int, last: int) -> int | None:
        """Where in a sentence who speaks begins, and says nothing else: the last such dash or comma."""
        for at in range(last - 1, max(first, last - _BEHIND_DASH - 1), -1):
            dash = _DASH.search(slots[at])
            near = last - at <= _BEHIND_COMMA and _COMMA.search(slots[at])
            if (dash or near) and names(at, last):
                return at
        return None

    def again(at: int, last: int) -> int | None:
        """Where speech goes on behind who speaks without a mark: *they said | 60 of them are rotten*."""
        behind = next(
            (end for end in range(at + 2, last) if only_says_who([form(each) for each in range(at, end)])),
            last,
        )
        pairs = [goes_on(each, each + 1) for each in range(behind, last - 1)]
        said = any(all(pairs[each : each + _SAID]) for each in range(len(pairs) - _SAID + 1))
        return behind if said and not only_says_who([form(at)]) else None

    def asides(first: int, last: int) -> Iterator[WordRange]:
        """Who speaks between two dashes of a sentence, or two commas if the statement goes on behind them."""
        inner = range(first + 1, last)
        dashes = [at for at in inner if _DASH.search(slots[at])]
        signs = [at for at in inner if _DASH.search(slots[at]) or _COMMA.search(slots[at])]
        between = {*pairwise(dashes), *(pair for pair in pairwise(signs) if goes_on(pair[0] - 1, pair[1]))}
        for at, after in sorted(between, key=lambda pair: (pair[0], -pair[1])):
            if names(at, after):
                yield WordRange(at, after)

    turns: list[WordRange] = []
    begin: int | None = words.first
    word = words.first
    named = False
    while word < words.end:
        last = next((at for at in range(word + 1, words.end) if begins(at)), words.end)
        if word > words.first and _DASH.search(slots[word]):
            if begin is not None and form(word)[:1].islower() and names(word, last):
                turns.append(WordRange(begin, word))
                begin, named = again(word, last), True
            else:
                begin = word  # a turn of which nobody says whose it was may be a question
        if begin is not None:
            for aside in asides(word, last):
                if aside.first > begin:
                    turns.append(WordRange(begin, aside.first))
                    begin, named = aside.end, True
            if (at := said(max(word, begin), last)) is not None:
                turns.append(WordRange(begin, at))
                begin, named = again(at, last), True
        word = last
    if named:
        yield from turns
        if begin is not None:
            yield WordRange(begin, words.end)
