"""A page that stays rendered is the one that would be rendered, with all that mkdocs asks of it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.pages import Page

from edition.app.rendered_pages import render_once
from tests.support.shelf import Shelf, shelf_in_use

SETTINGS = """site_name: Pages
use_directory_urls: false
plugins: []
markdown_extensions: [tables%s]
"""
METHOD = """# The *method* of it

## Steps

See [what else](other.md#part), [above](#steps) and [the web](https://example.org).

| one | two |
|-----|-----|
| a   | b   |

### Deeper
"""
PAGES = {"method.md": METHOD, "other.md": "# Other\n\n## Part\n"}

shelf = pytest.fixture(shelf_in_use)


def site(folder: Path, pages: Mapping[str, str], extension: str = "") -> tuple[MkDocsConfig, Files]:
    """The pages of a site with their text."""
    (folder / "docs").mkdir(exist_ok=True)
    for name, text in pages.items():
        (folder / "docs" / name).write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS % extension, "utf-8")
    config = load_config(str(folder / "mkdocs.yml"))
    files = get_files(config)
    for file in files.documentation_pages():
        Page(None, file, config).read_source(config)
    return config, files


def rendered(config: MkDocsConfig, files: Files, name: str = "method.md") -> tuple[dict[str, Any], bool]:
    """What a page has once it is rendered, and whether that was done now."""
    asked = []
    file = files.get_file_from_path(name)
    assert file is not None
    page = file.page
    assert page is not None

    def render(config: MkDocsConfig, files: Files) -> None:
        asked.append(name)
        Page.render(page, config, files)

    render_once(page, render, config, files)
    links = page.links_to_anchors
    said = {
        "content": page.content,
        "toc": str(page.toc),
        "active": [getattr(each, "active", None) for each in page.toc],
        "title": page.title,
        "anchors": page.present_anchor_ids,
        "links": links and {file.src_uri: named for file, named in links.items()},
    }
    return said, bool(asked)


@pytest.fixture
def log() -> Iterator[logging.Logger]:
    """The log of mkdocs, whose level is as it was in the end."""
    found = logging.getLogger("mkdocs")
    before = found.level
    yield found
    found.setLevel(before)


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.WARNING])
def test_same_as_rendered(tmp_path: Path, shelf: Shelf, log: logging.Logger, level: int) -> None:
    log.setLevel(level)
    first, fresh = rendered(*site(tmp_path, PAGES))
    again, anew = rendered(*site(tmp_path, PAGES))
    assert (fresh, anew) == (True, False)
    assert again == first
    assert "other.html#part" in first["content"]
    assert first["links"] == (
        {"other.md": {"part": "other.md#part"}, "method.md": {"steps": "#steps"}}
        if level > logging.DEBUG
        else None
    )


def test_rendered_anew_where_text_or_other_pages_differ(tmp_path: Path, shelf: Shelf) -> None:
    assert rendered(*site(tmp_path, PAGES))[1]
    assert rendered(*site(tmp_path, PAGES | {"method.md": METHOD + "More.\n"}))[1]
    assert rendered(*site(tmp_path, PAGES | {"third.md": "# Third\n"}))[1]
    assert not rendered(*site(tmp_path, PAGES))[1], "the third page is still there"


def test_what_is_said_of_a_page_is_said_each_time(tmp_path: Path, shelf: Shelf, log: logging.Logger) -> None:
    said = []
    hearing = logging.Handler()
    hearing.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    log.addHandler(hearing)
    log.setLevel(logging.WARNING)
    for count in range(1, 4):
        _, anew = rendered(*site(tmp_path, {"method.md": "[nowhere](gone.md)"}))
        assert anew
        assert len([line for line in said if "'gone.md'" in line]) == count
    log.removeHandler(hearing)


def test_not_kept_where_nothing_would_be_said(tmp_path: Path, shelf: Shelf, log: logging.Logger) -> None:
    log.setLevel(logging.ERROR)
    for _ in range(2):
        assert rendered(*site(tmp_path, {"method.md": "[nowhere](gone.md)"}))[1]
    assert shelf.files == {}


def test_other_extensions_may_read_other_files(tmp_path: Path, shelf: Shelf) -> None:
    for _ in range(2):
        assert rendered(*site(tmp_path, PAGES, ", admonition"))[1]
    assert shelf.files == {}


def test_the_order_of_extensions_is_heeded(tmp_path: Path, shelf: Shelf) -> None:
    config, files = site(tmp_path, PAGES)
    assert rendered(config, files)[1]
    config.markdown_extensions.reverse()
    assert rendered(config, files)[1]
