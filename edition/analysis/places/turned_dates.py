"""Dates of which day and month changed places: 4 May, May 4."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final

from edition.analysis.kinds.meaning import Meaning
from edition.analysis.places.joining import Difference, JoinedStreams, PlainDifference
from edition.late_patterns import late
from edition.text.streams import Stream

# Before a month and no day: in June 5 died
_IN: Final = late(re.compile, r"(?<!\w)(?:i[nm]?|e[nm]|în|a)\s+$", re.IGNORECASE)
_NTH: Final = late(re.compile, r"\d(?:st|nd|rd|th|er|º|ª)(?!\w)")
_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)(?!00)\d\d(?!\d)")  # not 2000, which may count what follows
_ENDS: Final = late(re.compile, rf"[”’»“\"]|\s*(?:[.,;:!?)\]]|\n\s*\n|$)|,?\s*{_YEAR.pattern}")
_MARKS: Final = " \t\n\xa0\"'‘’“”„«»(["  # that may open a quotation with such a date
_BEFORE: Final = 6  # characters in which it stands


def turned_dates(pair: JoinedStreams, meaning: Meaning) -> frozenset[Difference]:
    """The differences that are one date together, of which day and month changed places: 4 May, May 4."""
    if len(pair.found) < len(("day", "month")):
        return frozenset()
    found: set[Difference] = set()
    sides = ((each, _sides(pair, each)) for each in pair.found)
    for (one, alone), (two, after) in pairwise(sides):
        date = Difference(one.a, _last_word(pair.a, two.a_end), one.b, _last_word(pair.b, two.b_end))
        if (
            alone * after < 0
            and meaning.values.turned_date(*(text.strip(_MARKS) for text in pair.texts(date)))
            and _dated(pair, date, meaning)
        ):
            found |= {one, two}
    return frozenset(found)


def _dated(pair: JoinedStreams, date: Difference, meaning: Meaning) -> bool:
    """True of day and month where the number counts nothing that follows it: in May 4 people died.

    A year follows in both texts, or a mark, the end or a word that is not counted does, or the day is an
    ordinal. Nor is it the number of what stands before it: chapter 4 May the reader skip.
    """
    if _IN.search(pair.a.witness.text[max(0, date.a - _BEFORE) : date.a]):
        return False
    if _word_before(pair.a, date.a).casefold() in meaning.numbered:
        return False
    if all(_NTH.search(text) for text in pair.texts(date)):
        return True
    sides = ((pair.a, date.a, date.a_end), (pair.b, date.b, date.b_end))
    return all(
        _YEAR.search(stream.witness.text, start, end)
        or _ENDS.match(stream.witness.text, end)
        or _word_at(stream, end).casefold() in meaning.uncounted
        or _goes_on(stream, end, meaning)
        for stream, start, end in sides
    )


def _goes_on(stream: Stream, end: int, meaning: Meaning) -> bool:
    """True where the word of a range and another day of a month follow, or *and* and no number.

    So of 4 May to 6 June, and of 4 May and has agreed.
    """
    word = bisect_left(stream.word_starts, end)
    words = (stream.word_starts[at] for at in range(word, min(word + 3, len(stream))))
    values = meaning.values
    match [_word_at(stream, start).casefold() for start in words]:
        case [first, day, month] if first in values.ranges:
            return values.is_day(f"{day} {month}")
        case [first, second, *_]:
            return first in values.also and not values.is_figure(second)
    return False


def _last_word(stream: Stream, end: int) -> int:
    """Where the last word before a place ends, without the marks behind it."""
    word = bisect_left(stream.word_starts, end) - 1
    return min(end, int(stream.word_ends[word])) if word >= 0 else end


def _word_at(stream: Stream, start: int) -> str:
    """The word that begins at a place or after it, "" at the end."""
    word = bisect_left(stream.word_starts, start)
    return stream.reading(stream.word_starts[word], stream.word_ends[word]) if word < len(stream) else ""


def _word_before(stream: Stream, start: int) -> str:
    """The word that ends before a place, "" at the beginning."""
    word = bisect_left(stream.word_starts, start) - 1
    return stream.reading(stream.word_starts[word], stream.word_ends[word]) if word >= 0 else ""


def _sides(pair: JoinedStreams, each: Difference) -> int:
    """1 where only the first text has words at a difference, -1 where only the other has, else 0."""
    if type(each) is PlainDifference:
        return (each.b == each.b_end) - (each.a == each.a_end)
    one, two = pair.texts(each)
    return _has_letters(one) - _has_letters(two)


def _has_letters(text: str) -> bool:
    """True of a text with a letter or digit, which nearly all begin with."""
    return text[:1].isalnum() or any(map(str.isalnum, text))
