"""Text that is set in capitals: a unit a word, but one difference to all who count and who read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import pairwise

from edition.analysis.measures.standing import Bearing, unit_bearing, unit_bearings
from edition.model import Edition, Kind, VariationUnit
from edition.text.remembered import remembered_last


@remembered_last
def capital_runs(edition: Edition) -> Mapping[str, int]:
    """How many units go on with the capitals of one, by its id; 0 for those that do."""
    runs: dict[str, int] = {}
    texts = {witness.siglum: witness.text for witness in edition.witnesses}
    for passage in edition.passages:
        first = ""
        for before, unit in pairwise(passage.units):
            if not capitals_go_on(before, unit, texts.__getitem__):
                first = ""
                continue
            first = first or before.id
            runs[first] = runs.get(first, 0) + 1
            runs[unit.id] = 0
    return runs


def capitals_go_on(before: VariationUnit, unit: VariationUnit, text_of: Callable[[str], str]) -> bool:
    """Whether a unit goes on with the capitals of the one before: in the same versions, with no word between.

    What may change what is said, and what editors decided on, stands by itself. `text_of` gives the text of
    a witness by its siglum.
    """
    if not before.kind is unit.kind is Kind.CASE or before.decisions or unit.decisions:
        return False
    if _versions_apart(before) != _versions_apart(unit):
        return False
    if any(unit_bearing(each) is not Bearing.PRINT for each in (before, unit)):
        return False
    return not any(
        letter.isalpha()
        for siglum, reading in unit.readings.items()
        for letter in text_of(siglum)[before.readings[siglum].end : reading.start]
    )


def _versions_apart(unit: VariationUnit) -> list[list[str]]:
    """The sigla of those that read alike, together."""
    found: dict[str, list[str]] = {}
    for siglum, reading in unit.readings.items():
        found.setdefault(reading.text, []).append(siglum)
    return list(found.values())


@remembered_last
def differences_by_bearing(edition: Edition) -> Mapping[Bearing, int]:
    """How many differences there are of each weight, as pages and answer count them."""
    runs = capital_runs(edition)
    ids = (unit.id for _, unit in edition.units())
    bearings = zip(ids, unit_bearings(edition), strict=True)
    return Counter(bearing for name, bearing in bearings if runs.get(name) != 0)
