"""The published ids of the archive itself, under edits that its sources may see."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from edition.collate import collate
from edition.ledger.entries import NAME, Ledger
from edition.ledger.file import parse_ledger
from edition.ledger.ids import assign_ids
from edition.model import Sources, Span, Witness
from edition.permalink import sort_key
from edition.sources.folder import read_sources
from edition.sources.text_files import read_beside
from tests.support.programs import ROOT

VARIANTS = ROOT / "variants"
SIX = ["p1", "p2", "p3", "p4", "p5", "p6"]
_NEW = "“This sentence was never in the statement, and stands here to be a paragraph of its own for once.\n\n"


@pytest.fixture(scope="module")
def sources() -> Sources:
    return read_sources(VARIANTS)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    recorded = read_beside(VARIANTS, NAME)
    assert recorded is not None
    return parse_ledger(recorded)


def _edited(sources: Sources, siglum: str, edit: Callable[[str], str]) -> Sources:
    def change(witness: Witness) -> Witness:
        if witness.siglum != siglum:
            return witness
        text = edit(witness.text)
        assert text != witness.text
        pinned = witness.statement
        moved = pinned and Span(pinned.start, pinned.end + len(text) - len(witness.text))
        return replace(witness, text=text, statement=moved)

    return replace(sources, witnesses=tuple(map(change, sources.witnesses)))


def _ids(sources: Sources, ledger: Ledger) -> list[str]:
    return [passage.id for passage in assign_ids(collate(sources), ledger).edition.passages]


def test_the_ledger_has_every_passage(sources: Sources, ledger: Ledger) -> None:
    register = assign_ids(collate(sources), ledger)
    assert [passage.id for passage in register.edition.passages] == SIX
    assert not register.provisional & set(SIX)
    assert not register.unrecorded
    assert not register.withdrawn


def test_a_corrected_recognition_leaves_ids_where_they_are(sources: Sources, ledger: Ledger) -> None:
    corrected = _edited(sources, "PDF", lambda text: text.replace("aata irom tneir", "data from their"))
    register = assign_ids(collate(corrected), ledger)
    assert [passage.id for passage in register.edition.passages] == SIX
    assert register.unrecorded == {"p5": ("PDF",)}
    gone = {unit.entry.readings["PDF"] for unit in register.withdrawn_units["p5"]}
    assert gone == {"aata", "irom", "tneir"}
    before = {unit.id: unit.readings for unit in next(e for e in ledger.entries if e.id == "p5").units}
    for unit in register.edition.passages[4].units:
        assert {siglum: reading.text for siglum, reading in unit.readings.items()} == before[unit.id]


@pytest.mark.slow
def test_another_base_and_a_new_witness_leave_ids_where_they_are(sources: Sources, ledger: Ledger) -> None:
    assert _ids(replace(sources, base="PDF"), ledger) == SIX
    third = replace(sources.witnesses[1], siglum="THIRD", file="third.txt")
    assert _ids(replace(sources, witnesses=(third, *sources.witnesses)), ledger) == SIX
    assert _ids(replace(sources, witnesses=(*sources.witnesses, third)), ledger) == SIX


def test_a_witness_alone_keeps_the_ids(sources: Sources, ledger: Ledger) -> None:
    alone = replace(sources, base="PDF", witnesses=(sources.witnesses[1],))
    assert _ids(alone, ledger) == SIX


def test_a_paragraph_that_comes_in_is_a_letter(sources: Sources, ledger: Ledger) -> None:
    longer = _edited(
        sources, "TR", lambda text: text.replace("“Huawei’s role as", f"{_NEW}“Huawei’s role as")
    )
    assert _ids(longer, ledger) == ["p1", "p2", "p2a", "p3", "p4", "p5", "p6"]


def test_a_paragraph_that_goes_is_withdrawn(sources: Sources, ledger: Ledger) -> None:
    shorter = sources
    for siglum, first, then in (
        ("TR", "“Huawei’s role", "“The actual"),
        ("PDF", "Huawei's role", "The actual"),
    ):

        def cut(text: str, first: str = first, then: str = then) -> str:
            return text[: text.index(first)] + text[text.index(then) :]

        shorter = _edited(shorter, siglum, cut)
    register = assign_ids(collate(shorter), ledger)
    assert [passage.id for passage in register.edition.passages] == ["p1", "p2", "p4", "p5", "p6"]
    assert [(gone.entry.id, gone.into) for gone in register.withdrawn] == [("p3", ())]


def _both(sources: Sources, edit: Callable[[str], str]) -> Sources:
    return _edited(_edited(sources, "TR", edit), "PDF", edit)


def test_a_difference_that_reads_like_another_elsewhere_is_not_that_other(
    sources: Sources, ledger: Ledger
) -> None:
    """One typographic apostrophe goes from p6 and the like of it comes in, some words on."""
    before = {
        unit.id: unit
        for _, unit in assign_ids(collate(sources), ledger).edition.units()
        if unit.readings["PDF"].text == "Huawei's" and unit.id.startswith("p6.")
    }
    moved = _both(
        sources,
        lambda text: re.sub("are Huawei.s(?= top)", "are its", text).replace(
            "practices of Huawei and",
            "practices of Huawei’s and" if "’" in text else "practices of Huawei's and",
        ),
    )
    register = assign_ids(collate(moved), ledger)
    first = min(before, key=sort_key)
    assert first in [gone.entry.id for gone in register.withdrawn_units["p6"]]
    assert first not in [unit.id for _, unit in register.edition.units()]


def test_joined_paragraphs_keep_their_differences_where_they_are(sources: Sources, ledger: Ledger) -> None:
    def joined(text: str) -> str:
        return re.sub(r"(interception end\.)\s*(“?The actual)", r"\1 \2", text)

    register = assign_ids(collate(_both(sources, joined)), ledger)
    kept = {entry.id for entry in ledger.entries} - {gone.entry.id for gone in register.withdrawn}
    (gone,) = register.withdrawn
    assert gone.entry.id in {"p3", "p4"}
    marks = {
        unit.id: passage.id
        for passage, unit in register.edition.units()
        if {reading.text for reading in unit.readings.values()} == {"“", ""}
    }
    withdrawn = {unit.entry.id: unit.into for unit in register.withdrawn_units[gone.entry.id]}
    assert set(gone.into) <= kept
    for identifier in (f"{gone.entry.id}.u1",):
        assert set(withdrawn[identifier]) <= marks.keys()
        assert withdrawn[identifier]
