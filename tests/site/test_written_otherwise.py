"""What the page takes for the same words or figure written otherwise, and the engine too."""

from __future__ import annotations

import pytest

from tests.support.browser_judge import ask_judge, rules_of
from tests.support.witnesses import collated

SAME = [
    ("en", "Sen. Hill came to us in the hall", "Senator Hill came to us in the hall"),
    ("en", "we met on Jan. 5 in the hall", "we met on January 5 in the hall"),
    ("en", "it was the 3rd vote in the hall", "it was the third vote in the hall"),
    ("en", "we met at 9 p.m. in the hall", "we met at 9:00 p.m. in the hall"),
    ("en", "we met at 2:30 p.m. in the hall", "we met at 14:30 in the hall"),
    ("en", "it is James’s seat in the hall", "it is James’ seat in the hall"),
    ("en", "we met on April 14 in the hall", "we met on April 14th in the hall"),
    ("en", "men of 18–24 came to the hall", "men of 18 to 24 came to the hall"),
    ("en", "we met on 12 November in the hall", "we met on November 12 in the hall"),
    ("en", "we met on the 12th of November in the hall", "we met on November 12 in the hall"),
    ("en", "on 4 May the council came to the hall", "on May 4 the council came to the hall"),
    ("en", "we met on 2019-11-12 in the hall", "we met on 12 November 2019 in the hall"),
    ("en", "we met on 22/11/2019 in the hall", "we met on November 22, 2019 in the hall"),
    ("de", "wir kamen am 12.11.2019 in den Saal", "wir kamen am 12. November 2019 in den Saal"),
    ("fr", "on est venu le 3/4/2019 dans la salle", "on est venu le 3 avril 2019 dans la salle"),
    ("en", "it was the twenty-first vote in the hall", "it was the 21st vote in the hall"),
    ("en", "it was the hundred and fifth vote in the hall", "it was the 105th vote in the hall"),
    ("de", "es sind 10-12 Tage bis zum Fest", "es sind 10 bis 12 Tage bis zum Fest"),
    ("de", "wir kamen um 23 Uhr in den Saal", "wir kamen um 23.00 Uhr in den Saal"),
    ("de", "das ist z. B. hier im Saal so", "das ist zum Beispiel hier im Saal so"),
    ("de", "es kamen 24.000 Leute in den Saal", "es kamen 24 000 Leute in den Saal"),
    ("fr", "on est venu à 15h30 dans la salle", "on est venu à 15 h 30 dans la salle"),
    ("fr", "on est venu à 15h00 dans la salle", "on est venu à 15:00 dans la salle"),
    ("fr", "on est venu à 15h dans la salle", "on est venu à 15 heures dans la salle"),
    ("de", "die Fähre bleibt für alle im Hafen", "die Faehre bleibt fuer alle im Hafen"),
    ("es", "vino de EE. UU. a la sala", "vino de Estados Unidos a la sala"),
]
OTHER = [
    ("en", "there is no seat in the hall", "there is number seat in the hall"),
    ("en", "the rep came to us in the hall", "the representative came to us in the hall"),
    ("en", "we met on Jan. 5 in the hall", "we met on June 5 in the hall"),
    ("en", "it was the 3rd vote in the hall", "it was the fourth vote in the hall"),
    ("en", "we met at 9 p.m. in the hall", "we met at 9 a.m. in the hall"),
    ("en", "we met at 2:30 p.m. in the hall", "we met at 2:30 in the hall"),
    ("en", "it is the boy’s seat in the hall", "it is the boys’ seat in the hall"),
    ("en", "it is the princes’ seat in the hall", "it is the princess seat in the hall"),
    ("en", "it is the princes’ seat in the hall", "it is the princess’ seat in the hall"),
    ("en", "we met on April 14 in the hall", "we met on April 15th in the hall"),
    ("en", "we met on 12 November in the hall", "we met on December 12 in the hall"),
    ("en", "on May 4 people came to the hall", "on 4 May people came to the hall"),
    ("en", "in May 4 at least came to the hall", "in 4 May at least came to the hall"),
    ("en", "we met on 03/04/2020 in the hall", "we met on 3 April 2020 in the hall"),
    ("en", "we met on 2019-11-12 in the hall", "we met on 11 December 2019 in the hall"),
    ("de", "wir kamen am 12.11.2019 in den Saal", "wir kamen am 11. Dezember 2019 in den Saal"),
    ("en", "it was the twenty-first vote in the hall", "it was the 22nd vote in the hall"),
    ("en", "it was the twenty-first vote in the hall", "it was the 21 vote in the hall"),
    ("en", "men of 18–24 came to the hall", "men of 18 to 25 came to the hall"),
    ("en", "men of 18–24 came to the hall", "men of 18 and 24 came to the hall"),
    ("fr", "on a parlé 5 heures dans la salle", "on a parlé 5:00 dans la salle"),
    ("de", "wir kamen um 23.30 Uhr in den Saal", "wir kamen um 23 Uhr in den Saal"),
    ("de", "es kamen 24.000 Leute in den Saal", "es kamen 25 000 Leute in den Saal"),
]


@pytest.mark.slow
def test_the_page_knows_what_is_written_otherwise() -> None:
    given = [[rules_of(language), [one], two] for language, one, two in (*SAME, *OTHER)]
    judged = ask_judge(
        "given.map((each) => new Judge(each[0]).judge(readClaim(each[2]), each[1]).fidelity)", given
    )
    assert judged == ["spelling"] * len(SAME) + ["altered"] * len(OTHER)


@pytest.mark.parametrize(("language", "one", "two"), SAME)
def test_the_engine_does(language: str, one: str, two: str) -> None:
    kinds = {unit.kind.value for _, unit in collated(one, two, language=language).units()}
    assert kinds <= {"spelling", "punctuation", "spacing"}


@pytest.mark.parametrize(("language", "one", "two"), OTHER)
def test_and_what_is_other_words(language: str, one: str, two: str) -> None:
    kinds = {unit.kind.value for _, unit in collated(one, two, language=language).units()}
    assert kinds & {"substitution", "addition", "omission"}


CAPITALS = [
    ("tr", "Halkımız için hiçbir tehlike yok", "HALKIMIZ İÇİN HİÇBİR TEHLİKE YOK", "print"),
    ("tr", "Halkımız için hiçbir tehlike yok", "Halkimiz için hiçbir tehlike yok", "altered"),
    ("el", "όλος ο κόσμος ήρθε στους δρόμους", "ολος ο κοσμος ηρθε στους δρομους", "spelling"),
    ("el", "ο νέος κόσμος τους έφυγε", "Ο ΝΕΟΣ ΚΟΣΜΟΣ ΤΟΥΣ ΕΦΥΓΕ", "spelling"),
    ("el", "τους έδωσε όσα πήρε", "ΤΟΥΣ έδωσε όσα πήρε", "print"),
]


@pytest.mark.slow
def test_the_page_reads_the_capitals_of_the_language() -> None:
    given = [[rules_of(language, one), [one], two] for language, one, two, _ in CAPITALS]
    judged = ask_judge(
        "given.map((each) => new Judge(each[0]).judge(readClaim(each[2]), each[1]).fidelity)", given
    )
    assert judged == [fidelity for *_, fidelity in CAPITALS]


APART = [
    ("the 5G masts stand in the hall", "the 5 grams masts stand in the hall", "altered"),
    ("the 5 G masts stand in the hall", "the 5 grams masts stand in the hall", "altered"),
    ("the 5g of it is in the hall", "the 5 grams of it is in the hall", "spelling"),
    ("the $5M of it is in the hall", "the $5 million of it is in the hall", "spelling"),
    ("it was our twenty-first vote in the hall", "first vote in the hall", "altered"),
    ("it was our hundred and fifth vote in the hall", "fifth vote in the hall", "altered"),
    ("of our votes it was the twenty-first", "of our votes it was the twenty", "altered"),
    ("in spring 2020 first votes came to the hall", "first votes came to the hall", "exact"),
    ("we are the third largest of all in the hall", "largest of all in the hall", "exact"),
]  # fmt: skip


@pytest.mark.slow
def test_the_page_tells_apart_a_place_that_is_cut_and_a_capital_that_is_another_sign() -> None:
    given = [[rules_of("en"), [one], two] for one, two, _ in APART]
    judged = ask_judge(
        "given.map((each) => new Judge(each[0]).judge(readClaim(each[2]), each[1]).fidelity)", given
    )
    assert judged == [expected for _, _, expected in APART]
