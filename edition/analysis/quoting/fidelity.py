"""How rightly a quotation gives the words that it claims: what it leaves out, puts in and changes.

A claim is divided into `pieces`, `piece_differences` compares each with the statement. What is left out or
put in changes what is said where `governing` or `truth` tells of a denial, or `put_in` of other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from edition.analysis.kinds.classify import Classifier
from edition.analysis.quoting.claim import Claim
from edition.analysis.quoting.claim_edges import ClaimEdges
from edition.analysis.quoting.governing import Governing
from edition.analysis.quoting.piece_differences import PieceDifferences
from edition.analysis.quoting.pieces import ClaimPiece, Cut, Dividing, PiecesOfParagraph
from edition.analysis.quoting.prose import Prose
from edition.analysis.quoting.put_in import PutIn
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.splicing import Splicing
from edition.analysis.quoting.statement_words import StatementWords
from edition.analysis.quoting.truth import Truth
from edition.light_dataclass import dataclass
from edition.model import (
    Detail,
    Fidelity,
    Group,
    Kind,
    Omission,
    Quotation,
    Span,
    VariationUnit,
    WitnessSpan,
    WordRange,
)


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
        return [self.quotation(claim, each, passages) for each in self.divided(claim)]

    def divided(self, claim: Claim) -> Sequence[PiecesOfParagraph]:
        """What a claim quotes of each paragraph of the statement."""
        edges = ClaimEdges(self.prose, self.statement, self.classifier, self.words.meaning)
        return Dividing(self.prose, self.statement).by_paragraph(edges.settled(claim))

    def span(self, of: PiecesOfParagraph) -> Span:
        """Where the quotation that they are stands in the prose."""
        return Span(self.prose.starts[of.pieces[0].first], self.prose.ends[of.pieces[-1].last - 1])

    def quotation(self, claim: Claim, of: PiecesOfParagraph, passages: Sequence[str]) -> Quotation:
        """The quotation that the pieces of a claim on one paragraph are."""
        statement, pieces = self.statement, of.pieces
        units = list(self._units(claim, pieces))
        before, behind = self._before(of), self._behind(of)
        cuts = [*before, *of.cuts, *behind]
        omitted = [Omission(*statement.span_of(cut.omitted), cut.marked) for cut in cuts if cut.holds]
        omitted += [_omission(unit, statement.siglum) for unit in units if unit.kind is Kind.OMISSION]
        inserted = [self._put_in.span(words) for cut in of.cuts for words in cut.inserted]
        inserted += [self._addition(unit) for unit in units if unit.kind is Kind.ADDITION]
        around = [cut for cut in (of.before, of.after) if cut is not None]
        judged = [*before, *behind, *map(self._told, (*of.cuts, *around))]
        start, end = self.span(of)
        return Quotation(
            start=start,
            end=end,
            passage=passages[statement.row_of[pieces[0].begin]],
            marked=claim.marked,
            of=WitnessSpan(statement.siglum, *statement.span_of(WordRange(pieces[0].begin, pieces[-1].end))),
            omitted=tuple(sorted(omitted, key=lambda each: each.start)),
            inserted=tuple(sorted(inserted)),
            fidelity=self._fidelity(units, judged),
            units=tuple(units),
        )

    def _units(self, claim: Claim, pieces: Sequence[ClaimPiece]) -> Iterator[VariationUnit]:
        """The differences of all pieces, and that of the mark that closes the last."""
        compared = PieceDifferences(self.prose, self.statement, self.classifier, self.words)
        for piece in pieces:
            yield from compared.units(claim, piece)
        yield from compared.closing(claim, pieces[-1])

    def _addition(self, unit: VariationUnit) -> Span:
        """The words that were put in, without the marks around them."""
        reading, text = unit.readings[self.prose.stream.witness.siglum], self.prose.stream.witness.text
        start, end = reading.start, reading.end
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        return Span(start, end)

    # What is left out and put in -------------------------------------------------------------------------

    @cached_property
    def _governing(self) -> Governing:
        return Governing(self.prose, self.statement, self.words)

    @cached_property
    def _splicing(self) -> Splicing:
        return Splicing(self.prose, self.statement, self.words)

    @cached_property
    def _truth(self) -> Truth:
        return Truth(self.prose, self.statement, self.words)

    @cached_property
    def _put_in(self) -> PutIn:
        return PutIn(self.prose, self.statement, self.words)

    def _before(self, of: PiecesOfParagraph) -> Sequence[Cut]:
        """What denies the first words of a claim and is not quoted, or the bracket that says otherwise."""
        if of.before is not None:
            return []
        piece = of.pieces[0]
        bracket = self._put_in.before(piece)
        signed = bracket is not None or piece.first in self.prose.elided
        if denied := self._governing.denied_before(of.whole, signed):
            says_so = bracket is not None and self._put_in.denies_or_says_few(bracket)
            return [] if says_so else [Cut(denied, (), signed, alters=True)]
        if bracket is not None and self._put_in.otherwise_before(piece, bracket):
            return [Cut(WordRange(piece.begin, piece.begin), (bracket,), marked=True, alters=True)]
        return []

    def _behind(self, of: PiecesOfParagraph) -> Sequence[Cut]:
        """What denies a claim behind its last words, or the bracket that stands there for others."""
        if of.after is not None:
            return []
        if denied := self._truth.denied_behind(of.whole):
            return [Cut(denied, (), marked=False, alters=True)]
        cut = self._put_in.behind(of.pieces[-1])
        return [cut] if cut is not None else []

    def _told(self, cut: Cut) -> Cut:
        """A cut between two pieces, which alters where they say something else side by side."""
        return cut._replace(alters=cut.alters or self._splicing.alters(cut.omitted))

    def _alters(self, cut: Cut) -> bool:
        """Whether what is left out or put in changes what is said."""
        if cut.alters or self._put_in.alters(cut):
            return True
        return cut.holds and (not cut.marked or self._governing.reverses(cut.omitted))

    def _fidelity(self, units: Sequence[VariationUnit], cuts: Sequence[Cut]) -> Fidelity:
        groups = {unit.kind.group for unit in units}
        details = {reading.detail for unit in units for reading in unit.readings.values()}
        if Group.WORDING in groups or not details.isdisjoint((Detail.FIGURE, Detail.DOUBTFUL)):
            return Fidelity.ALTERED
        if any(map(self._alters, cuts)):
            return Fidelity.ALTERED
        if any(cut.holds for cut in cuts):
            return Fidelity.SHORTENED
        if groups - {Group.PRINT}:
            return Fidelity.SPELLING
        return Fidelity.PRINT if groups else Fidelity.EXACT


def _omission(unit: VariationUnit, siglum: str) -> Omission:
    reading = unit.readings[siglum]
    return Omission(reading.start, reading.end, marked=False)
