"""Numbers and short forms in several words: where all together say the same they are one difference."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Final, Protocol

from edition.analysis.places.joining import Difference, JoinedStreams, PlainDifference, joined, trimmed
from edition.analysis.places.whole_numbers import spans_apart
from edition.model import Span, WordRange
from edition.text.figures import DASHES
from edition.text.streams import Stream

_HYPHEN: Final = re.compile(rf"[{DASHES}]")
_PHRASE: Final = 5  # most words on either side of a difference that say one number with it


def whole_phrases(
    pair: JoinedStreams, region_a: WordRange, region_b: WordRange, classifier: Phrases
) -> list[Difference]:
    """The differences, those in one number, date, sum or short form made one where it says the same.

    None reaches beyond the regions, words of the streams: the next paragraph goes on no number.
    """
    cased = pair.a.layout.one_case != pair.b.layout.one_case  # what differs in capitals alone says nothing
    pair = JoinedStreams(pair.a, pair.b, _adjoining(pair, classifier, cased))
    of_a: list[Span] = []
    of_b: list[Span] = []
    for each in pair.found:
        if type(each) is PlainDifference or (cased and _is_case(pair, each)):
            continue
        texts = pair.texts(each)
        if _is_short_alone(*texts, classifier):  # no phrase behind it begins before it
            region_a = WordRange(bisect_left(pair.a.word_starts, each.a_end), region_a[1])
            region_b = WordRange(bisect_left(pair.b.word_starts, each.b_end), region_b[1])
            continue
        in_a = _phrase(pair.a, region_a, each.a, each.a_end, classifier)
        in_b = _phrase(pair.b, region_b, each.b, each.b_end, classifier)
        if (in_a or in_b) and _may_say(pair, each, classifier):
            if in_a and in_b and any(map(str.isalnum, "".join(texts))):
                in_a, in_b = _without_same_ends(pair, each, (in_a[0], in_b[0]), classifier)
            of_a += in_a
            of_b += in_b
    of_a, of_b = spans_apart(sorted(of_a)), spans_apart(sorted(of_b))

    def joins(one: str, two: str, inside: Sequence[tuple[str, str]]) -> bool:
        if classifier.counts_otherwise(one, two):
            return True
        if not classifier.same(one, two):
            return False
        parts = [each for each in inside if not (cased and _are_one(*each))]
        alike = (classifier.same(*each) or classifier.is_spelling(*each) for each in parts)
        return len(parts) > 1 or not all(alike)

    return joined(pair, of_a, of_b, joins)


def _is_short_alone(one: str, two: str, phrases: Phrases) -> bool:
    """True of a short form and its full form, which is no part of a figure: pp. of *pages 12 to 14*."""
    if not (phrases.may_have_short(one) or phrases.may_have_short(two)) or not phrases.same(one, two):
        return False
    return phrases.is_part(one.strip()) != phrases.is_part(two.strip())


def _without_same_ends(
    pair: JoinedStreams, each: Difference, around: tuple[Span, Span], phrases: Phrases
) -> tuple[list[Span], list[Span]]:
    """Two phrases around a difference, without words at their ends that both have, where only so they agree.

    Of *4 Millionen im Jahr* and *4 Mio. im Jahr* the last two words are no part of the number.
    """
    one, two = around
    for end_a, end_b in _same_last(pair, around, each, phrases):
        for start_a, start_b in _same_first(pair, around, each, phrases):
            if phrases.same(pair.a.reading(start_a, end_a), pair.b.reading(start_b, end_b)):
                return [Span(start_a, end_a)], [Span(start_b, end_b)]
    return [one], [two]


def _same_last(
    pair: JoinedStreams, around: tuple[Span, Span], each: Difference, phrases: Phrases
) -> Iterator[tuple[int, int]]:
    """Where the spans end, and end before each word behind the difference that goes on no number, in both.

    The point of a short form is part of it, if that leaves both the same.
    """
    a, b = pair.a, pair.b
    ends = around[0].end, around[1].end
    yield ends
    last_a, last_b = (bisect_left(s.word_starts, end) - 1 for s, end in zip((a, b), ends, strict=True))
    other = False  # the word dropped last goes on no number
    while last_a and last_b and a.word_starts[last_a] >= each.a_end and b.word_starts[last_b] >= each.b_end:
        word = _word(a, last_a)
        if not _are_one(word, _word(b, last_b)):
            return
        last_a, last_b = last_a - 1, last_b - 1
        other = _goes_on_none(word, other, phrases)
        if other:
            end_a, end_b = max(a.word_ends[last_a], each.a_end), max(b.word_ends[last_b], each.b_end)
            yield _behind_point(a, end_a), _behind_point(b, end_b)
            yield end_a, end_b


def _behind_point(stream: Stream, at: int) -> int:
    return at + stream.witness.text.startswith(".", at)


def _same_first(
    pair: JoinedStreams, around: tuple[Span, Span], each: Difference, phrases: Phrases
) -> Iterator[tuple[int, int]]:
    """Where they begin, and begin behind each such word before the difference."""
    a, b = pair.a, pair.b
    starts = around[0].start, around[1].start
    yield starts
    first_a, first_b = (bisect_left(s.word_starts, start) for s, start in zip((a, b), starts, strict=True))
    other = False
    while a.word_ends[first_a] <= each.a and b.word_ends[first_b] <= each.b:
        word = _word(a, first_a)
        first_a, first_b = first_a + 1, first_b + 1
        same = _are_one(word, _word(b, first_b - 1))
        if not same or first_a == len(a) or first_b == len(b):
            return
        other = _goes_on_none(word, other, phrases)
        if other:
            yield min(a.word_starts[first_a], each.a), min(b.word_starts[first_b], each.b)


def _goes_on_none(word: str, beside_other: bool, phrases: Phrases) -> bool:
    """True of a word that goes on no number; what joins parts goes on none beside such a word."""
    return beside_other if phrases.joins_parts(word) else not phrases.may_be_figure(word)


def _may_say(pair: JoinedStreams, each: Difference, phrases: Phrases) -> bool:
    """True of a difference with words, or with a hyphen or sign, which may make another number of words.

    Other marks are what they are in the slot where they stand, whatever differs elsewhere.
    """
    return any(
        any(map(str.isalnum, word)) or _HYPHEN.fullmatch(word) or phrases.in_phrase(word)
        for text in pair.texts(each)
        for word in text.split()
    )


def _is_case(pair: JoinedStreams, each: Difference) -> bool:
    return _are_one(*pair.texts(each))


def _are_one(one: str, two: str) -> bool:
    """True of the same words, capitals aside."""
    return one.casefold() == two.casefold()


def _adjoining(pair: JoinedStreams, phrases: Phrases, cased: bool) -> list[Difference]:
    """The differences, neighbours with only space between them made one where together they say the same.

    Where the texts are `cased` otherwise what differs in capitals alone neither begins nor ends them.
    """
    kept: list[Difference] = []
    number = 0
    while number < len(pair.found):
        if cased and _is_case(pair, pair.found[number]):
            kept.append(pair.found[number])
            number += 1
            continue
        end = number + 1
        while end < min(len(pair.found), number + _PHRASE) and _adjoin(pair, end - 1):
            end += 1
        while cased and end > number + 1 and _is_case(pair, pair.found[end - 1]):
            end -= 1
        several = pair.found[number:end] if end > number + 1 else ()
        for stop in range(end, number + 1, -1) if any(_may_say(pair, x, phrases) for x in several) else ():
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
    may = [phrases.may_be_figure(two), phrases.may_be_figure(one)]
    if phrases.may_have_short(one) or phrases.may_have_short(two):
        may = [True, True]
    elif not any(may):
        return []
    if phrases.same(one, two):
        return [trimmed(pair, hull)]
    sides = ((True, pair.a, hull.a, hull.a_end), (False, pair.b, hull.b, hull.b_end))
    for a, stream, start, end in compress(sides, may):
        first, last = bisect_left(stream.word_starts, start), bisect_left(stream.word_starts, end)
        for word in range(first + 1, min(last, first + _PHRASE)):
            at = stream.word_starts[word]
            rest = stream.reading(at, end).strip()
            if phrases.same(rest, two) if a else phrases.same(one, rest):
                same = (
                    Difference(at, end, hull.b, hull.b_end) if a else Difference(hull.a, hull.a_end, at, end)
                )
                alone = Difference(start, at, hull.b, hull.b) if a else Difference(hull.a, hull.a, start, at)
                return [trimmed(pair, alone), trimmed(pair, same)]
    return []


def _adjoin(pair: JoinedStreams, number: int) -> bool:
    """True of a difference between which and the next there are no words in either text."""
    one, two = pair.found[number], pair.found[number + 1]
    if PlainDifference in (type(one), type(two)):
        return False
    return not (pair.a.reading(one.a_end, two.a).strip(" .") or pair.b.reading(one.b_end, two.b).strip(" ."))


class Phrases(Protocol):
    """What is said in more than one word, and in short."""

    def is_part(self, word: str) -> bool:
        """True of a word that may be part of a number, or of a short form."""

    def in_phrase(self, word: str) -> bool:
        """True of a word by which a phrase may be known: such a part, short or full, or what joins parts."""

    def joins_parts(self, word: str) -> bool:
        """True of a word that stands between two such words (one hundred and one)."""

    def counts_otherwise(self, one: str, two: str) -> bool:
        """True of the same words that only hyphens make other numbers: two hundred-pound men."""

    def same(self, one: str, two: str) -> bool:
        """True of two readings that say the same figure, or the same words in short."""

    def may_have_short(self, text: str) -> bool:
        """False of a reading of which no part is short; two without say the same only as figures."""

    def may_be_figure(self, text: str) -> bool:
        """False of a reading that says the same as no figure."""

    def is_spelling(self, one: str, two: str) -> bool:
        """True of words that are the same in another spelling, beside whatever short form they stand."""


def _phrase(stream: Stream, region: WordRange, begin: int, close: int, phrases: Phrases) -> list[Span]:
    """The run of such words around `[begin, close)`, as a span of the source, where it reaches beyond."""
    starts, ends = stream.word_starts, stream.word_ends
    first, end = bisect_right(ends, begin), bisect_left(starts, close)
    if first == end and first > region[0] and ends[first - 1] == begin:
        first -= phrases.is_part(_word(stream, first - 1) + ".")
    first, end = _widened(stream, region, min(first, end), max(first, end), phrases)
    if end == first:
        return []
    start, stop = starts[first], ends[end - 1]
    stop += stream.witness.text.startswith(".", stop) and phrases.is_part(_word(stream, end - 1) + ".")
    if begin <= start and stop <= close:
        return []
    known = any(phrases.in_phrase(_word(stream, word)) for word in range(first, end))
    return [Span(start, stop)] if known else []


def _widened(stream: Stream, region: WordRange, first: int, end: int, phrases: Phrases) -> tuple[int, int]:
    """A range of words with those of its region on either side that go on the phrase, a few at most."""
    lowest, highest = max(region[0], first - _PHRASE), min(region[1], end + _PHRASE)
    while first > lowest and _goes_on(stream, region, first - 1, -1, phrases):
        first -= 1
    while end < highest and _goes_on(stream, region, end, 1, phrases):
        end += 1
    return first, end


def _goes_on(stream: Stream, region: WordRange, word: int, step: int, phrases: Phrases) -> bool:
    """True of a word of a region that goes on a phrase: a part of one, or what joins the next word to it."""
    text = _word(stream, word)
    if not phrases.in_phrase(text):
        return False
    if phrases.is_part(text):
        return True
    after = word + step
    inside = region[0] <= after < region[1]
    return inside and phrases.joins_parts(text) and phrases.is_part(_word(stream, after))


def _word(stream: Stream, word: int) -> str:
    return stream.witness.text[stream.word_starts[word] : stream.word_ends[word]]
