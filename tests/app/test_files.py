"""Files are written whole, and one writer at a time."""

from __future__ import annotations

import os
import signal
import stat
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from edition.app import cli as command_line
from edition.app.files import rewrite, stamp, uninterrupted, writing
from edition.app.replacement import PUBLISHED
from edition.ledger.entries import NAME as LEDGER
from edition.ledger.file import parse_ledger


def test_a_rewritten_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_text("old")
    real.chmod(0o640)
    (tmp_path / "link.toml").symlink_to(real)
    rewrite(tmp_path / "link.toml", "new")
    assert (tmp_path / "link.toml").is_symlink()
    assert (real.read_text(), stat.S_IMODE(real.stat().st_mode)) == ("new", 0o640)
    assert {path.name for path in tmp_path.iterdir()} == {"link.toml", "real.toml"}


def test_a_writer_waits_for_the_one_before_it(tmp_path: Path) -> None:
    order: list[str] = []
    entered = threading.Event()

    def second() -> None:
        entered.set()
        with writing(tmp_path):
            order.append("second")

    with writing(tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        entered.wait()
        thread.join(0.1)  # as long as it is given to be wrong
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_ctrl_c_has_no_effect_on_what_comes_to_its_end_alone() -> None:
    # Where a shell started the tests in the background it is ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with uninterrupted():
            os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


def test_what_else_ends_a_run_waits() -> None:
    told: list[str] = []
    before = signal.signal(signal.SIGTERM, lambda *_: told.append("ended"))
    try:
        with uninterrupted():
            os.kill(os.getpid(), signal.SIGTERM)
            told.append("done")
    finally:
        signal.signal(signal.SIGTERM, before)
    assert told == ["done", "ended"]


def test_a_stamp_shows_every_change_of_an_archive_but_not_of_its_site(tmp_path: Path) -> None:
    (tmp_path / "A.txt").write_text("one")
    before = stamp(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "x.txt").write_text("x")
    assert stamp(tmp_path) == before
    rewrite(tmp_path / "A.txt", "two")
    assert stamp(tmp_path) != before


# Minting ------------------------------------------------------------------------------------------------

FIRST = "One paragraph of text stands here.\n"
SECOND = "Another one that is quite unlike it follows now.\n"
THIRD = "A further sentence, of which nobody had heard before.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "A.txt").write_text(FIRST)
    (folder / "edition.toml").write_text('[[witness]]\nsiglum = "A"\nfile = "A.txt"\n')
    return folder


def mint(folder: Path, *options: str) -> str:
    return CliRunner().invoke(command_line.cli, ["mint", str(folder), *options]).output


def test_a_mint_that_finds_the_sources_changed_starts_anew(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mint(archive)
    (archive / "A.txt").write_text(f"{FIRST}\n{SECOND}")
    read, runs = command_line.read_archive, []

    def disturbed(folder: Path) -> object:
        register = read(folder)
        if not runs:  # another program writes a paragraph and a ledger in between
            (archive / "A.txt").write_text(f"{FIRST}\n{SECOND}\n{THIRD}")
        runs.append(register)
        return register

    monkeypatch.setattr(command_line, "read_archive", disturbed)
    assert "Written" in mint(archive)
    assert len(runs) == 2
    entries = parse_ledger((archive / LEDGER).read_text()).entries
    assert [entry.versions[-1].text for entry in entries] == [FIRST.strip(), SECOND.strip(), THIRD.strip()]


def test_a_mint_whose_sources_never_rest_writes_nothing(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, runs = command_line.read_archive, []

    def disturbed(folder: Path) -> object:
        runs.append(folder)
        (archive / "A.txt").write_text(FIRST + "\nMore.\n" * len(runs))
        return read(folder)

    monkeypatch.setattr(command_line, "read_archive", disturbed)
    assert "changes while it is read" in mint(archive)
    assert not (archive / LEDGER).exists()


def test_a_lost_ledger_is_no_reason_to_mint(archive: Path) -> None:
    mint(archive)
    (archive / "site" / "data").mkdir(parents=True)
    (archive / "site" / PUBLISHED).write_text('{"schema": "edition/2"}')
    (archive / LEDGER).unlink()
    assert "restore permalinks.toml from version control" in mint(archive)
    assert not (archive / LEDGER).exists()
    assert "Written" in mint(archive, "--first")
