"""Where the glyphs of a PDF page stand, as pdfium tells it, and the spaces that it does not count."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from edition.sources.pdf.pdf_glyphs import Glyph

_SPACE: Final = 0x20
_LEVEL: Final = 0.1  # radians
_LEAST: Final = 0.6  # of the height of the ink: fonts whose size is less say nothing by it
_HEIGHT: Final = 0.92  # of the size of a font, above the baseline
_DEPTH: Final = 0.25  # below it
_ONE_SIGN: Final = 1.5  # times the size of its font: no sign is wider
_TALLEST: Final = 3  # times the size of its font: letters with their room are no higher (Nastaliq 2.5)
_INK: Final = 1.3  # the same, of ink: higher says that the size is none, as of fonts of drawings
_SAME: Final = 0.02  # points
_EQUAL: Final = 0.001  # points
_STROKE: Final = 0.1  # of the size of the font: so far at most the stroke of an L begins behind it


@dataclass(slots=True)
class _Stretch:
    """What is printed in one go: by `number`, from the place `first` in the file and `left` on the page on.

    `is_sign` where all its characters begin in one place: one sign says them, as in Chromium's Arabic.
    `size` is that of its font on the page, 0 until it is asked for.
    """

    number: int
    thing: Any
    first: int
    left: float
    is_sign: bool = True
    size: float = 0.0


class GlyphBoxes:
    """The places of the glyphs of a page, asked of pdfium one by one; `codes` are those in the file."""

    def __init__(self, raw: Any, codes: Iterable[int]) -> None:
        self._raw = raw
        self._loose, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._ink = tuple(ctypes.c_double() for _ in range(4))
        self._stretches: dict[int, _Stretch] = {}
        self._of = {at: self._stretch(at) for at in codes}
        self._too_tall: set[int] = set()
        self.has_signs = False

    @property
    def places(self) -> Mapping[int, int]:
        """Where in the file each stretch begins, by its number."""
        return {number: stretch.first for number, stretch in self._stretches.items()}

    def _stretch(self, at: int) -> _Stretch:
        thing = pdfium.FPDFText_GetTextObject(self._raw, at)
        number = ctypes.addressof(thing.contents) if thing else 0
        pdfium.FPDFText_GetCharOrigin(self._raw, at, self._x, self._y)
        known = self._stretches.get(number)
        if known is None:
            known = self._stretches[number] = _Stretch(number, thing, at, self._x.value)
        known.is_sign &= abs(known.left - self._x.value) < _SAME
        return known

    def font(self, at: int) -> int:
        """A number for the font of what stands at a place."""
        thing = self._of[at].thing
        font = pdfium.FPDFTextObj_GetFont(thing) if thing else None
        return ctypes.addressof(font.contents) if font else 0

    def glyph(self, mark: str, at: int, parted: bool) -> Glyph:
        """The glyph at a place in the file; where pdfium knows its ink alone, with the room of its font."""
        raw, box, stretch = self._raw, self._loose, self._of[at]
        pdfium.FPDFText_GetLooseCharBox(raw, at, box)
        pdfium.FPDFText_GetCharOrigin(raw, at, self._x, self._y)
        angle = self._angle(at)
        base = self._y.value
        sides = (box.left, box.right, box.bottom, box.top)
        glyph = Glyph(mark, *sides, base, at, angle, parted, stretch=stretch.number)
        size = stretch.size or self._size(at)
        stretch.size = size if stretch.number else 0.0
        if glyph.size > _TALLEST * size and abs(angle) < _LEVEL and self._is_too_tall(glyph, size):
            glyph = replace(glyph, bottom=base - _DEPTH * size, top=base + _HEIGHT * size)
        if glyph.is_space or not stretch.is_sign or abs(angle) > _LEVEL or not self._is_ink(at):
            return glyph
        if size < _LEAST * glyph.size:
            return glyph
        left, right = self._bounds(stretch, size)
        left = min(left, stretch.left) if left - stretch.left < size / 2 else left
        bottom, top = base - _DEPTH * size, base + _HEIGHT * size
        self.has_signs = True
        return replace(glyph, left=left, right=right, bottom=bottom, top=top, inked=True)

    def _size(self, at: int) -> float:
        """The size of the font, on the page."""
        pdfium.FPDFText_GetMatrix(self._raw, at, self._matrix)
        said = float(pdfium.FPDFText_GetFontSize(self._raw, at))
        return said * math.hypot(self._matrix.c, self._matrix.d)

    def _is_too_tall(self, glyph: Glyph, size: float) -> bool:
        """True of a glyph whose font says nonsense of its room, so that lines would lie over each other."""
        font = self.font(glyph.at)
        if not glyph.is_space:
            *_, bottom, top = self._ink
            pdfium.FPDFText_GetCharBox(self._raw, glyph.at, *self._ink)
            if _SAME < top.value - bottom.value < _INK * size:
                self._too_tall.add(font)
        return font in self._too_tall

    def _angle(self, at: int) -> float:
        """The angle at which the writing runs, in radians: pdfium tells that of its upright strokes.

        The two differ where letters are squeezed to the width of what was recognised, or slanted.
        """
        if not pdfium.FPDFText_GetCharAngle(self._raw, at):
            return 0.0
        pdfium.FPDFText_GetMatrix(self._raw, at, self._matrix)
        return -math.atan2(self._matrix.b, self._matrix.a) % math.tau

    def has_stroke(self, at: int) -> bool:
        """True of an l with a stroke that pdfium took for a space, and put a space of its own in its place.

        Such a space begins where the stroke did, others in a stretch where the letter begins. One that parts
        two stretches says nothing: pdfium has it behind a wide letter on a page that is scaled (Chromium).
        """
        if not pdfium.FPDFText_GetTextObject(self._raw, at - 1):
            return False
        begins = [0.0, 0.0]
        for number in (0, 1):
            pdfium.FPDFText_GetCharOrigin(self._raw, at - number, self._x, self._y)
            begins[number] = self._x.value
        room = _STROKE * float(pdfium.FPDFText_GetFontSize(self._raw, at))
        return _EQUAL < begins[1] - begins[0] < room

    def has_ink(self, at: int) -> bool:
        """True of what leaves a mark on the page."""
        left, right, bottom, top = self._ink
        known = pdfium.FPDFText_GetCharBox(self._raw, at, left, right, bottom, top)
        return bool(known) and top.value - bottom.value > _SAME and right.value - left.value > _SAME

    def _bounds(self, stretch: _Stretch, size: float) -> tuple[float, float]:
        """Left and right of a whole sign."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        known = stretch.thing and pdfium.FPDFPageObj_GetBounds(stretch.thing, left, bottom, right, top)
        if known and right.value - left.value < _ONE_SIGN * size:
            return left.value, right.value
        return self._loose.left, self._loose.right

    def _is_ink(self, at: int) -> bool:
        """True where pdfium has no box but that of the ink."""
        left, right, bottom, top = self._ink
        pdfium.FPDFText_GetCharBox(self._raw, at, left, right, bottom, top)
        ink = (left.value, right.value, bottom.value, top.value)
        box = (self._loose.left, self._loose.right, self._loose.bottom, self._loose.top)
        return all(abs(one - other) < _SAME for one, other in zip(ink, box, strict=True))


def lone_spaces(page: pypdfium2.PdfPage, places: Mapping[int, int]) -> Iterator[Glyph]:
    """The spaces printed by themselves, which pdfium drops beside signs that stand for several letters.

    `places` tells where in the file the other stretches are.
    """
    at, size, width = 0, ctypes.c_float(), ctypes.c_float()
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        stretch = ctypes.addressof(thing.raw.contents)
        at = places.get(stretch, at)
        matrix = thing.get_matrix()
        left, bottom, right, top = thing.get_bounds()
        if stretch in places or right - left > _SAME or abs(matrix.b) > abs(matrix.a) * _LEVEL:
            continue
        pdfium.FPDFTextObj_GetFontSize(thing.raw, size)
        font = pdfium.FPDFTextObj_GetFont(thing.raw)
        pdfium.FPDFFont_GetGlyphWidth(font, _SPACE, size.value, width)
        wide, high = width.value * abs(matrix.a), size.value * abs(matrix.d)
        yield Glyph(" ", matrix.e, matrix.e + wide, matrix.f, matrix.f + high, matrix.f, at, inked=True)
