"""What a source prints around and inside the statement stays what it was when others come in."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from edition.app.pipeline import Archive, edit
from edition.ledger.recording import mint
from edition.model import Edition
from tests.support.edits import reworded, sentence, sources
from tests.support.further_sources import assert_kept, differences

DAY = date(2026, 1, 1)
MANY = int(os.environ.get("FURTHER_LEADS", "0"))  # random editions to try beside those of every run


def _quoted(texts: list[str]) -> list[str]:
    return [f"“{texts[0]}", *texts[1:-1], f"{texts[-1]}”"]


def _headline(random: Random, texts: list[str]) -> str:
    return f"Marling: {' '.join(texts[0].split()[: random.randint(2, 5)])} shut"


def _caption(random: Random, texts: list[str]) -> str:
    return f"The {' '.join(random.choice(texts).split()[1 : random.randint(4, 6)])} on Friday"


Make = Callable[[Random, list[str]], list[str]]
LEADS: dict[str, Make] = {
    "headline": lambda random, texts: [_headline(random, texts), *texts],
    "dateline": lambda random, texts: [f"MARLING (AP) – {texts[0]}", *texts[1:]],
    "who speaks": lambda random, texts: [
        sentence(random),
        f"She said: {_quoted(texts)[0]}",
        *_quoted(texts)[1:],
    ],
    "marks": lambda random, texts: [_headline(random, texts), "The statement in full:", *_quoted(texts)],
    "caption": lambda random, texts: [
        _headline(random, texts),
        texts[0],
        _caption(random, texts),
        *texts[1:],
    ],
    "who spoke": lambda random, texts: [*_quoted(texts)[:-1], f"{_quoted(texts)[-1]} the mayor said."],
    "times": lambda random, texts: [f"1{hour}:05 {text}" for hour, text in enumerate(texts)],
    "lines of a page": lambda random, texts: [_headline(random, texts), *texts, "3 comments"],
}
CHANGES: dict[str, Make] = {
    "same": lambda random, texts: texts,
    "reworded": lambda random, texts: [
        reworded(random, text) if random.random() < 0.4 else text for text in texts
    ],
    "cut": lambda random, texts: texts[:-1],
    "cut with a sign": lambda random, texts: [*texts[:-1], f"{texts[-1][: len(texts[-1]) // 2]} …"],
    "turned": lambda random, texts: [texts[-1], *texts[:-1]],
}


def _of(edition: Edition, sigla: str) -> dict[str, list[object]]:
    """By passage that one of some sources has, what they have of it; and where the statement is in each."""
    found: dict[str, list[object]] = {
        passage.id: [[(part.start, part.end) for part in passage.paragraphs[siglum]] for siglum in sigla]
        for passage in edition.passages
        if any(passage.paragraphs[siglum] for siglum in sigla)
    }
    extents = [edition.extents[siglum] for siglum in sigla]
    return found | {"extents": [extent and (extent.start, extent.end) for extent in extents]}


@pytest.mark.parametrize(
    ("one", "other", "further", "change"),
    [
        ("times", "who spoke", "lines of a page", "cut"),
        ("times", "headline", "dateline", "turned"),
        ("times", "headline", "times", "same"),
        ("caption", "who spoke", "caption", "reworded"),
        *(
            pytest.param(
                *map(Random(seed).choice, (list(LEADS),) * 3 + (list(CHANGES),)), marks=pytest.mark.slow
            )
            for seed in [*range(8), *range(100, 100 + MANY)]
        ),
    ],
)
def test_a_further_source_with_lines_of_its_own(one: str, other: str, further: str, change: str) -> None:
    for seed in (1, 2):
        random = Random(seed)
        texts = [f"{sentence(random, 6, 18)} {sentence(random, 5, 12)}" for _ in range(3)]
        had = sources({"A": LEADS[one](random, texts), "B": LEADS[other](random, texts)})
        ledger = mint(edit(Archive(had)), DAY)
        before = edit(Archive(had, ledger=ledger))
        new = sources({"X": LEADS[further](random, CHANGES[change](random, texts))}).witnesses
        after = edit(Archive(replace(had, witnesses=(*new, *had.witnesses)), ledger=ledger))
        assert _of(after.edition, "AB") == _of(before.edition, "AB")
        assert_kept(differences(before, ("A", "B")), differences(after, ("A", "B")))


@pytest.mark.parametrize("third", ["one", "of its own"])
@pytest.mark.parametrize(
    ("one", "two", "text"),
    [
        ("Two men drowned", "Five women drowned at sea", False),
        ("Statement by the harbour board on the quay", "Key passages from the harbour board's reply", False),
        ("Our position on three quays", "Our position on five quays", True),
        ("We deny it", "We admit it", True),
        ("The quay is shut", "The quay is shut", True),
    ],
)
def test_headlines_stay_what_they_were_published_as(one: str, two: str, text: bool, third: str) -> None:
    random = Random(1)
    texts = [f"{sentence(random, 6, 18)} {sentence(random, 5, 12)}" for _ in range(3)]
    had = sources({"A": [one, *texts], "B": [two, *texts]})
    ledger = mint(edit(Archive(had)), DAY)
    before = edit(Archive(had, ledger=ledger)).edition
    assert any(one in {part.text for part in p.paragraphs["A"]} for p in before.passages) == text
    head = one if third == "one" else "Three dead at the quay"
    new = sources({"X": [head, *texts]}).witnesses
    for witnesses in ((*new, *had.witnesses), (*had.witnesses, *new)):
        after = edit(Archive(replace(had, witnesses=witnesses), ledger=ledger)).edition
        assert _of(after, "AB") == _of(before, "AB")
