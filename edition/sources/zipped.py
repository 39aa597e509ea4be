"""Files that are zipped XML: what they hold, read with care."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from lxml import etree

from edition.errors import EditionError
from edition.model import single_spaced
from edition.sources.original import Original, refused

Element = etree._Element

_MOST_PARTS: Final = 65_535  # a Word file of 10,000 pictures has some 10,000
_PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # with which files of Word 97 and locked ones begin
_LOCKS: Final = "META-INF/manifest.xml"  # of OpenDocument: says which parts are locked
_DAMAGED: Final = (KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError)
_LOCKED: Final = 1  # the mark of a part that a password locks
_WITHOUT: Final = "is locked with a password: save it anew without one, and add that"
_PART: Final = b"PK\x01\x02"  # before each entry in the list of what a file holds
_LARGEST: Final = 64 << 20  # bytes unpacked, of all that is read: a source has at most 16 MB of text
# Bytes that a part counts for at least: files stand in files, and a book has 4,000 parts
_LEAST: Final = 16 << 10
_MOST_TAGS: Final = 4_000_000  # of all that is read, some 20 microseconds and 100 bytes each: ten long novels
_DEEPEST: Final = 10  # files in each other: a text is put together once or twice
TEXT_ALONE: Final = "save its text as a .txt file"
# What libxml2 says of more than 256 elements in each other, of 10 MB of text, and of a comment as long.
_BEYOND: Final = ("HUGE", "too big")


class TooDeepError(Exception):
    """Files stand in each other deeper than in any text."""


@dataclass
class Room:
    """What may still be unpacked of a file, and of the files that stand whole in it."""

    size: int = _LARGEST
    tags: int = _MOST_TAGS
    depth: int = 0

    @contextmanager
    def inside(self) -> Iterator[None]:
        """While a file is read that stands in another; TooDeepError beyond the limit."""
        if self.depth == _DEEPEST:
            raise TooDeepError(f"holds more than {_DEEPEST} files in each other")
        self.depth += 1
        yield
        self.depth -= 1

    def take(self, size: int, tags: int) -> None:
        """Count what is read; ValueError where it is beyond the limits."""
        self.size, self.tags = self.size - size, self.tags - tags
        if self.size < 0:
            raise ValueError(f"unpacks to more than {_LARGEST >> 20} MB of text and marks")
        if self.tags < 0:
            raise ValueError(f"has more than {_MOST_TAGS:,} tags of XML")


class Parts:
    """The parts of a zipped file by their names; EditionError where one cannot be read.

    `room`: that of the file in which this one stands.
    """

    def __init__(self, original: Original, kind: str, room: Room | None = None) -> None:
        self._original, self._kind, self.room = original, kind, room or Room()
        if original.content.count(_PART) > _MOST_PARTS:
            raise self._refused(f"it has more than {_MOST_PARTS:,} parts: {TEXT_ALONE}")
        if original.content.startswith(_COMPOUND):
            message = (
                "is locked with a password, or of Word 97: save it anew, without a password, and add that"
            )
            raise refused(original, message)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(original.content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
            why = "it is none, or not whole" if isinstance(error, zipfile.BadZipFile) else str(error)
            raise self._refused(why) from error
        self.names = frozenset(self._zip.namelist())
        if _LOCKS in self.names and b"encryption-data" in self.content(_LOCKS):
            raise refused(original, _WITHOUT)

    def content(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            info = self._zip.getinfo(name)
            if info.compress_type not in _PACKED:
                raise NotImplementedError("packed in a way that programs for texts do not use")
            if info.flag_bits & _LOCKED:
                raise refused(self._original, _WITHOUT)
            self.room.take(max(_LEAST, info.file_size), 0)
            with self._zip.open(info) as part:
                content = part.read(info.file_size)  # no more is unpacked than the list of parts says
            self.room.take(0, content.count(b"<"))
            return content
        except ValueError as error:
            raise self._refused(f"it {error}: {TEXT_ALONE}") from error
        except _DAMAGED as error:
            raise self._refused(f"{name} is damaged or missing ({error}): save it anew") from error

    def tree(self, name: str) -> Element:
        """The XML of a part."""
        return self.parsed(name, self.content(name))

    def parsed(self, name: str, content: bytes) -> Element:
        """The XML of a part of that content."""
        try:
            tree = etree.fromstring(content, safe_parser(content))
        except (etree.XMLSyntaxError, ValueError) as error:
            if any(said in str(error) for said in _BEYOND):
                message = f"has parts too deep in each other, or too long, to be read: {TEXT_ALONE}"
                raise refused(self._original, message) from error
            raise self._refused(f"{name} is not XML: {single_spaced(str(error))}") from error
        if declared(tree) or next(tree.iter(etree.Entity), None) is not None:
            raise self._refused(f"{name} has entities, which stand for words: {TEXT_ALONE}")
        return tree

    def tree_or_none(self, name: str) -> Element | None:
        """The XML of a part that may be missing."""
        return self.tree(name) if name in self.names else None

    def read_again(self, text: str) -> None:
        """Counts a text of the file that is read once more than it stands there, as a style sheet is."""
        try:
            self.room.take(len(text), text.count("{"))
        except ValueError as error:
            raise self._refused(f"it {error}: {TEXT_ALONE}") from error

    def _refused(self, why: str) -> Exception:
        return refused(self._original, f"cannot be read as {self._kind}: {why}")


def xml_tree(original: Original) -> Element:
    """The XML of a file by itself; EditionError, with the line, where it is none, or too large."""
    try:
        Room().take(len(original.content), original.content.count(b"<"))
        tree = etree.fromstring(original.content, safe_parser(original.content))
    except etree.XMLSyntaxError as error:
        message = f"cannot be read as XML: {single_spaced(error.msg or '')}: mend it, or {TEXT_ALONE}"
        raise EditionError.of(original.name, message, error.lineno or None) from error
    except ValueError as error:
        raise refused(original, f"cannot be read as XML: it {error}: {TEXT_ALONE}") from error
    if declared(tree) or next(tree.iter(etree.Entity), None) is not None:
        raise refused(original, f"has entities, which stand for words: {TEXT_ALONE}")
    return tree


def safe_parser(content: bytes, unfolds: bool = False) -> etree.XMLParser:
    """A parser of that content that opens nothing; at most 256 deep, 10 MB for one text.

    `unfolds`: the entities that a file declares itself, to at most five times its size, or to 1 MB;
    what uses others is then refused. Else they stay as they are.
    """
    entities = "internal" if unfolds else False  # the stubs know no word there
    return etree.XMLParser(
        resolve_entities=entities,  # type: ignore[arg-type]
        no_network=True,
        remove_comments=True,
        # Else an id that stands twice makes it no XML; but without ids it opens the file of a DOCTYPE
        collect_ids=b"<!DOCTYPE" in content.replace(b"\0", b""),
    )


def declared(tree: Element) -> dict[str, str]:
    """What each entity that a file declares itself stands for; "" for one that stands in another file."""
    subset = tree.getroottree().docinfo.internalDTD
    entities = subset.iterentities() if subset is not None else ()  # type: ignore[attr-defined]
    return {entity.name or "": entity.content or "" for entity in entities}


def said_in(element: Element) -> str:
    """All text in an element, as it stands."""
    return "".join(map(str, element.itertext()))


def local(element: Element) -> str:
    """The name of an element without its namespace; "" of what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
