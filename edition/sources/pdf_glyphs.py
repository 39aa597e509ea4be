"""The glyphs of a printed page, with their places."""

from __future__ import annotations

import math
import statistics
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final

from edition.light_dataclass import dataclass


@dataclass(frozen=True)
class Glyph:
    """Characters printed as one; lengths in points, from the left and bottom of the page.

    The box is as wide as the glyph moves the pen and as high as its font; `base` is the height of its
    baseline, `at` its place in the file, `angle` that of the writing, in radians. `parted` where pdfium holds
    that a space stands before it; `inked` where the box is only as wide as the ink; `stretch` tells the
    stretches of the file apart that are printed in one go.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    at: int
    angle: float = 0.0
    parted: bool = False
    inked: bool = False
    stretch: int = 0

    @cached_property
    def size(self) -> float:
        """The height of the font."""
        return max(self.top - self.bottom, 0.01)

    @cached_property
    def is_space(self) -> bool:
        """Whether it prints nothing."""
        return self.text.isspace()


def whole_glyphs(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs upright, ligatures as one each, and marks of vowels and accents with their letters.

    What is printed twice in one place, to look bold or shaded, is one.
    """
    whole: list[Glyph] = []
    for glyph in printed_once(_straight(_upright(glyphs))):
        last = whole[-1] if whole else None
        if last is not None and _is_slash(last, glyph):
            whole[-1] = replace(glyph, text=SLASHED[glyph.text], at=last.at)
        elif last is not None and (accented := _accented(last, glyph) or _accented(glyph, last)):
            whole[-1] = accented
        elif last is not None and (_is_same(last, glyph) or _is_mark_of(glyph, last)):
            whole[-1] = replace(last, text=_in_order(last.text + glyph.text))
        else:
            whole.append(glyph)
    return _with_raised_accents(whole)


_FOLLOWING: Final = 4  # words into which one may reach, and one more


def words_apart(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, no word of a recognised page wider than its place before the next one.

    Programs for recognition guess how wide a word is; letters of two that overlap would be read by turns.
    """
    words = [list(word) for _, word in groupby(glyphs, key=lambda glyph: glyph.stretch)]
    for at, word in enumerate(words):
        following = words[at + 1 : at + _FOLLOWING]
        edge = min((other[0].left for other in following if _reaches(word, other)), default=math.inf)
        first, end = word[0].left, word[-1].right
        scale = (edge - first) / (end - first) if first < edge < end else 1.0
        word[:] = [
            replace(
                glyph,
                left=first + (glyph.left - first) * scale,
                right=first + (glyph.right - first) * scale,
            )
            for glyph in word
        ]
    return [glyph for word in words for glyph in word]


def _reaches(word: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """True of a word from left to right whose letters lie over the first of another in its line and go on."""
    level = abs(word[0].base - other[0].base) < word[0].size / 2
    printed = [glyph for glyph in word if not glyph.is_space]
    if not level or len(printed) < 2 or not word[0].left < other[0].left < printed[-1].left:
        return False
    middle = (other[0].left + other[0].right) / 2
    return any(glyph.left < middle < glyph.right for glyph in printed)


_COLUMN: Final = 4.0  # points: letters are sought in columns of the page so wide
_WIDEST: Final = 400.0  # points; no letter with an accent is wider


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
    return 0.1 < rise < 0.5 and letter.left <= (mark.left + mark.right) / 2 <= letter.right


_REACH: Final = 8  # glyphs: so far apart, mostly, two stand in one line, and in words of their own
_LEAST_ASKEW: Final = 0.002  # rise for each point to the right: over a line of print a tenth of its height
_MOST_ASKEW: Final = 0.2  # the same: more is no fault of a scan
_ALIKE: Final = 0.01  # how far such rises of one page differ


def _upright(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The page turned so that most of its writing is level."""
    turns = Counter(round(glyph.angle / (math.pi / 2)) % 4 for glyph in glyphs if not glyph.is_space)
    turn = turns.most_common(1)[0][0] if turns else 0
    if not turn and _runs_backwards(glyphs):
        return [replace(_turned(glyph, 2), angle=0.0) for glyph in glyphs]
    return [_turned(glyph, turn) for glyph in glyphs] if turn else list(glyphs)


def _straight(glyphs: list[Glyph]) -> list[Glyph]:
    """The page turned back by the small angle at which all its writing stands, as on a scan put in askew.

    It is told from glyphs some way apart in the file: programs for recognition set words level, or say angles
    of their own.
    """
    printed = [glyph for glyph in glyphs if not glyph.is_space]
    steps = [
        (other.base - one.base) / (other.left - one.left)
        for one, other in zip(printed, printed[_REACH:], strict=False)
        if abs(other.left - one.left) > 2 * one.size
    ]
    lean = [step for step in steps if abs(step) < _MOST_ASKEW]
    slope = statistics.median(lean) if lean else 0.0
    alike = sum(abs(step - slope) < _ALIKE for step in steps)
    if abs(slope) < _LEAST_ASKEW or alike * 2 < len(steps):
        return glyphs
    cosine, sine = math.cos(math.atan(slope)), math.sin(math.atan(slope))
    told = statistics.median(_signed(glyph.angle) for glyph in printed)
    straight: list[Glyph] = []
    for glyph in glyphs:
        left = glyph.left * cosine + glyph.base * sine
        rise = glyph.base * cosine - glyph.left * sine - glyph.base
        straight.append(
            replace(
                glyph,
                left=left,
                right=left + glyph.right - glyph.left,
                bottom=glyph.bottom + rise,
                top=glyph.top + rise,
                base=glyph.base + rise,
                angle=_signed(glyph.angle) - told,
            )
        )
    return straight


def _signed(angle: float) -> float:
    """An angle from minus half a turn to half a turn."""
    return math.remainder(angle, 2 * math.pi)


def _runs_backwards(glyphs: Sequence[Glyph]) -> bool:
    """True where letters that are read from left to right stand from right to left: pdfium tells no angle."""
    steps: Counter[bool] = Counter()
    for one, other in pairwise(glyphs):
        of_one_word = one.stretch == other.stretch != 0 and one.text.isalpha() and other.text.isalpha()
        if of_one_word and all(unicodedata.bidirectional(glyph.text[0]) == "L" for glyph in (one, other)):
            steps[other.right < one.left + 0.1 * one.size] += 1
    return steps[True] > steps[False]


def _turned(glyph: Glyph, turn: int) -> Glyph:
    left, right, bottom, top = glyph.left, glyph.right, glyph.bottom, glyph.top
    for _ in range(turn):
        left, right, bottom, top = -top, -bottom, left, right
    angle = glyph.angle - turn * math.pi / 2
    return replace(glyph, left=left, right=right, bottom=bottom, top=top, base=bottom, angle=angle)


SLASHED: Final = {"l": "ł", "L": "Ł"}


def _is_slash(mark: Glyph, letter: Glyph) -> bool:
    """True of the slash of TeX's older fonts, which stands where others have the space, over its letter."""
    over = mark.left > letter.left - _OVER and mark.right < letter.right + _SLANTED * letter.size
    return mark.is_space and letter.text in SLASHED and over and abs(mark.base - letter.base) < _OVER


_SLANTED: Final = 0.1  # heights of the font: so far the stroke of a slanted letter reaches beyond it
_OVER: Final = 0.1  # heights of the font: what is printed again so near by stands in the same place


def printed_once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs without those that are printed over one that is the same."""
    cell = 2.0  # points
    places: dict[tuple[str, int, int], list[Glyph]] = defaultdict(list)
    once: list[Glyph] = []
    for glyph in glyphs:
        x, y = round(glyph.left / cell), round(glyph.base / cell)
        near = ((x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        if glyph.is_space or not any(
            _is_over(glyph, other) for place in near for other in places.get((glyph.text, *place), ())
        ):
            once.append(glyph)
            places[(glyph.text, x, y)].append(glyph)
    return once


def _is_over(glyph: Glyph, other: Glyph) -> bool:
    """True where a glyph is printed over the same one: no two beside each other are so close.

    Two letters that one ligature prints are of one stretch.
    """
    if glyph.stretch == other.stretch:
        return False
    near = _OVER * glyph.size
    dx, dy = abs(glyph.left - other.left), abs(glyph.base - other.base)
    return dx < min(near, 0.4 * (other.right - other.left)) and dy < near


def _is_same(one: Glyph, other: Glyph) -> bool:
    """True of two characters that a ligature prints."""
    close = abs(one.left - other.left) < 0.01
    close &= abs(one.right - other.right) < 0.01 or 0 != one.stretch == other.stretch
    return close and abs(one.base - other.base) < 0.01 and not (one.is_space or other.is_space)


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
