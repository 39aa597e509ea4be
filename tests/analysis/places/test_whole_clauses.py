"""Of the same words twice in a text the ones that a whole clause leaves."""

from __future__ import annotations

import pytest

from tests.support.witnesses import collated

LONGER = "he was there; who keeps his word hears him; who keeps his word also sees him"
SHORTER = "he was there; who keeps his word sees him"


def units(*texts: str, sigla: str = "AB") -> list[tuple[str, ...]]:
    return [
        tuple(unit.readings[siglum].text for siglum in sigla)
        for _, unit in collated(*texts, sigla=sigla).units()
    ]


def test_a_whole_clause_is_lacking_or_added_and_the_word_beside_the_other_by_itself() -> None:
    assert units(LONGER, SHORTER) == [("who keeps his word hears him;", ""), ("also", "")]
    assert units(SHORTER, LONGER) == [("", "who keeps his word hears him;"), ("", "also")]


def test_a_clause_that_ends_alike_too() -> None:
    longer = "all saw him now return to his own house, and all go back, return to his own house, at noon"
    found = units(longer, "all saw him return to his own house, at noon")
    assert found == [("now", ""), ("and all go back, return to his own house,", "")]


@pytest.mark.parametrize(
    "more",
    [
        "who keeps his word hears him; who keeps his word and does it on all days also",  # as many words
        "who keeps his word and who keeps his word always also",  # no more between than behind
        "who hears; who also",  # no more words than follow
    ],
)
def test_where_as_many_words_follow_the_nearest_are_meant(more: str) -> None:
    same = more.partition(" hears")[0].partition(" and")[0]
    found = units(f"he was there; {more} sees him", f"he was there; {same} sees him")
    assert [lemma.replace(" ", "") for lemma, other in found if other == ""] == [
        more.removeprefix(same).replace(" ", "")
    ]


def test_a_further_witness_changes_nothing_between_them() -> None:
    found = units(LONGER, SHORTER, LONGER.replace("also ", ""), sigla="ABC")
    assert [(one, two) for one, two, _ in found] == units(LONGER, SHORTER)
