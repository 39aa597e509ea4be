"""Which recorded text a present one is."""

from __future__ import annotations

from edition.ledger.likeness import Texts, pair

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
