"""The apparatus of a file in TEI: what a witness of it reads, and where it has lost the text.

https://tei-c.org/release/doc/tei-p5-doc/en/html/TC.html; parallel segmentation, in which the readings are
parts of the text. An apparatus beside the text (`from`, `to`, `loc`, `listApp`) repeats words of it.
"""

from __future__ import annotations

from collections import Counter
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
        ids = Counter(filter(None, map(id_of, tree.iter("*"))))
        beside = {app: _ends(app) for app in tree.iter("{*}app") if stands_beside(app)}
        placed = {app: ends for app, ends in beside.items() if all(ids[end] == 1 for end in ends)}
        entries = [app for app in tree.iter("{*}app") if app not in beside or app in placed]
        named = {name for app in entries for each in readings_in_entry(app) for name in _named(each)}
        declared = {key: each for each in tree.iter("{*}witness") if (key := id_of(each))} if named else {}
        whole = named | declared.keys()
        self.sigla = sorted(siglum for siglum in whole if siglum.rstrip("*") not in whole - {siglum})
        numbers = {each.get("n"): key for key, each in declared.items()}
        known = siglum if siglum in self.sigla else numbers.get(siglum)
        groups = declared[known].iterancestors() if known in declared else ()
        self.siglum = siglum if known else None
        self._names = {known, f"{known}*", *map(id_of, groups)} - {None, ""}  # of A also A*, its first hand
        self.lost = False  # whether the witness has no text where the reader is
        self.unnamed = 0  # entries in which no reading names the witness
        self.replaced = {
            ends[0]: (own, ends[1]) for app, ends in placed.items() if (own := self._own(app)) is not None
        }
        """By where a stretch of the text begins what the witness has for it, and where it ends."""
        first = next((each for each in tree.iter() if self._bounds(each)), None)
        self.lost = first is not None and local(first) in _BACK

    def reading(self, app: Element) -> Element | None:
        """The reading to be read: that which names the witness, else the lemma; of no witness the first."""
        readings = list(readings_in_entry(app))
        lemma = next((each for each in readings if local(each) == "lem"), None)
        if self.siglum is None:
            return lemma if lemma is not None or not readings else readings[0]
        named = [each for each in readings if not self._names.isdisjoint(_named(each))]
        own = min(named, key=_hand, default=None)
        self.unnamed += own is None and not self.lost
        return lemma if own is None else own

    def _own(self, app: Element) -> Element | None:
        """What the witness has for a stretch of the text, where that is not its lemma."""
        reading = self.reading(app) if self.siglum is not None else None
        return reading if reading is not None and local(reading) == "rdg" else None

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


def _ends(app: Element) -> tuple[str, str]:
    """Where the stretch begins and ends that an entry beside the text is about."""
    begin, end = (app.get(key, "").rpartition("#")[2] for key in ("from", "to"))
    return begin, end


def id_of(element: Element) -> str:
    """The id of an element, as TEI 5 or 4 writes it."""
    return str(element.get(_ID) or element.get("id") or "")


def _hand(reading: Element) -> tuple[bool, int]:
    """By which of several readings of one witness its first hand comes first: `hand`, then `varSeq`."""
    number = reading.get("varSeq", "")
    return reading.get("hand") is not None, int(number) if number.isdecimal() else 0


def _named(reading: Element) -> list[str]:
    """The witnesses that a reading names."""
    return [
        found
        for name in reading.get("wit", "").split()
        if (found := name.rpartition("#")[2].partition("?")[0])
    ]
