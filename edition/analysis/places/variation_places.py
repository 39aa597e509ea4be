"""Where in the base the witnesses differ: the places of variation of one passage.

Each witness was compared with the base by itself. Here the differences of all are brought together, so that
what witnesses have in common against the base stands in one place, and none is longer than what differs.
Nothing depends on the order of the witnesses.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from edition.model import Span
from edition.text.streams import Stream

_REWRITTEN: Final = 4  # times the words of a smaller difference inside it that make a stretch a rewritten one
_NEAR: Final = 10  # words of the base that a place may take in for the sake of words that witnesses share
# Words of the base that may stand between: which side of `x` is meant in `a x`, `x a` is open
_BETWEEN: Final = 1


class Differing(NamedTuple):
    """Where in the base a witness differs; `missing` where it has nothing there, else its `words` (keys).

    `alike` where it has one word for one of the base that is like it.
    """

    span: Span
    missing: bool
    words: frozenset[int]
    alike: bool


class VariationPlace(NamedTuple):
    """A place of variation in the base, `span` without white space at its edges.

    `parts` are those of which it was made, in order; `words` the keys of what differs there alone, `agreed`
    those of them that two witnesses or more have there.
    """

    span: Span
    parts: tuple[Span, ...]
    words: frozenset[int] = frozenset()
    agreed: frozenset[int] = frozenset()

    def has(self, start: int, end: int) -> bool:
        """True of a difference from `start` to `end` that is in this place, or reaches into it."""
        whole = Span(self.parts[0][0], self.parts[-1][1])
        return (start, end) in self.parts if start == end in whole else _reaches(Span(start, end), whole)


def _reaches(span: Span, other: Span) -> bool:
    """True of spans that have something in common; an empty one is in another, not at its edge."""
    return span == other or (span[0] < other[1] and other[0] < span[1])


def places_of(
    found: Sequence[Sequence[Differing]], base: Stream, published: Sequence[Span] = ()
) -> list[VariationPlace]:
    """The places in the base at which witnesses differ, in order; `found` are those of each witness.

    Those that overlap are one, save that a stretch which one witness lacks, or has rewritten, is divided
    where another differs inside it: it must not swallow what can be told apart. Places with nothing between
    are one where one witness has the words here that another has there. What stands at different ones of the
    `published` spans, which are in order, stays apart.
    """
    if len(found) == 1 and _apart(place.span for place in found[0]):
        return [_place([place.span], base.witness.text) for place in found[0]]
    spans = {(place.span, place.missing) for one in found for place in one}
    wide = _rewritten({span for span, missing in spans if not missing}, base)
    wide |= {span for span, missing in spans if not missing and _reached(span, published, edges=False) > 1}
    narrow = sorted(span for span, missing in spans if not missing and span not in wide)
    places = [Span(*span) for span in _merged(narrow)]
    absent = _divided(sorted({*wide, *(span for span, missing in spans if missing)}))
    text = base.witness.text
    parts = {part for span in absent for part in _outside(span, places, text)}
    alone = sorted({*places, *parts})
    if len(found) == 1:
        return [_place([span], text) for span in alone]
    together = [_place(each, text) for each in _agreeing(alone, found, base, published)]
    return _with_words(together, found)


def are_own(places: Sequence[VariationPlace], spans: Sequence[tuple[int, int]]) -> bool:
    """True where each of these spans is a place by itself, and nobody's words are known of any."""
    if len(spans) != len(places) or [(span,) for span in spans] != [place.parts for place in places]:
        return False
    return _apart(spans) and not any(place.words for place in places)


def _apart(spans: Iterable[tuple[int, int]]) -> bool:
    """True of spans in order of which none touches the next: each is a place by itself."""
    return all(one[1] < other[0] for one, other in pairwise(spans))


def _with_words(
    places: Sequence[VariationPlace], found: Sequence[Sequence[Differing]]
) -> list[VariationPlace]:
    """The places with the words that witnesses have at one of them alone."""
    words: list[set[int]] = [set() for _ in places]
    agreed: list[set[int]] = [set() for _ in places]
    starts = [place.parts[0][0] for place in places]
    for difference in chain.from_iterable(found):
        (start, end) = difference.span
        near = bisect_right(starts, start) - 1
        for at in range(max(0, near - 1), near + 1):
            if start >= starts[at] and end <= places[at].parts[-1][1] and places[at].has(start, end):
                agreed[at] |= words[at] & difference.words
                words[at] |= difference.words
    return [
        place._replace(words=frozenset(held), agreed=frozenset(by_two))
        for place, held, by_two in zip(places, words, agreed, strict=True)
    ]


def _reached(span: Span, published: Sequence[Span], *, edges: bool) -> int:
    """How many published places, two at most, a span reaches into; with `edges` empty ones there too."""
    held = 0
    for place in islice(published, bisect_left(published, span[0], key=itemgetter(1)), None):
        if place[0] > span[1] or held > 1:
            break
        held += _reaches(span, place) or (edges and span[0] <= place[0] and place[1] <= span[1])
    return held


def _place(parts: Sequence[Span], text: str) -> VariationPlace:
    span = Span(parts[0][0], parts[-1][1])
    inside = text[slice(*span)]
    bare = inside.strip()
    if bare and len(bare) < len(inside):
        span = _trimmed(span, text)
    return VariationPlace(span, tuple(parts))


def _rewritten(spans: set[Span], base: Stream) -> set[Span]:
    """The spans that have a much smaller one inside."""
    words = {span: _words_in(span, base) for span in spans}
    order = sorted(spans)
    if all(one[1] <= other[0] for one, other in pairwise(order)):
        return set()
    smallest = _Smallest([(span, words[span]) for span in order])
    return {span for span in order if words[span] > _REWRITTEN * smallest.inside(span, words[span])}


class _Smallest:
    """Spans in order, asked for the fewest words of one that lies within another."""

    def __init__(self, spans: Sequence[tuple[Span, int]]) -> None:
        self.starts = [span[0] for span, _ in spans]
        self.spans = spans

    def inside(self, span: Span, words: int) -> int:
        """The fewest words of a span strictly within one; its own where there is none."""
        first = bisect_left(self.starts, span[0])
        last = bisect_left(self.starts, span[1], first)
        few = (
            max(1, count)
            for inner, count in self.spans[first:last]
            if inner != span and inner[1] <= span[1] and inner[0] < inner[1]
        )
        return min(few, default=words)


def _words_in(span: Span, base: Stream) -> int:
    first, last = bisect_right(base.word_ends, span[0]), bisect_left(base.word_starts, span[1])
    return max(0, last - first)


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans, or ranges of places, that overlap made one."""
    places: list[tuple[int, int]] = []
    for span in spans:
        if places and (span[0] < places[-1][1] or span == places[-1]):
            places[-1] = (places[-1][0], max(places[-1][1], span[1]))
        else:
            places.append(span)
    return places


def _divided(spans: Sequence[Span]) -> set[Span]:
    """Spans cut at every edge of another span inside them."""
    edges = sorted({edge for span in spans for edge in span})
    return {
        Span(*part)
        for start, end in spans
        for part in pairwise(edges[bisect_left(edges, start) : bisect_right(edges, end)])
    }


def _outside(span: Span, places: Sequence[Span], text: str) -> list[Span]:
    """The parts of a span that no place touches; white space at cut edges belongs to none."""
    parts: list[Span] = []
    start, end = span
    for place in islice(places, max(0, bisect_left(places, span) - 1), None):
        if place[0] >= end:
            break
        if place[1] > start or place == (start, start):
            parts.append(Span(start, max(start, place[0])))
            start = max(start, place[1])
    parts.append(Span(start, end))
    if parts == [span]:
        return parts
    return [_trimmed(part, text) for part in parts if text[slice(*part)].strip()]


def _trimmed(span: Span, text: str) -> Span:
    inside = text[slice(*span)]
    return Span(span[1] - len(inside.lstrip()), span[0] + len(inside.rstrip()))


def _agreeing(
    places: Sequence[Span], found: Sequence[Sequence[Differing]], base: Stream, published: Sequence[Span]
) -> Iterator[Sequence[Span]]:
    """The places; those that adjoin are one where two witnesses have a word in different ones of them."""
    if all(_words_in(Span(one[1], two[0]), base) > _BETWEEN for one, two in pairwise(places)):
        yield from ([place] for place in places)
        return
    holders = _holders(places, found, base)
    varies = [bool(held) or not _words_in(place, base) for place, held in zip(places, holders, strict=True)]
    for first, end in _clusters(places, varies, base):
        at = first
        shared = _shared(holders, first, end)
        open_ = {(one.at, two.at + 1) for one, two in shared if _is_open(one, two, places, found, base)}
        for start, last in _near(open_, places, base, published):
            yield from ([place] for place in places[at:start])
            yield places[start:last]
            at = last
        yield from ([place] for place in places[at:end])


def _near(
    ranges: set[tuple[int, int]], places: Sequence[Span], base: Stream, published: Sequence[Span]
) -> list[tuple[int, int]]:
    """The ranges of places, those that overlap made one, shorter ones first; none with too many words.

    Nor one that spans several published places.
    """
    kept: list[tuple[int, int]] = []
    for start, last in sorted(ranges, key=lambda each: (each[1] - each[0], each)):
        first, end = bisect_right(kept, start, key=itemgetter(1)), bisect_left(kept, last, key=itemgetter(0))
        met = kept[first:end]
        one = min([start, *(each[0] for each in met)]), max([last, *(each[1] for each in met)])
        hull = Span(places[one[0]][0], places[one[1] - 1][1])
        if _words_in(hull, base) <= _NEAR and _reached(hull, published, edges=True) < 2:
            kept[first:end] = [one]
    return kept


def _holders(
    places: Sequence[Span], found: Sequence[Sequence[Differing]], base: Stream
) -> list[dict[int, set[int]]]:
    """By place and word of a witness that the base lacks there, which witnesses have it there.

    A word that only its print tells from the base's is none that the base lacks.
    """
    holders: list[dict[int, set[int]]] = [{} for _ in places]
    for number, differences in enumerate(found):
        for difference in differences:
            first = max(0, bisect_left(places, difference.span) - 1)
            for at in range(first, len(places)):
                if places[at][0] > difference.span[1]:
                    break
                if _reaches(difference.span, places[at]):
                    of_base = _keys_in(places[at], base)
                    if difference.span != places[at]:
                        of_base |= _keys_in(difference.span, base)
                    for word in difference.words - of_base:
                        holders[at].setdefault(word, set()).add(number)
                    break
    return holders


def _keys_in(span: Span, base: Stream) -> frozenset[int]:
    """The keys of the words of the base in a span."""
    first, last = bisect_right(base.word_ends, span[0]), bisect_left(base.word_starts, span[1])
    return frozenset(base.keys[first:last].tolist())


def _clusters(places: Sequence[Span], varies: Sequence[bool], base: Stream) -> Iterator[tuple[int, int]]:
    """Ranges of places with hardly a word of the base between them.

    Where nobody has another word, only print or nothing, the base's word is one between.
    """
    first = between = 0
    for number, place in enumerate(places):
        before = places[number - 1][1] if number else place[0]
        between += _words_in(Span(before, place[0]), base)
        if between > _BETWEEN:
            yield first, number
            first, between = number, 0
        between = 0 if varies[number] else between + _words_in(place, base)
    yield first, len(places)


class _Held(NamedTuple):
    """A place, by number, and the witnesses that have a word there."""

    at: int
    by: frozenset[int]


def _shared(holders: Sequence[Mapping[int, set[int]]], first: int, end: int) -> Iterator[tuple[_Held, _Held]]:
    """Two places, of those from `first` on, that have a word from witnesses of which the other has it not."""
    seen: dict[int, tuple[int, set[int]]] = {}
    for at in range(first, end):
        for word, witnesses in holders[at].items():
            before = seen.get(word)
            if before and (ours := before[1] - witnesses) and (theirs := witnesses - before[1]):
                yield _Held(before[0], frozenset(ours)), _Held(at, frozenset(theirs))
            seen[word] = (at, witnesses)


def _is_open(
    one: _Held, two: _Held, places: Sequence[Span], found: Sequence[Sequence[Differing]], base: Stream
) -> bool:
    """Whether two witnesses may have a word in one place: hardly a word between is the same in both."""
    first = bisect_left(base.word_starts, places[one.at][1])
    words = range(first, bisect_right(base.word_ends, places[two.at][0], first))
    if not _BETWEEN < len(words) <= _NEAR:
        return len(words) <= _BETWEEN
    ours, theirs = ({_kept(words, found[number], base) for number in held.by} for held in (one, two))
    return any(len(kept & others) <= _BETWEEN for kept in ours for others in theirs)


def _kept(words: range, differences: Sequence[Differing], base: Stream) -> frozenset[int]:
    """The words of the base, of a few, that a witness has too or one like them, by their numbers.

    What it has for others of them is in it too, by keys less than 0.
    """
    start, end = base.word_starts[words[0]], base.word_ends[words[-1]]
    kept, own = set(words), set[int]()
    at = max(0, bisect_left(differences, start, key=lambda each: each.span[0]) - 1)
    for difference in islice(differences, at, None):
        if difference.span[0] >= end:
            break
        if difference.alike:
            continue
        kept -= {
            word
            for word in kept
            if int(base.keys[word]) not in difference.words
            and _reaches(Span(base.word_starts[word], base.word_ends[word]), difference.span)
        }
        if start <= difference.span[0] and difference.span[1] <= end and not difference.missing:
            own |= {-1 - key for key in difference.words - _keys_in(difference.span, base)}
    return frozenset(kept | own)
