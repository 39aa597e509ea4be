"""What words say that decides a sentence: denials, numbers, dates, money, units, by language.

A figure and a denial are never excused as misread, and two ways to write one value are no change of
wording.
"""

from __future__ import annotations

import os.path
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, cached_property
from typing import Any, Final

from babel import Locale, UnknownLocaleError
from text_to_num import alpha2digit

from edition.analysis.dates import same_day
from edition.analysis.number_words import in_one_form
from edition.text.figures import FIGURE, Figures
from edition.text.remembered import remembered

_READ: Final = frozenset(("en", "fr", "es", "pt", "de", "nl", "it", "da"))  # number words that text2num reads
ROMAN: Final = re.compile(
    r"(?=[MDCLXVI]{2}|[VX])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
)
_NUMERALS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_FRACTION: Final = re.compile(r"(\d+)[/⁄](\d+)")
_ORDINAL: Final = re.compile(r"(\d+)([a-zéèºª]{1,3}|\.)")
_SCALED: Final = re.compile(r"(.*\d)([^\W\d_]+)")
_TOKEN: Final = re.compile(
    rf"{FIGURE.pattern}[^\W\d_]*|[^\W\d_]+(?:\.(?=[^\W\d_]))?|[¼-¾⅐-⅞%‰٪$£€¥₹₽₩₺¢°′″]", re.UNICODE
)
_WORDS: Final = re.compile(r"\w")
_ONE: Final = re.compile(r"\ban?(?= (?:hundred|thousand|million|billion|trillion|dozen)\b)", re.IGNORECASE)
_PLACES: Final = re.compile(r"\d[.,](\d+)$")
_THOUSANDS: Final = (10**3, 10**6, 10**9, 10**12)
_ZEROS: Final = re.compile(r"00")  # at the beginning of a number of some thing; one zero is in a date
_CURRENCY: Final = "$£€¥₹₽₩₺¢"
_SIGNS: Final = "′″" + _CURRENCY
_FEET: Final = re.compile("(?<=\\d)['’](?!\\w)")
_INCHES: Final = re.compile("(?<=\\d)(?:[\"”]|'')(?!\\w)")
_STEM: Final = 3  # letters that two forms of one word share at least
_INFLECTION: Final = 2  # letters of an ending
_REMEMBERED: Final = 200_000  # readings whose value is kept: more than a long book has, some 40 MB
_LONGEST: Final = 80  # characters; what is longer is no number

MeaningPart = tuple[str, Fraction | str]
"""What a figure is made of: a number, an ordinal, a month, a day of the week, a measure."""


@dataclass(frozen=True)
class Meaning:
    """The deciding words of one language; `figures` says how it writes numbers."""

    language: str
    figures: Figures
    negations: frozenset[str]
    clitics: tuple[str, ...]
    prefixes: tuple[str, ...]
    opposites: tuple[tuple[str, str], ...]
    scales: Mapping[str, int]
    numbers: Mapping[str, int]
    measures: Mapping[str, str]
    ordinals: frozenset[str]
    also: frozenset[str]
    calendar: Mapping[str, MeaningPart]
    units: Mapping[str, str] = field(default_factory=dict)
    fractions: tuple[tuple[str, str], ...] = ()
    ranges: frozenset[str] = frozenset()
    _values: dict[tuple[str, bool], tuple[MeaningPart, ...] | None] = field(
        default_factory=dict, repr=False, compare=False
    )

    # Denials ------------------------------------------------------------------------------------

    def denials(self, words: Sequence[str]) -> int:
        """How many of the words, without capitals, deny."""
        return sum(self._denies(word) for word in words)

    def _denies(self, word: str) -> bool:
        return word in self.negations or word.endswith(self.clitics)

    def opposed(self, one: str, two: str, least: int = 0) -> bool:
        """True of two words without capitals one of which denies or reverses the other.

        Only by beginnings and endings of at least so many letters.
        """
        short, long = (one, two) if len(one) <= len(two) else (two, one)
        if len(short) > 2 and long.endswith(short):
            prefix = long[: len(long) - len(short)]
            if len(prefix) >= least and prefix in self.prefixes:
                return True
        if one[:2] != two[:2] and one[-2:] != two[-2:]:
            return False  # words that an exchange tells apart go on, or began, with two letters at least
        return any(
            _exchanged(one, two, first, second) or _exchanged(two, one, first, second)
            for first, second in self.opposites
            if max(len(first), len(second)) >= least
        )

    # Figures ------------------------------------------------------------------------------------

    def other_unit(self, one: str, two: str) -> bool:
        """True of the signs of two units: mg and kg."""
        units = self.units.get(one.strip()), self.units.get(two.strip())
        return all(units) and units[0] != units[1]

    def is_figure(self, word: str) -> bool:
        """True of a word that is a number, a multiple, a month, a day, a measure, or part of one."""
        return (not word.isalpha() and any(map(str.isdigit, word))) or self.value(word) is not None

    def same_value(self, one: str, two: str) -> bool:
        """True of two figures that say the same: £169m and £169 million, XIV and 14, 20 % and 20 per cent."""
        if max(len(one), len(two)) <= _LONGEST and same_day(one, two, self.language, self._months):
            return True
        return any(
            (value := self.value(one, many)) is not None
            and value == self.value(two, many)
            and (len(value) > 1 or not (_other_places(one, two) or _other_form(one, two, value[0])))
            for many in (False, True)
        )

    def value(self, text: str, many: bool = False) -> tuple[MeaningPart, ...] | None:
        """What a figure says, part by part; None of a text that is none, or has other words.

        `many`: an abbreviation that may be a multiple or a measure (m) is a multiple, as it is beside money.
        """
        key = (text, many)
        if key not in self._values:
            if len(self._values) >= _REMEMBERED:
                self._values.clear()
            self._values[key] = self._value(text, many) if len(text) <= _LONGEST else None
        return self._values[key]

    def _value(self, text: str, many: bool) -> tuple[MeaningPart, ...] | None:
        parts: list[MeaningPart] = []
        for token in self._tokens(text):
            part = self._part(token, many or (bool(parts) and parts[-1] in self._money))
            if part is None:
                return None
            at = next((i for i in (len(parts) - 1, len(parts) - 2) if i >= 0 and parts[i][0] == "number"), -1)
            if _adds(parts, part) or (token.isalpha() and "," not in text and _goes_on(parts, part)):
                parts[-1] = ("number", Fraction(parts[-1][1]) + Fraction(part[1]))
            elif (part[0] == "scale" and at >= 0) or (
                at == len(parts) - 1 >= 0 and _multiplies(parts[at], part)
            ):
                parts[at] = ("number", Fraction(parts[at][1]) * Fraction(part[1]))
            elif part[0] == "number" and parts and parts[-1] in self._money and len(parts) == 1:
                parts.insert(0, part)  # USD 5 is $5, of which the sign comes after
            else:
                parts.append(part)
        if any(kind == "month" for kind, _ in parts):  # 13th February is 13 February
            parts = [("number" if kind == "ordinal" else kind, value) for kind, value in parts]
        return tuple(("number", value) if kind == "scale" else (kind, value) for kind, value in parts) or None

    @cached_property
    def _months(self) -> Mapping[str, int]:
        return {name: int(value) for name, (kind, value) in self.calendar.items() if kind == "month"}

    @cached_property
    def _money(self) -> frozenset[MeaningPart]:
        return frozenset(("measure", self.measures.get(sign, sign)) for sign in _CURRENCY)

    def _tokens(self, text: str) -> Iterator[str]:
        """The text as figures, words and signs, number words read; what stands between says nothing."""
        folded = (text if text.isascii() else unicodedata.normalize("NFC", text)).strip()
        if not folded.isalpha():
            folded = _INCHES.sub("″", _FEET.sub("′", folded))
        folded = in_one_form(folded, self.language, self.fractions)
        if not folded.isalpha():
            if self._any_phrase.search(folded):
                for phrase, name in self._phrases:
                    folded = phrase.sub(name, folded)
            folded = self._multiple.sub(r"\1", folded)
        if self.language in _READ and not ROMAN.fullmatch(folded):
            folded = _read_numbers(folded, self.language)
        if folded.isalpha():  # one word, as nearly always
            yield from self._divided(folded)
            return
        folded = self._range.sub("-", folded)
        at = 0
        for match in _TOKEN.finditer(folded):
            if _WORDS.search(folded, at, match.start()):
                yield "?"  # something that is none of these
            at = match.end()
            yield from self._divided(match.group())
        if _WORDS.search(folded, at):
            yield "?"

    def _divided(self, token: str) -> Iterator[str]:
        """A figure, its currency, its multiple, each by itself; nothing of a word that only joins others."""
        sign = "" if token.isalpha() else next((c for c in token if c in _CURRENCY), "")
        bare = token.replace(sign, "") if sign else token
        scaled = None if bare.isalpha() else _SCALED.fullmatch(bare)
        if scaled and scaled[2].casefold() in self.scales.keys() | self.measures.keys():
            yield from filter(None, (scaled[1], sign, scaled[2]))
        elif bare.casefold() not in self.also:
            yield from filter(None, (bare, sign))

    @cached_property
    def _phrases(self) -> list[tuple[re.Pattern[str], str]]:
        """Measures of more than one word or sign, and the one name of each."""
        names = [name for name in self.measures if len(name) > 1 and not name.isalpha()]
        patterns = (
            rf"(?<!\w){re.escape(name)}" + (r"(?!\w)" if name[-1].isalpha() else "") for name in names
        )
        compiled = (re.compile(pattern, re.IGNORECASE) for pattern in patterns)
        return [(pattern, self.measures[name]) for pattern, name in zip(compiled, names, strict=True)]

    @cached_property
    def _any_phrase(self) -> re.Pattern[str]:
        """Any of them; most texts have none."""
        names = "|".join(f"(?:{pattern.pattern})" for pattern, _ in self._phrases) or "(?!)"
        return re.compile(names, re.IGNORECASE)

    @cached_property
    def _range(self) -> re.Pattern[str]:
        """The word between the figures of a range."""
        names = "|".join(map(re.escape, sorted(self.ranges))) or "(?!)"
        return re.compile(rf"(?<=\d) (?:{names}) (?=\d)", re.IGNORECASE)

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
            return ("number", Fraction(_roman(token)))
        if ROMAN.fullmatch(token[:-1]) and token[-1] in self.ordinals:
            return ("ordinal", Fraction(_roman(token[:-1])))
        return self._number(token)

    def _number(self, token: str) -> MeaningPart | None:
        """A figure in digits, a fraction, an ordinal."""
        if token.isascii() and token.isalpha():
            return None
        if len(token) == 1 and not token.isdigit():
            found = unicodedata.numeric(token, None)
            return ("number", Fraction(found).limit_denominator(1000)) if found is not None else None
        if not token[-1].isascii() and token[:-1].isdigit() and unicodedata.category(token[-1]) == "No":
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


def _adds(parts: Sequence[MeaningPart], part: MeaningPart) -> bool:
    """True of a fraction after a whole number: 2 ½."""
    if part[0] != "number" or not parts or parts[-1][0] != "number":
        return False
    whole, more = Fraction(parts[-1][1]), Fraction(part[1])
    return 0 < more < 1 <= whole and whole.denominator == 1


def _goes_on(parts: Sequence[MeaningPart], part: MeaningPart) -> bool:
    """True of a word for a number that is added to those before: twenty one, five thousand two."""
    if part[0] not in ("number", "scale") or not parts or parts[-1][0] not in ("number", "scale"):
        return False
    before, more = Fraction(parts[-1][1]), Fraction(part[1])
    return more >= 1 and any(
        before % step == 0 and more < step <= before for step in (10, 100, 1000, 10**6, 10**9)
    )


def _multiplies(one: MeaningPart, two: MeaningPart) -> bool:
    """True of a broken number and a multiple that was read as a number: half a million."""
    if one[0] != "number" or two[0] != "number":
        return False
    return Fraction(one[1]).denominator > 1 and Fraction(two[1]) in _THOUSANDS


def _other_places(one: str, two: str) -> bool:
    """True of two figures of which one has more places: version 1.10 is not 1.1, agent 007 not 7."""
    if _ZEROS.match(one) or _ZEROS.match(two):
        return one.isdigit() and two.isdigit() and len(one) != len(two)
    places = [_PLACES.search(text) for text in (one, two)]
    return all(places) and len({len(found[1]) for found in places if found}) > 1


def _other_form(one: str, two: str, part: MeaningPart) -> bool:
    """True of one word in two forms, alone: hour and hours, million and millions say another number."""
    if part[0] in ("month", "day") or not (one.isalpha() and two.isalpha()):
        return False
    alike = len(os.path.commonprefix((one.casefold(), two.casefold())))
    return alike >= _STEM and max(len(one), len(two)) - alike <= _INFLECTION


def _exchanged(one: str, two: str, first: str, second: str) -> bool:
    """True of words that are the same but for one beginning, or ending, instead of the other."""
    starts = one.startswith(first) and two.startswith(second) and one[len(first) :] == two[len(second) :]
    ends = one.endswith(first) and two.endswith(second) and one[: -len(first)] == two[: -len(second)]
    return (starts and len(one) > len(first) + 1) or (ends and len(one) > len(first) + 1)


def _roman(numeral: str) -> int:
    values = [_NUMERALS[letter] for letter in numeral]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


@remembered
def meaning(rules: Mapping[str, Mapping[str, Any]], language: str | None, figures: Figures) -> Meaning:
    """The deciding words of a language (BCP 47)."""
    primary = (language or "en").replace("_", "-").lower().split("-")[0]
    known = rules.get("meaning", {}).get(primary, {})
    return Meaning(
        language=primary,
        figures=figures,
        negations=frozenset(known.get("negations", ())),
        clitics=tuple(known.get("clitics", ())),
        prefixes=tuple(known.get("prefixes", ())),
        opposites=tuple((one, two) for one, two in known.get("opposites", ())),
        scales=_valued(known.get("scales", ())),
        numbers=_valued(known.get("numbers", ())),
        measures={name: names[0] for names in known.get("measures", ()) for name in names},
        ordinals=frozenset(known.get("ordinals", ())),
        also=frozenset(known.get("and", ())),
        calendar=_calendar(primary),
        ranges=frozenset(known.get("ranges", ())),
        fractions=tuple((sign, pattern) for sign, pattern in known.get("fractions", ())),
        units={
            sign: names[0]
            for names in rules.get("meaning", {}).get("any", {}).get("units", ())
            for sign in names
        },
    )


def _valued(entries: Sequence[str]) -> dict[str, int]:
    pairs = (entry.rsplit(" ", 1) for entry in entries)
    return {word: int(value) for word, value in pairs}


@cache
def _calendar(primary: str) -> Mapping[str, MeaningPart]:
    """The names of months and days of the week in a language, long and short."""
    try:
        locale = Locale.parse(primary)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, MeaningPart] = {}
    for kind, names in (("month", locale.months), ("day", locale.days)):
        for form in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for number, name in names.get(form, {}).get(width, {}).items():
                    found[name.casefold().rstrip(".")] = (kind, Fraction(number))
    return {name: part for name, part in found.items() if not name.isdigit() and len(name) > 2}
