"""Word to word, for two texts of any length, at the cost of a diff.

Anchors (`anchors.py`) cut the texts into short gaps. In a gap rapidfuzz finds the words that are the
same, and words that are alike are paired by their characters, which tells a garbled word from a
missing one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import compress, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from edition.alignment.anchors import (
    ANCHOR,
    MANY,
    NO_RUNS,
    Run,
    beside_runs,
    chain_around,
    columns,
    heaviest_chain,
    rows_of,
    unique_run_columns,
)
from edition.alignment.evidence import WordPair, are_most, no_chance
from edition.alignment.exchanges import exchanges_settled
from edition.alignment.homes import Homes
from edition.alignment.like_words import CHANCE, LikeWords
from edition.alignment.links import (
    Alignment,
    Link,
    settled,
    strays_among,
    text_of_each,
    without_strays,
    word_for_word,
)
from edition.alignment.pivots import pivot
from edition.alignment.wholes import Wholes
from edition.alignment.word_evidence import likeness_of, nats_of, say_nothing
from edition.text.streams import as_read
from edition.text.uncollected import uncollected
from edition.text.word_edges import Ints

_DENSE: Final = 900  # cells of a gap small enough to compare every word with every other
_BROAD: Final = 60_000  # cells of a gap in which all words are compared at once, in some 10 ms
_LIKELY: Final = 0.5  # least likeness of words among so many
_LEAST: Final = 1 / 8  # of the shorter side: fewer single words that stand once in both may be chance
_LONG: Final = 6  # characters from which on a word weighs no more
_GAINED: Final = 0.35  # of the characters of the shorter side; texts of one style have less in common
_DIRECT: Final = 16_000_000  # cells, of words that all recur, that rapidfuzz aligns at once (some 20 MB)

_WINDOW: Final = 4_000  # words of each text that are aligned so where there are more

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
        self.list_a, self.list_b = as_read(a), as_read(b)
        self.found: list[Run] = []
        self.many: list[Ints] = []  # of `found` those that come as arrays, a column each
        self.links: list[Link] = []
        self.like = LikeWords(keys)
        self.runs: Ints | None = None  # of all words between the edges that are the same, in whatever order

    def result(self) -> Alignment:
        a, b, lengths = np.hstack([columns(self.found, 3), *self.many])
        links = np.hstack((np.stack((a, a + lengths, b, b + lengths)), columns(self.links, 4)))
        order = np.argsort(links[0])  # of any two the one that is earlier in one text is so in the other
        alike = order >= len(a)
        runs = settled(links[:, order], self.list_a, self.list_b)[:, ~alike]
        weak = set(self._weak_links())
        alignment = Alignment(word_for_word(runs, len(self.a)), tuple(sorted(self.links)))
        alignment = exchanges_settled(alignment, self.a, self.b, self.keys)
        return without_strays(alignment, self.list_a, len(self.list_b), self.keys, weak)

    def _weak_links(self) -> Iterator[Link]:
        """Those of words so little alike that their place alone says that they correspond."""
        a, a_end, b, b_end = columns(self.links, 4)
        one, two = text_of_each(self.a, a, a_end, self.keys), text_of_each(self.b, b, b_end, self.keys)
        return compress(self.links, say_nothing(one, two).tolist())

    def whole(self) -> None:
        """Align all: around the paragraphs that stand once in each text where there are such."""
        size, runs = ANCHOR, NO_RUNS
        if self.wholes.once:
            self.runs = unique_run_columns(self.a, self.b, size)
            runs = chain_around(columns(self.wholes.once, 3), self.runs)
        if runs.size:
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
            self._between_few(runs, a, a_end, b, b_end, size)
        elif small:
            self._pair(a, a_end, b, b_end)
        elif size < ANCHOR and self._homes.apart(a, a_end, b, b_end):
            return
        elif cells <= _BROAD and size < ANCHOR:
            self._among(self._likely(a, a_end, b, b_end), a, a_end, b, b_end)
        elif size:
            self._anchored(a, a_end, b, b_end, size)
        elif runs := list(self._by_least_edits(a, a_end, b, b_end)):
            self._between_few(runs, a, a_end, b, b_end, 0)

    def _anchored(self, a: int, a_end: int, b: int, b_end: int, size: int) -> None:
        runs = unique_run_columns(self.a[a:a_end], self.b[b:b_end], size) + np.array([[a], [b], [0]])
        if self.runs is None:
            self.runs = runs
        runs = heaviest_chain(runs)
        if size == 1 and runs[2].sum() < _LEAST * min(a_end - a, b_end - b):
            runs = NO_RUNS
        self._between(runs, a, a_end, b, b_end, size if runs.size else size - 1)

    @cached_property
    def _homes(self) -> Homes:
        return Homes.of(NO_RUNS if self.runs is None else self.runs, len(self.a), len(self.b))

    def _between(self, runs: Ints, a: int, a_end: int, b: int, b_end: int, size: int) -> None:
        """Take runs, given as columns of `Run`, and align what lies between them."""
        if runs.shape[1] < MANY:
            self._between_few(rows_of(Run, *runs), a, a_end, b, b_end, size)
            return
        beside, gaps = beside_runs(self.a, self.b, runs, (a, b))
        self.many += [runs, beside]
        lone = (gaps[1] - gaps[0] == 1) & (gaps[3] - gaps[2] == 1)
        words = self.a[gaps[0, lone]].tolist(), self.b[gaps[2, lone]].tolist()
        self.links += rows_of(Link, *gaps[:, lone][:, self.like.stand_for_each(*words)])
        for gap in rows_of(Link, *gaps[:, ~lone]):
            self.gap(*gap, size)
        last_a, last_b, length = runs[:, -1].tolist()
        self.gap(last_a + length, a_end, last_b + length, b_end, size)

    def _between_few(self, runs: list[Run], a: int, a_end: int, b: int, b_end: int, size: int) -> None:
        for run in runs:
            if a < run.a and b < run.b:
                self.gap(a, run.a, b, run.b, size)
            a, b = run.a + run.length, run.b + run.length
        self.found += runs
        self.gap(a, a_end, b, b_end, size)

    def _by_least_edits(self, a: int, a_end: int, b: int, b_end: int) -> Iterator[Run]:
        """The words that stay, by least edits, as far as more stay than chance explains.

        Long texts, one paragraph again and again, are aligned by windows, of which the first half is taken:
        what is beyond it is aligned anew.
        """
        while a < a_end and b < b_end:
            whole = (a_end - a) * (b_end - b) <= _DIRECT
            one, two = (a_end, b_end) if whole else (min(a_end, a + _WINDOW), min(b_end, b + _WINDOW))
            runs = self._staying(a, one, b, two)
            if not whole:
                runs = [run for run in runs if run.a < a + _WINDOW // 2]
            if not runs:
                return
            yield from runs
            a, b = (a_end, b_end) if whole else (runs[-1].a + runs[-1].length, runs[-1].b + runs[-1].length)

    def _staying(self, a: int, a_end: int, b: int, b_end: int) -> list[Run]:
        """The words that stay, by least edits; none where so few stay that chance explains them."""
        one, two = self.list_a[a:a_end].tolist(), self.list_b[b:b_end].tolist()
        runs = [
            Run(op.src_start + a, op.dest_start + b, op.src_end - op.src_start)
            for op in Levenshtein.opcodes(one, two)
            if op.tag == "equal"
        ]
        size_one, size_two = (np.minimum(_LONG, [len(self.keys[k]) for k in keys]) for keys in (one, two))
        stay = sum(int(size_one[run.a - a : run.a - a + run.length].sum()) for run in runs)
        least = _GAINED * min(int(size_one.sum()), int(size_two.sum()))
        return runs if stay * (1 - CHANCE) >= least else []

    def _among(self, pairs: list[tuple[int, int]], a: int, a_end: int, b: int, b_end: int) -> None:
        """Link the pairs and align what lies between them."""
        for (i, j), (next_i, next_j) in pairwise([*pairs, (a_end, b_end)]):
            if self.list_a[i] == self.list_b[j]:
                link = Link(i, i + 1, j, j + 1)
                self.found.append(Run(i, j, 1))
            else:
                link = self.like.with_part(
                    Link(i, i + 1, j, j + 1), self.list_a[a:next_i], self.list_b[b:next_j], (a, b)
                )
                self.links.append(link)
            self.gap(a, link.a, b, link.b, 0)
            a, b = link.a_end, link.b_end
        if pairs:
            self.gap(a, a_end, b, b_end, 0)

    def _likely(self, a: int, a_end: int, b: int, b_end: int) -> list[tuple[int, int]]:
        """The words that most likely are the same or the same misread; only those that no chance explains.

        Unlike the least edits this finds its way where most words are misread and others are lost.
        """
        one, two = self.list_a[a:a_end].tolist(), self.list_b[b:b_end].tolist()
        keys_one, keys_two = sorted(set(one)), sorted(set(two))
        at_one, at_two = np.searchsorted(keys_one, one), np.searchsorted(keys_two, two)
        likeness = cdist(
            [self.keys[k] for k in keys_one],
            [self.keys[k] for k in keys_two],
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=_LIKELY,
            dtype=np.float32,
        )
        lengths_one, lengths_two = (
            np.minimum(_LONG, [len(self.keys[k]) for k in keys]).astype(np.float32)
            for keys in (keys_one, keys_two)
        )
        gains = ((likeness - np.float32(CHANCE)).clip(0) * lengths_one[:, None])[at_one]
        pairs, gain = best_chain(gains[:, at_two])
        most = min(int(lengths_one[at_one].sum()), int(lengths_two[at_two].sum()))
        if gain >= _GAINED * most:
            return [(a + i, b + j) for i, j in pairs]
        said = [WordPair(i, j, self._says(one[i], two[j])) for i, j in pairs]
        begins, ends = bool(a and b), a_end < len(self.list_a) and b_end < len(self.list_b)
        return [(a + i, b + j) for i, j, _ in no_chance(said, (a_end - a, b_end - b), begins, ends)]

    def _says(self, one: int, two: int) -> float:
        """What it says that two words correspond, in nats, before they are counted."""
        return nats_of(self.keys[one]) if one == two else likeness_of(self.keys[one], self.keys[two])

    def _pair(self, a: int, a_end: int, b: int, b_end: int) -> None:
        """Pair the words of a small gap so that most of their characters agree."""
        one, two = self.list_a[a:a_end].tolist(), self.list_b[b:b_end].tolist()
        if len(one) == 1 and len(two) == 1:
            if self.like.stand_for(one[0], two[0]):
                self.links.append(Link(a, a_end, b, b_end))
            return
        left_out: list[Link] = []
        pairs = self.like.chain(one, two)
        while strays := strays_among(pairs, one, two, self.keys):
            left_out += strays
            pairs = self.like.chain(one, two, left_out)
        linked = sum(link.a_end - link.a for link in pairs)
        held = None if are_most(linked, len(one), len(two)) else pivot(one, two, self.keys)
        if held and Link(held.a, held.a + 1, held.b, held.b + 1) not in pairs:
            pairs = _around(held, one, two)
        end = Link(len(one), len(one), len(two), len(two))
        last_i = last_j = 0
        for link in [*pairs, end]:
            i, i_end, j, j_end = link
            if i - last_i == 1 == j - last_j and self.like.stand_for(one[last_i], two[last_j]):
                self.links.append(Link(a + last_i, a + i, b + last_j, b + j))
            if i_end - i == 1 == j_end - j and one[i] == two[j]:
                self.found.append(Run(a + i, b + j, 1))
            elif link is not end:
                self.links.append(Link(a + i, a + i_end, b + j, b + j_end))
            last_i, last_j = i_end, j_end


def _around(held: Run, one: Sequence[int], two: Sequence[int]) -> list[Link]:
    """A word that is the same in two texts, and those beside it that are the same too, as links."""
    a, b, _ = held
    while a and b and one[a - 1] == two[b - 1]:
        a, b = a - 1, b - 1
    end = held.a + 1
    while end < len(one) and b + end - a < len(two) and one[end] == two[b + end - a]:
        end += 1
    return [Link(at, at + 1, b + at - a, b + at - a + 1) for at in range(a, end)]


def best_chain(gains: Float32s) -> tuple[list[tuple[int, int]], float]:
    """The rising chain of cells of the greatest sum, and the sum."""
    if gains.shape[0] > gains.shape[1]:
        turned, gain = _best_rows(np.ascontiguousarray(gains.T), turned=True)
        return [(i, j) for j, i in turned], gain
    return _best_rows(gains, turned=False)


def _best_rows(gains: Float32s, turned: bool) -> tuple[list[tuple[int, int]], float]:
    """The chain, in a step a row; of chains as good the one of the table as it was before it was `turned`."""
    rows, width = gains.shape
    best = np.zeros((rows + 1, width + 1), dtype=np.float32)
    here = np.empty(width, dtype=np.float32)
    for before, after, gained in zip(best, best[1:], gains, strict=False):
        np.add(before[:-1], gained, out=here)
        np.maximum(before[1:], here, out=here)
        np.maximum.accumulate(here, out=after[1:])
    above = (best[1:, 1:] == best[:-1, 1:]).tobytes()
    beside = (best[1:, 1:] == best[1:, :-1]).tobytes()
    chain: list[tuple[int, int]] = []
    i, j = rows, width
    while i and j:
        cell = (i - 1) * width + j - 1
        if above[cell] and not (turned and beside[cell]):
            i -= 1
        elif beside[cell]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            chain.append((i, j))
    return chain[::-1], float(best[-1, -1])
