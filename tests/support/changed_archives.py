"""An archive of two sources that differ by a word, for what is added to it, renamed or taken out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from edition.app.changes import ArchiveChange, make, tried
from edition.app.pipeline import register_of
from edition.ledger.file import format_ledger
from edition.ledger.recording import mint

TEXT = "We deny the charge that was made.\n\nIt is false in every part of it.\n"
PAGE = (
    "<title>News</title><p>The firm said:<p>"
    "We deny the charge that was made.<p>It is false in each part of it."
)
MANIFEST = """# the sources
title = "T"  # of A
base = "A"

# the first: A
[[witness]]
siglum = "A"
file = "A.txt"
notes = "siglum = A, as printed"

[[witness]]  # the second
siglum = "B"
file = "B.txt"
"""


def archive_of_two(folder: Path) -> Path:
    """A new folder with the sources A and B, their manifest and their ids."""
    folder.mkdir()
    (folder / "A.txt").write_text(TEXT)
    (folder / "B.txt").write_text(TEXT.replace("every", "each"))
    (folder / "edition.toml").write_text(MANIFEST)
    return minted(folder)


def minted(folder: Path) -> Path:
    """The folder, with ids for all that its sources now have."""
    (folder / "permalinks.toml").write_text(format_ledger(mint(register_of(folder), date(2026, 1, 2))))
    return folder


def made(folder: Path, change: ArchiveChange) -> Path:
    """The folder, in which a change was tried and made."""
    tried(folder, change)
    make(folder, change)
    return folder
