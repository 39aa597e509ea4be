"""What words say that decides a sentence: denials, numbers, dates, money, units, by language.

A figure and a denial are never excused as misread, and two ways to write one value are no change of
wording.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from edition.analysis.values.figure_values import FigureValues, figure_values
from edition.analysis.values.number_parts import MeaningPart
from edition.text.figures import Figures
from edition.text.remembered import remembered

_PREFIX: Final = 3  # letters of a prefix that is read as a word; shorter ones are as often damage


@dataclass(frozen=True)
class Meaning:
    """The deciding words of one language; `values` reads its figures."""

    language: str
    values: FigureValues
    negations: frozenset[str]
    clitics: tuple[str, ...]
    prefixes: tuple[str, ...]
    opposites: tuple[tuple[str, str], ...]
    units: Mapping[str, str] = field(default_factory=dict)

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

    def is_prefix(self, word: str) -> bool:
        """True of what stands before a hyphen as a word by itself: pre-war, pro-war."""
        return word in self._beginnings

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        known = (*self.prefixes, *(each for pair in self.opposites for each in pair))
        return frozenset(each for each in known if len(each) >= _PREFIX)

    # Figures ------------------------------------------------------------------------------------

    def other_unit(self, one: str, two: str) -> bool:
        """True of the signs of two units: mg and kg."""
        units = self.units.get(one.strip()), self.units.get(two.strip())
        return all(units) and units[0] != units[1]

    def is_figure(self, word: str) -> bool:
        """True of a word that is a number, a multiple, a month, a day, a measure, or part of one."""
        return self.values.is_figure(word)

    def ends_figure(self, word: str) -> bool:
        """True of a word that goes on a number, or stands before what does: half, millones, *la* mitad."""
        return any(
            word in known for known in (self.values.halves, self.values.measured_in, self.values.plurals)
        )

    def joins_figures(self, word: str) -> bool:
        """True of a word that only joins the parts of a figure, or the figures of a range."""
        return word in self.values.also or word in self.values.ranges

    def same_value(self, one: str, two: str) -> bool:
        """True of two figures that say the same: £169m and £169 million, XIV and 14, 20 % and 20 per cent."""
        return self.values.same_value(one, two)

    def value(self, text: str) -> tuple[MeaningPart, ...] | None:
        """What a figure says, part by part; None of a text that is none, or has other words."""
        return self.values.value(text)


def _exchanged(one: str, two: str, first: str, second: str) -> bool:
    """True of words that are the same but for one beginning, or ending, instead of the other."""
    starts = one.startswith(first) and two.startswith(second) and one[len(first) :] == two[len(second) :]
    ends = one.endswith(first) and two.endswith(second) and one[: -len(first)] == two[: -len(second)]
    return (starts and len(one) > len(first) + 1) or (ends and len(one) > len(first) + 1)


@remembered
def meaning(rules: Mapping[str, Mapping[str, Any]], language: str | None, figures: Figures) -> Meaning:
    """The deciding words of a language (BCP 47)."""
    primary = (language or "en").replace("_", "-").lower().split("-")[0]
    known = rules.get("meaning", {}).get(primary, {})
    units = rules.get("meaning", {}).get("any", {}).get("units", ())
    return Meaning(
        language=primary,
        values=figure_values(known, primary, figures),
        negations=frozenset(known.get("negations", ())),
        clitics=tuple(known.get("clitics", ())),
        prefixes=tuple(known.get("prefixes", ())),
        opposites=tuple((one, two) for one, two in known.get("opposites", ())),
        units={sign: names[0] for names in units for sign in names},
    )
