"""Which elements a selector selects, and whether browsers know it: with one unknown they leave a rule out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

_ELSEWHERE: Final = re.compile(
    r"""::?(?:before|after|first-line|first-letter)(?=\s*$|::marker) | &
    |::(?:-webkit-[\w-]+|selection|marker|backdrop|placeholder|file-selector-button|cue|part|slotted|highlight
      |spelling-error|grammar-error|search-text|target-text|details-content|checkmark|picker|picker-icon|column
      |scroll-marker|scroll-marker-group|scroll-button|view-transition(?:-[a-z-]+)?)(?![\w-])(?:\([^()]*\))?
    |:(?:host|host-context|state|dir|lang|active-view-transition-type|is|where)\([^()]*\)
    |:(?:host|scope|root|focus-visible|focus-within|target|target-current|visited|fullscreen|modal|open
      |popover-open|picture-in-picture|autofill|default|defined|indeterminate|in-range|out-of-range|valid|invalid
      |user-valid|user-invalid|current|past|future|active-view-transition|interest-source|interest-target|xr-overlay
      |-webkit-(?:any-link|autofill|full-screen))(?![\w(-])""",
    re.VERBOSE | re.IGNORECASE,
)
"""What browsers know and lexbor does not: no element of the page, or a state that none is known to be in."""

_NEVER: Final = ":hover"  # what lexbor knows, wherever such a thing may stand, and no page shows at rest

_REFUSED: Final = re.compile(
    r"""\#\d|:blank|:current\(|lexbor-contains|:nth-(?:last-)?of-type\([^)]*\bof\b|\[[^\]]*\ss\s*\]|:has\(.*:has\(""",
    re.VERBOSE | re.IGNORECASE,
)
"""What lexbor takes and browsers do not."""


_BESIDE: Final = re.compile(
    r"(?P<alone>(?<![^\s>+~]))?::?(?P<side>before|after|marker)(?![\w-])", re.IGNORECASE
)


def selected(page: LexborHTMLParser, selector: str) -> list[LexborNode] | None:
    """The elements that one selector selects, in the order of the page; None where browsers do not know it.

    Where lexbor does not know what browsers know, there are none: nothing is hidden by a guess.
    """
    if _REFUSED.search(selector):
        return None
    found = _found(page, selector)
    if found is None and _found(page, _ELSEWHERE.sub(_NEVER, selector)) is not None:
        return []
    return found


def _found(page: LexborHTMLParser, selector: str) -> list[LexborNode] | None:
    try:
        return page.css(selector)
    except SelectolaxError:
        return None


def selectors_of(selector: Sequence[Any]) -> Iterator[list[Any]]:
    """The selectors between the commas of a list."""
    part: list[Any] = []
    for token in selector:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def beside(selector: Sequence[Any]) -> Iterator[tuple[list[Any], str, str]]:
    """Of a list each selector of a place beside an element, that of the element, and the side.

    The sides are `before`, `after` and `marker`, in small letters.

    >>> [said[1:] for said in beside(tinycss2.parse_component_value_list("p:after, b, i > ::MARKER"))]
    [('p', 'after'), ('i > *', 'marker')]
    """
    for part in selectors_of(selector):
        said = tinycss2.serialize(part).strip()
        if match := _BESIDE.search(said):
            yield part, _BESIDE.sub(_element, said), match["side"].lower()


def _element(match: re.Match[str]) -> str:
    return "" if match["alone"] is None else "*"


def specificity(part: Sequence[Any]) -> tuple[int, int, int]:
    """Ids, classes and types that a selector names; what stands in its brackets counts like a class."""
    ids = sum(token.type == "hash" for token in part)
    classes = types = 0
    previous = ""
    for token in part:
        if token.type == "[] block":
            classes += 1
        elif token.type == "ident":
            marked = previous in (".", ":")
            classes += marked
            types += not marked
        elif token.type == "function" and token.lower_name != "where":
            inner = specificity([t for t in token.arguments if t.type != "whitespace"])
            ids, classes, types = ids + inner[0], classes + inner[1], types + inner[2]
        previous = token.value if token.type == "literal" else ""
    return ids, classes, types
