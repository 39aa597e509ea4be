"""What a message quotes of others, line by line: its marks, the lines that go on, and the replies between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from edition.model import single_spaced
from edition.sources.original import without_controls

_QUOTED: Final = re.compile(r"^(?:>[ \t]?)+")
_SIGNATURE: Final = "-- "  # the line before it


class MessageLine(NamedTuple):
    """A line of a message without its marks of quotation, and how many these were."""

    depth: int
    said: str


def message_lines(text: str) -> list[MessageLine]:
    """The lines of a text as they stand.

    >>> message_lines("> > We deny it.\\nYes > no")
    [MessageLine(depth=2, said='We deny it.'), MessageLine(depth=0, said='Yes > no')]
    """
    return [_line(line) for line in text.split("\n")]


def flowed_lines(text: str, without_space: bool) -> list[MessageLine]:
    """The lines of a text as its writer ended them: where one ends in a space, it goes on (RFC 3676).

    A mark after a space at the beginning is text.
    """
    lines: list[tuple[int, list[str]]] = []
    goes_on = False
    for line in text.split("\n"):
        depth, said = _line(line)
        said = said if depth else said.removeprefix(" ")
        if goes_on and depth == lines[-1][0] and said != _SIGNATURE:
            lines[-1][1].append(said)
        else:
            lines.append((depth, [said]))
        goes_on = said.endswith(" ") and said != _SIGNATURE
        if goes_on and without_space:
            lines[-1][1][-1] = said[:-1]
    return [MessageLine(depth, "".join(parts)) for depth, parts in lines]


def replies(lines: Sequence[MessageLine]) -> Iterator[str]:
    """What somebody wrote between the lines that he quotes, where these are the most of the message."""
    sizes = Counter[int]()
    for line in lines:
        sizes[line.depth] += len(line.said)
    most = max(sizes, key=lambda depth: sizes[depth], default=0)
    quoted = [at for at, line in enumerate(lines) if line.depth == most and line.said.strip()]
    for line in lines[quoted[0] : quoted[-1]] if most and quoted else ():
        if line.depth < most and (said := single_spaced(without_controls(line.said))):
            yield said


def _line(line: str) -> MessageLine:
    marks = match[0] if (match := _QUOTED.match(line)) else ""
    return MessageLine(marks.count(">"), line[len(marks) :])
