"""Stage 1a: what the layout of a file tells of its paragraphs, pages and page furniture.

A file is a sequence of printed lines. Between two of them stands a `Break` whose score says how
far the layout speaks for a paragraph boundary: above zero for, below zero against. Layout alone is
often silent (a line ends where a sentence ends); alignment with other witnesses then decides.
"""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from rapidfuzz.distance.Indel import normalized_similarity as ratio

CERTAIN: Final = 6.0  # a score that no other witness outvotes

_LINE: Final = re.compile(r"[^\r\n\f]+|\r\n|[\r\n\f]")
_TERMINAL: Final = frozenset(".!?…:;。！？؟。।")
_CLOSERS: Final = "\"'”’»)]）」』】 \t*"
_OPENERS: Final = "\"'“‘«([「『（【¿¡"
_ITEM: Final = re.compile(r"(?:[•·◦▪*–—-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])\s+\S")
# What a line must take whole: a word; in scripts without spaces a character (Han, Kana) or some four
# (Thai, Lao, Khmer, Burmese).
_BREAKABLE: Final = re.compile(
    r"[\u2e80-\uffef]|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{1,4}|\S+?(?=[\u2e80-\uffef]|\s|$)"
)
_DIGITS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"\W*(?:pages?|pp?\.?|seite|s\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|sur|de)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_FURNITURE_LENGTH: Final = 100  # longer lines are text, however often they recur
_FULL: Final = 0.75  # of the width: lines that run on are this full where lines are wrapped
_SCAN: Final = 200  # characters; shorter pages are alike by chance
_SAME_SCAN: Final = 0.8  # two scans of one page, each with its own recognition errors


class Line(NamedTuple):
    """A line with print on it; `start` and `end` leave out white space at its edges.

    `indent` counts leading white space, `trailing` is true where white space ends the line; `blank`
    and `page` say what stands between it and the printed line before: blank lines, a form feed.
    """

    text: str
    start: int
    end: int
    number: int
    indent: int
    trailing: bool
    blank: bool
    page: bool


_Pair = tuple[Line, Line]


class Break(NamedTuple):
    """The boundary before a line; `page` where a page ends there."""

    score: float
    page: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines of text in order with the break before each (the first is always certain), and the furniture."""

    lines: tuple[Line, ...]
    breaks: tuple[Break, ...]
    furniture: tuple[Line, ...]
    wrapped: bool


def read_layout(text: str, printed_elsewhere: frozenset[str] = frozenset()) -> Layout:
    """The layout of a file.

    `printed_elsewhere` holds lines that other witnesses print too (folded by `fold_line`): a line
    that recurs there is a heading rather than a running header, unless it interrupts a sentence.
    """
    lines = _printed_lines(text)
    pages = _page_starts(lines)
    running = _furniture(lines, pages, printed_elsewhere) | _scanned_twice(lines, pages)
    kept: list[Line] = []
    starts_page: list[bool] = []
    pending = False
    for index, line in enumerate(lines):
        pending = pending or index in pages
        if index in running:
            pending = True
            continue
        kept.append(line)
        starts_page.append(pending)
        pending = False
    style = _style(kept, starts_page)
    breaks = [Break(CERTAIN * 2, True)] if kept else []
    breaks += [
        Break(style.score(kept[k - 1], kept[k], starts_page[k]), starts_page[k]) for k in range(1, len(kept))
    ]
    return Layout(tuple(kept), tuple(breaks), tuple(lines[i] for i in sorted(running)), style.wrapped)


def fold_line(line: str) -> str:
    """The form in which recurring lines are compared: no case, no figures."""
    return _DIGITS.sub("#", line.casefold())


def _printed_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    number, blanks, page, fresh = 1, 0, False, True
    for match in _LINE.finditer(text):
        piece = match.group()
        if piece == "\f":
            page, fresh = True, True
        elif piece[0] in "\r\n":
            number += 1
            blanks += fresh
            fresh = True
        elif (stripped := piece.strip(" \t\v\x85\ufeff\u2028\u2029\u00a0\u3000")) == "":
            continue
        else:
            indent = piece.index(stripped[0])
            start = match.start() + indent
            lines.append(
                Line(
                    stripped,
                    start,
                    start + len(stripped),
                    number,
                    indent,
                    piece[-1] in " \t",
                    blanks > 0,
                    page,
                )
            )
            blanks, page, fresh = 0, False, False
    return lines


def _ends_sentence(line: str) -> bool:
    bare = line.rstrip(_CLOSERS)
    return not bare or bare[-1] in _TERMINAL


def _starts_lower(line: str) -> bool:
    bare = line.lstrip(_OPENERS)
    return bool(bare) and bare[0].islower()


def _interrupted(before: Line, after: Line) -> bool:
    """True where a sentence runs on from one line to the other."""
    return not _ends_sentence(before.text) and _starts_lower(after.text)


def _page_starts(lines: Sequence[Line]) -> set[int]:
    """Lines that begin a page: after a form feed, out of step with blank lines, or set in a little."""
    pages = {i for i, line in enumerate(lines) if line.page}
    steps = range(1, len(lines))
    close = [i for i in steps if not lines[i].blank]
    if len(lines) > 8 and 0 < len(close) <= len(lines) * 0.15:
        loose = [i for i in steps if lines[i].blank]
        if sum(_interrupted(lines[i - 1], lines[i]) for i in loose) >= 0.15 * len(loose):
            pages.update(close)
    set_in = [i for i, line in enumerate(lines) if line.indent == 1 and i]
    if 0 < len(set_in) <= len(lines) * 0.1 and not any(line.indent > 1 for line in lines):
        pages.update(set_in)
    return pages


def _furniture(lines: Sequence[Line], pages: set[int], printed_elsewhere: frozenset[str]) -> set[int]:
    groups: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if len(line.text) <= _FURNITURE_LENGTH:
            number = _PAGE_NUMBER.fullmatch(line.text)
            groups["#" if number else fold_line(line.text)].append(index)
    candidates = {
        i for key, members in groups.items() if len(members) > 1 or (key == "#" and members) for i in members
    }
    found: set[int] = set()
    for key, members in groups.items():
        if members[0] in candidates and _is_furniture(
            key, members, lines, pages, candidates, printed_elsewhere
        ):
            found.update(members)
    return found


def _scanned_twice(lines: Sequence[Line], pages: set[int]) -> set[int]:
    """The lines of each page that prints again what the page before it printed."""
    edges = [0, *sorted(pages - {0}), len(lines)]
    texts = [" ".join(line.text for line in lines[i:j]) for i, j in pairwise(edges)]
    return {
        index
        for page in range(1, len(texts))
        if len(texts[page]) > _SCAN and ratio(texts[page - 1], texts[page], score_cutoff=_SAME_SCAN) > 0
        for index in range(edges[page], edges[page + 1])
    }


def _is_furniture(
    key: str,
    members: Sequence[int],
    lines: Sequence[Line],
    pages: set[int],
    candidates: set[int],
    printed_elsewhere: frozenset[str],
) -> bool:
    at_edge = sum(_at_page_edge(i, pages, candidates, len(lines)) for i in members)
    cuts = sum(_cuts_sentence(i, lines, candidates) for i in members)
    if cuts * 3 >= len(members) and (len(members) > 1 or at_edge):
        return True
    if key in printed_elsewhere:
        return False
    return at_edge * 2 > len(members) and (len(members) > 1 or key == "#")


def _at_page_edge(index: int, pages: set[int], candidates: set[int], total: int) -> bool:
    """True where only other candidates stand between the line and a page's first or last line."""
    up = index
    while up not in pages and up - 1 in candidates:
        up -= 1
    down = index + 1
    while down not in pages and down in candidates:
        down += 1
    return up in pages or down in pages or (bool(pages) and (up == 0 or down == total))


def _cuts_sentence(index: int, lines: Sequence[Line], candidates: set[int]) -> bool:
    before, after = index - 1, index + 1
    while before in candidates:
        before -= 1
    while after in candidates:
        after += 1
    return before >= 0 and after < len(lines) and _interrupted(lines[before], lines[after])


@dataclass(frozen=True, slots=True)
class _Style:
    """How a file is laid out, learnt from the line ends that certainly end no paragraph."""

    wrapped: bool
    stops: bool
    blanks_divide: bool
    any_blanks: bool
    indents: bool
    flowed: bool
    width: int
    tightest: float

    def score(self, before: Line, after: Line, page: bool) -> float:
        """How far the layout speaks for a paragraph boundary between two lines."""
        return self._wrapped(before, after, page) if self.wrapped else self._unwrapped(before, after, page)

    def _unwrapped(self, before: Line, after: Line, page: bool) -> float:
        if page and _interrupted(before, after):
            return -3.0
        if after.blank or not self.any_blanks or _ITEM.match(after.text):
            return CERTAIN + 2
        if _ends_sentence(before.text) and not _starts_lower(after.text):
            return 2.0 if len(before.text) > self.width / 3 or after.text[0] in _OPENERS else -1.0
        return -3.0

    def _wrapped(self, before: Line, after: Line, page: bool) -> float:
        ends = _ends_sentence(before.text)
        score = (1.0 if ends else -2.0) if self.stops else 0.0
        if _starts_lower(after.text):
            score -= 4.0
        score += max(-1.5, min(4.0, (self.tightest - _fill(before, after, self.width)) * 20))
        if self.indents and not page:
            score += 5.0 if after.indent > before.indent or after.indent > 1 else -4.0
        if self.flowed:
            score += -3.0 if before.trailing else 3.0
        if self.blanks_divide and not page:
            score += 6.0 if after.blank else -5.0
        if _ITEM.match(after.text) and (ends or after.blank):
            score += 4.0
        if before.text[-1] in "-\u2010\u00ad" and before.text[-2:-1].isalpha():
            score -= 4.0
        return score


def _fill(before: Line, after: Line, width: int) -> float:
    """How full the line would be, had it taken the next line's first word too; 1 is the full width."""
    word = _BREAKABLE.match(after.text)
    return (before.end - before.start + before.indent + 1 + len(word.group() if word else "")) / width


def _style(lines: Sequence[Line], starts_page: Sequence[bool]) -> _Style:
    pairs = [(lines[i - 1], lines[i]) for i in range(1, len(lines)) if not starts_page[i]]
    stops = 20 * sum(_has_stop(line.text) for line in lines) >= len(lines)
    running = [pair for pair in pairs if _runs_on(*pair, stops)]
    lengths = sorted(line.indent + line.end - line.start for line in lines)
    width = max(1, lengths[int(len(lengths) * 0.98)] if lengths else 1)
    fills = sorted(_fill(before, after, width) for before, after in running)
    wrapped = width < 400 and len(running) >= max(1, 0.15 * len(pairs)) and _filled(fills, stops)
    with_blank = [pair for pair in pairs if pair[1].blank]
    return _Style(
        wrapped=wrapped,
        stops=stops,
        blanks_divide=_blanks_divide(pairs, with_blank, stops),
        any_blanks=len(with_blank) * 5 > len(pairs),
        indents=_indents(pairs, stops),
        flowed=_flowed(pairs, running),
        width=width if wrapped else max(1, round(statistics.median(lengths)) if lengths else 1),
        tightest=min(1.01, fills[len(fills) // 50]) if len(fills) >= 5 else 0.9,
    )


def _filled(fills: Sequence[float], stops: bool) -> bool:
    """True where lines that run on are full; without `stops` there must be short ones that end paragraphs."""
    return statistics.median(fills) > _FULL and (stops or sum(fill < _FULL for fill in fills) > 1)


def _has_stop(line: str) -> bool:
    return any(mark in line for mark in _TERMINAL)


def _blanks_divide(pairs: Sequence[_Pair], with_blank: Sequence[_Pair], stops: bool) -> bool:
    """True where blank lines end paragraphs: text runs on across hardly any, or far fewer than elsewhere."""
    if not with_blank:
        return False
    across = sum(_runs_on(*pair, stops) for pair in with_blank) / len(with_blank)
    tight = [pair for pair in pairs if not pair[1].blank]
    elsewhere = sum(_runs_on(*pair, stops) for pair in tight) / max(1, len(tight))
    mixed = 5 * len(tight) >= len(pairs)
    return across < 0.1 or (mixed and (across < elsewhere / 2 or not stops))


def _runs_on(before: Line, after: Line, stops: bool) -> bool:
    """True where the line end is certainly inside a paragraph, whatever the script.

    A text without `stops` (Thai) tells nothing by its line ends: there every line may run on.
    """
    if _interrupted(before, after):
        return True
    letter = after.text.lstrip(_OPENERS)[:1]
    caseless = letter.isalpha() and letter.lower() == letter.upper()
    return caseless and not (stops and _ends_sentence(before.text))


def _indents(pairs: Sequence[_Pair], stops: bool) -> bool:
    """True where indented lines start paragraphs: they are some, and never run on from the line before."""
    set_in = [pair for pair in pairs if pair[1].indent > 1 or (pair[1].indent and pair[1].text[0] > "\u2fff")]
    if not 0.02 * len(pairs) < len(set_in) < 0.7 * len(pairs):
        return False
    return not stops or sum(_runs_on(*pair, stops) for pair in set_in) <= 0.1 * len(set_in)


def _flowed(pairs: Sequence[_Pair], running: Sequence[_Pair]) -> bool:
    """True where a space at the line end says that the paragraph goes on (RFC 3676)."""
    spaced = sum(before.trailing for before, _ in running)
    return (
        len(running) > 4 and spaced > 0.9 * len(running) and any(not before.trailing for before, _ in pairs)
    )
