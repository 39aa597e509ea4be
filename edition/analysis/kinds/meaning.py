"""What words say that decides a sentence: denials, numbers, dates, money, units, by language.

A figure and a denial are never excused as misread, and two ways to write one value are no change of
wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import Any, Final

from edition.analysis.values.dates import is_other_word
from edition.analysis.values.figure_values import FigureValues, figure_values
from edition.analysis.values.number_parts import MeaningPart
from edition.light_dataclass import dataclass
from edition.text.figures import Figures
from edition.text.known_words import primary_language
from edition.text.remembered import remembered
from edition.text.word_edges import is_spaceless

_PREFIX: Final = 3  # letters of a prefix that is read as a word; shorter ones are as often damage
_UNITS: Final = frozenset("hsljknt")  # of others (ampere, farad) the letter is as often that of a part
_LISTS: Final = ("negations", "numbered", "times", "uncounted", "parts", "eras", "money", "rates", "counted")
_TEN: Final = 10
_STEM: Final = 2  # least letters that an exchange of beginnings or endings leaves


@dataclass(frozen=True)
class Meaning:
    """The deciding words of one language; `values` reads its figures.

    `times` stand beside a time of day, `eras` beside a year, of `uncounted` words no number says how many;
    behind `parts` stands the whole of a part (a third of), `money` are words beside a sum, `rates` beside a
    rate, `counted` those behind a number that say that its letter multiplies (5m people), `says` those by
    which a speaker is named, `speakers` those of who makes a statement,
    `governing` stand before all numbers of a row (between 2 and 3 %), `bounds` before one that is not exact
    (about), `beside` patterns of what says beside a figure which it is, `sayings` those of what says a time
    or a day alone.
    `tones`: an accent always says another word. `capital_nouns`: nouns have a capital inside a sentence, so
    that one says of no sentence that it begins.
    """

    language: str
    values: FigureValues
    negations: frozenset[str]
    clitics: tuple[str, ...]
    prefixes: tuple[str, ...]
    opposites: tuple[tuple[str, str], ...]
    units: Mapping[str, str] = field(default_factory=dict)
    numbered: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    uncounted: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    eras: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    rates: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    says: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    governing: frozenset[str] = frozenset()
    bounds: frozenset[str] = frozenset()
    beside: tuple[str, ...] = ()
    sayings: tuple[str, ...] = ()
    capital_nouns: bool = False
    tones: bool = False

    # Denials ------------------------------------------------------------------------------------

    def denials(self, words: Sequence[str]) -> int:
        """How many of the words, without capitals, deny."""
        return sum(map(self._denies, words))

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
            pair in self._exchanges and max(map(len, pair)) >= least
            for pair in chain(_before_shared(one, two), _after_shared(one, two))
        )

    def is_prefix(self, word: str) -> bool:
        """True of what stands before a hyphen as a word by itself: pre-war, pro-war."""
        return word in self._beginnings

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        known = (*self.prefixes, *(each for pair in self.opposites for each in pair))
        return frozenset(each for each in known if len(each) >= _PREFIX)

    @cached_property
    def _exchanges(self) -> frozenset[tuple[str, str]]:
        """The opposite beginnings and endings, each pair both ways round."""
        return frozenset((*self.opposites, *((two, one) for one, two in self.opposites)))

    # Figures ------------------------------------------------------------------------------------

    def other_unit(self, one: str, two: str) -> bool:
        """True of the signs of two units: mg and kg."""
        unit = self.units.get(one.strip())
        return bool(unit) and self.units.get(two.strip(), unit) != unit

    def is_figure(self, word: str) -> bool:
        """True of a word that is a number, a multiple, a month, a day, a measure, or part of one."""
        return self.values.is_figure(word)

    def says_figure(self, text: str) -> bool:
        """True of a text that is a figure as it is written; in English may is none, May a month."""
        return bool(text) and not is_other_word(text, self.language) and self.value(text) is not None

    def measures(self, word: str) -> bool:
        """True of the sign of a unit, or a word for a multiple or measure, or the first of several."""
        known = (_UNITS, self.values.scales, self.values.measures)
        if word in self.units or any(word.casefold() in each for each in known):
            return True
        return len(word) > 1 and word.casefold() in self.values.measured_in

    def ends_figure(self, word: str) -> bool:
        """True of a word that goes on a number, or stands before what does: half, millones, *la* mitad."""
        return word in self.values.halves or word in self.values.measured_in or word in self.values.plurals

    def joins_figures(self, word: str) -> bool:
        """True of a word that only joins the parts of a figure, or the figures of a range."""
        return any(word in joints for joints in (self.values.also, self.values.ranges, self.values.joints))

    def make_one(self, one: str, behind: Sequence[str]) -> bool:
        """True of a word for a number that is one with those behind it: twenty, five; treinta, y cinco."""
        joint = [word for word in behind[:1] if word.casefold() in self.values.also]
        two = next(iter(behind[len(joint) :]), "")
        if not (one.isalpha() and two.isalpha()):
            return False
        spaceless = is_spaceless(one[-1])
        last = two[:1] if spaceless else two
        whole = ("" if spaceless else " ").join((one, *joint, last))
        found = [self.value(text.casefold()) for text in (one, last, whole)]
        sizes = [parts[0][1] for parts in found if parts and len(parts) == 1]
        numbers = [size for size in sizes if isinstance(size, Fraction)]
        return len(numbers) == len(found) and max(numbers[:2]) >= _TEN  # of 三四 each may be one

    def same_value(self, one: str, two: str) -> bool:
        """True of two figures that say the same: £169m and £169 million, XIV and 14, 20 % and 20 per cent."""
        return self.values.same_value(one, two)

    def value(self, text: str) -> tuple[MeaningPart, ...] | None:
        """What a figure says, part by part; None of a text that is none, or has other words."""
        return self.values.value(text)


def _before_shared(one: str, two: str) -> Iterator[tuple[str, str]]:
    """What stands before each ending of two letters or more that two words share."""
    for size in range(_STEM, min(len(one), len(two)) + 1):
        if one[-size:] != two[-size:]:
            return
        yield one[: len(one) - size], two[: len(two) - size]


def _after_shared(one: str, two: str) -> Iterator[tuple[str, str]]:
    """What stands after each beginning of two letters or more that they share."""
    for size in range(_STEM, min(len(one), len(two)) + 1):
        if one[:size] != two[:size]:
            return
        yield one[size:], two[size:]


@remembered
def meaning(rules: Mapping[str, Mapping[str, Any]], language: str | None, figures: Figures) -> Meaning:
    """The deciding words of a language (BCP 47)."""
    primary = primary_language(language or "en")
    known = rules.get("meaning", {}).get(primary, {})
    always = rules.get("meaning", {}).get("any", {})
    units = always.get("units", ())
    if "measures" in known:
        known = {**known, "measures": [*always.get("measures", ()), *known["measures"]]}
    return Meaning(
        language=primary,
        values=figure_values(known, primary, figures),
        clitics=tuple(known.get("clitics", ())),
        prefixes=tuple(known.get("prefixes", ())),
        opposites=tuple((one, two) for one, two in known.get("opposites", ())),
        units={sign: names[0] for names in units for sign in names},
        says=frozenset(rules.get("quoting", {}).get("attributions", {}).get(primary, ())),
        speakers=frozenset(rules.get("quoting", {}).get("speakers", {}).get(primary, ())),
        governing=frozenset(rules.get("quoting", {}).get("prepositions", {}).get(primary, ())),
        bounds=frozenset(rules.get("quoting", {}).get("bounds", {}).get(primary, ())),
        beside=(*always.get("beside", ()), *known.get("beside", ())),
        sayings=tuple(known.get("sayings", ())),
        capital_nouns=known.get("capital_nouns", False),
        tones=known.get("tones", False),
        **{name: frozenset(known.get(name, ())) for name in _LISTS},
    )
