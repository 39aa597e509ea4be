"""What a rule of a style sheet declares that is heeded, and which of two declarations holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import tinycss2

from edition.sources.web.html_sight import AWAY, FAR_OR_FLAT, OUT_OF_SIGHT

_LINES: Final = ("text-decoration", "text-decoration-line")
HEEDED: Final = frozenset(
    {"display", "visibility", "white-space", "list-style", "list-style-type", "float", "position"}
    | {"content-visibility", "vertical-align", "white-space-collapse", "quotes", *OUT_OF_SIGHT, *_LINES}
)
"""The properties that are heeded."""
_IN_MOST: Final = frozenset({*AWAY, *_LINES, "height", "max-height", "overflow", "overflow-y"})
_ALL: Final = (
    *("display", "visibility", "white-space", "list-style-type", "float", "position", "vertical-align"),
)
_ANY: Final = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
_VALUES: Final = {
    "display": frozenset(
        {"none", "block", "inline", "contents", "flow-root", "flow", "flex", "grid", "table", "list-item"}
        | {"math", "inline-block", "inline-flex", "inline-grid", "inline-table", "ruby", "ruby-text"}
        | {"table-row", "table-cell", "table-column", "table-caption", "table-row-group"}
        | {"table-column-group", "table-header-group", "table-footer-group"}
        | {"-webkit-box", "-webkit-flex", "-webkit-inline-box", "-webkit-inline-flex", *_ANY}
    ),
    "visibility": frozenset({"visible", "hidden", "collapse", *_ANY}),
}
"""The words that make up the value of a property: where another stands, browsers heed an earlier value."""
MENTIONED: Final = re.compile(
    "|".join([*sorted(HEEDED - _IN_MOST), r"\b(?:all|content)\s*:|\bline-through\b", FAR_OR_FLAT]),
    re.IGNORECASE,
)
"""What a rule has that may say something of what is heeded, or writes something."""

_COLLAPSE: Final = {"preserve": "pre-wrap", "preserve-breaks": "pre-line", "collapse": "normal"}
Precedence = tuple[bool, bool, tuple[int, ...], tuple[int, int, int], int]
"""Of a declaration: important, in the element itself, layer, specificity of its selector, order."""

Declared = dict[str, tuple[Precedence, str]]
"""What holds for an element: each property with its value."""


def declarations(content: Iterable[Any]) -> Iterator[tuple[str, str, bool]]:
    """Property, value in small letters and importance of each declaration that is heeded (tinycss2)."""
    for said in content:
        if said.type != "declaration":
            continue
        value = tinycss2.serialize(said.value).strip().lower()
        known = _VALUES.get(said.lower_name)
        if known and "var(" not in value and not known.issuperset(value.split()):
            continue
        if said.lower_name in HEEDED or said.lower_name.startswith("--"):
            yield said.lower_name, value, said.important
        elif said.lower_name == "all":
            yield from ((name, value, said.important) for name in _ALL)


def put(found: Declared, name: str, value: str, weight: Precedence) -> None:
    """Takes a declaration into what was found, unless one that weighs more stands there."""
    if name == "list-style":
        name, value = "list-style-type", _list_style_type(value)
    elif name == "display":
        value = _display(value)
    elif name == "text-decoration":
        name = "text-decoration-line"
    elif name.startswith("white-space"):
        said = next((_COLLAPSE[word] for word in value.split() if word in _COLLAPSE), value)
        name, value = "white-space", said
    if name not in found or found[name][0] <= weight:
        found[name] = (weight, value)


def _display(value: str) -> str:
    """What is said of an element outside and inside, as the one word that means it."""
    words = [word for word in value.split() if word != "flow"]
    if len(words) != 2 or words[0] not in ("block", "inline"):
        return " ".join(words) or value
    if words[1] == "ruby":
        return words[0]
    return words[1] if words[0] == "block" else f"inline-{words[1]}"


def _list_style_type(shorthand: str) -> str:
    words = [word for word in shorthand.split() if word not in ("inside", "outside") and "(" not in word]
    return words[-1] if words else "disc"
