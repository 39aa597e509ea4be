"""A witness as a sequence of words and of what stands between them, and the questions it answers."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import compress, pairwise
from operator import attrgetter
from typing import Final, cast

import numpy as np
import regex

from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import Fold, Paragraph, Span, Token, Witness, WordRange, has_sentence_end
from edition.text.equal_values import by_first_coming
from edition.text.kept import Facts
from edition.text.layout.paragraph_layout import Layout
from edition.text.lexicon import Lexicon
from edition.text.normalize import LAYOUT_RUN, LAYOUT_SPACE, reads_as_printed
from edition.text.remembered import Itself
from edition.text.word_edges import Ints

_NOT_ONE_SPACE: Final = late(re.compile, f"(?! (?![{LAYOUT_SPACE}]))[{LAYOUT_SPACE}]+")
# What one of them has in it, in a text whose lines end with other signs.
_IN_LINES: Final = ("  ", *(set(LAYOUT_SPACE) - set(" \n\r\f")))
# A mark between words, in as many signs as print it.
_PIECE: Final = regex.compile(
    rf"[{LAYOUT_SPACE}]+|(?:\.(?: ?\.){{2}}|\.?…)(?: ?[.…])*|-{{2,}}|[—–]{{2,}}|``|''|,,|<<|>>|\X"
)
_START: Final = attrgetter("start")
_ALONE: Final = re.compile(r"[)）\]］/]?\s+[—–―-]{1,2}(?=\s)")
_PAUSES: Final = frozenset(",;:·\u0387—–،؛、，；：፣፤፥")
_CLOSING: Final = ".,;:!?…)]}»”’\"'*。，、；：！？」』）】"


@dataclass(frozen=True)
class Stream:
    """A witness as words and slots; columns of equal length, one row a word; `sizes` are lengths of keys,
    `lexicon` what the numbers of words and slots mean.

    `slots[i]` is the unwrapped text between word i - 1 and word i, `slot_numbers[i]` its number.
    `line_starts[k]` is the number of the first word at or after the beginning of line k of the layout,
    0 where a word runs on into that line.
    """

    witness: Witness
    layout: Layout
    starts: Ints
    ends: Ints
    forms: Ints
    keys: Ints
    sizes: Ints
    slots: tuple[str, ...]
    slot_numbers: Ints
    line_starts: Ints
    joins: tuple[Fold, ...]
    lexicon: Lexicon

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def content(self) -> Facts:
        """By what it is known again in the next run: all but the numbers of words, and what is said of it.

        Slots are kept where no word changed, so that they are the same object.
        """
        return (self.witness.text, self.witness.transcription.value, self.layout, Itself(self.slots))

    @cached_property
    def region(self) -> WordRange:
        """The words among which the statement is looked for: all, or those that the manifest pins."""
        pinned = self.witness.statement
        if pinned is None:
            return WordRange(0, len(self))
        first, end = np.searchsorted(self.starts, [pinned.start, pinned.end]).tolist()
        return WordRange(first, end)

    @cached_property
    def folds(self) -> tuple[Fold, ...]:
        """Every stretch of the source whose unwrapped text departs from it, in order."""
        if not any(space in self.witness.text for space in _IN_LINES):
            return self.joins
        inside = [
            Fold(line.start + match.start(), line.start + match.end(), " ")
            for line in self.layout.lines
            if not reads_as_printed(line.text)
            for match in _NOT_ONE_SPACE.finditer(line.text)
        ]
        return tuple(sorted([*inside, *self.joins]))

    @cached_property
    def _fold_starts(self) -> list[int]:
        return [fold.start for fold in self.folds]

    @cached_property
    def word_starts(self) -> array[int]:
        """`starts` once more, as what single places are sooner read of."""
        return as_read(self.starts)

    @cached_property
    def word_ends(self) -> array[int]:
        """`ends` in the same form."""
        return as_read(self.ends)

    @cached_property
    def word_keys(self) -> list[int]:
        """`keys` as a list."""
        return cast(list[int], self.keys.tolist())

    @cached_property
    def distinct_slots(self) -> dict[int, str]:
        """The slots without repetition, by their numbers, those that have one."""
        places = np.flatnonzero(self.slot_numbers >= 0)
        numbers = self.slot_numbers[places]
        firsts, _ = by_first_coming(numbers, 1 + int(numbers.max(initial=-1)))
        slots = map(self.slots.__getitem__, places[firsts].tolist())
        return dict(zip(numbers[firsts].tolist(), slots, strict=True))

    def behind(self, word: int) -> str:
        """What stands behind a word, up to the next one or the end of the text."""
        after = word + 1
        return self.slots[after] if after < len(self) else self.witness.text[self.word_ends[-1] :]

    def begins_sentence(self, word: int) -> bool:
        """Whether a sentence ends before a word."""
        return has_sentence_end(self.slots[word])

    def pause_before(self, word: int) -> int:
        """2 where a sentence ends before a word, 1 where another mark is that a listener hears, else 0."""
        slot = self.slots[word]
        return 2 if has_sentence_end(slot) else int(not _PAUSES.isdisjoint(slot))

    @cached_property
    def paragraph_starts(self) -> list[int]:
        """The words with which its paragraphs begin after the first, by the layout alone, in order."""
        breaks = zip(self.line_starts.tolist(), self.layout.breaks, strict=True)
        return sorted({word for word, line_break in breaks if word and line_break.score > 0})

    @cached_property
    def line_length(self) -> float:
        """The median length of its lines, in characters."""
        return float(np.median([line.end - line.start for line in self.layout.lines]))

    @cached_property
    def page_space(self) -> dict[int, tuple[int, tuple[int, ...]]]:
        """By line with which a page begins how long the fullest page is, and the one before and that one are.

        Not the last: nobody knows how much was on it. Wrapped text is measured in lines of the file, other
        text in characters.
        """
        lines, breaks = self.layout.lines, self.layout.breaks
        starts = [line for line in range(len(lines)) if breaks[line].page]
        sizes = [
            lines[end - 1].number - lines[start].number + 1
            if self.layout.wrapped
            else lines[end - 1].end - lines[start].start
            for start, end in pairwise([*starts, len(lines)])
        ]
        fullest, last = max(sizes, default=0), len(sizes) - 1
        return {
            start: (fullest, tuple(sizes[at : at + 2 if at + 1 < last else at + 1]))
            for at, start in enumerate(starts[1:])
        }

    @cached_property
    def _line_offsets(self) -> list[int]:
        return [line.start for line in self.layout.lines]

    def line_at(self, offset: int) -> int:
        """The index in the layout of the line that an offset stands on."""
        return max(0, bisect_right(self._line_offsets, offset) - 1)

    def joins_in(self, start: int, end: int) -> tuple[Fold, ...]:
        """The folds at line ends that lie inside `[start, end)`."""
        first = bisect_left(self.joins, (start,))
        return self.joins[first : bisect_left(self.joins, (end,), first)]

    def folds_in(self, start: int, end: int) -> tuple[Fold, ...]:
        """The folds that lie inside `[start, end)`; most stretches, words on a line, have none."""
        starts = self._fold_starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return ()
        last = bisect_left(starts, end, first)
        return tuple([fold for fold in self.folds[first:last] if fold.end <= end])

    def paragraph(self, start: int, end: int) -> Paragraph:
        """The paragraph that `[start, end)` of the source makes, without white space at its edges."""
        lines, at = self.layout.lines, self.line_at(start)
        first = last = lines[at]
        if end > last.end:
            last = lines[self.line_at(max(start, end - 1))]
        folds = self.folds_in(start, end)
        return Paragraph(
            self.witness.siglum,
            self._spans(start, end),
            _read(self.witness.text, start, end, folds),
            (first.number, last.number),
            folds,
            own_lines=first is not last and not self.layout.wrapped,
        )

    def paragraphs(self, ranges: Sequence[WordRange], starts: Sequence[int]) -> tuple[Paragraph, ...]:
        """The paragraphs of ranges of words, divided before the words `starts`, in order, inside them."""
        inside = [starts[bisect_right(starts, first) : bisect_left(starts, end)] for first, end in ranges]
        if not any(inside):
            return tuple([self.paragraph(*self.extent(part)) for part in ranges])
        return tuple(
            self.paragraph(*self.extent(WordRange(*part)))
            for (first, end), cuts in zip(ranges, inside, strict=True)
            for part in pairwise((first, *cuts, end))
        )

    def _spans(self, start: int, end: int) -> tuple[Span, ...]:
        furniture = self.layout.furniture
        if not furniture:
            return (Span(start, end),)
        spans: list[Span] = []
        at = start
        for line in furniture[bisect_right(furniture, start, key=_START) :]:
            if line.start >= end:
                break
            before = self.layout.lines[self.line_at(line.start)]
            after = self.layout.lines[self.line_at(line.start) + 1]
            if at < before.end:
                spans.append(Span(at, before.end))
            at = after.start
        return (*spans, Span(at, end))

    def pieces(self, start: int, end: int) -> list[Token]:
        """What `[start, end)` of the source prints between words: marks and white space, as they read."""
        found: list[Token] = []
        at = start
        for fold in self.folds_in(start, end):
            found += _marks(self.witness.text, at, fold.start)
            if fold.text:
                found.append(Token(fold.text, fold.start, fold.end))
            at = fold.end
        return [*found, *_marks(self.witness.text, at, end)]

    @cached_property
    def _cuts(self) -> dict[int, Span]:
        """Those before words with which lines begin, as most that are asked for are; others as they are."""
        words, lines = self.line_starts, self.layout.lines
        begun = np.flatnonzero(words > 0)  # of lines without a word the last before it counts
        begun = begun[words[begun] < len(self)]
        ends = [lines[line - 1].end for line in begun.tolist()]
        starts = [lines[line].start for line in begun.tolist()]
        begins = np.asarray(starts, dtype=np.int64) >= self.ends[words[begun] - 1]
        spans = map(Span, ends, starts)
        return dict(compress(zip(words[begun].tolist(), spans, strict=True), begins.tolist()))

    def cut(self, word: int) -> Span:
        """Where text divided before a word ends and begins again.

        At a line start that is the line's; inside a line closing marks, others before white space, and a dash
        alone, stay with the word before.
        """
        known = self._cuts.get(word)
        if known is None:
            known = self._cuts[word] = self._cut(word)
        return known

    def _cut(self, word: int) -> Span:
        lines = self.layout.lines
        if word >= len(self):
            return Span(lines[-1].end, lines[-1].end)
        if word == 0:
            return Span(lines[0].start, lines[0].start)
        start, end = self.word_starts[word], self.word_ends[word - 1]
        slot = self.witness.text[end:start]
        space = LAYOUT_RUN.search(slot)
        dash = _ALONE.match(slot)
        left = (
            dash.end() if dash else max(len(slot) - len(slot.lstrip(_CLOSING)), space.start() if space else 0)
        )
        return Span(end + left, end + left + len(slot[left:]) - len(slot[left:].lstrip()))

    def extent(self, words: WordRange) -> Span:
        """The stretch of the source that a range of words takes up, with the marks that go with it."""
        known = self._extents.get(words)
        if known is None:
            known = self._extents[words] = Span(self.cut(words[0])[1], self.cut(words[1])[0])
        return known

    @cached_property
    def _extents(self) -> dict[WordRange, Span]:
        """Those of the ranges that were asked for: each stage asks for the same paragraphs."""
        return {}

    def reading(self, start: int, end: int) -> str:
        """The unwrapped text of `[start, end)`."""
        starts, text = self._fold_starts, self.witness.text
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:  # as most: asked for often
            return text[start:end]
        return _read(text, start, end, self.folds_in(start, end))


def as_read(column: Ints) -> array[int]:
    """A column whose numbers are Python's, made where they are read: a list takes five times the room."""
    return array("q", column.tobytes())


def _read(text: str, start: int, end: int, folds: Sequence[Fold]) -> str:
    """`[start, end)` of a text as it reads with these folds in it."""
    if not folds:
        return text[start:end]
    parts: list[str] = []
    at = start
    for fold in folds:
        parts += (text[at : fold.start], fold.text)
        at = fold.end
    return "".join((*parts, text[at:end]))


def _marks(text: str, start: int, end: int) -> list[Token]:
    return [Token(m.group(), m.start(), m.end()) for m in _PIECE.finditer(text, start, end)]
