"""What machines recognised on pages, as archives hand it out: ALTO, PAGE, and what programs write.

ALTO: https://www.loc.gov/standards/alto/ (versions 1 to 4); PAGE: https://github.com/PRImA-Research-Lab/PAGE-XML.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from edition.model import single_spaced
from edition.sources.encoding import decode_text
from edition.sources.hocr import NO_LINE
from edition.sources.original import Extract, Original, refused, shortly, visible, without_controls
from edition.sources.zipped import TEXT_ALONE, Element, local

RecognisedLines = list[str]
"""Those of a paragraph."""

_AREAS: Final = {"TopMargin": 0, "BottomMargin": 3, "LeftMargin": 2, "RightMargin": 2}
"""Where on a page of ALTO an area is read; its text area (PrintSpace) stands between."""
_TABLE: Final = ("level", "page_num", "block_num", "par_num", "line_num", "word_num")
_TEXT: Final = 11  # column of a table of Tesseract
_OF_WORDS: Final = "5"  # level of its rows that are words


def read_pages(original: Original, tree: Element) -> Extract:
    """The text of pages in ALTO, PAGE or the XML of FineReader; EditionError of XML of another kind."""
    kind = local(tree)
    reader = _READERS.get(kind.lower())
    if reader is None or (reader is _finereader and "FineReader" not in tree.tag):
        named = "names the files of a book (METS): add its pages (ALTO, PAGE)" if kind == "mets" else ""
        named = named or f"is XML of a kind that is not read (<{kind}>): {TEXT_ALONE}"
        raise refused(original, named)
    remarks: list[str] = []
    text = "\f".join(_written(reader(page, remarks)) for page in tree.iter("{*}Page", "{*}page"))
    shown = (each.get("CONTENT", "") for each in tree.iter("{*}String", "{*}HYP"))
    if kind == "alto" and Counter(visible("".join(shown))) != Counter(visible(text)):
        raise refused(original, f"has words outside of its lines: {TEXT_ALONE}, and report this")
    return _extract(original, text, remarks)


def read_table(original: Original) -> Extract:
    """The text of a table (.tsv) that Tesseract wrote, line by line."""
    rows = [row.split("\t") for row in decode_text(original).text.splitlines()]
    if not rows or tuple(rows[0][: len(_TABLE)]) != _TABLE:
        raise refused(original, f"is a table, but none that Tesseract wrote: {TEXT_ALONE}")
    words = [row for row in rows[1:] if row[0] == _OF_WORDS and len(row) > _TEXT]
    pages = groupby(words, key=lambda row: row[1])
    return _extract(original, "\f".join(_written(_paragraphs_of(list(page))) for _, page in pages), ())


def _paragraphs_of(words: Sequence[Sequence[str]]) -> Iterator[RecognisedLines]:
    for _, paragraph in groupby(words, key=lambda row: row[1:4]):
        lines = groupby(paragraph, key=lambda row: row[4])
        yield [" ".join(row[_TEXT] for row in line) for _, line in lines]


def _extract(original: Original, text: str, remarks: Sequence[str]) -> Extract:
    if not text.strip():
        raise refused(original, NO_LINE)
    return Extract(f"{without_controls(text)}\n", {"transcription": "ocr"}, tuple(dict.fromkeys(remarks)))


def _written(paragraphs: Iterable[RecognisedLines]) -> str:
    lines = ((single_spaced(line) for line in paragraph) for paragraph in paragraphs)
    return "\n\n".join(filter(None, ("\n".join(filter(None, paragraph)) for paragraph in lines)))


# The order of what stands on a page -------------------------------------------------------------------


def _ranks(page: Element) -> Mapping[str, int]:
    """The place of each id in the order in which a page, or the file around it, says that it is read."""
    orders = [*page.iterfind("{*}ReadingOrder"), *page.getroottree().getroot().iterfind("{*}ReadingOrder")]
    waiting = [group for order in orders[:1] for group in list(order)[:1]]
    named: list[str] = []
    while waiting:
        entry = waiting.pop()
        named += filter(None, (entry.get("regionRef"), entry.get("REF")))
        waiting += sorted(entry, key=lambda one: _number(one.get("index")))[::-1]
    return {name: at for at, name in reversed(list(enumerate(named)))}


def _number(said: str | None) -> int:
    return int(said) if said and said.isascii() and said.isdigit() else 0


def _in_order(blocks: Sequence[Element], page: Element, remarks: list[str]) -> Sequence[Element]:
    """The blocks of a page as they are read: as its order says, those that it does not name at the end."""
    ranks = _ranks(page)
    places = {block: next(_places(block, ranks), math.inf) for block in blocks}
    if ranks and (left := sum(math.isinf(place) for place in places.values())):
        remarks.append(f"has {left} blocks that the order of the page does not name, read at its end")
    return sorted(blocks, key=lambda block: places[block])


def _places(block: Element, ranks: Mapping[str, int]) -> Iterator[int]:
    """The places of a block, of what it stands in, and of its lines, as far as an order names them."""
    for element in (block, *block.iterancestors(), *block.iterfind("{*}TextLine")):
        name = element.get("id") or element.get("ID") or ""
        if name in ranks:
            yield ranks[name]


# ALTO -------------------------------------------------------------------------------------------------


def _alto(page: Element, remarks: list[str]) -> Iterator[RecognisedLines]:
    areas = sorted(page, key=lambda area: _AREAS.get(local(area), 1))
    blocks = [block for area in areas for block in area.iter("{*}TextBlock")]
    for block in _in_order(_as_followed(blocks), page, remarks):
        yield [_alto_line(line) for line in block.iter("{*}TextLine")]


def _as_followed(blocks: Sequence[Element]) -> Sequence[Element]:
    """The blocks in the order in which each names the next; as they stand where none does."""
    by_name = {name: block for block in blocks if (name := block.get("ID"))}
    following = {block: by_name.get(block.get("IDNEXT", "")) for block in blocks}
    later = set(following.values())
    found: dict[Element, None] = {}
    for first in (*(block for block in blocks if block not in later), *blocks):
        block: Element | None = first
        while block is not None and block not in found:
            found[block] = None
            block = following[block]
    return list(found)


def _alto_line(line: Element) -> str:
    """Words are parted by spaces, written or not; a hyphen that divides one stands close to it."""
    parts = line.iter("{*}String", "{*}HYP")
    return "".join(f"{' ' * (local(part) == 'String')}{part.get('CONTENT', '')}" for part in parts)


# PAGE -------------------------------------------------------------------------------------------------


def _page(page: Element, remarks: list[str]) -> Iterator[RecognisedLines]:
    blocks = list(page.iter("{*}TextRegion", "{*}TableCell"))
    otherwise: list[str] = []
    for block in _in_order(blocks, page, remarks):
        lines = [_page_line(line, otherwise) for line in block.iterfind("{*}TextLine")]
        whole = _said(block)
        if any(lines):
            otherwise += _other(whole, "".join(lines))
        elif whole and not any(map(_said, block.iter("{*}TextLine", "{*}Word"))):
            lines = whole.splitlines()
        yield lines
    if otherwise:
        why = "has regions or words that say other than their lines, which are read"
        remarks.append(f"{why}: {shortly(single_spaced(' / '.join(otherwise)))}")


def _page_line(line: Element, otherwise: list[str]) -> str:
    words = " ".join(
        _said(word) or "".join(map(_said, word.iterfind("{*}Glyph"))) for word in line.iterfind("{*}Word")
    )
    whole = _said(line)
    otherwise += _other(words, whole) if whole else ()
    return whole or words


def _other(text: str, line: str) -> Iterator[str]:
    """A text that has other characters than the line or lines that are read for it, in any order."""
    if visible(text) and Counter(visible(text)) != Counter(visible(line)):
        yield text


def _said(element: Element) -> str:
    """What is recognised in an element, as the first of its readings has it."""
    readings = sorted(element.iterfind("{*}TextEquiv"), key=lambda one: _number(one.get("index")))
    for said in (one for reading in readings[:1] for one in reading.iter("{*}Unicode", "{*}PlainText")):
        return said.text or ""
    return ""


# FineReader -------------------------------------------------------------------------------------------


def _finereader(page: Element, _: list[str]) -> Iterator[RecognisedLines]:
    for paragraph in page.iter("{*}par"):
        yield ["".join(map(_letters, line.iter("{*}formatting"))) for line in paragraph.iter("{*}line")]


def _letters(run: Element) -> str:
    """The letters of a run: each in an element, behind other readings of it, or all as its text."""
    letters = ("".join((one.text or "", *(other.tail or "" for other in one))) for one in run)
    return "".join(letters) if len(run) else run.text or ""


_READERS: Final[Mapping[str, Callable[[Element, list[str]], Iterator[RecognisedLines]]]] = {
    "alto": _alto,
    "pcgts": _page,
    "document": _finereader,
}
