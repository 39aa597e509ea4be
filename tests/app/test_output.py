"""What cannot be written, and what is no text, is one message of every command."""

from __future__ import annotations

import errno
import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from edition.app.cli import cli
from edition.app.generator import site_here
from edition.app.terminal import told
from tests.support.programs import ROOT

FULL = Path("/dev/full")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "A.txt").write_text("We deny the charge.\n\nIt is false.\n")
    (folder / "B.txt").write_text("We deny the charge.\n\nIt is false now.\n")
    return folder


@pytest.mark.slow
@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", ["check", "collate", "--help"])
def test_output_to_a_full_disk_is_told(archive: Path, command: str) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "build_site.py", command, archive],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "Error: the output: No space left on device\n")


@pytest.mark.parametrize(
    ("command", "named"), [("new", "edition.toml"), ("mint", "permalinks.toml"), ("export", "out/")]
)
def test_a_full_disk_names_the_file(
    archive: Path, command: str, named: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The system names none when a write fails."""
    arguments = {
        "new": ["new", str(tmp_path / "n"), str(archive / "A.txt"), "--title", "T"],
        "mint": ["mint", str(archive)],
        "export": ["export", str(archive), str(tmp_path / "out")],
    }[command]

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(*((os, "fsync") if command == "mint" else (Path, "write_bytes")), full)
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 1
    assert f"{named}" in result.stderr
    assert "No space left on device" in result.stderr
    assert not [path for path in tmp_path.rglob("*") if path.name.startswith(".")]


@pytest.mark.parametrize("arguments", [["check", "\udcff"], ["new", "n", "A=A.txt", "--title", "\udce9x"]])
def test_an_argument_that_is_no_text_is_told(arguments: list[str]) -> None:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 2
    assert "names no file, and is not text in UTF-8" in result.stderr


def test_a_file_whose_name_is_no_text_can_be_read(archive: Path, tmp_path: Path) -> None:
    strange = os.fsdecode(os.fsencode(tmp_path) + b"/\xe9.txt")
    Path(strange).write_text("It is false.\n")
    result = CliRunner().invoke(cli, ["add", str(archive), f"C={strange}", "--dry-run"])
    assert result.exit_code == 0, result.output
    refused = CliRunner().invoke(cli, ["add", str(archive), f"\udce9={strange}", "--dry-run"])
    assert refused.exit_code == 2


def test_streams_that_are_closed_are_opened_to_nowhere(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert site_here().name  # mkdocs takes another path without standard input
    cli.main(["collate", str(archive)], standalone_mode=False)
    for name in ("stdin", "stdout", "stderr"):
        getattr(sys, name).close()


def test_a_reader_that_has_gone_is_no_fault_of_files() -> None:
    with pytest.raises(BrokenPipeError), told():
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


def test_no_command_looks_for_cycles_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("atexit.register", asked.append)
    CliRunner().invoke(cli, ["--help"])
    assert gc.freeze in asked
