"""From a folder of sources to every file of its site, and what stands in the way of publishing it."""

from __future__ import annotations

import html
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from edition.citation.cite import Site
from edition.collate import Progress, collate, silent
from edition.editing import decisions, decisions_file, rules_file
from edition.editing.decisions_file import Decisions
from edition.errors import EditionError, Fault
from edition.export.catalogue import exports
from edition.ledger.entries import NAME as LEDGER
from edition.ledger.entries import Ledger
from edition.ledger.file import parse_ledger
from edition.ledger.minting import plan
from edition.ledger.succession import Register, settle
from edition.model import Edition, RuleChange, Sources
from edition.site import build_pages
from edition.sources.folder import read_beside, read_sources
from edition.sources.manifest import NAME as MANIFEST
from edition.text.normalize import read_rules


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


log = logging.getLogger("edition")

_SHOWN: Final = 10  # lines of what is missing: enough to know it by


def register_of(folder: Path) -> Register:
    """The edition of the sources in a folder, under the ids that its ledger has for them."""
    log.info("Reading the sources in %s", folder)
    archive = read_archive(folder)
    recorded = read_beside(folder, LEDGER)
    ledger = Ledger() if recorded is None else parse_ledger(recorded, str(folder / LEDGER))
    return settle(edit(archive, lambda found: settle(found, ledger).edition, _report), ledger)


def _report(stage: str, done: int, total: int) -> None:
    log.info("Collating: %s%s", stage, f", {done:,} of {total:,}" if total > 1 else "")


def publish(register: Register, site: Site) -> dict[str, bytes]:
    """Every generated file of the site by its path."""
    log.info("Writing the data files")
    published = exports(register.edition)
    log.info("Writing the pages of %d passages", len(register.edition.passages))
    files = {path: content for export in published for path, content in export.files.items()}
    return files | build_pages(register, published, site)


def refuse_unminted(register: Register, folder: Path) -> None:
    """EditionError where something would be published, or withdrawn, that the ledger does not record.

    A folder of bare texts, without a manifest, is a trial: all its ids are provisional.
    """
    missing = list(plan(register))
    if missing and ((folder / LEDGER).exists() or (folder / MANIFEST).exists()):
        advice = f"run `python build_site.py mint {folder}` and keep {LEDGER} with the sources"
        lines = [f"\n  {line}" for line in missing[:_SHOWN]]
        lines += [f"\n  and {len(missing) - _SHOWN:,} more"] if len(missing) > _SHOWN else []
        message = f"does not record all that would be published: {advice}{''.join(lines)}"
        raise EditionError([Fault(str(folder / LEDGER), message)])


def fault_pages(paths: Iterable[str], faults: str) -> dict[str, bytes]:
    """The fault on each of the pages, so that it is seen and reloads from wherever a reader is."""
    shown = f"<pre>{html.escape(faults)}</pre>"
    text = f"# The sources have a fault\n\n{shown}\n\nThis page reloads once it is mended.\n"
    return {path: text.encode() for path in sorted({"index.md", *paths}) if path.endswith(".md")}
