"""Units that are kept are those that would be found again."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from edition.analysis.places import kept_units
from edition.analysis.places.shared_words import ComparedRow
from edition.collate import KeptStages, collate
from edition.model import Sources, Transcription
from tests.support.archives import THREE
from tests.support.witnesses import witness

SCAN, TYPED = Transcription.OCR, Transcription.BORN_DIGITAL
EDITS = int(os.environ.get("KEPT_EDITS", "12"))  # some hundreds take a minute
WORDS = ("quay", "harbors", "“Monday”", "not", "17", "$17.50,", "A.", "US", "3", "feet", "\n\n", "-\n", "no")


@pytest.fixture(autouse=True)
def _near(monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts are short: let a passage of them know of little beside it."""
    monkeypatch.setattr(kept_units, "_AROUND", 100)


def edited(texts: dict[str, str], rng: random.Random) -> dict[str, str]:
    """Texts of which one has another word, or another line end, somewhere."""
    siglum = rng.choice(sorted(texts))
    words = texts[siglum].split(" ")
    words[rng.randrange(len(words))] = rng.choice(WORDS)
    return texts | {siglum: " ".join(words)}


def read(texts: dict[str, str]) -> Sources:
    witnesses = tuple(
        witness(siglum, text, SCAN if siglum == "B" else TYPED) for siglum, text in texts.items()
    )
    return Sources("A notice", "A", witnesses)


@pytest.mark.slow
def test_edits_find_what_a_collation_without_them_finds() -> None:
    rng, texts, kept = (
        random.Random(f"units {EDITS}"),
        {siglum: THREE[siglum] for siglum in "ABC"},
        KeptStages(),
    )
    for number in range(EDITS):
        assert collate(read(texts), kept=kept) == collate(read(texts)), number
        texts = edited(texts, rng)


def test_a_passage_that_only_moved_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptStages()
    end = "\n\nNobody knows who the next owner of the old harbour will be, and"
    texts = {"A": f"{THREE['A']}{end} few of us care.\n", "B": f"{THREE['B']}{end} some of us care.\n"}
    *_, last = [passage.id for passage in collate(read(texts), kept=kept).passages if passage.units]
    compared: list[str] = []
    found = kept_units.find_units

    def counted(*given: object) -> object:
        compared.append(str(given[2]))
        return found(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(kept_units, "find_units", counted)
    moved = read(texts | {"B": f"Said again. {texts['B']}"})
    edition = collate(moved, kept=kept)
    assert last not in compared
    assert compared
    assert edition == collate(moved)


def test_what_is_kept_stands_where_the_words_are_now_and_holds_only_for_them() -> None:
    kept = KeptStages()
    longer = "It has been so since the spring, as everyone in town knows well enough. " * 3
    body = (
        "The quay is shut, and {} of us care for {} boats.\n\n"
        f"{longer}\n\nNobody knows {{}} owns it now, we hear.\n"
    )

    def states() -> Iterator[dict[str, str]]:
        few, some = body.format("few", "5", "who"), body.format("some", "five", "what")
        yield {"A": few, "B": some}
        yield {"A": few, "B": f"Said anew: {some}"}  # moved
        yield {"A": few, "B": f"Said anew: {some}".replace("some of", "none of")}  # another word
        yield {"A": few.replace("shut, and", "shut and"), "B": f"Said anew: {some}"}  # another mark
        yield {
            "A": few.replace("boats.", "boats\n."),
            "B": some.replace("care for", "care\nfor"),
        }  # other lines
        yield {"A": few.replace("quay is", "qu-\nay is"), "B": some}  # a word divided

    for texts in states():
        assert collate(read(texts), kept=kept) == collate(read(texts))
    for language in ("de", "en", None):  # judged otherwise
        sources = replace(read(texts), language=language)
        assert collate(sources, kept=kept) == collate(sources)


TITLES = "We met Professor Jones of Oxford, and few of us know for how long it will be so."
SAID = TITLES.replace("Professor", "Prof.").upper()


def test_what_all_of_a_text_says_of_its_lines_has_a_say_in_units() -> None:
    """Of a text in capitals short forms are as long as in small letters: so many lines decide it far away."""
    kept, shouted, small = KeptStages(), [TITLES.upper()] * 9, ["We met Professor Jones."] * 3
    base = "\n\n".join([*map(str.capitalize, shouted), TITLES])
    for lines in ([" ".join(small)], small):  # the same words in one line or three
        texts = {"A": base, "B": "\n\n".join([*shouted[:5], *lines, *shouted[5:], SAID])}
        assert collate(read(texts), kept=kept) == collate(read(texts))


FAR = (
    "“Monday”",
    "not",
    "3",
    "A.",
    "\n\n",
    "“We",
    "said.”",
    "‘so",
    "it’s",
    "(a)",
    "[2]",
    'ten"',
    "–",
    "tlie",
    "THE",
)
PROSE = "The quay is shut, and few of us who live beside it know for how long it will be."


def _jumbled(rng: random.Random) -> str:
    """Paragraphs of prose, marks and figures in any order, which always have the same vocabulary."""
    words = [*FAR, *PROSE.split(" "), *rng.choices(FAR, k=25), *rng.choices(PROSE.split(" "), k=25)]
    rng.shuffle(words)
    return " ".join(words)


@pytest.mark.slow
def test_no_text_further_away_has_a_say_in_units(monkeypatch: pytest.MonkeyPatch) -> None:
    rng, kept = random.Random(f"far {EDITS}"), KeptStages()
    found = kept_units.find_units
    compared: list[str] = []
    times = 0

    def noted(row: ComparedRow, *others: object) -> object:
        compared.append(row.base.stream.reading(*row.base.stream.extent(row.base.region)))
        return found(row, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(kept_units, "find_units", noted)
    beside = "\n\n".join(["", *[PROSE] * 5, ""])
    for number in range(EDITS // 2):
        words = [rng.choice(FAR) if rng.random() < 0.3 else word for word in 3 * PROSE.split(" ")]
        middle = " ".join(word for word in words if word != "\n\n")
        other = edited(edited({"A": middle}, rng), rng)["A"]
        compared.clear()
        for _ in range(2):
            before, after = _jumbled(rng), _jumbled(rng)
            texts = {
                siglum: f"{before}{beside}{text}{beside}{after}"
                for siglum, text in (("A", middle), ("B", other))
            }
            assert collate(read(texts), kept=kept) == collate(read(texts)), number
        times += sum(middle[:40] in text for text in compared)
    assert times < 2 * (EDITS // 2)  # where the words of the edition stay the same units are kept
