"""The kinds of pairs made for it, at a small size; `make quality` takes more."""

from __future__ import annotations

import pytest

from edition.text.ladders import read_rules
from tests.quality.kinds import GOALS, Goal, measure
from tests.quality.languages import confusion
from tests.quality.ratios import macro_f1
from tests.support.frames import FRAMES


@pytest.mark.slow
@pytest.mark.parametrize("goal", GOALS, ids=[goal.name for goal in GOALS])
def test_the_goals_of_kinds(goal: Goal) -> None:
    right, made, wrong = measure(goal, 25, seed=3)
    assert right >= goal.least * made, wrong


@pytest.mark.parametrize("language", ["sv", "ko"])
def test_the_kinds_in_a_language(language: str) -> None:
    assert macro_f1(confusion(language, 1, seed=1)) >= 0.9


def test_every_language_with_words_that_decide_has_a_sentence_to_be_measured_in() -> None:
    assert read_rules()["meaning"].keys() - {"any"} == FRAMES.keys()
