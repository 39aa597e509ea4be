"""What denies a quotation from outside: a denial, or a clause that governs it, which it does not quote.

*We trust the mayor* of *Never again will we trust the mayor*, *The firm saved money* of *It is false that the
firm saved money*. A denial reaches to the next mark, or to a word that begins a clause of its own (*when the
bridge fell*), and through *that*, or a verb that governs without it (*We deny the firm saved money*), into
the clause behind it, whatever stands between. What a sentence says of the clause that it begins with denies
that too (*That the firm saved money is a lie*).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from edition.analysis.quoting.marks import ASIDES
from edition.analysis.quoting.pieces import ClaimPiece
from edition.analysis.quoting.prose import Prose
from edition.analysis.quoting.quotation_frame import QuotationFrame
from edition.analysis.quoting.quoting_words import LIGHT, QuotingWords
from edition.analysis.quoting.statement_words import StatementWords
from edition.analysis.quoting.truth import judges, says_whether
from edition.model import WordRange
from edition.text.lines import SENTENCE_ENDS
from edition.text.word_edges import is_spaceless

_PHRASE: Final = 5  # words that may be no clause
_DENIED: Final = 6  # words before others, among which what denies their first ones is sought
_CONCORD: Final = 3  # words before an omission, of which one may deny with what is left out, and is kept
_NOUN: Final = 6  # words before the clause that a noun among them names
_OWN: Final = 3  # first words of a quotation, among which a denial of its own may stand
_BEFORE_SENTENCES: Final = SENTENCE_ENDS + ":：\n"


@dataclass(frozen=True)
class Governing:
    """What the statement has around a piece of a quotation that denies it, unless the source says so too."""

    prose: Prose
    statement: StatementWords
    words: QuotingWords

    @cached_property
    def _frame(self) -> QuotationFrame:
        return QuotationFrame(self.prose, self.words)

    def denied_before(self, piece: ClaimPiece, signed: bool) -> WordRange | None:
        """From the denial before a piece to its first place; None where nothing denies it, or it is a phrase.

        A clause begins anew as a sentence does, behind *that*, or with *we*. Where it is `signed` that words
        are left out before it, it does not begin as a sentence: *No, we did* would deny.
        """
        at, known = piece.begin, self.words.governing
        anew = not signed and self._begins_anew(piece) and not self._denies_itself(at)
        through = (self._is_governed(at) and not self._is_relative(at)) or self._lacks_no(at)
        through = through and not self._is_phrase(piece)
        if through and self._form(at - 1) in known.conditions and not self._frame.denies(piece):
            return WordRange(at - 1, at)
        if not (anew or through or self._form(at) in known.subjects):
            return None
        place = self._denial(at, through)
        if place is None or (not anew and self._frame.denies(piece)):
            return None
        return WordRange(place, at)

    def denied_right_before(self, at: int) -> WordRange | None:
        """From the denial of the words at a place, in their clause, to that place; None where none denies."""
        for place in range(at - 1, max(-1, at - _DENIED - 1), -1):
            left = WordRange(place, at)
            if self._begins_clause(place) and place + 1 < at:
                return None
            if self._negates(place) and self.reverses(left):
                return left
        return None

    def reverses(self, omitted: WordRange) -> bool:
        """Whether leaving out the words of these places turns round the ones after them.

        It does where a denial is among the last of them, with only short words after it, or where it denies
        the very last word: then what it denies is kept.
        """
        begin, end = omitted
        sentences = self.statement.sentences
        if end < len(sentences) and self._negates(end) and not self._half(end):
            return False
        for place in range(end - 1, max(begin, end - _DENIED) - 1, -1):
            if place + 1 < len(sentences) and sentences[place + 1] != sentences[place]:
                return False
            if self._negates(place):
                return True
            if place == end - 1 and place > begin and self._form(place - 1) in self.words.determiners:
                # nous ne vendrons [aucun poste]: it is denied yet
                return not any(map(self._negates, range(max(0, begin - _CONCORD), begin)))
            form = self.statement.form(place)
            if len(form) > LIGHT and not form.endswith("ly"):
                return False
        return False

    def denied_behind(self, piece: ClaimPiece) -> WordRange | None:
        """The rest of a sentence that denies the clause that a piece is.

        In Japanese at the end of any sentence, else of one that begins with *that*, or with *who says that*.
        """
        sentences = self.statement.sentences
        end = piece.end
        while end < len(sentences) and sentences[end] == sentences[piece.end - 1]:
            end += 1
        rest = range(piece.end, end)
        if is_spaceless(self._form(piece.end - 1)):
            denied = self._denies_with_signs("".join(map(self._form, rest)))
        else:
            if self._is_said_by_some(piece.begin):
                lies = any(self._form(place) in self.words.governing.lying for place in rest)
                denied = self._denied_by(rest, governs=True) != lies
            else:
                heads = self._heads(piece.begin) or self._is_judged(piece, rest)
                denied = heads and self._denied_by(rest, governs=True)
        return WordRange(piece.end, end) if denied and not self._frame.denies(piece) else None

    def _denies_with_signs(self, rest: str) -> bool:
        known = self.words.governing
        return rest.startswith(known.behind) and any(each in rest for each in known.denials)

    def _heads(self, at: int) -> bool:
        """Whether a clause at a place, or behind a *that* there, is what its sentence goes on to judge."""
        known, sentences = self.words.governing, self.statement.sentences
        head = at if known.carries(self._form(at)) else at - 1
        if not known.carries(self._form(head)):
            return False
        if head + 1 == len(sentences):
            return False  # that, at the end of the statement
        name = self.statement.form(head + 1)[:1].isupper()
        if known.opening and not name and self._form(head + 1) not in known.opening:
            return False  # that bridge
        first = head - (self._form(head - 1) in known.correlatives)
        return first <= 0 or sentences[first - 1] != sentences[first]

    def _is_said_by_some(self, at: int) -> bool:
        """Whether a clause at a place is what somebody unnamed says: *those who say that*, *wer sagt*."""
        known = self.words.governing
        head = at if known.carries(self._form(at)) else at - 1
        who = head - known.carries(self._form(head)) - 1
        return self._is_governed(at) and self._form(who) in known.relatives | known.whoever

    def _is_judged(self, piece: ClaimPiece, rest: range) -> bool:
        """Whether a noun at the head of a sentence names a clause at a place, and its rest says: not so.

        *The report that ... is untrue*: not *The news that ... did not surprise us*.
        """
        known, at = self.words.governing, piece.begin
        head = at if known.carries(self._form(at)) else at - 1
        names = known.carries(self._form(head))
        before = self._back_to_mark(head if names else at)
        if not 0 < len(before) <= _NOUN or not (names or self._is_behind_comma(at)):
            return False
        if any(self._negates(place) or self._form(place) in known.subjects for place in before):
            return False
        if not self._is_phrase(piece):
            return says_whether(self.statement, self.words, rest)
        # Nobody judges what somebody says or knows: *said that the report of the firm* | *is false*.
        told = self.words.attributions | known.bare | known.facts
        return told.isdisjoint(map(self._form, before)) and judges(self.statement, self.words, rest)

    def _is_governed(self, at: int) -> bool:
        """Whether a clause at a place is one that what stands before it governs: behind *that* or a verb."""
        known, before = self.words.governing, self._form(at - 1)
        if known.carries(before) or known.carries(self._form(at)):
            return True
        if self._is_behind_comma(at):
            return True
        if self._mark(at) or not at or self.statement.sentences[at - 1] != self.statement.sentences[at]:
            return False
        verb = self._form(at - 2) if self.words.denies(self.statement.form(at - 1)) else before
        return before in known.conditions or self._is_bare(verb, at)

    def _is_behind_comma(self, at: int) -> bool:
        """Whether words before a comma say or deny the clause behind it: *Wir glauben nicht, sie sei*."""
        known = self.words.governing
        if not known.parted or at <= 0 or self._mark(at) != "," or self._begins_clause(at):
            return False
        return any(self._form(place) in known.saying for place in self._back_to_mark(at))

    def _back_to_mark(self, at: int) -> range:
        """The places of a sentence before one, from the last mark on."""
        first, sentences = at, self.statement.sentences
        while first > 0 and sentences[first - 1] == sentences[at] and (first == at or not self._mark(first)):
            first -= 1
        return range(first, at)

    def _lacks_no(self, at: int) -> bool:
        """Whether the *no* of a first word is not quoted: *toll will be charged* of *no toll will be*."""
        return self._form(at - 1) in self.words.determiners and not self._mark(at)

    def _is_bare(self, verb: str, at: int) -> bool:
        """Whether a word before a place governs a clause there without *that*."""
        known = self.words.governing
        if is_spaceless(verb[:1] or "a"):
            said = "".join(self._form(place) for place in range(max(0, at - _DENIED), at))
            return said.endswith(tuple(known.bare))
        return verb in known.bare or (bool(known.bare) and verb in known.hearsay)

    def _is_relative(self, at: int) -> bool:
        """Whether *that* is the subject of the clause at a place: *the plan that would close the school*."""
        first = at + 1 if self.words.governing.carries(self._form(at)) else at
        return self._form(first) in self.words.governing.auxiliaries

    def _is_phrase(self, piece: ClaimPiece) -> bool:
        """Whether a piece is a few words that end amid a clause: *the spending on safety*."""
        end, sentences = piece.end, self.statement.sentences
        goes_on = end < len(sentences) and sentences[end] == sentences[end - 1] and not self._apart(end)
        return goes_on and end - piece.begin <= _PHRASE

    def _begins_clause(self, place: int) -> bool:
        """Whether a word begins a clause of its own, which a denial before it leaves true."""
        return self._form(place) in self.words.governing.clauses

    def _form(self, place: int) -> str:
        return self.statement.form(place).casefold() if 0 <= place < len(self.statement) else ""

    def _negates(self, place: int) -> bool:
        return self.words.negates(self.statement.form(place))

    def _denies_itself(self, at: int) -> bool:
        """Whether the first words of a quotation deny: *Will never*, of *has never and will never*."""
        first = range(at, min(at + _OWN, len(self.statement)))
        return any(self._negates(place) and not self._half(place) for place in first)

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

    def _denial(self, at: int, through: bool) -> int | None:
        """The first place of what denies the clause that begins at a place; two denials deny nothing.

        `through`: what stands right before it governs it, with or without *that*.
        """
        known = self.words.governing
        found, denied = None, False
        for clause in self._clauses(at):
            governs = clause.stop < at or through or known.carries(self._form(at))
            if known.grants(map(self._form, clause)):
                continue
            if governs and not known.hearsay.isdisjoint(map(self._form, clause)):
                return clause.start
            if self._denied_by(clause, governs or self._form(at) in known.subjects):
                found, denied = clause.start, not denied
        return found if denied else None

    def _denied_by(self, places: range, governs: bool) -> bool:
        """Whether words deny the clause beside them; where they govern it, by what they say of it too."""
        known, forms = self.words.governing, [self._form(place) for place in places]
        scarce = governs and known.says_few(forms, self.words.how_many.measures)
        other = governs and not known.falsehoods.isdisjoint(forms)
        other = other or any(form in self.words.reversals and not self.words.denies(form) for form in forms)
        if governs and not other and not known.granted.isdisjoint(forms):
            return False
        return (scarce or self._plainly(places)) != other

    def _clauses(self, at: int) -> Iterator[range]:
        """The stretches of places before one, as far as a denial reaches, parted by *that* and asides."""
        sentences, carries = self.statement.sentences, self.words.governing.carries
        place = end = at
        while True:
            aside = self._aside(place) if carries(self._form(place)) else None
            if aside is not None:
                place = end = aside
            place -= 1
            inside = place >= 0 and sentences[place] == sentences[at]
            parted = place + 1 == at and self._is_behind_comma(at)
            apart = inside and aside is None and not parted and self._apart(place + 1)
            if not inside or apart or (self._begins_clause(place) and not self._goes_on(place, end, at)):
                yield range(place + 1, end)
                return
            if carries(self._form(place)):
                yield range(place + 1, end)
                end = place

    def _goes_on(self, place: int, end: int, at: int) -> bool:
        """Whether a word begins no clause after all, in a stretch that governs the clause at a place."""
        known, form = self.words.governing, self._form(place)
        if form in known.joining and self._negates(place - 1):
            return True  # never before
        governs = end < at or known.carries(self._form(end))
        if not governs or self._form(place + 1) in known.subjects or self._apart(place):
            return False
        if form in known.joining:
            return form not in self.words.limits or place + 1 == end
        before = self._form(place - 2) in self.words.determiners or self._negates(place - 1)
        return before and (form in known.relatives or form in self.words.limits)  # nobody but

    def _aside(self, at: int) -> int | None:
        """The first place of an aside between two marks right before a place, or None."""
        sentences = self.statement.sentences
        opening = ASIDES.get(self._mark(at))
        for place in range(at - 1, 0, -1):
            if opening is None or sentences[place - 1] != sentences[at]:
                return None
            if mark := self._mark(place):
                said = [self._form(each) for each in range(place, at)]
                passed = mark not in ",،" or said[0] in self.words.governing.asides
                passed = passed or self.words.only_says_who(said)
                return place if mark == opening and (passed or self._announced(range(place, at))) else None
        return None

    def _announced(self, aside: range) -> bool:
        """Whether what stands before an aside goes on with *that* behind it: *the claim, ..., that*.

        The aside is no clause of its own, and denies nothing.
        """
        known, sentences, at = self.words.governing, self.statement.sentences, aside.start
        before = [place for place in range(max(0, at - _CONCORD), at) if sentences[place] == sentences[at]]
        announced = any(map(self._negates, before)) or self._form(at - 1) in known.hearsay | known.falsehoods
        return announced and not self._begins_clause(at) and not any(map(self._negates, aside))

    def _mark(self, at: int) -> str:
        """What stands before a place, without spaces."""
        return self.statement.stream.slots[self.statement.words[at]].strip()

    def _apart(self, at: int) -> bool:
        """Whether a mark stands before a place, behind which no clause is governed."""
        return bool(self._mark(at)) and not self.words.governing.carries(self._form(at))

    def _plainly(self, places: range) -> bool:
        """Whether a word denies among places, but for *not only*, *no ... más que*, *ne vend que*."""
        return any(
            self.words.denies(self.statement.form(place)) and not self._only(place, places.stop)
            for place in places
        )

    def _only(self, place: int, end: int) -> bool:
        """Whether a denial at a place says *only* or *not only*, in a stretch that ends there."""
        known = self.words.governing
        if self._form(place + 1) in known.only:
            return True
        half = self._half(place)
        verb = half and end - place == (1 if half[-1] == "'" else 2)
        return known.carries(self._form(end)) and (bool(verb) or self._form(end - 1) in known.besides)

    def _half(self, place: int) -> str:
        """What of the word at a place denies only together with another one: *ne*, the *n'* of *n'a*."""
        form = self._form(place).replace("’", "'")
        half = self.words.governing.half
        return next(
            (each for each in half if form == each or (each[-1] == "'" and form.startswith(each))), ""
        )
