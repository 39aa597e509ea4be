"""Plain text whose lines read across two columns: found by the gutter, and put into the order of reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from edition.sources.original import visible

_GAP: Final = re.compile(r"\S(?: {2,})(?=\S)")
_ROWS: Final = 5  # lines with the gutter, at least
_SHARE: Final = 0.6  # of the lines of the columns: others end before it, or begin after it
_LEFT: Final = 8  # characters of the left column, at least
_ASKEW: Final = 2  # characters to either side at which a line may begin again after the gutter
_RUNS_ON: Final = 0.25  # of the line ends on each side: there sentences run on, as they do not in tables
_ENDS: Final = frozenset(".!?…:;。！？؟।")


class _Band(NamedTuple):
    """Lines `[start, end)` that stand in two columns, the right one from the place `gutter` on."""

    start: int
    end: int
    gutter: int


def columns_apart(text: str) -> str | None:
    """The text with its columns one after the other; None where no line reads across columns.

    The characters that leave a mark are counted before and after: where one were lost, nothing is moved.
    """
    pages = text.split("\f")
    apart = [_page_apart(page) for page in pages]
    if all(page is None for page in apart):
        return None
    whole = "\f".join(page if other is None else other for page, other in zip(pages, apart, strict=True))
    return whole if Counter(visible(whole)) == Counter(visible(text)) else None


def reads_across(text: str) -> int | None:
    """The number of the first line that reads across two columns, from 1; None where none does."""
    lines = _lines(text)
    band = next(iter(_bands(lines)), None)
    return band.start + 1 if band else None


def _lines(text: str) -> list[str]:
    return [line.expandtabs().rstrip() for line in re.split(r"\r\n|[\r\n\f]", text)]


def _page_apart(page: str) -> str | None:
    apart = _lines_apart(_lines(page))
    return None if apart is None else "\n".join(apart)


def _lines_apart(lines: Sequence[str]) -> list[str] | None:
    """The lines with their columns one after the other, three of them too; None where none read across."""
    bands = list(_bands(lines))
    if not bands:
        return None
    apart: list[str] = []
    at = 0
    for band in bands:
        apart += lines[at : band.start]
        rows = [(line, _right_start(line, band.gutter)) for line in lines[band.start : band.end]]
        for side in (
            [line[:cut].rstrip() for line, cut in rows],
            [line[cut:].rstrip() for line, cut in rows],
        ):
            filled = _without_edges(side)
            apart += _lines_apart(filled) or filled
        at = band.end
    return [*apart, *lines[at:]]


def _without_edges(lines: Sequence[str]) -> list[str]:
    """The lines without blank ones at the beginning and end."""
    filled = [at for at, line in enumerate(lines) if line]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []


def _bands(lines: Sequence[str]) -> Iterator[_Band]:
    at = 0
    while at < len(lines):
        band = _band(lines, at)
        if band is None:
            return
        yield band
        at = band.end


def _band(lines: Sequence[str], start: int) -> _Band | None:
    """The first lines from `start` on that stand in two columns."""
    votes: Counter[int] = Counter()
    for line in lines[start:]:
        votes.update({match.end() for match in _GAP.finditer(line) if match.end() >= _LEFT})
    for gutter, _ in votes.most_common(3):
        if sum(votes[gutter + step] for step in range(-_ASKEW, _ASKEW + 1)) < _ROWS:
            continue
        first = next(at for at in range(start, len(lines)) if _begins_at(lines[at], gutter))
        end = next(
            (at for at in range(first, len(lines)) if _right_start(lines[at], gutter) is None), len(lines)
        )
        rows = [line for line in lines[first:end] if line]
        if sum(_begins_at(line, gutter) for line in rows) < max(_ROWS, _SHARE * len(rows)):
            continue
        cuts = [_right_start(line, gutter) for line in rows]
        sides = (
            [line[:cut] for line, cut in zip(rows, cuts, strict=True)],
            [line[cut:] for line, cut in zip(rows, cuts, strict=True)],
        )
        if all(_is_prose(side) for side in sides):
            return _Band(first, end, gutter)
    return None


def _begins_at(line: str, gutter: int) -> bool:
    cut = _right_start(line, gutter)
    return cut is not None and cut < len(line)


def _right_start(line: str, gutter: int) -> int | None:
    """Where the right part of a line begins; its end where it has none, None where it crosses the gutter."""
    gaps = [match.end() for match in _GAP.finditer(line)]
    if gutter in gaps:
        return gutter
    if len(gaps) == 1 and abs(gaps[0] - gutter) <= _ASKEW:  # several are those of justified lines
        return gaps[0]
    if len(line) <= gutter:
        return len(line)
    return gutter if line[gutter - 2 : gutter + 1].isspace() or not line[:gutter].strip() else None


def _is_prose(side: Sequence[str]) -> bool:
    lines = [line.strip() for line in side if line.strip()]
    if len(lines) < _ROWS:
        return False
    runs_on = sum(one[-1] not in _ENDS and not other[0].isupper() for one, other in pairwise(lines))
    return runs_on >= _RUNS_ON * (len(lines) - 1) and sum(" " in line for line in lines) * 2 > len(lines)
