"""Pairs of texts that have nothing to do with each other: how many of them are taken for versions of one."""

from __future__ import annotations

import random
from difflib import SequenceMatcher
from typing import Final

from edition.collate import collate
from tests.quality import prose
from tests.quality.together import sources_of_table

_LONGEST: Final = 300  # words
_SHORTEST: Final = 3
_MOST: Final = 0.5  # of their words


def taken_for_one(number: int, seed: int = 1) -> int:
    """Of so many pairs of texts, 3 to 300 words long and by one hand, how many the engine relates.

    They share words and turns of phrase, but no pattern of a sentence: most words of those are the same. Nor
    have they most words in common, as a few may by chance (It was the letter, It was not until): what agrees
    in most words is one text, however short.
    """
    rng = random.Random(f"strangers {seed}")
    found = 0
    for _ in range(number):
        length = round(_SHORTEST * (_LONGEST / _SHORTEST) ** rng.random())
        one, two = _strangers(rng, length)
        found += not collate(sources_of_table({"A": one, "B": two}, "en")).unrelated
    return found


def _strangers(rng: random.Random, length: int) -> tuple[list[str], list[str]]:
    while True:
        one, two = (text.split() for text in prose.strangers(rng, length))
        if SequenceMatcher(None, one, two, autojunk=False).ratio() <= _MOST:
            return one, two


def strangers_report(number: int, seed: int) -> bool:
    """Print how many pairs of strangers are taken for one text; True where none is."""
    found = taken_for_one(number, seed)
    said = "MISSED" if found else "met   "
    print(f"\n{said} unrelated pairs taken for one text: {found} of {number} (goal 0)")
    return not found
