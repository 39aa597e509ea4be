"""The figures on the pages: how often, in which witness and in which passages versions differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from edition.model import Edition, Group, Kind, Passage
from edition.text.words import count_words, words_of


@dataclass(frozen=True, slots=True)
class Standing:
    """How one witness compares with the base.

    `kinds` counts its readings by kind; `misread` the words of it that recognition misread; `lost`
    the words of the base that it lost to damage. `lacking`, `damaged` and `extra` are ids of passages:
    those the base has and it never had, those with lost or misread text, those the base lacks.
    """

    siglum: str
    words: int
    kinds: Mapping[Kind, int]
    misread: int
    lost: int
    lacking: tuple[str, ...]
    damaged: tuple[str, ...]
    extra: tuple[str, ...]
    moved: tuple[str, ...]

    @property
    def wording(self) -> int:
        """Places where the words themselves differ, lost text aside."""
        return sum(self.kinds[kind] for kind in _CHANGES) + len(self.lacking) + len(self.extra)

    def of(self, group: Group) -> int:
        """How many readings differ from the base by a kind of the group."""
        return sum(n for kind, n in self.kinds.items() if kind.group is group)


_CHANGES: Final = (Kind.SUBSTITUTION, Kind.ADDITION, Kind.OMISSION)


def standings(edition: Edition) -> tuple[Standing, ...]:
    """One for each witness, in the order of the edition; the base's own has no differences."""
    return tuple(_standing(edition, witness.siglum) for witness in edition.witnesses)


def _standing(edition: Edition, siglum: str) -> Standing:
    kinds: Counter[Kind] = Counter()
    misread = lost = 0
    lacking, damaged, extra, moved = [], [], [], []
    for passage in edition.passages:
        here, in_base = bool(passage.paragraphs.get(siglum)), bool(passage.paragraphs.get(edition.base))
        readings = [u.readings[siglum] for u in passage.units if siglum in u.readings] if in_base else []
        kinds.update(reading.kind for reading in readings if reading.kind is not None)
        misread += sum(count_words(r.text) for r in readings if r.kind is Kind.OCR)
        gone = passage_loss(edition, passage, siglum)
        lost += gone
        if gone or any(reading.kind is Kind.OCR for reading in readings):
            damaged.append(passage.id)
        if in_base and not here and siglum not in passage.lost:
            lacking.append(passage.id)
        if here and not in_base:
            extra.append(passage.id)
        if siglum in passage.moved:
            moved.append(passage.id)
    words = words_of(edition.passages, siglum)
    return Standing(
        siglum, words, kinds, misread, lost, tuple(lacking), tuple(damaged), tuple(extra), tuple(moved)
    )


def passage_loss(edition: Edition, passage: Passage, siglum: str) -> int:
    """Words of the base that a witness lost to damage in this passage."""
    if siglum in passage.lost:
        return words_of([passage], edition.base)
    return sum(
        count_words(unit.readings[edition.base].text)
        for unit in passage.units
        if edition.base in unit.readings
        and siglum in unit.readings
        and unit.readings[siglum].kind is Kind.LACUNA
    )


def kind_counts(edition: Edition) -> Counter[Kind]:
    """Variation units by kind."""
    return Counter(unit.kind for _, unit in edition.units())


def share(passage: Passage, siglum: str) -> float:
    """How much of a passage differs in a witness beyond mere print, from 0 to 1."""
    length = sum(len(p.text) for p in passage.paragraphs.get(siglum, ())) or 1
    differing = sum(
        max(len(reading.text), 4)
        for unit in passage.units
        if (reading := unit.readings.get(siglum)) is not None
        and reading.kind is not None
        and reading.kind.group is not Group.PRINT
    )
    return min(1.0, differing / length)
