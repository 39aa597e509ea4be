"""Paragraphs that stand whole, word for word, in two texts: the surest links there are."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Levenshtein

from edition.alignment.anchors import Run
from edition.light_dataclass import dataclass
from edition.model import WordRange
from edition.text.word_edges import Ints

_MANY: Final = 40_000  # pairs of repeated paragraphs in one gap beyond which they are left to their words
_CHOICES: Final = 8  # times as many in one text: which of them stand in the other, nothing says but words


@dataclass(frozen=True, slots=True)
class Wholes:
    """Paragraphs with the same words in two texts, as ranges of words, in order.

    `once` stand once in each; `often_a` and `often_b` more often in one of them, each with a
    number that says which words they are.
    """

    once: tuple[Run, ...] = ()
    often_a: tuple[tuple[WordRange, int], ...] = ()
    often_b: tuple[tuple[WordRange, int], ...] = ()

    def swapped(self) -> Wholes:
        """The same seen from the other text."""
        turned = sorted(Run(run.b, run.a, run.length) for run in self.once)
        return Wholes(tuple(turned), self.often_b, self.often_a)

    def between(self, a: int, a_end: int, b: int, b_end: int) -> list[Run]:
        """The longest common sequence of the repeated paragraphs inside a gap."""
        if not self.often_a or not self.often_b:
            return []
        ours, theirs = _inside(self.often_a, a, a_end), _inside(self.often_b, b, b_end)
        few, many = sorted((len(ours), len(theirs)))
        if not few or few * many > _MANY or many > _CHOICES * few:
            return []
        codes = [number for _, number in ours], [number for _, number in theirs]
        return [
            _run(ours[op.src_start + number], theirs[op.dest_start + number])
            for op in Levenshtein.opcodes(*codes)
            if op.tag == "equal"
            for number in range(op.src_end - op.src_start)
        ]


def _run(ours: tuple[WordRange, int], theirs: tuple[WordRange, int]) -> Run:
    (start, end), (other, _) = ours[0], theirs[0]
    return Run(start, other, end - start)


def _inside(
    paragraphs: Sequence[tuple[WordRange, int]], start: int, end: int
) -> Sequence[tuple[WordRange, int]]:
    first = bisect_left(paragraphs, ((start, start), -1))
    last = bisect_left(paragraphs, ((end, end), -1), first)
    inside = paragraphs[first:last]
    return inside[:-1] if inside and inside[-1][0][1] > end else inside


def find_wholes(a: Ints, b: Ints, cuts_a: Sequence[int], cuts_b: Sequence[int]) -> Wholes:
    """The paragraphs that stand whole in two texts, given as key numbers; `cuts` are their boundaries."""
    parts_a, parts_b = ([part for part in pairwise(cuts) if part[0] < part[1]] for cuts in (cuts_a, cuts_b))
    ours, theirs = _paragraphs(a, parts_a), _paragraphs(b, parts_b)
    once: list[Run] = []
    often: dict[bytes, int] = {}
    for words in ours.keys() & theirs.keys():
        (start, end), (other, _) = ours[words][0], theirs[words][0]
        if len(ours[words]) == len(theirs[words]) == 1:
            once.append(Run(start, other, end - start))
        else:
            often[words] = start
    return Wholes(tuple(sorted(once)), _repeated(ours, often), _repeated(theirs, often))


def _paragraphs(keys: Ints, parts: Iterable[tuple[int, int]]) -> dict[bytes, list[WordRange]]:
    """Where each sequence of words stands as a paragraph, of these."""
    places: dict[bytes, list[WordRange]] = defaultdict(list)
    for start, end in parts:
        places[keys[start:end].tobytes()].append(WordRange(start, end))
    return places


def _repeated(
    places: Mapping[bytes, Sequence[WordRange]], often: Mapping[bytes, int]
) -> tuple[tuple[WordRange, int], ...]:
    return tuple(sorted((place, number) for words, number in often.items() for place in places[words]))
