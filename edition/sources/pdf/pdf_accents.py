"""The glyphs of a page as whole letters, with the accents and strokes that are printed apart from them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from edition.sources.pdf.pdf_glyphs import OVER, Glyph, printed_once
from edition.sources.pdf.pdf_skew import straight, upright
from edition.sources.pdf.pdf_vowels import with_vowels

SLASHED: Final = {"l": "ł", "L": "Ł"}
_SLANTED: Final = 0.1  # heights of the font: so far the stroke of a slanted letter reaches beyond it
_RAISED: Final = (0.1, 0.5)  # heights of the letter: so far above its line stands the accent of a capital
_SAME: Final = 0.01  # points between two characters in one place
_COLUMN: Final = 4.0  # points: letters are sought in columns of the page so wide
_WIDEST: Final = 400.0  # points; no letter with an accent is wider


def whole_glyphs(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs upright, ligatures as one each, and marks of vowels and accents with their letters.

    What is printed twice in one place, to look bold or shaded, is one.
    """
    whole: list[Glyph] = []
    for glyph in printed_once(straight(upright(glyphs))):
        last = whole[-1] if whole else None
        if last is not None and _is_slash(last, glyph):
            whole[-1] = replace(glyph, text=SLASHED[glyph.text], at=last.at)
        elif last is not None and (accented := _accented(last, glyph) or _accented(glyph, last)):
            whole[-1] = accented
        elif last is not None and (_is_same(last, glyph) or _is_mark_of(glyph, last)):
            whole[-1] = replace(last, text=_in_order(last.text + glyph.text))
        else:
            whole.append(glyph)
    return _with_raised_accents(with_vowels(whole))


def _with_raised_accents(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs, with accents over capitals as part of them: pdfium has these behind the word."""
    marks = [n for n, each in enumerate(glyphs) if each.text in _ACCENTS and not each.text.isascii()]
    if not marks:
        return glyphs
    columns: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for number, each in enumerate(glyphs):
        right = min(each.right, each.left + _WIDEST)
        for column in range(int(each.left // _COLUMN), int(right // _COLUMN) + 1):
            columns[column].append((each.base, number))
    for places in columns.values():
        places.sort()
    highest = max(each.size for each in glyphs)
    whole: list[Glyph | None] = list(glyphs)
    for number in marks:
        mark = glyphs[number]
        places = columns.get(int((mark.left + mark.right) / 2 // _COLUMN), [])
        near = places[bisect_left(places, (mark.base - highest, 0)) : bisect_left(places, (mark.base, 0))]
        letters = (at for _, at in near if (letter := whole[at]) and _is_raised_over(mark, letter))
        at = min(letters, default=None)
        letter = whole[at] if at is not None else None
        if at is not None and letter and (accented := _accented(mark, letter)):
            whole[at], whole[number] = replace(accented, at=letter.at), None
    return [each for each in whole if each is not None]


def _is_raised_over(mark: Glyph, letter: Glyph) -> bool:
    rise = (mark.base - letter.base) / letter.size
    return _RAISED[0] < rise < _RAISED[1] and letter.left <= (mark.left + mark.right) / 2 <= letter.right


def _is_slash(mark: Glyph, letter: Glyph) -> bool:
    """True of the slash of TeX's older fonts, which stands where others have the space, over its letter."""
    over = mark.left > letter.left - OVER and mark.right < letter.right + _SLANTED * letter.size
    return mark.is_space and letter.text in SLASHED and over and abs(mark.base - letter.base) < OVER


def _is_same(one: Glyph, other: Glyph) -> bool:
    """True of two characters that a ligature prints."""
    close = abs(one.left - other.left) < _SAME
    close &= abs(one.right - other.right) < _SAME or 0 != one.stretch == other.stretch
    return close and abs(one.base - other.base) < _SAME and not (one.is_space or other.is_space)


def _is_mark_of(mark: Glyph, letter: Glyph) -> bool:
    kind = unicodedata.category(mark.text[0])
    if (kind[0] != "M" and (kind != "Cf" or mark.text == "\u00ad")) or letter.is_space:
        return False
    middle = (mark.left + mark.right) / 2
    slack = letter.size * 0.3
    return (
        letter.left - slack <= middle <= letter.right + slack and abs(mark.base - letter.base) < letter.size
    )


# Accents as TeX and others print them, each before or behind its letter, and the marks that join letters.
_ACCENTS: Final = dict(
    zip("`´ˆ˜¨¯˘˙˚˝ˇ¸˛^~", "\u0300\u0301\u0302\u0303\u0308\u0304\u0306\u0307\u030a\u030b\u030c\u0327\u0328"
        "\u0302\u0303", strict=True)
)  # fmt: skip
_DOTLESS: Final = {"ı": "i", "ȷ": "j"}


def _accented(mark: Glyph, letter: Glyph) -> Glyph | None:
    """The letter with its accent, where an accent is printed over or under it; None elsewhere."""
    accent, middle = _ACCENTS.get(mark.text), (mark.left + mark.right) / 2
    if accent is None or not letter.text.isalpha() or abs(mark.base - letter.base) > letter.size:
        return None
    if not letter.left <= middle <= letter.right:
        return None
    text = unicodedata.normalize("NFC", _DOTLESS.get(letter.text, letter.text) + accent)
    return replace(letter, text=text, at=min(mark.at, letter.at)) if len(text) == 1 else None


def _in_order(text: str) -> str:
    """The characters of a glyph as they are read: of lam with alef pdfium has the alef first."""
    if len(text) == 2 and text[1] == "ل" and text[0] in "اأإآٱ":
        return text[::-1]
    return text
