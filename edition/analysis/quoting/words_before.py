"""What the words of a sentence before a quotation deny of it, or make less of it: *No employee*, *Only*."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from edition.analysis.quoting.quoting_words import LIGHT, QuotingWords, as_listed
from edition.light_dataclass import dataclass
from edition.model import WordRange
from edition.text.word_edges import is_spaceless

_BETWEEN: Final = 2  # light words between what makes less of others and these: *Only* in the | *town*
_HEDGE: Final = 4  # words that such a turn has at most
_NEAR: Final = 3  # words before a quotation, of which one may deny it
_ADVERB: Final = 5  # words of *at no point in March did*
_OWN: Final = 3  # first words of a quotation, among which a denial of its own may stand


@dataclass(frozen=True)
class WordsBefore:
    """Asks words of the statement that stand before a quotation."""

    words: QuotingWords

    def denial(self, forms: Sequence[str], behind: Sequence[str]) -> str:
        """The denial among words of a sentence that those behind go with, if only short words stand between.

        Or what they end with that denies all behind it: *rather than*. Not *is not safe and* | *will close*,
        but *Nobody came and* | *sold it*.
        """
        said, known, near = list(map(as_listed, forms)), self.words.governing, max(0, len(forms) - _NEAR)
        for at in range(near, len(said)):
            if " ".join(said[at:]) in known.instead:
                return " ".join(forms[at:])
        if not known.granted.isdisjoint(said[near:]):
            return ""
        subject = self._is_denial(said, 0) and not any(map(known.begins_phrase, map(as_listed, behind[:1])))
        for at in range(len(said) - 1, near - 1, -1):
            if self._is_denial(said, at):
                return forms[at]
            apart = self._parts(said[at]) and not (subject and at == len(said) - 1)
            if apart or (len(said[at]) > LIGHT and not is_spaceless(said[at])):
                return ""
        return ""

    def _parts(self, form: str) -> bool:
        """Whether a clause begins with a word, of which another before it denies nothing: *not safe and*."""
        known = self.words.governing
        also = known.coordinating | self.words.meaning.values.also
        return form in also or form in known.clauses - known.sharing - known.hedges

    def _is_denial(self, said: Sequence[str], at: int) -> bool:
        """Whether a word among others denies, but for *not only* and *no less*."""
        known = self.words.governing
        before, form, behind = ("", *said, "", "")[at : at + 3]
        plain = behind in known.only or known.is_no_denial(before, form, behind)
        return self.words.negates(form) and not plain

    def denied_ahead(self, before: Sequence[str], behind: Sequence[str]) -> int | None:
        """From which word on those of a sentence, since its last mark, deny the words behind them, or None.

        *No employee of the firm* | *has sold it*, *We do not ask the crew to* | *leave it*; at their head
        *Few* and *Only* too. Not *Those with no ticket*, *Nobody came and the crew*, nor before *the boats*,
        unless behind *At no time*.
        """
        known, said = self.words.governing, list(map(as_listed, before))
        first = as_listed(behind[0]) if behind else ""
        itself = any(
            self.words.negates(form) and not known.half_of(as_listed(form)) for form in behind[:_OWN]
        )
        if itself or first in known.clauses or known.grants(said):
            return None
        parting, head, relative = known.clauses - known.sharing - known.hedges, 0, False
        for at, (form, after) in enumerate(pairwise((*said, ""))):
            joins = form in known.coordinating | self.words.meaning.values.also
            subject = (not known.opening or after in known.opening) and not self.words.denies(after)
            if form in parting or (joins and subject):
                head, relative = at + 1, form in known.relatives
            elif at == head and (joins or known.carries(form)):
                head = at + 1
        # At no time (did) | the board ...
        adverb = not known.prepositions.isdisjoint(said[head : head + 1]) and len(said) - head <= _ADVERB
        leads = known.begins_phrase(first) and not known.half_of(first)
        shared = not known.sharing.isdisjoint(said[-1:])  # Weder der Rat noch | der Bürgermeister
        if relative or (leads and not (adverb or shared)):
            return None
        last = len(said) if known.opening else min(head + 1, len(said))
        denies = (at for at in range(head, last) if self._denies_amid(said, at, head))
        begin = head if self._makes_less_at(said, head) else next(denies, None)
        if begin is None or not known.granted.isdisjoint(said[max(head, begin - 1) :]):
            return None
        return begin if known.facts.isdisjoint(said[begin:]) else None

    def _makes_less_at(self, said: Sequence[str], head: int) -> bool:
        """Whether a clause begins with *Few*, *Only* or *Perhaps*: no part is less of itself (*most of*)."""
        known = self.words.governing
        if not known.scarce.isdisjoint(said[head : head + 1]):
            return known.says_few(said[head:], self.words.how_many.measures)
        ends = range(head + 1, min(head + _HEDGE, len(said)) + 1)
        heads = (end for end in ends if " ".join(said[head:end]) in known.hedges)
        return any(not known.begins_phrase(said[end - 1]) for end in heads)

    def _denies_amid(self, said: Sequence[str], at: int, head: int) -> bool:
        """Whether a word denies what its clause says, and no noun alone: *Those with no ticket*, *n'a*."""
        known, form = self.words.governing, said[at]
        noun = at > head + 1 and said[at - 1] in known.prepositions  # At no time
        alone = known.half_of(form) or form in known.prepositions
        return not (noun or alone) and self._is_denial(said, at)

    def hedge(self, before: Sequence[str], first: Sequence[str]) -> WordRange | None:
        """Which words make less of those behind them, of those a sentence has before: *Only*, *Up to*.

        `first` are the words behind: some do so only before a number. Light words may stand between.
        """
        said, known = list(map(as_listed, before)), self.words.governing
        counted = known.hedges | known.bounds if self._counts_at(first) else known.hedges
        if said and is_spaceless(said[-1]):
            size = len(_ending("".join(said), counted))
            return WordRange(len(said) - size, len(said)) if size else None
        for end in range(len(said), max(0, len(said) - _BETWEEN) - 1, -1):
            if end < len(said) and (len(said[end]) > LIGHT or self.words.denies(said[end])):
                return None
            listed = counted if end == len(said) else known.hedges
            for begin in range(max(0, end - _HEDGE), end):
                if " ".join(said[begin:end]) in listed and not self._makes_no_less(said, begin, end):
                    return WordRange(begin, end)
        return None

    def _makes_no_less(self, said: Sequence[str], begin: int, end: int) -> bool:
        """Whether words name a part amid a sentence, or say behind an article that there are no others.

        Or are denied themselves: *Not only*.
        """
        known = self.words.governing
        if begin > 0 and self.words.denies(said[begin - 1]):
            return True
        if end - begin > 1:
            return begin > 0 and known.begins_phrase(said[end - 1])
        return begin > 0 and said[begin] in known.sole and said[begin - 1] in known.opening

    def _counts_at(self, first: Sequence[str]) -> bool:
        """Whether words begin with a number."""
        return any(map(str.isdigit, "".join(first[:1]))) or any(map(self.words.how_many.is_number, first[:1]))


def _ending(text: str, listed: Iterable[str]) -> str:
    """The longest listed one with which a text without spaces ends; nothing if it ends with none."""
    return max((each for each in listed if text.endswith(each) and is_spaceless(each)), key=len, default="")
