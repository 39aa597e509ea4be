"""Spellings of one word are one, and no two words are."""

from __future__ import annotations

import pytest

from edition.analysis.kinds.classify import classifier
from edition.model import Kind, Transcription
from edition.text.ladders import ladder, read_rules
from tests.support.spellings import ENGLISH, LANGUAGES, OTHER_WORDS, pairs

RULES = read_rules()
PRINT = (Transcription.BORN_DIGITAL, Transcription.BORN_DIGITAL)


@pytest.mark.parametrize(("one", "two"), pairs(ENGLISH))
def test_english_spellings(one: str, two: str) -> None:
    assert classifier(RULES, "en").classify(one, two, *PRINT).kind is Kind.SPELLING


@pytest.mark.parametrize(("language", "one", "two"), pairs(LANGUAGES))
def test_spellings_of_other_languages(language: str, one: str, two: str) -> None:
    assert classifier(RULES, language).classify(one, two, *PRINT).kind is Kind.SPELLING


@pytest.mark.parametrize(("language", "one", "two"), pairs(OTHER_WORDS))
def test_other_words_are_no_spelling(language: str, one: str, two: str) -> None:
    assert classifier(RULES, language).classify(one, two, *PRINT).kind is Kind.SUBSTITUTION


@pytest.mark.parametrize("language", [*RULES["orthography"], "en"])
def test_folding_twice_is_folding_once(language: str) -> None:
    fold = ladder(RULES, language).spelling
    words = [word for table in (ENGLISH, LANGUAGES, OTHER_WORDS) for entry in pairs(table) for word in entry]
    assert all(fold(fold(word)) == fold(word) for word in words)


@pytest.mark.parametrize(
    ("language", "one", "two", "kind"),
    [
        ("tr", "IŞIK", "ışık", Kind.CASE),
        ("tr", "İzmir", "izmir", Kind.CASE),
        ("tr", "Isık", "isık", Kind.SUBSTITUTION),
        ("de", "Maß", "MASS", Kind.SPELLING),
        ("de", "Größe", "GRÖẞE", Kind.CASE),
        ("el", "ΛΟΓΟΣ", "λογος", Kind.CASE),
    ],
)
def test_capitals_are_those_of_the_language(language: str, one: str, two: str, kind: Kind) -> None:
    assert classifier(RULES, language).classify(one, two, *PRINT).kind is kind
