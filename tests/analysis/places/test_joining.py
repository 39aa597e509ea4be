"""Figures are compared whole: every mark in them counts."""

from __future__ import annotations

import pytest

from tests.support.meanings import FIGURES, SAME_FIGURE
from tests.support.witnesses import collated, differences

WORDING = {"substitution", "addition", "omission"}
FRAME = "The bank said in the spring {} and that no branch would be closed before the next year."


def kinds(language: str, one: str, two: str, ocr: str = "") -> list[str]:
    edition = collated(FRAME.format(one), FRAME.format(two), language=language, ocr=ocr)
    return [kind for kind, *_ in differences(edition) if kind != "spacing"]


@pytest.mark.parametrize(("language", "one", "two"), FIGURES)
def test_another_figure_is_other_wording(language: str, one: str, two: str) -> None:
    assert set(kinds(language, one, two)) & WORDING
    assert set(kinds(language, two, one)) & WORDING


@pytest.mark.parametrize(("language", "one", "two"), SAME_FIGURE)
def test_the_same_figure_is_no_other_wording(language: str, one: str, two: str) -> None:
    assert not set(kinds(language, one, two)) & WORDING


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("by -5 percent", "by 5 percent", [("substitution", "-5", "5")]),
        ("that no 5 will", "that no -5 will", [("substitution", "no 5", "no -5")]),
        ("on 03/05/2019 there", "on 05/03/2019 there", [("substitution", "03/05/2019", "05/03/2019")]),
        ("some US$5 million", "some A$5 million", [("substitution", "US$5", "A$5")]),
        ("some 5-10 million", "some 510 million", [("substitution", "5-10", "510")]),
        ("of 2(1)(a) here", "of 21(a) here", [("substitution", "2(1)(a)", "21(a)")]),
        ("some 1 000 000 men", "some 1,000,000 men", [("punctuation", "1 000 000", "1,000,000")]),
        ("in 2019–2020 and", "in 2019–2021 and", [("substitution", "2020", "2021")]),
        ("in 2019–2020, and", "in 2019-2020 and", [("typographic", "–", "-"), ("punctuation", ",", "")]),
        ("it fell. . . . Then it", "it fell…. Then it", [("typographic", ". . . .", "….")]),
        ("it fell . . . and rose", "it fell... and rose", [("spacing", ". . .", "...")]),
        ("it fell … and rose", "it fell... and rose", [("typographic", "…", "...")]),
        ("it fell … and rose", "it fell… and rose", [("spacing", " ", "")]),
        ("it fell …. And it", "it fell. And it", [("punctuation", "….", ".")]),
        (
            "on pp. 12–14 it",
            "on pages 12 to 14 it",
            [("spelling", "pp.", "pages"), ("spelling", "12–14", "12 to 14")],
        ),
        ("menⁱᵛ paidᵛ", "men paid", [("punctuation", "menⁱᵛ", "men"), ("punctuation", "paidᵛ", "paid")]),
        ("on folᵛ there", "on fol there", [("substitution", "folᵛ", "fol")]),
    ],
)
def test_a_difference_is_as_long_as_the_figure_needs(
    one: str, two: str, found: list[tuple[str, ...]]
) -> None:
    assert differences(collated(FRAME.format(one), FRAME.format(two), language="en")) == found


ONE_UNIT = [
    ("en", "that I have asked", "that I've asked", "contraction", "I have", "I've"),
    ("en", "that I am sure", "that I'm sure", "contraction", "I am", "I'm"),
    ("en", "he will not go", "he won't go", "contraction", "will not", "won't"),
    ("en", "it is so", "it's so", "contraction", "it is", "it's"),
    ("ru", "уже в XIX в. там", "уже в XIX веке там", "abbreviation", "в.", "веке"),
    ("en", "with half of it", "with ½ of it", "abbreviation", "half", "½"),
    ("en", "says Dr. Smith", "says Doctor Smith", "abbreviation", "Dr.", "Doctor"),
    ("en", "on Jan. 5 there", "on January 5 there", "abbreviation", "Jan.", "January"),
    ("en", "the U.S. army", "the US army", "abbreviation", "U.S.", "US"),
    ("ru", "это в 2020 г. там", "это в 2020 году там", "abbreviation", "г.", "году"),
    ("pl", "jest 5% z nich", "jest 5 proc. z nich", "same-figure", "%", "proc."),
    ("en", "it was 44 BC then", "it was 44 BCE then", "abbreviation", "BC", "BCE"),
    ("en", "it was AD 79 then", "it was CE 79 then", "abbreviation", "AD", "CE"),
    ("en", "in No. 5 of it", "in Number 5 of it", "abbreviation", "No.", "Number"),
    ("en", "some five thousand men", "some 5,000 men", "same-figure", "five thousand", "5,000"),
    ("en", "worth £169m then", "worth £169 million then", "same-figure", "169m", "169 million"),
    ("en", "some 20 % of it", "some 20 per cent of it", "same-figure", "%", "per cent"),
    ("en", "King Louis XIV then", "King Louis 14 then", "same-figure", "XIV", "14"),
    ("en", "about ½ of it", "about 1/2 of it", "same-figure", "½", "1/2"),
    ("en", "the 21st century", "the twenty-first century", "same-figure", "21st", "twenty-first"),
    ("de", "etwa fünf Millionen Euro", "etwa 5 Mio. Euro", "same-figure", "fünf Millionen", "5 Mio."),
    ("de", "etwa z. B. so", "etwa zum Beispiel so", "abbreviation", "z. B.", "zum Beispiel"),
    ("fr", "soit vingt pour cent", "soit 20 %", "same-figure", "vingt pour cent", "20 %"),
    ("es", "unos cinco mil hombres", "unos 5.000 hombres", "same-figure", "cinco mil", "5.000"),
    (
        "ru",
        "около пяти или 5 млн раз",
        "около пяти или 5 миллионов раз",
        "same-figure",
        "5 млн",
        "5 миллионов",
    ),
]


@pytest.mark.parametrize(("language", "one", "two", "detail", "first", "second"), ONE_UNIT)
def test_one_thing_in_two_forms_is_one_difference(
    language: str, one: str, two: str, detail: str, first: str, second: str
) -> None:
    edition = collated(FRAME.format(one), FRAME.format(two), language=language)
    ((_, unit),) = edition.units()
    reading = unit.readings["B"]
    assert (unit.kind.value, reading.detail and reading.detail.value) == ("spelling", detail)
    assert (unit.readings["A"].text, reading.text) == (first, second)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("in no case", "in number case"),
        ("who came then", "World Health Organization came then"),
        ("its house", "it is house"),
        ("for us all", "for united states all"),
        ("worth £169m then", "worth £169 billion then"),
        ("some five thousand men", "some 50,000 men"),
        ("the 21st century", "the twenty-second century"),
        ("on Jan. 5 there", "on June 5 there"),
        ("I have asked", "I'd asked"),
        ("he will not go", "he will go"),
    ],
)  # fmt: skip
def test_what_is_like_a_short_form_and_is_none(one: str, two: str) -> None:
    assert set(kinds("en", one, two)) & WORDING


def test_a_time_and_a_speaker_before_a_contraction_are_an_addition() -> None:
    one, two = "I have asked the bank.", "[00:01:25] PRESIDENT: I've asked the bank."
    same = "We will not bear this in our country.\n\n"
    found = differences(collated(same + one, same + two, language="en"))
    assert found == [("addition", "", "[00:01:25] PRESIDENT:"), ("spelling", "I have", "I've")]


@pytest.mark.parametrize(
    ("one", "two", "reading"),
    [
        ("สร้างห้องสมุดแห่งใหม่ใกล้แม่น้ำ", "สร้างห้องสมุดแห่งใกล้แม่น้ำ", "ใหม่"),
        ("ເຮືອນຫຼັງໃຫຍ່ໃກ້ແມ່ນ້ຳນັ້ນ", "ເຮືອນຫຼັງໃກ້ແມ່ນ້ຳນັ້ນ", "ໃຫຍ່"),
    ],
)
def test_no_difference_ends_in_a_vowel_that_is_written_before_its_consonant(
    one: str, two: str, reading: str
) -> None:
    assert [found for _, *found in differences(collated(one, two))] == [[reading, ""]]
    assert [found for _, *found in differences(collated(two, one))] == [["", reading]]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("the sin against the holy ghost is grave", "the sin against the ghost the holy is grave",
         [("substitution", "holy ghost", "ghost the holy")]),
        ("τῆς τοῦ ἁγίου πνεύματος βλασφημίας", "τῆς τοῦ πνεύματος τοῦ ἁγίου βλασφημίας",
         [("substitution", "ἁγίου πνεύματος", "πνεύματος τοῦ ἁγίου")]),
        ("he came slowly home at night", "he late came slowly home at night", [("addition", "", "late")]),
    ],
)  # fmt: skip
def test_words_that_change_places_with_a_little_word_more_are_exchanged(
    one: str, two: str, expected: list[tuple[str, str, str]]
) -> None:
    assert differences(collated(one, two)) == expected


def test_signs_side_by_side_that_a_machine_read_otherwise_are_one_difference() -> None:
    edition = collated("来雨行的我昨天口们上说开", "来雨行的个说天口们上说开", ocr="B", language="zh")
    assert differences(edition) == [("substitution", "我昨", "个说")]
