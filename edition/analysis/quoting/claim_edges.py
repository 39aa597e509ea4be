"""The edges of a claim whose words are another way to write those of the statement, or part of a number."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from edition.analysis.kinds.classify import Classifier
from edition.analysis.kinds.meaning import Meaning
from edition.analysis.quoting.claim import Claim
from edition.analysis.quoting.prose import Prose
from edition.analysis.quoting.statement_words import StatementWords
from edition.analysis.values import MeaningPart
from edition.light_dataclass import dataclass
from edition.model import Detail, Group, WordRange

_WRITTEN: Final = 4  # words at an edge that are other words written otherwise: *the United States of America*
_BROKEN: Final = 3  # words of a sentence that follow the one inside which a copy is cut
_NUMBER: Final = 6  # words of a number before an edge inside it, and behind: one hundred and | twelve


@dataclass(frozen=True)
class ClaimEdges:
    """The edges of the claims of one prose on the words of the statement in one witness."""

    prose: Prose
    statement: StatementWords
    classifier: Classifier
    meaning: Meaning

    def settled(self, claim: Claim) -> Claim:
        """The claim on the places that its outermost words are another way to write, where they are.

        *We’re* stands for two places, though it is one word.
        """
        first, last = claim.pairs[0].place, claim.pairs[-1].place + 1
        if self._is_cut_inside(claim):
            claim = replace(claim, last=claim.last - 1, end=last)
        head = WordRange(claim.first, claim.pairs[0].word)
        tail = WordRange(claim.pairs[-1].word + 1, claim.last)
        sizes = range(1, _WRITTEN + 1)
        begins = (first - size for size in sizes if self._writes(head, WordRange(first - size, first)))
        ends = (last + size for size in sizes if self._writes(tail, WordRange(last, last + size)))
        begin, end = next(begins, claim.begin), next(ends, claim.end)
        begin, end = self._number_begin(begin), self._number_end(end)
        return replace(claim, begin=begin - self._signed(begin, -1), end=end + self._signed(end - 1, 1))

    def _is_cut_inside(self, claim: Claim) -> bool:
        """Whether the text ends amid a word of the statement and its sentence: *our airplanes is a*(n …).

        What is in marks is a quotation to its last word.
        """
        if claim.marked:
            return False
        word, place = claim.pairs[-1].word + 1, claim.pairs[-1].place + 1
        sentences = self.statement.sentences
        if word != claim.last - 1 or claim.last != len(self.prose.keys) or self.prose.behind(word).strip():
            return False
        if place + _BROKEN >= len(sentences) or sentences[place - 1] != sentences[place + _BROKEN]:
            return False
        whole, half = self.statement.form(place).casefold(), self.prose.form(word).casefold()
        return whole != half and whole.startswith(half)

    def _number_begin(self, begin: int) -> int:
        """Where the number begins of which a claim has the last words: *twelve* of a hundred and twelve.

        Or the place in an order: *first* of twenty-first.
        """
        if self._halves(begin):
            return begin - 1
        ends = range(begin + _NUMBER, begin, -1) if self._counts(begin) else ()
        for end in ends:
            for first in range(max(0, begin - _NUMBER), begin):
                whole = self._number(first, end)
                if whole is not None and whole != self._number(begin, end):
                    return first
        return begin

    def _number_end(self, end: int) -> int:
        """Where the number ends of which a claim has only the first words: *1.5* of 1.5 million."""
        if self._halves(end):
            return end + 1
        firsts = range(max(0, end - _NUMBER), end) if self._counts(end) else ()
        for first in firsts:
            for last in range(end + _NUMBER, end, -1):
                whole = self._number(first, last)
                if whole is not None and whole != self._number(first, end):
                    return last
        return end

    def _halves(self, edge: int) -> bool:
        """Whether a part of one stands before an edge and the multiple behind it: *eine halbe | Million*."""
        if (
            not 0 < edge < len(self.statement)
            or self.statement.stream.slots[self.statement.words[edge]].strip()
        ):
            return False
        half, multiple = (self.statement.form(at).casefold() for at in (edge - 1, edge))
        values = self.meaning.values
        return half in values.halves and multiple in values.scales and multiple not in values.plurals

    def _counts(self, edge: int) -> bool:
        """Whether a number may reach over an edge: a word at it says a number, or a part of one."""
        beside = (edge - 1, edge, edge + 1)
        forms = [self.statement.form(at).casefold() for at in beside if 0 <= at < len(self.statement)]
        return any(self.meaning.is_figure(form) or self.meaning.ends_figure(form) for form in forms)

    def _number(self, first: int, end: int) -> MeaningPart | None:
        """The one number, or place in an order, that words of one sentence are; None of others."""
        sentences = self.statement.sentences
        if end > len(sentences) or sentences[first] != sentences[end - 1]:
            return None
        text = self.statement.stream.reading(*self.statement.span_of(WordRange(first, end)))
        value = self.meaning.value(text.casefold()) or ()
        return value[0] if len(value) == 1 and value[0][0] in ("number", "ordinal") else None

    def _signed(self, place: int, step: int) -> bool:
        """Whether the figure at an edge of the statement's words has a sign right beside it: £5,000, 10%."""
        beside = place + step
        if not (0 <= beside < len(self.statement) and self.statement.form(place)[:1].isdigit()):
            return False
        sign = self.statement.form(beside)
        first, last = sorted((place, beside))
        (_, end), (start, _) = (self.statement.span_of(WordRange(at, at + 1)) for at in (first, last))
        return not any(map(str.isalnum, sign)) and end == start

    def _writes(self, words: WordRange, places: WordRange) -> bool:
        """Whether words of the prose are those at these places of one sentence, only written otherwise."""
        sentences = self.statement.sentences
        if not 0 < words.end - words.first <= _WRITTEN or places.first < 0 or places.end > len(sentences):
            return False
        if sentences[places.first] != sentences[places.end - 1]:
            return False
        stream, own = self.statement.stream, self.prose.stream
        base = stream.reading(*self.statement.span_of(places))
        other = own.reading(self.prose.starts[words.first], self.prose.ends[words.end - 1])
        kind, detail = self.classifier.classify(
            base, other, stream.witness.transcription, own.witness.transcription
        )
        written = kind is None or kind.group in (Group.PRINT, Group.SPELLING)
        return written and detail not in (Detail.FIGURE, Detail.DOUBTFUL)
