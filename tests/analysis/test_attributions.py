"""What a source says outside the marks around the statement that it prints."""

from __future__ import annotations

import pytest

from edition.analysis.verdict import verdict
from edition.model import Role
from tests.support.stories import STATEMENT
from tests.support.witnesses import collated

ONE, TWO, THREE = STATEMENT.replace("secret plans", "secrets").replace('"', "").strip().split("\n\n")
PLAIN = f"{ONE}\n\n{TWO}\n\n{THREE}"


def printed(before: str = "", after: str = "", last: str = THREE) -> str:
    """The statement in marks that every paragraph opens and the last one closes, with words outside."""
    return f"{before}“{ONE}\n\n“{TWO}\n\n“{last}”{after}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("London – ", ""),
        ("LONDON (Harbour News) -- ", ""),
        ("The harbour board said on Monday: ", ""),
        ("", ", the board said on Monday."),
        ("London – ", " the chairwoman wrote in a letter."),
    ],
)
def test_a_dateline_and_who_speaks_outside_the_marks_are_framing(before: str, after: str) -> None:
    text = printed(before, after)
    for edition in (collated(PLAIN, text), collated(text, PLAIN)):
        assert set(edition.roles.values()) == {Role.FULL}
        assert verdict(edition).agree is True
        siglum = next(witness.siglum for witness in edition.witnesses if witness.text == text)
        around = " ".join(framing.paragraph.text for framing in edition.framing[siglum])
        assert around.split()[0] in before + after


@pytest.mark.parametrize(
    "text",
    [
        printed("We repeat: "),
        printed(after=" Nobody lost a berth."),
        PLAIN.replace("The harbour board", "In London the harbour board"),
        f"London – {PLAIN}",
    ],
)
def test_other_words_there_are_wording(text: str) -> None:
    assert verdict(collated(PLAIN, text)).agree is False


def test_what_two_sources_say_there_is_wording() -> None:
    one, two = printed("The board said: "), f"The board said: {PLAIN}"
    assert verdict(collated(PLAIN, one, two)).agree is False
