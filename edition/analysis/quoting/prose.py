"""A source's own prose, prepared for the search of quotations: its marks, brackets and ellipses by word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from edition.analysis.quoting.marks import (
    BRACKET,
    ELLIPSIS,
    LETTERS_IN_BRACKETS,
    PARENTHESES,
    Marked,
    marked_spans,
    marked_stretches,
    opens_with_mark,
)
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.spoken import Speech, begins_with_dash, opens_speech
from edition.analysis.quoting.statement_words import StatementWords, likest
from edition.light_dataclass import dataclass
from edition.model import Span, Transcription, WordRange
from edition.text.layout.lines import SENTENCE_ENDS
from edition.text.remembered import remembered_last
from edition.text.streams import Stream
from edition.text.word_edges import Ints

_LINE_ENDS: Final = re.compile(r"[\n\r\f]")
_LABEL: Final = 4  # words of the name of a speaker before a colon, or behind one
_BEHIND: Final = re.compile(r"[:：|]|\s[–—-]\s")
_OPENED: Final = 3  # characters of a bracket before the word that it opens: [-]5
_LIKENED: Final = 4  # letters; shorter words are like too many others


class MarkedWords(NamedTuple):
    """Words `[first, last)` in quotation marks; the rest as in `marks.Marked`."""

    first: int
    last: int
    depth: int
    closed: bool


class Bracket(NamedTuple):
    """Words `[first, last)` in square brackets, which stand on `[start, end)` of the text."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True)
class Prose:
    """A stream in which quotations of a statement are sought. Words are numbered as in the stream."""

    stream: Stream
    statement: StatementWords | None = None
    quoting: QuotingWords | None = None

    @property
    def keys(self) -> list[int]:
        """By word the number of its key in the lexicon."""
        return self.stream.word_keys

    @property
    def starts(self) -> Sequence[int]:
        """By word the offset of its first character, in code points of the source."""
        return self.stream.word_starts

    @property
    def ends(self) -> Sequence[int]:
        """By word the offset behind its last character."""
        return self.stream.word_ends

    def behind(self, word: int) -> str:
        """What stands behind a word, up to the next one or the end of the text."""
        return self.stream.behind(word)

    def form(self, word: int) -> str:
        """A word as printed."""
        return self.stream.lexicon.forms[int(self.stream.forms[word])]

    def begins(self, word: int) -> bool:
        """Whether a sentence ends before a word."""
        return self.stream.begins_sentence(word)

    def begins_paragraph(self, word: int) -> bool:
        """Whether an empty line stands before a word."""
        return bool(word) and self._before(word).count("\n") > 1

    @cached_property
    def _flush(self) -> bool:
        """Whether at least half of the lines are not set in."""
        lines = self.stream.layout.lines
        return 2 * sum(line.indent < 1 for line in lines) >= len(lines)

    def is_set_off(self, paragraph: WordRange) -> bool:
        """Whether a paragraph is set in, or has the sign of a quotation at its line beginnings.

        Where its first line alone is set in it is a paragraph as any other.
        """
        first = paragraph[0]
        *before, prefix = _LINE_ENDS.split(self._before(first))
        if first and not before:
            return False
        indent = len(prefix.expandtabs(4)) - len(prefix.lstrip())
        return ">" in prefix or (indent > 1 and self._flush and not self._runs_on_flush(paragraph))

    def _runs_on_flush(self, paragraph: WordRange) -> bool:
        """Whether a paragraph of several lines goes on in one that is not set in."""
        start, end = self.stream.extent(paragraph)
        first, last = self.stream.line_at(start), self.stream.line_at(end - 1)
        return first < last and self.stream.layout.lines[first + 1].indent < 1

    def _before(self, word: int) -> str:
        """What stands in the source between a word and the one before."""
        return self.stream.witness.text[self.ends[word - 1] if word else 0 : self.starts[word]]

    def label(self, paragraph: WordRange) -> WordRange:
        """The words at the beginning of a paragraph that name a speaker: `Ann Lee: We deny`, `A. We deny`."""
        first, end = paragraph
        letter = self.form(first) if end - first > 1 else ""
        if len(letter) == 1 and letter.isupper() and self.stream.slots[first + 1].startswith("."):
            return WordRange(first, first + 1)
        for word in range(first, min(first + _LABEL, end - 1)):
            between = self.stream.witness.text[self.ends[word] : self.starts[word + 1]]
            if ":" in between or "：" in between:
                return WordRange(first, word + 1)
        return WordRange(first, first)

    def label_behind(self, paragraph: WordRange) -> WordRange:
        """The words at the end of a heading that name who says it: `We deny it: Ann`, `We deny it | Echo`."""
        first, end = paragraph
        ends, nothing = self.ends[end - 1], WordRange(end, end)
        if self.stream.witness.text.startswith(tuple(SENTENCE_ENDS), ends):
            return nothing
        for word in range(end - 1, max(first, end - 1 - _LABEL), -1):
            if not self.form(word)[0].isupper():
                return nothing
            if _BEHIND.search(self._before(word)):
                return WordRange(word, end)
        return nothing

    @cached_property
    def elided(self) -> frozenset[int]:
        """The words before which an ellipsis stands."""
        return frozenset(bisect_left(self.starts, at) for at in _ellipses(self.stream.witness.text))

    @cached_property
    def brackets(self) -> tuple[Bracket, ...]:
        """The stretches that the source sets in brackets as its own.

        Round ones are so only of a statement that has none, and where they hold no words of it in a row.
        """
        text, statement = self.stream.witness.text, self.statement
        square = BRACKET.finditer(text) if any(sign in text for sign in "[［〔") else ()
        round_ones = statement is not None and not statement.has_parentheses
        found = []
        for match in chain(square, PARENTHESES.finditer(text) if round_ones else ()):
            first, last = bisect_left(self.starts, match.start()), bisect_left(self.starts, match.end())
            joined = last > first and self.starts[first] <= match.start() < self.ends[last - 1]
            if last <= first or joined or ELLIPSIS.fullmatch(match.group()):
                continue
            if (
                statement is not None
                and text[match.start()] in "(（"
                and statement.has_in_a_row(self.keys[first:last])
            ):
                continue
            found.append(Bracket(first, last, match.start(), match.end()))
        return tuple(sorted(found))

    @cached_property
    def own(self) -> frozenset[int]:
        """The words in brackets, which are the source's own even where the statement has the same."""
        return frozenset(word for each in self.brackets for word in range(each.first, each.last))

    def stretches(self, words: WordRange) -> list[MarkedWords]:
        """What stands in quotation marks in a paragraph, outer stretches before those inside them.

        Of one in which a dash begins a sentence, what is spoken beside who speaks.
        """
        found = []
        for each in self._marked(*self.stream.extent(words)):
            first, last = bisect_left(self.starts, each.start), bisect_left(self.starts, each.end)
            if first < last:
                found.append(MarkedWords(max(first, words[0]), min(last, words[1]), each.depth, each.closed))
        if found or self.quoting is None or (spoken := self._spoken_from(words)) is None:
            return found
        only_says_who = self.quoting.only_says_who
        speech = Speech(self.stream.slots, self.form, self.begins, only_says_who, self._goes_on)
        turns = speech.turns(WordRange(spoken, words.end))
        return [MarkedWords(first, last, 0, closed=True) for first, last in turns]

    def _spoken_from(self, words: WordRange) -> int | None:
        """The first word of a paragraph that may be spoken: a dash before it begins a sentence."""
        if begins_with_dash(self._before(words.first)):
            return words.first
        inner = range(words.first + 1, words.end)
        return next((word for word in inner if opens_speech(self.stream.slots[word])), None)

    def _marked(self, begin: int, end: int) -> Sequence[Marked]:
        """What stands in marks in a paragraph, also in those that one before opens."""
        text = self.stream.witness.text
        running = self._running_into(begin)
        if running is None:
            return marked_stretches(text, begin, end)
        last = min(end, running.end)
        inner = [each._replace(depth=each.depth + 1) for each in marked_stretches(text, begin, last)]
        after = marked_stretches(text, last + 1, end) if last < end else ()
        return [Marked(begin, last, 0, last == running.end), *inner, *after]

    def _running_into(self, begin: int) -> Span | None:
        """What stands in marks behind the paragraph that opens them, if it reaches to one that begins there.

        And if the first mark behind it closes them.
        """
        text, marked = self.stream.witness.text, self._with_marks
        at = bisect_right(marked, begin, key=lambda each: each.end)
        if not 0 < at < len(marked):
            return None
        opening, last = marked[at - 1 : at + 1]
        opened = [each for each in marked_stretches(text, *opening) if not (each.depth or each.closed)]
        if not opened or opens_with_mark(text, *last):
            return None
        both = marked_stretches(text, opening.start, last.end)
        ends = (each.end for each in both if each.closed and each.start == opened[0].start)
        end = next(ends, 0)
        return Span(begin, end) if end >= last.start and begin < end else None

    @cached_property
    def _with_marks(self) -> Sequence[Span]:
        return _paragraphs_with_marks(self.stream)

    def _goes_on(self, word: int, after: int) -> bool:
        """Whether the statement has two words one after the other."""
        pair = [self.keys[word], self.keys[after]]
        return self.statement is not None and self.statement.has_in_a_row(pair)

    def likened(self, statement: StatementWords, paragraphs: Sequence[WordRange]) -> list[int]:
        """The keys, of a recognised text with words that are unknown taken for the likest of the other.

        Only those that stand in some paragraphs: all words are held against all of the other. A figure is
        taken for no other.
        """
        read = {self.stream.witness.transcription, statement.stream.witness.transcription}
        if Transcription.OCR not in read:
            return self.keys
        mine = set(self.keys)
        options = [
            key
            for key in sorted(statement.vocabulary - mine, key=self.stream.lexicon.keys.__getitem__)
            if len(text := self.stream.lexicon.keys[key]) >= _LIKENED and text.isalpha()
        ]
        sought = set(chain.from_iterable(self.keys[first:end] for first, end in paragraphs))
        unknown = [key for key in sorted(sought - statement.vocabulary) if self._may_be_misread(key)]
        likened = likest(self.stream.lexicon, tuple(unknown), tuple(options))
        return [likened.get(key, key) for key in self.keys] if likened else self.keys

    def _may_be_misread(self, key: int) -> bool:
        word = self.stream.lexicon.keys[key]
        return len(word) >= _LIKENED and 3 * sum(map(str.isdigit, word)) < len(word)


@remembered_last  # it is held against what each witness has
def _paragraphs_with_marks(stream: Stream) -> Sequence[Span]:
    """Where the paragraphs of a stream stand that have a quotation mark, in order."""
    edges = [0, *stream.paragraph_starts, len(stream)]
    paragraphs = [stream.extent(WordRange(*each)) for each in pairwise(edges) if each[0] < each[1]]
    return marked_spans(stream.witness.text, paragraphs)


@lru_cache(maxsize=1)  # of a stream: it is held against what each witness has
def _ellipses(text: str) -> tuple[int, ...]:
    """Where an ellipsis stands in a text, in code points."""
    if not any(sign in text for sign in ("…", "..", ". .", "⋯", "‥", "--", "[–", "[—")):
        return ()
    return tuple(match.start() for match in ELLIPSIS.finditer(text))


def ranges_in(prose: Prose, stream: Stream, ranges: Sequence[WordRange]) -> list[WordRange]:
    """Ranges of words of a stream as those of the prose made of it, in which some words are one."""
    if prose.stream is stream:
        return list(ranges)
    spans = [
        (int(stream.starts[first]), int(stream.ends[last - 1])) for first, last in ranges if first < last
    ]
    firsts = np.searchsorted(prose.stream.ends, [start for start, _ in spans], side="right").tolist()
    lasts = np.searchsorted(prose.stream.starts, [end for _, end in spans]).tolist()
    return [words for words in map(WordRange, firsts, lasts) if words.first < words.end]


def prose_of(stream: Stream, statement: StatementWords, quoting: QuotingWords) -> Prose:
    """A stream as prose in which a word with a part in brackets ([W]e) is one word."""
    text = stream.witness.text
    found = list(LETTERS_IN_BRACKETS.finditer(text)) if "[" in text else []
    if not found:
        return Prose(stream, statement, quoting)
    starts, ends = stream.starts.tolist(), stream.ends.tolist()
    kept = np.ones(len(starts), dtype=np.bool_)
    forms, slots = stream.forms.copy(), list(stream.slots)
    for match in found:
        first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        if first < last and starts[first] - match.start() <= _OPENED:
            forms[first] = stream.lexicon.numbers([match.group().replace("[", "").replace("]", "")])[0]
            starts[first], ends[first] = match.start(), match.end()
            kept[first + 1 : last] = False
            slots[first] = slots[first].removesuffix("[")
            if last < len(slots):
                slots[last] = slots[last].removeprefix("]")
    return Prose(_without(stream, kept, starts, ends, forms, slots), statement, quoting)


def _without(
    stream: Stream,
    kept: NDArray[np.bool_],
    starts: Sequence[int],
    ends: Sequence[int],
    forms: Ints,
    before: Sequence[str],
) -> Stream:
    """The stream with only the words kept, each on the place and with the form and the slot given."""
    lexicon = stream.lexicon
    keys = lexicon.key_numbers(forms)[kept]
    number = np.concatenate(([0], np.cumsum(kept)))
    slots = tuple(slot for slot, keep in zip(before, kept.tolist(), strict=True) if keep)
    return replace(
        stream,
        starts=np.asarray(starts, dtype=np.int64)[kept],
        ends=np.asarray(ends, dtype=np.int64)[kept],
        forms=forms[kept],
        keys=keys,
        sizes=lexicon.sizes(keys),
        slots=slots,
        slot_numbers=lexicon.slot_numbers(slots),
        line_starts=number[stream.line_starts],
    )
