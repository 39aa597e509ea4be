"""PDF files of one page, and letters as they are set on one."""

from __future__ import annotations

from edition.sources.pdf.pdf_glyphs import Glyph


def scan(mode: int, picture: bool) -> bytes:
    """A page with a line of text, shown in a mode, over a picture as large as the page."""
    return one_page(
        ("q 300 0 0 400 0 0 cm /I Do Q " if picture else "")
        + (f"BT {mode} Tr /F 12 Tf 50 300 Td (A line of it) Tj ET" if mode >= 0 else "")
    )


def one_page(stream: str, form: str = "") -> bytes:
    """A page that shows what the operators of a stream say: they have a font F, a picture I and a form X."""
    resources = "<< /Font << /F 5 0 R >> /XObject << /I 6 0 R /X 7 0 R >> >>"
    bits = "/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    box = "/BBox [0 0 9000 9000] /Resources << /Font << /F 5 0 R >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R /Resources {resources} >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Subtype /Image {bits} /Length 1 >>\nstream\nx\nendstream",
        f"<< /Subtype /Form {box} /Length {len(form)} >>\nstream\n{form}\nendstream",
    ]
    body = "%PDF-1.4\n"
    for number, written in enumerate(objects, 1):
        body += f"{number} 0 obj\n{written}\nendobj\n"
    return f"{body}trailer << /Root 1 0 R >>\n%%EOF".encode()


def set_line(text: str, left: float, base: float, at: int, pitch: float = 5) -> list[Glyph]:
    """Glyphs of 10 points in a row, `pitch` apart, 5 wide; no glyph for a space."""
    return [
        Glyph(mark, left + pitch * place, left + pitch * place + 5, base - 2, base + 8, base, at + place)
        for place, mark in enumerate(text)
        if mark != " "
    ]
