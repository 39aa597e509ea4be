"""The alignment table: passages, the places where witnesses differ, and what editors decide of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from edition.light_dataclass import dataclass
from edition.model.stretches import Paragraph, Span
from edition.model.terms import CHANGES, Action, Certainty, Detail, Kind

NAMED_UNITS: Final = 100
"""Of how many units that one difference reaches over each of them names all: of 12,000 they filled 400 MB."""


class Reading(NamedTuple):
    """What one witness has at a variation unit; absent is `text == ""` and `start == end`.

    `kind` is its difference from the base, None for the base itself and for readings equal to it;
    `detail` what is to be said beside the kind. Readings of one witness in a passage that have the same
    `stretch` are one difference from the base, which reaches over several units. `transposed` is the id of
    the unit where this witness has the same words instead: its two readings are one transposition.
    """

    text: str
    start: int
    end: int
    kind: Kind | None = None
    detail: Detail | None = None
    stretch: int | None = None
    transposed: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided at a place, beside what the machine had found there.

    `machine` are the units that stood here before. `text` is the note, or the reading supplied: in the
    reading text, or for what `witness` had. `words` are the words of the reference text it is about,
    `span` their place there; without them it is about the whole unit or passage. `number` is that of the
    decision, from 1, and `line` where it stands in the editor's file.
    """

    number: int
    line: int
    action: Action
    reason: str
    who: str
    date: str
    certainty: Certainty = Certainty.UNKNOWN
    text: str | None = None
    conjecture: bool = False
    witness: str | None = None
    words: str | None = None
    span: Span | None = None
    machine: tuple[VariationUnit, ...] = ()


class _WithDiffering:
    """Has a place for the readings that differ: few of many witnesses, and asked for several times."""

    __slots__ = ("_differing",)
    _differing: Sequence[tuple[str, Reading]]


@dataclass(frozen=True, slots=True)
class VariationUnit(_WithDiffering):
    """A place where the witnesses differ: TEI's `app`.

    `readings` holds every witness that has the passage, the base (or, where the base lacks the
    passage, the first witness that has it) first; `kind` is the weightiest of theirs.
    """

    id: str
    kind: Kind
    readings: Mapping[str, Reading]
    decisions: tuple[Decision, ...] = ()

    @property
    def differing(self) -> Sequence[tuple[str, Reading]]:
        """By siglum the readings that differ from the lemma."""
        try:
            return self._differing
        except AttributeError:
            differing = tuple([each for each in self.readings.items() if each[1].kind])
            object.__setattr__(self, "_differing", differing)
            return differing

    @property
    def transposed(self) -> str | None:
        """The unit where the same words stand, where no witness has other words here but by that."""
        there = {
            reading.transposed
            for reading in self.readings.values()
            if reading.transposed or reading.kind in CHANGES
        }
        return there.pop() if len(there) == 1 else None

    @property
    def reference(self) -> str:
        """The siglum of the witness that the others are compared with here."""
        return next(iter(self.readings))

    @property
    def lemma(self) -> Reading:
        """The reading that the others are compared with."""
        return self.readings[self.reference]

    @property
    def changed_by(self) -> Decision | None:
        """The last decision that judged otherwise than the program had, which it keeps."""
        return next((made for made in reversed(self.decisions) if made.machine), None)


@dataclass(frozen=True, slots=True)
class Passage:
    """One aligned row: a paragraph of the base and what stands for it in each witness.

    `paragraphs` has every siglum of the edition, with several paragraphs where a witness splits
    the passage and none where it lacks it. `moved` names the witnesses in which it stands
    elsewhere than in the base; `lost` those that lack it because their source is damaged there.
    `decisions` are the editor's on the passage or on words of it that are no unit. Units are in
    the order of the base, readings of one witness do not overlap.
    """

    id: str
    paragraphs: Mapping[str, tuple[Paragraph, ...]]
    units: tuple[VariationUnit, ...] = ()
    moved: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    decisions: tuple[Decision, ...] = ()

    @property
    def stretches(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """By siglum the units, in order, over which one difference of the witness reaches, if several."""
        over: dict[tuple[str, int], list[str]] = {}
        for unit in self.units:
            for siglum, reading in unit.readings.items():
                if reading.stretch is not None and reading.kind:
                    over.setdefault((siglum, reading.stretch), []).append(unit.id)
        return tuple((siglum, tuple(ids)) for (siglum, _), ids in over.items() if len(ids) > 1)

    @property
    def spanned(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """By id of a unit and siglum the units, in order, over which the one difference there reaches.

        Of more than `NAMED_UNITS` only the first, the unit itself and the last: named in each of them,
        all would be as many as the square of the units.
        """
        named: dict[tuple[str, str], tuple[str, ...]] = {}
        for siglum, ids in self.stretches:
            for id in ids:
                some = ids if len(ids) <= NAMED_UNITS else tuple(dict.fromkeys((ids[0], id, ids[-1])))
                named[id, siglum] = some
        return named

    @property
    def begins(self) -> tuple[int | None, ...]:
        """Where it begins in each witness."""
        return tuple(found[0].start if found else None for found in self.paragraphs.values())

    @property
    def sigla(self) -> tuple[str, ...]:
        """The witnesses that have the passage."""
        return tuple(siglum for siglum, paragraphs in self.paragraphs.items() if paragraphs)
