"""A further witness changes no id and no kind between those that were there, whatever it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from edition.app.pipeline import Archive, edit
from edition.editing.decisions_file import Decisions, parse_decisions
from edition.export.decisions_json import placed_decisions
from edition.ledger.entries import Ledger
from edition.ledger.ids import Register
from edition.ledger.recording import mint
from edition.model import Kind, Role, Sources
from edition.toml_file import toml_value
from tests.support.decisions import SIGNED
from tests.support.edits import begun, reworded, sentence, sources

DAY = date(2026, 1, 1)
NONE = Decisions()
Found = dict[str, dict[str, tuple[str, Kind | None]]]


def _story(random: Random, texts: list[str]) -> list[str]:
    return [sentence(random), f"“{random.choice(texts)}” said the mayor.", sentence(random)]


def _damaged(random: Random, texts: list[str]) -> list[str]:
    return ["".join("n" if c == "h" and random.random() < 0.3 else c for c in text) for text in texts]


FURTHER: dict[str, Callable[[Random, list[str]], list[str]]] = {
    "full": lambda random, texts: [reworded(random, t) if random.random() < 0.5 else t for t in texts],
    "cut at its end": lambda random, texts: texts[:-1],
    "cut at its beginning": lambda random, texts: texts[1:],
    "quoting": _story,
    "damaged": _damaged,
    "unrelated": lambda random, texts: [sentence(random, 8, 20) for _ in range(3)],
    "a copy": lambda random, texts: list(texts),
    "in its own text": lambda random, texts: [sentence(random), *texts, sentence(random)],
    "in capitals": lambda random, texts: [text.upper() for text in texts],
    "quoting, called full": _story,
    "a part, called full": lambda random, texts: [sentence(random), random.choice(texts), sentence(random)],
    "reordered": lambda random, texts: random.sample(texts, len(texts)),
    "cut with a sign": lambda random, texts: [*texts[:-1], f"{texts[-1][: len(texts[-1]) // 2]} … Read more"],
}


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
    then, now = differences(before, sigla), differences(after, sigla)
    assert then.keys() <= now.keys()
    for identifier, readings in then.items():
        same = {s: text for s, (text, _) in readings.items()} == {
            s: t for s, (t, _) in now[identifier].items()
        }
        assert not same or readings == now[identifier]
    return wider


def statement(seed: int) -> tuple[Random, Sources, list[str]]:
    random = Random(seed)
    texts = begun(random, 2)
    while len(texts["A"]) < 3:
        texts = begun(random, 2)
    return random, sources(texts), texts["A"]


@pytest.mark.parametrize("seed", [8, 11])  # of which each once had a unit that a further witness widened
@pytest.mark.parametrize("kind", FURTHER)
def test_a_further_witness_changes_no_id(seed: int, kind: str) -> None:
    random, had, texts = statement(seed)
    ledger = mint(edit(Archive(had)), DAY)
    add(random, had, ledger, FURTHER[kind](random, texts), "N", called_full=kind.endswith("called full"))


MANY = int(os.environ.get("FURTHER_WITNESSES", "0"))  # random editions to try beside those of every run


@pytest.mark.slow
@pytest.mark.parametrize(
    "seed",
    [
        3071,  # a copy that says that it is cut, beside one that ends earlier without saying so
        2034,  # a word exchanged for one that stands near it, beside a witness in capitals
        pytest.param(100, marks=pytest.mark.slow),
        pytest.param(101, marks=pytest.mark.slow),
        *range(10_000, 10_000 + MANY),
    ],
)
def test_further_witnesses_in_any_order_change_no_id(seed: int) -> None:
    random, had, texts = statement(seed)
    first = edit(Archive(had))
    ledger, decisions = mint(first, DAY), noted(first)
    for step, kind in enumerate(random.sample(list(FURTHER), 3)):
        full = kind.endswith("called full")
        had = add(random, had, ledger, FURTHER[kind](random, texts), "XYZ"[step], decisions, called_full=full)
        ledger = mint(edit(Archive(had, ledger=ledger)), DAY + timedelta(step + 1))


def test_a_siglum_that_is_renamed_while_its_file_stays_keeps_all_ids() -> None:
    _, had, _ = statement(3)
    before = edit(Archive(had))
    ledger = mint(before, DAY)
    for at in (0, 1):
        renamed = [*had.witnesses]
        renamed[at] = replace(renamed[at], siglum="NEW")
        after = edit(Archive(replace(had, base=renamed[0].siglum, witnesses=tuple(renamed)), ledger=ledger))
        assert [p.id for p in after.edition.passages] == [p.id for p in before.edition.passages]
        assert [u.id for _, u in after.edition.units()] == [u.id for _, u in before.edition.units()]
