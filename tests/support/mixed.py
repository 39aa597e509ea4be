"""What mypy must find, or it fails: word ranges mixed with spans of characters, a row written from outside.

Never run; `make lint` checks it.
"""

from __future__ import annotations

from edition.alignment.sides import Side
from edition.alignment.table import Row
from edition.analysis.roles.kinship import paragraphs_of
from edition.model import Span, WordRange
from edition.text.streams import Stream


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


def a_row_written_from_outside(row: Row, words: WordRange) -> None:
    row.ranges[1] = words  # type: ignore[index]
    row.ranges = {1: words}  # type: ignore[misc]
    row.moved.add(1)  # type: ignore[attr-defined]
