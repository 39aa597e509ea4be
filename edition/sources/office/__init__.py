"""Documents of office programs as text: Word's and OpenDocument's."""

from edition.face import lazily

__all__ = ["read_docx", "read_odt"]

__getattr__ = lazily(__name__, {"docx": ("read_docx",), "odt": ("read_odt",)})
