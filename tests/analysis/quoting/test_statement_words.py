"""The words of the statement in prose that quotes it."""

from __future__ import annotations

from edition.analysis.quoting.statement_words import StatementWords
from edition.text.ladders import ladder, read_rules
from edition.text.layout import read_layout
from edition.text.lexicon import Lexicon
from edition.text.tokens import tokenize
from tests.support.witnesses import witness


def test_the_search_for_runs_is_linear_where_all_repeats_itself() -> None:
    lexicon = Lexicon(ladder(read_rules(), "en"))
    source = witness("A", "word " * 2_000)
    (stream,) = tokenize([source], [read_layout(source.text)], lexicon)
    statement = StatementWords(stream, [(0, (0, len(stream)))], lexicon)
    read = sum(run.length for run in statement.runs(stream.keys.tolist()))
    assert read <= 30 * 2 * len(stream)
