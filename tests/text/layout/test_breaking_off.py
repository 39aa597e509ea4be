# ruff: noqa: E501
"""Where a copy says that its text goes on elsewhere it is cut: what it says so with is furniture, no wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.analysis.answer.verdict import verdict
from edition.collate import collate
from edition.model import DecidedLine, Edition, Sources
from tests.support.stories import STATEMENT
from tests.support.witnesses import collated, differences, witness

ONE, TWO, THREE = STATEMENT.strip().split("\n\n")
CUT = "NEWS is cut at its end: what is missing there is not in this copy."
PART = "Our divers inspected 214 piles in two weeks. Forty of them are rotten"
GERMAN = "Die Stadtwerke bedauern den Ausfall am 3. Mai.\n\nZwölf Leitungen sind schadhaft und werden vor dem Winter erneuert. Das kostet viel."
FRENCH = "La régie regrette la coupure du 3 mai.\n\nDouze conduites sont abîmées et devront être remplacées avant l’hiver. C’est cher."
SPANISH = "El consorcio lamenta el corte del 3 de mayo.\n\nDoce tuberías están dañadas y deberán cambiarse antes del invierno. Es caro."
RUSSIAN = "Водоканал сожалеет об отключении воды.\n\nДвенадцать труб повреждены и должны быть заменены до зимы. Это дорого."
CHINESE = "自来水公司对五月三日停水深表歉意。\n\n其中十二条管道已经损坏，必须在冬天到来之前更换。费用很高。"
ARABIC = "تأسف هيئة المياه لانقطاع الماء في الثالث من مايو.\n\nاثنا عشر أنبوبا تالفة ويجب استبدالها قبل الشتاء. العمل مكلف."


def _edition(whole: str, copy: str, base: str = "S") -> Edition:
    return collate(Sources("A statement", base, (witness("S", whole), witness("NEWS", copy))))


def _doubts(edition: Edition) -> list[str]:
    return [doubt.text for doubt in verdict(edition).doubts]


@pytest.mark.parametrize(
    ("statement", "until", "sign"),
    [
        (STATEMENT, PART, "… Read more"),
        (STATEMENT, PART, "[...] Continue reading →"),
        (STATEMENT, PART, "Read more"),
        (STATEMENT, PART, "(more…)"),
        (STATEMENT, PART, "(Continued on Page A7)"),
        (STATEMENT, PART, "…\n\nThis article is for subscribers only\n\nAlready a subscriber? Log in"),
        (STATEMENT, PART, "\n\nRead more"),
        (STATEMENT, ONE, "… Read more"),
        (GERMAN, "schadhaft und", "… Weiterlesen"),
        (GERMAN, "schadhaft und", "(Fortsetzung auf Seite 4)"),
        (GERMAN, "schadhaft und", ", [mehr]"),
        (GERMAN, "schadhaft und", "\n\nDieser Artikel ist Abonnenten vorbehalten. Jetzt weiterlesen mit Plus"),
        (FRENCH, "abîmées et", "… Lire la suite"),
        (FRENCH, "abîmées et", "\n\nIl vous reste 62 % de cet article à lire. La suite est réservée aux abonnés."),
        (SPANISH, "dañadas y", "[…] Leer más »"),
        (RUSSIAN, "повреждены и", "... Читать далее"),
        (CHINESE, "已经损坏，", "……阅读全文"),
        (ARABIC, "تالفة", "… اقرأ المزيد"),
    ],
)  # fmt: skip
def test_what_is_missing_behind_a_sign_is_lost(statement: str, until: str, sign: str) -> None:
    copy = f"{statement[: statement.index(until) + len(until)]} {sign}"
    edition = _edition(statement, copy)
    assert {unit.readings["NEWS"].kind.value for _, unit in edition.units()} <= {"lacuna"}
    assert _doubts(edition) == [CUT]
    assert verdict(edition).agree is None
    assert not edition.framing["NEWS"]


def test_what_the_base_lacks_behind_a_sign_is_lost_in_it() -> None:
    edition = _edition(STATEMENT, f"{ONE}\n\n{PART} … Read more", base="NEWS")
    assert {
        reading.kind.value
        for _, unit in edition.units()
        for reading in unit.readings.values()
        if reading.kind
    } == {"lacuna"}
    assert [passage.lost for passage in edition.passages] == [frozenset(), frozenset(), {"NEWS"}]
    assert "differs in wording" not in " ".join(verdict(edition).reasons)


def test_a_word_that_breaks_off_is_lost() -> None:
    edition = _edition(STATEMENT, f"{ONE}\n\n{TWO[: TWO.index('ion and be paid')]}… Read more")
    assert differences(edition) == [
        ("lacuna", "million", "mill"),
        ("lacuna", "and be paid from reserves.", ""),
    ]


def test_a_part_of_a_word_stands_for_no_other_words() -> None:
    whole = f"{ONE}\n\nEvidence road holds in never harbour denies a month bridge equipment authority."
    changed = whole.replace("bridge", "claims")
    edition = collated(whole, f"{whole[: whole.index('nies')]} … Read more", changed)
    assert {reading.kind.value for _, unit in edition.units() if (reading := unit.readings["B"]).kind} == {
        "lacuna"
    }


def test_what_copies_of_a_cut_one_have_beyond_it_is_no_framing_of_another() -> None:
    cut = f"{ONE}\n\n{TWO}\n\n{THREE[:170]} … Read more"
    framed = f"{STATEMENT.strip()}\n\nWe have printed the truth since 1871, on paper made in this town."
    assert len(collated(STATEMENT, cut, framed, STATEMENT.replace("autumn", "winter")).passages) == 3


def test_a_link_behind_the_whole_statement_is_no_cut() -> None:
    edition = _edition(STATEMENT, f"{STATEMENT.strip()} Read more")
    assert [piece.text for piece in edition.furniture["NEWS"]] == ["Read more"]
    assert verdict(edition).agree is True


def test_what_stands_behind_a_sign_is_the_page() -> None:
    page = f"{ONE}\n\n{PART} … Read more\n\nRelated: ice prices rise\n\nWe have printed the truth since 1871."
    edition = _edition(STATEMENT, page)
    assert [unit.readings["NEWS"].kind.value for _, unit in edition.units()] == ["lacuna"]
    assert _doubts(edition)[0] == CUT


@pytest.mark.parametrize(
    "line",
    ["We want to know more", "All of it is for subscribers only… read on", "Nobody asked us to Read more"],
)
def test_words_that_two_sources_have_are_text(line: str) -> None:
    edition = collated(f"{STATEMENT.strip()} {line}", f"{STATEMENT.strip()} {line}")
    assert not edition.furniture["B"]


def test_a_last_line_that_another_prints_in_its_sentence_is_text() -> None:
    asked = "The board was asked once more by all of them whether the work at the quay is to continue…"
    edition = collated(
        f"{ONE}\n\n{asked}\n\n{THREE}",
        f"{ONE}\n\n{asked.replace(' continue', chr(10) + 'continue')}\n\n{THREE}",
    )
    assert not edition.furniture["B"]
    assert not differences(edition)


def test_an_editor_says_that_a_sign_is_text() -> None:
    copy = f"{ONE}\n\n{TWO}\n\nRead more"
    at = copy.index("Read more")
    source = replace(witness("NEWS", copy), decided=(DecidedLine(at, len(copy), furniture=False),))
    edition = collate(Sources("A statement", "S", (witness("S", STATEMENT), source)))
    assert not edition.furniture["NEWS"]


@pytest.mark.parametrize(
    "sign", ["… Read more", "…\n\nSubscribe to read the rest of this article.", "\n\nRead more"]
)
@pytest.mark.parametrize("order", ["SPQ", "PSQ", "PQS"])
def test_two_that_are_cut_with_the_same_sign_have_no_other_words(sign: str, order: str) -> None:
    cut = f"{STATEMENT[: STATEMENT.index(PART) + len(PART)]} {sign}"
    texts = {"S": STATEMENT, "P": cut, "Q": cut}
    edition = collate(Sources("A statement", order[0], tuple(witness(each, texts[each]) for each in order)))
    found = verdict(edition)
    assert (found.agree, found.answer) == (None, "Perhaps: 2 doubts to settle first.")
    assert {unit.kind.value for _, unit in edition.units()} == {"lacuna"}
