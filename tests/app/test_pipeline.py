"""What a folder is read as: which source is the base where no manifest says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from edition.app.changes import renaming
from edition.app.pipeline import read_archive, record
from edition.ledger.entries import NAME as LEDGER
from edition.ledger.file import format_ledger, parse_ledger
from edition.ledger.merging import settle_merged
from tests.support.stories import STATEMENT

DAY = date(2026, 1, 2)
STORY = (
    "The quay is shut, and many people are angry. Some of them wept in the street before noon on Monday.\n\n"
    f"“{STATEMENT.split('. ')[0]},” the board said. Nobody else had a word to say to us all day long."
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "N.txt").write_text(STORY)
    (tmp_path / "S.txt").write_text(STATEMENT)
    return tmp_path


def base(folder: Path) -> str:
    return read_archive(folder).sources.base


def minted(folder: Path) -> None:
    (folder / LEDGER).write_text(format_ledger(record(read_archive(folder), DAY)[1]))


def test_the_likeliest_base_is_recorded_and_stays(archive: Path) -> None:
    assert base(archive) == "S"
    minted(archive)
    (archive / "A.txt").write_text(f"{STATEMENT}\n\nAnd so on.")
    assert base(archive) == "S"
    assert record(read_archive(archive), DAY)[1].base == "S"


def test_an_archive_that_an_earlier_version_minted_keeps_its_base(archive: Path) -> None:
    (archive / "edition.toml").write_text(
        'base = "N"\n' + "".join(f'[[witness]]\nsiglum = "{s}"\nfile = "{s}.txt"\n' for s in "NS")
    )
    minted(archive)
    assert parse_ledger((archive / LEDGER).read_text()).base is None
    (archive / "edition.toml").unlink()
    assert base(archive) == "N"
    assert record(read_archive(archive), DAY)[0] == []
    (archive / "A.txt").write_text(f"{STATEMENT}\n\nAnd so on.")
    assert base(archive) == "N"


def test_the_base_of_the_ledger_is_renamed_and_merged(archive: Path) -> None:
    minted(archive)
    change = renaming(archive, "S", "Q")
    renamed = parse_ledger(change.written[LEDGER].decode())
    assert renamed.base == "Q"
    assert b'base = "Q"' in change.written["edition.toml"]
    assert settle_merged([replace(renamed, base=None), renamed]).ledger == renamed
