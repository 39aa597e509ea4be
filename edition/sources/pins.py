"""Where the statement stands in a source, by the words that the manifest pins it to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from edition.model import Span
from edition.sources.manifest import LONGEST, ManifestWitness

_FEWEST: Final = 3  # words of a pin: fewer say little to who reads them
# Characters between spaces, on average, from which on spaces part no words; German law has eight.
_UNSPACED: Final = 10
_SIGNS: Final = 2  # characters that stand for a word there


class UnplacedError(Exception):
    """Pinned words that the file does not have."""

    def __init__(self, key: str, message: str) -> None:
        self.key = key
        super().__init__(message)


def pinned(text: str, entry: ManifestWitness) -> Span | None:
    """The pinned span: from the first place of `from` to the last place of `to` thereafter."""
    if entry.first_words is None and entry.last_words is None:
        return None
    start, end = 0, len(text)
    if entry.first_words is not None:
        opening = _words(entry.first_words).search(text)
        if opening is None:
            raise UnplacedError("from", f"{entry.file} does not have these words")
        start = opening.start()
    if entry.last_words is not None:
        closings = [match.end() for match in _words(entry.last_words).finditer(text, start)]
        if not closings:
            place = "these words" if start == 0 else "these words where or after the statement begins"
            raise UnplacedError("to", f"{entry.file} does not have {place}")
        end = closings[-1]
    return Span(start, end)


def pins_of(text: str, span: Span) -> dict[str, str]:
    """The `from` and `to` that pin a source to a span: its first and last words, as many as place it alone.

    Without one of them where all its words stand further on, or before, too, or as many as a manifest takes.

    >>> pins_of("We say no. We say it twice. We say no.", Span(11, 27))
    {'from': 'We say it', 'to': 'say it twice.'}
    """
    words = text[span.start : span.end].split()
    sizes = [_FEWEST * 2**step for step in range((span.end - span.start).bit_length())]
    found: dict[str, str] = {}
    for pin in takewhile(_fits, (first_words(words, size) for size in sizes)):
        if (match := _words(pin).search(text)) and match.start() == span.start:
            found["from"] = pin
            break
    for pin in takewhile(_fits, (last_words(words, size) for size in sizes)):
        if [match.end() for match in _words(pin).finditer(text, span.start)][-1:] == [span.end]:
            found["to"] = pin
            break
    return found


def first_words(words: Sequence[str], size: int) -> str:
    """So many words from the beginning of a text, or what is as long in a script without spaces."""
    return " ".join(words)[: _SIGNS * size].strip() if _is_unspaced(words) else " ".join(words[:size])


def last_words(words: Sequence[str], size: int) -> str:
    """So many words from the end of a text, or what is as long in a script without spaces."""
    return " ".join(words)[-_SIGNS * size :].strip() if _is_unspaced(words) else " ".join(words[-size:])


def _is_unspaced(words: Sequence[str]) -> bool:
    return sum(map(len, words)) > _UNSPACED * len(words)


def _fits(pin: str) -> bool:
    """Whether a manifest takes a pin as long as that."""
    return len(pin) <= LONGEST


def _words(pin: str) -> re.Pattern[str]:
    """Matches the pinned words whatever white space the source has between them."""
    return re.compile(r"\s+".join(map(re.escape, pin.split())))
