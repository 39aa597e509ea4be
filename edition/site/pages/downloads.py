"""The data page: every published file, what it is, who uses it, how to read it, its checksum."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final, NamedTuple

from edition.export.catalogue import Export
from edition.site.frame import Frame
from edition.site.templating import page, render

_UNITS: Final = ("bytes", "kB", "MB", "GB")


class Download(NamedTuple):
    """A published file with its size in words and its SHA-256."""

    path: str
    size: str
    sha256: str


def data_page(frame: Frame, published: Sequence[Export]) -> bytes:
    """The page that documents the published files."""
    body = render(
        "data.html",
        "data.html",
        title=frame.edition.title,
        exports=[(export, [_download(*file) for file in export.files.items()]) for export in published],
    )
    return page("Data", f"The edition of {frame.edition.title} as files for programs.", body)


def _download(path: str, content: bytes) -> Download:
    return Download(path, _size(len(content)), hashlib.sha256(content).hexdigest())


def _size(length: int) -> str:
    size = float(length)
    for unit in _UNITS[:-1]:
        if size < 1000:
            return f"{size:,.0f} {unit}" if unit == _UNITS[0] else f"{size:,.1f} {unit}"
        size /= 1000
    return f"{size:,.1f} {_UNITS[-1]}"
