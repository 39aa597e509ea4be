"""The command line. What one command alone needs is imported in it: most run shorter than all of it loads."""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click

from edition.app.cli_sources import COMMANDS
from edition.app.files import rewrite, stamp, write_into, writing
from edition.app.options import ARCHIVE, CITATION_FORMATS, FOLDER, ROOT, VARIANTS, WITHIN, Command
from edition.app.pipeline import read_archive, record, refuse_lost_ledger, register_of, report
from edition.app.replacement import list_files, replaced
from edition.app.source_report import source_report
from edition.app.summary import how_to_add, summary
from edition.app.terminal import open_streams, output_told, printable, progress, say, told
from edition.errors import EditionError
from edition.ledger.entries import NAME as LEDGER
from edition.ledger.file import format_ledger, parse_ledger
from edition.sources.folder import says_base, strangers
from edition.sources.text_files import read_beside

_ATTEMPTS: Final = 5  # to read an archive while nothing in it changes


class Commands(click.Group):
    """The commands; what cannot be written out, and what is no text, is one message for each of them."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse an argument that is not UTF-8, unless it names a file."""
        for arg in args:
            siglum, mark, file = arg.partition("=")
            words = "" if os.path.lexists(arg) else siglum if mark and os.path.lexists(file) else arg
            if any("\ud800" <= letter <= "\udfff" for letter in words):
                raise click.UsageError(f"{printable(arg)} names no file, and is not text in UTF-8")
        with output_told():  # of --help
            return super().parse_args(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run what is typed, where streams are closed too."""
        open_streams()
        atexit.register(gc.freeze)  # to look for cycles in all that lives is a tenth of a short command
        return super().main(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what cannot be written out is one message."""
        with output_told():
            return super().invoke(ctx)


@click.group(cls=Commands, invoke_without_command=True)
@click.pass_context
def cli(context: click.Context) -> None:
    """Collate the versions of a statement and publish them as a site.

    Without a command: build the site of variants/ into site/.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # where a terminal cannot show a letter
    if context.invoked_subcommand is None:
        context.invoke(build)


@cli.command()
@ARCHIVE
@click.option("--site", type=click.Path(path_type=Path), help="The folder to write; site/ here, or in DIR.")
def build(folder: Path = VARIANTS, site: Path | None = None) -> None:
    """Build the site of the sources in DIR.

    A fault in any of them leaves the old site as it was.
    """
    from edition.app.generator import write_site

    place = site or usual_site(folder)
    with told(), progress(), replaced(place) as fresh:
        write_site(folder, fresh)
    if sys.stdout.isatty():
        click.echo(f"The site is in {place}.")


def usual_site(folder: Path) -> Path:
    """Where the site of an archive is built unless said otherwise."""
    return (ROOT if folder.resolve() == VARIANTS else folder) / "site"


@cli.command(context_settings={"ignore_unknown_options": True})
@ARCHIVE
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def serve(folder: Path, options: tuple[str, ...]) -> None:
    """Serve the site of DIR here and follow every edit.

    OPTIONS go to `mkdocs serve`.
    """
    with told():
        if not folder.is_dir():
            raise EditionError.of(folder, "is not a folder: name the one that holds the sources")
    os.environ |= {"ARCHIVE": str(folder.absolute()), "NO_MKDOCS_2_WARNING": "1"}
    where = () if {"-a", "--dev-addr"} & set(options) else ("--dev-addr", free_address())
    arguments = ["-m", "mkdocs", "serve", "--config-file", str(ROOT / "mkdocs.yml"), *where, *options]
    os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606


def free_address() -> str:
    """The usual address of a preview, or where another program has that, one that is free."""
    import socket

    for port in (8000, 8001, 8002, 0):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return f"127.0.0.1:{probe.getsockname()[1]}"
    raise click.ClickException("no port of 127.0.0.1 is free: name another address with --dev-addr")


@cli.command()
@FOLDER
def collate(folder: Path) -> None:
    """Print the edition of the sources in DIR as edition.json."""
    from edition.export.edition_json import to_json

    with told(), progress():
        content = to_json(register_of(folder).edition)
    sys.stdout.buffer.write(content)


@cli.command()
@FOLDER
def check(folder: Path) -> None:
    """Check the sources and manifest in DIR and say what is found."""
    with told(), progress():
        register = register_of(folder)
        others = strangers(folder, register.edition)
        said = says_base(folder)
    say([summary(register.edition)])
    if not said and len(register.edition.witnesses) > 1:
        base = register.edition.base
        say([f'  Nobody says which source is the base: {base} is taken (`base = "{base}"` settles it).'])
    say(source_report(register))
    say(f"  {line}" for line in how_to_add(folder, others))


@cli.command()
@click.argument("root", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--scheduler", metavar="ADDRESS", help="A Dask cluster; the cores of this machine if not said.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes here; one for each core if not said.")
@click.option("--sites", is_flag=True, help="Build the site of each archive too.")
def corpus(root: Path, out: Path, scheduler: str | None, workers: int | None, sites: bool) -> None:
    """Collate every archive below ROOT into OUT.

    OUT has a summary and an index page over all. What is done already is kept.
    Archives with faults are named and left out, and the exit status is 1.
    """
    from edition.app.corpus_run import collate_corpus, faults_told

    with told(), progress():
        rows, kept = collate_corpus(root, out, scheduler, workers, sites)
    bad = sum(not row["done"] for row in rows)
    click.echo(f"{len(rows) - bad:,} archives done, {kept:,} of them before; {bad:,} with faults")
    if bad:
        say([faults_told(rows)], err=True)
        sys.exit(1)


@cli.command()
@FOLDER
@click.argument("out", type=click.Path(path_type=Path))
def export(folder: Path, out: Path) -> None:
    """Write the pages and files of DIR's site to OUT.

    They are for another site generator.
    """
    import shutil

    from edition.app.generator import site_here
    from edition.app.pipeline import publish
    from edition.site.frame import Frame

    with told(), progress(), replaced(out) as fresh:
        register = register_of(folder)
        published = publish(Frame(register.edition, register, site_here()))
        shutil.copytree(ROOT / "docs", fresh, ignore=shutil.ignore_patterns("theme"), dirs_exist_ok=True)
        write_into(fresh, published.items(), told=out)
        list_files(fresh)


@cli.command()
@ARCHIVE
@click.option("--dry-run", is_flag=True, help="Show what would be recorded, and write nothing.")
@click.option("--first", is_flag=True, help="Begin a ledger though there is a site: that was a trial.")
def mint(folder: Path, dry_run: bool, first: bool) -> None:
    """Record the ids and texts of DIR, so that they stay for good."""
    with told(), writing(folder):
        if not first:
            refuse_lost_ledger(folder, usual_site(folder))
        lines, written = minted(folder, dry_run)
        say(lines)
        if written:
            click.echo(f"Written to {folder / LEDGER}: keep it with the sources.")
        else:
            click.echo("Nothing written." if lines else f"Nothing to mint: {folder / LEDGER} has it all.")


def minted(folder: Path, dry_run: bool) -> tuple[list[str], bool]:
    """What there was to record, and whether it was written; anew where files change in between.

    Nobody else mints meanwhile: `writing` is held.
    """
    for _ in range(_ATTEMPTS):
        before = stamp(folder)
        with progress():
            archive = read_archive(folder)
            lines, ledger = record(archive, datetime.now(UTC).date(), report)
        if dry_run or not (lines or not (folder / LEDGER).exists()):
            return lines, False
        content = format_ledger(ledger)
        if stamp(folder) == before:
            rewrite(folder / LEDGER, content)
            return lines, True
    raise EditionError.of(folder, "changes while it is read: wait until nothing writes there")


@cli.command()
@ARCHIVE
def settle(folder: Path) -> None:
    """Settle the ledger of DIR after branches were merged."""
    from edition.ledger.merging import settle_merged, sides

    with told(), writing(folder):
        text, file = read_beside(folder, LEDGER), folder / LEDGER
        if text is None:
            raise EditionError.of(file, "does not exist: there is nothing to settle")
        found = [parse_ledger(side, str(file), merged=True) for side in sides(text)]
        merged = settle_merged(found)
        say(merged.told)
        if found == [merged.ledger]:
            click.echo(f"Nothing to settle: in {file} each id stands for one text.")
        else:
            rewrite(file, format_ledger(merged.ledger))
            click.echo(f"Written to {file}: look at it, then run check and mint.")


@cli.command()
@click.argument("url_or_id", metavar="URL-OR-ID")
@click.option("--fingerprint", required=True, help="The fingerprint that the citation carries.")
@WITHIN
def verify(url_or_id: str, fingerprint: str, folder: Path) -> None:
    """Say whether a text that was cited is still the text shown.

    If not, say what changed. Exit status 0 means that it is, 2 that it is not.
    """
    from edition.app.generator import site_here
    from edition.citation.cite import refuse_elsewhere
    from edition.ledger.verification import CitationState, describe
    from edition.ledger.verification import verify as verify_citation

    with told():
        refuse_elsewhere(url_or_id.strip(), site_here())
        verification = verify_citation(register_of(folder), url_or_id, fingerprint)
    say(describe(verification))
    sys.exit(0 if verification.state is CitationState.SAME else 2)


@cli.command("verify-site")
@click.argument("published", metavar="DIR-OR-URL")
@WITHIN
def verify_site(published: str, folder: Path) -> None:
    """Compare a published copy of the site with a fresh build.

    Where the copy was built with SITE_URL, set it to the same. Exit status 0 means the same, 2 not.
    """
    import tempfile

    from edition.app.copies import deviations
    from edition.app.generator import write_site

    with told(), tempfile.TemporaryDirectory() as place, progress():
        write_site(folder, Path(place))
        count = sum(path.is_file() for path in Path(place).rglob("*"))
        found = list(deviations(Path(place), published))
    say(found)
    click.echo(f"{count} files compared, {len(found) or 'none'} not as built here")
    sys.exit(2 if found else 0)


@cli.command()
@click.argument("identifier", metavar="[URL-OR-ID]", default="archive")
@click.option(
    "--style",
    type=click.Choice([*CITATION_FORMATS, "bibtex"], case_sensitive=False),
    default="apa",
    help="How to write it; APA if not said.",
)
@click.option("--witness", metavar="SIGLUM", help="The version cited; the base if not said.")
@click.option(
    "--accessed", type=click.DateTime(["%Y-%m-%d"]), help="The day on which you saw it; today if not said."
)
@WITHIN
def cite(identifier: str, style: str, witness: str | None, accessed: datetime | None, folder: Path) -> None:
    """Print a citation of what is named, or of the archive.

    Name a paragraph (p5), a difference (p5.u3), a version (its siglum), or its address.
    """
    from edition.app.generator import site_here
    from edition.citation.cite import cite as cite_named
    from edition.citation.cite import remarks_on
    from edition.citation.formats import FORMATS

    with told():
        site = site_here()
        register = register_of(folder)
        citation = cite_named(register, identifier, witness, site)
        written = FORMATS["biblatex" if style == "bibtex" else style].write(
            citation, (accessed or datetime.now()).date()
        )
    click.echo(written.rstrip("\n"))
    say(remarks_on(register, identifier), err=True)
    if site.url is None:
        click.echo(
            "The address is that within the site: site_url in mkdocs.yml, or SITE_URL, is not set.", err=True
        )


for _command in COMMANDS:
    cli.add_command(_command)
