"""Which text of an earlier edition is which of the present one, and where the others went.

Texts are compared by the words of their runs of three, which finds what to compare and tells whether
one contains the other, and by rapidfuzz, which says how alike two are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

import regex
from rapidfuzz.distance import Indel, Levenshtein

from edition.light_dataclass import dataclass
from edition.text import SPACELESS_LETTERS

_WORD: Final = regex.compile(rf"[{SPACELESS_LETTERS}]|[\p{{L}}\p{{N}}\p{{M}}]+")
RUN: Final = 3
"""Words in a run: two texts that share one seldom share it by chance."""

SAME: Final = 0.6
"""Likeness from which a text in its old place is the old text corrected; unrelated prose stays near 0.5."""

SAME_ELSEWHERE: Final = 0.8
"""The same for a text that stands elsewhere, where its place says nothing for it."""

KEPT: Final = 0.5
"""Share of an old text's words that must still stand together for it to live on in another.

More than that gives the other its id: half of a short text behind a long one is not it.
"""

TRACE: Final = 0.25
"""Share of a text's words from which another is said to hold part of it."""

_LONG: Final = 20_000
"""Letters beyond which likeness is counted over words: letters would take seconds."""

_CANDIDATES: Final = 8  # texts looked at closely for each, by runs shared and by place
_COMMON: Final = 200  # a run that more texts have tells nothing
_IN_PLACE: Final = 0.1


@dataclass(frozen=True)
class Texts:
    """The texts of one passage, by siglum; several of one siglum are its text at several times."""

    rows: tuple[tuple[str, str], ...]

    @cached_property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The words of each distinct text."""
        return tuple(dict.fromkeys(words_of(text) for _, text in self.rows))

    @cached_property
    def runs(self) -> frozenset[int]:
        """The runs of three words that occur in any of the texts, hashed."""
        return frozenset(run for words in self.words for run in _runs(words))

    @cached_property
    def often(self) -> Counter[str]:
        """How often each word stands in one of the texts, at most."""
        most: Counter[str] = Counter()
        for words in self.words:
            most |= Counter(words)
        return most

    def shares(self, other: Texts) -> bool:
        """Whether the two have a text in common, letter for letter."""
        return not self._letters.isdisjoint(other._letters)

    @cached_property
    def _letters(self) -> frozenset[str]:
        return frozenset(text for _, text in self.rows)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, case folded; where a script has no spaces, its letters."""
    return tuple(_WORD.findall(text.casefold()))


def held(part: Texts, whole: Texts) -> float:
    """The largest share of a text of `part` that stands, in runs of three words, in `whole`.

    A word stands for as many as there are: of a sentence that `part` has twice and `whole` once, one is held.
    """
    if part.runs.isdisjoint(whole.runs):
        return 0.0
    return max(_covered(words, whole) for words in part.words)


def likeness(old: Texts, new: Texts) -> float:
    """How alike the texts are, 0 to 1: witness by witness where they share any, else at best."""
    theirs = defaultdict(list)
    for siglum, text in old.rows:
        theirs[siglum].append(text)
    common = [
        max(_alike(text, other) for other in theirs[siglum]) for siglum, text in new.rows if siglum in theirs
    ]
    if not common:
        common = [_alike(text, other) for _, text in new.rows for _, other in old.rows]
        return max(common, default=0.0)
    return (max(common) + sum(common) / len(common)) / 2


def pair(old: Sequence[Texts], new: Sequence[Texts]) -> dict[int, int]:
    """For each new text that is an old one the place of that old one; no old one is given twice."""
    pairs = _anchors(old, new)
    ranked = sorted(_scored(old, new, pairs), key=lambda score: (-score[0], score[1], score[2]))
    taken = set(pairs.values())
    for _, earlier, later in ranked:
        if earlier not in taken and later not in pairs:
            pairs[later] = earlier
            taken.add(earlier)
    return pairs


class Holders:
    """An index of texts that answers which of them hold part of a given one."""

    def __init__(self, texts: Sequence[Texts]) -> None:
        self._texts = texts
        self._index = _indexed(enumerate(texts))

    def of(self, text: Texts) -> list[int]:
        """The places of the texts that hold a good part of this one, or are themselves part of it."""
        return [
            place
            for place in sorted(_sharing(text, self._index))
            if held(text, self._texts[place]) >= TRACE or held(self._texts[place], text) >= KEPT
        ]


def _runs(words: tuple[str, ...]) -> Iterator[int]:
    if len(words) < RUN:
        yield hash(words)
        return
    for at in range(len(words) - RUN + 1):
        yield hash(words[at : at + RUN])


def _covered(words: tuple[str, ...], whole: Texts) -> float:
    """The share of the words that lie in a run of the whole, each word no more often than it stands there."""
    covered: Counter[str] = Counter()
    reach = 0
    for at, run in enumerate(_runs(words)):
        if run in whole.runs:
            end = min(at + RUN, len(words))
            covered.update(words[max(at, reach) : end])
            reach = end
    return (covered & whole.often).total() / len(words) if words else 0.0


def _alike(one: str, two: str) -> float:
    if one == two:
        return 1.0
    if max(len(one), len(two)) > _LONG:
        return Indel.normalized_similarity(words_of(one), words_of(two))
    letters = Indel.normalized_similarity(one.casefold(), two.casefold())
    if SAME <= letters < SAME_ELSEWHERE and Indel.normalized_similarity(words_of(one), words_of(two)) < TRACE:
        return KEPT  # short sentences may have so many letters in common by chance, but then few words
    return letters


def _anchors(old: Sequence[Texts], new: Sequence[Texts]) -> dict[int, int]:
    """The pairs that have a text in common, letter for letter: first in order, then one by one.

    Of one class are also texts that only a third has in common with both: where such come together, likeness
    decides about all of the class.
    """
    earlier, later = _classes(old, new)
    pairs: dict[int, int] = {}
    for step in Levenshtein.opcodes(earlier, later):
        if step.tag == "equal":
            kept = range(step.src_start, step.src_end)
            pairs.update(zip(range(step.dest_start, step.dest_end), kept, strict=True))
    _settle_twins(pairs, old, new, later)
    mixed = {later[place] for place, was in pairs.items() if not old[was].shares(new[place])}
    pairs = {place: was for place, was in pairs.items() if later[place] not in mixed}
    rest = set(range(len(old))) - set(pairs.values())
    left = Counter(earlier[place] for place in rest)
    right = Counter(later[place] for place in range(len(new)) if place not in pairs)
    homes = {earlier[place]: place for place in rest if left[earlier[place]] == 1}
    for place, text in enumerate(later):
        alone = place not in pairs and right[text] == 1 and text in homes
        if alone and old[homes[text]].shares(new[place]):
            pairs[place] = homes[text]
    return pairs


def _settle_twins(
    pairs: dict[int, int], old: Sequence[Texts], new: Sequence[Texts], later: Sequence[int]
) -> None:
    """Of neighbours with one text, pair the one that has it in the source that had it; others may have it."""
    order = sorted(pairs)
    for before, place, after in zip([-1, *order], order, [*order[1:], len(new)], strict=False):
        rows = set(old[pairs[place]].rows)
        if rows.isdisjoint(new[place].rows):
            between = (at for at in range(before + 1, after) if at not in pairs and later[at] == later[place])
            twin = next((at for at in between if not rows.isdisjoint(new[at].rows)), None)
            if twin is not None:
                pairs[twin] = pairs.pop(place)


def _classes(old: Sequence[Texts], new: Sequence[Texts]) -> tuple[list[int], list[int]]:
    """A number for each, the same for those that have a text in common."""
    leader: dict[str, str] = {}

    def lead(text: str) -> str:
        while (above := leader.setdefault(text, text)) != text:
            text = above
        return text

    for texts in (*old, *new):
        first = lead(texts.rows[0][1])
        for _, text in texts.rows[1:]:
            leader[lead(text)] = first
    numbers: dict[str, int] = {}
    earlier, later = (
        [numbers.setdefault(lead(texts.rows[0][1]), len(numbers)) for texts in side] for side in (old, new)
    )
    return earlier, later


def _scored(
    old: Sequence[Texts], new: Sequence[Texts], anchors: Mapping[int, int]
) -> Iterator[tuple[float, int, int]]:
    """Every pair that may be the same text, with its rank: likeness, and a little for its place."""
    rest = sorted(set(range(len(old))) - set(anchors.values()))
    if not rest:
        return  # as before anything is minted, and where nothing is gone: no text is taken to pieces
    index = _indexed((place, old[place]) for place in rest)
    for later, low, high in _gaps(anchors, len(new), len(old)):
        shared = _sharing(new[later], index)
        likely = sorted(shared, key=lambda place: (-shared[place], place))[:_CANDIDATES]
        near = rest[bisect_right(rest, low) : bisect_left(rest, high)][:_CANDIDATES]
        for place in sorted({*likely, *near}):
            here = low < place < high
            alike = likeness(old[place], new[later])
            if alike >= (SAME if here else SAME_ELSEWHERE) or held(old[place], new[later]) > KEPT:
                yield alike + _IN_PLACE * here, place, later


def _gaps(anchors: Mapping[int, int], later_count: int, old_count: int) -> Iterator[tuple[int, int, int]]:
    """Each unpaired new place with the old places that its nearest paired neighbours have."""
    following, high = {}, old_count
    for later in reversed(range(later_count)):
        following[later] = high
        high = anchors.get(later, high)
    low = -1
    for later in range(later_count):
        if later in anchors:
            low = anchors[later]
        else:
            yield later, low, following[later]


def _indexed(texts: Iterable[tuple[int, Texts]]) -> dict[int, list[int]]:
    index: defaultdict[int, list[int]] = defaultdict(list)
    for place, text in texts:
        for run in text.runs:
            index[run].append(place)
    return dict(index)


def _sharing(text: Texts, index: Mapping[int, list[int]]) -> Counter[int]:
    """How many runs each indexed text shares with this one."""
    shared: Counter[int] = Counter()
    for run in text.runs:
        if len(places := index.get(run, ())) <= _COMMON:
            shared.update(places)
    return shared
