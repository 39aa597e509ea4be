"""Figures in running text: the stretches in which every mark counts, and one form for each.

A figure is a number with all that says which: sign and relation before it, marks between its digits, the
numbered parts of a section, primes. `1,5` is not `15`, `-5` not `5`, `2(1)(a)` not `21(a)`; only a mark or
space that groups digits by three says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from edition.late_patterns import late
from edition.light_dataclass import dataclass

DASHES: Final = "\\-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"  # as in a set of a pattern
DASH_SIGNS: Final = DASHES.replace("\\", "")
WAVES: Final = "~∼〜～"
_SIGN: Final = rf"[+＋±≈{WAVES}{DASHES}]"
SPACELESS: Final = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"  # Thai, kana, Han: no space before a sign
_UNSEEN: Final = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # print nothing
_RELATION: Final = r"(?:(?<![<>])[<>]=?(?![<>])|[≤≥≠≪≫≲≳])"
_CURRENCY: Final = r"[$£€¥₹₽₩₺₴₪¢]"
# Between digits, nothing else beside: decimal points and commas, points of a time, grouping.
_POINT: Final = r"[.,·'’‘٫٬:_]"
# Between digits, with or without a space on either side: ranges, ratios, fractions, reckoning.
_BETWEEN: Final = rf"[:∶/⁄×*÷=^+±<>≤≥≠{WAVES}{DASHES}]|\.\.+|…"
_GROUPING: Final = " \u00a0\u2007\u2009\u202f"
_LEADING: Final = (
    rf"(?:(?<=[{SPACELESS}])(?=[+＋±≈−－{WAVES}-]\d)|(?<![\w)\]%°]))(?:{_RELATION} ?)?"
    rf"(?:(?<![^\s(\[{{\"'“‘„«‹<>≤≥=（「『。，、：；！？{SPACELESS}{_UNSEEN}]){_SIGN}[{_UNSEEN}]*)?(?:{_CURRENCY}{_SIGN}?[{_UNSEEN}]*(?=\d))?"
)
_PART: Final = r"[(\[]\w{1,4}[)\]]"
FIGURE: Final = re.compile(
    rf"(?:{_LEADING})?(?:(?<![^\s(\[{{+−$£€¥<>≤≥=~-])[.·](?=\d))?"
    rf"\d+(?:[{_GROUPING}]\d{{3}}(?!\d)|{_POINT}\d+|(?: ?(?:{_BETWEEN}) ?{_SIGN}?\d+)"
    rf"|[A-Za-z][{DASHES}]\d+|[A-Za-z]?{_PART})*[′″]?"
)
SECTION: Final = re.compile(rf"\d[A-Za-z]?{_PART}")
"""A figure with a part in brackets: 4(a)(ii)."""

_PLAIN: Final = r"\d+(?:[.,]\d+)*"
ENCLOSED: Final = late(
    re.compile,
    rf"(?:(?<=[\w,;:] )|(?<=[“„«‘「『\u3040-\u30ff\u3400-\u9fff]))"
    rf"(?:[(（]{_PLAIN}%?|(?:[(（]{_CURRENCY}|{_CURRENCY}[(（]){_PLAIN}\w{{0,2}})[)）]"
    r"(?=[\s.,;:!?”»’」』。，、；：！？—–-]|[\u3040-\u30ff\u3400-\u9fff]|$)",
)
"""A lone figure in brackets inside a sentence: a loss in accounts, the number of a section."""

GRADE: Final = re.compile(rf"(?<![\w.{DASHES}])[A-F]{{1,3}}[*{DASHES}](?=[\s.,;:)\]]|$)")
"""A grade or rating with its sign: AA-, A*."""

CURRENCY: Final = late(re.compile, r"(?<!\w)[A-Z]{1,3}[$£¥]\d+(?:[.,]\d+)*")
"""The dollars, pounds or kroner of a country before a sum: US$5, A$5."""

NUMBERED: Final = late(re.compile, r"(?<![\w'’])[Nn]o\.? \d+")
"""A figure with the word for a number, or what denies it: No. 5, no 5."""

POSSESSIVE: Final = re.compile(r"(?<!\w)[^\W\d_]{3,}[sS]['’](?=\s)")
"""A word with the sign that it is of many, or a mark that closes a quotation."""

SLASHED: Final = re.compile(r"(?<![\w/])\d*[^\W\d_]+/[^\W\d_]+(?![\w/])")
"""Two words with a stroke between, or two units: and/or, 5mg/kg."""

_JOINING: Final = f"[\\-\u2010-\u2013\u2212{WAVES}]"  # what may make a range of two; no long dash does
RANGED: Final = re.compile(
    rf"\d(?P<unit>[%‰°]| ?[^\W\d_]{{1,3}}\.?){_JOINING}\d+(?:[.,]\d+)*(?P=unit)(?:(?!\w)|(?<=[{SPACELESS}]))"
    rf"|\d(?:[^\W\d_]{{1,3}})?{_JOINING}{_CURRENCY}\d+(?:[.,]\d+)*"
    rf"|\d ?[apAP]\.?[mM]\.? ?{_JOINING} ?\d+(?:[.:]\d+)? ?[apAP]\.?[mM](?!\w)|\){_JOINING}\(\w{{1,4}}\)"
)
"""The two figures of a range, from the end of the first with its unit, sign or bracket: £3m-£5m, (a)-(c).

A dash between spaces goes on a sentence as well, save between times of day.
"""

AMOUNT: Final = late(
    re.compile, rf"({_CURRENCY}?)(\d+(?:[.,]\d+)*)( ?[%‰°]| ?[^\W\d_]{{1,5}}\b\.?)?|(\(\w{{1,4}}\))"
)
"""A figure by its currency, number and unit, or a letter or number of a list in brackets."""

LETTERED: Final = re.compile(r"\d(?: ?[BbCcDdFfGgHhJjKkMmNnSsTtWw](?![\w'’.])|-[^\W\d_](?![\w'’-]))")
"""A figure with a lone letter that may be the sign of a unit, or say which of several it is: 5 s, 5-A."""

_DIGIT: Final = re.compile(r"\d")
# Signs before the first digit of a figure: at most `<=`, a space, `-`, `$`, `-` and a point
_BEFORE: Final = 8
_NOTE_MARK: Final = re.compile(r"(?:\[\d{1,3}\])+$")
_SPACED: Final = re.compile(rf" ?((?:{_BETWEEN})) ?")
_LEAD: Final = re.compile(rf"^({_RELATION}) ")


@dataclass(frozen=True)
class Figures:
    """How a language writes numbers: which marks group digits, which divides whole from parts.

    Where nothing is known of the language, `grouping` is empty: only spaces group then.
    """

    grouping: str
    decimal: str

    @cached_property
    def _grouped(self) -> re.Pattern[str]:
        marks = "".join(map(re.escape, self.grouping + _GROUPING))
        return re.compile(
            rf"(?<![\d.,'’٫٬])(?!0)\d{{1,3}}(?:([{marks}])\d{{2,3}}(?=\1))*[{marks}]\d{{3}}(?!\d)"
        )

    @cached_property
    def _marks(self) -> dict[int, None]:
        return dict.fromkeys(map(ord, self.grouping + _GROUPING))

    def canonical(self, figure: str) -> str:
        """One form of a figure that has the glyphs folded: no grouping, no space inside, no note mark.

        >>> Figures(",", ".").canonical("< 5,000")
        '<5000'
        """
        figure = _NOTE_MARK.sub("", figure)
        figure = self._grouped.sub(lambda match: match.group().translate(self._marks), figure)
        return _LEAD.sub(r"\1", _SPACED.sub(r"\1", figure))


def find_figures(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The figures in `[start, end)` of a text, in order; what stands before `start` is seen."""
    at, end = start, len(text) if end is None else end
    while digit := _DIGIT.search(text, at, end):  # sooner found than all that may stand before one
        match = FIGURE.search(text, max(at, digit.start() - _BEFORE), end)
        if match is None:
            return
        yield match
        at = match.end()
