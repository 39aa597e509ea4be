"""The rail: the whole text at the edge of the window, a stop for each paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from edition import permalink
from edition.analysis.measures.standing import Bearing, unit_bearing
from edition.model import Kind, Passage
from edition.site.frame import Frame

_MOST: Final = 30  # stops that have room at the edge of a window, each large enough to be touched


class Stop(NamedTuple):
    """A paragraph on the rail; `state` is how it is drawn, `says` the same in words."""

    id: str
    label: str
    state: str
    says: str


def rail(frame: Frame, passages: Sequence[Passage]) -> list[Stop]:
    """The stops of a page; none where there are too many, or nothing is compared."""
    if len(passages) > _MOST or len(frame.compared) < 2 or len(passages) < 2:
        return []
    return [_stop(frame, passage) for passage in passages]


def _stop(frame: Frame, passage: Passage) -> Stop:
    kinds = {unit.kind for unit in passage.units}
    weighs = max(map(unit_bearing, passage.units), default=Bearing.NONE)
    lacks = any(not passage.paragraphs.get(version.siglum) for version in frame.compared)
    if Kind.LACUNA in kinds or passage.lost:
        state, says = "damage", "text lost in a version"
    elif lacks or weighs in (Bearing.WORDING, Bearing.ORDER):
        state, says = "words", "the versions differ in wording"
    elif weighs is Bearing.DOUBTFUL:
        state, says = "words", "a difference is in doubt"
    elif Kind.OCR in kinds:
        state, says = "misread", "misread in a version"
    elif Kind.SPELLING in kinds:
        state, says = "spelling", "the same words, spelt otherwise"
    else:
        state, says = "", "the versions agree"
    return Stop(passage.id, permalink.passage_label(passage.id), state, says)
