"""Which sources agree, as the page of the sources shows it."""

from __future__ import annotations

import csv
import io

from edition.export.tables import to_agreement_csv
from edition.model import Kind
from edition.site.agreeing import together
from edition.site.frame import Frame
from edition.site.rows import row
from edition.site.source_pages import source_pages
from tests.support.editions import Row, build
from tests.support.relatives import BASE, LEFT, TEXTS
from tests.support.witnesses import collated


def test_the_page_of_the_sources_has_groups_table_and_caveat() -> None:
    page = dict(source_pages(Frame(collated(*TEXTS.values()))))["witness/index.md"].decode()
    assert "Which sources agree" in page
    assert "2 of&nbsp;3" in page
    assert "not a family tree" in page


def test_two_sources_have_no_groups() -> None:
    assert together(Frame(collated(BASE, LEFT))) is None


def test_many_sources_are_grouped_without_a_table() -> None:
    sigla = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    texts = [LEFT if number % 2 else BASE for number in range(len(sigla))]
    frame = Frame(collated(*texts, sigla=sigla))
    found = together(frame)
    assert found
    assert found.lines == ()
    assert [len(group) for group in found.groups] == [13, 13]
    assert "<code>agreement.csv</code>" in dict(source_pages(frame))["witness/index.md"].decode()


def test_the_data_have_a_row_for_every_two() -> None:
    content = to_agreement_csv(collated(*TEXTS.values())).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert len(rows) == 6
    assert (rows[0]["witness"], rows[0]["other"], rows[0]["places"], rows[0]["agreed"]) == (
        "A",
        "B",
        "3",
        "1",
    )


def test_versions_that_read_alike_stand_under_one_head() -> None:
    """B and C have the same other words than A, D has others still; C and D lack the second paragraph."""
    texts = {
        "A": "We ⟦sell⟧ it all.",
        "B": "We ⟦keep⟧ it all.",
        "C": "We ⟦keep⟧ it all.",
        "D": "We ⟦burn⟧ it all.",
    }
    edition = build(
        [Row("p1", texts, [Kind.SUBSTITUTION]), Row("p2", {"A": "x", "B": "x", "C": None, "D": None})]
    )
    first, second = (row(Frame(edition), passage, "statement.html") for passage in edition.passages)
    assert [(cell.names, cell.twin) for cell in first.apart] == [
        ("B and C", False),
        ("C", True),
        ("D", False),
    ]
    assert [(cell.names, cell.twin) for cell in second.apart] == [("C and D", False), ("D", True)]
