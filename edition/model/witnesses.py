"""The sources of the statement, and who made it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple, TypeAlias

from edition.late_patterns import late
from edition.light_dataclass import dataclass
from edition.model.stretches import Span
from edition.model.surroundings import DecidedLine
from edition.model.terms import Role, Transcription

_EAST_ASIAN = late(
    re.compile, "[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name in its two parts."""

    family: str
    given: str

    def __str__(self) -> str:
        """The name as it is spoken."""
        return f"{self.family}{self.given}" if self.is_east_asian else f"{self.given} {self.family}"

    @property
    def is_east_asian(self) -> bool:
        """Whether the family name comes first always, with nothing between it and the given name."""
        return _EAST_ASIAN.fullmatch(f"{self.family}{self.given}") is not None


Author: TypeAlias = str | Person
"""Who made a statement: a body by its name, or a person."""


class PublishedPlace(NamedTuple):
    """Where a published difference stands, in code points from where its passage begins, and its reading.

    `others` are the sigla and readings of the sources that were compared with it.
    """

    start: int
    end: int
    reading: str
    others: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Witness:
    """A source of the statement; `text` is the decoded file, verbatim, byte order mark included.

    Where the file reads across two columns, from line `across` on, `text` has them one after the other, and
    `sha256` is that of this text; `as_found` is the file as it lies.
    `statement` is the span that the manifest pins as the statement (`from`, `to`), `role` the role that it
    fixes, if it does; `decided` are the lines of which an editor says whether they are furniture, `published`
    the unwrapped texts of the passages that the ledger has of it, `repeated` those that several of them have,
    `places` by such a text the differences published in it, where this is what others are compared with;
    `unchanged` says that the file is the one of which they were shown last. `set_apart` are lines that the
    page from which the text was taken sets apart from it.
    None in a descriptive field means "not recorded".
    """

    siglum: str
    text: str
    file: str
    sha256: str
    transcription: Transcription = Transcription.UNKNOWN
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    issued: str | None = None
    accessed: str | None = None
    rights: str | None = None
    notes: str | None = None
    language: str | None = None
    statement: Span | None = None
    role: Role | None = None
    decided: tuple[DecidedLine, ...] = ()
    published: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()
    unchanged: bool = False
    places: Mapping[str, tuple[PublishedPlace, ...]] = field(default_factory=dict, hash=False)
    across: int | None = None
    as_found: str | None = None
    set_apart: frozenset[str] = frozenset()

    def has_decided(self, start: int, end: int) -> bool:
        """Whether an editor decided on a line of which a part stands in `[start, end)`."""
        return any(line.start < end and start < line.end for line in self.decided)


@dataclass(frozen=True, slots=True)
class Sources:
    """What collation starts from: the witnesses in manifest order and which of them is the base.

    `recorded` are those whose role or extent the ledger gives.
    """

    title: str
    base: str
    witnesses: tuple[Witness, ...]
    author: Author | None = None
    language: str | None = None
    issued: str | None = None
    recorded: frozenset[str] = field(default_factory=frozenset)
