"""A folder of source files, with or without a manifest, into witnesses."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from edition.errors import EditionError, Fault
from edition.model import Author, Edition, Person, Sources, Witness, single_spaced
from edition.permalink import checked_siglum, same_look_key
from edition.sources.columns import columns_apart, reads_across
from edition.sources.file_kinds import READ
from edition.sources.manifest import NAME, Manifest, PersonEntry, parse_manifest
from edition.sources.pins import UnplacedError, pinned
from edition.sources.text_files import BOM, LARGEST_BESIDE, UnusableError, content_of, read_beside, text_file
from edition.toml_file import TomlFile


def read_sources(folder: Path) -> Sources:
    """The sources in a folder; EditionError with all faults of its manifest and files.

    Without `edition.toml` every `*.txt` in name order is a witness, its stem the siglum, the
    first one the base. A witness's text is the file decoded, verbatim, byte order mark included.
    """
    if not folder.is_dir():
        raise EditionError.of(folder, "is not a folder: name the one that holds the sources")
    named = folder / NAME
    if named.exists() or named.is_symlink():
        return _described(folder, named)
    return _undescribed(folder)


def says_base(folder: Path) -> bool:
    """Whether the manifest of a folder says which source is the base."""
    text = read_beside(folder, NAME)
    return bool(text) and parse_manifest(text or "", str(folder / NAME)).base is not None


def strangers(folder: Path, edition: Edition) -> list[str]:
    """The files in a folder that are no source of its edition and no original of one, by name.

    Not hidden ones, nor those that tell people or programs about the folder.
    """
    named = {witness.file for witness in edition.witnesses}
    if text := read_beside(folder, NAME):
        manifest = parse_manifest(text, str(folder / NAME))
        named |= {entry.original for entry in manifest.witness if entry.original}
    names = (path.name for path in folder.iterdir() if path.is_file())
    return sorted(name for name in names if name not in named and not _is_about(name))


_ABOUT: Final = (
    *("README", "LICENSE", "LICENCE", "NOTICE", "NOTES.", "RIGHTS", "COPYING", "CHANGELOG", "CONTRIBUTING"),
)


def _is_about(name: str) -> bool:
    """True of what tells about a folder rather than being a source: to people, or in TOML to programs."""
    return name.startswith(".") or name.endswith(".toml") or name.upper().startswith(_ABOUT)


def _described(folder: Path, named: Path) -> Sources:
    try:
        text = text_file(named, folder).text.removeprefix(BOM)
    except UnusableError as fault:
        raise EditionError.of(named, fault.message, fault.line) from fault
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
            found = text_file(path, folder)
        except ValueError as error:
            faults.append(
                Fault(str(path), f"the name without .txt is the siglum, but {error}; or write {NAME}")
            )
        except UnusableError as fault:
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
    document = next((p for p in sorted(folder.iterdir()) if p.suffix.lower() in READ[1:]), None)
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
    return single_spaced(name) or "Edition"


def _witness(folder: Path, manifest: Manifest, source: TomlFile, at: int) -> Witness:
    entry = manifest.witness[at]
    try:
        found = text_file(folder / entry.file, folder)
    except UnusableError as fault:
        if fault.line is not None:
            raise EditionError.of(folder / entry.file, fault.message, fault.line) from fault
        message = f"{entry.file} {fault.message}"
        raise EditionError([source.fault(message, "witness", at, "file")]) from fault
    if entry.sha256 is not None and entry.sha256 != found.sha256:
        message = f"{entry.file} has {found.sha256}: restore it, or record this if the change is meant"
        raise EditionError([source.fault(message, "witness", at, "sha256")])
    _check_original(folder, manifest, source, at)
    own = {"siglum", "file", "sha256", "original", "original_sha256", "first_words", "last_words", "columns"}
    facts = {name: value for name, value in entry.values().items() if name not in own}
    facts["set_apart"] = frozenset(map(single_spaced, entry.set_apart))
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


def _check_original(folder: Path, manifest: Manifest, source: TomlFile, at: int) -> None:
    """EditionError where the file that the text was taken from is not there, or is no longer the same."""
    entry = manifest.witness[at]
    if entry.original is None:
        return
    try:
        found = _checksum(folder, entry.original)
    except UnusableError as fault:
        message = f"{entry.original} {fault.message}"
        raise EditionError([source.fault(message, "witness", at, "original")]) from fault
    if entry.original_sha256 not in (None, found):
        named = shlex.join(map(str, (folder, *changed_originals(folder, manifest))))
        message = (
            f"{entry.original} has {found}, so it is no longer what {entry.file} was taken from: "
            f"restore it, or take it in again with `python build_site.py add {named}`"
        )
        raise EditionError([source.fault(message, "witness", at, "original_sha256")])


def changed_originals(folder: Path, manifest: Manifest) -> Iterator[Path]:
    """All originals that are no longer what they were: they are taken in again together."""
    for entry in manifest.witness:
        if entry.original is not None:
            with suppress(UnusableError):
                if entry.original_sha256 not in (None, _checksum(folder, entry.original)):
                    yield folder / entry.original


def _checksum(folder: Path, name: str) -> str:
    """The SHA-256 of a file beside the sources; UnusableError where it is not there."""
    return hashlib.sha256(content_of(folder / name, folder, LARGEST_BESIDE)).hexdigest()
