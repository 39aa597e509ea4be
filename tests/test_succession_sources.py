"""The published ids of the archive itself, under edits that its sources may see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from edition.collate import collate
from edition.ledger import NAME, Ledger
from edition.ledger_file import parse_ledger
from edition.model import Sources, Witness
from edition.succession import settle
from edition.witness import read_beside, read_sources
from tests.conftest import ROOT

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
        return replace(witness, text=text)

    return replace(sources, witnesses=tuple(map(change, sources.witnesses)))


def _ids(sources: Sources, ledger: Ledger) -> list[str]:
    return [passage.id for passage in settle(collate(sources), ledger).edition.passages]


def test_the_ledger_has_every_passage(sources: Sources, ledger: Ledger) -> None:
    register = settle(collate(sources), ledger)
    assert [passage.id for passage in register.edition.passages] == SIX
    assert not register.provisional & set(SIX)
    assert not register.unrecorded
    assert not register.withdrawn


def test_a_corrected_recognition_leaves_ids_where_they_are(sources: Sources, ledger: Ledger) -> None:
    corrected = _edited(sources, "PDF", lambda text: text.replace("aata irom tneir", "data from their"))
    register = settle(collate(corrected), ledger)
    assert [passage.id for passage in register.edition.passages] == SIX
    assert register.unrecorded == {"p5": ("PDF",)}
    gone = {unit.entry.readings["PDF"] for unit in register.withdrawn_units["p5"]}
    assert gone == {"aata", "irom", "tneir"}
    before = {unit.id: unit.readings for unit in next(e for e in ledger.entries if e.id == "p5").units}
    for unit in register.edition.passages[4].units:
        assert {siglum: reading.text for siglum, reading in unit.readings.items()} == before[unit.id]


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
    register = settle(collate(shorter), ledger)
    assert [passage.id for passage in register.edition.passages] == ["p1", "p2", "p4", "p5", "p6"]
    assert [(gone.entry.id, gone.into) for gone in register.withdrawn] == [("p3", ())]
