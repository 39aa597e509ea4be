"""What takes long to make and follows from little, kept from run to run where the edge has a place for it.

What is kept was made by this version of the program and of its libraries from what is given now: anything
else, and what is broken, is made anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Final, Protocol, TypeVar, cast
from zlib import crc32

Made = TypeVar("Made")

_MARK: Final = 32  # bytes of a digest
_SUM: Final = 4  # bytes of a checksum


class LastingPlace(Protocol):
    """Where files last by name; `version` is that of all that makes them."""

    @property
    def version(self) -> str: ...

    def read(self, name: str) -> bytes:
        """The file; b"" where there is none."""

    def write(self, name: str, content: bytes) -> None:
        """Keep it, if that is possible."""


class _InUse:
    place: LastingPlace | None = None


def keep_in(place: LastingPlace | None) -> None:
    """Keep what lasts in a place from now on; in none, all is made in each run."""
    _InUse.place = place


def lasting(name: str, given: Iterable[str | bytes], make: Callable[[], bytes]) -> bytes:
    """What `make` gives, or gave in an earlier run where the same was given.

    One thing is kept under a name, which is that of a file.
    """
    place = _InUse.place
    if place is None:
        return make()
    mark = _digest(place.version, *given)
    kept = place.read(name)
    content = kept[_MARK + _SUM :]
    if kept[: _MARK + _SUM] != mark + _checksum(content):
        content = make()
        place.write(name, mark + _checksum(content) + content)
    return content


def lasting_values(name: str, given: Iterable[str | bytes], make: Callable[[], Made]) -> Made:
    """What `make` gives, as `lasting`, of values that JSON can write: lists, and dicts by strings."""
    if _InUse.place is None:
        return make()
    written = lasting(name, given, lambda: json.dumps(make(), ensure_ascii=False).encode())
    return cast(Made, json.loads(written.decode()))


def _digest(*given: str | bytes) -> bytes:
    """Of each with its length, so that nothing goes from one to the next."""
    found = hashlib.blake2b(digest_size=_MARK)
    for each in given:
        content = each.encode("utf-8", "surrogatepass") if isinstance(each, str) else each
        found.update(len(content).to_bytes(8, "big"))
        found.update(content)
    return found.digest()


def _checksum(content: bytes) -> bytes:
    return crc32(content).to_bytes(_SUM, "big")
