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
from subprocess import CompletedProcess

import pytest

from tests.support.commands import made, run
from tests.support.programs import ROOT
from tests.support.small_archives import GOOD, tree, write


@pytest.mark.slow
def test_the_same_sources_give_the_same_bytes_anywhere(tmp_path: Path, site: Path) -> None:
    """A copy of the project in a folder, zone, locale, umask and hash seed unlike those of the tests."""
    copy = tmp_path / ("x" * 41) / "project"
    copy.mkdir(parents=True)
    for name in ["build_site.py", "mkdocs.yml"]:
        shutil.copy(ROOT / name, copy)
    for name in ["docs", "edition", "variants"]:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in copy.rglob("*"):
        os.utime(path, (10**9, 10**9))
    surroundings = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"}
    surroundings |= {"SOURCE_DATE_EPOCH": "1", "COLUMNS": "20"}
    command = [sys.executable, "build_site.py"]
    subprocess.run(command, cwd=copy, env=os.environ | surroundings, check=True, umask=0o077, timeout=300)
    found = tree(copy / "site")
    assert found == tree(site)
    assert len(found) > 20


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive and, in it, its site."""
    folder = write(tmp_path_factory.mktemp("published") / "archive", dict(GOOD))
    made("build", folder)
    return folder


def verified(published: Path, place: str | Path) -> CompletedProcess[str]:
    return run("verify-site", place, "--archive", published)


@pytest.mark.slow
def test_a_published_copy_that_is_the_same_is_confirmed(published: Path) -> None:
    result = verified(published, published / "site")
    assert (result.returncode, "none not as built here" in result.stdout) == (0, True), result.stdout


@pytest.mark.slow
def test_a_published_copy_is_compared_file_by_file(published: Path, tmp_path: Path) -> None:
    altered = shutil.copytree(published / "site", tmp_path / "altered")
    (altered / "index.html").write_bytes((altered / "index.html").read_bytes() + b" ")
    (altered / "statement.html").unlink()
    (altered / "more.html").write_text("more")
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(altered))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        in_folder = verified(published, altered)
        at_address = verified(published, f"http://127.0.0.1:{server.server_address[1]}/")
        server.shutdown()
    lines = ["index.html differs", "more.html is not part of the site", "statement.html is missing"]
    assert (in_folder.returncode, in_folder.stdout.splitlines()[:-1]) == (2, lines)
    assert (at_address.returncode, at_address.stdout.splitlines()[:-1]) == (2, [lines[0], lines[2]])


@pytest.mark.slow
@pytest.mark.parametrize("place", ["nowhere", "http://127.0.0.1:9/", "ftp://a.example/"])
def test_a_published_copy_that_is_not_there_is_told(published: Path, place: str) -> None:
    result = verified(published, place)
    assert (result.returncode, result.stdout, "Traceback" in result.stderr) == (1, "", False)
    assert place in result.stderr
