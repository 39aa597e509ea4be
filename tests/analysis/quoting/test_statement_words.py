"""The words of the statement in prose that quotes it."""

from __future__ import annotations

import random

import pytest

from edition.analysis.quoting.statement_words import Gram, QuotedRun, StatementWords
from edition.analysis.quoting.word_matches import Matching, RunsInOrder, WordMatch, cut_to
from edition.model import WordRange
from edition.text.ladders import ladder, read_rules
from edition.text.layout.paragraph_layout import read_layout
from edition.text.lexicon import Lexicon
from edition.text.tokens import tokenize
from tests.support.witnesses import witness


def test_the_search_for_runs_is_linear_where_all_repeats_itself() -> None:
    lexicon = Lexicon(ladder(read_rules(), "en"))
    source = witness("A", "word " * 2_000)
    (stream,) = tokenize([source], [read_layout(source.text)], lexicon)
    statement = StatementWords(stream, [(0, (0, len(stream)))])
    read = sum(run.length for run in statement.runs(stream.keys.tolist()))
    assert read <= 30 * 2 * len(stream)
    part = stream.keys[:20].tolist()
    assert sum(run.length for run in statement.runs(part)) <= 160 * len(part)


def test_words_without_a_counterpart_change_no_pairs_between_two_that_correspond() -> None:
    lexicon = Lexicon(ladder(read_rules(), "en"))
    chance = random.Random("words between")
    for _ in range(200):
        source = witness("A", " ".join(chance.choices("abcdefgh", k=30)))
        (stream,) = tokenize([source], [read_layout(source.text)], lexicon)
        statement = StatementWords(stream, [(0, WordRange(0, 30))])
        known = statement.keys
        keys = [known[0], *chance.choices([*known, 90, 91, 92], k=12), known[29]]
        ends = (WordMatch(0, 0), WordMatch(13, 29))
        found = _between_ends(statement, keys, ends)
        words, places = _common([(at, key) for at, key in enumerate(keys)][1:-1], known)
        beside = dict([*ends, *zip(words, places, strict=True)])
        near = [
            at
            for at in words
            if any(abs(beside[other] - beside[at]) <= 3 for other in (at - 1, at + 1) if other in beside)
        ]
        assert found == [WordMatch(at, beside[at]) for at in near]


def _between_ends(
    statement: StatementWords, keys: list[int], ends: tuple[WordMatch, WordMatch]
) -> list[WordMatch]:
    matching = Matching(statement, keys, 0, frozenset(), lambda _: False)
    return matching._between(range(len(keys)), *ends)


def _common(mine: list[tuple[int, int]], theirs: list[int]) -> tuple[list[int], list[int]]:
    """The words and places of a longest common subsequence, the places that come first preferred."""
    last = len(theirs) - 1
    best = [[0] * (last + 1) for _ in range(len(mine) + 1)]
    for i in range(len(mine) - 1, -1, -1):
        for j in range(last - 1, 0, -1):
            same = mine[i][1] == theirs[j]
            best[i][j] = best[i + 1][j + 1] + 1 if same else max(best[i + 1][j], best[i][j + 1])
    words, places, i, j = [], [], 0, 1
    while i < len(mine) and j < last:
        if mine[i][1] == theirs[j]:
            words.append(mine[i][0])
            places.append(j)
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return words, places


def test_of_a_long_statement_the_sequences_sought_have_the_places_they_have_in_a_short_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lexicon = Lexicon(ladder(read_rules(), "en"))
    source = witness("A", "a b c a b d b c a b c d d a a b " * 20)
    (stream,) = tokenize([source], [read_layout(source.text)], lexicon)
    rows = [(0, WordRange(0, 9)), (1, WordRange(12, len(stream)))]
    every = StatementWords(stream, rows).places
    monkeypatch.setattr("edition.analysis.quoting.statement_words._INDEXED", 0)
    for sought in (set(list(every)[::2]), {(0, 1, 0)}, set[Gram]()):
        found = StatementWords(stream, rows, lambda sought=sought: sought).places
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
