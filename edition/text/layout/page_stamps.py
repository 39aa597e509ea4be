"""The shape of a line that says when a page was published, or how many minutes and comments it has.

*Published: 10 March 2022, 14:03 GMT*, *5 min read*, *Comments (12)*: words of a page with a date or another
figure and nothing else. Which words is data (`stamps` in `rules/furniture.toml`).
"""

from __future__ import annotations

from typing import Final

import regex

LONGEST: Final = 100  # characters of such a line; what is longer says more

_YEAR: Final = r"(?:19|20)\d\d"
_ORDINAL: Final = r"(?:st|nd|rd|th|er|[.ºª])?"
_NAMED: Final = r"\p{L}[\p{L}\p{M}]{2,11}\.?"  # of a month, beside a day and a year: any word
_DATES: Final = (
    rf"(?:{_NAMED},\s)?\d{{1,2}}{_ORDINAL}\s(?:de\s|of\s)?{_NAMED},?\s(?:del?\s)?{_YEAR}(?:\s?[гр]\.)?",
    rf"(?:{_NAMED},\s)?{_NAMED}\s\d{{1,2}}{_ORDINAL},?\s{_YEAR}",
    r"\d{1,4}([./-])\s?\d{1,2}\1\s?\d{1,4}\.?",
    rf"{_YEAR}\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일]",
)
_ZONE: Final = r"(?:gmt|utc|bst|cest|cet|[ecmp][sd]?t|ist|jst|uhr|h)(?:[+-]\d{1,2}(?::?\d{2})?)?"
_TIME: Final = (
    rf"(?:\d{{1,2}}\s?[:h]\s?\d{{2}}(?::\d{{2}})?|\d{{1,2}}[.]\d{{2}}(?=\s?[ap]\.?m|\s?uhr|\s?h\b|$))"
    rf"(?:\s?[ap]\.?m\b\.?)?(?:\s?\(?{_ZONE}\b\)?)?|\d{{1,2}}\s?[ap]\.?m\b\.?(?:\s?{_ZONE}\b)?"
)
_DATED: Final = regex.compile(rf"(?<![\w.,])(?:{'|'.join(_DATES)})(?!\w)|(?:{_DATES[-1]})")
_TIMED: Final = regex.compile(rf"(?<![\w.,])(?:{_TIME})(?!\w)")
_FIGURE: Final = regex.compile(r"\d{1,3}(?:[.,\s]\d{3})+(?!\d)|\d+")
_JOINED: Final = regex.compile(r"[@~](?:[\s,;|·•–—-]*(?:\p{L}{1,3}\s)?[@~])+")  # a date and a time
_NO_SIGNS: Final = str.maketrans("@#~", "   ")
_BESIDE: Final = regex.compile(r"\s*([@#])\s*")
_MARKS: Final = regex.compile(r"[^\p{L}\p{M}\p{Nd}@#]+")


def bare_line(line: str) -> str:
    """A line with one space for what stands between its words, none beside `@` and `#`."""
    return _BESIDE.sub(r"\1", _MARKS.sub(" ", line).strip())


def stamp_of(line: str) -> str:
    """A line with `@` for a date, with a time or without, and `#` for any other figure, without marks.

    A time alone is neither: it may be that of a paragraph in a live blog.
    Unchanged where it is too long or has no figure.

    >>> stamp_of("updated: 3 may 2020, 14:05 gmt")
    'updated@'
    >>> stamp_of("comments (1,204)")
    'comments#'
    """
    if len(line) > LONGEST or not any(map(str.isdigit, line)):
        return line
    bare = line.translate(_NO_SIGNS)
    dated = _JOINED.sub(_joined, _TIMED.sub("~", _DATED.sub("@", bare)))
    return bare_line(_FIGURE.sub("#", dated))


def _joined(found: regex.Match[str]) -> str:
    return "@" if "@" in found[0] else "~"
