"""How the picture that stands for an archive is drawn; to load what draws takes as long as a page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from edition.model import single_spaced
from edition.site.metadata import PREVIEW_SIZE

EMPTY: Final = "#fdfcf9"
"""The colour of a passage that a version has not, as the paper."""
_MARGIN: Final = 84
_TITLE_HEIGHT: Final = 250
_TITLE_SIZES: Final = (76, 66, 58, 50, 44, 38)
_PAPER, _INK, _FAINT, _RULE, _RUBRIC = "#fdfcf9", "#211f1b", "#625d54", "#d9d3c7", "#8f2a1c"


@lru_cache(maxsize=1)
def draw(title: str, names: Sequence[str], shades: Sequence[Sequence[str]]) -> bytes:
    """The picture as PNG, made once for what it shows, as it takes longer than a small page."""
    image = Image.new("RGB", PREVIEW_SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 14, PREVIEW_SIZE[1]), fill=_RUBRIC)
    versions = len(names)
    above = f"{versions} versions of one statement, side by side" if versions > 1 else "A statement"
    pen.text((_MARGIN, 66), above, font=_font("Regular", 30), fill=_FAINT)
    _write_title(pen, title)
    _draw_map(pen, shades)
    foot = _fitting("   ·   ".join(names), _font("Regular", 27))
    if _has_glyphs(foot):
        pen.text((_MARGIN, PREVIEW_SIZE[1] - 84), foot, font=_font("Regular", 27), fill=_FAINT)
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
        if lines[-1] and font.getlength(longer) > PREVIEW_SIZE[0] - 2 * _MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _fitting(text: str, font: ImageFont.FreeTypeFont) -> str:
    """The text, or its beginning with an ellipsis, no wider than the picture allows."""
    if font.getlength(text) <= PREVIEW_SIZE[0] - 2 * _MARGIN:
        return text
    while text and font.getlength(f"{text}…") > PREVIEW_SIZE[0] - 2 * _MARGIN:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _draw_map(draw: ImageDraw.ImageDraw, shades: Sequence[Sequence[str]]) -> None:
    if not shades:
        return
    top, height = 400, 108 / len(shades)
    width = (PREVIEW_SIZE[0] - 2 * _MARGIN) / len(shades[0])
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
            draw.rectangle(box, fill=shade, outline=_RULE if shade == EMPTY else None)
