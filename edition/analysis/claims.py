"""What prose claims to be the statement's words: where quotations begin and end, which words they share.

Quotation marks divide the problem. What stands in one pair of them is claimed whole, if enough of it is the
statement's; outside marks only what many words in a row prove. Of the words that a quotation changes at its
edges so many count as replaced as the sentence has there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, NamedTuple

from edition.analysis.prose import MarkedWords, Prose
from edition.analysis.statement_words import GRAM, QuotedRun, QuotingWords, StatementWords
from edition.model import WordRange
from edition.text.tokens import is_spaceless

_PROOF: Final = (
    6  # words in a row that are a quotation without marks: with five, 7 of 200 texts had a false one
)
_PROOF_LETTERS: Final = 24  # letters of these words: "at the end of the day" has 16
_PROOF_CONTENTS: Final = 2  # of them that say something
_SURE: Final = 9  # words in a row of which one is enough that says something
_SHORT_LETTERS: Final = 11  # letters of a few words in marks: "in this role" has ten
_WORDY_LETTERS: Final = 15  # the same where no word is long: "at the same time" has 13
_CHANGED_LETTERS: Final = 16  # letters of the words that are left of a few in marks, others changed
_CHANGED_CONTENTS: Final = 2  # of them that say something
_SHARE: Final = 0.6  # of the words in marks that are the statement's, where few are
_LEAST_SHARE: Final = 0.25  # of a long stretch in marks: with less the speaker uses a phrase of the statement
_BLOCK: Final = 0.9  # of a paragraph that is the statement's though nothing sets it off
_CHECKED: Final = 0.6  # of words that a reader wants to check; with less they are none of the statement's
_LONG: Final = 12  # words of such a stretch
_CHANGED: Final = 3  # words that a quotation may change at an edge, or between two stretches without marks
_BETWEEN: Final = 40  # words of an attribution between two marked stretches
_BESIDE: Final = 3  # places at most to the neighbour of a short word: one that is dropped lies between
_LABEL: Final = 4  # words of the name of a speaker before a colon
_WIDE: Final = 60  # words of a gap in which no single words are sought
_WINDOW: Final = 4  # words more than a gap has in which its words are sought in the statement


class WordMatch(NamedTuple):
    """A word of the prose that is the word at a place of the statement."""

    word: int
    place: int


@dataclass(frozen=True)
class Claim:
    """Words `[first, last)` of the prose that claim to be those at `[begin, end)` of the statement.

    `pairs` rise in both. `own` are words inside that are the source's own: an attribution, what it sets in
    brackets. `openings` are the words with which its marked stretches begin. `sure` is false of what only
    another quotation of the same source makes likely.
    """

    first: int
    last: int
    begin: int
    end: int
    pairs: tuple[WordMatch, ...]
    marked: bool
    own: frozenset[int] = frozenset()
    openings: frozenset[int] = frozenset()
    sure: bool = True


@dataclass(frozen=True)
class Search:
    """The search of one prose for quotations of the statement."""

    prose: Prose
    statement: StatementWords
    words: QuotingWords

    def claims(self, paragraphs: Sequence[WordRange]) -> list[Claim]:
        """The quotations in these ranges of words, in order of the prose."""
        keys = self.prose.likened(self.statement)
        found: list[Claim] = []
        for paragraph in paragraphs:
            found += _ProseParagraph(self, paragraph, keys).claims()
        if any(claim.sure for claim in found):
            taken = [WordRange(claim.first, claim.last) for claim in found]
            for paragraph in paragraphs:
                found += _ProseParagraph(self, paragraph, keys).likely(taken)
        return sorted(found, key=lambda claim: claim.first)

    def whole(self) -> Claim | None:
        """The whole prose as one quotation; less of it must be the statement's than in a story."""
        keys = self.prose.likened(self.statement)
        return _ProseParagraph(self, WordRange(0, len(keys)), keys).whole()


class _ProseParagraph:
    """One paragraph of the prose, and the runs of words that it shares with the statement."""

    def __init__(self, search: Search, words: WordRange, keys: Sequence[int]) -> None:
        self.prose, self.statement, self.quoting = search.prose, search.statement, search.words
        self.words = words
        own = self.prose.own
        first, last = words
        self.keys = [-1 - at if at in own else keys[at] for at in range(first, last)]
        self.runs = [
            QuotedRun(run.prose + first, run.place, run.length) for run in self.statement.runs(self.keys)
        ]

    def key(self, word: int) -> int:
        return self.keys[word - self.words[0]]

    def claims(self) -> list[Claim]:
        """The claims that need no other quotation beside them, in order."""
        stretches = self.prose.stretches(self.words)
        marked = list(self._marked(stretches, 0)) if self.runs else []
        marked = self._joined([each for each in stretches if each.depth == 0], marked)
        if not self.runs:
            return marked
        return sorted([*marked, *self._unmarked(marked, bool(stretches))], key=lambda claim: claim.first)

    def likely(self, taken: Sequence[WordRange]) -> Iterator[Claim]:
        """Marked stretches of which two of three words are the statement's: one was changed."""
        for stretch in self.prose.stretches(self.words):
            free = all(stretch.last <= first or last <= stretch.first for first, last in taken)
            if free and 2 < stretch.last - stretch.first <= _LONG:
                runs = self.statement.short_runs(self.keys)
                runs = [QuotedRun(run.prose + self.words[0], run.place, run.length) for run in runs]
                claim = self._attempt(stretch, [*self.runs, *runs], sure=False)
                if claim is not None:
                    yield claim

    def whole(self) -> Claim | None:
        """The claim of all words, however few: somebody wants to check them."""
        quoted = [word for word in range(*self.words) if word not in self.prose.own]
        first = self.words[0]
        runs = [
            QuotedRun(run.prose + first, run.place, run.length)
            for run in self.statement.short_runs(self.keys)
        ]
        pairs = self._pairs(quoted, [*self.runs, *runs])
        if not pairs and len(quoted) == 1 and self.key(quoted[0]) in self.statement.vocabulary:
            pairs = [WordMatch(quoted[0], self.statement.keys.index(self.key(quoted[0])))]
        if not pairs or len(pairs) < _CHECKED * len(quoted):
            return None
        return self._claim(quoted, pairs, marked=True)

    # Marked ----------------------------------------------------------------------------------------------

    def _marked(self, stretches: Sequence[MarkedWords], depth: int) -> Iterator[Claim]:
        """The claims of marked stretches; of one inside another only where the outer one is none."""
        for stretch in stretches:
            if stretch.depth != depth:
                continue
            inner = [
                each
                for each in stretches
                if each.depth > depth and stretch.first <= each.first and each.last <= stretch.last
            ]
            claim = self._attempt(stretch, self.runs)
            if claim is not None and not _is_inside(
                claim, [each for each in inner if each.depth == depth + 1]
            ):
                yield claim
            else:
                yield from self._marked(inner, depth + 1)

    def _attempt(self, stretch: MarkedWords, runs: Sequence[QuotedRun], sure: bool = True) -> Claim | None:
        """The claim of a marked stretch, if enough of it is the statement's."""
        own = self.prose.own
        last = stretch.last
        quoted = [word for word in range(stretch.first, last) if word not in own]
        pairs = self._pairs(quoted, runs)
        if not pairs:
            return None
        if not stretch.closed and (cut := self._sentence_end(pairs[-1].word, last)) < last:
            quoted = [word for word in quoted if word < cut]
        if not self._enough(quoted, pairs, sure):
            return None
        return self._claim(quoted, pairs, marked=True, sure=sure)

    def _sentence_end(self, word: int, last: int) -> int:
        """The first word after the sentence of a word, at most `last`."""
        slots = self.prose.stream.slots
        for after in range(word + 1, last):
            if any(sign in slots[after] for sign in ".!?。！？"):
                return after
        return last

    def _enough(self, quoted: Sequence[int], pairs: Sequence[WordMatch], sure: bool) -> bool:
        """Whether the words in a pair of marks are so many of the statement's that they quote it."""
        statement = self.statement
        whole = self._weighed(quoted)
        shared = self._weighed([pair.word for pair in pairs])
        if whole < GRAM or (shared < _LEAST_SHARE * whole and whole > _LONG):
            return False
        places = [pair.place for pair in pairs]
        run = _longest(pairs)
        weight = self._weighed([pair.word for pair in run])
        if weight >= _PROOF and self._proves(run):
            return True
        if shared < _SHARE * whole or statement.is_name(places):
            return False
        letters = statement.letters(places)
        if not sure:
            return shared >= 2 and letters >= _SHORT_LETTERS and statement.contents(places) > 0
        if len(pairs) == len(quoted) == len(run):
            says = statement.contents(places) > 0 or letters >= _WORDY_LETTERS
            return says and weight >= GRAM - 0.01 and letters >= _SHORT_LETTERS
        many = shared > GRAM and weight >= GRAM - 0.01 and letters >= _CHANGED_LETTERS
        least = 1 if len(pairs) == len(quoted) else _CHANGED_CONTENTS
        return many and (statement.contents(places) >= least or letters >= _PROOF_LETTERS)

    def _weighed(self, words: Sequence[int]) -> float:
        keys = self.prose.keys
        return self.statement.weighed(keys[word] for word in words)

    def _proves(self, run: Sequence[WordMatch]) -> bool:
        """Whether so many words in a row are no formula that any two texts share."""
        places = [pair.place for pair in run]
        statement = self.statement
        weight = self._weighed([pair.word for pair in run])
        contents = 1 if weight >= _SURE else _PROOF_CONTENTS
        return (
            weight >= _PROOF
            and statement.letters(places) >= _PROOF_LETTERS
            and statement.contents(places) >= contents
        )

    # Which words are which -------------------------------------------------------------------------------

    def _pairs(self, quoted: Sequence[int], runs: Sequence[QuotedRun]) -> list[WordMatch]:
        """The words of a stretch that are the statement's: the best chain of runs and what lies between."""
        if not quoted:
            return []
        inside = [cut for run in runs if (cut := _cut(run, quoted[0], quoted[-1] + 1)).length >= 2]
        chain = self._chain(inside)
        if not chain:
            return []
        pairs: list[WordMatch] = []
        for run in chain:
            here = [WordMatch(run.prose + k, run.place + k) for k in range(run.length)]
            if pairs:
                pairs += self._between(quoted, pairs[-1], here[0])
            pairs += here
        head = self._at_edge(quoted, pairs[0], -1)
        tail = self._at_edge(quoted, pairs[-1], 1)
        return [*head, *pairs, *tail]

    def _chain(self, runs: Sequence[QuotedRun]) -> list[QuotedRun]:
        """The runs that rise in both texts and have the most words; near ones are preferred."""
        ordered = sorted(runs)[:400]
        best: list[tuple[float, int]] = []
        for number, run in enumerate(ordered):
            score, before = float(run.length), -1
            for earlier in range(max(0, number - 60), number):
                other = ordered[earlier]
                overlap = max(
                    0, other.prose + other.length - run.prose, other.place + other.length - run.place
                )
                if other.prose < run.prose and other.place < run.place and overlap < run.length:
                    far = run.place - other.place - (run.prose - other.prose)
                    reach = (
                        best[earlier][0] + run.length - overlap - min(1.0, abs(far) / 50) - 0.5 * (far != 0)
                    )
                    if reach > score:
                        score, before = reach, earlier
            best.append((score, before))
        if not best:
            return []
        at = max(range(len(best)), key=lambda number: best[number][0])
        chain: list[QuotedRun] = []
        while at >= 0:
            chain.append(ordered[at])
            at = best[at][1]
        return _disjoint(chain[::-1])

    def _between(self, quoted: Sequence[int], before: WordMatch, after: WordMatch) -> list[WordMatch]:
        """The pairs among the words between two that correspond."""
        words = [word for word in quoted if before.word < word < after.word]
        places = list(range(before.place + 1, after.place))
        window = len(words) + _WINDOW
        if len(places) > 2 * window:
            places = [*places[:window], *places[-window:]]
        return self._common(words, places, quoted, (before, after)) if words and len(words) <= _WIDE else []

    def _at_edge(self, quoted: Sequence[int], edge: WordMatch, step: int) -> list[WordMatch]:
        """The pairs among the words before the first one that corresponds, or after the last."""
        words = [word for word in quoted if (word - edge.word) * step > 0]
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
        elided = [word for word in sorted([*words, edge.word]) if word in self.prose.elided]
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
            if self.statement.keys[here[0] : here[-1] + 1] == keys and self.statement.letters(here) > GRAM:
                return [WordMatch(word, place) for word, place in zip(words, here, strict=True)]
            at += step
        return []

    def _common(
        self, words: Sequence[int], places: Sequence[int], quoted: Sequence[int], around: Sequence[WordMatch]
    ) -> list[WordMatch]:
        """The longest common subsequence, without short words that stand alone."""
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
        number = {word: at for at, word in enumerate(quoted)}
        ends = {number[pair.word]: pair.place for pair in (*pairs, *around)}
        return [pair for pair in pairs if self._stands(pair, number[pair.word], ends)]

    def _stands(self, pair: WordMatch, at: int, ends: Mapping[int, int]) -> bool:
        """Whether a pair is no chance: of a longer word, or right beside another one."""
        beside = (ends.get(at + step) for step in (-1, 1))
        near = any(place is not None and abs(place - pair.place) <= _BESIDE for place in beside)
        return near or self.statement.letters([pair.place]) > GRAM

    def _claim(
        self, quoted: Sequence[int], pairs: Sequence[WordMatch], marked: bool, sure: bool = True
    ) -> Claim:
        """The claim on these words, grown in the statement by what it replaces at its edges."""
        sentences = self.statement.sentences
        head = sum(word < pairs[0].word for word in quoted)
        tail = sum(word > pairs[-1].word for word in quoted)
        begin, end = pairs[0].place, pairs[-1].place + 1
        while pairs[0].place - begin < head <= _CHANGED:
            if not begin or sentences[begin - 1] != sentences[pairs[0].place]:
                break
            begin -= 1
        while end - 1 - pairs[-1].place < tail <= _CHANGED:
            if end == len(self.statement) or sentences[end] != sentences[pairs[-1].place]:
                break
            end += 1
            if self._run_together(quoted[len(quoted) - tail :], range(pairs[-1].place + 1, end)):
                break
        own = frozenset(word for word in self.prose.own if quoted[0] <= word <= quoted[-1])
        own |= self._interjected(pairs)
        return Claim(
            quoted[0], quoted[-1] + 1, begin, end, tuple(pairs), marked, own, frozenset([quoted[0]]), sure
        )

    def _run_together(self, words: Sequence[int], places: Sequence[int]) -> bool:
        """Whether words are those at these places, but for where they are divided."""
        keys = self.statement.lexicon.keys
        mine = "".join(keys[self.prose.keys[word]] for word in words)
        return mine == "".join(keys[self.statement.keys[place]] for place in places)

    def _interjected(self, pairs: Sequence[WordMatch]) -> frozenset[int]:
        """The words of an attribution inside one pair of marks, between commas or dashes."""
        found: set[int] = set()
        slots = self.prose.stream.slots
        for before, after in pairwise(pairs):
            words = range(before.word + 1, after.word)
            if 0 < len(words) <= 12 and after.place == before.place + 1 and not self.prose.own & set(words):
                set_off = all(any(sign in slots[at] for sign in ",—–-،，") for at in (words[0], after.word))
                if set_off and any(self._form(word) in self.quoting.attributions for word in words):
                    found.update(words)
        return frozenset(found)

    def _printed(self, word: int) -> str:
        return self.prose.lexicon.forms[int(self.prose.stream.forms[word])]

    def _form(self, word: int) -> str:
        return self._printed(word).casefold().replace("’", "'")

    # Attributions between marks --------------------------------------------------------------------------

    def _joined(self, stretches: Sequence[MarkedWords], claims: Sequence[Claim]) -> list[Claim]:
        """The claims with marked stretches joined that an attribution divides inside one sentence."""
        joined: list[Claim] = []
        by_first = {claim.first: claim for claim in claims}
        rest = [claim for claim in claims if not any(_covers(each, claim) for each in stretches)]
        last: tuple[MarkedWords, Claim | None] | None = None
        for stretch in stretches:
            claim = next(
                (by_first[word] for word in range(stretch.first, stretch.last) if word in by_first), None
            )
            if last is not None and stretch.first - last[0].last <= _BETWEEN:
                whole = self._across(last, (stretch, claim))
                if whole is not None:
                    if joined and joined[-1] is last[1]:
                        joined.pop()
                    joined.append(whole)
                    last = (stretch, whole)
                    continue
            if claim is not None:
                joined.append(claim)
            last = (stretch, claim)
        return [*joined, *rest]

    def _across(
        self, one: tuple[MarkedWords, Claim | None], two: tuple[MarkedWords, Claim | None]
    ) -> Claim | None:
        """One claim over two marked stretches, where the second goes on in the sentence of the first."""
        left = one[1] or self._short(one[0], two[1], -1)
        right = two[1] or self._short(two[0], one[1], 1)
        if left is None and right is None:
            left, right = self._both_short(one[0], two[0])
        if left is None or right is None:
            return None
        flush = left.pairs[-1].word == left.last - 1 and right.pairs[0].word == right.first
        place = left.pairs[-1].place
        if not flush or right.pairs[0].place != place + 1:
            return None
        if self.statement.sentences[place] != self.statement.sentences[place + 1]:
            return None
        return replace(
            left,
            last=right.last,
            end=right.end,
            pairs=(*left.pairs, *right.pairs),
            own=left.own | right.own | frozenset(range(left.last, right.first)),
            openings=left.openings | right.openings | {right.first},
        )

    def _short(self, stretch: MarkedWords, beside: Claim | None, step: int) -> Claim | None:
        """A stretch too short to be a claim by itself, whose words are those right beside another claim."""
        if beside is None:
            return None
        words = [word for word in range(stretch.first, stretch.last) if word not in self.prose.own]
        begin = beside.pairs[-1].place + 1 if step > 0 else beside.pairs[0].place - len(words)
        return self._exact(words, begin)

    def _both_short(self, one: MarkedWords, two: MarkedWords) -> tuple[Claim | None, Claim | None]:
        """Two stretches that only together are as many words as a quotation has."""
        left, right = list(range(one.first, one.last)), list(range(two.first, two.last))
        both = [self.key(word) for word in (*left, *right)]
        if not GRAM <= len(both) <= _LONG:
            return None, None
        for run in self.statement.runs(both):
            places = list(range(run.place, run.place + run.length))
            enough = self.statement.letters(places) >= _SHORT_LETTERS and not self.statement.is_name(places)
            if run.length == len(both) and enough:
                return self._exact(left, run.place), self._exact(right, run.place + len(left))
        return None, None

    def _exact(self, words: Sequence[int], begin: int) -> Claim | None:
        if not words or begin < 0 or begin + len(words) > len(self.statement):
            return None
        pairs = [WordMatch(word, begin + k) for k, word in enumerate(words)]
        if any(self.key(word) != self.statement.keys[place] for word, place in pairs):
            return None
        return self._claim(words, pairs, marked=True)

    # Without marks ---------------------------------------------------------------------------------------

    def _unmarked(self, marked: Sequence[Claim], has_marks: bool) -> list[Claim]:
        """The claims of many words in a row that stand in no marks."""
        block = self._block() if not marked and not has_marks else None
        if block is not None:
            return [block]
        found: list[Claim] = []
        for first, last in _outside(self.words, [WordRange(claim.first, claim.last) for claim in marked]):
            runs = [cut for run in self.runs if (cut := _cut(run, first, last)).length >= GRAM]
            found += self._free(runs)
        return found

    def _block(self) -> Claim | None:
        """The claim of a paragraph that is the statement's, set off or not."""
        if not any(run.length >= _PROOF for run in self.runs) and not is_spaceless(
            self._printed(self.words[0])
        ):
            return None
        quoted = [word for word in range(self._said(), self.words[1]) if word not in self.prose.own]
        pairs = self._pairs(quoted, self.runs)
        if not pairs or not self._proves(_longest(pairs)):
            return None
        set_off = self._set_off()
        if len(pairs) < (_SHARE if set_off else _BLOCK) * len(quoted):
            return None
        return self._claim(quoted, pairs, marked=set_off)

    def _said(self) -> int:
        """The first word of the paragraph behind the name of a speaker: `A: We deny`."""
        first, end = self.words
        text = self.prose.stream.witness.text
        runs = [run for run in self.runs if run.prose <= first + _LABEL]
        for word in range(first, min(first + _LABEL, end - 1)):
            if any(run.prose <= word for run in runs):
                break
            if ":" in text[self.prose.ends[word] : self.prose.starts[word + 1]]:
                return word + 1
        return first

    def _set_off(self) -> bool:
        """Whether the paragraph is set in, or has the sign of a quotation at its line beginnings."""
        text, start = self.prose.stream.witness.text, self.prose.starts[self.words[0]]
        prefix = text[max(text.rfind(sign, 0, start) for sign in "\n\r\f") + 1 : start]
        if ">" in prefix:
            return True
        lines = self.prose.stream.layout.lines
        indent = len(prefix.expandtabs(4)) - len(prefix.lstrip())
        return indent > 1 and 2 * sum(line.indent < 1 for line in lines) >= len(lines)

    def _free(self, runs: Sequence[QuotedRun]) -> Iterator[Claim]:
        chains: list[list[QuotedRun]] = []
        for run in self._longest_at(runs):
            if chains and self._goes_on(chains[-1][-1], run):
                chains[-1].append(run)
            else:
                chains.append([run])
        for chain in chains:
            whole = _disjoint(chain)
            pairs = [WordMatch(run.prose + k, run.place + k) for run in whole for k in range(run.length)]
            if self._proves(_longest(pairs)):
                quoted = [
                    word for word in range(pairs[0].word, pairs[-1].word + 1) if word not in self.prose.own
                ]
                yield self._claim(quoted, pairs, marked=False)

    def _longest_at(self, runs: Sequence[QuotedRun]) -> list[QuotedRun]:
        """Runs that do not overlap in the prose, long ones first chosen."""
        chosen: list[QuotedRun] = []
        for run in sorted(runs, key=lambda run: (-run.length, run.prose, run.place)):
            if all(
                run.prose + run.length <= each.prose or each.prose + each.length <= run.prose
                for each in chosen
            ):
                chosen.append(run)
        return sorted(chosen)

    def _goes_on(self, before: QuotedRun, after: QuotedRun) -> bool:
        """Whether a run goes on where another ended, but for a few words or an ellipsis."""
        gap = after.prose - before.prose - before.length
        skipped = after.place - before.place - before.length
        if not skipped >= 0 or self.statement.row_of[before.place] != self.statement.row_of[after.place]:
            return False
        words = range(before.prose + before.length, after.prose + 1)
        if any(word in self.prose.elided for word in words):
            return gap <= _CHANGED
        own = sum(word in self.prose.own for word in words)
        return gap - own <= _CHANGED and skipped <= _CHANGED + own


def _is_inside(claim: Claim, inner: Sequence[MarkedWords]) -> bool:
    """Whether all that a claim shares with the statement stands in marks inside it, other words around."""
    inside = [pair for pair in claim.pairs if any(each.first <= pair.word < each.last for each in inner)]
    others = claim.last - claim.first - sum(each.last - each.first for each in inner)
    return len(inside) >= 0.9 * len(claim.pairs) and others > 2


def _covers(stretch: MarkedWords, claim: Claim) -> bool:
    return stretch.first <= claim.first < stretch.last and stretch.depth == 0


def _cut(run: QuotedRun, first: int, last: int) -> QuotedRun:
    """The part of a run in a range of words of the prose; its length is 0 or less where there is none."""
    head = max(0, first - run.prose)
    return QuotedRun(run.prose + head, run.place + head, min(run.length, last - run.prose) - head)


def _disjoint(chain: Sequence[QuotedRun]) -> list[QuotedRun]:
    """The runs of a chain with each cut to begin where the one before it ends, in both texts."""
    kept: list[QuotedRun] = []
    for run in chain:
        head = 0
        if kept:
            last = kept[-1]
            head = max(0, last.prose + last.length - run.prose, last.place + last.length - run.place)
        if head < run.length:
            kept.append(QuotedRun(run.prose + head, run.place + head, run.length - head))
    return kept


def _longest(pairs: Sequence[WordMatch]) -> list[WordMatch]:
    """The most pairs that follow each other in both texts."""
    best, begin = (0, 0), 0
    for at, pair in enumerate(pairs):
        if at and pair != (pairs[at - 1].word + 1, pairs[at - 1].place + 1):
            begin = at
        if at + 1 - begin > best[1] - best[0]:
            best = begin, at + 1
    return list(pairs[slice(*best)])


def _outside(words: WordRange, taken: Sequence[WordRange]) -> list[WordRange]:
    """What is left of a range of words without others."""
    edges = [words[0], *(edge for span in sorted(taken) for edge in span), words[1]]
    free = map(WordRange, edges[::2], edges[1::2])
    return [left for left in free if left.first < left.end]
