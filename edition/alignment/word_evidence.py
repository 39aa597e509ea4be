"""What one word says, in nats, when it stands in two texts or is like one of another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance.Levenshtein import normalized_similarity
from rapidfuzz.process import cpdist

from edition.text.linking import common_words
from edition.text.word_edges import is_spaceless

# What a word says before its texts are counted: a letter of an alphabet about as much as it has entropy
# within words, a sign that is a syllable or a word of its own as much as so many letters.
_LETTER: Final = 1.3
_SYLLABLE: Final = 2.6
_SIGN: Final = 4.0
# Ethiopic, Hangul, Kana
_SYLLABLES: Final = (("\u1200", "\u139f"), ("\uac00", "\ud7a3"), ("\u3040", "\u30ff"))
_HAN: Final = (("\u3005", "\u3007"), ("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))
_SHORT: Final = 3.2  # nats; no word says less for being short, before it is counted
# Nats of the words that any text of their language has; one word in twelve is no commoner.
COMMON: Final = 2.5
RARE: Final = 8.0  # nats; none is so rare that it says more, as no text tells of what it has once

# How a letter that agrees and one that does not speak for two words being one word in two forms.
_AGREES: Final = 1.3
_DISAGREES: Final = 1.8
NOTHING: Final = _DISAGREES / (_AGREES + _DISAGREES)  # likeness of two words up to which it says nothing


def nats_of(word: str) -> float:
    """The nats that a link of a word says by its letters alone, before texts are counted."""
    if word in common_words():
        return COMMON
    letters = _LETTER * len(word) if word.isascii() else sum(map(_sign, word))
    return max(_SHORT, min(RARE, letters))


def is_little(word: str) -> bool:
    """True of a word that is common or has a letter or two: none with which a sentence is sure to end."""
    return nats_of(word) <= _SHORT


def _sign(character: str) -> float:
    if _is_of(character, _SYLLABLES):
        return _SYLLABLE
    return _SIGN if is_spaceless(character) else _LETTER


def is_one_letter(word: str) -> bool:
    """True of a word that is one letter or syllable of a script without spaces: many make a word."""
    return is_spaceless(word) and not _is_of(word[0], _HAN)


def _is_of(character: str, script: Sequence[tuple[str, str]]) -> bool:
    return any(first <= character <= last for first, last in script)


def likeness_of(one: str, two: str, words: int = 1) -> float:
    """What it says that two words, or so many run together in one of the texts, are alike, in nats."""
    longest = max(len(one), len(two))
    agree = normalized_similarity(one, two) * longest
    return min(RARE * words, max(0.0, _AGREES * agree - _DISAGREES * (longest - agree)))


def say_nothing(ones: Sequence[str], others: Sequence[str]) -> NDArray[np.bool_]:
    """Of words one by one with others whether it says nothing that they are alike, as by `likeness_of`."""
    alike = cpdist(ones, others, scorer=normalized_similarity, dtype=np.float64)
    return np.asarray(alike <= NOTHING, dtype=np.bool_)
