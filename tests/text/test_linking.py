"""The form by which a word is linked."""

from __future__ import annotations

import pytest

from edition.text.linking import linking_form, without_iota_below
from tests.support.witnesses import collated


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("λέγει", "λεγει"),
        ("αὐτῷ", "αυτω"),
        ("πιλατος", "πιλατοϲ"),
        ("ε̣κραυγασαν", "εκραυγασαν"),
        ("dépourvu", "depourvu"),
        ("quarum", "qvarvm"),
        ("ivstitia", "justitia"),
        ("ſeyn", "seyn"),
        ("שָׁלוֹם", "שלום"),
        ("كِتَاب", "كتاب"),
        ("міръ", "мир"),
        ("pæne", "paene"),
        ("S e v e r a l".casefold(), "several"),
    ],
)
def test_what_is_written_at_will_is_folded(one: str, two: str) -> None:
    assert linking_form(without_iota_below(one).casefold()) == linking_form(two)


@pytest.mark.parametrize(("one", "two"), [("か", "が"), ("कि", "की"), ("cat", "cut"), ("мой", "моя")])
def test_letters_are_not(one: str, two: str) -> None:
    assert linking_form(one) != linking_form(two)


def test_no_word_is_left_without_a_form() -> None:
    assert all(map(linking_form, ("ъ", "ـ", "\u0301")))


def test_words_that_are_linked_are_judged_by_what_is_printed() -> None:
    edition = collated("Être dépourvu de foi", "Etre depourvu de foi", language="fr")
    assert [unit.readings["A"].text for unit in edition.passages[0].units] == ["Être", "dépourvu"]


def test_private_use_characters_and_macrons_are_letters() -> None:
    edition = collated("Die Men\uf502en kome\u00af nicht", "Die Menschen komen nicht", language="de")
    readings = [{s: r.text for s, r in unit.readings.items()} for unit in edition.passages[0].units]
    assert readings == [{"A": "Men\uf502en", "B": "Menschen"}, {"A": "kome\u00af", "B": "komen"}]
