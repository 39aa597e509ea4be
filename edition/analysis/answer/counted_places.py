"""Where sources that print the statement differ in words: the places that the answer counts."""

from __future__ import annotations

from collections.abc import Sequence

from edition.analysis.measures.standing import Bearing, bearing_of, differ_beyond_base
from edition.model import Edition, Passage, VariationUnit
from edition.text.remembered import remembered_last


@remembered_last
def differing_places(edition: Edition) -> list[str]:
    """The units, and the passages that some lack, where sources that print the statement differ in words.

    One difference that reaches over several units, as others differ inside it, is one place.
    """
    full = edition.full
    return [place for passage in edition.passages for place in differing_places_of(passage, full)]


def differing_places_of(passage: Passage, full: Sequence[str]) -> list[str]:
    """Those of one passage: its id where a source lacks it, then units; `full` print the statement."""
    have = [siglum for siglum in full if passage.paragraphs.get(siglum)]
    lacking = any(siglum not in have and siglum not in passage.lost for siglum in full)
    counted: set[tuple[str, int]] = set()
    units = [unit.id for unit in passage.units if have and _differs(unit, have, counted)]
    return [passage.id, *units] if lacking else units


def _differs(unit: VariationUnit, sigla: Sequence[str], counted: set[tuple[str, int]]) -> bool:
    """Whether sources differ in words, save by what was counted before by its source and stretch."""
    reworded = [
        (each, unit.readings[each].stretch)
        for each in sigla
        if each in unit.readings and bearing_of(unit.readings[each], unit.lemma) is Bearing.WORDING
    ]
    differs = differ_beyond_base(unit) or not counted.issuperset(reworded)
    counted.update((siglum, stretch) for siglum, stretch in reworded if stretch is not None)
    return differs
