"""A reader in a process of its own gives what it gives here, and is stopped where it goes on without end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from edition.errors import EditionError
from edition.sources.bounded import bounded
from edition.sources.intake import extract_of
from edition.sources.original import Original
from edition.sources.pdf.pdf_text import read_pdf

FILES = Path(__file__).parent / "files"
UNTIL_SHORT = ("edition.sources.pdf.pdf_text", "read_pdf", 20, 300 << 20)


def printing_each_other(depth: int, times: int) -> bytes:
    """A PDF of one page whose forms print the next one so many times each."""
    head = "/Subtype /Form /BBox [0 0 300 400] /Resources << /Font << /F 3 0 R >>"
    streams = [("", "/X Do " * times)]
    for at in range(depth):
        said = "/X Do " * times if at < depth - 1 else "BT /F 12 Tf 50 300 Td (Hello) Tj ET"
        streams.append((f"{head} /XObject << /X {7 + at} 0 R >> >>", said))
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 5 0 R "
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"{page} /Resources << /Font << /F 3 0 R >> /XObject << /X 6 0 R >> >> >>",
        *(f"<< {more} /Length {len(said)} >>\nstream\n{said}\nendstream" for more, said in streams),
    ]
    body = "".join(f"{number} 0 obj\n{written}\nendobj\n" for number, written in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R >>\n%%EOF".encode()


def test_what_a_reader_gives_comes_back_whole() -> None:
    original = Original("pdflatex-strokes.pdf", (FILES / "pdflatex-strokes.pdf").read_bytes())
    assert extract_of(original) == read_pdf(original)


def test_what_a_reader_refuses_is_refused_under_the_name_of_the_file() -> None:
    with pytest.raises(EditionError, match=r"^é\.pdf: cannot be read without its password"):
        extract_of(Original("é.pdf", (FILES / "locked.pdf").read_bytes()))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux alone")
def test_few_bytes_that_print_without_end_are_one_message() -> None:
    with pytest.raises(EditionError, match="take more than 20 seconds or 300 MB of memory"):
        bounded(*UNTIL_SHORT)(Original("a.pdf", printing_each_other(12, 10)))
    few = bounded(*UNTIL_SHORT)(Original("a.pdf", printing_each_other(3, 1)))
    assert few.text == "Hello\n"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the processor's time is not bounded there")
@pytest.mark.parametrize(
    ("reader", "message"),
    [
        (("tests.sources.test_bounded", "fails"), r"cannot be read \(ZeroDivisionError"),
        (("tests.sources.test_bounded", "breaks"), "or break the reader"),
        (("tests.sources.test_bounded", "never_ends", 1), "take more than 1 seconds"),
    ],
)
def test_a_reader_that_fails_breaks_or_never_ends_is_one_message(
    reader: tuple[str, str, int] | tuple[str, str], message: str
) -> None:
    with pytest.raises(EditionError, match=message) as caught:
        bounded(*reader)(Original("a.pdf", b"%PDF"))
    assert len(caught.value.faults) == 1


def never_ends(_: Original) -> None:
    while True:
        pass


def breaks(_: Original) -> None:
    os.abort()


def fails(_: Original) -> float:
    return 1 / 0
