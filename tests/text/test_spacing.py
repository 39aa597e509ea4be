"""Words without spaces between them, and with spaces inside."""

from __future__ import annotations

import pytest

from edition.model import Kind
from edition.text.spacing import respaced
from edition.text.tokens import divide_words
from tests.support.witnesses import collated

PROSE = (
    "The harbour board met on Tuesday to consider the new tariff for small boats.",
    "Several members feared that the higher charge would drive families away from the quay.",
    "A vote was taken at noon and the tariff was carried by nine votes to four.",
)


def words(*texts: str) -> list[list[str]]:
    return [each.forms for each in respaced([divide_words(text, [(0, len(text))]) for text in texts])]


def test_what_is_not_odd_stays() -> None:
    assert words("a b c of x", "Donaudampfschifffahrtsgesellschaft") == [
        ["a", "b", "c", "of", "x"],
        ["Donaudampfschifffahrtsgesellschaft"],
    ]


@pytest.mark.parametrize("run", ["1", "1,"])
def test_a_number_of_many_digits_takes_no_more_than_as_many_letters(run: str) -> None:
    """Each digit looked through all before it: 100,000 took a minute."""
    long = f"{run * 100_000}1"
    assert words(long, f"{long}2") == [[long], [f"{long}2"]]


def test_text_without_spaces_is_divided_as_others_divide_it() -> None:
    spaced = "omnis diuisa in partes tres quarum unam incolunt"
    assert words(spaced, "OMNISDIVISAINPARTESTRESQVARVMVNAM")[1] == [
        "OMNIS", "DIVISA", "IN", "PARTES", "TRES", "QVARVM", "VNAM",
    ]  # fmt: skip


def test_what_nobody_divides_is_letters() -> None:
    line = "ΕΝΑΡΧΗΗΝΟΛΟΓΟΣΚΑΙΟΛΟΓΟΣΗΝΠΡΟΣΤΟΝΘΕΟΝΚΑΙΘΕΟΣ"
    assert words(line, line.replace("ΚΑΙΟ", "ΚΑΙ"))[0] == list(line)


def test_letterspaced_words_are_words() -> None:
    assert words("we never said so", "we n e v e r  s a i d  so")[1] == ["we", "n e v e r", "s a i d", "so"]
    assert words("we never said so", "we n e v e r s a i d so")[1] == ["we", "n e v e r", "s a i d", "so"]


def test_a_strange_word_does_not_keep_a_line_whole() -> None:
    assert words("Sic transit gloria mundi", "Sictransitgloriabene")[1] == [
        "Sic",
        "transit",
        "gloria",
        "bene",
    ]
    exchanged = "arma atque cithara cano Troiae qui primus ab oris".replace(" ", "")
    assert words("arma virumque cano Troiae qui primus ab oris", exchanged)[1] == [
        "arma", "atquecithara", "cano", "Troiae", "qui", "primus", "ab", "oris",
    ]  # fmt: skip


def test_words_that_wide_spaces_part_are_words_known_or_not() -> None:
    assert words("the road is long", "t h e  l a n e  i s  l o n g")[1] == [
        "t h e", "l a n e", "i s", "l o n g",
    ]  # fmt: skip
    letters = "a b  c d  e f"
    assert words("the road is long", letters)[1] == letters.split()


def test_letters_with_an_iota_below_are_letters() -> None:
    assert words("ἐν ἀρχῇ ἦν λόγος", "ἐ ν ἀ ρ χ ῇ ἦ ν λ ό γ ο ς")[1] == ["ἐ ν", "ἀ ρ χ ῇ", "ἦ ν", "λ ό γ ο ς"]


@pytest.mark.parametrize(
    ("one", "two", "language"),
    [
        ("Ubi bene ibi patria", "UBIBENEIBIPATRIA", "la"),
        (
            "Iuppiter omnipotens precibus si flecteris ullis",
            "IVPPITEROMNIPOTENSLACRIMISSIFLECTERISVLLIS",
            "la",
        ),
        ("Πάντα ῥεῖ καὶ οὐδὲν μένει", "πανταχωρεικαιουδενμενει", "grc"),
        ("Въ день онъ шелъ изъ лѣса въ домъ", "Въденьонъшелъизълѣсавъдомъ", "ru"),
        ("Лодка стояла у берега и никто не знал", "Лодкастоялаумостаиниктонезнал", "ru"),
        ("Κύριε ἐλέησον Χριστὲ ἐλέησον", "Κ ύ ρ ι ε β ο ή θ ε ι Χ ρ ι σ τ ὲ ἐ λ έ η σ ο ν", "grc"),
    ],
)
def test_short_lines_without_spaces_are_one_text_though_words_differ(
    one: str, two: str, language: str
) -> None:
    for texts in ((one, two), (two, one)):
        edition = collated(*texts, language=language)
        assert not edition.unrelated
        assert all(edition.passages[0].paragraphs.values())


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("between", ["", " "])
def test_only_spaces_differ(number: int, between: str) -> None:
    other = list(PROSE)
    apart = "  " if between else ""
    other[number] = apart.join(between.join(word) for word in other[number].split())
    edition = collated("\n\n".join(PROSE), "\n\n".join(other), language="en")
    assert len(edition.passages) == 3
    assert not any(edition.framing.values())
    assert {unit.kind for _, unit in edition.units()} == {Kind.SPACING}


def test_a_paragraph_without_spaces_is_divided_at_its_figures_too() -> None:
    paragraph = "The board sold 12 boats on 4 May 2019 for 1,250 pounds."
    for figure in ("1,250", "1,205"):
        other = paragraph.replace("1,250", figure).replace(" ", "")
        edition = collated(f"{paragraph}\n\n{PROSE[0]}", f"{other}\n\n{PROSE[0]}", language="en")
        kinds = {unit.kind for _, unit in edition.units()}
        assert kinds == {Kind.SPACING, *([Kind.SUBSTITUTION] if figure == "1,205" else [])}


@pytest.mark.parametrize(
    ("code", "other"),
    [
        ("d41d8cd98f00b204e9800998ecf8427e", "d41d8cd98f00b204e9800998ecf8428e"),
        ("GB03NWBK60161331926819", "GB3NWBK60161331926819"),
        ("code03is2020other0499", "code3is2020other0499"),
    ],
)
def test_a_code_of_letters_and_figures_is_one_word(code: str, other: str) -> None:
    one = f"The code is {code} and no other."
    edition = collated(one, one.replace(code, other), language="en")
    assert [(unit.kind, unit.readings["A"].text) for _, unit in edition.units()] == [
        (Kind.SUBSTITUTION, code)
    ]
