"""Which words of the readings of a unit stand under each other, where several witnesses differ in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from edition.analysis.places.joint_columns import JointColumns, WordNumbers, may_be_laid
from edition.late_patterns import late
from edition.model import VariationUnit
from edition.text.linking import linking_form
from edition.text.word_edges import has_spaceless, word_edges

_SEVERAL: Final = 3  # readings: of two the unit itself says what stands under what
_WORDS: Final = late(re.compile, r"\w\W+\w")  # perhaps two words

Word = tuple[str, str]
"""A word, and the same with the marks around it."""


def unit_columns(unit: VariationUnit) -> Mapping[str, Sequence[str]]:
    """By siglum the words of its reading with their marks, column by column; `""` where it has none.

    Nothing of a unit that has not three different readings, one of several words at least.
    """
    texts = list(dict.fromkeys(reading.text for reading in unit.readings.values()))
    if len(texts) < _SEVERAL or not any(_WORDS.search(text) or has_spaceless(text) for text in texts):
        return {}  # as of nearly all units
    words = {text: _words(text) for text in texts}
    if sum(map(bool, words.values())) < _SEVERAL or max(map(len, words.values())) == 1:
        return {}
    numbers = {
        word: at for at, word in enumerate(dict.fromkeys(word for each in words.values() for word, _ in each))
    }
    readings = {text: tuple(numbers[word] for word, _ in each) for text, each in words.items()}
    weights = Counter(readings[reading.text] for reading in unit.readings.values())
    if not may_be_laid(weights):
        return {}
    keys: dict[str, int] = {}
    of_words = [keys.setdefault(linking_form(word.casefold()), len(keys)) for word in numbers]
    columns = _narrowed({(): [], **JointColumns(weights, of_words, list(numbers)).columns})
    width = 1 + max(at for each in columns.values() for at in each)
    rows: dict[str, list[str]] = {}
    for text, each in words.items():
        rows[text] = [""] * width
        for column, (_, printed) in zip(columns[readings[text]], each, strict=True):
            rows[text][column] = printed
    return {siglum: rows[reading.text] for siglum, reading in unit.readings.items()}


def _narrowed(columns: Mapping[WordNumbers, Sequence[int]]) -> Mapping[WordNumbers, Sequence[int]]:
    """The same, other words under those for which they stand: in a column that their readings leave free.

    Of several that is taken which most readings have, and of those the last.
    """
    holders: dict[int, list[WordNumbers]] = {}
    for reading, each in columns.items():
        for column in each:
            holders.setdefault(column, []).append(reading)
    reached = dict.fromkeys(columns, -1)  # by reading the last column that it has a word in, so far
    held: list[int] = []
    moved: dict[int, int] = {}
    for column in sorted(holders):
        after = 1 + max(reached[reading] for reading in holders[column])
        at = max(range(after, len(held)), key=lambda free: (held[free], free), default=len(held))
        if at == len(held):
            held.append(0)
        held[at] += len(holders[column])
        moved[column] = at
        reached |= dict.fromkeys(holders[column], at)
    return {reading: [moved[column] for column in each] for reading, each in columns.items()}


def _words(text: str) -> list[Word]:
    """The words of a reading; marks go with the word before, the first with the one behind."""
    starts, ends = (edges.tolist() for edges in word_edges(text))
    cuts = [0, *starts[1:], len(text)]
    return [
        (text[start:end], text[cut:following].strip())
        for start, end, (cut, following) in zip(starts, ends, pairwise(cuts), strict=False)
    ]
