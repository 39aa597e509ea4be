"""Where a piece of a quotation differs from the words of the statement that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edition.alignment.sides import Side, align_sides
from edition.analysis.kinds.addresses import address_finding
from edition.analysis.kinds.classify import Classifier
from edition.analysis.kinds.deciding_marks import QUESTIONS, as_questions, may_be_weighed
from edition.analysis.kinds.mark_places import MarkPlace
from edition.analysis.places.joining import Difference
from edition.analysis.places.whole_differences import whole_differences
from edition.analysis.quoting.claim import Claim
from edition.analysis.quoting.marks import LETTERS_IN_BRACKETS, is_mark
from edition.analysis.quoting.pieces import ClaimPiece
from edition.analysis.quoting.prose import Prose
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.statement_words import StatementWords
from edition.light_dataclass import dataclass
from edition.model import Detail, Kind, Reading, VariationUnit, WordRange
from edition.text.word_count import has_words

_CALLS: Final = QUESTIONS | frozenset("!！")  # marks that say more than a stop does
_STATED: Final = frozenset(".!。！")  # marks that close no question

_BRACKETS: Final = str.maketrans("", "", "[]")
_SIGN: Final = re.compile(r"(?:^|[^\w.,%-])([-<>~])$")
# Before a first word, beside the quotation marks that are never apostrophes
_OPENING: Final = " \t\n\xa0'‘’‚[("


@dataclass(frozen=True)
class PieceDifferences:
    """The differences of the pieces of one prose from the statement in one witness."""

    prose: Prose
    statement: StatementWords
    classifier: Classifier
    words: QuotingWords

    def units(self, claim: Claim, piece: ClaimPiece) -> Iterator[VariationUnit]:
        """The differences of a piece from the statement, but for what its edges have."""
        stream, own = self.statement.stream, self.prose.stream
        words = self.statement.words
        there = WordRange(words[piece.begin], words[piece.end - 1] + 1)
        here = WordRange(piece.first, piece.last)
        yield from self._other_sign(there.first, here.first)
        if self._same(there, here):
            return
        sides = Side(stream, there), Side(own, here)
        alignment = align_sides(*sides)
        found, turned = whole_differences(*sides, alignment, self.classifier)
        first_a, first_b = int(stream.starts[there.first]), int(own.starts[here.first])
        for each in found:  # a figure is joined with what stands before it, which may be the quotation's mark
            a = _unquoted(stream.witness.text, each.a, first_a)
            difference = each._replace(a=a, b=_unquoted(own.witness.text, each.b, first_b))
            if not self._outside(difference, there, here) and not self._excused(claim, difference):
                yield from self._unit(claim, difference, each in turned)

    def _other_sign(self, there: int, here: int) -> Iterator[VariationUnit]:
        """The figure that a piece begins with in both, where only one has a sign that is no word: -5, <5."""
        stream, own = self.statement.stream, self.prose.stream
        sides = [(stream, there, stream.witness), (own, here, own.witness)]
        begins = [int(side.starts[at]) for side, at, _ in sides]
        signs = [_sign_before(witness.text, at) for (*_, witness), at in zip(sides, begins, strict=True)]
        figure = stream.witness.text[begins[0]].isdigit() and stream.forms[there] == own.forms[here]
        if not figure or signs[0] == signs[1]:
            return
        readings = {}
        for (side, at, witness), begin, sign in zip(sides, begins, signs, strict=True):
            start, end = begin - len(sign), int(side.ends[at])
            readings[witness.siglum] = Reading(witness.text[start:end], start, end)
        base, other = readings.values()
        readings[own.witness.siglum] = other._replace(kind=Kind.SUBSTITUTION, detail=Detail.FIGURE)
        yield VariationUnit("", Kind.SUBSTITUTION, readings)

    def _same(self, there: WordRange, here: WordRange) -> bool:
        stream, own = self.statement.stream, self.prose.stream
        length = there[1] - there[0]
        if length != here[1] - here[0]:
            return False
        same = (stream.forms[slice(*there)] == own.forms[slice(*here)]).all()
        slots = stream.slot_numbers[there[0] + 1 : there[1]] == own.slot_numbers[here[0] + 1 : here[1]]
        return bool(same) and bool(slots.all())

    def _outside(self, difference: Difference, there: WordRange, here: WordRange) -> bool:
        """True of marks before the first word of a piece or after the last."""
        stream, own = self.statement.stream, self.prose.stream
        a, a_end, b, b_end = difference
        if has_words(stream.witness.text[a:a_end]) or has_words(own.witness.text[b:b_end]):
            return False
        edge = a_end <= int(stream.starts[there[0]]) or a >= int(stream.ends[there[1] - 1])
        return edge or b_end <= int(own.starts[here[0]]) or b >= int(own.ends[here[1] - 1])

    def _excused(self, claim: Claim, difference: Difference) -> bool:
        """True of a capital that begins, where marks open or a bracket says so, and of *and* joined to it.

        And of an ending in brackets, or what is elided where a bracket stands in its place: *[lui] a*, *m'a*.
        """
        stream, own = self.statement.stream, self.prose.stream
        base = stream.reading(difference.a, difference.a_end)
        text = own.witness.text[difference.b : difference.b_end]
        bracketed = "[" in text
        other = own.reading(difference.b, difference.b_end).replace("[", "").replace("]", "")
        if bracketed and (base == other or (text.endswith("]") and self._inflected(text, base, other))):
            return True
        if self.words.elides(base, other) and self._behind_bracket(difference.b):
            return True
        opens = any(self.prose.starts[word] == difference.b for word in claim.openings)
        if opens and len(other) > 1 and any(base == letter + other for letter in self.words.joined):
            return True
        return (opens or bracketed) and base[:1].casefold() == other[:1].casefold() and base[1:] == other[1:]

    def _inflected(self, text: str, base: str, other: str) -> bool:
        stem = text.partition("[")[0]
        return self.words.inflects(*(form.casefold() for form in (stem, other, base)))

    def _behind_bracket(self, start: int) -> bool:
        """Whether only space stands between a bracket of the source's own and a place of its text."""
        text = self.prose.stream.witness.text
        return any(each.end <= start and not text[each.end : start].strip() for each in self.prose.brackets)

    def _unit(self, claim: Claim, difference: Difference, turned: bool = False) -> Iterator[VariationUnit]:
        """The unit of a difference, if it is one; `turned` is part of a date with day and month exchanged."""
        stream, own = self.statement.stream, self.prose.stream
        a, a_end, b, b_end = difference
        base, other = stream.reading(a, a_end), own.reading(b, b_end)
        said = LETTERS_IN_BRACKETS.sub(lambda word: word[0].translate(_BRACKETS), other)
        finding = self.classifier.classify(
            base, said, stream.witness.transcription, own.witness.transcription
        )
        kind, detail = finding
        spans = (stream.witness.text, a, a_end), (own.witness.text, b, b_end)
        if addressed := address_finding(finding, *spans):
            kind, detail = addressed
        elif may_be_weighed(finding):
            kind, detail = self.classifier.deciding.weighed(finding, *(MarkPlace.of(*span) for span in spans))
        if (
            kind in (Kind.SUBSTITUTION, Kind.CASE)
            and base.casefold() == other.casefold()
            and self._shouted(claim)
        ):
            kind, detail = Kind.CASE, None  # in capitals throughout, these tell no words apart
        if turned:
            kind, detail = Kind.SPELLING, Detail.SAME_FIGURE
        if kind is not None:
            readings = {
                stream.witness.siglum: Reading(base, a, a_end),
                own.witness.siglum: Reading(other, b, b_end, kind, detail),
            }
            yield VariationUnit("", kind, readings)

    def _shouted(self, claim: Claim) -> bool:
        """Whether a quotation is in capitals throughout."""
        start, end = self.prose.starts[claim.first], self.prose.ends[claim.last - 1]
        return self.prose.stream.witness.text[start:end].isupper()

    def closing(self, claim: Claim, piece: ClaimPiece) -> Iterator[VariationUnit]:
        """The difference where the source closes with a question or a call and the statement does not.

        Or the other way round: whether something is asked is what is said. Behind a part of a sentence
        without marks the mark is the reporter's; a question that only its mark tells keeps its own.
        """
        if not claim.marked and not self.prose.begins(claim.first):
            return
        stream, own = self.statement.stream, self.prose.stream
        word = self.statement.form(piece.end - 1)
        here = as_questions(word, self.prose.behind(piece.last - 1))
        there = as_questions(word, self.statement.behind(piece.end - 1))
        sign, mark = here.strip()[:1], there.strip()[:1]
        sign = sign if sign in _CALLS | _STATED else ""
        if sign in QUESTIONS:
            asks = QUESTIONS.isdisjoint(there)
        else:
            asks = mark in QUESTIONS and (bool(sign) or self._states(claim.begin))
        if asks or (sign in _CALLS - QUESTIONS and sign not in there):
            at = self.prose.ends[piece.last - 1] + (here.index(sign) if sign else 0)
            end = int(stream.ends[self.statement.words[piece.end - 1]]) + (there.index(mark) if mark else 0)
            detail = Detail.DOUBTFUL if asks else None
            readings = {
                stream.witness.siglum: Reading(
                    stream.witness.text[end : end + len(mark)], end, end + len(mark)
                ),
                own.witness.siglum: Reading(
                    own.witness.text[at : at + len(sign)], at, at + len(sign), Kind.PUNCTUATION, detail
                ),
            }
            yield VariationUnit("", Kind.PUNCTUATION, readings)

    def _states(self, at: int) -> bool:
        """Whether a sentence that begins at a place is, but for its mark, no question: *The ferry sailed?*"""
        known, first = self.words.governing, self.statement.form(at).casefold()
        return self.statement.begins_sentence(at) and first in known.opening | known.subjects


def _sign_before(text: str, start: int) -> str:
    """The sign right before a figure, if it is none between two words: -, not that of 2019-2020."""
    found = _SIGN.search(text, max(0, start - 3), start)
    return found[1] if found else ""


def _unquoted(text: str, start: int, first: int) -> int:
    """Where a difference begins that may begin before the first word: at its sign, behind marks and space."""
    if start >= first:
        return start
    begin = first
    while begin > start and not (text[begin - 1] in _OPENING or is_mark(text[begin - 1])):
        begin -= 1
    return begin
