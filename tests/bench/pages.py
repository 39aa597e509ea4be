"""What the pages of a long statement cost: to build, beside bare mkdocs, and to load and search in a browser.

`python -m tests.bench.pages FOLDER` measures the browser on the site of an archive of your own.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from edition.app.pipeline import register_of
from edition.site.frame import Frame
from edition.site.pages.passage_pages import passage_pages
from tests.support.archives import archive, build
from tests.support.chapters import book
from tests.support.commands import made

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_LOADED = ("statement.html", "statement/2.html?view=inline", "apparatus.html")
_LONG_TASKS = """new PerformanceObserver(list => (window.tasks = window.tasks || []).push(...list.getEntries()
    .map(task => task.duration))).observe({type: 'longtask', buffered: true})"""
_WORD = "evening"
_FIRST_HIT = """() => { const list = document.querySelector('.md-search-result__list'); let begun;
    const box = document.querySelector('.md-search__input');
    box.addEventListener('input', () => begun ??= performance.now(), true);
    window.hit = new Promise(done => new MutationObserver(() => list.querySelector('a') &&
    done(performance.now() - begun)).observe(list, {childList: true, subtree: true})) }"""


def report() -> None:
    """Print the ratio of our paragraph pages to as many plain ones, and the longest task of some pages."""
    with TemporaryDirectory() as name:
        folder = archive(Path(name) / "book", book())
        frame = Frame(register_of(folder).edition)
        ours, bare, count = _paragraph_pages(frame, Path(name) / "bare")
        print(f"{count} paragraph pages: {ours:.1f} processor seconds, {ours / bare:.2f} times bare mkdocs")
        _print_tasks(build(folder))


def _paragraph_pages(frame: Frame, folder: Path) -> tuple[float, float, int]:
    folder.mkdir()
    assert frame.entries  # made once for all pages
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    pages = dict(passage_pages(frame))
    making = resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
    plain = {path: f"# {path}\n\n{'Some plain words of a paragraph. ' * 20}\n".encode() for path in pages}
    hooks = f"hooks: [{Path(__file__).with_name('lifting.py')}]"
    return making + _cost(folder, pages, hooks), _cost(folder, plain), len(pages)


def _print_tasks(site: Path) -> None:
    program = shutil.which("chromium") or shutil.which("chromium-headless-shell")
    if program is None:
        print("No Chromium: the tasks of a page on load are not measured.")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        searches = [_first_search(browser, f"{site.as_uri()}/{_LOADED[0]}") for _ in range(3)]
        print(f"first search, from its first letter to its hits: {min(searches):.0f} ms")
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(_LONG_TASKS)
        witness = next((site / "witness").glob("*[!x].html")).relative_to(site).as_posix()
        for name in (*_LOADED, "reading-text.html", witness):
            longest = []
            for _ in range(3):
                page.goto(f"{site.as_uri()}/{name}")
                page.wait_for_timeout(700)
                longest.append(max(page.evaluate("window.tasks || []"), default=0))
                page.evaluate("window.tasks = []")
            print(f"{name}: longest task on load {min(longest):.0f} ms (below 50 counts as none)")
        browser.close()


def _first_search(browser: Browser, address: str) -> float:
    """Milliseconds from the first letter of a word that is typed to the first hits."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.wait_for_timeout(500)
    page.evaluate(_FIRST_HIT)
    page.keyboard.press("/")
    page.keyboard.type(_WORD)
    page.wait_for_selector(".md-search-result__list a", state="attached")
    passed = float(page.evaluate("window.hit"))
    context.close()
    return passed


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


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pages", description=__doc__)
    parser.add_argument("folder", type=Path, help="an archive, of which a copy is measured")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        copy = Path(shutil.copytree(options.folder, Path(name) / "archive"))
        made("mint", copy)
        _print_tasks(build(copy))
