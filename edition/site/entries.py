"""Variation units as entries of an apparatus: lemma, readings, the witnesses that agree in each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from edition import permalink
from edition.model import Kind, Passage, Reading, VariationUnit
from edition.site.judging import Ruling, ruling
from edition.site.versions import Version

_LAST_WORD: Final = re.compile(r"\S+\s*$")
_CONTEXT: Final = 80  # code points before an absent reading in which its last word is looked for


class Place(NamedTuple):
    """A witness that has a reading, and the line of its file where it stands."""

    siglum: str
    line: int


class Variant(NamedTuple):
    """A reading with the witnesses that agree in it; `kind` is None for the base's own."""

    text: str
    kind: Kind | None
    places: tuple[Place, ...]
    language: str | None = None

    @property
    def sigla(self) -> str:
        return " ".join(place.siglum for place in self.places)


class Entry(NamedTuple):
    """One variation unit: `lemma` first among the readings; `after` is the word before an absent lemma."""

    id: str
    label: str
    passage: str
    kind: Kind
    after: str
    lemma: Variant
    variants: tuple[Variant, ...]
    rulings: tuple[Ruling, ...] = ()


def entries(passage: Passage, versions: Mapping[str, Version]) -> tuple[Entry, ...]:
    """The units of a passage, in reading order."""
    return tuple(_entry(passage, unit, versions) for unit in passage.units)


def _entry(passage: Passage, unit: VariationUnit, versions: Mapping[str, Version]) -> Entry:
    (siglum, lead), *others = unit.readings.items()
    groups: dict[tuple[str, Kind | None], list[Place]] = {(lead.text, None): [_place(versions, siglum, lead)]}
    for name, reading in others:
        groups.setdefault((reading.text, reading.kind), []).append(_place(versions, name, reading))
    found = [
        Variant(text, kind, tuple(places), versions[places[0].siglum].language)
        for (text, kind), places in groups.items()
    ]
    after = "" if lead.text else _word_before(versions[siglum].witness.text, passage, siglum, lead)
    label = permalink.unit_label(unit.id)
    rulings = tuple(ruling(made, unit) for made in unit.judgements)
    return Entry(unit.id, label, passage.id, unit.kind, after, found[0], tuple(found[1:]), rulings)


def _place(versions: Mapping[str, Version], siglum: str, reading: Reading) -> Place:
    return Place(siglum, versions[siglum].lines.number(reading.start))


def _word_before(text: str, passage: Passage, siglum: str, reading: Reading) -> str:
    begin = min(paragraph.start for paragraph in passage.paragraphs[siglum])
    match = _LAST_WORD.search(text[max(begin, reading.start - _CONTEXT) : reading.start])
    return match[0].strip() if match else ""


def absence(variant: Variant) -> str:
    """What a note prints instead of a reading that is absent: `om.`, `lost`; empty for any other."""
    if variant.text:
        return ""
    return "lost" if variant.kind is Kind.LACUNA else "om."
