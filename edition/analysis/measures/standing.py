"""How each source compares with the base, in counts that every page shows alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import field
from enum import IntEnum
from typing import Final

from edition.light_dataclass import dataclass
from edition.model import (
    CHANGES,
    HARMS,
    Detail,
    Edition,
    Group,
    Kind,
    Passage,
    Reading,
    Transcription,
    VariationUnit,
    Witness,
)
from edition.text.remembered import remembered_last
from edition.text.word_count import count_witness_words, count_words


@dataclass(frozen=True, slots=True)
class Standing:
    """How one witness compares with the base.

    `kinds` counts its readings by kind; `wording` the places where the words themselves differ beyond
    doubt, lost text and order aside; `doubtful` the readings to look at, of which `deciding` are marks,
    spaces and capitals that may change what is said, `put_in` words that one of the two may have put in and
    `respelt` words and figures in another form that may not be the same;
    `reordered` the stretches of words that stand in another place of it;
    `misread` the words of it that recognition misread; `lost` the words
    of the base that it lost to damage. `lacking`, `damaged` and `extra` are ids of passages:
    those the base has and it never had, those with lost or misread text, those the base never had.
    `only_misread` are those of `damaged` in which nothing is lost.
    """

    siglum: str
    words: int
    kinds: Mapping[Kind, int]
    wording: int
    doubtful: int
    deciding: int
    put_in: int
    respelt: int
    reordered: int
    misread: int
    lost: int
    lacking: tuple[str, ...]
    damaged: tuple[str, ...]
    only_misread: tuple[str, ...]
    extra: tuple[str, ...]
    moved: tuple[str, ...]

    def of(self, group: Group) -> int:
        """How many readings differ from the base by a kind of the group."""
        return sum(n for kind, n in self.kinds.items() if kind.group is group)


_WORD: Final = re.compile(r"\w+")
_MARK: Final = re.compile(r"[^\w.,]|(?<!\d)[.,]|[.,](?!\d)")  # or a space: what is in no word and no figure


@remembered_last
def standings(edition: Edition) -> tuple[Standing, ...]:
    """One for each witness, in the order of the edition; the base's own has no differences."""
    return tuple(_standing(edition, witness.siglum) for witness in edition.witnesses)


def _standing(edition: Edition, siglum: str) -> Standing:
    kinds: Counter[Kind] = Counter()
    found = _Counted()
    lacking, damaged, only_misread, extra, moved = [], [], [], [], []
    for passage in edition.passages:
        here, in_base = bool(passage.paragraphs.get(siglum)), bool(passage.paragraphs.get(edition.base))
        units = [unit for unit in passage.units if siglum in unit.readings] if in_base else []
        kinds.update(kind for unit in units if (kind := unit.readings[siglum].kind) is not None)
        found.stretches.clear()
        for unit in units:
            found.count(unit, siglum)
        gone = passage_loss(edition, passage, siglum)
        found.lost += gone
        harmed = {kind for unit in units if (kind := unit.readings[siglum].kind) in HARMS}
        if gone or harmed:
            damaged.append(passage.id)
            only_misread += [passage.id] if not gone and Kind.LACUNA not in harmed else []
        if in_base and not here and siglum not in passage.lost:
            lacking.append(passage.id)
        if here and not in_base and edition.base not in passage.lost:
            extra.append(passage.id)
        if siglum in passage.moved:
            moved.append(passage.id)
    return Standing(
        siglum, count_witness_words(edition.passages, siglum), kinds,
        found.wording + len(lacking) + len(extra),
        found.doubtful, found.deciding, found.put_in, found.respelt,
        len(transpositions(found.reordered)), found.misread, found.lost,
        tuple(lacking), tuple(damaged), tuple(only_misread), tuple(extra), tuple(moved),
    )  # fmt: skip


@dataclass(slots=True)
class _Counted:
    """What one witness has of differences, while they are counted."""

    wording: int = 0
    doubtful: int = 0
    deciding: int = 0
    put_in: int = 0
    respelt: int = 0
    misread: int = 0
    lost: int = 0
    reordered: set[tuple[str, str]] = field(default_factory=set)
    stretches: set[int] = field(default_factory=set)  # of this passage, that were counted

    def count(self, unit: VariationUnit, siglum: str) -> None:
        reading = unit.readings[siglum]
        if reading.kind is None:
            return
        bearing = bearing_of(reading, unit.lemma)
        if bearing is Bearing.DOUBTFUL:
            self.doubtful += 1
            self.deciding += reading.kind.group is Group.PRINT
            self.put_in += reading.kind in (Kind.ADDITION, Kind.OMISSION)
            self.respelt += reading.kind is Kind.SPELLING
        elif bearing is Bearing.ORDER:
            self.reordered.add((unit.id, reading.transposed or unit.id))
        elif bearing is Bearing.WORDING or (_goes_beyond(reading) and differ_beyond_base(unit)):
            self.wording += reading.stretch is None or reading.stretch not in self.stretches
            if reading.stretch is not None:
                self.stretches.add(reading.stretch)
        if reading.kind is Kind.OCR:
            self.misread += misread_words(reading.text, unit.lemma.text)


def misread_words(read: str, lemma: str) -> int:
    """How many words of the printed page were misread: those that the base has there.

    A figure or a space read into a word makes two of it, a sign read for a letter none.

    >>> misread_words("counci1’s", "council’s"), misread_words("fe rry", "ferry"), misread_words("|", "I")
    (1, 1, 1)
    """
    return max(1, count_words(lemma) or count_words(read))


def transpositions(named: Collection[tuple[str, str]]) -> set[frozenset[str]]:
    """The moves of which units name each other, each by its two units; one in pieces is named by the first.

    >>> sorted(map(sorted, transpositions({("u1", "u3"), ("u2", "u3"), ("u3", "u1")})))
    [['u1', 'u3']]
    """
    naming = {unit for unit, _ in named}
    return {frozenset(pair) for pair in named if pair[::-1] in named or pair[1] not in naming}


def changes_wording(reading: Reading) -> bool:
    """True of a reading that says other words than the base, or another figure."""
    return reading.kind in CHANGES or reading.detail is Detail.FIGURE


class Bearing(IntEnum):
    """What a difference is to the answer, the weightiest last: every page counts by these."""

    NONE = 0
    PRINT = 1
    SPELLING = 2
    MISREAD = 3
    DOUBTFUL = 4
    ORDER = 5
    LOST = 6
    WORDING = 7


def bearing_of(reading: Reading, lemma: Reading) -> Bearing:
    """What the difference of a reading from the lemma, the base's, is to the answer."""
    if reading.kind is None:
        return Bearing.NONE
    if reading.detail is Detail.DOUBTFUL:
        return Bearing.DOUBTFUL
    if reading.transposed or _turned_in_place(reading, lemma):
        return Bearing.ORDER
    if changes_wording(reading):
        return Bearing.WORDING
    if reading.kind is Kind.LACUNA:
        return Bearing.LOST
    if reading.kind is Kind.OCR:
        return Bearing.MISREAD
    return Bearing.SPELLING if reading.kind is Kind.SPELLING else Bearing.PRINT


def reads_alike(reading: Reading, lemma: Reading) -> bool:
    """Whether a reading says what the lemma says beyond doubt: one text may stand for both."""
    return bearing_of(reading, lemma) <= Bearing.SPELLING


def _turned_in_place(reading: Reading, lemma: Reading) -> bool:
    """True of a date whose day and month changed places inside one unit, which a third witness made wider."""
    if reading.detail is not Detail.SAME_FIGURE:
        return False
    words, others = (_WORD.findall(text.casefold()) for text in (lemma.text, reading.text))
    return words != others and sorted(words) == sorted(others)


def unit_bearing(unit: VariationUnit) -> Bearing:
    """That of its weightiest reading, and of what others say differently where the base is cut."""
    if differ_beyond_base(unit):
        return Bearing.WORDING
    return max(bearing_of(reading, unit.lemma) for reading in unit.readings.values())


@remembered_last
def unit_bearings(edition: Edition) -> tuple[Bearing, ...]:
    """That of each unit of an edition, once for all that count them."""
    return tuple(unit_bearing(unit) for _, unit in edition.units())


def differ_beyond_base(unit: VariationUnit) -> bool:
    """Whether others have other words than each other where the base is cut, and not only more of them."""
    beyond = (reading.text for reading in unit.readings.values() if _goes_beyond(reading))
    said = {_MARK.sub("", text).casefold() for text in beyond}
    longest = max(said, key=len, default="")
    return not all(longest.startswith(text) or longest.endswith(text) for text in said)


def _goes_beyond(reading: Reading) -> bool:
    """True of words that stand where the base is cut."""
    return reading.kind is Kind.LACUNA and bool(reading.text.strip())


def how_lost(witness: Witness) -> str:
    """Why a witness lacks what it once had: a scan is damaged, any other copy was cut."""
    return "lost to damage" if witness.transcription is Transcription.OCR else "not in this copy"


def where_lost(witness: Witness) -> str:
    """What a witness is where it lost text: a scan is damaged, any other copy incomplete."""
    return "damaged" if witness.transcription is Transcription.OCR else "incomplete"


def passage_loss(edition: Edition, passage: Passage, siglum: str) -> int:
    """Words of the base that a witness lost to damage in this passage."""
    if siglum in passage.lost:
        return count_witness_words([passage], edition.base)
    return sum(
        count_words(unit.readings[edition.base].text)
        for unit in passage.units
        if edition.base in unit.readings
        and siglum in unit.readings
        and unit.readings[siglum].kind is Kind.LACUNA
    )
