# ruff: noqa: E501
"""Which source is the base where nobody says so."""

from __future__ import annotations

import pytest

from edition.analysis.roles import likely_base as module
from edition.analysis.roles.likely_base import likely_base
from tests.support.stories import STATEMENT

STORY = (
    "The quay is shut, and many people are angry. Some of them wept in the street before noon on Monday.\n\n"
    f"“{STATEMENT.split('. ')[0]},” the board said. Nobody else had a word to say to us all day long."
)


def test_the_first_that_prints_the_statement_is_the_base() -> None:
    other = STATEMENT.replace("the", "a")
    assert likely_base({"A": STATEMENT, "B": other, "N": STORY}) == "A"
    assert likely_base({"A": f"{STORY}\n\n{STATEMENT}", "B": STATEMENT}) == "A"


def test_a_story_that_quotes_is_no_base_where_others_print() -> None:
    assert likely_base({"N": STORY, "A": STATEMENT}) == "A"
    assert likely_base({"N": STORY, "A": STATEMENT, "B": STATEMENT}) == "A"
    assert likely_base({"X": "Nothing of all this is here.", "A": STATEMENT, "B": STATEMENT}) == "A"


def test_who_prints_without_marks_is_the_base_before_who_quotes_all_of_it() -> None:
    story = "\n\n".join(
        f"“{part.replace('. ', ',” the board said on Monday. “', 1)}”"
        for part in STATEMENT.strip().split("\n\n")
    )
    for order in ("NA", "AN", "MNA"):
        texts = {
            "N": f"The quay is shut.\n\n{story}",
            "A": STATEMENT,
            "M": f"It is shut, they say.\n\n{story}",
        }
        assert likely_base({siglum: texts[siglum] for siglum in order}) == "A"


def test_a_statement_in_marks_is_the_base_beside_a_story_in_marks() -> None:
    assert likely_base({"A": f"“{STATEMENT.strip()}”", "N": STORY}) == "A"


def test_a_report_that_keeps_a_sentence_is_no_base_beside_who_prints_in_marks() -> None:
    first = STATEMENT.split(". ")[0]
    report = (
        f"{first}, the mayor said, and he was moved to tears. The boat left the harbour at once on Monday."
    )
    page = f"The quay in the rain: “{first}”\n\n“{STATEMENT.strip()}”"
    assert likely_base({"A": page, "R": report}) == "A"
    assert likely_base({"A": f"“{STATEMENT.strip()}”", "R": report}) == "A"


def test_an_idiom_outside_marks_makes_no_base() -> None:
    page = f"“All of us here are sad. {STATEMENT.strip()}”"
    parody = (
        "So they should have said: all of us here are crooks, every one of us is, and we will pay for it."
    )
    assert likely_base({"A": page, "P": parody}) == "A"


def test_a_cut_copy_is_no_base_where_another_goes_on() -> None:
    cut = STATEMENT[: 2 * len(STATEMENT) // 3]
    assert likely_base({"C": f"{cut}…", "A": STATEMENT}) == "A"
    assert likely_base({"C": cut, "A": STATEMENT}) == "C"


@pytest.mark.parametrize("sign", ["…", " ...", " […]"])
def test_a_statement_that_ends_with_a_sign_of_style_is_not_cut(sign: str) -> None:
    statement = STATEMENT.rstrip(". \n") + sign
    report = f"The board speaks at last.\n\n{statement}\n\nNobody else had a word to say to us all day."
    assert likely_base({"A": statement, "N": report}) == "A"
    assert likely_base({"A": statement, "N": report.replace(sign, " and so on.")}) == "N"


def test_long_words_before_the_sign_are_looked_for_whole() -> None:
    words = "Donaudampfschifffahrtsgesellschaft Hafenbetriebsgenossenschaft Oberaufsichtsbehörde"
    statement = f"{STATEMENT} {words}…"
    assert likely_base({"A": statement, "N": f"Gestern … früh.\n\n{statement}\n\nDas war alles."}) == "A"
    assert likely_base({"A": statement, "N": f"Gestern … früh.\n\n{STATEMENT} {words} und mehr."}) == "N"


def test_the_first_of_two_that_print_the_same_is_found_among_many_strangers() -> None:
    strangers = {f"X{n}": " ".join(f"w{n}x{m} and so" for m in range(20)) for n in range(30)}
    part = STATEMENT[: len(STATEMENT) // 2]
    assert likely_base({**strangers, "L": STATEMENT, "S": part}) == "L"
    assert likely_base({**strangers, "S": part, "L": STATEMENT}) == "S"


def test_many_strangers_are_not_each_compared_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, compare = [], module._print
    monkeypatch.setattr(module, "_print", lambda one, two: asked.append(1) or compare(one, two))
    boilerplate = "all rights of this page are reserved by us and by no other house"
    texts = {f"X{n}": boilerplate + "".join(f" w{n}x{m}" for m in range(30)) for n in range(60)}
    assert likely_base(texts) == "X0"
    assert len(asked) < 2 * len(texts)


PARTS = (
    "The board said on Tuesday that it had “never asked the fishermen to leave” the quay and did “not intend to "
    "sell a single berth to private owners”. Of 214 piles, it said, forty “are rotten below the waterline”. "
    "The work will cost £3.2 million and “be paid from reserves”."
)
TOLD = (
    "The board said on Tuesday that it had never asked the fishermen to leave the quay and that it did not intend "
    "to sell a single berth to private owners. Of 214 piles, it said, forty are rotten below the waterline. "
    "The work will cost £3.2 million and be paid from reserves."
)


@pytest.mark.parametrize("order", ["PT", "TP"])
def test_who_prints_without_marks_what_another_quotes_in_parts_is_the_base(order: str) -> None:
    texts = {"P": PARTS, "T": TOLD}
    assert likely_base({siglum: texts[siglum] for siglum in order}) == "T"


def test_a_statement_with_a_phrase_or_two_in_marks_is_still_the_base() -> None:
    marked = TOLD.replace("leave the quay", "“leave the quay”").replace("a single berth", "“a single berth”")
    assert likely_base({"A": marked, "B": TOLD}) == "A"


def test_a_story_that_keeps_sentences_without_marks_is_no_base_where_two_others_print() -> None:
    one, two, three = STATEMENT.strip().split("\n\n")
    kept = f"The quay is shut!! {two.split('. ')[0]}. Do not panic, dear neighbours. {three.split('. ')[0]}. So they say."
    for order in ("NAB", "ANB", "ABN"):
        texts = {"N": kept, "A": STATEMENT, "B": STATEMENT.replace("214", "241")}
        assert likely_base({siglum: texts[siglum] for siglum in order}) == order.replace("N", "")[0]
    page = f"{'A page of our own about the quay and its piles. ' * 9}\n\n{STATEMENT}"
    assert likely_base({"A": page, "B": STATEMENT, "C": STATEMENT}) == "A"


BOARD = "Our divers inspected 214 piles in two weeks. Forty of them are rotten below the waterline"
TOLD_TWICE = {
    "in marks": f"{STORY}\n\n“{BOARD},” it said.\n\nThe mayor was on holiday and could not be asked.",
    "in parts": f"The quay is shut.\n\n{PARTS}\n\nThe mayor was on holiday and could not be asked.",
    "behind a colon": f"{STORY.split('“')[0]}The board said:\n\n{STATEMENT.strip().split(chr(10))[2]}\n\nThe mayor was on holiday.",
    "behind dashes": f"The quay is shut, and many weep.\n\n– {BOARD} – the board said. – The report has been on our website since January.",
}


@pytest.mark.parametrize("order", ["SPQ", "PSQ", "PQS"])
@pytest.mark.parametrize("story", TOLD_TWICE.values(), ids=TOLD_TWICE)
def test_two_papers_with_one_story_are_no_base_beside_the_statement(story: str, order: str) -> None:
    texts = {"S": STATEMENT, "P": story, "Q": story[: -len(story) // 20]}
    assert likely_base({siglum: texts[siglum] for siglum in order}) == "S"


def test_two_copies_of_a_statement_that_quotes_a_sentence_of_another_are_the_base() -> None:
    courier = (
        f"The board lies. It has hidden the report from the public. {'Nobody knows why, and many ask. ' * 9}"
    )
    reply = STATEMENT.replace("secret plans", "It has hidden the report from the public")
    assert likely_base({"A": reply, "B": reply, "C": courier}) == "A"
    assert likely_base({"C": courier, "A": reply, "B": reply}) == "A"


def test_two_copies_of_a_release_are_the_base_beside_the_post_that_they_quote() -> None:
    post = "I am proud of all who work at the northern quay. Go and see them, rain or shine, and bring a hat. Rain fell here too."
    release = f"{STATEMENT}\n\n“{post[:48]}.” That is what its chair said. {'The work goes on, whatever the weather. ' * 9}"
    for order in ("ABP", "PAB", "APB"):
        texts = {"A": release, "B": release, "P": post}
        assert likely_base({siglum: texts[siglum] for siglum in order}) == "A"


def test_a_story_gives_way_to_who_prints_the_statement_rather_than_to_another_story() -> None:
    other = (
        f"What a week. “{BOARD}, and more,” they say. “We have never asked the fishermen to leave,” they add."
    )
    assert likely_base({"N": STORY + f"\n\n“{BOARD},” it said.", "M": other, "S": STATEMENT}) == "S"
