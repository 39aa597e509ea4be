"""The picture that stands for the archive where it is shared: title, versions, a map of differences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from edition.lasting import lasting
from edition.model import Edition, Kind, Passage

_EMPTY, _SAME, _PRINT, _WORDS, _LOST = "#fdfcf9", "#ece7dc", "#cbb9a0", "#6a2c00", "#8d877b"
_MOST_CELLS: Final = 240
_WORDING: Final = frozenset({Kind.OCR, Kind.SPELLING, Kind.ADDITION, Kind.OMISSION, Kind.SUBSTITUTION})


def share_picture(edition: Edition) -> bytes:
    """A PNG of 1200 by 630 pixels; the same edition gives the same bytes."""
    names = tuple(witness.publisher or witness.title or witness.siglum for witness in edition.witnesses)
    shown = (edition.title, names, _shades(edition))

    def drawn() -> bytes:
        from edition.site.drawn_picture import draw

        return draw(*shown)

    return lasting("picture", [repr(shown)], drawn)


def _shades(edition: Edition) -> Sequence[Sequence[str]]:
    """A row for each version and a cell for each passage, darker where more differs."""
    passages = edition.passages[:_MOST_CELLS]
    sigla = [w.siglum for w in edition.witnesses if w.siglum not in edition.unrelated][:6]
    return tuple(tuple(_shade(passage, siglum) for passage in passages) for siglum in sigla if passages)


def _shade(passage: Passage, siglum: str) -> str:
    if not passage.paragraphs.get(siglum):
        return _LOST if siglum in passage.lost else _EMPTY
    kinds = _kinds(passage, siglum)
    if Kind.LACUNA in kinds:
        return _LOST
    words = sum(kind in _WORDING for kind in kinds)
    return _mixed(_PRINT, _WORDS, min(1.0, words / 8)) if words else _PRINT if kinds else _SAME


def _kinds(passage: Passage, siglum: str) -> Sequence[Kind]:
    readings = (unit.readings.get(siglum) for unit in passage.units)
    return [reading.kind for reading in readings if reading is not None and reading.kind is not None]


def _mixed(one: str, two: str, share: float) -> str:
    """A colour on the way from one to the other."""
    pairs = ((int(one[at : at + 2], 16), int(two[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)
