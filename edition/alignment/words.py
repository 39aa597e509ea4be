"""Word to word, for two texts of any length, at the cost of a diff.

Anchors (`anchors.py`) cut the texts into short gaps. In a gap rapidfuzz finds the words that are the
same, and words that are alike are paired by their characters, which tells a garbled word from a
missing one.
"""

from __future__ import annotations

import gc
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from edition.alignment.anchors import ANCHOR, Ints, Run, chain_around, unique_chain, unique_runs
from edition.alignment.links import Alignment, Link, settled, without_strays, word_for_word
from edition.alignment.pivots import pivot
from edition.alignment.wholes import Wholes


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector of cycles rest: walking so many small tuples, which form none, doubles the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


ALIKE: Final = 0.4  # least likeness (1 - Levenshtein / length) of two words read as one: oy/by, ana/and
_CHANCE: Final = 0.25  # likeness that words have by chance: two poor pairs gain less than one good one
_NEXT: Final = 0.1  # what a pair gains right after another: of two places the one in the run is meant; less
#                    of words that are only alike
_NEVER: Final = float("-inf")
_DIVIDED: Final = 0.7  # least likeness of a word to the two words that it was divided into
_UNDIVIDED: Final = (3, 4, 5)  # words that one may be, letter for letter; of two some letters may differ
_WHOLE: Final = 1.5 * (1 - _CHANCE)  # what it gains to read a word as others that are it, letter for letter
_BACK: Final = (  # by step the words of each text that it links or passes over
    *((0, 0), (1, 0), (0, 1), (1, 1), (1, 2), (2, 1)),
    *((1, 3), (3, 1), (1, 4), (4, 1), (1, 5), (5, 1)),
)
_DENSE: Final = 900  # cells of a gap small enough to compare every word with every other
_BROAD: Final = 60_000  # cells of a gap in which all words are compared at once, in some 10 ms
_LIKELY: Final = 0.5  # least likeness of words among so many
_SHORT: Final = 2  # characters of a word of which damage may leave none
_LONG: Final = 6  # characters from which on a word weighs no more
_GAINED: Final = 0.35  # of the characters of the shorter side; texts of one style have less in common
_DIRECT: Final = 16_000_000  # cells of a gap that rapidfuzz aligns in one go (some 20 MB of bit vectors)
_WINDOW: Final = 2_000  # words a side where a gap is too large and has nothing unique in it

_NO_WHOLES: Final = Wholes()

Float32s = NDArray[np.float32]


def align(a: Ints, b: Ints, keys: Sequence[str], wholes: Wholes = _NO_WHOLES) -> Alignment:
    """Align two sequences of key numbers; `keys` gives the text of each number.

    `wholes` are the paragraphs that stand whole in both; their words keep together.
    """
    with uncollected():
        work = _Aligner(a, b, keys, wholes)
        work.whole()
        return work.result()


class _Aligner:
    """One run of the alignment; holds what the gaps share."""

    def __init__(self, a: Ints, b: Ints, keys: Sequence[str], wholes: Wholes) -> None:
        self.a, self.b, self.keys, self.wholes = a, b, keys, wholes
        self.list_a: list[int] = a.tolist()
        self.list_b: list[int] = b.tolist()
        self.found: list[Run] = []
        self.links: list[Link] = []
        self.likeness: dict[tuple[int, int], float] = {}

    def result(self) -> Alignment:
        runs = [Link(run.a, run.a + run.length, run.b, run.b + run.length) for run in self.found]
        alike = set(self.links)
        links = settled(sorted([*runs, *self.links]), self.list_a, self.list_b)
        same = word_for_word([link for link in links if link not in alike], len(self.a))
        return without_strays(
            Alignment(same, tuple(sorted(self.links))), self.list_a, len(self.list_b), self.keys
        )

    def whole(self) -> None:
        """Align all: around the paragraphs that stand once in each text where there are such."""
        size, runs = ANCHOR, list[Run]()
        if self.wholes.once:
            runs = chain_around(self.wholes.once, unique_runs(self.a, self.b, size))
        if runs:
            self._between(runs, 0, len(self.a), 0, len(self.b), size)
        else:
            self.gap(0, len(self.a), 0, len(self.b), size)

    def gap(self, a: int, a_end: int, b: int, b_end: int, size: int) -> None:
        """Align what lies between two anchors: trim what is the same, then what is cheapest."""
        one, two = self.list_a, self.list_b
        first = a
        while a < a_end and b < b_end and one[a] == two[b]:
            a, b = a + 1, b + 1
        if a > first:
            self.found.append(Run(first, b - (a - first), a - first))
        last = a_end
        while a < a_end and b < b_end and one[a_end - 1] == two[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
        if last > a_end:
            self.found.append(Run(a_end, b_end, last - a_end))
        cells = (a_end - a) * (b_end - b)
        if not cells:
            return
        small = cells <= _DENSE
        if (small or size < ANCHOR) and (runs := self.wholes.between(a, a_end, b, b_end)):
            self._between(runs, a, a_end, b, b_end, size)
        elif small:
            self._pair(a, a_end, b, b_end)
        elif cells <= _BROAD and size < ANCHOR:
            self._among(self._likely(a, a_end, b, b_end), a, a_end, b, b_end)
        elif size:
            self._anchored(a, a_end, b, b_end, size)
        elif cells <= _DIRECT:
            self._between(self._blocks(a, a_end, b, b_end), a, a_end, b, b_end, 0)
        else:
            self._windowed(a, a_end, b, b_end)

    def _anchored(self, a: int, a_end: int, b: int, b_end: int, size: int) -> None:
        runs = unique_chain(self.a[a:a_end], self.b[b:b_end], size)
        if size == 1 and sum(run.length for run in runs) * 8 < min(a_end - a, b_end - b):
            runs = []
        runs = [Run(run.a + a, run.b + b, run.length) for run in runs]
        self._between(runs, a, a_end, b, b_end, size if runs else size - 1)

    def _between(self, runs: list[Run], a: int, a_end: int, b: int, b_end: int, size: int) -> None:
        whole = not runs and size == 0
        for run in runs:
            self.gap(a, run.a, b, run.b, size)
            a, b = run.a + run.length, run.b + run.length
        self.found += runs
        if whole:
            return
        self.gap(a, a_end, b, b_end, size)

    def _blocks(self, a: int, a_end: int, b: int, b_end: int) -> list[Run]:
        """The words that stay, by least edits; none where so few stay that chance explains them."""
        opcodes = Levenshtein.opcodes(self.list_a[a:a_end], self.list_b[b:b_end])
        runs = [
            Run(op.src_start + a, op.dest_start + b, op.src_end - op.src_start)
            for op in opcodes
            if op.tag == "equal"
        ]
        stay = sum(run.length for run in runs)
        return runs if stay * 6 >= min(a_end - a, b_end - b) else [r for r in runs if r.length >= ANCHOR]

    def _among(self, pairs: list[tuple[int, int]], a: int, a_end: int, b: int, b_end: int) -> None:
        """Link the pairs and align what lies between them."""
        for i, j in pairs:
            self.gap(a, i, b, j, 0)
            if self.list_a[i] == self.list_b[j]:
                self.found.append(Run(i, j, 1))
            else:
                self.links.append(Link(i, i + 1, j, j + 1))
            a, b = i + 1, j + 1
        if pairs:
            self.gap(a, a_end, b, b_end, 0)

    def _likely(self, a: int, a_end: int, b: int, b_end: int) -> list[tuple[int, int]]:
        """The words that most likely are the same or the same misread; none where chance explains them.

        Unlike the least edits this finds its way where most words are misread and others are lost.
        """
        one, two = self.list_a[a:a_end], self.list_b[b:b_end]
        keys_one, keys_two = sorted(set(one)), sorted(set(two))
        likeness = cdist(
            [self.keys[k] for k in keys_one],
            [self.keys[k] for k in keys_two],
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=_LIKELY,
            dtype=np.float32,
        )
        lengths = np.minimum(_LONG, [len(self.keys[k]) for k in keys_one]).astype(np.float32)
        gains = ((likeness - np.float32(_CHANCE)).clip(0) * lengths[:, None])[np.searchsorted(keys_one, one)]
        pairs, gain = _best_chain(gains[:, np.searchsorted(keys_two, two)])
        most = min(sum(min(_LONG, len(self.keys[k])) for k in words) for words in (one, two))
        return [(a + i, b + j) for i, j in pairs] if gain >= _GAINED * most else []

    def _windowed(self, a: int, a_end: int, b: int, b_end: int) -> None:
        """Align window by window, keeping the first half of each: linear where nothing is unique."""
        while a < a_end and b < b_end:
            end_a, end_b = min(a + _WINDOW, a_end), min(b + _WINDOW, b_end)
            last = end_a == a_end and end_b == b_end
            runs = self._blocks(a, end_a, b, end_b)
            if not last:
                runs = [run for run in runs if run.a < a + _WINDOW // 2 and run.b < b + _WINDOW // 2]
            for run in runs:
                self.gap(a, run.a, b, run.b, 0)
                self.found.append(run)
                a, b = run.a + run.length, run.b + run.length
            if last:
                return
            if not runs:
                a, b = min(a_end, a + _WINDOW // 2), min(b_end, b + _WINDOW // 2)

    def alike(self, one: int, two: int) -> float:
        """Likeness of two keys by their characters, from 0 to 1."""
        if one == two:
            return 1.0
        known = self.likeness.get((one, two))
        if known is None:
            known = Levenshtein.normalized_similarity(self.keys[one], self.keys[two])
            self.likeness[one, two] = known
        return known

    def _pair(self, a: int, a_end: int, b: int, b_end: int) -> None:
        """Pair the words of a small gap so that most of their characters agree."""
        one, two = self.list_a[a:a_end], self.list_b[b:b_end]
        if len(one) == 1 and len(two) == 1:
            if self._stand_for(one[0], two[0]):
                self.links.append(Link(a, a_end, b, b_end))
            return
        pairs = self._pairs(one, two)
        if (held := pivot(one, two, self.keys)) and Link(held.a, held.a + 1, held.b, held.b + 1) not in pairs:
            pairs = _around(held, one, two)
        end = Link(len(one), len(one), len(two), len(two))
        last_i = last_j = 0
        for link in [*pairs, end]:
            i, i_end, j, j_end = link
            if i - last_i == 1 == j - last_j and self._stand_for(one[last_i], two[last_j]):
                self.links.append(Link(a + last_i, a + i, b + last_j, b + j))
            if i_end - i == 1 == j_end - j and one[i] == two[j]:
                self.found.append(Run(a + i, b + j, 1))
            elif link is not end:
                self.links.append(Link(a + i, a + i_end, b + j, b + j_end))
            last_i, last_j = i_end, j_end

    def _stand_for(self, one: int, two: int) -> bool:
        """True of words, alone between the same two words, that are one word read in two ways.

        Of so short a word damage may leave no letter (a, u; in, m): then its place says it.
        """
        return min(len(self.keys[one]), len(self.keys[two])) <= _SHORT or self.alike(one, two) >= ALIKE

    def _pairs(self, one: list[int], two: list[int]) -> list[Link]:
        """The best chain of pairs: word to word, or one word to the two that it was divided into."""
        rows, columns = len(one), len(two)
        size_one, size_two = [len(self.keys[k]) for k in one], [len(self.keys[k]) for k in two]
        done: list[list[float]] = [[0.0] * (columns + 1)] * 2
        ours, theirs = self._undivided(one, two), self._undivided(two, one)
        linked: list[float] = [0.0] + [_NEVER] * columns  # a gap begins, and ends, beside linked words
        steps: list[list[int]] = [[0] * (columns + 1)]
        joins: list[list[int]] = [[0] * (columns + 1)]
        for i, word in enumerate(one, 1):
            row, step = [0.0] * (columns + 1), [0] * (columns + 1)
            pairs, join = [_NEVER] * (columns + 1), [0] * (columns + 1)
            older, above = done[-2:]
            for j, other in enumerate(two, 1):
                best, move = (above[j], 1) if above[j] >= row[j - 1] else (row[j - 1], 2)
                likeness = self.alike(word, other)
                if likeness >= ALIKE:
                    next_to = linked[j - 1] + likeness * _NEXT
                    join[j] = next_to > above[j - 1]
                    gain = max(next_to, above[j - 1]) + likeness - _CHANCE
                    pairs[j] = gain - (1 - likeness) * _NEXT
                    gain += _NEXT if i == rows and j == columns else 0.0
                    best, move = (gain, 3) if gain > best else (best, move)
                if j > 1 and size_one[i - 1] >= size_two[j - 1] + size_two[j - 2] - 1 and likeness < 1.0:
                    gain = above[j - 2] + self._joined(other, two[j - 2], word)
                    best, move = (gain, 4) if gain > best else (best, move)
                if i > 1 and size_two[j - 1] >= size_one[i - 1] + size_one[i - 2] - 1 and likeness < 1.0:
                    gain = older[j - 1] + self._joined(word, one[i - 2], other)
                    best, move = (gain, 5) if gain > best else (best, move)
                if (parts := ours.get((i, j))) and (gain := above[j - parts] + _WHOLE) > best:
                    best, move = gain, 2 * parts
                if (parts := theirs.get((j, i))) and (gain := done[-parts][j - 1] + _WHOLE) > best:
                    best, move = gain, 2 * parts + 1
                row[j], step[j] = best, move
            linked = pairs
            done.append(row)
            steps.append(step)
            joins.append(join)
        return _trace(steps, joins, rows, columns)

    def _undivided(self, words: list[int], others: list[int]) -> dict[tuple[int, int], int]:
        """Words that are three or more others, printed without the spaces between them.

        By how many words, of each text, there are up to their ends the number of those others.
        """
        texts = [self.keys[other] for other in others]
        whole = "".join(texts)
        ends = {end: number for number, end in enumerate(accumulate(map(len, texts), initial=0))}
        found: dict[tuple[int, int], int] = {}
        for number, word in enumerate(words, 1):
            text = self.keys[word]
            at = whole.find(text) if len(text) >= _UNDIVIDED[0] else -1
            while at >= 0:
                first, last = ends.get(at), ends.get(at + len(text))
                if first is not None and last is not None and last - first in _UNDIVIDED:
                    found[number, last] = last - first
                at = whole.find(text, at + 1)
        return found

    def _joined(self, last: int, first: int, whole: int) -> float:
        """What it gains to read two words as one: less than nothing where one alone is more alike."""
        if not (_is_letter(self.keys[first][-1]) and _is_letter(self.keys[last][0])):
            return -1.0
        likeness = Levenshtein.normalized_similarity(self.keys[first] + self.keys[last], self.keys[whole])
        if likeness < _DIVIDED or likeness <= max(self.alike(first, whole), self.alike(last, whole)):
            return -1.0
        return 1.5 * (likeness - _CHANCE)


def _around(held: Run, one: Sequence[int], two: Sequence[int]) -> list[Link]:
    """A word that is the same in two texts, and those beside it that are the same too, as links."""
    a, b, _ = held
    while a and b and one[a - 1] == two[b - 1]:
        a, b = a - 1, b - 1
    end = held.a + 1
    while end < len(one) and b + end - a < len(two) and one[end] == two[b + end - a]:
        end += 1
    return [Link(at, at + 1, b + at - a, b + at - a + 1) for at in range(a, end)]


def _is_letter(character: str) -> bool:
    """True of a letter or figure, and of a vowel sign that is written on one."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _best_chain(gains: Float32s) -> tuple[list[tuple[int, int]], float]:
    """The rising chain of cells of the greatest sum, and the sum."""
    rows, columns = gains.shape
    best = np.zeros((rows + 1, columns + 1), dtype=np.float32)
    for i in range(rows):
        here = np.maximum(best[i, 1:], best[i, :-1] + gains[i])
        best[i + 1, 1:] = np.maximum.accumulate(here)
    chain: list[tuple[int, int]] = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            chain.append((i, j))
    return chain[::-1], float(best[-1, -1])


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
