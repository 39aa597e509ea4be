"""The parts of a Word file and how they refer to each other."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from typing import Final

from edition.errors import EditionError
from edition.sources.office.docx_fields import settle_fields
from edition.sources.office.docx_symbols import symbol
from edition.sources.original import Original, refused
from edition.sources.zipped import Element, Parts, Room

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_IDENTIFIER: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DATA: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
_OWN_FACTS: Final = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"  # Word's name for docProps/core.xml
# The strict form of the standard has other names for the same.
_STRICT: Final = re.compile(rb"(?<=[\"'])http://purl\.oclc\.org/ooxml/(\w+)/(\w+)(?=[\"'])")
_USUAL: Final = rb"http://schemas.openxmlformats.org/\1/2006/\2"
_OWN: Final = re.compile("[\uf020-\uf0ff]")  # where Word keeps the signs of fonts that have their own
_SHOWS: Final = frozenset({"t", "symEx", "sym", "drawing", "pict", "object", "oMath", "delText"})


class WordParts:
    """A Word file: its document, and the parts that this names. EditionError where one cannot be read."""

    def __init__(self, original: Original, room: Room | None = None) -> None:
        self._original, self._parts = original, Parts(original, "a Word file", room)
        self.room = self._parts.room
        self._path = self._main()
        if self._path not in self._parts.names:
            raise refused(original, "cannot be read as a Word file: it has no word/document.xml")
        self.reckoned: set[str] = set()  # kinds of fields whose text Word reckons and the file does not hold
        self._by_kind: dict[str, list[str]] = defaultdict(list)
        self._by_id: dict[str, str] = {}
        for kind, identifier, path in self._relations(self._path):
            self._by_kind[kind].append(path)
            self._by_id[identifier] = path
        self.document = self._tree(self._path)

    def _main(self) -> str:
        found = [path for kind, _, path in self._relations("") if kind == "officeDocument"]
        return next((path for path in found if path in self._parts.names), "word/document.xml")

    def _relations(self, path: str) -> list[tuple[str, str, str]]:
        """Kind, id and path of each part that a part names."""
        folder, name = posixpath.split(path)
        tree = self._parts.tree_or_none(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = []
        for one in tree if tree is not None else ():
            if isinstance(one.tag, str) and one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
                found.append((posixpath.basename(one.get("Type", "")), one.get("Id", ""), target))
        return found

    def of(self, kind: str) -> Element | None:
        """The part of a kind of which there is one, such as styles; None where it is missing."""
        paths = [path for path in self._by_kind[kind] if path in self._parts.names]
        path = next(iter(paths), f"word/{kind}.xml")
        return self._tree(path) if path in self._parts.names else None

    def all_of(self, kind: str) -> list[Element]:
        """The parts of a kind of which there may be several, such as headers."""
        return [self._tree(path) for path in sorted({*self._by_kind[kind]}) if path in self._parts.names]

    def facts(self) -> Element | None:
        """What the file says of itself."""
        return self._parts.tree_or_none("docProps/core.xml")

    def data(self, identifier: str) -> Element | None:
        """The part with the data of that id, or what the file says of itself; None where there is none."""
        if identifier.upper() == _OWN_FACTS:
            return self.facts()
        for path in self._by_kind["customXml"]:
            for kind, _, properties in self._relations(path):
                tree = self._parts.tree_or_none(properties) if kind == "customXmlProps" else None
                if tree is not None and tree.get(f"{_DATA}itemID", "").upper() == identifier.upper():
                    return self._parts.tree_or_none(path)
        return None

    def inserted(self, element: Element) -> Original | None:
        """The file that an element inserts; None where it is missing."""
        path = self._by_id.get(element.get(f"{_IDENTIFIER}id", ""), "")
        name = f"{self._original.name}: {posixpath.basename(path)}"
        return Original(name, self._parts.content(path)) if path in self._parts.names else None

    def diagram(self, element: Element) -> Element | None:
        """What a diagram (SmartArt) says, as it is drawn, or where that is missing as it was written."""
        drawn = [path for path in self._by_kind["diagramDrawing"] if path in self._parts.names]
        data = self._by_id.get(element.get(f"{_IDENTIFIER}dm", ""), "")
        written = sorted(path for path in self._by_kind["diagramData"])
        if len(drawn) == len(written) and data in written:
            return self._tree(sorted(drawn)[written.index(data)])
        return self._tree(data) if data in self._parts.names else None

    def refused(self, message: str) -> EditionError:
        """The fault of the file."""
        return refused(self._original, message)

    def _tree(self, path: str) -> Element:
        tree = self._parts.parsed(path, _STRICT.sub(_USUAL, self._parts.content(path)))
        _settle(tree)
        self.reckoned |= settle_fields(tree)
        return tree


def _settle(tree: Element) -> None:
    """Leaves of each choice the first alternative that shows something, as a program that knows all does.

    What is said beside a word (ruby) comes behind it, where it is read. Text in the font Symbol is what that
    font shows.
    """
    choices = list(tree.iter("{*}AlternateContent"))
    showing = _showing(tree) if choices else set()
    for choice in choices:
        alternatives = list(choice)
        kept = next(
            (one for one in alternatives if one in showing), alternatives[0] if alternatives else None
        )
        for one in alternatives:
            if one is not kept:
                choice.remove(one)
    for ruby in tree.iter(f"{W}ruby"):
        ruby.extend(ruby.findall(f"{W}rt"))
    for fonts in tree.iterfind(f".//{W}r/{W}rPr/{W}rFonts"):
        if fonts.get(f"{W}ascii") == "Symbol":
            run = next(fonts.iterancestors(f"{W}r"))
            for text in run.iterchildren(f"{W}t"):
                text.text = _OWN.sub(lambda match: symbol(f"{ord(match[0]):X}", "Symbol"), text.text or "")


def _showing(tree: Element) -> set[Element]:
    """The elements that show something, and all around them."""
    showing: set[Element] = set()
    for element in tree.iter(*(f"{{*}}{name}" for name in _SHOWS)):
        inside: Element | None = element
        while inside is not None and inside not in showing:
            showing.add(inside)
            inside = inside.getparent()
    return showing
