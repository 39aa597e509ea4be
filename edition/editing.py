"""Everything that a folder holds of an edition, and the edition that it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from edition import decisions, decisions_file, rules_file
from edition.collate import Progress, collate, silent
from edition.decisions_file import Decisions
from edition.errors import EditionError, Fault
from edition.model import Edition, RuleChange, Sources
from edition.normal import read_rules
from edition.witness import read_beside, read_sources


@dataclass(frozen=True)
class Archive:
    """The sources, the rules of the ladder as the edition has them, and what its editors decide."""

    sources: Sources
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=read_rules)
    rule_changes: tuple[RuleChange, ...] = ()
    decisions: Decisions = field(default_factory=Decisions)


def _as_it_is(edition: Edition) -> Edition:
    return edition


def read_archive(folder: Path) -> Archive:
    """The archive in a folder; EditionError with the faults of all its files."""
    faults: list[Fault] = []

    def gathered(read: Callable[[Path], Any], default: Any) -> Any:
        try:
            return read(folder)
        except EditionError as error:
            faults.extend(error.faults)
            return default

    sources = gathered(read_sources, None)
    language = sources.language if sources else None
    rules, changes = gathered(partial(_read_rules, language=language), ({}, ()))
    ruled = gathered(_read_decisions, Decisions())
    if faults:
        raise EditionError(faults)
    return Archive(sources, rules, changes, ruled)


def _read_rules(
    folder: Path, language: str | None
) -> tuple[Mapping[str, Mapping[str, Any]], tuple[RuleChange, ...]]:
    text, file = read_beside(folder, rules_file.NAME), str(folder / rules_file.NAME)
    changes = rules_file.parse_rules(text, file) if text else ()
    changed = rules_file.changed_rules(read_rules(), changes, text or "", file, language)
    return changed, rules_file.described(changes)


def _read_decisions(folder: Path) -> Decisions:
    text, file = read_beside(folder, decisions_file.NAME), str(folder / decisions_file.NAME)
    return decisions_file.parse_decisions(text, file) if text else Decisions(file=file)


def edit(
    archive: Archive, named: Callable[[Edition], Edition] = _as_it_is, progress: Progress = silent
) -> Edition:
    """The collated edition with the decisions of its editors applied.

    `named` gives passages their published ids, by which decisions name them.
    """
    collated = collate(archive.sources, archive.rules, progress)
    ruled = replace(collated, rules=archive.rules, rule_changes=archive.rule_changes)
    return decisions.apply(named(ruled), archive.decisions)
