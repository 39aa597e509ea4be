"""A new archive: text, web page and PDF files in, the files of its folder out."""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Final

import tomli_w
from inscriptis import Inscriptis
from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.model.config import ParserConfig
from lxml import etree, html
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from edition.errors import EditionError, Fault
from edition.model import Author, Person
from edition.sources.folder import decode
from edition.sources.manifest import NAME, plain_siglum, web_address

SUFFIXES: Final = (".txt", ".html", ".htm", ".pdf")

# inscriptis folds every white space character; these mean something, so they pass through in disguise.
_KEPT_SPACES: Final = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_DISGUISED: Final[dict[int, int | None]] = {ord(space): 0xF0000 + at for at, space in enumerate(_KEPT_SPACES)}
_CONTROLS: Final[dict[int, int | None]] = dict.fromkeys(
    at for at in range(0xA0) if (at < 0x20 and chr(at) not in "\t\n\r") or at >= 0x7F
)
_RESTORED: Final = {0xF0000 + at: space for at, space in enumerate(_KEPT_SPACES)}


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was handed in; without a siglum its name gives one."""

    name: str
    content: bytes
    siglum: str | None = None


@dataclass(frozen=True, slots=True)
class _Extract:
    """The text of an original and what the original says of itself."""

    text: bytes
    facts: dict[str, str]


def new_archive(
    originals: Sequence[Original], title: str, author: Author | None = None, language: str | None = None
) -> dict[str, bytes]:
    """The files of an archive: manifest, texts, and the originals that are no plain text beside theirs.

    EditionError with the faults of all originals.
    """
    entries: list[dict[str, str]] = []
    files: dict[str, bytes] = {}
    faults: list[Fault] = []
    for original in originals:
        try:
            extract = _extract(original)
            siglum = original.siglum or _siglum(original.name, [entry["siglum"] for entry in entries])
            stem = _free(_plain(original.name), files)
        except EditionError as error:
            faults.extend(error.faults)
            continue
        file = f"{stem}.txt"
        files[file] = extract.text
        entry = {"siglum": siglum, "file": file, "sha256": hashlib.sha256(extract.text).hexdigest()}
        if _suffix(original.name) != ".txt":
            kept = stem + _suffix(original.name)
            files[kept] = original.content
            entry["notes"] = f"Text of {kept} (SHA-256 {hashlib.sha256(original.content).hexdigest()})."
        entries.append(entry | extract.facts)
    if faults:
        raise EditionError(faults)
    name = asdict(author) if isinstance(author, Person) else author
    known = {"title": title, "author": name, "language": language, "base": entries[0]["siglum"]}
    manifest = {key: fact for key, fact in known.items() if fact is not None} | {"witness": entries}
    return {NAME: tomli_w.dumps(manifest).encode(), **files}


def _extract(original: Original) -> _Extract:
    match _suffix(original.name):
        case ".txt":
            decode(original.content, original.name)
            return _Extract(original.content, {})
        case ".html" | ".htm":
            return _of_web_page(original)
        case ".pdf":
            return _of_pdf(original)
    wanted = ", ".join(SUFFIXES)
    raise EditionError(
        [Fault(original.name, f"is of no kind that is read: name a file that ends in {wanted}")]
    )


def _of_web_page(original: Original) -> _Extract:
    """The text as a browser lays it out, one paragraph a block; spaces that do not break stay."""
    try:
        encoding = "utf-8" if original.content.decode("utf-8") else None
    except UnicodeDecodeError:
        encoding = None  # as the page declares it
    try:
        page = html.document_fromstring(original.content, parser=html.HTMLParser(encoding=encoding))
    except (etree.ParserError, ValueError) as error:
        raise EditionError([Fault(original.name, f"cannot be read as a web page: {error}")]) from error
    for element in page.iter():
        if element.text and isinstance(element.tag, str):
            element.text = element.text.translate(_DISGUISED | _CONTROLS)
        if element.tail:
            element.tail = element.tail.translate(_DISGUISED | _CONTROLS)
    text = Inscriptis(page, ParserConfig(css=STRICT_CSS_PROFILE)).get_text().translate(_RESTORED).strip()
    if not text:
        raise EditionError([Fault(original.name, "shows no text: save the page as the browser shows it")])
    return _Extract(f"{text}\n".encode(), {"transcription": "born-digital"} | _facts(page))


def _facts(page: html.HtmlElement) -> dict[str, str]:
    """What the page itself states of title and address."""
    found = {
        "title": " ".join(page.xpath("string(//head/title)").translate(_RESTORED).split()),
        "url": page.xpath("string(//head/link[@rel='canonical']/@href)").strip(),
    }
    try:
        web_address(found["url"])
    except ValueError:
        found["url"] = ""
    found["title"] = found["title"].replace("\ufffe", "").replace("\uffff", "")
    return {key: fact for key, fact in found.items() if fact}


def _of_pdf(original: Original) -> _Extract:
    """The text layer, page by page, each page ended by a form feed."""
    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(original.content)).pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise EditionError([Fault(original.name, f"cannot be read as a PDF: {error}")]) from error
    text = "\f".join(page.encode("utf-8", "replace").decode().replace("\0", "") for page in pages)
    if not text.strip():
        message = "has no text layer: recognise its text first (with ocrmypdf, say)"
        raise EditionError([Fault(original.name, message)])
    return _Extract(f"{text}\n".encode(), {})


def _siglum(name: str, taken: Sequence[str]) -> str:
    try:
        return plain_siglum(_free(_plain(name), [siglum.casefold() for siglum in taken]))
    except ValueError as error:
        message = f"its name gives no siglum ({error}): write SIGLUM={name}"
        raise EditionError([Fault(name, message)]) from error


def _plain(name: str) -> str:
    """The name without its ending, as plain as a siglum must be."""
    stem = unicodedata.normalize("NFC", PurePath(name).stem)
    return re.sub(r"[^\w.\-]+", "-", stem).strip("-._")[:36] or "source"


def _free(name: str, taken: Sequence[str] | dict[str, bytes]) -> str:
    """The name, or with the first number that makes it free."""
    stems = {PurePath(other).stem.casefold() if isinstance(taken, dict) else other for other in taken}
    numbers = (f"{name}-{number}" for number in range(2, len(stems) + 3))
    return name if name.casefold() not in stems else next(n for n in numbers if n.casefold() not in stems)


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()
