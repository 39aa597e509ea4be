"""One paragraph of a prose, and the claim that some of its words are the statement's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from edition.analysis.quoting.proof import Proof
from edition.analysis.quoting.prose import Prose
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.spoken import SAYS_WHO
from edition.analysis.quoting.statement_words import QuotedRun, StatementWords
from edition.analysis.quoting.word_matches import Matching, RunsInOrder, WordMatch
from edition.light_dataclass import dataclass
from edition.model import WordRange

CHANGED: Final = 3  # words that a quotation may change at an edge, or between two stretches without marks


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


_HE_SAID: Final = 2  # words


class ProseParagraph:
    """A paragraph, the runs of words that it shares with the statement, and what a claim on its words is."""

    def __init__(
        self,
        prose: Prose,
        statement: StatementWords,
        quoting: QuotingWords,
        words: WordRange,
        keys: Sequence[int],
    ) -> None:
        self.prose, self.statement, self.quoting = prose, statement, quoting
        self.words = words
        own = self.prose.own
        first, last = words
        self.keys = [-1 - at if at in own else keys[at] for at in range(first, last)]
        self.matching = Matching(self.statement, self.keys, first, self.prose.elided, self.prose.begins)
        self.proof = Proof(self.prose, self.statement)
        self.runs = [
            QuotedRun(run.prose + first, run.place, run.length) for run in self.statement.runs(self.keys)
        ]
        self.in_order = RunsInOrder(self.runs)

    def claim(
        self, quoted: Sequence[int], pairs: Sequence[WordMatch], marked: bool, sure: bool = True
    ) -> Claim:
        """The claim on these words, grown in the statement by what it replaces at its edges."""
        pairs = self._behind_asides(pairs)
        head = [word for word in quoted if word < pairs[0].word]
        tail = [word for word in quoted if word > pairs[-1].word]
        begin = pairs[0].place - self._replaced(head, pairs[0].place, -1)
        end = pairs[-1].place + self._replaced(tail, pairs[-1].place, 1) + 1
        begin += self._shift(quoted[0], begin) if head else 0
        end += self._shift(quoted[-1], end - 1) if tail else 0
        begin -= self._exchanged(quoted[1::-1], begin, -1)
        end += self._exchanged(quoted[-2:], end - 1, 1)
        begin, end = min(begin, pairs[0].place), max(end, pairs[-1].place + 1)
        own = frozenset(word for word in range(quoted[0], quoted[-1] + 1) if word in self.prose.own)
        own |= self._interjected(pairs, marked and self._is_said_around(quoted))
        return Claim(
            quoted[0], quoted[-1] + 1, begin, end, tuple(pairs), marked, own, frozenset([quoted[0]]), sure
        )

    def _replaced(self, words: Sequence[int], place: int, step: int) -> int:
        """How many places on from one, in its sentence, the few words at an edge replace.

        As many as they are, or those of which they are parts: *the sea wall* for *the seawall*.
        """
        sentences = self.statement.sentences
        size = 0
        while size < len(words) <= CHANGED:
            beyond = place + step * (size + 1)
            if not 0 <= beyond < len(sentences) or sentences[beyond] != sentences[place]:
                break
            size += 1
            places = range(place + 1, beyond + 1) if step > 0 else range(beyond, place)
            if self._run_together(words, places):
                break
        return size

    def _shift(self, word: int, place: int) -> int:
        """How far beside a place an outermost word stands, where one more or less was replaced.

        Of *the maneating shark* for *the man-eating shark* three words are replaced, not two.
        """
        keys, row = self.statement.keys, self.statement.row_of
        steps = [step for step in (0, -1, 1) if 0 <= place + step < len(keys)]
        key = self.matching.key(word)
        return next(
            (step for step in steps if keys[place + step] == key and row[place + step] == row[place]), 0
        )

    def _exchanged(self, edge: Sequence[int], place: int, step: int) -> bool:
        """Whether the last word at an edge is that at a place, the one before beyond it: 30 June, June 30."""
        keys, sentences, beyond = self.statement.keys, self.statement.sentences, place + step
        if not 0 <= beyond < len(keys) or sentences[beyond] != sentences[place]:
            return False
        inner = self.matching.key(edge[0])
        return (inner, self.matching.key(edge[-1])) == (keys[beyond], keys[place]) and inner != keys[
            place - step
        ]

    def _run_together(self, words: Sequence[int], places: Sequence[int]) -> bool:
        """Whether words are those at these places, but for where they are divided."""
        keys = self.statement.lexicon.keys
        mine = "".join(keys[self.prose.keys[word]] for word in words)
        return mine == "".join(keys[self.statement.keys[place]] for place in places)

    def _behind_asides(self, pairs: Sequence[WordMatch]) -> list[WordMatch]:
        """The pairs, one behind what stands between marks that begins with its word too: *, ha detto, ha*."""
        moved = list(pairs)
        for at in range(1, len(pairs) - 1):
            (word, place), after = pairs[at], pairs[at + 1]
            last = after.word - 1
            same = word < last and self.matching.key(word) == self.matching.key(last)
            if same and after.place == place + 1 and self._set_off(word, last):
                moved[at] = WordMatch(last, place)
        return moved

    def _set_off(self, *words: int) -> bool:
        slots = self.prose.stream.slots
        return all(any(sign in slots[at] for sign in ",—–-،，") for at in words)

    def _both_begin(self, pair: WordMatch) -> bool:
        """Whether a sentence begins with a word, in the prose and in the statement."""
        sentences = self.statement.sentences
        return self.prose.begins(pair.word) and sentences[pair.place - 1] != sentences[pair.place]

    def _is_said_around(self, quoted: Sequence[int]) -> bool:
        """Whether the sentence in which words stand says who speaks before or behind them."""
        begins = self.prose.begins
        first, last = max(0, quoted[0] - SAYS_WHO), min(len(self.prose.keys), quoted[-1] + 1 + SAYS_WHO)
        begin = next((word for word in range(quoted[0], first, -1) if begins(word)), first)
        end = next((word for word in range(quoted[-1] + 1, last) if begins(word)), last)
        around = (*range(begin, quoted[0]), *range(quoted[-1] + 1, end))
        return self.quoting.says_who(map(self.prose.form, around))

    def _interjected(self, pairs: Sequence[WordMatch], said_around: bool) -> frozenset[int]:
        """The words of an attribution inside one pair of marks, between commas, dashes or a full stop.

        Where who speaks is `said_around` them too only *he said*: *says the law* is what is said then.
        """
        found: set[int] = set()
        for before, after in pairwise(pairs):
            words = range(before.word + 1, after.word)
            beside = 0 < len(words) <= SAYS_WHO and after.place == before.place + 1
            set_off = beside and not self.prose.own & set(words) and self._set_off(words[0])
            by_stop = set_off and not self._set_off(after.word)
            if not set_off or (by_stop and not (self._both_begin(after) and self._is_plain(words))):
                continue
            forms = list(map(self.prose.form, words))
            if self.quoting.only_says_who(forms) and not (said_around and len(forms) > _HE_SAID):
                found.update(words)
        return frozenset(found)

    def _is_plain(self, words: range) -> bool:
        """Whether words that a full stop ends begin or end with who speaks, and tell nothing beside.

        *said the chair*; but *a lie, says the mayor* and *said the chair, who paid 300* are what is said.
        """
        forms = [self.prose.form(word) for word in words]
        relatives = self.quoting.governing.relatives
        return (
            not any(map(self._set_off, words[1:]))
            and (self.quoting.says_who(forms[:2]) or self.quoting.says_who(forms[-1:]))
            and not self.quoting.speaks(forms)
            and not any(form.casefold() in relatives or any(map(str.isdigit, form)) for form in forms)
        )
