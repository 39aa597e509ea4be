"""More agreement never links less; most words in another order are evidence as in the same one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.witnesses import collated, differences

WORDS = ["kestrel", "the", "of", "harbour", "was", "green", "lantern", "in", "seven", "quarrel", "a", "moor"]
OTHERS = [
    "zephyr",
    "thumb",
    "plank",
    "oxen",
    "jury",
    "cliff",
    "brass",
    "wicket",
    "dune",
    "fable",
    "yolk",
    "mint",
]


def linked(one: list[str], two: list[str]) -> bool:
    edition = collated(" ".join(one), " ".join(two))
    return any(all(passage.paragraphs.values()) for passage in edition.passages)


@settings(max_examples=4, deadline=None)
@given(st.permutations(WORDS), st.integers(2, 12), st.data())
def test_a_word_made_the_same_never_unlinks(words: list[str], length: int, data: st.DataObject) -> None:
    one = words[:length]
    order = data.draw(st.permutations(range(length)))
    was = False
    for same in range(length + 1):
        two = [one[at] if at in order[:same] else OTHERS[at] for at in range(length)]
        now = linked(one, two)
        assert now or not was
        was = now
    assert was


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the black dog chases a red cat", "a red cat chases the black dog"),
        ("the cat is black", "black is the cat"),
        ("One for all", "All for one"),
        ("дом стоит у реки", "у реки стоит дом"),
        ("Ἀρχὴ ἥμισυ παντός", "Ἥμισυ παντὸς ἀρχή"),
    ],
)
def test_the_same_words_in_another_order_are_one_text(one: str, two: str) -> None:
    assert linked(one.split(), two.split())


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("had seen before", "intercept him before"),
        ("a lazy white dog", "the quick brown dog ran"),
        ("yes", "no"),
    ],
)
def test_a_lone_word_of_several_is_chance(one: str, two: str) -> None:
    assert not linked(one.split(), two.split())


@pytest.mark.parametrize(
    ("one", "two", "readings"),
    [
        ("here ενδεσκοτωσ stands", "here εν δε σκοτως stands", ("ενδεσκοτωσ", "εν δε σκοτως")),
        ("so saywehere again", "so say we here again", ("saywehere", "say we here")),
        ("ॐ मणि पद्मे हूँ", "ॐ मणिपद्मे हूँ", ("मणि पद्मे", "मणिपद्मे")),
    ],
)
def test_words_without_spaces_stand_for_their_words(one: str, two: str, readings: tuple[str, ...]) -> None:
    assert [found for _, *found in differences(collated(one, two))] == [list(readings)]


def test_of_two_equal_places_the_run_is_meant() -> None:
    edition = collated("This very quick very quick brown wombat", "That very quick brown koala")
    unit = edition.passages[0].units[1]
    assert unit.readings["A"].start == len("This ")


@pytest.mark.parametrize(
    ("one", "two", "edge"),
    [
        (
            "will not will in report no not city did and",
            "will will fire war report no will money company king can",
            "city",
        ),
        ("and and in can not city will not people report", "in not city will and fire clock fire a", "in"),
        ("people can holy no the report clock people river", "fire said can holy no the king a money", "and"),
    ],
)
def test_a_word_with_which_both_begin_or_end_never_unlinks(one: str, two: str, edge: str) -> None:
    assert linked(one.split(), two.split())
    assert linked([*one.split(), edge], [*two.split(), edge])
    assert linked([edge, *one.split()], [edge, *two.split()])
