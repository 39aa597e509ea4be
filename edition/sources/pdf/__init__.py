"""PDF files as text: their glyphs with their places into lines, columns and pages."""

from edition.face import lazily

__getattr__, __all__ = lazily(__name__, {"pdf_bidi": ("logical",), "pdf_text": ("read_pdf",)})
