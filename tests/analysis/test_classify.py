"""The kind of a difference, in a table."""

from __future__ import annotations

import pytest

from edition.analysis.classify import Classifier, has_words
from edition.model import Kind, Transcription
from edition.text.normalize import ladder, read_rules

WORDS = "all an has had take form from their firewalls increase decrease house horse now not"
CLASSIFIER = Classifier(ladder(read_rules(), "en"), frozenset(WORDS.split()).__contains__)
PRINT, OCR = Transcription.BORN_DIGITAL, Transcription.OCR

TABLE = [
    # base, other, between born-digital witnesses, where the other was recognised
    ("word", "word", None, None),
    ("\u00a0", " ", Kind.TYPOGRAPHIC, Kind.TYPOGRAPHIC),
    ("don’t", "don't", Kind.TYPOGRAPHIC, Kind.TYPOGRAPHIC),
    ("cannot", "can not", Kind.SPACING, Kind.SPACING),
    ("The", "the", Kind.CASE, Kind.CASE),
    ("take", "taKe", Kind.CASE, Kind.OCR),
    ("“", "", Kind.PUNCTUATION, Kind.PUNCTUATION),
    (";", ",", Kind.PUNCTUATION, Kind.PUNCTUATION),
    ("today", "to-day", Kind.PUNCTUATION, Kind.PUNCTUATION),
    ("rumours", "rumors", Kind.SPELLING, Kind.SPELLING),
    ("firewalls", "nrewans", Kind.SUBSTITUTION, Kind.OCR),
    ("all", "an", Kind.SUBSTITUTION, Kind.OCR),
    ("has", "had", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("form", "from", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("increase", "decrease", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("now", "not", Kind.SUBSTITUTION, Kind.SUBSTITUTION),
    ("", "very", Kind.ADDITION, Kind.ADDITION),
    ("very", "", Kind.OMISSION, Kind.OMISSION),
    ("33.107", "33.187", Kind.SUBSTITUTION, Kind.OCR),
    ("1.5", "15", Kind.SUBSTITUTION, Kind.OCR),
]


@pytest.mark.parametrize(("base", "other", "printed", "recognised"), TABLE)
def test_kinds(base: str, other: str, printed: Kind | None, recognised: Kind | None) -> None:
    assert CLASSIFIER.classify(base, other, PRINT, PRINT) is printed
    assert CLASSIFIER.classify(base, other, PRINT, OCR) is recognised


def test_lost_words_are_a_lacuna_and_lost_marks_are_not() -> None:
    assert CLASSIFIER.classify("some words", "", PRINT, OCR, lost=True) is Kind.LACUNA
    assert CLASSIFIER.classify("“", "", PRINT, OCR, lost=True) is Kind.PUNCTUATION


def test_a_misreading_costs_what_the_table_says() -> None:
    assert CLASSIFIER.cost("firewalls", "nrewans") == 0.5
    assert CLASSIFIER.cost("same", "same") == 0
    assert CLASSIFIER.cost("a", "zz") == 2


@pytest.mark.parametrize(
    ("text", "expected"), [("“ – ”", False), ("§", True), ("a.", True), ("", False), ("日", True)]
)
def test_has_words(text: str, expected: bool) -> None:
    assert has_words(text) is expected
