"""Which words of prose are which of the statement: runs of the same words, and what lies between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from edition.analysis.quoting.statement_words import GRAM, QuotedRun, StatementWords
from edition.light_dataclass import dataclass

_BESIDE: Final = 3  # places at most to the neighbour of a short word: one that is dropped lies between
_BLOCK: Final = 32  # words of the prose for which the runs are kept that go on into them
_WIDE: Final = 60  # words of a gap in which no single words are sought
_WINDOW: Final = 4  # words more than a gap has in which its words are sought in the statement
_MOST_RUNS: Final = 400  # of a stretch: one that has more repeats itself, and the first of them say as much
_LOOKED_BACK: Final = 60  # runs before one, of which one may be that before it in the chain
# What it costs a run to stand elsewhere than where the one before goes on, in words: half of one, and up to
# one more, by how many words elsewhere. Of two runs as long as each other the nearer one is the claim's.
_ELSEWHERE: Final = 0.5
_FAR: Final = 50


class WordMatch(NamedTuple):
    """A word of the prose that is the word at a place of the statement."""

    word: int
    place: int


@dataclass(frozen=True)
class Matching:
    """The words of a stretch of prose, by their keys from the word `first` on, against the statement's.

    `elided` are the words before which an ellipsis stands; `begins` says of a word whether a sentence begins
    with it.
    """

    statement: StatementWords
    keys: Sequence[int]
    first: int
    elided: Collection[int]
    begins: Callable[[int], bool]

    def key(self, word: int) -> int:
        """The key of a word of the prose; that of the source's own is no word's of the statement."""
        return self.keys[word - self.first]

    def pairs(self, quoted: Sequence[int], runs: Sequence[QuotedRun]) -> list[WordMatch]:
        """The words of a stretch that are the statement's: the best chain of runs and what lies between."""
        if not quoted:
            return []
        inside = [cut for run in runs if (cut := cut_to(run, quoted[0], quoted[-1] + 1)).length >= 2]
        chain = self._chain(inside, quoted[-1] + 1 - quoted[0])
        if not chain:
            return []
        pairs: list[WordMatch] = []
        for run in chain:
            here = [WordMatch(run.prose + k, run.place + k) for k in range(run.length)]
            if pairs:
                pairs += self._between(quoted, pairs[-1], here[0])
            pairs += here
        pairs = self._beside_ellipses(pairs)
        head = self._at_edge(quoted, pairs[0], -1)
        tail = self._at_edge(quoted, pairs[-1], 1)
        return [*head, *pairs, *tail]

    def _chain(self, runs: Sequence[QuotedRun], size: int) -> list[QuotedRun]:
        """The runs that rise in both texts and have the most of `size` words; near ones are preferred."""
        ordered = sorted(runs)[:_MOST_RUNS]
        if not ordered:
            return []
        if whole := next((run for run in ordered if run.length == size), None):
            return [whole]
        scores: list[float] = []
        befores: list[int] = []
        places = [run.place for run in ordered]
        beside = 0  # the first run that begins with the same word of the prose
        for number, (prose, place, length) in enumerate(ordered):
            score, before = float(length), -1
            beside = beside if ordered[beside].prose == prose else number
            for earlier in range(max(0, number - _LOOKED_BACK), beside):
                if scores[earlier] + length <= score or places[earlier] >= place:
                    continue
                other = ordered[earlier]
                overlap = max(0, other.prose + other.length - prose, other.place + other.length - place)
                if overlap < length:
                    far = place - other.place - (prose - other.prose)
                    reach = scores[earlier] + length - overlap
                    reach -= min(1.0, abs(far) / _FAR)
                    reach -= _ELSEWHERE * (far != 0)
                    if reach > score:
                        score, before = reach, earlier
            scores.append(score)
            befores.append(before)
        at = scores.index(max(scores))
        chain: list[QuotedRun] = []
        while at >= 0:
            chain.append(ordered[at])
            at = befores[at]
        return disjoint(chain[::-1], self.begins)

    def _between(self, quoted: Sequence[int], before: WordMatch, after: WordMatch) -> list[WordMatch]:
        """The pairs among the words between two that correspond."""
        words = quoted[bisect_right(quoted, before.word) : bisect_left(quoted, after.word)]
        places: Sequence[int] = range(before.place + 1, after.place)
        window = len(words) + _WINDOW
        if len(places) > 2 * window:
            places = [*places[:window], *places[-window:]]
        return self._common(words, places, quoted, (before, after)) if words and len(words) <= _WIDE else []

    def _beside_ellipses(self, pairs: Sequence[WordMatch]) -> list[WordMatch]:
        """The pairs, those that an ellipsis parts from what goes on beside them with what goes on there.

        Of *this and that … and more* the second *and* is that before *more*, if what is left out ends so.
        """
        moved = list(pairs)
        for at in range(1, len(moved)):
            if moved[at].word in self.elided and moved[at].place == moved[at - 1].place + 1:
                self._move(moved, range(at, len(moved)), 1)
                self._move(moved, range(at - 1, -1, -1), -1)
        return moved

    def _move(self, pairs: list[WordMatch], numbers: range, step: int) -> None:
        """Move the pairs before the next gap in the statement beyond it, if it has the same words there."""
        run: list[int] = []
        for number in numbers:
            run.append(number)
            after = number + step
            if not 0 <= after < len(pairs) or pairs[after].word != pairs[number].word + step:
                return
            if pairs[after].place != pairs[number].place + step:
                break
        else:
            return
        places = [pairs[after].place - step * k for k in range(len(run), 0, -1)]
        same = all(
            0 <= place < len(self.statement) and self.statement.keys[place] == self.key(pairs[n].word)
            for n, place in zip(run, places, strict=True)
        )
        if same and (places[0] - pairs[run[0]].place) * step > 0:
            for n, place in zip(run, places, strict=True):
                pairs[n] = WordMatch(pairs[n].word, place)

    def _at_edge(self, quoted: Sequence[int], edge: WordMatch, step: int) -> list[WordMatch]:
        """The pairs among the words before the first one that corresponds, or after the last."""
        at = bisect_left(quoted, edge.word + (step > 0))
        words = quoted[at:] if step > 0 else quoted[:at]
        if not words or len(words) > _WIDE:
            return []
        if elided := self._beyond_ellipsis(words, edge, step):
            return elided
        row = self.statement.row_of[edge.place]
        window = len(words) + _WINDOW
        places = [
            place
            for place in sorted(edge.place + step * k for k in range(1, window + 1))
            if 0 <= place < len(self.statement) and self.statement.row_of[place] == row
        ]
        return self._common(words, places, quoted, (edge,))

    def _beyond_ellipsis(self, words: Sequence[int], edge: WordMatch, step: int) -> list[WordMatch]:
        """The pairs of words at an edge that an ellipsis parts from the others: all of them, in a row."""
        elided = [word for word in sorted([*words, edge.word]) if word in self.elided]
        resumes = edge.word + 1 if step > 0 else edge.word
        if [word for word in elided if step < 0 or word > edge.word] != [resumes]:
            return []
        keys = [self.key(word) for word in words]
        row = self.statement.row_of[edge.place]
        at = edge.place + 1 if step > 0 else edge.place - len(keys)
        while 0 <= at <= len(self.statement) - len(keys):
            here = range(at, at + len(keys))
            if self.statement.row_of[here[0]] != row or self.statement.row_of[here[-1]] != row:
                break
            same = self.statement.keys[here[0] : here[-1] + 1] == keys
            long = self.statement.letters(here) > GRAM
            if same and (long or self._in_sentence(here, edge.place)):
                return [WordMatch(word, place) for word, place in zip(words, here, strict=True)]
            at += step
        return []

    def _in_sentence(self, places: range, among: int) -> bool:
        """Whether places are in the sentence that another stands in."""
        sentences = self.statement.sentences
        return all(sentences[place] == sentences[among] for place in places)

    def _common(
        self, words: Sequence[int], places: Sequence[int], quoted: Sequence[int], around: Sequence[WordMatch]
    ) -> list[WordMatch]:
        """The longest common subsequence, without short words that stand alone."""
        words, places = self._comparable(words, places)
        mine, theirs = [self.key(word) for word in words], [self.statement.keys[place] for place in places]
        best = [[0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
        for i in range(len(mine) - 1, -1, -1):
            for j in range(len(theirs) - 1, -1, -1):
                same = mine[i] == theirs[j]
                best[i][j] = best[i + 1][j + 1] + 1 if same else max(best[i + 1][j], best[i][j + 1])
        pairs: list[WordMatch] = []
        i = j = 0
        while i < len(mine) and j < len(theirs):
            if mine[i] == theirs[j]:
                pairs.append(WordMatch(words[i], places[j]))
                i, j = i + 1, j + 1
            elif best[i + 1][j] >= best[i][j + 1]:
                i += 1
            else:
                j += 1
        number = {pair.word: bisect_left(quoted, pair.word) for pair in (*pairs, *around)}
        ends = {number[pair.word]: pair.place for pair in (*pairs, *around)}
        return [pair for pair in pairs if self._stands(pair, number[pair.word], ends)]

    def _comparable(self, words: Sequence[int], places: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
        """The words that stand at a place too, and the places without all but one of several others in a row.

        Of sequences as long as each other the same is then the longest.
        """
        keys = self.statement.keys
        theirs = {keys[place] for place in places}
        words = [word for word in words if self.key(word) in theirs]
        mine = set(map(self.key, words))
        kept: list[int] = []
        other = False
        for place in places if words else ():
            before, other = other, keys[place] not in mine
            if not (before and other):
                kept.append(place)
        return words, kept

    def _stands(self, pair: WordMatch, at: int, ends: Mapping[int, int]) -> bool:
        """Whether a pair is no chance: of a longer word, or right beside another one."""
        beside = (ends.get(at + step) for step in (-1, 1))
        near = any(place is not None and abs(place - pair.place) <= _BESIDE for place in beside)
        return near or self.statement.letters([pair.place]) > GRAM


class RunsInOrder:
    """The runs of a paragraph: those in a stretch are found without a look at all the others."""

    def __init__(self, runs: Iterable[QuotedRun]) -> None:
        self._runs = sorted(runs)
        self._firsts = [run.prose for run in self._runs]
        self._going_on: dict[int, list[QuotedRun]] = defaultdict(list)  # by block of words, into it
        for run in self._runs:
            last = run.prose + run.length - 1
            for block in range(run.prose // _BLOCK + 1, last // _BLOCK + 1):
                self._going_on[block].append(run)

    def near(self, first: int, last: int) -> list[QuotedRun]:
        """The runs that have words of `[first, last)` of the prose, in order; some may end shortly before."""
        block = first // _BLOCK
        begin, end = bisect_left(self._firsts, block * _BLOCK), bisect_left(self._firsts, last)
        return [*self._going_on.get(block, ()), *self._runs[begin:end]]


def cut_to(run: QuotedRun, first: int, last: int) -> QuotedRun:
    """The part of a run in a range of words of the prose; its length is 0 or less where there is none."""
    if first <= run.prose and run.prose + run.length <= last:
        return run
    head = max(0, first - run.prose)
    return QuotedRun(run.prose + head, run.place + head, min(run.length, last - run.prose) - head)


def disjoint(chain: Sequence[QuotedRun], begins: Callable[[int], bool]) -> list[QuotedRun]:
    """The runs of a chain with each cut to begin where the one before it ends, in both texts.

    Where a sentence of the prose `begins` among the words of both, the one before it ends there.
    """
    kept: list[QuotedRun] = []
    for run in chain:
        head = 0
        if kept:
            last = kept[-1]
            shared = range(max(run.prose, last.prose + 1), last.prose + last.length)
            end = next((word for word in shared if begins(word)), last.prose + last.length)
            last = kept[-1] = last._replace(length=end - last.prose)
            head = max(0, end - run.prose, last.place + last.length - run.place)
        if head < run.length:
            kept.append(QuotedRun(run.prose + head, run.place + head, run.length - head))
    return kept


def longest_run(pairs: Sequence[WordMatch]) -> list[WordMatch]:
    """The most pairs that follow each other in both texts."""
    best, begin = (0, 0), 0
    for at, pair in enumerate(pairs):
        if at and pair != (pairs[at - 1].word + 1, pairs[at - 1].place + 1):
            begin = at
        if at + 1 - begin > best[1] - best[0]:
            best = begin, at + 1
    return list(pairs[slice(*best)])
