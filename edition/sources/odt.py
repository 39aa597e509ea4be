"""OpenDocument text (.odt): paragraphs with their numbers, tables row by row, notes; changes as accepted."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from edition.sources.blocks import Block, Piece, joined_row, last_letter, read_out, text_of, trimmed
from edition.sources.epub import xhtml_as_html
from edition.sources.html import lay_out_checked
from edition.sources.html_lists import written
from edition.sources.html_marks import plain_figures, raised
from edition.sources.original import Extract, Original, refuse_losses, refused, without_controls
from edition.sources.zipped import Element, Parts, local

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FORMATS: Final = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_PLACE: Final = f"{_TEXT}bookmark"  # which says nothing
_FAMILIES: Final = {"p": "paragraph", "h": "paragraph"}
_SHARE: Final = re.compile(r"[+-]?\d+(?:\.\d+)?(?=%)")
_RAISED: Final = (
    16  # percent of the size from which text is high or low: programs raise by 33, nudges are less
)
_WHITE: Final = re.compile(r"[ \t\n\r]+")
_GONE: Final = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "note", "title", "desc", "event-listeners", "forms"}
    | {"sequence-decls", "variable-decls", "user-field-decls", "object", "object-ole", "image"}
)
_BLOCKS: Final = frozenset({"p", "h", "list", "table", "section", "index-body", "numbered-paragraph"})


def read_odt(original: Original) -> Extract:
    """The text of an OpenDocument file, one paragraph a block, notes at the end."""
    parts = Parts(original, "an OpenDocument text")
    content = parts.tree("content.xml")
    body = next(content.iter(f"{_OFFICE}text"), None)
    if body is None:
        raise refused(original, "cannot be read as an OpenDocument text: it has no text")
    styles = parts.tree_or_none("styles.xml")
    known = _styles(content, styles)
    hidden = " / ".join(filter(None, (" ".join(said.split()) for said in _without_hidden(body, known))))
    trees = [tree for tree in (styles, content) if tree is not None]
    reader = _OdtReader(original, parts, trees, dict(_positions(known)))
    blocks = [*reader.blocks(body), *reader.notes()]
    text = read_out(blocks)
    if not text.strip():
        raise refused(original, "shows no text")
    refuse_losses(original, plain_figures(_shown(body)), plain_figures(read_out(blocks, with_added=False)))
    remarks = [*_remarks(body, styles), *reader.unread()]
    if hidden:
        remarks.append(f"hidden in the file, left out here: “{hidden[:60]}”")
    return Extract(f"{text}\n", {"transcription": "born-digital"} | _facts(parts), tuple(remarks))


class _OdtReader:
    """Walks through a document, counting its lists and notes."""

    def __init__(
        self, original: Original, parts: Parts, trees: list[Element], raised_by: dict[tuple[str, str], str]
    ) -> None:
        self._original, self._parts, self._unread = original, parts, 0
        self._lists = {
            style.get(f"{_STYLE}name", ""): style
            for tree in trees
            for style in tree.iter(f"{_TEXT}list-style")
        }
        self._raised = raised_by
        self._last: dict[str, list[int]] = {}
        self._cited: list[Element] = []

    def blocks(self, container: Element) -> Iterator[Block]:
        """The blocks of the body, a cell, an item, a box or a note."""
        for child in container:
            name = local(child)
            if name in ("p", "h"):
                yield from self._paragraph(child)
            elif name == "list":
                yield from self._list(child, child.get(f"{_TEXT}style-name", ""), [])
            elif name == "table-row":
                cells = [cell for cell in child if local(cell) in ("table-cell", "covered-table-cell")]
                yield from joined_row([list(self.blocks(cell)) for cell in cells])
            elif name and name not in _GONE:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        block: Block = []
        boxes: list[Element] = []
        self._inline(paragraph, block, boxes, "")
        block = trimmed(block)
        if text_of(block).strip():
            yield block
        for box in boxes:
            yield from self.blocks(box)

    def _inline(self, element: Element, block: Block, boxes: list[Element], level: str) -> None:
        level = self._raised.get(_style_of(element), level)
        self._put(element.text, block, level)
        for child in element:
            name = local(child)
            if name == "s":
                block.append(Piece(" " * _count(child)))
            elif name in ("tab", "line-break"):
                block.append(Piece("\t" if name == "tab" else "\n"))
            elif name == "note":
                self._cited.append(child)
                block.append(Piece(raised(str(len(self._cited)), "sup", True, ""), added=True))
            elif _is_box(child):
                boxes.append(child)
            elif name == "object":
                block.append(Piece(self._formula(child), added=True))
            elif name == "ruby-text":
                block.append(Piece("（", added=True))
                self._inline(child, block, boxes, "")
                block.append(Piece("）", added=True))
            elif name and name not in _GONE:
                self._inline(child, block, boxes, level)
            self._put(child.tail, block, level)

    def _put(self, text: str | None, block: Block, level: str) -> None:
        if text:
            block.append(Piece(raised(_WHITE.sub(" ", text), level, False, last_letter(block))))

    def _formula(self, element: Element) -> str:
        """The text of a formula, which is a file of its own; of other objects none."""
        name = posixpath.normpath(posixpath.join(element.get(_HREF, ""), "content.xml"))
        tree = self._parts.tree_or_none(name)
        if tree is None or local(tree) != "math":
            self._unread += 1
            return ""
        page = xhtml_as_html(etree.tostring(tree))
        return " ".join(lay_out_checked(self._original, page).text.split())

    def unread(self) -> Iterator[str]:
        """What is to be said of charts and the like."""
        if self._unread:
            yield f"has {self._unread} embedded objects (charts, tables of figures) that are not read"

    def notes(self) -> Iterator[Block]:
        """The notes with their marks, those cited in notes too."""
        at = 0
        while at < len(self._cited):
            body = next((child for child in self._cited[at] if local(child) == "note-body"), None)
            at += 1
            first, *rest = (list(self.blocks(body)) if body is not None else []) or [[]]
            yield [Piece(f"{raised(str(at), 'sup', True, '')} ", added=True), *first]
            yield from rest

    def _list(self, element: Element, style: str, above: list[int]) -> Iterator[Block]:
        goes_on = element.get(f"{_TEXT}continue-numbering") == "true" or element.get(f"{_TEXT}continue-list")
        number = self._last.get(f"{style} {len(above)}", [0])[0] if goes_on else None
        level = self._level(style, len(above) + 1)
        if number is None:
            number = int(level.get(f"{_TEXT}start-value", "1")) - 1 if level is not None else 0
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            counted = local(item) == "list-item"
            number = int(item.get(f"{_TEXT}start-value", number + 1)) if counted else number
            mark = self._mark(style, [*above, number]) if counted else ""
            for child in item:
                if local(child) == "list":
                    yield from self._list(child, child.get(f"{_TEXT}style-name", style), [*above, number])
                    continue
                for block in self.blocks([child]):  # type: ignore[arg-type]
                    yield [Piece(mark, added=True), *block] if mark else block
                    mark = ""
        self._last[f"{style} {len(above)}"] = [number]

    def _mark(self, style: str, numbers: list[int]) -> str:
        level = self._level(style, len(numbers))
        if level is None or local(level) != "list-level-style-number":
            return ""
        shown = int(level.get(f"{_TEXT}display-levels", "1"))
        said = []
        for depth in range(len(numbers) - shown, len(numbers)):
            one = self._level(style, depth + 1)
            form = one.get(f"{_STYLE}num-format", "") if one is not None else ""
            if form in _FORMATS:
                said.append(written(numbers[depth], _FORMATS[form]).rstrip(" ."))
        prefix, suffix = level.get(f"{_STYLE}num-prefix", ""), level.get(f"{_STYLE}num-suffix", "")
        return f"{prefix}{'.'.join(said)}{suffix} " if said else ""

    def _level(self, style: str, depth: int) -> Element | None:
        levels = self._lists.get(style)
        found = levels if levels is not None else ()
        return next((one for one in found if one.get(f"{_TEXT}level") == str(depth)), None)


def _styles(content: Element, common: Element | None) -> dict[tuple[str, str], Element]:
    """The styles that the text may use, each under its family and name.

    The automatic ones of styles.xml are those of heads and feet of pages: the text has others of their names.
    """
    trees = [tree for tree in (common, content) if tree is not None]
    return {
        (family, style.get(f"{_STYLE}name", "")): style
        for tree in trees
        for style in tree.iter(f"{_STYLE}style")
        for family in style.get(f"{_STYLE}family", "paragraph text").split()  # without one it is for both
        if tree is content or next(style.iterancestors(f"{_OFFICE}automatic-styles"), None) is None
    }


def _style_of(element: Element) -> tuple[str, str]:
    return _FAMILIES.get(local(element), "text"), element.get(f"{_TEXT}style-name", "")


def _without_hidden(body: Element, styles: Mapping[tuple[str, str], Element]) -> Iterator[str]:
    """Takes out what a program does not show, by a style or by itself; the text of each."""
    shown = _shown_by_style(styles)
    waiting = [body]
    while waiting:
        element = waiting.pop()
        for child in list(element):
            if _is_hidden(child):
                yield _taken_out(child, [])
            elif local(child) in ("p", "h", "span") and shown.get(_style_of(child)) is False:
                spans = (span for span in child.iter(f"{_TEXT}span") if shown.get(_style_of(span)))
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
    hidden = "".join(str(text) for text in element.itertext())
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
        fields = element.iter(f"{_TEXT}hidden-paragraph")
        return any(f.get(f"{_TEXT}is-hidden") == "true" and _paragraph_of(f, element) for f in fields)
    by_itself = name in ("section", "hidden-text") and element.get(f"{_TEXT}is-hidden") == "true"
    return by_itself or (name == "section" and element.get(f"{_TEXT}display") == "none")


def _paragraph_of(part: Element, element: Element) -> bool:
    """Whether a part is in the same paragraph as an element around it, not in a note or a box in it."""
    return (
        next((up for up in part.iterancestors() if up is element or local(up) in ("p", "h")), None) is element
    )


def _shown_by_style(styles: Mapping[tuple[str, str], Element]) -> dict[tuple[str, str], bool]:
    """Which styles show or hide a text, by themselves or by those that they are based on; not the others."""
    shown: dict[tuple[str, str], bool | None] = {}
    for key, style in styles.items():
        for properties in style.findall(f"{_STYLE}text-properties"):
            if display := properties.get(f"{_TEXT}display"):
                shown[key] = display != "none"
    for key in styles:
        path = {key: None}  # in order
        while key not in shown and key in styles:
            key = key[0], styles[key].get(f"{_STYLE}parent-style-name", "")
            if key in path:
                break
            path[key] = None
        shown |= dict.fromkeys(path, shown.get(key))
    return {key: is_shown for key, is_shown in shown.items() if is_shown is not None}


def _positions(styles: Mapping[tuple[str, str], Element]) -> Iterator[tuple[tuple[str, str], str]]:
    """Which styles set text high or low."""
    for key, style in styles.items():
        for properties in style.findall(f"{_STYLE}text-properties"):
            if position := properties.get(f"{_STYLE}text-position", ""):
                share = _SHARE.match(position)
                height = float(share[0]) if share else 0.0
                low = position.startswith("sub") or height <= -_RAISED
                high = position.startswith("super") or height >= _RAISED
                yield key, "sub" if low else "sup" if high else ""


def _is_box(element: Element) -> bool:
    """True of a box or a shape with paragraphs of its own."""
    texts = element.iterchildren(f"{_TEXT}p", f"{_TEXT}h", f"{_TEXT}list")
    return local(element) == "text-box" or (
        str(element.tag).startswith(_DRAW) and next(texts, None) is not None
    )


def _count(spaces: Element) -> int:
    count = spaces.get(f"{_TEXT}c", "1")
    return min(int(count), 1000) if count.isdigit() else 1


def _shown(body: Element) -> str:
    """The text of the body, counted apart from its layout: boxes after their paragraph, notes at the end."""
    shown: list[str] = []
    notes: list[Element] = []

    def walk(element: Element, boxes: list[Element] | None) -> None:
        own: list[Element] = []
        in_paragraph = local(element) in ("p", "h")
        inner = own if in_paragraph else boxes
        shown.append((element.text or "") if inner is not None else "")
        for child in element:
            name = local(child)
            if name == "note":
                notes.append(child)
            elif inner is not None and _is_box(child):
                inner.append(child)
            elif name and name not in _GONE:
                walk(child, inner)
            shown.append((child.tail or "") if inner is not None else "")
        if in_paragraph:
            for box in own:
                walk(box, None)

    walk(body, None)
    for note in notes:
        for child in note:
            if local(child) == "note-body":
                walk(child, None)
    return "".join(shown)


def _remarks(body: Element, styles: Element | None) -> Iterator[str]:
    pages = styles.iter(f"{_STYLE}header", f"{_STYLE}footer") if styles is not None else iter(())
    for elements, what in (
        (body.iter(f"{_TEXT}tracked-changes"), "deleted by a tracked change"),
        (body.iter(f"{_OFFICE}annotation"), "comments beside the text"),
        (pages, "head or foot of the pages"),
    ):
        for element in elements:
            said = " ".join(" ".join(str(text) for text in element.itertext()).split())
            if said:
                yield f"{what}, left out here: “{said[:60]}”"


def _facts(parts: Parts) -> dict[str, str]:
    meta = parts.tree_or_none("meta.xml")
    found: dict[str, str] = {}
    for element in meta.iter() if meta is not None else ():
        found.setdefault(local(element), element.text or "")
    facts = {
        "title": found.get("title", ""),
        "author": found.get("creator", "") or found.get("initial-creator", ""),
    }
    return {key: " ".join(without_controls(value).split()) for key, value in facts.items() if value.strip()}
