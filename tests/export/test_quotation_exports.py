"""Quotations as a table and as annotations."""

from __future__ import annotations

import csv
import io
import json

import pytest

from edition.export.quotation_exports import to_annotations, to_quotations_csv
from edition.export.tables import to_apparatus_csv
from edition.export.tei import to_tei
from edition.model import Edition, line_starts
from tests.support.stories import STATEMENT
from tests.support.tei import assert_valid
from tests.support.witnesses import collated

STORY = (
    "Quay shut\n\nThe board says: “We have never asked the … to leave.” It adds that “our divers inspected "
    "241 piles in two weeks”, and that is all that was to be heard in town about the divers and their piles."
)


def test_a_row_says_what_is_quoted_and_how_truly() -> None:
    table = to_quotations_csv(collated(STATEMENT, STORY)).decode("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(table))
    assert (first["source"], first["line"], first["passage"], first["fidelity"]) == (
        "B",
        "3",
        "p1",
        "shortened",
    )
    assert (first["words"], first["omitted"]) == ("We have never asked the … to leave", "fishermen")
    assert (second["of_words"], second["differences"]) == (
        "Our divers inspected 214 piles in two weeks",
        "substitution: 214 > 241",
    )


def test_an_annotation_selects_the_words_in_both_files() -> None:
    page = json.loads(to_annotations(collated(STATEMENT, STORY)))
    assert [item["body"][0]["value"] for item in page["items"]] == ["shortened", "altered"]
    for item in page["items"]:
        for place, text in ((item["target"], STORY), (item["body"][2], STATEMENT)):
            quote, position = place["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])


def test_a_selector_selects_one_place_where_the_same_words_stand_twice() -> None:
    twice = f"{STORY}\n\n{STORY}"
    items = json.loads(to_annotations(collated(STATEMENT, twice)))["items"]
    assert len(items) == 4
    for item in items:
        quote, _ = item["target"]["selector"]
        assert twice.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


def test_what_is_not_quoted_is_not_omitted() -> None:
    edition = collated(STATEMENT, STATEMENT, STORY)
    assert b"omission" not in to_apparatus_csv(edition)
    assert b'type="omission"' not in to_tei(edition)


def test_the_tei_is_valid_and_says_whose_words_they_are() -> None:
    content = to_tei(collated(STATEMENT, STORY))
    assert_valid(content)
    assert b'type="shortened"' in content
    assert b'<listApp type="quotations">' in content


def test_the_lines_of_a_source_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """They were counted anew for each quotation."""
    counted: list[str] = []

    def starts(text: str) -> list[int]:
        counted.append(text)
        return line_starts(text)

    monkeypatch.setattr("edition.export.quotation_exports.line_starts", starts)
    to_quotations_csv(collated(STATEMENT, f"{STORY}\n\n{STORY}"))
    assert len(counted) == 1


def test_who_prints_the_statement_is_not_listed_anew_for_each_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was, for each paragraph and each source: a seventh of the time of 60 articles."""
    listed: list[str] = []
    prints = Edition.full.fget

    def full(edition: Edition) -> tuple[str, ...]:
        listed.append(edition.base)
        return prints(edition)

    one, five = collated(STATEMENT, STORY), collated(STATEMENT, *[STORY] * 5)
    monkeypatch.setattr(Edition, "full", property(full))
    to_apparatus_csv(one)
    once = len(listed)
    to_apparatus_csv(five)
    assert len(listed) == 2 * once > 0
