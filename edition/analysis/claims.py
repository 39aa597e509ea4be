"""What prose claims to be the statement's words: where quotations begin and end, which words they share.

Quotation marks divide the problem. What stands in one pair of them is claimed whole, if enough of it is the
statement's; outside marks only what many words in a row prove. Of the words that a quotation changes at its
edges so many count as replaced as the sentence has there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from edition.analysis.proof import LONG, PROOF, SHARE, SHORT_LETTERS, Proof
from edition.analysis.prose import MarkedWords, Prose
from edition.analysis.statement_words import GRAM, QuotedRun, QuotingWords, StatementWords
from edition.analysis.word_matches import Matching, WordMatch, cut_to, disjoint, longest
from edition.model import WordRange
from edition.text.word_edges import is_spaceless

_BLOCK: Final = 0.9  # of a paragraph that is the statement's though nothing sets it off
_CHECKED: Final = 0.6  # of words that a reader wants to check; with less they are none of the statement's
_CHANGED: Final = 3  # words that a quotation may change at an edge, or between two stretches without marks
_BETWEEN: Final = 40  # words of an attribution between two marked stretches
_LABEL: Final = 4  # words of the name of a speaker before a colon


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
        self.matching = Matching(self.statement, self.keys, first, self.prose.elided)
        self.proof = Proof(self.prose, self.statement)
        self.runs = [
            QuotedRun(run.prose + first, run.place, run.length) for run in self.statement.runs(self.keys)
        ]

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
            if free and 2 < stretch.last - stretch.first <= LONG:
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
        pairs = self.matching.pairs(quoted, [*self.runs, *runs])
        if not pairs and len(quoted) == 1 and self.matching.key(quoted[0]) in self.statement.vocabulary:
            pairs = [WordMatch(quoted[0], self.statement.keys.index(self.matching.key(quoted[0])))]
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
        pairs = self.matching.pairs(quoted, runs)
        if not pairs:
            return None
        if not stretch.closed and (cut := self._sentence_end(pairs[-1].word, last)) < last:
            quoted = [word for word in quoted if word < cut]
        if not self.proof.enough(quoted, pairs, sure):
            return None
        return self._claim(quoted, pairs, marked=True, sure=sure)

    def _sentence_end(self, word: int, last: int) -> int:
        """The first word after the sentence of a word, at most `last`."""
        slots = self.prose.stream.slots
        for after in range(word + 1, last):
            if any(sign in slots[after] for sign in ".!?。！？"):
                return after
        return last

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
        both = [self.matching.key(word) for word in (*left, *right)]
        if not GRAM <= len(both) <= LONG:
            return None, None
        for run in self.statement.runs(both):
            places = list(range(run.place, run.place + run.length))
            enough = self.statement.letters(places) >= SHORT_LETTERS and not self.statement.is_name(places)
            if run.length == len(both) and enough:
                return self._exact(left, run.place), self._exact(right, run.place + len(left))
        return None, None

    def _exact(self, words: Sequence[int], begin: int) -> Claim | None:
        if not words or begin < 0 or begin + len(words) > len(self.statement):
            return None
        pairs = [WordMatch(word, begin + k) for k, word in enumerate(words)]
        if any(self.matching.key(word) != self.statement.keys[place] for word, place in pairs):
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
            runs = [cut for run in self.runs if (cut := cut_to(run, first, last)).length >= GRAM]
            found += self._free(runs)
        return found

    def _block(self) -> Claim | None:
        """The claim of a paragraph that is the statement's, set off or not."""
        if not any(run.length >= PROOF for run in self.runs) and not is_spaceless(
            self._printed(self.words[0])
        ):
            return None
        quoted = [word for word in range(self._said(), self.words[1]) if word not in self.prose.own]
        pairs = self.matching.pairs(quoted, self.runs)
        if not pairs or not self.proof.proves(longest(pairs)):
            return None
        set_off = self._set_off()
        if len(pairs) < (SHARE if set_off else _BLOCK) * len(quoted):
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
            whole = disjoint(chain)
            pairs = [WordMatch(run.prose + k, run.place + k) for run in whole for k in range(run.length)]
            if self.proof.proves(longest(pairs)):
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


def _outside(words: WordRange, taken: Sequence[WordRange]) -> list[WordRange]:
    """What is left of a range of words without others."""
    edges = [words[0], *(edge for span in sorted(taken) for edge in span), words[1]]
    free = map(WordRange, edges[::2], edges[1::2])
    return [left for left in free if left.first < left.end]
