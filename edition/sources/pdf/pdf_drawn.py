"""What stands on the page of a PDF beside its text: pictures, lines through words, signs that no text has."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from edition.sources.pdf.pdf_glyphs import Glyph

_COVERS: Final = 0.6  # of a page: a picture that is so large is the scan of it
_INVISIBLE: Final = 3  # the mode in which recognition programs set text under a scan
_MOST: Final = 500  # unknown signs, lines and painted shapes, each, of a page that are looked at
_THIN: Final = 0.15  # heights of the font: a line through letters is no thicker
_THROUGH: Final = (0.12, 0.45)  # heights of the font above the baseline, between which such a line lies
_OPAQUE: Final = 255
_COVERED: Final = 0.4  # heights of the font above the baseline: what covers so much hides a letter
_BACKS: Final = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING)
_LETTERS: Final = 2  # such a line goes through, at least: a dash may be drawn too

_Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top."""


class Drawn(NamedTuple):
    """Whether a page is a scan with text under or over it, and whether it has a picture at all.

    `unknown` counts signs that are printed as text, but are none of the glyphs: boxes mostly, in place of
    letters that a font lacks. `struck` are the words through which lines are drawn, `covered` those over
    which something is painted, as where they are blacked out, `white` those in white on nothing.
    """

    is_scan: bool
    has_picture: bool
    unknown: int
    struck: str
    covered: str
    white: str


def drawn_on(page: pypdfium2.PdfPage, glyphs: Sequence[Glyph]) -> Drawn:
    """What is drawn on a page with those glyphs, which stand where the file has them."""
    width, height = page.get_size()
    covered = has_picture = False
    hidden = texts = unknown = 0
    known = {glyph.stretch for glyph in glyphs}
    heights = _Heights(glyphs)
    lines = list(islice(_strikes(page), _MOST))
    painted: list[tuple[int, _Rectangle]] = []
    order: dict[int, int] = {}
    backs: list[_Rectangle] = []
    white: set[int] = set()
    for number, thing in enumerate(page.get_objects(max_depth=3)):
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            has_picture = True
            covered = covered or _area(thing) >= _COVERS * width * height
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            texts += 1
            order[ctypes.addressof(thing.raw.contents)] = number
            if len(backs) < _MOST and _is_white(thing, backs):
                white.add(ctypes.addressof(thing.raw.contents))
            hidden += pdfium.FPDFTextObj_GetTextRenderMode(thing.raw) == _INVISIBLE
            if ctypes.addressof(thing.raw.contents) not in known and unknown < _MOST:
                unknown += _is_unknown(thing, heights)
        elif thing.type == pdfium.FPDF_PAGEOBJ_PATH and (box := _box(thing)):
            high = box[3] - box[1]
            if high < box[2] - box[0] and len(lines) < _MOST:
                lines.append(box)
            if texts and high >= heights.least_cover and len(painted) < _MOST and _is_painted(thing):
                painted.append((number, box))
        if thing.type in _BACKS and len(backs) < _MOST and (box := _box(thing)):
            backs.append(box)
    is_scan = bool(texts) and (covered or hidden * 2 > texts)
    unseen = "".join(" " * glyph.parted + glyph.text for glyph in glyphs if glyph.stretch in white)
    unseen = unseen if any(map(str.isalnum, unseen)) else ""
    covered_words = _covered(painted, order, heights)
    return Drawn(is_scan, has_picture, unknown, _struck(lines, heights), covered_words, unseen)


def _strikes(page: pypdfium2.PdfPage) -> Iterator[_Rectangle]:
    """A line through each line of words that a note strikes out."""
    corners = pdfium.FS_QUADPOINTSF()
    for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, at)
        strikes = pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_STRIKEOUT
        for number in range(pdfium.FPDFAnnot_CountAttachmentPoints(note) if strikes else 0):
            if pdfium.FPDFAnnot_GetAttachmentPoints(note, number, corners):
                across = (
                    corners.x1,
                    corners.x2,
                    corners.x3,
                    corners.x4,
                )  # in any order, as programs write it
                up = (corners.y1, corners.y2, corners.y3, corners.y4)
                middle = (min(up) + max(up)) / 2
                yield min(across), middle, max(across), middle
        pdfium.FPDFPage_CloseAnnot(note)


class _Heights:
    """The glyphs of a page by the height of their baselines."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self._glyphs = sorted(glyphs, key=lambda glyph: (glyph.base, glyph.at))
        self._bases = [glyph.base for glyph in self._glyphs]
        self._largest = max((glyph.size for glyph in glyphs), default=0.0)
        self.least_cover = _COVERED * min((glyph.size for glyph in glyphs), default=0.0)
        """How high what hides any of them is at least."""

    def near(self, bottom: float, top: float) -> Sequence[Glyph]:
        """Those that may reach into a strip of the page."""
        first, end = bottom - self._largest, top + self._largest
        return self._glyphs[bisect_left(self._bases, first) : bisect_right(self._bases, end)]


def _struck(lines: Sequence[_Rectangle], heights: _Heights) -> str:
    """The words through which thin lines go that are no longer than they."""
    found: list[str] = []
    for left, bottom, right, top in lines:
        middle = (bottom + top) / 2
        through = [
            glyph
            for glyph in heights.near(bottom, top)
            if left <= (glyph.left + glyph.right) / 2 <= right
            and _THROUGH[0] * glyph.size < middle - glyph.base < _THROUGH[1] * glyph.size
            and top - bottom < _THIN * glyph.size
        ]
        letters = [glyph for glyph in through if not glyph.is_space]
        if len(letters) >= _LETTERS and right - left < letters[-1].right - letters[0].left + letters[0].size:
            found.append("".join(" " * glyph.parted + glyph.text for glyph in through))
    return " ".join(found)


def _is_white(text: Any, backs: Sequence[_Rectangle]) -> bool:
    """True of text in white with nothing behind it, as nobody sees it, and of what is transparent."""
    colour = [ctypes.c_uint() for _ in range(4)]
    if pdfium.FPDFTextObj_GetTextRenderMode(text.raw) != pdfium.FPDF_TEXTRENDERMODE_FILL:
        return False
    if not pdfium.FPDFPageObj_GetFillColor(text.raw, *colour):
        return False
    *parts, opacity = (part.value for part in colour)
    if not opacity:
        return True
    box = _box(text) if parts == [_OPAQUE] * 3 else None
    if box is None:
        return False
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return not any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in backs)


def _is_painted(path: Any) -> bool:
    """True of what is filled with a colour that lets nothing through."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    colour = [ctypes.c_uint() for _ in range(4)]
    filled = pdfium.FPDFPath_GetDrawMode(path.raw, mode, stroked) and mode.value
    return bool(filled and pdfium.FPDFPageObj_GetFillColor(path.raw, *colour) and colour[3].value == _OPAQUE)


def _covered(painted: Sequence[tuple[int, _Rectangle]], order: Mapping[int, int], heights: _Heights) -> str:
    """The words over which something as high is painted later (`order`: the place of each stretch)."""
    found: list[str] = []
    for number, (left, bottom, right, top) in painted:
        below = [
            glyph
            for glyph in heights.near(bottom, top)
            if left <= (glyph.left + glyph.right) / 2 <= right
            and bottom <= glyph.base < glyph.base + _COVERED * glyph.size <= top
            and order.get(glyph.stretch, number) < number
        ]
        if sum(not glyph.is_space for glyph in below) >= _LETTERS:
            found.append("".join(" " * glyph.parted + glyph.text for glyph in below))
    return " ".join(found)


def _is_unknown(thing: Any, heights: _Heights) -> bool:
    """True of what shows ink where no glyph is: what is printed over one, to look bold, is known."""
    if not (_area(thing) and (box := _box(thing))):
        return False
    left, bottom, right, top = box
    near = heights.near(bottom, top)
    middles = (((glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2) for glyph in near)
    return not any(left <= x <= right and bottom <= y <= top for x, y in middles)


def _area(thing: Any) -> float:
    box = _box(thing)
    return (box[2] - box[0]) * (box[3] - box[1]) if box else 0.0


def _box(thing: Any) -> _Rectangle | None:
    """The edges of a thing on its page, in whatever forms it lies; None where the file does not tell them."""
    try:
        left, bottom, right, top = map(float, thing.get_bounds())
        around = thing.container
        while around is not None:
            left, bottom, right, top = around.get_matrix().on_rect(left, bottom, right, top)
            around = around.container
    except pypdfium2.PdfiumError:
        return None
    return left, bottom, right, top
