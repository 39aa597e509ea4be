"""The ledger of permalinks: every id ever published, with the texts, readings and files it stood for.

What it says about an id is never taken back, only added to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import Final

from edition.light_dataclass import dataclass
from edition.model import Role, Span

NAME: Final = "permalinks.toml"


@dataclass(frozen=True, slots=True)
class RecordedText:
    """A text that a passage had in a witness, first recorded on the day `since`."""

    siglum: str
    since: date
    text: str


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A variation unit's readings when last seen, and the words around them in its first witness.

    `at` has by the siglum of that witness where the unit stands in its file, in code points from where the
    passage begins; nothing where that was not recorded.
    `until` is the day on which it was recorded as gone; `into` the units that took its place. `was` are
    ids that it had on a branch, before a merge gave them to others.
    """

    id: str
    since: date
    readings: Mapping[str, str]
    before: str = ""
    after: str = ""
    until: date | None = None
    into: tuple[str, ...] = ()
    was: tuple[str, ...] = ()

    at: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PassageEntry:
    """What is recorded of one passage id.

    `versions` holds every text ever published under it, those shown last at the end. `origin` names
    the passages it was split from; `into` those that have its text since it was recorded as gone
    (`until`). `was` are ids that it had on a branch, before a merge gave them to others.
    """

    id: str
    since: date
    versions: tuple[RecordedText, ...]
    units: tuple[UnitEntry, ...] = ()
    origin: tuple[str, ...] = ()
    until: date | None = None
    into: tuple[str, ...] = ()
    was: tuple[str, ...] = ()

    @property
    def last_texts(self) -> dict[str, str]:
        """By siglum the text that was shown last."""
        return {version.siglum: version.text for version in self.versions}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that a witness was read from, first recorded on the day `since`.

    `role` is what it was to the statement when last shown, `extent` where that stood in it, in code points;
    None where that was not recorded.
    """

    name: str
    since: date
    sha256: str
    role: Role | None = None
    extent: Span | None = None


@dataclass(frozen=True, slots=True)
class WitnessEntry:
    """What is recorded of a siglum: every file it stood for, the one shown last at the end.

    `until` is the day on which it was recorded as gone; `into` the witnesses that had its file then.
    """

    siglum: str
    since: date
    files: tuple[SourceFile, ...]
    until: date | None = None
    into: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """All entries, in the reading order of the text when they were last recorded.

    `base` is the siglum of the base where no manifest said which it is; None where one did.
    """

    entries: tuple[PassageEntry, ...] = ()
    witnesses: tuple[WitnessEntry, ...] = ()
    base: str | None = None

    def entry(self, passage: str) -> PassageEntry | None:
        """The entry of a passage id, or None."""
        return self._by_id.get(passage)

    def witness(self, siglum: str) -> WitnessEntry | None:
        """The entry of a siglum, or None."""
        return next((entry for entry in self.witnesses if entry.siglum == siglum), None)

    @cached_property
    def _by_id(self) -> dict[str, PassageEntry]:
        return {entry.id: entry for entry in self.entries}
