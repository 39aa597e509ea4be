"""The programs that tests run, and where the project lies."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[2]
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
