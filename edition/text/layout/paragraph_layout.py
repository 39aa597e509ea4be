"""What the layout of a file tells of its paragraphs.

A file is a sequence of printed lines. Between two of them stands a `Break` whose score says how
far the layout speaks for a paragraph boundary: above zero for, below zero against. Layout alone is
often silent (a line ends where a sentence ends); `alignment.paragraph_beginnings` then asks other witnesses.
"""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Collection, Sequence
from functools import cache
from typing import Final, NamedTuple

from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model import DecidedLine
from edition.text.layout.breaking_off import GoesOn, without_signs
from edition.text.layout.furniture import find_furniture
from edition.text.layout.lines import (
    CLOSERS,
    ITEM,
    OPENERS,
    SENTENCE_ENDS,
    TERMINAL,
    PrintedLine,
    divides,
    ends_sentence,
    in_capitals,
    in_small_letters,
    interrupted,
    page_starts,
    printed_lines,
    starts_lower,
)
from edition.text.layout.margins import without_margins
from edition.text.layout.measure import FULL, Measure, are_full
from edition.text.layout.published_paragraphs import published_lines
from edition.text.layout.reading_on import NO_OTHERS, OtherWitnesses
from edition.text.layout.web_lines import NO_LINES, WebLines

_STOP: Final = re.compile(f"[{re.escape(''.join(sorted(TERMINAL)))}]")
CERTAIN: Final = 6.0  # a score that no other witness outvotes

# What a line must take whole: a word; in scripts without spaces a character (Han, Kana) or some four
# (Thai, Lao, Khmer, Burmese). The first are told by what they are not: `re` walks through ranges.
_LETTER: Final = r"[^\0-\u2e7f\ufff0-\U0010ffff]"
_BREAKABLE: Final = rf"{_LETTER}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{{1,4}}|\S+?(?={_LETTER}|\s|$)"
# The end of a sentence within a line
_WITHIN: Final = late(
    re.compile,
    rf"[{SENTENCE_ENDS}][{re.escape(CLOSERS)}]*"
    rf"(?:(?<=\s)[{re.escape(OPENERS)}]*[^\Wa-z]|(?<!\s){_LETTER})",
)

_TWICE: Final = 2  # lines that run on over a blank line: one may be who speaks, between what is said

# A poem: lines break sentences, a good part at a comma, as those of short paragraphs do not; a list does, but
# stands among paragraphs of a line each, which are longer.
# Blank lines stand behind whole sentences, but for those behind titles.
_VERSE: Final = 6  # lines, from which it can be told
_LONGEST_VERSE: Final = 100  # code points
_AT_PAUSES: Final = 0.2
_PAUSES: Final = ",;:،؛，、；：–—"

# Scores of wrapped lines are logarithms of odds. Where the next word had no room a line's end says nothing:
# a paragraph ends there as often as at any end of a sentence (87 of 472 such lines, 1,680 of 8,863
# sentences of `tests.quality`). Of 1,519 lines that had room for much more, 1,517 end one.
_ROOM: Final = 6.5  # the most that it says that a line had room
_SEEN: Final = 2.0  # from which it is seen that a line had room
_NO_STOP: Final = -3.5  # of lines that end no sentence one in thirty ends a paragraph: a heading
_LOST_HEAD: Final = 4.0  # what a small letter says against a beginning
_UNPUNCTUATED: Final = -1.5  # of a line in a text that marks no sentences


class _LinePair(NamedTuple):
    """Two lines, and whether the end of the first is certainly inside a paragraph."""

    before: PrintedLine
    after: PrintedLine
    runs_on: bool


class Break(NamedTuple):
    """The boundary before a line; `page` where a page ends there.

    `room` says that the line before it had room for the next word, so far as lines of the file tell.
    """

    score: float
    page: bool
    room: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines of text in order with the break before each (the first is always certain), and the furniture.

    `goes_on` is where the furniture says that the text goes on elsewhere; `usual` is what of each score
    is no sign of its place but how often a sentence of this file ends a paragraph. In a text of `one_case`,
    capitals or small letters, capitals say nothing.
    """

    lines: tuple[PrintedLine, ...]
    breaks: tuple[Break, ...]
    furniture: tuple[PrintedLine, ...]
    wrapped: bool
    goes_on: tuple[GoesOn, ...] = ()
    usual: float = 0.0
    one_case: bool = False


def read_layout(
    text: str,
    others: OtherWitnesses = NO_OTHERS,
    listed: WebLines = NO_LINES,
    decided: Sequence[DecidedLine] = (),
    published: Collection[str] = (),
) -> Layout:
    """The layout of a file beside the `others`.

    `decided` are lines of which an editor says whether they are furniture, whatever else speaks for it;
    `published` the texts, on one line, of paragraphs that were shown of this file: they begin as they did.
    """
    unparted, margins = without_margins(printed_lines(text))
    listed = listed.within(line.text for line in unparted)
    as_text = {i for line in decided if not line.furniture for i in _decided(line, unparted)}
    lines, signs, goes_on = without_signs(unparted, others, listed, as_text)
    pages = page_starts(lines)
    if text.rstrip(" \t\r\n").endswith("\f") and lines and lines[-1].blank:
        pages.add(len(lines))  # what recognises pages ends each of them so, the only one too
    running = find_furniture(lines, pages, others, listed)
    for made in decided:
        those = _decided(made, lines)
        running = running | those if made.furniture else running - those
    kept: list[PrintedLine] = []
    starts_page: list[bool] = []
    pending = False
    for index, line in enumerate(lines):
        pending = pending or index in pages
        if index in running:
            pending = True
            continue
        kept.append(line)
        starts_page.append(pending)
        pending = False
    style = _style(kept, starts_page)
    breaks = [Break(CERTAIN * 2, page=True)] if kept else []
    breaks += [style.between(kept[k - 1], kept[k], starts_page[k]) for k in range(1, len(kept))]
    for which, score in zip(published_lines(kept, published), (CERTAIN * 2, -CERTAIN * 2), strict=True):
        for k in which:
            breaks[k] = breaks[k]._replace(score=score)
    apart = [*margins, *signs, *(lines[i] for i in running)]
    furniture = tuple(sorted(apart, key=lambda line: line.start))
    return Layout(tuple(kept), tuple(breaks), furniture, style.wrapped, goes_on, style.usual, style.one_case)


def _decided(made: DecidedLine, lines: Sequence[PrintedLine]) -> set[int]:
    """The lines, by index, on which an editor decided."""
    return {index for index, line in enumerate(lines) if made.start <= line.start < made.end}


@dataclass(frozen=True, slots=True)
class _LineStyle:
    """How a file is laid out, learnt from the line ends that certainly end no paragraph."""

    wrapped: bool
    stops: bool
    blanks_divide: bool
    any_blanks: bool
    verse: bool
    indents: bool
    flowed: bool
    width: int
    measure: Measure
    usual: float
    one_case: bool

    def between(self, before: PrintedLine, after: PrintedLine, page: bool) -> Break:
        """How far the layout speaks for a paragraph boundary between two lines."""
        if not self.wrapped:
            return Break(self._unwrapped(before, after, page), page)
        room = min(_ROOM, self.measure.had_room(_would_be(before, after)))
        return Break(self._wrapped(before, after, page, room), page, room > _SEEN)

    def _unwrapped(self, before: PrintedLine, after: PrintedLine, page: bool) -> float:
        if divides(before.text, after.text):
            return -CERTAIN
        if page and interrupted(before, after):
            return -3.0
        if self.verse and not after.blank and not page:
            return -CERTAIN
        if after.blank or not self.any_blanks or ITEM.match(after.text):
            return CERTAIN + 2
        if ends_sentence(before.text) and not starts_lower(after.text):
            return 2.0 if len(before.text) > self.width / 3 or after.text[0] in OPENERS else -1.0
        return -3.0

    def _wrapped(self, before: PrintedLine, after: PrintedLine, page: bool, room: float) -> float:
        ends = ends_sentence(before.text)
        score = room + ((self.usual if ends else _NO_STOP) if self.stops else _UNPUNCTUATED)
        if starts_lower(after.text):
            score = -6.5 if ends else -8.0  # however much room there was, and behind a blank line
            if page and ends and room > _SEEN:
                score = room - _LOST_HEAD  # the last line of a paragraph: the head of the next page is lost
        if self.indents and not page:
            score += 6.5 if after.indent > before.indent or after.indent > 1 else -3.5
        if self.flowed:
            score += -3.0 if before.trailing else 3.0
        if self.blanks_divide and not page:
            score += 8.0 if after.blank else -5.0
        if ITEM.match(after.text) and (ends or after.blank or room > _SEEN):
            score += 4.0
        if divides(before.text, after.text):
            score -= 4.0
        return score


@cache
def _breakable() -> re.Pattern[str]:
    """Compiled where lines are wrapped: it takes longer than any other pattern."""
    return re.compile(_BREAKABLE)


def _would_be(before: PrintedLine, after: PrintedLine) -> int:
    """How long the line would be, had it taken the next line's first word too."""
    word = _breakable().match(after.text)
    return _length(before) + 1 + len(word.group() if word else "")


def _length(line: PrintedLine) -> int:
    return line.indent + line.end - line.start


def _usual(pairs: Sequence[_LinePair], measure: Measure) -> float:
    """How often a sentence's end is a paragraph's, as the logarithm of the odds.

    Those at the end of a line that had room for more are held against those within lines.
    """
    ends = sum(
        ends_sentence(pair.before.text)
        and not starts_lower(pair.after.text)
        and measure.had_room(_would_be(pair.before, pair.after)) > _SEEN
        for pair in pairs
    )
    within = sum(len(_WITHIN.findall(pair.before.text)) for pair in pairs)
    return max(-2.0, min(1.0, math.log((ends + 1) / (within + 2))))


def _style(lines: Sequence[PrintedLine], starts_page: Sequence[bool]) -> _LineStyle:
    stops = 20 * sum(_STOP.search(line.text) is not None for line in lines) >= len(lines)
    texts = [line.text for line in lines]
    capitals = in_capitals(texts)
    lengths = sorted(map(_length, lines))
    width = max(1, lengths[int(len(lengths) * 0.98)] if lengths else 1)
    pairs = [
        _LinePair(lines[i - 1], lines[i], _runs_on(lines[i - 1], lines[i], stops, width, capitals=capitals))
        for i in range(1, len(lines))
        if not starts_page[i]
    ]
    running = [pair for pair in pairs if pair.runs_on]
    heads = {line.start for line, page in zip(lines, starts_page, strict=True) if page}  # perhaps torn
    telling = [pair for pair in running if pair.before.start not in heads]
    measure = Measure.of((_length(pair.before), _would_be(pair.before, pair.after)) for pair in telling)
    fills = sorted(_would_be(pair.before, pair.after) / width for pair in running)
    with_blank = [pair for pair in pairs if pair.after.blank]
    apart = len(with_blank) == len(pairs)
    running_on = len(running) >= max(_TWICE if apart else 1, 0.15 * len(pairs))
    wrapped = width < 400 and running_on and are_full(fills, stops, apart)
    return _LineStyle(
        wrapped=wrapped,
        stops=stops,
        blanks_divide=_blanks_divide(pairs, with_blank, stops),
        any_blanks=len(with_blank) * 5 > len(pairs),
        verse=stops and _is_verse(pairs, with_blank),
        indents=_indents(pairs, stops),
        flowed=_flowed(pairs, running),
        width=width if wrapped else max(1, round(statistics.median(lengths)) if lengths else 1),
        measure=measure,
        usual=_usual(pairs, measure) if wrapped and stops else 0.0,
        one_case=capitals or in_small_letters(texts),
    )


def _is_verse(pairs: Sequence[_LinePair], with_blank: Sequence[_LinePair]) -> bool:
    """True of a poem in stanzas, of which only the blank lines end paragraphs."""
    within = [pair for pair in pairs if not pair.after.blank]
    lines = [pair.before.text for pair in within]
    if not with_blank or len(lines) < _VERSE or max(len(pair.before.text) for pair in pairs) > _LONGEST_VERSE:
        return False
    stanzas = sum(pair.before.blank or pair is pairs[0] for pair in within)
    if 2 * stanzas <= len(with_blank):  # of single lines are more: a list among paragraphs
        return False
    broken = sum(not ends_sentence(line) for line in lines)
    pauses = sum(line.rstrip(CLOSERS).endswith(tuple(_PAUSES)) for line in lines)
    whole = sum(ends_sentence(pair.before.text) for pair in with_blank)
    return 2 * broken >= len(lines) and pauses >= _AT_PAUSES * len(lines) and 2 * whole >= len(with_blank)


def _blanks_divide(pairs: Sequence[_LinePair], with_blank: Sequence[_LinePair], stops: bool) -> bool:
    """True where blank lines end paragraphs: text runs on across hardly any, or far fewer than elsewhere."""
    if not with_blank:
        return False
    across = sum(pair.runs_on for pair in with_blank) / len(with_blank)
    tight = [pair for pair in pairs if not pair.after.blank]
    elsewhere = sum(pair.runs_on for pair in tight) / max(1, len(tight))
    mixed = 5 * len(tight) >= len(pairs)
    return across < 0.1 or (mixed and (across < elsewhere / 2 or not stops))


def _runs_on(before: PrintedLine, after: PrintedLine, stops: bool, width: int, *, capitals: bool) -> bool:
    """True where the line end is certainly inside a paragraph, whatever the script.

    A text without `stops` (Thai) tells nothing by its line ends: there every line may run on. Where there are
    no small letters, or are `capitals` alone, a short line before a blank one is a heading.
    """
    if interrupted(before, after) or divides(before.text, after.text):
        return True
    letter = after.text.lstrip(OPENERS)[:1]
    caseless = letter.isalpha() and (capitals or letter.lower() == letter.upper())
    is_heading = after.blank and _length(before) < FULL * width
    return caseless and not (stops and (is_heading or ends_sentence(before.text)))


def _indents(pairs: Sequence[_LinePair], stops: bool) -> bool:
    """True where indented lines start paragraphs: they are some, and never run on from the line before."""
    afters = (pair.after for pair in pairs)
    set_in = [
        pair
        for pair, after in zip(pairs, afters, strict=True)
        if after.indent > 1 or (after.indent and after.text[0] > "\u2fff")
    ]
    if not 0.02 * len(pairs) < len(set_in) < 0.7 * len(pairs):
        return False
    return not stops or sum(pair.runs_on for pair in set_in) <= 0.1 * len(set_in)


def _flowed(pairs: Sequence[_LinePair], running: Sequence[_LinePair]) -> bool:
    """True where a space at the line end says that the paragraph goes on (RFC 3676)."""
    spaced = sum(pair.before.trailing for pair in running)
    enough = len(running) > 4 and spaced > 0.9 * len(running)
    return enough and any(not pair.before.trailing for pair in pairs)
