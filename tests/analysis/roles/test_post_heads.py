# ruff: noqa: E501
"""Heads of posts and messages between paragraphs are a doubt; lines of the statement are none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from edition.analysis.answer.verdict import verdict
from edition.analysis.kinds.meaning import meaning
from edition.analysis.quoting.quoting_words import quoting_words
from edition.analysis.roles import post_heads
from edition.analysis.roles.post_heads import names_speaker
from edition.collate import collate
from edition.model import Role, Sources
from edition.text.ladders import ladder, read_rules
from tests.support.witnesses import witness

PARAGRAPHS = (
    "The hospital trust apologises to the families who waited for an answer.",
    "An independent panel of five doctors will read all 1,204 files, and we will pay for it.",
    "Every nurse and every doctor is free to speak to the press, and nobody will be punished for it.",
)
HEADS = [
    ["Hospital Trust (@hospital) · 5 Mar"] * 3,
    ["Klinikverbund (@klinik) · 5. März"] * 3,
    ["@hospital@posts.example"] * 3,
    [
        "Posted by Hospital Trust at 14:02",
        "Posted by Hospital Trust at 14:05",
        "Posted by Hospital Trust at 14:09",
    ],
    ["Tweet 1/3", "Tweet 2/3", "Tweet 3/3"],
    ["1/3", "2/3", "3/3"],
    ["[14:02] Hospital Trust", "[14:03] Hospital Trust", "[14:05] Hospital Trust"],
    ["5 March 2024, 14:02 GMT", "5 March 2024, 14:05 GMT", "5 March 2024, 14:10 GMT"],
    ["March 5, 2024", "March 6, 2024", "March 7, 2024"],
    ["Publié par l'hôpital à 14 h 02"] * 3,
    ["Hospital Trust · 3h", "Hospital Trust · 3h", "Hospital Trust · 2h"],
]
WORDING = [
    ["We lost 4 beds", "We lost 6 beds", "We lost 9 beds"],
    ["Beds lost: 4", "Beds lost: 6", "Beds lost: 9"],
    ["Beds lost 4 of 9", "Beds lost 5 of 9", "Beds lost 6 of 9"],
    ["Nobody was hurt on 5 March"] * 3,
    ["On 5 March the ward was shut.", "On 6 March the ward was shut.", "On 7 March the ward was shut."],
]


def _agree(heads: Sequence[str], between: str, base: str = "A") -> bool | None:
    plain = witness("A", "\n\n".join(PARAGRAPHS))
    thread = witness("N", "\n\n".join(map(between.join, zip(heads, PARAGRAPHS, strict=True))))
    return verdict(collate(Sources("A statement", base, (plain, thread), language="en"))).agree


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("heads", HEADS, ids=lambda heads: heads[0])
def test_the_head_of_a_post_is_a_doubt_on_a_line_or_as_a_paragraph(
    heads: Sequence[str], between: str
) -> None:
    assert _agree(heads, between) is None


@pytest.mark.parametrize("heads", HEADS[::3], ids=lambda heads: heads[0])
def test_it_is_one_whichever_is_the_base(heads: Sequence[str]) -> None:
    assert _agree(heads, "\n\n", base="N") is None


@pytest.mark.parametrize("heads", WORDING, ids=lambda heads: heads[0])
def test_a_line_that_says_something_is_wording(heads: Sequence[str]) -> None:
    assert _agree(heads, "\n\n") is False


def test_a_head_that_stands_there_once_may_be_a_line_of_the_statement() -> None:
    plain = witness("A", "\n\n".join(PARAGRAPHS))
    one, *rest = PARAGRAPHS
    dated = witness("N", "\n\n".join([one, "Thursday, 7 March 2024", *rest]))
    assert verdict(collate(Sources("A statement", "A", (plain, dated), language="en"))).agree is False


SPEAKERS = [
    "Chair: Thank you for coming.\n\nDr Ann Lee: {0}\n\n{1}\n\n{2}\n\nReporter: How old are they?\n\nDr Ann Lee: I do not know.",
    "[14/02/24, 14:02:33] Ann Lee: {0}\n\n[14/02/24, 14:02:59] Ann Lee: {1}\n\n[14/02/24, 14:03:10] Ann Lee: {2}",
    "14:02 Ann Lee: {0}\n\n14:03 Ann Lee: {1}\n\n14:05 Ann Lee: {2}\n\n14:10 Bob: thanks!",
    "Ann Lee: {0}\n\nAnn Lee: {1}\n\nAnn Lee: {2}",
    "Dr Ann Lee: {0}\n\n{1}\n\n{2}",
    "The Minister for Health (Ms Lee): {0}\n\n{1}\n\n{2}",
    "Moderatorin: Bitte.\n\nKlinik (Presse): {0}\n\n{1}\n\n{2}\n\nModeratorin: Danke.",
]
TELLING = [
    "Notice: {0}\n\n{1}\n\n{2}",
    "{0}\n\nAnn Lee: {1}\n\n{2}",
    "We Deny: {0}\n\n{1}\n\n{2}",
    "False: {0}\n\nTrue: {1}\n\nFalse: {2}",
    "We deny: {0}\n\nWe say: {1}\n\nWe deny: {2}",
]


@pytest.mark.parametrize("base", ["A", "N"])
@pytest.mark.parametrize(("made", "agree"), [*((s, None) for s in SPEAKERS), *((s, False) for s in TELLING)])
def test_the_name_of_who_reads_the_statement_out_is_a_doubt(made: str, agree: bool | None, base: str) -> None:
    plain, spoken = (
        witness(s, made.format(*PARAGRAPHS)) for s, made in (("A", "{0}\n\n{1}\n\n{2}"), ("N", made))
    )
    edition = collate(Sources("A statement", base, (plain, spoken), language="en"))
    assert (edition.full, verdict(edition).agree) == (("A", "N"), agree)


def test_what_a_speaker_says_between_questions_is_quoted() -> None:
    one, two, three = PARAGRAPHS
    asked = f"Q: Why now?\n\nAnn Lee: {one}\n\nQ: And who will pay?\n\nAnn Lee: {two}\n\nQ: And the staff?\n\nAnn Lee: {three}"
    plain, spoken = witness("A", "\n\n".join(PARAGRAPHS)), witness("N", asked)
    edition = collate(Sources("A statement", "A", (plain, spoken), language="en"))
    assert edition.role("N") is Role.EXCERPT


def test_a_source_is_read_once_for_all_that_say_who_speaks() -> None:
    """It was read anew for each: of two papers with 800 leads a fourth of the time went into that."""
    rules = read_rules()
    words = quoting_words(rules, "en", meaning(rules, "en", ladder(rules, "en").figures))
    papers = ["Ann: we came.\nBob: we saw.", "We came.\nAnn: we saw."]
    post_heads._has_speakers.cache_clear()
    assert [names_speaker("Dr Lee:", paper, words) for paper in papers * 3] == [True, False] * 3
    assert post_heads._has_speakers.cache_info().misses == len(papers)
