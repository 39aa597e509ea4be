"""What prose claims to be the statement's words: where quotations begin and end, which words they share.

Quotation marks divide the problem. What stands in one pair of them is claimed whole, if enough of it is the
statement's; outside marks only what many words in a row prove. Of the words that a quotation changes at its
edges so many count as replaced as the sentence has there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from edition.alignment.evidence import by_chance
from edition.alignment.word_evidence import nats_of
from edition.analysis.quoting.attributed import AttributedClaims, words_in
from edition.analysis.quoting.claim import Claim
from edition.analysis.quoting.proof import LONG
from edition.analysis.quoting.prose import MarkedWords, Prose
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.spoken import SAYS_WHO
from edition.analysis.quoting.statement_words import GRAM, QuotedRun, StatementWords
from edition.analysis.quoting.word_matches import WordMatch, cut_to
from edition.light_dataclass import dataclass
from edition.model import WordRange

_CHECKED: Final = 0.6  # of words that a reader wants to check; with less they are none of the statement's
_NEAR: Final = 8  # words around a quotation without marks in which who speaks is named
_SENTENCES: Final = 40  # words of one or two
_INSIDE: Final = 0.9  # of what a claim shares with the statement, that stands in marks inside it
_OTHERS: Final = 3  # words around these marks: an outer speaker has so many of their own


@dataclass(frozen=True)
class Search:
    """The search of one prose for quotations of the statement."""

    prose: Prose
    statement: StatementWords
    words: QuotingWords

    def claims(self, paragraphs: Sequence[WordRange]) -> list[Claim]:
        """The quotations in these ranges of words, in order of the prose."""
        keys = self.prose.likened(self.statement, paragraphs)
        each = [_Claims(self.prose, self.statement, self.words, words, keys) for words in paragraphs]
        found = [claim for of in each for claim in of.claims()]
        if any(claim.sure for claim in found):
            taken = words_in(found)
            found += [claim for of in each for claim in of.likely(taken)]
        return sorted(found, key=lambda claim: claim.first)

    def may_be_marked(self, paragraphs: Sequence[WordRange]) -> bool:
        """Whether anything there stands in marks or is set off, so that a claim may be marked."""
        return any(self.prose.stretches(words) or self.prose.is_set_off(words) for words in paragraphs)

    def attributed(self, claims: Sequence[Claim], printed: Set[int]) -> bool:
        """Whether a word of the prose's own that says who speaks stands near a claim, or inside it.

        What is another claim's is the statement's word: *as he says* may be what the statement says. So are
        words that it has in runs with others (`printed`).
        """
        known = set(range(len(self.prose.keys))) - {pair.word for claim in claims for pair in claim.pairs}
        known -= printed
        return any(
            self.words.says_who(map(self.prose.form, sorted(_near(claim) & known))) for claim in claims
        )

    def whole(self) -> Claim | None:
        """The whole prose as one quotation; less of it must be the statement's than in a story."""
        whole = WordRange(0, len(self.prose.keys))
        keys = self.prose.likened(self.statement, [whole])
        return _Claims(self.prose, self.statement, self.words, whole, keys).whole()

    def alone(self) -> list[Claim]:
        """The whole prose as one quotation, if it is a sentence or two and shares more than chance would.

        Fewer words prove it than in a story, which has many places where a phrase may recur. What says in
        words of its own who speaks reports.
        """
        size = len(self.prose.keys)
        words = WordRange(self.prose.label(WordRange(0, size)).end, size) if size else WordRange(0, 0)
        if not 0 < words.end - words.first <= _SENTENCES:
            return []
        likened = self.prose.likened(self.statement, [words])
        claim = _Claims(self.prose, self.statement, self.words, words, likened).whole()
        if claim is None:
            return []
        claim = replace(claim, marked=self.may_be_marked([words]))
        own = set(range(*words)) - {pair.word for pair in claim.pairs}
        if self.words.says_who(map(self.prose.form, sorted(own))):
            return []
        keys = self.statement.lexicon.keys
        shared = sum(nats_of(keys[self.statement.keys[pair.place]]) for pair in claim.pairs)
        return [claim] if shared >= by_chance(size, len(self.statement)) else []


def _near(claim: Claim) -> set[int]:
    """The words in which who speaks the words of a claim may be named."""
    return {*range(claim.first - _NEAR, claim.first), *range(claim.last, claim.last + _NEAR), *claim.own}


class _Claims(AttributedClaims):
    """The claims of one paragraph of the prose."""

    def claims(self) -> list[Claim]:
        """The claims that need no other quotation beside them, in order."""
        stretches = self.prose.stretches(self.words)
        marked = list(self._marked(stretches, 0)) if self.runs else []
        marked = self.joined([each for each in stretches if each.depth == 0], marked)
        if not self.runs:
            return marked
        return sorted([*marked, *self.unmarked(marked, bool(stretches))], key=lambda claim: claim.first)

    def likely(self, taken: Set[int]) -> Iterator[Claim]:
        """Marked stretches of which two of three words are the statement's: one was changed.

        None of their words is among those that other quotations have `taken`.
        """
        for stretch in self.prose.stretches(self.words):
            words = range(stretch.first, stretch.last)
            if 2 < len(words) <= LONG and taken.isdisjoint(words):
                first = self.words[0]
                runs = self.statement.short_runs(self.keys[stretch.first - first : stretch.last - first])
                runs = [QuotedRun(run.prose + stretch.first, run.place, run.length) for run in runs]
                claim = self._attempt(stretch, runs, sure=False)
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
        return self.claim(quoted, pairs, marked=True)

    # Marked ----------------------------------------------------------------------------------------------

    def _marked(self, stretches: Sequence[MarkedWords], depth: int) -> Iterator[Claim]:
        """The claims of marked stretches; of one inside another only where the outer one is none."""
        firsts = [stretch.first for stretch in stretches]
        for at, stretch in enumerate(stretches):
            if stretch.depth != depth:
                continue
            within = stretches[at + 1 : bisect_left(firsts, stretch.last, at + 1)]
            inner = [each for each in within if each.depth > depth and each.last <= stretch.last]
            claim = self._attempt(stretch, inner=[each for each in inner if each.depth == depth + 1])
            if claim is not None:
                yield claim
            else:
                yield from self._marked(inner, depth + 1)

    def _attempt(
        self,
        stretch: MarkedWords,
        short: Sequence[QuotedRun] = (),
        inner: Sequence[MarkedWords] = (),
        sure: bool = True,
    ) -> Claim | None:
        """The claim of a marked stretch, if enough of it is the statement's, by `short` runs too.

        None where all that is the statement's stands in the `inner` marks.
        """
        own = self.prose.own
        last = stretch.last
        quoted = [word for word in range(stretch.first, last) if word not in own]
        runs = [*self.in_order.near(stretch.first, stretch.last), *short]
        pairs = self.matching.pairs(quoted, runs)
        if not pairs:
            return None
        if not stretch.closed and (cut := self._unclosed_end(quoted, pairs, last)) < last:
            quoted = [word for word in quoted if word < cut]
            pairs = [pair for pair in pairs if pair.word < cut]
        elif stretch.closed and self._is_said_inside(beside := range(pairs[-1].word + 1, last)):
            quoted = [word for word in quoted if word < beside.start]
        proven = self.proof.enough(quoted, pairs, sure) or (
            len(shared := self._in_any_order(quoted, runs)) > len(pairs)
            and self.proof.enough(quoted, shared, sure)
        )
        if not proven or _is_inside(quoted, pairs, inner):
            return None
        return self.claim(quoted, self.proof.of_one_paragraph(pairs), marked=True, sure=sure)

    def _in_any_order(self, quoted: Sequence[int], runs: Sequence[QuotedRun]) -> list[WordMatch]:
        """The words of a stretch in runs of the statement, whatever their order there."""
        inside = [cut_to(run, quoted[0], quoted[-1] + 1) for run in runs]
        found: dict[int, int] = {}
        for run in sorted(inside, key=lambda run: (-run.length, run.prose, run.place)):
            words = range(run.prose, run.prose + run.length)
            if len(words) >= GRAM and found.keys().isdisjoint(words):
                found.update(zip(words, run.places, strict=True))
        return sorted(map(WordMatch, found.keys(), found.values()))

    def _is_said_inside(self, words: range) -> bool:
        """Whether the last words in marks only say who speaks, as in the heading “We deny it, says mayor”."""
        if not 0 < len(words) <= SAYS_WHO or not self._set_off(words.start):
            return False
        return self.quoting.only_says_who(list(map(self.prose.form, words))) and self._is_plain(words)

    def _unclosed_end(self, quoted: Sequence[int], pairs: Sequence[WordMatch], last: int) -> int:
        """Where what an open mark holds ends: with the last sentence that is mostly the statement's.

        Or before who says it there.
        """
        matched = [pair.word for pair in pairs]
        begins = [word for word in quoted[1:] if word <= matched[-1] and self.prose.begins(word)]
        for begin in reversed(begins):
            end = self._sentence_end(matched[-1], last)
            if 2 * sum(begin <= word for word in matched) >= end - begin:
                break
            matched, last = [word for word in matched if word < begin] or matched[:1], begin
        word = matched[-1]
        return word + 1 if word + 1 < last and self._is_said(word + 1) else self._sentence_end(word, last)

    def _sentence_end(self, word: int, last: int) -> int:
        """The first word after the sentence of a word, at most `last`."""
        slots = self.prose.stream.slots
        for after in range(word + 1, last):
            if any(sign in slots[after] for sign in ".!?。．！？"):
                return after
        return last


def _is_inside(quoted: Sequence[int], pairs: Sequence[WordMatch], inner: Sequence[MarkedWords]) -> bool:
    """Whether all that quoted words share with the statement stands in marks inside, other words around."""
    marked = words_in(inner)
    inside = [pair for pair in pairs if pair.word in marked]
    others = quoted[-1] + 1 - quoted[0] - sum(each.last - each.first for each in inner)
    return len(inside) >= _INSIDE * len(pairs) and others >= _OTHERS
