"""How soon an edit is seen while serving, from the file that is written to the page that reloads.

And how long a whole build of the same sources takes.
"""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import psutil

from edition.app.cli import free_address
from tests.support.archives import archive
from tests.support.chapters import book
from tests.support.commands import made
from tests.support.programs import ROOT

_BUILDS: Final = 3  # of which the quickest counts
_EDITS: Final = 5  # of which the median counts
_ASKED: Final = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_QUIET: Final = {**_ASKED, "NO_MKDOCS_2_WARNING": "1"}  # users run what was compiled the first time
_PATIENCE: Final = 600  # seconds for a build on a busy machine


def report(corpus: Path | None) -> None:
    """Print seconds and processor seconds of a whole build and an edit, of the shipped archive and a book."""
    print(
        "\nA whole build, and while serving from an edit to the page that reloads: seconds, processor seconds"
    )
    with TemporaryDirectory() as name:
        shipped = Path(shutil.copytree(ROOT / "variants", Path(name) / "shipped"))
        _row("the shipped archive", shipped)
        texts = (
            {path.stem: path.read_text("utf-8") for path in sorted(corpus.glob("*.txt"))}
            if corpus
            else book()
        )
        folder = archive(Path(name) / "book", texts, 'title = "A book"\n' + "".join(map(_entry, texts)))
        made("mint", folder)
        _row(f"{len(texts)} editions of a book", folder)


def _entry(siglum: str) -> str:
    return f'\n[[witness]]\nsiglum = "{siglum}"\nfile = "{siglum}.txt"\n'


def _whole_build(folder: Path, site: Path) -> tuple[float, float]:
    """Build a site as a command does, on all cores: seconds, and processor seconds of all its processes."""
    command = [sys.executable, str(ROOT / "build_site.py"), "build", str(folder), "--site", str(site)]
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env=_QUIET, capture_output=True, check=True)
    passed, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _row(name: str, folder: Path) -> None:
    whole = [_whole_build(folder, folder.with_name(f"{folder.name}-site")) for _ in range(_BUILDS)]
    seconds, processor = map(min, zip(*whole, strict=True))
    print(f"{name + ', built':32}{seconds:8.2f}{processor:8.2f}", flush=True)
    manifest = folder / "edition.toml"  # a checksum there would make a fault of every edit
    manifest.write_text(re.sub(r"(?m)^sha256.*\n", "", manifest.read_text("utf-8")), "utf-8")
    with _served(folder) as (address, server):
        found = [_edit(folder, address, server, number) for number in range(_EDITS)]
        path = max(folder.glob("*.txt"))
        text = path.read_bytes()
        faults = [_seen(path, content, address, server, _EDITS) for content in (b"\x00", text)]
    seconds, processor = (statistics.median(column) for column in zip(*found, strict=True))
    print(
        f"{name + ', an edit':32}{seconds:8.2f}{processor:8.2f}   (the first edit {found[0][0]:.2f})",
        flush=True,
    )
    for said, (seconds, processor) in zip(("  a fault", "  and it mended"), faults, strict=True):
        print(f"{said:32}{seconds:8.2f}{processor:8.2f}", flush=True)


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, psutil.Process]]:
    where = free_address()
    command = [sys.executable, str(ROOT / "build_site.py"), "serve", str(folder), "--dev-addr", where]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=ROOT, env=_QUIET, stdout=quiet, stderr=quiet) as server:
        try:
            yield f"http://{where}/livereload", psutil.Process(server.pid)
        finally:
            server.terminate()


def _edit(folder: Path, address: str, server: psutil.Process, number: int) -> tuple[float, float]:
    """Change a word of a source, and wait as a browser does."""
    chance = random.Random(number)
    path = chance.choice(sorted(folder.glob("*.txt")))
    text = path.read_text("utf-8")
    word = chance.choice(list(re.finditer(r"\w{5,}", text)))
    changed = f"{text[: word.start()]}changed{text[word.end() :]}"
    return _seen(path, changed.encode(), address, server, number)


def _seen(
    path: Path, content: bytes, address: str, server: psutil.Process, number: int
) -> tuple[float, float]:
    """Write a file, and wait as a browser does: seconds, and processor seconds of the server."""
    epoch = _told(f"{address}/0/{number}")
    begun, before = time.perf_counter(), sum(server.cpu_times()[:2])
    path.write_bytes(content)
    while _told(f"{address}/{epoch}/{number}") == epoch:
        pass
    return time.perf_counter() - begun, sum(server.cpu_times()[:2]) - before


def _told(address: str) -> str:
    """The state of the site that the server shows, once it is another than the one asked about."""
    for _ in range(_PATIENCE * 4):
        try:
            with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)  # it still builds for the first time
    raise TimeoutError(address)
