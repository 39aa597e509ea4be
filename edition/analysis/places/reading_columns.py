"""Which words of the readings of a unit stand under each other, where several witnesses differ in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise, product
from typing import Final

from rapidfuzz.distance.Levenshtein import normalized_similarity

from edition.alignment.like_words import DIVIDED
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
    rows = _undivided(rows)
    if _width(rows) == 1:
        return {}
    return {siglum: rows[reading.text] for siglum, reading in unit.readings.items()}


def _undivided(rows: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The words of each reading by column, those of two columns in one where they are one word divided.

    That is one whole in some readings, in the others the two: `us zaiiata` stands under `uszaiiata`.
    """
    found: dict[str, list[str]] = {text: [] for text in rows}
    at, width = 0, _width(rows)
    while at < width:
        size = 2 if at + 1 < width and _are_parts({(row[at], row[at + 1]) for row in rows.values()}) else 1
        for text, row in rows.items():
            found[text].append(_as_printed(row[at : at + size], text))
        at += size
    return _undivided(found) if _width(found) < width else found  # what is whole now may be part of another


def _width(rows: Mapping[str, Sequence[str]]) -> int:
    return len(next(iter(rows.values())))


def _are_parts(cells: Collection[tuple[str, str]]) -> bool:
    """True of what readings have in two columns if each has one whole word, its two parts, or nothing.

    Most of the whole words, as they are printed, must be like all that some parts are together, more than
    like one of these.
    """
    divided = [(_letters(one), _letters(two)) for one, two in cells if one and two]
    whole = [_letters(one or two) for one, two in cells if bool(one) != bool(two)]
    found = [
        (parts, word)
        for parts, word in product(set(divided), set(whole))
        if (like := normalized_similarity("".join(parts), word)) >= DIVIDED
        and like > max(normalized_similarity(part, word) for part in parts)
    ]
    of_divided, of_whole = {parts for parts, _ in found}, {word for _, word in found}
    parted = sum(parts in of_divided for parts in divided)
    return 2 * parted > len(divided) and 2 * sum(word in of_whole for word in whole) > len(whole)


def _letters(word: str) -> str:
    """The letters of a word in a column, as they are linked."""
    return linking_form("".join(filter(str.isalnum, word)).casefold())


def _as_printed(words: Sequence[str], text: str) -> str:
    """Words that follow each other in a reading, with a space between where it has one."""
    together = "".join(words)
    return together if together in text else " ".join(filter(None, words))


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
