"""Word files (.docx): paragraphs with their numbers, tables row by row, notes; changes as accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from edition.sources.blocks import Block, Piece, joined_row, read_out, text_of, trimmed
from edition.sources.html_lists import written
from edition.sources.html_marks import plain_figures, raised
from edition.sources.original import Extract, Original, refuse_losses, refused, without_controls
from edition.sources.zipped import Element, Parts, local

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_IN_FORMULA: Final = ("sup", "sub")
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_NOTES: Final = ("footnote", "endnote")
_LEVELS: Final[Mapping[str, str]] = {"superscript": "sup", "subscript": "sub"}
_GONE: Final = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "rPrChange", "pPrChange"})
_FORMATS: Final[Mapping[str, str]] = {
    "decimal": "decimal",
    "decimalZero": "decimal-leading-zero",
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
    "chineseCounting": "cjk-ideographic",
    "chineseCountingThousand": "cjk-ideographic",
    "japaneseCounting": "cjk-ideographic",
}


def read_docx(original: Original) -> Extract:
    """The text of a Word file, one paragraph a block, notes at the end."""
    parts = Parts(original, "a Word file")
    if "word/document.xml" not in parts.names:
        raise refused(original, "cannot be read as a Word file: it has no word/document.xml")
    reader = _DocxReader(parts)
    document = parts.tree("word/document.xml")
    blocks = [*reader.blocks(document), *reader.notes()]
    text = read_out(blocks)
    if not text.strip():
        raise refused(original, "shows no text")
    trees = [document, *reader.note_elements()]
    shown = "".join(mark for tree in trees for mark in _shown(tree, reader.hidden))
    refuse_losses(original, plain_figures(shown), plain_figures(read_out(blocks, with_added=False)))
    remarks = _remarks(document, parts, reader.hidden)
    return Extract(f"{text}\n", {"transcription": "born-digital"} | _facts(parts), tuple(remarks))


class _Level(NamedTuple):
    """How the paragraphs of one level of a list are numbered."""

    style: str
    pattern: str
    start: int


class _DocxReader:
    """Walks through a document, counting its lists and notes."""

    def __init__(self, parts: Parts) -> None:
        self._styles = _by_id(parts.tree_or_none("word/styles.xml"), "style", "styleId")
        numbering = parts.tree_or_none("word/numbering.xml")
        self._nums = _by_id(numbering, "num", "numId")
        self._abstract = _by_id(numbering, "abstractNum", "abstractNumId")
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._notes = {kind: _by_id(parts.tree_or_none(f"word/{kind}s.xml"), kind, "id") for kind in _NOTES}
        self._cited: list[tuple[str, str]] = []

    # blocks

    def blocks(self, container: Element) -> Iterator[Block]:
        """The blocks of a body, a cell or a note."""
        for child in container:
            match local(child):
                case "p":
                    yield from self._paragraph(child)
                case "tbl":
                    for row in child.iter(f"{_W}tr"):
                        if _nearest(row, "tbl") is child:
                            yield from self._row(row)
                case name if name not in _GONE:
                    yield from self.blocks(child)

    def _row(self, row: Element) -> Iterator[Block]:
        cells = [cell for cell in row.iter(f"{_W}tc") if _nearest(cell, "tr") is row]
        yield from joined_row([list(self.blocks(cell)) for cell in cells])

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        block: Block = []
        boxes: list[Element] = []
        self._inline(paragraph, block, boxes)
        block = trimmed(block)
        if text_of(block).strip():
            number = self._number(paragraph)
            yield [Piece(number, added=True), *block] if number else block
        for box in boxes:
            yield from self.blocks(box)

    def _inline(self, element: Element, block: Block, boxes: list[Element]) -> None:
        for child in element:
            name = local(child)
            if name == "txbxContent":
                boxes.append(child)
            elif name == "t":
                block.append(Piece(self._as_raised(child, block)))
            elif name in _SIGNS:
                block.append(Piece(_SIGNS[name], added=name in ("noBreakHyphen", "softHyphen")))
            elif name == "sym":
                block.append(Piece(chr(int(child.get(f"{_W}char", "20"), 16)), added=True))
            elif name in ("footnoteReference", "endnoteReference"):
                self._cite(child, name.removesuffix("Reference"), block)
            elif name == "rt":
                block.append(Piece("（", added=True))
                self._inline(child, block, boxes)
                block.append(Piece("）", added=True))
            elif name not in _GONE and not self.hidden(child):
                if name == "den" and block:
                    block.append(Piece("/", added=True))
                self._inline(child, block, boxes)

    def hidden(self, run: Element) -> bool:
        """True of a run that Word does not show."""
        vanish = run.find(f"{_W}rPr/{_W}vanish") if local(run) == "r" else None
        return vanish is not None and vanish.get(f"{_W}val", "1") not in ("0", "false", "off")

    def _as_raised(self, text: Element, block: Block) -> str:
        run = text.getparent()
        if text.tag == f"{_M}t":
            level = next((local(above) for above in text.iterancestors() if local(above) in _IN_FORMULA), "")
            return raised(text.text or "", level, False, text_of(block)[-1:])
        align = run.find(f"{_W}rPr/{_W}vertAlign") if run is not None else None
        level = _LEVELS.get(align.get(f"{_W}val", ""), "") if align is not None else ""
        return raised(text.text or "", level, False, text_of(block)[-1:])

    # notes

    def _cite(self, reference: Element, kind: str, block: Block) -> None:
        identifier = reference.get(f"{_W}id", "")
        if identifier in self._notes[kind]:
            self._cited.append((kind, identifier))
            block.append(Piece(raised(str(len(self._cited)), "sup", True, ""), added=True))

    def note_elements(self) -> list[Element]:
        """The notes, in the order in which they are cited."""
        return [self._notes[kind][identifier] for kind, identifier in self._cited]

    def notes(self) -> Iterator[Block]:
        """The notes with their marks, those cited in notes too."""
        at = 0
        while at < len(self._cited):
            kind, identifier = self._cited[at]
            at += 1
            first, *rest = list(self.blocks(self._notes[kind][identifier])) or [[]]
            yield [Piece(f"{raised(str(at), 'sup', True, '')} ", added=True), *first]
            yield from rest

    # numbers

    def _number(self, paragraph: Element) -> str:
        numbering, level = self._numbering(paragraph)
        if numbering is None or numbering == "0" or numbering not in self._nums:
            return ""
        num = self._nums[numbering]
        reference = num.find(f"{_W}abstractNumId")
        abstract = reference.get(f"{_W}val", "") if reference is not None else ""
        counts = self._counts[abstract]
        form = self._level(num, abstract, level)
        counts[level] = counts.get(level, form.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if form.style == "bullet":
            return ""
        said = form.pattern
        for at in range(level + 1):
            above = self._level(num, abstract, at)
            number = counts.setdefault(at, above.start)
            said = said.replace(f"%{at + 1}", _plain(number, above.style))
        return f"{said} " if said.strip() else ""

    def _numbering(self, paragraph: Element) -> tuple[str | None, int]:
        """The list and the level of a paragraph, its own or those of its style."""
        numbering = level = None
        for properties in self._properties(paragraph):
            num, depth = properties.find(f"{_W}numPr/{_W}numId"), properties.find(f"{_W}numPr/{_W}ilvl")
            numbering = num.get(f"{_W}val") if numbering is None and num is not None else numbering
            level = depth.get(f"{_W}val") if level is None and depth is not None else level
        return numbering, int(level) if level and level.isdigit() else 0

    def _properties(self, paragraph: Element) -> Iterator[Element]:
        """What is said of a paragraph by itself, by its style and by those that it is based on."""
        own = paragraph.find(f"{_W}pPr")
        if own is None:
            return
        yield own
        named, seen = own.find(f"{_W}pStyle"), set[str]()
        while named is not None and (name := named.get(f"{_W}val", "")) not in seen and name in self._styles:
            seen.add(name)
            properties = self._styles[name].find(f"{_W}pPr")
            if properties is not None:
                yield properties
            named = self._styles[name].find(f"{_W}basedOn")

    def _level(self, num: Element, abstract: str, level: int) -> _Level:
        found = None
        for override in num.findall(f"{_W}lvlOverride"):
            if override.get(f"{_W}ilvl") == str(level):
                start = override.find(f"{_W}startOverride")
                found = override.find(f"{_W}lvl")
                if start is not None and found is None:
                    usual = self._level_of(self._abstract.get(abstract), level)
                    return usual._replace(start=int(start.get(f"{_W}val", "1")))
        return _level(found) if found is not None else self._level_of(self._abstract.get(abstract), level)

    def _level_of(self, abstract: Element | None, level: int) -> _Level:
        for one in abstract.findall(f"{_W}lvl") if abstract is not None else ():
            if one.get(f"{_W}ilvl") == str(level):
                return _level(one)
        return _Level("bullet", "", 1)


def _level(level: Element) -> _Level:
    def value(name: str, default: str) -> str:
        found = level.find(f"{_W}{name}")
        return found.get(f"{_W}val", default) if found is not None else default

    start = value("start", "1")
    return _Level(value("numFmt", "decimal"), value("lvlText", ""), int(start) if start.isdigit() else 1)


def _plain(number: int, style: str) -> str:
    if style in ("none", "bullet"):
        return ""
    return written(number, _FORMATS.get(style, "decimal")).rstrip(" .、")


def _by_id(tree: Element | None, name: str, key: str) -> dict[str, Element]:
    found = tree.findall(f"{_W}{name}") if tree is not None else []
    return {element.get(f"{_W}{key}", ""): element for element in found}


def _nearest(element: Element, name: str) -> Element | None:
    return next(element.iterancestors(f"{_W}{name}"), None)


def _shown(tree: Element, hidden: Callable[[Element], bool]) -> Iterator[str]:
    """The text of a tree, counted apart from its layout; that of boxes after the paragraph they are in."""
    for paragraph in tree.iter(f"{_W}p"):
        if not any(local(above) in _GONE for above in paragraph.iterancestors()):
            for text in paragraph.iter():
                if local(text) != "t":
                    continue
                above = list(text.iterancestors())
                inside = above[: above.index(paragraph)]
                own = next(a for a in above if a.tag == f"{_W}p") is paragraph
                gone = any(local(a) in _GONE or hidden(a) for a in inside)
                if own and not gone:
                    yield text.text or ""


def _remarks(document: Element, parts: Parts, hidden: Callable[[Element], bool]) -> Iterator[str]:
    struck = "".join(text.text or "" for text in document.iter(f"{_W}delText"))
    if struck.strip():
        yield f"deleted by a tracked change, left out here: “{struck[:60]}”"
    unseen = "".join(
        text.text or "" for run in document.iter(f"{_W}r") if hidden(run) for text in run.iter(f"{_W}t")
    )
    if unseen.strip():
        yield f"hidden in Word, left out here: “{unseen[:60]}”"
    objects = sum(local(element) in ("object", "chart", "relIds") for element in document.iter())
    if objects:
        yield f"has {objects} embedded objects (charts, tables of figures) that are not read"
    for name in sorted(parts.names):
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            said = " ".join("".join(t.text or "" for t in parts.tree(name).iter(f"{_W}t")).split())
            if said:
                yield f"head or foot of the pages, left out here: “{said[:60]}”"


def _facts(parts: Parts) -> dict[str, str]:
    core = parts.tree_or_none("docProps/core.xml")
    found = {local(element): element.text or "" for element in core} if core is not None else {}
    facts = {"title": found.get("title", ""), "author": found.get("creator", "")}
    return {key: " ".join(without_controls(value).split()) for key, value in facts.items() if value.strip()}
