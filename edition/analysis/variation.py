"""The differences of all witnesses from the base, brought together into variation units."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np

from edition.alignment.links import Alignment
from edition.alignment.table import Row
from edition.analysis.classify import Classifier, Finding, has_words, is_note_mark
from edition.analysis.differences import differences
from edition.analysis.joining import Difference
from edition.model import Detail, Kind, Reading, Transcription, VariationUnit
from edition.permalink import unit_id
from edition.text.lines import SENTENCE_ENDS, Line
from edition.text.tokens import Stream, is_spaceless

_LINE_LOST: Final = 0.6  # of a line's usual length: shorter gaps at a line end are omissions
_DAMAGED: Final = 40  # characters on either side of a misread word in a damaged line
_MISREAD_NEAR: Final = 3  # words misread there beyond doubt that make it one
_BESIDE: Final = 16  # characters on either side in which a word among capitals has another
_CLOSERS: Final = "\"'”’)] "

Span = tuple[int, int]


def variation_units(
    row: Row, streams: Sequence[Stream], classifier: Classifier, passage: str
) -> tuple[VariationUnit, ...]:
    """The variation units of a row, numbered from 1 in the order of its base as those of a passage id."""
    pairs = {other: _Pairing(row, streams, other, classifier) for other in row.alignments}
    if not any(pairing.found for pairing in pairs.values()):
        return ()
    base = row.side(row.base, streams[row.base]).stream
    units: list[VariationUnit] = []
    for start, end in _places([pairing.places() for pairing in pairs.values()], base.witness.text):
        own = Reading(base.reading(start, end), start, end)
        readings = {base.witness.siglum: own}
        for other, pairing in pairs.items():
            readings[streams[other].witness.siglum] = pairing.reading(own)
        kinds = [reading.kind for reading in readings.values() if reading.kind]
        if kinds:
            weightiest = max(kinds, key=lambda kind: kind.weight)
            units.append(VariationUnit(unit_id(passage, len(units) + 1), weightiest, readings))
    return _in_damage(units)


def _in_damage(units: Sequence[VariationUnit]) -> tuple[VariationUnit, ...]:
    """The units; a misread word that is another word is no longer doubtful where all around it is misread."""
    at: dict[str, list[int]] = {}
    for unit in units:
        for siglum, reading in unit.readings.items():
            if reading.kind is Kind.OCR and reading.detail is None:
                at.setdefault(siglum, []).append(reading.start)
    if not at:
        return tuple(units)

    def settled(siglum: str, reading: Reading) -> Reading:
        if reading.kind is not Kind.OCR or reading.detail is not Detail.DOUBTFUL:
            return reading
        near = sum(abs(place - reading.start) < _DAMAGED for place in at.get(siglum, ()))
        return replace(reading, detail=None) if near >= _MISREAD_NEAR else reading

    return tuple(
        replace(unit, readings={s: settled(s, r) for s, r in unit.readings.items()}) for unit in units
    )


def _places(found: Sequence[Sequence[tuple[Span, bool]]], text: str) -> list[Span]:
    """The places in the base's `text` at which witnesses differ, in order; true of one that a witness lacks.

    Those that overlap are made one, save that a stretch which one witness lacks is divided where another
    differs inside it: what is missing there must not swallow what can be told apart.
    """
    spans = {place for one in found for place in one}
    places = _merged(sorted(span for span, missing in spans if not missing))
    absent = _divided(sorted(span for span, missing in spans if missing))
    parts = {part for span in absent for part in _outside(span, places, text)}
    return sorted({*places, *parts})


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Spans that overlap made one."""
    places: list[Span] = []
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
        part
        for start, end in spans
        for part in pairwise(edges[bisect_left(edges, start) : bisect_right(edges, end)])
    }


def _outside(span: Span, places: Sequence[Span], text: str) -> list[Span]:
    """The parts of a span that no place touches; white space at cut edges belongs to none."""
    parts: list[Span] = []
    start, end = span
    for place in places[max(0, bisect_left(places, span) - 1) :]:
        if place[0] >= end:
            break
        if place[1] > start or place == (start, start):
            parts.append((start, max(start, place[0])))
            start = max(start, place[1])
    parts.append((start, end))
    if parts == [span]:
        return parts
    return [_trimmed(part, text) for part in parts if text[slice(*part)].strip()]


def _trimmed(span: Span, text: str) -> Span:
    inside = text[slice(*span)]
    return span[1] - len(inside.lstrip()), span[0] + len(inside.rstrip())


class _Pairing:
    """The base of a row and one other witness: their differences, and the other's reading at any place."""

    def __init__(self, row: Row, streams: Sequence[Stream], other: int, classifier: Classifier) -> None:
        base, side = row.side(row.base, streams[row.base]), row.side(other, streams[other])
        self.base, self.other = base.stream, side.stream
        self.words_base, self.words_other = base.region, side.region
        self.alignment: Alignment = row.alignments[other]
        self.classifier = classifier
        self.found = _run_together(
            differences(
                self.base, self.other, self.words_base, self.words_other, self.alignment, classifier.ladder
            ),
            self.base,
            self.other,
        )
        self._next = 0
        self._end = self.other.extent(self.words_other)[0]

    def places(self) -> list[tuple[Span, bool]]:
        """Where in the base the differences are, each with whether the other has no word of it."""
        return [((each.a, each.a_end), self._lacks(each)) for each in self.found]

    def _lacks(self, difference: Difference) -> bool:
        a, a_end, b, b_end = difference
        return b == b_end or (
            not has_words(self.other.witness.text[b:b_end]) and has_words(self.base.witness.text[a:a_end])
        )

    def reading(self, own: Reading) -> Reading:
        """What the other witness has where the base has `own`; places must come in order."""
        while self._next < len(self.found) and _before(self.found[self._next], own):
            self._next += 1
        at = self._next
        while at < len(self.found) and _reaches(self.found[at], own):
            at += 1
        here = self.found[self._next : at]
        self._next = at - 1 if here and here[-1].a_end > own.end else at
        start = here[0].b if here and here[0].a <= own.start else self._there(own.start)
        end = here[-1].b_end if here and here[-1].a_end >= own.end else self._there(own.end)
        start = max(start, self._end)
        end = self._end = max(start, end)
        text = self.other.reading(start, end)
        return Reading(text, start, end, *(self._finding(own, text, start, here[0]) if here else ()))

    def _finding(self, own: Reading, text: str, start: int, difference: Difference) -> Finding:
        of_base, of_other = self.base.witness.transcription, self.other.witness.transcription
        if not text and is_note_mark(own.text, self.base.witness.text[max(0, own.start - 1) : own.start]):
            return Finding(Kind.PUNCTUATION)
        if not own.text and is_note_mark(text, self.other.witness.text[max(0, start - 1) : start]):
            return Finding(Kind.PUNCTUATION)
        lost = False
        if of_other is Transcription.OCR and has_words(own.text) and not has_words(text):
            lost = damaged_at(self.other, start, self.base.reading(difference.a, difference.a_end))
        elif of_base is Transcription.OCR and has_words(text) and not has_words(own.text):
            lost = damaged_at(self.base, own.start, text)
        initial = own.text.casefold() == text.casefold() and (
            _capital_by_place(self.base.witness.text, own.text, own.start)
            or _capital_by_place(self.other.witness.text, text, start)
        )
        return self.classifier.classify(own.text, text, of_base, of_other, lost, initial)

    def _there(self, offset: int) -> int:
        """The offset in the other witness that corresponds to one in the base, outside their differences."""
        base, other = self.base, self.other
        for difference in self.found[max(0, self._next - 1) : self._next + 1]:
            if offset in (difference.a, difference.a_end):
                return difference.b if offset == difference.a else difference.b_end
        word = int(np.searchsorted(base.starts, offset, side="right")) - 1
        word = min(max(word, self.words_base[0]), self.words_base[1] - 1)
        partner = self._partner(word)
        if partner is None and offset <= int(base.starts[word]) and word > self.words_base[0]:
            word -= 1  # the place is between two words: the one before it may have a partner
            partner = self._partner(word)
        if (after := self._after_difference(offset, int(base.ends[word]))) is not None:
            return after
        if partner is None:
            return self._beside(word)
        if offset <= int(base.starts[word]):
            return int(other.starts[partner]) - min(int(base.starts[word]) - offset, 1)
        if offset < int(base.ends[word]):
            return min(int(other.starts[partner]) + offset - int(base.starts[word]), int(other.ends[partner]))
        return self._marks_on(int(base.ends[word]), int(other.ends[partner]), offset)

    def _after_difference(self, offset: int, end: int) -> int | None:
        """The place of an offset that only marks part from the last difference, at or after `end`."""
        before = bisect_right(self.found, offset, key=lambda difference: difference.a_end)
        last = self.found[before - 1] if before else None
        return self._marks_on(last.a_end, last.b_end, offset) if last and last.a_end >= end else None

    def _marks_on(self, a: int, b: int, offset: int) -> int:
        """As many marks on from `b` as `offset` is from `a`, where two corresponding places lie."""
        marks = len(self.base.pieces(a, offset))
        following = int(np.searchsorted(self.other.starts, b))
        last = following >= len(self.other)
        pieces = self.other.pieces(
            b, self.other.cut(following)[0] if last else int(self.other.starts[following])
        )
        return pieces[min(marks, len(pieces)) - 1].end if pieces and marks else b

    def _partner(self, word: int) -> int | None:
        at = word - self.words_base[0]
        same = int(self.alignment.same[at])
        if same >= 0:
            return same + self.words_other[0]
        for link in self.alignment.alike:
            if link.a <= at < link.a_end:
                return min(link.b + at - link.a, link.b_end - 1) + self.words_other[0]
        return None

    def _beside(self, word: int) -> int:
        """The end of the nearest earlier word that has a partner, for a word that has none."""
        for earlier in range(word - 1, self.words_base[0] - 1, -1):
            partner = self._partner(earlier)
            if partner is not None:
                return int(self.other.ends[partner])
        return self.other.extent(self.words_other)[0]


def _capital_by_place(source: str, text: str, start: int) -> bool:
    """True where a reading has capitals from its place: it begins a sentence, or stands among capitals."""
    if text.isupper() and len(text) > 1:
        beside = (
            source[max(0, start - _BESIDE) : start] + source[start + len(text) : start + len(text) + _BESIDE]
        )
        return any(len(word) > 1 and word.isupper() for word in beside.split())
    before = source[max(0, start - _BESIDE) : start].rstrip(" \"'“‘„«([")
    return text[:1].isupper() and (not before or before[-1] in SENTENCE_ENDS or before[-1] in "\n\r\f")


def _before(difference: Difference, place: Reading) -> bool:
    """True of a difference that ends where the place has not begun."""
    return difference.a < place.start and difference.a_end <= place.start


def _reaches(difference: Difference, place: Reading) -> bool:
    """True of a difference, not before the place, that begins in it."""
    return difference.a < place.end or (difference.a, difference.a_end) == (place.start, place.end)


def _run_together(found: list[Difference], base: Stream, other: Stream) -> list[Difference]:
    """Join differences of neighbouring characters in scripts without spaces, where they make one word."""
    joined: list[Difference] = []
    for difference in found:
        last = joined[-1] if joined else None
        if last and _one_word(last, difference, base.witness.text, other.witness.text):
            joined[-1] = Difference(last.a, difference.a_end, last.b, difference.b_end)
        else:
            joined.append(difference)
    return joined


def _one_word(last: Difference, following: Difference, base: str, other: str) -> bool:
    """True where two differences adjoin in both texts and all that is printed of them is spaceless."""
    if (last.a_end, last.b_end) != (following.a, following.b):
        return False
    ends = base[last.a : last.a_end][-1:] + other[last.b : last.b_end][-1:]
    begins = base[following.a : following.a_end][:1] + other[following.b : following.b_end][:1]
    return all(is_spaceless(character) for character in ends + begins)


def damaged_at(stream: Stream, offset: int, missing: str) -> bool:
    """True where a recognised text breaks off: at a page's edge, or by whole lines in mid-sentence."""
    word = int(np.searchsorted(stream.starts, offset))
    lines, breaks = stream.layout.lines, stream.layout.breaks
    if word >= len(stream):
        return not _whole(missing)
    line = stream.line_at(int(stream.starts[word]))
    if lines[line].start < (int(stream.ends[word - 1]) if word else 0):
        return False
    if word == 0:
        return not _whole(missing)
    length = float(np.median([each.end - each.start for each in lines]))
    whole_lines = stream.layout.wrapped and len(missing) >= _LINE_LOST * length
    if breaks[line].page:
        return (
            not stream.layout.wrapped or whole_lines or _torn(lines[line - 1], lines[line], missing, length)
        )
    return whole_lines and not _whole(missing)


def _torn(before: Line, after: Line, missing: str, length: float) -> bool:
    """True where a line at a page edge is shorter than others by what is missing: it lost that part."""
    return min(before.end - before.start, after.end - after.start) + len(missing) <= length


def _whole(text: str) -> bool:
    """True of text that begins as a sentence does and ends as one does: more likely left out than lost."""
    bare = text.strip().rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in SENTENCE_ENDS and not text.lstrip("\"'“‘([ ")[:1].islower()


def lost_before(stream: Stream, word: int) -> bool:
    """True where a page ends right before a word, so that whole passages may be lost there."""
    if word >= len(stream) or word == 0:
        return False
    line = stream.line_at(int(stream.starts[word]))
    at_line = stream.layout.lines[line].start >= int(stream.ends[word - 1])
    return at_line and stream.layout.breaks[line].page
