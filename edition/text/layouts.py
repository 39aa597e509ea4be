"""The layouts of the witnesses of one statement: what several print says which lines of one are text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from edition.model import Witness
from edition.text.furniture import Shingle, shingles
from edition.text.layout import Layout, read_layout
from edition.text.lines import fold_line
from edition.text.web_lines import WebLines

_HEADING: Final = 100  # characters; longer lines are no headings


class Prints:
    """What the witnesses print, by which furniture of one is told from text; each is read once."""

    def __init__(self, witnesses: Sequence[Witness]) -> None:
        self._texts = {witness.siglum: witness.text for witness in witnesses}
        self._shingles: dict[str, frozenset[Shingle]] = {}
        self.lines = {
            siglum: frozenset(fold_line(line.strip()) for line in text.splitlines() if len(line) < _HEADING)
            for siglum, text in self._texts.items()
        }

    def shared(self, sigla: Sequence[str], wanted: set[Shingle]) -> set[Shingle]:
        """Which of the wanted sequences of words these witnesses have."""
        return set().union(*(wanted & self._of(siglum) for siglum in sigla))

    def _of(self, siglum: str) -> frozenset[Shingle]:
        if siglum not in self._shingles:
            self._shingles[siglum] = frozenset(shingles(self._texts[siglum]))
        return self._shingles[siglum]


def layouts_of(
    witnesses: Sequence[Witness], full: Sequence[Witness], listed: WebLines, prints: Prints
) -> list[Layout]:
    """The layouts of witnesses; those in `full` say which lines of others are text."""
    layouts = []
    for witness in witnesses:
        others = [other.siglum for other in full if other is not witness]
        lines = frozenset[str]().union(*map(prints.lines.__getitem__, others))
        shared = partial(prints.shared, others)
        layouts.append(read_layout(witness.text, lines, shared, listed, witness.decided))
    return layouts
