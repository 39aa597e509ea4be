"""The words of a statement that stand in a prose without quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from edition.analysis.quoting.claim import CHANGED, Claim, ProseParagraph
from edition.analysis.quoting.proof import PROOF
from edition.analysis.quoting.spoken import SAYS_WHO
from edition.analysis.quoting.statement_words import GRAM, QuotedRun
from edition.analysis.quoting.word_matches import WordMatch, cut_to, disjoint, longest_run
from edition.model import WordRange
from edition.text.word_edges import is_spaceless

_BLOCK: Final = 0.9  # of a paragraph that is the statement's though nothing sets it off
_ANSWER: Final = 2  # words of an answer; more are a sentence that the statement may have otherwise


class UnmarkedClaims(ProseParagraph):
    """The claims that only many words in a row prove to be the statement's."""

    def unmarked(self, marked: Sequence[Claim], has_marks: bool) -> list[Claim]:
        """The claims of many words in a row that stand in no marks."""
        block = self._block() if not marked and not has_marks else None
        if block is not None:
            return [block]
        found: list[Claim] = []
        for first, last in _outside(self.words, [WordRange(claim.first, claim.last) for claim in marked]):
            near = self.in_order.near(first, last)
            runs = [cut for run in near if (cut := cut_to(run, first, last)).length >= GRAM]
            found += self._free(runs)
        return found

    def _block(self) -> Claim | None:
        """The claim of a paragraph that is the statement's, set off or not."""
        set_off = self.prose.is_set_off(self.words)
        long = set_off or any(run.length >= PROOF for run in self.runs)
        if not long and not is_spaceless(self.prose.form(self.words[0])):
            return None
        quoted = [word for word in range(self._said(), self.words[1]) if word not in self.prose.own]
        pairs = self.matching.pairs(quoted, self.runs)
        if not pairs:
            return None
        if not (self.proof.enough(quoted, pairs, True) if set_off else self.proof.proves(longest_run(pairs))):
            return None
        end = self._said_by(pairs[-1])
        quoted = [word for word in quoted if word < end]
        if quoted[0] > self.words.first and self._answers(quoted[0], pairs[0].word):
            quoted = [word for word in quoted if word >= pairs[0].word]
        if not set_off:
            quoted = self._without_own_sentences(quoted, pairs)
            if len(pairs) < _BLOCK * len(quoted):
                return None
        return self.claim(quoted, pairs, marked=set_off)

    def _without_own_sentences(self, quoted: Sequence[int], pairs: Sequence[WordMatch]) -> list[int]:
        """The words without whole sentences of the source's own before and after: no mark claims them."""
        first, last = pairs[0].word, pairs[-1].word
        begin = first if self.prose.begins(first) else quoted[0]
        end = last if last < quoted[-1] and self.prose.begins(last + 1) else quoted[-1]
        return [word for word in quoted if begin <= word <= end]

    def _answers(self, first: int, word: int) -> bool:
        """Whether words before another are a short answer and no more: `A: No. We …`."""
        said = self.statement.weighed(self.prose.keys[first:word])
        return 0 < said <= _ANSWER and self.prose.begins(word)

    def _said(self) -> int:
        """The first word of the paragraph behind the name of a speaker."""
        first, end = self.prose.label(self.words)
        return first if any(run.prose < end for run in self.runs) else end

    def _said_by(self, last: WordMatch) -> int:
        """The end of the paragraph before the name of a speaker, if it stands for none of the statement."""
        first, end = self.prose.label_behind(self.words)
        named = [self.prose.form(word) for word in range(first, end)]
        if any(map(self.quoting.negates, named)) or self.quoting.limits_at(named):
            return end  # *Sold To All – Never* has no name there
        sentences, after = self.statement.sentences, last.place + 1
        goes_on = after < len(sentences) and sentences[after] == sentences[last.place]
        may_be_name = goes_on and not self.statement.form(after)[0].islower()
        return end if last.word >= first or may_be_name else first

    def _free(self, runs: Sequence[QuotedRun]) -> Iterator[Claim]:
        chains: list[list[QuotedRun]] = []
        for run in self._longest_at(runs):
            if chains and self._goes_on(chains[-1][-1], run):
                chains[-1].append(run)
            else:
                chains.append([run])
        for chain in chains:
            if sum(run.length for run in chain) < PROOF:
                continue  # fewer words prove nothing, whatever they are
            whole = disjoint(chain, self.prose.begins)
            pairs = [WordMatch(run.prose + k, run.place + k) for run in whole for k in range(run.length)]
            pairs = self.proof.without_loose_ends(pairs)
            if self.proof.proves_alone(longest_run(pairs)):
                first = pairs[0].word - self._changed_at_edge(pairs[0], -1)
                last = pairs[-1].word + self._changed_at_edge(pairs[-1], 1)
                quoted = [word for word in range(first, last + 1) if word not in self.prose.own]
                yield self.claim(quoted, pairs, marked=False)

    def _changed_at_edge(self, pair: WordMatch, step: int) -> int:
        """How many words on from a pair, to the edge of a sentence in both, are the statement's, one changed.

        Some of them are the same, or both have figures at one place: *by 8 March* for *by 3 March*. Or only
        the last word is another, but *them* for *us*.
        """
        keys, sentences = self.statement.keys, self.statement.sentences
        alike = False
        for size in range(1, CHANGED + 1):
            word, place = pair.word + step * size, pair.place + step * size
            inside = self.words.first <= word < self.words.end and 0 <= place < len(keys)
            if not inside or sentences[place] != sentences[pair.place]:
                return 0
            there = self.statement.form(place)
            alike |= self.matching.key(word) == keys[place]
            alike |= any(map(str.isdigit, there)) and any(map(str.isdigit, self.prose.form(word)))
            after = word + (step > 0)
            ends = after in (self.words.first, self.words.end) or self.prose.begins(after)
            ends = ends or (step > 0 and self._is_said(after))
            beyond = place + step
            goes_on = 0 <= beyond < len(keys) and sentences[beyond] == sentences[place]
            if ends or not goes_on:
                last = (size, step) == (1, 1)
                alike |= last and not self._tells_of_others(range(word, after), range(place, beyond))
                return size if alike and ends and not goes_on else 0
        return 0

    def _is_said(self, first: int) -> bool:
        """Whether a comma or dash and who speaks stand behind what is said: `до конца мая, — сказал он`."""
        if not self._set_off(first):
            return False
        last = first + 1
        while last < min(self.words.end, first + SAYS_WHO) and not self.prose.begins(last):
            last += 1
        return self.quoting.only_says_who([self.prose.form(word) for word in range(first, last)])

    def _longest_at(self, runs: Sequence[QuotedRun]) -> list[QuotedRun]:
        """Runs that do not overlap in the prose, long ones first chosen."""
        chosen: list[QuotedRun] = []  # in the order of the prose
        for run in sorted(runs, key=lambda run: (-run.length, run.prose, run.place)):
            at = bisect_left(chosen, run)
            before, after = chosen[at - 1 : at], chosen[at : at + 1]
            begins_later = not before or before[0].prose + before[0].length <= run.prose
            if begins_later and (not after or run.prose + run.length <= after[0].prose):
                chosen.insert(at, run)
        return chosen

    def _goes_on(self, before: QuotedRun, after: QuotedRun) -> bool:
        """Whether a run goes on where another ended, but for a few words or an ellipsis."""
        gap = after.prose - before.prose - before.length
        skipped = after.place - before.place - before.length
        if not skipped >= 0 or self.statement.row_of[before.place] != self.statement.row_of[after.place]:
            return False
        words = range(before.prose + before.length, after.prose + 1)
        if any(word in self.prose.elided for word in words):
            near = gap <= CHANGED
        else:
            own = sum(word in self.prose.own for word in words)
            near = gap - own <= CHANGED and skipped <= CHANGED + own
        places = range(before.place + before.length, after.place)
        return near and not (skipped and self._tells_of_others(words[:-1], places))

    def _tells_of_others(self, words: range, places: range) -> bool:
        """Whether the prose has *it* or nothing where the statement has *we*: it reports."""
        speaks = self.quoting.speaks
        return speaks(map(self.statement.form, places)) and not speaks(map(self.prose.form, words))


def _outside(words: WordRange, taken: Sequence[WordRange]) -> list[WordRange]:
    """What is left of a range of words without others."""
    edges = [words[0], *(edge for span in sorted(taken) for edge in span), words[1]]
    free = map(WordRange, edges[::2], edges[1::2])
    return [left for left in free if left.first < left.end]
