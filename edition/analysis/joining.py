"""Differences that are one: where a mark in a figure differs, the whole figure does.

Words are compared before what stands between them, so that `5-10` beside `510` comes as a lone word and a
mark, `-5` beside `5` as a mark. Here such differences grow to the figures they are in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple, Protocol

from edition.model import Span, WordRange
from edition.text.figures import ENCLOSED, SECTION, find_figures
from edition.text.normalize import Ladder, closed
from edition.text.tokens import Stream

_PRIMES: Final = re.compile("['\"’”](?=$|[\\s,;)])")
_IN_BRACKETS: Final = re.compile(r"\w?\)?[(\[]$")
_OPENING: Final = re.compile(r"(?<=\w)['’](?=\w)|(?<=s)['’](?=\s)")  # what opens no quotation
_DIGIT: Final = re.compile("[0-9]")
_PHRASE: Final = 5  # most words on either side of a difference that say one number with it


class Difference(NamedTuple):
    """`[a, a_end)` of one source differs from `[b, b_end)` of the other; an absent reading has length 0."""

    a: int
    a_end: int
    b: int
    b_end: int


Joins = Callable[[str, str, Sequence[tuple[str, str]]], bool]
"""Whether two readings are one difference, and not those inside them (their readings follow)."""


@dataclass(frozen=True)
class JoinedStreams:
    """Two streams and the differences found between them, in order; offsets are of the sources."""

    a: Stream
    b: Stream
    found: list[Difference]

    def texts(self, each: Difference) -> tuple[str, str]:
        """The two readings of a difference."""
        return self.a.reading(each.a, each.a_end), self.b.reading(each.b, each.b_end)

    def hull(self, first: int, last: int) -> Difference:
        """From the beginning of one difference to the end of another."""
        one, two = self.found[first], self.found[last]
        return Difference(one.a, two.a_end, one.b, two.b_end)

    def grown(self, number: int, of_a: Sequence[Span], of_b: Sequence[Span]) -> tuple[int, int, Difference]:
        """A difference with the spans that it reaches into, and which differences are in it (first, end).

        `of_a` and `of_b` are spans of the two sources, in order; they begin and end with words or marks.
        """
        first, end, grown = number, number + 1, self.found[number]
        while True:
            a, a_end = _reached(grown.a, grown.a_end, of_a)
            b, b_end = _reached(grown.b, grown.b_end, of_b)
            while first and (self.found[first - 1].a_end > a or self.found[first - 1].b_end > b):
                first -= 1
            while end < len(self.found) and (self.found[end].a < a_end or self.found[end].b < b_end):
                end += 1
            hull = self.hull(first, end - 1)
            a, b = min(a, hull.a), min(b, hull.b)
            a_end, b_end = max(a_end, hull.a_end), max(b_end, hull.b_end)
            a, b = self._both_before(first, a, b)
            a_end, b_end = self._both_after(end - 1, a_end, b_end)
            if (following := Difference(a, a_end, b, b_end)) == grown:
                return first, end, grown
            grown = following

    def _both_before(self, first: int, a: int, b: int) -> tuple[int, int]:
        """The earlier of two places before a difference, in both sources."""
        start = self.found[first]
        back_a = _words_between(self.a, a, start.a), _into(self.a, a, start.a)
        back_b = _words_between(self.b, b, start.b), _into(self.b, b, start.b)
        if back_a > back_b:
            return a, _back(self.b, start.b, back_a)
        return (_back(self.a, start.a, back_b), b) if back_b > back_a else (a, b)

    def _both_after(self, last: int, a_end: int, b_end: int) -> tuple[int, int]:
        """The later of two places after a difference, in both sources."""
        stop = self.found[last]
        on_a, on_b = _ends_between(self.a, stop.a_end, a_end), _ends_between(self.b, stop.b_end, b_end)
        if on_a > on_b:
            return a_end, _on(self.b, stop.b_end, on_a)
        return (_on(self.a, stop.a_end, on_b), b_end) if on_b > on_a else (a_end, b_end)


def _reached(start: int, end: int, spans: Sequence[Span]) -> Span:
    """A stretch with the spans that it overlaps, or inside which it lies empty."""
    at = max(0, bisect_left(spans, (start, start)) - 1)
    for number in range(at, len(spans)):
        span = spans[number]
        if span.start >= end and span.start > start:
            break
        if span.end > start and (span.start < end or span.start < start):
            start, end = min(start, span.start), max(end, span.end)
    return Span(start, end)


def _stands_alone(each: Difference, of_a: Sequence[Span], of_b: Sequence[Span]) -> bool:
    """True of a difference that reaches into no span of either source, as nearly all."""
    return (*_reached(each.a, each.a_end, of_a), *_reached(each.b, each.b_end, of_b)) == each


def _words_between(stream: Stream, start: int, end: int) -> int:
    """How many words begin in a stretch."""
    starts = stream.word_starts
    return bisect_left(starts, end) - bisect_left(starts, start) if end != start else 0


def _into(stream: Stream, start: int, end: int) -> int:
    """How many characters stand between a place and the word after it, or the end of the stretch."""
    word = bisect_left(stream.word_starts, start)
    return min(stream.word_starts[word] if word < len(stream) else end, end) - start


def _back(stream: Stream, start: int, back: tuple[int, int]) -> int:
    """The place so many words and characters before another."""
    words, characters = back
    word = bisect_left(stream.word_starts, start) - words
    return (stream.word_starts[max(word, 0)] if words else start) - characters


def _ends_between(stream: Stream, start: int, end: int) -> tuple[int, int]:
    """How many words end in a stretch, and how many characters follow the last of them there."""
    first, last = bisect_right(stream.word_ends, start), bisect_right(stream.word_ends, end)
    at = max(stream.word_ends[last - 1], start) if last else start
    return last - first, end - at


def _on(stream: Stream, end: int, on: tuple[int, int]) -> int:
    """The place so many words and characters after another."""
    words, characters = on
    word = bisect_right(stream.word_ends, end) + words - 1
    return (stream.word_ends[min(word, len(stream) - 1)] if words else end) + characters


def joined(pair: JoinedStreams, of_a: Sequence[Span], of_b: Sequence[Span], joins: Joins) -> list[Difference]:
    """The differences, those made one that reach into one span where `joins` says so."""
    if not (of_a or of_b):
        return pair.found
    kept: list[Difference] = []
    done = 0
    for number, each in enumerate(pair.found):
        if number < done:
            continue
        if _stands_alone(each, of_a, of_b):
            kept.append(each)
            done = number + 1
            continue
        first, end, grown = pair.grown(number, of_a, of_b)
        inside = list(map(pair.texts, pair.found[first:end]))
        if first >= done and grown != pair.found[number] and joins(*pair.texts(grown), inside):
            del kept[len(kept) - (number - first) :]
            kept.append(_trimmed(pair, grown))
            done = end
        else:
            kept.append(pair.found[number])
            done = number + 1
    return kept


def _trimmed(pair: JoinedStreams, each: Difference) -> Difference:
    """A difference without white space at the ends of its readings."""
    a, a_end = _inner(pair.a.witness.text, each.a, each.a_end)
    return Difference(a, a_end, *_inner(pair.b.witness.text, each.b, each.b_end))


def _inner(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    if not inside.strip():
        return Span(start, end)
    return Span(end - len(inside.lstrip()), start + len(inside.rstrip()))


# Figures ------------------------------------------------------------------------------------------


def whole_figures(pair: JoinedStreams, extent_a: Span, extent_b: Span, ladder: Ladder) -> list[Difference]:
    """The differences, those in a figure grown to it where only so it is seen what they say."""
    if not any(_near_digit(pair, each) for each in pair.found):
        return pair.found
    of_a, of_b = _figures(pair.a, extent_a), _figures(pair.b, extent_b)

    def joins(one: str, two: str, inside: Sequence[tuple[str, str]]) -> bool:
        if SECTION.search(one) and SECTION.search(two):
            return True
        if closed(ladder.punctuation(one)) == closed(ladder.punctuation(two)):
            return len(inside) > 1 or _only_marks(ladder, *inside[0])
        return any(_all_marks(*texts) or _same_words(ladder, *texts) for texts in inside)

    return joined(pair, of_a, of_b, joins)


def whole_phrases(pair: JoinedStreams, classifier: Phrases) -> list[Difference]:
    """The differences, those in one number, date, sum or short form made one where it says the same."""
    words = {word for each in pair.found for text in pair.texts(each) for word in text.split()}
    if not any(
        classifier.is_part(word) or classifier.is_part(word + ".") or classifier.joins_parts(word)
        for word in words
    ):
        return pair.found
    pair = replace(pair, found=_adjoining(pair, classifier))
    of_a = _phrases(pair.a, [Span(each.a, each.a_end) for each in pair.found], classifier)
    of_b = _phrases(pair.b, [Span(each.b, each.b_end) for each in pair.found], classifier)

    def joins(one: str, two: str, inside: Sequence[tuple[str, str]]) -> bool:
        return not (len(inside) == 1 and classifier.same(*inside[0])) and classifier.same(one, two)

    return joined(pair, of_a, of_b, joins)


def _adjoining(pair: JoinedStreams, phrases: Phrases) -> list[Difference]:
    """The differences, neighbours with only space between them made one where together they say the same."""
    kept: list[Difference] = []
    number = 0
    while number < len(pair.found):
        end = number + 1
        while end < min(len(pair.found), number + _PHRASE) and _adjoin(pair, end - 1):
            end += 1
        for stop in range(end, number + 1, -1):
            hull = pair.hull(number, stop - 1)
            if same := _same_at_the_end(pair, hull, phrases):
                kept += same
                number = stop
                break
        else:
            kept.append(pair.found[number])
            number += 1
    return kept


def _same_at_the_end(pair: JoinedStreams, hull: Difference, phrases: Phrases) -> list[Difference]:
    """A difference that says the same on both sides, after what only one of them has: a time, a name."""
    one, two = (text.strip() for text in pair.texts(hull))
    if phrases.same(one, two):
        return [_trimmed(pair, hull)]
    sides = ((True, pair.a, hull.a, hull.a_end), (False, pair.b, hull.b, hull.b_end))
    for a, stream, start, end in sides:
        first, last = bisect_left(stream.word_starts, start), bisect_left(stream.word_starts, end)
        for word in range(first + 1, min(last, first + _PHRASE)):
            at = stream.word_starts[word]
            rest = stream.reading(at, end).strip()
            if phrases.same(rest, two) if a else phrases.same(one, rest):
                same = (
                    Difference(at, end, hull.b, hull.b_end) if a else Difference(hull.a, hull.a_end, at, end)
                )
                alone = Difference(start, at, hull.b, hull.b) if a else Difference(hull.a, hull.a, start, at)
                return [_trimmed(pair, alone), _trimmed(pair, same)]
    return []


def _adjoin(pair: JoinedStreams, number: int) -> bool:
    """True of a difference between which and the next there are no words in either text."""
    one, two = pair.found[number], pair.found[number + 1]
    between = pair.a.reading(one.a_end, two.a) + pair.b.reading(one.b_end, two.b)
    return not between.strip(" .")


class Phrases(Protocol):
    """What is said in more than one word, and in short."""

    def is_part(self, word: str) -> bool:
        """True of a word that may be part of a number, or of a short form."""

    def joins_parts(self, word: str) -> bool:
        """True of a word that stands between two such words (one hundred and one)."""

    def same(self, one: str, two: str) -> bool:
        """True of two readings that say the same figure, or the same words in short."""


def _phrases(stream: Stream, places: Sequence[Span], phrases: Phrases) -> list[Span]:
    """The runs of such words around places, as spans of the source, in order."""
    found: set[Span] = set()
    for place in places:
        after, before = (
            (bisect_right, bisect_left) if place.end > place.start else (bisect_left, bisect_right)
        )
        first, end = after(stream.word_ends, place.start), before(stream.word_starts, place.end)
        first, end = _widened(stream, min(first, end), max(first, end), phrases)
        if end > first:
            stop = stream.word_ends[end - 1]
            stop += stream.witness.text.startswith(".", stop) and phrases.is_part(
                _word(stream, end - 1) + "."
            )
            found.add(Span(stream.word_starts[first], stop))
    return _apart(sorted(found))


def _widened(stream: Stream, first: int, end: int, phrases: Phrases) -> WordRange:
    """A range of words with those on either side that go on the phrase, a few at most."""

    def part(word: int) -> bool:
        return 0 <= word < len(stream) and phrases.is_part(_word(stream, word))

    def between(word: int) -> bool:
        return 0 <= word < len(stream) and phrases.joins_parts(_word(stream, word))

    lowest, highest = first - _PHRASE, end + _PHRASE
    while first > lowest and (part(first - 1) or (between(first - 1) and part(first - 2))):
        first -= 1
    while end < highest and (part(end) or (between(end) and part(end + 1))):
        end += 1
    return WordRange(first, end)


def _word(stream: Stream, word: int) -> str:
    return stream.witness.text[stream.word_starts[word] : stream.word_ends[word]]


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Spans that overlap made one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _near_digit(pair: JoinedStreams, each: Difference) -> bool:
    one = pair.a.witness.text[max(0, each.a - 3) : each.a_end + 3]
    two = pair.b.witness.text[max(0, each.b - 3) : each.b_end + 3]
    near = one + two
    digits = (not near.isascii() or _DIGIT.search(near) is not None) and any(map(str.isdigit, near))
    return digits or _IN_BRACKETS.search(one[:3]) is not None


def _figures(stream: Stream, extent: Span) -> list[Span]:
    """The figures, with the brackets around a lone one and the sign of feet or inches after it."""
    return _figures_in(stream.witness.text, extent)


@lru_cache(maxsize=4)  # the base is compared with every other witness
def _figures_in(text: str, extent: Span) -> list[Span]:
    found = [
        Span(match.start(), _measured(text, extent.start, match)) for match in find_figures(text, *extent)
    ]
    return _apart(sorted({*found, *(Span(*match.span()) for match in ENCLOSED.finditer(text, *extent))}))


def _measured(text: str, start: int, figure: re.Match[str]) -> int:
    """Where a figure ends with the mark of feet or inches after it, which closes no quotation."""
    mark = _PRIMES.match(text, figure.end())
    if not mark:
        return figure.end()
    before = text[start : figure.start()]
    opened = _OPENING.sub("", before) if mark[0] in "'’" else before
    sign = mark[0]
    opens = opened.count(sign) + (sign == "”") * opened.count("“") + (sign == "’") * opened.count("‘")
    return figure.end() if opens % 2 else mark.end()


def _same_words(ladder: Ladder, one: str, two: str) -> bool:
    """True of readings with the same words and figures, differing in marks beyond their glyphs."""
    return closed(ladder.punctuation(one)) == closed(ladder.punctuation(two)) and closed(
        ladder.typographic(one)
    ) != closed(ladder.typographic(two))


def _only_marks(ladder: Ladder, one: str, two: str) -> bool:
    """True of readings that are marks and signs alone, and not the same but for their glyphs."""
    return _all_marks(one, two) and closed(ladder.typographic(one)) != closed(ladder.typographic(two))


def _all_marks(one: str, two: str) -> bool:
    """True of readings without a letter or digit."""
    return not any(character.isalnum() for character in one + two)
