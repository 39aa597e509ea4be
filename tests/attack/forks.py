"""The command line in a fork that can be killed at a chosen change of the disk, or be another user."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple, NoReturn

from tests.support.commands import typed

KILLED: Final = 137
"""Exit status of a fork that ended itself as a kill would end it: nothing flushed, nothing cleared away."""

_CHANGES: Final = frozenset(
    {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate", "os.chmod"}
)
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Ended(NamedTuple):
    """How a command ended: its status, what it said, how often it changed the disk."""

    status: int
    said: str
    changes: int


def run(*arguments: str | Path, folder: Path, kill_at: int | None = None, user: int | None = None) -> Ended:
    """A command in a fork, typed in a folder; it ends before change `kill_at` of the disk, counted from 0.

    `user`: the number of the user (and group) that it runs as, which only root can choose.
    """
    with tempfile.NamedTemporaryFile() as out:
        child = os.fork()
        if not child:
            _be_the_command([str(each) for each in arguments], folder, kill_at, user, out.fileno())
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said, _, changes = Path(out.name).read_text("utf-8", "replace").rpartition("\0")
    return Ended(status, said, int(changes or 0))


def killed_before(step: int, action: Callable[[], object]) -> bool:
    """Do something in a fork that is killed before change `step` of the disk; False where it ended before."""
    child = os.fork()
    if not child:
        status = 1
        try:
            sys.addaudithook(_Watch(step).see)
            action()
            status = 0
        finally:
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, KILLED)
    return status == KILLED


def _be_the_command(
    arguments: list[str], folder: Path, kill_at: int | None, user: int | None, out: int
) -> NoReturn:
    watch = _Watch(kill_at)
    status = 1
    try:
        _redirect(out)
        os.chdir(folder)
        if user is not None:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
        sys.addaudithook(watch.see)
        status = typed(arguments)
    finally:
        watch.end(status)


def _redirect(out: int) -> None:
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(out, 2)


class _Watch:
    """Counts the changes of the disk that this process is about to make, and ends it before a chosen one."""

    def __init__(self, kill_at: int | None) -> None:
        self._kill_at, self._seen = kill_at, 0

    def see(self, event: str, arguments: tuple[object, ...]) -> None:
        """The audit hook."""
        if event in _CHANGES or (event == "open" and _is_writing(arguments[2])):
            if self._seen == self._kill_at:
                self.end(KILLED)
            self._seen += 1

    def end(self, status: int) -> NoReturn:
        """End the process, and say what it did."""
        os.write(1, f"\0{self._seen}".encode())
        os._exit(status)


def _is_writing(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & _WRITES)


def snapshot(folder: Path) -> dict[str, bytes]:
    """All files of a folder, by path, and the names that links have; what is hidden included."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()).encode()
        if path.is_symlink()
        else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }
