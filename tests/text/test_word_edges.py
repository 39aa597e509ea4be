"""Words by arrays are the words of the pattern, in any script and any mixture."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.text.word_edges import WORD, word_edges
from tests.support.examples import few

# What the rules are about, beside anything else there is.
_TELLING = "aB éß1٣Ⅷ½.,:;’'ʼ\u1fbd·٫٬-%‰§`´¦<=\u0301\u00ad\u200d\u00af日ののทที่ਸੁكंक\ue000🙂ไ“_\n\ud800"


def divided(text: str) -> list[tuple[int, int]]:
    starts, ends = word_edges(text)
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


@pytest.mark.slow
@settings(max_examples=few(150))
@given(st.text(st.one_of(st.sampled_from(_TELLING), st.characters()), max_size=40))
def test_the_words_are_those_of_the_pattern(text: str) -> None:
    assert divided(text) == [match.span() for match in WORD.finditer(text)]


def test_a_long_text_is_divided_alike() -> None:
    text = (
        "“Don’t,” said U.S. officials of 33.107 (5%): café, cafe\u0301, 日本語, na\u00adïve; end.The U.N.\n"
        * 50
    )
    assert divided(text) == [match.span() for match in WORD.finditer(text)]


def test_no_text_has_no_words() -> None:
    assert divided("") == []
    assert divided(" — …\n") == []


def test_a_stroke_that_a_transcriber_puts_in_a_word_is_a_mark() -> None:
    for stroke in "|¦":
        assert divided(f"ta{stroke}syaiva") == [(0, 2), (3, 9)]
