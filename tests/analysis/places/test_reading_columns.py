"""The words of the readings of one unit, side by side."""

from __future__ import annotations

from edition.analysis.places.reading_columns import unit_columns
from edition.model import Kind, Reading, VariationUnit


def columns_of(*texts: str) -> list[list[str]]:
    """What each of the readings has in each column."""
    readings = {f"W{at}": Reading(text, 0, len(text)) for at, text in enumerate(texts)}
    return [list(row) for row in unit_columns(VariationUnit("p1.u1", Kind.ADDITION, readings)).values()]


def test_what_the_base_lacks_is_laid_side_by_side() -> None:
    assert columns_of("", "who was there", "who is there", "then who was") == [
        ["", "", "", ""],
        ["", "who", "was", "there"],
        ["", "who", "is", "there"],
        ["then", "who", "was", ""],
    ]


def test_marks_stand_with_their_words_and_letters_are_folded_as_in_links() -> None:
    assert columns_of("«Vero, dico", "uero dico:", "dico vero!")[:2] == [
        ["«Vero,", "dico", ""],
        ["uero", "dico:", ""],
    ]


def test_every_reading_is_there_in_its_own_words() -> None:
    texts = ("a, b c", "c a!", "b  d", "")
    for text, row in zip(texts, columns_of(*texts), strict=True):
        assert " ".join(filter(None, row)) == " ".join(text.split())


def test_readings_of_one_word_each_and_two_readings_are_not_laid() -> None:
    assert columns_of("one", "two", "three") == []
    assert columns_of("one two", "two", "one two", "") == []


def test_scripts_without_spaces_are_laid_sign_by_sign() -> None:
    assert columns_of("天地玄", "天玄", "地玄黄") == [
        ["天", "地", "玄", ""],
        ["天", "", "玄", ""],
        ["", "地", "玄", "黄"],
    ]


def test_a_word_divided_stands_under_the_whole_one() -> None:
    assert columns_of("then usand this", "then us and that", "that usand", "then us-and this") == [
        ["then", "usand", "this"],
        ["then", "us and", "that"],
        ["that", "usand", ""],
        ["then", "us-and", "this"],
    ]
    assert columns_of("uszaiiata", "us.zaiiata", "usa. zaiiata", "") == []


def test_another_word_beside_one_that_is_like_it_is_no_part_of_it() -> None:
    assert columns_of("the cats", "cats", "a cat", "cat")[0] == ["the", "cats"]


def test_most_of_the_words_as_they_are_printed_say_that_one_is_divided() -> None:
    assert columns_of("withstood", "Withstood", "with.stood", "withhold") == []
    assert columns_of("zəmā", "zəmā̊", "zə.mā", "zəmāpai") == []


def test_a_word_that_one_divides_further_stands_under_the_whole() -> None:
    assert columns_of("perthu.anikaia", "pertho.ani.kaia", "perthu. anikaya", "perthuanikaia") == []
