"""Faults of an input, as they are told and handed on."""

from __future__ import annotations

import pickle

import pytest

from edition.errors import EditionError, Fault, shown

FAULTS = (
    Fault("edition.toml", "is missing"),
    Fault("edition.toml", "is no date", line=3),
    Fault("edition.toml", "is no date", line=3, key="witness.issued"),
)


def test_all_faults_are_told_with_file_line_and_key() -> None:
    assert str(EditionError(FAULTS)).split("\n") == [
        "edition.toml: is missing",
        "edition.toml:3: is no date",
        "edition.toml:3: witness.issued: is no date",
    ]


def test_a_file_whose_name_has_a_line_end_is_told_in_one_line() -> None:
    assert str(Fault("a\nError: b.txt", "is empty", 3)) == r"a\nError: b.txt:3: is empty"


def test_they_come_whole_from_another_process() -> None:
    assert pickle.loads(pickle.dumps(EditionError(FAULTS))).faults == FAULTS


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("a\nb", r"'a\nb'"),
        ("x" * 58, f"'{'x' * 58}'"),  # 60 letters with its marks
        ("x" * 59, f"'{'x' * 56}..."),
    ],
)
def test_a_value_is_quoted_on_one_line_of_at_most_sixty_letters(value: object, said: str) -> None:
    assert shown(value) == said
