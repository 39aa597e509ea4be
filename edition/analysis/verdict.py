"""The ten-second answer: do the sources that print the statement say the same?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from edition.model import Detail, Doubt, Edition, Kind, Passage, Reading, VariationUnit, Verdict

_CHANGES: Final = frozenset({Kind.ADDITION, Kind.OMISSION, Kind.SUBSTITUTION})


def verdict(edition: Edition) -> Verdict:
    """The answer, a function of what is published: yes only where nothing speaks against it."""
    full = edition.full
    if len(full) < 2:
        return Verdict(None, "There is nothing to compare.", doubts=edition.doubts)
    doubts = (*edition.doubts, *_doubtful(edition))
    if any(_differs(reading) for _, _, reading in _readings(edition)) or any(
        _lacking(edition, passage) for passage in edition.passages
    ):
        return Verdict(False, "No. The versions differ in wording.", doubts=doubts)
    if doubts:
        return Verdict(None, "Perhaps: there are doubts to look at.", doubts=doubts)
    lost = any(reading.kind is Kind.LACUNA for _, _, reading in _readings(edition))
    lost = lost or any(passage.lost for passage in edition.passages)
    return Verdict(True, "Yes, wherever they can be read." if lost else "Yes, word for word.")


def _differs(reading: Reading) -> bool:
    return reading.detail is not Detail.DOUBTFUL and (
        reading.kind in _CHANGES or reading.detail is Detail.FIGURE
    )


def _readings(edition: Edition) -> Iterator[tuple[Passage, VariationUnit, Reading]]:
    for passage, unit in edition.units():
        for reading in unit.readings.values():
            yield passage, unit, reading


def _doubtful(edition: Edition) -> Iterator[Doubt]:
    for passage, unit, reading in _readings(edition):
        if reading.detail is Detail.DOUBTFUL:
            yield Doubt("Perhaps misread: look at the page.", passage.id, unit.id)


def _lacking(edition: Edition, passage: Passage) -> bool:
    """Whether a source that prints the statement has not this part of it, and did not lose it either."""
    return any(not passage.paragraphs.get(siglum) and siglum not in passage.lost for siglum in edition.full)
