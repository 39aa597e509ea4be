# ruff: noqa: E501
"""Where the statement begins and ends, and which copies are cut."""

from __future__ import annotations

import pytest

from edition.analysis.answer.verdict import verdict
from edition.model import Kind, Role
from tests.support.stories import STATEMENT
from tests.support.witnesses import collated


@pytest.mark.parametrize(
    ("short", "beyond"),
    [
        ("The council met in June and said that the wall was safe", " in every respect, and would stand."),
        ("Wir haben nie behauptet, dass die Mauer hält", ", und wir werden es nie tun."),
        ("the black cat", " sat on the mat"),
    ],
)
def test_a_base_that_breaks_off_is_cut_as_any_other_source_is(short: str, beyond: str) -> None:
    for texts, base in (([short, short + beyond], "AB"), ([short, short + beyond, short], "ABC")):
        for each in base:
            assert [unit.kind for _, unit in collated(*texts, base=each).units()] == [Kind.LACUNA]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("We did pay, but we will not…", "We did pay, but we will not…"),
        ("The talks with the fishermen begin on the…", "The talks with the fishermen begin on the…"),
        ("The talks with the fishermen begin on the …", "The talks with the fishermen begin on the …"),
        ("The talks begin at nine on Monday and…", "The talks begin at nine on Monday and."),
        ("The talks begin at nine on the…", "The talks begin at nine on the"),
        ("Wir haben gezahlt, aber wir werden nicht…", "Wir haben gezahlt, aber wir werden nicht…"),
        ("Nous avons payé, mais nous ne paierons…", "Nous avons payé, mais nous ne paierons…"),
    ],
)
def test_texts_that_all_break_off_at_one_word_are_not_known_to_be_whole(text: str, other: str) -> None:
    for texts in ((text, other), (other, text), (text, other, text)):
        assert verdict(collated(*texts)).agree is None


@pytest.mark.parametrize(
    ("short", "beyond"),
    [
        ("We say that the board knew and everybody who was hu", "rt will be paid in full by us."),
        ("Wir haben nie behauptet, dass die Mauer hä", "lt, und wir werden es nie tun."),
    ],
)
def test_half_a_word_is_lost_with_the_rest_whichever_is_the_base(short: str, beyond: str) -> None:
    for texts in ((short, short + beyond), (short + beyond, short), (short, short + beyond, short + beyond)):
        edition = collated(*texts)
        assert {unit.kind for _, unit in edition.units()} == {Kind.LACUNA}
        assert verdict(edition).agree is None


FOOT = (
    "Why trust our newspaper? We have printed the truth since 1871, on paper that is made in this very town."
)
FAIR = "The fair opens on Saturday with a parade of brass bands, and the mayor will cut the ribbon at noon."
RAIN = "Heavy rain is expected in the hills from Sunday on; walkers should keep away from the streams there."


def test_two_pages_of_one_paper_that_share_nothing_with_the_statement_are_no_sources_of_it() -> None:
    one, two = (f"{own}\n\n{FOOT}" for own in (FAIR, RAIN))
    alone, both = collated(STATEMENT, STATEMENT, one), collated(STATEMENT, STATEMENT, one, two)
    assert [both.role(each) for each in "ABCD"] == [Role.FULL, Role.FULL, Role.UNRELATED, Role.UNRELATED]
    assert len(both.passages) == len(alone.passages)
    assert verdict(both).agree is verdict(alone).agree is True


def test_what_another_source_has_of_the_statement_makes_a_third_one_related() -> None:
    one, *rest = STATEMENT.strip().split("\n\n")
    edition = collated(f"{one} …", STATEMENT, "\n\n".join(rest))
    assert [edition.role(each) for each in "ABC"] == [Role.FULL] * 3


VERSES = (
    "Ebro si di dolcezza, e di stupore\nNon mi renda gia mai, ch’a quel non pensi,\nBen udirlo io vorrei, ben prego Amore\nDi fuor s’ascolta, e ne lusinga i sensi",
    "Ebro sì di dolcezza e di stupore\nNon mi renda giamai, ch’à quel non pensi;\nBen udirlo i’ vorrei: ben prego Amore,\nDi fuor s’ascolta; e ne lusinga i sensi.",
)


@pytest.mark.parametrize("kept", [slice(2), slice(2, 4)])
def test_editions_that_spell_a_poem_each_in_its_own_way_are_no_copies_of_one_page(kept: slice) -> None:
    cut = "\n".join(VERSES[0].split("\n")[kept])
    edition = collated(*VERSES, cut, language="it")
    assert [len(edition.framing[each]) for each in "ABC"] == [0, 0, 0]
    assert len(edition.passages) == 4


@pytest.mark.parametrize("marks", ["‘’", "“”"])
def test_captures_of_one_page_are_one_testimony_whatever_quotation_marks_they_have(marks: str) -> None:
    text = STATEMENT.strip().replace("214", '"214"')
    pages = [f"Harbour board denies all\n\n{each}\n\n{FOOT}" for each in (text, text.replace('"', marks[0]))]
    assert len(collated(text, *pages).passages) == 3


COST = "The repair will cost the town nine million euros, and the board will report on it every month."
VOTE = "On the ninth of March the council met and voted nine to two for the closing of the bridge."


@pytest.mark.parametrize(
    ("one", "before", "after"),
    [
        (COST, [], [COST]),
        (VOTE, [VOTE], []),
        (COST, [], [RAIN, COST]),
        (COST, [], [COST, RAIN]),
        (VOTE, [VOTE], [COST]),
    ],
)
def test_what_two_versions_say_otherwise_is_compared_though_a_third_lacks_it(
    one: str, before: list[str], after: list[str]
) -> None:
    text = STATEMENT.strip()
    whole = "\n\n".join([*before, text, *after])
    texts = (whole, whole.replace(one, one.replace("nine", "six")), text)
    for base in "ABC":
        edition = collated(*texts, base=base)
        assert [{u.readings["A"].text, u.readings["B"].text} for _, u in edition.units()] == [{"nine", "six"}]
        assert verdict(edition).agree is False


@pytest.mark.parametrize(("whole", "side"), [([STATEMENT, COST], "ends"), ([VOTE, STATEMENT], "begins")])
def test_what_two_copies_without_a_page_around_have_stays_statement_though_a_third_is_cut(
    whole: list[str], side: str
) -> None:
    text = "\n\n".join(part.strip() for part in whole)
    for base in "ABC":
        edition = collated(text, text, STATEMENT, base=base)
        assert len(edition.passages) == len(text.split("\n\n"))
        assert verdict(edition).agree is None
        assert any(doubt.text.startswith(f"C {side} 1 paragraph") for doubt in verdict(edition).doubts)


@pytest.mark.parametrize(
    ("language", "paragraphs", "figures"),
    [
        (
            "hi",
            "शहर की परिषद ने पुराने पुल को सर्दी के लिए बंद किया है।|ग्यारह में से तीन खंभे पानी के नीचे टूट गए हैं।|मरम्मत पर नौ करोड़ खर्च होंगे।",
            ("नौ", "छह"),
        ),
        (
            "hy",
            "Քաղաքի խորհուրդը որոշել է փակել հին կամուրջը ամբողջ ձմռան համար։|Ինժեներները պարզել են, որ տասնմեկ սյուներից երեքը ջրի տակ ճաքած են։|Երթևեկությունը կանցնի հյուսիսով, իսկ ավտոբուսները կգնան տասը րոպեն մեկ։|Նորոգման վրա կծախսվի ինը միլիոն, և խորհուրդը ամեն ամիս կհայտնի։",
            ("ինը", "վեց"),
        ),
    ],
)
def test_a_sentence_ends_with_the_stop_of_its_script(
    language: str, paragraphs: str, figures: tuple[str, str]
) -> None:
    text = paragraphs.replace("|", "\n\n")
    short = text[: text.rindex("\n\n")]
    edition = collated(text, text.replace(*figures), short, language=language)
    assert [{u.readings["A"].text, u.readings["B"].text} for _, u in edition.units()] == [set(figures)]


HEAD = "Harbour board denies all"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("On day 7 the mayor said that the board had met. Its statement in full:", FOOT),
        ("Updated on day 7", FOOT),
        (f"{HEAD}\n\n{FAIR} It lasts 7 days.", FOOT),
        (HEAD, f"{FOOT}\n\n7 comments"),
        (HEAD, f"{FOOT} It has 7 readers."),
        (HEAD, f"{COST} Day 7."),
    ],
)
def test_captures_of_a_page_that_was_revised_are_one_testimony_and_the_doubt_says_where(
    before: str, after: str
) -> None:
    text = STATEMENT.strip()
    page = f"{before}\n\n{text}\n\n{after}"
    for base in "ABC":
        edition = collated(page, page.replace("7", "8"), text, base=base)
        assert len(edition.passages) == len(text.split("\n\n"))
        said = "and that B prints otherwise: pin" in " ".join(doubt.text for doubt in verdict(edition).doubts)
        assert said is any("7" in line and line.endswith(".") for line in page.split("\n"))


def test_a_foot_that_two_papers_of_another_matter_share_is_no_statement() -> None:
    one, two = (f"{own}\n\n{FOOT}" for own in (FAIR, RAIN))
    both = collated(STATEMENT, STATEMENT, one, two.replace("1871", "1872"))
    assert len(both.passages) == len(STATEMENT.strip().split("\n\n"))
