"""A decision keeps its place, whatever further witnesses do to the units around it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

import pytest

from edition.app.pipeline import Archive, edit, read_archive
from edition.editing.decisions_file import parse_decisions
from edition.editing.reading_text import read_text
from edition.errors import EditionError
from edition.ledger.entries import Ledger
from edition.ledger.ids import Register
from edition.ledger.recording import mint, plan
from edition.model import Edition, Kind, Role, Witness
from tests.support.edits import sources
from tests.support.programs import ROOT

SIGNED = 'reason = "It is so."\nwho = "An editor"\ndate = 2026-01-31\n'
ONE = "The council met on Monday to discuss the old harbour and its future in the town."
TWO = ONE.replace("the old harbour", "an old harbor")
THREE = ONE.replace("to discuss the old harbour", "and debated every quay of the port")


def decided(table: str, texts: dict[str, list[str]], ledger: Ledger | None = None) -> Register:
    decisions = parse_decisions(f"[[decision]]\n{SIGNED}{table}", "decisions.toml")
    return edit(Archive(sources(texts), decisions=decisions, ledger=ledger or Ledger()))


SPLIT = (
    'do = "split"\npassage = "p1"\nreadings = { A = "harbour", B = "harbor" }\ninto = [{ readings = '
    '{ A = "har", B = "har" } }, { readings = { A = "bour", B = "bor" } }]'
)
TABLES = [
    'do = "kind"\npassage = "p1"\nreadings = { A = "harbour", B = "harbor" }\nkind = "substitution"',
    'do = "note"\npassage = "p1"\nreadings = { A = "harbour", B = "harbor" }\nnote = "n"',
    'do = "supply"\npassage = "p1"\nreadings = { A = "harbour", B = "harbor" }\ntext = "haven"',
    'do = "join"\npassage = "p1"\nunits = [{ A = "the", B = "an" }, { A = "harbour", B = "harbor" }]',
    SPLIT,
    'do = "note"\npassage = "p1"\nwords = "old harbour"\nnote = "n"',
]


@cache
def decided_of_two(table: str) -> Edition:
    return decided(table, {"A": [ONE], "B": [TWO]}).edition


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "third", [ONE, TWO, THREE, ONE.upper(), ONE.replace("old harbour", "older harbours"), ONE[:50]]
)
@pytest.mark.parametrize("siglum", ["C", "0"])  # after the others, and before them
def test_a_decision_holds_with_a_further_witness(table: str, third: str, siglum: str) -> None:
    texts = {"A": [ONE], "B": [TWO]}
    before = decided_of_two(table)
    if siglum == "C":
        after = decided(table, texts | {"C": [third]}).edition
    else:
        wider = sources({"0": [third], **texts})
        decisions = parse_decisions(f"[[decision]]\n{SIGNED}{table}", "decisions.toml")
        after = edit(Archive(replace(wider, base="A"), decisions=decisions)).edition
    assert read_text(after, after.passages[0]) == read_text(before, before.passages[0])
    made = [*after.passages[0].decisions, *(j for _, unit in after.units() for j in unit.decisions)]
    assert made
    if "kind =" in table:
        assert any(unit.readings["B"].kind is Kind.SUBSTITUTION for _, unit in after.units())


def test_a_decision_on_added_words_holds_where_a_further_witness_makes_them_part_of_a_wider_unit() -> None:
    """What one lacks has no width: the wider unit may end before the space at which it is lacking."""
    texts = {
        "A": [TWO, "Harbour: mayor carrier shut", ONE],
        "B": [TWO, "Harbour: mayor carrier water and the quay shut", ONE],
    }
    table = 'do = "note"\npassage = "p2"\nreadings = { A = "", B = "water and the quay" }\nnote = "n"'
    third = {"C": [TWO, "Harbour: all the carrier mayor shut", ONE]}
    first = decided(table, texts).edition.passages[1]
    assert [unit.readings["B"].text for unit in first.units] == ["water and the quay"]
    after = decided(table, texts | third).edition.passages[1]
    assert [unit.readings["B"].text for unit in after.units] == ["mayor carrier water and the quay"]
    assert [*after.decisions, *(each for unit in after.units for each in unit.decisions)]


def test_the_same_supply_twice_is_no_fault() -> None:
    supply = TABLES[2]
    again = 'do = "supply"\npassage = "p1"\nwords = "harbour"\ntext = "haven"'
    texts = {"A": [ONE], "B": [TWO]}
    decisions = parse_decisions(f"[[decision]]\n{SIGNED}{supply}\n[[decision]]\n{SIGNED}{again}", "x")
    edition = edit(Archive(sources(texts), decisions=decisions)).edition
    assert read_text(edition, edition.passages[0]) == ONE.replace("harbour", "haven")


def test_a_stale_decision_says_what_stands_there_now_as_toml() -> None:
    with pytest.raises(EditionError) as raised:
        decided(TABLES[1], {"A": [ONE], "B": [TWO.replace("harbor", "harbur")]})
    assert str(raised.value).endswith('there now: readings = { A = "harbour", B = "harbur" }')


def test_a_decision_whose_passage_has_another_id_says_which() -> None:
    first = "A quite other paragraph stands before it all, and nobody said anything of the kind."
    with pytest.raises(EditionError) as raised:
        decided(TABLES[1], {"A": [first, ONE], "B": [first, TWO]})
    assert str(raised.value).endswith('there now: passage = "p2"')


# Ids -----------------------------------------------------------------------------------------------------


def test_a_unit_that_is_divided_keeps_its_id_and_again_when_it_is_one() -> None:
    two = ONE.replace("Monday to discuss the old harbour", "Sunday and spoke of a new quay")
    texts = {"A": [ONE], "B": [two]}
    first = edit(Archive(sources(texts)))
    ledger = mint(first, date(2026, 1, 1))
    names = [unit.id for _, unit in first.edition.units()]
    third = ONE.replace("to discuss", "and discussed").replace("old", "Old")
    wider = edit(Archive(sources(texts | {"C": [third]}), ledger=ledger))
    assert set(names) <= {unit.id for _, unit in wider.edition.units()}
    ledger = mint(wider, date(2026, 1, 2))
    assert not list(plan(edit(Archive(sources(texts | {"C": [third]}), ledger=ledger))))
    again = edit(Archive(sources(texts), ledger=ledger))
    assert set(names) <= {unit.id for _, unit in again.edition.units()}


# The shipped archive -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped() -> tuple[Archive, Register]:
    archive = read_archive(ROOT / "variants")
    return archive, edit(archive)


def news(statement: str, random: Random) -> str:
    """A story that quotes some sentences of the statement between its own."""
    sentences = [each for each in statement.replace("\n\n", " ").split(". ") if len(each) > 40]
    quoted = random.sample(sentences, 2)
    return (
        "Ministers met on Tuesday and said little. The market fell a little in the afternoon.\n\n"
        f"“{quoted[0]},” the company said in a statement.\n\nShares rose. “{quoted[1]}.” Analysts agreed.\n"
    )


def further(name: str, archive: Archive, statement: str) -> str:
    random = Random(name)
    match name:
        case "plain":
            return statement
        case "american":
            return statement.replace("rumours", "rumors").translate({0x201C: '"', 0x201D: '"'})
        case "cut":
            return "\n\n".join(statement.split("\n\n")[:3])
        case "end":
            return "\n\n".join(statement.split("\n\n")[3:])
        case "reworded":
            return statement.replace("networks", "nets").replace("industry-wide", "common")
        case "damaged":
            return "".join("n" if letter == "h" and random.random() < 0.2 else letter for letter in statement)
        case "joined":
            return statement.replace("\n\n", " ")
        case "copy of the PDF":
            return archive.sources.witnesses[1].text
        case "news":
            return news(statement, random)
    return "Rain is expected in the north tomorrow, with strong winds along the coast."


FULL = ("plain", "american", "cut", "end", "reworded", "damaged", "joined", "copy of the PDF")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "role"),
    [*((name, None) for name in (*FULL, "news", "rain")), *((name, Role.FULL) for name in FULL)],
)
def test_the_shipped_decisions_and_ids_survive_a_further_source(
    shipped: tuple[Archive, Register], name: str, role: Role | None
) -> None:
    archive, before = shipped
    statement = "\n\n".join(read_text(before.edition, passage) for passage in before.edition.passages)
    text = further(name, archive, statement)
    digest = hashlib.sha256(text.encode()).hexdigest()
    witness = Witness("NEW", text, "new.txt", digest, role=role)
    for witnesses in ((witness, *archive.sources.witnesses), (*archive.sources.witnesses, witness)):
        after = edit(replace(archive, sources=replace(archive.sources, witnesses=witnesses)))
        assert [p.id for p in after.edition.passages] == [p.id for p in before.edition.passages]
        assert {u.id for _, u in before.edition.units()} <= {u.id for _, u in after.edition.units()}
        assert "\n\n".join(read_text(after.edition, p) for p in after.edition.passages) == statement
