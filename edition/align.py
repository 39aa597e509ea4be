"""Stage 3b: word to word, for two texts of any length, at the cost of a diff.

Anchors (`anchors.py`) cut the texts into short gaps. In a gap rapidfuzz finds the words that are the
same, and words that are alike are paired by their characters, which tells a garbled word from a
missing one. What stands elsewhere in the other text is found afterwards among the words left over.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from edition.anchors import Ints, Run, unique_chain, unique_runs_among

ALIKE: Final = 0.4  # least likeness (1 - Levenshtein / length) of two words read as one: oy/by, ana/and
_CHANCE: Final = 0.25  # likeness that words have by chance: two poor pairs gain less than one good one
_NEXT: Final = 0.1  # what a pair gains right after another: of two places the one in the run is meant
_DIVIDED: Final = 0.7  # least likeness of a word to the two words that it was divided into
_ANCHOR: Final = 3  # words; shorter sequences recur by chance, longer ones miss more of a damaged text
_DENSE: Final = 900  # cells of a gap small enough to compare every word with every other
_BROAD: Final = 60_000  # cells of a gap in which all words are compared at once, in some 10 ms
_LIKELY: Final = 0.5  # least likeness of words among so many
_LONG: Final = 6  # characters from which on a word weighs no more
_GAINED: Final = 0.35  # of the characters of the shorter side; texts of one style have less in common
_DIRECT: Final = 16_000_000  # cells of a gap that rapidfuzz aligns in one go (some 20 MB of bit vectors)
_WINDOW: Final = 2_000  # words a side where a gap is too large and has nothing unique in it
_ALONE: Final = 3  # words without a partner on either side that make a link stand alone
_SHORT: Final = 5  # characters; a shorter word that stands alone is an article or a preposition
_MOVED: Final = 5  # words; fewer do not make a moved paragraph
_NEARBY: Final = 25  # words between two anchors of one moved block


Floats = NDArray[np.float32]


class Link(NamedTuple):
    """Words `[a, a_end)` of one text that stand for words `[b, b_end)` of the other."""

    a: int
    a_end: int
    b: int
    b_end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Links between two texts, rising in both: `same` word for word, `alike` in form only.

    `same[i]` is the word of the other text that has the key of word i, or -1.
    """

    same: Ints
    alike: tuple[Link, ...]

    def swapped(self, length: int) -> Alignment:
        """The alignment seen from the other text, which has `length` words."""
        same = np.full(length, -1, dtype=np.int64)
        here = np.flatnonzero(self.same >= 0)
        same[self.same[here]] = here
        return Alignment(same, tuple(Link(x.b, x.b_end, x.a, x.a_end) for x in self.alike))


def align(a: Ints, b: Ints, keys: Sequence[str]) -> Alignment:
    """Align two sequences of key numbers; `keys` gives the text of each number."""
    with _uncollected():
        work = _Aligner(a, b, keys)
        work.gap(0, len(a), 0, len(b), _ANCHOR)
        return work.result()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector of cycles rest: walking so many small tuples, which form none, doubles the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


class _Aligner:
    """One run of the alignment; holds what the gaps share."""

    def __init__(self, a: Ints, b: Ints, keys: Sequence[str]) -> None:
        self.a, self.b, self.keys = a, b, keys
        self.list_a: list[int] = a.tolist()
        self.list_b: list[int] = b.tolist()
        self.found: list[Run] = []
        self.links: list[Link] = []
        self.likeness: dict[tuple[int, int], float] = {}

    def result(self) -> Alignment:
        runs = [Link(run.a, run.a + run.length, run.b, run.b + run.length) for run in self.found]
        alike = set(self.links)
        settled = _settled(sorted([*runs, *self.links]), self.list_a, self.list_b)
        same = _word_for_word([link for link in settled if link not in alike], len(self.a))
        return _without_strays(Alignment(same, tuple(sorted(self.links))), self)

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
        if cells <= _DENSE:
            self._pair(a, a_end, b, b_end)
        elif cells <= _BROAD and size < _ANCHOR:
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
        return runs if stay * 6 >= min(a_end - a, b_end - b) else [r for r in runs if r.length >= _ANCHOR]

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
            if self.alike(one[0], two[0]) >= ALIKE:
                self.links.append(Link(a, a_end, b, b_end))
            return
        for i, i_end, j, j_end in self._pairs(one, two):
            if i_end - i == 1 == j_end - j and one[i] == two[j]:
                self.found.append(Run(a + i, b + j, 1))
            else:
                self.links.append(Link(a + i, a + i_end, b + j, b + j_end))

    def _pairs(self, one: list[int], two: list[int]) -> list[Link]:
        """The best chain of pairs: word to word, or one word to the two that it was divided into."""
        columns = len(two)
        size_one, size_two = [len(self.keys[k]) for k in one], [len(self.keys[k]) for k in two]
        older: list[float] = [0.0] * (columns + 1)
        above: list[float] = [0.0] * (columns + 1)
        steps: list[list[int]] = [[0] * (columns + 1)]
        for i, word in enumerate(one, 1):
            row, step = [0.0] * (columns + 1), [0] * (columns + 1)
            for j, other in enumerate(two, 1):
                best, move = (above[j], 1) if above[j] >= row[j - 1] else (row[j - 1], 2)
                likeness = self.alike(word, other)
                gain = above[j - 1] + likeness - _CHANCE + (_NEXT if steps[-1][j - 1] == 3 else 0.0)
                if likeness >= ALIKE and gain > best:
                    best, move = gain, 3
                if j > 1 and size_one[i - 1] >= size_two[j - 1] + size_two[j - 2] - 1 and likeness < 1.0:
                    gain = above[j - 2] + self._joined(other, two[j - 2], word)
                    best, move = (gain, 4) if gain > best else (best, move)
                if i > 1 and size_two[j - 1] >= size_one[i - 1] + size_one[i - 2] - 1 and likeness < 1.0:
                    gain = older[j - 1] + self._joined(word, one[i - 2], other)
                    best, move = (gain, 5) if gain > best else (best, move)
                row[j], step[j] = best, move
            older, above = above, row
            steps.append(step)
        return _trace(steps, len(one), columns)

    def _joined(self, last: int, first: int, whole: int) -> float:
        """What it gains to read two words as one, below zero where they are not alike or one is a sign."""
        if not (self.keys[first][-1].isalnum() and self.keys[last][0].isalnum()):
            return -1.0
        likeness = Levenshtein.normalized_similarity(self.keys[first] + self.keys[last], self.keys[whole])
        return 1.5 * (likeness - _CHANCE) if likeness >= _DIVIDED else -1.0


def _best_chain(gains: Floats) -> tuple[list[tuple[int, int]], float]:
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


def _word_for_word(links: list[Link], length: int) -> Ints:
    """By word of one text the word of the other that links of equal stretches give it, or -1."""
    same = np.full(length, -1, dtype=np.int64)
    if links:
        starts, ends, others, _ = np.array(links, dtype=np.int64).T
        sizes = ends - starts
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        same[np.repeat(starts, sizes) + within] = np.repeat(others, sizes) + within
    return same


def _settled(links: list[Link], a: list[int], b: list[int]) -> list[Link]:
    """The links with those moved to a neighbour's side that could as well stand there.

    Least edits leave open which of two `the` is meant; the one beside words that correspond is.
    """
    settled: list[Link] = []
    before = Link(0, 0, 0, 0)
    for number, link in enumerate(links):
        after = links[number + 1] if number + 1 < len(links) else Link(len(a), len(a), len(b), len(b))
        drift = link.a - link.b
        held = drift == before.a_end - before.b_end and drift == after.a - after.b
        if not held and a[link.a : link.a_end] == b[link.b : link.b_end]:
            link = _beside(link, before, after, a, b)
        settled.append(link)
        before = link
    return settled


def _beside(link: Link, before: Link, after: Link, a: list[int], b: list[int]) -> Link:
    """The nearest place to a neighbour, by equal distance in both texts, that has the words of a link.

    The edge of a text is no neighbour.
    """
    length = link.a_end - link.a
    places: list[tuple[int, int, int]] = []
    if before.a_end:
        left = link.a - before.a_end, link.b - before.b_end
        places += [(distance, before.a_end + distance, before.b_end + distance) for distance in left]
    if after.a < len(a):
        right = after.a - link.a_end, after.b - link.b_end
        places += [(distance, after.a - distance - length, after.b - distance - length) for distance in right]
    words = a[link.a : link.a_end]
    for _, i, j in sorted(places):
        if (i, j) == (link.a, link.b):
            break
        if (
            before.a_end <= i <= after.a - length
            and before.b_end <= j <= after.b - length
            and a[i : i + length] == words == b[j : j + length]
        ):
            return Link(i, i + length, j, j + length)
    return link


def _trace(step: list[list[int]], i: int, j: int) -> list[Link]:
    links: list[Link] = []
    while i and j:
        back_i, back_j = ((0, 0), (1, 0), (0, 1), (1, 1), (1, 2), (2, 1))[step[i][j]]
        if back_i and back_j:
            links.append(Link(i - back_i, i, j - back_j, j))
        i, j = i - back_i, j - back_j
    return links[::-1]


def _without_strays(alignment: Alignment, work: _Aligner) -> Alignment:
    """Drop links that stand alone among words without a partner on both sides in both texts.

    A lone `of` between two passages that have nothing else in common is chance, not correspondence.
    """
    links = sorted([*runs_of(alignment), *alignment.alike])
    if not links:
        return alignment
    dropped: set[Link] = set()
    ends = Link(len(work.a), len(work.a), len(work.b), len(work.b))
    before = Link(0, 0, 0, 0)
    for number, link in enumerate(links):
        after = links[number + 1] if number + 1 < len(links) else ends
        if _is_stray(link, before, after, work):
            dropped.add(link)
        else:
            before = link
    if not dropped:
        return alignment
    same = alignment.same.copy()
    for link in dropped:
        same[link.a : link.a_end] = np.where(same[link.a : link.a_end] >= 0, -1, same[link.a : link.a_end])
    return Alignment(same, tuple(link for link in alignment.alike if link not in dropped))


def _is_stray(link: Link, before: Link, after: Link, work: _Aligner) -> bool:
    left = link.a - before.a_end, link.b - before.b_end
    right = after.a - link.a_end, after.b - link.b_end
    words = link.a_end - link.a
    if words > 2 or max(*left, *right) < _ALONE:
        return False
    size = sum(len(work.keys[word]) for word in work.list_a[link.a : link.a_end])
    apart = min(*left, *right)
    if apart >= _ALONE and size < 2 * apart:
        return True
    return words == 1 and size < _SHORT and min(max(left), max(right)) >= _ALONE


def runs_of(alignment: Alignment) -> list[Link]:
    """The runs of words that are the same in both texts, in order."""
    here = np.flatnonzero(alignment.same >= 0)
    if not len(here):
        return []
    there = alignment.same[here]
    cuts = np.flatnonzero((np.diff(here) != 1) | (np.diff(there) != 1)) + 1
    firsts, lasts = np.concatenate(([0], cuts)), np.concatenate((cuts, [len(here)])) - 1
    return [
        Link(a, a_last + 1, b, b_last + 1)
        for a, a_last, b, b_last in zip(
            here[firsts].tolist(),
            here[lasts].tolist(),
            there[firsts].tolist(),
            there[lasts].tolist(),
            strict=True,
        )
    ]


def moved_blocks(a: Ints, b: Ints, free_a: Ints, free_b: Ints) -> list[Link]:
    """Stretches of words that both texts have in places that do not correspond, heaviest first.

    `free_a` and `free_b` are the positions, rising, of the words that alignment left over.
    """
    starts_a, starts_b = _gram_starts(free_a), _gram_starts(free_b)
    blocks: list[list[Run]] = []
    for run in unique_runs_among(a, b, starts_a, starts_b, _ANCHOR):
        last = blocks[-1][-1] if blocks else None
        if (
            last
            and 0 <= run.a - last.a - last.length + 2 <= _NEARBY
            and -2 <= run.b - last.b - last.length <= _NEARBY
        ):
            blocks[-1].append(run)
        else:
            blocks.append([run])
    found = [
        (sum(run.length for run in block), Link(block[0].a, block[-1].a + block[-1].length, block[0].b,
                                                block[-1].b + block[-1].length))
        for block in blocks
    ]  # fmt: skip
    return [link for weight, link in sorted(found, key=lambda x: (-x[0], x[1])) if weight >= _MOVED]


def _gram_starts(free: Ints) -> Ints:
    """The positions from which a whole anchor is free."""
    if len(free) < _ANCHOR:
        return free[:0]
    starts, lasts = free[: 1 - _ANCHOR], free[_ANCHOR - 1 :]
    return np.compress(lasts - starts == _ANCHOR - 1, starts)
