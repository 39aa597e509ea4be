"""How far a denial reaches towards a quotation: past asides, lists and *that*, to what begins anew."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from edition.analysis.quoting.clauses import Clauses
from edition.analysis.quoting.marks import ASIDES
from edition.text.word_edges import is_spaceless

CONCORD: Final = 3  # words before an omission, of which one may deny with what is left out, and is kept
COMMAS: Final = ",،"
_SEVERAL: Final = 6  # words, or signs, of which one that is listed is made


class Reach(Clauses):
    """The stretches of the statement before a place that a denial reaches through."""

    def clauses_before(self, at: int, signed: bool, shares: bool) -> Iterator[range]:
        """The stretches of places before one, as far as a denial reaches, parted by *that* and asides.

        Where it is `signed` that the clause goes on before a place, an aside may stand right before it;
        where it `shares` a denial with others of a list, their commas part nothing.
        """
        sentences, carries = self.statement.sentences, self.words.governing.carries
        place = end = at
        listed = 0
        while True:
            passes = carries(self.form(place)) or (signed and place == at)
            aside = self.aside(place) if passes else None
            if aside is not None:
                place = end = aside
            place -= 1
            inside = place >= 0 and sentences[place] == sentences[at]
            parted = place + 1 == at and self.is_behind_comma(at)
            apart = inside and aside is None and not parted and self.apart(place + 1)
            apart = apart and not self._doubts_all(place)
            if apart and shares and self._lists(place + 1):
                apart, listed = False, listed or place + 1
            shared = signed and place + 1 == at and self.form(place) in self.lacking
            carried = carries(self.form(place))  # secondo cui
            begins = self.begins_clause(place) and not (shared or carried or self._goes_on(place, end, at))
            begins = begins and not (shares and self._is_none_who(place))
            if not inside or apart or begins:
                yield range(listed if begins and listed else place + 1, end)
                return
            if carries(self.form(place)):
                yield range(place + 1, end)
                end = place

    def ends_with(self, listed: frozenset[str], at: int) -> int | None:
        """The first place of a listed word, or of several in a row, right before one; or None.

        What is elided before a word (*l'idée*) is no part of it.
        """
        sentences, said = self.statement.sentences, list[str]()
        found = None
        for place in range(at - 1, max(-1, at - 1 - _SEVERAL), -1):
            if sentences[place] != sentences[at - 1] or (said and self.mark(place + 1)):
                break
            form = self.form(place).replace("’", "'")
            gap = "" if is_spaceless(form[:1]) else " "
            if not listed.isdisjoint(gap.join([each, *said]) for each in (form, form.rpartition("'")[2])):
                found = place
            said.insert(0, form)
        return found

    def before_that(self, at: int) -> int | None:
        """Where the words end that may govern a clause at a place, before its *that*; None behind a mark.

        Of a language that parts such a clause by a comma alone, before that.
        """
        carries = self.words.governing.carries
        that = carries(self.form(at)) or carries(self.form(at - 1))
        end = at - (that and not carries(self.form(at)))
        marks = ("", ",") if that or self.words.governing.parted else ("",)
        return end if end > 0 and self.mark(end) in marks else None

    def _lists(self, place: int) -> bool:
        """Whether a comma before a place parts what one denial denies: *not sell, let or* | *close it*."""
        known, form = self.words.governing, self.form(place)
        if self.mark(place) not in COMMAS or self.negates(place - 1) or form in known.subjects:
            return False
        return form in known.sharing or not (known.begins_phrase(form) or self.begins_clause(place))

    def _doubts_all(self, place: int) -> bool:
        """Whether a word, alone before a comma, denies its sentence: *Falsely, they said that*."""
        heads = self.mark(place + 1) in COMMAS and self.statement.begins_sentence(place)
        return heads and self.form(place) in self.words.governing.doubting

    def _is_none_who(self, place: int) -> bool:
        """Whether a word begins a clause about a noun that is denied: *nobody who came sold it or*."""
        return self._has_denied(place - 1) and self.form(place) in self.words.governing.relatives

    def _has_denied(self, place: int) -> bool:
        """Whether the word at a place denies, or is a noun right behind one that does: *nobody*, *no man*."""
        return self.form(place - 1) in self.words.determiners or self.negates(place)

    def _goes_on(self, place: int, end: int, at: int) -> bool:
        """Whether a word begins no clause after all, in a stretch that governs the clause at a place."""
        known, form = self.words.governing, self.form(place)
        if form in known.joining and self.negates(place - 1):
            return True  # never before
        governs = end < at or known.carries(self.form(end))
        if not governs or self.form(place + 1) in known.subjects or self.apart(place):
            return False
        if form in known.joining:
            return form not in self.words.limits or place + 1 == end
        but = form in self.words.limits and form not in self.words.suppositions
        return self._has_denied(place - 1) and (form in known.relatives or but)  # nobody but

    @cached_property
    def lacking(self) -> frozenset[str]:
        """Words behind which a clause needs no subject of its own: *nobody came and* | *sold it*, *who*."""
        return self.words.governing.relatives | self.words.governing.joining | self.words.meaning.values.also

    def leads_relative(self, place: int) -> bool:
        """Whether the word at a place may begin a clause about the noun before: *that never bought it*."""
        known = self.words.governing
        return known.carries(self.form(place)) or self.form(place) in known.relatives

    def aside(self, at: int) -> int | None:
        """The first place of an aside between two marks right before a place, or None."""
        sentences = self.statement.sentences
        opening = ASIDES.get(self.mark(at))
        for place in range(at - 1, 0, -1):
            if opening is None or sentences[place - 1] != sentences[at]:
                return None
            if mark := self.mark(place):
                said = [self.form(each) for each in range(place, at)]
                passed = mark not in COMMAS or said[0] in self.words.governing.asides
                passed = passed or self.words.only_says_who(said)
                return place if mark == opening and (passed or self._announced(range(place, at))) else None
        return None

    def _announced(self, aside: range) -> bool:
        """Whether what stands before an aside goes on with *that* behind it: *the claim, ..., that*.

        The aside is no clause of its own, and denies nothing.
        """
        known, sentences, at = self.words.governing, self.statement.sentences, aside.start
        before = [place for place in range(max(0, at - CONCORD), at) if sentences[place] == sentences[at]]
        announced = any(map(self.negates, before)) or self.form(at - 1) in known.doubting
        # Never, under no circumstances, ...
        no = (self.form(at) in known.prepositions or self.negates(at)) and self.negates(at - 1)
        no = no and len(aside) <= CONCORD + 1
        return announced and not self.begins_clause(at) and (no or not any(map(self.negates, aside)))
