"""The layouts of the witnesses of one statement: what several print says which lines of one are text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from edition.model import Witness
from edition.text.furniture import SHINGLE, Shingle, runs_of
from edition.text.layout import Layout, read_layout
from edition.text.lines import fold_line
from edition.text.web_lines import WebLines

_HEADING: Final = 100  # characters; longer lines are no headings


class Prints:
    """What the witnesses print, by which furniture of one is told from text; each is read once."""

    def __init__(self, witnesses: Sequence[Witness]) -> None:
        self._texts = {witness.siglum: witness.text for witness in witnesses}
        self._words: dict[str, list[str]] = {}
        self.lines = {
            siglum: frozenset(fold_line(line.strip()) for line in text.splitlines() if len(line) < _HEADING)
            for siglum, text in self._texts.items()
        }

    def shared(self, sigla: Sequence[str], wanted: set[Shingle]) -> set[Shingle]:
        """Which of the wanted sequences of words these witnesses have."""
        begin = {shingle[0] for shingle in wanted}
        return {shingle for siglum in sigla for shingle in self._beginning(siglum, begin)} & wanted

    def _beginning(self, siglum: str, begin: set[str]) -> Iterator[Shingle]:
        """The sequences of three words of a witness that begin with some words."""
        if siglum not in self._words:
            self._words[siglum] = runs_of(self._texts[siglum].casefold())
        words = self._words[siglum]
        places = [at for at, word in enumerate(words) if word in begin]
        return (tuple(words[at : at + SHINGLE]) for at in places)


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
