"""The overview strip: a cell for each passage and witness, as SVG that works without script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup

from edition import permalink
from edition.model import Edition, Passage
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


class PassageCell(NamedTuple):
    """What a witness has of a passage: `shade` from 0 (the same) to 5, or its state."""

    shade: int
    state: str  # "base", "text", "lost", "absent"


def cell(edition: Edition, passage: Passage, siglum: str) -> PassageCell:
    """The cell of a passage and witness."""
    if siglum in passage.lost:
        return PassageCell(5, "lost")
    if not passage.paragraphs.get(siglum):
        return PassageCell(0, "absent")
    if siglum == edition.base:
        return PassageCell(0, "base")
    if not passage.paragraphs.get(edition.base):
        return PassageCell(5, "text")
    part = share(passage, siglum)
    shade = sum(part > step for step in _STEPS)
    lost = any(
        (reading := unit.readings.get(siglum)) and reading.kind and reading.kind.value == "lacuna"
        for unit in passage.units
    )
    return PassageCell(shade, "lost" if lost else "text")


def cell_in_words(found: PassageCell) -> str:
    """A cell in words, for its tooltip and the table beside the strip."""
    if found.state == "lost":
        return "text lost to damage"
    if found.state == "absent":
        return "not in this version"
    if found.state == "base":
        return "base"
    return _DEGREES[found.shade]


def in_words(edition: Edition, passage: Passage, versions: Sequence[Version]) -> str:
    """A column of the strip in words."""
    found = "; ".join(f"{v.siglum}: {cell_in_words(cell(edition, passage, v.siglum))}" for v in versions)
    return f"Paragraph {permalink.passage_label(passage.id)}. {found}"


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
    found = cell(edition, passage, siglum)
    return found == ((0, "text") if passage.paragraphs.get(edition.base) else (0, "absent"))


def strip(
    edition: Edition,
    passages: Sequence[Passage],
    versions: Sequence[Version],
    link: Callable[[str], str] | None,
) -> Markup:
    """The strip of these passages: a row for each version, each column a link to its passage.

    Without links it is one picture: a page with the strips of a whole book would be all links.
    """
    width, height = max(len(passages), _NARROW), len(versions)
    paths: dict[str, list[str]] = {}
    links = []
    for column, passage in enumerate(passages):
        for row, version in enumerate(versions):
            found = cell(edition, passage, version.siglum)
            _draw(paths, found, column, row, strokes=max(2, _HATCHES // width))
        if link:
            links.append(
                f'<a href="{escape(link(passage.id))}">'
                f"<title>{escape(in_words(edition, passage, versions))}</title>"
                f'<rect x="{column}" width="1" height="{height}"/></a>'
            )
    role = 'role="group" aria-label="Overview: where the versions differ"' if link else 'aria-hidden="true"'
    drawn = "".join(f'<path class="{name}" d="{"".join(d)}"/>' for name, d in sorted(paths.items()))
    return Markup(  # noqa: S704 - numbers, class names and escaped text only
        f'<svg class="strip" viewBox="0 0 {width} {height}" '
        f'preserveAspectRatio="none" {role}>'
        f"{drawn}{''.join(links)}</svg>"
    )


_QUOTED: Final = {"none": "c-absent", "part": "c2", "whole": "c5", "altered": "c-altered"}


def quoting_strip(frame: Frame, passages: Sequence[Passage], excerpts: Sequence[Version]) -> Markup:
    """The strip of what is quoted of these passages: a row for each source that quotes, links as above."""
    width, height = max(len(passages), _NARROW), len(excerpts)
    paths: dict[str, list[str]] = {}
    links = []
    for column, passage in enumerate(passages):
        signs = [quoted_sign(frame, passage, version.siglum) for version in excerpts]
        for row, sign in enumerate(signs):
            paths.setdefault(_QUOTED[sign], []).append(f"M{column}.04 {row}.08h.92v.84h-.92z")
        said = "; ".join(f"{v.siglum}: {quoted_words(sign)}" for v, sign in zip(excerpts, signs, strict=True))
        links.append(
            f'<a href="#{escape(passage.id)}">'
            f"<title>{escape(f'Paragraph {permalink.passage_label(passage.id)}. {said}')}</title>"
            f'<rect x="{column}" width="1" height="{height}"/></a>'
        )
    drawn = "".join(f'<path class="{name}" d="{"".join(d)}"/>' for name, d in sorted(paths.items()))
    return Markup(  # noqa: S704 - numbers, class names and escaped text only
        f'<svg class="strip" viewBox="0 0 {width} {height}" preserveAspectRatio="none" '
        f'role="group" aria-label="Overview: what others quote">{drawn}{"".join(links)}</svg>'
    )


def quoted_words(sign: str) -> str:
    """What a source quotes of a passage, in words."""
    return {"none": "not quoted", "part": "quoted in part", "whole": "quoted whole"}.get(
        sign, "quoted, altered"
    )


def _draw(paths: dict[str, list[str]], found: PassageCell, column: int, row: int, strokes: int) -> None:
    box = f"M{column}.04 {row}.08h.92v.84h-.92z"
    name = {"base": "c-base", "absent": "c-absent", "lost": "c-lost"}.get(found.state, f"c{found.shade}")
    paths.setdefault(name, []).append(box)
    if found.state == "lost":
        step = 0.92 / strokes
        lines = (f"M{column + 0.04 + n * step:.3f} {row}.92l{step:.3f} -.84" for n in range(strokes))
        paths.setdefault("hatch", []).extend(lines)
