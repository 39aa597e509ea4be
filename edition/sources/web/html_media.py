"""Whether the conditions of a style sheet hold: media queries on a screen, and what a browser supports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any, Final

import tinycss2

from edition.model import single_spaced

_SCREEN: Final = {"width": 1280.0, "height": 800.0, "aspect-ratio": 1.6}  # px: a common window at a desk
_UNITS: Final = {"px": 1.0, "em": 16.0, "rem": 16.0, "cm": 37.8, "mm": 3.78, "in": 96.0, "pt": 1.333}
_FIGURE: Final = r"\d*\.?\d+"
_NUMBER: Final = rf"{_FIGURE}(?:px|em|rem|cm|mm|in|pt|\s*/\s*{_FIGURE})?"
_BOUND: Final = re.compile(rf"(min|max)-(?:device-)?(width|height|aspect-ratio)\s*:\s*({_NUMBER})")
_RANGE: Final = re.compile(
    rf"(?:(?P<low>{_NUMBER})\s*(?P<below>[<>]=?)\s*)?(?P<side>width|height|aspect-ratio)"
    rf"(?:\s*(?P<above>[<>]=?|=)\s*(?P<high>{_NUMBER}))?"
)
_RESOLUTION: Final = re.compile(
    rf"(?:-webkit-)?(min|max)-(?:resolution|device-pixel-ratio)\s*:\s*({_FIGURE})(dppx|x|dpi)?"
)
_HOLDS: Final = frozenset({
    *("color", "grid:0", "hover", "hover:hover", "any-hover", "any-hover:hover", "pointer", "pointer:fine"),
    *("any-pointer", "any-pointer:fine", "orientation:landscape", "update:fast", "display-mode:browser"),
    *("prefers-color-scheme:light", "prefers-reduced-motion:no-preference", "prefers-contrast:no-preference"),
    *("prefers-reduced-transparency:no-preference", "prefers-reduced-data:no-preference"),
    *("forced-colors:none", "inverted-colors:none", "overflow-block:scroll", "color-gamut:srgb"),
})  # fmt: skip
_FOREIGN: Final = ("-moz-", "-ms-", "-o-")  # properties of other browsers


def media_applies(query: str) -> bool:
    """True where a list of media queries holds for a desk's screen.

    >>> media_applies("print, (min-width: 600px)"), media_applies("not all and (width < 9em)")
    (True, True)
    """
    parts = _split(
        tinycss2.parse_component_value_list(query.lower()), lambda t: t.type == "literal" and t.value == ","
    )
    return not query.strip() or any(_query_holds(part) for part in parts)


def is_supported(condition: str) -> bool:
    """True where a browser supports what a condition names, as far as that can be known."""
    return _condition(solid(tinycss2.parse_component_value_list(condition.lower())), _is_ours)


def _query_holds(tokens: Sequence[Any]) -> bool:
    words = solid(tokens)
    prefix = words[0].value if len(words) > 1 and words[0].type == words[1].type == "ident" else ""
    if prefix in ("only", "not"):
        words = words[1:]
    if words and words[0].type == "ident" and words[0].value != "not":
        rest = words[2:]
        shown = words[0].value in ("all", "screen") and (not rest or _condition(rest, _feature_holds))
        return shown != (prefix == "not")
    return not prefix and _condition(words, _feature_holds)


def _condition(words: Sequence[Any], holds: Callable[[str], bool]) -> bool:
    """The truth of parts in brackets that `and`, `or` and `not` join."""
    if not words:
        return False
    if _is_word(words[0], "not"):  # once, and before a part in brackets
        return len(words) > 1 and not _is_word(words[1], "not") and not _condition(words[1:], holds)
    for word, joined in (("or", any), ("and", all)):
        parts = list(_split(words, partial(_is_word, word=word)))
        if len(parts) > 1:
            return bool(joined([_condition(part, holds) for part in parts]))
    token = words[0]
    if token.type != "() block":
        return token.type == "function" and holds(tinycss2.serialize(token.arguments))
    inner = solid(token.content)
    if inner and (inner[0].type == "() block" or _is_word(inner[0], "not") or inner[0].type == "function"):
        return _condition(inner, holds)
    return holds(tinycss2.serialize(token.content))


def _feature_holds(feature: str) -> bool:
    said = single_spaced(feature)
    if match := _BOUND.fullmatch(said):
        bound, side, size = match.groups()
        return _compared(_SCREEN[side], ">=" if bound == "min" else "<=", _pixels(size))
    if match := _RESOLUTION.fullmatch(said):
        bound, number, unit = match.groups()
        density = float(number) / (96 if unit == "dpi" else 1)
        return density <= 1 if bound == "min" else density >= 1
    if match := _RANGE.fullmatch(said):
        own = _SCREEN[match["side"]]
        low = match["low"] is None or _compared(_pixels(match["low"]), match["below"], own)
        return low and (match["high"] is None or _compared(own, match["above"], _pixels(match["high"])))
    return said.replace(" ", "") in _HOLDS


def _pixels(size: str) -> float:
    if match := re.fullmatch(rf"({_FIGURE})([a-z]*)", size):
        return float(match[1]) * _UNITS.get(match[2], 1.0)
    part, _, whole = size.partition("/")
    return float(part) / (float(whole) or 1.0)


def _compared(one: float, sign: str, other: float) -> bool:
    if sign.startswith("<"):
        return one < other or (sign == "<=" and one == other)
    if sign.startswith(">"):
        return one > other or (sign == ">=" and one == other)
    return one == other


def _is_ours(said: str) -> bool:
    return not said.strip().startswith(_FOREIGN)


def _is_word(token: Any, word: str) -> bool:
    return bool(token.type == "ident" and token.value == word)


def solid(tokens: Sequence[Any]) -> list[Any]:
    """The tokens without the white space and comments between them."""
    return [token for token in tokens if token.type not in ("whitespace", "comment")]


def _split(tokens: Sequence[Any], parts: Callable[[Any], bool]) -> Iterator[list[Any]]:
    """The stretches between the tokens that part them."""
    for is_between, group in groupby(tokens, key=parts):
        if not is_between:
            yield list(group)
