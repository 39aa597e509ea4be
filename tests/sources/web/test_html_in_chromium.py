"""Web pages are read as Chromium shows them, with a list of what is read otherwise and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import mkdocs
import pytest
from playwright.sync_api import Browser, Page

from edition.sources.web.html import lay_out_page
from edition.sources.web.html_marks import plain_figures
from tests.support.pages import BLOCKS, HIDDEN, KNOWN_SELECTORS, LISTS, SHOWN, TABLES, UNKNOWN_SELECTORS

pytestmark = pytest.mark.browser

PAGES: Final = {
    **{name: body for pages in (BLOCKS, TABLES, LISTS) for name, (body, _) in pages.items()},
    **HIDDEN,
    **SHOWN,
}
# What `innerText` of Chromium gives otherwise, though it shows the same.
EXPLAINED: Final = {
    "text area": "what stands in a text area is shown, but no part of innerText",
    "fields and buttons": "what stands in fields and on buttons is shown, but no part of innerText",
    "groups of choices": "the name of a group is shown, but no part of innerText",
    "letters that a style makes others": "a style changes no content: the file's letters are kept",
    "in the slots of a shadow": "innerText has the words in the order of the file, not of the slots",
    "beside a shadow without slots": "innerText has nothing of what stands in a shadow",
    "form, button, label": "buttons beside each other are shown apart",
    "a list in a line": "items in a line are shown apart by their margins",
    "a drop cap": "a letter that floats before its word is shown as the beginning of it",
    "a word of two letters that floats": "a drop cap beside it, that floats before its word with a mark",
    "a figure whose first digit floats": "a digit that floats before its number is shown as the first of it",
    "foot written before the body": "innerText has the foot where it is written, not where it is shown",
    "pictures and players": "innerText has what stands in a canvas for browsers without one",
    "in the shadow of an element": "innerText has nothing of what stands in a shadow",
}
# Of the packages that the project needs itself, so that they are the same everywhere; the longest.
SHIPPED: Final = sorted(
    (
        path
        for name in ("material", "mkdocs", "playwright")
        for path in (Path(mkdocs.__file__).parents[1] / name).rglob("*.html")
    ),
    key=lambda path: (path.stat().st_size, path.name),
)[-20:]


@pytest.fixture(scope="module")
def shown(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], list[str]]:
    """The words that Chromium shows of a page, without those that are struck out."""
    file = tmp_path_factory.mktemp("page") / "page.html"
    page: Page = browser.new_context(java_script_enabled=False).new_page()

    def words(content: bytes) -> list[str]:
        file.write_bytes(content)
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('noscript, del, s, strike').forEach(n => n.remove())")
        return plain_figures(page.evaluate("document.body ? document.body.innerText : ''")).split()

    return words


def read(content: bytes) -> list[str]:
    """The words that are read of a page, without the numbers and marks that a browser adds."""
    return plain_figures(lay_out_page(content.decode()).text(with_added=False)).split()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_as_chromium_shows_it(shown: Callable[[bytes], list[str]], name: str) -> None:
    content = f"<!doctype html><meta charset=utf-8><p>Before<div>{PAGES[name]}</div><p>after".encode()
    assert (read(content) == shown(content)) == (name not in EXPLAINED), (read(content), shown(content))


def test_pages_of_installed_packages_are_read_as_chromium_shows_them(
    shown: Callable[[bytes], list[str]],
) -> None:
    different = {
        path.name: [(one, other) for one, other in zip(read(content), words, strict=False) if one != other][
            :3
        ]
        for path in SHIPPED
        for content in [path.read_bytes()]
        for words in [shown(content)]
        if read(content) != words
    }
    assert len(PAGES) > 50
    assert len(SHIPPED) == 20
    assert different == {}


def test_selectors_are_known_to_chromium_as_the_table_says(browser: Browser) -> None:
    page = browser.new_page()
    known = page.evaluate(
        """selectors => selectors.filter(selector => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`${selector} {color: red}`);
            return sheet.cssRules.length > 0;
        })""",
        [*KNOWN_SELECTORS, *UNKNOWN_SELECTORS],
    )
    page.close()
    assert known == [*KNOWN_SELECTORS]
