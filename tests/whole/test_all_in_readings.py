"""Whatever differs between copies is in a reading: nothing of a paragraph falls between its units."""

from __future__ import annotations

import random
import re

import pytest

from edition.analysis.measures.parallel import Variant, written_out
from edition.model import Edition
from tests.support.witnesses import collated

SENTENCES = (
    "Well, so we never asked the fishermen to leave “the old harbour”, and we never will do so.",
    "The pier (of 1921) will open again in June; and nobody will lose his job over it, in this town.",
    "The board – so it says – paid £500,000 for the repairs, which is more than it had planned to spend!",
    "No, it can not, and did not: “we”, said he, “do not”, again and again.",
)
MARKS = ",;:.!?–—“”\"'()…*"
SHORT = ("so", "no", "the", "of", "and", "he", "do", "not")


def _changed(chance: random.Random, sentence: str) -> str:
    """The sentence with a few marks, spaces, short words, letters and capitals changed anywhere."""
    pieces = re.findall(r"\w+|\s+|[^\w\s]", sentence)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(pieces))
        own = pieces[at]
        pieces[at] = chance.choice(
            [
                "",
                own + chance.choice(MARKS),
                chance.choice(MARKS) + own,
                f"{own} {chance.choice(SHORT)} ",
                chance.choice(SHORT) if own.strip() else own,
                own.capitalize(),
                own[:-1] + chance.choice("aeltc"),
            ]
        )
    return "".join(pieces)


def _between_units(edition: Edition) -> list[dict[str, str]]:
    """What differs beside white space and is in no unit."""
    parts = [part for p in edition.passages for part in written_out(edition).of(p).parts]
    loose = [dict(part.readings) for part in parts if isinstance(part, Variant) and part.unit is None]
    return [readings for readings in loose if len({"".join(t.split()) for t in readings.values()}) > 1]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_what_differs_is_in_a_reading(seed: int) -> None:
    for number in range(25):
        chance = random.Random(f"{seed}.{number}")
        base = chance.choice(SENTENCES)
        copies = [_changed(chance, base) for _ in range(chance.randint(1, 3))]
        recognised = "".join(siglum for siglum in "BCD" if chance.random() < 0.3)
        assert _between_units(collated(base, *copies, ocr=recognised, language="en")) == [], (base, copies)
