"""TEI elements as values, with text that XML may not be able to hold; the notes of editors among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias, cast

from lxml import etree

from edition.light_dataclass import dataclass
from edition.model import Action, Decision, Edition, VariationUnit

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
    last: Element | None = None  # libxml2 counts children one by one, so they are not asked for
    for part in content:
        if not isinstance(part, str):
            made.append(part)
            last = part
        elif last is None:
            made.text = (made.text or "") + part
        else:
            last.tail = (last.tail or "") + part
    return made


def block(name: str, *children: Element, **attributes: str) -> Element:
    """A TEI element that holds only elements, each on a line of its own."""
    made = element(name, "\n" if children else "", **attributes)
    for child in children:
        child.tail = "\n"
        made.append(child)
    return made


def inside(*children: Element) -> bytes:
    """Elements as XML, each on a line of its own, as they stand inside a TEI element."""
    if not children:
        return b""
    written: bytes = etree.tostring(block("div", *children), encoding="UTF-8")
    return written.removeprefix(f'<div xmlns="{NAMESPACE}">\n'.encode()).removesuffix(b"</div>")


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


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The xml:ids of the witnesses by siglum, and of the editors by name."""

    witnesses: Mapping[str, str]
    editors: Mapping[str, str]


def editor_identifiers(edition: Edition) -> dict[str, str]:
    """The xml:id of everyone who made a decision, in the order of their first."""
    made = [*_all_decisions(edition)]
    names = dict.fromkeys(decision.who for decision in sorted(made, key=lambda decision: decision.number))
    return {name: f"editor.{number}" for number, name in enumerate(names, 1)}


def responsibilities(identifiers: Identifiers) -> Iterator[Element]:
    """A `respStmt` for each editor."""
    for name, identifier in identifiers.editors.items():
        said = [element("resp", "editorial decisions"), element("name", *prose(name))]
        yield block("respStmt", *said, **{"xml:id": identifier})


def signature(made: Decision, identifiers: Identifiers) -> dict[str, str]:
    """`@resp` and `@cert`."""
    return {"resp": f"#{identifiers.editors[made.who]}", "cert": made.certainty.value}


def readings_supplied(unit: VariationUnit | None, identifiers: Identifiers) -> Iterator[Element]:
    """Readings that no witness is quoted for: emendations and conjectures of the editors."""
    for made in unit.decisions if unit else ():
        if made.action is Action.SUPPLY and made.witness is None:
            kind = "conjecture" if made.conjecture else "emendation"
            yield element("rdg", *prose(made.text or ""), type=kind, **signature(made, identifiers))


def note(
    made: Decision, identifiers: Identifiers, target: str | None = None, source: str | None = None
) -> Element:
    """What an editor decided and why, with what the machine had found; `source` is a witness it is about."""
    pointed = {"target": f"#{target}"} if target else {}
    pointed |= {"corresp": f"#{identifiers.witnesses[source]}"} if source else {}
    attributes = {**pointed, **signature(made, identifiers)}
    content = [*_quoted(made), *prose(" ".join(_sentences(made)))]
    return element("note", *content, type=made.action.value, n=str(made.number), **attributes)


def _quoted(made: Decision) -> Iterator[str | Element]:
    if made.words:
        yield element("quote", *prose(made.words))
        yield " "


def _sentences(made: Decision) -> Iterator[str]:
    if made.action is Action.NOTE and made.text:
        yield made.text
    if made.action is Action.SUPPLY:
        whose = f"{made.witness} probably read" if made.witness else "Read"
        yield f"{whose} “{made.text}”." if made.text else f"{whose} nothing here."
    if made.action is Action.FURNITURE:
        yield "This line is no text."
    if made.action is Action.TEXT:
        yield "This line is text."
    if made.machine:
        yield "Found by program: " + "; ".join(f"{unit.id} {unit.kind.value}" for unit in made.machine) + "."
    yield made.reason
    yield f"({made.date})"


def _all_decisions(edition: Edition) -> Iterator[Decision]:
    yield from edition.line_decisions
    for passage in edition.passages:
        yield from passage.decisions
        for unit in passage.units:
            yield from unit.decisions
