"""A line of a web page that is wrapped is one; what stands below a heading is text if others print it."""

from __future__ import annotations

import pytest

from tests.support.stories import STATEMENT
from tests.support.witnesses import collated

ONE, TWO, THREE = STATEMENT.strip().split("\n\n")


@pytest.mark.parametrize(
    "line",
    ["We use cookies to give you the best\nexperience. Accept all", "Read more: Ten quays you\nmust see"],
)
def test_a_listed_line_that_is_wrapped_is_furniture_whole(line: str) -> None:
    edition = collated(STATEMENT, f"{ONE}\n\n{line}\n\n{TWO}\n\n{THREE}\n")
    assert [piece.text for piece in edition.furniture["B"]] == line.split("\n")
    assert len(edition.passages) == 3


def test_what_another_prints_below_no_heading_is_text_under_a_listed_one() -> None:
    said = "We will never pay for a quay that is shut."
    with_head = f"{ONE}\n\nRelated:\n{said}\n\n{TWO}\n\n{THREE}\n"
    edition = collated(STATEMENT.replace(TWO, f"{said}\n\n{TWO}"), with_head)
    assert [piece.text for piece in edition.furniture["B"]] == ["Related:"]
    assert len(edition.passages) == 4
