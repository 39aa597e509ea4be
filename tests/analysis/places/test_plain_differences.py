"""Plain words for plain words are told from all that may be part of a figure, a date or a short form."""

from __future__ import annotations

import pytest

from edition.alignment.passages import align_paragraphs
from edition.analysis.places.plain_differences import with_plain
from edition.analysis.places.shared_words import shared_by_row
from edition.collate import prepare
from edition.model import Sources, WordRange
from tests.support.witnesses import witness

_FRAME = "The people of the town said that {} before the winter came over the hills."
_PLAIN = [
    ("they would leave", "they might leave"),
    ("they would leave, then return", "they might leave, then return"),
    ("they would surely leave", "they would leave"),
    ("they and the others would leave", "they and the people would leave"),
    ("they would not leave, nor stay", "they might not leave, nor stay"),
    ("they would leave, nobody stayed", "they would stay, nobody stayed"),
    ("they would leave", "they w0uld leave"),
    ("the été would last", "the hiver would last"),
    ("the λόγος would last", "the νόμος would last"),
    ("the вода would last", "the земля would last"),
    ("the piano would stand", "the piano might stand"),
    ("what they would leave. Soon it was so", "what they would take. Soon it was so"),
]
_NOT_PLAIN = [
    ("some five would leave", "some seven would leave"),
    ("some 5 men would leave", "some 5 boys would leave"),
    ("at five men would leave", "at five boys would leave"),
    ("five and some would leave", "five and others would leave"),
    ("they, then, would leave", "they then would leave"),
    ("they would leave, there", "they would leave"),
    ("they wou1d leave", "they w0uld leave"),
    ("they would. Then they left", "they w0uld. Then they left"),
    ("five and some would leave", "five and s0me would leave"),
    ("a m would leave", "a m² would leave"),
    ("they would leave, no man stayed", "they would stay, no man stayed"),
    ("it was no man who left", "it was no boy who left"),
    ("they (would) leave", "they (might) leave"),
    ("l’homme would leave", "l’enfant would leave"),
    ("they Would leave", "they would leave"),
    ("they would leave it, etc. as they were", "they would leave it, all. as they were"),
]


def _plain(one: str, two: str) -> int:
    texts = map(_FRAME.format, (one, two))
    prepared = prepare(Sources("Rows", "A", tuple(map(witness, "AB", texts)), language="en"))
    regions = {number: WordRange(0, len(stream)) for number, stream in enumerate(prepared.streams)}
    rows = align_paragraphs(prepared.streams, regions).rows
    shared = shared_by_row(rows, prepared.streams)
    found = with_plain(rows, prepared.streams, shared, prepared.classifier)
    return sum(len(each.plain) for of_row in found for each in of_row.values())


@pytest.mark.parametrize(("one", "two"), _PLAIN)
def test_plain_words_amid_plain_words_are_plain(one: str, two: str) -> None:
    assert _plain(one, two) == _plain(two, one) == 1


@pytest.mark.parametrize(("one", "two"), _NOT_PLAIN)
def test_what_marks_figures_or_short_forms_are_part_of_is_not_plain(one: str, two: str) -> None:
    assert _plain(one, two) == _plain(two, one) == 0
