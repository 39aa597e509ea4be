"""Short and full forms of the same words: I've and I have, Dr and Doctor, U.S. and US."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final

from edition.light_dataclass import dataclass
from edition.model import Detail, Kind
from edition.text.known_words import primary_language
from edition.text.normalize import Ladder
from edition.text.remembered import answered_lately, remembered

_POINTED: Final = re.compile(  # U.S., e.g.; of two letters a part has a capital beside another: Ph.D., M.Ed.
    r"(?<!\w)(?:[A-Z][a-z]\.[A-Z]|[A-Z]\.[A-Z][a-z])(?!\w)\.?|(?:[^\W\d_]\.){2,}|[^\W\d_](?:\.[^\W\d_])+\.?"
)
_REMEMBERED: Final = 20_000  # readings whose full forms are kept
_MOST: Final = 32  # ways to write a reading out in full
_LONGEST: Final = 60  # characters; longer readings are no short forms
_VOWELS: Final = frozenset("aeiouy")
_APOSTROPHES: Final = str.maketrans("’ʼ′`", "''''")


@dataclass(frozen=True)
class Shortening:
    """The short forms of one language; words are compared as the ladder spells them.

    `small` are initials that are written in small letters without points too, `titles` those of the `pointed`
    that need no point behind a capital.
    """

    ladder: Ladder
    words: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, str]
    pointed: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()

    def detail(self, one: str, two: str) -> Detail | None:
        """What one reading is to the other where both say the same words, one of them short."""
        if max(len(one), len(two)) > _LONGEST or not (one and two):
            return None
        if _owns_alike(one, two) or _owns_alike(two, one):
            return Detail.ABBREVIATION
        plain = self.ladder.punctuation
        if plain(one).replace(" ", "") == plain(two).replace(" ", ""):
            same = _pointed_letters(one) == _pointed_letters(two)
            return None if same or one.casefold() == two.casefold() else Detail.ABBREVIATION
        if self.contracts(one) or self.contracts(two):
            return Detail.CONTRACTION if self._full(one) & self._full(two) else None
        if not (self.abbreviates(one) or self.abbreviates(two)) or not self._full(one) & self._full(two):
            return None
        ended = one[0].isalpha() and one.endswith(".") and two.endswith(".")
        if ended and not self._full(one[:-1]) & self._full(two[:-1]):
            return Detail.DOUBTFUL  # its point is that of the sentence: Il aime l'art.
        return Detail.ABBREVIATION

    def may_have_short(self, text: str) -> bool:
        """False of a text without short forms, points and apostrophes: no part of it is such a reading."""
        if "." in text or "'" in text.casefold().translate(_APOSTROPHES):
            return True
        return any(map(self._is_short, text.split()))

    def contracts(self, text: str) -> bool:
        """True where a word ends in what stands for another."""
        if text.isascii() and "'" not in text and "`" not in text:
            return False
        plain = text.casefold().translate(_APOSTROPHES)
        return "'" in plain and any(
            word.endswith(ending) for word in plain.split() for ending in self.endings
        )

    def abbreviates(self, text: str) -> bool:
        """True where a word is a short form, or letters with points."""
        if "." in text and " " in text and _bare(text) in self.words:
            return True
        if text.isascii() and text.isalnum():
            return self._is_short(text)
        if "'" in (plain := text.casefold().translate(_APOSTROPHES)) and plain in self.words:
            return True
        return any(
            self._is_short(word) or ("." in word and _POINTED.fullmatch(word)) for word in text.split()
        )

    def may_be_word(self, one: str, two: str) -> bool:
        """True of initials with points, and their letters small and without, which may be a word: U.N., un.

        Letters without a vowel are none (bbc). A list of words would not tell: it has initials too.
        """
        small, initials = sorted((one, two), key=len)
        letters = initials.replace(".", "").replace(" ", "")
        if letters == initials or not (small.isalpha() and small.islower()):
            return False
        plain = small.isascii() and _VOWELS.isdisjoint(small)
        if not initials.isupper():
            in_capitals = self.ladder.apart.tells(Kind.CASE, letters.upper(), small, initial=False)
            return in_capitals or (small in self.pointed and not plain)  # т.е., те
        return small not in self.small and not plain

    def _is_short(self, word: str) -> bool:
        bare = _bare(word)
        if bare not in self.words:
            return False
        shown = word.rstrip(",;:)").endswith(".") or (word.isupper() and len(word) > 1)
        return shown or bare not in self.pointed or (bare in self.titles and word[0].isupper())

    @answered_lately(_REMEMBERED)
    def _full(self, text: str) -> frozenset[str]:
        """A reading in all the ways to write it out in full, and as it is."""
        ways = [self._ways(word) for word in text.translate(_APOSTROPHES).split()]
        every = product(*ways) if _count(ways) <= _MOST else ()
        full = [" ".join(words) for words in every]
        if "." in text or "'" in text.translate(_APOSTROPHES):
            full += self.words.get(text.casefold().translate(_APOSTROPHES), ())
        if "." in text:
            full += self.words.get(_bare(text), ())
        return frozenset(self.ladder.spelling(each).replace(" ", "") for each in full)

    def _ways(self, word: str) -> Sequence[str]:
        short = self._written_out(word.casefold(), self._is_short(word))
        bare = _POINTED.sub(lambda letters: letters[0].replace(".", ""), word).casefold()
        return list(dict.fromkeys([bare, *short]))

    def _written_out(self, word: str, short: bool) -> Iterator[str]:
        """What a word without capitals may stand for; `short`: it is shown to be a short form."""
        yield from self.words[_bare(word)] if short else ()
        for ending, meant in self.endings.items():
            if word.endswith(ending) and len(word) > len(ending):
                stem = word[: -len(ending)]
                for start in dict.fromkeys((stem, self.stems.get(stem, stem))):
                    yield from (f"{start} {each}" for each in meant)


def _owns_alike(one: str, two: str) -> bool:
    """True of a name or word that ends in s, in both ways to say what is its: James's, James'."""
    owner, other = one.casefold().translate(_APOSTROPHES), two.casefold().translate(_APOSTROPHES)
    return owner.endswith("s's") and owner[:-1] == other


def _pointed_letters(text: str) -> bool:
    """True where single letters have points."""
    return any(_POINTED.fullmatch(word) for word in text.replace(". ", ".").split())


def _bare(word: str) -> str:
    folded = word.casefold().removesuffix(".")
    return folded if folded.isalnum() else "".join(c for c in folded if c.isalnum() or c in "&°º§№")


def _count(ways: Sequence[Sequence[str]]) -> int:
    count = 1
    for each in ways:
        count *= len(each)
    return count


@remembered
def shortening(rules: Mapping[str, Mapping[str, Any]], language: str | None, ladder: Ladder) -> Shortening:
    """The short forms of a language (BCP 47)."""
    known = rules.get("shortening", {}).get(primary_language(language or "en"), {})
    return Shortening(
        ladder,
        {short.casefold(): tuple(full) for short, *full in known.get("words", ())},
        {ending: tuple(meant) for ending, *meant in known.get("endings", ())},
        dict(known.get("stems", ())),
        frozenset(known.get("pointed", ())),
        frozenset(known.get("small", ())),
        frozenset(known.get("titles", ())),
    )
