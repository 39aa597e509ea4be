"""A change of an archive that is killed, or has no room, is made whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from edition.app.changes import ArchiveChange, adding, make, renaming, withdrawing
from edition.app.pipeline import register_of
from edition.errors import EditionError
from edition.sources.original import Original
from tests.support.changed_archives import PAGE, TEXT, archive_of_two, made, minted


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return archive_of_two(tmp_path / "archive")


class Killed(BaseException):
    """Stands for a kill: nothing that catches errors catches it."""


DECIDED = (
    '[[decision]]\ndo = "kind"\npassage = "p2"\nreadings = { A = "every", B = "each" }\n'
    'kind = "spelling"\nreason = "a slip"\nwho = "E"\ndate = 2026-01-02\n'
)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["rename", "withdraw", "add"])
def test_a_change_that_is_killed_at_any_step_is_made_whole_or_not_at_all(
    archive: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (archive / "decisions.toml").write_text(DECIDED)
    minted(archive)
    change = {
        "rename": lambda: renaming(archive, "B", "Q"),
        "withdraw": lambda: withdrawing(archive, "B", None),
        "add": lambda: adding(archive, [Original("news.html", PAGE.encode())]),
    }[kind]()
    if kind == "withdraw":
        (archive / "decisions.toml").unlink()
    before = {path.name: path.read_bytes() for path in archive.iterdir()}
    outcomes = []
    killed = True
    for step in count():
        if not killed:
            break
        killed = kill_at(step, archive, change, monkeypatch)
        outcomes.append(standing(archive))
        shutil.rmtree(archive)
        archive.mkdir()
        for name, content in before.items():
            (archive / name).write_bytes(content)
    assert set(outcomes) == {"old", "new"}
    assert outcomes == sorted(outcomes, reverse=True)
    assert outcomes[-1] == "new"


@pytest.mark.slow
def test_a_folder_of_bare_texts_has_no_source_more_where_adding_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a manifest every text in the folder is a source: a new one may come with the manifest alone."""
    folder = tmp_path / "bare"
    seen = set()
    for step in count():
        folder.mkdir()
        (folder / "B.txt").write_text(TEXT)
        change = adding(folder, [Original("A.html", PAGE.encode())])
        killed = kill_at(step, folder, change, monkeypatch)
        sigla = tuple(witness.siglum for witness in register_of(folder).edition.witnesses)
        seen.add((sigla, (folder / "edition.toml").is_file()))
        shutil.rmtree(folder)
        if not killed:
            break
    assert seen == {(("B",), False), (("B", "A"), True)}


@pytest.mark.parametrize("written", range(4))
def test_a_disk_that_is_full_leaves_no_hidden_file_of_an_addition(
    archive: Path, written: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in archive.iterdir()}
    change = adding(archive, [Original("news.html", PAGE.encode())])
    room = iter(range(written))

    def sync(_: int) -> None:
        if next(room, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", sync)
        with suppress(OSError):
            make(archive, change)
    assert {path.name: path.read_bytes() for path in archive.iterdir()} == before
    assert standing(made(archive, change)) == "new"


def kill_at(step: int, archive: Path, change: ArchiveChange, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Make a change and kill it before its step-th change of the disk; False where it has no such step."""
    left = step

    def guarded(act: Callable[..., object]) -> Callable[..., object]:
        def run(*arguments: object, **options: object) -> object:
            nonlocal left
            if left == 0:
                raise Killed
            left -= 1
            return act(*arguments, **options)

        return run

    with monkeypatch.context() as patched, suppress(Killed):
        for name in ("replace", "rename", "unlink", "mkdir"):
            patched.setattr(Path, name, guarded(getattr(Path, name)))
        make(archive, change)
        return False
    return True


def standing(archive: Path) -> str:
    """Which of the two states an archive is in when it is read; there is no third."""
    register = register_of(archive)
    assert not (archive / ".change.json").exists()
    recorded = {entry.siglum for entry in register.ledger.witnesses if entry.until is None}
    sigla = {witness.siglum for witness in register.edition.witnesses}
    renamed_there = any("Q" in entry.into for entry in register.ledger.witnesses)
    assert renamed_there == ("Q" in sigla)
    assert recorded <= sigla | {"B"}
    for name in ("A.txt", "B.txt"):
        assert (archive / name).is_file() or (archive / "withdrawn" / name).is_file()
    return "old" if sigla == {"A", "B"} else "new"


@pytest.mark.parametrize(
    "plan_text",
    [
        "",
        "[]",
        '{"written": {"../x.toml": "x"}, "moved": {}}',
        '{"written": {}, "moved": {"A.txt": "/tmp/A.txt"}}',
        '{"written": {"out/x": "x"}, "moved": {}}',
        '{"written": {"edition.toml": 1}, "moved": {}}',
    ],
)
def test_a_note_of_a_change_that_is_not_ours_does_nothing(archive: Path, plan_text: str) -> None:
    (archive / "out").symlink_to(archive.parent)
    (archive / ".change.json").write_text(plan_text)
    before = {path: path.read_bytes() for path in archive.iterdir() if path.is_file()}
    with pytest.raises(EditionError, match="delete it"):
        register_of(archive)
    assert {path: path.read_bytes() for path in archive.iterdir() if path.is_file()} == before
    assert not (archive.parent / "x").exists()
