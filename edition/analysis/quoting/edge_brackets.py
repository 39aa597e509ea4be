"""What stands beside a quotation in its marks: a bracket, or an ellipsis that swallows a denial."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from edition.analysis.quoting.governing import Governing
from edition.analysis.quoting.marks import is_mark
from edition.analysis.quoting.pieces import ClaimPiece, Cut
from edition.analysis.quoting.prose import Bracket, Prose
from edition.analysis.quoting.statement_words import QuotingWords, StatementWords
from edition.model import WordRange
from edition.text.lines import SENTENCE_ENDS

_DENIED: Final = 6  # words before a quotation, among which what denies its first words is sought
_REPLACED: Final = 4  # words beside a quotation that a bracket at its edge may stand for
_BEFORE_SENTENCES: Final = SENTENCE_ENDS + ":：\n"
_OWN: Final = 3  # first words of a quotation, among which a denial of its own may stand
_BESIDE: Final = 3  # words of a bracket at the edge of a quotation; more are a saying of its own


@dataclass(frozen=True)
class EdgeBrackets:
    """What a prose has before and after a piece of a claim on the statement, as cuts."""

    prose: Prose
    statement: StatementWords
    words: QuotingWords

    def before(self, piece: ClaimPiece) -> Sequence[Cut]:
        """What denies the first words of a quotation, where an ellipsis or a bracket stands before instead.

        Or nothing, where it begins as a sentence does: then in the same clause, or *No, we did* would deny.
        Or the bracket that denies them, where the statement does not.
        """
        statement, at = self.statement, piece.begin
        bracket = self._bracket_before(piece.first)
        signed = piece.first in self.prose.elided or bracket is not None
        anew = not signed and self._begins_anew(piece) and not self._denies_itself(at)
        if bracket is None and (denied := self.governing.denied_before(piece, anew)):
            return [Cut(denied, (), signed, alters=True)]
        if not signed:
            return []
        put_in = [WordRange(bracket.first, bracket.last)] if bracket else []
        denies = any(self.words.negates(self.prose.form(word)) for words in put_in for word in range(*words))
        for place in range(at - 1, max(-1, at - _DENIED - 1), -1):
            left = WordRange(place, at)
            if self.governing.begins_clause(place) and place + 1 < at:
                break
            if self.words.negates(statement.form(place)) and statement.reverses(left, self.words):
                return [] if denies else [Cut(left, (), signed)]
        beside = range(max(0, at - _REPLACED), at)
        kept = min(at, len(statement) - 1)
        if denies or any(self._other_quantity(words, beside, kept) for words in put_in):
            return [Cut(WordRange(at, at), tuple(put_in), True, alters=True)]
        return []

    @property
    def governing(self) -> Governing:
        """What denies a piece from outside."""
        return Governing(self.prose, self.statement, self.words)

    def _denies_itself(self, at: int) -> bool:
        """Whether the first words of a quotation deny: *Will never*, of *has never and will never*."""
        first = range(at, min(at + _OWN, len(self.statement)))
        return any(self.words.negates(self.statement.form(place)) for place in first)

    def _begins_anew(self, piece: ClaimPiece) -> bool:
        """Whether a quotation begins as a sentence does: with a capital that the statement does not have.

        Or behind a stop, a colon or a line; with a small letter it is part of a sentence even so.
        """
        form, there = self.prose.form(piece.first), self.statement.form(piece.begin)
        capital = form[:1].isupper() or form[:1].upper() == form[:1].lower()
        if not capital or (len(form) > 1 and form.isupper()):
            return False  # capitals throughout begin nothing
        slot = self.prose.stream.slots[piece.first]
        return there[:1].islower() or any(sign in _BEFORE_SENTENCES for sign in slot)

    def _goes_on(self, place: int) -> bool:
        """Whether a place of the statement goes on with the one before: no mark and no paragraph between."""
        rows, slot = self.statement.row_of, self.statement.stream.slots[self.statement.words[place]]
        return place > 0 and rows[place - 1] == rows[place] and not slot.strip()

    def after(self, piece: ClaimPiece) -> Sequence[Cut]:
        """The bracket behind a quotation, in its marks, that says how many where the statement does not.

        Or that stands for the last words of the clause.
        """
        if denied := self.governing.denied_behind(piece):
            return [Cut(denied, (), False, alters=True)]
        put_in = [
            WordRange(each.first, each.last) for each in self.prose.brackets if each.first == piece.last
        ]
        if not put_in or is_mark(self.prose.stream.slots[piece.last]):
            return []
        size = len(self.statement)
        beside = range(piece.end, min(piece.end + _REPLACED, size))
        for each in put_in:
            if self._other_quantity(each, beside, piece.end - 1):
                return [Cut(WordRange(piece.end, piece.end), (each,), True, alters=True)]
        end = piece.end
        while end < min(size, piece.end + _BESIDE + 1) and self._goes_on(end):
            end += 1
        left, instead = WordRange(piece.end, end), put_in[0]
        said = {self.prose.form(word) for word in range(*instead)}
        kept = said.issuperset(map(self.statement.form, range(*left)))
        few = max(end - piece.end, instead.end - instead.first) <= _BESIDE
        return [Cut(left, (instead,), True)] if few and not kept else []

    def _other_quantity(self, words: WordRange, places: Sequence[int], kept: int) -> bool:
        """Whether a bracket at an edge of a quotation says another *how many* than stands there.

        `kept` is the place beside it that is quoted: what it replaces is of the same sentence.
        """
        sentences = self.statement.sentences
        beside = [self.statement.form(each) for each in places if sentences[each] == sentences[kept]]
        return self.words.how_many.differs([self.prose.form(word) for word in range(*words)], beside)

    def _bracket_before(self, word: int) -> Bracket | None:
        """The square bracket right before a word, in the same quotation marks."""
        if is_mark(self.prose.stream.slots[word]):
            return None
        text = self.prose.stream.witness.text
        before = (each for each in self.prose.brackets if each.last == word)
        return next((each for each in before if text[each.start] not in "(（"), None)
