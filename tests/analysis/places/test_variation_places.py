"""Many witnesses at one place: what they share stands together, and no reading is longer than it differs."""

from __future__ import annotations

import itertools

import pytest

from edition.analysis.places import variation_places
from edition.model import Edition, Kind
from tests.support.witnesses import collated


def units(edition: Edition) -> list[dict[str, str]]:
    return [{siglum: r.text for siglum, r in unit.readings.items()} for _, unit in edition.units()]


def test_witnesses_that_share_a_word_against_the_base_stand_in_one_unit() -> None:
    assert units(collated("x a y", "x b y", "x a b y")) == [{"A": "a", "B": "b", "C": "a b"}]
    assert units(collated("x a y", "x b y", "x b a y")) == [{"A": "a", "B": "b", "C": "b a"}]


def test_a_word_in_two_places_with_several_words_of_both_between_joins_them_not() -> None:
    """`et` stands for `&` in one witness and for `ac` in another: what is between is of neither place."""
    found = units(
        collated(
            "dei noticiam & cultum magis magisque illustrabatur iugiter ac informabatur",
            "dei notitiam et cultum magis magisque illustrabatur iugiter ac informabatur",
            "dei noticiam & cultum magis magisque illuminabatur iugiter et informabatur",
            "dei noticiam & cultum magisque illustrabatur iugiter ac informabatur",
            language="la",
        )
    )
    assert [unit["A"] for unit in found] == ["noticiam", "&", "magis", "illustrabatur", "ac"]


def test_a_word_that_two_witnesses_put_for_one_between_parts_their_places() -> None:
    """`et` is added on either side of what both witnesses read as `illuminabatur iugiter`."""
    found = units(
        collated(
            "noticiam cultum illustrabatur iugiter informabatur",
            "noticiam et cultum illuminabatur iugiter informabatur",
            "noticiam cultus illuminabatur iugiter et informabatur",
            language="la",
        )
    )
    assert [unit["A"] for unit in found] == ["", "cultum", "illustrabatur", ""]


def test_a_word_that_the_base_has_in_a_place_is_not_one_that_others_add_there() -> None:
    """`et` stands in the first place of the base too, though not where the second witness has it."""
    found = units(
        collated(
            "ad cultum et noticiam illustrabatur iugiter informabatur",
            "ad noticias et cultum illuminabatur iugiter informabatur",
            "ad cultum et noticiam illustrabatur iugiter et informabatur",
            "regnum nouum illustrabatur iugiter informabatur",
            language="la",
        )
    )
    assert [unit["A"] for unit in found] == ["ad cultum et noticiam", "illustrabatur", ""]


def test_a_form_of_a_word_stands_between_two_places_as_the_word_itself_does() -> None:
    """`na` stands on either side of `vikrtam na`, whatever else the third has for `vikrtam`."""
    found = units(
        collated(
            "samsrstam vibhaktam va vikrtam na ca nanyatha",
            "samsrstam vibhaktam va na vikrtam na ca nanyatha",
            "samsrstam vibhaktam va vikrtan na na nanyatha",
            language="sa",
        )
    )
    assert [unit["A"] for unit in found] == ["", "vikrtam", "ca"]


def test_words_that_others_have_in_the_same_place_are_drawn_to_no_other() -> None:
    """`area` stands for `ara` in all; that one has it right before as well draws nobody's there."""
    found = units(
        collated(
            "quando facta est ara remanente sicca super terram",
            "quando facta est area remanente sicca super terram",
            "quando facta est positum in area area remanente sicca super terram",
            "quando facta est area manente sicca super terram",
            language="la",
        )
    )
    assert [list(unit.values()) for unit in found] == [
        ["", "", "positum in area", ""],
        ["ara", "area", "area", "area"],
        ["remanente", "remanente", "remanente", "manente"],
    ]


def test_what_only_print_tells_apart_is_between_two_places() -> None:
    """`υμιν` stands in two places of two witnesses; all between is written with accents in the base alone."""
    found = units(
        collated(
            "συνήθεια ὑμῖν ἵνα ἕνα ἀπολύσω ὑμῖν ἐν τῷ πάσχα βούλεσθε οὖν ἀπολύσω ὑμῖν τὸν βασιλέα",
            "ϲυνηθεια ὑμῖν ινα ενα υμι¯ απολυϲω εν τω παϲχα βουλεϲθε ουν υμιν απολυϲω τον βαϲιλεα",
            "ϲυνηθεια ὑμῖν ινα ενα απολυϲω υμι¯ εν τω παϲχα βουλεϲθε ουν ινα απολυϲω υμιν τον βαϲιλεα",
            "ϲυνηθεια ὑμῖν ινα ενα υμιν απολυϲω εν τω παϲχα βουλεϲθαι ουν υ μιν απολυϲω τον βαϲιλεα",
            "Συνηθεια ὑμῖν ινα ενα υμιν απολυϲω εν τω παϲχα βουΛεϲθαιουν υμιν απολυϲω το¯ βαϲιλεα",
            "ὑμῖν απολεϲθαι το παϲχα βουλεϲθαι ουν απολυϲω υμιν τον βαϲιλεα",
            language="grc",
        )
    )
    assert max(len(unit["A"].split()) for unit in found) <= 3


@pytest.mark.parametrize("order", list(itertools.permutations("BCD")))
def test_the_order_of_witnesses_changes_nothing(order: tuple[str, ...]) -> None:
    texts = {
        "B": "he came slowly home at night",
        "C": "he went home late at night",
        "D": "he slowly went home",
    }
    base = "he came home at night"
    edition = collated(base, *(texts[siglum] for siglum in order), sigla="A" + "".join(order))
    again = collated(base, *texts.values())
    assert units(edition) == units(again)


def test_words_that_nobody_else_has_stay_in_places_of_their_own() -> None:
    assert units(collated("x a y", "x b y", "x a c y")) == [
        {"A": "a", "B": "b", "C": "a"},
        {"A": "", "B": "", "C": "c"},
    ]


@pytest.mark.parametrize(
    ("texts", "unit"),
    [
        (("no fault I found in him", "no guilt fault I found in him", "no fault guilt I found in him"),
         {"A": "fault", "B": "guilt fault", "C": "fault guilt"}),
        (("he loudly said it", "he all said it", "he loudly all said it", "he said all it"),
         {"A": "loudly said", "B": "all said", "C": "loudly all said", "D": "said all"}),
    ],
)  # fmt: skip
def test_a_word_that_witnesses_add_on_either_side_of_another_is_one_place(
    texts: tuple[str, ...], unit: dict[str, str]
) -> None:
    assert units(collated(*texts)) == [unit]


def test_other_print_alone_divides_places_as_words_do() -> None:
    found = units(collated("x a b c d y", "x new A B C D y", "x a b c d new y"))
    assert found[0] == {"A": "", "B": "new", "C": ""}
    assert found[-1] == {"A": "", "B": "", "C": "new"}


def test_what_witnesses_share_beside_a_stretch_that_one_lacks_stands_together() -> None:
    lost = "zu jeder Zeit kommt niemand auf den Berg um Holz zu sammeln "
    own = "Woe to all those by whom my good name is spoken of with scorn"
    found = units(
        collated(f"Then {lost}now it ends so", f"Then {lost}{own} now it ends so", f"{own} now it ends so")
    )
    assert {"A": "", "B": own, "C": own} in found


_REWRITTEN = "My dear {} waited upon the quay in the rain and waved until we were gone."
REWRITTEN = tuple(
    f"We left the port with the tide. {middle} Night fell, and the wind rose with it."
    for middle in (
        _REWRITTEN.format("Cousin"),
        _REWRITTEN.format("cousin"),
        "Nobody, though letters had been sent, had thought to come down so early.",
    )
)


def test_a_rewritten_stretch_does_not_swallow_a_small_difference() -> None:
    found = units(collated(*REWRITTEN))
    small = next(unit for unit in found if unit["B"] != unit["A"])
    assert (small["A"], small["B"]) == ("Cousin", "cousin")
    assert [unit["B"] != unit["A"] for unit in found].count(True) == 1
    third = " ".join(unit["C"] for unit in found if unit["C"])
    assert "Nobody, though letters" in third
    assert not any(text != text.strip() for unit in found for text in unit.values())


def test_a_reading_that_stands_for_several_places_has_one_kind_in_all() -> None:
    edition = collated(*REWRITTEN)
    kinds = [unit.readings["C"].kind for _, unit in edition.units()]
    assert {kind.value for kind in kinds if kind} == {"substitution"}


@pytest.mark.parametrize(
    "texts",
    [
        (
            "αλλα ηλθεν πλοιαρια εκ",
            "αλλα δε ηλθον πλοιαρια εκ",
            "αλλα δε πλοιαρια ηλθεν εκ",
            "αλλα δε ηλθεν πλοιαρια εκ",
        ),
        ("we go — at once", "we go, at once", "we go at once", "we go (all) at once"),
        ("one two three", "one three", "one  two, three", "one four three"),
    ],
)
def test_readings_have_no_white_space_at_their_edges_and_agree_as_strings(texts: tuple[str, ...]) -> None:
    for _, unit in collated(*texts).units():
        for reading in unit.readings.values():
            assert reading.text.strip() == reading.text or not reading.text.strip()
        lemma = unit.readings["A"].text
        assert all((reading.kind is None) == (reading.text == lemma) for reading in unit.readings.values())


def test_marks_that_differ_inside_what_another_rewrites_stay_a_place_of_their_own() -> None:
    before, after = "The quay of the town was closed to all on Monday,", "and it will be open again in May."
    base = f"{before} because of these so-called “grey rats” under the old piles, {after}"
    edition = collated(
        base, base.replace("“", '"').replace("”", '"'), f"{before} nobody has told us why it was, {after}"
    )
    assert [unit for unit in units(edition) if unit["B"] == '"'] == [
        {"A": "“", "B": '"', "C": ""},
        {"A": "”", "B": '"', "C": ""},
    ]


def spanned(edition: Edition) -> dict[str, list[str]]:
    """By siglum the units over which a difference of it reaches."""
    over = [passage.spanned for passage in edition.passages]
    return {siglum: list(units) for found in over for (_, siglum), units in found.items()}


@pytest.mark.parametrize("third", ["the old man swam and slept", "the old man and slept"])
def test_a_reading_that_reaches_over_several_units_says_so(third: str) -> None:
    """Rewritten or left out, what another has inside stays small, and one difference stays one."""
    base = "the old man went slowly down to the green river bank and slept"
    edition = collated(base, base.replace("green", "blue"), third)
    assert len(units(edition)) == 3
    assert spanned(edition) == {"C": ["p1.u1", "p1.u2", "p1.u3"]}


def test_differences_beside_each_other_are_not_one() -> None:
    assert (
        spanned(collated("the old man and the sea", "the odd man and a sea", "the old man or the sea")) == {}
    )


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("he came home at night, tired and cold.", "she came at night tired, and very cold"),
        ("x a b c d e y", "x c f e a y z"),
        ("(one) two-three four", "one two three, four five"),
        ("the old man went out. The rain fell.", "the man went, the rain, out. Rain fell"),
    ],
)
def test_differences_that_are_places_as_they_are_need_no_other_way_to_them(
    base: str, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one other witness most are, which is soon seen; the long way finds the same."""
    soon = collated(base, other)
    monkeypatch.setattr(variation_places, "_apart", lambda spans: False)
    assert collated(base, other) == soon


@pytest.mark.parametrize(
    ("ours", "added"),
    [
        ("“We came{}.”", "“So we came{}.”"),
        ("(We came{}.)", "(Lo, we came{}.)"),
        ("— We came{}.", "— And we came{}."),
    ],
)
def test_words_added_behind_the_mark_before_a_paragraph_are_in_the_reading(ours: str, added: str) -> None:
    """Beside a copy without the mark the reading was nothing, and the words in none."""
    rest = " to the mill by the river at dawn"
    edition = collated(ours.format(rest), f"We came{rest}.", added.format(rest))
    before, words, *_ = [unit.readings["C"] for _, unit in edition.units()]
    mark, word = ours[0], added.lstrip("“(— ").split(" ")[0]
    assert (before.text.strip(), before.kind) == (mark, None)
    assert (words.text, words.kind) == (word, Kind.ADDITION)


def test_a_word_is_drawn_to_no_place_behind_another_difference() -> None:
    """It was in no reading: what stood for `so` began behind the comma that is lacking."""
    base = "Lo, so in the mill they had one more"
    others = base.replace("Lo, so", "So so"), base.replace("Lo, so", "So")
    found = units(collated(base, *others))
    assert found[:2] == [{"A": "Lo", "B": "So", "C": ""}, {"A": ",", "B": "", "C": ""}]


def test_a_word_in_other_capitals_stands_for_itself_and_not_for_what_is_added_beside_it() -> None:
    base = "Saw no mill by the river that was there in what"
    others = base.lower(), base.replace("Saw", "Saw saw towers,")
    first, second, *_ = units(collated(base, *others))
    assert first == {"A": "Saw", "B": "saw", "C": "Saw"}
    assert second == {"A": "", "B": "", "C": "saw towers,"}


@pytest.mark.parametrize("marks", ["“”", "()"])
def test_a_mark_stands_for_no_space_that_another_copy_lacks(marks: str) -> None:
    """Where one copy left out the word before the mark, its mark was in the place of the space."""
    base = f"We asked all to leave {marks[0]}the old harbour{marks[1]}, and we will do so."
    found = units(collated(base, base.replace("leave ", ""), base.replace("leave ", "leave")))
    assert found == [{"A": "leave", "B": "", "C": "leave"}, {"A": " ", "B": " ", "C": ""}]
