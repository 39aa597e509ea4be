"""What each difference is to the answer."""

from __future__ import annotations

import pytest

from edition.analysis.measures.standing import Bearing, bearing_of, standings
from edition.model import Detail, Kind, Reading
from tests.support.witnesses import collated

LEMMA = Reading("13 February", 0, 11)


def reading(
    kind: Kind | None = None, detail: Detail | None = None, text: str = "else", transposed: str | None = None
) -> Reading:
    return Reading(text, 0, len(text), kind, detail, transposed=transposed)


@pytest.mark.parametrize(
    ("read", "bearing"),
    [
        (reading(), Bearing.NONE),
        (reading(Kind.PUNCTUATION), Bearing.PRINT),
        (reading(Kind.CASE), Bearing.PRINT),
        (reading(Kind.SPELLING), Bearing.SPELLING),
        (reading(Kind.OCR), Bearing.MISREAD),
        (reading(Kind.LACUNA), Bearing.LOST),
        (reading(Kind.SUBSTITUTION), Bearing.WORDING),
        (reading(Kind.ADDITION), Bearing.WORDING),
        (reading(Kind.OMISSION), Bearing.WORDING),
        # whatever their kind
        (reading(Kind.PUNCTUATION, Detail.FIGURE), Bearing.WORDING),
        (reading(Kind.OCR, Detail.DOUBTFUL), Bearing.DOUBTFUL),
        (reading(Kind.SUBSTITUTION, Detail.DOUBTFUL), Bearing.DOUBTFUL),
        (reading(Kind.ADDITION, transposed="p1.u2"), Bearing.ORDER),
        # the day and month of a date
        (reading(Kind.SPELLING, Detail.SAME_FIGURE, "February 13"), Bearing.ORDER),
        (reading(Kind.PUNCTUATION, Detail.SAME_FIGURE, "13, February"), Bearing.PRINT),
        (reading(Kind.SPELLING, Detail.SAME_FIGURE, "13 Feb."), Bearing.SPELLING),
    ],
)
def test_a_difference_bears_on_the_answer_by_its_kind_and_by_what_is_said_beside_it(
    read: Reading, bearing: Bearing
) -> None:
    assert bearing_of(read, LEMMA) is bearing


def test_a_sign_read_for_a_letter_is_a_misread_word() -> None:
    text = "Today {} am not fond of the new law and of the old one, and so will the town."
    edition = collated(text.format("I"), text.format("|"), ocr="B", language="en")
    assert [each.misread for each in standings(edition) if each.siglum == "B"] == [1]
