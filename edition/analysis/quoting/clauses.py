"""The clauses of the statement around a quotation: what begins, governs and denies them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from edition.analysis.quoting.pieces import ClaimPiece
from edition.analysis.quoting.prose import Prose
from edition.analysis.quoting.quotation_frame import QuotationFrame
from edition.analysis.quoting.quoting_words import LIGHT, QuotingWords
from edition.analysis.quoting.statement_words import StatementWords
from edition.light_dataclass import dataclass
from edition.text.word_edges import is_spaceless

_PHRASE: Final = 5  # words that may be no clause
_BARE: Final = 6  # signs before a clause among which the verb is that governs it
# Before the last word of those that say so: *it is all a lie*. Of the claims in `tests/golden` 1 is judged
# wrong with three or with five (*here we see how he lies*), 3 with two, 9 with one.
_INNER: Final = 4


@dataclass(frozen=True)
class Clauses:
    """The statement's words at places, as those of clauses, beside the source's own around a quotation."""

    prose: Prose
    statement: StatementWords
    words: QuotingWords

    @cached_property
    def frame(self) -> QuotationFrame:
        """What the source says around a quotation in its own words."""
        return QuotationFrame(self.prose, self.words)

    def is_phrase(self, piece: ClaimPiece) -> bool:
        """Whether a piece is a few words that end amid a clause: *the spending on safety*."""
        end, sentences = piece.end, self.statement.sentences
        goes_on = end < len(sentences) and sentences[end] == sentences[end - 1] and not self.apart(end)
        return goes_on and end - piece.begin <= _PHRASE

    def begins_clause(self, place: int) -> bool:
        """Whether a word begins a clause of its own, which a denial before it leaves true."""
        return self.form(place) in self.words.governing.clauses

    def form(self, place: int) -> str:
        """The word at a place in small letters, nothing outside the statement."""
        return self.statement.form(place).casefold() if 0 <= place < len(self.statement) else ""

    def says_hearsay(self, places: range) -> bool:
        """Whether words say that others say what they govern, also behind an elided one: *l'accusation*."""
        forms = map(self.form, places)
        return any(
            form.replace("’", "'").rpartition("'")[2] in self.words.governing.hearsay for form in forms
        )

    def negates(self, place: int) -> bool:
        """Whether the word at a place denies or reverses."""
        return self.words.negates(self.statement.form(place))

    def lies(self, place: int) -> bool:
        """Whether the word at a place says that somebody lies: not the *minte* of *în minte*."""
        known, forms = self.words.governing, [self.form(each) for each in range(place - 1, place + 2)]
        return forms[1] in known.lying and not known.is_no_denial(*forms)

    def is_governed(self, at: int) -> bool:
        """Whether a clause at a place is one that what stands before it governs: behind *that* or a verb."""
        known, before = self.words.governing, self.form(at - 1)
        if known.carries(before) or known.carries(self.form(at)):
            return True
        if self.is_behind_comma(at):
            return True
        if self.mark(at) or not at or self.statement.sentences[at - 1] != self.statement.sentences[at]:
            return False
        verb = self.form(at - 2) if self.words.denies(self.statement.form(at - 1)) else before
        return before in known.conditions or self._is_bare(verb, at)

    def is_behind_comma(self, at: int) -> bool:
        """Whether words before a comma say or deny the clause behind it: *Wir glauben nicht, sie sei*."""
        known = self.words.governing
        if not known.parted or at <= 0 or self.mark(at) != "," or self.begins_clause(at):
            return False
        return any(self.form(place) in known.saying for place in self.back_to_mark(at))

    def back_to_mark(self, at: int) -> range:
        """The places of a sentence before one, from the last mark on."""
        first, sentences = at, self.statement.sentences
        while first > 0 and sentences[first - 1] == sentences[at] and (first == at or not self.mark(first)):
            first -= 1
        return range(first, at)

    def _is_bare(self, verb: str, at: int) -> bool:
        """Whether a word before a place governs a clause there without *that*."""
        known = self.words.governing
        if is_spaceless(verb[:1] or "a"):
            said = "".join(self.form(place) for place in range(max(0, at - _BARE), at))
            return said.endswith(tuple(known.bare))
        return verb in known.bare or (bool(known.bare) and verb in known.hearsay)

    def denied_by(self, places: range, governs: bool) -> bool:
        """Whether words deny the clause beside them; where they govern it, by what they say of it too."""
        known, forms = self.words.governing, [self.form(place) for place in places]
        scarce = governs and known.says_few(forms, self.words.how_many.measures)
        other = governs and self._says_false(forms)
        other = other or any(form in self.words.reversals and not self.words.denies(form) for form in forms)
        if governs and not other and not known.granted.isdisjoint(forms):
            return False
        return (scarce or self._plainly(places)) != other

    def _says_false(self, forms: Sequence[str]) -> bool:
        """Whether words say that a clause is not so: *is false*, *absurd to say*, not *by error we saw*.

        Nor *supimos por error que*.
        """
        known = self.words.governing
        if not known.absurd.isdisjoint(forms) and not known.voiced.isdisjoint(forms):
            return True
        for at, form in enumerate(forms):
            by = at > 1 and forms[at - 1] in known.prepositions and forms[at - 2] in known.facts
            if form in known.falsehoods and not by and known.facts.isdisjoint(forms[at + 1 :]):
                return True
        return False

    def says_they_lie(self, rest: range) -> bool:
        """Whether the end of a sentence says of who speaks that they lie, and no more: *, und lügt*.

        *, but is wrong* and *, but that is not the case* do; *and lies in hospital* and
        *; ask any question* do not.
        """
        known, leading = self.words.governing, self.words.leading | self.words.governing.relatives
        if not rest or not (self.mark(rest[0]) or self.form(rest[0]) in leading):
            return False
        forms = [self.form(place).replace("’", "'") for place in rest]
        untrue = max(
            (len(forms) - at for at in range(len(forms)) if " ".join(forms[at:]) in known.untrue), default=0
        )
        *inner, last = [*forms[:-untrue], ""] if untrue else forms
        if inner and last in known.verbs:
            inner, last = [last, *inner[:-1]], inner[-1]  # was gelogen ist
        inner = [form for form in inner if form not in leading]
        light = all(
            len(form.rpartition("'")[2]) <= LIGHT or form.endswith("ly") or form in known.verbs
            for form in inner
        )
        if not light or len(inner) > _INNER or any(map(self.negates, rest[: len(rest) - untrue])):
            return False
        if untrue:
            return True
        says = not known.copulas or any("'" in form or form in known.verbs for form in inner)
        return self.lies(rest[-1]) or (says and last in known.falsehoods)

    def mark(self, at: int) -> str:
        """What stands before a place, without spaces; nothing behind the last."""
        if at >= len(self.statement):
            return ""
        return self.statement.stream.slots[self.statement.words[at]].strip()

    def apart(self, at: int) -> bool:
        """Whether a mark stands before a place, behind which no clause is governed."""
        return bool(self.mark(at)) and not self.words.governing.carries(self.form(at))

    def _plainly(self, places: range) -> bool:
        """Whether a word denies among places, but for *not only*, *no ... más que*, *ne vend que*."""
        return any(
            self.words.denies(self.statement.form(place)) and not self._only(place, places.stop)
            for place in places
        )

    def denies_up_to(self, place: int, end: int) -> bool:
        """Whether the word at a place denies what stands at the end of its stretch: not *only*, nor a noun.

        A preposition denies no more than its own: *without the* | *council*, *against the sale of* | *it* and
        *against the plan* | *to sell it*, not *without a plan* | *we*.
        """
        known, inside = self.words.governing, [self.form(each) for each in range(place + 1, end)]
        leads = [*inside[-1:], self.form(end)] if self.form(place) in known.against else inside[-1:]
        own = known.opening.issuperset(inside) or not known.prepositions.isdisjoint(leads)
        noun = not own and self.form(place) in self.words.without
        return self.negates(place) and not (noun or self._only(place, end))

    def _only(self, place: int, end: int) -> bool:
        """Whether a denial at a place says *only*, *not only* or nothing, in a stretch that ends there."""
        known = self.words.governing
        before, form, behind = map(self.form, range(place - 1, place + 2))
        if behind in known.only or known.is_no_denial(before, form, behind):
            return True
        half = self.half(place)
        verb = half and end - place == (1 if half[-1] == "'" else 2)
        return known.carries(self.form(end)) and (bool(verb) or self.form(end - 1) in known.besides)

    def half(self, place: int) -> str:
        """What of the word at a place denies only together with another one: *ne*, the *n'* of *n'a*."""
        return self.words.governing.half_of(self.form(place).replace("’", "'"))
