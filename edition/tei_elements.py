"""TEI elements as values: made in one call, with text that XML may or may not be able to hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias, cast

from lxml import etree

NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
# What the production Char of XML 1.0 leaves out.
_NOT_XML: Final = re.compile("([\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff])")

# The default namespace; the stubs of lxml do not know that a prefix may be None.
_PREFIXES: Final = cast("dict[str, str]", {None: NAMESPACE})

Element: TypeAlias = etree._Element


def element(name: str, *content: str | Element, **attributes: str) -> Element:
    """A TEI element with mixed content; an attribute `xml:id` is the one of XML's namespace."""
    made = etree.Element(f"{{{NAMESPACE}}}{name}", nsmap=_PREFIXES)
    for key, value in attributes.items():
        made.set(key.replace("xml:", _XML), value)
    for part in content:
        _append(made, part)
    return made


def block(name: str, *children: Element, **attributes: str) -> Element:
    """A TEI element that holds only elements, each on a line of its own."""
    made = element(name, "\n" if children else "", **attributes)
    for child in children:
        child.tail = "\n"
        made.append(child)
    return made


def prose(text: str) -> Iterator[str | Element]:
    """Text as mixed content: characters that XML forbids become `<c type="control" n="U+001B"/>`."""
    for part in _NOT_XML.split(text):
        if _NOT_XML.fullmatch(part):
            yield element("c", type="control", n=f"U+{ord(part):04X}")
        elif part:
            yield part


def plain(text: str) -> str:
    """Text where no element may stand: characters that XML forbids become `[U+001B]`."""
    return _NOT_XML.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def _append(parent: Element, part: str | Element) -> None:
    if not isinstance(part, str):
        parent.append(part)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + part
    else:
        parent.text = (parent.text or "") + part
