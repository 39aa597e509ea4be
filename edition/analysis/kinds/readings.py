"""What is asked of the words of one reading, and what is found of two."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from edition.analysis.kinds.meaning import Meaning
from edition.analysis.values.number_parts import ROMAN
from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import Detail, Kind
from edition.text.layout.lines import SENTENCE_ENDS
from edition.text.normalize import Ladder, is_punctuation
from edition.text.orthography import without_diacritics
from edition.text.remembered import answered_once
from edition.text.word_count import has_words

PARTING: Final = re.compile(r"[\s,;:.!?()\[\]…/*]+")  # what stands between two words, and not inside one
# Languages that write the loud syllable only in books to learn from
_UNSTRESSED: Final = frozenset(("ru", "uk"))
_ACUTE: Final = "\u0301"
_COMPOUNDS: Final = frozenset(("de", "nl"))  # languages of which no list has every word of two
_ELIDED: Final = frozenset(("fr", "it", "ca", "oc"))  # of which no list has words with what is elided before
_OWNING: Final = frozenset(("en",))  # in which a word with the sign of whose it is is in no list
_OWNER: Final = re.compile("'s?$|(?<=s)'$")
_CLITIC: Final = 2  # letters of what is elided and written before a word: l', qu'
_PART: Final = 4  # letters of a part of such a word at least
_CAPITALS_BESIDE: Final = 16  # characters on either side in which a word among capitals has another
_CAPITALS_AROUND: Final = 40  # the same of a word in capitals alone
_PRINTED: Final = re.compile(r"\S+")
_STOPS: Final = frozenset(SENTENCE_ENDS)
_OPENS: Final = late(re.compile, rf"(?:^|\n\s*\n|[{SENTENCE_ENDS}][\"'”’»)\]]*\s)[\s\"'“‘„«(\[]*$")
_BEGINS: Final = late(re.compile, r"(?:^|\n\s*\n)[\s\"'“‘„«(\[]*$")  # a paragraph


class Finding(NamedTuple):
    """The kind of a difference, None of readings that are the same to the letter, and its detail."""

    kind: Kind | None
    detail: Detail | None = None


@dataclass(frozen=True)
class ReadingWords:
    """The words of readings by one edition's ladder; `is_word` knows its language's, without capitals."""

    ladder: Ladder
    meaning: Meaning
    is_word: Callable[[str], bool]
    much_rarer: Callable[[str, str], bool]

    @answered_once  # the base's reading stands beside many
    def split(self, text: str) -> list[str]:
        """The words of a reading, without capitals and marks that change none."""
        return [word for word in self.ladder.case(text).split(" ") if has_words(word)]

    @answered_once
    def figures(self, text: str) -> list[str]:
        """The words of a reading that are figures or part of one."""
        words = self.ladder.punctuation(text).split(" ")
        return [word for word in words if self._is_figure(word)] or romans(text)

    @answered_once
    def _is_figure(self, word: str) -> bool:
        return bool(word) and self.meaning.is_figure(word)

    def stressed_apart(self, one: str, two: str) -> bool:
        """True of one word with the signs of two loud syllables, which only a book to learn from has."""
        if self.meaning.language not in _UNSTRESSED or _ACUTE not in one or _ACUTE not in two:
            return False
        return without_diacritics(one, _ACUTE) == without_diacritics(two, _ACUTE)

    @answered_once
    def is_real(self, word: str) -> bool:
        """True of a word of the language, in one of its spellings."""
        bare = word if word.isalpha() else word.strip("".join(c for c in word if is_punctuation(c)))
        if self.meaning.language in _UNSTRESSED:
            bare = without_diacritics(bare, _ACUTE)
        if self.is_word(bare) or self.is_word(self.ladder.spelling(word)) or self.meaning.is_prefix(bare):
            return True
        if self.meaning.language in _OWNING and _OWNER.search(bare):
            return self.is_word(_OWNER.sub("", bare))
        if self.meaning.language in _ELIDED and "'" in bare:
            before, _, after = bare.rpartition("'")
            return self.is_word(after) and (len(before) <= _CLITIC or self._is_elided(before))
        return self.meaning.language in _COMPOUNDS and self._is_compound(bare)

    def elided_apart(self, one: str, two: str) -> bool:
        """True where an apostrophe makes another word of the same letters: l'arme, larme.

        No slip is one, as lhomme is, nor what is elided of a word: entr'acte, entracte.
        """
        if self.meaning.language not in _ELIDED:
            return False
        words, others = (self.ladder.case(text).split(" ") for text in (one, two))
        pairs = [sorted(pair, key=len) for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
        return any(
            0 < parted.find("'") <= _CLITIC
            and joined == parted.replace("'", "", 1)
            and self.is_real(joined)
            and self.is_real(parted)
            for joined, parted in pairs
        )

    def _is_elided(self, word: str) -> bool:
        """True of a word that lacks its last vowel: dell, quell."""
        return any(self.is_word(word + vowel) for vowel in "aeoi")

    def _is_compound(self, word: str) -> bool:
        """True of two words written as one: wohlbedacht."""
        cuts = range(_PART, len(word) - _PART + 1)
        return any(self.is_word(word[:at]) and self.is_word(word[at:]) for at in cuts)


def romans(text: str) -> list[str]:
    """The words that are Roman numerals in capitals."""
    return [] if text.islower() else [word for word in PARTING.split(text) if ROMAN.fullmatch(word)]


def capitals_by_place(*readings: tuple[str, str, int]) -> bool:
    """True of two readings, each with its source and offset, that are one but for capitals from their places.

    Where only one is in capitals throughout, its own place tells, or that a paragraph begins there: IT, It.
    """
    (_, one, _), (_, two, _) = readings
    if one.casefold() != two.casefold():
        return False
    in_capitals = [each for each in readings if each[1].isupper() and len(each[1]) > 1]
    if len(in_capitals) != 1:
        return any(capital_by_place(*each) for each in readings)
    ((source, text, start),) = in_capitals
    opens = _BEGINS.search(source[max(0, start - _CAPITALS_AROUND) : start]) is not None
    return opens or capital_by_place(source, text, start)


def alone_at_the_head(*readings: tuple[str, str, int]) -> bool:
    """True where only that a paragraph begins there may explain that one reading is in capitals.

    The words behind it are in none, as where a chapter opens with several: *WHO said*, *Who said*.
    """
    in_capitals = [each for each in readings if each[1].isupper() and len(each[1]) > 1]
    return len(in_capitals) == 1 and not capital_by_place(*in_capitals[0])


def capital_by_place(source: str, text: str, start: int) -> bool:
    """True where a reading has capitals from its place: it begins a sentence, or stands among capitals.

    Two words in capitals inside a sentence may each be a name; three are not, nor are two that begin one.
    """
    if text.isupper() and len(text) > 1:
        ahead = source[max(0, start - _CAPITALS_AROUND) : start]
        before = _in_capitals(list(_PRINTED.finditer(ahead))[::-1], backward=True)
        behind = source[start + len(text) : start + len(text) + _CAPITALS_AROUND]
        after = _in_capitals(list(_PRINTED.finditer(behind)), backward=False)
        opens = _OPENS.search(ahead[: before[-1].start()] if before else ahead) is not None
        return sum(map(_is_long, (*before, *after))) >= (1 if opens else 2)
    before_it = source[max(0, start - _CAPITALS_BESIDE) : start].rstrip(" \"'“‘„«([")
    return text[:1].isupper() and (
        not before_it or before_it[-1] in SENTENCE_ENDS or before_it[-1] in "\n\r\f"
    )


def _in_capitals(words: list[re.Match[str]], backward: bool) -> list[re.Match[str]]:
    """The words, nearest first, up to one with small letters or the end of the sentence."""
    found: list[re.Match[str]] = []
    for word in words:
        ends = word.group().rstrip("\"'”’»)]")[-1:] in _STOPS
        if word.group() != word.group().upper() or (ends and backward):
            break
        found.append(word)
        if ends:
            break
    return found


def _is_long(word: re.Match[str]) -> bool:
    """True of a word of several letters: one alone has a capital anyhow (I, A)."""
    return sum(map(str.isalpha, word.group())) > 1
