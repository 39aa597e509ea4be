"""Word files (.docx): paragraphs with their numbers, tables row by row, notes; changes as accepted."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Final

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
from edition.sources.encoding import decode_page, decode_text
from edition.sources.mail import read_mail
from edition.sources.office.docx_bound import otherwise_bound
from edition.sources.office.docx_cells import mark_covered
from edition.sources.office.docx_changes import is_gone, words_left_out
from edition.sources.office.docx_formulas import sign_after, sign_before
from edition.sources.office.docx_notes import NoteNumbers
from edition.sources.office.docx_parts import M, W, WordParts
from edition.sources.office.docx_styles import OFF, Numbering, WordStyles, by_id, half_points
from edition.sources.office.docx_symbols import symbol
from edition.sources.original import (
    Extract,
    Original,
    described_pictures,
    refuse_losses,
    refused,
    shortly,
    stated_facts,
    without_controls,
)
from edition.sources.web.html import lay_out_checked
from edition.sources.web.html_marks import plain_figures, raised
from edition.sources.zipped import TEXT_ALONE, Element, Room, TooDeepError, local

_IN_FORMULA: Final = {"sup": "sup", "deg": "sup", "sub": "sub"}
_SIGNS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_NOTES: Final = ("footnote", "endnote")
_LEVELS: Final[Mapping[str, str]] = {"superscript": "sup", "subscript": "sub"}
_SAYING: Final = ("{*}t", "{*}sym", "{*}symEx", "{*}textpath")
_OF_FONTS: Final = re.compile("[\ue000-\uf8ff]")
_RAISED: Final = 4  # half-points from which a run is high or low: Word's dialog proposes 6, nudges are 1 or 2
_RAISED_SHARE: Final = 1 / 6  # of the size of its letters that it must be at least: of a large title more


def read_docx(original: Original, room: Room | None = None) -> Extract:
    """The text of a Word file, one paragraph a block, notes at the end; `room`: of the file around it."""
    parts = WordParts(original, room)
    reader = _DocxReader(original, parts)
    blocks = [*reader.blocks(parts.document), *reader.notes()]
    text = read_out(blocks)
    if not text.strip():
        raise refused(original, "shows no text")
    shown = "".join(mark for tree in reader.trees() for mark in reader.shown(tree))
    refuse_losses(original, plain_figures(shown), plain_figures(read_out(blocks, with_added=False)))
    remarks = [*words_left_out(reader.trees(), reader.styles), *_remarks(parts), *reader.unread()]
    if _OF_FONTS.search(text):
        remarks.append(
            "has signs that only a font such as Wingdings tells, read as its codes: look what they are"
        )
    return Extract(f"{text}\n", {"transcription": "born-digital"} | _facts(parts), tuple(remarks))


class _DocxReader:
    """Walks through a document, counting its lists and notes."""

    def __init__(self, original: Original, parts: WordParts) -> None:
        self._original, self._parts = original, parts
        mark_covered(parts.document)
        self.styles = WordStyles(parts)
        self._numbering = Numbering(parts, self.styles)
        self._notes = {kind: by_id(parts.of(f"{kind}s"), kind, "id") for kind in _NOTES}
        self._cited: dict[tuple[str, str], str] = {}  # the mark of each note, "" where it has its own
        self._numbers = NoteNumbers(parts, self.styles.language)
        self._unread: dict[str, deque[str]] = {kind: deque() for kind in _NOTES}
        self._read: list[tuple[str, str]] = []  # the notes in the order in which they stand at the end
        self._inserted: dict[Element, str] = {}
        self._initial: Block = []
        self._is_cut = False  # whether what waits there is a paragraph whose end a change took out

    # blocks

    def blocks(self, container: Element) -> Iterator[Block]:
        """The blocks of a body, a cell or a note, an initial with which no paragraph goes on too."""
        yield from self._parts_of(container)
        yield from self._lone_initial()

    def _lone_initial(self) -> Iterator[Block]:
        initial, self._initial = without_outer_space(self._initial), []
        if initial:
            yield initial

    def _parts_of(self, container: Element) -> Iterator[Block]:
        for child in container:
            match local(child):
                case "p":
                    yield from self._paragraph(child)
                case "tbl":
                    if self._is_cut:
                        yield from self._lone_initial()
                    for row in child.iter(f"{W}tr"):
                        if _nearest(row, "tbl") is child and not is_gone(row):
                            yield from self._row(row)
                case "altChunk":
                    yield from self._lone_initial()
                    self._inserted[child] = text = self._read_inserted(child)
                    yield from ([Piece(part)] for part in text.split("\n\n") if part.strip())
                case _ if not is_gone(child):
                    yield from self._parts_of(child)

    def _row(self, row: Element) -> Iterator[Block]:
        cells = [c for c in row.iter(f"{W}tc") if _nearest(c, "tr") is row and not is_gone(c)]
        yield from joined_row([list(self.blocks(cell)) for cell in cells])

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        block: Block = []
        boxes: list[Element] = []
        self._inline(paragraph, block, boxes)
        is_cut = _is_cut(paragraph)
        if (is_cut or _is_initial(paragraph)) and not boxes:
            self._initial, self._is_cut = [*self._initial, *block], is_cut
            return
        number = "" if _has_hidden_end(paragraph) else self._numbering.number(paragraph)
        block, self._initial = without_outer_space([*self._initial, *block]), []
        if text_of(block).strip() or number:
            yield [Piece(number if block else number.rstrip(), added=True), *block] if number else block
        for box in boxes:
            yield from self._box(box)

    def _box(self, box: Element) -> Iterator[Block]:
        if local(box) == "relIds":
            yield from ([Piece(said)] for said in self._diagram(box))
        else:
            yield from self.blocks(box)

    def _diagram(self, ids: Element) -> Iterator[str]:
        """What each box of a diagram says."""
        diagram = self._parts.diagram(ids)
        for paragraph in diagram.iter("{*}p") if diagram is not None else ():
            if said := "".join(each.text or "" for each in paragraph.iter("{*}t")).strip():
                yield said

    def _read_inserted(self, element: Element) -> str:
        """What a file that stands whole in this one shows."""
        file = self._parts.inserted(element)
        suffix = PurePath(file.name).suffix.lower() if file is not None else ""
        if file is None:
            return ""
        if suffix in (".html", ".htm", ".xhtml"):
            return lay_out_checked(file, decode_page(file).text).text
        if suffix in (".mht", ".mhtml"):
            return read_mail(file).text.strip()
        if suffix == ".txt":
            return without_controls(decode_text(file).text.removeprefix("\ufeff"))
        if suffix == ".docx":
            try:
                with self._parts.room.inside():
                    return read_docx(file, self._parts.room).text
            except TooDeepError as error:
                raise refused(self._original, f"{error}: {TEXT_ALONE}") from error
        raise refused(
            self._original,
            f"holds a {suffix} file that is not read: save it anew in the program that made it",
        )

    def _inline(self, element: Element, block: Block, boxes: list[Element]) -> None:
        for child in element:
            name = local(child)
            if name in ("txbxContent", "relIds"):
                boxes.append(child)
            elif name == "t":
                if child.text:
                    block.append(Piece(self._as_raised(child, block)))
            elif name in _SIGNS:
                block.append(Piece(_SIGNS[name], added=name in ("noBreakHyphen", "softHyphen")))
            elif name in ("sym", "symEx"):
                block.append(Piece(_sign(child)))
            elif name == "textpath":
                block.append(Piece(f"{child.get('string', '')}\n"))
            elif name in ("footnoteReference", "endnoteReference"):
                self._cite(child, name.removesuffix("Reference"), block)
            elif name == "rt":
                block.append(Piece("（", added=True))
                self._inline(child, block, boxes)
                block.append(Piece("）", added=True))
            elif not (is_gone(child) or self.styles.is_hidden(child)):
                block += _added(sign_before(child)) if block or name != "den" else []
                self._inline(child, block, boxes)
                block += _added(sign_after(child))

    def _as_raised(self, text: Element, block: Block) -> str:
        run = text.getparent()
        if text.tag == f"{M}t":
            above = (_IN_FORMULA.get(local(each), "") for each in text.iterancestors())
            return raised(text.text or "", next(filter(None, above), ""), last_letter(block))
        return raised(text.text or "", self._level(run) if run is not None else "", last_letter(block))

    def _level(self, run: Element) -> str:
        """Whether a run is set high or low, by name or by a distance from the line."""
        named = _LEVELS.get(self.styles.value(run, "vertAlign") or "", "")
        distance = half_points(self.styles.value(run, "position"))
        least = max(_RAISED, half_points(self.styles.value(run, "sz")) * _RAISED_SHARE)
        return named or ("" if abs(distance) < least else "sub" if distance < 0 else "sup")

    # notes

    def _cite(self, reference: Element, kind: str, block: Block) -> None:
        identifier = reference.get(f"{W}id", "")
        if identifier in self._notes[kind]:
            own = reference.get(f"{W}customMarkFollows", "off") not in OFF
            if (kind, identifier) not in self._cited:
                self._unread[kind].append(identifier)
                self._cited[kind, identifier] = "" if own else self._numbers.mark(kind)
            mark = self._cited[kind, identifier]
            block += [Piece(mark, added=True)] if mark else []

    def trees(self) -> list[Element]:
        """The document, and the notes in the order in which they were read."""
        return [self._parts.document, *(self._notes[kind][identifier] for kind, identifier in self._read)]

    def shown(self, tree: Element) -> Iterator[str]:
        """The text of a tree, taken apart from its layout; boxes and diagrams behind their paragraph.

        What files inserted show is checked where they are read.
        """
        for part in tree.iter(f"{W}p", f"{W}altChunk", "{*}relIds"):
            above = list(part.iterancestors())
            if any(is_gone(each) or self.styles.is_hidden(each) for each in above):
                continue
            if part.tag == f"{W}altChunk":
                yield self._inserted.get(part, "")
            elif part.tag != f"{W}p":
                yield from self._diagram(part)
            else:
                yield from (_said(each) for each in part.iter(*_SAYING) if self._is_own(each, part))

    def _is_own(self, text: Element, paragraph: Element) -> bool:
        """True of text of the paragraph itself rather than of a box in it, and not hidden."""
        for above in text.iterancestors():
            if above is paragraph:
                return True
            if above.tag == f"{W}p" or is_gone(above) or self.styles.is_hidden(above):
                return False
        return False

    def notes(self) -> Iterator[Block]:
        """The notes with their marks, each once, those cited in notes too: footnotes, and then endnotes."""
        while kind := next((kind for kind in _NOTES if self._unread[kind]), None):
            note = kind, self._unread[kind].popleft()
            self._read.append(note)
            first, *rest = list(self.blocks(self._notes[note[0]][note[1]])) or [[]]
            mark = self._cited[note]
            yield [Piece(f"{mark} ", added=True), *first] if mark else first
            yield from rest

    def unread(self) -> Iterator[str]:
        """What is to be said of numbers in forms that are not known, and of what only Word reckons."""
        for form in dict.fromkeys((*self._numbering.beyond, *self._numbers.beyond)):
            yield f"has numbers in a form that is not known, {shortly(form)}: written here as 1, 2, 3"
        yield from self._numbers.doubts()
        notes = ((kind, key, note) for kind in _NOTES for key, note in self._notes[kind].items())
        uncited = (note for kind, key, note in notes if (kind, key) not in self._cited)
        said = single_spaced(" ".join(t.text or "" for note in uncited for t in note.iter(f"{W}t")))
        if said:
            yield f"has notes to which no text refers that is read, left out here: {shortly(said)}"
        if self._parts.reckoned:
            kinds = ", ".join(sorted(self._parts.reckoned))
            yield f"has fields whose text only Word reckons ({kinds}), not read: look what they show"


def _added(sign: str) -> Block:
    """A sign that Word writes, as pieces of a block."""
    return [Piece(sign, added=True)] if sign else []


def _is_initial(paragraph: Element) -> bool:
    """True of an initial: the next paragraph goes on with it, in the first cell of a table too."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap", "none") != "none"


def _is_cut(paragraph: Element) -> bool:
    """True of a paragraph whose end a change took out: the next goes on with it, but no table."""
    return any(local(each) in ("del", "moveFrom") for each in paragraph.iterfind(f"{W}pPr/{W}rPr/*"))


def _has_hidden_end(paragraph: Element) -> bool:
    """True of a paragraph that is hidden whole, which Word does not count."""
    hidden = paragraph.find(f"{W}pPr/{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val", "on") not in OFF


def _sign(element: Element) -> str:
    """The sign of which a file gives code and font."""
    said = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
    return symbol(said.get("char", ""), said.get("font", ""))


def _said(element: Element) -> str:
    if local(element) == "t":
        return element.text or ""
    return element.get("string", "") if local(element) == "textpath" else _sign(element)


def _nearest(element: Element, name: str) -> Element | None:
    return next(element.iterancestors(f"{W}{name}"), None)


def _remarks(parts: WordParts) -> Iterator[str]:
    yield from otherwise_bound(parts)
    document = parts.document
    objects = sum(local(element) in ("object", "chart") for element in document.iter())
    if objects:
        yield f"has {objects} embedded objects (charts, tables of figures) that are not read"
    pictures = document.iter("{*}docPr", "{*}shape")
    yield from described_pictures(each.get("descr") or each.get("alt") or "" for each in pictures)
    for kind, what in (
        ("header", "head or foot of the pages"),
        ("footer", "head or foot of the pages"),
        ("comments", "comments beside the text"),
    ):
        for tree in parts.all_of(kind):
            said = single_spaced("".join(t.text or "" for t in tree.iter(f"{W}t")))
            if said:
                yield f"{what}, left out here: {shortly(said)}"


def _facts(parts: WordParts) -> dict[str, str]:
    core = parts.facts()
    found = {local(element): element.text or "" for element in core} if core is not None else {}
    return stated_facts(found.get("title", ""), found.get("creator", ""))
