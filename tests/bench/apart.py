"""Programs that are measured in an environment of their own: a measurement needs nothing but the project."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.support.programs import ROOT

_ENTRY: Final = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==.*?(?=^[a-z0-9]|\Z)", re.MULTILINE | re.DOTALL)
_SECONDS: Final = 300  # for the packages to come; wheels alone, so nothing is compiled
_PIP: Final = ("install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:")


def locked(names: Sequence[str]) -> str:
    """The entries of some packages in the lists of the bench, with their hashes."""
    lists = [(ROOT / "requirements" / f"{name}.txt").read_text("utf-8") for name in ("bench", "peers")]
    entries = [each for text in lists for each in _ENTRY.finditer(text) if each["name"] in names]
    missing = {*names} - {each["name"] for each in entries}
    assert not missing, f"not in requirements: {sorted(missing)}"
    return "".join(each[0].rstrip() + "\n" for each in entries)


@contextmanager
def python_with(package: str, *needs: str) -> Iterator[str]:
    """A Python that has a package: this one, or one of an environment made for it and then removed.

    OSError or subprocess.SubprocessError where it cannot be made.
    """
    if importlib.util.find_spec(package):
        yield sys.executable
        return
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder, "bin", "python")
        subprocess.run([sys.executable, "-m", "venv", folder], check=True, timeout=_SECONDS)
        wanted = Path(folder, "wanted.txt")
        wanted.write_text(locked([package, *needs]), "utf-8")
        command = [str(python), "-m", "pip", *_PIP, "--require-hashes", "--requirement", str(wanted)]
        subprocess.run(command, check=True, timeout=_SECONDS)
        yield str(python)
