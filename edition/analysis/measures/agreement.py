"""Which witnesses say the same: how often each two agree where the witnesses differ.

A place is a variation unit, or a passage that some witness lacks. Two witnesses are compared at the places
that both have; what is lost is no place of the witness that lost it. Agreement is no stemma: witnesses may
agree because one was copied from the other, because both kept what a third one changed, or by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from edition.model import Edition, Kind, Passage, VariationUnit
from edition.text.normalize import Ladder
from edition.text.remembered import remembered_last


class Agreed(NamedTuple):
    """Of so many places at which two witnesses were compared, at how many they agree."""

    places: int = 0
    agreed: int = 0

    @property
    def share(self) -> float:
        """From 0 to 1; witnesses that were compared nowhere differ nowhere."""
        return self.agreed / self.places if self.places else 1.0


class Agreement(NamedTuple):
    """How two witnesses agree: in their `words`, spelling and print left aside, and to the `letter`."""

    words: Agreed
    letter: Agreed


Pair = tuple[str, str]
"""By siglum what a witness has at one place."""
Codes = NDArray[np.int64]


@remembered_last
def agreements(edition: Edition, ladder: Ladder) -> Mapping[Pair, Agreement]:
    """By pair of the witnesses that print the statement, in the order of the edition, how they agree.

    Two readings have the same words if the highest rung of the ladder makes them equal. Places at which all
    have the same words count for the letter alone.
    """
    order = edition.full
    letters = list(_places(edition, frozenset(order)))
    fold = ladder.spelling
    folded = [{siglum: fold(text) for siglum, text in said.items()} for said in letters]
    words = [said for said in folded if len(set(said.values())) > 1]
    by_word, by_letter = _coded(words, order), _coded(letters, order)
    return {
        (order[i], order[j]): Agreement(_agreed(by_word[i], by_word[j]), _agreed(by_letter[i], by_letter[j]))
        for i, j in combinations(range(len(order)), 2)
    }


def _coded(places: Sequence[Mapping[str, str]], order: Sequence[str]) -> Codes:
    """By witness and place a number for what it has there, -1 where it is not compared."""
    codes = np.full((len(order), len(places)), -1, dtype=np.int64)
    for at, said in enumerate(places):
        numbers = {text: number for number, text in enumerate(dict.fromkeys(said.values()))}
        codes[:, at] = [numbers[said[siglum]] if siglum in said else -1 for siglum in order]
    return codes


def _agreed(one: Codes, two: Codes) -> Agreed:
    both = (one >= 0) & (two >= 0)
    return Agreed(int(both.sum()), int((both & (one == two)).sum()))


def _places(edition: Edition, full: frozenset[str]) -> Iterator[Mapping[str, str]]:
    """What each witness of those in `full` has at every place at which witnesses differ."""
    for passage in edition.passages:
        have = full & set(passage.sigla)
        lack = full - have - passage.lost
        if have and lack:
            yield {**dict.fromkeys(have, passage.id), **dict.fromkeys(lack, "")}
        for unit in passage.units:
            yield _readings(unit, passage)


def _readings(unit: VariationUnit, passage: Passage) -> Mapping[str, str]:
    return {
        siglum: reading.text
        for siglum, reading in unit.readings.items()
        if reading.kind is not Kind.LACUNA and siglum not in passage.lost
    }


def agreeing_groups(found: Mapping[Pair, Agreement]) -> list[tuple[str, ...]]:
    """The witnesses that agree most with each other, most of all first.

    A group is made of witnesses of which each agrees with another of it in more of its words than with any
    witness outside; where none stands out, there is no group.
    """
    shares = {frozenset(pair): agreement.words.share for pair, agreement in found.items()}
    sigla = list(dict.fromkeys(siglum for pair in found for siglum in pair))
    nearest = {siglum: _nearest(siglum, sigla, shares) for siglum in sigla}
    made: list[set[str]] = []
    for one, two in found:
        if two in nearest[one] and one in nearest[two]:
            joined = {one, two}.union(*(group for group in made if group & {one, two}))
            made = [group for group in made if not group & joined] + [joined]
    if len(made) == 1 and len(made[0]) == len(sigla):
        return []
    within = {frozenset(group): _mean(group, shares) for group in made}
    ordered = sorted(made, key=lambda group: (-within[frozenset(group)], min(map(sigla.index, group))))
    return [tuple(siglum for siglum in sigla if siglum in group) for group in ordered]


def _nearest(siglum: str, sigla: list[str], shares: Mapping[frozenset[str], float]) -> set[str]:
    """The witnesses with which one agrees most, all that tie."""
    of_it = {other: shares[frozenset((siglum, other))] for other in sigla if other != siglum}
    best = max(of_it.values(), default=0.0)
    return {other for other, share in of_it.items() if share == best}


def _mean(group: set[str], shares: Mapping[frozenset[str], float]) -> float:
    pairs = [shares[frozenset(pair)] for pair in combinations(sorted(group), 2)]
    return sum(pairs) / len(pairs)
