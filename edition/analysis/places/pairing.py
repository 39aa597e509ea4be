"""The base of a passage and one other witness: where they differ, and what the other has at any place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, repeat, takewhile
from operator import attrgetter
from typing import cast

from edition.alignment.links import Alignment
from edition.alignment.sides import Side
from edition.analysis.kinds.classify import Classifier
from edition.analysis.kinds.readings import Finding
from edition.analysis.places.counterparts import Counterparts, PlaceEdges
from edition.analysis.places.difference_kinds import DifferenceKinds
from edition.analysis.places.joining import Difference, PlainDifference
from edition.analysis.places.shared_words import Shared
from edition.analysis.places.variation_places import Differing, VariationPlace, are_own
from edition.analysis.places.whole_differences import whole_differences
from edition.model import Kind, Reading, Span
from edition.text.streams import Stream
from edition.text.word_count import has_words


class Pairing:
    """The base of a row and one other witness: their differences, and the other's reading at any place."""

    def __init__(
        self, base: Side, side: Side, alignment: Alignment, classifier: Classifier, shared: Shared | None
    ) -> None:
        self.base, self.other = base.stream, side.stream
        self.words_base, self.words_other = base.region, side.region
        self.alignment = alignment
        self.found, turned = whole_differences(base, side, alignment, classifier, shared)
        self._kinds = DifferenceKinds(base, side, classifier, turned)
        self.there = Counterparts(base, side, alignment, self.found)
        self.open: Sequence[Difference] = self.found  # those that are read by places

    def plain_reading(self, lemma: Reading, each: Difference) -> Reading:
        """What the other has at a difference of plain words."""
        text = self.other.reading(each.b, each.b_end)
        return Reading(text, each.b, each.b_end, *self._kinds.of_plain(lemma, text, each))

    def differing(self, alone: bool) -> list[Differing]:
        """Where in the base the differences are, with what the other has there, unless it is `alone`."""
        of_it = [frozenset[int]() if alone else self._words(each) for each in self.open]
        return [
            Differing(Span(*each[:2]), self._lacks(each), words, len(words) == 1 and self._is_alike(each))
            for each, words in zip(self.open, of_it, strict=True)
        ]

    @cached_property
    def _likened(self) -> frozenset[int]:
        """The words of the base for which the other has one that is like it, alone."""
        alike = (link for link in self.alignment.alike if link.a_end - link.a == 1 == link.b_end - link.b)
        return frozenset(link.a + self.words_base[0] for link in alike)

    def _is_alike(self, difference: Difference) -> bool:
        """True of one word of the base for one that is like it."""
        starts = self.base.word_starts
        first = bisect_left(starts, difference.a)
        return first in self._likened and first + 1 == bisect_left(starts, difference.a_end, first)

    def _words(self, difference: Difference) -> frozenset[int]:
        """The keys of what the other has at a difference."""
        return _keys(self.other, difference.b, difference.b_end)

    def _lacks(self, difference: Difference) -> bool:
        a, a_end, b, b_end = difference
        return b == b_end or (
            not has_words(self.other.witness.text[b:b_end]) and has_words(self.base.witness.text[a:a_end])
        )

    def readings(
        self,
        places: Sequence[VariationPlace],
        ends_of: Sequence[int],
        lemmas: Sequence[Reading],
        edges: Callable[[], PlaceEdges],
    ) -> list[Reading]:
        """What the other witness has at each place of the base, in order; `lemmas` is what the base has.

        `ends_of` is where the parts of each place end. `edges` tells where they do in the base, which is not
        asked for where the two differ at all.

        What stands for a stretch of several places is the reading of the longest of them; marks without words
        are that of the first.
        """
        inside, homes = self._inside(places, ends_of)
        stretches = _stretches(inside)
        everywhere = [-1] * len(places) if len(inside) == len(places) else None
        begins, ends = (everywhere, everywhere) if everywhere else self.there.of_places(edges(), inside)
        # At nearly all places most witnesses read as the base does: that is the cheap way.
        found = _unchanged(map(attrgetter("text"), lemmas), begins, ends)
        extent = reached = self.other.extent(self.words_other)[0]
        for number, (begin, end) in enumerate(zip(begins, ends, strict=True)):
            if begin >= reached:
                reached = end
                continue
            numbers = inside.get(number, [])
            here = [self.open[each] for each in numbers]
            last = bool(here) and number >= homes[numbers[-1]]
            reading = self._reading(places[number], lemmas[number], here, reached, last)
            if reading.kind:
                reading = reading._replace(stretch=stretches.get(number))
            elif number:
                least = found[number - 2].end if number > 1 else extent
                found[number - 1], reading = self._blank_before(
                    found[number - 1], reading, lemmas[number].text, least
                )
            found[number] = reading
            reached = reading.end
        return found

    def _blank_before(
        self, before: Reading, reading: Reading, lemma: str, least: int
    ) -> tuple[Reading, Reading]:
        """Two readings in a row, the white space between them in the second where the base has it there.

        Both are nothing, and it stands before them, from `least` on.
        """
        start = before.end - len(lemma)
        nothing = not before.text and not reading.text and before.end == reading.start
        if nothing and lemma.isspace() and start >= least and self.other.reading(start, before.end) == lemma:
            return before._replace(start=start, end=start), Reading(lemma, start, reading.start)
        return before, reading

    def _reading(
        self, place: VariationPlace, lemma: Reading, here: Sequence[Difference], reached: int, last: bool
    ) -> Reading:
        """What the other has at a place from `reached` on; `last`: the whole of the last difference."""
        if last and here and self._is_plain(here, place, reached):
            return self.plain_reading(lemma, here[0])
        start = here[0].b if here and here[0].a <= place.span.start else self.there.of(place.span.start)
        if not here or here[-1].a_end < place.span.end:
            end = self.there.of(place.span.end)
        else:
            end = here[-1].b_end if last else here[-1].b
        start = max(start, reached)
        start, end = self._printed(start, max(start, end), place)
        text = self.other.reading(start, end)
        finding = self._weightiest(place, lemma, text, start, here) if here else Finding(None)
        return Reading(text, start, end, *finding)

    @staticmethod
    def _is_plain(here: Sequence[Difference], place: VariationPlace, reached: int) -> bool:
        """True of one difference of plain words that is all of a place."""
        each = here[0]
        return (
            type(each) is PlainDifference and len(here) == 1 and each[:2] == place.span and each.b >= reached
        )

    def _inside(
        self, places: Sequence[VariationPlace], ends: Sequence[int]
    ) -> tuple[dict[int, list[int]], list[int]]:
        """By place the differences in it, and by difference the place where what stands for it is read."""
        if are_own(places, [(each.a, each.a_end) for each in self.open]):
            return {number: [number] for number in range(len(places))}, list(range(len(places)))
        inside: dict[int, list[int]] = {}
        homes: list[int] = []
        found = [self._reached(each, places, bisect_left(ends, each.a)) for each in self.open]
        taken = {at for reached in found for at in reached}  # words of its own there say nothing of others
        for number, (each, reached) in enumerate(zip(self.open, found, strict=True)):
            first = bisect_left(ends, each.a)
            end = bisect_right(places, each.a_end, first, key=lambda place: place.parts[0][0])
            lacks = self._lacks(each)
            around = range(max(0, first - 1), min(end + 1, len(places)))
            near = [] if lacks or each.a == each.a_end else [at for at in around if at not in taken]
            words = self._words(each) if near else frozenset()
            near = [at for at in near if not words.isdisjoint(places[at].words)]
            near = [at for at in near if not self._is_parted(number, places[at].span)]
            own = frozenset[int]().union(*(places[at].agreed for at in reached)) if near else frozenset()
            own |= _keys(self.base, each.a, each.a_end) if near else own  # saw stands for Saw
            beside = [at for at in near if self._shares(each, words - own, len(words), places[at])]
            for at in sorted(reached + beside):
                inside.setdefault(at, []).append(number)
            if lacks or len(reached + beside) < 2:
                homes.append(reached[0] if reached else 0)
            else:
                words = self._words(each)
                shared = {at: len(words & places[at].words) for at in beside or reached}
                sizes = {at: places[at].span.end - places[at].span.start for at in shared}
                homes.append(max(shared, key=lambda at: (shared[at], sizes[at], -at)))
        return inside, homes

    @staticmethod
    def _reached(each: Difference, places: Sequence[VariationPlace], first: int) -> list[int]:
        """The places, from one on, that a difference is in or reaches into."""
        near = takewhile(lambda at: places[at].parts[0][0] <= each.a_end, range(first, len(places)))
        return [at for at in near if places[at].has(each.a, each.a_end)]

    def _is_parted(self, number: int, place: Span) -> bool:
        """True where another difference stands between one and a place, so that it is read between them."""
        before, after = self.open[max(0, number - 1) : number], self.open[number + 1 : number + 2]
        if place.start >= self.open[number].a_end:
            return any(other.a < place.start for other in after)
        return any(other.a_end > place.end for other in before)

    def _shares(self, each: Difference, words: frozenset[int], of: int, place: VariationPlace) -> bool:
        """True of a place right before or after a difference where others have most of its words, so many.

        Those that others have where it stands itself are not among these `words`: they draw it nowhere else.
        """
        if not (place.span.end <= each.a or place.span.start >= each.a_end):
            return False
        text, (start, end) = self.base.witness.text, place.span
        if has_words(text[end : each.a] if end <= each.a else text[each.a_end : start]):
            return False
        return 2 * len(words & place.words) > of

    def _printed(self, start: int, end: int, place: VariationPlace) -> Span:
        """A reading without white space at its edges, unless that is all there is to read."""
        text = self.other.witness.text[start:end]
        bare = text.strip()
        if bare and len(bare) == len(text):
            return Span(start, end)
        if bare:
            return Span(start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip()))
        blank = self.base.witness.text[slice(*place.span)]
        return Span(start, start if blank.strip() else end)

    def _weightiest(
        self, place: VariationPlace, own: Reading, text: str, start: int, here: Sequence[Difference]
    ) -> Finding:
        """The weightiest kind of the differences at a place; words left out for others are exchanged."""
        found = [self._kinds.finding(*self._judged(each, place, own, text, start), each) for each in here]
        if len(found) == 1:
            return found[0]
        if {Kind.ADDITION, Kind.OMISSION} <= {finding.kind for finding in found}:
            return self._kinds.finding(own, text, start, here[0])
        return max(found, key=_weight)

    def _judged(
        self, each: Difference, place: VariationPlace, own: Reading, text: str, start: int
    ) -> tuple[Reading, str, int]:
        """The two readings by which a difference is judged, and where the other's begins.

        They are its own, save where one side lacks the words of several places.
        """
        outside = each.a < place.parts[0][0] or place.parts[-1][1] < each.a_end
        if outside and self._lacks(each):
            return own, text, start
        if (each.a, each.a_end) == place.span:
            return own, self.other.reading(each.b, each.b_end), each.b
        reading = Reading(self.base.reading(each.a, each.a_end), each.a, each.a_end)
        return reading, self.other.reading(each.b, each.b_end), each.b


def _keys(stream: Stream, start: int, end: int) -> frozenset[int]:
    """The keys of the words of a stream that begin in a stretch of it."""
    first, last = bisect_left(stream.word_starts, start), bisect_left(stream.word_starts, end)
    return frozenset(stream.keys[first:last].tolist())


def _unchanged(texts: Iterable[str], begins: Iterable[int], ends: Iterable[int]) -> list[Reading]:
    """Readings that differ in nothing; made as tuples, since there are as many as places times witnesses."""
    none = (repeat(None),) * (len(Reading._fields) - 3)
    made = map(tuple.__new__, repeat(Reading), zip(texts, begins, ends, *none, strict=False))
    return cast(list[Reading], list(made))


def _stretches(inside: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """By place the first of the differences that run on from place to place there, where any does."""
    found: dict[int, int] = {}
    for before, place in pairwise(sorted(inside)):
        if shared := [number for number in inside[place] if number in inside[before]]:
            found.setdefault(before, shared[0])
            found[place] = found[before]
    return found


def _weight(finding: Finding) -> tuple[int, bool]:
    return finding.kind.weight if finding.kind else -1, finding.detail is not None
