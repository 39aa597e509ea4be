"""The search lands on paragraphs and names the witness that has the words, from a folder on disk too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from edition.collate import collate
from edition.site import search_rows
from edition.sources.folder import read_sources
from tests.support.programs import ROOT


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    yield page
    page.close()
    assert [url for url in requests if not url.startswith(("file:", "blob:", "data:"))] == []


def hits(page: Page, site: Path, words: str) -> list[tuple[str, str]]:
    """Title and address of each result for these words."""
    page.goto(f"{site.as_uri()}/index.html")
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.wait_for_selector(".md-search-result__item a", state="attached")
    page.wait_for_timeout(500)
    found = page.locator(".md-search-result__link").evaluate_all(
        "all => all.map(a => [a.querySelector('h1, h2').textContent, a.getAttribute('href')])"
    )
    return [(title, address) for title, address in found]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("words", "title", "identifier"),
    [
        ("taKe aata", "Paragraph 5: PDF of the statement", "p5"),
        ("firewalls", "Paragraph 5: Trusted Reviews", "p5"),
        ("rumors", "Paragraph 6: PDF of the statement", "p6"),
        ("rumours", "Paragraph 6: Trusted Reviews", "p6"),
        ("encryption", "Paragraph 1: Trusted Reviews and PDF of the statement", "p1"),
    ],
)
def test_a_garbled_reading_and_the_right_one_find_the_passage(
    page: Page, site: Path, words: str, title: str, identifier: str
) -> None:
    found = hits(page, site, words)
    assert next(address for name, address in found if name == title).endswith(f"#{identifier}")
    page.locator(".md-search-result__link", has_text=title).first.click()
    page.wait_for_url(f"**/statement.html?*#{identifier}")
    assert page.locator(f"#{identifier}").is_visible()


def test_witnesses_with_the_same_words_share_a_row() -> None:
    rows = search_rows(collate(read_sources(ROOT / "variants")))
    titles = [row["title"] for row in rows if "#" in row["location"]]
    assert titles[0] == "Paragraph 1: Trusted Reviews and PDF of the statement"
    assert len(titles) == 4 + 2 + 2
    assert len({row["location"] for row in rows}) == len(rows)
