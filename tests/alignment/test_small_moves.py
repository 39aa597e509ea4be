"""Short paragraphs that stand elsewhere."""

from __future__ import annotations

import pytest

from edition.model import Edition
from tests.support.witnesses import collated

LONG = (
    "The gas board repaired forty miles of pipe, and the streets are open again.",
    "Buses that were late by more than an hour bring a refund of the fare.",
    "A report on the causes will be published in the autumn.",
)


def moved(edition: Edition) -> list[str]:
    return [next(iter(p.paragraphs["A"])).text for p in edition.passages if p.moved]


@pytest.mark.parametrize(
    "line", ["We are sorry.", "Wir bedauern es.", "謹んでお詫びします。", "* See page nine."]
)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_line_that_stands_elsewhere(line: str, place: int) -> None:
    edition = collated("\n\n".join((line, *LONG)), "\n\n".join((*LONG[:place], line, *LONG[place:])))
    assert moved(edition) == [line]
    assert not any(edition.framing.values())


def test_items_whose_numbers_changed_with_their_places() -> None:
    edition = collated(
        "1. The tenant pays.\n2. The owner repairs.\n3. The court decides.",
        "1. The tenant pays.\n2. The court decides.\n3. The owner repairs.",
    )
    assert not any(edition.framing.values())
    assert len(edition.passages) == 3
    assert len(moved(edition)) == 1


def test_what_stands_twice_is_not_guessed() -> None:
    edition = collated(
        "\n\n".join(("We are sorry.", *LONG)),
        "\n\n".join((*LONG, "We are sorry.", "Good night.", "We are sorry.")),
    )
    assert moved(edition) == []


def test_what_is_in_order_is_not_moved() -> None:
    edition = collated("\n\n".join(LONG), "\n\n".join((*LONG[:1], "Good night.", *LONG[1:])))
    assert moved(edition) == []
