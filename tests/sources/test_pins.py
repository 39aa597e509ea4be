"""Pins: the words that place the statement in a source, and the source that they place it in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.model import Span
from edition.sources.manifest import ManifestWitness
from edition.sources.pins import pinned, pins_of


@pytest.mark.slow
@given(st.lists(st.sampled_from(["we", "say", "no.", "“we"]), min_size=1, max_size=40), st.data())
def test_what_pins_are_offered_place_the_same_words(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    start = len(" ".join([*words[:first], ""]))
    span = Span(start, start + len(" ".join(words[first:last])))
    offered = pins_of(text := "\n".join(words), span)
    keys = {"first_words": offered.get("from"), "last_words": offered.get("to")}
    placed = pinned(text, ManifestWitness(siglum="A", file="a.txt", **keys))
    if offered:
        assert placed is not None
        assert "from" not in offered or placed.start == span.start
        assert len(offered) < 2 or placed.end == span.end


def test_a_pin_is_as_long_as_it_must_be() -> None:
    text = "We say no. We say it. So we say it, he said. We say no more."
    assert pins_of(text, Span(11, len(text))) == {"from": "We say it.", "to": "say no more."}
    assert pins_of("no no no no", Span(3, 11)) == {"to": "no no no"}


def test_no_pin_is_longer_than_a_manifest_takes() -> None:
    text = "la " * 4000 + "end " + "la " * 4000
    assert pins_of(text, Span(0, 12_003)) == {"from": "la la la", "to": "la la end"}
    assert pins_of(text, Span(3, 9_000)) == {}


CHINESE = "关于火灾的声明\n\n火灾没有造成人员伤亡。\n\n没有危险化学品。\n\n火灾的原因正在调查，没有更多消息。"


def test_a_text_without_spaces_is_pinned_by_a_few_signs() -> None:
    start = CHINESE.index("火灾没有")
    span = Span(start, len(CHINESE))
    assert pins_of(CHINESE, span) == {"from": "火灾没有造成", "to": "没有更多消息。"[-6:]}
    keys: dict[str, Any] = {"first_words": "火灾没有造成", "last_words": "有更多消息。"}
    placed = pinned(CHINESE, ManifestWitness(siglum="A", file="a.txt", **keys))
    assert placed == span
    assert pins_of(CHINESE, Span(0, start - 2)) == {"from": "关于火灾的声明", "to": "关于火灾的声明"}
