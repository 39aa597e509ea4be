"""What is asked of a prose again and again."""

from __future__ import annotations

import pytest

from edition.analysis.quoting import prose
from edition.analysis.quoting.marks import marked_spans
from tests.support.sides import sides
from tests.support.stories import found


def test_marks_are_looked_for_once_in_each_of_several_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"“The wall moved on day {day},” she said of it." for day in range(6))
    read = sides(text, text.replace("wall", "roof"))
    asked: list[str] = []
    monkeypatch.setattr(
        prose, "marked_spans", lambda text, spans: (asked.append(text), marked_spans(text, spans))[1]
    )
    both = [prose.Prose(side.stream) for side in read]
    for paragraphs in zip(*(side.paragraphs for side in read), strict=True):
        for each, words in zip(both, paragraphs, strict=True):
            assert len(each.stretches(words)) == 1
    assert len(asked) == len(set(asked)) == 2


@pytest.mark.parametrize(
    ("said", "fidelity"),
    [
        ("Our divers inspected 214 piles in two weeks.", "exact"),
        ("Our divers inspected 241 piles in two weeks.", "altered"),
        ("Our divers were inspecting 214 piles in two weeks.", "altered"),
        ("Our divers met in two weeks and went home.", None),
    ],
)
@pytest.mark.parametrize("sign", ["> ", "      "])
def test_a_sentence_set_off_is_claimed_as_one_in_marks_is(said: str, fidelity: str | None, sign: str) -> None:
    story = f"Some forty men had come to the quay.\n\nThe note reads:\n\n{sign}{said}\n\nThe mayor was away."
    assert [each for _, each in found(story)] == ([fidelity] if fidelity else [])
