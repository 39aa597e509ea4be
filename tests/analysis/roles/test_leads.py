"""What stands on the line of the statement's first or last words: framing and a doubt, never wording."""

from __future__ import annotations

import pytest

from tests.support.stories import STATEMENT
from tests.support.witnesses import collated

PARAGRAPHS = STATEMENT.strip().split("\n\n")
LEADS = [
    "LONDON —",
    "SHENZHEN (Reuters) –",
    "Berlin (dpa) -",
    "MARLING, 3 March –",
    "Wien, 3. März –",
    "(AP)",
    "МОСКВА, 3 мар – РИА Новости.",
    "لندن (رويترز) -",
    "(서울=연합뉴스) 홍길동 기자 =",
    "【ロンドン共同】",
    "新华社北京3月3日电",
]


@pytest.mark.parametrize("lead", LEADS)
def test_a_dateline_is_framing_whoever_is_the_base(lead: str) -> None:
    for texts in ((STATEMENT, f"{lead} {STATEMENT}"), (f"{lead} {STATEMENT}", STATEMENT)):
        edition = collated(*texts, language="en")
        (own,) = [piece.paragraph.text for found in edition.framing.values() for piece in found]
        assert own.split() == lead.split()
        assert not list(edition.units())
        assert "pin it with `from`" in edition.doubts[0].text


@pytest.mark.parametrize(
    "lead",
    [
        "Make no mistake —",
        "NOT A WORD —",
        "Today –",
        "So it is said:",
        "Of the harbour (and more) we say this, and",
    ],
)
def test_words_before_the_statement_that_are_no_dateline_are_wording(lead: str) -> None:
    edition = collated(STATEMENT, f"{lead} {STATEMENT}", language="en")
    assert [unit.kind.value for _, unit in edition.units()] == ["addition"]


def test_a_dateline_that_all_have_or_that_was_pinned_is_text() -> None:
    texts = [f"LONDON — {STATEMENT}"] * 2
    edition = collated(*texts, language="en")
    assert edition.passages[0].paragraphs["B"][0].text.startswith("LONDON — ")


@pytest.mark.parametrize(
    ("before", "after", "framing"),
    [
        ("The mayor: “", "”", ["The mayor:"]),
        ("The mayor said: “", "”", ["The mayor said:"]),
        ("“", "” the mayor said.", ["the mayor said."]),
        ("“", "” — Ann Lee, mayor", ["— Ann Lee, mayor"]),
    ],
)
def test_who_speaks_outside_the_marks_is_framing(before: str, after: str, framing: list[str]) -> None:
    edition = collated(STATEMENT, f"{before}{STATEMENT.strip()}{after}", language="en")
    if edition.role("B").value == "full":
        assert [piece.paragraph.text for piece in edition.framing["B"]] == framing
        assert {unit.kind.value for _, unit in edition.units()} <= {"punctuation"}


def test_words_in_marks_at_the_end_of_a_paragraph_stay_wording() -> None:
    last = f"{PARAGRAPHS[-1]} They called it “a disaster”"
    one, two = ("\n\n".join([*PARAGRAPHS[:-1], last + end]) for end in (" said Lee.", "."))
    edition = collated(one, two, language="en")
    assert [unit.kind.value for _, unit in edition.units()] == ["omission"]
