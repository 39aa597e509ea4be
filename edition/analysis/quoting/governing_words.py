"""The words of one language that tell how far a denial reaches, and what governs a clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from edition.light_dataclass import dataclass


@dataclass(frozen=True)
class GoverningWords:
    """What tells how far a denial reaches; `behind` and `denials` are parts of a text without spaces."""

    carrying: frozenset[str]
    clauses: frozenset[str]
    times: frozenset[str]
    relatives: frozenset[str]
    joining: frozenset[str]
    sharing: frozenset[str]
    asides: frozenset[str]
    subjects: frozenset[str]
    bare: frozenset[str]
    auxiliaries: frozenset[str]
    only: frozenset[str]
    besides: frozenset[str]
    half: frozenset[str]
    falsehoods: frozenset[str]
    granted: frozenset[str]
    certain: frozenset[str]
    conditions: frozenset[str]
    opening: frozenset[str]
    prepositions: frozenset[str]
    against: frozenset[str]
    correlatives: frozenset[str]
    whoever: frozenset[str]
    lying: frozenset[str]
    hearsay: frozenset[str]
    parted: frozenset[str]
    copulas: frozenset[str]
    truths: frozenset[str]
    scarce: frozenset[str]
    some: frozenset[str]
    facts: frozenset[str]
    believing: frozenset[str]
    pointing: frozenset[str]
    imagined: frozenset[str]
    unsure: frozenset[str]
    ideas: frozenset[str]
    instead: frozenset[str]
    inverted: frozenset[str]
    pronouns: frozenset[str]
    adversatives: frozenset[str]
    partitives: frozenset[str]
    coordinating: frozenset[str]
    predicates: frozenset[str]
    absurd: frozenset[str]
    voiced: frozenset[str]
    hypotheses: frozenset[str]
    untrue: frozenset[str]
    final: frozenset[str]
    hedges: frozenset[str]
    sole: frozenset[str]
    bounds: frozenset[str]
    inflections: frozenset[str]
    modals: frozenset[str]
    behind: tuple[str, ...]
    denials: tuple[str, ...]
    infinitives: tuple[str, ...]

    def carries(self, word: str) -> bool:
        """Whether a word in small letters leads into a clause that is governed: *that*, *qu'elle*."""
        return not self.carrying.isdisjoint(with_elided(word))

    def begins_phrase(self, word: str) -> bool:
        """Whether a word in small letters begins what a clause is about, or leads on from it: no verb."""
        forms = with_elided(word)
        return not (self.opening.isdisjoint(forms) and self.prepositions.isdisjoint(forms))

    def half_of(self, word: str) -> str:
        """What of a word in small letters denies only together with another one: *ne*, the *n'* of *n'a*."""
        halves = (each for each in self.half if word == each or (each[-1] == "'" and word.startswith(each)))
        return next(halves, "")

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Verbs behind which stands what is said of a clause."""
        return self.copulas | self.auxiliaries

    @cached_property
    def doubting(self) -> frozenset[str]:
        """Words that deny, or leave open, the clause that they govern."""
        return self.hearsay | self.falsehoods | self.imagined

    @cached_property
    def saying(self) -> frozenset[str]:
        """Words behind which, after a comma, a clause may stand that they say or deny."""
        return self.parted | self.doubting

    def says_few(self, forms: Sequence[str], measures: frozenset[str]) -> bool:
        """Whether words in small letters say that few think so: *Few believe*, not *a few*, *few days ago*.

        What few know is so all the same.
        """
        if not self.facts.isdisjoint(forms):
            return False
        for at, form in enumerate(forms):
            beside = {*forms[max(0, at - 1) : at], *forms[at + 1 : at + 2]}
            if (
                form in self.scarce
                and beside.isdisjoint(self.some)
                and measures.isdisjoint(forms[at + 1 : at + 2])
            ):
                return True
        return False

    def is_unsure(self, before: str, forms: Sequence[str]) -> bool:
        """Whether words in small letters leave open what they are said of: not *as soon as possible*.

        `before` is the word before them, with which they may say so (*anything but certain*).
        """
        said = (before, *forms)
        for word, form in pairwise(said):
            if form in self.unsure and f"{word} {form}" not in self.only:
                return True
        several = of_several_words(self.unsure)
        text = f" {' '.join(said)} " if several else ""
        return any(f" {each} " in text for each in several)

    def is_no_denial(self, before: str, form: str, behind: str) -> bool:
        """Whether a word in small letters that may deny does not beside these: *noch einmal*."""
        return f"{form} {behind}" in self.only or f"{before} {form}" in self.only

    def grants(self, forms: Iterable[str]) -> bool:
        """Whether words in small letters, with a denial among them, say that it is so: *no doubt*."""
        text = f" {' '.join(forms)} "
        return any(f" {each} " in text for each in self.certain)


def governing_words(listed: Callable[[str], frozenset[str]], also: frozenset[str]) -> GoverningWords:
    """The words that `rules/quoting.toml` has in the tables of these names; `also` are those that say *and*.

    A clause begins anew behind all that join it to another, besides those listed for that alone.
    """
    words: dict[str, Any] = {table.name: listed(table.name) for table in fields(GoverningWords)}
    words["clauses"] = words["clauses"].union(words["relatives"], words["joining"], listed("limits"), also)
    words["predicates"] = words["predicates"].union(words["inverted"])
    for table in ("behind", "denials", "infinitives"):
        words[table] = tuple(sorted(words[table]))
    return GoverningWords(**words)


@cache
def of_several_words(listed: frozenset[str]) -> tuple[str, ...]:
    """The listed ones that are several words."""
    return tuple(each for each in listed if " " in each)


def with_elided(word: str) -> tuple[str, str]:
    """A word, and what of it stands before an apostrophe: *qu'elle*, *qu'*."""
    return word, word.replace("’", "'").partition("'")[0] + "'"
