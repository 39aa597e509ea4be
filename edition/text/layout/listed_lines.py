"""Which lines of web pages, known from a list, are furniture of a file: links to other pages and notices."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise, takewhile
from typing import Any, Final

from edition.light_dataclass import dataclass
from edition.model import single_spaced
from edition.text.layout.lines import SENTENCE_ENDS, PrintedLine, ends_sentence
from edition.text.layout.reading_on import OtherWitnesses, border
from edition.text.layout.web_lines import WebLines
from edition.text.word_sequences import Shingle, printed_too, shingles

_LINKS: Final = 12  # links to other pages in one list
_LINK: Final = 140  # characters of one
_WRAPPED: Final = 4  # lines of a listed one that is wrapped: it has 300 characters at most
_STOPS: Final = tuple(set(SENTENCE_ENDS) - set("!?…！？؟"))  # at the end of a sentence, not of a headline
_LETTER: Final = re.compile(r"[^\W\d_]")


def listed_furniture(
    lines: Sequence[PrintedLine], running: set[int], listed: WebLines, others: OtherWitnesses
) -> set[int]:
    """Those of the lines, by index, beside the `running` ones."""
    file = _File(lines, listed, others)
    on_list = listed.matching([line.text for line in lines])
    on_list |= file.wrapped(on_list)
    on_list |= file.below_heads(on_list)
    published = listed.were_published([line.text for line in lines])
    on_list -= published | running
    apart = {index for index, line in enumerate(lines) if listed.apart and is_among(line, listed.apart)}
    apart -= published | running | on_list
    found = file.between(on_list, on_list | apart)
    found |= file.apart(apart, on_list | apart | running)
    return found | file.notices(running | found | on_list)


def shingles_of(lines: Sequence[PrintedLine], indexes: Sequence[int]) -> set[Shingle]:
    """The sequences of words of some lines, which go on from one to the next."""
    return set(shingles(" ".join(lines[index].text for index in indexes)))


def is_among(line: PrintedLine, texts: Container[str]) -> bool:
    """Whether a line reads as one of some texts, which have single spaces."""
    return single_spaced(line.text) in texts


@dataclass(frozen=True)
class _File:
    """The lines of a file, beside the list and what other witnesses print."""

    lines: Sequence[PrintedLine]
    listed: WebLines
    others: OtherWitnesses

    def wrapped(self, on_list: set[int]) -> set[int]:
        """What follows a listed line in its paragraph, where they are one listed line that was wrapped.

        What another prints, but not as what goes on with that line, is text below a heading.
        """
        if not on_list or not self._parted:
            return set()
        lines, several = self.lines, {}
        for index in on_list:
            end = index + 1
            while end < len(lines) and not lines[end].blank and end - index < _WRAPPED:
                end += 1
            whole = lines[index].blank and (end == len(lines) or lines[end].blank)
            text = " ".join(line.text.strip() for line in lines[index:end])
            if whole and end - index > 1 and self.listed.match(text):
                several[index] = range(index + 1, end)
        wanted = {index: shingles_of(lines, rest) for index, rest in several.items()}
        over = {index: self._border(index + 1) for index in several}
        elsewhere = self._shared(wanted, over)
        return {
            at
            for index, rest in several.items()
            if over[index] & elsewhere
            or not (printed_too(wanted[index], elsewhere) or any(map(self._is_printed, rest)))
            for at in rest
        }

    def below_heads(self, on_list: set[int]) -> set[int]:
        """The links to other pages below a line that announces them.

        They are short, no sentences, and in no other witness.
        """
        heads = [index for index in on_list if self.listed.is_head(self.lines[index].text)]
        links = [range(head + 1, min(head + 1 + _LINKS, len(self.lines))) for head in heads]
        below = set(chain.from_iterable(links)) - on_list
        wanted = self._words(at for at in below if len(self.lines[at].text) <= _LINK)
        elsewhere = self._shared(wanted)
        found = (
            takewhile(lambda at: at in on_list or self._is_link(at, wanted, elsewhere), each)
            for each in links
        )
        return set(chain.from_iterable(found)) - on_list

    def between(self, listed: set[int], off: set[int]) -> set[int]:
        """The `listed` lines between lines which other witnesses print too, past those that are `off`.

        What another prints as a line goes on with no paragraph whose last line ends a sentence.
        """
        if not listed:
            return set()
        around = self._around(listed, off)
        wanted = self._words(chain.from_iterable(around.values()))
        borders = {
            (i, at): self._border(at)
            for i in around
            for at in (i, i + 1)
            if not {at - 1, at} <= listed  # another has these two in a row as it has each of them
        }
        elsewhere = self._shared(wanted, borders)
        lone = {i for i in around if ends_sentence(self.lines[i - 1].text) and self._is_printed(i)}
        goes_on = {
            i
            for (i, at), words in borders.items()
            if words & elsewhere and self._goes_on(at) and (at != i or i not in lone)
        }
        between = {i for i, pair in around.items() if all(printed_too(wanted[at], elsewhere) for at in pair)}
        return between - goes_on

    def apart(self, apart: set[int], off: set[int]) -> set[int]:
        """Those of the lines that a page sets apart which no other has, between lines that one prints.

        `off` are all lines that may be no text.
        """
        around = self._around(apart, off)
        wanted = self._words({*around, *chain.from_iterable(around.values())})
        borders = {i: self._border(i) | self._border(i + 1) for i in around}
        elsewhere = self._shared(wanted, borders)
        return {
            i
            for i, pair in around.items()
            if all(printed_too(wanted[at], elsewhere) for at in pair)
            and not printed_too(wanted[i], elsewhere)
            and not borders[i] & elsewhere
            and not self._is_printed(i)
        }

    def notices(self, known: set[int]) -> set[int]:
        """The lines about copyright behind the last one that other witnesses print too, whoever prints them.

        Where they print nothing of the file, behind every line: nothing tells where the statement ends. A
        line of fewer than three words counts with the words that follow it, or by itself.
        """
        lines = self.lines
        found = {index for index, line in enumerate(lines) if self.listed.reserves_rights(line.text)}
        if not found:
            return found
        rest = [index for index in range(min(found), len(lines)) if index not in found | known]
        wanted = self._words(rest)
        short = {index for index in rest if not wanted[index]}
        wanted |= {at: border(lines[at], lines[after]) for at, after in pairwise(rest) if at in short}
        elsewhere = self._shared(wanted)
        alone = {i for i in short if _LETTER.search(lines[i].text) and self._is_printed(i)}
        last = max((i for i in rest if i in alone or printed_too(wanted[i], elsewhere)), default=-1)
        if last < 0 and rest and not self.others.shared(shingles_of(lines, range(min(found)))):
            last = rest[-1]
        return {index for index in found if index > last}

    # What stands around a line, and what others have of it ------------------------------------------------

    def _words(self, indexes: Iterable[int]) -> dict[int, set[Shingle]]:
        """The sequences of words of each line."""
        return {index: shingles_of(self.lines, [index]) for index in indexes}

    def _border(self, index: int) -> set[Shingle]:
        """The sequences of words that reach into a line from the one before it."""
        return border(self.lines[index - 1], self.lines[index])

    def _shared(self, *wanted: Mapping[Any, set[Shingle]]) -> set[Shingle]:
        """Which of the sequences of words other witnesses have."""
        return self.others.shared(set().union(*chain.from_iterable(each.values() for each in wanted)))

    def _is_printed(self, index: int) -> bool:
        return self.others.print_line(self.lines[index].text)

    def _is_link(self, index: int, words: Mapping[int, set[Shingle]], elsewhere: set[Shingle]) -> bool:
        text = self.lines[index].text
        if len(text) > _LINK or text.rstrip().endswith(_STOPS) or self._is_printed(index):
            return False
        return not printed_too(words[index], elsewhere)

    def _around(self, candidates: set[int], off: set[int]) -> dict[int, tuple[int, int]]:
        """The lines before and after each candidate, past those that are `off`, where both are there."""
        rest = [index for index in range(len(self.lines)) if index not in off] if candidates else []
        places = {index: bisect_left(rest, index) for index in candidates}
        return {i: (rest[at - 1], rest[at]) for i, at in places.items() if 0 < at < len(rest)}

    @cached_property
    def _parted(self) -> bool:
        """Whether blank lines stand between paragraphs."""
        return any(line.blank for line in self.lines)

    def _goes_on(self, at: int) -> bool:
        """Whether a line belongs to the paragraph of the line before it, so far as they themselves tell."""
        before, after = self.lines[at - 1], self.lines[at]
        if self._parted and not after.blank:
            return True
        return not ends_sentence(before.text) and (not after.blank or after.text[:1].islower())
