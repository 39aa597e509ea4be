"""What several witnesses print, by which furniture of one is told from text."""

from __future__ import annotations

import pytest

from edition.model import Transcription, Witness
from edition.text.layouts import Prints


@pytest.mark.parametrize("count", [3, 12])
def test_sequences_of_words_are_those_of_the_witnesses_asked_for(count: int) -> None:
    """Few are looked through, of many an index is made: they say the same."""
    texts = [f"Home about us contact {'a b ' if at else ''}w{at} and more" for at in range(count)]
    prints = Prints(
        [
            Witness(f"W{at}", text, f"W{at}.txt", str(at), Transcription.BORN_DIGITAL)
            for at, text in enumerate(texts)
        ]
    )
    wanted = {("home", "about", "us"), ("a", "b", "w1"), ("a", "b", "w2"), ("w0", "and", "more")}
    others = [f"W{at}" for at in range(count) if at != 1]
    assert prints.shared(others, wanted) == wanted - {("a", "b", "w1")}
    assert prints.shared(others[1:], wanted) == wanted - {("a", "b", "w1"), ("w0", "and", "more")}
