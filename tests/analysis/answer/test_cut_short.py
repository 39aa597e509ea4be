# ruff: noqa: E501
"""Quotations that are true word for word, and cut where it matters."""

from __future__ import annotations

import pytest

from edition.analysis.answer.verdict import verdict
from tests.support.browser_judge import ask_judge, rules_of
from tests.support.witnesses import collated

SAID = (
    "No passwords were taken, and we have no sign that the data were sold, but we cannot exclude it. "
    "We did not know of the leak at our office before the tenth of May, and we told everybody at once."
)


@pytest.mark.parametrize(
    ("story", "doubts"),
    [
        ("“We have no sign that the data were sold,” it wrote.", ["B ends a quotation before “but we cannot exclude it”."]),
        ("“We have no sign that the data were sold,” it wrote, “but we cannot exclude it.”", []),
        ("“No passwords were taken,” it wrote to all of them.", []),
        ("They “know of the leak at our office before the tenth of May”, it says.", ["B quotes words that follow “not”, without it."]),
        ("They did not “know of the leak at our office before the tenth of May”, it says.", []),
    ],
)  # fmt: skip
def test_a_quotation_that_is_cut_where_it_matters_is_told(story: str, doubts: list[str]) -> None:
    edition = collated(
        SAID, f"Shoes\n\nIt was a long week in town. {story} Nobody else spoke.", language="en"
    )
    found = [doubt.text for doubt in verdict(edition).doubts]
    assert [text for text in found if "one short phrase" not in text] == doubts


@pytest.mark.parametrize(
    ("said", "quoted", "told"),
    [
        ("We mend the old quay rather than sell it to anybody who asks.", "sell it to anybody who asks", "rather than"),
        ("Far from selling the old quay to the town, we mended it.", "selling the old quay to the town", "Far from"),
        ("We mend the old quay and sell it to anybody who asks.", "sell it to anybody who asks", ""),
    ],
)  # fmt: skip
def test_what_is_not_done_is_no_quotation_without_what_says_so(said: str, quoted: str, told: str) -> None:
    edition = collated(said, f"Shoes\n\nIt was a long week. It says “{quoted}”.", language="en")
    found = [doubt.text for doubt in verdict(edition).doubts]
    assert found == ([f"B quotes words that follow “{told}”, without it."] if told else [])


@pytest.mark.parametrize(
    ("language", "said", "story"),
    [
        ("de", "Es sind keine Daten verloren gegangen, aber wir prüfen das noch bis Freitag.", "„Es sind keine Daten verloren gegangen“, sagte er."),
        ("zh", "我们没有收到任何投诉，但我们正在调查此事。", "他表示，“我们没有收到任何投诉”。记者没有得到更多答复。"),
        ("ru", "Мы не получали жалоб от жителей, но проверка ещё идёт.", "«Мы не получали жалоб от жителей», — сказал он."),
    ],
)  # fmt: skip
def test_a_but_that_is_left_out_is_known_in_many_languages(language: str, said: str, story: str) -> None:
    doubts = verdict(collated(said, story, language=language)).doubts
    assert any("ends a quotation before" in doubt.text for doubt in doubts)


_CLOSED = "the northern bridge will be closed all year"


@pytest.mark.parametrize(
    ("language", "sentence", "story", "told"),
    [
        ("en", f"If the storms return, {_CLOSED}.", f"It said “{_CLOSED}”.", "If the storms return"),
        ("en", f"But if the storms return, as some expect, then {_CLOSED}.", f"It said “{_CLOSED}”.", "But if the storms return"),
        ("en", f"As long as the storms last, {_CLOSED}.", f"It said “{_CLOSED}”.", "As long as the storms last"),
        ("en", f"As the storms last long, {_CLOSED}.", f"It said “{_CLOSED}”.", ""),
        ("fr", "Tant que dure la tempête, le pont du nord sera fermé.", "Il dit : « le pont du nord sera fermé ».", "Tant que dure la tempête"),
        ("en", f"If the storms return, {_CLOSED}.", f"If it rains, it said, “{_CLOSED}”.", ""),
        ("en", f"If the storms return, {_CLOSED}.", f"“{_CLOSED}”, it said, if it rains.", ""),
        ("en", f"If the storms return, {_CLOSED}.", f"“If the storms return, {_CLOSED}”, it said.", ""),
        ("en", f"If the storms return, {_CLOSED}.", "It said that “the northern bridge” is old.", ""),
        ("en", f"Even if the storms return, {_CLOSED}.", f"It said “{_CLOSED}”.", ""),
        ("en", f"Because the storms return, {_CLOSED}.", f"It said “{_CLOSED}”.", ""),
        ("en", f"If the storms return, we act, because {_CLOSED}.", f"It said “{_CLOSED}”.", ""),
        ("fr", "Si la tempête revient, le pont du nord sera fermé cet hiver.", "Il dit : « Le pont du nord sera fermé cet hiver ».", "Si la tempête revient"),
        ("de", "Wenn der Sturm kommt, wird die alte Brücke im Norden gesperrt.", "Es heißt, „die alte Brücke im Norden gesperrt“.", "Wenn der Sturm kommt"),
        ("zh", "如果风暴再来，北桥将全年关闭。", "他表示，“北桥将全年关闭”。记者没有得到更多答复。", "如果风暴再来"),
    ],
)  # fmt: skip
def test_a_condition_before_a_quotation_is_told(language: str, sentence: str, story: str, told: str) -> None:
    doubts = verdict(collated(sentence, f"Shoes.\n\n{story}", language=language)).doubts
    found = [doubt.text for doubt in doubts if "words that follow" in doubt.text]
    assert found == ([f"B quotes words that follow “{told}”, without it."] if told else [])


@pytest.mark.parametrize(
    ("language", "sentence", "story", "told"),
    [
        ("en", "Only jars of green olives were recalled.", "“Jars of green olives were recalled,” it said.", "Only"),
        ("en", "Only the jars of green olives were recalled.", "“Jars of green olives were recalled,” it said.", "Only"),
        ("en", "Only jars of green olives were recalled.", "Only “jars of green olives were recalled”, it said.", ""),
        ("en", "The only jars that were sold are green.", "“Jars that were sold are green,” it said.", ""),
        ("en", "Perhaps, the wells of the town were poisoned.", "“The wells of the town were poisoned,” it said.", "Perhaps"),
        ("en", "Most of the wells of the town were poisoned.", "“The wells of the town were poisoned,” it said.", "Most of"),
        ("en", "We sealed most of the wells that were poisoned.", "They named “the wells that were poisoned”, he said.", ""),
        ("en", "Up to 300 men of the crew were hurt.", "“300 men of the crew were hurt,” it said.", "Up to"),
        ("en", "Up to the quay men of the crew were hurt.", "“Men of the crew were hurt,” it said.", ""),
        ("de", "Fast alle Boote des Hafens gingen verloren.", "„Alle Boote des Hafens gingen verloren“, sagte er.", "Fast"),
        ("fr", "Jusqu’à 300 ouvriers de l’usine furent blessés.", "« 300 ouvriers de l’usine furent blessés », dit-il.", "Jusqu’à"),
        ("fr", "Peut-être que l’eau de la ville est sale.", "« L’eau de la ville est sale », dit-il.", "Peut-être que"),
        ("zh", "只有绿色的橄榄罐头被召回了。", "他表示，“绿色的橄榄罐头被召回了”。记者没有得到答复。", "只有"),
        ("zh", "至少300名工人昨天在工厂受伤。", "他表示，“300名工人昨天在工厂受伤”。记者没有得到答复。", "至少"),
    ],
)  # fmt: skip
def test_what_makes_less_of_a_quotation_right_before_it_is_told(
    language: str, sentence: str, story: str, told: str
) -> None:
    doubts = verdict(collated(f"1, 2.\n\n{sentence}", f"Shoes.\n\n{story}", language=language)).doubts
    found = [doubt.text for doubt in doubts if "words that follow" in doubt.text]
    assert found == ([f"B quotes words that follow “{told}”, without it."] if told else [])


@pytest.mark.parametrize(
    ("language", "sentence", "story", "told"),
    [
        ("en", "We sold the old bridge to nobody in the end.", "“We sold the old bridge,” it said.", "to nobody in the end"),
        ("en", "We sold the old bridge to nobody in the end.", "“We sold the old bridge to nobody,” it said.", ""),
        ("en", "We sold the old bridge, and nobody minded.", "“We sold the old bridge,” it said.", ""),
        ("en", "The mayor of the town never sold the bridge.", "He saw “the mayor of the town”, it said.", ""),
        ("es", "Vendimos el viejo puente de la villa a nadie.", "«Vendimos el viejo puente de la villa», dijo.", "a nadie"),
        ("de", "Wir haben die alte Brücke an niemanden verkauft.", "„Wir haben die alte Brücke“, hieß es.", "an niemanden verkauft"),
    ],
)  # fmt: skip
def test_what_denies_a_quotation_right_behind_it_is_told(
    language: str, sentence: str, story: str, told: str
) -> None:
    doubts = verdict(collated(f"1, 2.\n\n{sentence}", f"Shoes.\n\n{story}", language=language)).doubts
    found = [doubt.text for doubt in doubts if "ends a quotation" in doubt.text]
    assert found == ([f"B ends a quotation before “{told}”."] if told else [])


_AHEAD = [
    ("en", "No employee | has damaged the ship at the quay.", "No employee"),
    ("en", "None of our employees | has damaged the ship at the quay.", "None of our employees"),
    ("en", "Neither the crew nor the harbour firm | has damaged the ship.", "Neither the crew nor the harbour firm"),
    ("en", "We looked into it, and no employee | has damaged the ship.", "no employee"),
    ("en", "We know that no employee | has damaged the ship.", "no employee"),
    ("en", "Few of the employees | have damaged the ship.", "Few of the employees"),
    ("en", "Only contractors | have damaged the ship at the quay.", "Only contractors"),
    ("en", "Hardly anyone in the harbour | has damaged the ship.", "Hardly anyone in the harbour"),
    ("en", "We do not believe that the firm | has sold the ferry to them.", "not believe that the firm"),
    ("en", "At no time in March did the council | sell the ferry to them.", "no time in March did the council"),
    ("en", "At no point did | the water outside the site exceed the limit.", "no point did"),
    ("pt", "Os detetores funcionaram e em nenhum momento | a água ultrapassou o limite.", "nenhum momento"),
    ("nl", "Op geen enkel moment is | de grenswaarde buiten het terrein overschreden.", "geen enkel moment is"),
    ("en", "With the new pumps | the water outside the site stayed below it.", ""),
    ("en", "We did not know that the firm | had sold the ferry to them.", ""),
    ("en", "Those with no ticket | have damaged the ship at the quay.", ""),
    ("en", "Nobody was hurt and the crew | was brought ashore by the lifeboat.", ""),
    ("en", "No doubt the employees | have damaged the ship at the quay.", ""),
    ("en", "We did not demand from them | the boats that the firm has sold.", ""),
    ("en", "Not least the employees | have damaged the ship at the quay.", ""),
    ("de", "Keiner der Mitarbeiter | hat das Schiff am Kai beschädigt.", "Keiner der Mitarbeiter"),
    ("de", "Kaum ein Mitarbeiter | hat das Schiff am Kai beschädigt.", "Kaum ein Mitarbeiter"),
    ("fr", "Aucun employé | n'a endommagé le bateau dans le port.", "Aucun employé"),
    ("fr", "Seuls les sous-traitants | ont endommagé le bateau.", "Seuls les sous-traitants"),
    ("fr", "La personne blessée | a été ramenée à terre par le canot.", ""),
    ("es", "Ningún empleado | ha dañado el barco en el puerto.", "Ningún empleado"),
    ("it", "Nessuno dei dipendenti | ha danneggiato la nave nel porto.", "Nessuno dei dipendenti"),
    ("nl", "Nauwelijks een medewerker | heeft het schip beschadigd.", "Nauwelijks een medewerker"),
    ("sv", "Varken besättningen eller bolaget | har skadat fartyget.", "Varken besättningen eller bolaget"),
    ("pl", "Niewielu pracowników | uszkodziło statek w porcie miasta.", "Niewielu pracowników"),
    ("pl", "Żaden pracownik | nie uszkodził statku w porcie miasta.", ""),
    ("ru", "Не менее сорока пассажиров | были доставлены на берег.", ""),
    ("en", "The bridge is not safe and | will be closed in the month of May.", ""),
    ("en", "Nobody came and | the crew was brought ashore by the lifeboat.", ""),
    ("en", "Nobody came and | sold the boats of the crew to the town.", "Nobody"),
    ("en", "Not only did | the crew save the ship at the quay.", ""),
    ("en", "We must not forget that the crew | has saved the ship at the quay.", ""),
    ("en", "No later than Monday the town | will open the bridge to cars.", ""),
    ("fr", "Non seulement | l'équipage a sauvé le navire dans le port.", ""),
    ("sv", "Vi glömmer inte att | firman har sålt kvarnen i dalen.", ""),
    ("de", "Die Firma hat noch | viele Fragen an den Rat der Stadt.", ""),
    ("de", "Weder der Rat der Stadt noch | die Firma hat das Land verkauft.", "Weder der Rat der Stadt noch"),
    ("de", "Außer der Stadt | zahlte auch die Firma für die Brücke.", ""),
    ("cs", "Nikdo nebyl zraněn a posádka | byla dopravena na břeh.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "told"), _AHEAD)
def test_a_verb_without_its_denied_subject_is_told(language: str, sentence: str, told: str) -> None:
    before, quoted = (part.strip() for part in sentence.removesuffix(".").split("|"))
    for own in ("Shoes 1:", f"{before}"):
        story = f"Shoes.\n\n{own} “{quoted}”."
        doubts = verdict(collated(f"1, 2.\n\n{before} {quoted}.", story, language=language)).doubts
        found = [doubt.text for doubt in doubts if "words that follow" in doubt.text]
        due = told if own != before else ""
        assert found == ([f"B quotes words that follow “{due}”, without it."] if due else [])


def test_the_page_tells_of_a_denied_subject_too() -> None:
    rows = [[language, *(part.strip() for part in row.split("|")), told] for language, row, told in _AHEAD]
    rules = {language: rules_of(language) for language, *_ in rows}
    said = ask_judge(
        "given[1].map(([language, before, quoted]) => new Judge(given[0][language])"
        ".judge(readClaim(quoted.slice(0, -1)), [`${before} ${quoted}`]).outside ?? [])",
        [rules, rows],
    )
    assert said == [[f"the statement has “{told}” before it"] if told else [] for *_, told in rows]
