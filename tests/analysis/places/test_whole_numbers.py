"""What makes one difference of several in a number or a short form, and what does not."""

from __future__ import annotations

import pytest

from tests.support.witnesses import collated, differences


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("fem 4 4 kronor", "fem, 4 4 kronor", ("punctuation", "", ",")),
        ("hundra 000 kronor", "hundra. 000 kronor", ("punctuation", "", ".")),
        ("fem kronor", "5 kronor", ("spelling", "fem", "5")),
    ],
)
def test_what_a_difference_is_does_not_hang_on_a_number_far_off(
    one: str, two: str, found: tuple[str, ...]
) -> None:
    """Where another difference has a number word, a mark beside a number is still a mark."""
    frame = "De sade att {} fanns i staden och att det den gången räckte till {} hus."
    for far, other in (("stora", "stora"), ("tre", "3"), ("sju", "nio"), ("vita", "t.ex. vita")):
        edition = collated(frame.format(one, far), frame.format(two, other), language="sv")
        assert differences(edition)[0] == found


def test_the_paragraph_before_is_no_part_of_a_number() -> None:
    frame = "They wrote to the board in the spring of that year.\n\n{} came, and it was read to all of them."
    for one, two in (("Pence", "Penny"), ("Miles", "Mile")):
        ((_, *readings),) = differences(collated(frame.format(one), frame.format(two), language="en"))
        assert readings == [one, two]


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("flight 15-A left", "flight 15-a left", ("substitution", "15-A", "15-a")),
        ("the 5-A-side game", "the 5-a-side game", ("case", "A", "a")),
    ],
)
def test_a_letter_behind_a_hyphen_says_which(one: str, two: str, found: tuple[str, ...]) -> None:
    frame = "They wrote to the board that {} in the spring."
    edition = collated(frame.format(one), frame.format(two), language="en")
    assert differences(edition) == [found]


def test_a_word_spelt_otherwise_stands_alone_beside_a_short_form() -> None:
    """`zur` is short for two words; it says nothing of the noun behind it."""
    frame = "Der Rat hat lange beraten. Er ist {} gelangt, bevor die Brücke brach."
    edition = collated(frame.format("zur Gewißheit"), frame.format("zur Gewissheit"), language="de")
    assert differences(edition) == [("spelling", "Gewißheit", "Gewissheit")]
    short = collated(frame.format("zur Einsicht"), frame.format("zu der Einsicht"), language="de")
    assert differences(short) == [("spelling", "zur", "zu der")]
