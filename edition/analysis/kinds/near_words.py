"""Other words that are near those of a text: by an accent (avó, avo), or an apostrophe (l'arme, larme).

What is looked for is what a language is known to have; whether it is another word is asked of the classifier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from edition.analysis.kinds.accents import ACCENT_PARTS
from edition.analysis.kinds.classify import Classifier
from edition.late_patterns import late
from edition.model import CHANGES, Transcription
from edition.text.orthography import without_diacritics

_ACCENTED: Final = {"a": "áàâã", "c": "ç", "e": "éèêë", "i": "íìîï", "n": "ñ", "o": "óòôõ", "u": "úùûü"}
_CLITIC: Final = 2  # letters of what is elided before a word: l', qu'
_MAY_ELIDE: Final = late(re.compile, "(qu|[^aeiouy])([aeiouyhàâéèêëîïôœ].+)")  # before a vowel, or an h
_PRINT: Final = Transcription.BORN_DIGITAL


def near_words(known: Classifier, words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a word, without capitals, and another word of the language that is near it."""
    if known.meaning.language not in ACCENT_PARTS or not known.listed:
        return
    for word in words:
        for near in {*_by_accents(word, known), *_by_apostrophe(word)} - {word}:
            if known.classify(word, near, _PRINT, _PRINT).kind in CHANGES:
                yield word, near


def _by_accents(word: str, known: Classifier) -> Iterator[str]:
    """The words of the list of the same letters with no accent, with one, or one changed."""
    bare = without_diacritics(word)
    if not bare.isalpha():
        return
    if known.in_list(bare):
        yield bare
    for kept in {bare, word if len(word) == len(bare) else bare}:
        for at, letter in enumerate(bare):
            for accented in (letter, *_ACCENTED.get(letter, "")):
                near = kept[:at] + accented + kept[at + 1 :]
                if near != kept and known.in_list(near):
                    yield near


def _by_apostrophe(word: str) -> Iterator[str]:
    """The word with an apostrophe behind what may be elided, or without the one that it has there."""
    at = word.find("'")
    if 0 < at <= _CLITIC:
        yield word[:at] + word[at + 1 :]
    elif at < 0 and (found := _MAY_ELIDE.match(word)):
        yield f"{found[1]}'{found[2]}"
