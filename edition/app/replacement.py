"""A folder that takes the place of an earlier one at once, and never the place of what others made."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from edition.app.files import BUILT, has_mark, naming, put_mark, uninterrupted, unmark, writing
from edition.errors import EditionError

PUBLISHED: Final = "data/edition.json"
"""What every published folder has, and begins as no other program's file does."""

LISTED: Final = "assets/files.txt"
"""The names of all that a run wrote into a published folder, a line each: anything else is foreign."""

_OURS: Final = re.compile(rb'\s*\{\s*"schema":\s*"edition/')
_MADE: Final = frozenset({"p", "witness", "quality", "data", "assets", "search", "js", "img", "publishing"})
_BUILDING: Final = ".building"  # in a folder until it is whole
_MOUNTED: Final = "is a disk of its own, which cannot be replaced at once: name a folder in it with --site"
_PAGES: Final = (".html", ".md", ".xml", ".xml.gz")


@contextmanager
def replaced(target: Path, *, published: bool = True) -> Iterator[Path]:
    """A fresh folder that takes the place of `target` at once at the end, unless something fails.

    Only an empty folder is replaced, or (where it may be `published`) one that an earlier run published and
    that holds nothing else. Whoever else replaces a folder beside it waits. What a killed run left is
    cleared away.
    """
    named = target
    with suppress(OSError, RuntimeError):  # of links that lead in a circle, before Python 3.13
        target = target.resolve()
    if target.is_symlink():
        raise EditionError.of(named, "is a link that leads nowhere: delete it, or name another folder")
    if os.path.ismount(target):
        raise EditionError.of(target, _MOUNTED)
    if not target.parent.is_dir():
        raise EditionError.of(target.parent, "is not a folder: make it first, or name another")
    fresh, aside = target.with_name(f".{target.name}.new"), _put_aside(target)
    with writing(target.parent):
        for left in (fresh, aside):
            _refuse_left(left)
        if aside.exists() and not target.exists() and not _is_marked(aside):
            aside.rename(target)
        _refuse_foreign(target, published and is_published(target))
        for left in (fresh, aside):
            _remove(left)
        fresh.mkdir()
        mine = _identity(fresh)
        try:
            put_mark(fresh, _BUILDING)
            yield fresh
            with uninterrupted():
                _take_place(fresh, target)
        finally:
            if _identity(fresh) == mine:
                with suppress(OSError):
                    _remove(fresh)


def _take_place(fresh: Path, target: Path) -> None:
    """Put the finished folder in the place of the other, which is removed."""
    made = frozenset(path.name for path in fresh.iterdir()) - {_BUILDING}
    there = _identity(target)
    _refuse_guests(target, made)
    _mark_as_whole(fresh)
    old = _exchange(fresh, target)
    if old is not None:
        _refuse_what_came_between(old, fresh, target, made, there)
        _remove(old)
    unmark(target)


def _mark_as_whole(folder: Path) -> None:
    """Take the mark of building away; what nothing else shows to be ours gets another mark.

    A published folder is known by what it holds, so that a kill right after it took its place leaves
    nothing in it that is no part of it.
    """
    if is_published(folder):
        (folder / _BUILDING).unlink()
    else:
        (folder / _BUILDING).rename(folder / BUILT)


def _is_marked(folder: Path) -> bool:
    """Whether a killed run left the folder, half made, half removed, or not yet in its place."""
    return any(has_mark(folder, mark) for mark in (_BUILDING, BUILT))


def is_published(folder: Path) -> bool:
    """Whether an earlier run made the folder."""
    mark = folder / PUBLISHED
    if not mark.is_file():
        return False
    with mark.open("rb") as file:
        return _OURS.match(file.read(200)) is not None


def list_files(folder: Path) -> None:
    """Write into a finished folder the list of its files, itself included."""
    names = {path.relative_to(folder).as_posix() for path in _files(folder)} | {LISTED}
    target = folder / LISTED
    target.parent.mkdir(exist_ok=True)
    with naming(target):
        target.write_text("".join(f"{name}\n" for name in sorted(names - {_BUILDING})), "utf-8")


def _files(folder: Path) -> Iterator[Path]:
    """All that is no folder, links to folders included, and the folders that are empty."""
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_dir() or not any(path.iterdir()):
            yield path


def _refuse_left(left: Path) -> None:
    """EditionError where what has the name of a folder that a killed run leaves is not, or not only, ours.

    A kill while a mark is written leaves it empty.
    """
    if left.is_symlink():
        raise _foreign(left)
    if left.is_dir() and not _is_marked(left):
        mark = left / _BUILDING
        begun = frozenset({_BUILDING} if mark.is_file() and not mark.stat().st_size else ())
        _refuse_foreign(left, is_published(left) or begun == {path.name for path in left.iterdir()})
        if is_published(left):
            _refuse_guests(left, frozenset(), marks=begun)
    elif not left.is_dir():
        _refuse_foreign(left, ours=False)


def _refuse_foreign(target: Path, ours: bool) -> None:
    if ours or not os.path.lexists(target):
        return
    if not target.is_dir() or any(target.iterdir()):
        raise _foreign(target)


def _foreign(target: Path) -> EditionError:
    message = "holds something else than a site built here: name a new or an empty folder, or move it away"
    return EditionError.of(target, message)


def refuse_to_empty(folder: Path) -> None:
    """EditionError where a folder that is about to be emptied holds what no run of ours made."""
    if not is_begun(folder):
        _refuse_foreign(folder, is_published(folder))
        _refuse_guests(folder, frozenset())


def is_begun(folder: Path) -> bool:
    """Whether `replaced` has just begun a folder: it holds its mark and nothing else."""
    return has_mark(folder, _BUILDING) and [path.name for path in folder.iterdir()] == [_BUILDING]


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from any other; None where there is none."""
    with suppress(FileNotFoundError):
        facts = folder.lstat()
        return facts.st_dev, facts.st_ino
    return None


def _refuse_what_came_between(
    old: Path, fresh: Path, target: Path, made: frozenset[str], there: tuple[int, int] | None
) -> None:
    """EditionError, with all put back, where the replaced folder is not, or not only, what was looked at."""
    try:
        if _identity(old) != there or old.is_symlink():
            message = "was exchanged for another folder while the new one was put there: nothing was changed"
            raise EditionError.of(target, message)
        _refuse_guests(old, made, target)
    except EditionError:
        if old == fresh:
            _exchange_at_once(fresh, target)
        else:
            target.rename(fresh)
            old.rename(target)
        raise


def _refuse_guests(
    target: Path, fresh: frozenset[str], named: Path | None = None, marks: frozenset[str] = frozenset()
) -> None:
    """EditionError where something stands in a published folder that no run made: it would be lost.

    `fresh` are the names that the new run has made at its top, `marks` those of marks that a kill left.
    """
    if not target.exists():
        return
    if has_mark(target, BUILT):
        marks |= {BUILT}
    listed = _listed(target)
    if listed is None:  # an earlier version of this program wrote no list
        made = fresh | _MADE | marks
        guests = [p.name for p in target.iterdir() if p.name not in made and not p.name.endswith(_PAGES)]
    else:
        made = listed | marks
        guests = sorted({path.relative_to(target).as_posix() for path in _files(target)} - made)
    if guests:
        message = f"holds {min(guests)}, which no build makes: move it away, or name another folder"
        raise EditionError.of(named or target, message)


def _listed(folder: Path) -> frozenset[str] | None:
    """The names in the list that a run left in a folder; None where it left none."""
    with suppress(UnicodeDecodeError):
        if (folder / LISTED).is_file():
            return frozenset((folder / LISTED).read_text("utf-8").splitlines())
    return None


def _remove(folder: Path) -> None:
    """Remove a folder of ours; its mark goes last, so that the next run knows what a kill leaves of it."""
    if folder.exists():
        mark = folder / _BUILDING
        others = [path for path in folder.iterdir() if path != mark]
        if others and not has_mark(folder, _BUILDING):  # not written anew: the disk may be full
            put_mark(folder, _BUILDING)
        for path in others:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        mark.unlink(missing_ok=True)
        folder.rmdir()


def _exchange(fresh: Path, target: Path) -> Path | None:
    """Let the two folders change places in one step, so that a kill leaves one of them whole.

    Where the system cannot do that, it takes two steps, and the next run mends what a kill between
    them left. Returns where the old folder is now, None where there was none.
    """
    if not target.exists():
        fresh.rename(target)
        return None
    if _exchange_at_once(fresh, target):
        return fresh
    old = _put_aside(target)
    try:
        target.rename(old)
    except OSError as error:
        if error.errno == errno.EBUSY:
            raise EditionError.of(target, _MOUNTED) from error
        raise
    fresh.rename(target)
    return old


def _exchange_at_once(fresh: Path, target: Path) -> bool:
    at_working_folder, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux
    rename: Callable[..., int] | None = getattr(ctypes.CDLL(None), "renameat2", None)
    places = (at_working_folder, os.fsencode(fresh), at_working_folder, os.fsencode(target), exchange)
    return rename is not None and rename(*places) == 0


def _put_aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")
