# ruff: noqa: E501
"""What `check` says of each source, and what `quote` says of words."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from edition.app.cli import cli
from edition.app.source_report import source_report
from edition.collate import collate
from edition.ledger.entries import Ledger
from edition.ledger.ids import assign_ids
from edition.model import Sources
from tests.support.stories import STATEMENT
from tests.support.witnesses import witness


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(STATEMENT, "utf-8")
    (tmp_path / "b.txt").write_text(STATEMENT.replace("214 piles", "215 piles"), "utf-8")
    return tmp_path


def test_every_source_is_described() -> None:
    story = "Quay shut\n\n“We have never asked the fishermen to leave”, it says, and nobody believes a word of it."
    page = "Read it all:\n\n" + STATEMENT + "\n\nOur paper is good."
    sources = Sources("A statement", "A", (witness("A", STATEMENT), witness("B", page), witness("N", story)))
    lines = list(source_report(assign_ids(collate(sources), Ledger())))
    assert [line.strip().split(":")[0] for line in lines] == [
        "A prints the statement", "B prints the statement", "before it", "after it",
        "N quotes it", "p1, exact", "In doubt", "In doubt",
        "If B has the statement as said above, write into its table of edition.toml",
        'from = "The harbour board"', r'to = "judge \"secret plans\"."', "The answer",
    ]  # fmt: skip
    assert '“The harbour board regrets the closure … it before they judge "secret plans".”' in lines[0]
    assert "1 paragraph, the first “Our paper is good.”" in lines[3]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("“We have never asked the fishermen to leave”", 0, ["a, p1: word for word", "b, p1: word for word", "p/1.html"]),
        ("Our divers inspected 215 piles", 0, ["a, p2: altered", "“215” where the statement has “214” (another figure)", "b, p2: word for word"]),
        ("we do not … sell a single berth", 0, ["shortened", "leaves out, with a sign, “intend to”"]),
        ("we do not [now] intend to sell", 0, ["word for word", "puts in, with a sign, “[now]”"]),
        ("berth", 0, ["a, p1: word for word"]),
        ("Nothing of this is in it", 2, ["not found"]),
    ],
)  # fmt: skip
def test_words_are_checked(archive: Path, words: str, code: int, said: list[str]) -> None:
    result = CliRunner().invoke(cli, ["quote", words, "--archive", str(archive)])
    assert result.exit_code == code, result.output
    assert [part for part in said if part not in result.output] == []
