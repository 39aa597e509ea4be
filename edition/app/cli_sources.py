"""The commands that put sources into an archive, rename them and take them out."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from edition.analysis.answer.verdict import verdict
from edition.analysis.roles.likely_base import likely_base
from edition.app.cli_quote import quote
from edition.app.files import rewrite, write_into, writing
from edition.app.options import VARIANTS, WITHIN, Command
from edition.app.pipeline import register_of, settled_ledger
from edition.app.replacement import replaced
from edition.app.source_report import in_doubt, source_report, unsettled
from edition.app.summary import summary
from edition.app.terminal import progress, say, told
from edition.english import count
from edition.errors import EditionError
from edition.ledger.entries import NAME as LEDGER
from edition.ledger.file import format_ledger
from edition.ledger.recording import plan
from edition.model import Author, Edition, Person, Role
from edition.sources import manifest_text
from edition.sources.folder import read_sources
from edition.sources.manifest import NAME as MANIFEST

if TYPE_CHECKING:
    from edition.app.changes import ArchiveChange
    from edition.sources.original import Original

_ENCODING: Final = click.option("--encoding", help="The encoding of the files, where they do not tell it.")
_DRY_RUN: Final = click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
_YES: Final = click.option("--yes", is_flag=True, help="Do not ask.")
_LARGEST: Final = 256 << 20  # bytes of a file that is handed in: a book of scanned pages
_WORDS: Final = 8  # of the beginning and end of a statement: enough to find them
_LINES: Final = 12  # of what minting would record: enough to see what it is


@click.command(cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("files", metavar="[SIGLUM=]FILE...", nargs=-1, required=True)
@click.option("--title", required=True, help="What the statement is called.")
@click.option("--author", help="The body that made it.")
@click.option("--person", metavar="FAMILY,GIVEN", help="The person who made it, instead of a body.")
@click.option("--language", help="Its language, such as en or zh-Hant.")
@_ENCODING
@click.option("--yes", is_flag=True, help="Record the ids though it is in doubt what the statement is.")
def new(
    folder: Path,
    files: tuple[str, ...],
    title: str,
    author: str | None,
    person: str | None,
    language: str | None,
    encoding: str | None,
    yes: bool,
) -> None:
    """Make a new archive in DIR from files that are handed in.

    Say what each is to the statement; where that is in doubt, record no ids without --yes.
    """
    from edition.sources.intake import new_archive  # its libraries take longer to load than most commands run

    with told():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise click.ClickException(f"{folder} holds something: add to it, or name a new folder")
        originals = [original(file, encoding) for file in files]
        written, said = new_archive(originals, title, _author(author, person), language)
        with replaced(folder, published=False) as fresh:
            write_into(fresh, written.items(), told=folder)
            _choose_base(fresh)
            try:
                with progress():
                    register = register_of(fresh)
            except EditionError as error:
                raise error.told_of(folder, fresh) from error
            doubts = [] if yes else unsettled(register.edition)
            if not doubts:
                ledger = settled_ledger(fresh, register, datetime.now(UTC).date())
                rewrite(fresh / LEDGER, format_ledger(ledger))
        say([*said, summary(register.edition), *source_report(register)])
        say(_see(folder, in_doubt=bool(doubts)))


def _choose_base(folder: Path) -> None:
    """Make the likeliest source the base of a new archive; faults are told where its files are read."""
    try:
        sources = read_sources(folder)
    except EditionError:
        return
    base = likely_base({witness.siglum: witness.text for witness in sources.witnesses})
    if base != sources.base:
        manifest = folder / MANIFEST
        manifest.write_text(manifest_text.based_on(manifest.read_text("utf-8"), base), "utf-8")


def _see(folder: Path, in_doubt: bool) -> Iterator[str]:
    """What to type next."""
    place = shlex.quote(str(folder))
    if in_doubt:
        yield "\nNo ids are recorded while this is in doubt. Settle it (`from`, `to`, `role` of the source)"
        yield f"in {folder / MANIFEST}, look at it with `check`, then record the ids, which stay for good:"
        yield f"  python build_site.py mint {place}"
    yield f"\nSee it: python build_site.py serve {place}"


@click.command(cls=Command)
@click.argument("arguments", metavar="[DIR] [SIGLUM=]FILE...", nargs=-1, required=True)
@_ENCODING
@_DRY_RUN
@_YES
def add(arguments: tuple[str, ...], encoding: str | None, dry_run: bool, yes: bool) -> None:
    """Put sources into the archive in DIR.

    Say what each is to the statement and what would change, and ask. Then write its text, the original
    beside it, and their description in the manifest. `mint` records the ids.
    """
    from edition.app.changes import adding

    folder, files = VARIANTS, arguments
    if Path(arguments[0]).is_dir():
        folder, files = Path(arguments[0]), arguments[1:]
    with told(), writing(folder):
        if not files:
            raise click.UsageError("name the files to add")
        given = [original(file, encoding) for file in files]
        here = {one.name for one in given if (folder / one.name).is_file() and _is_it(folder, one)}
        change = adding(folder, given, frozenset(here))
        _settle(folder, change, dry_run, yes)


@click.command(cls=Command)
@click.argument("old")
@click.argument("new")
@WITHIN
@_DRY_RUN
@_YES
def rename(old: str, new: str, folder: Path, dry_run: bool, yes: bool) -> None:
    """Give the source OLD the siglum NEW.

    Its ids, pages and decisions stay.
    """
    from edition.app.changes import renaming

    with told(), writing(folder):
        _settle(folder, renaming(folder, old, new), dry_run, yes)


@click.command(cls=Command)
@click.argument("siglum")
@click.option("--base", metavar="SIGLUM", help="Which source is to be the base, where the base is withdrawn.")
@WITHIN
@_DRY_RUN
@_YES
def withdraw(siglum: str, base: str | None, folder: Path, dry_run: bool, yes: bool) -> None:
    """Take the source SIGLUM out of the archive.

    Its ids still lead to a page; its files go to the folder withdrawn/ there.
    """
    from edition.app.changes import withdrawing

    with told(), writing(folder):
        _settle(folder, withdrawing(folder, siglum, base), dry_run, yes)


COMMANDS: Final = (new, add, rename, withdraw, quote)


def original(argument: str, encoding: str | None = None) -> Original:
    """The file that an argument names, with the siglum that it gives it."""
    from edition.sources.original import Original

    siglum, mark, file = argument.partition("=")
    if any(named.startswith(("http://", "https://")) for named in (argument, file)):
        message = "is an address: save the page as the browser shows it, and name that file"
        raise EditionError.of(argument, message)
    if not mark or Path(argument).exists():
        return Original(Path(argument).name, _handed_in(Path(argument)), None, encoding)
    return Original(Path(file).name, _handed_in(Path(file)), siglum, encoding)


def _handed_in(path: Path) -> bytes:
    """The bytes of a file, or of a pipe that ends."""
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        message = f"is larger than {_LARGEST >> 20} MB: take out the part that has the statement"
        raise EditionError.of(path, message)
    return content


def _is_it(folder: Path, given: Original) -> bool:
    """True where the file of that name in the folder is the one that is given."""
    return (folder / given.name).read_bytes() == given.content


def _settle(folder: Path, change: ArchiveChange, dry_run: bool, yes: bool) -> None:
    """Tries a change, says what it does, and makes it if that is wished."""
    from edition.app.changes import make, tried

    with progress():
        register = tried(folder, change)
    say(change.remarks)
    say(extent_in_words(register.edition, siglum) for siglum in change.sigla)
    say(f"  writes {folder / name}" for name in change.written)
    say(f"  moves {folder / name} to withdrawn/" for name in change.put_aside)
    lines = list(plan(register)) if register.ledger.entries else []
    say(f"  {line}" for line in lines[:_LINES])
    if len(lines) > _LINES:
        click.echo(f"  and {len(lines) - _LINES:,} more that mint would record")
    say([*in_doubt(register.edition), f"The answer is then: {verdict(register.edition).answer}"])
    if dry_run:
        click.echo("Nothing written.")
        return
    if not yes:
        _ask()
    make(folder, change)
    recorded = register.ledger.entries and not lines
    click.echo(
        "Done." if recorded else f"Done. Record the ids: python build_site.py mint {shlex.quote(str(folder))}"
    )


def _ask() -> None:
    if not sys.stdin.isatty():
        raise EditionError.of("nothing written", "say --yes to make the change, --dry-run to see it only")
    if not click.confirm("Make this change?"):
        click.echo("Nothing written.")
        sys.exit(1)


def extent_in_words(edition: Edition, siglum: str) -> str:
    """What a source is to the statement, and where in its text the statement begins and ends."""
    witness = edition.witness(siglum)
    role = edition.role(siglum)
    paragraphs = [part for passage in edition.passages for part in passage.paragraphs.get(siglum, ())]
    said = f"{siglum}  {witness.file}: {role.value}"
    if role is Role.UNRELATED:
        return f"{said}: shares only phrases that any two texts share, and is left aside"
    if not paragraphs:
        return said
    first, last = min(p.start for p in paragraphs), max(p.end for p in paragraphs)
    around = len(edition.framing.get(siglum, ()))
    text = witness.text
    return (
        f"{said}, from “{opening(text[first:last])}” (line {text.count(chr(10), 0, first) + 1}) to "
        f"“{opening(text[first:last], from_end=True)}” (line {text.count(chr(10), 0, last) + 1}), "
        f"with {count(around, 'framing paragraph')} around it"
    )


def opening(text: str, from_end: bool = False) -> str:
    """The first words of a text, or its last."""
    words = text.split()
    if len(words) <= _WORDS:
        return " ".join(words)
    return f"… {' '.join(words[-_WORDS:])}" if from_end else f"{' '.join(words[:_WORDS])} …"


def _author(body: str | None, person: str | None) -> Author | None:
    if person is None:
        return body
    family, comma, given = (part.strip() for part in person.partition(","))
    if body is not None or not (family and given) or "," in given:
        raise click.ClickException('name a body by --author, or a person by --person "Lincoln, Abraham"')
    return Person(family, given)
