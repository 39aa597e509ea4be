"""What `edition.toml` may say, checked whole: every fault at once, each with its line and key."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from datetime import date
from ipaddress import ip_address
from typing import Annotated, Final
from urllib.parse import urlsplit

from edition import permalink
from edition.errors import EditionError, Fault, shown
from edition.model import Role, Transcription
from edition.toml_file import (
    Before,
    Form,
    FormError,
    FormFault,
    TomlFile,
    Wrong,
    filled,
    iso_day,
    key,
    keys_of,
    writable,
)

NAME: Final = "edition.toml"

_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SHA256: Final = re.compile(r"[0-9a-fA-F]{64}")
_TABLES: Final = "must be one [[witness]] table for each source, at least one"
_NOT_IN_HOST: Final = re.compile(r"[\x00-\x20#%/<>?@\\^`{|}\x7f]")
_LONGEST_ADDRESS: Final = 2_083  # letters, which every browser opens

LONGEST: Final = 2_000
"""Letters of a text in the manifest: a paragraph of notes. A title stands in the head of every page."""

_LONGEST_TITLE: Final = 500


def most_letters(key: str) -> int:
    """Letters that a text of that key may have."""
    return _LONGEST_TITLE if key == "title" else LONGEST


def _short(value: object) -> object:
    if isinstance(value, str) and len(value) > _LONGEST_TITLE:
        raise ValueError(f"has {len(value):,} letters: a title has at most {_LONGEST_TITLE}")
    return value


def _writable(text: str) -> str:
    if len(text) > LONGEST:
        raise ValueError(f"has {len(text):,} letters: say it in at most {LONGEST:,}")
    if not text.strip():
        raise ValueError("is empty: leave the key out when nothing is known")
    return writable(text)


def _matching(pattern: re.Pattern[str], wanted: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(f"{shown(text)} is not {wanted}")
        return text

    return check


def _on_calendar(text: str) -> str:
    if len(text) == len("2020-02-13"):
        try:
            date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"{shown(text)} is a day that no calendar has") from None
    return text


def web_address(url: str) -> str:
    """The address itself; ValueError where it is not of http or https."""
    if len(url) > _LONGEST_ADDRESS or not _is_address(url):
        raise ValueError(f"{shown(url)} is not an http or https address")
    if not url.isprintable() or " " in url:
        raise ValueError(f"{shown(url)} has a space or control character: percent-encode it")
    return url


def _is_address(url: str) -> bool:
    """Whether it has the scheme of a web page, a host that may be one and a port that may be one."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port  # ValueError where they cannot be
        if host.rpartition(".")[2].isdigit():
            ip_address(host)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and not _NOT_IN_HOST.search(host) and port != 0


def _text_file(file: str) -> str:
    if not file.lower().endswith(".txt"):
        raise ValueError(
            f"{shown(file)} is not a text file: the name of a source ends in .txt; to take the text of "
            f"another file in, type `python build_site.py add DIR {shlex.quote(file)}`"
        )
    return file


def name_part(name: str) -> str:
    """A family or given name itself; ValueError where it holds a comma, which divides the two everywhere."""
    if "," in name:
        raise ValueError(f"{shown(name)} holds a comma: write family and given name each without one")
    return name


ManifestText = Annotated[str, _writable]
Title = Annotated[ManifestText, Before(_short)]
Siglum = Annotated[ManifestText, permalink.checked_siglum]
Url = Annotated[ManifestText, web_address]
FileInside = Annotated[ManifestText, permalink.checked_file]
SourcePath = Annotated[FileInside, _text_file]
Date = Annotated[
    ManifestText,
    Before(iso_day),
    _matching(_DATE, "a date such as 2020-02-13, 2020-02 or 2020"),
    _on_calendar,
]
Language = Annotated[ManifestText, _matching(_LANGUAGE, "a language tag such as en or zh-Hant")]
Checksum = Annotated[ManifestText, _matching(_SHA256, "a SHA-256, 64 hexadecimal digits"), str.lower]

NamePart = Annotated[ManifestText, name_part]


class PersonEntry(Form):
    """The author where that is a person."""

    family: NamePart
    given: NamePart


class ManifestWitness(Form):
    """One `[[witness]]` table."""

    siglum: Siglum
    file: SourcePath
    transcription: Transcription = Transcription.UNKNOWN
    role: Role | None = None
    sha256: Checksum | None = None
    original: FileInside | None = None
    original_sha256: Checksum | None = None
    title: Title | None = None
    publisher: ManifestText | None = None
    url: Url | None = None
    issued: Date | None = None
    accessed: Date | None = None
    rights: ManifestText | None = None
    notes: ManifestText | None = None
    language: Language | None = None
    first_words: ManifestText | None = key(default=None, alias="from")
    last_words: ManifestText | None = key(default=None, alias="to")
    set_apart: tuple[ManifestText, ...] = ()  # lines of a web page that its markup sets apart from its text
    columns: bool | None = None  # false: whatever it looks like, no line reads across columns


class Manifest(Form):
    """The whole of `edition.toml`."""

    title: Title | None = None
    author: PersonEntry | ManifestText | None = None
    language: Language | None = None
    issued: Date | None = None
    base: Siglum | None = None
    witness: tuple[ManifestWitness, ...]


def parse_manifest(text: str, file: str) -> Manifest:
    """The manifest of that text; EditionError with every fault of form, named as in `file`."""
    source = TomlFile(text, file)
    try:
        manifest = filled(Manifest, source.tables())
    except FormError as error:
        raise EditionError(source.form_faults(error, _message)) from error
    if faults := [*_twice(manifest, source), *_baseless(manifest, source)]:
        raise EditionError(faults)
    return manifest


_NAMES: Final = {Manifest: "manifest", ManifestWitness: "witness", PersonEntry: "person"}


def _message(fault: FormFault) -> str | None:
    if fault.wrong is Wrong.NO_TABLE:
        return _TABLES
    if fault.form is None:
        return None
    if fault.wrong is Wrong.MISSING:
        return f"is missing: every {_NAMES[fault.form]} has it"
    return f"is not a known key: the known ones are {keys_of(fault.form)}"


def _twice(manifest: Manifest, source: TomlFile) -> list[Fault]:
    first: dict[str, int] = {}
    faults = []
    for at, entry in enumerate(manifest.witness):
        earlier = first.setdefault(permalink.same_look_key(entry.siglum), at)
        if earlier != at:
            message = (
                f"{entry.siglum!r} is the siglum of witness {earlier + 1}, capitals aside, or looks like it: "
                "give each its own"
            )
            faults.append(source.fault(message, "witness", at, "siglum"))
    files: dict[str, int] = {}
    for at, entry in enumerate(manifest.witness):
        earlier = files.setdefault(permalink.same_file_key(entry.file), at)
        if earlier != at:
            theirs = f"the file of witness {earlier + 1}, capitals aside"
            message = f"{shown(entry.file)} is {theirs}: each witness has its own"
            faults.append(source.fault(message, "witness", at, "file"))
    return faults


def _baseless(manifest: Manifest, source: TomlFile) -> list[Fault]:
    if not manifest.witness:
        return [source.fault(_TABLES, "witness")]
    sigla = [entry.siglum for entry in manifest.witness]
    if manifest.base is None or manifest.base in sigla:
        return []
    message = f"{shown(manifest.base)} is not a witness; the sigla are {', '.join(sigla[:20])}"
    return [source.fault(message, "base")]
