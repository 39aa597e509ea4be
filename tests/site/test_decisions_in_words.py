"""Pages on what editors decided and on the quality of the witnesses."""

from __future__ import annotations

import re

import html5lib
import pytest

from edition.analysis.measures.quality import Damage, Edits, Quality, Rates
from edition.app.pipeline import Archive, edit
from edition.ledger.entries import Ledger
from edition.ledger.ids import assign_ids
from edition.model import Sources
from edition.site.pages.quality_pages import damage_strip
from tests.support.editions import Row, build, witness
from tests.support.scans import ROWS, scanned
from tests.support.site_files import build_files
from tests.support.tei import judged


def body(pages: dict[str, bytes], path: str):
    """The element tree of a page's own HTML."""
    text = pages[path].decode().split("---\n", 2)[2]
    return html5lib.HTMLParser(strict=False, namespaceHTMLElements=False).parseFragment(text)


def text_of(tree) -> str:
    return " ".join("".join(tree.itertext()).split())


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return build_files(assign_ids(judged(), Ledger()))


def test_both_judgements_stand_beside_the_difference(pages):
    row = [tr for tr in body(pages, "p/1.md").iter("tr") if "Other words" in text_of(tr)]
    assert len(row) == 1
    shown = text_of(body(pages, "p/1.md"))
    assert "Another judgement" in shown
    assert "The program found: misread; the editors: other words." in shown
    assert "A & B, 31 January 2026, low certainty" in shown
    assert "Why <not> \u202e?" in shown


def test_notes_stand_under_the_paragraph(pages):
    assert "Note, on Three four. Numbers." in text_of(body(pages, "p/2.md"))


def test_reading_text_marks_and_explains_each_intervention(pages):
    tree = body(pages, "reading-text.md")
    [link] = [a for a in tree.iter("a") if a.get("id") == "p1.r1"]
    assert link.get("href") == "#p1.n1"
    [note] = [li for li in tree.iter("li") if li.get("id") == "p1.n1"]
    assert text_of(note).startswith("A reads “. Left out of the reading text. Why <not>")
    [paragraph] = [p for p in tree.iter("p") if "One all two." in text_of(p)]
    assert "“" not in text_of(paragraph)


def test_quality_page():
    pages = build_files(assign_ids(scanned(build(ROWS)), Ledger()))
    tree = body(pages, "quality/B.md")
    shown = text_of(tree)
    assert "Without what is lost, to the letter" in shown
    whole = build_files(assign_ids(build([Row("p1", {"A": "One two.", "B": "One too."})]), Ledger()))
    assert "what is lost" not in text_of(body(whole, "quality/B.md"))  # the same figures stood there twice
    assert "quality/A.md" not in pages
    links = [a.get("href") for a in tree.iter("a")]
    assert "../statement.html#p1.u1" in links
    assert "../witness/B.html#L4" in links
    cells = tree.iter("{http://www.w3.org/2000/svg}rect")
    assert len([cell for cell in cells if (cell.get("class") or "").startswith("d")]) == 6


@pytest.mark.parametrize(
    ("lines", "damage", "cells"),
    [
        (0, (), [(1, 1, 0, False, 0)]),
        (2, (Damage(2, 9, lost=True),), [(1, 1, 0, False, 0), (2, 2, 9, True, 3)]),
        (401, (Damage(401, 1, lost=False),), [(1, 3, 0, False, 0), (400, 401, 1, False, 1)]),
    ],
)
def test_strip(lines, damage, cells):
    rates = Rates(Edits(), Edits())
    found = damage_strip(Quality("A", rates, rates, rates, rates, (), damage, lines))
    assert len(found) <= 200
    assert [tuple(found[0]), tuple(found[-1])][-len(cells) :] == cells


def test_an_archive_without_decisions_has_a_reading_text_all_the_same():
    sources = Sources("x", "A", (witness("A", "One text.\n\nOf two paragraphs.\n"),))
    pages = build_files(edit(Archive(sources)))
    assert "Of two paragraphs." in text_of(body(pages, "reading-text.md"))
    assert "would have it read: they change nothing." in text_of(body(pages, "reading-text.md"))


def test_where_nothing_differs_the_pages_say_so_in_words():
    text = "One text of the statement.\n\nOf two paragraphs that nobody changed.\n"
    pages = build_files(edit(Archive(Sources("x", "A", (witness("A", text), witness("B", text))))))
    statement = text_of(body(pages, "statement.md"))
    assert "No differences within paragraphs" in statement
    assert "Who prints it" in statement
    assert not re.search(
        r"\b0 (of|changes)\b|How they differ", statement + text_of(body(pages, "reading-text.md"))
    )
