"""Messages with headers that Python's library stumbles over."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from edition.sources.intake import extract_of
from edition.sources.original import Original


@pytest.mark.parametrize(
    "header",
    ['From: "', "From: =?x?q?a:.>%E4", "From: .a@", "From: x?q?<", "Content-Type: ; b*0*=", "Content-ID: <["],
)
def test_headers_that_are_none_stop_nothing(header: str) -> None:
    extract = extract_of(Original("a.eml", f"Subject: x\n{header}\n\nWe deny it.".encode()))
    assert (extract.text, extract.facts["title"]) == ("We deny it.\n", "x")


@pytest.mark.parametrize("date", ["1 Jan 99999999999 10:00:00 +0000", "1 Jan 2020 10:00:00 +99999999999"])
def test_a_date_beyond_all_measure_is_none(date: str) -> None:
    extract = extract_of(Original("a.eml", f"Subject: x\nDate: Mon, {date}\n\nWe deny it.".encode()))
    assert (extract.text, "issued" in extract.facts) == ("We deny it.\n", False)


def test_what_prints_nothing_makes_no_other_words_of_the_two_forms_of_a_message() -> None:
    html = "<p>We carried 33,128 passen&shy;gers to the is&#8203;land."
    for figure, remarks in [("33,128", []), ("33,182", ["compare “33,182 33,128”"])]:
        made = EmailMessage()
        made.set_content(f"We carried {figure} passengers to the island.")
        made.add_alternative(html, subtype="html")
        found = extract_of(Original("a.eml", made.as_bytes())).remarks
        assert [each.split(": ")[-1] for each in found] == remarks
