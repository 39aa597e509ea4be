"""A folder of source files, with or without a manifest, into witnesses."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import shlex
import stat
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from edition.errors import EditionError, Fault, shown
from edition.model import Author, Edition, Person, Sources, Witness
from edition.permalink import checked_siglum, same_file_key, same_look_key
from edition.sources.columns import columns_apart, reads_across
from edition.sources.manifest import (
    NAME,
    Manifest,
    ManifestWitness,
    PersonEntry,
    parse_manifest,
)
from edition.sources.pins import UnplacedError, pinned
from edition.toml_file import TomlFile

_LINE_END: Final = re.compile(rb"\r\n|\n|\r")
LARGEST: Final = 16 << 20
"""Bytes of a source: some fifteen long novels; what is larger is a mistake, and would take all memory."""

LARGEST_BESIDE: Final = 256 << 20
"""Bytes of a file beside the sources: an original with its pictures, the ledger with all texts ever."""

MOST_LINES: Final = 200_000
"""Lines of a source, ten times those of a long novel: each may be a paragraph, and have a page of its own."""

_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BOM: Final = "\ufeff"
_WEB: Final = frozenset({".html", ".htm", ".xhtml", ".mhtml", ".mht", ".eml", ".md", ".markdown"})
_OFFICE: Final = frozenset({".pdf", ".docx", ".odt", ".epub", ".doc", ".rtf", ".pages", ".msg"})
DOCUMENTS: Final = _WEB | _OFFICE | {".txt"}
"""What people have a statement in: endings of files that are named where they are no source."""


class _UnusableError(Exception):
    """Why a file cannot serve; the caller knows which key named it."""

    def __init__(self, message: str, line: int | None = None) -> None:
        self.message, self.line = message, line
        super().__init__(message)


class _File(NamedTuple):
    text: str
    sha256: str


def read_sources(folder: Path) -> Sources:
    """The sources in a folder; EditionError with all faults of its manifest and files.

    Without `edition.toml` every `*.txt` in name order is a witness, its stem the siglum, the
    first one the base. A witness's text is the file decoded, verbatim, byte order mark included.
    """
    if not folder.is_dir():
        raise EditionError([Fault(str(folder), "is not a folder: name the one that holds the sources")])
    named = folder / NAME
    if named.exists() or named.is_symlink():
        return _described(folder, named)
    return _undescribed(folder)


def says_base(folder: Path) -> bool:
    """Whether the manifest of a folder says which source is the base."""
    text = read_beside(folder, NAME)
    return bool(text) and parse_manifest(text or "", str(folder / NAME)).base is not None


def strangers(folder: Path, edition: Edition) -> list[str]:
    """The documents in a folder that are no source of its edition and no original of one, by name."""
    named = {witness.file for witness in edition.witnesses}
    if text := read_beside(folder, NAME):
        manifest = parse_manifest(text, str(folder / NAME))
        named |= {entry.original for entry in manifest.witness if entry.original}
    documents = (
        path.name for path in folder.iterdir() if path.suffix.lower() in DOCUMENTS and path.is_file()
    )
    return sorted(name for name in documents if name not in named and not _is_about(name))


_ABOUT: Final = (
    "README",
    "LICENSE",
    "LICENCE",
    "NOTICE",
    "NOTES.",
    "RIGHTS",
    "COPYING",
    "CHANGELOG",
    "CONTRIBUTING",
)


def _is_about(name: str) -> bool:
    """True of what tells people about a folder rather than being a source."""
    return name.startswith(".") or name.upper().startswith(_ABOUT)


def decode(content: bytes, file: str) -> str:
    """The text of a source, verbatim; EditionError where it cannot be one, naming it `file`."""
    try:
        return _decoded(content)
    except _UnusableError as fault:
        raise EditionError([Fault(file, fault.message, fault.line)]) from fault


def read_beside(folder: Path, name: str) -> str | None:
    """The text of a file that may stand beside the sources; EditionError where it cannot be read."""
    named = folder / name
    if not (named.exists() or named.is_symlink()):
        return None
    try:
        content = _content(named, folder, LARGEST_BESIDE)
        return _decoded(content).removeprefix(_BOM) if content.removeprefix(_BOM.encode()).strip() else ""
    except _UnusableError as fault:
        raise EditionError([Fault(str(named), fault.message, fault.line)]) from fault


def _described(folder: Path, named: Path) -> Sources:
    try:
        text = _read(named, folder).text.removeprefix(_BOM)
    except _UnusableError as fault:
        raise EditionError([Fault(str(named), fault.message, fault.line)]) from fault
    source = TomlFile(text, str(named))
    manifest = parse_manifest(text, str(named))
    witnesses: list[Witness] = []
    faults: list[Fault] = []
    for at in range(len(manifest.witness)):
        try:
            witnesses.append(_witness(folder, manifest, source, at))
        except EditionError as error:
            faults.extend(error.faults)
    if faults:
        raise EditionError(faults)
    return Sources(
        title=manifest.title or title_of(folder),
        base=manifest.base or witnesses[0].siglum,
        witnesses=tuple(witnesses),
        author=_author(manifest),
        language=manifest.language,
        issued=manifest.issued,
    )


def _author(manifest: Manifest) -> Author | None:
    author = manifest.author
    return Person(author.family, author.given) if isinstance(author, PersonEntry) else author


def _undescribed(folder: Path) -> Sources:
    witnesses: list[Witness] = []
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.txt"), key=lambda path: path.name):
        if path.name.startswith("."):
            continue
        try:
            siglum = checked_siglum(path.stem)
            found = _read(path, folder)
        except ValueError as error:
            faults.append(
                Fault(str(path), f"the name without .txt is the siglum, but {error}; or write {NAME}")
            )
        except _UnusableError as fault:
            faults.append(Fault(str(path), fault.message, fault.line))
        else:
            witnesses.append(_in_order(Witness(siglum, found.text, path.name, found.sha256)))
    if not faults:
        faults += _alike(folder, witnesses)
    if not faults and not witnesses:
        faults.append(Fault(str(folder), _nothing(folder)))
    if faults:
        raise EditionError(faults)
    return Sources(title=title_of(folder), base=witnesses[0].siglum, witnesses=tuple(witnesses))


def _nothing(folder: Path) -> str:
    document = next((p for p in sorted(folder.iterdir()) if p.suffix.lower() in DOCUMENTS - {".txt"}), None)
    if document is not None:
        named = f"{shlex.quote(str(folder))} {shlex.quote(str(document))}"
        return f"holds no source: take one in with `python build_site.py add {named}`"
    return f"holds no source: put a .txt file there, or {NAME} with the files it names"


def _alike(folder: Path, witnesses: Iterable[Witness]) -> list[Fault]:
    first: dict[str, str] = {}
    faults = []
    for witness in witnesses:
        earlier = first.setdefault(same_look_key(witness.siglum), witness.file)
        if earlier != witness.file:
            message = f"gives the same siglum as {earlier}, or one that looks the same: rename one of the two"
            faults.append(Fault(str(folder / witness.file), message))
    return faults


def title_of(folder: Path) -> str:
    """The title of an archive that nobody gave one: the name of its folder, without what is not printed."""
    name = "".join(letter if letter.isprintable() else " " for letter in folder.resolve().name)
    return " ".join(name.split()) or "Edition"


def _witness(folder: Path, manifest: Manifest, source: TomlFile, at: int) -> Witness:
    entry = manifest.witness[at]
    try:
        found = _read(folder / entry.file, folder)
    except _UnusableError as fault:
        if fault.line is not None:
            raise EditionError([Fault(str(folder / entry.file), fault.message, fault.line)]) from fault
        message = f"{entry.file} {fault.message}"
        raise EditionError([source.fault(message, "witness", at, "file")]) from fault
    if entry.sha256 is not None and entry.sha256 != found.sha256:
        message = f"{entry.file} has {found.sha256}: restore it, or record this if the change is meant"
        raise EditionError([source.fault(message, "witness", at, "sha256")])
    _check_original(folder, entry, source, at)
    own = {"siglum", "file", "sha256", "original", "original_sha256", "first_words", "last_words", "columns"}
    facts = {name: value for name, value in entry.values().items() if name not in own}
    witness = Witness(entry.siglum, found.text, entry.file, found.sha256, **facts)
    if entry.columns is not False:
        witness = _in_order(witness)
    try:
        return replace(witness, statement=pinned(witness.text, entry))
    except UnplacedError as lost:
        raise EditionError([source.fault(str(lost), "witness", at, lost.key)]) from lost


_ACROSS: Final = (
    "The lines of the file read across two columns; here they stand one after the other. "
    "As it was found it is published too: as-found/{file} (SHA-256 {sha256})."
)


def _in_order(witness: Witness) -> Witness:
    """The witness with its columns one after the other, where the lines of its file read across two."""
    apart = columns_apart(witness.text)
    if apart is None:
        return witness
    return replace(
        witness,
        text=apart,
        sha256=hashlib.sha256(apart.encode()).hexdigest(),
        notes=" ".join(
            filter(None, (witness.notes, _ACROSS.format(file=witness.file, sha256=witness.sha256)))
        ),
        across=reads_across(witness.text),
        as_found=witness.text,
    )


def _check_original(folder: Path, entry: ManifestWitness, source: TomlFile, at: int) -> None:
    """EditionError where the file that the text was taken from is not there, or is no longer the same."""
    if entry.original is None:
        return
    try:
        content = _content(folder / entry.original, folder, LARGEST_BESIDE)
    except _UnusableError as fault:
        message = f"{entry.original} {fault.message}"
        raise EditionError([source.fault(message, "witness", at, "original")]) from fault
    found = hashlib.sha256(content).hexdigest()
    if entry.original_sha256 not in (None, found):
        named = f"{shlex.quote(str(folder))} {shlex.quote(str(folder / entry.original))}"
        message = (
            f"{entry.original} has {found}, so it is no longer what {entry.file} was taken from: "
            f"restore it, or take it in again with `python build_site.py add {named}`"
        )
        raise EditionError([source.fault(message, "witness", at, "original_sha256")])


def _read(path: Path, folder: Path) -> _File:
    """A file inside the folder, decoded strictly; `_UnusableError` where that cannot be."""
    content = _content(path, folder)
    if (
        content.count(b"\n") + content.count(b"\r") >= MOST_LINES
        and _line(content, len(content)) > MOST_LINES
    ):
        raise _UnusableError(f"has more than {MOST_LINES:,} lines: name a part of it")
    return _File(_decoded(content), hashlib.sha256(content).hexdigest())


def _content(path: Path, folder: Path, largest: int = LARGEST) -> bytes:
    try:
        _inside(path, folder)
        # A pipe that was put in the place of a file in between is not waited for.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
        try:
            facts = os.fstat(handle)
            if not os.path.samestat(facts, os.lstat(_inside(path, folder))):
                raise _UnusableError("was exchanged while it was read: try again")
            if not stat.S_ISREG(facts.st_mode):
                raise _UnusableError("is not a file")
            with open(handle, "rb", closefd=False) as file:
                content = file.read(largest + 1)
        finally:
            os.close(handle)
    except FileNotFoundError:
        raise _UnusableError(f"does not exist{_named_otherwise(path)}: add it, or correct its name") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise _UnusableError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(content) > largest:
        raise _UnusableError(f"is larger than {largest >> 20} MB: name a part of it")
    return content


def _named_otherwise(path: Path) -> str:
    """What to say of a file beside a missing one that some file systems take for it."""
    if path.is_symlink():
        return ", but a link of that name does, which leads nowhere"
    key = same_file_key(path.name)
    with suppress(OSError):
        names = sorted(beside.name for beside in path.parent.iterdir())
        if found := next((name for name in names if same_file_key(name) == key), ""):
            coded = unicodedata.normalize("NFC", found) == unicodedata.normalize("NFC", path.name)
            how = "its letters and accents are coded otherwise" if coded else "its capitals are others"
            return f", but {shown(found)} does, and {how}"
    return ""


def _inside(path: Path, folder: Path) -> Path:
    """Where a path leads to; `_UnusableError` where that is outside the folder."""
    real = path.resolve()
    if not real.is_relative_to(folder.resolve()):
        raise _UnusableError("leads out of the folder: keep every source inside it")
    return real


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF16):
        raise _UnusableError("is UTF-16: save it as UTF-8", line=1)
    if (at := content.find(0)) >= 0:
        raise _UnusableError("has a NUL byte, so it is not plain text: remove it", line=_line(content, at))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        byte, line = content[error.start], _line(content, error.start)
        raise _UnusableError(
            f"is not UTF-8 (byte 0x{byte:02x} at offset {error.start}): save it as UTF-8", line
        ) from error
    if not text.removeprefix(_BOM).strip():
        raise _UnusableError("is empty: put text into it", line=1)
    return text


def _line(content: bytes, at: int) -> int:
    return 1 + len(_LINE_END.findall(content, 0, at))
