"""What says beside a figure which it is: 44 BC, 25 °C, 上午10时; and times that have none: noon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from functools import cached_property
from itertools import groupby
from typing import Final, NamedTuple

from edition.analysis.kinds.mark_places import MarkPlace
from edition.analysis.kinds.meaning import Meaning
from edition.light_dataclass import dataclass
from edition.text.remembered import answered_lately, answered_once
from edition.text.word_count import has_words
from edition.text.word_edges import is_spaceless

_AROUND: Final = 16  # characters on either side of a reading: such a name or unit, and the figure beside it
_LONGEST: Final = 40  # characters of a reading; what is longer has more in it than one figure
_REMEMBERED: Final = 20_000  # readings with what stands around them: the base's recurs with each source
_TOUCHING: Final = " \u00a0\u202f().,-"  # may stand between a figure and what says which it is
_LAST: Final = re.compile(r"[^\W_]+$")
_WORD: Final = re.compile(r"[^\W_]+")
_HANGUL: Final = "\uac00"  # the first of its syllables, which go on with no space
_AHEAD: Final = re.compile(r"\d\W*(?:[^\W\d_]{1,2})?$")  # a figure, with its unit
_DAYS: Final = frozenset(f"day {number}" for number in range(7))
_NO_LETTER_BEFORE: Final = r"(?<![^\W\d_])"
_ONE_FORM: Final = str.maketrans("時点點", "时时时", ". \u00a0\u202f")  # both signs say the hour


class _Said(NamedTuple):
    """What stands in a reading or right beside it, in one form, and how much of the reading is part of it."""

    name: str
    has_some: bool
    has_all: bool


@dataclass(frozen=True)
class NamedFigures:
    """Judges changed words by the eras, units, bounds and times of one language."""

    meaning: Meaning
    _silent: set[str] = field(default_factory=set, repr=False, compare=False)

    def may_say(self, one: MarkPlace, two: MarkPlace) -> bool:
        """False of two places where no figure and no time is said, as of nearly all."""
        if max(len(one.text), len(two.text)) > _LONGEST:
            return False
        windows = (
            place.before[-_AROUND:]
            + place.text
            + (place.after if (behind := place.after[:_AROUND]).isspace() else behind)
            for place in (one, two)
        )
        return not all(map(self._are_silent, windows))

    def is_silent(self, source: str, start: int, end: int) -> bool:
        """True of a stretch of a source, with words behind, around which no figure and no time is said."""
        return self._are_silent(source[max(0, start - _AROUND) : end + _AROUND])

    def _are_silent(self, text: str) -> bool:
        """True of words of which none is a figure, or begins what says a time."""
        printed = text.split()
        if self._silent.issuperset(printed):
            return True
        new = [each for each in printed if each not in self._silent]
        if any(self._has_figure(each) or self._heads.search(each) for each in new):
            return False
        if len(self._silent) >= _REMEMBERED:
            self._silent.clear()
        self._silent.update(new)
        return True

    def are_others(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of two places of which what differs is part of what says which figure stands there."""
        if self._parts_range(one, two) or self._parts_range(two, one):
            return True
        said, others = self._said(one), self._said(two)
        names = [[found.name for found in both] for both in (said, others)]
        return names[0] != names[1] and any(found.has_some for found in (*said, *others))

    def are_same(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of two places that are each part of one name of a day: 周一, 星期一."""
        said, others = self._said(one), self._said(two)
        return said == others and len(said) == 1 and said[0].has_all and said[0].name in _DAYS

    def _parts_range(self, one: MarkPlace, two: MarkPlace) -> bool:
        """True of the word of a range for which the other has a mark, nothing, or what joins two figures."""
        word = two.text.strip().casefold()
        joins = not has_words(word) or word in self.meaning.values.also
        return joins and self._joins_range(one)

    def _joins_range(self, place: MarkPlace) -> bool:
        """True of the word of a range between two figures: 5 to 10, 10时至12时."""
        word, before = place.text.strip().casefold(), place.before.rstrip()
        if word not in self.meaning.values.ranges or not place.after.lstrip()[:1].isdigit():
            return False
        return before[-1:].isdigit() or (is_spaceless(before[-1:]) and _AHEAD.search(before) is not None)

    def _said(self, place: MarkPlace) -> list[_Said]:
        """What says which figure stands in the reading or right beside it."""
        before, after = _whole_words(place.before, -_AROUND), _whole_words(place.after, _AROUND)
        return self._found(before, place.text, after)

    @answered_lately(_REMEMBERED)
    def _found(self, before: str, reading: str, after: str) -> list[_Said]:
        text = before + reading + after
        start, end = len(before.rstrip()), len(text) - len(after.lstrip())
        first, last = len(before), len(before) + len(reading)
        pattern = self._pattern if self._has_figure(text) else self._alone
        return [
            _Said(
                self._in_one_form(found[0].casefold()),
                found.start() < last and found.end() > first,
                found.start() <= first and found.end() >= last,
            )
            for found in pattern.finditer(text)
            if found.start() <= end
            and found.end() >= start
            and (found.lastgroup == "alone" or self._is_beside(text, found, first, last))
        ]

    def _in_one_form(self, name: str) -> str:
        if day := self.meaning.values.calendar.get(name):
            return f"{day[0]} {day[1]}"
        return self.meaning.values.measures.get(name) or name.translate(_ONE_FORM)

    def _is_beside(self, text: str, name: re.Match[str], first: int, last: int) -> bool:
        """True of a figure right before or after a name, in digits or words, outside of the reading."""
        before = _LAST.search(text[: name.start()].rstrip(_TOUCHING))
        if before and before.end() <= first and self._is_figure(before[0]):
            return True
        after = _WORD.match(
            text, name.end() + len(text[name.end() :]) - len(text[name.end() :].lstrip(_TOUCHING))
        )
        return after is not None and after.start() >= last and self._is_figure(after[0])

    def _has_figure(self, text: str) -> bool:
        """False of a text without a figure; nearly all are."""
        if any(map(str.isdigit, text)) or any(map(self._is_figure, _WORD.findall(text))):
            return True
        return not text.isascii() and any(self._is_figure(sign) for sign in text if is_spaceless(sign))

    @answered_once
    def _is_figure(self, word: str) -> bool:
        if word[0].isdigit() or word[-1].isdigit():
            return True
        if is_spaceless(word[0]):
            return any(map(self.meaning.is_figure, (word[0], word[-1])))
        return self.meaning.is_figure(word.casefold())

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        """What says a time with no figure beside it: all that counts where none stands around."""
        return re.compile(rf"(?P<alone>{self._sayings})", re.IGNORECASE)

    @cached_property
    def _heads(self) -> re.Pattern[str]:
        """What such a time begins with, up to the first space."""
        return re.compile("|".join(map(_beginning, self.meaning.sayings)) or "(?!)", re.IGNORECASE)

    @cached_property
    def _sayings(self) -> str:
        return _any_of(self.meaning.sayings) or "(?!)"

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Any of these, the longest measure first; a word of an alphabet with no letter on either side.

        Measures are many: those that begin alike are tried where their first sign stands.
        """
        by_sign: dict[tuple[str, bool], list[str]] = {}
        for name in sorted(self.meaning.values.measures, key=len, reverse=True):
            by_sign.setdefault((name[0].casefold(), _is_of_signs(name)), []).append(name)
        measures = [
            f"{re.escape(sign)}(?:{'|'.join(re.escape(name[1:]) for name in names)})"
            for (sign, _), names in by_sign.items()
        ]
        beside = _any_of((*self.meaning.beside, *measures))
        return re.compile(rf"(?P<alone>{self._sayings})|(?P<beside>{beside})", re.IGNORECASE)


def _whole_words(text: str, size: int) -> str:
    """The first characters of a text, or the last if it is less than nought, without a word cut in two.

    >>> _whole_words("we often met", -6), _whole_words("met often", 5)
    (' met', 'met ')
    """
    kept = text[size:] if size < 0 else text[:size]
    outer = text[:size][-1:] if size < 0 else text[size : size + 1]
    inner = kept[:1] if size < 0 else kept[-1:]
    if not (outer.isalpha() and inner.isalpha()) or is_spaceless(inner):
        return kept
    cut = _WORD.match(kept) if size < 0 else _LAST.search(kept)
    return kept if cut is None else kept[cut.end() :] if size < 0 else kept[: cut.start()]


def _any_of(patterns: Iterable[str]) -> str:
    """Any of some patterns, the first that fits; words of an alphabet with no letter on either side."""
    runs = groupby(patterns, key=_is_of_signs)
    return "|".join(joined if signs else _whole(joined) for signs, run in runs if (joined := "|".join(run)))


def _whole(pattern: str) -> str:
    """The pattern of a word of an alphabet by itself; of other signs as it is."""
    return pattern if _is_of_signs(pattern) else rf"{_NO_LETTER_BEFORE}(?:{pattern})(?![^\W\d_])"


def _beginning(pattern: str) -> str:
    """The pattern of what such a word begins with, up to its first space; of anything if it has a part."""
    head = pattern.partition(" ")[0]
    if head.count("(") != head.count(")"):
        return ""
    return head if _is_of_signs(pattern) else rf"{_NO_LETTER_BEFORE}(?:{head})"


def _is_of_signs(pattern: str) -> bool:
    """True of a pattern of signs that have no spaces between them, or of no letters."""
    return not any(map(str.isalpha, pattern)) or any(is_spaceless(c) or c >= _HANGUL for c in pattern)
