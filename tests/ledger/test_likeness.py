"""Which recorded text a present one is."""

from __future__ import annotations

import pytest

from edition.ledger.likeness import Texts, held, pair

QUAY = "The council shut the quay on Monday for want of money."
TAX = "NOBODY PAYS A TAX ON BOATS ANY MORE."


def texts(**rows: str) -> Texts:
    return Texts(tuple(rows.items()))


def test_what_only_a_third_passage_joins_is_no_pair() -> None:
    """Where the alignment went astray one passage has both texts: neither of them is the other for that."""
    old = [texts(A=QUAY, B=QUAY), texts(A=TAX, B=TAX)]
    new = [texts(B=TAX), texts(A=QUAY, B=QUAY, C=TAX)]
    assert pair(old, new) == {1: 0, 0: 1}


def test_where_all_that_is_recorded_is_found_no_new_text_is_taken_to_pieces() -> None:
    old, fresh = [texts(A=QUAY)], texts(A=TAX)
    assert pair([], [fresh]) == {}
    assert pair(old, [texts(A=QUAY), fresh]) == {0: 0}
    assert "runs" not in vars(fresh)


def test_of_lone_lines_with_one_text_each_source_keeps_its_own() -> None:
    old = [texts(A="11:05"), texts(A=QUAY)]
    for new, kept in (
        ([texts(B="11:05"), texts(A="11:05"), texts(A=QUAY)], {1: 0, 2: 1}),
        ([texts(A="11:05"), texts(B="11:05"), texts(A=QUAY)], {0: 0, 2: 1}),
        ([texts(B="11:05"), texts(A=QUAY), texts(A="11:05")], {0: 0, 1: 1}),  # not past another
    ):
        assert pair(old, new) == kept


VERSE, REFRAIN = (
    "Nobody pays the tax on boats that came into the harbour before noon.",
    "We shall not be moved.",
)


@pytest.mark.parametrize(
    ("old", "new", "continued"),
    [
        (f"{VERSE} {QUAY}", VERSE, True),  # split: the larger part
        (VERSE, f"{QUAY} {VERSE}", True),  # merged
        (VERSE, "Nobody pays the tax on boats.", False),  # a short quote of it, left alone
        (
            "Month their equipment. Over authority a state. Month their equipment.",
            "Month their equipment.",
            False,
        ),
        (f"{REFRAIN} {VERSE} {REFRAIN} {REFRAIN} {REFRAIN}", REFRAIN, False),
        (f"{REFRAIN} {VERSE} {REFRAIN}", VERSE, True),
        (f"{REFRAIN} {REFRAIN} {REFRAIN}", f"{REFRAIN} {REFRAIN}", True),
        (f"{REFRAIN} {REFRAIN} {REFRAIN}", REFRAIN, False),
        (REFRAIN, f"{REFRAIN} {REFRAIN} {REFRAIN}", True),
        ("so it is and so it is and so it is", "so it is", False),
        ("我们不同意这个说法。我们不同意这个说法。议会在星期一开会。", "我们不同意这个说法。", False),
    ],
)
def test_a_text_continues_another_with_more_than_half_of_it(old: str, new: str, continued: bool) -> None:
    """What stood in it twice and stands there once is half of that."""
    assert pair([texts(A=old)], [texts(A=new)]) == ({0: 0} if continued else {})


def test_words_are_held_as_often_as_they_stand_there() -> None:
    assert held(texts(A="one two three four next two three four"), texts(A="one two three four")) == 0.5
    assert held(texts(A=f"{QUAY} {QUAY}"), texts(A=QUAY, B=QUAY)) == 0.5
