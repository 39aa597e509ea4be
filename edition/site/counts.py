"""The figures on the pages: how often and in which passages versions differ."""

from __future__ import annotations

from collections import Counter

from edition.analysis.measures.capital_runs import capital_runs
from edition.model import Edition, Group, Kind, Passage


def kind_counts(edition: Edition) -> Counter[Kind]:
    """Differences by kind: variation units, those of text in capitals once."""
    runs = capital_runs(edition)
    return Counter(unit.kind for _, unit in edition.units() if runs.get(unit.id) != 0)


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
