"""Documents of office programs as text: Word's and OpenDocument's."""

from edition.face import lazily

__getattr__, __all__ = lazily(__name__, {"docx": ("read_docx",), "odt": ("read_odt",)})
