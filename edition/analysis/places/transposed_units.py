"""Units that are one transposition: the same words, in another place of a witness.

Alignment keeps order, so words that changed places come as left out here and added there, or as
exchanged twice.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Final, NamedTuple

from edition.alignment.word_evidence import nats_of
from edition.model import CHANGES, Detail, Passage, Reading

_FIGURES: Final = (Detail.FIGURE, Detail.SAME_FIGURE)
_NEAR: Final = 2  # passages on either side in which words that stand elsewhere are looked for
_PIECES: Final = 20  # units into which further witnesses divide a moved sentence; more are other texts
_WORDS: Final = 4  # words that must be the same to have moved to another passage
# A lone word that moved inside one is known again by its letters, fewer where vowels are not written, or by
# what its signs say, where each is a syllable or a word (`word_evidence.py`); a figure may be shorter.
_LETTERS: Final = 4
_CONSONANTS: Final = 3
_WITHOUT_VOWELS: Final = ("\u0590", "\u06ff")  # Hebrew, Arabic
_NATS: Final = 5.2  # of four letters

_Exchange = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A witness by its siglum, what the base has and what it has instead."""


class _MovedReading(NamedTuple):
    """A unit, and the words that only the base and only one witness have there, in one form."""

    passage: int
    unit: int
    siglum: str
    base: tuple[str, ...]
    other: tuple[str, ...]
    figure: Detail | None  # where it is one
    lemma: Reading
    of: str


def with_transpositions(
    passages: Sequence[Passage], fold: Callable[[str], str], texts: Mapping[str, str]
) -> list[Passage]:
    """The passages, readings of a witness that are one transposition naming each other's units.

    Where another witness divides what was moved, each piece names the unit where it stands, that the first.
    `fold` is the highest rung of the ladder, `texts` are those of the witnesses by siglum.
    """
    figures = cache(lambda siglum: _figures(texts[siglum]))  # hardly ever asked for
    partners: dict[tuple[int, int], dict[str, tuple[int, int]]] = {}
    places = list(_places(passages, fold))
    for one, two in _moves(places, figures):
        partners.setdefault(one[:2], {})[one.siglum] = two[:2]
        partners.setdefault(two[:2], {})[two.siglum] = one[:2]
    free = [place for place in places if place.siglum not in partners.get(place[:2], {})]
    for pieces, there in _moves_in_pieces(free, passages):
        partners.setdefault(there[:2], {})[there.siglum] = pieces[0][:2]
        for piece in pieces:
            partners.setdefault(piece[:2], {})[piece.siglum] = there[:2]
    return (
        [_named(passages, number, partners) for number in range(len(passages))]
        if partners
        else list(passages)
    )


def _figures(text: str) -> list[int]:
    """Where a text has digits."""
    return [at for at, sign in enumerate(text) if sign.isdigit()]


def _named(
    passages: Sequence[Passage],
    number: int,
    partners: Mapping[tuple[int, int], Mapping[str, tuple[int, int]]],
) -> Passage:
    units = list(passages[number].units)
    for at, unit in enumerate(units):
        if moved := partners.get((number, at)):
            readings = dict(unit.readings)
            for siglum, (passage, other) in moved.items():
                readings[siglum] = _moved(readings[siglum], passages[passage].units[other].id)
            units[at] = replace(unit, readings=readings)
    return replace(passages[number], units=tuple(units))


def _moved(reading: Reading, there: str) -> Reading:
    """A reading that names the other's unit; a figure in another place is the same figure."""
    detail = Detail.SAME_FIGURE if reading.detail is Detail.FIGURE else reading.detail
    return reading._replace(detail=detail, transposed=there)


def _places(passages: Sequence[Passage], fold: Callable[[str], str]) -> Iterator[_MovedReading]:
    words = cache(partial(_words, fold=fold))  # many witnesses have few readings
    only = cache(lambda one, two: (_of(words(one) - words(two)), _of(words(two) - words(one))))
    for number, passage in enumerate(passages):
        for at, unit in enumerate(passage.units):
            of, base = unit.reference, unit.lemma
            for siglum, reading in unit.differing:
                if reading.kind not in CHANGES and reading.detail is not Detail.SAME_FIGURE:
                    continue
                left, come = only(base.text, reading.text)
                if reading.kind in CHANGES or (
                    bool(left) != bool(come) and _turned(base, reading, left or come)
                ):
                    detail = reading.detail if reading.detail in _FIGURES else None
                    yield _MovedReading(number, at, siglum, left, come, detail, base, of)


def _turned(base: Reading, reading: Reading, moved: Sequence[str]) -> bool:
    """True of part of a date that the other text has in another place: day and month changed places.

    It stands alone, or is the day where another witness makes the place longer.
    """
    alone = not all(text.strip(" .,") for text in (base.text, reading.text))
    return alone or any(map(str.isdigit, "".join(moved)))


def _words(text: str, fold: Callable[[str], str]) -> Counter[str]:
    return Counter(word for word in fold(text).split(" ") if word)


def _of(words: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(words.elements()))


def _moves(
    places: Sequence[_MovedReading], figures: Callable[[str], Sequence[int]]
) -> Iterator[tuple[_MovedReading, _MovedReading]]:
    """Two places of a witness with the same words, each in one move at most."""
    by_words: dict[_Exchange, list[_MovedReading]] = {}
    for place in places:
        by_words.setdefault((place.siglum, place.base, place.other), []).append(place)
    free = _FreePlaces(by_words)
    for place in places:
        if not free.is_taken(place):
            partner = next((other for other in free.near(place) if _one_move(place, other, figures)), None)
            if partner is not None:
                free.take(place, partner)
                yield place, partner


def _moves_in_pieces(
    places: Sequence[_MovedReading], passages: Sequence[Passage]
) -> Iterator[tuple[Sequence[_MovedReading], _MovedReading]]:
    """Words that a witness has elsewhere, in pieces where a further witness differs inside them.

    The pieces stand in the base or in the witness, the words as a whole in the other of the two.
    """
    added: dict[str, list[_MovedReading]] = {}
    lacking: dict[str, list[_MovedReading]] = {}
    for place in places:
        if bool(place.base) != bool(place.other):
            (lacking if place.base else added).setdefault(place.siglum, []).append(place)
    taken: set[_MovedReading] = set()
    for divided, whole in ((lacking, added), (added, lacking)):
        for siglum in divided.keys() & whole.keys():
            pieces = [piece for piece in divided[siglum] if piece not in taken]
            by_words: dict[tuple[str, ...], list[_MovedReading]] = {}
            for place in whole[siglum]:
                if place not in taken:
                    by_words.setdefault(place.base or place.other, []).append(place)
            for run, there in _runs_elsewhere(pieces, by_words, passages):
                taken.update((*run, there))
                yield run, there


def _runs_elsewhere(
    pieces: Sequence[_MovedReading],
    by_words: Mapping[tuple[str, ...], list[_MovedReading]],
    passages: Sequence[Passage],
) -> Iterator[tuple[Sequence[_MovedReading], _MovedReading]]:
    """Runs of pieces of one witness, each with the place near it that has all their words."""
    at = 0
    while at < len(pieces):
        end, there = at + 1, None
        for end in _ends_of_run(pieces, at, passages):
            near = by_words.get(_together(pieces[at:end]), [])
            if there := next((place for place in near if _is_near(pieces[at], place)), None):
                near.remove(there)
                yield pieces[at:end], there
                break
        at = end if there else at + 1


def _is_near(piece: _MovedReading, there: _MovedReading) -> bool:
    """Whether words may have moved so far, as those of which no piece is divided."""
    apart = abs(there.passage - piece.passage)
    return not apart or (apart <= _NEAR and len(there.base or there.other) >= _WORDS)


def _ends_of_run(pieces: Sequence[_MovedReading], start: int, passages: Sequence[Passage]) -> Iterator[int]:
    """Where a run of pieces that follow one another may end, the longest run first."""
    end = start + 1
    while end < min(len(pieces), start + _PIECES) and _follows(pieces[end - 1], pieces[end], passages):
        end += 1
    yield from range(end, start + 1, -1)


def _follows(piece: _MovedReading, after: _MovedReading, passages: Sequence[Passage]) -> bool:
    """True of two units of a passage between which stands nothing but what further witnesses add."""
    between = range(piece.unit + 1, after.unit)
    return piece.passage == after.passage and not any(
        unit.lemma.text.strip() or unit.readings[piece.siglum].kind
        for unit in (passages[piece.passage].units[at] for at in between)
    )


def _together(pieces: Sequence[_MovedReading]) -> tuple[str, ...]:
    return tuple(sorted(word for piece in pieces for word in piece.base or piece.other))


class _FreePlaces:
    """The places that are no part of a move yet, in order, by what stands there and in the base."""

    def __init__(
        self, by_words: Mapping[tuple[str, tuple[str, ...], tuple[str, ...]], Sequence[_MovedReading]]
    ) -> None:
        self._by_words = by_words
        self._taken: set[tuple[int, int, str]] = set()
        self._begun: dict[_Exchange, int] = {}  # how many of the first are taken

    def is_taken(self, place: _MovedReading) -> bool:
        return place[:3] in self._taken

    def take(self, *places: _MovedReading) -> None:
        self._taken.update((place.passage, place.unit, place.siglum) for place in places)

    def near(self, place: _MovedReading) -> Iterator[_MovedReading]:
        """Those where base and witness have each what the other has here: they may be one move."""
        key = (place.siglum, place.other, place.base)
        turned = self._by_words.get(key, ())
        if not turned or not _may_move(place):
            return
        if place.figure:  # between it and all but the nearest stand others
            at = bisect_left(turned, place)
            yield from (other for other in turned[max(0, at - 1) : at + 1] if not self.is_taken(other))
            return
        begun = self._begun.get(key, 0)
        while begun < len(turned) and self.is_taken(turned[begun]):
            begun += 1
        self._begun[key] = begun
        first = bisect_left(turned, place.passage - _NEAR, key=lambda other: other.passage)
        for at in range(max(begun, first), len(turned)):
            if turned[at].passage > place.passage + _NEAR:
                return
            if not self.is_taken(turned[at]):
                yield turned[at]


def _may_move(place: _MovedReading) -> bool:
    """True of enough words to be known again elsewhere, in one of the texts, or of a figure."""
    return bool(place.figure) or any(
        len(words) > 1 or _is_known_again(words[0]) for words in (place.base, place.other) if words
    )


def _is_known_again(word: str) -> bool:
    """True of a word that hardly stands in two places of a passage by chance."""
    first, last = _WITHOUT_VOWELS
    letters = _CONSONANTS if all(first <= letter <= last for letter in word) else _LETTERS
    return len(word) >= letters or nats_of(word) >= _NATS


def _one_move(place: _MovedReading, other: _MovedReading, figures: Callable[[str], Sequence[int]]) -> bool:
    """True of two places near enough, with enough words in common, to be one move."""
    if (place.passage, place.unit) == (other.passage, other.unit):
        return False
    sizes = [len(words) for words in (place.base, place.other) if words]
    if not sizes:  # marks alone
        return False
    if place.passage != other.passage:
        return abs(place.passage - other.passage) <= _NEAR and max(sizes) >= _WORDS
    return not (
        place.figure is Detail.FIGURE and min(sizes) < _WORDS and _changes_figures(place, other, figures)
    )


def _changes_figures(
    place: _MovedReading, other: _MovedReading, figures: Callable[[str], Sequence[int]]
) -> bool:
    """True of a figure that stands for another now: 3 to 1 is not 1 to 3, though 4 May is May 4."""
    if place.base and place.other:
        return True
    first, last = sorted((place.lemma, other.lemma), key=lambda lemma: lemma.start)
    return bisect_left(figures(place.of), first.end) < bisect_left(figures(place.of), last.start)
