"""The collated statement as a whole, and the answer that it gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from edition.light_dataclass import dataclass
from edition.model.surroundings import Extent, Framing, Furniture, Quotation
from edition.model.terms import Role
from edition.model.variation_units import Decision, Passage, VariationUnit
from edition.model.witnesses import Author, Witness


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a reader should look at before trusting the verdict, with the place where there is one.

    `unpinned` are the sources whose `from` or `to` in the manifest would settle it; `quotation` is the
    siglum and the id of the one that it is about.
    """

    text: str
    passage: str | None = None
    unit: str | None = None
    unpinned: tuple[str, ...] = ()
    quotation: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the versions agree: yes, no, or None where nothing can be said.

    `answer` is the sentence a reader looks for, `reasons` qualify it, `doubts` are what is left open.
    """

    agree: bool | None
    answer: str
    reasons: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What an edition adds to one set of the ladder's rules, or takes from it, and why."""

    of: str
    adds: tuple[str, ...]
    removes: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The collated statement.

    Passages stand in the reading order of the base; those the base lacks stand where the first
    witness that has them puts them. `framing` and `furniture` have every siglum. `issued` is the date of
    the statement itself (EDTF). `roles`, `extents` and `quotations` have every siglum: what each source is to
    the statement, where that stands in it, and what it quotes; `doubts` are those about these. `unrelated`
    names the witnesses that share no text with the others; `rules` are those of the ladder under
    which the differences were classified, None for the library's own; `rule_changes` say how they differ
    from these. `line_decisions` say which lines of a witness are furniture or text after all; their spans
    are places in its file.
    """

    title: str
    base: str
    witnesses: tuple[Witness, ...]
    passages: tuple[Passage, ...]
    framing: Mapping[str, tuple[Framing, ...]]
    furniture: Mapping[str, tuple[Furniture, ...]]
    author: Author | None = None
    language: str | None = None
    issued: str | None = None
    unrelated: frozenset[str] = field(default_factory=frozenset)
    roles: Mapping[str, Role] = field(default_factory=dict)
    extents: Mapping[str, Extent | None] = field(default_factory=dict)
    quotations: Mapping[str, tuple[Quotation, ...]] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    rule_changes: tuple[RuleChange, ...] = ()
    line_decisions: tuple[Decision, ...] = ()
    rules: Mapping[str, Mapping[str, Any]] | None = field(default=None, compare=False, repr=False)

    def witness(self, siglum: str) -> Witness:
        """The witness of that siglum; KeyError where there is none."""
        for witness in self.witnesses:
            if witness.siglum == siglum:
                return witness
        raise KeyError(siglum)

    def role(self, siglum: str) -> Role:
        """What a source is to the statement; where nobody has said so, it prints it or shares nothing."""
        return self.roles.get(siglum, Role.UNRELATED if siglum in self.unrelated else Role.FULL)

    @property
    def full(self) -> tuple[str, ...]:
        """The sigla of the sources that print the statement, in the order of the edition."""
        return tuple(w.siglum for w in self.witnesses if self.role(w.siglum) is Role.FULL)

    @property
    def base_first(self) -> tuple[Witness, ...]:
        """The witnesses in the order of comparison: the base, then the others as the edition has them."""
        return tuple(sorted(self.witnesses, key=lambda witness: witness.siglum != self.base))

    def units(self) -> Iterator[tuple[Passage, VariationUnit]]:
        """Every variation unit with its passage, in reading order."""
        for passage in self.passages:
            for unit in passage.units:
                yield passage, unit
