"""Hand-written pages that stay rendered from run to run: to read their Markdown takes long."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, Final, TypeAlias

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from edition.lasting import lasting_values

Render: TypeAlias = Callable[[MkDocsConfig, Files], None]

# What these make of a page follows from its text alone; others may read other files.
_PURE: Final = frozenset({"fenced_code", "tables", "toc"})
_links = logging.getLogger("mkdocs.structure.pages")  # says which links lead nowhere


def render_once(page: Page, render: Render, config: MkDocsConfig, files: Files) -> None:
    """`render` a page, or set on it what that set in an earlier run where all was the same.

    A page of which something is to be said is rendered in each run.
    """
    given = _given(page, config, files)
    if given is None:
        render(config, files)
        return
    rendered = False

    def fresh() -> dict[str, Any] | None:
        nonlocal rendered
        rendered = True
        with _remarks() as said:
            render(config, files)
        return None if said else _found(page)

    name = f"page-{sha256(page.file.src_uri.encode()).hexdigest()[:16]}"
    found = lasting_values(name, given, fresh)
    if rendered:
        return
    if found is None:
        render(config, files)
    else:
        _set(page, found, files)


def _given(page: Page, config: MkDocsConfig, files: Files) -> list[str] | None:
    """All that decides what a page becomes; None where something else may."""
    level = _links.getEffectiveLevel()  # mkdocs notes links to other pages by it
    extensions = config.markdown_extensions
    if level > logging.WARNING or not _PURE.issuperset(extensions):
        return None
    try:
        settings = json.dumps(
            [extensions, config.mdx_configs, repr(config.validation), config.use_directory_urls, level]
        )
    except TypeError:  # a setting that is code
        return None
    others = (f"{file.src_uri}\n{file.url}\n{file.inclusion.name}" for file in files)
    return [settings, page.file.src_uri, page.markdown or "", *sorted(others)]


@contextmanager
def _remarks() -> Iterator[list[logging.LogRecord]]:
    """What is said of the links of a page meanwhile."""
    said: list[logging.LogRecord] = []

    def hear(record: logging.LogRecord) -> bool:
        said.append(record)
        return True

    _links.addFilter(hear)
    try:
        yield said
    finally:
        _links.removeFilter(hear)


def _found(page: Page) -> dict[str, Any]:
    """What rendering set on a page."""
    links = page.links_to_anchors
    return {
        "content": page.content,
        "toc": list(_tokens(page.toc)),
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": None if links is None else {file.src_uri: named for file, named in links.items()},
    }


def _set(page: Page, found: dict[str, Any], files: Files) -> None:
    page.content, page.toc = found["content"], get_toc(found["toc"])
    page._title_from_render = found["title"]
    page.present_anchor_ids = set(found["anchors"])
    if found["links"] is not None:
        targets = ((files.get_file_from_path(path), named) for path, named in found["links"].items())
        page.links_to_anchors = {file: named for file, named in targets if file is not None}


def _tokens(anchors: Iterable[AnchorLink]) -> Iterator[Any]:
    for each in anchors:
        yield {
            "name": each.title,
            "id": each.id,
            "level": each.level,
            "children": list(_tokens(each.children)),
        }
