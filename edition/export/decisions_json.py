"""The decisions of the editors, and the rules of the edition, as `data/decisions.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from edition.model import Decision, Edition, Reading, RuleChange, VariationUnit

SCHEMA: Final = "decisions/1"


def to_decisions(edition: Edition) -> bytes:
    """Every decision with the places where it holds, in the order of the editors' file; UTF-8.

    The places of a decision about a line are in the file of its witness and have no passage.
    """
    found: dict[int, dict[str, Any]] = {}
    for place, made, units in placed_decisions(edition):
        entry = found.setdefault(made.number, {**_decision(made), "places": []})
        entry["places"].append(_place(place, made, units))
    for made in edition.line_decisions:
        entry = found.setdefault(made.number, {**_decision(made), "places": []})
        entry["places"].append(_place(None, made, ()))
    published = {
        "schema": SCHEMA,
        "decisions": [found[number] for number in sorted(found)],
        "rules": [_rule(change) for change in edition.rule_changes],
    }
    return (json.dumps(published, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def placed_decisions(edition: Edition) -> Iterator[tuple[str, Decision, tuple[VariationUnit, ...]]]:
    """Every decision with the passage it is in and the units that carry it, in reading order."""
    for passage in edition.passages:
        for made in passage.decisions:
            yield passage.id, made, ()
        carried: dict[tuple[int, tuple[str, ...]], tuple[Decision, list[VariationUnit]]] = {}
        for unit in passage.units:
            for made in unit.decisions:
                origin = tuple(each.id for each in made.machine) or (unit.id,)
                carried.setdefault((made.number, origin), (made, []))[1].append(unit)
        for made, units in carried.values():
            yield passage.id, made, tuple(units)


def _decision(made: Decision) -> dict[str, Any]:
    return {
        "number": made.number,
        "action": made.action.value,
        "reason": made.reason,
        "who": made.who,
        "date": made.date,
        "certainty": made.certainty.value,
        "text": made.text,
        "conjecture": made.conjecture,
        "witness": made.witness,
        "words": made.words,
    }


def _place(passage: str | None, made: Decision, units: tuple[VariationUnit, ...]) -> dict[str, Any]:
    return {
        "passage": passage,
        "span": list(made.span) if made.span else None,
        "machine": [_unit(unit) for unit in made.machine],
        "units": [_unit(unit) for unit in units],
    }


def _unit(unit: VariationUnit) -> dict[str, Any]:
    readings = {siglum: _reading(reading) for siglum, reading in unit.readings.items()}
    return {"id": unit.id, "kind": unit.kind.value, "readings": readings}


def _reading(reading: Reading) -> dict[str, Any]:
    kind = reading.kind.value if reading.kind else None
    return {"text": reading.text, "start": reading.start, "end": reading.end, "kind": kind}


def _rule(change: RuleChange) -> dict[str, Any]:
    return {"of": change.of, "adds": change.adds, "removes": change.removes, "reason": change.reason}
