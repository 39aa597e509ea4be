"""A lone word that may be no figure is told so before it is read, and nothing is lost by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from edition.analysis.kinds.meaning import meaning
from edition.analysis.values.figure_words import FigureWords
from edition.text.ladders import ladder, read_rules

_LANGUAGES = ("en", "de", "fr", "es", "nl", "sv", "hu", "ar", "zh")
_OTHERS = (
    "to an half Halves second TWELFTH zwei dreizehn Trois mille veinte twee tjugofem huszonegy IV XIVe Mr"
)


def _words(rules: Any) -> Iterator[str]:
    """The words that decide, as they are and with a point."""
    for word in {word for entry in rules for name in entry for word in name.split()} | set(_OTHERS.split()):
        yield from (word, word.capitalize(), f"{word}.")


@pytest.mark.parametrize("language", _LANGUAGES)
def test_what_is_told_to_be_no_figure_is_none_when_read(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = meaning(read_rules(), language, ladder(read_rules(), language).figures).values
    words = list(_words([values.scales, values.numbers, values.measures, values.halves, values.also]))
    told = [values.value(word) for word in words]
    monkeypatch.setattr(FigureWords, "may_say", lambda values, word: True)
    assert told == [replace(values).value(word) for word in words]
    assert None in told


def test_no_measure_has_two_names() -> None:
    for language, known in read_rules()["meaning"].items():
        names = [name for row in known.get("measures", ()) for name in {*row}]
        assert sorted(names) == sorted(set(names)), language
