"""A file inside a folder of sources: its bytes, of which none leads out of it, and its text, verbatim."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from edition.errors import EditionError, shown
from edition.permalink import same_file_key

_LINE_END: Final = re.compile(rb"\r\n|\n|\r")
LARGEST: Final = 16 << 20
"""Bytes of a source: some fifteen long novels; what is larger is a mistake, and would take all memory."""

LARGEST_BESIDE: Final = 256 << 20
"""Bytes of a file beside the sources: an original with its pictures, the ledger with all texts ever."""

MOST_LINES: Final = 200_000
"""Lines of a source, ten times those of a long novel: each may be a paragraph, and have a page of its own."""

_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BOM: Final = "\ufeff"


class UnusableError(Exception):
    """Why a file cannot serve; the caller knows which key named it."""

    def __init__(self, message: str, line: int | None = None) -> None:
        self.message, self.line = message, line
        super().__init__(message)


class TextFile(NamedTuple):
    """The text of a file, and what tells whether its bytes are still the same."""

    text: str
    sha256: str


def decode(content: bytes, file: str) -> str:
    """The text of a source, verbatim; EditionError where it cannot be one, naming it `file`."""
    try:
        return _decoded(content)
    except UnusableError as fault:
        raise EditionError.of(file, fault.message, fault.line) from fault


def read_beside(folder: Path, name: str) -> str | None:
    """The text of a file that may stand beside the sources; EditionError where it cannot be read."""
    named = folder / name
    if not (named.exists() or named.is_symlink()):
        return None
    try:
        content = content_of(named, folder, LARGEST_BESIDE)
        return _decoded(content).removeprefix(BOM) if content.removeprefix(BOM.encode()).strip() else ""
    except UnusableError as fault:
        raise EditionError.of(named, fault.message, fault.line) from fault


def text_file(path: Path, folder: Path) -> TextFile:
    """A file inside the folder, decoded strictly; `UnusableError` where that cannot be."""
    content = content_of(path, folder)
    if (
        content.count(b"\n") + content.count(b"\r") >= MOST_LINES
        and _line(content, len(content)) > MOST_LINES
    ):
        raise UnusableError(f"has more than {MOST_LINES:,} lines: name a part of it")
    return TextFile(_decoded(content), hashlib.sha256(content).hexdigest())


def content_of(path: Path, folder: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a file inside the folder; `UnusableError` where it is none, or has more than `largest`."""
    try:
        _inside(path, folder)
        # A pipe that was put in the place of a file in between is not waited for.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
        try:
            facts = os.fstat(handle)
            if not os.path.samestat(facts, os.lstat(_inside(path, folder))):
                raise UnusableError("was exchanged while it was read: try again")
            if not stat.S_ISREG(facts.st_mode):
                raise UnusableError("is not a file")
            with open(handle, "rb", closefd=False) as file:
                content = file.read(largest + 1)
        finally:
            os.close(handle)
    except FileNotFoundError:
        raise UnusableError(f"does not exist{_named_otherwise(path)}: add it, or correct its name") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise UnusableError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(content) > largest:
        raise UnusableError(f"is larger than {largest >> 20} MB: name a part of it")
    return content


def _named_otherwise(path: Path) -> str:
    """What to say of a file beside a missing one that some file systems take for it."""
    if path.is_symlink():
        return ", but a link of that name does, which leads nowhere"
    key = same_file_key(path.name)
    with suppress(OSError):
        names = sorted(beside.name for beside in path.parent.iterdir())
        if found := next((name for name in names if same_file_key(name) == key), ""):
            coded = unicodedata.normalize("NFC", found) == unicodedata.normalize("NFC", path.name)
            how = "its letters and accents are coded otherwise" if coded else "its capitals are others"
            return f", but {shown(found)} does, and {how}"
    return ""


def _inside(path: Path, folder: Path) -> Path:
    """Where a path leads to; `UnusableError` where that is outside the folder."""
    real = path.resolve()
    if not real.is_relative_to(folder.resolve()):
        raise UnusableError("leads out of the folder: keep every source inside it")
    return real


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF16):
        raise UnusableError("is UTF-16: save it as UTF-8", line=1)
    if (at := content.find(0)) >= 0:
        raise UnusableError("has a NUL byte, so it is not plain text: remove it", line=_line(content, at))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        byte, line = content[error.start], _line(content, error.start)
        raise UnusableError(
            f"is not UTF-8 (byte 0x{byte:02x} at offset {error.start}): save it as UTF-8", line
        ) from error
    if not text.removeprefix(BOM).strip():
        raise UnusableError("is empty: put text into it", line=1)
    return text


def _line(content: bytes, at: int) -> int:
    return 1 + len(_LINE_END.findall(content, 0, at))
