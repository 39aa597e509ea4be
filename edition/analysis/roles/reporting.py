"""Whether a source reports the statement: quotes it in sentences of its own, or tells it as another's words.

However much of a short statement it has, its own words beside the quoted ones are then no wording of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

import regex

from edition.alignment.evidence import by_chance
from edition.alignment.word_evidence import nats_of
from edition.analysis.quoting.claim import Claim
from edition.analysis.quoting.claims import Search
from edition.analysis.quoting.marks import COLONS, is_mark, marked_stretches
from edition.analysis.quoting.prose import Prose, prose_of, ranges_in
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.statement_words import GRAM, QuotedRun, StatementWords
from edition.analysis.roles.kinship import paragraphs_of
from edition.analysis.roles.retelling import Retelling
from edition.analysis.roles.weaving import is_woven
from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import WordRange, has_sentence_end
from edition.text.remembered import remembered_last
from edition.text.streams import Stream

_MOST: Final = 0.5  # of the words shared with the statement, that stand in sentences of the source's own
_OWN: Final = 1.5  # words of such a paragraph that are its own at least: *he said*, three characters
TURN: Final = 5  # words in a row; shorter turns of phrase recur in any prose
_OUTSIDE: Final = 0.5  # of what the statement itself has outside marks, that only what prints it has too
_SHOWN: Final = 0.67  # of the statement, that a source may show in parts; two of three paragraphs are less
_WHOLE: Final = 0.8  # of a paragraph shown, or of what is shared of one that is quoted
_SEVERAL: Final = 2  # paragraphs; one may be quoted by who prints the rest
_OTHER: Final = 0.25  # of a paragraph that is the source's own; names and turns recur in it
# Of who posts; an address has more around
_ACCOUNT: Final = late(regex.compile, r"(?<![\w.])@\w{2,30}\b(?!\.\w)")
_SPEECH: Final = 80  # words in a row without marks that one sentence with who speaks may report
# Words with its own; what has no stop for so long is a text printed without stops.
_SENTENCE: Final = 2 * _SPEECH


@dataclass(frozen=True)
class Reporting:
    """The paragraphs of a source, as ranges of words of its prose, and what they claim of the statement."""

    search: Search
    paragraphs: Sequence[WordRange]

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """What the paragraphs claim to be the statement's words."""
        return self.search.claims(self.paragraphs)

    @cached_property
    def may_be_marked(self) -> bool:
        """Whether anything stands in marks, or is set off; soon told."""
        return self.search.may_be_marked(self.paragraphs)

    @cached_property
    def marked(self) -> bool:
        """Whether any of the claims stands in marks, or is set off."""
        return self.may_be_marked and any(claim.marked for claim in self.claims)

    def attributed(self) -> bool:
        """Whether the source says who speaks in words that are not the statement's too."""
        return self.search.attributed(self.claims, self._turns)

    def marks(self, claim: Claim) -> bool:
        """Whether the source has a claim in marks, or set off, that the statement has not in marks itself."""
        outside = set(_outside_marks(self._statement) if claim.marked else ())
        return 2 * sum(pair.place in outside for pair in claim.pairs) >= len(claim.pairs)

    def tells(self, claim: Claim) -> bool:
        """Whether a claim is more than what the speech in a text so long shares with any other by chance."""
        keys, words = self._statement.lexicon.keys, self._statement.keys
        said = sum(nats_of(keys[words[pair.place]]) for pair in claim.pairs)
        among = self._spoken if claim.marked else len(self._prose.keys)
        return said >= by_chance(among, len(self._statement))

    @cached_property
    def _spoken(self) -> int:
        """How many words of the source stand in marks."""
        stretches = chain.from_iterable(map(self._prose.stretches, self.paragraphs))
        return sum(each.last - each.first for each in stretches if not each.depth)

    @property
    def _prose(self) -> Prose:
        return self.search.prose

    @property
    def _statement(self) -> StatementWords:
        return self.search.statement

    @property
    def _words(self) -> QuotingWords:
        return self.search.words

    @cached_property
    def _runs(self) -> Sequence[QuotedRun]:
        """The runs of words that the source shares with the statement."""
        return self._statement.runs(self._prose.keys)

    @cached_property
    def _turns(self) -> set[int]:
        """The words of the source in runs that are more than a turn of phrase."""
        return _words(run for run in self._runs if run.length >= TURN)

    @cached_property
    def _saying(self) -> frozenset[WordRange]:
        """The paragraphs in which words beside such runs may say who speaks."""
        form, turns = self._prose.form, self._turns
        return frozenset(
            words
            for words in self.paragraphs
            if self._words.may_say_who(form(word) for word in range(*words) if word not in turns)
        )

    def _may_be_spoken(self, paragraph: WordRange) -> int:
        """How many words of a paragraph are quoted at most: those in marks, all where who speaks is said."""
        prose = self._prose
        if paragraph in self._saying or paragraph.first in self._labels or prose.is_set_off(paragraph):
            return paragraph.end - paragraph.first
        return len({word for each in prose.stretches(paragraph) for word in range(each.first, each.last)})

    def quotes(self) -> bool:
        """Whether most of what the source shares stands in marks, or with who speaks, beside own words."""
        long = self._turns
        if sum(map(self._may_be_spoken, self.paragraphs)) < _MOST * len(long) or not self.claims:
            return False
        runs = self._runs
        shared = _words([*runs, *self._statement.short_runs(self._prose.keys)])
        claimed = {pair.word for claim in self.claims for pair in claim.pairs}
        speaks = set().union(*(self._beside(paragraph, shared, long) for paragraph in self.paragraphs))
        if len(speaks) < _MOST * len(long | claimed):
            return False
        return not self._prints_what_stands_around(runs)

    def quotes_paragraphs(self) -> bool:
        """Whether it has several paragraphs only in marks, in sentences of its own that say who speaks.

        It may set others off whole: who quotes two does not print the statement.
        """
        if not self._saying:
            return False
        runs = [run for run in self._runs if run.length >= GRAM]
        place_of = {word: place for run in runs for word, place in zip(run.words, run.places, strict=True)}
        reported: set[int] = set()
        printed: set[int] = set()
        for paragraph in self.paragraphs:
            claims = [claim for claim in self.claims if paragraph.first <= claim.first < paragraph.end]
            in_marks = {word for claim in claims if claim.marked for word in range(claim.first, claim.last)}
            rest = [word for word in range(*paragraph) if word not in in_marks]
            beside = {place_of[word] for word in rest if word in place_of}
            own = (self._prose.form(word) for word in rest if word not in place_of)
            places = {pair.place for claim in claims for pair in claim.pairs} | beside
            told = len(beside) < GRAM and self._words.says_who(own)  # *The* of *The mayor said that “the*
            (reported if told else printed).update(places)
        only = (reported - printed).intersection(_outside_marks(self._statement))
        first, last = self._statement.words[0], self._statement.words[-1]
        found = 0
        for begin, end in paragraphs_of(self._statement.stream, WordRange(first, last + 1)):
            here = set(range(begin - first, end - first))
            has = len(here & (reported | printed))
            found += has >= TURN and len(here & only) >= _WHOLE * has
        return found >= _SEVERAL

    def _beside(self, paragraph: WordRange, shared: set[int], long: set[int]) -> set[int]:
        """The words quoted in a paragraph that has words of its own too, which `long` runs are not."""
        claims = [claim for claim in self.claims if paragraph.first <= claim.first < paragraph.end]
        if self._labels.get(paragraph.first):
            return {pair.word for claim in claims for pair in claim.pairs}
        taken = {word for claim in claims for word in range(claim.first, claim.last) if word not in claim.own}
        known = taken | shared | self._prose.own
        own = [word for word in range(*paragraph) if word not in known]
        # The ministry said, of what the ministry states; but *she said* beside marks, if that has it too
        marked = taken and all(claim.marked and self.marks(claim) for claim in claims)
        runs = _words(self._runs) if marked else shared
        beside = (word for word in range(*paragraph) if word not in taken | runs | self._prose.own)
        said = self._words.says_who(map(self._prose.form, beside))
        if said or self._statement.weighed(self._prose.keys[word] for word in own) >= _OWN:
            told = [claim for claim in claims if claim.marked or self._said(claim, paragraph, long)]
        else:
            told = [claim for claim in claims if claim.first - 1 in own and self._runs_on(claim)]
        return {pair.word for claim in told for pair in claim.pairs}

    def _runs_on(self, claim: Claim) -> bool:
        """Whether a sentence of the source runs on into marks where the statement begins one: *that “the*."""
        word, place = claim.pairs[0]
        slot = self._statement.stream.slots[self._statement.words[place]]
        capital = self._statement.form(place)[:1].isupper() and (not place or bool(slot.strip()))
        return claim.marked and word == claim.first and capital and self._prose.form(word)[:1].islower()

    @cached_property
    def _labels(self) -> dict[int, str]:
        """By first word of a paragraph who speaks it, where several do whom the statement does not name.

        What the statement has before the same words itself is no label of the source.
        """
        shared = _words(run for run in self._runs if run.length >= GRAM)
        found = {}
        for first, end in self.paragraphs:
            label = range(*self._prose.label(WordRange(first, end)))
            if label and not shared.issuperset((*label, label.stop)):
                forms = map(self._prose.form, label)  # without the time of a message
                found[first] = " ".join(form for form in forms if not any(map(str.isdigit, form)))
        stream = self._statement.stream
        known = {int(stream.keys[word]) for word in stream.line_starts.tolist() if word < len(stream)}
        strange = {name for first, name in found.items() if self._prose.keys[first] not in known}
        return found if len(strange) > 1 and not self._is_one_speech(found) else {}

    def _is_one_speech(self, names: Mapping[int, str]) -> bool:
        """Whether one speaker says what the source shares, in a row, and that is most of the statement.

        So a statement is read out, or sent in several messages: who writes that down prints it.
        """
        runs = [run for run in self._runs if run.length >= TURN]
        held = {place for run in runs for place in run.places}
        if len(held) < _SHOWN * len(self._statement):
            return False
        first, last = runs[0].prose, runs[-1].prose
        spoken = [each.first for each in self.paragraphs if each.end > first and each.first <= last]
        return len({names[word] for word in spoken if word in names}) == 1

    def _said(self, claim: Claim, paragraph: WordRange, shared: set[int]) -> bool:
        """Whether the sentence of a claim without marks says who speaks, in words of its own."""
        slots = self._prose.stream.slots
        first, last = claim.first, claim.last
        if last - first > _SPEECH or not (self._in_sentences or has_sentence_end(self._text(paragraph))):
            return False
        while first > paragraph.first and not has_sentence_end(slots[first]):
            first -= 1
        while last < paragraph.end and not has_sentence_end(slots[last]):
            last += 1
        if last - first > _SENTENCE:
            return False
        said = [*range(first, claim.first), *sorted(claim.own), *range(claim.last, last)]
        return self._words.reports_who(self._prose.form(word) for word in said if word not in shared)

    @cached_property
    def _in_sentences(self) -> bool:
        """Whether the statement has stops, or may be one sentence; an old text may have no stops."""
        stream, words = self._statement.stream, self._statement.words
        if len(words) <= _SPEECH:
            return True
        said = stream.witness.text[int(stream.starts[words[0]]) : int(stream.ends[words[-1]])]
        return has_sentence_end(said)

    def _prints_what_stands_around(self, runs: Sequence[QuotedRun]) -> bool:
        """Whether the statement has quotation marks itself, and the source also what it has outside them."""
        stream, words = self._statement.stream, self._statement.words
        marked = [
            claim for claim in self.claims if claim.marked and is_mark(stream.slots[words[claim.begin]])
        ]
        if 2 * sum(len(claim.pairs) for claim in marked) < sum(len(claim.pairs) for claim in self.claims):
            return False
        held = {place for run in runs for place in run.places}
        outside = set(_outside_marks(self._statement))
        return len(outside & held) >= _OUTSIDE * len(outside)

    def shows_parts(self) -> bool:
        """Whether the source shows parts of the statement, each whole, between what is its own.

        It leads over to the first with a colon and speaks for itself before and after the last, or posts each
        under the name of an account. Who prints nearly all of the statement prints it.
        """
        statement = self._statement
        runs = [run for run in self._runs if run.length >= TURN]
        held = {place for run in runs for place in run.places}
        if len(held) >= _SHOWN * len(statement):
            return False
        shared = _words(runs)
        shares = [
            sum(word in shared for word in range(*each)) / (each.end - each.first) for each in self.paragraphs
        ]
        shown = [at for at, share in enumerate(shares) if share >= _WHOLE]
        posts = sum(_ACCOUNT.search(self._text(each)) is not None for each in self.paragraphs)
        if posts > 1 and not _ACCOUNT.search(statement.stream.witness.text):
            return True
        if not shown or not shown[0] or min(shares[shown[0] : shown[-1]], default=1) > _OTHER:
            return False
        lead, after = shown[0] - 1, shares[shown[-1] + 1 :]
        if min(after, default=1) > _OTHER:
            return False
        return shares[lead] <= _OTHER and self._text(self.paragraphs[lead]).rstrip().endswith(COLONS)

    def is_woven(self) -> bool:
        """Whether the source closes marks of its own, speaks, and opens them for another part."""
        return is_woven(self.claims, self._prose, self._statement, set(_outside_marks(self._statement)))

    def _text(self, words: WordRange) -> str:
        stream = self._prose.stream
        return stream.paragraph(*stream.extent(words)).text

    def retells(self) -> bool:
        """Whether the source tells what the statement says as another's words: of *we* it makes *they*."""
        runs = [run for run in self._runs if run.length >= GRAM]
        return Retelling(self.search, self.paragraphs, runs, _outside_marks(self._statement)).is_told()


def reporting_of(stream: Stream, region: WordRange, base: StatementWords, words: QuotingWords) -> Reporting:
    """What a region of a stream claims of the base."""
    prose = prose_of(stream, base, words)
    return Reporting(Search(prose, base, words), ranges_in(prose, stream, paragraphs_of(stream, region)))


@remembered_last  # the base is asked with each source
def _outside_marks(statement: StatementWords) -> Sequence[int]:
    """The places of the statement that stand in no quotation marks of its own, in order."""
    stream, words = statement.stream, statement.words
    starts = [stream.word_starts[word] for word in words]
    marked: set[int] = set()
    for paragraph in paragraphs_of(stream, WordRange(words[0], words[-1] + 1)):
        for each in marked_stretches(stream.witness.text, *stream.extent(paragraph)):
            marked.update(range(bisect_left(starts, each.start), bisect_left(starts, each.end)))
    return [place for place in range(len(words)) if place not in marked]


def _words(runs: Iterable[QuotedRun]) -> set[int]:
    """The words of the prose in runs."""
    return {word for run in runs for word in run.words}
