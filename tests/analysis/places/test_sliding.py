"""Added words that could as well stand beside: further witnesses say where."""

from __future__ import annotations

import itertools

import pytest

from tests.support.witnesses import collated


def units(*texts: str, sigla: str = "ABC") -> list[dict[str, str]]:
    edition = collated(*texts, sigla=sigla)
    return [{siglum: r.text for siglum, r in sorted(unit.readings.items())} for _, unit in edition.units()]


@pytest.mark.parametrize(
    ("texts", "unit"),
    [
        (("x a b y", "x a b q a b y", "x a b q y"), {"A": "", "B": "q a b", "C": "q"}),
        (("x a b y", "x a b q a b y", "x q a b y"), {"A": "", "B": "a b q", "C": "q"}),
        (
            ("gifts brought it was said now note", "gift brought it was said in May it was said now note",
             "gifts brought it was said in May then note"),
            {"A": "now", "B": "in May it was said now", "C": "in May then"},
        ),
        (("в доме и в саду тихо", "в доме и в поле и в саду тихо", "в доме и в поле или в саду тихо"),
         {"A": "", "B": "в поле и", "C": "в поле или"}),
    ],
)  # fmt: skip
def test_what_several_add_stands_at_one_place_whatever_their_order(
    texts: tuple[str, str, str], unit: dict[str, str]
) -> None:
    assert unit in units(*texts)
    assert units(texts[0], texts[2], texts[1], sigla="ACB") == units(*texts)


def test_what_one_adds_stays_where_it_is() -> None:
    alone = [unit["B"] for unit in units("x a y", "x a q a y", sigla="AB")]
    assert alone == [unit["B"] for unit in units("x a y", "x a q a y", "x a y")]


@pytest.mark.parametrize("order", list(itertools.permutations((1, 2, 3))))
def test_several_that_may_all_slide_agree(order: tuple[int, ...]) -> None:
    texts = ["m a b a n", "m a b q a b a n", "m a b q a b a n", "m a q a b a n"]
    found = units(texts[0], *(texts[at] for at in order), sigla="A" + "".join("ABCD"[at] for at in order))
    assert found == units(*texts, sigla="ABCD")
    assert len(found) == 1


ALIKE = "He who keeps it is blessed. He who keeps it shall be glad. He who keeps it will live."


@pytest.mark.parametrize("lost", ["He who keeps it is blessed.", "He who keeps it shall be glad."])
def test_of_sentences_that_begin_alike_one_is_added_or_lacking_whole(lost: str) -> None:
    shorter = " ".join(ALIKE.replace(lost, "").split())
    assert units(ALIKE, shorter, sigla="AB") == [{"A": lost, "B": ""}]
    assert units(shorter, ALIKE, sigla="AB") == [{"A": "", "B": lost}]
    assert units(shorter, ALIKE, ALIKE) == [{"A": "", "B": lost, "C": lost}]
    assert units(ALIKE, shorter, ALIKE) == [{"A": lost, "B": "", "C": lost}]


def test_a_clause_too_and_in_any_script() -> None:
    assert units("she came, and she saw, and she won", "she came, and she won", sigla="AB") == [
        {"A": "and she saw,", "B": ""}
    ]
    greek = "ὁ τιμῶν τὴν ἡμέραν ζῇ\u0387 ὁ τιμῶν τὴν ἡμέραν χαίρει\u0387 ὁ τιμῶν τὴν ἡμέραν σῴζεται"
    shorter = greek.replace(" ὁ τιμῶν τὴν ἡμέραν χαίρει\u0387", "")
    assert units(greek, shorter, sigla="AB") == [{"A": "ὁ τιμῶν τὴν ἡμέραν χαίρει\u0387", "B": ""}]


def test_one_that_has_no_marks_adds_the_same_sentence_as_the_others() -> None:
    base = "He who keeps it is blessed. He who keeps it will live."
    bare = ALIKE.replace(".", "")
    found = [unit for unit in units(base, ALIKE, bare) if "glad" in unit["B"]]
    assert [unit["C"] for unit in found] == ["He who keeps it shall be glad"]


def test_words_printed_otherwise_do_not_slide_to_a_pause() -> None:
    """The capital would be a difference of its own."""
    found = units("Yes, he came. He came and saw.", "Yes, he came and saw.", sigla="AB")
    assert found == [{"A": ". He came", "B": ""}]


def test_a_word_printed_otherwise_hinders_no_slide_where_the_base_has_no_better() -> None:
    longer = "he came. Who keeps his wórd sees it. Who keeps his word hears it"
    assert units(longer, "he came. Who keeps his wòrd hears it", sigla="AB") == [
        {"A": "Who keeps his wórd sees it.", "B": ""},
        {"A": "word", "B": "wòrd"},
    ]


@pytest.mark.parametrize("swapped", [False, True])
def test_where_nothing_tells_more_the_first_of_the_same_words_are_added_or_lacking(swapped: bool) -> None:
    texts = ["so great eagle saw this eagle flew on", "so great eagle flew on"]
    (unit,) = units(*(texts[::-1] if swapped else texts), sigla="AB")
    assert sorted(unit.values()) == ["", "eagle saw this"]


@pytest.mark.parametrize(
    ("longer", "lost"),
    [
        ("he bought bread and wine and oil", "and wine"),
        ("πεπλήρωται τῆς πίστεως τῆς οἰκουμένης", "τῆς πίστεως"),
        ("sie kam mit dem Bruder mit dem Vater", "mit dem Bruder"),
        ("il vint dans l’eau dans la neige", "dans l’eau"),
    ],
)
def test_an_article_a_preposition_or_a_conjunction_stays_with_its_word(longer: str, lost: str) -> None:
    shorter = " ".join(longer.replace(lost, "").split())
    assert units(longer, shorter, sigla="AB") == [{"A": lost, "B": ""}]
    assert units(shorter, longer, sigla="AB") == [{"A": "", "B": lost}]
