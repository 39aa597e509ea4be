"""What a file is by its name and its first bytes: whether it is read, and else what to do with it."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final, NamedTuple

from edition.late_patterns import late


class FileKind(NamedTuple):
    """A kind of file: how it is named in a sentence, and the endings it may have, the usual one first."""

    named: str
    endings: tuple[str, ...]


READ: Final = (
    *(".txt", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".docm", ".dotx", ".odt", ".ott", ".epub", ".eml"),
    *(".mhtml", ".mht", ".md", ".markdown", ".hocr", ".xml", ".tei", ".alto", ".tsv", ".zip", ".vtt", ".srt"),
    ".json",
)
"""The endings of files that are read."""

SAYS_ENCODING: Final = (
    *(".pdf", ".docx", ".docm", ".dotx", ".odt", ".ott", ".epub", ".xml", ".tei", ".alto", ".json"),
)
"""Those of formats that tell themselves how their letters are kept."""

_PICTURES: Final = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp", ".bmp")
_PACKED: Final = (".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".tar")
_ADVICE: Final = {
    "save it as .docx or .odt in the program that made it, or in LibreOffice "
    "(`soffice --headless --convert-to docx FILE`), and add that": (
        *(".doc", ".dot", ".dotm", ".rtf", ".wpd", ".wps", ".pages", ".sxw", ".fodt"),
    ),
    "save the message as .eml in the mail program, and add that": (".msg", ".pst", ".mbox"),
    "save it as .epub, with Calibre for example (`ebook-convert FILE OUT.epub`), and add that": (
        *(".mobi", ".azw", ".azw3", ".fb2"),
    ),
    "make plain text of it, with `pandoc --to plain --wrap=none FILE` for example, and add that": (
        *(".tex", ".latex", ".rst", ".org", ".wiki", ".mediawiki", ".textile", ".ipynb", ".typ", ".docbook"),
    ),
    "make .srt or .vtt of it, with `ffmpeg -i FILE OUT.srt` for example, and add that": (
        *(".ass", ".dfxp", ".lrc", ".sami", ".sbv", ".smi", ".ssa", ".sub", ".ttml"),
    ),
    "name it .txt, if it is plain text": (".asc", ".log", ".nfo", ".text"),
    "name it .html, if it is a web page": (".asp", ".aspx", ".jsp", ".php", ".shtml", ".xht"),
    "name it .md, if it is Markdown": (".mdown", ".mdx", ".mkd", ".qmd", ".rmd"),
    "download the document as .docx, and add that": (".gdoc",),
    "take out its text, with `djvutxt FILE OUT.txt` for example, and add that": (".djv", ".djvu"),
    "make a web page of it (`asciidoctor FILE`), and add that": (".adoc", ".asciidoc"),
    "save the page or the text that it holds, as a web page or as .txt, and add that": (
        *(".jsonl", ".warc", ".har", ".webarchive", ".xls", ".xlsx", ".ods", ".pptx", ".ppt", ".odp", ".svg"),
    ),
    "unpack it, and add what it holds": _PACKED,
    "recognise its text first, with `ocrmypdf FILE OUT.pdf` for example, and add that": _PICTURES,
}
_ZIP: Final = b"PK\x03\x04"
_WORD: Final = FileKind("a Word file", (".docx", ".docm", ".dotx", ".dotm"))
_EPUB: Final = FileKind("an EPUB file", (".epub",))
_OPEN_DOCUMENT: Final = FileKind("an OpenDocument text", (".odt", ".ott"))
_PAGE: Final = FileKind(
    "a web page", (".html", ".htm", ".xhtml", ".md", ".markdown", ".doc", ".hocr", ".xml")
)
_RECOGNISED: Final = FileKind("a page as it was recognised, in XML", (".xml", ".alto"))
_TEI: Final = FileKind("a text in TEI", (".xml", ".tei"))
_MAIL: Final = FileKind("an e-mail message with all its headers", (".eml", ".mhtml", ".mht"))
# The first bytes that the formats lay down: PDF, RTF, PNG, JPEG, TIFF, and those of what is packed.
_BEGINNINGS: Final = (
    (FileKind("a PDF", (".pdf",)), (b"%PDF-",)),
    (FileKind("a text in RTF", (".rtf", ".doc")), (b"{\\rtf",)),
    (FileKind("a picture", _PICTURES), (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")),
    (
        FileKind("a packed file", _PACKED),
        (b"\x1f\x8b\b", b"BZh91AY&SY", b"\xfd7zXZ\0", b"(\xb5/\xfd", b"7z\xbc\xaf'\x1c", b"Rar!\x1a\x07"),
    ),
)
# In the first entry of the file, which is not packed: EPUB OCF 3.3 section 4.2, OpenDocument 1.3 part 2.
_TYPES: Final = (
    (b"mimetypeapplication/epub+zip", _EPUB),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", _OPEN_DOCUMENT),
)
_WORD_PART: Final = b"word/document.xml"
# Header lines (RFC 5322, 2.2), among them one that programs write and people do not copy.
_HEADERS: Final = late(re.compile, rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t]+[^\s][^\n]*\n)*){2,}")
_OF_PROGRAMS: Final = late(
    re.compile, rb"^(?:message-id|mime-version|received|return-path):", re.IGNORECASE | re.MULTILINE
)
_HTML: Final = late(re.compile, rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_ROOT: Final = late(
    re.compile,
    # Atomic: a page that begins with many comments took for ever, as each might end at any later one.
    rb"(?:\xef\xbb\xbf)?\s*(?>(?:<\?[^>]*>|<!--.*?-->)\s*)*+"
    rb"<(?:\w+:)?(alto|PcGts|TEI(?=\s[^>]*tei-c))[\s>]",
    re.DOTALL,
)


def kind_of(content: bytes) -> FileKind | None:
    """The kind that the bytes of a file tell, None where they tell none, as those of a text.

    >>> kind_of(b"%PDF-1.7").named, kind_of(b"We deny it.")
    ('a PDF', None)
    """
    for kind, beginnings in _BEGINNINGS:
        if content.startswith(beginnings):
            return kind
    if content.startswith(_ZIP):
        named = next((kind for told, kind in _TYPES if content.startswith(told, 30)), None)
        return named or (_WORD if _WORD_PART in content else None)
    if (headers := _HEADERS.match(content)) and _OF_PROGRAMS.search(headers[0]):
        return _MAIL
    if root := _ROOT.match(content):
        return _TEI if root[1] == b"TEI" else _RECOGNISED
    return _PAGE if _HTML.match(content) else None


def why_unread(name: str, content: bytes) -> str:
    """Why a file of that name is not read and what to do, behind "it"; "" where it can be.

    Its first bytes are enough.

    >>> why_unread("scan.png", b"")[:40]
    'is not read as .png: recognise its text '
    >>> why_unread("page.html", b"\\x1f\\x8b\\b")
    'is a packed file, whatever its name says: unpack it, and add what it holds'
    """
    suffix = PurePath(name).suffix.lower()
    kind = kind_of(content)
    if kind and suffix not in kind.endings:
        usual = kind.endings[0]
        what = f"give it a name that ends in {usual}" if usual in READ else _advice(usual)
        return f"is {kind.named}, whatever its name says: {what}"
    if suffix in READ:
        return ""
    if advice := _advice(suffix):
        return f"is not read as {suffix}: {advice}"
    if not suffix and b"\0" not in content:
        return "has no ending that says what it is: give it a name that ends in .txt, if it is plain text"
    return f"is of no kind that is read: name a file that ends in {', '.join(READ)}"


def _advice(suffix: str) -> str:
    return next((advice for advice, suffixes in _ADVICE.items() if suffix in suffixes), "")
