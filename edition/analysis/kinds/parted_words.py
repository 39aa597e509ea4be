"""Whether a space makes other words of the same letters: now here, nowhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from edition.analysis.kinds.marked_figures import runs_on
from edition.analysis.kinds.readings import PARTING, romans
from edition.light_dataclass import dataclass
from edition.model import single_spaced
from edition.text.normalize import Ladder
from edition.text.word_count import has_words

# Languages without a list in which two words written together are a third: sjuk sköterska, sjuksköterska.
_TOGETHER: Final = frozenset(("sv", "da", "nb", "nn", "no", "is", "fi", "hu", "et"))
_PART: Final = 4  # letters of a part of such a word at least
_WHOLE: Final = 3  # letters of what may be a word there


@dataclass(frozen=True)
class PartedWords:
    """Judges readings of the same letters; `is_real` says of a word that the language has it,
    `in_list` that its list has, which compounds are seldom in."""

    ladder: Ladder
    language: str
    is_real: Callable[[str], bool]
    in_list: Callable[[str], bool]

    def are_others(self, one: str, two: str) -> bool:
        """True where a space makes other words of the same letters."""
        if _hyphens_as_spaces(self.ladder.case(one)) == _hyphens_as_spaces(self.ladder.case(two)):
            return False
        words, others = (
            [w for w in PARTING.split(self.ladder.case(text)) if has_words(w)] for text in (one, two)
        )
        if len(words) == len(others) or any(map(str.isdigit, (*words, *others))):
            return False
        if runs_on(one, two) or _counted_apart(one, two):
            return True
        if self._is_no_compound(*sorted((one, two), key=lambda text: len(PARTING.split(text)))):
            return False
        if self.language in _TOGETHER:
            return min(map(len, (*words, *others))) >= _WHOLE
        if sum(len(word) == 1 for word in (*words, *others)) > 1 or not all(
            map(self.is_real, (*words, *others))
        ):
            return False
        parted = max(words, others, key=len)
        return " ".join(parted) not in self.ladder.apart.compounds

    def _is_no_compound(self, joined: str, parted: str) -> bool:
        """True of words that only lack their space, as capitals tell: alteBrücke, Brückewurde.

        A compound has no capital inside, and one that is a noun in German ends with one.
        """
        words = parted.split(" ")
        if len(words) != 2 or joined != "".join(words) or joined.isupper():
            return False
        noun = self.language == "de" and joined[0].isupper() and words[1][0].islower()
        return words[1][0].isupper() or (noun and not self.in_list(joined.casefold()))

    def divided_otherwise(self, one: str, two: str) -> bool:
        """True of a compound, and its letters with a hyphen that makes another: Staubecken, Staub-Ecken."""
        joined, parted = sorted((one.casefold(), two.casefold()), key=lambda text: text.count("-"))
        first, hyphen, last = parted.partition("-")
        if self.language != "de" or not hyphen or joined != first + last:
            return False
        cuts = (at for at in range(_PART, len(joined) - _PART + 1) if at != len(first))
        return all(map(self.in_list, (first, last))) and any(
            self.in_list(joined[:at]) and self.in_list(joined[at:]) for at in cuts
        )


def _counted_apart(one: str, two: str) -> bool:
    """True of Roman numerals that a space makes others (I II, III), not of one that is spaced out (X V I)."""
    numerals = romans(one), romans(two)
    return all(numerals) and any(len(each) > 1 for each in max(numerals, key=len))


def _hyphens_as_spaces(text: str) -> str:
    return single_spaced(text.replace("-", " "))
