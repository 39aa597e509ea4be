"""The text of a web page as a browser shows it, one paragraph a block."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Final

from selectolax.lexbor import LexborNode

from edition.light_dataclass import dataclass
from edition.model import single_spaced
from edition.sources.blocks import Block, Piece, Within, joined_row, read_out, without_outer_space
from edition.sources.list_numbers import integer, written
from edition.sources.web.html_apart import PICTURES, MarkupAround
from edition.sources.web.html_boxes import Box, Look, Space, drawn_text, is_first
from edition.sources.web.html_children import children
from edition.sources.web.html_hidden import lines_of
from edition.sources.web.html_marks import quotation_mark, raised
from edition.sources.web.html_styles import Styles
from edition.sources.web.html_walk import walk

_WHITE: Final = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class PageText:
    """The blocks of a page; `struck` and `unseen` are the stretches left out, as the page shows them so.

    `away` are those that may be text, and are read though styles put them where nobody sees them, `lined`
    those with a line through them. `described` is what pictures are said to show, `hidden` has the lines of
    prose in what is not shown at all.
    `texts` has the characters that the page shows, in order, taken apart from their layout,
    `elements` the `mem_id` of each element that is shown.
    """

    blocks: list[Block] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    described: list[str] = field(default_factory=list)
    away: list[str] = field(default_factory=list)
    lined: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    elements: set[int] = field(default_factory=set)

    def text(self, with_added: bool = True) -> str:
        """The blocks with a blank line between them; without what the browser adds, if so wished."""
        return read_out(self.blocks, with_added)

    def look_at(self, element: LexborNode, look: Look) -> None:
        """Takes note of an element, and of what a picture is said to show."""
        if look.seen:
            self.elements.add(element.mem_id)
        if look.seen and element.tag == "img" and (said := element.attributes.get("alt")):
            self.described.append(said)

    def take(self, text: str, look: Look) -> None:
        """Takes note of a text that is shown, or left out though it stands in the page."""
        if look.seen and not look.struck:
            self.texts.append(text)
        said = single_spaced(text)
        if said and not look.seen:
            self.unseen.append(said)
        elif said and look.struck:
            self.struck.append(said)
        elif said and look.away:
            self.away.append(said)
        elif said and look.lined:
            self.lined.append(said)


def lay_out(body: LexborNode, styles: Styles) -> PageText:
    """The text that an element and all in it show."""
    page, around = PageText(), MarkupAround(body)
    writer = _Writer(page.blocks)
    for step in walk(body, styles, Look()):
        writer.pictured |= not isinstance(step.node, str) and step.node.tag in PICTURES
        if isinstance(step.node, str):
            page.take(step.node, step.look)
            if step.look.seen and not step.look.struck:
                writer.within = around.within
                writer.write(
                    raised(step.node, step.look.raised, writer.last, is_note=step.look.note), step.look.space
                )
        elif step.look.box is Box.NONE:
            page.hidden.extend(lines_of(step.node))
        elif step.opens:
            page.look_at(step.node, step.look)
            around.open(step.node)
            writer.open(step.node, step.look)
        else:
            writer.close(step.node, step.look)
            around.close(step.node)
    writer.end_block()
    return page


# The writing ------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _List:
    """The list whose items are being written."""

    number: int
    step: int


class _Writer:
    """Writes blocks; white space folds across the elements of a line as it does in a browser."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.last = ""  # mark written, "" at the beginning of a block
        self.within = Within()
        self.pictured = False
        self._block: Block = []
        self._space = False
        self._markers: list[str] = []
        self._lists: list[_List] = []
        self._rows: list[list[int]] = []

    # elements

    def open(self, element: LexborNode, look: Look) -> None:
        """Takes note that an element begins."""
        if look.box is Box.BREAK:
            self._line_end()
        elif look.box is Box.APART:
            self._space = bool(self.last)
        elif look.box is not Box.INLINE:
            self.end_block()
        if element.tag in ("ol", "ul", "menu", "dir"):
            self._lists.append(_list_of(element))
        if look.box is Box.ROW:
            self._rows.append([])
        if look.box is Box.CELL and self._rows:
            self._rows[-1].append(len(self.blocks))
        if look.box is Box.ITEM and look.seen:
            self._number(element, look)
        if element.tag == "rt" and look.seen:
            self._add("（")
        if element.tag == "img" and look.seen and (said := drawn_text(element)):
            self._add(said)
        if element.tag == "q" and look.seen:
            self._add_quotation_mark(look, opens=True)
        if element.tag in ("msqrt", "mroot") and look.seen:
            self._add("√")

    def close(self, element: LexborNode, look: Look) -> None:
        """Takes note that an element ends."""
        if element.tag == "rt" and look.seen:
            self._add("）")
        parent = element.parent
        if parent is not None and parent.tag == "mfrac" and look.seen and is_first(element):
            self._add("/")
        if element.tag == "q" and look.seen:
            self._add_quotation_mark(look, opens=False)
        if look.box is Box.ITEM and self._markers:
            self._flush_markers()
        if look.box is Box.APART:
            self._space = bool(self.last)
        elif look.box not in (Box.INLINE, Box.BREAK):
            self.end_block()
        if look.box is Box.ROW:
            self._end_row(self._rows.pop())
        if element.tag in ("ol", "ul", "menu", "dir"):
            self._lists.pop()

    def _number(self, item: LexborNode, look: Look) -> None:
        if not self._lists:
            self._lists.append(_List(1, 1))
        counted = self._lists[-1]
        value = integer(item.attributes.get("value")) if item.tag == "li" else None
        number = counted.number if value is None else value
        counted.number = number + counted.step
        if marker := written(number, look.marker):
            self._markers.append(marker)

    # text

    def write(self, text: str, space: Space) -> None:
        """Writes text of the page; what leaves no mark where a line begins is not written."""
        if space is Space.KEPT:
            if text:
                self._flush_markers()
                self._put(Piece(text.replace("\r\n", "\n").replace("\r", "\n"), within=self.within))
            return
        for at, part in enumerate(text.split("\n") if space is Space.LINES else [text]):
            if at:
                self._line_end()
            self._write_folded(_WHITE.sub(" ", part))

    def _write_folded(self, text: str) -> None:
        words = text.strip(" ")
        if text[:1] == " ":
            self._space = self._space or self.last not in ("", "\n", " ")
        if words:
            self._flush_markers()
            self._put(Piece(words, within=self.within))
            self._space = text[-1] == " "

    def _add(self, text: str) -> None:
        self._flush_markers()
        self._put(Piece(text, added=True))

    def _add_quotation_mark(self, look: Look, opens: bool) -> None:
        content = look.beside[not opens]
        if mark := quotation_mark(look.language, look.quoted, opens, look.quotes, content):
            self._add(mark)

    def _flush_markers(self) -> None:
        markers, self._markers = self._markers, []
        for marker in markers:
            self._put(Piece(marker, added=True))

    def _put(self, piece: Piece) -> None:
        if self._space and self.last not in ("", "\n"):
            self._block.append(Piece(" "))
        self._space = False
        if self.pictured and not self._block:
            piece = piece._replace(within=piece.within._replace(pictured=True))
        self.pictured = False
        self._block.append(piece)
        self.last = piece.text[-1]

    def _line_end(self) -> None:
        self._space = False
        if self._block:
            self._block.append(Piece("\n"))
            self.last = "\n"

    def end_block(self) -> None:
        """Ends the block, if one is begun; what is white throughout is none."""
        block, self._block, self._space, self.last = self._block, [], False, ""
        inner = without_outer_space(block, "\n", " \t\n\f")
        if any(piece.text.strip() for piece in inner):
            self.blocks.append(inner)

    # rows of tables

    def _end_row(self, starts: list[int]) -> None:
        """Makes one block of the cells of a row of figures, and of a label and the text beside it."""
        if not starts:
            return
        ends = [*starts[1:], len(self.blocks)]
        cells = [self.blocks[start:end] for start, end in zip(starts, ends, strict=True)]
        self.blocks[starts[0] :] = joined_row(cells)


def _list_of(element: LexborNode) -> _List:
    attributes = element.attributes
    if element.tag != "ol":
        return _List(1, 1)
    start = integer(attributes.get("start"))
    if "reversed" in attributes:
        items = sum(child.tag == "li" for child in children(element))
        return _List(items if start is None else start, -1)
    return _List(1 if start is None else start, 1)
