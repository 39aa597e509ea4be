"""The words of the statement in prose that quotes it."""

from __future__ import annotations

import pytest

from edition.analysis.quoting.statement_words import Gram, StatementWords
from edition.model import WordRange
from edition.text.ladders import ladder, read_rules
from edition.text.lexicon import Lexicon
from edition.text.paragraph_layout import read_layout
from edition.text.tokens import tokenize
from tests.support.witnesses import witness


def test_the_search_for_runs_is_linear_where_all_repeats_itself() -> None:
    lexicon = Lexicon(ladder(read_rules(), "en"))
    source = witness("A", "word " * 2_000)
    (stream,) = tokenize([source], [read_layout(source.text)], lexicon)
    statement = StatementWords(stream, [(0, (0, len(stream)))], lexicon)
    read = sum(run.length for run in statement.runs(stream.keys.tolist()))
    assert read <= 30 * 2 * len(stream)


def test_of_a_long_statement_the_sequences_sought_have_the_places_they_have_in_a_short_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lexicon = Lexicon(ladder(read_rules(), "en"))
    source = witness("A", "a b c a b d b c a b c d d a a b " * 20)
    (stream,) = tokenize([source], [read_layout(source.text)], lexicon)
    rows = [(0, WordRange(0, 9)), (1, WordRange(12, len(stream)))]
    every = StatementWords(stream, rows, lexicon).places
    monkeypatch.setattr("edition.analysis.quoting.statement_words._INDEXED", 0)
    for sought in (set(list(every)[::2]), {(0, 1, 0)}, set[Gram]()):
        found = StatementWords(stream, rows, lexicon, lambda sought=sought: sought).places
        assert found == {gram: places for gram, places in every.items() if gram in sought}
