"""Mixes of word ranges and spans of characters: mypy, which is strict, fails once it no longer finds one.

Never run; `make lint` checks it.
"""

from __future__ import annotations

from edition.alignment.paragraph_beginnings import Side
from edition.analysis.roles.kinship import paragraphs_of
from edition.model import Span, WordRange
from edition.text.tokens import Stream


def a_span_for_words(stream: Stream, span: Span) -> None:
    stream.extent(span)  # type: ignore[arg-type]
    Side(stream, span)  # type: ignore[arg-type]
    paragraphs_of(stream, span)  # type: ignore[arg-type]


def any_two_numbers_for_words(stream: Stream) -> None:
    stream.extent((0, 1))  # type: ignore[arg-type]


def words_for_a_span(stream: Stream, words: WordRange) -> Span:
    if not words.end:
        return stream.extent(words)
    return words  # type: ignore[return-value]
