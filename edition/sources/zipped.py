"""Files that are zipped XML: what they hold, read with care."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from lxml import etree

from edition.sources.original import Original, refused

Element = etree._Element

_LARGEST: Final = 64 << 20  # bytes of one part, unpacked: its tree takes some twenty times that


class Parts:
    """The parts of a zipped file by their names; EditionError where one cannot be read."""

    def __init__(self, original: Original, kind: str) -> None:
        self._original, self._kind = original, kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(original.content))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise refused(original, f"cannot be read as {kind}: {error}") from error
        self.names = frozenset(self._zip.namelist())

    def content(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            if self._zip.getinfo(name).file_size > _LARGEST:
                raise self._refused(f"{name} has more than {_LARGEST:,} bytes")
            return self._zip.read(name)
        except (
            KeyError,
            RuntimeError,
            NotImplementedError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
        ) as error:
            raise self._refused(f"{name}: {error}") from error

    def tree(self, name: str) -> Element:
        """The XML of a part."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True
        )
        try:
            return etree.fromstring(self.content(name), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._refused(f"{name} is not XML: {error}") from error

    def tree_or_none(self, name: str) -> Element | None:
        """The XML of a part that may be missing."""
        return self.tree(name) if name in self.names else None

    def _refused(self, why: str) -> Exception:
        return refused(self._original, f"cannot be read as {self._kind}: {why}")


def safe_parser(recover: bool = False) -> etree.XMLParser:
    """A parser that opens nothing and unfolds no entities; any depth."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, recover=recover
    )


def local(element: Element) -> str:
    """The name of an element without its namespace; "" of what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
