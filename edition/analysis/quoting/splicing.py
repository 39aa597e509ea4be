"""What is said where a sign joins words that stand apart in the statement: of another, or the reverse."""

from __future__ import annotations

from functools import cached_property
from itertools import chain, takewhile
from typing import Final

from edition.analysis.quoting.reach import COMMAS, CONCORD, Reach
from edition.model import WordRange
from edition.text.word_edges import is_spaceless

_BEFORE_ONLY: Final = 6  # words before what is left out, among which the denial of its *only* may stand
_SEMICOLONS: Final = frozenset(";；؛")
# Marks before a figure that takes no other's place.
_NO_FIGURE_BEHIND: Final = frozenset(",،、，;；؛:：.!?。—–")
# Letters of a verb that no list has; the words that lead on are shorter where none has them.
_SHORTEST_VERB: Final = 3
_SUBJECT: Final = 5  # words that the subject of such a clause has: *the board of the town*
_BESIDE_FIGURE: Final = 2  # words between what is left out and a figure: *of her 66*


class Splicing(Reach):
    """What is left out between two stretches of a quotation, which a reader takes for one sentence."""

    def alters(self, omitted: WordRange) -> bool:
        """Whether leaving out the words of these places says something else."""
        if not 0 < omitted.first < omitted.end < len(self.statement):
            return False
        told = self._says_of_another(omitted) or self._says_of_its_own(omitted) or self._denies_more(omitted)
        told = told or self._denies_another(omitted) or self._counts_otherwise(omitted)
        return told or self._loses_denial(omitted)

    def _says_of_another(self, omitted: WordRange) -> bool:
        """Whether leaving out words says of one what another does: *We | must pay*, of *Banks must pay*.

        They end with the subject of another sentence, or of a clause behind a semicolon. What *they* do is
        said of who stands in the sentence before; of those who begin both sentences both are said.
        """
        (begin, end), known, sentences = omitted, self.words.governing, self.statement.sentences
        pronouns = known.subjects | known.pronouns
        if not self._may_be_verb(end, sentences[begin] != sentences[end]):
            return False
        if any(map(self.statement.begins_sentence, (begin, end))) or self.form(end + 1) in pronouns:
            return False
        first, start = begin, end
        while not self.statement.begins_sentence(first):
            first -= 1
        while not self.statement.begins_sentence(start) and not (
            begin <= start < end and self._is_parted(start)
        ):
            start -= 1
        if start in (first, end):
            return False
        next_to_it = sentences[end] - sentences[begin] == 1 and self.statement.begins_sentence(start)
        they = end - start == 1 and self.form(start) in pronouns
        size = 1 if self.form(start) in pronouns else min(2, end - start)  # we | sold, the men | sold
        same = all(self.form(start + at) == self.form(first + at) for at in range(size))
        return not same and not (they and next_to_it)

    def _says_of_its_own(self, omitted: WordRange) -> bool:
        """Whether leaving out words says of one what its own sentence says of another: *We* | *sold it*.

        Of *We warned that the firm sold it*, *We met the firm, which sold it* or *We left, and the firm of
        his brother sold it*; and *I admire* | *the lies* of *I admire her, but I hate the lies*.
        """
        (begin, end), sentences = omitted, self.statement.sentences
        if self.statement.begins_sentence(begin) or sentences[begin] != sentences[end] or self.mark(end):
            return False
        for at in range(end - 1, max(begin - 1, end - 2 - _SUBJECT), -1):
            if self._begins_another(at, end):
                known = self.words.governing  # the bridge | that the firm built
                return at > begin or not (self.form(at) in known.relatives or known.carries(self.form(at)))
            if self.mark(at):
                return False
        return False

    def _begins_another(self, at: int, end: int) -> bool:
        """Whether a clause begins at a place, of whose subject or verb the words from `end` on are."""
        known, behind = self.words.governing, self.form(at + 1)
        verb, own = self._may_be_verb(end), known.subjects | known.pronouns
        if self.form(at) in known.relatives:  # who | saved it; who saved | the ferry
            kept = self.form(end) in known.opening - own and self._may_be_verb(at + 1)
            return (verb and at + 1 == end) or (kept and at + 2 == end)
        joined = bool(self.mark(at)) and self.form(at) in self._ands | known.adversatives
        if joined and behind in own and self.form(end) in known.opening - own:
            return at + 2 < end
        subject = at + 1 < end and behind not in own and (behind in known.opening or self._is_name(at + 1))
        if known.carries(self.form(at)):
            return subject and (verb or bool(known.infinitives))  # dass die Firma | die Brücke verkauft hat
        return subject and verb and (joined or self._is_bare(self.form(at), at + 1))

    def _is_name(self, place: int) -> bool:
        """Whether a word is a name, in a language that writes no other noun with a capital."""
        return not self.words.meaning.capital_nouns and self.statement.form(place)[:1].isupper()

    def _may_be_verb(self, place: int, behind_aside: bool = False) -> bool:
        """Whether a word may be the verb of what stands before it: it neither leads on nor is a name.

        Where it may stand `behind_aside` a comma says nothing: *The mayor, Ann Lee,* | *said*.
        """
        known, form, mark = self.words.governing, self.form(place), self.mark(place)
        if mark and not (behind_aside and mark in COMMAS):
            return False
        if form in known.predicates:
            return True
        if is_spaceless(form[:1] or "a") or not self.statement.form(place)[:1].islower():
            return False
        own, before = known.subjects | known.pronouns, self.form(place - 1)
        inside = known.begins_phrase(before) and before not in own  # the | rotten piles
        leads = known.begins_phrase(form) or self.begins_clause(place) or form in self._ands | own
        return not (leads or inside) and len(form) >= _SHORTEST_VERB and not self.negates(place)

    def _is_parted(self, place: int) -> bool:
        """Whether a semicolon stands before a place."""
        return not _SEMICOLONS.isdisjoint(self.mark(place))

    def _denies_more(self, omitted: WordRange) -> bool:
        """Whether words begin with the *only* of a denial that is kept: *not* | *only*, *ne dit* | *que*."""
        known, sentences, (at, _) = self.words.governing, self.statement.sentences, omitted
        form = self.form(at)
        only = form in known.only or form in known.besides
        if at <= 0 or self.mark(at) or not (only or (known.half and known.carries(form))):
            return False
        before = [
            place for place in range(max(0, at - _BEFORE_ONLY), at) if sentences[place] == sentences[at]
        ]
        denies = [place for place in before if self.negates(place)]
        whole = [place for place in denies if not self.half(place)]
        if only:
            return any(at - place <= CONCORD for place in whole)
        return bool(denies) and not whole

    def _loses_denial(self, omitted: WordRange) -> bool:
        """Whether a denial is left out of the clause whose verb is kept: *We did* | *hide it*.

        Of *We did not in any case hide it*; of *We did not wait and hid it* it is not. In languages that have
        verbs at the end of their clause, it may begin with any word.
        """
        (begin, end), sentences = omitted, self.statement.sentences
        known, last = self.words.governing, self.aside(end) or end
        ends = bool(known.infinitives) and not self.mark(end) and self.form(end) not in known.subjects
        if not (ends or self._may_be_verb(end, behind_aside=last < end)):
            return False
        for place in range(last - 1, begin - 1, -1):
            yet = self.form(place + 1) in known.joining and self.negates(place) and not self.mark(place + 1)
            apart = place + 1 < last and self._parts(place + 1) and not yet
            if apart or sentences[place] != sentences[end]:
                return False
            if self.denies_up_to(place, last) and not self.half(place):
                said = map(self.form, range(place, end))
                before = range(max(0, begin - CONCORD), begin)
                return not (known.grants(said) or any(map(self.negates, before)))
        return False

    def _denies_another(self, omitted: WordRange) -> bool:
        """Whether a denial that is kept denies what stands behind the clause it denied: *not* | *a loan*.

        Of *not a sale but a loan*; *no boats, houses or land* are all denied, and *we* begin anew.
        """
        (begin, end), known, sentences = omitted, self.words.governing, self.statement.sentences
        if self.statement.begins_sentence(begin) or self.statement.begins_sentence(end) or self.negates(end):
            return False
        if self.form(end) in known.subjects | known.pronouns or self.begins_clause(end):
            return False
        near = [
            place for place in range(max(0, begin - CONCORD), begin) if sentences[place] == sentences[begin]
        ]
        denying = [place for place in near if self.negates(place) and not self.half(place)]
        instead = self.ends_with(known.instead, begin) is not None
        if not (denying or instead):
            return False
        parting = next(filter(self._parts, range(end - 1, begin, -1)), None)
        if instead or all(self.form(at) in known.predicates for at in range(denying[-1] + 1, begin)):
            apart = sentences[begin] != sentences[end]
            return apart or (parting is not None and self.form(parting) not in known.sharing)
        if self._turns(omitted):
            return self.form(end) not in known.opening | known.partitives
        subject = self.statement.begins_sentence(near[0]) or bool(self.mark(near[0]))
        new = parting is not None and self.mark(parting) and not self.begins_clause(parting)
        return bool(subject and new) and self.form(end) in known.predicates and not self.mark(end)

    def _turns(self, omitted: WordRange) -> bool:
        """Whether a *but* is left out of the sentences in which words begin and end; most may be a book."""
        sentences, (begin, end) = self.statement.sentences, omitted
        first = takewhile(lambda at: sentences[at] == sentences[begin], range(begin, end))
        last = takewhile(lambda at: sentences[at] == sentences[end], range(end - 1, begin, -1))
        return any(self.form(at) in self.words.governing.adversatives for at in chain(first, last))

    def _parts(self, place: int) -> bool:
        """Whether a clause, or another part of a list, begins with the word at a place."""
        return bool(self.mark(place)) or self.begins_clause(place) or self.form(place) in self._ands

    @cached_property
    def _ands(self) -> frozenset[str]:
        return self.words.governing.coordinating | self.words.meaning.values.also

    def _counts_otherwise(self, omitted: WordRange) -> bool:
        """Whether a figure takes the place of another: *won* | *66 matches*, of *won 41 of 66 matches*."""
        (begin, end), known, sentences = omitted, self.words.governing, self.statement.sentences
        if self.statement.begins_sentence(begin) or sentences[begin] != sentences[end]:
            return False
        for at in range(end, min(end + _BESIDE_FIGURE + 1, len(sentences))):
            if sentences[at] != sentences[begin] or not _NO_FIGURE_BEHIND.isdisjoint(self.mark(at)):
                return False
            if self._is_number(at):
                return any(map(self._is_number, range(begin, end)))
            sign = not any(map(str.isalnum, self.form(at)))  # £
            if not sign and self.form(at) not in known.opening | known.partitives:
                return False
        return False

    def _is_number(self, place: int) -> bool:
        """Whether the word at a place is a number, in digits or words; one alone may be no figure."""
        form = self.form(place)
        return any(map(str.isdigit, form)) or self.words.how_many.is_number(form)
