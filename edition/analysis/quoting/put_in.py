"""What a source puts into a quotation or beside it in brackets, and whether it says otherwise there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from edition.analysis.quoting.marks import is_mark
from edition.analysis.quoting.pieces import ClaimPiece, Cut
from edition.analysis.quoting.prose import Prose
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.statement_words import StatementWords
from edition.light_dataclass import dataclass
from edition.model import Span, WordRange

_REPLACED: Final = 4  # words beside a quotation that a bracket at its edge may stand for
_SAYING: Final = 3  # words of a bracket at the edge of a quotation; more are a saying of its own
_NARROWED: Final = 3  # words behind a denial, among which a word put in narrows what it denies
_GRAMMAR: Final = 3  # letters of a word that may be put in for the grammar: to, the


@dataclass(frozen=True)
class PutIn:
    """The words in brackets of one prose beside those of the statement in one witness."""

    prose: Prose
    statement: StatementWords
    words: QuotingWords

    def before(self, piece: ClaimPiece) -> WordRange | None:
        """The words in square brackets right before a piece, in the same quotation marks."""
        if is_mark(self.prose.stream.slots[piece.first]):
            return None
        text = self.prose.stream.witness.text
        square = (each for each in self.prose.brackets if text[each.start] not in "(（")
        found = (WordRange(each.first, each.last) for each in square if each.last == piece.first)
        return next(found, None)

    def otherwise_before(self, piece: ClaimPiece, words: WordRange) -> bool:
        """Whether words in brackets before a piece deny, or say another *how many* than stands there."""
        at = piece.begin
        places = range(max(0, at - _REPLACED), at)
        return self.denies(words) or self._other_quantity(words, places, min(at, len(self.statement) - 1))

    def behind(self, piece: ClaimPiece) -> Cut | None:
        """The cut behind a piece that a bracket there, in the same marks, stands for.

        It says how many where the statement does not, or stands for the last words of the clause.
        """
        brackets = (each for each in self.prose.brackets if each.first == piece.last)
        bracket = next(brackets, None)
        if bracket is None or is_mark(self.prose.stream.slots[piece.last]):
            return None
        instead, size = WordRange(bracket.first, bracket.last), len(self.statement)
        places = range(piece.end, min(piece.end + _REPLACED, size))
        if self._other_quantity(instead, places, piece.end - 1) or self._multiplies(
            self._forms(instead), piece.end
        ):
            return Cut(WordRange(piece.end, piece.end), (instead,), marked=True, alters=True)
        end = piece.end
        while end < min(size, piece.end + _SAYING + 1) and self._goes_on(end):
            end += 1
        few = max(end - piece.end, instead.end - instead.first) <= _SAYING
        left = WordRange(piece.end, end)
        kept = set(self._forms(instead)).issuperset(map(self.statement.form, range(*left)))
        return Cut(left, (instead,), marked=True) if few and not kept else None

    def denies(self, words: WordRange) -> bool:
        """Whether any of the words denies."""
        return any(map(self.words.negates, self._forms(words)))

    def denies_or_says_few(self, words: WordRange) -> bool:
        """Whether any of the words denies, or says that few do: *[Few] passengers*."""
        forms = (form.casefold() for form in self._forms(words))
        return self.denies(words) or not self.words.governing.scarce.isdisjoint(forms)

    def alters(self, cut: Cut) -> bool:
        """Whether a cut puts in another *how many* than it leaves out, or only one of the two denies."""
        put_in = [
            form
            for first, last in cut.inserted
            for each in self.prose.brackets
            if first <= each.first and each.last <= last
            for form in self._forms(WordRange(each.first, each.last))
        ]
        # Of what is merely left out, which may be most of a book, no word is read.
        left_out = list(map(self.statement.form, range(*cut.omitted))) if put_in else []
        if self.words.how_many.differs(put_in, left_out):
            return True
        if not left_out and (
            self._narrows(put_in, cut.omitted[0]) or self._multiplies(put_in, cut.omitted[0])
        ):
            return True
        if self._other_modal(put_in, left_out):
            return True
        return any(map(self.words.negates, put_in)) != any(map(self.words.negates, left_out))

    def _other_modal(self, put_in: Sequence[str], left_out: Sequence[str]) -> bool:
        """Whether words put in say that something will, may or must be, and those left out say another."""
        said, had = (
            self.words.governing.modals.intersection(map(str.casefold, forms)) for forms in (put_in, left_out)
        )
        return bool(had) and not said <= had

    def _multiplies(self, put_in: Sequence[str], at: int) -> bool:
        """Whether words put in at a place multiply the number right before it: *£5 [million]*."""
        known, before = self.words, self.statement.form(at - 1) if at > 0 else ""
        scale = put_in[0].casefold() if put_in else ""
        number = any(map(str.isdigit, before)) or known.how_many.is_number(before)
        has_it = at < len(self.statement) and self.statement.form(at).casefold() == scale
        return number and not has_it and scale in known.meaning.values.scales

    def _narrows(self, put_in: Sequence[str], at: int) -> bool:
        """Whether words put in at a place narrow a denial right before it: *Nobody was [seriously] hurt*.

        Names and what is put in for the grammar narrow nothing.
        """
        known, sentences = self.words.governing, self.statement.sentences
        heavy = [form for form in put_in if len(form) > _GRAMMAR]
        if not any(form[:1].islower() and not known.carries(form) for form in heavy):
            return False
        for place in range(at - 1, max(-1, at - 2 - _NARROWED), -1):
            form = self.statement.form(place)
            if sentences[place] != sentences[at - 1] or form.casefold() in known.clauses:
                return False
            if self.words.denies(form):
                return True
            if not self._goes_on(place):
                return False
        return False

    def span(self, words: WordRange) -> Span:
        """The stretch of the text that words put in take up, a bracket with its brackets."""
        start, end = self.prose.starts[words.first], self.prose.ends[words.end - 1]
        for bracket in self.prose.brackets:
            if words.first <= bracket.first and bracket.last <= words.end:
                start, end = min(start, bracket.start), max(end, bracket.end)
        return Span(start, end)

    def _forms(self, words: WordRange) -> list[str]:
        return [self.prose.form(word) for word in range(*words)]

    def _other_quantity(self, words: WordRange, places: Sequence[int], kept: int) -> bool:
        """Whether a bracket at an edge of a quotation says another *how many* than stands there.

        `kept` is the place beside it that is quoted: what it replaces is of the same sentence.
        """
        sentences = self.statement.sentences
        beside = [self.statement.form(each) for each in places if sentences[each] == sentences[kept]]
        return self.words.how_many.differs(self._forms(words), beside)

    def _goes_on(self, place: int) -> bool:
        """Whether a place of the statement goes on with the one before: no mark and no paragraph between."""
        rows, slot = self.statement.row_of, self.statement.stream.slots[self.statement.words[place]]
        return place > 0 and rows[place - 1] == rows[place] and not slot.strip()
