"""What a source says of a quotation in its own words: whether these deny it, or leave it open, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from edition.analysis.quoting.marks import ASIDES
from edition.analysis.quoting.pieces import ClaimPiece
from edition.analysis.quoting.prose import Prose
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.light_dataclass import dataclass
from edition.text.word_edges import is_spaceless

_COMMAS: Final = ",،，"
# What parts the words of a sentence, but for quotation marks.
_PARTING: Final = frozenset(",،，、;；:：–—()[]（）")
_BEHIND: Final = {before: behind for behind, before in ASIDES.items()}  # by the mark before an aside
_FRAME: Final = 25  # words of the source's own sentence before and after a quotation that may deny it


@dataclass(frozen=True)
class QuotationFrame:
    """The words of one prose around its quotations, in their sentences."""

    prose: Prose
    words: QuotingWords

    def denies(self, piece: ClaimPiece) -> bool:
        """Whether the source's own words around a quotation, in its sentence, deny too."""
        forms = [self.prose.form(word).casefold() for word in sorted(self._frame(piece))]
        known, text = self.words.governing, "".join(forms)
        governing = known.falsehoods | known.lying | known.conditions
        if not governing.isdisjoint(forms):
            return True
        beside = zip(["", *forms], forms, [*forms[1:], ""], strict=False)
        if any(self.words.negates(each[1]) and not known.is_no_denial(*each) for each in beside):
            return True
        return is_spaceless(text[:1] or "a") and any(each in text for each in known.denials)

    def _frame(self, piece: ClaimPiece) -> Iterator[int]:
        """The words of the source's own clause around a quotation, without asides between two marks."""
        yield from self._frame_before(piece.first)
        yield from self._frame_behind(piece.last)

    def _frame_before(self, first: int) -> Iterator[int]:
        word, carried = first, False
        while word > max(0, first - _FRAME) and not self._parts_sentences(word):
            carries = self.words.governing.carries(self.prose.form(word).casefold())
            carried, mark = carried or carries, self._mark_in_prose(word)
            comma = word == first and mark in _COMMAS  # He never said, "We sold it"
            if mark and not carries and not comma:
                opening = self._paired(ASIDES.get(mark), range(word - 1, max(0, first - _FRAME), -1))
                if opening is None and not carried:
                    return
                word = word if opening is None else opening
            word -= 1
            yield word

    def _frame_behind(self, last: int) -> Iterator[int]:
        word, end = last, min(len(self.prose.keys), last + _FRAME)
        while word < end and not self._parts_sentences(word):
            if mark := self._mark_in_prose(word):
                closing = self._paired(_BEHIND.get(mark), range(word + 1, end))
                if closing is None:
                    return
                word = closing
            if self.prose.form(word).casefold() in self.words.governing.clauses:
                return
            yield word
            word += 1

    def _paired(self, sign: str | None, words: Iterable[int]) -> int | None:
        """The first of words with a mark before it, if that is the other one of an aside; or None."""
        for word in words:
            if self._parts_sentences(word):
                return None
            if mark := self._mark_in_prose(word):
                return word if mark == sign else None
        return None

    def _mark_in_prose(self, word: int) -> str:
        """The first sign before a word that parts it from the one before, but for quotation marks."""
        return next((sign for sign in self.prose.stream.slots[word] if sign in _PARTING), "")

    def _parts_sentences(self, word: int) -> bool:
        """Whether a sentence or a paragraph ends before a word of the prose: a headline often has no stop."""
        return self.prose.begins(word) or self.prose.begins_paragraph(word)
