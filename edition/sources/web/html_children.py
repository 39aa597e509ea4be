"""What an element of a web page shows of what it holds, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborNode

# Besides elements of a page's own making, those that can have a shadow
_HOSTS: Final = frozenset(
    {"article", "aside", "blockquote", "body", "div", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"main", "nav", "p", "section", "span"}
)
_NO_HOSTS: Final = frozenset(
    {"annotation-xml", "color-profile", "font-face", "font-face-format", "font-face-name", "font-face-src"}
    | {"font-face-uri", "missing-glyph"}
)
_TABLE_ORDER: Final = {"caption": 0, "thead": 1, "tfoot": 3}


def children(element: LexborNode) -> Iterator[LexborNode]:
    """What an element shows of what it holds, in the order in which it shows it.

    Of a table the head first and the foot last; of an element with a shadow what stands in that, whose slots
    show what the element holds.
    """
    shadow = element.template_fragments() if element.tag == "template" else []
    found = list(all_children(shadow[0] if shadow else element))
    if shadows := [child for child in found if is_shadow(child)]:
        yield shadows[0]
    elif element.tag == "table":
        yield from sorted(found, key=lambda child: _TABLE_ORDER.get(child.tag or "", 2))
    else:
        yield from found


def is_shadow(element: LexborNode) -> bool:
    """True of a template that is shown in place of what stands beside it."""
    host = element.parent.tag if element.tag == "template" and element.parent else None
    own = host and host[0].isalpha() and "-" in host and host not in _NO_HOSTS
    mode = (element.attributes.get("shadowrootmode") or "").lower()
    return mode in ("open", "closed") and bool(own or host in _HOSTS)


def all_children(element: LexborNode) -> Iterator[LexborNode]:
    """The texts, elements and comments in an element."""
    child = element.child
    while child is not None:
        yield child
        child = child.next
