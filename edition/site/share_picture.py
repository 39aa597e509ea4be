"""The picture that stands for the archive where it is shared: title, versions, a map of differences."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from edition.model import Edition, Kind, Passage, single_spaced

SIZE: Final = (1200, 630)  # pixels; what sites that show such pictures ask for
_MARGIN: Final = 84
_TITLE_HEIGHT: Final = 250
_TITLE_SIZES: Final = (76, 66, 58, 50, 44, 38)
_PAPER, _INK, _FAINT, _RULE, _RUBRIC = "#fdfcf9", "#211f1b", "#625d54", "#d9d3c7", "#8f2a1c"
_EMPTY, _SAME, _PRINT, _WORDS, _LOST = "#fdfcf9", "#ece7dc", "#cbb9a0", "#6a2c00", "#8d877b"
_MOST_CELLS: Final = 240
_WORDING: Final = frozenset({Kind.OCR, Kind.SPELLING, Kind.ADDITION, Kind.OMISSION, Kind.SUBSTITUTION})


def share_picture(edition: Edition) -> bytes:
    """A PNG of 1200 by 630 pixels; the same edition gives the same bytes."""
    names = (witness.publisher or witness.title or witness.siglum for witness in edition.witnesses)
    return _picture(edition.title, tuple(names), _shades(edition))


@lru_cache(maxsize=1)
def _picture(title: str, names: Sequence[str], shades: Sequence[Sequence[str]]) -> bytes:
    """Made once for what it shows, as it takes longer than a small page."""
    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 14, SIZE[1]), fill=_RUBRIC)
    versions = len(names)
    above = f"{versions} versions of one statement, side by side" if versions > 1 else "A statement"
    draw.text((_MARGIN, 66), above, font=_font("Regular", 30), fill=_FAINT)
    _write_title(draw, title)
    _draw_map(draw, shades)
    foot = _fitting("   ·   ".join(names), _font("Regular", 27))
    if _has_glyphs(foot):
        draw.text((_MARGIN, SIZE[1] - 84), foot, font=_font("Regular", 27), fill=_FAINT)
    written = io.BytesIO()
    # Some 500 colours, most of them edges of letters: the octree keeps them apart in an eighth of the time of
    # a median cut. To search for the smallest file takes five times as long, and saves a seventh.
    image.quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(written, "PNG")
    return written.getvalue()


@cache
def _font(style: str, size: int) -> ImageFont.FreeTypeFont:
    with as_file(files("font_source_serif_pro") / "files" / f"SourceSerifPro-{style}.ttf") as path:
        return ImageFont.truetype(io.BytesIO(path.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)


def _has_glyphs(text: str) -> bool:
    """Whether the typeface has every letter: it is Latin, Greek and Cyrillic."""
    font = _font("Regular", 20)
    missing = bytes(font.getmask("\uffff"))
    return all(bytes(font.getmask(letter)) != missing for letter in set(text) if not letter.isspace())


def _write_title(draw: ImageDraw.ImageDraw, title: str) -> None:
    """The title as large as it fits, unless it is in a script that the typeface lacks."""
    title = single_spaced(title)
    if not _has_glyphs(title):
        return
    for size in _TITLE_SIZES:
        font = _font("Semibold", size)
        lines = _wrapped(title, font)
        if len(lines) * size * 1.16 <= _TITLE_HEIGHT:
            break
    lines = lines[: int(_TITLE_HEIGHT // (size * 1.16))]
    for number, line in enumerate(lines):
        draw.text((_MARGIN, 120 + number * size * 1.16), _fitting(line, font), font=font, fill=_INK)


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > SIZE[0] - 2 * _MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _fitting(text: str, font: ImageFont.FreeTypeFont) -> str:
    """The text, or its beginning with an ellipsis, no wider than the picture allows."""
    if font.getlength(text) <= SIZE[0] - 2 * _MARGIN:
        return text
    while text and font.getlength(f"{text}…") > SIZE[0] - 2 * _MARGIN:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _shades(edition: Edition) -> Sequence[Sequence[str]]:
    """A row for each version and a cell for each passage, darker where more differs."""
    passages = edition.passages[:_MOST_CELLS]
    sigla = [w.siglum for w in edition.witnesses if w.siglum not in edition.unrelated][:6]
    return tuple(tuple(_shade(passage, siglum) for passage in passages) for siglum in sigla if passages)


def _draw_map(draw: ImageDraw.ImageDraw, shades: Sequence[Sequence[str]]) -> None:
    if not shades:
        return
    top, height = 400, 108 / len(shades)
    width = (SIZE[0] - 2 * _MARGIN) / len(shades[0])
    gap = min(6.0, width / 5)
    for row, cells in enumerate(shades):
        for column, shade in enumerate(cells):
            left, upper = _MARGIN + column * width, top + row * height
            box = (
                round(left),
                round(upper),
                round(left + width - gap),
                round(upper + height - min(6.0, height / 5)),
            )
            draw.rectangle(box, fill=shade, outline=_RULE if shade == _EMPTY else None)


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
