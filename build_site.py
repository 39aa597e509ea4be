"""The command line and the mkdocs hook: the only file that knows mkdocs or writes files."""

from __future__ import annotations

import json
import logging
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

import click
from markupsafe import escape
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from watchdog.observers.polling import PollingObserverVFS

from edition.citation import Site, refuse_elsewhere
from edition.citation_formats import FORMATS
from edition.errors import EditionError
from edition.ledger import NAME as LEDGER
from edition.ledger_file import format_ledger
from edition.manifest import NAME as MANIFEST
from edition.minting import mint as mint_ids
from edition.minting import plan
from edition.model import Author, Person
from edition.policy import with_policy
from edition.publication import fault_pages, publish, refuse_unminted, register_of
from edition.published import to_json
from edition.recorded_citation import cite as cite_named
from edition.site import search_rows
from edition.summary import remarks, summary
from edition.verification import Verdict, describe
from edition.verification import verify as verify_citation
from edition.witness import read_sources, unnamed_texts
from edition.writing import replaced, rewrite

if TYPE_CHECKING:
    from edition.archive import Original

os.environ["SOURCE_DATE_EPOCH"] = "0"  # dates come from the manifest, never from the clock

ROOT: Final = Path(__file__).resolve().parent
VARIANTS: Final = ROOT / "variants"
PUBLISHED: Final = "data/edition.json"  # every published folder has it
log = logging.getLogger("mkdocs.hooks.build_site")
notices = logging.getLogger("edition")  # what is said plainly but stops no strict build


def site_of(config: MkDocsConfig) -> Site:
    """Name and address of the site as mkdocs.yml has them."""
    return Site(config.site_name, config.site_url or None)


# The hook


class _Run:
    """What one mkdocs run carries from event to event."""

    serving = False
    published: Mapping[str, bytes] = {}
    found: Sequence[Mapping[str, str]] = ()  # rows for the search index
    lifted: ClassVar[dict[str, str]] = {}  # bodies of pages that are HTML already, by source path


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Learn whether a fault may stop the run or must be shown in the browser."""
    _Run.serving = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Collate before mkdocs empties `site/`, so that a fault costs nothing that stands there."""
    folder = _archive(config)
    try:
        register = register_of(folder)
        if config.strict and not _Run.serving:
            refuse_unminted(register, folder)
        _Run.published = publish(register, site_of(config))
        _Run.found = search_rows(register.edition)
        config.extra["site_title"] = config.site_name
        config.site_name = escape(register.edition.title)  # the theme writes it into the page as it is
        for remark in remarks(register.edition):
            notices.warning(printable(remark))
        for line in plan(register) if register.ledger.entries else ():
            notices.warning(printable(f"{line} (not in the ledger yet: run mint)"))
    except Exception as error:
        faults = printable(str(error))
        if not _Run.serving:
            if isinstance(error, EditionError):
                raise PluginError(faults) from None
            raise
        log.error(faults, exc_info=not isinstance(error, EditionError))
        _Run.published, _Run.found = fault_pages([*_Run.published, *_named(config.nav)], faults), ()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Hand the generated files to mkdocs; one that is hand-written too gives way."""
    for path, content in _Run.published.items():
        if written := files.get_file_from_path(path):
            files.remove(written)
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lift out the body of a generated page: it is HTML already, and Markdown would take it tag by tag."""
    if page.file.src_uri not in _Run.published or not markdown.lstrip().startswith("<"):
        return markdown
    _Run.lifted[page.file.src_uri] = markdown
    return ""


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the body of a generated page back."""
    return _Run.lifted.pop(page.file.src_uri, html)


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Forbid the page to load or run what is not its own; live reload, while serving, could not run then."""
    return output if _Run.serving else with_policy(output)


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The same for the page of the error 404, which is no Markdown page."""
    return with_policy(output_content) if template_name == "404.html" and not _Run.serving else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Let the search find each paragraph in each of its wordings."""
    index = Path(config.site_dir) / "search" / "search_index.json"
    if index.exists():
        rows = json.loads(index.read_text("utf-8"))
        rows["docs"] += _Run.found
        index.write_text(json.dumps(rows, ensure_ascii=False, separators=(",", ":")), "utf-8")


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watch the sources too, and everything with patience: what is moved away may come back."""
    watched = list(server._watched_paths)
    for path in watched:
        server.unwatch(path)
    patient = PollingObserverVFS(stat=_patient_stat, listdir=os.scandir, polling_interval=0.5)
    server.observer = patient  # type: ignore[assignment]
    for path in [*watched, str(_archive(config).absolute())]:
        server.watch(path)
    return server


def _patient_stat(path: str) -> os.stat_result:
    """What the system says of a file; of one that is away, what it says of the root: a folder, and empty."""
    try:
        return os.stat(path)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return os.stat(os.sep)  # noqa: PTH116


def _archive(config: MkDocsConfig) -> Path:
    folder = Path(config.config_file_path).parent / str(config.extra["archive"])
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _named(nav: Any) -> Iterator[str]:
    """The pages that a navigation names, however deep."""
    match nav:
        case str():
            yield nav
        case dict():
            yield from _named(list(nav.values()))
        case list():
            for item in nav:
                yield from _named(item)


# The command line


@click.group(invoke_without_command=True)
@click.pass_context
def cli(context: click.Context) -> None:
    """Collate the versions of a statement and publish them as a site.

    Without a command: build the site of variants/ into site/.
    """
    if context.invoked_subcommand is None:
        context.invoke(build)


FOLDER: Final = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
ARCHIVE: Final = click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=VARIANTS)


@cli.command()
@ARCHIVE
@click.option("--site", type=click.Path(path_type=Path), help="Where to; by default site/ here, or in DIR.")
def build(folder: Path = VARIANTS, site: Path | None = None) -> None:
    """Build the site of the sources in DIR, strictly; a fault leaves the old site as it was."""
    usual = (ROOT if folder.resolve() == VARIANTS else folder) / "site"
    with told(), progress(), replaced(site or usual, PUBLISHED if site else None) as fresh:
        write_site(folder, fresh)
    if sys.stdout.isatty():
        click.echo(f"The site is in {site or usual}.")


@cli.command(context_settings={"ignore_unknown_options": True})
@ARCHIVE
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def serve(folder: Path, options: tuple[str, ...]) -> None:
    """Serve the site of DIR here and follow every edit; OPTIONS go to `mkdocs serve`."""
    os.environ |= {"ARCHIVE": str(folder.absolute()), "NO_MKDOCS_2_WARNING": "1"}
    where = () if {"-a", "--dev-addr"} & set(options) else ("--dev-addr", free_address())
    arguments = ["-m", "mkdocs", "serve", "--config-file", str(ROOT / "mkdocs.yml"), *where, *options]
    os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606


def free_address() -> str:
    """The usual address of a preview, or where another program has that, one that is free."""
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
    with told(), progress():
        content = to_json(register_of(folder).edition)
    sys.stdout.buffer.write(content)


@cli.command()
@FOLDER
def check(folder: Path) -> None:
    """Validate the sources and manifest in DIR and say what is found."""
    with told(), progress():
        edition = register_of(folder).edition
        unnamed = unnamed_texts(folder, edition)
    click.echo(printable(summary(edition)))
    for name in unnamed:
        click.echo(printable(f"  {name} is no witness: describe it in edition.toml"))


@cli.command()
@FOLDER
@click.argument("out", type=click.Path(path_type=Path))
def export(folder: Path, out: Path) -> None:
    """Write the pages and files of DIR's site to OUT, for another site generator."""
    with told(), progress(), replaced(out, PUBLISHED) as fresh:
        published = publish(register_of(folder), site_of(load_config(str(ROOT / "mkdocs.yml"))))
        shutil.copytree(ROOT / "docs", fresh, ignore=shutil.ignore_patterns("theme"), dirs_exist_ok=True)
        for path, content in published.items():
            target = fresh / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


@cli.command()
@ARCHIVE
@click.option("--dry-run", is_flag=True, help="Show what would be recorded, and write nothing.")
def mint(folder: Path, dry_run: bool) -> None:
    """Record the ids and texts of DIR in its ledger, so that they stay for good."""
    with told():
        with progress():
            register = register_of(folder)
        lines = list(plan(register))
        content = format_ledger(mint_ids(register, datetime.now(UTC).date()))
        for line in lines:
            click.echo(printable(line))
        if not lines and (folder / LEDGER).exists():
            click.echo(f"Nothing to mint: {folder / LEDGER} has it all.")
        elif dry_run:
            click.echo("Nothing written.")
        else:
            rewrite(folder / LEDGER, content)
            click.echo(f"Written to {folder / LEDGER}: keep it with the sources.")


WITHIN: Final = click.option(
    "--archive", "folder", type=click.Path(path_type=Path), default=VARIANTS, help="The folder of sources."
)


@cli.command()
@click.argument("url_or_id", metavar="URL-OR-ID")
@click.option("--fingerprint", required=True, help="The fingerprint that the citation carries.")
@WITHIN
def verify(url_or_id: str, fingerprint: str, folder: Path) -> None:
    """Say whether a text that was cited is still the text shown, and if not what changed.

    Exit status 0 means that it is, 2 that it is not.
    """
    with told():
        refuse_elsewhere(url_or_id.strip(), site_of(load_config(str(ROOT / "mkdocs.yml"))))
        verification = verify_citation(register_of(folder), url_or_id, fingerprint)
    for line in describe(verification):
        click.echo(printable(line))
    sys.exit(0 if verification.verdict is Verdict.SAME else 2)


@cli.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("files", metavar="[SIGLUM=]FILE...", nargs=-1, required=True)
@click.option("--title", required=True, help="What the statement is called.")
@click.option("--author", help="The body that made it.")
@click.option("--person", metavar="FAMILY,GIVEN", help="The person who made it, instead of a body.")
@click.option("--language", help="Its language, such as en or zh-Hant.")
def new(
    folder: Path,
    files: tuple[str, ...],
    title: str,
    author: str | None,
    person: str | None,
    language: str | None,
) -> None:
    """Make a new archive in DIR from text, web page and PDF files, ready to serve."""
    from edition.archive import new_archive  # its libraries take longer to load than most commands run

    with told():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise click.ClickException(f"{folder} holds something: name a new folder")
        originals = [_original(file) for file in files]
        written = new_archive(originals, title, _author(author, person), language)
        with replaced(folder, MANIFEST) as fresh:
            for path, content in written.items():
                (fresh / path).write_bytes(content)
            try:
                with progress():
                    register = register_of(fresh)
            except EditionError as error:
                inside = [replace(f, file=f.file.replace(str(fresh), str(folder))) for f in error.faults]
                raise EditionError(inside) from error
            ledger = mint_ids(register, datetime.now(UTC).date())
            (fresh / LEDGER).write_text(format_ledger(ledger), "utf-8")
        click.echo(f"{printable(summary(register.edition))}\n\nSee it: python build_site.py serve {folder}")


def _author(body: str | None, person: str | None) -> Author | None:
    if person is None:
        return body
    family, comma, given = (part.strip() for part in person.partition(","))
    if body is not None or not (family and given) or "," in given:
        raise click.ClickException('name a body by --author, or a person by --person "Lincoln, Abraham"')
    return Person(family, given)


def _original(argument: str) -> Original:
    from edition.archive import Original

    siglum, mark, file = argument.partition("=")
    if not mark or Path(argument).exists():
        return Original(Path(argument).name, Path(argument).read_bytes())
    return Original(Path(file).name, Path(file).read_bytes(), siglum)


def write_site(folder: Path, place: Path) -> None:
    """Build the site of the sources in a folder into an empty one, strictly."""
    read_sources(folder)
    os.environ["ARCHIVE"] = str(folder.absolute())
    config = load_config(str(ROOT / "mkdocs.yml"), strict=True, site_dir=str(place))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build_with_mkdocs(config)
    finally:
        config.plugins.on_shutdown()


@cli.command("verify-site")
@click.argument("published", metavar="DIR-OR-URL")
@WITHIN
def verify_site(published: str, folder: Path) -> None:
    """Build the site anew and compare a published copy of it, file by file.

    Where the copy was built with SITE_URL, set it to the same. Exit status 0 means the same, 2 not.
    """
    from edition.copies import deviations

    with told(), tempfile.TemporaryDirectory() as place, progress():
        write_site(folder, Path(place))
        count = sum(path.is_file() for path in Path(place).rglob("*"))
        found = list(deviations(Path(place), published))
    for line in found:
        click.echo(printable(line))
    click.echo(f"{count} files compared, {len(found) or 'none'} not as built here")
    sys.exit(2 if found else 0)


@cli.command()
@click.argument("identifier", metavar="[URL-OR-ID]", default="archive")
@click.option(
    "--style", type=click.Choice(list(FORMATS)), default="apa", help="How to write it; APA if not said."
)
@click.option("--witness", metavar="SIGLUM", help="The version cited; the base if not said.")
@click.option("--accessed", type=click.DateTime(["%Y-%m-%d"]), help="The day on which you saw it; today.")
@WITHIN
def cite(identifier: str, style: str, witness: str | None, accessed: datetime | None, folder: Path) -> None:
    """Print a citation of a paragraph (p5), a difference (p5.u3), a version (its siglum) or the archive."""
    with told():
        site = site_of(load_config(str(ROOT / "mkdocs.yml")))
        citation = cite_named(register_of(folder), identifier, witness, site)
        written = FORMATS[style].write(citation, (accessed or datetime.now()).date())
    click.echo(written.rstrip("\n"))
    if site.url is None:
        click.echo(
            "The address is that within the site: site_url in mkdocs.yml, or SITE_URL, is not set.", err=True
        )


def printable(text: str) -> str:
    """The text with whatever could command a terminal written out."""
    return "".join(
        letter if letter.isprintable() or letter in "\n\t" else ascii(letter)[1:-1] for letter in text
    )


@contextmanager
def told() -> Iterator[None]:
    """Turn the faults of an input, of mkdocs and of the disk into one message and exit status 1."""
    try:
        yield
    except Abort as error:
        if "BuildError" not in str(error):  # that one has been shown already
            click.echo(f"Error: {error}", err=True)
        sys.exit(1)
    except (EditionError, MkDocsException) as error:
        raise click.ClickException(printable(str(error))) from error
    except OSError as error:
        where = error.filename2 or error.filename or "files"  # the second is where something was written to
        raise click.ClickException(printable(f"{where}: {error.strerror}")) from error


class _Status(logging.Handler):
    """Shows on one line of a terminal what is being done; prints remarks, warnings and errors."""

    def emit(self, record: logging.LogRecord) -> None:
        message = printable(record.getMessage())
        if record.levelno >= logging.WARNING:
            remark = record.name == notices.name
            click.echo(message if remark else f"{record.levelname.capitalize()}: {message}", err=True)
        else:
            width = shutil.get_terminal_size().columns - 1
            click.echo(f"\r\x1b[K{message.splitlines()[0][:width]}\r", nl=False, err=True)


@contextmanager
def progress() -> Iterator[None]:
    """Say on a terminal what is being done; stay silent in a pipe but for remarks and warnings."""
    seen = logging.DEBUG if sys.stderr.isatty() else logging.WARNING
    loggers, status = [logging.getLogger("mkdocs"), notices], _Status()
    for logger in loggers:
        logger.addHandler(status)
        logger.setLevel(seen)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(status)
        if sys.stderr.isatty():
            click.echo("\r\x1b[K", nl=False, err=True)


if __name__ == "__main__":
    cli()
