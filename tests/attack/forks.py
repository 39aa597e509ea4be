"""The command line in a fork that can be killed at a chosen change of the disk, or be another user."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, NoReturn

from tests.support.commands import typed
from tests.support.disk import KILLED, Watch


class Ended(NamedTuple):
    """How a command ended: its status, what it said, how often it changed the disk."""

    status: int
    said: str
    changes: int


def run(
    *arguments: str | Path,
    folder: Path,
    kill_at: int | None = None,
    interrupt_at: int | None = None,
    user: int | None = None,
) -> Ended:
    """A command in a fork, typed in a folder; it ends before change `kill_at` of the disk, counted from 0.

    `interrupt_at`: the change at which Ctrl-C is typed.
    `user`: the number of the user (and group) that it runs as, which only root can choose.
    """
    with tempfile.NamedTemporaryFile() as out:
        child = os.fork()
        if not child:
            _be_the_command(
                [str(each) for each in arguments], folder, (kill_at, interrupt_at), user, out.fileno()
            )
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said, _, changes = Path(out.name).read_text("utf-8", "replace").rpartition("\0")
    return Ended(status, said, int(changes or 0))


def killed_before(step: int, action: Callable[[], object]) -> bool:
    """Do something in a fork that is killed before change `step` of the disk; False where it ended before."""
    child = os.fork()
    if not child:
        status = 1
        try:
            sys.addaudithook(Watch(step, os._exit).see)
            action()
            status = 0
        finally:
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, KILLED)
    return status == KILLED


def _be_the_command(
    arguments: list[str], folder: Path, stop_at: tuple[int | None, int | None], user: int | None, out: int
) -> NoReturn:
    def end(status: int) -> NoReturn:
        os.write(1, f"\0{watch.seen}".encode())
        os._exit(status)

    def interrupt(_: int) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    kill_at, interrupt_at = stop_at
    watch = Watch(kill_at, end) if interrupt_at is None else Watch(interrupt_at, interrupt)
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # of jobs in the background it is ignored
        _redirect(out)
        os.chdir(folder)
        if user is not None:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
        sys.addaudithook(watch.see)
        status = typed(arguments)
    finally:
        end(status)


def _redirect(out: int) -> None:
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(out, 2)
    # What a test puts in the place of these writes elsewhere.
    sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115


def snapshot(folder: Path) -> dict[str, bytes]:
    """All files of a folder, by path, what links lead to and empty folders; what is hidden included."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            content = str(path.readlink()).encode()
        elif path.is_dir() and any(path.iterdir()):
            continue
        else:
            content = b"" if path.is_dir() else path.read_bytes()
        found[path.relative_to(folder).as_posix()] = content
    return found
