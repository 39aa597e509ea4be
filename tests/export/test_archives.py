"""The exports of the archive's own sources, and of texts with every trouble that sources have."""

from __future__ import annotations

from functools import partial

import jiwer
import pytest

from edition.analysis.measures.quality import compared, measure, rates_of
from edition.app.pipeline import edit, read_archive
from edition.export.catalogue import to_exports
from edition.export.tables import to_plain_text
from edition.export.tei import to_tei
from edition.model import Edition
from edition.text.ladders import ladder, read_rules
from tests.support.golden import assert_golden
from tests.support.programs import ROOT
from tests.support.tei import assert_links_resolve, assert_valid, expected, rebuild

VARIANTS = ROOT / "variants"


@pytest.fixture(scope="module")
def archive() -> Edition:
    return edit(read_archive(VARIANTS)).edition


@pytest.mark.parametrize(
    "name",
    [
        "edition.json",
        "edition.tei.xml",
        "apparatus.csv",
        "text/PDF.txt",
        "reading-text.txt",
        "decisions.json",
    ],
)
def test_golden(archive, name):
    assert_golden(name, to_exports(archive)[f"data/{name}"])


def test_archive_is_valid_tei_and_complete(archive):
    root = assert_valid(to_tei(archive))
    assert_links_resolve(root)
    assert rebuild(root) == expected(archive)


def test_plain_text_holds_the_statement(archive):
    paragraphs = to_plain_text(archive, "TR").decode().split("\n\n")
    assert len(paragraphs) == 6
    assert paragraphs[0].startswith("As evidenced by the Snowden leaks")
    assert paragraphs[5].endswith("to spread rumours.”\n")


def test_quality_of_the_ocr(archive):
    """Counted by hand: twelve misread words, four with a quotation mark before them, one that ends in
    another and is spelt otherwise; 29 words lost at the head of the second page."""
    found = measure(archive, "PDF", partial(rates_of, fold=ladder(read_rules(), "en").typographic))
    words = found.preserved_folded.words
    assert (words.substitutions, words.deletions, words.insertions) == (12 + 4 + 1, 0, 0)
    assert found.whole_folded.words.deletions == 29
    assert [(c.printed, c.read, len(c.units)) for c in found.confusions] == [
        ("d", "a", 4), ("h", "n", 2), ("k", "K", 2), ("ll", "n", 2),
        ("b", "D", 1), ("b", "o", 1), ("f", "i", 1), ("fi", "n", 1),
    ]  # fmt: skip
    assert [(damage.line, damage.lost) for damage in found.damage] == [(38, True)]


@pytest.mark.parametrize("lost", [False, True], ids=["preserved", "whole"])
def test_rates_of_the_archive_are_those_of_jiwer(archive, lost):
    fold = ladder(read_rules(), "en").typographic
    pairs = [(fold(base), fold(other)) for base, other in compared(archive, "PDF", lost=lost)]
    found = measure(archive, "PDF", partial(rates_of, fold=fold))
    rates = found.whole_folded if lost else found.preserved_folded
    references, texts = [base for base, _ in pairs], [other for _, other in pairs]
    assert rates.words.rate == pytest.approx(jiwer.wer(references, texts))
    assert rates.characters.rate == pytest.approx(jiwer.cer(references, texts))
