"""Templates that stay compiled from run to run, and the files of the theme without its thousands of icons.

To compile the templates takes a third of the build of a small archive, to list the icons, none of which is a
file of the site, a sixth. Beside the templates lies what else lasts.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig

from edition.lasting import keep_in
from edition.site.templating import environment

_PROGRAM: Final = Path(__file__).resolve().parents[1]
_FACTS: Final = (".dist-info", ".egg-info")


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder of the user's own below that of temporary files, by their source.

    One that cannot be read is compiled again, and one that cannot be written, as on a full disk, is not kept.
    """

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of a template's file, and what else decides how it is compiled."""
        return hashlib.sha1(f"{_compiler()}|{name}|{filename}".encode(), usedforsecurity=False).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read it, where it is there and whole."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # of what a broken file holds nothing is known
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write it, if that is possible."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def _compiler() -> str:
    """The versions of Jinja and mkdocs, and our own settings: Jinja works out filters of what is constant."""
    own = (files("edition.site") / "templating.py").read_bytes()
    return f"{version('jinja2')}|{version('mkdocs')}|{hashlib.sha256(own).hexdigest()}"


class LastingFiles:
    """Files beside the compiled templates; one that cannot be read or written is not kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        _loaded()

    @property
    def version(self) -> str:
        """Of Python, its packages and the program, as they were at first: that is what is loaded."""
        return _loaded()

    def read(self, name: str) -> bytes:
        """The file; b"" where there is none."""
        with suppress(OSError):
            return self._path(name).read_bytes()
        return b""

    def write(self, name: str, content: bytes) -> None:
        """Keep it whole, in the place of what was there."""
        with suppress(OSError), NamedTemporaryFile(dir=self._folder, delete=False) as file:
            try:
                file.write(content)
                file.close()
                Path(file.name).replace(self._path(name))
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise

    def _path(self, name: str) -> Path:
        """Each program that lies somewhere has its own, lest two replace each other's."""
        place = hashlib.sha256(str(_PROGRAM).encode()).hexdigest()[:8]
        return self._folder / f"statement-archive-{place}-{name}"


@cache
def _loaded() -> str:
    """The files of the program are known by size and time, as Python knows those that it compiled."""
    return "\n".join([sys.version, *_packages(), *_written(str(_PROGRAM))])


def _packages() -> Iterator[str]:
    """The installed packages, whose folders of facts bear name and version; older ones are .egg-info."""
    for folder in sys.path:
        with suppress(OSError):
            yield from sorted(path.name for path in Path(folder).iterdir() if path.suffix in _FACTS)


def _written(folder: str) -> Iterator[str]:
    """The files of a folder by name, size and time, without what Python compiled of them."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            with suppress(OSError):  # it is gone, or leads nowhere, as the mark of an editor in Emacs
                facts = os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118 - there are hundreds
                yield f"{place}/{name} {facts.st_size} {facts.st_mtime_ns}"


def keep_compiled(config: MkDocsConfig) -> None:
    """Let the templates of the theme and our own be compiled once, where Python keeps what it compiles."""
    kept = None
    if not sys.dont_write_bytecode:
        with suppress(RuntimeError, OSError):  # there is no folder that is the user's alone
            kept = CompiledTemplates()
    environment().bytecode_cache = kept
    environment().look_again()
    keep_in(LastingFiles(Path(kept.directory)) if kept else None)
    make = config.theme.get_env

    def get_env() -> Environment:
        env = make()
        env.bytecode_cache = kept
        env.list_templates = lambda extensions=None, filter_func=None: _shown(config.theme.dirs, filter_func)  # type: ignore[method-assign]
        return env

    config.theme.get_env = get_env  # type: ignore[method-assign]


def _shown(folders: list[str], wanted: Callable[[str], Any] | None) -> list[str]:
    """The files in folders of a theme; mkdocs would look at every hidden one, and leave it out."""
    found = {name for folder in folders for name in _files(folder)}
    return sorted(filter(wanted, found))


def _files(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = os.path.relpath(place, folder).replace(os.sep, "/")
        yield from (name if inside == "." else f"{inside}/{name}" for name in names)
