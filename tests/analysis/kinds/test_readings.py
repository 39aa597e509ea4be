"""What is asked of one reading: whether its words are real, and its capitals from where it stands."""

from __future__ import annotations

import pytest

from edition.analysis.kinds.classify import classifier
from edition.analysis.kinds.readings import capital_by_place
from edition.text.ladders import read_rules


@pytest.mark.parametrize(
    ("text", "word", "by_place"),
    [
        ("it was said RAIN FALLS HERE. so it was", "RAIN", True),
        ("it was said RAIN FALLS. NATO AND OTHERS SAY so", "RAIN", False),  # another sentence has these
        ("it was said that. RAIN FALLS today", "RAIN", True),
        ("it was said RAIN FALLS today", "RAIN", False),
        ("The rain. Nobody came", "Nobody", True),
        ("The rain and Nobody came", "Nobody", False),
    ],
)
def test_words_in_capitals_around_it_up_to_the_end_of_its_sentence_say_so(
    text: str, word: str, by_place: bool
) -> None:
    assert capital_by_place(text, word, text.index(word)) is by_place


@pytest.mark.parametrize(
    ("word", "real"), [("l'acqua", True), ("quell'acqua", True), ("zzgll'acqua", False), ("quell'zzg", False)]
)
def test_a_word_behind_an_elided_one_is_real_if_both_are(word: str, real: bool) -> None:
    reading_words = classifier(read_rules(), "it")._reading_words
    assert reading_words.is_real(word) is real
