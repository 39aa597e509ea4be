"""Variation units as entries of an apparatus: lemma, readings, the witnesses that agree in each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from edition import permalink
from edition.analysis.measures.capital_runs import capitals_go_on
from edition.analysis.measures.standing import Bearing, unit_bearing
from edition.analysis.places import unit_columns
from edition.english import listing
from edition.late_patterns import late
from edition.model import Kind, Passage, Reading, VariationUnit
from edition.site.decisions_in_words import DecisionInWords, decision_in_words
from edition.site.versions import Version
from edition.site.wording import DETAILS

_LAST_WORD: Final = late(re.compile, r"\S+\s*$")
_COLUMNS: Final = 3  # of two words anyone sees which stands for which
_CONTEXT: Final = 80  # code points before an absent reading in which its last word is looked for


class Attestation(NamedTuple):
    """A witness that has a reading, and the line of its file where it stands.

    `over` are the labels of the first and last unit over which its one difference reaches.
    """

    siglum: str
    line: int
    over: tuple[str, str] | None = None


class GroupedReading(NamedTuple):
    """A reading with the witnesses that agree in it; `kind` is None for the base's own.

    `remark` says more than the kind, where it is not said of the whole entry.
    """

    text: str
    kind: Kind | None
    places: tuple[Attestation, ...]
    language: str | None = None
    remark: str = ""

    @property
    def sigla(self) -> str:
        """The sigla of those that read so, with spaces between."""
        return " ".join(place.siglum for place in self.places)


class ApparatusEntry(NamedTuple):
    """One variation unit: `lemma` first among the readings; `after` is the word before an absent lemma.

    `joins`: in every version only white space parts its reading from that of the unit before. `goes_on`: it
    is one of several words in capitals, and not the first. `remarks` say more than the kind, of all variants;
    `transposed` are the ids of the units where the same words stand, each with the witnesses that have them
    there, "" for all that have other words here. `bearing` is what it is to the answer. `columns` are the
    readings as rows, each with its witnesses and its words, "" where it has none under those of others; none
    where it is plain which words stand for which.
    """

    id: str
    label: str
    passage: str
    kind: Kind
    after: str
    lemma: GroupedReading
    variants: tuple[GroupedReading, ...]
    decisions: tuple[DecisionInWords, ...] = ()
    joins: bool = False
    goes_on: bool = False
    remarks: tuple[str, ...] = ()
    transposed: tuple[tuple[str, str], ...] = ()
    bearing: Bearing = Bearing.NONE
    columns: tuple[tuple[str, Sequence[str]], ...] = ()


def entries(passage: Passage, versions: Mapping[str, Version]) -> tuple[ApparatusEntry, ...]:
    """The units of a passage, in reading order."""
    befores = (None, *passage.units)
    spanned = passage.spanned
    return tuple(
        _entry(passage, unit, versions, spanned)._replace(
            joins=before is not None and _joins(before, unit, versions),
            goes_on=before is not None
            and capitals_go_on(before, unit, lambda siglum: versions[siglum].witness.text),
        )
        for before, unit in zip(befores, passage.units, strict=False)
    )


def entry_runs(found: Sequence[ApparatusEntry]) -> list[tuple[ApparatusEntry, ...]]:
    """Entries with neighbours of one kind, on which the same versions agree, taken together."""
    taken: list[list[ApparatusEntry]] = []
    for entry in found:
        last = taken[-1][-1] if taken else None
        if last and (entry.goes_on or _joined(last, entry)):
            taken[-1].append(entry)
        else:
            taken.append([entry])
    return [tuple(run) for run in taken]


def _joined(last: ApparatusEntry, entry: ApparatusEntry) -> bool:
    return entry.joins and not last.decisions and not entry.decisions and _alike(last, entry)


def _alike(one: ApparatusEntry, two: ApparatusEntry) -> bool:
    """Whether two entries are of one kind in the same versions, and have words everywhere."""
    sides = [[(v.kind, v.sigla, bool(v.text.strip())) for v in (e.lemma, *e.variants)] for e in (one, two)]
    if one.remarks != two.remarks or one.transposed or two.transposed:
        return False
    if any(variant.remark for variant in (*one.variants, *two.variants)):
        return False
    return one.kind is two.kind and sides[0] == sides[1] and all(has for _, _, has in sides[0])


def _joins(before: VariationUnit, unit: VariationUnit, versions: Mapping[str, Version]) -> bool:
    between = (
        versions[siglum].witness.text[before.readings[siglum].end : reading.start]
        for siglum, reading in unit.readings.items()
        if siglum in before.readings
    )
    if before.readings.keys() != unit.readings.keys():
        return False
    return all(map(str.isspace, between))


def _entry(
    passage: Passage,
    unit: VariationUnit,
    versions: Mapping[str, Version],
    spanned: Mapping[tuple[str, str], Sequence[str]],
) -> ApparatusEntry:
    (siglum, lead), *others = unit.readings.items()
    groups: dict[tuple[str, Kind | None], list[Attestation]] = {
        (lead.text, None): [_place(versions, siglum, lead)]
    }
    for name, reading in others:
        place = _place(versions, name, reading)
        if over := spanned.get((unit.id, name)):
            place = place._replace(over=(permalink.unit_label(over[0]), permalink.unit_label(over[-1])))
        groups.setdefault((reading.text, reading.kind), []).append(place)
    found = [
        GroupedReading(text, kind, tuple(places), versions[places[0].siglum].language)
        for (text, kind), places in groups.items()
    ]
    after = "" if lead.text else _word_before(versions[siglum].witness.text, passage, siglum, lead)
    label = permalink.unit_label(unit.id)
    decisions = tuple(decision_in_words(made, unit) for made in unit.decisions)
    remarks: dict[tuple[str, Kind | None], str] = {
        (reading.text, reading.kind): DETAILS[reading.detail] if reading.detail else ""
        for _, reading in others
        if reading.kind
    }
    alike = len(set(remarks.values())) == 1
    if not alike:
        found = [group._replace(remark=remarks.get((group.text, group.kind), "")) for group in found]
    return ApparatusEntry(
        unit.id,
        label,
        passage.id,
        unit.kind,
        after,
        found[0],
        tuple(found[1:]),
        decisions,
        remarks=tuple(filter(None, set(remarks.values()))) if alike else (),
        transposed=_transposed(unit),
        bearing=unit_bearing(unit),
        columns=_columns(unit, found),
    )


def _columns(
    unit: VariationUnit, readings: Sequence[GroupedReading]
) -> tuple[tuple[str, Sequence[str]], ...]:
    words = unit_columns(unit)
    rows = (
        tuple((each.sigla, words[each.places[0].siglum]) for each in readings if each.text) if words else ()
    )
    return rows if rows and len(rows[0][1]) >= _COLUMNS else ()


def _transposed(unit: VariationUnit) -> tuple[tuple[str, str], ...]:
    if unit.transposed:
        return ((unit.transposed, ""),)
    there: dict[str, list[str]] = {}
    for siglum, reading in unit.readings.items():
        if reading.transposed:
            there.setdefault(reading.transposed, []).append(siglum)
    return tuple((other, listing(sigla)) for other, sigla in there.items())


def _place(versions: Mapping[str, Version], siglum: str, reading: Reading) -> Attestation:
    return Attestation(siglum, versions[siglum].lines.number(reading.start))


def _word_before(text: str, passage: Passage, siglum: str, reading: Reading) -> str:
    begin = min(paragraph.start for paragraph in passage.paragraphs[siglum])
    match = _LAST_WORD.search(text[max(begin, reading.start - _CONTEXT) : reading.start])
    return match[0].strip() if match else ""


def absence(variant: GroupedReading) -> str:
    """What a note prints instead of a reading that is absent: `om.`, `lost`; empty for any other."""
    if variant.text:
        return ""
    return "lost" if variant.kind is Kind.LACUNA else "om."
