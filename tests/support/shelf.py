"""A place in memory where things last."""

from __future__ import annotations

from collections.abc import Iterator

from edition.lasting import keep_in


class Shelf:
    """A place in memory."""

    def __init__(self) -> None:
        self.version = "1"
        self.files: dict[str, bytes] = {}

    def read(self, name: str) -> bytes:
        return self.files.get(name, b"")

    def write(self, name: str, content: bytes) -> None:
        self.files[name] = content


def shelf_in_use() -> Iterator[Shelf]:
    """A fixture: what lasts is kept on it."""
    found = Shelf()
    keep_in(found)
    yield found
    keep_in(None)
