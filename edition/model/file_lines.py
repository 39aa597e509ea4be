"""Where in a file an offset stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from edition.late_patterns import late

_LINE_END: Final = late(re.compile, r"\r\n?|\n")


def line_starts(text: str) -> list[int]:
    """The offset at which each line of a file begins, in code points; a line ends with LF, CR LF or CR."""
    if "\r" in text:
        return [0, *(match.end() for match in _LINE_END.finditer(text))]
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


def line_at(starts: Sequence[int], offset: int) -> int:
    """The line, from 1, that an offset stands in, by the `starts` that `line_starts` gives."""
    return bisect_right(starts, offset)


def line_count(text: str) -> int:
    """How many lines a file has; a line end at its end begins no further one."""
    starts = line_starts(text)
    return len(starts) - (starts[-1] == len(text))
