"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class FileKind(NamedTuple):
    """A kind of file: how it is named in a sentence, and the endings it may have, the usual one first."""

    named: str
    endings: tuple[str, ...]


_ZIP: Final = b"PK\x03\x04"
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp", ".bmp")
_WORD: Final = FileKind("a Word file", (".docx", ".docm", ".dotx"))
_EPUB: Final = FileKind("an EPUB file", (".epub",))
_OPEN_DOCUMENT: Final = FileKind("an OpenDocument text", (".odt", ".ott"))
_PAGE: Final = FileKind("a web page", (".html", ".htm", ".xhtml", ".md", ".markdown", ".doc"))
# The first bytes that the formats lay down: the PDF, RTF, PNG, JPEG and TIFF specifications.
_BEGINNINGS: Final = (
    (b"%PDF-", FileKind("a PDF", (".pdf",))),
    (b"{\\rtf", FileKind("a text in RTF", (".rtf", ".doc"))),
    (b"\x89PNG\r\n", FileKind("a picture", _PICTURES)),
    (b"\xff\xd8\xff", FileKind("a picture", _PICTURES)),
    (b"II*\0", FileKind("a picture", _PICTURES)),
    (b"MM\0*", FileKind("a picture", _PICTURES)),
)
# In the first entry of the file, which is not packed: EPUB OCF 3.3 section 4.2, OpenDocument 1.3 part 2.
_TYPES: Final = (
    (b"mimetypeapplication/epub+zip", _EPUB),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", _OPEN_DOCUMENT),
)
_WORD_PART: Final = b"word/document.xml"
_HTML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)


def kind_of(content: bytes) -> FileKind | None:
    """The kind that the bytes of a file tell, None where they tell none, as those of a text.

    >>> kind_of(b"%PDF-1.7").named, kind_of(b"We deny it.")
    ('a PDF', None)
    """
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if content.startswith(_ZIP):
        named = next((kind for told, kind in _TYPES if content.startswith(told, 30)), None)
        return named or (_WORD if _WORD_PART in content else None)
    return _PAGE if _HTML.match(content) else None
