"""The overview strip: a cell for each passage and witness, as SVG that works without script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from edition import permalink
from edition.model import Edition, Kind, Passage
from edition.site.counts import share
from edition.site.frame import Frame
from edition.site.plain import escape
from edition.site.score import quoted_sign
from edition.site.versions import Version

_STEPS: Final = (0.0, 0.02, 0.08, 0.2, 0.45)  # shares of differing text at which a cell grows darker
_DEGREES: Final = (
    "same words",
    "hardly differs",
    "differs a little",
    "differs",
    "differs much",
    "differs throughout",
)
_HATCHES: Final = 90  # strokes across a strip, if all of it were lost
_NARROW: Final = 4  # a strip is drawn as if it had this many columns at least
_ALL_DRAWN: Final = 8  # versions of which each has a row in every strip, were it of one colour


class StripCell(NamedTuple):
    """What a witness has of a passage: the class under which it is drawn, and the same in words."""

    look: str
    says: str


_BASE: Final = StripCell("c-base", "base")
_LOST: Final = StripCell("c-lost", "text lost to damage")
_ABSENT: Final = StripCell("c-absent", "not in this version")
_SHADES: Final = tuple(StripCell(f"c{shade}", says) for shade, says in enumerate(_DEGREES))
_QUOTED: Final = {
    "none": StripCell("c-absent", "not quoted"),
    "part": StripCell("c2", "quoted in part"),
    "whole": StripCell("c5", "quoted whole"),
    "altered": StripCell("c-altered", "quoted, altered"),
}


def cell(edition: Edition, passage: Passage, siglum: str) -> StripCell:
    """The cell of a passage and a witness that prints the statement."""
    if siglum in passage.lost:
        return _LOST
    if not passage.paragraphs.get(siglum):
        return _ABSENT
    if siglum == edition.base:
        return _BASE
    if not passage.paragraphs.get(edition.base):
        return _SHADES[-1]
    readings = (unit.readings.get(siglum) for unit in passage.units)
    if any(reading is not None and reading.kind is Kind.LACUNA for reading in readings):
        return _LOST
    part = share(passage, siglum)
    return _SHADES[sum(part > step for step in _STEPS)]


def quoted_cell(frame: Frame, passage: Passage, siglum: str) -> StripCell:
    """The cell of a passage and a source that quotes the statement."""
    return _QUOTED[quoted_sign(frame, passage, siglum)]


def drawn_versions(
    edition: Edition, passages: Sequence[Passage], versions: Sequence[Version]
) -> Sequence[Version]:
    """The versions that a strip of these passages shows, the base first.

    Of many those that have the base's words throughout are left out: forty rows of one colour hide the two
    that differ.
    """
    if len(versions) <= _ALL_DRAWN:
        return versions
    return [v for v in versions if v.base or not all(_as_base(edition, p, v.siglum) for p in passages)]


def _as_base(edition: Edition, passage: Passage, siglum: str) -> bool:
    same = _SHADES[0] if passage.paragraphs.get(edition.base) else _ABSENT
    return cell(edition, passage, siglum) == same


def strip(
    passages: Sequence[Passage],
    versions: Sequence[Version],
    cell_of: Callable[[Passage, str], StripCell],
    label: str = "",
) -> Markup:
    """The strip of these passages: a row for each version, each column a link to its passage.

    Without a label it is one picture: a page with the strips of a whole book would be all links.
    """
    width, height = max(len(passages), _NARROW), len(versions)
    strokes = max(2, _HATCHES // width)
    step = 0.92 / strokes
    paths: defaultdict[str, list[str]] = defaultdict(list)
    links = []
    for column, passage in enumerate(passages):
        cells = [cell_of(passage, version.siglum) for version in versions]
        for row, found in enumerate(cells):
            paths[found.look].append(f"M{column}.04 {row}.08h.92v.84h-.92z")
            if found is _LOST:
                lines = (f"M{column + 0.04 + n * step:.3f} {row}.92l{step:.3f} -.84" for n in range(strokes))
                paths["hatch"].extend(lines)
        said = "; ".join(f"{v.siglum}: {found.says}" for v, found in zip(versions, cells, strict=True))
        links.append(
            f'<a href="#{escape(passage.id)}">'
            f"<title>{escape(f'Paragraph {permalink.passage_label(passage.id)}. {said}')}</title>"
            f'<rect x="{column}" width="1" height="{height}"/></a>'
        )
    role = f'role="group" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    drawn = "".join(f'<path class="{name}" d="{"".join(d)}"/>' for name, d in sorted(paths.items()))
    return Markup(  # noqa: S704 - numbers, class names and escaped text only
        f'<svg class="strip" viewBox="0 0 {width} {height}" preserveAspectRatio="none" {role}>'
        f"{drawn}{''.join(links) if label else ''}</svg>"
    )
