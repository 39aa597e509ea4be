"""What styles put where nobody sees it, though it is shown as any text is: clipped, transparent, far away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

AWAY: Final = ("bottom", "left", "right", "top")
OUT_OF_SIGHT: Final = (
    *(*AWAY, "clip", "clip-path", "height", "max-height", "opacity", "overflow", "overflow-y", "text-indent"),
)
"""The properties that can do so."""

FAR_OR_FLAT: Final = (
    rf"\b(?:{'|'.join(AWAY)})\s*:\s*-\d{{3}}|(?<!-)\bheight\s*:\s*0(?![.\d]*[1-9])|\bmax-height\b"
)
"""What is said where those do so that most rules have; a distance that no page is wide or high."""

_NOTHING: Final = re.compile(r"[+]?0*\.?0*(?:[a-z]+|%)?")
_FAR: Final = re.compile(r"-(?:\d{3,}(?:\.\d+)?(?:px|pt)|\d{2,}(?:\.\d+)?r?em|\d{3,}%|\d{3,}v[wh])")
_CLIPPED: Final = re.compile(
    r"(?:inset\((?:50|100)%|circle\(0|polygon\(0(?:px|%)? 0(?:px|%)?, ?0(?:px|%)? 0)"
)
_RECTANGLE: Final = re.compile(r"rect\(([^()]*)\)")
_POINT: Final = 1.0  # px: what is left visible by those that clip all but a point
_CUT: Final = ("hidden", "clip", "hidden hidden")
_PLACED: Final = ("absolute", "fixed", "relative", "sticky")


def is_out_of_sight(declared: Mapping[str, str]) -> bool:
    """True of an element whose styles, as declared for it, let nobody see it.

    >>> is_out_of_sight({"position": "absolute", "clip": "rect(0 0 0 0)"}), is_out_of_sight({"opacity": ".5"})
    (True, False)
    """
    if not declared:
        return False
    position = declared.get("position", "")
    return (
        _is_nothing(declared.get("opacity", ""))
        or (_is_flat(declared) and any(declared.get(each) in _CUT for each in ("overflow", "overflow-y")))
        or bool(_CLIPPED.match(declared.get("clip-path", "")))
        or bool(_FAR.fullmatch(declared.get("text-indent", "")))
        or (position in _PLACED and any(_FAR.fullmatch(declared.get(side, "")) for side in AWAY))
        or (position in ("absolute", "fixed") and _is_point(declared.get("clip", "")))
    )


def _is_flat(declared: Mapping[str, str]) -> bool:
    return any(_is_nothing(declared.get(each, "")) for each in ("height", "max-height"))


def _is_nothing(value: str) -> bool:
    return bool(value) and bool(_NOTHING.fullmatch(value)) and "0" in value


def _is_point(clip: str) -> bool:
    """True of a rectangle (top, right, bottom, left) that has no room for a letter."""
    match = _RECTANGLE.match(clip)
    sides = [re.sub(r"[a-z]+$", "", side) for side in re.split(r"[\s,]+", match[1].strip())] if match else []
    if len(sides) != 4 or not all(re.fullmatch(r"-?\d*\.?\d+", side) for side in sides):
        return False
    top, right, bottom, left = map(float, sides)
    return bottom - top <= _POINT or right - left <= _POINT
