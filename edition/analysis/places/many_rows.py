"""The variation units of all rows of an alignment table, found side by side where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Protocol, TypeAlias, TypeVar

from edition.alignment.table import Row
from edition.analysis.kinds.classify import Classifier
from edition.analysis.places.plain_differences import with_plain
from edition.analysis.places.shared_words import ComparedRow, shared_by_row
from edition.analysis.places.variation import variation_units
from edition.model import VariationUnit
from edition.text.streams import Stream

Units: TypeAlias = tuple[VariationUnit, ...]
_Portion = TypeVar("_Portion")
_Finished = TypeVar("_Finished")

# Rows of a book that take longer than to start a process, some tenth of a second; units are the same.
_TOGETHER: Final = 100


class Spread(Protocol):
    """What does as `map` does, perhaps in several processes."""

    def __call__(
        self, make: Callable[[_Portion], _Finished], items: Sequence[_Portion], /
    ) -> Iterable[_Finished]: ...


def units_by_row(
    rows: Sequence[Row],
    names: Sequence[str],
    streams: Sequence[Stream],
    classifier: Classifier,
    progress: Callable[[int], None],
    units_of: Callable[[ComparedRow, Classifier, str], Units] = variation_units,
    spread: Spread = map,
) -> list[Units]:
    """The units of each row, which will be the passage of that name.

    `progress` is told how many rows are done; `units_of` finds those of a row.
    """
    shared = with_plain(rows, streams, shared_by_row(rows, streams), classifier)

    def found(numbers: range) -> list[Units]:
        progress(numbers.start)
        return [units_of(ComparedRow(rows[n], streams, shared[n]), classifier, names[n]) for n in numbers]

    parts = [range(at, min(at + _TOGETHER, len(rows))) for at in range(0, len(rows), _TOGETHER)]
    units = [each for part in spread(found, parts) for each in part]
    progress(len(rows))
    return units
