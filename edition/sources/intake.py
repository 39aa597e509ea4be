"""Files of any format in, the texts and the manifest's tables of an archive out."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import PurePath
from typing import Final, NamedTuple

import tomli_w

from edition.errors import EditionError, Fault
from edition.model import Author, Person
from edition.permalink import is_free_for_pages, is_portable, same_look_key
from edition.sources.bounded import bounded
from edition.sources.collation_json import read_collation
from edition.sources.columns import columns_apart, reads_across
from edition.sources.encoding import decode_text
from edition.sources.encoding_words import misread_utf8
from edition.sources.epub import read_epub, xhtml_as_html
from edition.sources.file_kinds import SAYS_ENCODING, why_unread
from edition.sources.hocr import is_hocr, read_hocr
from edition.sources.mail import read_mail
from edition.sources.manifest import NAME, most_letters
from edition.sources.markdown import read_markdown
from edition.sources.marked_up_text import remarks_on_markup
from edition.sources.office.docx import read_docx
from edition.sources.office.odt import read_odt
from edition.sources.original import Extract, Original, refused, visible
from edition.sources.pdf.pdf_bidi import logical
from edition.sources.recognised import read_pages, read_table
from edition.sources.subtitles import read_subtitles
from edition.sources.tei_source import is_tei, read_tei
from edition.sources.text_files import decode
from edition.sources.web.html import read_web_page
from edition.sources.zipped import local, xml_tree
from edition.sources.zipped_pages import read_zipped_pages

_COPIED_MAIL: Final = re.compile(
    r"\ufeff?(?:(?:from|to|cc|date|sent|subject|reply-to):.*\n){2,}", re.IGNORECASE
)
_HALF: Final = re.compile(r"[\ud800-\udfff]")
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")  # but for those that end lines
_END_OF_FILE: Final = "\x1a"  # of DOS
_HEBREW: Final = re.compile("[א-ת]")
_BEGUN_BY_FINAL: Final = re.compile("(?<![א-ת])[ךםןףץ](?=[א-ת])")
_ENDED_BY_FINAL: Final = re.compile("(?<=[א-ת])[ךםןףץ](?![א-ת])")
_FEWEST_FINALS: Final = 2  # words that begin with one: no word that is read does
_CLUSTER: Final = re.compile(r"[\s\S][\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]*")  # with its points


class Taken(NamedTuple):
    """What an archive gets of an original: its table in the manifest, its files by name, and remarks.

    `entry` has the texts of the table, `set_apart` the lines that it has under that key.
    """

    entry: Mapping[str, str]
    files: Mapping[str, bytes]
    remarks: tuple[str, ...]
    set_apart: tuple[str, ...] = ()

    @property
    def table(self) -> dict[str, object]:
        """The whole table."""
        return {**self.entry, **({"set_apart": list(self.set_apart)} if self.set_apart else {})}


def new_archive(
    originals: Sequence[Original], title: str, author: Author | None = None, language: str | None = None
) -> tuple[dict[str, bytes], list[str]]:
    """The files of an archive, manifest, texts and originals, and what is to be said of them.

    EditionError with the faults of all originals.
    """
    taken = take(originals, [], [])
    name = asdict(author) if isinstance(author, Person) else author
    known = {"title": title, "author": name, "language": language, "base": taken[0].entry["siglum"]}
    manifest = {key: fact for key, fact in known.items() if fact is not None}
    tables = {"witness": [one.table for one in taken]}
    files = {NAME: tomli_w.dumps(manifest | tables).encode()}
    for one in taken:
        files |= one.files
    return files, [*(remark for one in taken for remark in one.remarks), *_same_files(originals, taken)]


def _same_files(originals: Sequence[Original], taken: Sequence[Taken]) -> Iterator[str]:
    """What to say of files that are handed in twice; a TEI edition is, for the text of another witness."""
    first: dict[tuple[bytes, str], str] = {}
    for original, one in zip(originals, taken, strict=True):
        siglum = one.entry["siglum"]
        earlier = first.setdefault((original.content, one.entry["sha256"]), siglum)
        if earlier != siglum:
            yield f"{siglum} is the same file as {earlier}: that both read alike says nothing"


def take(
    originals: Iterable[Original], sigla: Iterable[str], names: Iterable[str], here: Container[str] = ()
) -> list[Taken]:
    """What an archive gets of the originals, where it has `sigla` and files of these `names` already.

    Those whose names are in `here` lie in its folder already, and keep their names.
    EditionError with the faults of all originals.
    """
    used = {same_look_key(siglum) for siglum in sigla}
    stems = {PurePath(name).stem.casefold() for name in names}
    taken: list[Taken] = []
    faults: list[Fault] = []
    for original in originals:
        try:
            extract = extract_of(original)
            siglum = original.siglum or _siglum(original.name, used)
        except EditionError as error:
            faults.extend(error.faults)
            continue
        stem = _free(_plain(original.name), stems)
        used.add(same_look_key(siglum))
        stems.add(stem.casefold())
        as_read = extract.text.encode() == original.content
        if original.name not in here:
            suffix = _suffix(original.name)
            kept = f"{stem}.txt" if as_read else f"{stem}-original.txt" if suffix == ".txt" else stem + suffix
        else:
            kept = original.name
            if not as_read and kept.casefold() == f"{stem}.txt".casefold():
                stem = _free(f"{stem}-utf8", stems)
                stems.add(stem.casefold())
        taken.append(_taken(original, extract, siglum, kept if as_read else f"{stem}.txt", kept))
    if faults:
        raise EditionError(faults)
    return taken


def _taken(original: Original, extract: Extract, siglum: str, file: str, kept: str) -> Taken:
    """`file` and `kept` name text and original: one file where the text is the original as it stands."""
    text = extract.text.encode()
    files, facts = {file: text}, dict(extract.facts)
    entry = {"siglum": siglum, "file": file, "sha256": hashlib.sha256(text).hexdigest()}
    notes = [f"By {facts.pop('author')}."] if "author" in facts else []
    if kept != file:
        files[kept] = original.content
        entry |= {"original": kept, "original_sha256": hashlib.sha256(original.content).hexdigest()}
    if notes:
        entry["notes"] = " ".join(notes)
    known, left_out = _of_measure(entry | facts)
    remarks = tuple(f"{original.name}: {remark}" for remark in (*extract.remarks, *left_out))
    return Taken(known, files, remarks, extract.set_apart)


def _of_measure(facts: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The facts that the manifest may hold, and what to say of those that are beyond all measure."""
    known = {key: fact for key, fact in facts.items() if len(fact) <= most_letters(key)}
    return known, [
        f"its {key} has {len(facts[key]):,} letters and is left out" for key in facts if key not in known
    ]


def extract_of(original: Original) -> Extract:
    """The text of an original; EditionError where it has none that can be read whole."""
    suffix = _suffix(original.name)
    if not original.content:
        raise refused(original, "is empty: it has no byte at all")
    if why := why_unread(original.name, original.content):
        raise refused(original, why)
    try:
        extract = _read_from_right(_of_whole_characters(original, _READERS[suffix](original)))
        return _with_encoding(original, extract)
    except RecursionError as error:
        message = "has parts too deep in each other to be read: save its text as a .txt file"
        raise refused(original, message) from error


def _with_encoding(original: Original, extract: Extract) -> Extract:
    """The extract, which says where an encoding was named for a file that tells its letters itself."""
    if not original.encoding or (suffix := _suffix(original.name)) not in SAYS_ENCODING:
        return extract
    remark = (
        f"--encoding {original.encoding} is not used: a {suffix} file says itself how its letters are kept"
    )
    return replace(extract, remarks=(*extract.remarks, remark))


def _of_whole_characters(original: Original, extract: Extract) -> Extract:
    """The extract without facts that hold half a character; EditionError where the text does.

    Of letters that were misread before they came into the file a remark is added.
    """
    if _HALF.search(extract.text):
        raise refused(original, "holds half a character (a lone surrogate): save its text as a .txt file")
    facts = {key: fact for key, fact in extract.facts.items() if not _HALF.search(fact)}
    misread = misread_utf8(extract.text)
    return replace(extract, facts=facts, remarks=(*extract.remarks, *([misread] if misread else [])))


def _plain_text(original: Original) -> Extract:
    decoded = decode_text(original)
    decode(decoded.text.encode(), original.name)
    remarks = [decoded.remark] if decoded.remark else []
    if (headers := _COPIED_MAIL.match(decoded.text)) and "subject:" in headers[0].lower():
        remarks.append("begins with lines as a message has (From, Subject): they are read as text")
    remarks.extend(remarks_on_markup(decoded.text))
    if unseen := list(_UNSEEN.finditer(decoded.text.removesuffix(_END_OF_FILE))):
        at = decoded.text.count("\n", 0, unseen[0].start()) + 1
        more = f", and {len(unseen) - 1} more" if len(unseen) > 1 else ""
        where = f"U+{ord(unseen[0][0]):04X} in line {at}{more}"
        why = f"has control characters, which nothing shows and which part words ({where})"
        remarks.append(f"{why}: take out those that are no text, and add it anew")
    apart = columns_apart(decoded.text)
    if apart is not None:
        if Counter(visible(apart)) != Counter(visible(decoded.text)):
            raise refused(original, "has columns that cannot be put one after the other whole: report this")
        line = reads_across(decoded.text)
        remarks.append(f"reads across two columns from line {line} on: they are put one after the other")
    return Extract(decoded.text if apart is None else apart, {}, tuple(remarks))


def _xhtml(original: Original) -> Extract:
    page = Original(original.name, xhtml_as_html(original, original.content).encode(), encoding="utf-8")
    return _web_page(page)


def _web_page(original: Original) -> Extract:
    if is_hocr(original.content):
        return read_hocr(original)
    extract = read_web_page(original)
    remarks = extract.remarks
    if b"<" not in original.content and b"\n" in original.content.strip():
        remarks = (
            *remarks,
            "has no tag, so that a browser shows one paragraph: if it is plain text, name it .txt",
        )
    facts = {"transcription": "born-digital"} | dict(extract.facts)
    return replace(extract, text=f"{extract.text}\n", facts=facts, remarks=remarks)


def _xml(original: Original) -> Extract:
    if is_hocr(original.content):
        return read_hocr(original)
    tree = xml_tree(original)
    if local(tree) == "html":
        return _xhtml(original)
    return read_tei(original, tree) if is_tei(tree) else read_pages(original, tree)


def _zipped_pages(original: Original) -> Extract:
    return read_zipped_pages(original, extract_of)


_READERS: Final[Mapping[str, Callable[[Original], Extract]]] = {
    ".txt": _plain_text,
    ".xhtml": _xhtml,
    ".hocr": read_hocr,
    ".tsv": read_table,
    ".zip": _zipped_pages,
    ".json": read_collation,
    ".pdf": bounded("edition.sources.pdf.pdf_text", "read_pdf"),
    ".epub": read_epub,
    **dict.fromkeys((".html", ".htm"), _web_page),
    **dict.fromkeys((".xml", ".tei", ".alto"), _xml),
    **dict.fromkeys((".vtt", ".srt"), read_subtitles),
    **dict.fromkeys((".docx", ".docm", ".dotx"), read_docx),
    **dict.fromkeys((".odt", ".ott"), read_odt),
    **dict.fromkeys((".eml", ".mhtml", ".mht"), read_mail),
    **dict.fromkeys((".md", ".markdown"), read_markdown),
}


def _siglum(name: str, used: set[str]) -> str:
    plain = _free(_plain(name), used, same_look_key)
    return plain if is_free_for_pages(plain) else _free(f"{plain}-1", used, same_look_key)


def _read_from_right(extract: Extract) -> Extract:
    """The extract with its Hebrew in the order in which it is read, where it is kept as it is seen, and told.

    So old pages and texts are (ISO-8859-8), each line from its left: then words begin with final letters.
    """
    begun, ended = (len(sign.findall(extract.text)) for sign in (_BEGUN_BY_FINAL, _ENDED_BY_FINAL))
    if begun < _FEWEST_FINALS or begun <= ended:
        return extract
    facts = {key: _turned(fact) for key, fact in extract.facts.items()}
    remark = "has its Hebrew as it is seen, from left to right: turned, line by line"
    return Extract(
        _turned(extract.text), facts, (*extract.remarks, remark), tuple(map(_turned, extract.set_apart))
    )


def _turned(text: str) -> str:
    """The lines of a text that is kept as it is seen, as they are read."""
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        units = _CLUSTER.findall(line.strip())
        lines.append(logical(units, "R", goes_on) if units else "")
        goes_on = bool(_HEBREW.search(line)) or (goes_on and bool(units))
    return "\n".join(lines)


def _plain(name: str) -> str:
    """The name without its ending, as plain as a siglum must be, and one for a file on every system."""
    stem = unicodedata.normalize("NFC", PurePath(name).stem)
    plain = re.sub(r"[^\w.\-]+", "-", stem).strip("-._")[:36].strip("-._") or "source"
    return plain if is_portable(plain) else f"source-{plain}"[:36].strip("-._")


def _free(name: str, used: set[str], key: Callable[[str], str] = str.casefold) -> str:
    """The name, or with the first number that makes it free; `used` are keys of others."""
    numbers = (f"{name}-{number}" for number in range(2, len(used) + 3))
    return name if key(name) not in used else next(n for n in numbers if key(n) not in used)


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()
