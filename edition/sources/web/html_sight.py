"""What styles put where nobody sees it, though it is shown as any text is: clipped, transparent, far away."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from itertools import islice
from typing import Final

from selectolax.lexbor import LexborNode

from edition.model import SENTENCE_ENDS
from edition.sources.web.html_children import all_children

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

# Of 1,052 saved pages of news and journals 126 put words out of sight, most of them a link to the text, a
# name for a sign or a menu, and 42 such as may be text.
# Outside of links: fewer name things, unless they end a sentence or stand in a line of text
_WORDS: Final = 8
_MOST: Final = 2_000  # texts and elements that are looked at: what has more may be text
_NEAR: Final = 20  # the same in each that stands beside what is hidden, and of these on each side
_OTHERS: Final = frozenset({"a", "head", "noscript", "script", "style", "template", "title"})


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
    return "0" in value and _NOTHING.fullmatch(value) is not None


def _is_point(clip: str) -> bool:
    """True of a rectangle (top, right, bottom, left) that has no room for a letter."""
    match = _RECTANGLE.match(clip)
    sides = [re.sub(r"[a-z]+$", "", side) for side in re.split(r"[\s,]+", match[1].strip())] if match else []
    if len(sides) != 4 or not all(re.fullmatch(r"-?\d*\.?\d+", side) for side in sides):
        return False
    top, right, bottom, left = map(float, sides)
    return bottom - top <= _POINT or right - left <= _POINT


def may_be_text(element: LexborNode, parting: Container[str]) -> bool:
    """True of what is put out of sight and may be of the text: a sentence, or in a line of text.

    False of links that skip to the text, names of signs, and menus. Elements named in `parting` part lines.
    """
    said: list[str] = []
    for looked, text in enumerate(_words_in(element), 1):
        said += text.split()
        if looked >= _MOST or sum(map(_is_word, said)) >= _WORDS:
            return True
    end = " ".join(said).rstrip("\"'”’»)]）」』】")
    ends = bool(end) and end[-1] in SENTENCE_ENDS and not end.endswith(("..", "…"))
    return ends or any(map(_is_word, _beside(element, parting)))


def _words_in(element: LexborNode) -> Iterator[str]:
    """The texts in an element, "" of each element in it; nothing of links, and of what no page shows."""
    waiting = [element]
    while waiting:
        node = waiting.pop()
        if node.is_text_node:
            yield node.text_content or ""
        elif node.is_element_node and node.tag not in _OTHERS:
            yield ""
            waiting.extend(reversed(list(all_children(node))))


def _beside(element: LexborNode, parting: Container[str]) -> Iterator[str]:
    """The texts that stand near an element in its line."""
    around: LexborNode | None = element
    for _ in range(_NEAR):
        if around is None or around.tag in parting:
            return
        for side in ("prev", "next"):
            near = getattr(around, side)
            for _ in range(_NEAR):
                if near is None or near.tag in parting:
                    break
                yield from islice(_words_in(near), _NEAR)
                near = getattr(near, side)
        around = around.parent


def _is_word(text: str) -> bool:
    return any(map(str.isalpha, text))
