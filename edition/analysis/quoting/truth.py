"""Whether the end of a sentence says of the clause in it that it is so, or is not: *... is untrue*."""

from __future__ import annotations

from typing import Final

from edition.analysis.kinds.deciding_marks import QUESTIONS, as_questions
from edition.analysis.quoting.clauses import Clauses
from edition.analysis.quoting.marks import is_mark
from edition.analysis.quoting.pieces import ClaimPiece
from edition.analysis.quoting.reach import COMMAS
from edition.model import WordRange
from edition.text.word_edges import is_spaceless

_JUDGED: Final = 3  # words behind the verb that say of a clause whether it is so
_NOUN: Final = 6  # words before the clause that a noun among them names


class Truth(Clauses):
    """What the statement has behind a piece of a quotation that denies it, unless the source says so too."""

    def denied_behind(self, piece: ClaimPiece) -> WordRange | None:
        """The rest of a sentence that denies the clause that a piece is.

        In Japanese at the end of any sentence, else of one that begins with *that* or with *who says that*,
        that ends with *and lies*, or with the *nicht* of its only clause. One that asks whether somebody
        says it leaves it open, and its end, if only a mark, denies as much.
        """
        sentences = self.statement.sentences
        end = piece.end
        while end < len(sentences) and sentences[end] == sentences[piece.end - 1]:
            end += 1
        rest, said = range(piece.end, end), self._is_said(piece)
        if is_spaceless(self.form(piece.end - 1)):
            denied = self._denies_with_signs("".join(map(self.form, rest)))
        elif self.words.governing.behind and self._denies_with_signs(" ".join(map(self.form, rest))):
            denied = not self.is_phrase(piece)
        elif self._is_said_by_some(piece.begin):
            known = self.words.governing
            lies = any(self.lies(place) and self.form(place) not in known.falsehoods for place in rest)
            denied = self.denied_by(rest, governs=True) != lies
        elif (heads := self._heads(piece.begin)) or self._is_judged(piece, rest):
            unsure = not self.words.governing.unsure.isdisjoint(map(self.form, rest[: _JUDGED + 1]))
            denied = (heads and unsure) or self.denied_by(rest, governs=True)
        else:
            attributed = self._behind_attribution(rest)
            denied = (said or self._is_attributed(piece.begin)) and self.says_they_lie(rest)
            denied = denied or (bool(attributed) and self.says_they_lie(attributed))
            denied = denied or self._ends_with_denial(piece, rest)
        denied = denied or (said and self._is_asked(piece, end))
        return WordRange(piece.end, end) if denied and not self.frame.denies(piece) else None

    def _denies_with_signs(self, rest: str) -> bool:
        known = self.words.governing
        return rest.startswith(known.behind) and any(each in rest for each in known.denials)

    def _that(self, at: int) -> int | None:
        """The place of the *that* with which a clause at a place begins, or right before it; or None."""
        carries = self.words.governing.carries
        return next((place for place in (at, at - 1) if carries(self.form(place))), None)

    def _before(self, at: int) -> range:
        """The places before a clause at a place and its *that*, from the last mark on."""
        that = self._that(at)
        return self.back_to_mark(at if that is None else that)

    def _heads(self, at: int) -> bool:
        """Whether a clause at a place, or behind a *that* there, is what its sentence goes on to judge."""
        known, that = self.words.governing, self._that(at)
        if that is None or that + 1 == len(self.statement):
            return False  # or that, at the end of the statement
        name = self.statement.form(that + 1)[:1].isupper()
        if self.form(that) in known.pointing and not name and self.form(that + 1) not in known.opening:
            return False  # that bridge
        return self.statement.begins_sentence(that - (self.form(that - 1) in known.correlatives))

    def _is_said_by_some(self, at: int) -> bool:
        """Whether a clause at a place is what somebody unnamed says: *those who say that*, *wer sagt*."""
        known, that = self.words.governing, self._that(at)
        who = (at - 1 if that is None else that - 1) - 1
        while self.form(who) in known.correlatives:
            who -= 1  # aki azt mondja, hogy
        forms = {self.form(who), self.form(who - 1)}  # who still says
        return self.is_governed(at) and not forms.isdisjoint(known.relatives | known.whoever)

    def _is_said(self, piece: ClaimPiece) -> bool:
        """Whether a piece is a clause that somebody says, and does not know: *The council says (that)*."""
        at, before = piece.begin, [self.form(place) for place in self._before(piece.begin)]
        governed = self.is_governed(at) or (not self.mark(at) and self.words.says_who(before[-1:]))
        return governed and not self.is_phrase(piece) and self.words.governing.facts.isdisjoint(before)

    def _is_attributed(self, at: int) -> bool:
        """Whether all that its sentence has before a clause at a place says whose it is: *Selon eux, ...*."""
        before = self.back_to_mark(at)
        begins = bool(before) and self.statement.begins_sentence(before.start)
        return begins and self.mark(at) in COMMAS and self.words.only_says_who([*map(self.form, before)])

    def _is_asked(self, piece: ClaimPiece, end: int) -> bool:
        """Whether the sentence up to a place asks whether somebody says it, and the source does not ask too.

        What we forget or regret is so, asked or not.
        """
        before = [self.form(place) for place in self._before(piece.begin)]
        there = as_questions(self.form(end - 1), self.statement.behind(end - 1))
        here = as_questions(self.form(piece.end - 1), self.prose.behind(piece.last - 1))
        asks = not QUESTIONS.isdisjoint(there) and QUESTIONS.isdisjoint(here)
        return asks and self.words.governing.granted.isdisjoint(before)

    def _ends_with_denial(self, piece: ClaimPiece, rest: range) -> bool:
        """Whether a piece is a clause from its first word on, and the denial at its end is not quoted.

        *Wir schließen sie* | *nicht*; in *Sie fährt* | *nicht heute* it may be another day that is denied.
        """
        at, said = piece.begin, list[str]()
        begins = self.statement.begins_sentence(at) or self.mark(at) or self.begins_clause(at - 1)
        if not (begins or self.form(at) in self.words.governing.subjects):
            return False
        for place in rest:
            if self.mark(place) or self.begins_clause(place):
                break
            said.append(self.form(place))
        return " ".join(said) in self.words.governing.final

    def _behind_attribution(self, rest: range) -> range:
        """What of the end of a sentence stands behind *, according to the Courier,*; or nothing."""
        stop = next((at for at, place in enumerate(rest) if at and self.mark(place)), 0)
        if not stop or not self.mark(rest[0]):
            return rest[:0]
        return rest[stop:] if self.words.only_says_who([*map(self.form, rest[:stop])]) else rest[:0]

    def _is_judged(self, piece: ClaimPiece, rest: range) -> bool:
        """Whether a noun at the head of a sentence names a clause at a place, and its rest says: not so.

        *The report that ... is untrue*: not *The news that ... did not surprise us*.
        """
        known, before = self.words.governing, self._before(piece.begin)
        named = self._that(piece.begin) is not None or self.is_behind_comma(piece.begin)
        named = named or is_mark(self.mark(piece.begin))  # The claim “...” is false
        if not 0 < len(before) <= _NOUN or not named:
            return False
        if any(self.negates(place) or self.form(place) in known.subjects for place in before):
            return False
        if not self.is_phrase(piece):
            return self._says_whether(rest)
        # Nobody judges what somebody says or knows: *said that the report of the firm* | *is false*.
        told = self.words.attributions | known.bare | known.facts
        return told.isdisjoint(map(self.form, before)) and self._judges(rest)

    def _says_whether(self, rest: range) -> bool:
        """Whether the places of a sentence behind a clause have *is true* or *is false*.

        Only up to their first mark, or right behind it, where the clause ends with one.
        """
        for place in rest:
            if self._judges(range(place, rest.stop)):
                return True
            if self.mark(place):
                return False
        return False

    def _judges(self, rest: range) -> bool:
        """Whether the places begin with *is*, and have *true* or *false* behind it before the next mark."""
        known, said = self.words.governing, list[str]()
        for place in rest[: _JUDGED + 1]:
            if said and self.mark(place):
                break
            said.append(self.form(place))
        verb = said[1:2] if said and self.words.denies(said[0]) and said[0] not in known.verbs else said[:1]
        return not known.verbs.isdisjoint(verb) and not (known.falsehoods | known.truths).isdisjoint(said)
