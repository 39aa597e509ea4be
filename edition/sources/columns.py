"""Plain text whose lines read across two columns: found by the gutter, and put into the order of reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from edition.late_patterns import late
from edition.model import SENTENCE_ENDS
from edition.sources.original import visible

_GAP: Final = late(re.compile, r"\S(?: {2,})(?=\S)")
_BAR: Final = re.compile(r"(?<=\s)\|(?=\s|$)")
_PARTING: Final = ("  ", "\t", "|")  # one of which stands between columns
_BARE: Final = 2  # lines without a bar between those that have one, at most: blank, or of one column
_PHRASE: Final = 3  # words
_ROWS: Final = 5  # lines with the gutter, at least
_SHARE: Final = 0.6  # of the lines of the columns: others end before it, or begin after it
_LEFT: Final = 8  # characters of the left column, at least
_ASKEW: Final = 2  # characters to either side at which a line may begin again after the gutter
_RUNS_ON: Final = 0.25  # of the line ends on each side: there sentences run on, as they do not in tables
_HEAD: Final = 1  # lines of a head of the page, at most
_CLOSING: Final = "\"'”’») "
_ENDS: Final = frozenset(SENTENCE_ENDS + ":;")


class _Band(NamedTuple):
    """Lines `[start, end)` that stand in two columns; `cuts` are the places at which the right one begins."""

    start: int
    end: int
    cuts: tuple[int, ...]


def columns_apart(text: str) -> str | None:
    """The text with its columns one after the other; None where no line reads across columns.

    The characters that leave a mark are counted before and after: where one were lost, nothing is moved.
    """
    if not any(sign in text for sign in _PARTING):
        return None
    pages = text.split("\f")
    lines = [_lines(page) for page in pages]
    bands = [list(_bands(each)) for each in lines]
    if not any(bands):
        return None
    gutter = _gutter(bands)
    apart = [
        _lines_apart(each, found) if found else _uneven_apart(each, gutter)
        for each, found in zip(lines, bands, strict=True)
    ]
    whole = "\f".join(
        page if other is None else "\n".join(other) for page, other in zip(pages, apart, strict=True)
    )
    return whole if Counter(visible(whole)) == Counter(visible(text)) else None


def reads_across(text: str) -> int | None:
    """The number of the first line that reads across two columns, from 1; None where none does."""
    lines = _lines(text)
    band = next(iter(_bands(lines)), None)
    return band.start + 1 if band else None


def _lines(text: str) -> list[str]:
    return [line.expandtabs().rstrip() for line in re.split(r"\r\n|[\r\n\f]", text)]


def _gutter(bands: Sequence[Sequence[_Band]]) -> int:
    """Where the right column begins on most lines of all pages; one at least has two columns."""
    return Counter(cut for page in bands for band in page for cut in band.cuts).most_common(1)[0][0]


def _uneven_apart(lines: Sequence[str], gutter: int) -> list[str] | None:
    """The lines of a page, the last mostly, whose right column is too short to show the gutter of the others.

    No line crosses it; what stands right of it begins at the top or right below a head, without a gap, and
    goes on from the left.
    """
    cuts = [_right_start(line, gutter) for line in lines]
    if None in cuts:
        return None
    left, right = (_without_edges(side) for side in _sides(lines, [cut or 0 for cut in cuts]))
    beside = [at for at, (line, cut) in enumerate(zip(lines, cuts, strict=True)) if cut and cut < len(line)]
    if not (_is_prose(left) and beside) or beside[-1] - beside[0] >= len(beside):
        return None
    if sum(map(bool, lines[: beside[0]])) > _HEAD:
        return None
    if len(right) == 1 and _ends(left[-1]):
        return None  # a date, perhaps
    return [*left, *right] if all(_fits(*each) >= 0 for each in pairwise([left[-1], *right])) else None


def _lines_apart(lines: Sequence[str], bands: Iterable[_Band]) -> list[str]:
    """The lines with the columns of their bands one after the other, three of them too."""
    apart: list[str] = []
    at = 0
    for band in bands:
        apart += lines[at : band.start]
        rows = list(zip(lines[band.start : band.end], band.cuts, strict=True))
        for block in _blocks([(line[:cut].rstrip(), line[cut:].rstrip()) for line, cut in rows]):
            for side in zip(*block, strict=True):
                filled = _without_edges(side)
                apart += _lines_apart(filled, _bands(filled))
        at = band.end
    return [*apart, *lines[at:]]


def _blocks(rows: Sequence[tuple[str, str]]) -> Iterator[Sequence[tuple[str, str]]]:
    """The rows of two columns, parted at each blank one where a page ends that no form feed ends.

    There the text goes on as well or better from right to left, and elsewhere both paragraphs end.
    """
    first, top, last = 0, "", ("", "")
    is_wide = sum(not any(row) for row in rows) * 3 > len(rows)  # blank rows are those between all lines
    for at, row in enumerate(rows):
        if at and all(row) and all(last) and not (is_wide or any(rows[at - 1])):
            down = _fits(last[0], row[0]) + _fits(last[1], row[1])
            across = _fits(last[0], top) + _fits(last[1], row[0])
            goes_on = any(
                not _ends(line) and _fits(line, here) > 0 for line, here in zip(last, row, strict=True)
            )
            if across > down or (goes_on and across == down):
                yield rows[first:at]
                first, top, last = at, "", ("", "")
        top, last = top or row[1], (row[0] or last[0], row[1] or last[1])
    yield rows[first:]


def _fits(line: str, following: str) -> int:
    """1 where a line goes on in another, or both are whole sentences, -1 where not; 0 where neither shows."""
    ends, is_lower = _ends(line), following.lstrip("| ")[:1].islower()
    return (-1 if is_lower else 1) if ends else int(is_lower)


def _ends(line: str) -> bool:
    return line.rstrip(_CLOSING)[-1:] in _ENDS


def _without_edges(lines: Sequence[str]) -> list[str]:
    """The lines without blank ones at the beginning and end."""
    filled = [at for at, line in enumerate(lines) if line]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []


def _bands(lines: Sequence[str]) -> Iterator[_Band]:
    at = 0
    while at < len(lines):
        found = [band for band in (_barred(lines, at), _band(lines, at)) if band is not None]
        if not found:
            return
        band = min(found)
        yield band
        at = band.end


def _band(lines: Sequence[str], start: int) -> _Band | None:
    """The first lines from `start` on that stand in two columns."""
    votes: Counter[int] = Counter()
    for line in lines[start:]:
        if "  " in line:
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
        cuts = tuple(_right_start(line, gutter) or 0 for line in lines[first:end])
        if all(_is_prose(side) for side in _sides(lines[first:end], cuts)):
            return _Band(first, end, cuts)
    return None


def _barred(lines: Sequence[str], start: int) -> _Band | None:
    """The first lines from `start` on that a bar parts, wherever it stands in each; it stays with the right.

    There the layout knows bars below each other for no text.
    """
    found = ((at, _BAR.search(lines[at], 1)) for at in range(start, len(lines)) if "|" in lines[at])
    bars = {at: bar.start() for at, bar in found if bar}
    first = 0
    for at in bars:
        if not any(near in bars for near in range(at - _BARE - 1, at)):
            first = at
        if any(near in bars for near in range(at + 1, at + _BARE + 2)):
            continue
        cuts = tuple(bars.get(row, len(lines[row])) for row in range(first, at + 1))
        left, right = _sides(lines[first : at + 1], cuts)
        framed = sum(line.startswith("|") and line.endswith("|") for line in lines[first : at + 1])
        if (
            framed * 2 < len(cuts)
            and _has_phrases(left)
            and _has_phrases([line.lstrip("| ") for line in right])
        ):
            return _Band(first, at + 1, cuts)
    return None


def _has_phrases(side: Sequence[str]) -> bool:
    """True of prose whose lines have several words: the entries of a table that bars part have few."""
    filled = [line for line in side if line]
    return _is_prose(filled) and sum(line.count(" ") >= _PHRASE - 1 for line in filled) * 2 > len(filled)


def _sides(lines: Sequence[str], cuts: Sequence[int]) -> tuple[list[str], list[str]]:
    rows = list(zip(lines, cuts, strict=True))
    return [line[:cut].strip() for line, cut in rows], [line[cut:].strip() for line, cut in rows]


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
    lines = [line.strip("| ") for line in side if line.strip("| ")]
    if len(lines) < _ROWS:
        return False
    runs_on = sum(one[-1] not in _ENDS and not other[0].isupper() for one, other in pairwise(lines))
    return runs_on >= _RUNS_ON * (len(lines) - 1) and sum(" " in line for line in lines) * 2 > len(lines)
