"""PDF files: their text layer in reading order, page by page."""

from __future__ import annotations

import ctypes
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from edition.model import single_spaced
from edition.sources.original import (
    UNSEEN,
    Extract,
    Original,
    first_named,
    refused,
    shortly,
    stated_facts,
    visible,
    without_controls,
)
from edition.sources.pdf.pdf_accents import SLASHED, whole_glyphs
from edition.sources.pdf.pdf_boxes import GlyphBoxes, lone_spaces
from edition.sources.pdf.pdf_codes import UNTOLD, characters_by_font, stands_in_word
from edition.sources.pdf.pdf_drawn import Drawn, drawn_on
from edition.sources.pdf.pdf_filled_in import filled_in
from edition.sources.pdf.pdf_glyphs import Glyph, printed_once, words_apart
from edition.sources.pdf.pdf_layout import lines_of_page, noted_lines
from edition.sources.pdf.pdf_margins import (
    NotedLine,
    are_notes,
    notes_in_margins,
    notes_said,
    small_at_foot,
    with_notes,
)
from edition.sources.pdf.pdf_streams import plain_head, unpacked_size
from edition.sources.web.html_marks import plain_figures

_LARGEST: Final = 5_000  # pages
_MOST_GLYPHS: Final = 3_000_000  # of all pages: some long novels, read in three minutes
_MOST_ON_PAGE: Final = 200_000  # of one: a page of a newspaper has some 60,000
_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n(.*?)(?:endstream|\Z)", re.DOTALL)
_HEAD: Final = 500  # bytes before a stream in which it says what it is
_OF_OTHERS: Final = re.compile(
    rb"/Length[123]|/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType)\b|/N\s"
    rb"|/Type\s*/(?:EmbeddedFile|Metadata|XRef)\b|/Params\b|/FunctionType"
)
_LARGEST_CONTENT: Final = 10_000_000  # bytes of what a page prints, unpacked: pdfium takes ninety times that
_LARGEST_CONTENTS: Final = 500_000_000  # of all of them
# Measured: pdfium takes a second for 2 MB of drawing, so pages packed 500 times take minutes; usual is 10.
_SMALL_CONTENTS: Final = 50_000_000
_TIMES_PACKED: Final = 50
_FEW_UNTOLD: Final = 0.02  # of the characters: text with more gaps cannot be compared
_CONTROLS: Final = 0x20
_ONE_BY_ONE: Final = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){3,}(?!\S)")  # letters
_SPACE: Final = 0x20
_NONE: Final = ord(UNTOLD)
_LONGEST_GAP: Final = 50  # marks in a row of which a file says nothing, in a word
_UNSEEN_WORDS: Final = (
    "not to be seen on its pages (covered, white, cut off or in a layer not shown), and read all the same"
)
_HYPHENS: Final = (0x02, 0xFFFE)  # what pdfium gives for a hyphen at a line end

_DOTLESS: Final = str.maketrans("ıȷłŁ", "ijlL", "ˆˇ")  # Unicode has the last two for letters
_STROKED: Final = frozenset(SLASHED.values())
_BRACKETS: Final = str.maketrans(")]}»›”", "([{«‹“")


class _Page(NamedTuple):
    text: str
    drawn: Drawn
    filled_in: tuple[str, ...]
    beyond: str
    has_strokes: bool
    in_margin: str
    noted: tuple[NotedLine, ...]
    at_foot: str


def read_pdf(original: Original) -> Extract:
    """The text layer, lines as printed, each page ended by a form feed; EditionError where there is none."""
    try:
        pages = list(_pages(original))
    except pypdfium2.PdfiumError as error:
        raise refused(original, _reason(str(error))) from error
    if not any(page.text.strip() for page in pages):
        if any(page.filled_in for page in pages):
            message = (
                "has text in fields or notes over its pages alone: print it into a new PDF, and add that"
            )
            raise refused(original, message)
        message = "has no text layer: recognise its text first, with `ocrmypdf IN.pdf OUT.pdf` for example"
        raise refused(original, message)
    pictures = [(number, page) for number, page in enumerate(pages, 1) if page.drawn.has_picture]
    bare = [str(number) for number, page in pictures if not page.text.strip()]
    remark = f"page {', '.join(bare)} has a picture and no text: if it is a scan, ocrmypdf adds its text"
    scanned = sum(page.drawn.is_scan for page in pages) * 2 > sum(bool(page.text.strip()) for page in pages)
    stated, attached = _stated(original)
    facts = {"transcription": "ocr" if scanned else "born-digital"} | stated
    beside = with_notes([page.noted for page in pages])
    text = "\f".join(beside if beside is not None else [page.text for page in pages])
    remarks = [*_untold(original, text), *([remark] if bare else ())]
    if filled := " / ".join(said for page in pages for said in page.filled_in):
        remarks.append(
            f"has fields or notes over its pages, whose text is not read: {shortly(without_controls(filled))}"
        )
    if any(page.has_strokes for page in pages):
        remarks.append("prints the strokes of ł apart, and not all of them are told: look at each l and L")
    if apart := _ONE_BY_ONE.search(text):
        remarks.append(
            f"has letters as far apart as its words, which are read one by one: {shortly(apart.group())}; "
            "if they are one word, the comparison takes it for that word, spaced"
        )
    if notes := single_spaced(" ".join(page.in_margin for page in pages)):
        where = (
            "read as lines: take out those that are no text"
            if beside is None
            else "put right of the lines: look whether one is text"
        )
        remarks.append(f"has notes in its margins, {where}: {shortly(notes)}")
    if signs := sum(page.drawn.unknown for page in pages):
        why = "left out here: look whether there are boxes for letters"
        remarks.append(f"prints signs that no text stands for ({signs:,}), {why}")
    if attached:
        why = "which are not read: save them and add them too, if one is a source"
        remarks.append(f"has files attached ({first_named(attached)}), {why}")
    return Extract(f"{text}\n", facts, (*remarks, *_told(pages)))


def _told(pages: Sequence[_Page]) -> Iterator[str]:
    """What to say of words that may be no text, or are not shown as such."""
    small = "has small type at the foot of its pages, as notes have it: recognition may misread their signs"
    for why, stretches in (
        (small, (page.at_foot for page in pages)),
        ("struck out on its pages, and read all the same", (page.drawn.struck for page in pages)),
        ("read as the file says them, not [as shown]", (page.drawn.replaced for page in pages)),
        (_UNSEEN_WORDS, (page.drawn.unseen for page in pages)),
        ("prints beyond the edges of its pages, left out here", (page.beyond for page in pages)),
    ):
        if said := single_spaced(" ".join(stretches)):
            yield f"{why}: {shortly(said)}"


def _untold(original: Original, text: str) -> Iterator[str]:
    """What to say of marks whose characters the file does not tell; EditionError where they are many."""
    marks = text.count(UNTOLD)
    if marks > _FEW_UNTOLD * len(visible(text)):
        message = (
            f"does not say which characters {marks:,} of its marks are, so its text layer is of no use: "
            "have it recognised anew, with `ocrmypdf --force-ocr IN.pdf OUT.pdf` for example"
        )
        raise refused(original, message)
    if marks:
        yield f"does not say which characters {marks:,} of its marks are: {UNTOLD} stands for them, mend it"


def _reason(said: str) -> str:
    if "password" in said.lower():
        return "cannot be read without its password: save it without one"
    why = "it is none, or not whole" if "data format" in said.lower() else said
    return f"cannot be read as a PDF: {why}"


def _refuse_monsters(original: Original) -> None:
    """EditionError where few bytes unpack to so many that pdfium would take gigabytes."""
    content, whole = memoryview(original.content), 0
    most = min(_LARGEST_CONTENTS, _SMALL_CONTENTS + _TIMES_PACKED * len(content))
    for stream in _STREAM.finditer(original.content):
        head = bytes(content[max(0, stream.start() - _HEAD) : stream.start()]).rpartition(b"obj")[2]
        if _OF_OTHERS.search(head := plain_head(head)):
            continue
        size = unpacked_size(bytes(content[stream.start(1) : stream.end(1)]), head, _LARGEST_CONTENT)
        whole += size
        if size > _LARGEST_CONTENT or whole > most:
            raise refused(original, "has pages that hold far more than can be printed: print it anew")


def _pages(original: Original) -> Iterator[_Page]:
    _refuse_monsters(original)
    document = pypdfium2.PdfDocument(original.content)
    try:
        if len(document) > _LARGEST:
            raise refused(original, f"has more than {_LARGEST:,} pages: take out those with the statement")
        whole = 0
        for number in range(len(document)):
            page = document[number]
            length = _length(page)
            whole += length
            if length > _MOST_ON_PAGE or whole > _MOST_GLYPHS:
                most = (
                    f"{_MOST_ON_PAGE:,} on page {number + 1}"
                    if length > _MOST_ON_PAGE
                    else f"{_MOST_GLYPHS:,}"
                )
                message = f"has more characters than {most}: take out the pages with the statement"
                raise refused(original, message)
            read = _read(original, page, number + 1)
            page.close()
            yield read._replace(filled_in=tuple(filled_in(document, number)))
    finally:
        document.close()


def _length(page: pypdfium2.PdfPage) -> int:
    text_page = page.get_textpage()
    count = int(text_page.count_chars())
    text_page.close()
    return count


def _read(original: Original, page: pypdfium2.PdfPage, number: int) -> _Page:
    inside, beyond = _on_page(page, list(_glyphs(page)))
    drawn = drawn_on(page, inside, beyond)
    glyphs = words_apart(whole_glyphs(inside)) if drawn.is_scan else whole_glyphs(inside)
    text = without_controls("\n".join(lines_of_page(glyphs)))
    notes = notes_in_margins(glyphs)
    noted = [NotedLine(line) for line in text.split("\n")]
    if notes and are_notes(notes, glyphs):
        noted = [NotedLine(*map(without_controls, line)) for line in noted_lines(glyphs, notes)]
    shown = without_controls("".join(glyph.text for glyph in glyphs))
    letters = without_controls("".join(glyph.text for glyph in printed_once(inside)))
    for read in dict.fromkeys((text, "\n".join(map("".join, noted)))):
        if lost := _lost(shown, letters, read):
            message = f"page {number} cannot be read whole: “{lost[:20]}” is lost or added: report this"
            raise refused(original, message)
    said = without_controls("".join(glyph.text for glyph in beyond))
    strokes = sum(glyph.text in _STROKED for glyph in glyphs) > sum(each.text in _STROKED for each in inside)
    foot = small_at_foot(glyphs) if drawn.is_scan else ""
    return _Page(text, drawn, (), said, strokes, notes_said(notes), tuple(noted), foot)


def _on_page(page: pypdfium2.PdfPage, glyphs: list[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """The glyphs whose middle is on the page, and those beyond its edges, which nobody sees."""
    left, bottom, right, top = page.get_bbox()
    inside: list[Glyph] = []
    beyond: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
        (inside if left <= x <= right and bottom <= y <= top else beyond).append(glyph)
    return inside, beyond


def _lost(shown: str, letters: str, read: str) -> str:
    """The characters that are shown and not read, and the letters that are read and not printed."""
    lost = (_counted(shown) - _counted(read)) or (_letters(letters) - _letters(read))
    return "".join(lost or (_letters(read) - _letters(letters)))


def _letters(text: str) -> Counter[str]:
    """The letters and figures, without accents and strokes, which glyphs of their own may print over them."""
    plain = unicodedata.normalize("NFKD", text).translate(_DOTLESS)
    return Counter(letter for letter in plain if letter.isalnum())


def _counted(text: str) -> Counter[str]:
    """The visible characters; of brackets the kind alone, as those of right-to-left lines may be mirrored."""
    return Counter(visible(plain_figures(text)).translate(_BRACKETS))


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    """What is printed, in the order in which the file has it, without the spaces that pdfium adds."""
    text_page = page.get_textpage()
    raw = text_page.raw
    codes = dict(_codes(raw))
    untold = {at for at in codes if pdfium.FPDFText_HasUnicodeMapError(raw, at) == 1}
    boxes = GlyphBoxes(raw, codes)
    fonts = {at: (boxes.font(at), codes[at]) for at in untold}
    beside = ((at, codes.get(at - 1, 0), codes.get(at + 1, 0)) for at in untold)
    in_words = {fonts[at] for at, before, after in beside if stands_in_word(codes[at], before, after)}
    known = characters_by_font(list(fonts.values()), in_words)
    for at, code in codes.items():
        mark = "-" if code in _HYPHENS and at not in untold else chr(code)
        if at in untold:
            mark = known.get(fonts[at], mark if code >= _CONTROLS and mark not in UNSEEN else UNTOLD)
        elif mark in UNSEEN and boxes.has_ink(at):
            mark = UNTOLD  # a file that says of a letter that it is a control character
        parted = at > 0 and at - 1 not in codes and pdfium.FPDFText_GetUnicode(raw, at - 1) == _SPACE
        if parted and mark in SLASHED and boxes.has_stroke(at):
            yield boxes.glyph(" ", at, parted)
        yield boxes.glyph(mark, at, parted)
    if boxes.has_signs:
        yield from lone_spaces(page, boxes.places)
    text_page.close()


def _is_in_word(raw: Any, at: int) -> bool:
    """Whether a mark of which a file says that it is nothing has ink, and touches a letter or figure.

    Browsers that print a page leave letters of some fonts so; a bullet stands by itself.
    """
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(raw, at, left, right, bottom, top)
    if right.value - left.value <= 0 or top.value - bottom.value <= 0:
        return False
    for step in (-1, 1):
        place = at + step
        while (
            not (code := pdfium.FPDFText_GetUnicode(raw, place))
            and place > 0
            and abs(place - at) < _LONGEST_GAP
        ):
            place += step
        if code <= sys.maxunicode and chr(code).isalnum():
            return True
    return False


def _codes(raw: Any) -> Iterator[tuple[int, int]]:
    """The place of each character in a page, and what it is in Unicode; 0 where the file has none for it."""
    high = 0
    for at in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, at)
        if pdfium.FPDFText_IsGenerated(raw, at) == 1:
            continue
        if not code and pdfium.FPDFText_HasUnicodeMapError(raw, at) != 1 and not _is_in_word(raw, at):
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        yield at, code if code <= sys.maxunicode else _NONE  # a number of the font, not of Unicode


def _stated(original: Original) -> tuple[dict[str, str], list[str]]:
    """Title and author as the file states them, and the names of the files attached to it."""
    document = pypdfium2.PdfDocument(original.content)
    try:
        said = document.get_metadata_dict(skip_empty=True)
        attached = [_attached(document, at) for at in range(document.count_attachments())]
    finally:
        document.close()
    return stated_facts(said.get("Title", ""), said.get("Author", "")), attached


def _attached(document: pypdfium2.PdfDocument, at: int) -> str:
    """The name of a file attached to a document; one that has none is told all the same."""
    name = ""
    with suppress(pypdfium2.PdfiumError):
        name = str(document.get_attachment(at).get_name())
    return name or "one without a name"
