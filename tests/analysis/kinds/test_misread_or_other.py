"""What a lone letter is that a machine read."""

from __future__ import annotations

from typing import Literal
from unicodedata import normalize

import pytest

from edition.analysis.kinds.classify import classifier
from edition.model import Detail, Kind
from edition.text.ladders import read_rules
from tests.support.witnesses import collated

Form = Literal["NFC", "NFD"]
FRAME = "The council said in the spring that {} and that the old halls stay open."


@pytest.mark.parametrize("recognised", ["A", "B"])
@pytest.mark.parametrize(
    ("language", "one", "two", "detail"),
    [
        ("en", "point c was read there", "point e was read there", Detail.DOUBTFUL),
        ("en", "point (a) was read there", "point (b) was read there", Detail.DOUBTFUL),
        ("en", "point (i) was read there", "point (ii) was read there", Detail.DOUBTFUL),
        ("en", "it stands on p. 5 there", "it stands on v. 5 there", Detail.DOUBTFUL),
        ("en", "a man was read there", "u man was read there", None),
    ],
)
def test_a_letter_that_is_no_word_says_which_of_several(
    language: str, one: str, two: str, detail: Detail | None, recognised: str
) -> None:
    texts = (one, two) if recognised == "B" else (two, one)
    edition = collated(*map(FRAME.format, texts), ocr=recognised, language=language)
    assert [unit.readings["B"].detail for _, unit in edition.units()] == [detail]


def test_the_letter_of_an_era_is_not_misread_for_certain() -> None:
    frame = "Die Bank teilte im Frühling mit, dass {} und dass keine Filiale geschlossen werde."
    one, two = frame.format("44 v. Chr. alles fiel"), frame.format("44 n. Chr. alles fiel")
    edition = collated(one, two, ocr="B", language="de")
    assert {unit.readings["B"].detail for _, unit in edition.units()} & {Detail.DOUBTFUL, Detail.FIGURE}


def test_letters_and_digits_are_no_signs_whatever_is_printed() -> None:
    recognition = classifier(read_rules(), "en")._recognition
    for printed in ("I", "—", "-", "|", "1", "of", "not", ""):
        for read in ("l", "I", "1", "ll", "of", "10"):
            assert recognition.sign([(printed, read)]) is None
            assert not recognition._is_sign(printed, read)


def test_signs_each_read_as_one_that_hardly_any_text_has_are_doubtful() -> None:
    """Other signs are other words, of one sign or of several."""
    frame = "银行{}宣布大桥开放。"
    for read, kind, detail in (("龘鷘麤", Kind.OCR, Detail.DOUBTFUL), ("明年冬", Kind.SUBSTITUTION, None)):
        edition = collated(frame.format("天上午"), frame.format(read), ocr="B", language="zh")
        assert [(unit.readings["B"].kind, unit.readings["B"].detail) for _, unit in edition.units()] == [
            (kind, detail)
        ]


@pytest.mark.parametrize(
    ("language", "one", "two", "detail"),
    [
        ("en", "it often met there", "it notoften met there", None),
        ("fr", "qui n’est rare ici", "qui n’estpas rare ici", None),
        ("es", "es una de ellas", "noes una de ellas", None),
        ("en", "they expect rain there", "they allexpect rain there", Detail.DOUBTFUL),
        ("en", "they expect rain there", "they exxpect rain there", None),
    ],
)
def test_a_word_run_together_with_another_is_not_misread(
    language: str, one: str, two: str, detail: Detail | None
) -> None:
    kind = Kind.OCR if "xx" in two else Kind.SUBSTITUTION
    for recognised in ("B", "AB"):
        edition = collated(FRAME.format(one), FRAME.format(two), ocr=recognised, language=language)
        found = [(unit.readings["B"].kind, unit.readings["B"].detail) for _, unit in edition.units()]
        assert found == [(kind, detail)]


SPANISH = "El comité dijo que {} y que la votación será pública el próximo día."


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("two", ["para el ganar es todo", "para elganar es todo", "para el¹ganar es todo"])
def test_an_accent_says_another_word_however_accents_are_coded_and_spaces_set(form: Form, two: str) -> None:
    one = normalize(form, SPANISH.format("para él ganar es todo"))
    edition = collated(one, SPANISH.format(two), language="es")
    assert Kind.SUBSTITUTION in {unit.kind for _, unit in edition.units()}


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("ru", "Всё ещё тёмный ёж идёт в лес.", "Все еще темный еж идет в лес."),
        ("de", "Die Maße der Straße weiß er.", "Die Masse der Strasse weiss er."),
        ("es", "El niño sabía que él oyó la canción.", "El niño sabia que el oyo la cancion."),
    ],
)
def test_a_letter_of_the_alphabet_is_no_accent_of_a_text_that_writes_none(
    language: str, one: str, two: str
) -> None:
    edition = collated(one, two, language=language)
    assert {unit.kind for _, unit in edition.units()} == {Kind.SPELLING}


def test_a_text_without_sharp_s_writes_none_if_it_has_such_words_with_ss() -> None:
    part = "Der Rat trinkt den Wein in {}, und niemand in der Stadt sagt etwas dazu."
    whole = "Er grüßte im großen Saal alle, die auf den Straßen gingen.\n\n" + part.format("Maßen")
    edition = collated(whole, part.format("Massen"), language="de")
    assert [unit.kind for _, unit in edition.units()] == [Kind.SUBSTITUTION]


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("pt", "perdeu 15 milhões ali", "perdeu 15 bilhões ali"),
        ("pt", "perdeu 15 milhões ali", "perdeu 15 bilhões¹ ali"),
        ("pt", "perdeu 15 bilhões ali", "perdeu 15 trilhões ali"),
        ("ar", "خسر 15 مليونا هناك", "خسر 15 مليارا هناك"),
        ("es", "perdió 15 millones allí", "perdió 15 billones allí"),
        ("en", "it lost millions there", "it lost billions there"),
    ],
)
def test_a_multiple_read_as_another_is_never_misread(language: str, one: str, two: str) -> None:
    for recognised in ("B", "AB"):
        edition = collated(one, two, ocr=recognised, language=language)
        assert [unit.kind for _, unit in edition.units()] == [Kind.SUBSTITUTION]


@pytest.mark.parametrize(("one", "two"), [("2π", "π"), ("3D", "D"), ("6th", "th"), ("2x", "x")])
def test_a_figure_before_a_unit_or_a_letter_is_no_misreading(one: str, two: str) -> None:
    for texts in ((one, two), (two, one)):
        edition = collated(*map(FRAME.format, texts), ocr="B", language="en")
        assert [unit.kind for _, unit in edition.units()] == [Kind.SUBSTITUTION]


def test_a_letter_of_another_shape_is_not_misread_for_certain() -> None:
    """Plan b for Plan a was misread, as a is a word too, and the answer a yes; so was D for O."""
    for letters in ("ab", "OD"):
        texts = (FRAME.format(f"Plan {letter} was read") for letter in letters)
        (found,) = [unit.readings["B"] for _, unit in collated(*texts, ocr="B", language="en").units()]
        assert (found.kind, found.detail) == (Kind.OCR, Detail.DOUBTFUL)


def test_a_digit_read_into_a_word_before_its_last_letters_is_no_figure() -> None:
    for language, word, read in (("uk", "закрито", "закри6то"), ("en", "closed", "clos6ed")):
        edition = collated(*map(FRAME.format, (word, read)), ocr="B", language=language)
        assert [unit.kind for _, unit in edition.units()] == [Kind.OCR]


def test_a_letter_that_is_read_as_a_digit_is_not_misread_for_certain() -> None:
    for letter, digit in (("B", "8"), ("S", "5")):
        texts = (FRAME.format(f"plan {each} was read") for each in (letter, digit))
        (found,) = [unit.readings["B"] for _, unit in collated(*texts, ocr="B", language="en").units()]
        assert (found.kind, found.detail) == (Kind.OCR, Detail.DOUBTFUL)


def test_a_word_that_is_read_as_a_roman_numeral_is_not_misread_for_certain() -> None:
    texts = (FRAME.format(f"for Henry {each} his son") for each in ("or", "V"))
    (found,) = [unit.readings["B"] for _, unit in collated(*texts, ocr="B", language="en").units()]
    assert (found.kind, found.detail) == (Kind.OCR, Detail.DOUBTFUL)
