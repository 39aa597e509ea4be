"""The differences of two prints: the true ones, those of an edition, and which are the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from edition.model import Kind
from tests.quality.found import Found, Json
from tests.quality.printing import Print
from tests.quality.ratios import Ratio
from tests.quality.truth import EXTRANEOUS

_OVERLAP = 0.5  # of the words of both sides, for two units to be the same
_KINDS = {kind.value: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Unit:
    """A difference of two witnesses: the places of its atoms in each, its kind, whether it may be missing."""

    atoms: frozenset[tuple[int, int]]
    kind: Kind
    soft: bool = False
    label: str = field(default="", compare=False)


def units(
    prints: Sequence[Print],
    truth: Sequence[list[str]],
    found: Sequence[Found],
    counted: Sequence[list[bool]],
    edition: Json,
) -> tuple[Ratio, Mapping[tuple[Kind, Kind], int]]:
    total, confusion = Ratio(), Counter[tuple[Kind, Kind]]()
    for _, _, (ratio, kinds, _) in matched_units(prints, truth, found, counted, edition):
        total += ratio
        confusion.update(kinds)
    return total, confusion


def matched_units(
    prints: Sequence[Print],
    truth: Sequence[list[str]],
    found: Sequence[Found],
    counted: Sequence[list[bool]],
    edition: Json,
) -> Iterator[tuple[str, str, tuple[Ratio, Mapping[tuple[Kind, Kind], int], list[str]]]]:
    """For each two prints their sigla and how the units of the edition match the true ones."""
    order = [print_.siglum for print_ in prints]
    for one, two in combinations(range(len(prints)), 2):
        gold = gold_units(prints, truth, counted, one, two)
        said = said_units(prints, found, edition, order, one, two)
        ignored = {
            (side, at)
            for side, number in enumerate((one, two))
            for at in range(len(prints[number].places))
            if not counted[number][at] or truth[number][at] == EXTRANEOUS
        }
        yield order[one], order[two], match_units(gold, said, ignored)


def _reference(label: str, truth: Sequence[list[str]]) -> int:
    """The print whose reading the others are compared with: the first that has the passage."""
    return next(number for number, labels in enumerate(truth) if label in labels)


def gold_units(
    prints: Sequence[Print],
    truth: Sequence[list[str]],
    counted: Sequence[list[bool]],
    one: int,
    two: int,
) -> list[Unit]:
    """The differences of two prints in the passages for which the first of them is the reference."""
    sides = [_by_passage(prints[number], truth[number], counted[number]) for number in (one, two)]
    earlier = {label for number in range(one) for label in truth[number]}
    return [
        unit
        for label, ours in sides[0].items()
        if label in sides[1] and label not in earlier and label != EXTRANEOUS
        for unit in _compare(prints[one], prints[two], ours, sides[1][label])
    ]


def _by_passage(print_: Print, truth: list[str], counted: list[bool]) -> dict[str, list[int]]:
    passages: dict[str, list[int]] = defaultdict(list)
    for at, label in enumerate(truth):
        if counted[at]:
            passages[label].append(at)
    return passages


def _compare(base: Print, other: Print, ours: Sequence[int], theirs: Sequence[int]) -> Iterable[Unit]:
    """Units by the places that both have; both sides are in one order within a passage."""
    other_of = {other.places[at].atom.slot: at for at in theirs}
    base_of = {base.places[at].atom.slot: at for at in ours}
    left: list[int] = []
    group: list[Unit] = []
    at = 0
    for mine in [*ours, None]:
        partner = None if mine is None else other_of.get(base.places[mine].atom.slot)
        if mine is not None and partner is None:
            left.append(mine)
            continue
        right: list[int] = []
        stop = len(theirs) if partner is None else theirs.index(partner, at) if partner in theirs[at:] else at
        right = [place for place in theirs[at:stop] if other.places[place].atom.slot not in base_of]
        group += _gap_units(base, other, left, right)
        left, at = [], stop if partner is None else stop + 1
        here = (
            list(_slot_unit(base, other, mine, partner)) if mine is not None and partner is not None else []
        )
        group += here
        if not here:
            yield from _told_apart(group)
            group = []


def _told_apart(group: Sequence[Unit]) -> Iterable[Unit]:
    """Neighbouring units; what is added or left out beside an exchanged word is one with it."""
    wordings = {Kind.ADDITION, Kind.OMISSION, Kind.SUBSTITUTION}
    last: Unit | None = None
    for unit in group:
        kinds = {unit.kind, last.kind} if last else set()
        if last and kinds <= wordings and Kind.SUBSTITUTION in kinds and len(kinds) > 1:
            last = Unit(last.atoms | unit.atoms, Kind.SUBSTITUTION, label=f"{last.label} {unit.label}")
            continue
        if last:
            yield last
        last = unit
    if last:
        yield last


def _slot_unit(base: Print, other: Print, mine: int, partner: int) -> Iterable[Unit]:
    one, two = base.places[mine].atom, other.places[partner].atom
    glue = one.soft or two.soft
    if one.text == two.text and not glue:
        return
    kinds = [atom.kind for atom in (one, two) if atom.kind is not None]
    if not kinds:
        return
    kind = max(kinds, key=lambda found: found.weight)
    hard = any(atom.kind is not None and not atom.soft for atom in (one, two)) and one.text != two.text
    yield Unit(frozenset({(0, mine), (1, partner)}), kind, not hard, f"{one.text} : {two.text}")


def _gap_units(base: Print, other: Print, left: Sequence[int], right: Sequence[int]) -> Iterable[Unit]:
    """Runs that one side lacks; where both have words of their own there, they are one substitution."""
    runs = [
        _run_unit(base, 0, run, _lack(lost, Kind.OMISSION)) for run, lost in _runs(base, left, other.lost)
    ]
    runs += [
        _run_unit(other, 1, run, _lack(lost, Kind.ADDITION)) for run, lost in _runs(other, right, base.lost)
    ]
    if {unit.kind for unit in runs} >= {Kind.OMISSION, Kind.ADDITION}:
        yield Unit(frozenset().union(*(unit.atoms for unit in runs)), Kind.SUBSTITUTION, label=runs[0].label)
    else:
        yield from runs


def _lack(lost: bool, kind: Kind) -> Kind:
    return Kind.LACUNA if lost else kind


def _runs(print_: Print, places: Sequence[int], lost: frozenset[int]) -> Iterable[tuple[list[int], bool]]:
    run: list[int] = []
    for at in places:
        if run and (print_.places[at].atom.slot in lost) != (print_.places[run[0]].atom.slot in lost):
            yield run, print_.places[run[0]].atom.slot in lost
            run = []
        run.append(at)
    if run:
        yield run, print_.places[run[0]].atom.slot in lost


def _run_unit(print_: Print, side: int, run: Sequence[int], kind: Kind) -> Unit:
    atoms = [print_.places[at].atom for at in run]
    if not any(atom.is_word for atom in atoms):
        kind = Kind.PUNCTUATION
    soft = all(atom.soft for atom in atoms)
    text = " ".join(atom.text for atom in atoms)
    return Unit(frozenset((side, at) for at in run), kind, soft, f"{text} |" if side == 0 else f"| {text}")


def said_units(
    prints: Sequence[Print], found: Sequence[Found], edition: Json, order: Sequence[str], one: int, two: int
) -> list[Unit]:
    found_units: list[Unit] = []
    for passage in edition["passages"]:
        said: list[Unit] = []
        gone: list[tuple[int, int] | None] = []
        having = [siglum for siglum in order if passage["paragraphs"].get(siglum)]
        if order[two] not in having or having[0] != order[one]:
            continue
        for unit in passage["units"]:
            base, other = unit["readings"].get(order[one]), unit["readings"].get(order[two])
            if not base or not other or not other.get("kind"):
                continue
            kind = _KINDS[other["kind"]]
            atoms = frozenset(
                (side, at)
                for side, (number, reading) in enumerate(((one, base), (two, other)))
                for at in found[number].atoms(reading["start"], reading["end"], prints[number].places)
            )
            if kind is not Kind.SPACING:
                label = f"{base['text']} : {other['text']} ({unit['id']})"
                said.append(Unit(atoms, kind, label=label))
                gone.append((base["start"], base["end"]) if not other["text"] else None)
        found_units += _joined(said, gone, prints[one].text)
    return found_units


def _joined(said: Sequence[Unit], gone: Sequence[tuple[int, int] | None], text: str) -> list[Unit]:
    """Units of one stretch that is missing, which other witnesses' units divide, as one."""
    found: list[Unit] = []
    end: int | None = None
    for unit, place in zip(said, gone, strict=True):
        last = found[-1] if found else None
        if last and place and end is not None and last.kind is unit.kind and not text[end : place[0]].strip():
            found[-1] = Unit(last.atoms | unit.atoms, unit.kind, label=f"{last.label} + {unit.label}")
        else:
            found.append(unit)
        end = place[1] if place else None
    return found


def match_units(
    gold: Sequence[Unit], said: Sequence[Unit], ignored: set[tuple[int, int]]
) -> tuple[Ratio, Counter[tuple[Kind, Kind]], list[str]]:
    """One-to-one matches by overlap, how kinds were taken, and what went wrong.

    What touches no word, or is soft, may be said or not, as long as it is not made weightier than it is.
    """
    holders: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, unit in enumerate(gold):
        for atom in unit.atoms:
            holders[atom].append(number)
    offers: list[tuple[float, bool, int, int]] = []
    for number, unit in enumerate(said):
        for candidate in {holder for atom in unit.atoms for holder in holders[atom]}:
            common = len(unit.atoms & gold[candidate].atoms) / len(unit.atoms | gold[candidate].atoms)
            if common >= _OVERLAP:
                offers.append((common, gold[candidate].kind is unit.kind, number, candidate))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, number, candidate in sorted(offers, reverse=True):
        if number not in pairs and candidate not in taken:
            pairs[number] = candidate
            taken.add(candidate)
    confusion: Counter[tuple[Kind, Kind]] = Counter()
    notes: list[str] = []
    right = found = 0
    soft_atoms = {atom: unit.kind for unit in gold if unit.soft for atom in unit.atoms}
    for number, unit in enumerate(said):
        partner = gold[pairs[number]] if number in pairs else None
        if partner is not None and not partner.soft:
            right, found = right + 1, found + 1
            confusion[partner.kind, unit.kind] += 1
            if partner.kind is not unit.kind:
                notes.append(f"kind   {partner.kind.value} taken for {unit.kind.value}: {unit.label}")
        elif not _excused(unit, soft_atoms, ignored):
            found += 1
            notes.append(f"extra  {unit.kind.value}: {unit.label}")
    for number, unit in enumerate(gold):
        if number not in taken and not unit.soft:
            notes.append(f"missed {unit.kind.value}: {unit.label}")
    true = sum(not unit.soft for unit in gold)
    return Ratio(right, found, true), confusion, notes


def _excused(unit: Unit, soft: Mapping[tuple[int, int], Kind], ignored: set[tuple[int, int]]) -> bool:
    if unit.atoms and unit.atoms <= ignored:
        return True
    if not unit.atoms:
        return unit.kind.weight <= Kind.TYPOGRAPHIC.weight
    kinds = [soft[atom] for atom in unit.atoms if atom in soft]
    return bool(kinds) and unit.kind.weight <= max(kind.weight for kind in kinds)
