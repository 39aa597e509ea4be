"""A statement of book length: pages that stay small and smooth, and addresses that stay."""

from __future__ import annotations

import os
import random
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from edition.model import Edition
from edition.publication import register_of
from edition.site.division import is_heading, parts
from edition.site.frame import Frame
from edition.site.passages import passage_pages
from tests.archives import archive, build

_WORDS = re.findall(
    r"\w+",
    """harbour council morning letter winter engineer bridge promise river window garden silence answer
    journey market question neighbour evening stone paper candle summer station doctor village kitchen
    walked carried opened believed remembered refused counted measured followed repaired described the
    a of and to in with for under before after without against slowly again never always seldom""",
)
CHAPTERS, PARAGRAPHS = 12, 25


def prose(chance: random.Random) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.randint(60, 140))]
    return " ".join(words).capitalize() + "."


def book() -> dict[str, str]:
    """Two editions of a long text in chapters; the second changes a word in each hundred or so."""
    chance = random.Random(7)
    numbers = range(1, CHAPTERS + 1)
    chapters = [(f"CHAPTER {number}", [prose(chance) for _ in range(PARAGRAPHS)]) for number in numbers]
    one = "\n\n".join("\n\n".join([heading, *text]) for heading, text in chapters)
    two = " ".join(
        word if "\n" in word or chance.random() > 0.01 else chance.choice(_WORDS) for word in one.split(" ")
    )
    return {"one": one, "two": two}


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
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(
        """new PerformanceObserver(list => (window.tasks = window.tasks || []).push(...list.getEntries()
        .map(task => task.duration))).observe({type: 'longtask', buffered: true})"""
    )
    yield page
    page.close()


def test_the_statement_is_divided_at_its_headings(long: Book) -> None:
    sizes = {passage.id: 3000 for passage in long.edition.passages}
    division = parts(long.edition, sizes, limit=200_000)
    assert [p.id for part in division for p in part.passages] == [p.id for p in long.edition.passages]
    assert all(part.heading and part.heading.startswith("CHAPTER") for part in division)
    assert all(len(part.passages) * 3000 <= 200_000 for part in division)


def test_a_long_section_is_cut_into_even_pieces(long: Book) -> None:
    sizes = {passage.id: 30_000 for passage in long.edition.passages}
    division = parts(long.edition, sizes, limit=200_000)
    assert all(1 <= len(part.passages) <= 7 for part in division)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CHAPTER IV.", True),
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
def test_the_map_has_a_link_for_every_passage(long: Book, page: Page) -> None:
    page.goto(f"{long.site.as_uri()}/statement.html")
    links = page.locator(".strip a").evaluate_all("all => all.map(a => a.getAttribute('href').split('#')[1])")
    assert links == [passage.id for passage in long.edition.passages]


@pytest.mark.browser
@pytest.mark.parametrize("name", ["statement.html", "statement/2.html?view=inline", "witness/one.html"])
def test_no_long_task_on_load(long: Book, page: Page, name: str) -> None:
    longest = []
    for _ in range(3):  # the least of three, since other programs take their share of the machine
        page.goto(f"{long.site.as_uri()}/{name}")
        page.wait_for_timeout(700)
        longest.append(max(page.evaluate("window.tasks || []"), default=0))
        page.evaluate("window.tasks = []")
    assert min(longest) <= 200, longest


@pytest.mark.slow
def test_a_paragraph_page_costs_little_more_than_a_bare_one(long: Book, tmp_path: Path) -> None:
    """Processor time of making and building the paragraph pages against as many plain pages of mkdocs."""
    frame = Frame(long.edition)
    assert frame.entries
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    pages = dict(passage_pages(frame))
    making = resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
    plain = {path: f"# {path}\n\n{'Some plain words of a paragraph. ' * 20}\n".encode() for path in pages}
    hooks = f"hooks: [{Path(__file__).with_name('lifting.py')}]"
    ours = _cost(tmp_path, pages, hooks)
    bare = _cost(tmp_path, plain)
    assert making + ours <= 1.5 * bare, (making, ours, bare)


def _cost(folder: Path, pages: dict[str, bytes], hooks: str = "") -> float:
    """Processor seconds of these pages, less what mkdocs takes to start."""
    return min(_built(folder, pages, hooks) for _ in range(2)) - min(
        _built(folder, {}, hooks) for _ in range(2)
    )


def _built(folder: Path, pages: dict[str, bytes], hooks: str = "") -> float:
    """Processor seconds that mkdocs takes for these pages alone."""
    docs = folder / f"docs{len(list(folder.iterdir()))}"
    for path, content in ({"index.md": b"# Home\n"} | pages).items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(content)
    settings = folder / f"{docs.name}.yml"
    settings.write_text(
        f"site_name: Bare\ndocs_dir: {docs}\nuse_directory_urls: false\nplugins: [search]\n"
        f"theme: {{name: material, font: false}}\nvalidation: {{omitted_files: ignore}}\n"
        f"{hooks}\n",
        "utf-8",
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(settings)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([*command, "--site-dir", str(folder / f"{docs.name}-site")], check=True, env=environment)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
