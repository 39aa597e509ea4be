"""The words of the statement in prose that quotes it."""

from __future__ import annotations

import random

import pytest

from edition.analysis.quoting.statement_words import Gram, QuotedRun, StatementWords
from edition.analysis.quoting.word_matches import RunsInOrder, cut_to
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


def test_runs_in_a_stretch_are_all_found_and_in_order() -> None:
    chance = random.Random("runs in order")
    runs = [QuotedRun(chance.randrange(200), chance.randrange(9), chance.randrange(3, 90)) for _ in range(60)]
    ordered = RunsInOrder(runs)
    for first in range(0, 290, 7):
        last = first + chance.randrange(2, 50)
        cut = [each for run in sorted(runs) if (each := cut_to(run, first, last)).length >= 2]
        near = [each for run in ordered.near(first, last) if (each := cut_to(run, first, last)).length >= 2]
        assert near == cut
