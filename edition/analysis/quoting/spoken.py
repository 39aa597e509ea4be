"""Speech behind a dash, without quotation marks: `– We came – said the mayor. – We saw.`"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, starmap
from typing import Final

import regex

from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import WordRange

_FIRST: Final = regex.compile(r"(?:^|[\s,.!?…»])[—–―-]")  # at the beginning of a line
_OPENS: Final = late(regex.compile, r"[.!?…][”’\"»)]?\s+[—–―-]\s*$")  # before a sentence
_SHORTEST: Final = 3  # characters of that: a stop, a space, a dash; nearly all words have a space before them
# Between words, beside a space or a mark: not that within a word.
_DASH: Final = late(regex.compile, r"[\s,.!?…»][—–―-]|[—–―-][\s,.!?…;:]")
_COMMA: Final = regex.compile(r"[,،、]")
_BEHIND_DASH: Final = 25  # words that say who speaks, and where and when
SAYS_WHO: Final = 12  # words between commas that say who speaks; a longer clause may be part of what is said
_SAID: Final = 3  # pairs of the statement in a row behind who speaks: they are said


def begins_with_dash(between: str) -> bool:
    """Whether a line begins with a dash, by what stands between the words before and after its beginning."""
    return _FIRST.search(between[between.rfind("\n") + 1 :]) is not None


def opens_speech(slot: str) -> bool:
    """Whether what stands before a word ends a sentence and has a dash before the next.

    >>> [opens_speech(slot) for slot in (". – ", " – ", ". ")]
    [True, False, False]
    """
    return len(slot) >= _SHORTEST and _OPENS.search(slot) is not None


@dataclass(frozen=True)
class Speech:
    """A paragraph, or the rest of one, that begins with a dash.

    `slots[word]` stands before a word, `begins` says whether a sentence does, `only_says_who` whether words
    say who speaks and nothing else, `goes_on` whether the statement has two words one after the other.
    """

    slots: Sequence[str]
    form: Callable[[int], str]
    begins: Callable[[int], bool]
    only_says_who: Callable[[Sequence[str]], bool]
    goes_on: Callable[[int, int], bool]

    def turns(self, words: WordRange) -> Iterator[WordRange]:
        """What is spoken in these words, without who speaks; nothing where nobody does.

        Speech ends before who speaks, behind a dash or comma, and goes on behind the next dash, or comma if
        the statement does; a dash before a sentence begins another turn.
        """
        turns: list[WordRange] = []
        begin: int | None = words.first
        named = False
        for word, last in self._sentences(words):
            if word > words.first and _DASH.search(self.slots[word]):
                if begin is not None and self.form(word)[:1].islower() and self._names(word, last):
                    turns.append(WordRange(begin, word))
                    begin, named = self._again(word, last), True
                else:
                    begin = word  # a turn of which nobody says whose it was may be a question
            if begin is None:
                continue
            for aside in self._asides(word, last):
                if aside.first > begin:
                    turns.append(WordRange(begin, aside.first))
                    begin, named = aside.end, True
            if (at := self._speaker(max(word, begin), last)) is not None:
                turns.append(WordRange(begin, at))
                begin, named = self._again(at, last), True
        if named:
            yield from turns
            if begin is not None:
                yield WordRange(begin, words.end)

    def _sentences(self, words: WordRange) -> Iterator[WordRange]:
        starts = [words.first, *filter(self.begins, range(words.first + 1, words.end))]
        return starmap(WordRange, pairwise([*starts, words.end]))

    def _says_who(self, first: int, last: int) -> bool:
        return self.only_says_who([self.form(at) for at in range(first, last)])

    def _names(self, first: int, last: int) -> bool:
        """Whether so few words say who speaks, and nothing else."""
        return last - first <= _BEHIND_DASH and self._says_who(first, last)

    def _speaker(self, first: int, last: int) -> int | None:
        """Where in a sentence who speaks begins, and says nothing else: the last such dash or comma."""
        for at in range(last - 1, max(first, last - _BEHIND_DASH - 1), -1):
            dash = _DASH.search(self.slots[at])
            near = last - at <= SAYS_WHO and _COMMA.search(self.slots[at])
            if (dash or near) and self._names(at, last):
                return at
        return None

    def _again(self, at: int, last: int) -> int | None:
        """Where speech goes on behind who speaks without a mark: *they said | 60 of them are rotten*."""
        behind = next((end for end in range(at + 2, last) if self._says_who(at, end)), last)
        pairs = [self.goes_on(each, each + 1) for each in range(behind, last - 1)]
        said = any(all(pairs[each : each + _SAID]) for each in range(len(pairs) - _SAID + 1))
        return behind if said and not self._says_who(at, at + 1) else None

    def _asides(self, first: int, last: int) -> Iterator[WordRange]:
        """Who speaks between two dashes of a sentence, or two commas if the statement goes on behind them."""
        inner = range(first + 1, last)
        dashes = [at for at in inner if _DASH.search(self.slots[at])]
        signs = [at for at in inner if _DASH.search(self.slots[at]) or _COMMA.search(self.slots[at])]
        resumed = (pair for pair in pairwise(signs) if self.goes_on(pair[0] - 1, pair[1]))
        for at, after in sorted({*pairwise(dashes), *resumed}, key=lambda pair: (pair[0], -pair[1])):
            if self._names(at, after):
                yield WordRange(at, after)
