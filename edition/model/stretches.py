"""Where something stands in a witness's text, in code points and in words."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

from edition.light_dataclass import dataclass

SENTENCE_ENDS: Final = ".!?…。．！？؟۔।॥։።፧။៕᠃‼⁇⁈⁉｡﹒﹖﹗"
"""The stops that end a sentence, in all scripts; colons and semicolons do not."""
_STOPS: Final = frozenset(SENTENCE_ENDS)
_LAST: Final = tuple(SENTENCE_ENDS)
CLOSING_SIGNS: Final = "\"'”’»)]）」』 \t*"
"""What may stand behind the stop of a sentence."""


def has_sentence_end(text: str) -> bool:
    """Whether a stop that ends a sentence stands anywhere in a text.

    >>> has_sentence_end("” "), has_sentence_end("।”")
    (False, True)
    """
    return not _STOPS.isdisjoint(text)


def closes_sentence(text: str) -> bool:
    """Whether a text ends with the stop of a sentence, but for closing signs.

    >>> closes_sentence("He said “No.”"), closes_sentence("A title")
    (True, False)
    """
    return text.rstrip(CLOSING_SIGNS).endswith(_LAST)


class Span(NamedTuple):
    """A stretch of a witness's text, in code points."""

    start: int
    end: int


class WordRange(NamedTuple):
    """Words `[first, end)` of a witness by number; a type of its own, so that no span is taken for one."""

    first: int
    end: int


class Token(NamedTuple):
    """A word or a punctuation mark."""

    text: str
    start: int
    end: int


class Fold(NamedTuple):
    """A stretch of source text whose unwrapped text is `text` instead.

    White space runs read as one space, a hyphen at a line end as nothing (or as a hyphen, where
    the word has one), page furniture as the space around it.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one witness, or the part of it that belongs to one passage.

    `spans` has more than one entry where page furniture interrupts it. `text` is its reading
    text; `folds` (sorted, disjoint, inside the outer span) say where that departs from the source.
    `lines` are its first and last line in the file, inclusive. `own_lines`: they end where its writer
    ended them, as in verse or an address, and not where a print had no more room.
    """

    siglum: str
    spans: tuple[Span, ...]
    text: str
    lines: tuple[int, int]
    folds: tuple[Fold, ...] = ()
    own_lines: bool = False

    @property
    def start(self) -> int:
        """The offset of its first character."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.spans[-1].end


@dataclass(frozen=True, slots=True)
class WitnessSpan:
    """A stretch of a named witness's text, in code points."""

    siglum: str
    start: int
    end: int


def unwrapped_text(text: str, paragraph: Paragraph, start: int, end: int) -> str:
    """The unwrapped text of `[start, end)` of a paragraph, given its witness's whole text.

    Offsets are code points of that text, inside the paragraph. Adjoining calls concatenate to
    the paragraph's `text` when they meet outside a fold.
    """
    folds = paragraph.folds
    first = bisect_left(folds, start, key=lambda fold: fold.start)
    if first and folds[first - 1].end > start:
        first -= 1
    parts: list[str] = []
    at = start
    for index in range(first, len(folds)):
        fold = folds[index]
        if fold.start >= end:
            break
        parts.append(text[at : max(at, fold.start)])
        parts.append(fold.text)
        at = max(at, min(end, fold.end))
    parts.append(text[at:end])
    return "".join(parts)


def single_spaced(text: str) -> str:
    """The text with each stretch of white space of any kind as one space, none at the ends."""
    return " ".join(text.split())
