"""The numbers of pages and leaves, as prints and transcripts have them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from edition.late_patterns import late
from edition.text.layout.lines import starts_lower, without_midst

_NUMBER: Final = r"\d{1,4}|[ivxlc]{1,8}"  # of a page
# Not 1.2. Of gates, a paragraph that is numbered
_HEAD: Final = late(
    re.compile, rf"(?:\W*(?P<before>{_NUMBER})(?!\.\d)\W+)?(?P<title>\S.*?\S)(?:\W+(?P<after>{_NUMBER})\W*)?"
)
_AT_EDGE: Final = re.compile(rf"\W*(?:{_NUMBER})\b")  # of a line, read from either end
_ORNAMENT: Final = r"[^\w%‰°§$¢£¤¥₠-₿<>=+±×÷−≤≥≈≠]*"  # around a page's number
_PAGE: Final = r"pages?|pp?\.?|seite|s\."
_PAGE_NUMBER: Final = re.compile(
    rf"{_ORNAMENT}(?:{_PAGE})?\s*(?P<number>\d{{1,4}}|[ivxlc]{{1,7}})(?:\s*(?:of|/|von|sur|de)\s*\d{{1,4}})?{_ORNAMENT}",
    re.IGNORECASE,
)
_TOLD_PAGE: Final = re.compile(r"[\[{|–—-]\s*(?:page|p\.|seite|s\.)\s*\d{1,4}\s*[\]}|–—-]", re.IGNORECASE)
_SAID_PAGE: Final = late(
    re.compile,
    rf"[\[{{(|–—-]*\s*(?:{_PAGE})\s*\d{{1,4}}(?:\s*(?:of|/|von|sur|de)\s*\d{{1,4}})?\s*[\]}})|–—-]*"
    r"|(?P<dash>[|–—-])\s*\d{1,4}\s*(?P=dash)",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(r"\d+")
_COUNTED: Final = 3  # lines; two that are alike but for a figure are wording
_NEAR: Final = 10  # from number to number: pages between may have lost theirs
_SIDE: Final = r"(?:[^\W\d_]{1,6}\.?\s?)?(?P<leaf>\d{1,4})\s?(?P<side>[rv])"  # of a leaf
_LEAF: Final = re.compile(rf"\W*{_SIDE}\W*", re.IGNORECASE)  # a line of it alone
_LEAF_INSIDE: Final = re.compile(_SIDE)  # inside a line, where 12V are volts
_BETWEEN: Final = {"[": "]", "(": ")", "{": "}", "<": ">", "|": "|", "/": "/"}
_LEAVES: Final = 10_000  # added to twice the number of a leaf, that no number of a page goes on with
_AROUND: Final = re.compile(r"^\W+|\W+$")
_TENS: Final = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
_ONES: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN: Final = {
    f"{tens}{ones}": 10 * at + one for at, tens in enumerate(_TENS) for one, ones in enumerate(_ONES)
}


def is_page_number(text: str) -> bool:
    """True of nothing but a number of at most four figures, as the edges of pages have it.

    >>> [is_page_number(text) for text in ("- 12 -", "xiv", "Page 3 of 5", "£5", "in 12")]
    [True, True, True, False, False]
    """
    return _PAGE_NUMBER.fullmatch(text) is not None


def page_number(text: str) -> int | None:
    """The number that `is_page_number` finds.

    >>> page_number("- 12 -"), page_number("XIV"), page_number("Harbour 12")
    (12, 14, None)
    """
    match = _PAGE_NUMBER.fullmatch(text)
    if match is None:
        return None
    number = match["number"]
    return int(number) if number.isdecimal() else _ROMAN.get(number.casefold())


def is_told_page(text: str) -> bool:
    """True of a number in brackets or between dashes that is called that of a page."""
    return _TOLD_PAGE.fullmatch(text) is not None


def says_page(text: str) -> bool:
    """True of a number that is called that of a page, or stands between two dashes.

    >>> [says_page(text) for text in ("Page 3 of 5", "– 12 –", "-12", "(12)")]
    [True, True, False, False]
    """
    return _SAID_PAGE.fullmatch(text) is not None


def counts_on(text: str, other: str) -> bool:
    """True of two lines with numbers, as pages have them, of which one is a little larger.

    >>> counts_on("12", "14"), counts_on("Harbour 12", "13 Tariff"), counts_on("12", "1914")
    (True, True, False)
    """
    numbers, others = (
        [page_number(each)] if is_page_number(each) else numbers_beside_title(each) for each in (text, other)
    )
    return any(0 < abs(one - two) <= _NEAR for one in numbers for two in others if one and two)


def number_between(text: str) -> int | None:
    """The number of a page or leaf that stands between two marks inside a line; sides of leaves count too.

    >>> [number_between(text) for text in ("[p. 12]", "|12|", "(p. xii)", "[f. 2v]", "[May 2]", "(12V)")]
    [12, 12, 12, 10005, None, None]
    """
    if len(text) < len("|1|") or _BETWEEN.get(text[0]) != text[-1]:
        return None
    inside = text[1:-1].strip()
    if leaf := _LEAF_INSIDE.fullmatch(inside):
        return _leaf_number(leaf)
    return page_number(inside) if inside[-1:].isalnum() else None


def numbers_beside_title(text: str) -> list[int]:
    """The numbers of a page that stand before or after the title of a head, or that of a leaf alone.

    >>> [numbers_beside_title(text) for text in ("12 HARBOUR BOARD", "1.2. Of gates", "[f. 2v]")]
    [[12], [], [10005]]
    """
    if leaf := _LEAF.fullmatch(text):
        return [_leaf_number(leaf)]
    if not (_AT_EDGE.match(text) or _AT_EDGE.match(text[::-1])):
        return []  # as of most lines, and sooner seen
    match = _HEAD.fullmatch(without_midst(text))
    if match is None or not any(map(str.isalpha, match["title"])):
        return []
    if starts_lower(text) and (not match["before"] or starts_lower(match["title"])):
        return []
    said = [number for number in (match["before"], match["after"]) if number]
    numbers = (int(number) if number.isdecimal() else _ROMAN.get(number) for number in said)
    return [number for number in numbers if number is not None]


def _leaf_number(leaf: re.Match[str]) -> int:
    """The number of a side of a leaf, one above that of the side before, and above those of all pages."""
    return _LEAVES + 2 * int(leaf["leaf"]) + (leaf["side"] in "vV")


def counts_pages(numbers: Sequence[str]) -> bool:
    """True of Roman numerals in small letters that grow one by one: no words such as `ill` do."""
    said = [_ROMAN.get(_AROUND.sub("", number), 0) for number in numbers]
    return len(said) > 1 and all(other == one + 1 for one, other in pairwise(said)) and said[0] > 0


def counting_lines(texts: Iterable[str]) -> frozenset[str]:
    """The lines, in order, that are alike but for one number, which grows at each: heads of pages.

    >>> sorted(counting_lines(["The Echo 4", "It rains.", "The Echo 5", "Sum 9", "The Echo 7"]))
    ['The Echo 4', 'The Echo 5', 'The Echo 7']
    """
    alike: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for text in texts:
        for number in _COUNT.finditer(text):
            alike[text[: number.start()], text[number.end() :]].append((int(number[0]), text))
    return frozenset(
        text
        for counted in alike.values()
        if len(counted) >= _COUNTED and all(one < other for (one, _), (other, _) in pairwise(counted))
        for _, text in counted
    )
