"""Published ids given to the variation units of a passage: a unit keeps its id while its readings stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Levenshtein

from edition import permalink
from edition.ledger.entries import PassageEntry, UnitEntry
from edition.ledger.likeness import words_of
from edition.ledger.reshaped_units import reading_length, wholes, widened
from edition.light_dataclass import dataclass
from edition.model import Passage, VariationUnit, Witness
from edition.text.normalize import fold_space

_REACH: Final = 80
"""Letters of source looked at on either side of a unit for the words that are kept as its context."""

_WORDS: Final = 2
"""Words of context: enough to tell two units with the same readings apart."""

_KEPT: Final = 20_000  # contexts that are the same for the next edit while serving
Context = tuple[str, str]


@dataclass(frozen=True, slots=True)
class UnitSuccession:
    """The units of a passage under their published ids.

    `entries` has what the ledger says of each, None where it is new; `gone` the published units
    that are no more, each with the new units that stand in its place.
    """

    units: tuple[VariationUnit, ...]
    entries: tuple[UnitEntry | None, ...]
    contexts: tuple[Context, ...]
    gone: tuple[tuple[UnitEntry, tuple[str, ...]], ...]


def assign_unit_ids(
    passage: Passage, identifier: str, entry: PassageEntry | None, witnesses: Mapping[str, Witness]
) -> UnitSuccession:
    """The units of a passage that is published, or will be, as `identifier`."""
    contexts = tuple(_context(passage, unit, witnesses) for unit in passage.units)
    recorded = entry.units if entry is not None else ()
    live = [unit for unit in recorded if unit.until is None]
    rows = [readings_of(unit) for unit in passage.units]
    pairs = _as_recorded(live, rows, contexts)
    if pairs is None:
        pairs = _pairs(live, passage.units, contexts)
        pairs |= _divisions(live, rows, pairs)
    entries = [live[pairs[at]] if at in pairs else None for at in range(len(passage.units))]
    _revive(entries, [unit for unit in recorded if unit.until is not None], passage.units, contexts)
    labels = _labels(entries, [permalink.unit_label(unit.id) for unit in recorded])
    units = tuple(
        replace(unit, id=permalink.unit_id(identifier, label))
        for unit, label in zip(passage.units, labels, strict=True)
    )
    return UnitSuccession(units, tuple(entries), contexts, tuple(_gone(live, units, entries, pairs)))


def _as_recorded(
    live: Sequence[UnitEntry], rows: Sequence[Mapping[str, str]], contexts: Sequence[Context]
) -> dict[int, int] | None:
    """The pairs of units that are those recorded last, each in its words; None where they are not."""
    sigla = tuple(rows[0]) if rows else ()
    places: dict[object, list[int]] = {}
    for place, unit in enumerate(live):
        key = (unit.before, unit.after, *(unit.readings.get(siglum) for siglum in sigla))
        places.setdefault(key, []).append(place)
    pairs: dict[int, int] = {}
    for at, (row, context) in enumerate(zip(rows, contexts, strict=True)):
        waiting = places.get((*context, *(row.get(siglum) for siglum in sigla)))
        if not waiting:
            return None
        pairs[at] = waiting.pop(0)
    return pairs if len(pairs) == len(live) else None


def readings_of(unit: VariationUnit) -> dict[str, str]:
    """What the ledger records of a unit: its readings by siglum, white space folded."""
    return {siglum: fold_space(reading.text) for siglum, reading in unit.readings.items()}


def _context(passage: Passage, unit: VariationUnit, witnesses: Mapping[str, Witness]) -> Context:
    """The words before and after a unit in the first witness that has it."""
    siglum, reading = unit.reference, unit.lemma
    paragraphs, text = passage.paragraphs[siglum], witnesses[siglum].text
    if not paragraphs:
        return "", ""
    first, last = paragraphs[0].start, paragraphs[-1].end
    before = text[max(first, reading.start - _REACH) : reading.start]
    return _context_in(before, text[reading.end : min(last, reading.end + _REACH)])


@lru_cache(maxsize=_KEPT)
def _context_in(before: str, after: str) -> Context:
    return " ".join(words_of(before)[-_WORDS:]), " ".join(words_of(after)[:_WORDS])


def _pairs(
    live: Sequence[UnitEntry], units: Sequence[VariationUnit], contexts: Sequence[Context]
) -> dict[int, int]:
    """For each unit that is a recorded one the place of that one."""
    readings = [readings_of(unit) for unit in units]
    common = _common([*(unit.readings for unit in live), *readings])
    old = [_signature(unit.readings, common) for unit in live]
    new = [_signature(row, common) for row in readings]
    old_near = [(key, unit.before, unit.after) for key, unit in zip(old, live, strict=True)]
    new_near = [(key, *context) for key, context in zip(new, contexts, strict=True)]
    pairs = dict(_in_order(old_near, new_near, 0, 0))
    for side in (2, 1):  # what follows tells more: a unit often begins its passage
        _pair_between(
            pairs, [(key[0], key[side]) for key in old_near], [(key[0], key[side]) for key in new_near]
        )
    _pair_between(pairs, old, new)
    pairs = {at: place for at, place in pairs.items() if _near(old_near[place][1:], new_near[at][1:])}
    paired = set(pairs.values())
    left = {key: place for place, key in enumerate(old_near) if place not in paired}
    for at, key in enumerate(new_near):
        if at not in pairs and key in left:
            pairs[at] = left.pop(key)
    return {at: place for at, place in pairs.items() if _agree(live[place].readings, readings[at])}


def _pair_between(pairs: dict[int, int], old: Sequence[object], new: Sequence[object]) -> None:
    """Pair what is equal, in order, between what is paired."""
    for start, end, at, to in list(_between(pairs, len(old), len(new))):
        pairs.update(_in_order(old[start:end], new[at:to], start, at))


def _near(recorded: Context, present: Context) -> bool:
    """Whether two contexts have a word in common, or both have none: else the place is another."""
    return recorded == present or any(
        not set(one.split()).isdisjoint(two.split()) for one, two in zip(recorded, present, strict=True)
    )


def _common(rows: Sequence[Mapping[str, str]]) -> frozenset[str]:
    """The sigla that every row has."""
    return frozenset(rows[0]).intersection(*rows[1:]) if rows else frozenset()


def _signature(readings: Mapping[str, str], common: frozenset[str]) -> tuple[object, ...]:
    """The same for units whose readings agree; sigla apart where no witness has stayed."""
    if len(common) > 1:
        return tuple(sorted((siglum, readings[siglum]) for siglum in common))
    return tuple(sorted(set(readings.values())))


def _agree(recorded: Mapping[str, str], present: Mapping[str, str]) -> bool:
    """Whether no witness reads otherwise than recorded, and the difference recorded is still there."""
    shared = recorded.keys() & present.keys()
    if len(shared) < 2:
        return set(recorded.values()) == set(present.values())
    return all(recorded[siglum] == present[siglum] for siglum in shared) and (
        len({recorded[siglum] for siglum in shared}) > 1 or shared == recorded.keys()
    )


def _divisions(
    live: Sequence[UnitEntry], units: Sequence[Mapping[str, str]], pairs: Mapping[int, int]
) -> dict[int, int]:
    """For the longest of several new units that were one the place of that one, and the other way round.

    A further witness divides a unit, and makes one again of two when it leaves: the place is the same.
    """
    found: dict[int, int] = {}
    for start, end, at, to in list(_between(pairs, len(live), len(units))):
        old, new = [unit.readings for unit in live[start:end]], units[at:to]
        found.update({at + there: start + here for here, there in widened(old, new)})
        for place, parts in wholes(old, new):
            # How long a newcomer's words are says nothing of the difference recorded
            known = old[place].keys()
            longest = max(
                parts, key=lambda part: reading_length({s: new[part][s] for s in new[part].keys() & known})
            )
            if at + longest not in found and start + place not in found.values():
                found[at + longest] = start + place
        for place, parts in wholes(new, old):
            longest = max(parts, key=lambda part: reading_length(old[part]))
            if at + place not in found and start + longest not in found.values():
                found[at + place] = start + longest
        side_by_side = [{s: f"{one[s]} {two[s]}" for s in one if s in two} for one, two in pairwise(new)]
        for here, there in widened(old, side_by_side):  # one of the parts took in words beside them
            if start + here not in found.values() and not {at + there, at + there + 1} & found.keys():
                found[at + there] = start + here
    return found


def _in_order(old: Sequence[object], new: Sequence[object], start: int, at: int) -> Iterator[tuple[int, int]]:
    numbers: dict[object, int] = {}
    earlier, later = ([numbers.setdefault(key, len(numbers)) for key in keys] for keys in (old, new))
    for step in Levenshtein.opcodes(earlier, later):
        if step.tag == "equal":
            yield from zip(
                range(at + step.dest_start, at + step.dest_end),
                range(start + step.src_start, start + step.src_end),
                strict=True,
            )


def _between(pairs: Mapping[int, int], old_count: int, new_count: int) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of old and of new places between neighbouring pairs, where both have some."""
    at, start = 0, 0
    for to, end in [*sorted(pairs.items()), (new_count, old_count)]:
        if to > at and end > start:
            yield start, end, at, to
        at, start = to + 1, end + 1


def _revive(
    entries: list[UnitEntry | None],
    withdrawn: Sequence[UnitEntry],
    units: Sequence[VariationUnit],
    contexts: Sequence[Context],
) -> None:
    """Give a unit that reads again as a withdrawn one did, in the same place, its id back."""
    if not withdrawn:
        return
    left = {(unit.before, unit.after, *sorted(unit.readings.items())): unit for unit in withdrawn}
    for at, (unit, context) in enumerate(zip(units, contexts, strict=True)):
        if entries[at] is None:
            entries[at] = left.pop((*context, *sorted(readings_of(unit).items())), None)


def _labels(entries: Sequence[UnitEntry | None], taken: Sequence[str]) -> list[str]:
    known = [permalink.unit_label(entry.id) if entry is not None else None for entry in entries]
    return permalink.fill(known, taken)


def _gone(
    live: Sequence[UnitEntry],
    units: Sequence[VariationUnit],
    entries: Sequence[UnitEntry | None],
    pairs: Mapping[int, int],
) -> Iterator[tuple[UnitEntry, tuple[str, ...]]]:
    """The recorded units that are no more, with the new units between the same neighbours."""
    kept = set(pairs.values())
    new = {at for at, entry in enumerate(entries) if entry is None}
    heirs: dict[int, tuple[str, ...]] = {}
    for start, end, at, to in _between(pairs, len(live), len(units)):
        if end - start == to - at:
            heirs.update({place: (units[at + place - start].id,) for place in range(start, end)})
        else:
            ids = tuple(units[place].id for place in range(at, to) if place in new)
            heirs.update(dict.fromkeys(range(start, end), ids))
    for place, unit in enumerate(live):
        if place not in kept:
            yield unit, heirs.get(place) or _taken_in(place, live, units, pairs)


def _taken_in(
    place: int, live: Sequence[UnitEntry], units: Sequence[VariationUnit], pairs: Mapping[int, int]
) -> tuple[str, ...]:
    """The neighbour that has become wider and has the recorded unit's readings inside its own, if one has."""
    recorded = live[place].readings
    for at, near in sorted(pairs.items(), key=lambda pair: abs(pair[1] - place))[:2]:
        before, now = live[near].readings, readings_of(units[at])
        if _holds(now, recorded) and not _holds(before, recorded):
            return (units[at].id,)
    return ()


def _holds(whole: Mapping[str, str], part: Mapping[str, str]) -> bool:
    """Whether what each witness has at a part, in whole words or marks alone, stands in what it has there."""
    shared = whole.keys() & part.keys()
    if not any(map(str.isalnum, "".join(part.values()))):
        return len(shared) > 1 and all(part[siglum] in whole[siglum] for siglum in shared)
    return len(shared) > 1 and all(
        f" {part[siglum]} ".replace("  ", " ") in f" {whole[siglum]} " for siglum in shared
    )
