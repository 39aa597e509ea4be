"""The words of a short gap, paired by their characters: word to word, or one to those it was divided into."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist, cpdist

from edition.alignment.links import Link
from edition.alignment.word_evidence import NOTHING

ALIKE: Final = 0.4  # least likeness (1 - Levenshtein / length) of two words read as one: oy/by, ana/and
CHANCE: Final = 0.25  # likeness that words have by chance: two poor pairs gain less than one good one
# What a pair gains right after another, less of words that are only alike: of two places the one in the run
# is meant.
_NEXT: Final = 0.1
_LONGER: Final = 0.002  # what a word gains by letter: of two that changed places the longer one has stayed
_NEVER: Final = float("-inf")
DIVIDED: Final = 0.7  # least likeness of a word to the two words that it was divided into
_UNDIVIDED: Final = (3, 4, 5)  # words that one may be, letter for letter; of two some letters may differ
_PARTS: Final = 1.5  # times as much as a pair gains it to read a word as others: it links three words
_WHOLE: Final = _PARTS * (1 - CHANCE)  # that of a word which is those others, letter for letter
_BACK: Final = (  # by step the words of each text that it links or passes over
    *((0, 0), (1, 0), (0, 1), (1, 1), (1, 2), (2, 1)),
    *((1, 3), (3, 1), (1, 4), (4, 1), (1, 5), (5, 1)),
)
_SHORT: Final = 2  # characters of a word of which damage may leave none


class LikeWords:
    """Words by number, and how like each other they are; what was found is kept."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._likeness: dict[tuple[int, int], float] = {}

    def alike(self, one: int, two: int) -> float:
        """Likeness of two keys by their characters, from 0 to 1."""
        if one == two:
            return 1.0
        known = self._likeness.get((one, two))
        if known is None:
            known = Levenshtein.normalized_similarity(self._keys[one], self._keys[two])
            self._likeness[one, two] = known
        return known

    def stand_for(self, one: int, two: int) -> bool:
        """True of words, alone between the same two words, that are one word read in two ways.

        Of so short a word damage may leave no letter (a, u; in, m): then its place says it.
        """
        return min(len(self._keys[one]), len(self._keys[two])) <= _SHORT or self.alike(one, two) >= ALIKE

    def stand_for_each(self, one: list[int], two: list[int]) -> NDArray[np.bool_]:
        """`stand_for` of many words, one by one."""
        texts_one, texts_two = ([self._keys[key] for key in words] for words in (one, two))
        alike = cpdist(texts_one, texts_two, scorer=Levenshtein.normalized_similarity, dtype=np.float64)
        shortest = np.minimum(*(np.fromiter(map(len, texts), np.int64) for texts in (texts_one, texts_two)))
        return np.asarray((alike >= ALIKE) | (shortest <= _SHORT), dtype=np.bool_)

    def chain(self, one: list[int], two: list[int], without: Collection[Link] = ()) -> list[Link]:
        """The best chain of pairs but for some: word to word, or one to the two that it was divided into."""
        rows, columns = len(one), len(two)
        size_one, size_two = [len(self._keys[k]) for k in one], [len(self._keys[k]) for k in two]
        joined_one, joined_two = _with_last(size_one), _with_last(size_two)
        done: list[list[float]] = [[0.0] * (columns + 1)] * 2
        ours, theirs = self._undivided(one, two), self._undivided(two, one)
        linked: list[float] = [0.0] + [_NEVER] * columns  # a gap begins, and ends, beside linked words
        steps: list[list[int]] = [[0] * (columns + 1)]
        joins: list[list[int]] = [[0] * (columns + 1)]
        table = self._table(one, two)
        for link in without:
            table[link.a][link.b] = 0.0
        for i, likenesses in enumerate(table, 1):
            row, step = [0.0] * (columns + 1), [0] * (columns + 1)
            pairs, join = [_NEVER] * (columns + 1), [0] * (columns + 1)
            older, above = done[-2:]
            size, joined = size_one[i - 1], joined_one[i - 1]
            for j, likeness in enumerate(likenesses, 1):
                best, move = (above[j], 1) if above[j] >= row[j - 1] else (row[j - 1], 2)
                if likeness:
                    next_to = linked[j - 1] + likeness * _NEXT
                    join[j] = next_to > above[j - 1]
                    gain = max(next_to, above[j - 1]) + likeness - CHANCE
                    gain += _LONGER * min(size, size_two[j - 1])
                    pairs[j] = gain - (1 - likeness) * _NEXT
                    gain += _NEXT if i == rows and j == columns else 0.0
                    best, move = (gain, 3) if gain > best else (best, move)
                if likeness < 1.0 and DIVIDED * size <= joined_two[j - 1] <= size + 1:
                    gain = above[j - 2] + self._joined(two[j - 1], two[j - 2], one[i - 1])
                    best, move = (gain, 4) if gain > best else (best, move)
                if likeness < 1.0 and DIVIDED * size_two[j - 1] <= joined <= size_two[j - 1] + 1:
                    gain = older[j - 1] + self._joined(one[i - 1], one[i - 2], two[j - 1])
                    best, move = (gain, 5) if gain > best else (best, move)
                if ours and (parts := ours.get((i, j))) and (gain := above[j - parts] + _WHOLE) > best:
                    best, move = gain, 2 * parts
                if theirs and (parts := theirs.get((j, i))) and (gain := done[-parts][j - 1] + _WHOLE) > best:
                    best, move = gain, 2 * parts + 1
                row[j], step[j] = best, move
            linked = pairs
            done.append(row)
            steps.append(step)
            joins.append(join)
        return _trace(steps, joins, rows, columns)

    def _table(self, one: list[int], two: list[int]) -> list[list[float]]:
        """The likeness of each word of a text to each of another; 0 of those that are not read as one.

        A word is not read as one hardly like it that stands beside the very same (`the heath` for `heath`).
        """
        texts_one, texts_two = ([self._keys[key] for key in words] for words in (one, two))
        likeness = cdist(texts_one, texts_two, scorer=Levenshtein.normalized_similarity, dtype=np.float64)
        likeness[likeness < ALIKE] = 0.0
        same = likeness == 1.0
        if same.any():
            likeness[_beside(same) & (likeness <= NOTHING)] = 0.0
        return cast(list[list[float]], likeness.tolist())

    def _undivided(self, words: list[int], others: list[int]) -> dict[tuple[int, int], int]:
        """Words that are three or more others, printed without the spaces between them.

        By how many words, of each text, there are up to their ends the number of those others.
        """
        if len(others) < _UNDIVIDED[0]:
            return {}
        texts = [self._keys[other] for other in others]
        whole = "".join(texts)
        inside = [
            (number, text)
            for number, word in enumerate(words, 1)
            if len(text := self._keys[word]) >= _UNDIVIDED[0] and text in whole
        ]
        if not inside:
            return {}
        ends = {end: number for number, end in enumerate(accumulate(map(len, texts), initial=0))}
        found: dict[tuple[int, int], int] = {}
        for number, text in inside:
            at = whole.find(text)
            while at >= 0:
                first, last = ends.get(at), ends.get(at + len(text))
                if first is not None and last is not None and last - first in _UNDIVIDED:
                    found[number, last] = last - first
                at = whole.find(text, at + 1)
        return found

    def with_part(self, link: Link, one: Sequence[int], two: Sequence[int], begin: tuple[int, int]) -> Link:
        """A link of two words, with a word beside one of them where that is the rest of the other, divided.

        That both together are more like the other is not enough: an `и` behind a word is a word. `one` and
        `two` are the words that may be part of it, from the words `begin` of the two texts on.
        """
        i, j = link.a - begin[0], link.b - begin[1]
        ways: list[tuple[float, Link]] = []
        for part, first, last in ((j - 1, j - 1, j), (j + 1, j, j + 1)):
            if 0 <= part < len(two) and self._is_rest(two[part], two[first], two[last], one[i]):
                found = link._replace(b=begin[1] + first, b_end=begin[1] + last + 1)
                ways.append((self._joined(two[last], two[first], one[i]), found))
        for part, first, last in ((i - 1, i - 1, i), (i + 1, i, i + 1)):
            if 0 <= part < len(one) and self._is_rest(one[part], one[first], one[last], two[j]):
                found = link._replace(a=begin[0] + first, a_end=begin[0] + last + 1)
                ways.append((self._joined(one[last], one[first], two[j]), found))
        gained, best = max(ways, default=(0.0, link))
        return best if gained > 0 else link

    def _is_rest(self, part: int, first: int, last: int, whole: int) -> bool:
        """True of a word with which another differs from a whole in fewer letters than it has, or alone."""
        alone, together = self._keys[first if part == last else last], self._keys[first] + self._keys[last]
        least = min(len(self._keys[part]), Levenshtein.distance(alone, self._keys[whole]))
        return Levenshtein.distance(together, self._keys[whole], score_cutoff=least) < least

    def _joined(self, last: int, first: int, whole: int) -> float:
        """What it gains to read two words as one: less than nothing where one alone is more alike."""
        if not (_is_letter(self._keys[first][-1]) and _is_letter(self._keys[last][0])):
            return -1.0
        likeness = Levenshtein.normalized_similarity(
            self._keys[first] + self._keys[last], self._keys[whole], score_cutoff=DIVIDED
        )
        if likeness < DIVIDED or likeness <= max(self.alike(first, whole), self.alike(last, whole)):
            return -1.0
        return _PARTS * (likeness - CHANCE)


def _beside(same: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Words of which one stands beside the same as the other, but not two that changed places."""
    of_one, of_two = np.zeros_like(same), np.zeros_like(same)
    of_one[1:] |= same[:-1]
    of_one[:-1] |= same[1:]
    of_two[:, 1:] |= same[:, :-1]
    of_two[:, :-1] |= same[:, 1:]
    return of_one ^ of_two


def _with_last(sizes: list[int]) -> list[float]:
    """How long each word is with the one before it; the first has none."""
    return [math.inf, *(one + two for one, two in pairwise(sizes))]


def _is_letter(character: str) -> bool:
    """True of a letter or figure, and of a vowel sign that is written on one."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _trace(steps: list[list[int]], joins: list[list[int]], i: int, j: int) -> list[Link]:
    """The links on the way back; where `joins` says so, a pair follows right upon another."""
    links: list[Link] = []
    joined = False
    while i and j:
        step = 3 if joined else steps[i][j]
        joined = step == 3 and bool(joins[i][j])
        back_i, back_j = _BACK[step]
        if back_i and back_j:
            links.append(Link(i - back_i, i, j - back_j, j))
        i, j = i - back_i, j - back_j
    return links[::-1]
