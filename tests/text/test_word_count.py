"""Words as readers count them."""

from __future__ import annotations

import pytest

from edition.text.word_count import has_words


@pytest.mark.parametrize(
    ("text", "expected"), [("“ – ”", False), ("§", True), ("a.", True), ("", False), ("日", True)]
)
def test_has_words(text: str, expected: bool) -> None:
    assert has_words(text) is expected
