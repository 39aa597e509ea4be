"""What accents and points say: one word written otherwise, or another word of the language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import field
from itertools import accumulate, pairwise
from typing import Final

from edition.analysis.kinds.readings import Finding, ReadingWords
from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import Detail, Kind
from edition.text.known_words import much_rarer
from edition.text.orthography import without_diacritics

_EDGES: Final = ".,;:!?()[]\"'«»"
# An accent says which syllable is loud
_STRESSED: Final = frozenset(("el", "grc", "ru", "uk", "es", "it", "pt"))
_ACUTE: Final = "\u0301"  # which stands for grave and circumflex too
# Languages whose verbs and nouns an accent parts; a list of words has not all of their forms.
ACCENT_PARTS: Final = frozenset(("es", "fr", "it", "pt"))
# Languages whose capitals are often printed without their accents.
_BARE_CAPITALS: Final = frozenset(("fr", "es", "it", "pt", "ca"))
# Languages whose letters bear points, or breathings, one of which excludes another.
_POINTED: Final = frozenset(("he", "yi", "ar", "fa", "ur", "el", "grc"))
# Marks that say the same of a word, and the signs of chant in Hebrew, which say nothing.
_ONE_MARK: Final = {"\u0300": _ACUTE, "\u0342": _ACUTE, "\u05c7": "\u05b8"}
_CHANT: Final = frozenset(map(chr, (*range(0x0591, 0x05B0), 0x05BD, 0x05BF)))
# Lines by which scribes of Latin say that letters are left out (dictũ, dn̄s), where none says that a vowel is
# long; over a last u either may be meant, and many more words end in -um.
_LINE: Final = late(re.compile, "[\u0303\u0305]|[^\\Waeiouyæœ]\u0304|u\u0304(?![\\w\u0300-\u036f])")
_VOWELS: Final = "".join(map(chr, range(0x064B, 0x0653)))  # of Arabic, which few texts write
# Times as common as the form of it that some print: with ى for ي, as in Egypt (في 7, أي 8), or with ي for ى
# (حتى 21, أخرى 23). Of two words neither is so (بنى, بني: 3; ترى, تري: 6).
_PRINTED_SO: Final = (3.5, 8)
_POINTS: Final = frozenset(("ar", "fa", "ru", "en"))  # with a list, in which accents or points never do


@dataclass(frozen=True)
class Accents:
    """Judges readings that accents and points alone tell apart, by the habits of a language."""

    words: ReadingWords
    language: str
    listed: bool
    in_list: Callable[[str], bool] = field(repr=False, compare=False)

    def finding(self, one: str, two: str) -> Finding | None:
        """What readings are that accents and points alone tell apart: one word, or two of the language."""
        words, others = self._parted_alike(self.words.split(one), self.words.split(two))
        if self.language == "ar" and any(map(self._end_in_two_letters, words, others)):
            return Finding(Kind.SPELLING, Detail.DOUBTFUL)
        if list(map(self._bare, words)) != list(map(self._bare, others)):
            return None
        if self.language == "la" and _left_out(one) != _left_out(two):
            return Finding(Kind.SPELLING, Detail.DOUBTFUL)
        pairs = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
        named = one[:1].isupper() and two[:1].isupper()
        if self.language in _STRESSED and any(_stress_moved(*pair) for pair in pairs):
            return Finding(Kind.SUBSTITUTION, Detail.ACCENT)
        if self.language in _POINTED and any(_contradict(*pair) for pair in pairs):
            return Finding(Kind.SUBSTITUTION, Detail.ACCENT)
        if self.words.meaning.tones:
            same = all(_tone_only_placed(*pair) for pair in pairs)
            return Finding(Kind.SPELLING if same else Kind.SUBSTITUTION, Detail.ACCENT)
        if any(self._two_words(*pair, named) for pair in pairs):
            return Finding(Kind.SUBSTITUTION, Detail.ACCENT)
        return Finding(Kind.SPELLING, Detail.ACCENT)

    def _parted_alike(self, words: list[str], others: list[str]) -> tuple[list[str], list[str]]:
        """The words of two readings, parted alike where one runs some together, or parts letters.

        *éldía* is parted as *el día* is, and *e l* joined as *él* is, which the list has.
        """
        if len(words) == len(others) or not words or not others:
            return words, others
        turned = len(words) < len(others)
        more, fewer = (list(map(_letters, each)) for each in ((others, words) if turned else (words, others)))
        if len("".join(more)) != len("".join(fewer)):
            return words, others
        if all(map(self.in_list, fewer)):
            more = _cut("".join(more), fewer)
        else:
            fewer = _cut("".join(fewer), more)
        return (fewer, more) if turned else (more, fewer)

    def _end_in_two_letters(self, one: str, two: str) -> bool:
        """True of two words that a last ى or ي tells apart, neither of them the other as some print it."""
        dotless, dotted = sorted(
            (without_diacritics(each, _VOWELS) for each in (one, two)), key=lambda word: word[-1:]
        )
        if dotless[-1:] + dotted[-1:] != "ىي" or dotless[:-1] != dotted[:-1]:
            return False
        known = self.in_list(dotless) and self.in_list(dotted)
        rarer = (much_rarer(self.language, times) for times in _PRINTED_SO)
        return known and not (next(rarer)(dotless, dotted) or next(rarer)(dotted, dotless))

    def _bare(self, word: str) -> str:
        """A word without accents; the stroke of a letter is one in languages of tones (đi, di)."""
        bare = without_diacritics(word)
        return bare.replace("đ", "d") if self.words.meaning.tones else bare

    def _two_words(self, one: str, two: str, named: bool) -> bool:
        """True of words the list has both of, or neither and they are no names: nothing says they are one.

        What the list has without an accent is a word of its own, though it may lack the other: entre, entré.
        """
        variants = self.words.ladder.orthography.words
        one, two = (word.strip(_EDGES).split("'")[-1] for word in (one, two))
        if (
            not self.listed
            or self.language in _POINTS
            or two == variants.get(one, one)
            or one == variants.get(two)
        ):
            return False
        known = [self.in_list(word) for word in (one, two)]
        if self.language in ACCENT_PARTS and self._bare(one) in (one, two) and known[two == self._bare(one)]:
            return True
        return all(known) or not (any(known) or named)


def on_bare_capitals(one: str, two: str, language: str) -> bool:
    """True of readings of which only accents of capitals differ, and one text has none there: À, A.

    >>> on_bare_capitals("À Paris", "A Paris", "fr"), on_bare_capitals("à Paris", "a Paris", "fr")
    (True, False)
    """
    first, second = _composed(one), _composed(two)
    if language not in _BARE_CAPITALS or len(first) != len(second):
        return False
    apart = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return all(a.isupper() and b.isupper() and without_diacritics(a + b) in (a * 2, b * 2) for a, b in apart)


def _left_out(text: str) -> int:
    """How often a line over a letter of a Latin text may say that others are left out.

    >>> _left_out("dictū"), _left_out("dn̄s"), _left_out("terrā"), _left_out("dictu")
    (1, 1, 0, 0)
    """
    return len(_LINE.findall(unicodedata.normalize("NFD", text.casefold())))


def _tone_only_placed(one: str, two: str) -> bool:
    """True of two words of the same letters and marks, one of which is on another vowel: hòa, hoà."""
    first, second = (sorted(unicodedata.normalize("NFD", word)) for word in (one, two))
    return first == second


def _stress_moved(one: str, two: str) -> bool:
    """True of two words with one accent each, on different letters: ποτέ is not πότε."""
    # By letter: an editor's dot below one that is damaged moves no accent
    places = [[at for at, marks in enumerate(_marked(word)) if _ACUTE in marks] for word in (one, two)]
    return len(places[0]) == len(places[1]) == 1 and places[0] != places[1]


def _contradict(one: str, two: str) -> bool:
    """True where a letter has marks in both words, and each has one that the other lacks."""
    pairs = zip(_marked(one), _marked(two), strict=False)
    return any(first - second and second - first for first, second in pairs)


def _marked(word: str) -> list[set[str]]:
    """The marks of each letter, those that say the same made one."""
    letters: list[set[str]] = []
    for character in unicodedata.normalize("NFD", word):
        if unicodedata.category(character) != "Mn":
            letters.append(set())
        elif letters and character not in _CHANT:
            letters[-1].add(_ONE_MARK.get(character, character))
    return letters


def _cut(letters: str, words: list[str]) -> list[str]:
    """Letters in as many words, as long each, as those of another reading.

    >>> _cut("éldía", ["el", "día"])
    ['él', 'día']
    """
    ends = accumulate(map(len, words), initial=0)
    return [letters[start:end] for start, end in pairwise(ends)]


def _letters(word: str) -> str:
    return "".join(filter(str.isalpha, _composed(word)))


def _composed(word: str) -> str:
    return unicodedata.normalize("NFC", word)
