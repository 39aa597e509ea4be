"""A passage written out gives every witness back, with the white space where it belongs."""

from __future__ import annotations

import pytest
from hypothesis import given

from edition.analysis.measures.parallel import PARAGRAPH_END, Variant, parallel
from edition.model import Kind
from tests.support.editions import Row, build
from tests.support.rows import rows


def _parts(texts: dict[str, str | None], kinds: list[Kind]) -> list[str | dict[str, str]]:
    edition = build([Row("p1", texts, kinds)])
    written = parallel(edition, edition.passages[0])
    return [dict(p.readings) if isinstance(p, Variant) else p for p in written.parts]


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        pytest.param(
            {"A": "a ⟦b⟧ c", "B": "a ⟦x y⟧ c"}, ["a ", {"A": "b", "B": "x y"}, " c"], id="substitution"
        ),
        pytest.param({"A": "a⟦⟧ c", "B": "a ⟦b⟧ c"}, ["a", {"A": "", "B": " b"}, " c"], id="space before"),
        pytest.param({"A": "a ⟦⟧c", "B": "a ⟦b⟧ c"}, ["a ", {"A": "", "B": "b "}, "c"], id="space after"),
        pytest.param({"A": "⟦a⟧ c", "B": "⟦⟧c"}, [{"A": "a ", "B": ""}, "c"], id="at the beginning"),
        pytest.param({"A": "c ⟦a⟧", "B": "c⟦⟧"}, ["c", {"A": " a", "B": ""}], id="at the end"),
        pytest.param(
            {"A": "a ⟦b⟧ ⟦c⟧ d", "B": "a ⟦⟧⟦x⟧ d"},
            ["a ", {"A": "b ", "B": ""}, {"A": "c", "B": "x"}, " d"],
            id="neighbours",
        ),
        pytest.param(
            {"A": "a b c", "B": "a\n\nb c"}, ["a", {"A": " ", "B": PARAGRAPH_END}, "b c"], id="split"
        ),
        pytest.param(
            {"A": "a⟦.⟧ b", "B": "a⟦⟧\n\nb"},
            ["a", {"A": ". ", "B": PARAGRAPH_END}, "b"],
            id="split beside a unit",
        ),
        pytest.param(
            {"A": "a ⟦b⟧ c", "B": "a ⟦b\n\nx⟧ c"},
            ["a ", {"A": "b", "B": f"b{PARAGRAPH_END}x"}, " c"],
            id="split within a unit",
        ),
        pytest.param({"A": "a\nb", "B": "a \n b"}, ["a b"], id="only folded white space"),
        pytest.param(
            {"A": "a\u200bb c", "B": "ab c"}, ["a", {"A": "\u200b", "B": ""}, "b c"], id="invisible"
        ),
    ],
)
def test_parts(texts, parts):
    units = max(t.count("⟦") for t in texts.values())
    assert _parts(texts, [Kind.SUBSTITUTION] * units) == parts


def test_reference_is_the_base_or_the_first_that_has_the_passage():
    rows = [Row("p1", {"A": "x", "B": "x", "C": "x"}), Row("p2", {"A": "x", "B": None, "C": "x"})]
    edition = build(rows, base="B")
    assert parallel(edition, edition.passages[0]).sigla == ("B", "A", "C")
    assert parallel(edition, edition.passages[1]).sigla == ("A", "C")


@pytest.mark.slow
@given(rows())
def test_every_witness_comes_back(row):
    texts, units = row
    edition = build([Row("p1", texts, [Kind.SUBSTITUTION] * units)])
    passage = edition.passages[0]
    written = parallel(edition, passage)
    for siglum, paragraphs in passage.paragraphs.items():
        assert written.text(siglum) == PARAGRAPH_END.join(p.text for p in paragraphs)
    assert [p.unit for p in written.parts if isinstance(p, Variant) and p.unit] == list(passage.units)
