"""What every page builder is given: the edition and all that several pages need of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from edition.citation.cite import Site
from edition.ledger.succession import Register
from edition.model import Edition, Kind, Passage, VariationUnit
from edition.site.entries import Entry, entries
from edition.site.figures import Standing, kind_counts, standings
from edition.site.former import former_passages
from edition.site.pairs import pair_code
from edition.site.verdict import Verdict, verdict
from edition.site.versions import Version, versions
from edition.site.wording import short_name
from edition.text.normalize import Ladder, ladder, read_rules


@dataclass(frozen=True)
class Frame:
    """An edition with the figures, names and entries of its pages, each computed once."""

    edition: Edition
    register: Register | None = None
    site: Site = Site()  # noqa: RUF009

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """Every witness, the base first."""
        return versions(self.edition, [short_name(self.edition, w) for w in self.edition.witnesses])

    @cached_property
    def former(self) -> Mapping[str, list[str]]:
        """The withdrawn passages that stood after each present one."""
        return former_passages(self.register)

    @cached_property
    def by_siglum(self) -> dict[str, Version]:
        return {version.siglum: version for version in self.versions}

    @cached_property
    def compared(self) -> tuple[Version, ...]:
        """The witnesses that have text of the statement, the base first."""
        return tuple(v for v in self.versions if v.siglum not in self.edition.unrelated or v.base)

    @cached_property
    def standings(self) -> dict[str, Standing]:
        return {standing.siglum: standing for standing in standings(self.edition)}

    @cached_property
    def verdict(self) -> Verdict:
        return verdict(self.edition, self.versions, list(self.standings.values()))

    @cached_property
    def entries(self) -> dict[str, tuple[Entry, ...]]:
        """The apparatus entries of each passage, by its id."""
        return {passage.id: entries(passage, self.by_siglum) for passage in self.edition.passages}

    @cached_property
    def counts(self) -> dict[Kind, int]:
        """Variation units by kind, every kind named, the weightiest first."""
        found = kind_counts(self.edition)
        return {kind: found[kind] for kind in sorted(Kind, key=lambda kind: -kind.weight)}

    @cached_property
    def _ladder(self) -> Ladder:
        return ladder(self.edition.rules or read_rules(), self.edition.language)

    def pair_code(self, unit: VariationUnit) -> str:
        """The attribute that tells the script of kinds between witnesses besides the lead."""
        if len(self.compared) < 3:
            return ""
        return f' data-k="{pair_code(unit, [v.siglum for v in self.compared], self._ladder)}"'

    def lead(self, passage: Passage) -> Version:
        """The version whose text stands for a passage: the base, else the first that has it."""
        for version in self.versions:
            if passage.paragraphs.get(version.siglum):
                return version
        return self.versions[0]
