"""How each element of a web page is shown: as a block, in the line, as a row of a table, or not at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from typing import Final

from selectolax.lexbor import LexborNode

from edition.light_dataclass import dataclass
from edition.model import single_spaced
from edition.sources.web.html_children import is_shadow
from edition.sources.web.html_marks import caption
from edition.sources.web.html_sight import is_out_of_sight, may_be_text

_UP: Final = re.compile(
    r"-0?\.[2-9]\d*em"
)  # a part of the height of its letters: so LibreOffice sets figures high


class Box(Enum):
    """What an element makes of the place where it stands."""

    NONE = "none"
    INLINE = "inline"
    APART = "apart"  # in the line, but with room on both sides
    BLOCK = "block"
    ITEM = "item"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    BREAK = "break"


class Space(Enum):
    """What white space means."""

    FOLDED = "folded"
    LINES = "lines"  # line ends stay
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Look:
    """How an element is shown; all but `box` and `blockifies` is handed down to what is in it.

    `drawn` inside a drawing (svg); `used` are the parts of drawings that are shown at this place too; `hosts`
    the elements in whose shadows this one lies, the innermost last; `lost` what no slot of a shadow shows;
    `away` what is put where nobody sees it and may be text, `lined` what has a line through it by a style.
    `quotes` and `beside` (of it alone): what styles say of quotation marks, and of what stands before and
    behind it.
    """

    box: Box = Box.BLOCK
    seen: bool = True
    space: Space = Space.FOLDED
    marker: str = "disc"
    language: str = ""
    quoted: int = 0
    quotes: str = ""
    beside: tuple[str, str] = ("", "")
    away: bool = False
    lined: bool = False
    struck: bool = False
    raised: str = ""
    note: bool = False
    blockifies: bool = False
    drawn: bool = False
    used: tuple[int, ...] = ()
    hosts: tuple[LexborNode, ...] = ()
    lost: bool = False
    variables: Mapping[str, str] = field(default_factory=dict)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HIDDEN: Final = _names(
    "area audio base basefont bgsound canvas col colgroup command datalist embed frame frameset head iframe"
    " image img input link meta meter noembed noframes noscript param progress rp script source style"
    " template title track video annotation annotation-xml"
)
# What they have in them is shown by no style
_REPLACED: Final = _names(
    "audio canvas embed frame frameset iframe image img input meter noscript object progress template video"
)
_UNDRAWN: Final = _names("clipPath defs desc marker mask metadata pattern symbol")  # in a drawing
_BLOCKS: Final = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend listing main marquee menu nav"
    " ol optgroup option p plaintext pre search section select summary text textarea ul xmp thead tbody tfoot"
)
_BOXES: Final[Mapping[str, Box]] = {
    **dict.fromkeys(_HIDDEN, Box.NONE),
    **dict.fromkeys(_BLOCKS, Box.BLOCK),
    "br": Box.BREAK,
    "button": Box.APART,
    "li": Box.ITEM,
    **dict.fromkeys(("mi", "mn", "mo", "ms", "mtext"), Box.APART),
    "table": Box.TABLE,
    "tr": Box.ROW,
    "td": Box.CELL,
    "th": Box.CELL,
}
_PARTING: Final = frozenset(tag for tag, box in _BOXES.items() if box not in (Box.INLINE, Box.NONE))
_DISPLAYS: Final[Mapping[str, Box]] = {
    "none": Box.NONE,
    "list-item": Box.ITEM,
    "table-row": Box.ROW,
    "table-cell": Box.CELL,
    "table": Box.TABLE,
    **dict.fromkeys(_names("block flex grid flow-root table-caption table-row-group"), Box.BLOCK),
    **dict.fromkeys(_names("table-header-group table-footer-group -webkit-box -webkit-flex"), Box.BLOCK),
    **dict.fromkeys(_names("inline contents ruby initial unset"), Box.INLINE),
    **dict.fromkeys(_names("inline-block inline-flex inline-flow-root inline-grid inline-table"), Box.INLINE),
    **dict.fromkeys(_names("table-column table-column-group"), Box.NONE),
}
_CHILDREN_ARE_BLOCKS: Final = _names("flex grid inline-flex inline-grid -webkit-flex")
_SPACES: Final[Mapping[str, Space]] = {
    "pre": Space.KEPT,
    "pre-wrap": Space.KEPT,
    "break-spaces": Space.KEPT,
    "pre-line": Space.LINES,
    **dict.fromkeys(_names("normal nowrap initial"), Space.FOLDED),
}
_KEEPS_SPACE: Final = _names("listing plaintext pre textarea xmp")
_LISTS: Final = _names("dir menu ol ul")
_TYPES: Final[Mapping[str, str]] = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_DRAWN: Final = frozenset({"svg", "g", "text", "tspan"})  # what is shown of them, their attributes say too
_STRUCK: Final = frozenset({"del", "s", "strike"})
_PICTURED: Final = frozenset({"So", "Sk", "Mn", "Cf"})  # of what emoji are made
_AROUND: Final = 2  # elements around the picture of an initial, at most
_INITIAL: Final = 2  # characters of a drop cap: a letter or a digit, perhaps with a mark


def look_of(
    element: LexborNode, outer: Look, declared: Mapping[str, str], variables: Mapping[str, str]
) -> Look:
    """How an element is shown inside one that is shown as `outer`, with what style sheets declare for it."""
    tag = element.tag or ""
    attributes = element.attributes
    display = declared.get("display", "")
    box = _box(element, tag, declared, outer)
    visibility = declared.get("visibility") or (tag in _DRAWN and attributes.get("visibility")) or ""
    visibility = visibility or ("hidden" if tag == "mphantom" else "")
    if tag in ("html", "body"):  # where the whole page is hidden, a script shows it
        box, visibility = Box.BLOCK, "visible"
    return Look(
        box=box,
        drawn=(outer.drawn or tag == "svg") and tag != "foreignObject",
        used=outer.used,
        hosts=(*outer.hosts, element.parent) if tag == "template" and element.parent else outer.hosts,
        seen=_is_seen(visibility, outer),
        lost=outer.lost,
        space=_space(tag, attributes, declared, outer),
        marker=_marker(tag, attributes, declared, outer),
        language=attributes.get("lang") or attributes.get("xml:lang") or outer.language,
        quoted=outer.quoted + (tag == "q"),
        quotes=_quotes(declared, outer),
        beside=(declared.get("::before", ""), declared.get("::after", "")),
        away=outer.away or (is_out_of_sight(declared) and may_be_text(element, _PARTING)),
        lined=outer.lined or "line-through" in declared.get("text-decoration-line", ""),
        struck=(outer.struck or tag in _STRUCK) and tag != "ins",
        raised=_level(element, declared) or outer.raised,
        note=outer.note or (tag == "a" and (attributes.get("href") or "").startswith("#")),
        blockifies=outer.blockifies
        if display in ("inherit", "contents")
        else display in _CHILDREN_ARE_BLOCKS,
        variables=variables,
    )


def _quotes(declared: Mapping[str, str], outer: Look) -> str:
    said = declared.get("quotes", "inherit")
    return outer.quotes if said in ("inherit", "unset") else "" if said in ("auto", "initial") else said


def _is_seen(visibility: str, outer: Look) -> bool:
    if outer.lost or visibility in ("", "inherit", "unset", "revert", "revert-layer"):
        return outer.seen
    return visibility in ("visible", "initial")


def _level(element: LexborNode, declared: Mapping[str, str]) -> str:
    """The level sup or sub of an element: by its name or style, as a mark of a note, in a formula."""
    if element.tag in ("sup", "sub"):
        return element.tag
    attributes = element.attributes
    if attributes.get("role") == "doc-noteref" or "noteref" in (attributes.get("epub:type") or "").split():
        return "sup"
    if (align := declared.get("vertical-align", "")) in ("super", "sub"):
        return "sup" if align == "super" else "sub"
    if declared.get("position") == "relative" and _UP.fullmatch(declared.get("top", "")):
        return "sup"
    parent = element.parent
    if parent is None or parent.tag not in ("msup", "msub") or is_first(element):
        return ""
    return (parent.tag or "")[1:]


def is_first(element: LexborNode) -> bool:
    """True of the first element in another."""
    before = element.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    return before is None


def _box(element: LexborNode, tag: str, declared: Mapping[str, str], outer: Look) -> Box:
    box = _usual_box(element, tag, outer.drawn)
    display = single_spaced(declared.get("display", ""))
    if display == "inherit":
        box = outer.box
    elif display in _DISPLAYS and tag not in ("br", "wbr"):
        kept = tag == "img" or (tag in _REPLACED and box is Box.NONE)
        stays = kept and _DISPLAYS[display] is not Box.NONE
        stays = stays or (box is Box.APART and _DISPLAYS[display] is Box.INLINE)
        box = box if stays else _DISPLAYS[display]
    if declared.get("content-visibility") == "hidden" and (
        box is not Box.INLINE or display.startswith("inline-")
    ):
        return Box.NONE
    if box is not Box.INLINE or (tag == "img" and not drawn_text(element)):
        return box
    return _out_of_line(element, tag, declared, outer)


def _usual_box(element: LexborNode, tag: str, drawn: bool) -> Box:
    attributes = element.attributes
    closed = "popover" in attributes if tag != "dialog" else "open" not in attributes
    if closed or "hidden" in attributes:
        return Box.NONE
    if tag == "template" and is_shadow(element):
        return Box.INLINE
    if drawn and tag in _UNDRAWN:
        return Box.NONE
    if tag == "img" and attributes.get("alt"):
        return Box.INLINE
    if tag == "input" and caption(element):
        return Box.APART
    if tag in _DRAWN and attributes.get("display") == "none":
        return Box.NONE
    if tag == "object" and (attributes.get("data") or "").lstrip().lower().startswith("data:"):
        return Box.NONE
    return _BOXES.get(tag, Box.INLINE)


def drawn_text(picture: LexborNode) -> str:
    """What a picture in the line stands for: an emoji, or the letter that begins a word; "" of others."""
    said = (picture.attributes.get("alt") or "").strip()
    if said and all(unicodedata.category(mark) in _PICTURED for mark in said):
        return said
    if len(said) != 1 or not said.isalpha():
        return ""
    before, at = _beside(picture)
    after = (at.text_content or "") if at is not None and at.is_text_node else ""
    return "" if _line_before(before)[-1:].isalpha() or not after[:1].isalpha() else said


def _is_initial(element: LexborNode) -> bool:
    """True of a letter that floats before the rest of its word; not of a figure beside a line."""
    said = (element.text() or "").strip()
    if len(said) > _INITIAL or sum(map(str.isalnum, said)) > 1:
        return False
    before, after = _beside(element)
    goes_on = not said[-1:].isdigit() or (after is not None and _text_of(after)[:1].isdigit())
    return goes_on and not _line_before(before).strip()


def _beside(element: LexborNode) -> tuple[LexborNode | None, LexborNode | None]:
    """What stands before an element in its line, and what behind it, perhaps in elements around it."""
    before = after = element
    for _ in range(_AROUND):
        if after.next is None and after.parent is not None:
            after = after.parent
        if before.prev is None and before.parent is not None and _is_in_line(before.parent):
            before = before.parent
    return before.prev, after.next


def _line_before(node: LexborNode | None) -> str:
    return _text_of(node) if node is not None and _is_in_line(node) else ""


def _is_in_line(node: LexborNode) -> bool:
    return _BOXES.get(node.tag or "", Box.INLINE) is Box.INLINE


def _text_of(node: LexborNode) -> str:
    return node.text() or "" if node.is_text_node or node.is_element_node else ""


def _out_of_line(element: LexborNode, tag: str, declared: Mapping[str, str], outer: Look) -> Box:
    """What becomes of an element in the line that is floated, put elsewhere or part of a flexible box."""
    floats = declared.get("float") in ("left", "right", "inline-start", "inline-end")
    if outer.blockifies or floats or declared.get("position") in ("absolute", "fixed"):
        return Box.INLINE if (floats and _is_initial(element)) or tag in ("sup", "sub", "wbr") else Box.BLOCK
    return Box.APART if tag == "li" else Box.INLINE


def _space(tag: str, attributes: Mapping[str, str | None], declared: Mapping[str, str], outer: Look) -> Space:
    usual = Space.KEPT if tag in _KEEPS_SPACE else Space.FOLDED if tag == "table" else outer.space
    if tag in ("td", "th") and "nowrap" in attributes:
        usual = Space.FOLDED
    return _SPACES.get(declared.get("white-space", ""), usual)


def _marker(tag: str, attributes: Mapping[str, str | None], declared: Mapping[str, str], outer: Look) -> str:
    said = declared.get("list-style-type", "inherit")
    if said not in ("inherit", "unset"):
        return said
    if tag in _LISTS or tag == "li":
        kind = (attributes.get("type") or "").strip()
        if kind in _TYPES:
            return _TYPES[kind]
        if kind.lower() in ("none", "disc", "circle", "square"):
            return kind.lower()
    if tag in _LISTS:
        return "decimal" if tag == "ol" else "disc"
    return outer.marker
