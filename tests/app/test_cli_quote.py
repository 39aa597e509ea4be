"""What `quote` says of words that one version has whole and another in part."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from edition.app.cli import cli

FIRST = "The council never sold the land to anyone, and the books are open to all."
END = "We ask every citizen to come to the meeting and to look at the books."
LAST = "Nobody has asked us about the bridge over the river, which is safe, unless it rains."


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    (folder / "A.txt").write_text(f"{FIRST}\n\n{LAST}\n\n{END}\n")
    (folder / "B.txt").write_text(f"{FIRST}\n\n{END}\n")
    return folder


@pytest.mark.parametrize(
    ("words", "said", "status"),
    [
        ("the books are open to all", ["A, p1: word for word", "B, p1: word for word"], 0),
        (
            f"{FIRST} Nobody has asked us",
            ["A, p2: word for word", "B, p1: only a part, without “Nobody has asked us”"],
            0,
        ),
        (LAST, ["A, p2: word for word", "B: not found"], 0),
        (
            LAST.partition(", unless")[0],
            ["A, p2: word for word", "  the statement has “unless it rains” after it"],
            0,
        ),
        ("the books are shut to all", ["A, p1: altered", "B, p1: altered"], 2),
        ("a sentence that stands nowhere", ["A: not found", "B: not found"], 2),
    ],
)
def test_each_version_is_judged_by_itself(archive: Path, words: str, said: list[str], status: int) -> None:
    result = CliRunner().invoke(cli, ["quote", words, "--archive", str(archive)])
    assert result.exit_code == status
    assert [line for line in said if line not in result.output] == []


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (["some words", "DIR"], "quote 'some words' --archive DIR"),
        (["DIR", "some words"], "quote 'some words' --archive DIR"),
        (["--", "-5", "DIR"], "quote --archive DIR -- -5"),
        (["some", "words", "DIR"], "quote WORDS --archive DIR"),
        (["word" * 100, "DIR"], f"quote {'word' * 100} --archive DIR"),
    ],
)
def test_a_folder_typed_as_an_argument_is_answered_with_what_to_type(
    archive: Path, typed: list[str], answer: str
) -> None:
    result = CliRunner().invoke(cli, ["quote", *(str(archive) if each == "DIR" else each for each in typed)])
    assert result.exit_code == 2
    assert answer.replace("DIR", str(archive)) in result.output


def test_several_words_without_quotation_marks_are_answered_with_what_to_type() -> None:
    result = CliRunner().invoke(cli, ["quote", "some", "words"])
    assert "what has spaces is typed in quotation marks" in result.output
    assert "quote WORDS --archive DIR" in result.output
    result = CliRunner().invoke(cli, ["quote", "some", "words", "--archive=here"])
    assert "is an option" not in result.output
