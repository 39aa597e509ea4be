"""Decisions that a line of a source is furniture, or text after all."""

from __future__ import annotations

import json
from datetime import date

import pytest

from edition.app.pipeline import Archive, edit
from edition.app.summary import summary
from edition.editing.decisions_file import parse_decisions
from edition.errors import EditionError
from edition.export.decisions_json import to_decisions
from edition.export.tei import to_tei
from edition.ledger.recording import mint, plan
from edition.model import Edition, Sources
from tests.support.decisions import SIGNED
from tests.support.laws import assert_nothing_lost
from tests.support.witnesses import rows, witness

FIRST = "The harbour was closed at noon because the wind had risen to a gale."
LAST = "No ship left before the evening, and nobody was hurt in the storm."
PAGE = f"{FIRST}\n\nHave your say in our forum\n\n{LAST}\n\nHave your say in our forum\n"
LISTED = f"{FIRST}\n\nImage: a sea without a shore\n\n{LAST}\n"
PLAIN = f"{FIRST}\n\n{LAST}\n"


def edited(page: str, *tables: str) -> Edition:
    return register(page, *tables).edition


def register(page: str, *tables: str):
    text = "\n".join(f"[[decision]]\n{SIGNED}{table}" for table in tables)
    sources = Sources("A storm", "A", (witness("A", PLAIN), witness("B", page)), language="en")
    return edit(Archive(sources, decisions=parse_decisions(text, "decisions.toml")))


def decided(do: str, line: str, more: str = "") -> str:
    return f'do = "{do}"\nwitness = "B"\nline = "{line}"\n{more}'


FORUM = decided("furniture", "Have your say in our forum")


def test_every_such_line_is_furniture():
    found = edited(PAGE, FORUM)
    assert [paragraphs["B"] for _, paragraphs in rows(found)] == [[FIRST], [LAST]]
    assert [each.text for each in found.furniture["B"]] == ["Have your say in our forum"] * 2
    assert not found.framing["B"]
    assert_nothing_lost(found)


def test_one_occurrence_alone():
    found = edited(PAGE, decided("furniture", "Have your say in our forum", "occurrence = 2"))
    assert [each.start for each in found.furniture["B"]] == [PAGE.rindex("Have")]


def test_a_line_inside_a_paragraph_divides_nothing():
    page = PLAIN.replace("because ", "because\nHave your say\nin our  forum\n")
    found = edited(page, FORUM)
    assert [paragraphs["B"] for _, paragraphs in rows(found)] == [[FIRST], [LAST]]
    assert not list(found.units())
    assert_nothing_lost(found)


def test_a_listed_line_is_text_after_all():
    line = "Image: a sea without a shore"
    assert [each.text for each in edited(LISTED).furniture["B"]] == [line]
    found = edited(LISTED, decided("text", line))
    assert not found.furniture["B"]
    assert [line] in [paragraphs["B"] for _, paragraphs in rows(found)]


def test_it_is_published_and_told():
    found = edited(PAGE, FORUM)
    assert "B line 3 is furniture by decision 1: “Have your say in our forum”" in summary(found)
    [published] = json.loads(to_decisions(found))["decisions"]
    assert (published["action"], published["witness"], len(published["places"])) == ("furniture", "B", 2)
    assert b'type="furniture" n="1" corresp="#B"' in to_tei(found)


@pytest.mark.slow
def test_minting_is_a_fixpoint():
    first = register(PAGE, FORUM)
    ledger = mint(first, date(2026, 1, 1))
    text = f"[[decision]]\n{SIGNED}{FORUM}"
    sources = Sources("A storm", "A", first.edition.witnesses, language="en")
    again = edit(Archive(sources, decisions=parse_decisions(text, "decisions.toml"), ledger=ledger))
    assert not list(plan(again))
    assert [passage.id for passage in again.edition.passages] == ["p1", "p2"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            decided("furniture", "Have your say in the forum"),
            'there now: line = "Have your say in our forum"',
        ),
        (decided("text", "Have your say"), "has no line"),
        (decided("text", "Have your say in our forum", "occurrence = 3"), "has 2 such lines"),
        ('do = "text"\nwitness = "C"\nline = "x"', "is not a witness"),
        (decided("text", "x", 'passage = "p1"'), "is not a known key"),
        ('do = "furniture"\nwitness = "B"', "is missing"),
    ],
)
def test_what_has_no_place_is_told(table: str, said: str):
    with pytest.raises(EditionError) as error:
        edited(PAGE, table)
    assert said in str(error.value)
    assert "decisions.toml" in str(error.value)
