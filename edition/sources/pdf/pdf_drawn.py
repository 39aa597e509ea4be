"""What stands on the page of a PDF beside its text: pictures, lines through words, signs that no text has."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from edition.model import single_spaced
from edition.sources.pdf.pdf_glyphs import Glyph

_COVERS: Final = 0.6  # of a page: a picture that is so large is the scan of it
_INVISIBLE: Final = 3  # the mode in which recognition programs set text under a scan
_MOST: Final = 500  # unknown signs and lines, each, of a page that are looked at
_THIN: Final = 0.15  # heights of the font: a line through letters is no thicker
_THROUGH: Final = (0.12, 0.45)  # heights of the font above the baseline, between which such a line lies
_COVERED: Final = 0.4  # heights of the font above the baseline: what covers so much hides a letter
_ACTUAL: Final = b"ActualText"
_DEEPEST: Final = 15  # forms in forms
_SCALE: Final = (
    1.0  # pixels a point: the low part of a letter of 6 points has two rows; twice as many take longer
)
_LONGEST: Final = 4_000.0  # pixels of a side of a page, whatever its size
_LATIN: Final = "\u0250"  # letters before it are Latin
_LETTERS: Final = 2  # in a row are struck out or hidden, at least: a dash may be drawn too

_Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top."""


class Drawn(NamedTuple):
    """Whether a page is a scan with text under or over it, and whether it has a picture at all.

    `unknown` counts signs that are printed as text, but are none of the glyphs: boxes mostly, in place of
    letters that a font lacks. `struck` are the words through which lines are drawn, `unseen` those that no
    reader of the page sees, `replaced` those that the file has for other words on the page.
    """

    is_scan: bool
    has_picture: bool
    unknown: int
    struck: str
    unseen: str
    replaced: str


def drawn_on(page: pypdfium2.PdfPage, inside: Sequence[Glyph], beyond: Sequence[Glyph]) -> Drawn:
    """What is drawn on a page with those glyphs, inside and beyond its edges, where the file has them.

    The page (of what pdfium holds, not of the file) is without its text afterwards.
    """
    glyphs = [*inside, *beyond]
    width, height = page.get_size()
    covered = has_picture = False
    hidden = texts = unknown = 0
    known = {glyph.stretch for glyph in glyphs}
    heights = _Heights(glyphs)
    lines = list(islice(_strikes(page), _MOST))
    for thing in page.get_objects(max_depth=3):
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            has_picture = True
            covered = covered or _area(thing) >= _COVERS * width * height
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            texts += 1
            hidden += pdfium.FPDFTextObj_GetTextRenderMode(thing.raw) == _INVISIBLE
            if ctypes.addressof(thing.raw.contents) not in known and unknown < _MOST:
                unknown += _is_unknown(thing, heights)
        elif thing.type == pdfium.FPDF_PAGEOBJ_PATH and len(lines) < _MOST and (box := _box(thing)):
            lines += [box] if box[3] - box[1] < box[2] - box[0] else []
    is_scan = bool(texts) and (covered or hidden * 2 > texts)
    replaced = " ".join(_replaced(page))
    unseen = _unseen(page, inside, is_scan) if texts else ""
    return Drawn(is_scan, has_picture, unknown, _struck(lines, heights), unseen, replaced)


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


def _replaced(page: pypdfium2.PdfPage) -> Iterator[str]:
    """What is read for words that the page shows otherwise (ActualText in the file), beside these.

    The page (of what pdfium holds) has no such words afterwards.
    """
    marked: list[tuple[Any, list[Any]]] = []
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST):
        count = max(0, pdfium.FPDFPageObj_CountMarks(thing.raw))
        marks = [pdfium.FPDFPageObj_GetMark(thing.raw, at) for at in range(count)]
        text = pdfium.FPDF_OBJECT_STRING
        if of := [mark for mark in marks if pdfium.FPDFPageObjMark_GetParamValueType(mark, _ACTUAL) == text]:
            marked.append((thing, of))
    if not marked:
        return
    read = _words_of(page, [thing for thing, _ in marked])
    for thing, marks in marked:
        for mark in marks:
            pdfium.FPDFPageObjMark_RemoveParam(thing.raw, mark, _ACTUAL)
    shown = _words_of(page, [thing for thing, _ in marked])
    if _folded(read) != _folded(shown) and _folded(shown):
        yield f"{read} [{shown}]"


def _words_of(page: pypdfium2.PdfPage, texts: Sequence[Any]) -> str:
    text_page = page.get_textpage()
    for text in texts:
        text.textpage = text_page
    said = single_spaced(" ".join(text.extract() for text in texts))
    text_page.close()
    return said


def _folded(text: str) -> str:
    """The letters and figures, whatever their form."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


def _unseen(page: pypdfium2.PdfPage, glyphs: Sequence[Glyph], is_scan: bool) -> str:
    """The words that change nothing on the page: painted over, in white, cut off, in a layer that is off.

    Of a scan, whose text recognition has hidden: those that would not be seen if it were shown.
    """
    texts: list[Any] = []
    for thing in page.get_objects(max_depth=_DEEPEST):
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE and is_scan:
            pdfium.FPDFPageObj_SetIsActive(thing.raw, False)
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            if is_scan:
                pdfium.FPDFTextObj_SetTextRenderMode(thing.raw, pdfium.FPDF_TEXTRENDERMODE_FILL)
            if pdfium.FPDFTextObj_GetTextRenderMode(thing.raw) < pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP:
                texts.append(thing.raw)
    shown = _Picture(page)
    for text in texts:
        pdfium.FPDFPageObj_SetIsActive(text, False)
    bare, hidden = _Picture(page), {ctypes.addressof(text.contents): _is_drawable(text) for text in texts}
    found: list[str] = []
    unseen = total = 0
    run: list[Glyph] = []
    for glyph in [*glyphs, None]:
        is_letter = glyph is not None and glyph.text[0].isalnum()
        total += is_letter
        if glyph is not None and not (is_letter and _changes(glyph, shown, bare, hidden)):
            run += [glyph] if is_letter or run else []
            continue
        letters = sum(each.text[0].isalnum() for each in run)
        if letters >= _LETTERS:
            unseen += letters
            found.append("".join(" " * each.parted + each.text for each in run))
        run = []
    return "" if is_scan and unseen * 2 > total else " ".join(found)


class _Picture:
    """What a page looks like, upright whatever way it is turned."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        scale = min(_SCALE, _LONGEST / max(1.0, *page.get_size()))
        picture = page.render(scale=scale, rotation=-page.get_rotation() % 360)
        self.left, self.bottom, right, self.top = page.get_bbox()
        self.rows, self.columns, self.stride = picture.height, picture.width, picture.stride
        self.across = self.columns / max(1.0, right - self.left)
        self.down = self.rows / max(1.0, self.top - self.bottom)
        self.bytes = bytes(picture.buffer)
        self.deep = picture.n_channels
        picture.close()


def _changes(glyph: Glyph, shown: _Picture, bare: _Picture, hidden: Mapping[int, bool]) -> bool:
    """Whether a page looks another way with a letter; the part above the baseline tells it."""
    if not hidden.get(glyph.stretch) and not (glyph.stretch in hidden and glyph.text < _LATIN):
        return True
    bottom, top = glyph.base, glyph.base + _COVERED * glyph.size
    if glyph.angle or not glyph.bottom <= bottom < top <= glyph.top:
        bottom, top = glyph.bottom, glyph.top
    rows = _inside((shown.top - top) * shown.down, (shown.top - bottom) * shown.down, shown.rows)
    columns = _inside(
        (glyph.left - shown.left) * shown.across, (glyph.right - shown.left) * shown.across, shown.columns
    )
    first, end = columns.start * shown.deep, columns.stop * shown.deep
    starts = (row * shown.stride for row in rows)
    return any(shown.bytes[at + first : at + end] != bare.bytes[at + first : at + end] for at in starts)


def _inside(first: float, end: float, count: int) -> range:
    """The rows or columns that lie whole between two edges; the one in the middle where none does."""
    whole = range(max(0, math.ceil(first)), min(count, math.floor(end)))
    middle = min(count - 1, max(0, int((first + end) / 2)))
    return whole or range(middle, middle + 1)


def _is_drawable(text: Any) -> bool:
    """Whether the file has the font of a text: pdfium has letters of its own for Latin alone."""
    return bool(pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(text)) == 1)


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
