"""A change of an archive's sources: tried on a copy, told, and then made at once."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import tomli_w

from edition.app.files import is_planned, naming, write_together
from edition.app.pipeline import register_of, with_base
from edition.editing import decisions_file, decisions_text
from edition.errors import EditionError, Fault
from edition.ledger.entries import NAME as LEDGER
from edition.ledger.file import format_ledger, parse_ledger
from edition.ledger.ids import Register
from edition.ledger.renaming import renamed_in_ledger
from edition.light_dataclass import dataclass
from edition.model import Person, Sources
from edition.permalink import checked_siglum
from edition.sources import manifest_text
from edition.sources.folder import changed_originals, read_sources, title_of
from edition.sources.intake import Taken, extract_of, take
from edition.sources.manifest import NAME as MANIFEST
from edition.sources.manifest import parse_manifest
from edition.sources.original import Original
from edition.sources.text_files import read_beside

ASIDE: Final = "withdrawn"
"""The folder beside the sources to which the files of withdrawn ones go."""

_DECISION: Final = re.compile(r"decision\[(\d+)\].*")


@dataclass(frozen=True)
class ArchiveChange:
    """Files that a change writes (by name; the manifest is written last) and those that it puts aside.

    `again`: texts of sources that are taken again take the place of those that were there.
    """

    written: Mapping[str, bytes] = field(default_factory=dict)
    put_aside: tuple[str, ...] = ()
    sigla: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    again: bool = False


def adding(folder: Path, originals: list[Original], here: frozenset[str] = frozenset()) -> ArchiveChange:
    """The change that puts sources into an archive; EditionError with the faults of all of them.

    `here` names those that lie in its folder already. Such a one of which a witness was taken is taken again.
    """
    if (again := _taken_again(folder, originals, here)) is not None:
        return again
    sources, text = _described(folder)
    names = [path.name for path in folder.iterdir() if path.name not in here]
    taken = take(originals, [witness.siglum for witness in sources.witnesses], names, here)
    entries = parse_manifest(text, str(folder / MANIFEST)).witness if sources.witnesses else ()
    known = [(entry.siglum, entry.original or entry.file, entry.file) for entry in entries]
    faults, remarks = _same_again(folder, known, list(zip(originals, taken, strict=True)), here)
    if faults:
        raise EditionError(faults)
    written = {name: content for one in taken for name, content in one.files.items()}
    manifest = manifest_text.with_tables(text, [one.table for one in taken])
    return ArchiveChange(
        written | {MANIFEST: manifest.encode()},
        sigla=tuple(one.entry["siglum"] for one in taken),
        remarks=(*(remark for one in taken for remark in one.remarks), *remarks),
    )


def _same_again(
    folder: Path,
    known: Iterable[tuple[str, str, str]],
    given: Iterable[tuple[Original, Taken]],
    here: frozenset[str],
) -> tuple[list[Fault], list[str]]:
    """The faults of files that are sources already, and what to say of others that have the text of one."""
    files, texts = dict[tuple[str, str], str](), dict[str, str]()
    for siglum, *names in known:
        file, text = (_digest((folder / name).read_bytes()) for name in names)
        files[file, text] = f"{siglum}, which is in the archive"
        texts[text] = siglum
    faults, remarks = list[Fault](), list[str]()
    for original, one in given:
        text, file = one.entry["sha256"], _digest(original.content)
        if same := files.get((file, text)):
            way_out = ": remove it from the folder" if original.name in here else ""
            faults.append(Fault(original.name, f"is the same file as {same}{way_out}"))
        elif same := texts.get(text):
            remarks.append(f"{original.name}: has the text of {same}, letter for letter")
        files.setdefault((file, text), f"{original.name}, which is handed in too")
        texts.setdefault(text, one.entry["siglum"])
    return faults, remarks


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _taken_again(folder: Path, originals: list[Original], here: frozenset[str]) -> ArchiveChange | None:
    """The change that takes changed originals again, under the sigla they have; None where they are new."""
    text, named = read_beside(folder, MANIFEST) if folder.is_dir() else None, str(folder / MANIFEST)
    if not (text and here):
        return None
    manifest = parse_manifest(text, named)
    entries = {entry.original or entry.file: entry for entry in manifest.witness}
    known = [original for original in originals if original.name in here and original.name in entries]
    if not known:
        return None
    if len(known) < len(originals):
        raise EditionError.of(known[0].name, "is a source already: take it again by itself")
    changed = [path for path in changed_originals(folder, manifest) if path.is_file()]
    if others := [path for path in changed if path.name not in here]:
        typed = shlex.join(map(str, (folder, *changed)))
        message = f"has changed too: take all in again at once with `python build_site.py add {typed}`"
        raise EditionError([Fault(str(path), message) for path in others])
    written: dict[str, bytes] = {}
    remarks: list[str] = []
    for original in known:
        entry = entries[original.name]
        extract = extract_of(original)
        content = extract.text.encode()
        facts = {"sha256": _digest(content)}
        if entry.original is not None:
            facts["original_sha256"] = _digest(original.content)
            written[entry.file] = content
        if original.siglum not in (None, entry.siglum):
            message = f"is the source {entry.siglum} already: leave out “{original.siglum}=”, or use `rename`"
            raise EditionError.of(original.name, message)
        if content != original.content and not entry.original:
            message = f"is the source {entry.siglum}, which must be in UTF-8: save it so"
            raise EditionError.of(original.name, message)
        if facts == {key: getattr(entry, key) for key in facts}:
            raise EditionError.of(original.name, f"is {entry.siglum} already, and has not changed")
        text = manifest_text.with_facts(text, entry.siglum, facts, named)
        text = manifest_text.with_lines_apart(text, entry.siglum, extract.set_apart, named)
        remarks += [f"{original.name}: {remark}" for remark in extract.remarks]
    sigla = tuple(entries[original.name].siglum for original in known)
    return ArchiveChange(written | {MANIFEST: text.encode()}, (), sigla, tuple(remarks), again=True)


def renaming(folder: Path, old: str, new: str) -> ArchiveChange:
    """The change that gives a source another siglum, in manifest, decisions and ledger."""
    sources, text = _described(folder)
    named = str(folder / MANIFEST)
    _refuse_unknown(sources, old, named)
    if new == old:
        raise EditionError.of(named, f"{old} is its siglum already: name another")
    try:
        new = checked_siglum(new)
    except ValueError as error:
        raise EditionError.of(named, str(error)) from error
    ledger_text = read_beside(folder, LEDGER)
    ledger = parse_ledger(ledger_text, str(folder / LEDGER)) if ledger_text is not None else None
    if ledger is not None and ledger.witness(new):
        raise EditionError.of(folder / LEDGER, f"{new} stood for another source: take another siglum")
    written: dict[str, bytes] = {}
    if ledger is not None:
        today = datetime.now(UTC).date()
        written[LEDGER] = format_ledger(renamed_in_ledger(ledger, old, new, today)).encode()
    if decisions := read_beside(folder, decisions_file.NAME):
        written[decisions_file.NAME] = manifest_text.renamed(decisions, old, new).encode()
    written[MANIFEST] = manifest_text.renamed(text, old, new).encode()
    return ArchiveChange(written, sigla=(new,))


def withdrawing(folder: Path, siglum: str, base: str | None) -> ArchiveChange:
    """The change that takes a source out; its files go into a folder beside the sources."""
    sources, text = _described(folder)
    named = str(folder / MANIFEST)
    witness = _refuse_unknown(sources, siglum, named)
    others = [other.siglum for other in sources.witnesses if other.siglum != siglum]
    if not others:
        raise EditionError.of(named, f"{siglum} is the only source: an archive has at least one")
    if sources.base == siglum and base is None:
        message = f"{siglum} is the base: say which is to be it, --base {others[0]} for example"
        raise EditionError.of(named, message)
    changed = manifest_text.without_table(text, siglum, named)
    if base is not None:
        changed = manifest_text.based_on(changed, base)
    entry = next(entry for entry in parse_manifest(text, named).witness if entry.siglum == siglum)
    files = tuple(filter(None, (witness, entry.original)))
    return _with_decisions(folder, ArchiveChange({MANIFEST: changed.encode()}, files), siglum)


def _with_decisions(folder: Path, change: ArchiveChange, siglum: str) -> ArchiveChange:
    """The change, with the decisions that have no place without the witness put aside.

    Those that name it beside others go on without its reading.
    """
    text, file = read_beside(folder, decisions_file.NAME), str(folder / decisions_file.NAME)
    if not text:
        return change
    parts = decisions_text.pieces(text)
    kept = {at: decisions_text.without_reading(part, siglum) for at, part in enumerate(parts)}
    tried_with = change
    while len(kept) > 1:
        written = "".join(kept.values())
        tried_with = replace(change, written={decisions_file.NAME: written.encode(), **change.written})
        try:
            tried(folder, tried_with)
            break
        except EditionError as error:
            numbers = [_DECISION.fullmatch(f.key or "") for f in error.faults if f.file == file]
            stale = {int(number[1]) for number in numbers if number}
            if not stale or len(numbers) < len(error.faults):
                raise
            kept = {
                at: part for number, (at, part) in enumerate(kept.items()) if number not in stale or not at
            }
    aside = "".join(part for at, part in enumerate(parts) if at not in kept)
    if not aside:
        return tried_with
    name = _unused(folder, f"{ASIDE}/decisions-{siglum}.toml")
    count = len(parts) - len(kept)
    have = "has" if count == 1 else "have"
    remark = f"{count} of the decisions {have} no place without {siglum}: kept in {name}"
    files = {name: aside.encode(), decisions_file.NAME: "".join(kept.values()).encode(), **change.written}
    return replace(change, written=files, remarks=(*change.remarks, remark))


def _unused(folder: Path, name: str) -> str:
    path = Path(name)
    names = (name, *(f"{path.parent}/{path.stem}-{number}{path.suffix}" for number in range(2, 1000)))
    return next(each for each in names if not (folder / each).exists())


def _described(folder: Path) -> tuple[Sources, str]:
    """The sources of an archive, and its manifest; where it has none, the one that says the same."""
    text = read_beside(folder, MANIFEST)
    if text is not None:
        return with_base(folder, read_sources(folder)), text
    if not folder.is_dir() or any(folder.glob("*.txt")):
        sources = with_base(folder, read_sources(folder))
        return sources, _manifest_of(folder, sources)
    return Sources(title_of(folder), "", ()), tomli_w.dumps({"title": title_of(folder)})


def _manifest_of(folder: Path, sources: Sources) -> str:
    author = sources.author
    head = {"title": sources.title, "base": sources.base}
    assert not isinstance(author, Person)
    entries = [
        {
            "siglum": witness.siglum,
            "file": witness.file,
            "sha256": _digest((folder / witness.file).read_bytes()),
        }
        for witness in sources.witnesses
    ]
    return manifest_text.with_tables(tomli_w.dumps(head), entries)


def _refuse_unknown(sources: Sources, siglum: str, named: str) -> str:
    """The file of a witness."""
    for witness in sources.witnesses:
        if witness.siglum == siglum:
            return witness.file
    sigla = ", ".join(witness.siglum for witness in sources.witnesses)
    raise EditionError.of(named, f"{siglum} is not a witness; the sigla are {sigla}")


def tried(folder: Path, change: ArchiveChange) -> Register:
    """The edition as it would be; EditionError, as of the archive itself, where it would not be one."""
    with _copy(folder) as copy:
        try:
            make(copy, change)
            return register_of(copy)
        except EditionError as error:
            raise error.told_of(folder, copy) from error


def make(folder: Path, change: ArchiveChange) -> None:
    """Make the change.

    A fault of the disk leaves the archive as it was, a kill too, but for hidden files; or either leaves a
    note of what is left to do, which is done before anyone reads the archive again.
    """
    ours = (LEDGER, decisions_file.NAME, MANIFEST)
    new = [] if change.again else [name for name in change.written if name not in ours]
    texts = [name for name in change.written if change.again and name not in ours]
    last = [name for name in ours if name in change.written]
    together = {name: change.written[name].decode() for name in (*texts, *last)}
    laid: dict[Path, str] = {}
    try:
        for name in new:
            if _is_new(folder / name, change.written[name]):
                laid[fresh := folder / f".{Path(name).name}.new"] = name
                _lay(fresh, folder / Path(name).name, change.written[name])
        aside = {name: f"{ASIDE}/{name}" for name in change.put_aside}
        write_together(folder, together, aside | {fresh.name: name for fresh, name in laid.items()})
    finally:
        if not is_planned(folder):
            for fresh in laid:
                fresh.unlink(missing_ok=True)


def _is_new(path: Path, content: bytes) -> bool:
    """True of a file that is not there; one of the same content may be."""
    if not path.exists():
        return True
    if path.read_bytes() != content:
        raise EditionError.of(path, "is there already, with other content: rename or move it")
    return False


def _lay(fresh: Path, path: Path, content: bytes) -> None:
    """Write what is to be `path` where nobody takes it for a source, as all texts are without a manifest."""
    with naming(path), fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _copy(folder: Path) -> Iterator[Path]:
    """A copy of an archive, its site left out; unchanged files are the same ones where the disk allows it."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / (folder.resolve().name or "archive")

        def link(source: str, target: str) -> None:
            try:
                os.link(source, target)
            except OSError:
                shutil.copy2(source, target)

        ignored = shutil.ignore_patterns("site", ".*", "node_modules")
        shutil.copytree(folder, copy, ignore=ignored, copy_function=link)
        yield copy
