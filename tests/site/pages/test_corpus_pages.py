"""The index page over many archives, in a browser: the list, and the search for words."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from edition.export.corpus_tables import SummaryRow
from edition.site.pages.corpus_pages import corpus_pages

pytestmark = pytest.mark.browser
MANY = 230
WORDS = {0: ["ferry", "harbour"], 1: ["ferry", "harvest"], 2: ["cafe", "快"], 229: ["ferry"]}


def row(number: int) -> SummaryRow:
    facts = {"title": f"Statement {number}", "answer": "Yes", "witnesses": 2, "words": 9}
    counts = {"passages": 3, "differences": 1, "quotations": 0}
    return {"archive": f"s{number}", "done": True, "faults": ""} | facts | counts  # type: ignore[return-value]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("corpus")
    words = {f"s{number}": WORDS.get(number, ["other"]) for number in range(MANY)}
    starts = {f"s{number}": f"archives/s{number}/index.html" for number in range(MANY)}
    for path, content in corpus_pages([row(number) for number in range(MANY)], words, starts):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    return (folder / "index.html").as_uri()


def listed(page: Page) -> list[str]:
    return page.locator("#archives tbody tr:visible th").all_inner_texts()


def test_the_list_goes_on_where_it_was_and_keys_stay_in_it(page: Page, index: str) -> None:
    """Where the last rows were shown the button was gone, and with it the place of who uses keys."""
    page.goto(index)
    for shown in (100, 200):
        expect(page.locator("#archives tbody tr")).to_have_count(shown)
        page.locator("#more").click()
        expect(page.locator("a:focus")).to_have_text(f"Statement {shown}")
    expect(page.locator("#archives tbody tr")).to_have_count(MANY)
    expect(page.locator("#more")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ferry", [0, 1, 229]),
        ("Ferry har", [0, 1]),  # the last word may be only begun
        ("har ferry", []),
        ("ferry harbour", [0]),
        ("Café", [2]),
        ("快", [2]),
        ("nowhere", []),
    ],
)
def test_words_are_found_in_any_case_and_accent(page: Page, index: str, typed: str, found: list[int]) -> None:
    page.goto(index)
    page.fill("#query", typed)
    expect(page.locator("#status")).to_have_text(f"{len(found)} found")
    assert listed(page) == [f"Statement {number}" for number in found]
    page.fill("#query", "")
    expect(page.locator("#archives tbody tr")).to_have_count(100)


def test_words_that_cannot_be_loaded_are_told_and_asked_for_again(
    context: BrowserContext, index: str
) -> None:
    page = context.new_page()
    page.route("**/words-*.js", lambda route: route.abort())
    page.goto(index)
    page.fill("#query", "ferry")
    expect(page.locator("#status")).to_have_text("The words cannot be loaded: reload the page.")
    page.unroute("**/words-*.js")
    page.fill("#query", "ferr")
    expect(page.locator("#status")).to_have_text("3 found")
    page.close()
