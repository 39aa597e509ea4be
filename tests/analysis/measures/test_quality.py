"""Error rates are jiwer's on the same texts; confusions and damage point at their places."""

from __future__ import annotations

from functools import partial

import jiwer
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.analysis.measures.quality import Damage, Edits, Quality, compared, confused, measure, rates_of
from edition.model import Kind, line_count, line_starts
from tests.support.editions import Row, build
from tests.support.scans import ROWS, scanned

RATES = partial(rates_of, fold=lambda text: text.replace("’", "'"))


def quality(rows: list[Row]) -> Quality:
    return measure(scanned(build(rows)), "B", RATES)


@pytest.mark.parametrize("lost", [False, True], ids=["preserved", "whole"])
def test_rates_are_those_of_jiwer(lost):
    edition = scanned(build(ROWS))
    pairs = compared(edition, "B", lost=lost)
    references, texts = [base for base, _ in pairs], [other for _, other in pairs]
    found = quality(ROWS)
    rates = found.whole if lost else found.preserved
    words = jiwer.process_words(references, texts)
    characters = jiwer.process_characters(references, texts)
    assert rates.words.rate == pytest.approx(words.wer)
    assert rates.characters.rate == pytest.approx(characters.cer)
    assert rates.words == Edits(words.hits, words.substitutions, words.deletions, words.insertions)
    assert rates.characters == Edits(
        characters.hits, characters.substitutions, characters.deletions, characters.insertions
    )


def test_what_is_compared():
    edition = build(ROWS)
    assert compared(edition, "B", lost=False) == [
        ("It’s the data here. And more.", "It's tne aata here. And more."),
        ("access by all means", "access by an means"),
        ("Left out.", ""),
        ("", "Put in."),
    ]
    assert compared(edition, "B", lost=True)[1:3] == [
        ("Lost words, then access by all means", "access by an means"),
        ("Gone.", ""),
    ]


def test_glyphs_folded():
    found = quality(ROWS)
    assert found.preserved.characters.substitutions - 1 == found.preserved_folded.characters.substitutions


def test_confusions_with_their_places():
    found = quality(ROWS)
    assert [(c.printed, c.read, c.units) for c in found.confusions] == [
        ("d", "a", ("p1.u1",)),
        ("h", "n", ("p1.u1",)),
        ("ll", "n", ("p2.u2",)),
    ]


def test_a_witness_that_is_no_product_of_ocr_has_no_confusions():
    assert measure(build(ROWS), "B", RATES).confusions == ()


@pytest.mark.parametrize(
    ("printed", "read", "confusions"),
    [
        ("data", "aata", [("d", "a")]),
        ("firewalls", "nrewans", [("fi", "n"), ("ll", "n")]),
        ("networks", "networKs", [("k", "K")]),
        ("same", "same", []),
        ("rn", "m", [("rn", "m")]),
        ("a", "ab", [("", "b")]),
    ],
)
def test_confused(printed, read, confusions):
    assert confused(printed, read) == confusions


def test_damage_by_line():
    found = quality(ROWS)
    assert found.damage == (Damage(1, 2, lost=False), Damage(4, 2, lost=True))
    assert found.lines == 6


def test_the_base_against_itself_and_an_empty_witness():
    edition = build(ROWS)
    assert measure(edition, "A", RATES).whole.words.rate == 0
    nothing = measure(build([Row("p1", {"A": None, "B": "x"})]), "B", RATES)
    assert nothing.whole.words == Edits(insertions=1)
    assert nothing.whole.words.rate is None


@pytest.mark.slow
@given(
    st.lists(st.tuples(st.sampled_from(["a b", "c", "dd"]), st.sampled_from(["a b", "x", ""])), max_size=9)
)
@settings(deadline=None)
def test_cutting_long_passages_keeps_the_length(pairs):
    words = " and so on and on " * 100
    base = words + words.join(f"⟦{one}⟧" for one, _ in pairs) + words
    other = words + words.join(f"⟦{two}⟧" for _, two in pairs) + words
    base, other = " ".join(base.split()), " ".join(other.split())
    found = quality([Row("p1", {"A": base, "B": other}, [Kind.SUBSTITUTION] * len(pairs))])
    text = " ".join(base.replace("⟦", "").replace("⟧", "").split())
    assert found.whole.characters.length == len(text)
    assert found.whole.words.length == len(text.split())


@pytest.mark.slow
def test_long_passages_take_time_in_proportion():
    words = "one and the other word " * 40
    text = words.join("⟦x⟧" for _ in range(500))
    other = words.join("⟦y⟧" for _ in range(500))
    found = quality([Row("p1", {"A": text, "B": other}, [Kind.SUBSTITUTION] * 500)])
    assert found.whole.characters.substitutions == 500


@pytest.mark.parametrize(
    ("text", "lines"), [("", 0), ("a", 1), ("a\n", 1), ("a\r\nb\rc", 3), ("\n\n", 2), ("a\n\nb\u2028", 3)]
)
def test_lines(text, lines):
    assert line_count(text) == lines
    assert len(line_starts(text)) in (lines, lines + 1)


def test_what_a_source_lacks_whole_is_counted_and_not_aligned(monkeypatch):
    """Of 60 articles that quote 600 paragraphs half the time went into aligning paragraphs with nothing."""
    monkeypatch.setattr("edition.analysis.measures.quality.Levenshtein.editops", pytest.fail)
    found, _ = rates_of("nine boats", "", str)
    assert (found.characters, found.words) == (Edits(deletions=10), Edits(deletions=2))
    found, _ = rates_of("", "nine boats", str)
    assert (found.characters, found.words) == (Edits(insertions=10), Edits(insertions=2))
