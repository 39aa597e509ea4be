"""Commands as another user, in folders that are read-only or another's: one message, and nothing changed."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from click.testing import CliRunner

from edition.app.cli import cli
from tests.attack.forks import run, snapshot
from tests.attack.kills import ATTACKS, lay
from tests.support.commands import import_house

_NOBODY: Final = 65534
_READING: Final = {
    "check": ("check", "a"),
    "collate": ("collate", "a"),
    "cite": ("cite", "p1", "--archive", "a"),
    "quote": ("quote", "It is false in every part of it.", "--archive", "a"),
    "dry mint": ("mint", "a", "--dry-run"),
}
_WRITING: Final = {
    name: attack.arguments for name, attack in ATTACKS.items() if name not in ("new", "settle")
}


def _all_theirs(work: Path) -> None:
    """Everything belongs to root, readable."""


def _folder_read_only(work: Path) -> None:
    _give(work)
    for folder in (work / "a", work):
        folder.chmod(0o555)


def _files_read_only(work: Path) -> None:
    _give(work)
    for path in (work / "a").iterdir():
        path.chmod(0o444)


def _source_unreadable(work: Path) -> None:
    _give(work)
    (work / "a" / "A.txt").chmod(0)


def _ledger_theirs(work: Path) -> None:
    _give(work)
    os.chown(work / "a" / "permalinks.toml", 0, 0)


def _folder_unsearchable(work: Path) -> None:
    _give(work)
    (work / "a").chmod(0o600)


CONDITIONS: Final[tuple[Callable[[Path], None], ...]] = (
    _all_theirs,
    _folder_read_only,
    _files_read_only,
    _source_unreadable,
    _ledger_theirs,
    _folder_unsearchable,
)


def _give(work: Path) -> None:
    for path in (work, *work.rglob("*")):
        os.chown(path, _NOBODY, _NOBODY)


def report() -> bool:
    """Type each command in each kind of folder; whether all ended as they must."""
    if os.geteuid():
        print("Other users: only root can be another user; not tried")
        return True
    import_house()
    _warm()
    count, faults = 0, list[str]()
    for condition in CONDITIONS:
        for name, arguments in (_READING | _WRITING).items():
            count += 1
            faults += _tried(condition, name, arguments)
    print(f"Other users: {count} commands in {len(CONDITIONS)} kinds of folder, {len(faults)} faults")
    print(*faults, sep="\n", end="\n" if faults else "")
    return not faults


def _warm() -> None:
    """Type each command here once: the other user may not read the interpreter's own modules."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        lay(Path("work"), ATTACKS["add"])
        os.chdir("work")
        for arguments in (*_READING.values(), ("build", "a", "--site", "site"), ("export", "a", "out")):
            CliRunner().invoke(cli, arguments)
        "".encode("utf-32-le")
        os.chdir("..")


def _tried(condition: Callable[[Path], None], name: str, arguments: tuple[str, ...]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        work = Path(folder, "work")
        lay(work, ATTACKS["add"])
        condition(work)
        before = snapshot(work)
        ended = run(*arguments, folder=work, user=_NOBODY)
        after = snapshot(work)
        shutil.rmtree(work)
    said = f"{condition.__name__.strip('_')}, {name}: "
    faults = []
    if "Traceback" in ended.said or ended.status not in (0, 1):
        faults.append(f"{said}ended with {ended.status}: {' '.join(ended.said.split())[-200:]}")
    if ended.status and after != before:
        changed = sorted(k for k in before.keys() | after.keys() if before.get(k) != after.get(k))
        faults.append(f"{said}failed, and changed {changed}")
    if lost := [path for path, content in before.items() if path in after and not after[path] and content]:
        faults.append(f"{said}emptied {lost}")
    return faults
