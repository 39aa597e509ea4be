"""What words in brackets say of how many, beside the words of the statement that they replace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Final

from edition.analysis.kinds.meaning import Meaning
from edition.analysis.values import MeaningPart
from edition.light_dataclass import dataclass
from edition.text.word_edges import is_spaceless

_ARTICLE: Final = 3  # letters of one, or of a preposition: the longest of a word that counts nothing
_AMOUNT: Final = 6  # words that say how many together
_ONES: Final = frozenset("一壹")  # as often part of another word


@dataclass(frozen=True)
class HowMany:
    """The words of one language that say how many: numbers by `meaning`, others by `rules/quoting.toml`."""

    meaning: Meaning
    quantities: frozenset[str]
    pairs: frozenset[str]
    measures: frozenset[str]

    def differs(self, forms: Sequence[str], others: Sequence[str]) -> bool:
        """Whether words in brackets say another *how many* than those they replace: *all* for *forty*.

        Where these say none, only a word that is no number does, right before what is counted: *half the*.
        What is measured counts only where these measure too: *months* for *weeks*, but not for *then*;
        a month or a day of the week only where these name another: *Friday* for *Thursday*, but not for
        *tomorrow*.
        """
        measured, had_measures = (_listed(self.measures, _folded(words)) for words in (forms, others))
        if had_measures and not measured <= had_measures:
            return True
        if any(
            kind == also and day != other
            for kind, day in self._named(forms)
            for also, other in self._named(others)
        ):
            return True
        said, rest = self._amounts(forms)
        had, _ = self._amounts(others)
        if had:
            return not said <= had
        known = {form.casefold() for form in others}
        counts = not any(map(_is_long, rest)) and sum(map(is_spaceless, rest)) < 2
        return any(isinstance(each, str) for each in said) and (counts or not known.isdisjoint(rest))

    def _named(self, forms: Sequence[str]) -> set[MeaningPart]:
        """The months and days of the week among words; in English with capitals: *may* is another word."""
        capital = self.meaning.values.language == "en"
        named = (form.casefold() for form in forms if form[:1].isupper() or not capital)
        return {self.days[name] for name in named if name in self.days}

    @cached_property
    def days(self) -> Mapping[str, MeaningPart]:
        """By their full names what months and days of the week are; a short one may be another word."""
        days = self.meaning.values.calendar
        short = {
            name
            for name, day in days.items()
            if any(name != other and day == days[other] and other.startswith(name) for other in days)
        }
        return {name: day for name, day in days.items() if name not in short}

    def counts(self, forms: Sequence[str]) -> bool:
        """Whether any of the words say how many."""
        return bool(self._amounts(forms)[0])

    def is_number(self, form: str) -> bool:
        """Whether a word is a number from two on."""
        amount = self._amount(form.casefold())
        return isinstance(amount, Fraction) and amount > 1

    def numbers(self, listed: Iterable[str]) -> dict[str, float]:
        """Numbers from one on by their words: those of the rules, listed ones and what stands for two."""
        known = self.meaning.values
        words = (*known.numbers, *known.scales, *listed, *self.pairs)
        amounts = {word: self._amount(word) for word in words}
        values = {word: each for word, each in amounts.items() if isinstance(each, Fraction) and each >= 1}
        return {word: float(each) if each % 1 else int(each) for word, each in values.items()}

    def _amounts(self, forms: Sequence[str]) -> tuple[set[str | Fraction], list[str]]:
        """What words say of how many, numbers by their value, and the words that say nothing of it."""
        words = [form.casefold() for form in forms]
        said: set[str | Fraction] = set()
        rest: list[str] = []
        at = 0
        while at < len(words):
            for end in range(min(at + _AMOUNT, len(words)), at, -1):
                amount = self._amount("".join(_spaced(words[at:end])))
                if amount is not None:
                    said.add(amount)
                    break
            else:
                end = at + 1
                rest.append(words[at])
            at = end
        return said, rest

    def _amount(self, text: str) -> str | Fraction | None:
        if text in self.quantities:
            return text
        if text in self.pairs:
            return Fraction(2)
        if len(text) == 1 and not text.isdigit() and not (is_spaceless(text) and text not in _ONES):
            return None
        value = self.meaning.value(text)
        numbers = [Fraction(each) for kind, each in value or () if kind in ("number", "ordinal")]
        return numbers[0] if numbers else None


def _folded(forms: Iterable[str]) -> list[str]:
    return [form.casefold() for form in forms]


def _listed(listed: frozenset[str], words: Sequence[str]) -> set[str]:
    """The listed words among others; of a script without spaces those in any part of the text."""
    text = "".join(word for word in words if is_spaceless(word))
    return set(listed.intersection(words)) | {
        each for each in listed if text and is_spaceless(each) and each in text
    }


def _is_long(word: str) -> bool:
    """Whether a word of an alphabet says something by itself: it is no article or preposition."""
    return len(word) > _ARTICLE and not is_spaceless(word)


def _spaced(words: Sequence[str]) -> Iterator[str]:
    """Words as they are written side by side."""
    for at, word in enumerate(words):
        yield word if not at or is_spaceless(word) or word[0] == "'" else f" {word}"
