"""The mkdocs hook: the edition made before mkdocs empties its folder, its files handed over."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from edition.app.compiled_templates import keep_compiled
from edition.app.lifted_pages import UNREAD, AwaitedFile, LiftedPage, lifted, none_looks_before
from edition.app.page_frames import frame_pages
from edition.app.pipeline import fault_pages, publish, refuse_unminted, register_of
from edition.app.rendered_pages import render_once
from edition.app.replacement import is_begun, list_files, refuse_to_empty
from edition.app.summary import how_to_add, remarks
from edition.app.terminal import notices, printable
from edition.citation.cite import Site
from edition.errors import EditionError
from edition.ledger.recording import plan
from edition.site.assets import without_blanks
from edition.site.frame import Frame
from edition.site.pages.search import INDEX as SEARCH_INDEX
from edition.site.pages.search import search_texts
from edition.site.pages.written_pages import written_sections
from edition.site.policy import with_policy
from edition.sources.folder import strangers

if TYPE_CHECKING:  # what only serves loads longer than a page takes
    from mkdocs.livereload import LiveReloadServer

    from edition.app.preview import Preview
    from edition.site.build import FilesInMaking

_PATIENCE: Final = 0.1  # seconds between two looks at what is watched, each of some milliseconds
_SETTLED: Final = 0.05  # seconds without a further change after which an edit is taken for whole

# Files of the theme that no page loads: what of its style the pages need is part of ours.
_THEME_FILES: Final = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")

_TABLE: Final = re.compile(r"<table>\s*<thead>(?P<head>.*?)</thead>.*?</table>", re.DOTALL)
_FITTING: Final = 2  # columns of words that fit every phone

log = logging.getLogger("mkdocs.hooks.build_site")


def site_of(config: MkDocsConfig) -> Site:
    """Name and address of the site as mkdocs.yml has them."""
    return Site(config.site_name, config.site_url or None, _SiteRun.serving)


class _SiteRun:
    """What one mkdocs run carries from event to event."""

    serving = False
    published: Mapping[str, bytes] = {}
    making: FilesInMaking | None = None  # the same, where some are still made
    frame: Frame | None = None  # of the edition that the search finds
    preview: Preview | None = None  # while serving
    written: ClassVar[list[dict[str, str]]] = []  # the sections of hand-written pages, for the search
    lifted: ClassVar[dict[str, LiftedPage]] = {}  # by source path


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Learn whether a fault may stop the run or must be shown in the browser."""
    os.environ["SOURCE_DATE_EPOCH"] = "0"  # dates come from the manifest, never from the clock
    _SiteRun.serving = command == "serve"
    if not _SiteRun.serving or dirty:
        _SiteRun.preview = None
    elif _SiteRun.preview is None:
        from edition.app.preview import Preview

        _SiteRun.preview = Preview()


@event_priority(100)  # before the plugins, which ask for templates too
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Keep what the templates compile to."""
    keep_compiled(config)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Collate before mkdocs empties `site/`, so that a fault costs nothing that stands there."""
    folder = _archive(config)
    _SiteRun.lifted.clear()
    _SiteRun.written.clear()
    _SiteRun.making = None
    if _SiteRun.preview:
        _SiteRun.preview.begin(config)
    try:
        if not _SiteRun.serving:
            refuse_to_empty(Path(config.site_dir))
        register = register_of(folder, _SiteRun.preview.stages if _SiteRun.preview else None)
        if config.strict and not _SiteRun.serving:
            refuse_unminted(register, folder)
        site = site_of(config)
        kept = _SiteRun.preview.kept if _SiteRun.preview else None
        _SiteRun.frame = Frame(register.edition, register, site, kept)
        published = publish(_SiteRun.frame)
        config.extra["site_title"] = config.site_name
        config.extra["colophon"] = _SiteRun.frame.colophon
        config.site_name = escape(register.edition.title)  # the theme writes it into the page as it is
        for remark in remarks(register.edition):
            notices.warning(printable(remark))
        others = strangers(folder, register.edition) if _SiteRun.serving else []
        for line in how_to_add(folder, others):
            notices.warning(printable(line))
        for line in plan(register) if register.ledger.entries else ():
            notices.warning(printable(f"{line} (not in the ledger yet: run mint)"))
        _SiteRun.making = published if _may_wait(config) else None
        _SiteRun.published = _SiteRun.making or dict(published)
    except Exception as error:
        faults = printable(str(error))
        if not _SiteRun.serving:
            if isinstance(error, EditionError):
                raise PluginError(faults) from None
            raise
        log.error(faults, exc_info=not isinstance(error, EditionError))
        if _SiteRun.preview and _SiteRun.preview.stands:
            from edition.app.preview import FaultyError

            raise FaultyError(faults) from None
        _SiteRun.published = fault_pages([*_SiteRun.published, *_named(config.nav)], faults)
        _SiteRun.frame = None


def _may_wait(config: MkDocsConfig) -> bool:
    """Whether pages may be made while mkdocs builds others: a fault costs nothing that stands there."""
    return not _SiteRun.serving and is_begun(Path(config.site_dir)) and none_looks_before(config)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Hand the generated files to mkdocs; one that is hand-written too gives way."""
    for path in _SiteRun.published:
        if written := files.get_file_from_path(path):
            files.remove(written)
    for file in [file for file in files if file.src_uri.startswith(_THEME_FILES)]:
        files.remove(file)
    if _SiteRun.preview:
        _SiteRun.preview.add(files, _SiteRun.published, config)
        return files
    named = frozenset(_named(config.nav))
    for path in _SiteRun.published:
        files.append(_handed_over(path, config, named))
    return files


def _handed_over(path: str, config: MkDocsConfig, named: frozenset[str]) -> File:
    """A generated file; one that is still made, unless a navigation names it, as one that is read later."""
    making = _SiteRun.making
    if making and making.is_awaited(path) and named and path not in named:
        return AwaitedFile.of(making, path, config)
    return File.generated(config, path, content=_SiteRun.published[path])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let what the theme puts around the generated pages be rendered once for those of a folder."""
    frame_pages(env, _SiteRun.published, str if _SiteRun.serving else without_blanks)
    return env


def on_page_read_source(*, page: Page, config: MkDocsConfig) -> str | None:
    """The body of a generated page: it is HTML already, and its front matter JSON, read here at once."""
    if page.file.src_uri not in _SiteRun.published:
        return None
    if isinstance(page.file, AwaitedFile):
        return ""
    found = lifted(page.file.content_string)
    if found is None:
        return None
    _SiteRun.lifted[page.file.src_uri] = found
    return ""


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Spare a generated page the reading of Markdown, which would take it tag by tag; and others a second."""
    found = _SiteRun.lifted.get(page.file.src_uri)
    if found or isinstance(page.file, AwaitedFile):
        page.meta = found.meta if found else dict(UNREAD)
        page.render = partial(_leave_empty, page)  # type: ignore[method-assign]
    else:
        page.render = partial(render_once, page, page.render)  # type: ignore[method-assign]
    return markdown


def _leave_empty(page: Page, config: MkDocsConfig, files: Files) -> None:
    """What rendering sets for a page without Markdown."""
    page.content, page.present_anchor_ids = "", set()


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let each table of a hand-written page too wide for a phone scroll by itself; keep what is searched.

    Material's search would read the page tag by tag, which takes longer than all else that it does.
    """
    content = _TABLE.sub(_with_room, html)
    if page.file.src_uri not in _SiteRun.lifted and not (page.meta.get("search") or {}).get("exclude"):
        title = str(page.meta.get("title", page.title))
        _SiteRun.written += written_sections(content, page.url, title)
        page.meta["search"] = {"exclude": True}
    return content


def _with_room(table: re.Match[str]) -> str:
    if table["head"].count("<th") <= _FITTING:
        return table[0]
    return f'<div class="wide" role="group" aria-label="Table" tabindex="0">{table[0]}</div>'


@event_priority(-100)  # after the search, which would look through it for what is not there
def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
    """Put the body of a generated page back, and name no page before or after in the head.

    Some browsers would fetch such a page, against the policy.
    """
    found = _SiteRun.lifted.pop(page.file.src_uri, None)
    if isinstance(page.file, AwaitedFile):
        found = lifted(page.file.content_string)
    if found:
        page.meta, page.content = found.meta, found.body
    page.previous_page = page.next_page = None
    return context


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Forbid the page to load or run what is not its own; live reload, while serving, could not run then."""
    return output if _SiteRun.serving else with_policy(output)


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The page of the error 404 is our own: it works at addresses of any depth, and has its policy too."""
    if template_name not in _SiteRun.published:
        return output_content
    page = _SiteRun.published[template_name].decode()
    return page if _SiteRun.serving else with_policy(page)


def _give_search_its_texts(config: MkDocsConfig) -> None:
    """Give the search its texts, which take the place of Material's index."""
    if _SiteRun.preview:
        _SiteRun.preview.done(_SiteRun.published)
    index = Path(config.site_dir) / "search" / "search_index.json"
    if not index.exists():
        return
    rows = _SiteRun.written
    if _SiteRun.preview:
        rows = _SiteRun.preview.searched(rows)
    texts = Path(config.site_dir) / SEARCH_INDEX
    if _SiteRun.frame is None:
        texts.unlink(missing_ok=True)  # of an edition that was there before it had a fault
    else:
        texts.write_bytes(search_texts(_SiteRun.frame, rows, _SiteRun.published))
    index.unlink()


@event_priority(-1000)  # after all plugins
def _list_files(config: MkDocsConfig) -> None:
    """Leave the list by which the next build knows what it may replace."""
    if not _SiteRun.serving:
        list_files(Path(config.site_dir))


on_post_build: Final = CombinedEvent(_give_search_its_texts, _list_files)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watch the sources too, and everything with patience: what is moved away may come back."""
    from watchdog.observers.polling import PollingObserverVFS

    watched = list(server._watched_paths)
    for path in watched:
        server.unwatch(path)
    if preview := _SiteRun.preview:
        server.builder = lambda: preview.rebuild(config)
        preview.show_faults(server)
    patient = PollingObserverVFS(stat=_patient_stat, listdir=os.scandir, polling_interval=_PATIENCE)
    server.observer = patient  # type: ignore[assignment]
    server.build_delay = _SETTLED
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
