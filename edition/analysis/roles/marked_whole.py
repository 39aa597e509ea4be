"""The statement that a source prints whole between quotation marks: what stands outside them is its own.

Two papers that print one statement share words of their headlines and leads too, as both tell the same. Where
the marks of a paper open after that and hold most of what it shares, they are framing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

import numpy as np

from edition.alignment.paragraph_beginnings import partners
from edition.alignment.table import Row
from edition.analysis.roles.kinship import TRUE
from edition.late_patterns import late
from edition.model import Span
from edition.text.streams import Stream

CLOSERS: Final = {"“": "”", "„": "“", "«": "»", "「": "」", '"': '"'}
_SIGNS: Final = f"[{''.join(sorted({*CLOSERS, *CLOSERS.values()}))}]"
_FIRST: Final = re.compile(rf"[^\S\n]*(?P<mark>[{''.join(CLOSERS)}])")
# A set of signs comes first, which is soon searched
_BEGIN: Final = late(re.compile, rf"[\n:：]{_FIRST.pattern}")
_MARK: Final = late(re.compile, rf"(?P<line>\n[^\S\n]*)?(?P<mark>{_SIGNS})")
_LINE_END: Final = re.compile(r"[ \t.,;]*\n\s*")  # up to where the next paragraph begins
_MOST: Final = 0.5  # of the words that a source shares, which stand in the marks


def leave_leads(rows: Sequence[Row], streams: Sequence[Stream]) -> None:
    """Give up what a source has before or behind the marks around most of what it shares.

    What is nearly word for word that of another source stays: both may print it as the statement's.
    """
    for i in sorted({i for row in rows for i in row.ranges}):
        shared = [row for row in rows if i in row.ranges and len(row.ranges) > 1]
        if streams[i].witness.statement is not None or not (held := _held(shared, i, streams[i])):
            continue
        for row in shared:
            start, end = streams[i].extent(row.ranges[i])
            others = [i] if i != row.base else [*row.alignments]
            if not (end <= held.start or held.end <= start) or was_published(row, streams):
                continue
            for other in others:
                if not _is_the_same(row, other):
                    row.leave(other)


def _held(shared: Sequence[Row], i: int, stream: Stream) -> Span | None:
    """The characters in the marks that hold most of what a source shares, if any do and if it shares more."""
    openings = {0, *stream.paragraph_starts}
    blocks = [each for each in marked_blocks(stream.witness.text) if _opens(each, stream, openings)]
    if not blocks:
        return None
    is_shared = np.zeros(len(stream) + 1, dtype=np.int64)
    for row in shared:
        for first, end in row.parts(i):  # what stands in a paragraph is none of it
            is_shared[first + 1 : end + 1] = 1
    up_to = np.cumsum(is_shared)
    for block in blocks:
        first, end = np.searchsorted(stream.starts, block)
        if up_to[end] - up_to[first] > _MOST * up_to[-1]:
            return block
    return None


def _opens(block: Span, stream: Stream, openings: Set[int]) -> bool:
    """Whether marks stand behind a colon, or open a paragraph rather than a line inside one."""
    line = stream.layout.lines[stream.line_at(block.start)]
    is_behind = bool(stream.witness.text[line.start : block.start].strip())
    return is_behind or int(np.searchsorted(stream.starts, block.start)) in openings


def linked_words(row: Row, other: int) -> int:
    """How many words of the base are linked in a source that has the row too."""
    return int(np.count_nonzero(partners(row.alignments[other]) >= 0))


def _is_the_same(row: Row, other: int) -> bool:
    """Whether nearly all of the words of the longer are linked."""
    longer = max(row.ranges[i].end - row.ranges[i].first for i in (other, row.base))
    return linked_words(row, other) >= TRUE * longer


def was_published(row: Row, streams: Sequence[Stream]) -> bool:
    """Whether what a source has of a row is a paragraph that was published."""
    return any(
        streams[i].paragraph(*streams[i].extent(words)).text in streams[i].witness.published
        for i, words in row.ranges.items()
    )


def marked_blocks(text: str) -> Iterator[Span]:
    """The stretches in marks that open a line or stand behind a colon; paragraphs in them may open anew.

    A mark that is never closed reaches to the end of the text: a copy may be cut.

    >>> text = 'He wrote: “One.\\n\\n“Two “deep” words.”\\n\\nThen he went.'
    >>> [text[start:end] for start, end in marked_blocks(text)]
    ['“One.\\n\\n“Two “deep” words.”']
    """
    opened = _FIRST.match(text) or _BEGIN.search(text)
    while opened:
        start = opened.start("mark")
        yield Span(start, end := _closed(text, start))
        opened = _BEGIN.search(text, end)


def _closed(text: str, opened: int) -> int:
    """The place behind the mark that closes one at `opened`, unless the next paragraph opens anew."""
    opens, closes = text[opened], CLOSERS[text[opened]]
    depth = 1
    for mark in _MARK.finditer(text, opened + 1):
        sign, at = mark["mark"], mark.start("mark")
        if sign == opens and (opens != closes or text[at - 1].isspace()):
            depth += not mark["line"]
        elif sign == closes:
            depth -= 1
            line_end = _LINE_END.match(text, at + 1)
            anew = line_end is not None and text.startswith(opens, line_end.end())
            if depth <= 0 and not anew:
                return at + 1
            depth = max(depth, 1)
    return len(text)
