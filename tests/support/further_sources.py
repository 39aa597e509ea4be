"""A further source comes into an archive, and what was published there before is there after."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from edition.app.pipeline import Archive, edit
from edition.editing.decisions_file import Decisions, parse_decisions
from edition.export.decisions_json import placed_decisions
from edition.ledger.entries import Ledger
from edition.ledger.ids import Register
from edition.model import Kind, Role, Sources
from edition.toml_file import toml_value
from tests.support.decisions import SIGNED
from tests.support.edits import sources

NONE = Decisions()
Found = dict[str, dict[str, tuple[str, Kind | None]]]


def differences(register: Register, sigla: tuple[str, ...]) -> Found:
    return {
        unit.id: {s: (unit.readings[s].text, unit.readings[s].kind) for s in sigla}
        for _, unit in register.edition.units()
        if all(s in unit.readings for s in sigla) and len({unit.readings[s].text for s in sigla}) > 1
    }


def noted(register: Register) -> Decisions:
    """A note on every difference between the first two witnesses that is the only one such in its passage."""
    found = [
        (passage.id, {s: unit.readings[s].text for s in "AB"})
        for passage, unit in register.edition.units()
        if {"A", "B"} <= unit.readings.keys() and unit.readings["A"].text != unit.readings["B"].text
    ]
    tables = [
        f'[[decision]]\n{SIGNED}do = "note"\nnote = "Look."\npassage = "{name}"\n'
        f"readings = {toml_value(readings)}\n"
        for name, readings in found
        if found.count((name, readings)) == 1
    ]
    return parse_decisions("\n".join(tables), "decisions.toml")


def noted_in(register: Register) -> list[tuple[int, str]]:
    return sorted({(made.number, name) for name, made, _ in placed_decisions(register.edition)})


def add(
    random: Random,
    had: Sources,
    ledger: Ledger,
    texts: list[str],
    siglum: str,
    decisions: Decisions = NONE,
    *,
    called_full: bool = False,
) -> Sources:
    """One further witness somewhere among the others; ids, kinds and decisions that were there are there."""
    sigla = tuple(witness.siglum for witness in had.witnesses)
    before = edit(Archive(had, ledger=ledger, decisions=decisions))
    witnesses = list(had.witnesses)
    further = sources({siglum: texts}).witnesses[0]
    further = replace(further, role=Role.FULL if called_full else None)
    witnesses.insert(random.randint(0, len(witnesses)), further)
    wider = replace(had, witnesses=tuple(witnesses))
    after = edit(Archive(wider, ledger=ledger, decisions=decisions))
    assert noted_in(after) == noted_in(before)
    assert [p.id for p in after.edition.passages] == [p.id for p in before.edition.passages]
    assert_kept(differences(before, sigla), differences(after, sigla))
    return wider


def assert_kept(then: Found, now: Found) -> None:
    """Every difference that was there is there, and of the same kinds where it reads as it did."""
    assert then.keys() <= now.keys()
    for identifier, readings in then.items():
        same = {s: text for s, (text, _) in readings.items()} == {
            s: t for s, (t, _) in now[identifier].items()
        }
        assert not same or readings == now[identifier]
