"""The edition that the truth prescribes, to try the scores on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from tests.quality.printing import Print
from tests.quality.truth import EXTRANEOUS, true_labels
from tests.quality.units import Unit, gold_units


def perfect_edition(prints: Sequence[Print]) -> dict[str, Any]:
    """The parts of `edition.json` that the scores read, right in everything but second copies of pages.

    Every pair of witnesses has units of its own.
    """
    truth = true_labels(prints)
    passages: dict[str, dict[str, Any]] = {}
    framing: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for print_, labels in zip(prints, truth, strict=True):
        runs: dict[tuple[int, int, str], list[int]] = defaultdict(list)
        for at, (placed, label) in enumerate(zip(print_.places, labels, strict=True)):
            runs[placed.block, placed.copy, label].append(at)
        for (_, copy, label), members in runs.items():
            places = [print_.places[at] for at in members]
            spans = [span for placed in places for span in placed.spans]
            if label == EXTRANEOUS or copy:
                framing[print_.siglum] += [
                    {"start": start, "end": end, "quotations": []} for start, end in spans
                ]
                continue
            passage = passages.setdefault(label, _passage(label, prints))
            passage["paragraphs"][print_.siglum].append({"spans": spans})
            passage["moved"] |= places[0].moved and label in truth[0]
    counted = [[not placed.copy for placed in print_.places] for print_ in prints]
    for one in range(len(prints)):
        for two in range(one + 1, len(prints)):
            for unit in gold_units(prints, truth, counted, one, two):
                side, at = min(unit.atoms)
                label = truth[(one, two)[side]][at]
                passages[label]["units"].append(_unit(prints[one], prints[two], unit))
    return {"passages": list(passages.values()), "framing": framing, "furniture": {}}


def _passage(label: str, prints: Sequence[Print]) -> dict[str, Any]:
    return {"id": label, "moved": False, "paragraphs": {print_.siglum: [] for print_ in prints}, "units": []}


def _unit(base: Print, other: Print, unit: Unit) -> dict[str, Any]:
    readings: dict[str, dict[str, Any]] = {}
    for side, print_ in enumerate((base, other)):
        spans = [
            span for which, at in sorted(unit.atoms) if which == side for span in print_.places[at].spans
        ]
        start, end = (min(spans)[0], max(spans)[1]) if spans else (0, 0)
        readings[print_.siglum] = {"text": print_.text[start:end], "start": start, "end": end}
    readings[other.siglum]["kind"] = unit.kind.value
    return {"id": unit.label, "kind": unit.kind.value, "readings": readings}
