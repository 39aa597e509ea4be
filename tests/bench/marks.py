"""Long runs of marks, and odd files: once and twice as long, so that what is not linear shows.

What is measured stands in a module of its own: the processes that measure cannot import the main one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from edition.app.pipeline import Archive, edit
from edition.errors import EditionError
from edition.export.catalogue import exports
from edition.model import Sources, Witness
from edition.sources.intake import extract_of
from edition.sources.original import Original
from tests.bench.measuring import cell, measure
from tests.support.site_files import build_files

RUNS = {
    "a rule of dashes": ("\u2014", "-", 8_000),
    "quotation marks": ("\u201c", '"', 20_000),
    "zero-width spaces": ("\u200b", "", 300_000),
    "halves of words": ("a-", "a-", 100_000),
    "dots": (".", "\u2026", 50_000),
    "lines of hyphens": ("- \n", "- \n", 8_000),
    "dashes and hyphens": ("\u2014 ", "- ", 8_000),
    "words with other hyphens": ("a-", "a\u2013", 10_000),
    "words with apostrophes": ("a'", "a'", 50_000),
    "figures with feet and inches": ("\u201c ' \u201d 5' ", "\u201c ' \u201d 5\" ", 2_000),
    "digits": ("1", "1,", 100_000),
    "short lines": ("ab\n", "ac\n", 15_000),
    "one line of short words": ("ab ", "ac ", 90_000),
}
"""What once took gigabytes: a mark in each of two texts, and how often."""


IMPORTS = {
    "a title of letters": ("a.html", b"<title>", b"x", b"</title><p>One.", 30_000),
    "a tag of attributes": ("a.html", b"<p ", b"a=1 ", b">One.", 200_000),
    "line ends of HTML": ("a.html", b"<p>One.", b"<br>", b"Two.", 50_000),
    "lists in lists": ("a.html", b"<p>One.", b"<ul><li>", b"Two.", 50_000),
    "scripts without an end": ("a.html", b"<p>One.<noscript>Two.</noscript>", b"<script", b"", 50_000),
    "paragraphs of HTML": ("a.html", b"<p>x", b"<p>y", b"", 50_000),
    "signs in a script": ("a.html", b"<p>x<script>", b"a<b;", b"</script>", 50_000),
    "brackets of Markdown": ("a.md", b"One.\n\n", b"![", b"", 20_000),
    "parts of a message": (
        "a.eml",
        b"Content-Type: multipart/mixed; boundary=b\n\n",
        b"--b\n\nOne.\n",
        b"",
        400,
    ),
    "parameters of a header": ("a.eml", b"Content-Type: text/plain; ", b"a=b; ", b"\n\nOne.", 50_000),
    "runs of Word": ("a.docx", b"<w:p>", b"<w:r><w:t>a </w:t></w:r>", b"</w:p>", 100_000),
    "empty runs of Word": (
        "a.docx",
        b"<w:p>",
        b"<w:r><w:t/></w:r>",
        b"<w:r><w:t>a</w:t></w:r></w:p>",
        100_000,
    ),
    "cells of Word": (
        "a.docx",
        b"<w:tbl><w:tr>",
        b"<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>",
        b"</w:tr></w:tbl>",
        100_000,
    ),
    "spans of OpenDocument": ("a.odt", b"<text:p>", b"<text:span>a </text:span>", b"</text:p>", 100_000),
    "paragraphs of EPUB": ("a.epub", b"", b"<p>a</p>", b"", 50_000),
    "letters of PDF, apart": ("a.pdf", b"BT /F 9 Tf ", b"9 9 Td (a) Tj ", b"ET", 10_000),
    "lines of PDF": ("a.pdf", b"BT /F 9 Tf ", b"0 9 Td (a b) Tj ", b"ET", 20_000),
}
"""What once took minutes to take in: a file's name, its beginning, what it repeats, its end, how often."""


_WORD: Final = (
    b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>%b"
    b"</w:body></w:document>"
)
_OPEN: Final = (
    b"<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    b"xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>%b</office:text>"
    b"</office:body></office:document-content>"
)
_ZIPPED: Final[Mapping[str, Mapping[str, bytes]]] = {
    "a.docx": {"word/document.xml": _WORD},
    "a.odt": {"content.xml": _OPEN},
    "a.epub": {
        "META-INF/container.xml": b"<container><rootfile full-path='a'/></container>",
        "a": b"<a><item id='b' href='b' media-type='text/html'/><itemref idref='b'/></a>",
        "b": b"<html><body>%b</body></html>",
    },
}
_PDF: Final = (
    b"%%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
    b"2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 999999 999999]>> endobj\n"
    b"3 0 obj <</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>> endobj\n"
    b"4 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n"
    b"5 0 obj <</Length %d>>\nstream\n%b\nendstream endobj\ntrailer <</Root 1 0 R>>\n"
)


def repeated(name: str, before: bytes, piece: bytes, after: bytes, times: int) -> Original:
    """A file that is handed in, of a piece that is repeated; packed as its kind is."""
    content = before + piece * times + after
    if name == "a.pdf":
        return Original(name, _PDF % (len(content), content))
    if name not in _ZIPPED:
        return Original(name, content)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for part, form in _ZIPPED[name].items():
            file.writestr(part, form % content if b"%b" in form else form)
    return Original(name, packed.getvalue())


def runs_of_marks(one: str, two: str, times: int) -> Sources:
    """Two texts of a few words and a long run of marks between them."""
    texts = (
        f"One paragraph stands here.\n\n{mark * times}\n\nAnother one follows it." for mark in (one, two)
    )
    witnesses = (
        Witness(siglum, text, f"{siglum}.txt", sha256(text.encode()).hexdigest())
        for siglum, text in zip("AB", texts, strict=True)
    )
    return Sources("Runs of marks", "A", tuple(witnesses), language="en")


def report(limit: float) -> None:
    """Print what long runs of marks cost: once and twice as long, so that what is not linear shows."""
    print("\nLong runs of marks, two versions, the whole way: seconds (peak MB), and of runs twice as long")
    for name, (one, two, times) in RUNS.items():
        once, twice = (measure(runs_of_marks, (one, two, n * times), published, limit) for n in (1, 2))
        print(f"{name:28}{cell(once, limit):>18}{cell(twice, limit):>18}", flush=True)
    print("\nOdd files taken in, or refused in a line")
    for name, (file, before, piece, after, times) in IMPORTS.items():
        once, twice = (
            measure(repeated, (file, before, piece, after, n * times), taken_in, limit) for n in (1, 2)
        )
        print(f"{name:28}{cell(once, limit):>18}{cell(twice, limit):>18}", flush=True)


def published(sources: Sources) -> int:
    """The bytes of all that is published of some sources."""
    register = edit(Archive(sources))
    exported = sum(len(file) for export in exports(register.edition) for file in export.files.values())
    return exported + sum(map(len, build_files(register).values()))


def taken_in(original: Original) -> bool:
    """Whether a file is read rather than refused."""
    try:
        return bool(extract_of(original).text)
    except EditionError:
        return False
