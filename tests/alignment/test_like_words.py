"""Words of a short gap are paired by their letters."""

from __future__ import annotations

import pytest

from edition.alignment.like_words import LikeWords


def chained(one: str, two: str) -> list[tuple[str, str]]:
    """The pairs that the words of two gaps make."""
    keys = sorted({*one.split(), *two.split()})
    first, second = ([keys.index(word) for word in text.split()] for text in (one, two))
    return [
        (" ".join(one.split()[link.a : link.a_end]), " ".join(two.split()[link.b : link.b_end]))
        for link in LikeWords(keys).chain(first, second)
    ]


@pytest.mark.parametrize(
    ("one", "two", "pairs"),
    [
        ("modern ships", "modem ship5", [("modern", "modem"), ("ships", "ship5")]),
        ("harbour", "har bour", [("harbour", "har bour")]),
        ("in the old", "intheold", [("in the old", "intheold")]),
        ("the grey harbour", "harbovr", [("harbour", "harbovr")]),
        ("ships", "a council of war", []),
    ],
)
def test_words_alike_are_pairs_and_one_may_be_divided(
    one: str, two: str, pairs: list[tuple[str, str]]
) -> None:
    assert chained(one, two) == pairs
    assert chained(two, one) == [(b, a) for a, b in pairs]


@pytest.mark.parametrize(
    ("one", "two", "pairs"),
    [
        (
            "lord praised why of lord praised dare",
            "fort lord praised day",
            [("lord", "lord"), ("praised", "praised"), ("dare", "day")],
        ),
        ("den der", "der den", [("den", "der"), ("der", "den")]),
    ],
)
def test_a_word_beside_the_very_same_is_not_read_as_it(
    one: str, two: str, pairs: list[tuple[str, str]]
) -> None:
    assert chained(one, two) == pairs


def test_of_the_shortest_words_damage_may_leave_no_letter() -> None:
    words = LikeWords(["in", "m", "harbour", "council"])
    assert words.stand_for(0, 1)
    assert not words.stand_for(2, 3)
