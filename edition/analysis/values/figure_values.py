"""The values of figures: numbers in words and digits, dates, money, measures, by language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from functools import cached_property
from itertools import product, starmap
from typing import Any, Final

from edition.analysis.values.dates import calendar_of, said_times, same_day, same_time, turned_day
from edition.analysis.values.figure_words import AND, CURRENCY, TO, FigureWords
from edition.analysis.values.number_parts import (
    ROMAN,
    MeaningPart,
    adds,
    goes_on,
    multiplied,
    multiplies,
    other_clock,
    other_form,
    other_groups,
    other_places,
    roman,
    valued,
    with_measure,
    without_same_ending,
)
from edition.analysis.values.number_words import brackets
from edition.analysis.values.numerals import in_digits, ways_in_digits
from edition.analysis.values.shared_units import Alike, rows_alike
from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.text.figures import FIGURE, SPACELESS, WAVES, Figures
from edition.text.remembered import answered_lately

# The wave of a range, behind a figure or the sign of its unit: 5〜10, 10時〜12時.
_WAVE: Final = re.compile(rf"(?:(?<=\d)|(?<=\d[{SPACELESS}])|(?<=\d[{SPACELESS}]{{2}}))[{WAVES}](?=\d)")
_FRACTION: Final = re.compile(r"(\d+)[/⁄](\d+)")
_ORDINAL: Final = re.compile(r"(\d+)([a-zéèºª]{1,3}|\.)")
_SIGNS: Final = "′″" + CURRENCY
_DIGIT: Final = re.compile(r"\d")
_WRITTEN_TOGETHER: Final = frozenset(("zh", "ja", "ko"))  # a number and what it counts may be one word
_REMEMBERED: Final = 200_000  # readings whose value is kept: more than a long book has, some 40 MB
# Three digits are as often thousands
_POINTED: Final = late(re.compile, r"[-\u2212\u2013]?\d+\.(?:\d{1,2}|\d{4,})")
_CODE: Final = late(re.compile, r"0\d\d")  # 0142 is not 142; 05 is 5
_LISTS: Final = ("ordinals", "ranges", "halves", "listing", "either")
LONGEST_FIGURE: Final = 80  # characters; what is longer is no number, nor words in short


@dataclass(frozen=True)
class FigureValues(FigureWords):
    """The values of one language's figures; of `alike` measures a word says both."""

    alike: tuple[tuple[str, str], ...] = ()
    said_times: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)

    def is_figure(self, word: str) -> bool:
        """True of a word that is a number, a multiple, a month, a day, a measure, or part of one."""
        return (not word.isalpha() and any(map(str.isdigit, word))) or self.value(word) is not None

    def is_currency(self, word: str) -> bool:
        """True of the name of a currency that has a sign, without capitals."""
        return ("measure", self.measures.get(word, word)) in self._money

    def may_have_digits(self, text: str) -> bool:
        """False of a text without digits, in a language that writes no numeral within other words."""
        return self.language in _WRITTEN_TOGETHER or any(map(str.isdigit, text))

    def same_value(self, one: str, two: str) -> bool:
        """True of two figures that say the same: £169m and £169 million, XIV and 14, 20 % and 20 per cent."""
        if self._says_nothing(one) or self._says_nothing(two):
            return False
        if self.language in _WRITTEN_TOGETHER:  # 公斤, 千克, which no numeral is part of
            first, second = (self.measures.get(text.casefold()) for text in (one, two))
            if first or second:
                return first == second
        one, two = (_WAVE.sub("-", text) for text in (one, two))
        if max(len(one), len(two)) <= LONGEST_FIGURE:
            first, second = (in_digits(text, self.language) for text in (one, two))
            if self.language in _WRITTEN_TOGETHER:
                ways = (ways_in_digits(text, self.language) for text in (one, two))
                if any(starmap(self._same_in_digits, product(*ways))):
                    return True
                first, second = without_same_ending(first, second)
            if same_day(first, second, self.language, self._months):
                return True
            if same_time(one, two, self.said_times):  # a point may divide another number: deux et demi, 2.30
                return "." not in one + two or self.value(one) is None or self.value(two) is None
        if brackets(one) != brackets(two):
            return False
        if self.rows_alike(one, two) in (Alike.SURELY, Alike.BEHIND_A_WORD):
            return True
        if self.value(one) is None or self.value(two) is None:  # nor has it one where a measure is a multiple
            return False
        return any(
            (value := self.value(one, many)) is not None
            and value == self.value(two, many)
            and not ((len(value) == 1 and other_places(one, two)) or other_form(one, two, value))
            for many in (False, True)
        )

    def perhaps_same(self, one: str, two: str) -> bool:
        """True of two figures that may say the same, which what they are written with does not tell."""
        if self._says_nothing(one) or self._says_nothing(two):
            return False
        return (
            self.other_point(one, two)
            or other_clock(one, two)
            or other_groups(one, two)
            or self.other_measure(one, two)
            or self.rows_alike(one, two) in (Alike.PERHAPS, Alike.IF_NO_RISE)
        )

    def rows_alike(self, one: str, two: str) -> Alike | None:
        """How far two rows of numbers, of which one may have the unit of all, say the same; None if not."""
        if max(len(one), len(two)) > LONGEST_FIGURE:
            return None
        return rows_alike(self, one, two)

    def other_point(self, one: str, two: str) -> bool:
        """True of a point in one figure for the decimal comma of the other; it may be of a section or a date.

        >>> figure_values({}, "de", Figures(".", ",")).other_point("3.5", "3,5")
        True
        """
        if self.figures.decimal != ",":
            return False
        pointed, other = (one, two) if "." in one else (two, one)
        return _POINTED.fullmatch(pointed) is not None and pointed.replace(".", ",") == other

    def other_measure(self, one: str, two: str) -> bool:
        """True of two figures with measures of which a word, but no sign, says both: 3 pounds, 3 lb."""
        first, second = self.value(one), self.value(two)
        if not first or not second or first == second or any(sign in one + two for sign in CURRENCY):
            return False
        return any(with_measure(first, *pair) == with_measure(second, *pair) for pair in self.alike)

    def turned_date(self, one: str, two: str) -> bool:
        """True of the same words of one date, of which day and month changed places: 4 May, May 4."""
        return max(len(one), len(two)) <= LONGEST_FIGURE and turned_day(
            one, two, self.language, self._full_months
        )

    def is_day(self, text: str) -> bool:
        """True of a day of a month, whichever comes first: 6 June, June 6."""
        return {kind for kind, _ in self.value(text) or ()} == {"number", "month"}

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
        return self._value(text, many) if len(text) <= LONGEST_FIGURE else None

    @answered_lately(_REMEMBERED)
    def _value(self, text: str, many: bool) -> tuple[MeaningPart, ...] | None:
        if text and text.split(maxsplit=1)[0].casefold() in self.plurals:
            return None
        if text.isascii() and text.isalpha() and not self.may_say(text):
            return None
        if text[-1:] == "." and self._says_nothing(text[:-1]) and not self._is_measure(text):
            return None
        parts: list[MeaningPart] = []
        spoken = False  # the number was said word by word
        joined = False  # a word before this one goes on a number
        for token in self.tokens(text):
            if token == TO:
                parts.append(("range", ""))
                continue
            if token == AND:
                if joined or not parts:
                    return None
                joined = True
                continue
            part = self._part(token, many or (bool(parts) and parts[-1] in self._money))
            if part is None:
                return None
            if parts and parts[-1][0] == "figure" and part[0] in ("measure", "scale"):
                parts[-1] = _measured(parts[-1])
            elif part[0] == "figure" and parts and parts[-1] in self._money:
                part = _measured(part)
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

    def _is_measure(self, word: str) -> bool:
        """True of a word with a point that has a name of a measure in it."""
        return self.pointed and self.any_phrase.search(word) is not None

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
    def _full_months(self) -> Mapping[str, int]:
        """Without short names that may be other words: set, dez; none is in English, with its capital."""
        months = self._months
        return {
            name: number
            for name, number in months.items()
            if self.language == "en"
            or not any(
                other != name and months[other] == number and other.startswith(name) for other in months
            )
        }

    @cached_property
    def measured_in(self) -> frozenset[str]:
        """The words of measures that have more than one: per, cent, sq, km."""
        return frozenset(word for name in self.measures if " " in name for word in name.split())

    @cached_property
    def _money(self) -> frozenset[MeaningPart]:
        """The currencies that have a sign, or a code before the sum as the franc of Switzerland has."""
        signs = (name for name in (*CURRENCY, *self.measures) if set(name) & {*CURRENCY} or name == "chf")
        return frozenset(("measure", self.measures.get(sign, sign)) for sign in signs)

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
        decimal = self.figures.decimal or "."
        if (decimal != "." and "." in plain) or plain.startswith("+") or _CODE.match(plain):
            # a section, a date; a change; a number that is dialled, an account
            return ("figure", plain)
        try:
            return ("number", Fraction(plain.replace(decimal, "."))) if "/" not in plain else None
        except ValueError:
            return ("figure", plain) if any(c.isdigit() for c in plain) else None


def _measured(figure: MeaningPart) -> MeaningPart:
    """A figure beside its measure or multiple, where a point is that of a number: 3.5 %, 1.5 millones."""
    return ("number", Fraction(str(figure[1]))) if _POINTED.fullmatch(str(figure[1])) else figure


def figure_values(known: Mapping[str, Any], language: str, figures: Figures) -> FigureValues:
    """The values of a language, of which `known` is the table of words that decide (`rules/meaning.toml`)."""
    ones, many = known.get("ones", ((), ()))
    return FigureValues(
        language=language,
        figures=figures,
        scales=valued(known.get("scales", ())),
        plurals=frozenset(word.casefold() for word in known.get("plurals", ())),
        numbers=valued(known.get("numbers", ())),
        measures={name: names[0] for names in known.get("measures", ()) for name in names},
        also=frozenset(known.get("and", ())),
        calendar=calendar_of(language),
        fractions=tuple((sign, pattern) for sign, pattern in known.get("fractions", ())),
        ones=tuple(ones),
        many=tuple(many),
        prefix=known.get("prefix", ""),
        alike=tuple((one, two) for one, two in known.get("alike", ())),
        said_times=said_times(known.get("hours", ()), known.get("clock", ())),
        **{name: frozenset(known.get(name, ())) for name in _LISTS},
    )
