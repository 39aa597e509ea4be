"""What many tests share: a real browser, a built site."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.support.archives import FIVE, FIVE_MANIFEST, archive, build, recorded
from tests.support.commands import made
from tests.support.programs import ROOT, needs
from tests.support.queries import ROWS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A busy machine is no fault; under CI the same examples are tried every time.
settings.register_profile("tests", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("tests")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with long tests first: begun last, one of them would keep a single core busy at the end."""
    long: Counter[Path] = Counter()
    for item in items:
        long[item.path] += any(item.get_closest_marker(mark) is not None for mark in ("slow", "browser"))
    items.sort(key=lambda item: (-long[item.path], item.path))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by playwright."""
    program = needs("chromium", "chromium-browser", "google-chrome")
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=arguments)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of `variants/`, built once by the command line."""
    target = tmp_path_factory.mktemp("built") / "site"
    made("build", ROOT / "variants", "--site", target)
    return target


@pytest.fixture(scope="session")
def site_of_rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the texts in which the search is tried."""
    text = "\n\n".join(ROWS)
    texts = {"A": text, "B": text.replace("rumors", "gossip")}
    return build(archive(tmp_path_factory.mktemp("rows"), texts))


@pytest.fixture(scope="session")
def site_of_five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five versions from right to left, two stories that quote them; paragraph 4 is withdrawn."""
    folder = archive(tmp_path_factory.mktemp("five"), FIVE, FIVE_MANIFEST)
    return build(recorded(folder, FIVE["A"].split("\n\n")[3]))
