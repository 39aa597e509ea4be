"""What is said of versions that differ in their order, and of what is lost or in doubt beside that."""

from __future__ import annotations

import pytest

from edition.analysis.answer.verdict import verdict
from edition.site.frame import Frame
from edition.site.pages.home_finding import finding
from tests.support.paragraphs import FERRY, FIRST, NOTES, SECOND, THIRD, WHOLE, text
from tests.support.witnesses import collated


@pytest.mark.parametrize(
    ("one", "other", "ocr", "agree", "answer"),
    [
        (WHOLE, text(SECOND, FIRST, THIRD), "", True, "Yes, but for the order."),
        (
            text(WHOLE, NOTES),
            text(SECOND, FIRST, THIRD[:40]) + f"\n\f{NOTES}",
            "B",
            True,
            "Yes, but for the order, wherever both can be read.",
        ),
        (
            text(f"{FIRST} {FERRY}", SECOND, THIRD),
            text(f"{FERRY} {FIRST}", SECOND, THIRD),
            "",
            False,
            "No, but only the order differs, in 1 place.",
        ),
        (
            text(f"{FIRST} {FERRY}", SECOND, THIRD),
            text(f"{FERRY} {FIRST}", SECOND, THIRD[:40]),
            "B",
            False,
            "No. The order differs in 1 place, and there is 1 doubt to settle.",
        ),
        (
            text(f"{FIRST} {FERRY}", THIRD, NOTES),
            text(f"{FERRY} {FIRST}", THIRD[:40]) + f"\n\f{NOTES}",
            "B",
            False,
            "No, but only the order differs, in 1 place, wherever both can be read.",
        ),
        (
            text(f"{FIRST} {FERRY}", SECOND, THIRD),
            text(f"{FERRY} {FIRST}", SECOND),
            "",
            False,
            "No. The order differs in 1 place, and there is 1 doubt to settle.",
        ),
    ],
)
def test_what_is_lost_or_in_doubt_is_said_beside_the_order(
    one: str, other: str, ocr: str, agree: bool, answer: str
) -> None:
    found = verdict(collated(one, other, ocr=ocr, language="en"))
    assert (found.agree, found.answer) == (agree, answer)


def test_the_finding_says_that_the_order_differs_and_what_is_in_doubt() -> None:
    one = text(f"{FIRST} {FERRY}", SECOND, THIRD)
    edition = collated(one, text(f"{FERRY} {FIRST}", SECOND), language="en")
    assert finding(Frame(edition)) == "The order differs in 1 place, and there is 1 doubt to settle."
    turned = collated("It was paid on 13 February 2020.", "It was paid on February 13, 2020.", language="en")
    assert finding(Frame(turned)) == "The versions say the same, but for the order."


def bare(paragraph: str) -> str:
    """As in Thai, or a transcript without marks."""
    return paragraph.rstrip(".").replace(". ", " ")


BARE = [bare(f"{one} {two}") for one, two in ((FIRST, NOTES), (SECOND, FERRY), (THIRD, NOTES))]
WHO, SOLD = "Who paid for the new bridge over there?", "Who sold the land beside the old harbour?"


@pytest.mark.parametrize(
    ("one", "two", "agree"),
    [
        ([FIRST, SECOND, THIRD], [SECOND, THIRD, FIRST], True),
        (["3 May", FIRST, SECOND, THIRD], [FIRST, SECOND, THIRD, "3 May"], True),
        (["14:02", FIRST, "13:00", SECOND], ["13:00", SECOND, "14:02", FIRST], True),
        (["The day", "Agreed", FIRST, "Not", SECOND], ["The day", "Not", SECOND, "Agreed", FIRST], True),
        (BARE, [*BARE[1:], BARE[0]], True),
        ([FIRST, "- The bridge", "- The land", SECOND], [FIRST, "- The land", "- The bridge", SECOND], True),
        (["Agreed", FIRST, "Not", SECOND, THIRD], ["Agreed", SECOND, "Not", FIRST, THIRD], None),
        ([THIRD, "Ann Lee", FIRST, "Jo Hall", SECOND], [THIRD, "Jo Hall", FIRST, "Ann Lee", SECOND], None),
        (
            [FIRST, "For:", "Smith", "Against:", "Lee", SECOND],
            [FIRST, "For:", "Lee", "Against:", "Smith", SECOND],
            None,
        ),
        ([FIRST, "Smith", "12", "Lee", "3", SECOND], [FIRST, "Smith", "3", "Lee", "12", SECOND], None),
        ([WHO, FIRST, SOLD, SECOND, THIRD], [WHO, SECOND, SOLD, FIRST, THIRD], None),
        (
            [THIRD, "1. paid", "2. sold", "3. let", SECOND],
            [THIRD, "3. let", "1. paid", "2. sold", SECOND],
            True,
        ),
        (
            [THIRD, "ii. paid", "iii. sold", "iv. let", SECOND],
            [THIRD, "iv. let", "ii. paid", "iii. sold", SECOND],
            True,
        ),
        *(
            ([THIRD, one, FIRST, two, SECOND], [THIRD, one, SECOND, two, FIRST], None)
            for one, two in (
                ("¿Quién va?", "¿Quién viene?"),
                ("“Who is there?”", "« Qui va là ? »"),
                ("«Hall»", "«Lee»"),
                ("(Hall)", "(Lee)"),
                ("– Hall", "– Lee"),
                ("We deny the following.", "The following is agreed."),
            )
        ),
    ],
)
def test_a_paragraph_that_moved_behind_another_heading_is_a_doubt(
    one: list[str], two: list[str], agree: bool | None
) -> None:
    for texts in ((one, two), (two, one)):
        assert verdict(collated(*("\n\n".join(each) for each in texts), language="en")).agree is agree
