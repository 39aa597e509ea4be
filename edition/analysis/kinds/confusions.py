"""What a machine may have read for what is printed: the least cost by the table of confusions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from edition.light_dataclass import dataclass
from edition.text.remembered import answered_lately, remembered

_REMEMBERED: Final = 100_000  # pairs of readings whose cost is kept
_CAPITAL: Final = 0.2  # cost of a letter read with a capital, or without the one it has
_OTHER: Final = 1.0  # the cost of a step that no confusion is
_STEP: Final = 3  # most letters that one confusion takes for others


@dataclass(frozen=True)
class Misreading:
    """Steps from what is printed to what is read, by an edition's table of confusions."""

    confusions: Mapping[tuple[str, str], float]

    def explains(self, printed: str, read: str, most: float) -> bool:
        """True where confusions of shapes alone make all of `read`, at a cost of no more than `most`.

        A letter lost or added by a speck explains nothing here: it makes another word of too many.
        """
        return self._least_of_shapes(printed, read) <= most

    @answered_lately(_REMEMBERED)
    def _least_of_shapes(self, printed: str, read: str) -> float:
        return _least_of_shapes(printed, read, self._shapes)

    def cost(self, printed: str, read: str, most: float = math.inf) -> float:
        """The least cost of the steps by which `printed` is read as `read`; 1 for a step like no other.

        Infinite where it is found to be more than `most`.
        """
        return _least(printed, read, self._steps, most)

    @cached_property
    def _steps(self) -> _Steps:
        """By what is printed, what it may be read as and at what cost."""
        steps: dict[str, list[tuple[str, float]]] = {}
        for (one, two), cost in self.confusions.items():
            steps.setdefault(one, []).append((two, cost))
        return {one: tuple(options) for one, options in steps.items()}

    @cached_property
    def _shapes(self) -> _Steps:
        return {
            one: tuple(option for option in options if option[0])
            for one, options in self._steps.items()
            if one
        }


@remembered
def misreading(confusions: Mapping[tuple[str, str], float]) -> Misreading:
    """The steps of a table of confusions; of the same table the same, with what it remembers."""
    return Misreading(confusions)


_Steps = Mapping[str, tuple[tuple[str, float], ...]]


def _least(printed: str, read: str, steps: _Steps, most: float) -> float:
    """The least cost, with 1 for a step that no confusion is."""
    printed, read = _apart(printed, read)
    rows: list[list[float]] = []
    for i in range(len(printed) + 1):
        rows.append(_row(printed, read, i, rows, steps))
        if all((least := min(row)) > most or least == math.inf for row in rows[max(0, i - _STEP + 1) :]):
            return math.inf  # no step leaps over so many rows, and none makes the cost less
    return rows[-1][-1]


def _least_of_shapes(printed: str, read: str, shapes: _Steps) -> float:
    """The least cost where every step is a confusion of shapes; infinite where none lead to the end.

    Hardly any beginning of `read` is reached from one of `printed`, so only those are gone on from.
    """
    printed, read = _apart(printed, read)
    reached: dict[int, dict[int, float]] = {0: {0: 0.0}}
    for i, letter in enumerate(printed):
        if not (costs := reached.pop(i, {})):
            if not reached:
                return math.inf
            continue
        steps = [
            (i + length, option, cost)
            for length in range(1, min(_STEP, len(printed) - i) + 1)
            for option, cost in shapes.get(printed[i : i + length], ())
        ]
        for j, so_far in costs.items():
            if j < len(read) and letter.casefold() == read[j].casefold():
                exchange = 0.0 if letter == read[j] else _CAPITAL
                _reach(reached.setdefault(i + 1, {}), j + 1, so_far + exchange)
            for end, option, cost in steps:
                if read.startswith(option, j):
                    _reach(reached.setdefault(end, {}), j + len(option), so_far + cost)
    return reached.get(len(printed), {}).get(len(read), math.inf)


def _reach(costs: dict[int, float], at: int, cost: float) -> None:
    if cost < costs.get(at, math.inf):
        costs[at] = cost


def _row(printed: str, read: str, i: int, rows: Sequence[list[float]], known: _Steps) -> list[float]:
    """The least costs of reading the first `i` letters printed as each beginning of `read`."""
    row = [rows[-1][0] + _OTHER if i else 0.0]
    steps = [
        (option, len(option), cost, rows[i - length] if length else row)
        for length in range(min(_STEP, i) + 1)
        for option, cost in known.get(printed[i - length : i], ())
        if option in read
    ]
    for option, _, cost, origin in steps:
        if not option:
            row[0] = min(row[0], origin[0] + cost)
    above, one = (rows[-1], printed[i - 1]) if i else ([math.inf] * (len(read) + 1), "")
    alike = one.casefold()
    for j, letter in enumerate(read, 1):
        least = row[j - 1] + _OTHER
        exchange = 0.0 if one == letter else _CAPITAL if alike == letter.casefold() else _OTHER
        least = min(least, above[j - 1] + exchange, above[j] + _OTHER)
        for option, length, cost, origin in steps:
            if length <= j and read.endswith(option, 0, j) and origin[j - length] + cost < least:
                least = origin[j - length] + cost
        row.append(least)
    return row


def _apart(one: str, two: str) -> tuple[str, str]:
    """Two strings without the beginning and the end that they share."""
    start, least = 0, min(len(one), len(two))
    while start < least and one[start] == two[start]:
        start += 1
    end = 0
    while end < least - start and one[-1 - end] == two[-1 - end]:
        end += 1
    return one[start : len(one) - end], two[start : len(two) - end]
