"""Rates of found things against true ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from edition.model import Kind


@dataclass(frozen=True, slots=True)
class Ratio:
    """Found things against true ones; the rates are 1 where there is nothing to find."""

    right: float = 0
    found: float = 0
    true: float = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.true) if self.found + self.true else 1.0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.right + other.right, self.found + other.found, self.true + other.true)


def macro_f1(confusion: Mapping[tuple[Kind, Kind], int]) -> float:
    """Mean over the kinds that occur in the truth; 1 where there are none."""
    rates = [
        kind_ratio(confusion, kind).f1
        for kind in sorted({true for true, _ in confusion}, key=lambda k: k.weight)
    ]
    return sum(rates) / len(rates) if rates else 1.0


def kind_ratio(confusion: Mapping[tuple[Kind, Kind], int], kind: Kind) -> Ratio:
    """How one kind fares among the matched units."""
    return Ratio(
        confusion.get((kind, kind), 0),
        sum(count for (_, found), count in confusion.items() if found is kind),
        sum(count for (true, _), count in confusion.items() if true is kind),
    )
