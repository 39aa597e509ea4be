"""Marked stretches that an attribution parts inside one sentence: *"We did not," he said, "sell it"*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from edition.analysis.quoting.claim import CHANGED, Claim
from edition.analysis.quoting.proof import LONG, SHORT_LETTERS
from edition.analysis.quoting.prose import MarkedWords
from edition.analysis.quoting.statement_words import GRAM
from edition.analysis.quoting.unmarked import UnmarkedClaims
from edition.analysis.quoting.word_matches import WordMatch

_MOST: Final = 0.6  # of a few words before or after an attribution, that must be those beside it
_SET_OFF: Final = ",;:—–-،؛，、：；"  # what closes an attribution before the second of two marked stretches
_BETWEEN: Final = 40  # words of an attribution between two marked stretches

_SaidPart = tuple[MarkedWords, Claim | None]
"""A marked stretch, and what it claims if it is a quotation by itself."""


class AttributedClaims(UnmarkedClaims):
    """The claims of one paragraph that who speaks divides into several stretches in marks."""

    def joined(self, stretches: Sequence[MarkedWords], claims: Sequence[Claim]) -> list[Claim]:
        """The claims with marked stretches joined that an attribution divides inside one sentence."""
        joined: list[Claim] = []
        by_first = {claim.first: claim for claim in claims}
        inside_marks = words_in(stretches)
        rest = [claim for claim in claims if claim.first not in inside_marks]
        last: _SaidPart | None = None
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

    def _across(self, one: _SaidPart, two: _SaidPart) -> Claim | None:
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
            return self._changed_beside(one, two) if said else None
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

    def _changed_beside(self, one: _SaidPart, two: _SaidPart) -> Claim | None:
        """One claim over two stretches of which one is none, but stands where the other's sentence goes on.

        *“The list will be published,” he said, “in July”* for *in June*: a few words there are changed, or
        half of them are the statement's.
        """
        (known, other), step = ((one[1], two[0]), 1) if one[1] else ((two[1], one[0]), -1)
        if known is None or not self._goes_on_beside(known, two[0].first, step):
            return None
        words = [word for word in range(other.first, other.last) if word not in self.prose.own]
        pairs = list(self._beside(known.pairs[-1 if step > 0 else 0].place, words[::step], step))
        few = step > 0 and len(words) <= CHANGED
        if not words or not (few or 2 * len(pairs) >= len(words) > 1):
            return None
        quoted = [word for word in range(known.first, known.last) if word not in known.own]
        claim = self.claim(sorted([*quoted, *words]), sorted([*known.pairs, *pairs]), marked=True)
        own = claim.own | known.own | frozenset(range(one[0].last, two[0].first))
        openings = known.openings | {one[0].first, two[0].first}
        return replace(claim, own=own, openings=openings, sure=known.sure)

    def _goes_on_beside(self, known: Claim, second: int, step: int) -> bool:
        """Whether the statement goes on in its sentence beside a claim whose last words there are its own.

        `second` is the first word of the second stretch: with a capital of its own it is said anew.
        """
        word, place = known.pairs[-1 if step > 0 else 0]
        sentences = self.statement.sentences
        if not 0 <= place + step < len(sentences) or sentences[place + step] != sentences[place]:
            return False
        there = self.statement.form(place + (step > 0))
        anew = self.prose.form(second)[:1].isupper() and there[:1].islower()
        return not anew and word == (known.last - 1 if step > 0 else known.first)

    def _beside(self, place: int, words: Sequence[int], step: int) -> Iterator[WordMatch]:
        """Those of the words, in the order of `step`, that are the statement's behind or before a place."""
        sentences, at = self.statement.sentences, place + step
        for word in words:
            reach = range(at, at + step * (CHANGED + 1), step)
            inside = (each for each in reach if 0 <= each < len(sentences))
            same = (each for each in inside if sentences[each] == sentences[place])
            if (
                found := next((each for each in same if self._stands_at(each, word, said=True)), None)
            ) is not None:
                yield WordMatch(word, found)
                at = found + step

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
            places = list(run.places)
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


def words_in(ranges: Iterable[MarkedWords | Claim]) -> set[int]:
    """All words of marked stretches, or of claims."""
    return {word for each in ranges for word in range(each.first, each.last)}
