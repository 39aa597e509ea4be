"""What a collation keeps of the one before changes nothing of what it finds, whatever was edited."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping

import pytest

from edition.alignment import passages
from edition.analysis.quoting.quotations import Quotable
from edition.collate import KeptStages, collate
from edition.model import Sources, Transcription
from tests.support.archives import THREE
from tests.support.witnesses import witness

EDITS = int(os.environ.get("KEPT_EDITS", "10"))  # some hundreds take minutes
WORDS = ("quay", "harbors", "“Monday”", "not", "17", "tlie", "neverbefore", "(again)", "no.", "[We]")
STORY = (
    "BY ANN LEE\n\nThe port was talked of for years. “{}” said the mayor on Tuesday, and all agreed.\n\n"
    "“{},” her deputy added, when he was asked.\n\nThe council meets in May. It has met often this year.\n"
)


def texts_of(rng: random.Random) -> dict[str, str]:
    """Three witnesses, with lines of their own around, and a story that quotes two sentences."""
    sentences = [each for each in THREE["A"].replace("\n", " ").split(". ") if len(each) > 30]
    story = STORY.format(*(sentence.strip(" .") for sentence in rng.sample(sentences, 2)))
    around = {siglum: f"News desk\n\n{THREE[siglum]}\n\nRead more of {siglum}\n" for siglum in "ABC"}
    return {**around, "D": story}


def edited(texts: Mapping[str, str], rng: random.Random) -> dict[str, str]:
    """Texts of which one has another word somewhere, or its paragraphs in another order, or fewer."""
    siglum = rng.choice(sorted(texts))
    paragraphs, words = texts[siglum].split("\n\n"), texts[siglum].split(" ")
    here, there = rng.randrange(len(paragraphs)), rng.randrange(len(paragraphs))
    match rng.randrange(8):
        case 0:
            paragraphs[here], paragraphs[there] = paragraphs[there], paragraphs[here]
        case 1 if len(paragraphs) > 3:
            del paragraphs[here]
        case 2:
            paragraphs.insert(here, texts[rng.choice(sorted(texts))].split("\n\n")[-2])
        case _:
            words[rng.randrange(len(words))] = rng.choice(WORDS)
            return {**texts, siglum: " ".join(words)}
    return {**texts, siglum: "\n\n".join(paragraphs)}


def read(texts: Mapping[str, str]) -> Sources:
    scan, typed = Transcription.OCR, Transcription.BORN_DIGITAL
    witnesses = tuple(witness(name, text, scan if name == "B" else typed) for name, text in texts.items())
    return Sources("A notice", "A", witnesses)


@pytest.mark.slow
def test_edits_find_what_a_collation_without_them_finds() -> None:
    rng, kept = random.Random(f"stages {EDITS}"), KeptStages()
    texts = texts_of(rng)
    for number in range(EDITS):
        assert collate(read(texts), kept=kept) == collate(read(texts)), number
        texts = edited(texts, rng)


def test_what_an_edit_does_not_touch_is_not_sought_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, texts = KeptStages(), texts_of(random.Random("untouched"))
    collate(read(texts), kept=kept)
    placed: list[str] = []
    sought: list[tuple[str, str]] = []
    place, quoted = passages._place, Quotable._of
    monkeypatch.setattr(
        passages,
        "_place",
        lambda entrant, *given: (placed.append(entrant.side.stream.witness.siglum), place(entrant, *given))[
            1
        ],
    )
    monkeypatch.setattr(
        Quotable,
        "_of",
        lambda self, stream, ranges, words, exact: (
            sought.append((stream.witness.siglum, words.siglum)),
            quoted(self, stream, ranges, words, exact),
        )[1],
    )
    changed = read({**texts, "C": texts["C"].replace("the", "every", 1)})
    assert collate(changed, kept=kept) == collate(changed)
    kept_placed, fresh_placed = placed[: -len(set(placed))], placed[-len(set(placed)) :]
    assert kept_placed == ["C"]
    assert sorted(fresh_placed) == ["B", "C"]
    assert all("C" in pair for pair in sought[: len(sought) // 3])
