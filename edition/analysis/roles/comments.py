"""The paragraphs in which a source speaks for itself between those of the statement: they are its framing.

A paragraph that some sources have and others lack may be their wording, and is, unless a sign says whose it
is: brackets around all of it, quotation marks that set it off from the rest or the rest from it, or who
speaks, where the statement itself says *we*. What is set aside by such a sign is a doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Final

import regex

from edition.alignment.table import Row
from edition.analysis.quoting.marks import COLONS, ELLIPSIS
from edition.analysis.quoting.prose import Prose
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.roles.chance import row_is_chance
from edition.analysis.roles.doubtful_lines import furniture_lines
from edition.analysis.roles.kinship import alike_by_chance
from edition.analysis.roles.post_heads import heads_posts
from edition.analysis.roles.set_off_by_marks import SetOffByMarks
from edition.english import count, shortened
from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import Doubt, WordRange, closes_sentence, has_sentence_end, single_spaced
from edition.text.layout.page_numbers import counting_lines
from edition.text.streams import Stream

_SHOWN: Final = 40  # characters of the first of them that are named
_BRACKETS: Final = (("[", "]"), ("［", "］"), ("〔", "〕"))
_IN_BRACKETS: Final = late(regex.compile, r"[\[\]…\s]*[\[(（［〔][^\n]*[\])）］〕]\W*")
_GOES_ON: Final = tuple(":：,，、;；-–—")  # ends of a line that the next one goes on
_IN_SENTENCE: Final = (",", "，", "、", ";", "；")  # before a line that goes on with its sentence
_TIME: Final = late(
    regex.compile,  # 14:02, 14.02 GMT, Updated at 2.05 p.m., 14h20, 14時02分
    r"\W*(?:[^\W\d]{1,15}\W{1,3}){0,3}\d{1,2}\s?[:.h：時时點点]\s?\d{2}(?:[:.]\d{2})?分?(?:\s?[^\W\d]{1,6}\.?){0,3}\W*",
)
_FIGURE: Final = late(regex.compile, r"\d+(?:[.,:]\d+)*")
_INITIAL: Final = late(regex.compile, r"(?<!\w)\p{Lu}\.(?=\s?\p{Lu})")  # whose stop ends no sentence
_LINE: Final = 100  # characters; longer lines are no captions and no cross-headings


@dataclass(frozen=True)
class Comments:
    """The rows of the full sources; `groups` has by stream the first of those that are near copies."""

    rows: Sequence[Row]
    streams: Sequence[Stream]
    groups: Mapping[int, int]
    words: QuotingWords

    @cached_property
    def found(self) -> frozenset[int]:
        """The numbers of the rows that all who have them set off as their own."""
        return frozenset(
            number
            for number, row in enumerate(self.rows)
            if self._lacked(number) and all(self._set_off(i, number) for i in row.ranges)
        )

    def doubts(self) -> Iterator[Doubt]:
        """What is said of each source that comments."""
        for i, stream in enumerate(self.streams):
            own = [
                self.rows[number].ranges[i] for number in sorted(self.found) if i in self.rows[number].ranges
            ]
            if own:
                shown = shortened(self._text(i, own[0]), _SHOWN)
                first = "the first " if len(own) > 1 else ""
                yield Doubt(
                    f"{stream.witness.siglum} has {count(len(own), 'paragraph')} of its own, it seems, "
                    f"between those of the statement, {first}“{shown}”: statement or not? "
                    "A decision says it (`text`, `furniture`)."
                )

    @cached_property
    def edges(self) -> frozenset[int]:
        """The numbers of rows before and after the statement in which its leads, or what follows, are alike.

        Some source's says who speaks or leads over, and no two have many words in common.
        """
        shared = sorted({number for held in self._held.values() for number in held})
        found: set[int] = set()
        for numbers in (shared, shared[::-1]):
            found.update(takewhile(self._merely_alike, numbers))
        return frozenset(found if len(found) < len(shared) else ())

    def _merely_alike(self, number: int) -> bool:
        row = self.rows[number]
        if any(self.streams[i].witness.statement is not None for i in row.ranges):
            return False
        return row_is_chance(row) and any(self._leads(i, words) for i, words in row.ranges.items())

    def beyond_others(self, statement: Sequence[bool]) -> Iterator[int]:
        """The numbers of rows before and after the statement that near copies share, and that are part of it.

        `statement` tells by row whether it is known to be part of it. Where the copies have a line around it
        that is no sentence, or says who speaks, they may be captures of one page: then none is.
        """
        for first in set(self.groups.values()):
            copies = {i for i in self.groups if self.groups[i] == first}
            own = [number for number, row in enumerate(self.rows) if not copies.isdisjoint(row.ranges)]
            known = [at for at, number in enumerate(own) if statement[number]]
            around = [*own[: known[0]], *own[known[-1] + 1 :]] if known else []
            if all(map(self._is_prose, around)):
                yield from (number for number in around if len(copies & self.rows[number].ranges.keys()) > 1)

    def otherwise(self, i: int, words: WordRange) -> frozenset[int]:
        """The near copies of a stream that print a sentence among some of its words otherwise."""
        found: set[int] = set()
        for number, row in enumerate(self.rows if i in self.groups else ()):
            own = row.ranges.get(i)
            if own and words.first <= own.first < words.end and closes_sentence(self._text(i, own)):
                texts = self._printed(number)
                found.update(
                    j for j in texts if self.groups.get(j) == self.groups[i] and texts[j] != texts[i]
                )
        return frozenset(found)

    def _is_prose(self, number: int) -> bool:
        """Whether all who have a row end a sentence with it, and none says there who speaks."""
        return all(
            closes_sentence(self._text(i, words)) and not self._leads(i, words)
            for i, words in self.rows[number].ranges.items()
        )

    def _printed(self, number: int) -> dict[int, str]:
        """By stream what it prints in a row, however its marks are formed."""
        fold = self.streams[0].lexicon.ladder.typographic
        return {i: fold(self._text(i, words)) for i, words in self.rows[number].ranges.items()}

    def _leads(self, i: int, words: WordRange) -> bool:
        return self._text(i, words).endswith(COLONS) or self._says_who(i, words)

    # Who goes on without it ------------------------------------------------------------------------------

    @cached_property
    def _held(self) -> Mapping[int, Sequence[int]]:
        """By stream the numbers of the rows that it shares with another testimony, or as was said of two."""
        held: dict[int, list[int]] = {}
        for number, row in enumerate(self.rows):
            said = sum(self.streams[i].witness.statement is not None for i in row.ranges)
            if said > 1 or len(self._testimonies(row.ranges)) > 1:
                for i in row.ranges:
                    held.setdefault(i, []).append(number)
        return held

    def _testimonies(self, streams: Iterable[int]) -> set[int]:
        return {self.groups.get(i, i) for i in streams}

    def _lacked(self, number: int) -> bool:
        """Whether all that have a row have others around it, and another source those without it."""
        having = self.rows[number].ranges
        if len(having) >= len(self._held):
            return False
        return having.keys() < self._around(number)

    def _around(self, number: int) -> set[int]:
        """The streams that share rows before a row and after it."""
        return {i for i, held in self._held.items() if held[0] < number < held[-1]}

    def _text(self, i: int, words: WordRange) -> str:
        return self.streams[i].paragraph(*self.streams[i].extent(words)).text

    # Signs -----------------------------------------------------------------------------------------------

    def _set_off(self, i: int, number: int) -> bool:
        """Whether a source sets a row off from the statement, and nobody has said that it is text."""
        witness, words = self.streams[i].witness, self.rows[number].ranges[i]
        start, end = self.streams[i].extent(words)
        text = self._text(i, words)
        if text in witness.published or witness.has_decided(start, end):
            return False
        alone = len(self._testimonies(self.rows[number].ranges)) == 1
        return (
            any(text.startswith(opens) and text.endswith(closes) for opens, closes in _BRACKETS)
            or (len(text) <= _LINE and _TIME.fullmatch(text) is not None)
            or self.words.listed.credits_picture(text)
            or self._in_brackets_at_gap(i, words)
            or (alone and self.words.signs.note.fullmatch(text) is not None)
            or self._is_set_apart(i, words)
            or self._is_caption(i, words)
            or self._by_marks.sets_off(i, words)
            or (alone and heads_posts(text, witness.text, self.words))
            or self._says_who(i, words)
            or self._is_furniture_elsewhere(number, text)
        )

    def _is_set_apart(self, i: int, words: WordRange) -> bool:
        """Whether the page from which the text was taken sets all lines of a paragraph apart."""
        witness, (start, end) = self.streams[i].witness, self.streams[i].extent(words)
        if not witness.set_apart:
            return False
        lines = map(single_spaced, witness.text[start:end].split("\n"))
        return all(line in witness.set_apart for line in lines if any(map(str.isalnum, line)))

    def _is_furniture_elsewhere(self, number: int, text: str) -> bool:
        """Whether each source that goes on without a row prints it as a line that is furniture there."""
        shown = single_spaced(text).casefold()
        lacking = self._around(number) - self.rows[number].ranges.keys()
        return all(shown in self._furniture[i] for i in lacking)

    @cached_property
    def _furniture(self) -> Sequence[frozenset[str]]:
        """By stream the lines that are furniture, without capitals."""
        return [furniture_lines(stream) for stream in self.streams]

    def _in_brackets_at_gap(self, i: int, words: WordRange) -> bool:
        """Whether it stands in brackets of any form behind a sign that words are left out."""
        behind = ELLIPSIS.search(self.streams[i].slots[words.first]) is not None
        return behind and _IN_BRACKETS.fullmatch(self._text(i, words)) is not None

    @cached_property
    def _by_marks(self) -> SetOffByMarks:
        lacked = [row for number, row in enumerate(self.rows) if self._lacked(number)]
        held = {i: [self.rows[number].ranges[i] for number in numbers] for i, numbers in self._held.items()}
        return SetOffByMarks(self.streams, self._prose, held, lacked, self.words)

    def _says_who(self, i: int, words: WordRange) -> bool:
        """Whether it says who speaks and leads over to that, or never says *we* as the statement does."""
        if self.streams[i].slots[words.first].rstrip().endswith(_IN_SENTENCE):
            return False  # a line of verse, amid a sentence
        text = self._text(i, words)
        leads_over = text.endswith(COLONS) and len(text) <= _LINE
        if not (leads_over or self._speaks[i]):
            return False  # as most, whose words are then not looked at
        prose = self._prose[i]
        inside = {at for each in prose.stretches(words) for at in range(each.first, each.last)}
        told = [prose.form(at) for at in range(*words) if at not in inside]
        says_who = self.words.tells_who(told)
        if self._speaks[i] and not self.words.speaks(told):
            return says_who or leads_over
        return says_who and leads_over

    def _is_caption(self, i: int, words: WordRange) -> bool:
        """Whether it is a caption or a cross-head: it ends no sentence, where all the rest are sentences.

        Without a figure, or with none that the paragraph below it does not have, or one that counts pages.
        """
        text = self._text(i, words)
        without_stops = _INITIAL.sub("", _FIGURE.sub("", text))
        if len(text) > _LINE or text.endswith(_GOES_ON) or has_sentence_end(without_stops):
            return False
        if figures := set(_FIGURE.findall(text)):
            below = self._beginning[i].get(words.end)
            told = below is not None and figures <= set(_FIGURE.findall(self._text(i, below)))
            if not told and text not in self._counting[i]:
                return False
        return self._sentences[i]

    @cached_property
    def _counting(self) -> Sequence[frozenset[str]]:
        """By stream the lines that count its pages, furniture or paragraphs that others lack."""
        found = []
        for i, stream in enumerate(self.streams):
            lines = [(line.start, single_spaced(line.text)) for line in stream.layout.furniture]
            for number, row in enumerate(self.rows):
                if i in row.ranges and self._lacked(number):
                    lines.append((stream.extent(row.ranges[i])[0], self._text(i, row.ranges[i])))
            found.append(counting_lines(text for _, text in sorted(lines)))
        return found

    @cached_property
    def _beginning(self) -> Sequence[Mapping[int, WordRange]]:
        """By stream the words of each row that it has, by the first of them."""
        found: list[dict[int, WordRange]] = [{} for _ in self.streams]
        for row in self.rows:
            for i, words in row.ranges.items():
                found[i].setdefault(words.first, words)
        return found

    @cached_property
    def _sentences(self) -> Mapping[int, bool]:
        """By stream whether the paragraphs that it shares are sentences, but for a title and a signature."""
        found = {}
        for i, held in self._held.items():
            texts = [self._text(i, self.rows[number].ranges[i]) for number in held]
            found[i] = any(map(closes_sentence, texts)) and all(map(_is_sentences, texts[1:-1]))
        return found

    @cached_property
    def _speaks(self) -> Sequence[bool]:
        """By stream whether what it shares with others says *we* or *I*."""
        held = (
            [self.rows[number].ranges[i] for number in self._held.get(i, ())]
            for i in range(len(self.streams))
        )
        return [
            any(self.words.speaks(map(prose.form, range(*words))) for words in ranges)
            for prose, ranges in zip(self._prose, held, strict=True)
        ]

    @cached_property
    def _prose(self) -> Sequence[Prose]:
        return [Prose(stream) for stream in self.streams]


def _is_sentences(text: str) -> bool:
    """Whether a paragraph is no caption: it ends a sentence, leads over, or is long with an end within."""
    no_line = text.endswith(COLONS) or (len(text) > _LINE and has_sentence_end(text))
    return no_line or closes_sentence(text)


def leave_comments_at_gaps(rows: Sequence[Row], streams: Sequence[Stream]) -> None:
    """Give up what stands in brackets behind a sign that words are left out, and is the row's by chance."""
    for row in rows:
        for i, alignment in list(row.alignments.items()):
            stream, words = streams[i], row.ranges[i]
            if stream.witness.statement is not None or not ELLIPSIS.search(stream.slots[words.first]):
                continue
            text = ELLIPSIS.sub("", stream.witness.text[slice(*stream.extent(words))])
            longer = max(end - first for first, end in (words, row.ranges[row.base]))
            if _IN_BRACKETS.fullmatch(text) and alike_by_chance(alignment, longer):
                row.leave(i)
