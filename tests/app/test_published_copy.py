"""The same bytes anywhere, and a published copy compared with them."""

from __future__ import annotations

import http.server
import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

from tests.support.commands import run
from tests.support.programs import ROOT
from tests.support.small_archives import tree


@pytest.mark.slow
def test_the_same_sources_give_the_same_bytes_anywhere(tmp_path: Path, archive: Path) -> None:
    """Two copies of the whole project, in differing folders, zones, locales, umasks and hash seeds."""
    surroundings = [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1"},
        {
            "TZ": "America/Adak",
            "LC_ALL": "C.UTF-8",
            "PYTHONHASHSEED": "2",
            "PYTHONUTF8": "0",
            "COLUMNS": "20",
        },
    ]
    results = []
    for number, environment in enumerate(surroundings):
        copy = tmp_path / ("x" * (number * 40 + 1)) / "project"
        copy.mkdir(parents=True)
        for name in ["build_site.py", "mkdocs.yml"]:
            shutil.copy(ROOT / name, copy)
        for name in ["docs", "edition", "variants"]:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for path in copy.rglob("*"):
            os.utime(path, (number * 10**9, number * 10**9))
        subprocess.run(
            [sys.executable, "build_site.py"],
            cwd=copy,
            env=os.environ | environment,
            check=True,
            umask=[0o022, 0o077][number],
            timeout=300,
        )
        results.append(tree(copy / "site"))
    assert results[0] == results[1]
    assert len(results[0]) > 20


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(site, tmp_path_factory.mktemp("published") / "copy")


@pytest.mark.slow
def test_a_published_copy_that_is_the_same_is_confirmed(copy: Path) -> None:
    result = run("verify-site", copy)
    assert (result.returncode, "none not as built here" in result.stdout) == (0, True), result.stdout


@pytest.mark.slow
def test_a_published_copy_is_compared_file_by_file(copy: Path, tmp_path: Path) -> None:
    altered = shutil.copytree(copy, tmp_path / "altered")
    (altered / "index.html").write_bytes((altered / "index.html").read_bytes() + b" ")
    (altered / "statement.html").unlink()
    (altered / "more.html").write_text("more")
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(altered))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        in_folder = run("verify-site", altered)
        at_address = run("verify-site", f"http://127.0.0.1:{server.server_address[1]}/")
        server.shutdown()
    lines = ["index.html differs", "more.html is not part of the site", "statement.html is missing"]
    assert (in_folder.returncode, in_folder.stdout.splitlines()[:-1]) == (2, lines)
    assert (at_address.returncode, at_address.stdout.splitlines()[:-1]) == (2, [lines[0], lines[2]])


@pytest.mark.slow
@pytest.mark.parametrize("place", ["nowhere", "http://127.0.0.1:9/", "ftp://a.example/"])
def test_a_published_copy_that_is_not_there_is_told(place: str) -> None:
    result = run("verify-site", place)
    assert (result.returncode, result.stdout, "Traceback" in result.stderr) == (1, "", False)
    assert place in result.stderr
