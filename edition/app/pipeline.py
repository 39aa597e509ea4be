"""From a folder of sources to every file of its site, and what stands in the way of publishing it."""

from __future__ import annotations

import html
import logging
import shlex
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from edition.analysis.roles.likely_base import likely_base
from edition.app.files import finish_change
from edition.app.processes import spread
from edition.app.replacement import is_published
from edition.collate import KeptStages, Progress, collate, prepare, silent
from edition.editing import decisions, decisions_file, rules_file
from edition.editing.decisions_file import Decisions
from edition.editing.line_decisions import decide_lines
from edition.errors import EditionError, Fault
from edition.ledger.entries import NAME as LEDGER
from edition.ledger.entries import Ledger
from edition.ledger.file import parse_ledger
from edition.ledger.ids import Register, assign_ids
from edition.ledger.recorded_extents import as_recorded, changed_extents, extents_beyond
from edition.ledger.recording import mint, places_plan, plan
from edition.light_dataclass import dataclass
from edition.model import RuleChange, Sources
from edition.permalink import same_file_key
from edition.sources.folder import read_sources, says_base
from edition.sources.manifest import NAME as MANIFEST
from edition.sources.text_files import read_beside
from edition.text.ladders import read_rules
from edition.text.uncollected import uncollected

if TYPE_CHECKING:
    from edition.site.build import FilesInMaking
    from edition.site.frame import Frame

log = logging.getLogger("edition")

_MANY: Final = 100  # passages whose pages take longer than to start processes for them
_SHOWN: Final = 10  # lines of what is missing: enough to know it by


@dataclass(frozen=True)
class Archive:
    """All that a folder holds: sources, rules of the ladder, what its editors decide, and the ledger."""

    sources: Sources
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=read_rules)
    rule_changes: tuple[RuleChange, ...] = ()
    decisions: Decisions = field(default_factory=Decisions)
    ledger: Ledger = field(default_factory=Ledger)


def register_of(folder: Path, kept: KeptStages | None = None) -> Register:
    """The edition of the sources in a folder, under the ids that its ledger has for them.

    `kept` is what the collation before made. Raises `EditionError`, with every fault, if a source, the
    manifest, the ledger or a decision cannot be used.
    """
    log.info("Reading the sources in %s", folder)
    return edit(read_archive(folder), report, kept)


def settled_ledger(folder: Path, register: Register, today: date) -> Ledger:
    """The ledger with everything the edition publishes, as the next build of the same sources will find it.

    Extents that are recorded for the first time fix what is aligned from then on, so that a difference may
    begin elsewhere: the edition is made once more with them.
    """
    ledger = mint(register, today)
    edition = register.edition
    fresh = any(edition.framing.get(w.siglum) for w, _ in changed_extents(edition, register.ledger))
    return mint(edit(read_archive(folder), read_by=ledger), today) if fresh else ledger


def edit(
    archive: Archive,
    progress: Progress = silent,
    kept: KeptStages | None = None,
    read_by: Ledger | None = None,
) -> Register:
    """The edition under its published ids, with the decisions of its editors applied.

    Ids are settled twice where editors decide: decisions name their places by them, and may change what
    passages there are. `read_by` is a ledger whose roles, extents and paragraphs the sources are held to in
    place of the published ones; ids are those of the published ledger all the same.
    """
    with uncollected():
        progress("reading the layout", 0, 1)
        sources, line_decisions = decide_lines(archive.sources, archive.decisions)
        sources = as_recorded(sources, archive.ledger if read_by is None else read_by)
        prepared = prepare(sources, archive.rules, kept)
        collated = collate(sources, archive.rules, progress, prepared, kept, map if kept else spread)
        edited = replace(collated, rule_changes=archive.rule_changes, line_decisions=line_decisions)
        named = assign_ids(edited, archive.ledger)
        decided = decisions.apply(named.edition, archive.decisions, prepared)
        return named if decided is named.edition else assign_ids(decided, archive.ledger)


_ROUNDS: Final = 6  # of reading by what was minted; one is the rule


def record(archive: Archive, today: date, progress: Progress = silent) -> tuple[list[str], Ledger]:
    """What there is to mint, a line for each thing, and the ledger by which the same sources read the same.

    The ledger fixes what is statement, so what was minted may change what is found: sources are read again
    by it, until a build by the ledger finds nothing new. Ids are each time those of the ledger as published:
    from one reading to the next they would wander to texts unlike what they stood for.
    """
    settled = archive.ledger
    for _ in range(_ROUNDS):
        register = edit(archive, progress, read_by=settled)
        minted = mint(register, today)
        if minted == settled:
            break
        settled = minted
    return [*plan(register), *places_plan(register)], settled


def report(stage: str, done: int, total: int) -> None:
    """Say how far a collation has come."""
    log.info("Collating: %s%s", stage, f", {done:,} of {total:,}" if total > 1 else "")


def read_archive(folder: Path) -> Archive:
    """The archive in a folder; EditionError with the faults of all its files."""
    finish_change(folder)
    faults: list[Fault] = []
    with _gathering(faults):
        sources = read_sources(folder)
    language = None if faults else sources.language
    with _gathering(faults):
        rules, changes = _read_rules(folder, language)
    with _gathering(faults):
        decided = _read_decisions(folder)
    with _gathering(faults):
        ledger = read_ledger(folder)
    if not faults:
        faults += _sigla_almost_alike(sources, ledger, folder)
        faults += [Fault(str(folder / LEDGER), message) for message in extents_beyond(sources, ledger)]
    if faults:
        raise EditionError(faults)
    if not says_base(folder):
        base = _base(sources, ledger)
        sources, ledger = replace(sources, base=base), replace(ledger, base=base)
    return Archive(sources, rules, changes, decided, ledger)


def with_base(folder: Path, sources: Sources) -> Sources:
    """The sources of a folder with the base that they are read with."""
    return sources if says_base(folder) else replace(sources, base=_base(sources, read_ledger(folder)))


def _base(sources: Sources, ledger: Ledger) -> str:
    """The base where no manifest says which it is: that of the ledger; the likeliest if nothing was minted.

    A ledger of an earlier version says none: then it was the first source.
    """
    texts = {each.siglum: each.text for each in sources.witnesses}
    if ledger.base in texts:
        return ledger.base or ""
    if ledger.entries:
        return next(filter(ledger.witness, texts), sources.base)
    return likely_base(texts)


def _sigla_almost_alike(sources: Sources, ledger: Ledger, folder: Path) -> Iterator[Fault]:
    """A fault for each siglum that differs only by capitals from another that was published."""
    recorded = {same_file_key(entry.siglum): entry.siglum for entry in ledger.witnesses}
    for witness in sources.witnesses:
        known = recorded.get(same_file_key(witness.siglum), witness.siglum)
        if known != witness.siglum and ledger.witness(witness.siglum) is None:
            message = (
                f"{witness.siglum!r} was published as {known!r}: write it so; some systems tell no capitals"
            )
            yield Fault(str(folder / MANIFEST), message)


@contextmanager
def _gathering(faults: list[Fault]) -> Iterator[None]:
    """Keep the faults of one file, so that those of the next are told with them."""
    try:
        yield
    except EditionError as error:
        faults.extend(error.faults)


def _read_rules(
    folder: Path, language: str | None
) -> tuple[Mapping[str, Mapping[str, Any]], tuple[RuleChange, ...]]:
    text, file = read_beside(folder, rules_file.NAME) or "", str(folder / rules_file.NAME)
    changes = rules_file.parse_rules(text, file)
    changed = rules_file.changed_rules(read_rules(), changes, text, file, language)
    return changed, rules_file.described(changes)


def _read_decisions(folder: Path) -> Decisions:
    text, file = read_beside(folder, decisions_file.NAME), str(folder / decisions_file.NAME)
    return decisions_file.parse_decisions(text, file) if text else Decisions(file=file)


def read_ledger(folder: Path) -> Ledger:
    """The ledger of a folder, an empty one where there is none."""
    recorded = read_beside(folder, LEDGER)
    return Ledger() if recorded is None else _parsed_ledger(recorded, str(folder / LEDGER))


@lru_cache(maxsize=1)
def _parsed_ledger(text: str, file: str) -> Ledger:
    """While serving the ledger is seldom what changes, and that of a book takes long to read."""
    return parse_ledger(text, file)


def publish(frame: Frame) -> FilesInMaking:
    """Every generated file of the site by its path, begun."""
    from edition.export.catalogue import exports  # these load longer than a small edition is made
    from edition.site.build import files_of

    count = len(frame.edition.passages)
    log.info("Writing the pages of %d passages and the data files", count)
    return files_of(frame, exports, spread if count >= _MANY and not frame.kept else map)


def refuse_unminted(register: Register, folder: Path) -> None:
    """EditionError where something would be published, or withdrawn, that the ledger does not record.

    A folder of bare texts, without a manifest, is a trial: all its ids are provisional.
    """
    missing = list(plan(register))
    recorded = (folder / LEDGER).exists()
    if not missing or not (recorded or (folder / MANIFEST).exists()):
        return
    command = f"`python build_site.py mint {shlex.quote(str(folder))}`"
    if recorded:
        message = (
            f"does not record all that would be published: run {command} and keep {LEDGER} with the sources"
        )
    else:
        message = (
            f"does not exist: if this archive was ever published, restore {LEDGER} from version control, for "
            f"new ids would stand for other paragraphs; if it is new, run {command}"
        )
    lines = [f"\n  {line}" for line in missing[:_SHOWN]]
    lines += [f"\n  and {len(missing) - _SHOWN:,} more"] if len(missing) > _SHOWN else []
    raise EditionError.of(folder / LEDGER, f"{message}{''.join(lines)}")


def refuse_lost_ledger(folder: Path, site: Path) -> None:
    """EditionError where an archive without a ledger has a site: its ids are not to be given anew."""
    if is_published(site) and not (folder / LEDGER).exists():
        message = (
            f"does not exist, but there is a site in {site}: if it was ever published, restore {LEDGER} from "
            "version control; if it was a trial, add --first"
        )
        raise EditionError.of(folder / LEDGER, message)


def fault_pages(paths: Iterable[str], faults: str) -> dict[str, bytes]:
    """The fault on each of the pages, so that it is seen and reloads from wherever a reader is."""
    shown = f"<pre>{html.escape(faults)}</pre>"
    text = f"# The sources have a fault\n\n{shown}\n\nThis page reloads once it is mended.\n"
    return {path: text.encode() for path in sorted({"index.md", *paths}) if path.endswith(".md")}
