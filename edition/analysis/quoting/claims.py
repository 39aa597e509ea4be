"""What prose claims to be the statement's words: where quotations begin and end, which words they share.

Quotation marks divide the problem. What stands in one pair of them is claimed whole, if enough of it is the
statement's; outside marks only what many words in a row prove. Of the words that a quotation changes at its
edges so many count as replaced as the sentence has there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from edition.alignment.evidence import by_chance, nats_of
from edition.analysis.quoting.claim import CHANGED, Claim
from edition.analysis.quoting.proof import LONG, SHORT_LETTERS
from edition.analysis.quoting.prose import MarkedWords, Prose
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.statement_words import GRAM, QuotedRun, StatementWords
from edition.analysis.quoting.unmarked import UnmarkedClaims
from edition.analysis.quoting.word_matches import WordMatch
from edition.light_dataclass import dataclass
from edition.model import WordRange

_CHECKED: Final = 0.6  # of words that a reader wants to check; with less they are none of the statement's
_NEAR: Final = 8  # words around a quotation without marks in which who speaks is named
_MOST: Final = 0.6  # of a few words before or after an attribution, that must be those beside it
_SET_OFF: Final = ",;:—–-،؛，、：；"  # what closes an attribution before the second of two marked stretches
_SENTENCES: Final = 40  # words of one or two
_BETWEEN: Final = 40  # words of an attribution between two marked stretches


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
            taken = _words_of(found)
            found += [claim for of in each for claim in of.likely(taken)]
        return sorted(found, key=lambda claim: claim.first)

    def may_be_marked(self, paragraphs: Sequence[WordRange]) -> bool:
        """Whether anything there stands in marks or is set off, so that a claim may be marked."""
        return any(self.prose.stretches(words) or self.prose.is_set_off(words) for words in paragraphs)

    def attributed(self, claims: Sequence[Claim]) -> bool:
        """Whether a word of the prose's own that says who speaks stands near a claim, or inside it.

        What is another claim's is the statement's word: *as he says* may be what the statement says.
        """
        known = set(range(len(self.prose.keys))) - {pair.word for claim in claims for pair in claim.pairs}
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


class _Claims(UnmarkedClaims):
    """The claims of one paragraph of the prose."""

    def claims(self) -> list[Claim]:
        """The claims that need no other quotation beside them, in order."""
        stretches = self.prose.stretches(self.words)
        marked = list(self._marked(stretches, 0)) if self.runs else []
        marked = self._joined([each for each in stretches if each.depth == 0], marked)
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
            claim = self._attempt(stretch)
            if claim is not None and not _is_inside(
                claim, [each for each in inner if each.depth == depth + 1]
            ):
                yield claim
            else:
                yield from self._marked(inner, depth + 1)

    def _attempt(
        self, stretch: MarkedWords, short: Sequence[QuotedRun] = (), sure: bool = True
    ) -> Claim | None:
        """The claim of a marked stretch, if enough of it is the statement's, by `short` runs too."""
        own = self.prose.own
        last = stretch.last
        quoted = [word for word in range(stretch.first, last) if word not in own]
        runs = [*self.in_order.near(stretch.first, stretch.last), *short]
        pairs = self.matching.pairs(quoted, runs)
        if not pairs:
            return None
        if not stretch.closed and (cut := self._sentence_end(pairs[-1].word, last)) < last:
            quoted = [word for word in quoted if word < cut]
        if not self.proof.enough(quoted, pairs, sure):
            return None
        return self.claim(quoted, pairs, marked=True, sure=sure)

    def _sentence_end(self, word: int, last: int) -> int:
        """The first word after the sentence of a word, at most `last`."""
        slots = self.prose.stream.slots
        for after in range(word + 1, last):
            if any(sign in slots[after] for sign in ".!?。．！？"):
                return after
        return last

    # Attributions between marks --------------------------------------------------------------------------

    def _joined(self, stretches: Sequence[MarkedWords], claims: Sequence[Claim]) -> list[Claim]:
        """The claims with marked stretches joined that an attribution divides inside one sentence."""
        joined: list[Claim] = []
        by_first = {claim.first: claim for claim in claims}
        inside_marks = _words_of(stretches)
        rest = [claim for claim in claims if claim.first not in inside_marks]
        last: tuple[MarkedWords, Claim | None] | None = None
        for stretch in stretches:
            inside = [by_first[word] for word in range(stretch.first, stretch.last) if word in by_first]
            joined += inside[:-1]
            claim = inside[-1] if inside else None
            if last is not None and len(inside) < 2 and stretch.first - last[0].last <= _BETWEEN:
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
        first, last = one[0].last, two[0].first
        says_who = self._says_who(first, last)
        # What is left out there is then left out of what is spoken: *"We did," he said, "sell it"*. Without a
        # mark before the second stretch the reporter's own clause goes on: *he said, and they "sell it"*.
        said = says_who and self._is_set_off(last)
        if first < last and not says_who:
            return None
        left = one[1] or self._short(one[0], two[1], -1, said)
        right = two[1] or self._short(two[0], one[1], 1, said)
        if left is None and right is None:
            left, right = self._both_short(one[0], two[0])
        if left is None or right is None:
            return None
        flush = left.pairs[-1].word == left.last - 1 and right.pairs[0].word == right.first
        place, after = left.pairs[-1].place, right.pairs[0].place
        if not flush or not 0 < after - place <= (CHANGED + 1 if said else 1):
            return None
        if after > place + 1 and self._begins_anew(right, range(place + 1, after)):
            return None
        if self.statement.sentences[place] != self.statement.sentences[after]:
            return None
        return replace(
            left,
            last=right.last,
            end=right.end,
            pairs=(*left.pairs, *right.pairs),
            own=left.own | right.own | frozenset(range(left.last, right.first)),
            openings=left.openings | right.openings | {right.first},
        )

    def _says_who(self, first: int, last: int) -> bool:
        """Whether words between two marked stretches only say who speaks, inside one sentence.

        A mark stands before them, or the verb before any mark: in *"each year" and, it added, "in full"* the
        reporter's own clause goes on.
        """
        elided, form = self.prose.elided, self.prose.form
        ends = any(self.prose.begins(word) and word not in elided for word in range(first, last + 1))
        if ends or first == last or not self.quoting.says_who(map(form, range(first, last))):
            return False
        if form(first).casefold() in self.quoting.meaning.values.also:  # and
            return False
        if any(map(self.quoting.negates, map(form, range(first, last)))):
            return False
        marks = (word for word in range(first + 1, last) if self._is_set_off(word))
        head = range(first, next(marks, last))
        return self._is_set_off(first) or self.quoting.says_who(map(form, head))

    def _begins_anew(self, right: Claim, between: range) -> bool:
        """Whether a stretch begins with a capital where the statement has none, and no denial was left out.

        Who says *he promises: "We will come back"* quotes once more, and goes on with no sentence.
        """
        word, place = right.pairs[0]
        raised = self.prose.form(word)[:1].isupper() and self.statement.form(place)[:1].islower()
        return raised and not any(self.quoting.negates(self.statement.form(each)) for each in between)

    def _is_set_off(self, word: int) -> bool:
        return any(sign in self.prose.stream.slots[word] for sign in _SET_OFF)

    def _short(self, stretch: MarkedWords, beside: Claim | None, step: int, said: bool) -> Claim | None:
        """A stretch too short to be a claim by itself, whose words are those right beside another claim."""
        if beside is None:
            return None
        words = [word for word in range(stretch.first, stretch.last) if word not in self.prose.own]
        begin = beside.pairs[-1].place + 1 if step > 0 else beside.pairs[0].place - len(words)
        return self._exact(words, begin) or self._dropping(words, beside, step, said)

    def _dropping(self, words: Sequence[int], beside: Claim, step: int, said: bool) -> Claim | None:
        """Words that are those beside another claim, but for a few of these: *we do* for *we do not*.

        Where who speaks is said between, a few may be left out there too, and a third of the words be others.
        """
        at = beside.pairs[-1].place + 1 if step > 0 else beside.pairs[0].place - 1
        pairs: list[WordMatch] = []
        for word in words[::step]:
            reach = range(at, at + step * (CHANGED + 1 if pairs or said else 1), step)
            inside = (each for each in reach if 0 <= each < len(self.statement))
            place = next((each for each in inside if self._stands_at(each, word, said)), None)
            if place is not None:
                pairs.append(WordMatch(word, place))
                at = place + step
            elif not (said and pairs):
                return None
        enough = len(pairs) > 1 and _MOST * len(words) <= len(pairs)
        return self.claim(words, pairs[::step], marked=True) if enough else None

    def _stands_at(self, place: int, word: int, said: bool) -> bool:
        """Whether a word is that at a place, or where a denial may be left out all but the *n'* of it."""
        key, there = self.matching.key(word), self.statement.keys[place]
        if key == there or not said or key < 0:
            return key == there
        keys = self.statement.lexicon.keys
        elides = self.statement.form(place)[:2].casefold() in ("n'", "n’")
        return elides and keys[there] == f"n{keys[key]}"

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
        return self.claim(words, pairs, marked=True)


def _is_inside(claim: Claim, inner: Sequence[MarkedWords]) -> bool:
    """Whether all that a claim shares with the statement stands in marks inside it, other words around."""
    marked = _words_of(inner)
    inside = [pair for pair in claim.pairs if pair.word in marked]
    others = claim.last - claim.first - sum(each.last - each.first for each in inner)
    return len(inside) >= 0.9 * len(claim.pairs) and others > 2


def _words_of(ranges: Iterable[MarkedWords | Claim]) -> set[int]:
    """All words of marked stretches, or of claims."""
    return {word for each in ranges for word in range(each.first, each.last)}
