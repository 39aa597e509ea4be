"""What stands in quotation marks, in brackets and behind an ellipsis, in the prose of any language.

A mark alone does not say whether it opens or closes: `“` opens in English and closes in German, `»` the other
way round, `"` and `'` do both. What is open decides, then what touches the mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import compress
from typing import Final, NamedTuple

import numpy as np
import regex

from edition.late_patterns import late
from edition.model import Span
from edition.text.layout.lines import ELLIPSIS as ELLIPSIS_PATTERN
from edition.text.word_edges import codes_of

# By mark that opens: the marks that close it, the usual one first.
_CLOSERS: Final = {
    opener: tuple(closers.split())
    for opener, closers in {
        "“": '” “ "', "„": '“ ” " „ ‟', "‟": '” "', "«": "»", "»": "« »", "‹": "›", "›": "‹ ›", "‘": "’ '",
        "‚": "‘ ’ '", "”": "” “", "’": "’", '"': '" ” “', "'": "' ’", "`": "' ´ `", "「": "」", "『": "』",
        "﹁": "﹂", "﹃": "﹄", "〝": "〞 〟", "｢": "｣", "``": "''", "''": "''", "＂": "＂", "״": "״",
        "❝": "❞", ",,": "“ ” \" '' ``", "<<": ">>",
    }.items()
}  # fmt: skip
# By the mark behind an aside that before it.
ASIDES: Final = {mark: mark for mark in ",،–—-"} | {")": "(", "]": "["}
_SURE: Final = frozenset([*"“„«‹‘‚「『﹁﹃〝｢‟❝", "``"])  # marks that rarely do anything but open
_SINGLE: Final = frozenset("'’‘‚`")  # they are apostrophes too: none is left open to the end of a paragraph
_STRAIGHT: Final = frozenset("\"'＂")
_DOUBLE: Final = frozenset('"＂')
_AFTER: Final = frozenset(",;:!?)]")  # behind a mark that closes, as a full stop is
_EVERY: Final = sorted({*_CLOSERS, *"”’›»」』﹂﹄〞〟｣❞´", ">>"}, key=len, reverse=True)
_NO_APOSTROPHES: Final = tuple(mark for mark in _EVERY if mark not in _SINGLE)
_ENDS: Final = [ord(mark[-1]) for mark in _NO_APOSTROPHES]
_TWICE: Final = [ord(mark[-1]) for mark in _NO_APOSTROPHES if len(mark) > 1]  # the same sign twice, as >>
_MARK: Final = regex.compile("|".join(map(regex.escape, _EVERY)))
# Parted from its word, as `he 's`
_ENDING: Final = regex.compile(r"(?<=\w )['’](?:s|re|ve|ll|d|m|t)(?![\w'’])")
_STOPS: Final = frozenset(".!?…")
_BEFORE: Final = frozenset("([{（［【—–-/:,;。，：")  # what may touch a mark that opens
_OPEN_BRACKETS: Final = frozenset("([{（［【")
# Letters that touch a mark, as no space stands there: particles of Korean, scripts without spaces.
_TOUCHING: Final = regex.compile(r"[\p{Hangul}\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}]")

ELLIPSIS: Final = regex.compile(ELLIPSIS_PATTERN)
"""A sign that words are left out."""
COLONS: Final = (":", "：")
"""What a line that leads over ends with."""

BRACKET: Final = late(regex.compile, r"[\[［〔][^\[\]［］〔〕\n]{1,120}[\]］〕]")
"""What a quoting source sets in brackets: its own words."""

PARENTHESES: Final = regex.compile(r"[(（][^()（）\n]{1,60}[)）]")
"""The same in round brackets, as press agencies set it."""

LETTERS_IN_BRACKETS: Final = late(
    regex.compile,
    r"(?:\p{L}[\p{L}\p{M}'’]*)?\[\p{L}{1,4}\]\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*|\p{L}[\p{L}\p{M}'’]*\[['’]?\p{L}{1,6}\]"
    r"|\[(?:\d[\d.,]*|[-−–+<>≤≥~≈$£€¥])\]\d[\d.,]*(?<=\d)|\d(?:[\d.,]*\d)?\[(?:[.,]\d+|0\d*|\p{L}{1,4}|[%‰])\]",
)
"""A word or figure of which a part stands in brackets: [W]e, polic[ies], 5[m]; not a note, 5[1]."""


_PARAGRAPHS: Final = 8_192  # that are remembered: each is read once for every witness of the statement
_DEEPEST: Final = 16  # marks open at once; no text quotes so deep, a run of marks would


class Marked(NamedTuple):
    """What stands between two marks, `[start, end)` without them; `depth` counts the marks open around it.

    Without `closed` the mark is open to the end of the paragraph.
    """

    start: int
    end: int
    depth: int
    closed: bool


@lru_cache(maxsize=_PARAGRAPHS)
def marked_stretches(text: str, start: int, end: int) -> tuple[Marked, ...]:
    """The stretches in quotation marks in `[start, end)` of a text, a paragraph, in order, outer ones first.

    >>> text = "Er sagt: „Das „geht“ nicht“."
    >>> [text[marked.start : marked.end] for marked in marked_stretches(text, 0, len(text))]
    ['Das „geht“ nicht', 'geht']
    """
    found: list[Marked] = []
    opened: list[tuple[str, int]] = []
    closing = cache(lambda mark: _last_closing(text, mark, start, end))
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        left = text[at - 1] if at > start else " "
        right = text[after] if after < end else " "
        if mark in _SINGLE and ((left.isalnum() and _is_letter(right)) or _ENDING.match(text, at, end)):
            continue  # an apostrophe
        sign = _Sign(mark, at, after, left, right)
        opens, closes = _ways(sign, text, start, end, opened)
        level = _level(opened, mark, opens, closes)
        if level is not None and _apostrophe(text, mark, at, end):
            continue
        if level is not None:
            inner = [Marked(begin, at, depth, closed=False) for depth, (_, begin) in enumerate(opened)][
                level + 1 :
            ]
            found += [Marked(opened[level][1], at, level, closed=True), *inner]
            del opened[level:]
        elif mark in _CLOSERS and len(opened) < _DEEPEST and (mark not in _SINGLE or closing(mark) > after):
            elides = left in _SINGLE and text[at - 2 : at - 1].isalpha()  # qu'« aucun »
            sure = mark in _SURE or mark == "»"
            if opens or (sure and (sign.touches or elides or not closes)):
                opened.append((mark, after))
    found += [
        Marked(begin, end, depth, closed=False)
        for depth, (mark, begin) in enumerate(opened)
        if mark not in _SINGLE
    ]
    return tuple(sorted(found, key=lambda each: (each.start, -each.end)))


class _Sign(NamedTuple):
    """A mark at `[at, after)` of a text and the characters beside it, spaces at the edges of a paragraph."""

    mark: str
    at: int
    after: int
    left: str
    right: str

    @property
    def touches(self) -> bool:
        """Whether what it touches says nothing: letters without spaces, a particle, a stop and a word."""
        stop = self.mark in _DOUBLE and self.left in _STOPS and _is_letter(self.right)  # `.”We`, if straight
        return stop or bool(_TOUCHING.match(self.left) or _TOUCHING.match(self.right))


def _ways(sign: _Sign, text: str, start: int, end: int, opened: list[tuple[str, int]]) -> tuple[bool, bool]:
    """Whether a mark of the paragraph `[start, end)` may open, and whether it may close, by what it touches.

    Where that does not say it, what is open does.
    """
    mark, at, after, left, right = sign
    free = mark in _DOUBLE and _stands_free(left, text[after : after + 2])
    if not free and not (mark in _STRAIGHT and sign.touches):
        begins = left.isspace() or left in _BEFORE or _MARK.match(left) is not None
        opens = begins and (mark == "<<" or not right.isspace())  # << We came >>
        return opens, not left.isspace() and left not in _OPEN_BRACKETS and not _is_letter(right)
    # `12 "`: the sign of an inch closes nothing that begins at a word
    inch = free and text[at - 2 : at - 1].isdigit()
    if any(opener == mark and not (inch and text[begin].isalnum()) for opener, begin in opened):
        return False, True
    begins = right.isspace() and (at == start or (not inch and text.find(mark, after, end) >= 0))
    return not free or begins, False


def _stands_free(left: str, right: str) -> bool:
    """Whether a straight mark touches no word, as in `il dit : " Je viens "`: what is open decides alone."""
    return left.isspace() and (
        right[:1].isspace() or right[:1] in _AFTER or right in {"", "."} or right == ". "
    )


def _is_letter(character: str) -> bool:
    """Whether a mark before a character, no space between, closes nothing."""
    return character.isalnum() and not _TOUCHING.match(character)


def is_mark(text: str) -> bool:
    """Whether a quotation mark stands in what is printed between two words."""
    return not text.isspace() and any(map(text.__contains__, _NO_APOSTROPHES))


def marked_spans(text: str, spans: Sequence[Span]) -> list[Span]:
    """Of stretches of a text, in order, those in which a quotation mark stands that is no apostrophe too."""
    codes = codes_of(text)
    last = np.flatnonzero(np.isin(codes, _ENDS))
    twice = np.isin(codes[last], _TWICE)
    held = ~twice | ((last > 0) & (codes[last - 1] == codes[last]))
    last = last[held]
    first = last - twice[held]
    starts, ends = np.asarray(spans, dtype=np.int64).reshape(-1, 2).T
    inside = np.searchsorted(last, ends) > np.searchsorted(first, starts)
    return list(compress(spans, inside.tolist()))


def opens_with_mark(text: str, start: int, end: int) -> bool:
    """Whether a paragraph, `[start, end)` of a text, begins with a quotation mark."""
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    return _MARK.match(text, first, end) is not None


def _level(opened: list[tuple[str, int]], mark: str, opens: bool, closes: bool) -> int | None:
    """The level that a mark closes, the innermost that it can; None where it closes none."""
    for level in range(len(opened) - 1, -1, -1):
        opener = opened[level][0]
        closers = _CLOSERS[opener]
        if mark not in closers:
            continue
        usual = mark != opener and closers[0] == mark and mark not in "’'\""
        if usual or (closes and not (opens and mark == opener)):
            return level
    return None


def _apostrophe(text: str, mark: str, at: int, end: int) -> bool:
    """True of `employees’ work` inside single marks: after an s, where another mark closes later."""
    if mark not in "'’" or text[at - 1 : at] not in ("s", "S", "n", "x", "z"):
        return False
    if not text[at + 1 : at + 2].isspace() or not text[at + 2 : at + 3].islower():
        return False
    for later in range(at + 1, end):
        sign = text[later]
        if sign in '‘"“”„«»':
            return False
        if sign in "'’" and not text[later + 1 : later + 2].isalnum() and not text[later - 1].isspace():
            return True
    return False


def _last_closing(text: str, mark: str, start: int, end: int) -> int:
    """Where in `[start, end)` a single mark that opens may be closed last; -1 where nowhere."""
    closers = _CLOSERS[mark]
    places = (
        at
        for at in range(end - 1, start, -1)
        if text[at] in closers
        and not text[at - 1].isspace()
        and not (at + 1 < end and _is_letter(text[at + 1]))
    )
    return next(places, -1)
