"""The statement that a source prints whole between quotation marks: what stands outside them is its own.

Two papers that print one statement share words of their headlines and leads too, as both tell the same. Where
the marks of a paper open after that and hold most of what it shares, they are framing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from edition.alignment.paragraph_beginnings import partners
from edition.alignment.table import Row
from edition.analysis.roles.reporting import TRUE
from edition.model import Span
from edition.text.tokens import Stream

CLOSERS: Final = {"“": "”", "„": "“", "«": "»", "「": "」", '"': '"'}
_COLONS: Final = (":", "：")
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
            if not (end <= held.start or held.end <= start) or _published(row, streams):
                continue
            for other in others:
                if not _is_the_same(row, other):
                    row.leave(other)


def _held(shared: Sequence[Row], i: int, stream: Stream) -> Span | None:
    """The characters in the marks that hold most of what a source shares, if any do and if it shares more."""
    extents = [stream.extent(row.ranges[i]) for row in shared]
    sizes = [row.ranges[i].end - row.ranges[i].first for row in shared]
    for block in marked_blocks(stream.witness.text):
        inside = [
            size
            for size, (start, end) in zip(sizes, extents, strict=True)
            if block.start < end and start < block.end
        ]
        if len(inside) < len(sizes) and sum(inside) > _MOST * sum(sizes):
            return block
    return None


def _is_the_same(row: Row, other: int) -> bool:
    """Whether nearly all of the words of the longer are linked."""
    linked = int(np.count_nonzero(partners(row.alignments[other]) >= 0))
    return linked >= TRUE * max(row.ranges[i].end - row.ranges[i].first for i in (other, row.base))


def _published(row: Row, streams: Sequence[Stream]) -> bool:
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
    at = 0
    while at < len(text):
        if text[at] in CLOSERS and _begins(text, at):
            end = _closed(text, at)
            yield Span(at, end)
            at = end
        at += 1


def _begins(text: str, at: int) -> bool:
    """Whether a mark stands at the beginning of a line, or behind a colon."""
    line = text[text.rfind("\n", 0, at) + 1 : at].strip()
    return not line or line.endswith(_COLONS)


def _closed(text: str, opened: int) -> int:
    """The place behind the mark that closes one at `opened`, unless the next paragraph opens anew."""
    opens, closes = text[opened], CLOSERS[text[opened]]
    depth = 1
    at = opened + 1
    while at < len(text):
        sign = text[at]
        if sign == opens and (opens != closes or not text[at - 1 : at].strip()):
            depth += text[text.rfind("\n", 0, at) + 1 : at].strip() != ""
        elif sign == closes:
            depth -= 1
            rest = text[at + 1 :].lstrip(" \t.,;")
            if depth <= 0 and not (rest.startswith("\n") and rest.lstrip().startswith(opens)):
                return at + 1
            depth = max(depth, 1) if rest.startswith("\n") else depth
        at += 1
    return len(text)
