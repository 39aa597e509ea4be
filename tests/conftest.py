"""What many tests share: a real browser, a built site."""

from __future__ import annotations

import fcntl
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.support.archives import FIVE, FIVE_MANIFEST, THREE, archive, build, recorded
from tests.support.commands import made
from tests.support.programs import ROOT, needs
from tests.support.queries import ROWS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

# What is compiled is kept, whatever the surroundings say: to compile modules and templates in each process
# took a third of the time of the tests.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A busy machine is no fault. The same examples are tried every time; RANDOM_EXAMPLES=1 looks for new ones.
settings.register_profile(
    "tests",
    deadline=None,
    derandomize=not os.environ.get("RANDOM_EXAMPLES"),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("tests")

_PATIENCE = 60_000  # milliseconds for what a page comes to show: a busy machine is no fault here either


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with long tests first: begun last, one of them would keep a single core busy at the end.

    Raises `pytest.UsageError` for a test that drives the browser without the mark that says so.
    """
    unmarked = [item.nodeid for item in items if _unmarked(item)]
    if unmarked:
        message = f"mark with pytest.mark.browser what drives the browser: {', '.join(unmarked)}"
        raise pytest.UsageError(message)
    long: Counter[Path] = Counter()
    for item in items:
        long[item.path] += any(item.get_closest_marker(mark) is not None for mark in ("slow", "browser"))
    items.sort(key=lambda item: (-long[item.path], item.path))


def _unmarked(item: pytest.Item) -> bool:
    drives = "browser" in getattr(item, "fixturenames", ())
    return drives and item.get_closest_marker("browser") is None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, driven by playwright; where there is one without windows, which take half of its time."""
    program = needs("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    from playwright.sync_api import expect, sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    expect.set_options(timeout=_PATIENCE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=arguments)
        yield running
        running.close()


@pytest.fixture(scope="session")
def _context(browser: Browser) -> BrowserContext:
    made = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    made.set_default_timeout(_PATIENCE)
    return made


@pytest.fixture
def context(_context: BrowserContext) -> Iterator[BrowserContext]:
    """What the pages of all tests share, empty of pages and of what they stored.

    A context for each test would take longer than its pages.
    """
    from playwright.sync_api import Error

    yield _context
    for page in _context.pages:
        with suppress(Error):  # of a page that shows nothing
            page.evaluate("localStorage.clear()")
        page.close()


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """What one of the test processes makes in a folder, for all of them; the others wait for it."""
    base = factory.getbasetemp()
    place = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / f"made-{name}"
    place.mkdir(exist_ok=True)
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = place / "result"
        if not result.exists():
            result.write_text(str(make(place)), "utf-8")
        return Path(result.read_text("utf-8"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of `variants/`, built once by the command line."""

    def make(place: Path) -> Path:
        made("build", ROOT / "variants", "--site", place / "site")
        return place / "site"

    return made_once(tmp_path_factory, "built", make)


@pytest.fixture(scope="session")
def site_of_rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the texts in which the search is tried."""
    text = "\n\n".join(ROWS)
    texts = {"A": text, "B": text.replace("rumors", "gossip")}
    return made_once(tmp_path_factory, "rows", lambda place: build(archive(place, texts)))


@pytest.fixture(scope="session")
def site_of_three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the harbour's three versions and a source that has nothing of them."""
    return made_once(tmp_path_factory, "three", lambda place: build(archive(place, THREE)))


@pytest.fixture(scope="session")
def site_of_five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five versions from right to left, two stories that quote them; paragraph 4 is withdrawn."""

    def make(place: Path) -> Path:
        return build(recorded(archive(place, FIVE, FIVE_MANIFEST), FIVE["A"].split("\n\n")[3]))

    return made_once(tmp_path_factory, "five", make)
