"""The quality of each witness: error rates, character confusions, where the damage lies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from typing import Final, NamedTuple

from edition import permalink
from edition.analysis.measures.quality import Edits, Quality, measure, rates_of
from edition.model import Edition, Role
from edition.site.frame import Frame
from edition.site.templating import page, render
from edition.site.versions import Version
from edition.text.ladders import ladder_of

_CELLS: Final = 200  # most cells of the strip; a longer file has several lines in each
_STEPS: Final = (1, 3, 8, 20)  # misread characters from which a cell is a step darker
_PLACES: Final = 60  # most links to the places of one confusion


class ErrorCounts(NamedTuple):
    """One way of comparing: what it leaves out, the counts by character and by word."""

    label: str
    characters: Edits
    words: Edits


class DamageCell(NamedTuple):
    """A stretch of lines in the strip; `step` is 0 for undamaged up to 4."""

    first: int
    last: int
    misread: int
    lost: bool
    step: int


def quality_pages(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """A page for each witness besides the base, by path."""
    fold = cache(ladder_of(frame.edition).typographic)  # of the base the same for every witness
    rates = partial(rates_of, fold=fold)
    for version in frame.versions:
        if version.siglum != frame.edition.base:
            found = measure(frame.edition, version.siglum, rates, frame.keep)
            path = permalink.quality_page(version.siglum)
            yield permalink.markdown(path), _page(frame, version, found, path)


def _page(frame: Frame, version: Version, found: Quality, path: str) -> bytes:
    cells = damage_strip(found)
    body = render(
        "quality.html",
        path,
        version=version,
        base=frame.versions[0],
        rows=rows(found),
        confusions=found.confusions,
        places=_PLACES,
        units=_labels(frame.edition),
        cells=cells,
        damaged=[cell for cell in cells if cell.lost or cell.misread],
        lines=found.lines,
        unrelated=frame.edition.role(version.siglum) is Role.UNRELATED,
        full=version.siglum in frame.edition.full,
    )
    described = f"How far the text of {version.name} is from that of the base, and where it is damaged."
    return page(f"Quality of {version.name}", described, body)


def rows(found: Quality) -> list[ErrorCounts]:
    """Glyph for glyph and with glyphs folded, and where text is lost both without and with it."""
    named = [("To the letter", found.whole), ("Marks in any shape", found.whole_folded)]
    if (found.preserved, found.preserved_folded) != (found.whole, found.whole_folded):
        named = [
            ("Without what is lost, to the letter", found.preserved),
            ("Without what is lost, marks in any shape", found.preserved_folded),
            ("With what is lost, to the letter", found.whole),
            ("With what is lost, marks in any shape", found.whole_folded),
        ]
    return [ErrorCounts(label, rates.characters, rates.words) for label, rates in named]


def damage_strip(found: Quality) -> list[DamageCell]:
    """The lines of the file in at most `_CELLS` cells, each as dark as it is damaged."""
    size = -(-max(found.lines, 1) // _CELLS)
    cells = []
    for first in range(1, max(found.lines, 1) + 1, size):
        last = min(first + size - 1, max(found.lines, 1))
        inside = [damage for damage in found.damage if first <= damage.line <= last]
        misread = sum(damage.misread for damage in inside)
        step = sum(misread >= least for least in _STEPS)
        cells.append(DamageCell(first, last, misread, any(damage.lost for damage in inside), step))
    return cells


def _labels(edition: Edition) -> dict[str, str]:
    """What a link to a unit says: its passage and number."""
    return {
        unit.id: f"{permalink.passage_label(passage.id)}.{permalink.unit_label(unit.id)}"
        for passage, unit in edition.units()
    }
