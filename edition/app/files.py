"""Files and folders replaced whole or not at all; a published copy held against a fresh build."""

from __future__ import annotations

import ctypes
import fcntl
import http.client
import os
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from edition.errors import EditionError, Fault


def rewrite(path: Path, content: str) -> None:
    """Put a text in the place of a file at once, so that a kill leaves the old one or the new one."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def replaced(target: Path, mark: str | None) -> Iterator[Path]:
    """A fresh folder that takes the place of `target` at once at the end, unless something fails.

    Only an empty folder is replaced, or one that has a file `mark` and so was published before;
    without a mark, any.
    Whoever else replaces a folder beside it waits. What a killed run left is cleared away.
    """
    target = target.resolve()
    _refuse_foreign(target, mark)
    fresh = target.with_name(f".{target.name}.new")
    with _locked(target.parent):
        if _put_aside(target).exists() and not target.exists():
            _put_aside(target).rename(target)
        shutil.rmtree(_put_aside(target), ignore_errors=True)
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        try:
            yield fresh
            _exchange(fresh, target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _refuse_foreign(target: Path, mark: str | None) -> None:
    if not target.parent.is_dir():
        raise EditionError([Fault(str(target.parent), "is no folder: make it first, or name another")])
    if not target.exists() or (target.is_dir() and (mark is None or (target / mark).exists())):
        return
    if not target.is_dir() or any(target.iterdir()):
        raise EditionError([Fault(str(target), "holds something else: name a new or an empty folder")])


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _exchange(fresh: Path, target: Path) -> None:
    """Let the two folders change places in one step, so that a kill leaves one of them whole.

    Where the system cannot do that, it takes two steps, and the next run mends what a kill between
    them left.
    """
    if not target.exists():
        fresh.rename(target)
        return
    if not _exchange_at_once(fresh, target):
        old = _put_aside(target)
        target.rename(old)
        fresh.rename(target)
        shutil.rmtree(old)


def _exchange_at_once(fresh: Path, target: Path) -> bool:
    at_working_folder, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux
    rename: Callable[..., int] | None = getattr(ctypes.CDLL(None), "renameat2", None)
    places = (at_working_folder, os.fsencode(fresh), at_working_folder, os.fsencode(target), exchange)
    return rename is not None and rename(*places) == 0


def _put_aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


_PATIENCE: Final = 30  # seconds for one file
_AT_ONCE: Final = 8  # requests


def deviations(site: Path, published: str) -> Iterator[str]:
    """Each file in which the published copy differs from the site, with how; by path.

    Files that the copy has beyond the site's are found in a folder only: an address lists nothing.
    """
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    if published.startswith(("http://", "https://")):
        yield from _at_address(site, files, published.removesuffix("index.html").rstrip("/") + "/")
    else:
        yield from _in_folder(site, files, published)


def _in_folder(site: Path, files: list[str], published: str) -> Iterator[str]:
    copy = Path(published)
    if not copy.is_dir():
        raise EditionError([Fault(published, "is no folder, and no address that begins with http")])
    found = (path for path in copy.rglob("*") if path.is_symlink() or not path.is_dir())
    theirs = {path.relative_to(copy).as_posix() for path in found}
    for file in sorted(theirs | set(files)):
        if file not in theirs:
            yield f"{file} is missing"
        elif file not in files:
            yield f"{file} is no part of the site"
        elif (copy / file).read_bytes() != (site / file).read_bytes():
            yield f"{file} differs"


def _at_address(site: Path, files: list[str], address: str) -> Iterator[str]:
    def deviation(file: str) -> str | None:
        try:
            with urllib.request.urlopen(address + quote(file), timeout=_PATIENCE) as answer:  # noqa: S310
                same = answer.read() == (site / file).read_bytes()
        except urllib.error.HTTPError as error:
            return f"{file} is missing" if error.code == 404 else f"{file} is refused: {error}"
        except (OSError, http.client.HTTPException) as error:
            raise EditionError([Fault(address + quote(file), f"cannot be fetched: {error}")]) from error
        return None if same else f"{file} differs"

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from filter(None, pool.map(deviation, files))
