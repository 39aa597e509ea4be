"""The archive that the tests of the command line begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.small_archives import GOOD, write


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write(tmp_path / "archive", dict(GOOD))
