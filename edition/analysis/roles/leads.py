"""What a source prints on the line of the statement's first words, or of its last: framing, no wording.

A heading, a dateline (`SHENZHEN (Reuters) –`), who speaks before a mark that opens (`The mayor said: “`), who
spoke behind the one that closes (`” the mayor said.`), a link, tags or a notice at the end; at any paragraph
the time when a live blog printed it.
Nothing is set aside but words that stand for none of the others', and not where all sources have them,
or where they were published as text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np
import regex

from edition.alignment.links import Alignment
from edition.alignment.paragraph_beginnings import partners
from edition.alignment.table import Row
from edition.analysis.quoting.marks import COLONS
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.roles.chance import (
    leave_chance_moves,
    leave_heads,
    leave_what_leads_over,
    row_is_chance,
)
from edition.analysis.roles.comments import leave_comments_at_gaps
from edition.analysis.roles.marked_whole import CLOSERS, leave_leads
from edition.analysis.roles.post_heads import DAY
from edition.analysis.roles.published_framing import leave_published_framing
from edition.late_patterns import late
from edition.model import WordRange
from edition.text.streams import Stream

_LONGEST: Final = 100  # characters of a dateline, or of who speaks; what is longer is a sentence
_DASH: Final = r"\s*\.?(?:[—–―]|--?(?=\s))"
_NAMED: Final = r"[\p{L}\p{M}.'’-]+"
_PLACE: Final = rf"[\p{{Lu}}\p{{Lo}}]{_NAMED}(?:[ ,/]\s?{_NAMED}){{0,2}}"
_REGION: Final = rf"(?:, \p{{Lu}}{_NAMED}(?: \p{{Lu}}{_NAMED})?)?"  # SHENZHEN, China, Feb. 13
_MONTH: Final = r"\p{L}{1,12}\.?"
_NUMBERS: Final = rf"{DAY}[./](?:0?[1-9]|1[0-2])[./]"
# 3 de março de 2019, March 3rd, 2019, 3 марта 2019 года
_DAY: Final = rf"(?:(?:le|a) )?(?:{DAY}\.?\s(?:de\s)?{_MONTH}|{_MONTH}\s{DAY}(?:st|nd|rd|th)?)"
_YEAR: Final = r"(?:19|20)\d\d"
_OF_YEAR: Final = rf"(?:,|\sdel?)?\s{_YEAR}(?:\s(?:года|року|г\.|р\.|r\.))?"
_DATE: Final = rf"(?:{_NUMBERS}(?:{_YEAR})?|{_DAY}(?:{_OF_YEAR})?)"
_DATED: Final = rf"(?:{_NUMBERS}{_YEAR}|{_DAY}{_OF_YEAR})"
_INSIDE: Final = r"[^()（）/\s\d]{2,20}"
# (AP), /PRNewswire/
_AGENCY: Final = rf"(?:[(（]{_INSIDE}(?:[ /]{_INSIDE}){{0,2}}[)）]|/{_INSIDE}(?: {_INSIDE}){{0,2}}/)"
_NEWS: Final = r"(?:\s*\p{Lu}{2,6}(?: \p{Lu}\p{L}{1,20})?\.)?"
_DATELINES: Final = (  # a place alone is none, nor what stands in 【】: it may be a cry or a headline
    rf"{_PLACE}{_REGION}(?:[,.]\s{_DATE})?\s?{_AGENCY}{_DASH}",  # Berlin (dpa) -, LONDON, 3 March (AP) –
    # (ANSA) - ROMA, 3 MAR -, МОСКВА, 3 мар – РИА Новости., AUSTIN, Texas – August 23rd, 2012 –
    rf"(?:{_AGENCY}{_DASH}\s*)?{_PLACE}{_REGION}(?:[,.]\s|{_DASH}\s*){_DATE}{_DASH}{_NEWS}",
    # Paris, mercredi 3 mars 2019 –, Helsinki 3.3.2019:, Bogotá, marzo 3 de 2019.
    rf"{_PLACE}{_REGION}[,.:]?\s(?:\p{{L}}{{2,12}},?\s)?{_DATED}(?:{_DASH}|\s?[:|]|\.(?=\s))",
    rf"{_DATED},\s{_PLACE}{_REGION}{_DASH}",  # 3 March 2019, Geneva –
    # МОСКВА, 3 марта. /ТАСС/., Москва. 3 марта. INTERFAX.RU -
    rf"{_PLACE}[,.]\s{_DATE}\.\s(?:{_AGENCY}\.|\p{{Lu}}[\p{{Lu}}.]{{2,20}}{_DASH})",
    rf"{_PLACE}{_REGION}--{_AGENCY}--(?:{_DATED}--)?",  # LONDON--(BUSINESS WIRE)--
    rf"[(（]\p{{Lu}}{{2,8}}[)）](?:{_DASH})?",  # (AP)
    r"\([\p{Hangul}]{1,8}=[^()\n]{1,20}\)[^=.\n]{0,20}=?",  # (서울=연합뉴스)
    # 新华社北京3月3日电（记者王明）
    r"\p{Han}{1,8}[社网網报報]\p{Han}{0,8}(?:\d{1,2}月)?(?:\d{1,2}日)?[电電讯訊](?:（[^（）\n]{1,20}）)?",
    r"［\p{Han}{1,8}\s\d{1,2}日\s[\p{Han}\p{Katakana}ー]{2,12}］\s?[-–—―]?",  # ［東京　13日　ロイター］ -
)
_WORD: Final = late(regex.compile, r"\w+")
_STOPS: Final = (".", "!", "?")
_SHORTER: Final = 2  # times as long as a heading is the longest line below it; lines of a poem are alike
_STOP: Final = late(regex.compile, r"[.!?。！？…][\"”’»)]*\s+")
_ENDS: Final = late(
    regex.compile,  # https://t.co/x, #quay #boats, (Reuters), (ends)
    r"(?:(?:https?://|www\.|pic\.twitter\.com/)\S+\s*)+|(?:#[\p{L}\p{M}\p{Nd}_]+\s*)+"
    r"|[(（](?:\p{Lu}[\p{L}.]{1,20}(?:[ /]\p{L}[\p{L}.]{1,20}){0,2}|ends?|ende|fine?)[)）]",
)
_SIGNED: Final = late(regex.compile, r"[\s.,]*(?:[—–―]|--?)\s*\p{Lu}[^.!?\d\n]{2,80}\.?\s*")
_SIGNATURE: Final = 5  # words of a name and what somebody is; more may be a sentence


def set_aside(
    rows: Sequence[Row], streams: Sequence[Stream], words: QuotingWords, recorded: Collection[str]
) -> tuple[Row, ...]:
    """The rows without comments at gaps, and without what leads to the first or from the last of a source.

    The times of paragraphs become rows of their own. Where somebody has said where the statement begins and
    ends in a source, that holds; and what was published as framing of a source whose extent is `recorded`.
    """
    rows = leave_published_framing(rows, streams, recorded)
    leave_comments_at_gaps(rows, streams)
    leave_chance_moves(rows, streams)
    leave_leads(rows, streams)
    leave_what_leads_over(rows, streams)
    leave_heads(rows, streams)
    rows = tuple(_without_times(rows, streams, words))
    for at_end, measure in ((False, _lead), (True, _trail)):
        at_edge = _at_edge(rows[:: -1 if at_end else 1], streams)
        for row in rows:
            sizes = {
                i: measure(streams[i], row.ranges[i], words)
                if (id(row), i) in at_edge and streams[i].witness.statement is None and i not in row.apart
                else 0
                for i in row.ranges
            }
            if not at_end and any(sizes.values()):
                _link_behind(row, streams, sizes)
            speaks = _only_say_who(row, streams, sizes, at_end, words)
            if any(sizes.values()) and _told_apart(row, streams, sizes, at_end, speaks):
                row.narrow({i: _rest(row.ranges[i], size, at_end) for i, size in sizes.items()})
    return rows


def _at_edge(rows: Iterable[Row], streams: Sequence[Stream]) -> set[tuple[int, int]]:
    """The rows with which the statement may begin in a source, each with that source.

    What it has alone before that is none, nor are lines that lead over and are alike by chance.
    """
    found: set[tuple[int, int]] = set()
    begun: set[int] = set()
    for row in rows:
        if len(row.ranges) == 1:
            continue
        if begun.issuperset(row.ranges):
            continue
        found.update((id(row), i) for i in row.ranges if i not in begun)
        leads = any(
            streams[i].paragraph(*streams[i].extent(words)).text.endswith(COLONS)
            for i, words in row.ranges.items()
        )
        if not (row_is_chance(row) and leads):
            begun.update(row.ranges)
    return found


def _without_times(rows: Sequence[Row], streams: Sequence[Stream], quoting: QuotingWords) -> Iterator[Row]:
    """The rows without the times that a source's paragraphs begin with, and before each a row for its time.

    The times of sources that have them where the base has one are text: whoever lacks one there left it out.
    """
    times = [
        {
            i: size
            for i, words in row.ranges.items()
            if i not in row.apart and (size := _time(streams[i], words, quoting))
        }
        for row in rows
    ]
    shared = [found for row, found in zip(rows, times, strict=True) if row.base in found and len(found) > 1]
    text = {i for found in shared for i in found}
    for row, found in zip(rows, times, strict=True):
        if not found:
            yield row
            continue
        settled = {i for i, size in found.items() if _was_without(streams[i], row.ranges[i], size)}
        own = {i: found.get(i, 0) if i in settled or i not in text else 0 for i in row.ranges}
        if not _told_apart(row, streams, own, at_end=False):
            own = {i: size if i in settled else 0 for i, size in own.items()}
        if any(own.values()):
            yield from (
                Row(i, {i: _part(row.ranges[i], size, at_end=False)}) for i, size in own.items() if size
            )
            row.narrow({i: _rest(row.ranges[i], size, at_end=False) for i, size in own.items()})
        yield row


def _was_without(stream: Stream, words: WordRange, size: int) -> bool:
    """Whether a paragraph was published without so many of its first words."""
    return stream.paragraph(*stream.extent(_rest(words, size, at_end=False))).text in stream.witness.published


def _link_behind(row: Row, streams: Sequence[Stream], sizes: Mapping[int, int]) -> None:
    """Link the first words behind what leads over where one was linked with the same in it: *The … “The*."""
    own = sizes[row.base]
    for i, alignment in row.alignments.items():
        first, there = (streams[n].keys[row.ranges[n].first + sizes[n]] for n in (row.base, i))
        early = np.flatnonzero((alignment.same >= 0) & (alignment.same <= sizes[i]))
        if (
            first == there
            and len(early) == 1
            and early[0] <= own
            and not np.any(alignment.same[:own] > sizes[i])
        ):
            same = alignment.same.copy()
            moved = streams[row.base].keys[row.ranges[row.base].first + early[0]] == first
            same[early[0]] = -1
            if moved and same[own] < 0:
                same[own] = sizes[i]
                row.relink(i, Alignment(same, alignment.alike))


def _only_say_who(
    row: Row, streams: Sequence[Stream], sizes: Mapping[int, int], at_end: bool, quoting: QuotingWords
) -> bool:
    """Whether a source has no words to set aside, and those of all others only say who speaks, no figure."""
    if all(sizes.values()):
        return False
    leads = [
        streams[i].witness.text[slice(*streams[i].extent(_part(row.ranges[i], size, at_end)))]
        for i, size in sizes.items()
        if size
    ]
    return all(quoting.says_who(_WORD.findall(said)) and not any(map(str.isdigit, said)) for said in leads)


def _told_apart(
    row: Row, streams: Sequence[Stream], sizes: dict[int, int], at_end: bool, speaks: bool = False
) -> bool:
    """Whether the words beside those set aside stand for each other in all, and the latter say nothing alike.

    What is said in two ways, as two figures or two cries, is wording. Of words that only say who speaks
    (`speaks`) two may be alike: two papers name the same speaker, where a third prints the words alone.
    """
    part = {i: _part(row.ranges[i], size, at_end) for i, size in sizes.items()}
    said = {tuple(streams[i].keys[slice(*words)].tolist()) for i, words in part.items()}
    if len(said) == 1:
        return False  # one source alone, or all with the same
    if not speaks and sum(map(len, map(set, said))) > len(set().union(*said)):
        return False
    for i, alignment in row.alignments.items():
        there = partners(alignment)
        own = sizes[row.base]
        if at_end:
            last = row.ranges[i].end - row.ranges[i].first - 1 - sizes[i]
            if there[len(there) - 1 - own] != last:
                return False
        elif there[own] != sizes[i]:
            return False
    return True


def _part(words: WordRange, size: int, at_end: bool) -> WordRange:
    return WordRange(words.end - size, words.end) if at_end else WordRange(words.first, words.first + size)


def _rest(words: WordRange, size: int, at_end: bool) -> WordRange:
    return WordRange(words.first, words.end - size) if at_end else WordRange(words.first + size, words.end)


def _lead(stream: Stream, words: WordRange, quoting: QuotingWords) -> int:
    """How many first words of a paragraph are a heading, a dateline, or say who speaks before a mark."""
    text, starts = _text(stream, words)
    if heading := _heading(text):
        return _fewer(starts, lambda start: start < heading)
    found = _dateline().match(text[: 2 * _LONGEST])
    if found and not _says_something(_WORD.findall(found[0]), quoting):
        return _fewer(starts, lambda start: start < found.end())
    opens = next((at for at, sign in enumerate(text[:_LONGEST]) if sign in CLOSERS), 0)
    closed = text.find(CLOSERS[text[opens]], opens + 1) if opens else 0
    if not opens or 0 <= closed < len(text.rstrip()) - 2:
        return 0
    before = text[:opens].rstrip()
    told = quoting.says_who(_WORD.findall(before)) and not before.endswith(_STOPS)
    return _fewer(starts, lambda start: start < opens) if told or before.endswith(COLONS) else 0


def _heading(text: str) -> int:
    """Where the first line of a paragraph ends, if it is a heading: no sentence, not broken for its width."""
    first, *rest = text.split("\n")
    short = rest and _SHORTER * len(first.strip()) <= min(max(map(len, rest)), _SHORTER * _LONGEST)
    return len(first) if short and first[-1:].isalnum() and first[:1].isupper() else 0


@cache
def _dateline() -> regex.Pattern[str]:
    """Compiled where a source has words before the statement: it takes longer than any other pattern."""
    return regex.compile(rf"\W{{0,3}}(?:{'|'.join(_DATELINES)})[\s“„«「\"']*")


def _time(stream: Stream, words: WordRange, quoting: QuotingWords) -> int:
    """How many first words of a paragraph are the time at which it was printed, and no editor's text."""
    start, end = stream.extent(words)
    found = quoting.signs.time.match(stream.witness.text, start, min(end, start + _LONGEST))
    if not found or _says_something(_WORD.findall(found[0]), quoting):
        return 0
    if stream.witness.has_decided(start, found.end()):
        return 0
    _, starts = _text(stream, words)
    return _fewer(starts, lambda place: start + place < found.end())


def _trail(stream: Stream, words: WordRange, quoting: QuotingWords) -> int:
    """How many last words of a paragraph say who spoke behind a mark that closes, or name the speaker.

    Or they are a link, tags, an agency in brackets, or what a page prints at the end of a text.
    """
    text, starts = _text(stream, words)
    stops = [found.end() for found in _STOP.finditer(text, max(0, len(text) - _LONGEST))]
    page = next((stop for stop in stops if _closes_page(text[stop:].strip(), quoting)), None)
    if page is not None:
        return _fewer(starts, lambda start: start >= page)
    closed = max(map(text.rfind, CLOSERS.values()))
    said, after = text[: closed + 1], text[closed + 1 :]
    if closed < 1 or len(after) > _LONGEST or not (said.lstrip()[0] in CLOSERS or _opened_before(said)):
        return 0
    forms = _WORD.findall(after)
    signed = _SIGNED.fullmatch(after) and len(forms) <= _SIGNATURE and not _says_something(forms, quoting)
    told = signed or quoting.says_who(forms)
    return _fewer(starts, lambda start: start > closed) if told else 0


def _closes_page(text: str, quoting: QuotingWords) -> bool:
    """Whether what is behind a sentence is a link, tags, an agency in brackets, or a line of web pages."""
    if _ENDS.fullmatch(text):
        return True
    return quoting.listed.match(text) or quoting.listed.reserves_rights(text)


def _says_something(forms: Sequence[str], quoting: QuotingWords) -> bool:
    """Whether words deny, or name those who speak: no dateline and no name does."""
    return any(map(quoting.negates, forms)) or quoting.speaks(forms) or quoting.says_who(forms)


def _opened_before(said: str) -> bool:
    """Whether the last mark of a paragraph closes one that opened before it."""
    close = said[-1]
    opened = sum(said.count(sign) for sign, other in CLOSERS.items() if other == close != sign)
    return said.count(close) % 2 == 1 if close in CLOSERS and not opened else opened < said.count(close)


def _text(stream: Stream, words: WordRange) -> tuple[str, list[int]]:
    """A paragraph as its file has it, and where its words begin; nothing where it was published as text."""
    start, end = stream.extent(words)
    if stream.paragraph(start, end).text in stream.witness.published:
        return "", []
    return stream.witness.text[start:end], (stream.starts[slice(*words)] - start).tolist()


def _fewer(starts: Sequence[int], wanted: Callable[[int], bool]) -> int:
    """How many words are wanted; 0 where all are, as nothing would be left."""
    size = int(np.count_nonzero([wanted(start) for start in starts]))
    return size if size < len(starts) else 0
