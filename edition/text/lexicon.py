"""Word forms as numbers: what the witnesses of one collation have in common, compared at no cost."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple, cast

import numpy as np

from edition.text.linking import linking_form, without_iota_below
from edition.text.normalize import Ladder
from edition.text.word_edges import Ints


class _Numbers(dict[str, int]):
    """A number for each string, in the order of first asking; `entered` is told of a new one."""

    def __init__(self, entered: Callable[[str], object]) -> None:
        self.entered = entered
        super().__init__()

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        self.entered(text)
        return number

    def of(self, texts: Sequence[str]) -> Ints:
        """The number of each text."""
        return np.fromiter(map(self.__getitem__, texts), dtype=np.int64, count=len(texts))


class Distinct(NamedTuple):
    """Strings without repetition, in the order of first coming, and which of them stands at each place."""

    texts: list[str]
    at: Ints

    @property
    def all(self) -> list[str]:
        """The string at each place."""
        found = np.empty(len(self.texts), dtype=np.object_)
        found[:] = self.texts
        return cast(list[str], found[self.at].tolist())


def distinct(texts: Sequence[str]) -> Distinct:
    """What strings there are; to number these is to number all.

    >>> distinct(["and", "the", "and"]).texts
    ['and', 'the']
    """
    numbers = _Numbers(lambda text: None)
    at = numbers.of(texts)
    return Distinct([*numbers], at)


def _taken(column: array[int], numbers: Ints) -> Ints:
    """The values at some numbers of a column that grows: it is read where it stands, not copied each time."""
    return np.frombuffer(column, dtype=np.int64)[numbers] if len(numbers) else numbers


class Lexicon:
    """Word forms as numbers, shared by the witnesses of one collation.

    `form` numbers distinct spellings as printed, `key` what is left of them on the highest rung, and without
    what is written at will (`linking_form`): words with one key are linked as the same word, and differ
    where their forms do. Numbers follow the order in which forms come in.
    """

    def __init__(self, ladder: Ladder) -> None:
        self.ladder = ladder
        self.forms: list[str] = []
        self.keys: list[str] = []
        self._slot_number = _Numbers(lambda slot: None)
        self._form_number = _Numbers(self._add)
        self._key_number = _Numbers(self._add_key)
        self._key_of_form = array("q")
        self._sizes = array("q")

    def numbers(self, forms: Sequence[str]) -> Ints:
        """The number of each form, new or known."""
        return self._form_number.of(forms)

    def _add(self, form: str) -> None:
        self.forms.append(form)
        self._key_of_form.append(self._key_number[self.ladder.remembered(form, self._key)])

    def _add_key(self, key: str) -> None:
        self.keys.append(key)
        self._sizes.append(len(key))

    def _key(self, form: str) -> str:
        return linking_form(self.ladder.spelling(without_iota_below(form)) or form)

    def slot_numbers(self, slots: Sequence[str]) -> Ints:
        """The number of the unwrapped text of each slot, new or known."""
        return self._slot_number.of(slots)

    def sizes(self, keys: Ints) -> Ints:
        """The length in characters of each key number."""
        return _taken(self._sizes, keys)

    def key_numbers(self, forms: Ints) -> Ints:
        """The key number of each form number."""
        return _taken(self._key_of_form, forms)

    def spellings(self, forms: Ints, least: int = 1) -> frozenset[str]:
        """How the ladder spells the words of a text, given by its forms, that are in it so often at least."""
        counts: Counter[str] = Counter()
        for form, times in enumerate(np.bincount(forms).tolist()):
            if times:
                counts[self.ladder.spelling(self.forms[form])] += times
        return frozenset(word for word, times in counts.items() if times >= least)
