"""The values of figures: numbers in words and digits, dates, money, measures, by language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, cached_property
from typing import Any, Final

from text_to_num import alpha2digit

from edition.analysis.values.dates import calendar_of, same_day, turned_day
from edition.analysis.values.number_parts import (
    IN_ONE_WORD,
    ROMAN,
    THOUSANDS,
    MeaningPart,
    adds,
    divided_into,
    goes_on,
    multiplied,
    multiplies,
    other_form,
    other_places,
    roman,
    together,
    without_same_ending,
)
from edition.analysis.values.number_words import in_one_form, signed
from edition.analysis.values.numerals import in_digits
from edition.text.figures import DASHES, FIGURE, Figures

_RANGE: Final = re.compile(rf" ?[{DASHES}] ?")
_READ: Final = frozenset(("en", "fr", "es", "pt", "de", "nl", "it", "da"))  # number words that text2num reads
_FRACTION: Final = re.compile(r"(\d+)[/⁄](\d+)")
_ORDINAL: Final = re.compile(r"(\d+)([a-zéèºª]{1,3}|\.)")
_SCALED: Final = re.compile(r"(.*\d)([^\W\d_]+)")
_AND: Final = "&"  # stands for a word that joins parts of a number
_TO: Final = "to"  # stands for the dash of a range
_VOWELS: Final = r"\u0900-\u0903\u093a-\u094f"  # signs of Devanagari that stand in words
_TOKEN: Final = re.compile(
    rf"{FIGURE.pattern}[^\W\d_]*|[^\W\d_](?:[^\W\d_]|[{_VOWELS}])*(?:\.(?=[^\W\d_]))?"
    "|[¼-¾⅐-⅞%‰٪$£€¥₹₽₩₺¢°′″]"
)
_WORDS: Final = re.compile(r"\w")
_ONE: Final = re.compile(r"\ban?(?= (?:hundred|thousand|million|billion|trillion|dozen)\b)", re.IGNORECASE)
_CURRENCY: Final = "$£€¥₹₽₩₺¢"
_SIGNS: Final = "′″" + _CURRENCY
_FEET: Final = re.compile("(?<=\\d)['’](?!\\w)")
_INCHES: Final = re.compile("(?<=\\d)(?:[\"”]|'')(?!\\w)")
_DIGIT: Final = re.compile(r"\d")
_WRITTEN_TOGETHER: Final = frozenset(("zh", "ja", "ko"))  # a number and what it counts may be one word
_COMPOUNDS: Final = frozenset(("sv", "nb", "nn", "no", "tr"))  # languages that write numbers in one word
_LONGEST_COMPOUND: Final = 40  # letters of such a word
_REMEMBERED: Final = 200_000  # readings whose value is kept: more than a long book has, some 40 MB
LONGEST_FIGURE: Final = 80  # characters; what is longer is no number, nor words in short


@dataclass(frozen=True)
class FigureValues:
    """The words of one language that say how much; `figures` says how it writes numbers.

    `also` are words that only join parts of a number, `prefix` what does so at the beginning of a word,
    `ranges` words between the figures of a range, `fractions` signs and the patterns of what they stand for,
    `halves` words in these, `plurals` the multiples that alone say no number: thousands.
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
    prefix: str = ""
    _values: dict[tuple[str, bool], tuple[MeaningPart, ...] | None] = field(
        default_factory=dict, repr=False, compare=False
    )

    def is_figure(self, word: str) -> bool:
        """True of a word that is a number, a multiple, a month, a day, a measure, or part of one."""
        return (not word.isalpha() and any(map(str.isdigit, word))) or self.value(word) is not None

    def same_value(self, one: str, two: str) -> bool:
        """True of two figures that say the same: £169m and £169 million, XIV and 14, 20 % and 20 per cent."""
        if max(len(one), len(two)) <= LONGEST_FIGURE:
            first, second = (in_digits(text, self.language) for text in (one, two))
            if self.language in _WRITTEN_TOGETHER:
                if self._same_in_digits(first, second):
                    return True
                first, second = without_same_ending(first, second)
            if same_day(first, second, self.language, self._months):
                return True
        if self.value(one) is None or self.value(two) is None:  # nor has it one where a measure is a multiple
            return False
        return any(
            (value := self.value(one, many)) is not None
            and value == self.value(two, many)
            and (len(value) > 1 or not (other_places(one, two) or other_form(one, two, value[0])))
            for many in (False, True)
        )

    def turned_date(self, one: str, two: str) -> bool:
        """True of the same words of one date, of which day and month changed places: 4 May, May 4."""
        return max(len(one), len(two)) <= LONGEST_FIGURE and turned_day(one, two, self.language, self._months)

    def _same_in_digits(self, one: str, two: str) -> bool:
        """True of a number and what is counted, in one word or two: 삼백 명이, 300명이."""
        if not (_DIGIT.search(one) and _DIGIT.search(two)):
            return False
        return self._in_digits(one) == self._in_digits(two)

    def _in_digits(self, text: str) -> str:
        text = FIGURE.sub(lambda match: self.figures.canonical(match.group()), text)
        for name, one in self.measures.items():
            text = text.replace(name, one) if len(name) > 1 else text
        return text.replace(" ", "")

    def value(self, text: str, many: bool = False) -> tuple[MeaningPart, ...] | None:
        """What a figure says, part by part; None of a text that is none, or has other words.

        `many`: an abbreviation that may be a multiple or a measure (m) is a multiple, as it is beside money.
        """
        key = (text, many)
        if key not in self._values:
            if len(self._values) >= _REMEMBERED:
                self._values.clear()
            self._values[key] = self._value(text, many) if len(text) <= LONGEST_FIGURE else None
        return self._values[key]

    def _value(self, text: str, many: bool) -> tuple[MeaningPart, ...] | None:
        if text and text.split(maxsplit=1)[0].casefold() in self.plurals:
            return None
        if text[-1:] == "." and self._says_nothing(text[:-1]) and not self._any_phrase.search(text):
            return None
        parts: list[MeaningPart] = []
        spoken = False  # the number was said word by word
        joined = False  # a word before this one goes on a number
        for token in self._tokens(text):
            if token == _TO:
                parts.append(("range", ""))
                continue
            if token == _AND:
                if joined or not parts:
                    return None
                joined = True
                continue
            part = self._part(token, many or (bool(parts) and parts[-1] in self._money))
            if part is None:
                return None
            at = next((i for i in (len(parts) - 1, len(parts) - 2) if i >= 0 and parts[i][0] == "number"), -1)
            word = token[0].isalpha() and not _DIGIT.search(token)
            added = word and "," not in text and goes_on(parts, part, self.language)
            if joined and not (added or adds(parts, part)):
                return None  # two numbers, not one
            joined = False
            if added or adds(parts, part):
                parts[-1] = ("number", Fraction(parts[-1][1]) + Fraction(part[1]))
                spoken = added
            elif (part[0] == "scale" and at >= 0) or (
                at == len(parts) - 1 >= 0 and multiplies(parts[at], part)
            ):
                parts[at] = ("number", multiplied(Fraction(parts[at][1]), Fraction(part[1]), spoken))
            elif part[0] == "number" and parts and parts[-1] in self._money and len(parts) == 1:
                parts.insert(0, part)  # USD 5 is $5, of which the sign comes after
            else:
                parts.append(part)
        if joined:
            return None
        if any(kind == "month" for kind, _ in parts):  # 13th February is 13 February
            parts = [("number" if kind == "ordinal" else kind, value) for kind, value in parts]
        return tuple(("number", value) if kind == "scale" else (kind, value) for kind, value in parts) or None

    def _says_nothing(self, word: str) -> bool:
        """True of a word of an alphabet that is no figure; a full stop behind it makes it none."""
        return word.isascii() and word.isalpha() and self.value(word) is None

    def said(self, text: str) -> list[tuple[MeaningPart, ...] | None]:
        """The numbers in words, one that a hyphen joins to what is counted by itself: two, hundred-pound."""
        runs: list[list[str]] = [[]]
        for group in text.split():
            if group in self.also and runs[-1]:
                continue
            pieces = group.split("-")
            counted = len(pieces) > 1 and not self._says_number(pieces[-1])
            numbers = [piece for piece in pieces if self._says_number(piece)]
            if counted and runs[-1]:
                runs.append([])
            runs[-1] += numbers
            if not numbers or counted:
                runs.append([])
        return [self.value(" ".join(run)) for run in runs if run]

    def _says_number(self, word: str) -> bool:
        value = self.value(word) if word.isalpha() else None
        return value is not None and value[0][0] == "number"

    @cached_property
    def _months(self) -> Mapping[str, int]:
        return {name: int(value) for name, (kind, value) in self.calendar.items() if kind == "month"}

    @cached_property
    def measured_in(self) -> frozenset[str]:
        """The words of measures that have more than one: per, cent, sq, km."""
        return frozenset(word for name in self.measures if " " in name for word in name.split())

    @cached_property
    def _money(self) -> frozenset[MeaningPart]:
        """The currencies that have a sign."""
        signs = (name for name in (*_CURRENCY, *self.measures) if set(name) & set(_CURRENCY))
        return frozenset(("measure", self.measures.get(sign, sign)) for sign in signs)

    def _tokens(self, text: str) -> Iterator[str]:
        """The text as figures, words and signs, number words read; what stands between says nothing."""
        folded = (text if text.isascii() else unicodedata.normalize("NFC", text)).strip()
        if not folded.isalpha():
            folded = _INCHES.sub("″", _FEET.sub("′", folded))
        folded = self._half_of.sub(
            r"½ \1", in_one_form(folded, self.language, self.fractions, self.figures.decimal or ".")
        )
        if not folded.isalpha():
            if self._any_phrase.search(folded):
                for phrase, name in self._phrases:
                    folded = phrase.sub(name, folded)
            folded = self._multiple.sub(r"\1", folded)
        if self.language in _READ and not ROMAN.fullmatch(folded):
            folded = _read_numbers(folded, self.language)
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
                yield _TO
            at = match.end()
            yield from self._divided(match.group())
        if _WORDS.search(folded, at):
            yield "?"

    def _divided(self, token: str) -> Iterator[str]:
        """A figure, its currency, its multiple, each by itself; one sign for a word that joins others."""
        sign = "" if token.isalpha() else next((c for c in token if c in _CURRENCY), "")
        bare = token.replace(sign, "") if sign else token
        scaled = None if bare.isalpha() else _SCALED.fullmatch(bare)
        if scaled and scaled[2].casefold() in self.scales.keys() | self.measures.keys():
            yield from filter(None, (scaled[1], sign, scaled[2]))
        elif bare.casefold() in self.also:
            yield _AND
        else:
            yield from filter(None, (*self._pieces(bare), sign))

    def _pieces(self, word: str) -> Sequence[str]:
        """A word, or the words for numbers that it is made of: tjugoett, وعشرون."""
        if self.language in IN_ONE_WORD and word.isalpha() and len(word) <= _LONGEST_COMPOUND:
            pieces = divided_into(word.casefold(), self.numbers.keys() | self.scales.keys())
            value = together(pieces, self.numbers, self.scales)
            return [str(value)] if value else [word]
        if not (word.isalpha() and (self.language in _COMPOUNDS or self.prefix)):
            return [word]
        known = self.numbers.keys() | self.scales.keys()
        if self.prefix and word.startswith(self.prefix) and word[len(self.prefix) :] in known:
            return [word[len(self.prefix) :]]
        if self.language not in _COMPOUNDS or len(word) > _LONGEST_COMPOUND:
            return [word]
        return divided_into(word.casefold(), known) or [word]

    @cached_property
    def _half_of(self) -> re.Pattern[str]:
        """A multiple and the half of it: two million and a half."""
        names = "|".join(re.escape(name) for name, value in self.scales.items() if value >= THOUSANDS[0])
        return re.compile(rf"\b({names or '(?!)'})\s+½", re.IGNORECASE)

    @cached_property
    def _phrases(self) -> list[tuple[re.Pattern[str], str]]:
        """What finds measures of more than one word or sign, and the one name of each; few texts have any."""
        return [(re.compile(pattern), name) for pattern, name in self._phrases_written]

    @property
    def _phrases_written(self) -> list[tuple[str, str]]:
        names = [name for name in self.measures if len(name) > 1 and not name.isalpha()]
        return [
            (
                rf"(?i:(?<!\w){re.escape(name)}" + (r"(?!\w))" if name[-1].isalpha() else ")"),
                self.measures[name],
            )
            for name in names
        ]

    @cached_property
    def _any_phrase(self) -> re.Pattern[str]:
        """Any of them; most texts have none."""
        return re.compile("|".join(pattern for pattern, _ in self._phrases_written) or "(?!)")

    @cached_property
    def _range(self) -> re.Pattern[str]:
        """The word between the figures of a range."""
        names = "|".join(map(re.escape, sorted(self.ranges))) or "(?!)"
        return re.compile(rf"(?<=[\w%‰°]) (?:{names}) (?=[{_CURRENCY}]?\d)", re.IGNORECASE)

    @cached_property
    def _multiple(self) -> re.Pattern[str]:
        """The space between digits and a multiple."""
        names = "|".join(map(re.escape, sorted(self.scales, key=len, reverse=True))) or "(?!)"
        return re.compile(rf"(?<=\d)[\s-]+((?:{names})(?!\w))", re.IGNORECASE)

    def _part(self, token: str, money: bool) -> MeaningPart | None:
        word = token.casefold()
        if word in self.scales and (money or word not in self.measures):
            return ("scale", Fraction(self.scales[word]))
        if word in self.numbers:
            return ("number", Fraction(self.numbers[word]))
        if word in self.calendar:
            return self.calendar[word]
        if word in self.measures or word in _SIGNS:
            return ("measure", self.measures.get(word, word))
        if ROMAN.fullmatch(token):
            return ("number", Fraction(roman(token)))
        if ROMAN.fullmatch(token[:-1]) and token[-1] in self.ordinals:
            return ("ordinal", Fraction(roman(token[:-1])))
        return self._number(token)

    def _number(self, token: str) -> MeaningPart | None:
        """A figure in digits, a fraction, an ordinal."""
        if token.isascii() and token.isalpha():
            return None
        if len(token) == 1 and not token.isdigit():
            found = unicodedata.numeric(token, None)
            return ("number", Fraction(found).limit_denominator(1000)) if found is not None else None
        if not token[-1].isascii() and token[:-1].isdecimal() and unicodedata.category(token[-1]) == "No":
            part = Fraction(unicodedata.numeric(token[-1])).limit_denominator(1000)
            return ("number", int(token[:-1]) + part)
        fraction = _FRACTION.fullmatch(token)
        if fraction and int(fraction[2]):
            return ("number", Fraction(int(fraction[1]), int(fraction[2])))
        ordinal = _ORDINAL.fullmatch(token.casefold())
        if ordinal and ordinal[2] in self.ordinals:
            return ("ordinal", Fraction(int(ordinal[1])))
        plain = self.figures.canonical(token).replace("\u2212", "-").replace("\u2013", "-")
        plain = plain.replace(self.figures.decimal or ".", ".")
        try:
            return ("number", Fraction(plain)) if "/" not in plain else None
        except ValueError:
            return ("figure", plain) if any(c.isdigit() for c in plain) else None


@cache
def _read_numbers(text: str, language: str) -> str:
    """The text with number words in digits."""
    if not any(c.isalpha() for c in text):
        return text
    if language == "en":
        text = _ONE.sub("one", text)
    found: str = alpha2digit(text, language, threshold=0)
    return found


def figure_values(known: Mapping[str, Any], language: str, figures: Figures) -> FigureValues:
    """The values of a language, of which `known` is the table of words that decide (`rules/meaning.toml`)."""
    return FigureValues(
        language=language,
        figures=figures,
        scales=_valued(known.get("scales", ())),
        plurals=frozenset(word.casefold() for word in known.get("plurals", ())),
        numbers=_valued(known.get("numbers", ())),
        measures={name: names[0] for names in known.get("measures", ()) for name in names},
        ordinals=frozenset(known.get("ordinals", ())),
        also=frozenset(known.get("and", ())),
        calendar=calendar_of(language),
        fractions=tuple((sign, pattern) for sign, pattern in known.get("fractions", ())),
        ranges=frozenset(known.get("ranges", ())),
        halves=frozenset(known.get("halves", ())),
        prefix=known.get("prefix", ""),
    )


def _valued(entries: Sequence[str]) -> dict[str, int]:
    pairs = (entry.rsplit(" ", 1) for entry in entries)
    return {word.casefold(): int(value) for word, value in pairs}
