# ruff: noqa: E501
"""Which words travelled: the stretches that sources quote, and by how many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from edition.collate import collate
from edition.model import Edition, Quotation, Role, Sources
from edition.site.frame import Frame
from edition.site.quoted_by import quoted_by
from edition.site.score import quoted_sign
from edition.site.travelled import travelled
from tests.support.stories import STATEMENT
from tests.support.witnesses import witness

STORIES = (
    "The board said: “We have never asked the fishermen to leave, and we do not intend to sell a single berth to private owners.”",
    "“We have never asked the fishermen to leave,” it said, and “the report has been on our website … January”.",
)


def quoting() -> Edition:
    stories = [replace(witness(s, text), role=Role.EXCERPT) for s, text in zip("MN", STORIES, strict=True)]
    return collate(Sources("S", "S", (witness("S", STATEMENT), *stories), language="en"))


def stretches(edition: Edition, number: int) -> list[tuple[str, int]]:
    passage = edition.passages[number]
    found = []
    for stretch in travelled(Frame(edition), passage, "S").split():
        paragraph, span, count = stretch.split(":")
        start, end = map(int, span.split("-"))
        found.append((passage.paragraphs["S"][int(paragraph)].text[start:end].strip(), int(count)))
    return found


def test_words_are_counted_by_source() -> None:
    first, second = stretches(quoting(), 0)
    assert first == ("We have never asked the fishermen to leave", 2)
    assert second == (", and we do not intend to sell a single berth to private owners", 1)


def test_what_is_skipped_did_not_travel() -> None:
    assert stretches(quoting(), 2) == [("The report has been on our website", 1), ("January", 1)]
    assert stretches(quoting(), 1) == []


def test_what_is_quoted_in_the_words_of_one_version_travelled_from_no_other() -> None:
    other = witness("T", STATEMENT.replace("a single berth", "one of the berths"))
    story = replace(witness("M", STORIES[0]), role=Role.EXCERPT)
    edition = collate(Sources("S", "S", (witness("S", STATEMENT), other, story), language="en"))
    assert travelled(Frame(edition), edition.passages[0], "S") != ""
    assert travelled(Frame(edition), edition.passages[0], "T") == ""


class Counted(tuple[Quotation, ...]):
    """Quotations that know how often they were walked through."""

    walks = 0

    def __iter__(self) -> Iterator[Quotation]:
        self.walks += 1
        return super().__iter__()


def test_quotations_are_walked_through_once_however_many_paragraphs_there_are() -> None:
    """A statement of thousands of paragraphs, quoted thousands of times, took paragraphs times quotations."""
    found = quoting()
    counted = {siglum: Counted(quotations) for siglum, quotations in found.quotations.items()}
    frame = Frame(replace(found, quotations=counted))
    assert frame.cut == {}  # the answer walks through them too, once
    for each in counted.values():
        each.walks = 0
    shown = [(quoted_by(frame, each), travelled(frame, each, "S")) for each in found.passages]
    signs = [quoted_sign(frame, each, "M") for each in found.passages]
    assert len(found.passages) > 2
    assert any(stretches for _, stretches in shown)
    assert "none" in signs
    assert {each.walks for each in counted.values()} == {1}


SHADED = "[...CSS.highlights.values()].flatMap((shade) => [...shade].map(String))"


@pytest.mark.browser
def test_a_switch_shades_them(context: BrowserContext, site: Path) -> None:
    """The article of the shipped archive quotes the statement in its headline."""
    page = context.new_page()
    page.goto(f"{site.as_uri()}/statement.html")
    page.locator("details.marks > summary").click()
    page.locator("#o-travel").check()
    page.wait_for_function(f"{SHADED}.some((words) => words.includes('spying on other countries'))")
    page.locator("#o-travel").uncheck()
    assert page.evaluate(SHADED) == []
    page.close()
