"""A statement of book length: pages that stay small and smooth, and addresses that stay."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from edition.app.pipeline import register_of
from edition.collate import collate
from edition.model import Edition, Sources, Witness
from edition.site.division import is_heading, statement_parts
from tests.support.archives import archive, build
from tests.support.chapters import book


@dataclass(frozen=True)
class Book:
    folder: Path
    site: Path
    edition: Edition


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = archive(tmp_path_factory.mktemp("book"), book())
    return Book(folder, build(folder), register_of(folder).edition)


@pytest.fixture
def page(page: Page) -> Page:
    """A page of a common size."""
    page.set_viewport_size({"width": 1280, "height": 900})
    return page


@pytest.mark.slow
def test_the_statement_is_divided_at_its_headings(long: Book) -> None:
    sizes = {passage.id: 3000 for passage in long.edition.passages}
    division = statement_parts(long.edition, sizes, limit=200_000)
    assert [p.id for part in division for p in part.passages] == [p.id for p in long.edition.passages]
    assert all(part.heading and part.heading.startswith("CHAPTER") for part in division)
    assert all(len(part.passages) * 3000 <= 200_000 for part in division)


@pytest.mark.slow
def test_a_long_section_is_cut_into_even_pieces(long: Book) -> None:
    sizes = {passage.id: 30_000 for passage in long.edition.passages}
    division = statement_parts(long.edition, sizes, limit=200_000)
    assert all(1 <= len(part.passages) <= 7 for part in division)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CHAPTER IV.", True),
        ("R. WALTON.", False),
        ("Letter 2", True),
        ("第十二章", True),
        ("THE END", True),
        ("He went home.", False),
        ("No, he said, “never”!", False),
        ("", False),
        ("Part of the answer is that nobody had expected anything of this sort before the winter.", False),
    ],
)
def test_headings(text: str, expected: bool) -> None:
    assert is_heading(text) is expected


@pytest.mark.slow
def test_no_page_is_large(long: Book) -> None:
    sizes = {path: path.stat().st_size for path in long.site.rglob("*.html")}
    assert len([path for path in sizes if path.parent.name == "statement"]) > 3
    assert {path.name: size for path, size in sizes.items() if size >= 300_000} == {}


@pytest.mark.browser
def test_an_address_leads_to_where_the_paragraph_stands_now(long: Book, page: Page) -> None:
    identifiers = [long.edition.passages[at].id for at in (0, 100, len(long.edition.passages) - 1)]
    for identifier in identifiers:
        page.goto(f"{long.site.as_uri()}/statement.html?view=notes#{identifier}")
        page.wait_for_url(f"**/statement/*.html?view=notes#{identifier}")
        expect(page.locator(f"[id='{identifier}']")).to_be_in_viewport()
    unit = next(unit.id for _, unit in list(long.edition.units())[-20:])
    page.goto(f"{long.site.as_uri()}/statement.html#{unit}")
    page.wait_for_url(f"**/statement/*.html#{unit}")
    expect(page.locator(f"[id='{unit}']")).to_be_in_viewport()


@pytest.mark.browser
def test_numbers_in_the_margin_are_not_cut_off(long: Book, page: Page) -> None:
    """What is laid out only when needed paints nothing beyond its edges."""
    page.goto(f"{long.site.as_uri()}/statement/2.html")
    number, passage = page.locator(".passage > .num").first, page.locator(".passage").first
    one, two = number.bounding_box(), passage.bounding_box()
    assert one is not None
    assert two is not None
    assert two["x"] <= one["x"] < one["x"] + one["width"] <= two["x"] + two["width"]


@pytest.mark.browser
def test_a_line_leads_to_the_part_of_the_source_that_has_it(long: Book, page: Page) -> None:
    last = long.edition.witness("one").text.count("\n") + 1
    page.goto(f"{long.site.as_uri()}/witness/one.html#L{last}")
    page.wait_for_url(f"**/witness/one/*.html#L{last}")
    expect(page.locator(f"#L{last}")).to_be_in_viewport()


@pytest.mark.browser
def test_without_script_an_address_lands_on_a_link_to_the_paragraph(long: Book, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    identifier = long.edition.passages[100].id
    page.goto(f"{long.site.as_uri()}/statement.html")
    link = page.locator(f"a[id='{identifier}']")
    assert (link.get_attribute("href") or "").endswith(f"#{identifier}")
    context.close()


@pytest.mark.browser
def test_the_contents_have_a_link_and_a_place_on_the_map_for_every_passage(long: Book, page: Page) -> None:
    page.goto(f"{long.site.as_uri()}/statement.html")
    links = page.locator(".ids a").evaluate_all("all => all.map(a => a.getAttribute('href').split('#')[1])")
    assert links == [passage.id for passage in long.edition.passages]
    part = page.locator(".parts > li").nth(1)
    box = part.locator(".strip-box").bounding_box()
    third = part.locator(".ids a").nth(2).get_attribute("href")
    assert box
    part.locator(".strip-box").click(
        position={"x": box["width"] * 2.5 / part.locator(".ids a").count(), "y": 5}
    )
    page.wait_for_url(f"**/{third}")


@pytest.mark.browser
def test_the_keys_that_turn_pages_are_listed_and_turn_none_behind_the_list(long: Book, page: Page) -> None:
    here = f"{long.site.as_uri()}/statement/2.html"
    page.goto(here)
    page.keyboard.press("?")
    expect(page.locator("dialog.keys")).to_contain_text("next page")
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    assert page.url == here
    page.keyboard.press("n")
    page.wait_for_url("**/statement/3.html")


@pytest.mark.browser
def test_a_hit_leads_to_the_part_with_its_words_marked(page: Page, long: Book) -> None:
    last = long.edition.passages[-1]
    words = " ".join(last.paragraphs["one"][0].text.split()[:6])
    page.goto(f"{long.site.as_uri()}/index.html")
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.wait_for_selector(".md-search-result__link", state="attached")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"**/statement/*.html?*#{last.id}")
    expect(page.locator(f"#{last.id} mark >> visible=true").first).to_be_in_viewport()


@pytest.mark.slow
def test_a_page_that_begins_inside_a_section_is_called_by_it() -> None:
    texts = ["VOLUME I.", "CHAPTER I.", "It was a dark night. " * 40, "And a darker day. " * 40, "A. WALTON"]
    edition = collate(Sources("A book", "A", (Witness("A", "\n\n".join(texts), "A.txt", "0" * 64),)))
    sizes = {passage.id: 100 for passage in edition.passages}
    titles = [part.heading for part in statement_parts(edition, sizes, limit=350)]
    assert titles[0] == "VOLUME I, CHAPTER I"
    assert titles[1] == "CHAPTER I, continued"


@pytest.mark.slow
def test_a_signature_in_capitals_heads_no_section() -> None:
    prose = "It was a dark night in the harbour and nobody had gone home yet. " * 20
    texts = [
        "LETTER I.",
        prose,
        "ROBERT WALTON.",
        "LETTER II.",
        "TO MY SISTER.",
        prose,
        "THE STORM.",
        prose,
        "FINIS.",
    ]
    edition = collate(Sources("A book", "A", (Witness("A", "\n\n".join(texts), "A.txt", "0" * 64),)))
    division = statement_parts(edition, {p.id: 100 for p in edition.passages}, limit=350)
    assert [text for part in division for text, _ in part.headings] == [
        "LETTER I.",
        "LETTER II.",
        "TO MY SISTER.",
        "THE STORM.",
    ]
    assert [part.heading for part in division] == ["LETTER I", "LETTER II, TO MY SISTER", "THE STORM"]


def test_chapters_that_begin_anew_in_each_volume_are_called_by_both() -> None:
    prose = "It was a dark night in the harbour and nobody had gone home yet. " * 6
    first = ["A TALE", prose, "VOL. I.", "CHAPTER I.", prose, "CHAPTER II.", prose, "END OF VOL. I."]
    second = ["VOL. II.", "CHAPTER I.", prose, "ALFRED FRANK.", prose, "“ELIZA.", "CHAPTER II.", prose]
    other = [*first[:-1], *second[1:6], "CHAPTER III.", prose]
    texts = {"A": "\n\n".join((*first, *second)), "B": "\n\n".join(other)}
    witnesses = tuple(Witness(s, text, f"{s}.txt", "0" * 64) for s, text in texts.items())
    edition = collate(Sources("A book", "A", witnesses))
    division = statement_parts(edition, {p.id: 100 for p in edition.passages}, limit=310)
    assert [part.heading for part in division] == [
        "A TALE",
        "VOL. I, CHAPTER I",
        "VOL. I, CHAPTER II",
        "VOL. II, CHAPTER I",
        "VOL. II, CHAPTER I, continued",
        "VOL. II, CHAPTER II",
    ]
