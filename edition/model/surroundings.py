"""What stands around the statement in a source: its extent, framing text, quotations, furniture."""

from __future__ import annotations

from typing import NamedTuple

from edition.light_dataclass import dataclass
from edition.model.stretches import Paragraph, Span, WitnessSpan
from edition.model.terms import Authority, Fidelity
from edition.model.variation_units import VariationUnit


class DecidedLine(NamedTuple):
    """A line of a witness of which an editor says whether it is furniture; offsets in its text."""

    start: int
    end: int
    furniture: bool


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the statement begins and ends in a source that prints it (code points), and who says so."""

    start: int
    end: int
    by: Authority


@dataclass(frozen=True, slots=True)
class Omission:
    """Words of the statement that a quotation skips (code points of the quoted witness).

    `marked`: an ellipsis says so.
    """

    start: int
    end: int
    marked: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of one passage that a source quotes.

    `[start, end)` runs from the first to the last quoted word in the quoting file, without the enclosing
    marks; `marked`: it stands in quotation marks, or is set off as a quotation. `of` is the quoted stretch.
    `omitted` are words skipped inside it, `inserted` words of the quoting source's own inside it. `units` are
    its differences, with readings by siglum: that of the quoted witness first, then the quoting one's.
    """

    start: int
    end: int
    passage: str
    id: str = ""
    marked: bool = True
    of: WitnessSpan | None = None
    omitted: tuple[Omission, ...] = ()
    inserted: tuple[Span, ...] = ()
    fidelity: Fidelity = Fidelity.EXACT
    units: tuple[VariationUnit, ...] = ()


@dataclass(frozen=True, slots=True)
class Framing:
    """A paragraph that a source prints around the statement."""

    paragraph: Paragraph
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """Running header, page number and the like: in the file, but neither text nor framing."""

    text: str
    start: int
    end: int
