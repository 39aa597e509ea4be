"""A further witness changes no id and no kind between those that were there, whatever it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from edition.app.pipeline import Archive, edit
from edition.ledger.recording import mint
from edition.model import Sources
from tests.support.edits import begun, reworded, sentence, sources
from tests.support.further_sources import add, noted

DAY = date(2026, 1, 1)


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


@pytest.mark.parametrize("further", ["to weigh", "to consider"])
def test_words_written_twice_keep_their_place_where_a_further_source_has_them_too(further: str) -> None:
    """Which of the two is the added one nothing in the texts tells: it is the one that was published."""
    base = "The committee met on Monday to consider the report of the inspector."
    twice = base.replace("on Monday to", "on Monday to on Monday to")
    had = sources({"A": [base], "B": [twice]})
    add(Random(1), had, mint(edit(Archive(had)), DAY), [twice.replace("to consider", further)], "C")
