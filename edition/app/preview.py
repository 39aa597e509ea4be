"""While serving, a rebuild that writes what has changed, and gives the same bytes as a whole build.

mkdocs builds a whole site or, as `dirty`, what is newer than its output. Here the contents decide instead: a
generated page that is the same as before is kept, if nothing else changed that pages show. While the sources
have a fault, the server shows it in the place of every page, and what stands in the folder stays as it is.
"""

from __future__ import annotations

import html
import logging
import os
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import jinja2
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files

from edition.collate import KeptStages
from edition.text.kept import Kept

State = tuple[Any, ...]

_FAULT_PAGE: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>The sources have a fault</title>
<style>:root{{color-scheme:light dark}}pre{{white-space:pre-wrap}}
body{{font:1rem/1.5 serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}</style></head>
<body><h1>The sources have a fault</h1><pre>{}</pre><p>This page reloads once it is mended.</p></body></html>
"""


class FaultyError(Exception):
    """The sources have a fault, and nothing is built."""


class _KeptFile(File):
    """A file that stands in the site as it should."""

    def is_modified(self) -> bool:
        return False


class Preview:
    """What stands in the site folder, and what it was made from."""

    def __init__(self) -> None:
        self.pages: Mapping[str, bytes] = {}
        self.state: State | None = None
        self.fault: str | None = None  # of the sources, as they are now
        self.kept = Kept()
        self.stages = KeptStages()
        self._around: State | None = None
        self._building: State | None = None
        self._env: jinja2.Environment | None = None
        self._gone: list[Path] = []
        self._built = Files([])
        self._searched: dict[str, list[dict[str, str]]] = {}
        logging.getLogger("mkdocs.commands.build").addFilter(_is_told)

    @property
    def stands(self) -> bool:
        """Whether a build was done, so that pages stand in the folder."""
        return self.state is not None

    def begin(self, config: MkDocsConfig) -> None:
        """A build begins; until it is done, nothing is known to stand in the folder as it should."""
        self._building, self._around = _around(config), None
        self._keep_templates(config)

    def rebuild(self, config: MkDocsConfig) -> None:
        """Build the site of the settings that `config` was read from, again and into the same folder."""
        kept = {name: config[name] for name in ("site_dir", "strict", "use_directory_urls")}
        fresh = load_config(config.config_file_path, **kept)
        fresh.site_url = config.site_url
        around = self._around
        same = _around(fresh) == around
        if not same:
            self.pages, self._env = {}, None
        self._keep_templates(fresh)
        self.fault = None
        try:
            build(fresh, serve_url=fresh.site_url, dirty=same)
        except FaultyError as fault:
            self.fault = str(fault)
            self._around = around if same else None

    def show_faults(self, server: LiveReloadServer) -> None:
        """Let a server show a fault, while there is one, whatever page is asked for."""
        serve = server._serve_request

        def served(environ: dict[str, Any], start_response: Any) -> Iterable[bytes] | None:
            if not environ["PATH_INFO"].endswith((".html", "/")):
                return serve(environ, start_response)
            with server._epoch_cond:  # what is built now may have another fault, or none
                server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
                epoch = server._visible_epoch
            if self.fault is None:
                return serve(environ, start_response)
            shown = _FAULT_PAGE.format(html.escape(self.fault)).encode()
            page = server._inject_js_into_html(shown, epoch)  # type: ignore[no-untyped-call]
            size = ("Content-Length", str(len(page)))
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), size])
            return [page]

        server._serve_request = served  # type: ignore[method-assign]

    def add(self, files: Files, published: Mapping[str, bytes], config: MkDocsConfig) -> None:
        """Hand the generated files to mkdocs, those that stand there already as kept ones."""
        state = (config.site_name, config.site_url, config.site_dir, repr(config.extra))
        known = self.pages if state == self.state else {}
        linked = known.keys() != published.keys()  # what hand-written pages show besides is where links lead
        for file in files.documentation_pages():
            file.is_modified = partial(bool, linked)  # type: ignore[method-assign]
        # One that stood there before too was not read: it and its page are as they would be made anew.
        standing = {file.src_uri: file for file in self._built if isinstance(file, _KeptFile)}
        for path, content in published.items():
            if known.get(path) != content:
                files.append(File.generated(config, path, content=content))
            else:
                files.append(standing.get(path) or _KeptFile.generated(config, path, content=content))
        self._built = files
        gone = (path for path in self.pages if not files.get_file_from_path(path))
        # The theme writes a 404 page of its own where none is published.
        self._gone = [_place(config, path) for path in gone if path not in config.theme.static_templates]
        self.state = state

    def searched(self, fresh: list[dict[str, str]]) -> list[dict[str, str]]:
        """The rows of the search index of all pages, `fresh` being those of the pages that were built."""
        rows: dict[str, list[dict[str, str]]] = {}
        for row in fresh:
            rows.setdefault(row["location"].partition("#")[0], []).append(row)
        for file in self._built.documentation_pages():
            if file.page is None or file.page.content is None:  # it stood there already
                rows[file.url] = self._searched.get(file.url, [])
        order = {file.url: at for at, file in enumerate(self._built.documentation_pages())}
        self._searched = dict(sorted(rows.items(), key=lambda each: order.get(each[0], len(order))))
        return [row for each in self._searched.values() for row in each]

    def done(self, published: Mapping[str, bytes]) -> None:
        """What was published stands in the folder now; what is no more is removed."""
        for path in self._gone:
            path.unlink(missing_ok=True)
        self.pages, self._gone, self._around = dict(published), [], self._building

    def _keep_templates(self, config: MkDocsConfig) -> None:
        """Let the theme keep its compiled templates."""
        if self._env is None:
            self._env = config.theme.get_env()
        env = self._env
        config.theme.get_env = lambda: env  # type: ignore[method-assign]


def _place(config: MkDocsConfig, path: str) -> Path:
    return Path(File.generated(config, path, content=b"").abs_dest_path)


def _around(config: MkDocsConfig) -> State:
    """When what is not generated was changed: settings, hand-written pages, the theme over Material's."""
    found = [Path(config.config_file_path)]
    for place in (config.docs_dir, *config.theme.dirs[:1]):
        for folder, _, names in os.walk(place):
            found += [Path(folder) / name for name in sorted(names)]
    return tuple(
        (str(path), status.st_mtime_ns, status.st_size) for path in found if (status := _status(path))
    )


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _is_told(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith("A 'dirty' build")
