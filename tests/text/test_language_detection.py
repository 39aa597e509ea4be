"""The language of a text whose edition does not say it: found, said, and excusing nothing."""

from __future__ import annotations

import pytest

from edition.app.summary import summary
from edition.text.ladders import read_rules
from edition.text.language_detection import detect, tongue
from tests.support.witnesses import collated, differences

TEXTS = {
    "en": "The board has said that it was not the intention of the council to close the road.",
    "de": "Der Rat hat das nicht gesagt, und die Stadt wird es auch nicht tun.",
    "fr": "Les membres du conseil ont dit que cette route est dans une zone interdite.",
    "es": "Los miembros del consejo dijeron que la carretera está cerrada por una obra.",
    "it": "Il consiglio ha detto che la strada della valle è chiusa per una frana.",
    "pt": "Os membros disseram que a estrada não foi fechada pelo conselho.",
    "nl": "Het bestuur zegt dat een deel van de weg niet open zal zijn voor het verkeer.",
    "la": "Omnes homines mortales esse nunc etiam constat.",
    "sv": "Vi har inte gjort något fel.",
    "nb": "Vi har ikke gjort noe galt.",
    "da": "Vi har ikke gjort noget forkert.",
    "cs": "Rada řekla, že silnice není otevřená a že ji také zavřela podle plánu.",
    "hu": "A tanács azt mondta, hogy az út és a híd nem lesz nyitva.",
    "fi": "Neuvosto sanoi, että tie ja silta ovat kiinni.",
    "vi": "Hội đồng nói rằng con đường và cây cầu không được mở cho người dân.",
    "id": "Dewan berkata bahwa jalan itu tidak dibuka untuk umum dan jembatan pada musim ini.",
    "ru": "Совет сказал, что дорога закрыта до весны.",
    "uk": "Рада сказала, що дорога закрита до весни, але її відкриють.",
    "el": "Το συμβούλιο είπε ότι ο δρόμος είναι κλειστός.",
    "grc": "λέγει αὐτῷ ὁ Πιλᾶτος τί ἐστιν ἀλήθεια",
    "he": "המועצה אמרה שהדרך סגורה עד האביב",
    "ar": "قال المجلس إن الطريق مغلق حتى الربيع",
    "hi": "परिषद ने कहा कि सड़क बंद है",
    "tr": "Hükümet bunu açıklamadı, sağlık bakanı dün söyledi.",
    "ro": "Omul a venit în oraș și a rămas acolo.",
    "pl": "Mężczyzna przyszedł do miasta i tam został.",
    "zh": "委员会说这条路到春天才开放",
    "ja": "委員会はこの道路が春まで閉鎖されると述べた",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_is_found(language: str) -> None:
    assert detect(read_rules(), [TEXTS[language]]) == language


@pytest.mark.parametrize("text", ["", "12345", "Xyzzy plugh", "Huawei 5G"])
def test_where_nothing_tells_it_none_is_found(text: str) -> None:
    assert detect(read_rules(), [text]) is None


@pytest.mark.parametrize(
    ("one", "two"), [("Han har far", "Han har får"), ("kar etti", "kâr etti"), ("byt", "být")]
)
def test_a_short_text_with_accents_is_not_taken_for_english(one: str, two: str) -> None:
    assert [kind for kind, *_ in differences(collated(one, two))] == ["substitution"]


def test_what_is_found_excuses_nothing() -> None:
    one, two = TEXTS["de"], TEXTS["de"].replace("Der Rat", "Der Rath")
    assert [kind for kind, *_ in differences(collated(one, two, language="de"))] == ["spelling"]
    assert [kind for kind, *_ in differences(collated(one, two))] == ["substitution"]
    assert tongue(read_rules(), None, [one]) == ("und", "de")


def test_of_a_long_text_in_which_nothing_is_found_no_spelling_counts_as_one() -> None:
    unknown = "Xyzzy plugh colour frobozz. " * 6
    assert tongue(read_rules(), None, [unknown, unknown]) == ("und", "en")
    assert tongue(read_rules(), None, ["Xyzzy Plugh has colour."]) == (None, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Vini vidi vitam perdidit",
        "Wszyscy ludzie rodza sie wolni",
        "La banca resta aperta oggi",
        "Alle Menschen frei geboren",
    ],
)
def test_a_short_text_of_words_that_english_has_not_is_not_taken_for_it(text: str) -> None:
    assert tongue(read_rules(), None, [text]).spelled == "und"


def test_a_text_that_two_sisters_have_alike_is_in_one_of_them() -> None:
    assert detect(read_rules(), ["Det er ikke til salg"]) == "da"
    assert detect(read_rules(), ["Det ble ikke noe av"]) == "nb"


def test_what_is_found_is_said() -> None:
    edition = collated(TEXTS["de"], TEXTS["de"])
    assert "the texts seem to be in German (de)" in summary(edition)
    assert "language" not in summary(collated(TEXTS["de"], TEXTS["de"], language="de"))
