"""From a folder of sources to every file of its site, and what stands in the way of publishing it."""

from __future__ import annotations

import html
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from edition.citation import Site
from edition.editing import edit, read_archive
from edition.errors import EditionError, Fault
from edition.exports import exports
from edition.ledger import NAME as LEDGER
from edition.ledger import Ledger
from edition.ledger_file import parse_ledger
from edition.manifest import NAME as MANIFEST
from edition.minting import plan
from edition.site import build_pages
from edition.succession import Register, settle
from edition.witness import read_beside

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
