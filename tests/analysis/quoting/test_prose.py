"""What is asked of a prose again and again."""

from __future__ import annotations

import pytest

from edition.analysis.quoting import prose
from edition.analysis.quoting.marks import marked_spans
from tests.support.sides import sides


def test_marks_are_looked_for_once_in_each_of_several_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"“The wall moved on day {day},” she said of it." for day in range(6))
    read, lexicon = sides(text, text.replace("wall", "roof"))
    asked: list[str] = []
    monkeypatch.setattr(
        prose, "marked_spans", lambda text, spans: (asked.append(text), marked_spans(text, spans))[1]
    )
    both = [prose.Prose(side.stream, lexicon) for side in read]
    for paragraphs in zip(*(side.paragraphs for side in read), strict=True):
        for each, words in zip(both, paragraphs, strict=True):
            assert len(each.stretches(words)) == 1
    assert len(asked) == len(set(asked)) == 2
