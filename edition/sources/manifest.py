"""What `edition.toml` may say, checked whole: every fault at once, each with its line and key."""

from __future__ import annotations

import datetime
import re
import shlex
from typing import Annotated, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StrictBool,
    StringConstraints,
    Tag,
    ValidationError,
)
from pydantic_core import ErrorDetails, SchemaValidator, core_schema

from edition import permalink
from edition.errors import EditionError, Fault, shown
from edition.model import Role, Transcription
from edition.toml_file import KeyPath, TomlFile, keys_of

NAME: Final = "edition.toml"

_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SHA256: Final = re.compile(r"[0-9a-fA-F]{64}")
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_TABLES: Final = "must be one [[witness]] table for each source, at least one"
# What pydantic's HttpUrl checks, without the module of that, which takes long to load.
_URL: Final = SchemaValidator(core_schema.url_schema(max_length=2083, allowed_schemes=["http", "https"]))
_PERSON: Final = "(person)"
_BODY: Final = "(body)"


_LONGEST: Final = 2_000
"""Letters of a text in the manifest: a paragraph of notes. A title stands in the head of every page."""

_LONGEST_TITLE: Final = 500


def longest(key: str) -> int:
    """Letters that a text of that key may have."""
    return _LONGEST_TITLE if key == "title" else _LONGEST


def _short(value: object) -> object:
    if isinstance(value, str) and len(value) > _LONGEST_TITLE:
        raise ValueError(f"has {len(value):,} letters: a title has at most {_LONGEST_TITLE}")
    return value


def _writable(text: str) -> str:
    if len(text) > _LONGEST:
        raise ValueError(f"has {len(text):,} letters: say it in at most {_LONGEST:,}")
    if not text.strip():
        raise ValueError("is empty: leave the key out when nothing is known")
    if control := _UNWRITABLE.search(text):
        raise ValueError(f"holds the control character U+{ord(control[0]):04X}: remove it")
    return text


def _matching(pattern: re.Pattern[str], wanted: str) -> AfterValidator:
    def check(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(f"{shown(text)} is not {wanted}")
        return text

    return AfterValidator(check)


def web_address(url: str) -> str:
    """The address itself; ValueError where it is not of http or https."""
    try:
        _URL.validate_python(url)
    except ValidationError as error:
        raise ValueError(f"{shown(url)} is not an http or https address") from error
    if not url.isprintable() or " " in url:
        raise ValueError(f"{shown(url)} has a space or control character: percent-encode it")
    return url


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


def _iso(date: object) -> object:
    return date.isoformat() if type(date) is datetime.date else date


ManifestText = Annotated[str, StringConstraints(strict=True), AfterValidator(_writable)]
Title = Annotated[ManifestText, BeforeValidator(_short)]
Siglum = Annotated[ManifestText, AfterValidator(permalink.checked_siglum)]
Url = Annotated[ManifestText, AfterValidator(web_address)]
FileInside = Annotated[ManifestText, AfterValidator(permalink.checked_file)]
SourcePath = Annotated[FileInside, AfterValidator(_text_file)]
Date = Annotated[
    ManifestText, BeforeValidator(_iso), _matching(_DATE, "a date such as 2020-02-13, 2020-02 or 2020")
]
Language = Annotated[ManifestText, _matching(_LANGUAGE, "a language tag such as en or zh-Hant")]
Checksum = Annotated[
    ManifestText, _matching(_SHA256, "a SHA-256, 64 hexadecimal digits"), AfterValidator(str.lower)
]


NamePart = Annotated[ManifestText, AfterValidator(name_part)]


class PersonEntry(BaseModel):
    """The author where that is a person."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    family: NamePart
    given: NamePart


def _sort_of_author(given: object) -> str:
    return _PERSON if isinstance(given, (dict, PersonEntry)) else _BODY


AuthorEntry = Annotated[
    Annotated[PersonEntry, Tag(_PERSON)] | Annotated[ManifestText, Tag(_BODY)], Discriminator(_sort_of_author)
]


class ManifestWitness(BaseModel):
    """One `[[witness]]` table."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

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
    first_words: ManifestText | None = Field(default=None, alias="from")
    last_words: ManifestText | None = Field(default=None, alias="to")
    columns: StrictBool | None = None  # false: whatever it looks like, no line reads across columns


class Manifest(BaseModel):
    """The whole of `edition.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    title: Title | None = None
    author: AuthorEntry | None = None
    language: Language | None = None
    issued: Date | None = None
    base: ManifestText | None = None
    witness: tuple[ManifestWitness, ...]


def parse_manifest(text: str, file: str) -> Manifest:
    """The manifest of that text; EditionError with every fault of form, named as in `file`."""
    source = TomlFile(text, file)
    try:
        manifest = Manifest.model_validate(source.tables())
    except ValidationError as error:
        raise EditionError(source.form_faults(error, _message)) from error
    if faults := [*_twice(manifest, source), *_baseless(manifest, source)]:
        raise EditionError(faults)
    return manifest


def _message(details: ErrorDetails, place: KeyPath) -> str | None:
    match details["type"]:
        case "missing":
            return f"is missing: every {_part(place)[0]} has it"
        case "extra_forbidden":
            return f"is not a known key: the known ones are {keys_of(_part(place)[1])}"
        case "tuple_type" | "model_type":
            return _TABLES
    return None


def _part(place: KeyPath) -> tuple[str, type[BaseModel]]:
    """What the key that is wrong belongs to."""
    if len(place) == 1:
        return "manifest", Manifest
    return ("person", PersonEntry) if place[0] == "author" else ("witness", ManifestWitness)


def _twice(manifest: Manifest, source: TomlFile) -> list[Fault]:
    first: dict[str, int] = {}
    faults = []
    for at, entry in enumerate(manifest.witness):
        earlier = first.setdefault(permalink.same_file_key(entry.siglum), at)
        if earlier != at:
            message = (
                f"{entry.siglum!r} is the siglum of witness {earlier + 1}, capitals aside: give each its own"
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
