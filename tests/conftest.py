"""What many tests share: a real browser, a built site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A busy machine is no fault; under CI the same examples are tried every time.
settings.register_profile("tests", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("tests")

ROOT = Path(__file__).resolve().parent.parent
# Programs of npm are where `make test` puts them.
_PLACES = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", f"{ROOT}/tests/node_modules/.bin"])


def needs(*names: str) -> str:
    """The path of the first of these programs; without any, skips the test, or fails it under CI."""
    found = next(filter(None, (shutil.which(name, path=_PLACES) for name in names)), None)
    return found or _lacking(f"needs {' or '.join(names)}, which is not installed")


def npm_file(path: str) -> Path:
    """A file of a package of npm; where it is not, skips the test, or fails it under CI."""
    found = ROOT / "tests" / "node_modules" / path
    if not found.exists():
        _lacking(f"needs {path}, which `npm ci --prefix tests` installs")
    return found


def _lacking(message: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


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
    command = [sys.executable, str(ROOT / "build_site.py"), "build", str(ROOT / "variants")]
    subprocess.run([*command, "--site", str(target)], check=True, timeout=300)
    return target
