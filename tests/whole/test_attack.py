"""A small part of the attacks that are made by hand with `python -m tests.attack`."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.programs import ROOT


@pytest.mark.slow
def test_commands_that_are_killed_lose_nothing() -> None:
    command = [
        sys.executable,
        "-m",
        "tests.attack",
        "kills",
        "--most",
        "2",
        "--command",
        "new",
        "--command",
        "mint",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "kills" in done.stdout
