"""What a command costs from its start: beside the bare import of its libraries, and bare mkdocs."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.support.programs import ROOT

_RUNS: Final = 7  # of each side, by turns, so that what else the machine does befalls both
_LIBRARIES: Final = "import numpy, click, rapidfuzz, regex"
_SETTINGS: Final = """site_name: Bare
docs_dir: docs
use_directory_urls: false
plugins: [search]
theme: {name: material, font: false}
"""


def report() -> None:
    """Print the ratio of the commands to what they must load anyhow."""
    with TemporaryDirectory() as name:
        site = Path(name) / "site"
        program = [sys.executable, str(ROOT / "build_site.py")]
        build = [*program, "build", "variants", "--site", str(site)]
        _cost(build)
        bare = _bare_site(Path(name) / "bare", len(list(site.rglob("*.html"))))
        commands = {
            "libraries": [sys.executable, "-c", _LIBRARIES],
            "check": [*program, "check", "variants"],
            "collate": [*program, "collate", "variants"],
            "bare mkdocs": bare,
            "build": build,
        }
        found = [[_cost(command) for command in commands.values()] for _ in range(_RUNS)]
    rows = [dict(zip(commands, costs, strict=True)) for costs in found]
    print("\nFrom start to end on the shipped archive: processor seconds, and times the other side")
    for ours, theirs in [("check", "libraries"), ("collate", "libraries"), ("build", "bare mkdocs")]:
        ratio = statistics.median(row[ours] / row[theirs] for row in rows)
        best = min(row[ours] for row in rows)
        print(f"{ours:10}{best:8.2f}{ratio:8.2f} times {theirs} ({min(row[theirs] for row in rows):.2f})")


def _bare_site(folder: Path, pages: int) -> Sequence[str]:
    """The command that builds as many plain pages."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    for number in range(pages):
        name = f"page-{number}.md" if number else "index.md"
        (docs / name).write_text(f"# Page {number}\n\n{'Some plain words of a paragraph. ' * 20}\n", "utf-8")
    (folder / "mkdocs.yml").write_text(_SETTINGS, "utf-8")
    settings = str(folder / "mkdocs.yml")
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", settings]


def _cost(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # users run what was compiled the first time
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
