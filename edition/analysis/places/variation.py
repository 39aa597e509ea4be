"""The differences of all witnesses from the base, brought together into variation units."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache, partial
from itertools import combinations
from operator import attrgetter
from typing import Final, NamedTuple

from edition.alignment.links import Alignment
from edition.alignment.sides import Side
from edition.alignment.table import Row
from edition.analysis.kinds.classify import Classifier
from edition.analysis.kinds.readings import capital_by_place, capitals_by_place
from edition.analysis.places.counterparts import PlaceEdges
from edition.analysis.places.jointly import jointly
from edition.analysis.places.lacking import lacking_together
from edition.analysis.places.lone_places import Column, set_apart
from edition.analysis.places.pairing import Pairing
from edition.analysis.places.shared_words import ComparedRow
from edition.analysis.places.sliding import slid
from edition.analysis.places.variation_places import places_of
from edition.analysis.places.whole_clauses import with_whole_clauses
from edition.model import (
    CHANGES,
    Detail,
    Kind,
    Reading,
    Span,
    Transcription,
    VariationUnit,
    Witness,
    WordRange,
)
from edition.permalink import unit_id
from edition.text.normalize import fold_space
from edition.text.streams import Stream

_DAMAGED: Final = 40  # characters on either side of a misread word in a damaged line
_MISREAD_NEAR: Final = 3  # words misread there beyond doubt that make it one
_WORD: Final = re.compile(r"\w+")


def variation_units(compared: ComparedRow, classifier: Classifier, passage: str) -> tuple[VariationUnit, ...]:
    """The variation units of a row, numbered from 1 in the order of its base as those of a passage id."""
    if read_the_same(compared):
        return ()
    return find_units(compared, classifier, passage, published_in(compared))


class PublishedUnits(NamedTuple):
    """The published differences of a row, in order: where they stand in its base, and who has what there."""

    spans: tuple[Span, ...] = ()
    readings: tuple[Set[tuple[str, str]], ...] = ()


def find_units(
    compared: ComparedRow, classifier: Classifier, passage: str, published: PublishedUnits
) -> tuple[VariationUnit, ...]:
    """The units of a row that is not read the same in all.

    Where some of it was published, they are the published ones, if these can be found: so the same texts have
    the same units, published or not. Else as many of those as can be stay, with the witnesses aligned all
    together, those together that were compared when it was published, or each by itself.
    """
    units_of = partial(_units, compared, classifier, passage)
    together = _aligned(compared)
    found = units_of(together, ())
    spans = published.spans
    wanted = (len(spans), True)
    if not spans or (best := _fits(found, published)) == wanted:
        return found
    by_itself = _aligned(compared, spans)
    before = {siglum for readings in published.readings for siglum, _ in readings}
    row, streams = compared.row, compared.streams
    known = {i: each for i, each in row.alignments.items() if streams[i].witness.siglum in before}
    without = _aligned(replace(compared, row=Row(row.base, row.ranges, known, row.apart)))
    for alignments in (together, {**by_itself, **without}, by_itself):
        units = units_of(alignments, spans)
        if (fit := _fits(units, published)) >= best:
            found, best = units, fit
        if best == wanted:
            break
    return found


def _fits(units: Sequence[VariationUnit], published: PublishedUnits) -> tuple[int, bool]:
    """How many published differences are still units, and whether there are no others."""
    found = {
        unit.lemma[1:3]: {(siglum, fold_space(reading.text)) for siglum, reading in unit.readings.items()}
        for unit in units
    }
    kept = sum(
        span in found and readings <= found[span]
        for span, readings in zip(published.spans, published.readings, strict=True)
    )
    return kept, len(units) == len(published.spans)


def _aligned(compared: ComparedRow, published: Sequence[Span] = ()) -> Mapping[int, Alignment]:
    """The alignments of a row, so far as one witness says where another's words stand."""
    alignments = slid(compared, with_whole_clauses(compared, published), published)
    alignments = lacking_together(compared, alignments, published)
    return jointly(compared, alignments, published)


def _units(
    compared: ComparedRow,
    classifier: Classifier,
    passage: str,
    alignments: Mapping[int, Alignment],
    published: Sequence[Span],
) -> tuple[VariationUnit, ...]:
    """The units of so aligned witnesses, in which no two `published` places are one."""
    side = compared.base
    pairs = {
        other: Pairing(side, compared.others[other], each, classifier, compared.shared_by(each, other))
        for other, each in alignments.items()
    }
    if not any(pairing.found for pairing in pairs.values()):
        return ()
    base = side.stream
    columns = [] if published else set_apart([*pairs.values()], base)
    if any(pairing.open for pairing in pairs.values()):
        columns += _at_places([*pairs.values()], side, published)
        columns.sort(key=lambda column: column[0].start)
    sigla = [base.witness.siglum, *(each.other.witness.siglum for each in pairs.values())]
    units: list[VariationUnit] = []
    for column in columns:
        readings = _without_blank(column)
        kinds = [reading.kind for reading in readings if reading.kind]
        if kinds:
            weightiest = kinds[0] if len(kinds) == 1 else max(kinds, key=attrgetter("weight"))
            own = dict(zip(sigla, readings, strict=True))
            units.append(VariationUnit(unit_id(passage, len(units) + 1), weightiest, own))
    found = _in_damage(units)
    if len(pairs) == 1:
        return found
    streams = (base, *(each.other for each in pairs.values()))
    witnesses = {each.witness.siglum: each.witness for each in streams}
    return tuple([_beside_each_other(unit, classifier, witnesses) for unit in found])


def _at_places(pairs: Sequence[Pairing], side: Side, published: Sequence[Span]) -> Iterator[Column]:
    """What all have at the places at which witnesses differ, in order; `side` is the base's."""
    base = side.stream
    found = [pairing.differing(alone=len(pairs) == 1) for pairing in pairs]
    places = places_of(found, base, published)
    lemmas = [Reading(base.reading(*place.span), *place.span) for place in places]
    of_base = partial(PlaceEdges.of, places, base, side.region)
    edges = cache(of_base) if len(pairs) > 1 else of_base
    ends = [place.parts[-1][1] for place in places]
    return zip(lemmas, *(pairing.readings(places, ends, lemmas, edges) for pairing in pairs), strict=True)


def read_the_same(compared: ComparedRow) -> bool:
    """True of a row that all its witnesses have as its base has it, so far as is known."""
    return all(other in compared.shared and _equal(compared, other) for other in compared.row.alignments)


def published_in(compared: ComparedRow) -> PublishedUnits:
    """The published differences of a row, if all are still read where they stand in its base."""
    row, streams = compared.row, compared.streams
    base = streams[row.base]
    if not base.witness.places or row.base in row.apart:
        return PublishedUnits()
    paragraph = base.paragraph(*base.extent(row.ranges[row.base]))
    places = base.witness.places.get(fold_space(paragraph.text), ())
    spans = tuple(Span(paragraph.start + place.start, paragraph.start + place.end) for place in places)
    read = (fold_space(base.reading(*span)) for span in spans)
    if not all(text == place.reading for text, place in zip(read, places, strict=True)):
        return PublishedUnits()
    present = {streams[i].witness.siglum for i in row.alignments}
    others = (frozenset(each for each in place.others if each[0] in present) for place in places)
    return PublishedUnits(spans, tuple(others))


def _equal(compared: ComparedRow, other: int) -> bool:
    """True of a passage that reads the same in the base and another witness, to its edges."""
    row, streams, shared = compared.row, compared.streams, compared.shared[other]
    words_a, words_b = row.ranges[row.base], row.ranges[other]
    if row.alignments[other].alike or not shared.whole(words_a[1] - words_a[0], words_b[1] - words_b[0]):
        return False
    edges = _edges(streams[row.base], words_a)
    return edges == _edges(streams[other], words_b) and not any(c.isspace() for edge in edges for c in edge)


def _edges(stream: Stream, words: WordRange) -> tuple[str, str]:
    """The marks before the first word of a range and after its last."""
    (start, end), text = stream.extent(words), stream.witness.text
    return text[start : int(stream.starts[words[0]])], text[int(stream.ends[words[1] - 1]) : end]


def _without_blank(readings: Sequence[Reading]) -> Sequence[Reading]:
    """The readings, the base's first, where others add words or marks.

    White space there is no reading. One with other words for more than this place, which are read beside it,
    has nothing here, as the base.
    """
    if readings[0].text.strip() or not any(each.kind and each.text.strip() for each in readings):
        return readings
    return [
        Reading("", each.start, each.start)
        if (each.text.isspace() and not each.kind if each.text else each.stretch is not None)
        else each
        for each in readings
    ]


def _in_damage(units: Sequence[VariationUnit]) -> tuple[VariationUnit, ...]:
    """The units; a misread word that is another word is no longer doubtful where all around it is misread."""
    at: dict[str, list[int]] = {}
    doubted = False
    for unit in units:
        for siglum, reading in unit.differing:  # few of many readings
            if reading.kind is Kind.OCR and reading.detail is None:
                at.setdefault(siglum, []).append(reading.start)
            doubted = doubted or _is_doubtful(reading)
    if not (at and doubted):
        return tuple(units)

    for places in at.values():
        places.sort()

    def settled(siglum: str, reading: Reading) -> Reading:
        places = at.get(siglum, ())
        first = bisect_right(places, reading.start - _DAMAGED)
        near = bisect_left(places, reading.start + _DAMAGED, first) - first
        return reading._replace(detail=None) if near >= _MISREAD_NEAR else reading

    found: list[VariationUnit] = []
    for unit in units:
        doubtful = {siglum: each for siglum, each in unit.differing if _is_doubtful(each)}
        changed = {siglum: settled(siglum, reading) for siglum, reading in doubtful.items()}
        found.append(replace(unit, readings={**unit.readings, **changed}) if changed else unit)
    return tuple(found)


def _beside_each_other(
    unit: VariationUnit, classifier: Classifier, witnesses: Mapping[str, Witness]
) -> VariationUnit:
    """A unit with readings doubtful that say other words than each other, as the base may stand for both.

    So stands *they'd* for *they had* and *they would*, and a misread *bave* for *have* and *gave*; *so* is
    what *5o* and *s0* both were. The same figure has one value, though day and month may stand at two
    places. In a line of capitals *US* may be *us*, not in a witness that has it amid small letters.
    """
    cased = any(each.kind is Kind.CASE for _, each in unit.differing)
    printed = witnesses[unit.reference].transcription is not Transcription.OCR
    right = printed or _are_words(unit.lemma.text, classifier)
    excused: dict[tuple[str, bool, Transcription], tuple[str, Reading]] = {}
    for siglum, each in [*unit.readings.items()][1:] if cased else unit.differing:
        way = witnesses[siglum].transcription
        misread = right and each.kind is Kind.OCR and way is Transcription.OCR
        if _is_excused(each) and not (misread and not _are_words(each.text, classifier)):
            by_place = cased and capital_by_place(witnesses[siglum].text, each.text, each.start)
            excused[each.text, by_place, way] = siglum, each
    doubtful: set[str] = set()
    for (one, first), (two, second) in combinations(excused.values(), 2):
        ways = witnesses[one].transcription, witnesses[two].transcription
        at = (witnesses[one].text, first.text, first.start), (witnesses[two].text, second.text, second.start)
        found = classifier.classify(first.text, second.text, *ways, initial=capitals_by_place(*at))
        if found.kind in CHANGES or found.detail is Detail.DOUBTFUL:
            doubtful |= {first.text, second.text}
    changed = {
        siglum: each._replace(detail=Detail.DOUBTFUL)
        for siglum, each in unit.differing
        if each.text in doubtful and _is_excused(each)
    }
    return replace(unit, readings={**unit.readings, **changed}) if changed else unit


def _are_words(text: str, classifier: Classifier) -> bool:
    return all(map(classifier.is_word, _WORD.findall(text.casefold())))


def _is_excused(reading: Reading) -> bool:
    """True of a whole reading that says for certain what the base says, otherwise, and is no figure."""
    plain = reading.stretch is None and reading.detail not in (Detail.SAME_FIGURE, Detail.DOUBTFUL)
    return plain and reading.kind is not Kind.LACUNA and reading.kind not in CHANGES


def _is_doubtful(reading: Reading) -> bool:
    """True of a word that may be misread, or another."""
    return reading.kind is Kind.OCR and reading.detail is Detail.DOUBTFUL
