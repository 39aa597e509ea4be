"""Pages that print again what the page before them printed, as a sheet that was scanned twice does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

from rapidfuzz.distance.Indel import normalized_similarity as ratio
from rapidfuzz.distance.Levenshtein import opcodes

from edition.text.layout.lines import PrintedLine

_SCAN: Final = range(200, 20_000)  # characters; shorter pages are alike by chance, longer ones are no pages
_SAME_SCAN: Final = 0.8  # two scans of one page, each with its own recognition errors
_SAME_WORD: Final = 0.6  # the same of a word, or of words in a row


def scanned_twice(lines: Sequence[PrintedLine], pages: set[int]) -> set[int]:
    """The lines, by index, of each page that prints again what the page before it printed.

    `pages` are the lines that begin a page. Two scans of one have the same figures, and words that may be
    misreadings of each other: a page with another word is another page.
    """
    edges = [0, *sorted(pages - {0}), len(lines)]
    texts = [" ".join(line.text for line in lines[i:j]) for i, j in pairwise(edges)]
    return {
        index
        for page in range(1, len(texts))
        if len(texts[page]) in _SCAN and _alike(texts[page - 1], texts[page])
        for index in range(edges[page], edges[page + 1])
    }


def _alike(one: str, two: str) -> bool:
    if len(one) not in _SCAN or not ratio(one, two, score_cutoff=_SAME_SCAN):
        return False
    words, others = one.split(), two.split()
    for same, run in groupby(opcodes(words, others), key=lambda each: each.tag == "equal"):
        first, *_, last = [*run] * 2
        read, again = words[first.src_start : last.src_end], others[first.dest_start : last.dest_end]
        if not (same or _may_be_misread("".join(read), "".join(again))):
            return False
    return True


def _may_be_misread(one: str, two: str) -> bool:
    """True of two readings that a scan may give of one print: the same figures, and most of the letters."""
    if [mark for mark in one if mark.isdigit()] != [mark for mark in two if mark.isdigit()]:
        return False
    if not (one and two):
        return sum(map(str.isalnum, one + two)) <= 1
    return ratio(one, two) >= _SAME_WORD
