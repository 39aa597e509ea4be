"""Equal values among many: what arrays tell is what looking at each tells."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.text import equal_values
from edition.text.equal_values import PackedText, by_first_coming, by_value
from edition.text.lexicon import distinct
from tests.support.examples import few

_SIGNS = st.characters(exclude_characters="\x00")


def _check(values: np.ndarray) -> None:
    expected = np.argsort(values, kind="stable")
    with patch.object(equal_values, "_FEW", 0):
        order, alike = by_value(values)
    assert order.tolist() == expected.tolist()
    assert alike.tolist() == (values[expected][1:] == values[expected][:-1]).tolist()


@settings(max_examples=few(20))
@given(
    st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 5) | st.sampled_from([2**40, 2**40 + 1]), max_size=20)
)
def test_values_are_put_in_order(values: list[int]) -> None:
    _check(np.array(values, dtype=np.uint64))


def test_values_that_differ_in_their_last_bits_are_told_apart() -> None:
    _check(np.array([9, 7, 9, 2**32 + 1, 2**32, 7, 2**32 + 1], dtype=np.uint64))


@settings(max_examples=few(20))
@given(
    st.lists(
        st.text(_SIGNS, max_size=20) | st.sampled_from(["a", "and", "abcdefgh", "abcdefghi"]), max_size=10
    )
)
def test_parts_of_a_text_are_distinct_as_strings_are(parts: list[str]) -> None:
    ends = np.cumsum([len(part) for part in parts], dtype=np.int64)
    starts = ends - np.array([len(part) for part in parts], dtype=np.int64)
    expected = distinct(parts)
    for few_parts in (0, 1_000):
        with patch.object(equal_values, "_FEW", few_parts):
            found = PackedText("".join(parts)).distinct(starts, ends)
        assert found.texts == expected.texts
        assert found.at.tolist() == expected.at.tolist()
        assert found.all == parts


def test_parts_of_a_text_of_many_characters() -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 300))) * 24
    starts = np.arange(0, len(text), 6)
    parts = [text[start : start + 6] for start in starts.tolist()]
    assert PackedText(text).distinct(starts, starts + 6).texts == parts[:50]


def test_numbers_in_the_order_in_which_they_come() -> None:
    firsts, numbers = by_first_coming(np.array([4, 4, 1, 9, 1]), 10)
    assert firsts.tolist() == [0, 2, 3]
    assert numbers.tolist() == [0, 0, 1, 2, 1]
