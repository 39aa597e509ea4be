"""What denies a quotation from outside: a denial, or a clause that governs it, which it does not quote.

*We trust the mayor* of *Never again will we trust the mayor*, *The firm saved money* of *It is false that the
firm saved money*. A denial reaches to the next mark, or to a word that begins a clause of its own (*when the
bridge fell*), and through *that*, or a verb that governs without it (*We deny the firm saved money*), into
the clause behind it, whatever stands between. What a sentence says behind the clause is told by `truth`.
"""

from __future__ import annotations

from typing import Final

from edition.analysis.quoting.pieces import ClaimPiece
from edition.analysis.quoting.quoting_words import LIGHT
from edition.analysis.quoting.reach import COMMAS, CONCORD, Reach
from edition.model import WordRange
from edition.text.layout.lines import SENTENCE_ENDS

_DENIED: Final = 6  # words left out before others, among which what denies these is sought
_OWN: Final = 3  # first words of a quotation, among which a denial of its own may stand
# Words before *when they say*, of which one says that they lie: *se trompe*, *irrt sich*. Of 26 turns in 7
# languages 15 are judged wrong with one, 8 with two (*lies to us all when* is exact), 7 with four (six times
# what only *lies in bed* is altered).
_LYING: Final = 2
_BEFORE_SENTENCES: Final = SENTENCE_ENDS + ":：\n"


class Governing(Reach):
    """What the statement has before a piece of a quotation that denies it, unless the source says so too."""

    def denied_before(self, piece: ClaimPiece, signed: bool) -> WordRange | None:
        """From the denial before a piece to its first place; None where nothing denies it, or it is a phrase.

        A clause begins anew as a sentence does, behind *that*, or with *we*. Where it is `signed` that words
        are left out before it, their clause denies it, or the one that governs this. What the
        source says counts where none begins anew, and a quotation that itself denies does not.
        """
        at, known = piece.begin, self.words.governing
        itself = self._denies_itself(at)
        begins = not (signed or itself) and self._begins_anew(piece)
        anew = begins or (signed and not itself)
        whole = not self.is_phrase(piece)
        governed = whole and self.is_governed(at) and not self._is_relative(at)
        through = governed or (whole and self._lacks_no(at))
        if through and self.form(at - 1) in known.conditions and not self.frame.denies(piece):
            return WordRange(at - 1, at)
        if whole and (open_from := self._leaves_open(at)) is not None and not self.frame.denies(piece):
            return WordRange(open_from, at)
        ours = self.form(at) in known.subjects
        if (anew or governed or ours) and (instead := self._instead(at)) is not None:
            return WordRange(instead, at)
        if whole and anew and (few := self._lacks_few(at)) is not None:
            return WordRange(few, at)
        if through and (lie := self._lie(at)) is not None:
            first, denied = lie
            return WordRange(first, at) if denied and not self.frame.denies(piece) else None
        if not (anew or through or ours):
            return None
        place = self._denial(at, governed, signed)
        if place is None or (not begins and self.frame.denies(piece)):
            return None
        return WordRange(place, at)

    def reverses(self, omitted: WordRange) -> bool:
        """Whether leaving out the words of these places turns round the ones after them.

        It does where a denial is among the last of them, with only short words or *may* and its like after it
        (*не может* | *продать*), or where it denies the very last word: then what it denies is kept.
        """
        begin, end = omitted
        sentences = self.statement.sentences
        if end < len(sentences) and self.negates(end) and not self.half(end):
            return False
        aside = self.aside(end)
        if aside is not None and begin < aside and self.negates(aside - 1):
            return True  # not, under any circumstances, | close it
        for place in range(end - 1, max(begin, end - _DENIED) - 1, -1):
            if place + 1 < len(sentences) and sentences[place + 1] != sentences[place]:
                return False
            if self.denies_up_to(place, end):
                return True
            if place == end - 1 and self._ends_with_none(omitted):
                # nous ne vendrons [aucun poste]: it is denied yet
                return not any(map(self.negates, range(max(0, begin - CONCORD), begin)))
            form = self.statement.form(place)
            if not (len(form) <= LIGHT or form.endswith("ly") or form in self.words.governing.modals):
                return False
        return False

    def _ends_with_none(self, omitted: WordRange) -> bool:
        """Whether what is left out ends with a noun that is denied: *no boat*, *keine private Firma*."""
        known, begin, end = self.words.governing, *omitted
        # no evidence on | the water, no council sold | the boats
        without = any(known.begins_phrase(self.form(place)) for place in (end - 1, end))
        without = without or self.begins_clause(end - 1)
        if known.grants(map(self.form, range(max(begin, end - 1 - CONCORD), end))):
            return False  # no doubt
        for place in range(end - 2, max(begin, end - 1 - CONCORD) - 1, -1):
            form = self.form(place)
            if form in self.words.determiners:
                return form not in self.words.without and (place == end - 2 or not without)
            if known.begins_phrase(form) or self.begins_clause(place) or self.mark(place + 1):
                return False
        return False

    def _lie(self, at: int) -> tuple[int, bool] | None:
        """The first place of a clause that says whether they lie who say what follows, and if it denies that.

        *The council lies when it says that*, *miente al decir que*, *We do not believe it when they say
        that*; what they know is no lie, nor what they are said to deny.
        """
        known, sentences = self.words.governing, self.statement.sentences
        for place in range(at - 1, max(0, at - _DENIED) - 1, -1):
            if sentences[place] != sentences[at] or self.form(place) in known.facts:
                return None
            if self.words.leads_into_saying(self.form(place)) and self.mark(place) in ("", *COMMAS):
                before, said = self.back_to_mark(place), range(place + 1, at)
                forms, last = list(map(self.form, before)), before[-_LYING:]
                lies = any(self.lies(each) or self.form(each) in known.falsehoods for each in last)
                if not lies and known.believing.isdisjoint(forms):
                    return None
                denied = self._plainly(before) or known.says_few(forms, self.words.how_many.measures)
                return before.start, denied != lies and not self.denied_by(said, governs=True)
            if self.apart(place):
                return None
        return None

    def _leaves_open(self, at: int) -> int | None:
        """The first place of words right before a clause that leave open whether it is so, or None.

        *The idea that*, *as though*, and the verb of a question or condition: *Had* | *the council sold it*.
        What we think of so we say.
        """
        known, sentences = self.words.governing, self.statement.sentences
        end = self.before_that(at)
        first = None if end is None else self.ends_with(known.ideas, end)
        if first is not None and known.subjects.isdisjoint(map(self.form, self.back_to_mark(first))):
            return first
        verb = at > 0 and self.form(at - 1) in known.inverted and sentences[at - 1] == sentences[at]
        begins = verb and not self.mark(at) and self.statement.begins_sentence(at - 1)
        subject = known.begins_phrase(self.form(at)) or self.statement.form(at)[:1].isupper()
        if begins and subject:
            return at - 1
        lied = self.back_to_mark(at) if self.mark(at) == "," else range(0)
        speaker = map(self.form, self.back_to_mark(lied.start)) if lied and self.mark(lied.start) else ()
        return lied.start if self.words.says_who(speaker) and self.says_they_lie(lied) else None

    def _instead(self, at: int) -> int | None:
        """The place of what denies all that stands right behind it, or None.

        *Rather than* | *sell it*, *Never, under no circumstances,* | *we will sell it*.
        """
        listed = self.words.governing.instead
        ends = [at if not self.mark(at) else None, self.before_that(at)]  # piuttosto che, anstatt, dass
        found = (self.ends_with(listed, end) for end in ends if end is not None)
        first = next((each for each in found if each is not None), None)
        aside = self.aside(at) if first is None else None
        return aside - 1 if aside is not None and self.negates(aside - 1) else first

    def _lacks_no(self, at: int) -> bool:
        """Whether the *no* of a first word is not quoted: *toll will be charged* of *no toll will be*."""
        return self.form(at - 1) in self.words.determiners and not self.mark(at)

    def _lacks_few(self, at: int) -> int | None:
        """The place of a *few* right before that is not quoted: *passengers sail* of *Few passengers*."""
        known, place = self.words.governing, at - 1
        while place > at - CONCORD and not self.mark(place + 1) and known.begins_phrase(self.form(place)):
            place -= 1  # few of the passengers
        beside = {self.form(place - 1), self.form(place + 1)}
        few = self.form(place) in known.scarce and not self.mark(place + 1) and beside.isdisjoint(known.some)
        return place if few and self.form(at) not in self.words.how_many.measures else None

    def _is_relative(self, at: int) -> bool:
        """Whether *that* is the subject of the clause at a place: *the plan that would close the school*."""
        first = at + 1 if self.words.governing.carries(self.form(at)) else at
        return self.form(first) in self.words.governing.auxiliaries

    def _denies_itself(self, at: int) -> bool:
        """Whether the first words of a quotation deny: *Will never*, of *has never and will never*."""
        first = range(at, min(at + _OWN, len(self.statement)))
        return any(self.negates(place) and not self.half(place) for place in first)

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

    def _denial(self, at: int, governed: bool, signed: bool) -> int | None:
        """The first place of what denies the clause that begins at a place; two denials deny nothing.

        `governed`: what stands right before it governs it, with or without *that*. `signed`: words of the
        clause itself are left out before it, and deny it where they reverse what is kept.
        """
        known, subject = self.words.governing, self.form(at) in self.words.governing.subjects
        found, denied = None, False
        shares = self._shares(at)
        for clause in self.clauses_before(at, signed or shares, shares):
            governs = clause.stop < at or governed or known.carries(self.form(at))
            if known.grants(map(self.form, clause)):
                continue
            if governs and (self._supposes(clause) or self.says_hearsay(clause)):
                return clause.start
            if shares and clause.stop == at:
                denies = self.denied_by(clause, governs=False) and not self._has_none(clause)
            elif signed and not governs and not subject:
                denies = self.reverses(WordRange(clause.start, clause.stop)) or self._denies_subject(clause)
            else:
                denies = self.denied_by(clause, governs or subject)
            if denies:
                found, denied = clause.start, not denied
        return found if denied else None

    def _shares(self, at: int) -> bool:
        """Whether what denies the words before *or* denies those at a place: *not sell it or* | *close it*.

        What begins with its subject is a clause of its own.
        """
        known, form = self.words.governing, self.form(at)
        joined = bool(known.opening) and self.form(at - 1) in known.sharing and not self.mark(at)
        to = form in known.prepositions and not known.begins_phrase(self.form(at + 1))  # or to close it
        verbal = to or not known.begins_phrase(form) or self._ends_in_verb(at)
        return joined and verbal and form not in known.subjects

    def _ends_in_verb(self, at: int) -> bool:
        """Whether the clause at a place ends as the words before *or* do, in a verb that has no subject.

        *das Boot nicht verkaufen oder* | *die Linie schließen*, not *oder* | *die Linie muss schließen*.
        """
        known, sentences = self.words.governing, self.statement.sentences
        end = at + 1
        while end < len(sentences) and sentences[end] == sentences[at] and not self.mark(end):
            if self.begins_clause(end):
                return False
            end += 1
        said = [self.statement.form(place) for place in (at - 2, *range(at, end))]
        if not known.inverted.isdisjoint(map(str.casefold, said)):
            return False
        return all(each[:1].islower() and each.endswith(known.infinitives) for each in (said[0], said[-1]))

    def _has_none(self, clause: range) -> bool:
        """Whether a clause about a noun denies only what that has: *who have no ticket pay or* | *leave*."""
        none = self.words.determiners
        return self.leads_relative(clause.start - 1) and not any(
            self.negates(place) and self.form(place) not in none for place in clause
        )

    def _denies_subject(self, clause: range) -> bool:
        """Whether words of a clause that are left out before its verb deny its subject, or say so of it.

        *No council of the whole region | sold it*, *We doubt the council | sold it*.
        """
        known, at, form = self.words.governing, clause.stop, self.form(clause.stop)
        if not clause or known.begins_phrase(form) or self.begins_clause(at):
            return False  # no verb
        for place in range(at - 2, max(clause.start, at - 2 - CONCORD), -1):
            if self._is_bare(self.form(place), place + 1):
                stop = place + 1 + self.negates(place + 1)  # vi tror inte rådet
                return stop < at and self.denied_by(range(clause.start, stop), governs=True)
        said, verb = [self.form(place) for place in clause], bool(known.opening) or form in known.verbs
        relative = self.leads_relative(clause.start - 1) and said[0] not in self.words.determiners
        if (
            not verb
            or relative
            or said[0] in known.prepositions
            or said[-1] in self.lacking | known.prepositions
        ):
            return False
        return self._plainly(clause[:1]) and known.facts.isdisjoint(said)

    def _supposes(self, clause: range) -> bool:
        """Whether words leave a clause that they govern open: *If it is true that*, *It is possible that*.

        What we know is so all the same, what *we suppose* we say, and what goes before *if they say* decides.
        """
        known, forms = self.words.governing, [self.form(place) for place in clause]
        leading = known.conditions | self.words.suppositions
        if not (known.facts | known.granted).isdisjoint(forms):
            return False
        for first in (clause.start - 1, clause.start):
            inside = first == clause.start or not self.apart(clause.start)
            others = known.subjects.isdisjoint(self.form(place) for place in range(first + 2, clause.stop))
            decides = self.statement.begins_sentence(first) or not self.words.says_who(forms)
            if inside and others and decides and self.form(first) in leading:
                return True
        if known.is_unsure(self.form(clause.start - 1), forms):
            return True
        return not known.imagined.isdisjoint(forms) and known.subjects.isdisjoint(forms)
