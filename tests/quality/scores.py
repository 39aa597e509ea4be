"""The truth of a case, and the scores of its `edition.json` against it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from edition.model import Kind
from tests.quality.atoms import Role
from tests.quality.printing import Placed, Print

Json = Mapping[str, Any]
EXTRANEOUS = "extraneous"
_OVERLAP = 0.5  # of the words of both sides, for two units to be the same


@dataclass(frozen=True, slots=True)
class Ratio:
    """Found things against true ones; the rates are 1 where there is nothing to find."""

    right: float = 0
    found: float = 0
    true: float = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.true) if self.found + self.true else 1.0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.right + other.right, self.found + other.found, self.true + other.true)


@dataclass(frozen=True, slots=True)
class Score:
    """How well one edition fits its truth; `confusion` counts matched units by (true kind, found kind)."""

    links: tuple[float, float]
    boundaries: Ratio
    units: Ratio
    confusion: Mapping[tuple[Kind, Kind], int]
    moved: Ratio
    quotations: Ratio
    framing: Ratio
    faults: tuple[str, ...] = ()

    @property
    def link_f1(self) -> float:
        precision, recall = self.links
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def kind_f1(self) -> float:
        return macro_f1(self.confusion)


def macro_f1(confusion: Mapping[tuple[Kind, Kind], int]) -> float:
    """Mean over the kinds that occur in the truth; 1 where there are none."""
    rates = [
        kind_ratio(confusion, kind).f1
        for kind in sorted({true for true, _ in confusion}, key=lambda k: k.weight)
    ]
    return sum(rates) / len(rates) if rates else 1.0


def kind_ratio(confusion: Mapping[tuple[Kind, Kind], int], kind: Kind) -> Ratio:
    """How one kind fares among the matched units."""
    return Ratio(
        confusion.get((kind, kind), 0),
        sum(count for (_, found), count in confusion.items() if found is kind),
        sum(count for (true, _), count in confusion.items() if true is kind),
    )


@dataclass(frozen=True, slots=True)
class Unit:
    """A difference of two witnesses: the places of its atoms in each, its kind, whether it may be missing."""

    atoms: frozenset[tuple[int, int]]
    kind: Kind
    soft: bool = False
    label: str = field(default="", compare=False)


def score(prints: Sequence[Print], edition: Json) -> Score:
    """The best score over the choices of which copy of a page scanned twice counts."""
    twice = any(placed.copy for print_ in prints for placed in print_.places)
    return max(
        (_score(prints, edition, exempt) for exempt in ((1, 0) if twice else (1,))),
        key=lambda found: (found.link_f1, found.units.f1),
    )


def _score(prints: Sequence[Print], edition: Json, exempt: int) -> Score:
    truth = true_labels(prints)
    found = [_Found(print_.siglum, edition, print_) for print_ in prints]
    doubled = [{placed.atom.slot for placed in print_.places if placed.copy} for print_ in prints]
    counted = [
        [not (placed.atom.slot in doubled[number] and placed.copy == exempt) for placed in print_.places]
        for number, print_ in enumerate(prints)
    ]
    return Score(
        _b_cubed(prints, truth, found, counted),
        sum(
            (_boundaries(p, t, f, c) for p, t, f, c in zip(prints, truth, found, counted, strict=True)),
            Ratio(),
        ),
        *_units(prints, truth, found, counted, edition),
        _moved(prints, truth, edition),
        _quotations(prints, truth, edition),
        sum(
            (_framing(p, t, f, c) for p, t, f, c in zip(prints, truth, found, counted, strict=True)), Ratio()
        ),
    )


# Truth


def true_labels(prints: Sequence[Print]) -> list[list[str]]:
    """The passage of every placed atom of every print; what a print alone has at its edges is framing."""
    truth = [_passages_of(print_, prints[0], prints) for print_ in prints]
    for number, labels in enumerate(truth):
        shared = {label for other, found in enumerate(truth) if other != number for label in found}
        inside = [at for at, label in enumerate(labels) if label in shared and label != EXTRANEOUS]
        if inside:
            edges = {*labels[: inside[0]], *labels[inside[-1] + 1 :]} - shared
            labels[:] = [EXTRANEOUS if label in edges else label for label in labels]
    return truth


def _passages_of(print_: Print, base: Print, prints: Sequence[Print]) -> list[str]:
    """The passage of every placed atom: the base's block that has its place, else its own block's name."""
    passages = {
        placed.atom.slot: placed.name
        for placed in base.places
        if placed.role is Role.STATEMENT and not placed.copy
    }
    blocks: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, placed in enumerate(print_.places):
        blocks[placed.block, placed.copy].append(at)
    labels = [EXTRANEOUS] * len(print_.places)
    for members in blocks.values():
        if print_.places[members[0]].role is not Role.STATEMENT:
            continue
        known = [passages.get(print_.places[at].atom.slot) for at in members]
        labels_of = _filled(known) if any(known) else [print_.places[members[0]].name] * len(members)
        for at, label in zip(members, labels_of, strict=True):
            labels[at] = label
    if not any(placed.atom.slot in passages for placed in print_.places) and print_ is not base:
        shared = {placed.atom.slot for other in prints if other is not print_ for placed in other.places}
        if not any(placed.atom.slot in shared for placed in print_.places):
            return [EXTRANEOUS] * len(print_.places)
    return labels


def _filled(known: Sequence[str | None]) -> list[str]:
    """Unknown labels as the nearest known one before, else after, them."""
    found: list[str] = []
    current = next(label for label in known if label)
    for label in known:
        current = label or current
        found.append(current)
    return found


# What the edition says


class _Found:
    """Where the edition puts every atom of one print."""

    def __init__(self, siglum: str, edition: Json, print_: Print) -> None:
        stretches: list[tuple[int, int, str, str]] = []
        for passage in edition["passages"]:
            for number, paragraph in enumerate(passage["paragraphs"].get(siglum) or []):
                name = f"{passage['id']}/{number}"
                stretches.extend((start, end, passage["id"], name) for start, end in paragraph["spans"])
        for number, framing in enumerate(edition["framing"].get(siglum) or []):
            stretches.append((framing["start"], framing["end"], EXTRANEOUS, f"framing/{number}"))
        for number, furniture in enumerate(edition["furniture"].get(siglum) or []):
            stretches.append((furniture["start"], furniture["end"], EXTRANEOUS, f"furniture/{number}"))
        stretches.sort()
        self.faults = [
            f"{siglum}: {one} overlaps {two}" for one, two in pairwise(stretches) if two[0] < one[1]
        ]
        starts = [stretch[0] for stretch in stretches]
        self.labels: list[str] = []
        self.paragraphs: list[str] = []
        for placed in print_.places:
            start = placed.spans[0][0]
            at = bisect_right(starts, start) - 1
            inside = at >= 0 and start < stretches[at][1]
            self.labels.append(stretches[at][2] if inside else "nowhere")
            self.paragraphs.append(stretches[at][3] if inside else "nowhere")
        self.starts = [placed.spans[0][0] for placed in print_.places]
        self.ends = [placed.spans[-1][1] for placed in print_.places]

    def atoms(self, start: int, end: int, places: Sequence[Placed]) -> list[int]:
        """The places that a stretch touches."""
        if start == end:
            return []
        at = max(0, bisect_right(self.starts, start) - 1)
        found: list[int] = []
        while at < len(places) and self.starts[at] < end:
            if places[at].role is not Role.FURNITURE and any(
                begin < end and start < stop for begin, stop in places[at].spans
            ):
                found.append(at)
            at += 1
        return found


# Links and boundaries


def _b_cubed(
    prints: Sequence[Print],
    truth: Sequence[list[str]],
    found: Sequence[_Found],
    counted: Sequence[list[bool]],
) -> tuple[float, float]:
    """Precision and recall of the words' passages (Bagga and Baldwin 1998).

    Text that only one source prints, at whatever place, is right if it stands in no passage with other text.
    """
    pairs: Counter[tuple[str, str]] = Counter()
    for number, print_ in enumerate(prints):
        for at, placed in enumerate(print_.places):
            if placed.atom.is_word and counted[number][at]:
                gold = truth[number][at]
                gold = f"{EXTRANEOUS} {print_.siglum}" if gold == EXTRANEOUS else gold
                label = found[number].labels[at]
                label = f"{label} {print_.siglum}" if label in {EXTRANEOUS, "nowhere"} else label
                pairs[gold, label] += 1
    pairs = _forgiving(pairs)
    golds: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    for (gold, label), count in pairs.items():
        golds[gold] += count
        labels[label] += count
    total = sum(pairs.values()) or 1
    precision = sum(count * count / labels[label] for (_, label), count in pairs.items()) / total
    recall = sum(count * count / golds[gold] for (gold, _), count in pairs.items()) / total
    return precision, recall


def _forgiving(pairs: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """Passages that hold nothing but the extraneous text of one source count as framing."""
    held: dict[str, set[str]] = defaultdict(set)
    for gold, label in pairs:
        held[label].add(gold)
    mixed = {
        label
        for label, golds in held.items()
        if len(golds) > 1 or not next(iter(golds)).startswith(EXTRANEOUS)
    }
    found: Counter[tuple[str, str]] = Counter()
    for (gold, label), count in pairs.items():
        found[gold, label if label in mixed else gold] += count
    return found


def _boundaries(print_: Print, truth: list[str], found: _Found, counted: list[bool]) -> Ratio:
    """Beginnings of paragraphs among the words of the statement."""
    words = [
        at
        for at, placed in enumerate(print_.places)
        if placed.atom.is_word and truth[at] != EXTRANEOUS and counted[at] and not placed.copy
    ]
    right = predicted = true = 0
    for before, after in pairwise(words):
        one, two = print_.places[before], print_.places[after]
        gold = one.block != two.block or truth[before] != truth[after]
        guess = found.paragraphs[before] != found.paragraphs[after]
        right, predicted, true = right + (gold and guess), predicted + guess, true + gold
    return Ratio(right, predicted, true)


def _framing(print_: Print, truth: list[str], found: _Found, counted: list[bool]) -> Ratio:
    """Words called framing or furniture, for the roles that are beyond dispute."""
    right = predicted = true = 0
    for at, placed in enumerate(print_.places):
        if placed.role is Role.FOOTNOTE or not placed.atom.is_word or not counted[at] or placed.copy:
            continue
        gold, guess = truth[at] == EXTRANEOUS, found.labels[at] == EXTRANEOUS
        right, predicted, true = right + (gold and guess), predicted + guess, true + gold
    return Ratio(right, predicted, true)


# Units


def _units(
    prints: Sequence[Print],
    truth: Sequence[list[str]],
    found: Sequence[_Found],
    counted: Sequence[list[bool]],
    edition: Json,
) -> tuple[Ratio, Mapping[tuple[Kind, Kind], int]]:
    total, confusion = Ratio(), Counter[tuple[Kind, Kind]]()
    order = [print_.siglum for print_ in prints]
    for one in range(len(prints)):
        for two in range(one + 1, len(prints)):
            gold = gold_units(prints, truth, counted, one, two)
            said = _said_units(prints, found, edition, order, one, two)
            ignored = {
                (side, at)
                for side, number in enumerate((one, two))
                for at, placed in enumerate(prints[number].places)
                if not counted[number][at] or truth[number][at] == EXTRANEOUS
            }
            ratio, kinds, _ = match_units(gold, said, ignored)
            total += ratio
            confusion.update(kinds)
    return total, confusion


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


def _said_units(
    prints: Sequence[Print], found: Sequence[_Found], edition: Json, order: Sequence[str], one: int, two: int
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
            kind = Kind(other["kind"])
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


def explain(prints: Sequence[Print], edition: Json) -> list[str]:
    """What is wrong, in words, for whoever mends the engine; the first copy of a page counts."""
    truth = true_labels(prints)
    found = [_Found(print_.siglum, edition, print_) for print_ in prints]
    counted = [[not placed.copy for placed in print_.places] for print_ in prints]
    order = [print_.siglum for print_ in prints]
    notes = [fault for one in found for fault in one.faults]
    for number, print_ in enumerate(prints):
        pairs = Counter(
            (gold, label)
            for gold, label, placed in zip(truth[number], found[number].labels, print_.places, strict=True)
            if placed.atom.is_word
        )
        notes += [
            f"links  {print_.siglum} {gold} in {label}: {count}"
            for (gold, label), count in sorted(pairs.items())
        ]
    for one in range(len(prints)):
        for two in range(one + 1, len(prints)):
            gold = gold_units(prints, truth, counted, one, two)
            said = _said_units(prints, found, edition, order, one, two)
            ignored = {
                (side, at)
                for side, number in enumerate((one, two))
                for at in range(len(prints[number].places))
                if not counted[number][at] or truth[number][at] == EXTRANEOUS
            }
            notes += [f"{order[one]}/{order[two]} {note}" for note in match_units(gold, said, ignored)[2]]
    return notes


# Moves and quotations


def _moved(prints: Sequence[Print], truth: Sequence[list[str]], edition: Json) -> Ratio:
    """Passages that stand elsewhere in some witness, by their identity in the base.

    Whether two paragraphs went down past four, or these went up past those, no text tells: either is right.
    """
    gold: set[str] = set()
    passed: list[tuple[set[str], set[str]]] = []
    order = {name: at for at, name in reversed(list(enumerate(truth[0])))}
    for number, print_ in enumerate(prints):
        moved = [at for at, placed in enumerate(print_.places) if placed.moved and truth[number][at] in order]
        went = {truth[number][at]: at for at in reversed(moved)}
        stayed = {n: at for at, n in reversed(list(enumerate(truth[number]))) if n in order and n not in went}
        gold |= went.keys()
        passed.append(
            (
                set(went),
                {
                    other
                    for other, at in stayed.items()
                    for name, place in went.items()
                    if (order[other] < order[name]) != (at < place)
                },
            )
        )
    found = _Found(prints[0].siglum, edition, prints[0])
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for label, name in zip(found.labels, truth[0], strict=True):
        names[label][name] += 1
    said = {
        names[passage["id"]].most_common(1)[0][0]
        for passage in edition["passages"]
        if passage.get("moved") and names.get(passage["id"])
    }
    for went, others in passed:
        if went and others <= said and said.isdisjoint(went):
            said = (said - others) | went
    return Ratio(len(gold & said), len(said), len(gold))


def _quotations(prints: Sequence[Print], truth: Sequence[list[str]], edition: Json) -> Ratio:
    """Quotations in framing text: right if they overlap by half and name the passage that has the words."""
    right = predicted = true = 0
    base = _Found(prints[0].siglum, edition, prints[0])
    passage_of = {
        placed.atom.slot: label for placed, label in zip(prints[0].places, base.labels, strict=True)
        if placed.role is Role.STATEMENT
    }  # fmt: skip
    for print_ in prints:
        gold = _gold_quotations(print_, passage_of)
        said = [
            (quotation["start"], quotation["end"], quotation["passage"])
            for framing in edition["framing"].get(print_.siglum) or []
            for quotation in framing["quotations"]
        ]
        predicted, true = predicted + len(said), true + len(gold)
        right += sum(
            any(
                passage == name and _common((start, end), (begin, stop)) >= _OVERLAP
                for begin, stop, name in said
            )
            for start, end, passage in gold
        )
    return Ratio(right, predicted, true)


def _gold_quotations(print_: Print, passage_of: Mapping[int, str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    previous = False
    for placed in print_.places:
        quoted = placed.role is Role.FRAMING and placed.atom.slot in passage_of
        if quoted and previous:
            start, _, passage = found[-1]
            found[-1] = (start, placed.spans[-1][1], passage)
        elif quoted:
            found.append((placed.spans[0][0], placed.spans[-1][1], passage_of[placed.atom.slot]))
        previous = quoted
    return found


def _common(one: tuple[int, int], two: tuple[int, int]) -> float:
    shared = max(0, min(one[1], two[1]) - max(one[0], two[0]))
    return shared / (max(one[1], two[1]) - min(one[0], two[0]))
