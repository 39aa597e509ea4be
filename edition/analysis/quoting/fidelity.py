"""How rightly a quotation gives the words that it claims: what it leaves out, puts in and changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from edition.alignment.paragraph_beginnings import Side
from edition.alignment.table import align_sides
from edition.analysis.kinds.classify import Classifier
from edition.analysis.kinds.deciding_marks import QUESTIONS, MarkPlace
from edition.analysis.places.differences import differences
from edition.analysis.places.joining import Difference
from edition.analysis.places.pairing import same_values_joined
from edition.analysis.quoting.claim import Claim
from edition.analysis.quoting.edge_brackets import EdgeBrackets
from edition.analysis.quoting.pieces import ClaimPiece, Cut, runs_of_words
from edition.analysis.quoting.prose import Bracket, Prose
from edition.analysis.quoting.statement_words import QuotingWords, StatementWords
from edition.analysis.quoting.word_matches import WordMatch
from edition.model import (
    Detail,
    Fidelity,
    Kind,
    Omission,
    Quotation,
    Reading,
    Span,
    VariationUnit,
    WitnessSpan,
    WordRange,
)
from edition.text.word_count import has_words

_PRINT: Final = frozenset({Kind.SPACING, Kind.TYPOGRAPHIC, Kind.CASE, Kind.PUNCTUATION})
_WRITTEN: Final = 4  # words at an edge that are other words written otherwise: *the United States of America*
_CALLS: Final = QUESTIONS | frozenset("!！")  # marks that say more than a stop does
_STATED: Final = frozenset(".!。！")  # marks that close no question


@dataclass(frozen=True)
class FidelityJudge:
    """Judges the claims of one prose on the words of the statement in one witness."""

    prose: Prose
    statement: StatementWords
    classifier: Classifier
    words: QuotingWords

    def quotations(self, claim: Claim, passages: Sequence[str]) -> list[Quotation]:
        """The quotations that a claim is, one for each paragraph of the statement that it quotes.

        `passages` gives the id of each row. Ids of quotations are left empty.
        """
        pieces, cuts = self._pieces(self._settled(claim))
        found: list[Quotation] = []
        first = 0
        for number in range(1, len(pieces) + 1):
            if number < len(pieces) and self._row(pieces[number]) == self._row(pieces[first]):
                continue
            before = cuts[first - 1] if first else None
            after = cuts[number - 1] if number < len(pieces) else None
            inside = cuts[first : number - 1]
            found.append(self._quotation(claim, pieces[first:number], inside, (before, after), passages))
            first = number
        return found

    def _row(self, piece: ClaimPiece) -> int:
        return self.statement.row_of[piece.begin]

    def _settled(self, claim: Claim) -> Claim:
        """The claim grown to the places that its outermost words are another way to write.

        *We’re* stands for two places, though it is one word.
        """
        first, last = claim.pairs[0].place, claim.pairs[-1].place + 1
        head, tail = (
            WordRange(claim.first, claim.pairs[0].word),
            WordRange(claim.pairs[-1].word + 1, claim.last),
        )
        sizes = range(1, _WRITTEN + 1)
        begins = (first - size for size in sizes if self._written(head, WordRange(first - size, first)))
        ends = (last + size for size in sizes if self._written(tail, WordRange(last, last + size)))
        return replace(claim, begin=next(begins, claim.begin), end=next(ends, claim.end))

    def _written(self, words: WordRange, places: WordRange) -> bool:
        """Whether words of the prose are those at these places of one sentence, only written otherwise."""
        sentences = self.statement.sentences
        if words.first == words.end or places.first < 0 or places.end > len(sentences):
            return False
        if (
            sentences[places.first] != sentences[places.end - 1]
            or not 0 < words.end - words.first <= _WRITTEN
        ):
            return False
        stream, own = self.statement.stream, self.prose.stream
        base = stream.reading(*self._places(places))
        other = own.reading(self.prose.starts[words.first], self.prose.ends[words.end - 1])
        kind, detail = self.classifier.classify(
            base, other, stream.witness.transcription, own.witness.transcription
        )
        return kind in _PRINT | {None, Kind.SPELLING} and detail not in (Detail.FIGURE, Detail.DOUBTFUL)

    # Pieces ----------------------------------------------------------------------------------------------

    def _pieces(self, claim: Claim) -> tuple[list[ClaimPiece], list[Cut]]:
        """The claim in pieces that can be compared word by word, and what lies between them."""
        pieces: list[ClaimPiece] = []
        cuts: list[Cut] = []
        first, begin = claim.first, claim.begin
        for before, after in pairwise(claim.pairs):
            cut = self._cut(claim, before, after)
            if cut is not None:
                (last, end), (next_first, next_begin), between = cut
                pieces.append(ClaimPiece(first, last, begin, end))
                cuts.append(between)
                first, begin = next_first, next_begin
        return [*pieces, ClaimPiece(first, claim.last, begin, claim.end)], cuts

    def _cut(
        self, claim: Claim, before: WordMatch, after: WordMatch
    ) -> tuple[tuple[int, int], tuple[int, int], Cut] | None:
        """Where a claim is cut between two pairs: the ends of one piece, the beginnings of the next."""
        words = range(before.word + 1, after.word)
        own = [word for word in words if word in claim.own]
        elided = [word for word in range(before.word + 1, after.word + 1) if word in self.prose.elided]
        skipped = after.place - before.place - 1
        statement = self.statement
        apart = statement.words[after.place] - statement.words[before.place] != skipped + 1
        other = statement.row_of[before.place] != statement.row_of[after.place]
        if not own and not (elided and skipped) and not apart and not other:
            return None
        if not own and not elided:
            return (
                (after.word, before.place + 1),
                (after.word, after.place),
                Cut(WordRange(before.place + 1, after.place), (), False),
            )
        stops = sorted([*own, *elided])
        resumes = max([word + 1 for word in own] + elided)
        left, right = stops[0] - before.word - 1, after.word - resumes
        left = min(left, skipped)
        right = min(right, skipped - left)
        gap = WordRange(before.place + 1 + left, after.place - right)
        brackets = [each for each in self.prose.brackets if each.first in words]
        signed = bool(elided) or bool(brackets)
        return (stops[0], gap[0]), (resumes, gap[1]), Cut(gap, runs_of_words(own), signed)

    # One paragraph ---------------------------------------------------------------------------------------

    def _quotation(
        self,
        claim: Claim,
        pieces: Sequence[ClaimPiece],
        cuts: Sequence[Cut],
        around: tuple[Cut | None, Cut | None],
        passages: Sequence[str],
    ) -> Quotation:
        prose, stream = self.prose, self.statement.stream
        units = [unit for piece in pieces for unit in self._units(claim, piece)]
        units += self._call(claim, pieces[-1])
        beside = EdgeBrackets(prose, self.statement, self.words)
        lead = beside.before(pieces[0]) if around[0] is None else ()
        trail = beside.after(pieces[-1]) if around[1] is None else ()
        omitted = [
            Omission(*self._places(cut.omitted), cut.marked) for cut in (*lead, *cuts, *trail) if cut.holds
        ]
        omitted += [_omission(unit, stream.witness.siglum) for unit in units if unit.kind is Kind.OMISSION]
        inserted = [self._span(words) for cut in cuts for words in cut.inserted]
        inserted += [self._addition(unit) for unit in units if unit.kind is Kind.ADDITION]
        start, end = self._places(WordRange(pieces[0].begin, pieces[-1].end))
        jumps = [*lead, *cuts, *trail, *(cut for cut in around if cut is not None)]
        return Quotation(
            start=prose.starts[pieces[0].first],
            end=prose.ends[pieces[-1].last - 1],
            passage=passages[self._row(pieces[0])],
            marked=claim.marked,
            of=WitnessSpan(stream.witness.siglum, start, end),
            omitted=tuple(sorted(omitted, key=lambda each: each.start)),
            inserted=tuple(sorted(inserted)),
            fidelity=self._fidelity(units, jumps),
            units=tuple(units),
        )

    def _addition(self, unit: VariationUnit) -> Span:
        """The words that were put in, without the marks around them."""
        start, end = (unit.readings[self._siglum].start, unit.readings[self._siglum].end)
        text = self.prose.stream.witness.text
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        return Span(start, end)

    @property
    def _siglum(self) -> str:
        return self.prose.stream.witness.siglum

    def _places(self, places: WordRange) -> Span:
        """The stretch of the witness that places of the statement take up."""
        words, stream = self.statement.words, self.statement.stream
        return Span(int(stream.starts[words[places[0]]]), int(stream.ends[words[places[1] - 1]]))

    def _span(self, words: WordRange) -> Span:
        """The stretch of words that the source put in, a bracket with its brackets."""
        start, end = self.prose.starts[words[0]], self.prose.ends[words[1] - 1]
        for bracket in self.prose.brackets:
            if words[0] <= bracket.first and bracket.last <= words[1]:
                start, end = min(start, bracket.start), max(end, bracket.end)
        return Span(start, end)

    def _fidelity(self, units: Sequence[VariationUnit], cuts: Sequence[Cut]) -> Fidelity:
        kinds = {unit.kind for unit in units}
        details = {reading.detail for unit in units for reading in unit.readings.values()}
        if not details.isdisjoint((Detail.FIGURE, Detail.DOUBTFUL)):
            return Fidelity.ALTERED
        if kinds - _PRINT - {Kind.SPELLING, Kind.OCR} or any(map(self._alters, cuts)):
            return Fidelity.ALTERED
        if any(cut.holds for cut in cuts):
            return Fidelity.SHORTENED
        if kinds - _PRINT:
            return Fidelity.SPELLING
        return Fidelity.PRINT if kinds else Fidelity.EXACT

    def _alters(self, cut: Cut) -> bool:
        """Whether what is left out or put in changes what is said."""
        negates = self.words.negates
        inside = [word for bracket in self._brackets(cut) for word in range(bracket.first, bracket.last)]
        put_in = [self.prose.form(word) for word in inside]
        # Of what is merely left out, which may be most of a book, no word is read.
        left_out = [self.statement.form(place) for place in range(*cut.omitted)] if put_in else []
        if cut.alters or self.words.how_many.differs(put_in, left_out):
            return True
        if not cut.holds:
            return any(map(negates, put_in))
        if not cut.marked or self.statement.reverses(cut.omitted, self.words):
            return True
        return bool(put_in) and any(map(negates, put_in)) != any(map(negates, left_out))

    def _brackets(self, cut: Cut) -> Iterator[Bracket]:
        for first, last in cut.inserted:
            yield from (each for each in self.prose.brackets if first <= each.first and each.last <= last)

    # Differences -----------------------------------------------------------------------------------------

    def _units(self, claim: Claim, piece: ClaimPiece) -> Iterator[VariationUnit]:
        """The differences of a piece from the statement, but for what its edges have."""
        stream, own = self.statement.stream, self.prose.stream
        words = self.statement.words
        if piece.end <= piece.begin:
            yield from self._unit(claim, self._edge(piece))
            return
        there = WordRange(words[piece.begin], words[piece.end - 1] + 1)
        here = WordRange(piece.first, piece.last)
        if self._same(there, here):
            return
        lexicon = self.prose.lexicon
        alignment = align_sides(Side(stream, there), Side(own, here), lexicon)
        apart = differences(stream, own, there, here, alignment, lexicon.ladder)
        found, turned = same_values_joined(stream, own, apart, self.classifier)
        first_a, first_b = int(stream.starts[there.first]), int(own.starts[here.first])
        for each in found:  # a figure is joined with the mark before it, which is the quotation's
            difference = each._replace(a=max(each.a, first_a), b=max(each.b, first_b))
            if not self._outside(difference, there, here) and not self._excused(claim, difference):
                yield from self._unit(claim, difference, each in turned)

    def _same(self, there: WordRange, here: WordRange) -> bool:
        stream, own = self.statement.stream, self.prose.stream
        length = there[1] - there[0]
        if length != here[1] - here[0]:
            return False
        same = (stream.forms[slice(*there)] == own.forms[slice(*here)]).all()
        slots = stream.slot_numbers[there[0] + 1 : there[1]] == own.slot_numbers[here[0] + 1 : here[1]]
        return bool(same) and bool(slots.all())

    def _edge(self, piece: ClaimPiece) -> Difference:
        """Words of the source where the statement has none."""
        words, stream = self.statement.words, self.statement.stream
        at = int(stream.ends[words[piece.begin - 1]]) if piece.begin else int(stream.starts[words[0]])
        return Difference(at, at, self.prose.starts[piece.first], self.prose.ends[piece.last - 1])

    def _outside(self, difference: Difference, there: WordRange, here: WordRange) -> bool:
        """True of marks before the first word of a piece or after the last."""
        stream, own = self.statement.stream, self.prose.stream
        a, a_end, b, b_end = difference
        if has_words(stream.witness.text[a:a_end]) or has_words(own.witness.text[b:b_end]):
            return False
        edge = a_end <= int(stream.starts[there[0]]) or a >= int(stream.ends[there[1] - 1])
        return edge or b_end <= int(own.starts[here[0]]) or b >= int(own.ends[here[1] - 1])

    def _excused(self, claim: Claim, difference: Difference) -> bool:
        """True of a capital that begins, where marks open or a bracket says so, and of *and* joined to it."""
        stream, own = self.statement.stream, self.prose.stream
        base = stream.reading(difference.a, difference.a_end)
        text = own.witness.text[difference.b : difference.b_end]
        bracketed = "[" in text
        other = own.reading(difference.b, difference.b_end).replace("[", "").replace("]", "")
        if base == other and bracketed:
            return True
        opens = any(self.prose.starts[word] == difference.b for word in claim.openings)
        if opens and len(other) > 1 and any(base == letter + other for letter in self.words.joined):
            return True
        return (opens or bracketed) and base[:1].casefold() == other[:1].casefold() and base[1:] == other[1:]

    def _unit(self, claim: Claim, difference: Difference, turned: bool = False) -> Iterator[VariationUnit]:
        """The unit of a difference, if it is one; `turned` is part of a date with day and month exchanged."""
        stream, own = self.statement.stream, self.prose.stream
        a, a_end, b, b_end = difference
        base, other = stream.reading(a, a_end), own.reading(b, b_end)
        finding = self.classifier.classify(
            base, other, stream.witness.transcription, own.witness.transcription
        )
        places = MarkPlace.of(stream.witness.text, a, a_end), MarkPlace.of(own.witness.text, b, b_end)
        kind, detail = self.classifier.deciding.weighed(finding, *places)
        if kind is Kind.SUBSTITUTION and base.casefold() == other.casefold() and self._shouted(claim):
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

    def _call(self, claim: Claim, piece: ClaimPiece) -> Iterator[VariationUnit]:
        """The difference where the source closes with a question or a call and the statement does not.

        Or the other way round: whether something is asked is what is said. Behind a part of a sentence
        without marks the mark is the reporter's.
        """
        if not claim.marked and not self.prose.begins(claim.first):
            return
        stream, own = self.statement.stream, self.prose.stream
        here = own.slots[piece.last] if piece.last < len(own) else own.witness.text[self.prose.ends[-1] :]
        after = self.statement.words[piece.end - 1] + 1
        there = stream.slots[after] if after < len(stream) else stream.witness.text[int(stream.ends[-1]) :]
        sign, mark = here[:1], there[:1].strip()
        asks = QUESTIONS.isdisjoint(there) if sign in QUESTIONS else mark in QUESTIONS and sign in _STATED
        if asks or (sign in _CALLS - QUESTIONS and sign not in there):
            at, end = self.prose.ends[piece.last - 1], int(stream.ends[after - 1])
            detail = Detail.DOUBTFUL if asks else None
            readings = {
                stream.witness.siglum: Reading(mark, end, end + len(mark)),
                own.witness.siglum: Reading(sign, at, at + 1, Kind.PUNCTUATION, detail),
            }
            yield VariationUnit("", Kind.PUNCTUATION, readings)


def _omission(unit: VariationUnit, siglum: str) -> Omission:
    reading = unit.readings[siglum]
    return Omission(reading.start, reading.end, False)
