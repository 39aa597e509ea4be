"""Which sources agree, as the page of the sources shows it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page

from edition.export.tables import to_agreement_csv
from edition.model import Kind
from edition.site.frame import Frame
from edition.site.pages.agreeing import together
from edition.site.pages.source_pages import source_pages
from edition.site.rows import row
from tests.support import archives
from tests.support.editions import Row, build
from tests.support.relatives import BASE, LEFT, TEXTS
from tests.support.witnesses import collated


def test_the_page_of_the_sources_has_groups_table_and_caveat() -> None:
    page = dict(source_pages(Frame(collated(*TEXTS.values()))))["witness/index.md"].decode()
    assert "Which sources agree" in page
    assert "2&nbsp;of&nbsp;3" in page
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


@pytest.mark.browser
@pytest.mark.slow
def test_a_table_that_is_wider_than_a_phone_keeps_its_names(page: Page, tmp_path: Path) -> None:
    """What it is about was cut off at the edge; the names of its rows left with the first column."""
    further = {f"Chronicle{number}": text + " Late." for number, text in enumerate(TEXTS.values())}
    site = archives.build(archives.archive(tmp_path, {**TEXTS, **further}))
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{site.as_uri()}/witness/index.html")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wide = page.locator("#agreement .wide")
    assert wide.evaluate("box => { box.scrollLeft = 99; return box.scrollLeft }") == 99
    left = "box => box.getBoundingClientRect().left"
    assert wide.locator("tbody th").first.evaluate(left) == wide.evaluate(left)
    about = page.locator("#agreement-of").bounding_box()
    assert about
    assert about["x"] + about["width"] <= 360
