"""In which row a source breaks off."""

from __future__ import annotations

from edition.alignment.table import Row
from edition.analysis.roles.cuts import Short
from edition.analysis.roles.extents import Bounds
from edition.analysis.roles.losses import TornEdge, torn_edges
from edition.model import WordRange
from edition.text.streams import Stream


def test_a_source_breaks_off_in_its_last_row_or_its_first() -> None:
    every = [{0, 1, 2}, {0, 1, 2}, {0, 1}, {0, 1, 2}]
    rows = tuple(
        Row(0, {i: WordRange(4 * at, 4 * at + 4) for i in having}) for at, having in enumerate(every)
    )
    short = (Short(1, False, frozenset({0}), 1, 4, (0,)),)
    bounds = Bounds(rows[:3], (), frozenset({(2, True), (1, True)}), (), short=short)
    streams: list[Stream] = [None] * 3  # type: ignore[list-item]
    assert torn_edges(bounds, streams) == {
        0: [TornEdge(1, False, frozenset({0}), cut=False)],
        1: [TornEdge(2, True, frozenset({0, 1, 2}), cut=True)],
        2: [TornEdge(1, True, frozenset({0, 1, 2}), cut=True)],
    }
