"""What `decisions.toml` may say, checked whole: every fault at once, each with its line and key."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Final, Literal, Self

from edition.errors import EditionError, Fault, shown
from edition.model import Certainty, Kind, single_spaced
from edition.toml_file import (
    AtLeast,
    Before,
    Form,
    FormError,
    TomlFile,
    filled_by,
    iso_day,
    key,
    of_kind,
    writable,
)

NAME: Final = "decisions.toml"


def _said(text: str) -> str:
    said = single_spaced(text)
    if not said:
        raise ValueError("is empty: say it, or leave the decision out")
    return said


def _day(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ValueError(f"{shown(text)} is not a date such as 2020-02-13") from error


Verbatim = str
SaidText = Annotated[Verbatim, writable, _said]
IsoDay = Annotated[Verbatim, Before(iso_day), _day]
QuotedReadings = Annotated[dict[str, Verbatim], AtLeast(1)]
"""Readings by siglum, as the apparatus quotes them; "" where a witness has nothing."""


class UnitPart(Form):
    """One of the units that an editor makes; its kind, if it is not to be what it was."""

    readings: QuotedReadings
    kind: Kind | None = None


class Signed(Form):
    """What every decision records; `occurrence` says which place, where what it quotes stands twice."""

    reason: SaidText
    who: SaidText
    date: IsoDay
    certainty: Certainty = Certainty.UNKNOWN
    occurrence: Annotated[int, AtLeast(1)] | None = None


class LineDecision(Signed):
    """A line of a witness is furniture, or text after all; several lines are quoted in their order.

    Without `occurrence` it is about every such line of the witness.
    """

    do: Literal["furniture", "text"]
    witness: SaidText
    line: SaidText


class WrittenDecision(Signed):
    """A decision about the statement, and where it applies.

    `passage` and the readings or words quoted say where. Without `passage` it applies to every place with
    these readings.
    """

    scope: Literal["here", "everywhere"] = "here"
    passage: SaidText | None = None

    def checked(self) -> Self:
        """Itself; ValueError where it is said in part or twice."""
        if self.scope == "here" and self.passage is None:
            raise ValueError('needs the passage it is about, or scope = "everywhere"')
        if self.scope == "everywhere":
            if self.passage is not None or self.occurrence is not None:
                raise ValueError('has the scope "everywhere": leave out passage and occurrence')
            if not (getattr(self, "readings", None) or getattr(self, "units", None)):
                raise ValueError('has the scope "everywhere": quote the readings it is about')
        return self


class KindDecision(WrittenDecision):
    """The difference is of another kind."""

    do: Literal["kind"]
    readings: QuotedReadings
    kind: Kind


class JoinDecision(WrittenDecision):
    """Neighbouring units are one difference."""

    do: Literal["join"]
    units: Annotated[tuple[QuotedReadings, ...], AtLeast(2)]
    kind: Kind | None = None


class SplitDecision(WrittenDecision):
    """One unit is several differences."""

    do: Literal["split"]
    readings: QuotedReadings
    into: Annotated[tuple[UnitPart, ...], AtLeast(2)]


class AlignDecision(WrittenDecision):
    """Other words, or other paragraphs, of the witnesses stand for one another than the machine thought.

    Either neighbouring `units` are divided anew `into` parts; or the paragraphs of the passage `with`
    belong to this one; or those of the witnesses `apart` do not belong to it.
    """

    do: Literal["align"]
    units: tuple[QuotedReadings, ...] = ()
    into: tuple[UnitPart, ...] = ()
    partner: SaidText | None = key(default=None, alias="with")
    apart: tuple[SaidText, ...] = ()

    def checked(self) -> Self:
        """Itself; ValueError where it is said in part or twice."""
        super().checked()
        ways = [bool(self.units or self.into), self.partner is not None, bool(self.apart)]
        if sum(ways) != 1 or bool(self.units) != bool(self.into):
            raise ValueError("needs units and into, or with, or apart, and one of these alone")
        return self


class SupplyDecision(WrittenDecision):
    """A reading for the reading text, or (with `witness`) what that witness probably had.

    An emendation corrects the base; a conjecture has no witness for it.
    """

    do: Literal["supply"]
    readings: QuotedReadings | None = None
    words: SaidText | None = None
    text: Annotated[Verbatim, writable]
    conjecture: bool = False
    witness: SaidText | None = None

    def checked(self) -> Self:
        """Itself; ValueError where it is said in part or twice."""
        super().checked()
        if (self.readings is None) == (self.words is None):
            raise ValueError("needs either the readings of a unit or words of the base that it is about")
        return self


class NoteDecision(WrittenDecision):
    """A note to a passage, to words of it or to a unit."""

    do: Literal["note"]
    readings: QuotedReadings | None = None
    words: SaidText | None = None
    note: SaidText

    def checked(self) -> Self:
        """Itself; ValueError where it is said in part or twice."""
        super().checked()
        if self.readings is not None and self.words is not None:
            raise ValueError("is about readings or about words, not both")
        if self.readings is None and self.words is None and self.occurrence is not None:
            raise ValueError("is about the whole passage: leave out occurrence")
        return self


AnyDecision = KindDecision | JoinDecision | SplitDecision | AlignDecision | SupplyDecision | NoteDecision
_FORMS: Final[Mapping[str, type[AnyDecision | LineDecision]]] = {
    "kind": KindDecision,
    "join": JoinDecision,
    "split": SplitDecision,
    "align": AlignDecision,
    "supply": SupplyDecision,
    "note": NoteDecision,
    "furniture": LineDecision,
    "text": LineDecision,
}


class Placed(Form):
    """A decision with its number in the file, from 1, and the line where it begins."""

    number: int
    line: int | None
    decision: AnyDecision


class PlacedLine(Form):
    """The same for a decision about lines of a witness."""

    number: int
    line: int | None
    decision: LineDecision


class Decisions(Form):
    """All decisions of an edition in the order in which they apply; `file` is named in faults.

    Those about `lines` apply before all others, when the witnesses are read.
    """

    file: str = NAME
    placed: tuple[Placed, ...] = ()
    lines: tuple[PlacedLine, ...] = ()


def parse_decisions(text: str, file: str) -> Decisions:
    """The decisions of that text; EditionError with every fault of form."""
    source = TomlFile(text, file)
    placed: list[Placed] = []
    lines: list[PlacedLine] = []
    faults: list[Fault] = []
    for at, entry in enumerate(source.only_tables("decision")):
        try:
            decision = filled_by(_FORMS, "do", entry, ("decision", at))
            line = source.line("decision", at)
            if isinstance(decision, LineDecision):
                lines.append(PlacedLine(number=at + 1, line=line, decision=decision))
            else:
                placed.append(Placed(number=at + 1, line=line, decision=decision))
        except FormError as error:
            faults += source.form_faults(error, of_kind("do", entry))
    if faults:
        raise EditionError(faults)
    return Decisions(file=file, placed=tuple(placed), lines=tuple(lines))
