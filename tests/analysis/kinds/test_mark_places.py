"""What stands around a reading says what it is: a letter that is a part, a name that is spoken to."""

from __future__ import annotations

import pytest

from edition.analysis.kinds.classify import classifier
from edition.analysis.kinds.mark_places import MarkPlace, is_part, speaks_to_owned
from edition.text.ladders import read_rules


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("§ 5 ", " says", True),
        ("§ 5 ", "bc says", False),
        ("part (", ")", True),
        ("part (", "b)", False),
    ],
)
def test_a_letter_is_a_part_behind_the_figure_of_a_section_or_alone_in_brackets(
    before: str, after: str, part: bool
) -> None:
    assert is_part(MarkPlace("a", before, after)) is part


@pytest.mark.parametrize(
    ("before", "after", "spoken_to"),
    [
        ("so my friend", " Paul came", True),
        ("so my friend", " Paul, came", False),  # who the friend is
        ("so in his view", " Paul came", False),
        ("so the friend", " Paul came", False),
    ],
)
def test_a_comma_before_a_name_says_who_is_spoken_to(before: str, after: str, spoken_to: bool) -> None:
    ladder = classifier(read_rules(), "en").ladder
    assert speaks_to_owned(ladder, MarkPlace(",", before, after)) is spoken_to


@pytest.mark.parametrize(
    ("language", "before", "after", "doubtful"),
    [
        ("en", "of the twenty", "five left", True),
        ("en", "rooms five", "six and seven", False),
        ("en", "of the many", "five left", False),
        ("ru", "из ста", "двое ушли", False),
        ("ru", "их было сто", "два ушли", True),
        ("zh", "来了二十", "五人死了", True),
        ("es", "eran treinta", "y cinco se fueron", True),
        ("en", "of the hundred", "and five left", True),
        ("en", "of the hundred", "and five hundred left", True),
        ("en", "rooms of ten", "twenty and more", False),
        ("zh", "来了三", "四十人", False),
    ],
)
def test_a_comma_between_numbers_in_words_that_are_one_without_it_decides(
    language: str, before: str, after: str, doubtful: bool
) -> None:
    comma, space = ("、", "") if language == "zh" else (", ", " ")
    places = MarkPlace(comma, before, after), MarkPlace(space, before, after)
    deciding = classifier(read_rules(), language).deciding
    assert {deciding.decide(*pair) for pair in (places, places[::-1])} == {doubtful}


@pytest.mark.parametrize(
    ("one", "two", "doubtful"),
    [
        (("“", "so Hall said: ", "We sold it.”"), ("", "so Hall said ", "we sold it."), True),
        (
            ("“", "so Hall said that ", "our town is poor”"),
            ("", "so Hall said that ", "our town is poor"),
            True,
        ),
        (("“", "so Hall said: ", "We sold it.”"), ("", "so Hall said: ", "We sold it."), False),
        (
            ("“", "so Hall said ", "the town sold it in May”"),
            ("", "so Hall said ", "the town sold it in May"),
            False,
        ),
        (('"', "the ", 'Daily News" said we left'), ("", "the ", "Daily News said we left"), False),
        (('"', "the Daily News", " said we left"), ("", "the Daily News", " said we left"), False),
        (("“", "they saw ", "Our Town” in May"), ("", "they saw ", "Our Town in May"), False),
        (("“", "they saw ", "Our Town” in May"), ("", "they saw ", "our town in May"), True),
        (("«", "the mayor said ", " we sold it »"), ("", "the mayor said ", "we sold it"), True),
        (("~~", "It was ", "sold~~ kept"), ("", "It was ", "sold kept"), True),
        (("~~“", "It was ", "sold”~~ kept"), ("“", "It was ", "sold” kept"), True),
        (("~~", "", " A mill ~~"), ("", "", "A mill"), False),
        (("~~", "It was fun", " and"), ("", "It was fun", " and"), False),
    ],
)
def test_marks_around_what_is_said_or_struck_out_decide(
    one: tuple[str, str, str], two: tuple[str, str, str], doubtful: bool
) -> None:
    deciding = classifier(read_rules(), "en").deciding
    places = MarkPlace(*one), MarkPlace(*two)
    assert {deciding.decide(*pair) for pair in (places, places[::-1])} == {doubtful}
