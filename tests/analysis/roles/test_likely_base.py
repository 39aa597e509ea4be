"""Which source is the base where nobody says so."""

from __future__ import annotations

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


def test_a_statement_in_marks_is_the_base_beside_a_story_in_marks() -> None:
    assert likely_base({"A": f"“{STATEMENT.strip()}”", "N": STORY}) == "A"


def test_a_cut_copy_is_no_base_where_another_goes_on() -> None:
    cut = STATEMENT[: 2 * len(STATEMENT) // 3]
    assert likely_base({"C": f"{cut}…", "A": STATEMENT}) == "A"
    assert likely_base({"C": cut, "A": STATEMENT}) == "C"
