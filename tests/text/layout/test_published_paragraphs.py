"""Paragraphs that were published of a file begin where they did."""

from __future__ import annotations

from datetime import date

import pytest

from edition.app.pipeline import Archive, edit
from edition.ledger.recording import mint
from edition.model import Witness
from edition.text.layout.lines import printed_lines
from edition.text.layout.lines_in_common import Prints, layouts_of
from edition.text.layout.paragraph_layout import CERTAIN
from edition.text.layout.published_paragraphs import published_lines
from edition.text.layout.web_lines import NO_LINES
from tests.support.edits import sources
from tests.support.prints import LINES

TEXT = "The council met\nat noon, and agreed.\nIt holds the quay and what is be-\nhind it.\nAmen.\nIt holds."
TEXT += "\nIts iron and wooden rail\u2011\nings stood."


@pytest.mark.parametrize(
    ("published", "lines"),
    [
        ("The council met at noon, and agreed.", {0}),
        ("It holds the quay and what is behind it. Amen.", {2}),
        ("Amen.", {4}),
        ("Its iron and wooden railings stood.", {6}),
        ("It holds.", {5}),
        ("It holds the bridge.", set()),
        ("at noon, and\u00a0agreed. It holds", {1}),  # spaces are one, and the last line may go on
        ("The council met at noon, and agreed with all of them.", set()),
    ],
)
def test_a_paragraph_begins_with_the_line_from_which_all_of_it_is_read(
    published: str, lines: set[int]
) -> None:
    assert published_lines(printed_lines(TEXT), {published.replace("\u00a0", " ")})[0] == lines


@pytest.mark.parametrize(
    ("published", "lines"),
    [
        ({"The council met at noon, and agreed."}, {1}),
        ({"It holds the quay and what is behind it. Amen."}, {3, 4}),
        ({"It holds the quay and what is behind it. Amen.", "Amen."}, {3}),
        ({"It holds the bridge."}, set()),
    ],
)
def test_a_line_inside_a_paragraph_begins_none_unless_one_was_published(
    published: set[str], lines: set[int]
) -> None:
    assert published_lines(printed_lines(TEXT), published)[1] == lines


def test_a_further_source_parts_no_published_paragraph() -> None:
    """The name of an account on the line above each post was published with it."""
    posts = [
        "We are sorry. On Sunday our app charged 9,812 customers twice for the same journey.",
        "All of them will get their money back by Friday. They do not have to do anything.",
        "The fault has been repaired. It was caused by an update that had not been tested.",
        "Customers who had to pay bank charges can claim them until March at any counter.",
    ]
    thread = [f"Metro Transit @metrotransit\n{post}" for post in posts]
    before = edit(Archive(sources({"A": thread, "B": ["Something else is told here."]})))
    ledger = mint(before, date(2026, 1, 1))
    after = edit(Archive(sources({"A": thread, "C": posts}), ledger=ledger)).edition
    shown = [[each.text for each in passage.paragraphs["A"]] for passage in after.passages]
    assert shown == [[each.text for each in p.paragraphs["A"]] for p in before.edition.passages]


@pytest.mark.parametrize("unchanged", [True, False])
def test_what_was_published_of_a_file_divides_it_while_it_is_the_same(unchanged: bool) -> None:
    """No other witness outvotes it: one that runs on made one paragraph of many."""
    text, published = "\n".join(LINES), frozenset(LINES[:3])
    witness = Witness("A", text, "A.txt", "0", published=published, unchanged=unchanged)
    (layout,) = layouts_of([witness], [witness], NO_LINES, Prints([witness]))
    assert [each.score >= CERTAIN for each in layout.breaks[1:4]] == [unchanged, unchanged, False]


def test_a_file_that_changed_begins_its_paragraphs_as_it_says() -> None:
    ends = [f"The board holds pier {number} for now." for number in range(4)]
    ledger = mint(edit(Archive(sources({"A": ends, "B": ends}))), date(2026, 1, 1))
    joined = [" ".join(ends[:2]), *ends[2:]]
    after = edit(Archive(sources({"A": joined, "B": joined}), ledger=ledger)).edition
    assert len(after.passages) == 3
