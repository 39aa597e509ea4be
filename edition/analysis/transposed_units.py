"""Units that are one transposition: the same words, in another place of a witness.

Alignment keeps order, so words that changed places come as left out here and added there, or as
exchanged twice.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Final, NamedTuple

from edition.model import Detail, Kind, Passage, Reading, VariationUnit

_CHANGES: Final = frozenset((Kind.ADDITION, Kind.OMISSION, Kind.SUBSTITUTION))
_NEAR: Final = 2  # passages on either side in which words that stand elsewhere are looked for
_WORDS: Final = 4  # words that must be the same to have moved to another passage
_LETTERS: Final = 4  # letters of a lone word that moved inside one; a figure may be shorter


class _MovedReading(NamedTuple):
    """A unit, and what the base and one witness have there, in one form."""

    passage: int
    unit: int
    siglum: str
    base: tuple[str, ...]
    other: tuple[str, ...]
    figure: bool
    lemma: Reading
    of: str


def with_transpositions(
    passages: Sequence[Passage], fold: Callable[[str], str], texts: Mapping[str, str]
) -> list[Passage]:
    """The passages, units that are one transposition naming each other.

    `fold` is the highest rung of the ladder, `texts` are those of the witnesses by siglum. A unit is part of
    one only if all its readings that are other words are.
    """
    figures = {
        siglum: [at for at, sign in enumerate(text) if sign.isdigit()] for siglum, text in texts.items()
    }
    partners = dict(_partners(list(_places(passages, fold)), figures))
    return (
        [_named(passages, number, partners) for number in range(len(passages))]
        if partners
        else list(passages)
    )


def _named(
    passages: Sequence[Passage], number: int, partners: Mapping[tuple[int, int], tuple[int, int]]
) -> Passage:
    units = list(passages[number].units)
    for at, unit in enumerate(units):
        there = partners.get((number, at))
        if there is not None and partners.get(there) == (number, at):
            units[at] = _moved(unit, passages[there[0]].units[there[1]].id)
    return replace(passages[number], units=tuple(units))


def _moved(unit: VariationUnit, there: str) -> VariationUnit:
    """A unit that names the other; a figure in another place is the same figure."""
    readings = {
        siglum: reading._replace(detail=Detail.SAME_FIGURE) if reading.detail is Detail.FIGURE else reading
        for siglum, reading in unit.readings.items()
    }
    return replace(unit, readings=readings, transposed=there)


def _places(passages: Sequence[Passage], fold: Callable[[str], str]) -> Iterator[_MovedReading]:
    words = cache(partial(_words, fold=fold))  # many witnesses have few readings
    for number, passage in enumerate(passages):
        for at, unit in enumerate(passage.units):
            of, base = next(iter(unit.readings.items()))
            for siglum, reading in unit.readings.items():
                if reading.kind in _CHANGES:
                    yield _MovedReading(
                        number,
                        at,
                        siglum,
                        words(base.text),
                        words(reading.text),
                        reading.detail is Detail.FIGURE,
                        base,
                        of,
                    )


def _words(text: str, fold: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(sorted(word for word in fold(text).split(" ") if word))


def _partners(
    places: Sequence[_MovedReading], figures: Mapping[str, Sequence[int]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """By unit the one with the same words; nothing of units of which some witness says otherwise."""
    by_words: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[_MovedReading]] = {}
    for place in places:
        by_words.setdefault((place.siglum, place.base, place.other), []).append(place)
    found: dict[tuple[int, int], set[tuple[int, int] | None]] = {}
    taken: set[_MovedReading] = set()
    for place in places:
        turned: Sequence[_MovedReading] = by_words.get((place.siglum, place.other, place.base), ())
        if place.figure:  # between it and all but the nearest stand others
            at = bisect_left(turned, place)
            turned = turned[max(0, at - 1) : at + 1]
        free = (other for other in turned if other not in taken)
        partner = next((other for other in free if _one_move(place, other, figures)), None)
        here = (place.passage, place.unit)
        if partner is not None and place not in taken:
            taken |= {place, partner}
            there = (partner.passage, partner.unit)
            found.setdefault(here, set()).add(there)
            found.setdefault(there, set()).add(here)
        elif place not in taken:
            found.setdefault(here, set()).add(None)
    for here, partners in found.items():
        (partner_of, *others) = partners
        if partner_of is not None and not others:
            yield here, partner_of


def _one_move(place: _MovedReading, other: _MovedReading, figures: Mapping[str, Sequence[int]]) -> bool:
    """True of two places near enough, with enough words in common, to be one move."""
    if (place.passage, place.unit) == (other.passage, other.unit):
        return False
    words = place.base or place.other
    if place.passage != other.passage:
        return abs(place.passage - other.passage) <= _NEAR and len(words) >= _WORDS
    if place.figure and len(words) < _WORDS:
        return not _changes_figures(place, other, figures)
    return len(words) > 1 or all(len(word) >= _LETTERS for word in words)


def _changes_figures(
    place: _MovedReading, other: _MovedReading, figures: Mapping[str, Sequence[int]]
) -> bool:
    """True of a figure that stands for another now: 3 to 1 is not 1 to 3, though 4 May is May 4."""
    if place.base and place.other:
        return True
    first, last = sorted((place.lemma, other.lemma), key=lambda lemma: lemma.start)
    return bisect_left(figures[place.of], first.end) < bisect_left(figures[place.of], last.start)
