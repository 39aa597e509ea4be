"""The apparatus of a file in TEI: what a witness of it reads, and where it has lost the text.

https://tei-c.org/release/doc/tei-p5-doc/en/html/TC.html; parallel segmentation, in which the readings are
parts of the text. An apparatus beside the text (`from`, `to`, `loc`, `listApp`) repeats words of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from edition.sources.zipped import Element, local

_READINGS: Final = ("lem", "rdg")
_LOST: Final = ("lacunaStart", "witEnd")
_BACK: Final = ("lacunaEnd", "witStart")
_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"


def readings_in_entry(app: Element) -> Iterator[Element]:
    """The readings of an entry, in groups too, in order; not those of an entry inside one."""
    for child in app:
        if local(child) in _READINGS:
            yield child
        elif local(child) == "rdgGrp":
            yield from readings_in_entry(child)


def stands_beside(app: Element) -> bool:
    """True of an entry that says where in the text it belongs, whose lemma stands in the text itself."""
    if any(app.get(key) is not None for key in ("from", "to", "loc")):
        return True
    return next(app.iterancestors("{*}listApp"), None) is not None


class Apparatus:
    """What one witness reads; of none, or one that the apparatus does not name, what the editor prints."""

    def __init__(self, tree: Element, siglum: str | None) -> None:
        entries = [app for app in tree.iter("{*}app") if not stands_beside(app)]
        named = {name for app in entries for each in readings_in_entry(app) for name in _named(each)}
        declared = {key: each for each in tree.iter("{*}witness") if (key := _id(each))} if named else {}
        self.sigla = sorted(named | declared.keys())
        self.siglum = siglum if siglum in self.sigla else None
        groups = declared[siglum].iterancestors() if siglum in declared else ()
        self._names = {self.siglum, *map(_id, groups)} - {None, ""} if self.siglum else set()
        self.unnamed = 0  # entries in which no reading names the witness
        first = next((each for each in tree.iter() if self._bounds(each)), None)
        self.lost = first is not None and local(first) in _BACK
        """Whether the witness has no text where the reader is."""

    def reading(self, app: Element) -> Element | None:
        """The reading to be read: that which names the witness, else the lemma; of no witness the first."""
        readings = list(readings_in_entry(app))
        lemma = next((each for each in readings if local(each) == "lem"), None)
        if self.siglum is None:
            return lemma if lemma is not None or not readings else readings[0]
        own = next((each for each in readings if not self._names.isdisjoint(_named(each))), None)
        self.unnamed += own is None and not self.lost
        return lemma if own is None else own

    def pass_by(self, element: Element) -> bool:
        """Whether the witness's text ends or begins again at an element; `lost` says so from there on."""
        if not self._bounds(element):
            return False
        self.lost = local(element) in _LOST
        return True

    def _bounds(self, element: Element) -> bool:
        """True where the text of the witness ends, or begins."""
        if self.siglum is None or local(element) not in (*_LOST, *_BACK):
            return False
        reading = next(element.iterancestors("{*}rdg", "{*}lem"), None)
        named = {*_named(element), *(_named(reading) if reading is not None else ())}
        return not self._names.isdisjoint(named)


def _id(element: Element) -> str:
    return str(element.get(_ID) or element.get("id") or "")


def _named(reading: Element) -> list[str]:
    """The witnesses that a reading names."""
    return [found for name in reading.get("wit", "").split() if (found := name.rpartition("#")[2])]
