"""Texts that read across the columns of a page, with no gutter to show it: told by other texts."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from edition.model import Edition
from edition.text.word_sequences import Shingle, shingles

_TEXTS: Final = 16  # looked at anew only where they changed, while serving
_LINES: Final = 5  # lines in a row that jump alike, at least
_NEAR: Final = 12  # lines within which these stand: others are misread, or have too few words to tell
_JUMP: Final = 12  # words from one column to the next, at least: shorter ones are words moved or left out
_ALIKE: Final = 0.3  # of the jump: the lines of two columns lie equally far apart, give or take this much
_ROW: Final = 300  # characters of a line across columns, at most: a longer one is a paragraph, several lines
_DIFFERS: Final = 0.2  # differences a line: a text that reads across columns has more, most texts far fewer


def looks_across(edition: Edition, siglum: str) -> int | None:
    """The line of a witness, from 1, where its lines begin to jump to and fro in another; None where none do.

    A line read across two columns begins where one stretch of the text goes on, and ends some way further
    on; the next line does the same, as far apart.
    """
    text = edition.witness(siglum).text
    other = next((witness for witness in edition.base_first if witness.siglum != siglum), None)
    if other is None:
        return None
    if {siglum, other.siglum} <= {*edition.full} and not _differ_much(edition, siglum, other.siglum, text):
        return None
    return _jumps_to_and_fro(text, other.text)


def _differ_much(edition: Edition, siglum: str, other: str, text: str) -> bool:
    """Whether a witness and another, one of which is the base, differ as often as where lines read across."""
    beside = other if siglum == edition.base else siglum
    differing = sum(any(name == beside for name, _ in unit.differing) for _, unit in edition.units())
    return differing >= _DIFFERS * sum(1 + len(line) // _ROW for line in text.splitlines())


@lru_cache(maxsize=_TEXTS)
def _jumps_to_and_fro(text: str, other: str) -> int | None:
    return _first_alike([*_jumps(text.splitlines(), _places(other))])


@lru_cache(maxsize=2)  # of the base, with which all others are compared, and of one with which it is
def _places(text: str) -> dict[Shingle, int]:
    """Where each sequence of three words stands that stands once."""
    found = shingles(text)
    times = Counter(found)
    return {shingle: at for at, shingle in enumerate(found) if times[shingle] == 1}


def _jumps(lines: list[str], places: dict[Shingle, int]) -> Iterator[tuple[int, int]]:
    """The lines, from 1, that end elsewhere than they go on from their beginning, and how many words away."""
    for number, line in enumerate(lines, 1):
        found = shingles(line) if len(line) <= _ROW else []
        first = _first_known(found, range(len(found)), places)
        if first is not None:
            last = _first_known(found, reversed(range(len(found))), places)
            if last is not None and abs(last - first) >= _JUMP:
                yield number, last - first


def _first_known(found: list[Shingle], order: Iterable[int], places: dict[Shingle, int]) -> int | None:
    """Where a line of these sequences would begin by the first known of them in an order, as most are."""
    return next((place - at for at in order if (place := places.get(found[at])) is not None), None)


def _first_alike(jumps: list[tuple[int, int]]) -> int | None:
    for at in range(len(jumps) - _LINES + 1):
        those = jumps[at : at + _LINES]
        usual = statistics.median(jump for _, jump in those)
        if those[-1][0] - those[0][0] < _NEAR and all(
            abs(jump - usual) <= _ALIKE * abs(usual) for _, jump in those
        ):
            return those[0][0]
    return None
