"""Where sources that print the statement differ in words: the places that the answer counts."""

from __future__ import annotations

from collections.abc import Sequence

from edition.analysis.measures.standing import Bearing, bearing_of, differ_beyond_base
from edition.model import Edition, VariationUnit
from edition.text.remembered import remembered_last


@remembered_last
def differing_places(edition: Edition) -> list[str]:
    """The units, and the passages that some lack, where sources that print the statement differ in words."""
    full = edition.full
    places: list[str] = []
    for passage in edition.passages:
        have = [siglum for siglum in full if passage.paragraphs.get(siglum)]
        if any(siglum not in have and siglum not in passage.lost for siglum in full):
            places.append(passage.id)
        if have:
            places += [unit.id for unit in passage.units if _differs(unit, have)]
    return places


def _differs(unit: VariationUnit, sigla: Sequence[str]) -> bool:
    bearings = (bearing_of(unit.readings[each], unit.lemma) for each in sigla if each in unit.readings)
    return differ_beyond_base(unit) or Bearing.WORDING in bearings
