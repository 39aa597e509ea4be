"""The scores of an `edition.json` against the truth of its case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edition.model import Kind
from tests.quality.found import Found, Json
from tests.quality.links import b_cubed, boundaries, framing
from tests.quality.moves import moved_passages, quotations
from tests.quality.printing import Print
from tests.quality.ratios import Ratio, macro_f1
from tests.quality.truth import true_labels
from tests.quality.units import matched_units, units


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


def score(prints: Sequence[Print], edition: Json) -> Score:
    """The best score over the choices of which copy of a page scanned twice counts."""
    twice = any(placed.copy for print_ in prints for placed in print_.places)
    return max(
        (_score(prints, edition, exempt) for exempt in ((1, 0) if twice else (1,))),
        key=lambda found: (found.link_f1, found.units.f1),
    )


def _score(prints: Sequence[Print], edition: Json, exempt: int) -> Score:
    truth = true_labels(prints)
    found = [Found(print_.siglum, edition, print_) for print_ in prints]
    doubled = [{placed.atom.slot for placed in print_.places if placed.copy} for print_ in prints]
    counted = [
        [not (placed.atom.slot in doubled[number] and placed.copy == exempt) for placed in print_.places]
        for number, print_ in enumerate(prints)
    ]
    return Score(
        b_cubed(prints, truth, found, counted),
        sum(
            (boundaries(p, t, f, c) for p, t, f, c in zip(prints, truth, found, counted, strict=True)),
            Ratio(),
        ),
        *units(prints, truth, found, counted, edition),
        moved_passages(prints, truth, edition),
        quotations(prints, truth, edition),
        sum((framing(p, t, f, c) for p, t, f, c in zip(prints, truth, found, counted, strict=True)), Ratio()),
    )


def explain(prints: Sequence[Print], edition: Json) -> list[str]:
    """What is wrong, in words, for whoever mends the engine; the first copy of a page counts."""
    truth = true_labels(prints)
    found = [Found(print_.siglum, edition, print_) for print_ in prints]
    counted = [[not placed.copy for placed in print_.places] for print_ in prints]
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
    for one, two, (_, _, wrong) in matched_units(prints, truth, found, counted, edition):
        notes += [f"{one}/{two} {note}" for note in wrong]
    return notes
