"""Readings side by side in columns."""

from __future__ import annotations

from edition.analysis.places.joint_columns import JointColumns


def columns_of(weights: dict[str, int]) -> dict[str, list[int]]:
    """By reading the columns of its words."""
    words = sorted({word for reading in weights for word in reading.split()})
    keys = [sorted({word.casefold() for word in words}).index(word.casefold()) for word in words]
    named = {reading: tuple(map(words.index, reading.split())) for reading in weights}
    found = JointColumns({named[reading]: weight for reading, weight in weights.items()}, keys, words)
    return {reading: found.columns[named[reading]] for reading in weights}


def test_words_that_agree_stand_in_one_column_whatever_order_they_come_in() -> None:
    weights = {"x a y": 1, "x b y": 1, "x a b y": 1, "x y": 4}
    found = columns_of(weights)
    assert found == columns_of(dict(reversed(weights.items())))
    assert found == {"x a y": [0, 1, 3], "x b y": [0, 2, 3], "x a b y": [0, 1, 2, 3], "x y": [0, 3]}


def test_of_two_same_words_that_is_meant_which_most_have() -> None:
    assert columns_of({"he saw that he": 3, "he": 1, "saw that he": 2})["he"] == [3]


def test_of_two_same_words_with_nothing_to_tell_them_the_later_is_meant() -> None:
    assert columns_of({"saw saw": 2, "saw": 1})["saw"] == [1]


def test_of_the_same_words_twice_with_nothing_to_tell_them_the_later_are_meant() -> None:
    twice, once = "whom we owe tax we owe tax to us", "whom we owe tax to us"
    assert columns_of({twice: 2, once: 1})[once] == [0, 4, 5, 6, 7, 8]
    assert columns_of({once: 2, twice: 1})[once] == [0, 4, 5, 6, 7, 8]


def test_of_two_same_words_that_is_meant_which_is_printed_so() -> None:
    assert columns_of({"Und so und": 1, "und": 1})["und"] == [2]
    assert columns_of({"Und so und": 1, "Und": 1})["Und"] == [0]


def test_words_that_are_alike_stand_in_one_column() -> None:
    found = columns_of({"the colour of it": 2, "the color of it": 1, "the fine color it": 1})
    assert found["the fine color it"] == [0, 1, 2, 4]
    assert found["the color of it"] == [0, 2, 3, 4]


def test_what_was_laid_first_moves_where_those_after_it_say_so() -> None:
    short, whole = "rich and though a pagan", "rich in gold and silver and though a pagan"
    others = [whole.replace("silver", metal) for metal in ("brass", "iron", "copper", "lead", "tin")]
    found = columns_of({short: 4, whole.replace("silver and", "silver who"): 3, **dict.fromkeys(others, 1)})
    assert len({found[each][-4] for each in (short, *others)}) == 1


def test_of_two_words_that_are_as_like_others_say_which_is_meant() -> None:
    found = columns_of({"Di": 12, "di": 3, "De": 3, "de": 1, "De i": 5})
    assert {found[each][0] for each in ("Di", "di", "De", "de", "De i")} == {0}


def test_a_word_that_another_has_stands_with_it_and_not_with_one_that_is_only_like_it() -> None:
    found = columns_of({"altro periglio non": 17, "rischio minor tardi": 5, "rischio minor non": 2})
    assert found["rischio minor tardi"][:2] == found["rischio minor non"][:2]
