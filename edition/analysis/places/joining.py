"""Differences that are one: where a mark in a figure differs, the whole figure does.

Words are compared before what stands between them, so that `5-10` beside `510` comes as a lone word and a
mark, `-5` beside `5` as a mark. Here such differences grow to the figures they are in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from edition.light_dataclass import dataclass
from edition.model import Span
from edition.text.linking import common_words, linking_form
from edition.text.streams import Stream
from edition.text.word_edges import is_spaceless

_CLAUSE: Final = 6  # signs that are more than a word
_CLOSE: Final = 2  # words between which others changed places with a little word more


class Difference(NamedTuple):
    """`[a, a_end)` of one source differs from `[b, b_end)` of the other; an absent reading has length 0."""

    a: int
    a_end: int
    b: int
    b_end: int


class PlainDifference(Difference):
    """Plain words for plain words, or for nothing, which are no part of anything around them."""

    __slots__ = ()


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


def _reached(start: int, end: int, spans: Sequence[Span]) -> tuple[int, int]:
    """A stretch with the spans that it overlaps, or inside which it lies empty."""
    at = max(0, bisect_left(spans, (start, start)) - 1)
    for number in range(at, len(spans)):
        span = spans[number]
        if span.start >= end and span.start > start:
            break
        if span.end > start and (span.start < end or span.start < start):
            start, end = min(start, span.start), max(end, span.end)
    return start, end


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
        may_join = first >= done and grown != pair.found[number]
        if may_join and joins(*pair.texts(grown), list(map(pair.texts, pair.found[first:end]))):
            del kept[len(kept) - (number - first) :]
            kept.append(trimmed(pair, grown))
            done = end
        else:
            kept.append(pair.found[number])
            done = number + 1
    return kept


def run_together(found: list[Difference], base: Stream, other: Stream) -> list[Difference]:
    """Join differences of neighbouring characters in scripts without spaces, where they make one word."""
    joined: list[Difference] = []
    for difference in found:
        last = joined[-1] if joined else None
        if last and _one_word(last, difference, base.witness.text, other.witness.text):
            joined[-1] = Difference(last.a, difference.a_end, last.b, difference.b_end)
        else:
            joined.append(difference)
    return joined


def _long_loss(each: Difference) -> bool:
    """True of so many signs that only one text has that they are no part of a word beside them."""
    sizes = each.a_end - each.a, each.b_end - each.b
    return min(sizes) == 0 and max(sizes) >= _CLAUSE


def _one_word(last: Difference, following: Difference, base: str, other: str) -> bool:
    """True where two differences adjoin in both texts and all that is printed of them is spaceless."""
    if (last.a_end, last.b_end) != (following.a, following.b) or _long_loss(last) or _long_loss(following):
        return False
    ends = base[last.a : last.a_end][-1:] + other[last.b : last.b_end][-1:]
    begins = base[following.a : following.a_end][:1] + other[following.b : following.b_end][:1]
    return all(is_spaceless(character) for character in ends + begins)


def misread_together(pair: JoinedStreams, misread: Callable[[str, str], bool]) -> list[Difference]:
    """The differences, a word left out beside another that was read with it made one: I am, Lam.

    `misread` says of two readings whether the shapes of one make the other.
    """
    kept: list[Difference] = []
    for each in pair.found:
        if kept and bool(_lone(kept[-1])) != bool(_lone(each)) and _adjoin(pair, kept[-1], each):
            hull = Difference(kept[-1].a, each.a_end, kept[-1].b, each.b_end)
            if misread(*pair.texts(hull)):
                kept[-1] = hull
                continue
        kept.append(each)
    return kept


def _adjoin(pair: JoinedStreams, one: Difference, two: Difference) -> bool:
    """True of differences between which nothing but space is printed."""
    between = pair.a.witness.text[one.a_end : two.a] + pair.b.witness.text[one.b_end : two.b]
    return not between.strip()


def trimmed(pair: JoinedStreams, each: Difference) -> Difference:
    """A difference without white space at the ends of its readings."""
    a, a_end = _inner(pair.a.witness.text, each.a, each.a_end)
    return Difference(a, a_end, *_inner(pair.b.witness.text, each.b, each.b_end))


def _inner(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    if not inside.strip():
        return Span(start, end)
    return Span(end - len(inside.lstrip()), start + len(inside.rstrip()))


def exchanged(pair: JoinedStreams) -> list[Difference]:
    """The differences, words left out here and put in close by with a little word more made one.

    Of `the holy ghost` and `the ghost the holy` neither `holy` is left out nor `the holy` added: two words
    changed places and an article came in. Which of the two has stayed nothing tells.
    """
    kept: list[Difference] = []
    for each in pair.found:
        last = kept[-1] if kept else None
        if last and _lone(last) * _lone(each) < 0 and _changed_places(pair, last, each):
            kept[-1] = Difference(last.a, each.a_end, last.b, each.b_end)
        else:
            kept.append(each)
    return kept


def _lone(each: Difference) -> int:
    """1 where only the first text has words, -1 where only the other has, 0 where both have."""
    return (each.b == each.b_end) - (each.a == each.a_end)


def _changed_places(pair: JoinedStreams, one: Difference, two: Difference) -> bool:
    """True of a lone difference and another turned round with the same words and little ones more."""
    if _words_between(pair.a, one.a_end, two.a) > _CLOSE:
        return False
    out, back = one if _lone(one) > 0 else two, two if _lone(one) > 0 else one
    left, came = _words(pair.a, out.a, out.a_end), _words(pair.b, back.b, back.b_end)
    return (left < came or came < left) and bool(left & came) and left ^ came <= common_words()


def _words(stream: Stream, start: int, end: int) -> set[str]:
    """The words in a stretch, in the form by which they are linked."""
    first, last = bisect_left(stream.word_starts, start), bisect_left(stream.word_starts, end)
    spans = zip(stream.word_starts[first:last], stream.word_ends[first:last], strict=True)
    return {linking_form(stream.reading(*span).casefold()) for span in spans}
