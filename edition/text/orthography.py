"""Accepted spellings of one word in a language, folded into one: accents, points, letters, old spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import cache, cached_property
from itertools import chain
from typing import Any, Final

import numpy as np

from edition.light_dataclass import dataclass
from edition.text.word_edges import codes_of
from edition.wordlists import primary_language

_HAN: Final = (0x3400, 0xA000)  # where Unicode has the Chinese characters that are in use
_TIMES: Final = 3  # one rule may make what another one folds; no chain is longer


@dataclass(frozen=True)
class Orthography:
    """The rules of one language; without any it leaves every word as it is.

    `marks` are the combining characters left out, or `all`.
    """

    marks: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)
    patterns: tuple[tuple[re.Pattern[str], str], ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    characters: str = ""

    def fold(self, word: str) -> str:
        """One spelling of a word that has neither capitals nor marks of punctuation.

        >>> Orthography(letters={"ß": "ss"}).fold("daß")
        'dass'
        """
        for _ in range(_TIMES):
            before = word
            word = self._plain(word)
            word = self._words.get(word, word)
            if word == before:
                break
        return word

    def _plain(self, word: str) -> str:
        if self.characters and not word.isascii():
            word = _converter(self.characters)(word)
        word = word.translate(self._table)
        if self.marks and not word.isascii():
            word = without_diacritics(word, self.marks)
        for pattern, replacement in self.patterns:
            word = pattern.sub(replacement, word)
        return word

    @cached_property
    def _table(self) -> dict[int, str]:
        return {ord(letter): plain for letter, plain in self.letters.items()}

    @cached_property
    def _words(self) -> dict[str, str]:
        """The words as they are when letters and marks are folded."""
        return {self._plain(word): self._plain(other) for word, other in self.words.items()}


def without_diacritics(word: str, marks: str = "all") -> str:
    """A word without accents and points, or without those named.

    >>> without_diacritics("l’État"), without_diacritics("מֶלֶךְ")
    ('l’Etat', 'מלך')
    """
    letters = unicodedata.normalize("NFD", word)
    kept = (c for c in letters if not (unicodedata.category(c) == "Mn" if marks == "all" else c in marks))
    return unicodedata.normalize("NFC", "".join(kept))


@cache
def _converter(table: str) -> Callable[[str], str]:
    from opencc import OpenCC  # a quarter of a second, which only Chinese and Japanese texts need

    convert: Callable[[str], str] = OpenCC(table).convert
    return convert


def simplified(texts: Iterable[str]) -> dict[str, str]:
    """Traditional Chinese characters, each with its simplified form, where texts have the one or the other.

    >>> simplified(["从未有后门"])["門"]
    '门'
    """
    occurring = set(map(chr, chain.from_iterable(map(_chinese_in, texts))))
    if not occurring:
        return {}
    every = [chr(code) for code in range(*_HAN)]
    forms = dict(zip(every, _converter("t2s")("\n".join(every)).split("\n"), strict=True))
    wanted = {forms[one] for one in occurring}
    return {one: form for one, form in forms.items() if form != one and form in wanted}


def _chinese_in(text: str) -> list[int]:
    """The code points of the Chinese characters of a text."""
    codes = codes_of(text)
    found: list[int] = np.unique(codes[(codes >= _HAN[0]) & (codes < _HAN[1])]).tolist()
    return found


def orthography(rules: Mapping[str, Mapping[str, Any]], language: str | None) -> Orthography:
    """The orthographies of a language (BCP 47); none where it is not known."""
    primary = primary_language(language)
    known = rules.get("orthography", {}).get(primary, {})
    return Orthography(
        known.get("marks", ""),
        dict(known.get("letters", ())),
        tuple((re.compile(match), replacement) for match, replacement in known.get("patterns", ())),
        dict(known.get("words", ())),
        known.get("characters", ""),
    )
