"""Files written so that nothing is lost: at once, one writer at a time, and never over what others made."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import signal
import stat
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from edition.errors import EditionError

log = logging.getLogger("edition")

_PLAN: Final = ".change.json"  # what a change of several files is to do, until it is done
_ENDS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
BUILT: Final = ".built"  # a mark in a folder that is whole, until it stands in its place
_MARK: Final = b"This folder is being made by a run of the edition, which deletes this file at its end.\n"


def rewrite(path: Path, content: str) -> None:
    """Put a text in the place of a file at once, so that a kill leaves the old one or the new one."""
    fresh, target = _places(path)
    try:
        if not _has(fresh, content):
            _lay_beside(path, content)
        fresh.replace(target)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _places(path: Path) -> tuple[Path, Path]:
    """Where a file is written before it takes its place, and that place; a link stays a link."""
    target = path.resolve()
    return target.with_name(f".{target.name}.new"), target


def _has(fresh: Path, content: str) -> bool:
    with suppress(OSError):
        return not fresh.is_symlink() and fresh.read_bytes() == content.encode()
    return False


def _lay_beside(path: Path, content: str) -> None:
    """Write what is to take the place of a file, whole, beside it."""
    fresh, target = _places(path)
    with naming(path), fresh.open("w", encoding="utf-8", newline="\n") as file:
        if target.exists():
            os.fchmod(file.fileno(), stat.S_IMODE(target.stat().st_mode))
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an error of the disk say which file it was about: of a full one the system says none."""
    try:
        yield
    except OSError as error:
        if error.filename is None and error.filename2 is None:
            error.filename = str(path)
        raise


def write_into(folder: Path, contents: Iterable[tuple[str, bytes]], told: Path | None = None) -> None:
    """Write files by their paths in a folder; an error names them as in the one that is `told`."""
    for path, content in contents:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with naming((told or folder) / path):
            (folder / path).write_bytes(content)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Keep every other run that writes into a folder waiting until this one is done; a kill lets it go on.

    What is read inside is what the last writer left. Readers need no lock: files are replaced at once.
    """
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise EditionError.of(folder, "is not a folder: name the one that holds the sources") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            log.info("Waiting for another run that writes into %s", folder)
            fcntl.flock(handle, fcntl.LOCK_EX)
        with uninterrupted():
            _finish(folder)
            unmark(folder)
        yield
    finally:
        os.close(handle)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let what has begun come to its end: Ctrl-C has no effect, and what else would end this run waits."""
    if threading.current_thread() is not threading.main_thread():  # signals go to that one
        yield
        return
    came: list[int] = []
    before = {number: signal.signal(number, lambda number, _: came.append(number)) for number in _ENDS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for late in came:
            if late != signal.SIGINT:
                os.kill(os.getpid(), late)


def write_together(folder: Path, written: Mapping[str, str], moved: Mapping[str, str]) -> None:
    """Rewrite several files of a folder and move others inside it, all or none; `writing` is held.

    What is to be done is written down first: where a kill comes between, whoever next reads the archive or
    writes into it does the rest. Names are relative to the folder; what is moved takes no file's place.
    All is laid beside its place before that: a disk that is full leaves the archive as it was.
    """
    with uninterrupted():
        try:
            for name, content in written.items():
                _lay_beside(folder / name, content)
            rewrite(folder / _PLAN, json.dumps({"written": dict(written), "moved": dict(moved)}))
        except BaseException:
            for name in written:
                with suppress(OSError):
                    _places(folder / name)[0].unlink(missing_ok=True)
            raise
        _finish(folder)


def finish_change(folder: Path) -> None:
    """Do the rest of a change that was killed; wait for one that goes on."""
    if is_planned(folder):
        with writing(folder):
            pass


def is_planned(folder: Path) -> bool:
    """Whether a change is written down that is not done to its end."""
    return (folder / _PLAN).is_file()


def _finish(folder: Path) -> None:
    plan = folder / _PLAN
    if not is_planned(folder):
        return
    try:
        planned = json.loads(plan.read_text("utf-8"))
        written, moved = planned["written"], planned["moved"]
        names = (*written, *moved, *moved.values())
        inside = all(_is_inside(folder, name) for name in names) and not plan.is_symlink()
        if not inside or not all(isinstance(text, str) for text in written.values()):
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EditionError.of(plan, "is not a change that this program left: delete it") from error
    for name, content in written.items():
        rewrite(folder / name, content)
    for name, to in moved.items():
        target = folder / to
        target.parent.mkdir(parents=True, exist_ok=True)
        if (folder / name).is_file() and not os.path.lexists(target):
            (folder / name).rename(target)
    plan.unlink()


def _is_inside(folder: Path, name: object) -> bool:
    return isinstance(name, str) and (folder / name).resolve().is_relative_to(folder.resolve())


def stamp(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Which files of an archive there are, and what tells whether one was written since.

    Whatever a program that knows of no lock does in between (an editor, a checkout) shows in it.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".toml", ".txt") and "site" not in path.relative_to(folder).parts[:1]:
            with suppress(FileNotFoundError):
                facts = path.stat()
                found[str(path)] = facts.st_mtime_ns, facts.st_size, facts.st_ino
    return found


def put_mark(folder: Path, name: str) -> None:
    """Write a file of that name by which a folder is known as one that a run of ours made."""
    with naming(folder / name), (folder / name).open("wb") as file:
        file.write(_MARK)


def has_mark(folder: Path, name: str) -> bool:
    """Whether a folder has our mark of that name: a file with anything but our words in it is another's."""
    mark = folder / name
    with suppress(FileNotFoundError, NotADirectoryError):
        facts = mark.lstat()
        return stat.S_ISREG(facts.st_mode) and facts.st_size == len(_MARK) and mark.read_bytes() == _MARK
    return False


def unmark(folder: Path) -> None:
    """Take our mark of a whole folder away: it is there where a kill came right after it took its place."""
    if has_mark(folder, BUILT):
        (folder / BUILT).unlink()
