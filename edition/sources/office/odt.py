"""OpenDocument text (.odt): paragraphs with their numbers, tables row by row, notes; changes as accepted."""

from __future__ import annotations

import posixpath
import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from edition.model import single_spaced
from edition.sources.blocks import (
    Block,
    Piece,
    joined_row,
    last_letter,
    read_out,
    text_of,
    without_outer_space,
)
from edition.sources.epub import xhtml_as_html
from edition.sources.list_numbers import plain_number
from edition.sources.office.odt_numbers import OdtNumbers
from edition.sources.office.odt_styles import (
    OFFICE,
    STYLE,
    TEXT,
    positions,
    struck,
    style_of,
    styles_of,
    without_hidden,
)
from edition.sources.original import (
    Extract,
    Original,
    described_pictures,
    refuse_losses,
    refused,
    shortly,
    stated_facts,
)
from edition.sources.web.html import lay_out_checked
from edition.sources.web.html_marks import plain_figures, raised
from edition.sources.zipped import Element, Parts, local, said_in

_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_WHITE: Final = re.compile(r"[ \t\n\r]+")
_MOST_SPACES: Final = 1000  # of one mark for a run of them
_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_REPEATED: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}number-columns-repeated"
_GONE: Final = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "note", "title", "desc", "event-listeners", "forms"}
    | {"sequence-decls", "variable-decls", "user-field-decls", "object", "object-ole", "image"}
)


def read_odt(original: Original) -> Extract:
    """The text of an OpenDocument file, one paragraph a block, notes at the end."""
    parts = Parts(original, "an OpenDocument text")
    content = parts.tree("content.xml")
    body = next(content.iter(f"{OFFICE}text"), None)
    if body is None:
        raise refused(original, "cannot be read as an OpenDocument text: it has no text")
    styles = parts.tree_or_none("styles.xml")
    known = styles_of(content, styles)
    hidden = " / ".join(filter(None, (single_spaced(said) for said in without_hidden(body, known))))
    trees = [tree for tree in (styles, content) if tree is not None]
    reader = _OdtReader(original, parts, trees, dict(positions(known)))
    blocks = [*reader.blocks(body), *reader.notes()]
    text = read_out(blocks)
    if not text.strip():
        raise refused(original, "shows no text")
    refuse_losses(original, plain_figures(_shown(body)), plain_figures(read_out(blocks, with_added=False)))
    remarks = [*_remarks(body, styles), *reader.unread()]
    if hidden:
        remarks.append(f"hidden in the file, left out here: {shortly(hidden)}")
    if said := single_spaced(" ".join(struck(body, known))):
        remarks.append(f"struck out in the file, and read all the same: {shortly(said)}")
    return Extract(f"{text}\n", {"transcription": "born-digital"} | _facts(parts), tuple(remarks))


class _OdtReader:
    """Walks through a document, counting its lists and notes."""

    def __init__(
        self, original: Original, parts: Parts, trees: list[Element], raised_by: dict[tuple[str, str], str]
    ) -> None:
        self._original, self._parts, self._unread = original, parts, 0
        self._repeats = False  # whether a cell stands for several
        self._numbers = OdtNumbers(trees)
        self._raised = raised_by
        self._last: dict[str, Sequence[int]] = {}  # the last numbers of lists, by style and level and by id
        self._ended: Sequence[int] = ()  # those of the list read last
        self._cited: dict[Element, str] = {}  # the mark of each note, in the order of the text
        self._notes = _Notes()

    def blocks(self, container: Element) -> Iterator[Block]:
        """The blocks of the body, a cell, an item, a box or a note."""
        for child in container:
            name = local(child)
            if name in ("p", "h"):
                number = self._numbers.heading(child) if name == "h" else ""
                yield from self._paragraph(child, number)
            elif name == "list":
                yield from self._list(child, child.get(f"{TEXT}style-name", ""), [])
            elif name == "table-row":
                cells = [cell for cell in child if local(cell) == "table-cell"]
                self._repeats |= any(_is_repeated(cell) for cell in cells)
                yield from joined_row([list(self.blocks(cell)) for cell in cells])
            elif name and name not in _GONE:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Element, number: str) -> Iterator[Block]:
        block: Block = []
        boxes: list[Element] = []
        self._inline(paragraph, block, boxes, "")
        block = without_outer_space(block)
        if text_of(block).strip():
            yield [Piece(number, added=True), *block] if number else block
        for box in boxes:
            yield from self.blocks(box)

    def _inline(self, element: Element, block: Block, boxes: list[Element], level: str) -> None:
        level = self._raised.get(style_of(element), level)
        self._put(element.text, block, level)
        for child in element:
            name = local(child)
            if name == "s":
                block.append(Piece(" " * min(plain_number(child.get(f"{TEXT}c"), 1), _MOST_SPACES)))
            elif name in ("tab", "line-break"):
                block.append(Piece("\t" if name == "tab" else "\n"))
            elif name == "note":
                self._cited[child] = self._numbers.note(child)
                self._notes.cite(child)
                block.append(Piece(self._cited[child], added=True))
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
            block.append(Piece(raised(_WHITE.sub(" ", text), level, last_letter(block))))

    def _formula(self, element: Element) -> str:
        """The text of a formula, which is a file of its own; of other objects none."""
        name = posixpath.normpath(posixpath.join(element.get(_HREF, ""), "content.xml"))
        tree = self._parts.tree_or_none(name)
        if tree is None or local(tree) != "math":
            self._unread += 1
            return ""
        page = xhtml_as_html(self._original, etree.tostring(tree))
        return single_spaced(lay_out_checked(self._original, page).text)

    def unread(self) -> Iterator[str]:
        """What is to be said of charts and the like, of cells and of numbers."""
        if self._unread:
            yield f"has {self._unread} embedded objects (charts, tables of figures) that are not read"
        if self._repeats:
            yield "has cells that its tables show several times, each read once: look at the tables"
        for form in self._numbers.beyond:
            yield f"has numbers in a form that is not known, {shortly(form)}: written here as 1, 2, 3"

    def notes(self) -> Iterator[Block]:
        """The notes with their marks, those cited in notes too: footnotes, and then endnotes."""
        for note in self._notes:
            body = next((child for child in note if local(child) == "note-body"), None)
            first, *rest = (list(self.blocks(body)) if body is not None else []) or [[]]
            yield [Piece(f"{self._cited[note]} ", added=True), *first]
            yield from rest

    def _list(
        self, element: Element, style: str, above: list[int], ends: Sequence[int] = ()
    ) -> Iterator[Block]:
        """The items of a list; `ends`: the last numbers of the list that it goes on, outermost first."""
        ends = ends or self._goes_on(element, f"{style} {len(above)}", bool(above))
        number = ends[0] if ends else self._numbers.start(style, len(above) + 1) - 1
        inner: Sequence[int] = ends[1:]
        begun = bool(ends)
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            counted = local(item) == "list-item"
            if not (begun and _begins_with_list(item)):  # else it is of the item before it
                number = plain_number(item.get(f"{TEXT}start-value"), number + 1) if counted else number
                inner = ()
            begun = True
            form = item.get(f"{TEXT}style-override", "")
            form = form if self._numbers.has(form) else style
            mark = self._numbers.mark(form, [*above, number]) if counted else ""
            for child in item:
                if local(child) == "list":
                    yield from self._alone(mark, item)
                    mark = ""
                    name = child.get(f"{TEXT}style-name", style)
                    yield from self._list(child, name, [*above, number], inner)
                    inner = self._ended
                    continue
                for block in self.blocks([child]):  # type: ignore[arg-type]
                    yield [Piece(mark, added=True), *block] if mark else block
                    mark = ""
            yield from self._alone(mark, item)
        self._ended = [number, *inner]
        for known in (f"{style} {len(above)}", element.get(_ID, "")):
            self._last[known] = self._ended

    @staticmethod
    def _alone(mark: str, item: Element) -> Iterator[Block]:
        """The mark of an item whose paragraphs are empty."""
        if mark and item.find(f"{TEXT}p") is not None and not _begins_with_list(item):
            yield [Piece(mark.rstrip(), added=True)]

    def _goes_on(self, element: Element, usual: str, inside: bool) -> Sequence[int]:
        """The last numbers of the list that a list says it goes on; none of one that begins anew.

        One `inside` another goes on in the same item alone, whatever it says.
        """
        named = element.get(f"{TEXT}continue-list")
        if named is not None and named in self._last:
            return self._last[named]
        goes_on = named is not None or (element.get(f"{TEXT}continue-numbering") == "true" and not inside)
        return self._last.get(usual, ()) if goes_on else ()


def _is_repeated(cell: Element) -> bool:
    """True of a cell with text that stands for several in a row."""
    return cell.get(_REPEATED, "1") != "1" and any(text.strip() for text in cell.itertext())


def _is_box(element: Element) -> bool:
    """True of a box or a shape with paragraphs of its own."""
    texts = element.iterchildren(f"{TEXT}p", f"{TEXT}h", f"{TEXT}list")
    return local(element) == "text-box" or (
        str(element.tag).startswith(_DRAW) and next(texts, None) is not None
    )


class _Notes:
    """The notes of a text in the order in which they stand at its end: footnotes, and then endnotes."""

    def __init__(self) -> None:
        self._footnotes, self._endnotes = deque[Element](), deque[Element]()

    def cite(self, note: Element) -> None:
        """Takes up a note, at any time: notes may be cited in notes."""
        is_endnote = note.get(f"{TEXT}note-class") == "endnote"
        (self._endnotes if is_endnote else self._footnotes).append(note)

    def __iter__(self) -> Iterator[Element]:
        while waiting := self._footnotes or self._endnotes:
            yield waiting.popleft()


def _shown(body: Element) -> str:
    """The text of the body, counted apart from its layout: boxes after their paragraph, notes at the end."""
    shown: list[str] = []
    notes = _Notes()

    def walk(element: Element, boxes: list[Element] | None) -> None:
        own: list[Element] = []
        in_paragraph = local(element) in ("p", "h")
        inner = own if in_paragraph else boxes
        shown.append((element.text or "") if inner is not None else "")
        for child in element:
            name = local(child)
            if name == "note":
                notes.cite(child)
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
    pages = styles.iter(f"{STYLE}header", f"{STYLE}footer") if styles is not None else iter(())
    for elements, what in (
        (body.iter(f"{TEXT}tracked-changes"), "deleted by a tracked change"),
        (body.iter(f"{OFFICE}annotation"), "comments beside the text"),
        (pages, "head or foot of the pages"),
    ):
        for element in elements:
            said = single_spaced(" ".join(_paragraphs(element)))
            if said:
                yield f"{what}, left out here: {shortly(said)}"
    yield from described_pictures(map(said_in, body.iter("{*}desc", "{*}title")))


def _paragraphs(element: Element) -> Iterator[str]:
    """The texts of paragraphs and headings, each once; beside them stands who wrote it, and when."""
    for child in element:
        if local(child) in ("p", "h"):
            yield from map(str, child.itertext())
        else:
            yield from _paragraphs(child)


def _facts(parts: Parts) -> dict[str, str]:
    meta = parts.tree_or_none("meta.xml")
    found: dict[str, str] = {}
    for element in meta.iter() if meta is not None else ():
        if said := (element.text or "").strip():
            found.setdefault(local(element), said)
    author = found.get("initial-creator", "") or found.get("creator", "")  # the last is who changed it
    return stated_facts(found.get("title", ""), author)


def _begins_with_list(item: Element) -> bool:
    """True of an item that has no text of its own before the list in it."""
    first = next(item.iterchildren(f"{TEXT}p", f"{TEXT}h", f"{TEXT}list"), None)
    return first is not None and local(first) == "list"
