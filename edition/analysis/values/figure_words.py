"""The words, digits and signs that a figure is made of, one by one, in one language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Final

from text_to_num import alpha2digit

from edition.analysis.values.number_parts import (
    IN_ONE_WORD,
    ROMAN,
    THOUSANDS,
    MeaningPart,
    divided_into,
    joined_number,
)
from edition.analysis.values.number_words import has_fraction, in_one_form, signed
from edition.light_dataclass import dataclass
from edition.text.figures import DASHES, FIGURE, Figures
from edition.text.word_edges import is_spaceless

_PLAIN: Final = str.maketrans({"％": "%", "٫": ".", "٬": ",", "℃": "°C", "℉": "°F"})
_RANGE: Final = re.compile(rf" ?[{DASHES}] ?")
_READ: Final = frozenset(("en", "fr", "es", "pt", "de", "nl", "it", "da"))  # number words that text2num reads
_SCALED: Final = re.compile(r"(.*\d)([^\W\d_]+)")
AND: Final = "&"  # stands for a word that joins parts of a number
TO: Final = "–"  # stands for the dash of a range; no token is one
_VOWELS: Final = r"\u0900-\u0903\u093a-\u094f"  # signs of Devanagari that stand in words
_TOKEN: Final = re.compile(
    rf"{FIGURE.pattern}[^\W\d_]*|[^\W\d_](?:[^\W\d_]|[{_VOWELS}])*(?:\.(?=[^\W\d_]))?"
    "|[¼-¾⅐-⅞%‰٪$£€¥₹₽₩₺₴₪¢°′″]"
)
_WORDS: Final = re.compile(r"[\w§¶№#@&*^+=~|\\†‡※•]")  # signs too which say more than that words divide
CURRENCY: Final = "$£€¥₹₽₩₺₴₪¢"
_FEET: Final = re.compile("(?<=\\d)['’](?!\\w|['’])|(?<=\\d)['’](?=\\d{1,2}(?:[\"”″]|''))")
_INCHES: Final = re.compile("(?<=\\d)(?:[\"”]|'')(?!\\w)")
_COMPOUNDS: Final = frozenset(("sv", "nb", "nn", "no", "tr"))  # languages that write numbers in one word
_LONGEST_COMPOUND: Final = 40  # letters of such a word


@dataclass(frozen=True)
class FigureWords:
    """The words of one language that say how much; `figures` says how it writes numbers.

    `also` are words that only join parts of a number, `prefix` what does so at the beginning of a word,
    `ranges` words between the figures of a range, `fractions` signs and the patterns of what they stand for,
    `halves` words in these, `plurals` the multiples that alone say no number: thousands. `ones` are the words
    that say one before a multiple, in `many` as a word for one does; `listing` and `either` words for *and*
    and *or* between numbers.
    """

    language: str
    figures: Figures
    scales: Mapping[str, int]
    plurals: frozenset[str]
    numbers: Mapping[str, int]
    measures: Mapping[str, str]
    ordinals: frozenset[str]
    also: frozenset[str]
    calendar: Mapping[str, MeaningPart]
    fractions: tuple[tuple[str, str], ...] = ()
    ranges: frozenset[str] = frozenset()
    halves: frozenset[str] = frozenset()
    ones: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    prefix: str = ""
    listing: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()

    @cached_property
    def joints(self) -> Mapping[str, str]:
        """By word how it joins the numbers of a row."""
        return {
            **dict.fromkeys(sorted(self.also | self.listing), "and"),
            **dict.fromkeys(sorted(self.either), "or"),
            **dict.fromkeys(sorted(self.ranges), "to"),
        }

    def tokens(self, text: str) -> Iterator[str]:
        """The text as figures, words and signs, number words read; what stands between says nothing."""
        folded = (text if text.isascii() else unicodedata.normalize("NFC", text).translate(_PLAIN)).strip()
        if not folded.isalpha():
            folded = _INCHES.sub("″", _FEET.sub("′", folded))
        folded = in_one_form(folded, self.language, self.fractions, self.figures.decimal or ".")
        if "½" in folded:
            folded = self._half_of.sub(_before_multiple, folded)
        if not folded.isalpha():
            if self.any_phrase.search(folded):
                for phrase, name in self._phrases:
                    folded = phrase.sub(name, folded)
            folded = self._multiple.sub(r"\1", folded)
        if self.language in _READ and not ROMAN.fullmatch(folded):
            said = self._one.sub("one", folded) if self.ones and " " in folded else folded
            folded = _read_numbers(said, self.language)
        folded = signed(folded)
        if folded.isalpha():  # one word, as nearly always
            yield from self._divided(folded)
            return
        folded = self._range.sub("-", folded)
        at = 0
        for match in _TOKEN.finditer(folded):
            if _WORDS.search(folded, at, match.start()):
                yield "?"  # something that is none of these
            if at and _RANGE.fullmatch(folded, at, match.start()) and not match.group().isalpha():
                yield TO
            at = match.end()
            yield from self._divided(match.group())
        if _WORDS.search(folded, at):
            yield "?"

    def _divided(self, token: str) -> Iterator[str]:
        """A figure, its currency, its multiple, each by itself; one sign for a word that joins others."""
        sign = "" if token.isalpha() else next((c for c in token if c in CURRENCY), "")
        bare = token.replace(sign, "") if sign else token
        scaled = None if bare.isalpha() else _SCALED.fullmatch(bare)
        if scaled and scaled[2].casefold() in self.scales.keys() | self.measures.keys():
            yield from filter(None, (scaled[1], sign, scaled[2]))
        elif bare.casefold() in self.also:
            yield AND
        else:
            yield from filter(None, (*self._pieces(bare), sign))

    def _pieces(self, word: str) -> Sequence[str]:
        """A word, or the words for numbers that it is made of: tjugoett, وعشرون."""
        if self.language in IN_ONE_WORD and word.isalpha() and len(word) <= _LONGEST_COMPOUND:
            pieces = divided_into(word.casefold(), self.numbers.keys() | self.scales.keys())
            value = joined_number(pieces, self.numbers, self.scales)
            return [str(value)] if value else [word]
        if not (word.isalpha() and (self.language in _COMPOUNDS or self.prefix)):
            return [word]
        known = self.numbers.keys() | self.scales.keys()
        if self.prefix and word.startswith(self.prefix) and word[len(self.prefix) :] in known:
            return [word[len(self.prefix) :]]
        if self.language not in _COMPOUNDS or len(word) > _LONGEST_COMPOUND:
            return [word]
        return divided_into(word.casefold(), known) or [word]

    def may_say(self, word: str) -> bool:
        """Whether a lone word of the letters a to z may be part of a figure: of nearly all soon seen not."""
        if word.casefold() in self._alone or self.prefix or ROMAN.match(word):
            return True
        if self.language in _COMPOUNDS | IN_ONE_WORD or has_fraction(word, self.fractions):
            return True
        return self.language in _READ and alpha2digit(word, self.language, threshold=0) != word

    @cached_property
    def _alone(self) -> frozenset[str]:
        """The words that say something by themselves."""
        return frozenset((TO, *self.scales, *self.numbers, *self.calendar, *self.measures))

    @cached_property
    def _half_of(self) -> re.Pattern[str]:
        """A multiple and the half of it, a number or what says one before: a million and a half."""
        names = [name for name, value in self.scales.items() if value >= THOUSANDS[0]]
        return re.compile(rf"(^(?:{_any(self.ones)} )?)?\b({_any(names)})\s+½", re.IGNORECASE)

    @cached_property
    def _one(self) -> re.Pattern[str]:
        """What says one, before a multiple."""
        return re.compile(rf"\b{_any(self.ones)}(?= {_any(self.many)}\b)", re.IGNORECASE)

    @cached_property
    def _phrases(self) -> list[tuple[re.Pattern[str], str]]:
        """What finds measures of more than one word or sign, and the one name of each; few texts have any."""
        return [
            (re.compile(_whole([written]), re.IGNORECASE), self.measures[name])
            for name, written in self._phrases_written.items()
        ]

    @cached_property
    def _phrases_written(self) -> dict[str, str]:
        listed = (name for name in self.measures if len(name) > 1 and not name.isalpha())
        names = sorted(listed, key=len, reverse=True)  # of two the one that the other begins with comes last
        return {name: re.escape(name) + (r"(?!\w)" if name[-1].isalpha() else "") for name in names}

    @cached_property
    def any_phrase(self) -> re.Pattern[str]:
        """Any of them; most texts have none."""
        return re.compile(_whole(self._phrases_written.values() or ["(?!)"]), re.IGNORECASE)

    @cached_property
    def pointed(self) -> bool:
        """True where one of them is a word and a point; no others are in such a text."""
        return any(name[-1] == "." and name[:-1].isalpha() for name in self._phrases_written)

    @cached_property
    def _range(self) -> re.Pattern[str]:
        """The word between the figures of a range; between sums it may tell of a rise: it rose 2% to 5%."""
        names = [name if is_spaceless(name[0]) else f" {name} " for name in sorted(self.ranges)]
        return re.compile(rf"(?<=\d){_any(names)}(?=\d)", re.IGNORECASE)

    @cached_property
    def _multiple(self) -> re.Pattern[str]:
        """The space between digits and a multiple."""
        names = "|".join(map(re.escape, sorted(self.scales, key=len, reverse=True))) or "(?!)"
        return re.compile(rf"(?<=\d)[\s-]+((?:{names})(?!\w))", re.IGNORECASE)


def _before_multiple(half: re.Match[str]) -> str:
    """The half of a multiple before it; where no number stands there one is meant: a million and a half."""
    return f"{'½' if half[1] is None else '1 ½'} {half[2]}"


def _any(words: Iterable[str]) -> str:
    """The pattern of any of these words; of none where there are none."""
    return rf"(?:{'|'.join(map(re.escape, words)) or '(?!)'})"


def _whole(patterns: Iterable[str]) -> str:
    """Any of these that begins with a word or sign."""
    return rf"(?<!\w)(?:{'|'.join(patterns)})"


@cache
def _read_numbers(text: str, language: str) -> str:
    """The text with number words in digits."""
    if not any(c.isalpha() for c in text):
        return text
    found: str = alpha2digit(text, language, threshold=0)
    return found
