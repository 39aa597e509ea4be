"""What every page builder is given: the edition and all that several pages need of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Any, Final

from edition import permalink
from edition.analysis.answer.names import short_name
from edition.analysis.answer.verdict import verdict
from edition.analysis.measures.capital_runs import capital_runs
from edition.analysis.measures.standing import Standing, standings
from edition.citation.cite import Citation, Site, cite_witness
from edition.editing.reading_text import is_supply
from edition.english import listing
from edition.ledger.ids import Register
from edition.light_dataclass import dataclass
from edition.model import Edition, Kind, Passage, Quotation, VariationUnit, Verdict
from edition.site.apparatus_entries import ApparatusEntry, entries
from edition.site.citation_form import citation_form
from edition.site.citing import PassageOffers
from edition.site.colophon import Colophon, colophon
from edition.site.counts import kind_counts
from edition.site.former import former_passages
from edition.site.metadata import source_data
from edition.site.pairs import PairClassifier, pair_code
from edition.site.shown import ShownPassages
from edition.site.versions import Marking, Version, versions
from edition.site.wording import said_in_passing
from edition.text.kept import Facts, Kept, Made

# Of a witness: its text with what follows from it, and by what it is collated: pages show that by passage.
_NOT_SHOWN: Final[Mapping[str, Any]] = (
    dict.fromkeys(("statement", "role", "across", "as_found"))
    | dict.fromkeys(("text", "sha256"), "")
    | dict.fromkeys(("published", "repeated"), frozenset())
    | {"decided": (), "unchanged": False, "places": {}}
)


@dataclass(frozen=True)
class Frame:
    """An edition with the figures, names and entries of its pages, each computed once."""

    edition: Edition
    register: Register | None = None
    site: Site = Site()
    kept: Kept | None = None

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
        """The versions by siglum, the base first."""
        return {version.siglum: version for version in self.versions}

    @cached_property
    def compared(self) -> tuple[Version, ...]:
        """The witnesses that have text of the statement, the base first."""
        full = self.edition.full
        return tuple(v for v in self.versions if v.siglum in full or v.base)

    @cached_property
    def names(self) -> dict[str, str]:
        """What each source is called, by its siglum."""
        return {version.siglum: version.name for version in self.versions}

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """How each source stands to the base, by siglum."""
        return {standing.siglum: standing for standing in standings(self.edition)}

    @cached_property
    def verdict(self) -> Verdict:
        """The answer, once for all pages."""
        return verdict(self.edition)

    @cached_property
    def cut(self) -> Mapping[tuple[str, str], str]:
        """By siglum and id what is said of quotations that are cut where it matters."""
        said: dict[tuple[str, str], list[str]] = {}
        for doubt in self.verdict.doubts:
            if of := doubt.quotation:
                said.setdefault(of, []).append(doubt.text[len(of[0]) + 1 : -1])
        return {of: "; ".join(texts) for of, texts in said.items()}

    @cached_property
    def colophon(self) -> Colophon:
        """What the foot of every page says of the edition."""
        return colophon(self.edition, self.register, self.site.preview)

    @cached_property
    def entries(self) -> dict[str, tuple[ApparatusEntry, ...]]:
        """The apparatus entries of each passage, by its id."""
        return {
            passage.id: self.keep("entries", passage, partial(entries, passage, self.by_siglum))
            for passage in self.edition.passages
        }

    @cached_property
    def counts(self) -> dict[Kind, int]:
        """Variation units by kind, every kind named, the weightiest first."""
        found = kind_counts(self.edition)
        return {kind: found[kind] for kind in sorted(Kind, key=lambda kind: -kind.weight)}

    @cached_property
    def judge(self) -> PairClassifier:
        """Who says what kind of difference is between two witnesses neither of which is the base."""
        return PairClassifier(self.edition)

    def pair_code(self, unit: VariationUnit) -> str:
        """The attribute that tells the script of kinds between witnesses besides the lead."""
        if len(self.compared) < 3:
            return ""
        return f' data-k="{pair_code(unit, [v.siglum for v in self.compared], self.judge)}"'

    def spoken(self, unit: VariationUnit, siglum: str) -> str:
        """What a listener hears of a reading beside its words: `misread in PDF: ana`, `misread; TR: and`."""
        (lead, first), *others = unit.readings.items()
        own = unit.readings[siglum]
        if siglum != lead:
            hole = own.kind is Kind.LACUNA and not own.text  # its name says so already
            kind = f"{own.kind.label.lower()}; " if own.kind and not hole else ""
            return f"{kind}{self._named(lead)}: {said_in_passing(first)}"
        found: dict[tuple[str, str], list[str]] = {}
        for name, reading in others:
            if reading.kind:
                said = (
                    ""
                    if reading.kind is Kind.LACUNA and not reading.text
                    else f": {said_in_passing(reading)}"
                )
                key = (reading.kind.label.lower(), said)
                found.setdefault(key, []).append(self._named(name))
        return "; ".join(f"{kind} in {listing(names)}{said}" for (kind, said), names in found.items())

    def _named(self, siglum: str) -> str:
        return self.by_siglum[siglum].name

    def marking(self, page: str) -> Marking:
        """What the marks of a page need to know."""
        statement = page.startswith("statement")
        runs = capital_runs(self.edition)
        return Marking(self.pair_code, self.spoken, self.left_out, runs, page, not statement)

    @cached_property
    def offers(self) -> PassageOffers:
        """The citations of its passages."""
        return PassageOffers(self.edition, self.site, self.names)

    @cached_property
    def cited(self) -> Mapping[str, Citation]:
        """The citation of each source, by siglum."""
        return {w.siglum: cite_witness(self.edition, w, self.site) for w in self.edition.witnesses}

    @cached_property
    def sources_as_data(self) -> Mapping[str, Mapping[str, Any]]:
        """Each source as linked data, by siglum."""
        return {w.siglum: source_data(self.edition, w, self.site) for w in self.edition.witnesses}

    @cached_property
    def citation_form(self) -> str:
        """How the script of the pages cites a paragraph."""
        return citation_form(self.edition, self.site, self.compared)

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The units whose words in the base the editors leave out of the reading text."""
        return frozenset(
            unit.id
            for _, unit in self.edition.units()
            if any(is_supply(made) and not made.text for made in unit.decisions)
        )

    @cached_property
    def first_decided(self) -> Mapping[int, str]:
        """Where each decision of the editors is said first: a unit, or a passage."""
        found: dict[int, str] = {}
        for passage in self.edition.passages:
            for unit in passage.units:
                for made in unit.decisions:
                    found.setdefault(made.number, unit.id)
            for made in passage.decisions:
                found.setdefault(made.number, passage.id)
        return found

    @cached_property
    def quotations(self) -> Mapping[str, Mapping[str, Sequence[Quotation]]]:
        """The quotations of each passage that a source quotes, by its id and by who quotes it."""
        found: dict[str, dict[str, list[Quotation]]] = {}
        for siglum, quotations in self.edition.quotations.items():
            for quotation in quotations:
                found.setdefault(quotation.passage, {}).setdefault(siglum, []).append(quotation)
        return found

    @cached_property
    def stayed(self) -> Mapping[str, Sequence[tuple[int, str]]]:
        """By siglum where each passage begins that has not moved there, in order, with its label."""
        moving = {siglum for passage in self.edition.passages for siglum in passage.moved}
        return {
            siglum: sorted(
                (found[0].start, permalink.passage_label(passage.id))
                for passage in self.edition.passages
                if siglum not in passage.moved and (found := passage.paragraphs.get(siglum))
            )
            for siglum in moving
        }

    def keep(self, name: Hashable, passage: Passage, make: Callable[[], Made], *beside: object) -> Made:
        """A piece of a page that shows a passage and what is `beside` it: kept, or made."""
        return self.keep_of_several((name, passage.id), [passage], make, *beside)

    def keep_of_several(
        self, name: Hashable, passages: Sequence[Passage], make: Callable[[], Made], *beside: object
    ) -> Made:
        """A piece that shows several passages and what is `beside` them: kept, or made."""
        if self.kept is None:
            return make()
        shown = [self._shown_of(passage) for passage in passages]
        return self.kept.made(name, (*beside, *shown) if all(shown) else None, make)

    def _shown_of(self, passage: Passage) -> Facts | None:
        if passage.id not in self._shown:
            shown = self._passages.of(passage)
            # What is as before is the same object, so that it is compared once, not for each piece.
            self._shown[passage.id] = self.keep_other(("shown", passage.id), (shown,), lambda: shown)
        return self._shown[passage.id]

    def keep_other(self, name: Hashable, shown: Facts, make: Callable[[], Made]) -> Made:
        """A piece of a page that shows no more than `shown`: kept, or made."""
        return make() if self.kept is None else self.kept.made(name, shown, make)

    def shown_by_all(self) -> Facts:
        """What pages of all passages may show besides their passage: of the sources all but their text."""
        edition = self.edition
        return (
            (edition.title, edition.base, edition.author, edition.language, edition.issued),
            (edition.rules, edition.rule_changes, edition.roles, edition.unrelated),
            [replace(witness, **_NOT_SHOWN) for witness in edition.witnesses],
            [(v.siglum, v.name, v.base, v.language, v.direction) for v in self.versions],
            (self.site, self.colophon, self.left_out, self.first_decided, self.judge.tongue),
        )

    @cached_property
    def _passages(self) -> ShownPassages:
        return ShownPassages(self.by_siglum, frozenset(self.quotations), self.register, self.former)

    @cached_property
    def _shown(self) -> dict[str, Facts | None]:
        return {}

    def lead(self, passage: Passage) -> Version:
        """The version whose text stands for a passage: the base, else the first that has it."""
        for version in self.versions:
            if passage.paragraphs.get(version.siglum):
                return version
        return self.versions[0]
