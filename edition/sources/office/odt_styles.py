"""What the styles of an OpenDocument text set high or low, and what they, or the text itself, hide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from edition.sources.zipped import Element, local, said_in

TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PLACE: Final = f"{TEXT}bookmark"  # which says nothing
_VISIBILITY: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}visibility"
_UNSEEN: Final = ("collapse", "filter")
_NEVER_SHOWN: Final = frozenset({"covered-table-cell", "script"})  # a cell that another lies over
_FAMILIES: Final = {"p": "paragraph", "h": "paragraph"}
_SHARE: Final = re.compile(r"[+-]?\d+(?:\.\d+)?(?=%)")
# Percent of the size from which text is high or low: programs raise by 33, nudges are less
_RAISED: Final = 16


def styles_of(content: Element, common: Element | None) -> dict[tuple[str, str], Element]:
    """The styles that the text may use, each under its family and name.

    The automatic ones of styles.xml are those of heads and feet of pages: the text has others of their names.
    """
    trees = [tree for tree in (common, content) if tree is not None]
    return {
        (family, style.get(f"{STYLE}name", "")): style
        for tree in trees
        for style in tree.iter(f"{STYLE}style")
        for family in style.get(f"{STYLE}family", "paragraph text").split()  # without one it is for both
        if tree is content or next(style.iterancestors(f"{OFFICE}automatic-styles"), None) is None
    }


def style_of(element: Element) -> tuple[str, str]:
    """The family and the name of the style of an element; no name where it has none."""
    return _FAMILIES.get(local(element), "text"), element.get(f"{TEXT}style-name", "")


def without_hidden(body: Element, styles: Mapping[tuple[str, str], Element]) -> Iterator[str]:
    """Takes out what a program does not show, by a style or by itself; the text of each."""
    shown = _shown_by_style(styles)
    waiting = [body]
    while waiting:
        element = waiting.pop()
        for child in list(element):
            if _is_hidden(child):
                yield _taken_out(child, [])
            elif local(child) in ("p", "h", "span") and shown.get(style_of(child)) is False:
                spans = (span for span in child.iter(f"{TEXT}span") if shown.get(style_of(span)))
                yield _taken_out(child, [span for span in spans if _paragraph_of(span, child)])
        waiting.extend(reversed(element))


def _taken_out(element: Element, shown: list[Element]) -> str:
    """Empties an element but for those parts of it that are shown all the same; the text that is hidden."""
    kept = set(shown)
    outermost = [part for part in shown if kept.isdisjoint(part.iterancestors())]
    for part in outermost:
        place = etree.Element(_PLACE)
        place.tail, part.tail = part.tail, None
        part.getparent().replace(part, place)  # type: ignore[union-attr]
    hidden = said_in(element)
    etree.strip_elements(element, "*", with_tail=True)
    element.text = None
    element.extend(outermost)
    if not outermost:
        element.tag = _PLACE  # what stands behind it stays
    return hidden


def _is_hidden(element: Element) -> bool:
    """True of what says by itself that it is hidden."""
    name = local(element)
    if name in ("p", "h"):
        fields = element.iter(f"{TEXT}hidden-paragraph")
        return any(f.get(f"{TEXT}is-hidden") == "true" and _paragraph_of(f, element) for f in fields)
    if name in _NEVER_SHOWN or element.get(f"{TEXT}display") == "none":
        return True
    by_itself = name in ("section", "hidden-text") and element.get(f"{TEXT}is-hidden") == "true"
    return by_itself or (name == "table-row" and element.get(_VISIBILITY) in _UNSEEN)


def _paragraph_of(part: Element, element: Element) -> bool:
    """Whether a part is in the same paragraph as an element around it, not in a note or a box in it."""
    return (
        next((up for up in part.iterancestors() if up is element or local(up) in ("p", "h")), None) is element
    )


def _said(styles: Mapping[tuple[str, str], Element], name: str) -> dict[tuple[str, str], str]:
    """What each style says of a property of text, by itself or by the nearest that it is based on."""
    said: dict[tuple[str, str], str | None] = {}
    for key, style in styles.items():
        for properties in style.findall(f"{STYLE}text-properties"):
            if value := properties.get(name):
                said[key] = value
    for key in styles:
        path = {key: None}  # in order
        while key not in said and key in styles:
            key = key[0], styles[key].get(f"{STYLE}parent-style-name", "")
            if key in path:
                break
            path[key] = None
        said |= dict.fromkeys(path, said.get(key))
    return {key: value for key, value in said.items() if value is not None}


def _shown_by_style(styles: Mapping[tuple[str, str], Element]) -> dict[tuple[str, str], bool]:
    """Which styles show or hide a text; not the others."""
    return {key: display != "none" for key, display in _said(styles, f"{TEXT}display").items()}


def positions(styles: Mapping[tuple[str, str], Element]) -> Iterator[tuple[tuple[str, str], str]]:
    """Which styles set text high or low, or on the line."""
    for key, position in _said(styles, f"{STYLE}text-position").items():
        share = _SHARE.match(position)
        height = float(share[0]) if share else 0.0
        low = position.startswith("sub") or height <= -_RAISED
        high = position.startswith("super") or height >= _RAISED
        yield key, "sub" if low else "sup" if high else ""


def struck(body: Element, styles: Mapping[tuple[str, str], Element]) -> Iterator[str]:
    """The stretches of a text that are shown with a line through them."""
    lines = _said(styles, f"{STYLE}text-line-through-style")
    for element in body.iter(f"{TEXT}span", f"{TEXT}p", f"{TEXT}h"):
        if lines.get(style_of(element), "none") != "none":
            yield said_in(element)
