"""PDF files as text: their glyphs with their places into lines, columns and pages."""

from edition.face import lazily

__all__ = ["read_pdf"]

__getattr__ = lazily(__name__, {"pdf_text": ("read_pdf",)})
