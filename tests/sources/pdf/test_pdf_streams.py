"""What the streams of a PDF unpack to is reckoned before they are unpacked."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path

import pytest

from edition.errors import EditionError
from edition.sources.original import Original
from edition.sources.pdf.pdf_streams import plain_head, unpacked_size
from edition.sources.pdf.pdf_text import read_pdf
from tests.support.pdfs import scan

FILES = Path(__file__).parents[1] / "files"


@pytest.mark.parametrize(
    ("most", "message"), [("_LARGEST_CONTENT", "far more than"), ("_MOST_ON_PAGE", "than 10 on page 1")]
)
def test_what_would_take_gigabytes_is_refused(
    most: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"edition.sources.pdf.pdf_text.{most}", 10)
    with pytest.raises(EditionError, match=message):
        read_pdf(Original("a.pdf", (FILES / "pdflatex-strokes.pdf").read_bytes()))


CONTENT = b"0 0 m 1 1 l S\n" * 100
PACKED = zlib.compress(CONTENT)
# 45 45 45 45 45 65 45 45 45 66, an example of the standard
LZW = bytes([0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01])


def holding(head: bytes) -> Original:
    part = b"7 0 obj\n<< %b /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (head, len(PACKED), PACKED)
    return Original("a.pdf", scan(0, False).replace(b"trailer", part + b"trailer"))


ATTACHED = b"/Type /EmbeddedFile /Filter /FlateDecode"


@pytest.mark.parametrize(
    ("head", "packed", "size"),
    [
        (b"/Filter /FlateDecode", PACKED, len(CONTENT)),
        (b"/Filter [/FlateDecode/FlateDecode]", zlib.compress(PACKED), len(CONTENT)),
        (b"/Filter [ /ASCII85Decode /FlateDecode ]", base64.a85encode(PACKED) + b"~>", len(CONTENT)),
        (b"/Filter[/AHx/Fl]", PACKED.hex().encode() + b">", len(CONTENT)),
        (b"/Filter /Fl#61teDecode", PACKED, len(CONTENT)),
        (b"/Filter 9 0 R", PACKED, len(CONTENT)),
        (b"/Filter /LZWDecode", LZW, 10),
        (b"/Filter /RunLengthDecode", b"\x81x\x02abc\x80zz", 131),
        (b"/Filter /FlateDecode", b"damaged", 0),
        (b"/Filter [/Crypt /FlateDecode]", PACKED, len(CONTENT)),
        (b"/Filter [/A85 /Fl]", b"\0\f" + base64.a85encode(PACKED, wrapcol=9).replace(b"\n", b"\f\0"), 1400),
        (b"/Filter /AHx", b"4\f5\x00 4>", 2),
        (b"/Filter /Fl", zlib.compress(CONTENT * 10_000), 10_240),
        (b"/Filter /JBIG2Decode", PACKED, 0),
        (b"/Filter [/JBIG2Decode /Fl]", PACKED, 0),
        (b"/Filter [/A85 /Fl]", b" <~" + base64.a85encode(PACKED) + b"\xe9 and damage", len(CONTENT)),
        (b"/Filter [/A85 /Fl]", base64.a85encode(PACKED)[:20] + b"uuuuuz1z", 15),
        (b"/Filter [/A85 /RL]", base64.a85encode(b"\x81a\x81b" * 2) + b"uuuuu!!", 4 * 128),
        (b"/Filter [/AHx /Fl]", PACKED.hex(" ").replace("a", "a-x").encode(), len(CONTENT)),
        (b"/Filter 9 0 R", base64.a85encode(PACKED) + b"~>", len(CONTENT)),
    ],
)
def test_what_streams_unpack_to(head: bytes, packed: bytes, size: int) -> None:
    assert unpacked_size(packed, plain_head(head), 10_000) == size


def test_what_stands_before_damage_counts() -> None:
    packer = zlib.compressobj()
    packed = packer.compress(CONTENT * 5) + packer.flush(zlib.Z_FULL_FLUSH)
    for damage in (b"\xff" * 9, b"\xff" * 9_000, b""):
        lost = len(CONTENT * 5) - unpacked_size(packed + damage, b"", 10_000)
        assert 0 <= lost < 1024


def test_pages_that_unpack_to_many_times_the_file_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second of pdfium for each 2 MB: 20 such pages, 333 kB, took 78."""
    file = holding(b"/Filter /FlateDecode")
    monkeypatch.setattr("edition.sources.pdf.pdf_text._SMALL_CONTENTS", 500)
    assert read_pdf(file).text == "A line of it\n"
    monkeypatch.setattr("edition.sources.pdf.pdf_text._TIMES_PACKED", 1)
    with pytest.raises(EditionError, match="far more than"):
        read_pdf(file)


@pytest.mark.parametrize(
    "decoy", [b"/Resources << /ProcSet [/PDF /ImageC] >>", b"/Subtype /Images", b"/A /Image"]
)
def test_a_page_that_names_pictures_is_a_page(decoy: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edition.sources.pdf.pdf_text._LARGEST_CONTENT", 1_000)
    with pytest.raises(EditionError, match="far more than"):
        read_pdf(holding(b"/Filter /FlateDecode " + decoy))
    assert read_pdf(holding(b"/Subtype/Image /Filter /FlateDecode")).text == "A line of it\n"


def test_a_large_file_attached_to_a_page_is_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edition.sources.pdf.pdf_text._LARGEST_CONTENT", 1_000)
    assert read_pdf(holding(ATTACHED)).text == "A line of it\n"
    with pytest.raises(EditionError, match="far more than"):
        read_pdf(holding(b"/Filter /FlateDecode"))
