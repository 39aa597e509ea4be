"""`mkdocs serve` for real: an edit shows within seconds, a fault is shown and mended, nothing stops it."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import build_site
from edition.app import hook
from tests.support.ports import free_port
from tests.support.programs import ROOT

PATIENCE = 180
ONE, TWO = "The first paragraph of it.\n\nThe second one.\n", "The first paragraph of it.\n\nThe last one.\n"


def test_mkdocs_finds_every_hook_at_the_door() -> None:
    assert build_site.__all__ == sorted(name for name in vars(hook) if name.startswith("on_"))


@pytest.mark.parametrize(("columns", "scrolls"), [(2, False), (3, True)])
def test_a_table_too_wide_for_a_phone_scrolls_by_itself(columns: int, scrolls: bool) -> None:
    table = f"<table>\n<thead>\n<tr>{'<th>head</th>' * columns}</tr>\n</thead>\n</table>"
    page: Any = SimpleNamespace(file=SimpleNamespace(src_uri="a.md"), url="a.html", title="A", meta={})
    content = hook.on_page_content(f"<p>before</p>{table}", page=page, config=None, files=None)  # type: ignore[arg-type]
    assert table in content
    assert ('tabindex="0"><table>' in content) == scrolls


class Server:
    """A running `mkdocs serve` over an archive, and what it says."""

    def __init__(self, archive: Path, output: Path) -> None:
        self.archive, self.output = archive, output
        self.address = f"127.0.0.1:{free_port()}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-f", ROOT / "mkdocs.yml", "-a", self.address],
            env=os.environ | {"ARCHIVE": str(archive)},
            stdout=subprocess.DEVNULL,
            stderr=output.open("wb"),
        )

    def page(self, path: str = "index.html") -> str:
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=PATIENCE) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, ConnectionError) as error:
            return str(error)

    def shows(self, *texts: str, path: str = "data/edition.json", where: Callable[..., bool] = all) -> bool:
        """Whether the page comes to have these texts before patience ends."""
        last = time.monotonic() + PATIENCE
        while time.monotonic() < last:
            page = self.page(path)
            if where(text in page for text in texts):
                return True
            assert self.process.poll() is None, self.said()
            time.sleep(0.2)
        return False

    def said(self) -> str:
        return self.output.read_text()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "A.txt").write_text(ONE)
    (archive / "B.txt").write_text(TWO)
    running = Server(archive, tmp_path / "stderr")
    try:
        assert running.shows("A.txt"), running.said()
        yield running
    finally:
        running.process.kill()
        running.process.wait()


def none(found: Iterator[bool]) -> bool:
    return not any(found)


@pytest.mark.slow
def test_edits_show_and_faults_are_told_and_mended(server: Server) -> None:
    archive = server.archive
    (archive / "A.txt").write_text(ONE.replace("first", "foremost"))
    assert server.shows("foremost"), "an edit"

    (archive / "C.txt").write_text(ONE)
    assert server.shows("C.txt"), "an added source"
    (archive / "C.txt").unlink()
    assert server.shows("C.txt", where=none), "a removed source"

    (archive / "B.txt").write_bytes(b"The first\n\xe9")
    assert server.shows("B.txt:2: is not UTF-8", path="index.html"), "a fault in the browser"
    assert "B.txt:2: is not UTF-8" in server.said(), "a fault in the terminal"
    assert "Traceback" not in server.said()
    assert "livereload" in server.page(), "the page of the fault reloads when it is mended"
    (archive / "B.txt").write_text(TWO.replace("last", "ultimate"))
    assert server.shows("ultimate"), "mended"
    assert server.shows("The sources have a fault", path="index.html", where=none)

    (archive / "edition.toml").write_text('[[witness]]\nsiglum = "Z"\nfile = "A.txt"\ncolour = "<script>"\n')
    assert server.shows("witness[1].colour: is not a known key", path="index.html"), "a fault of the manifest"
    assert "<script>" not in server.page().partition("is not a known key")[0].rpartition("<pre>")[2]
    (archive / "edition.toml").write_text('[[witness]]\nsiglum = "Z"\nfile = "A.txt"\n')
    assert server.shows('"base": "Z"'), "a manifest"


@pytest.mark.slow
def test_a_folder_that_is_moved_away_and_back_is_followed_on(server: Server) -> None:
    away = server.archive.with_name("away")
    for word in ("foremost", "initial"):
        server.archive.rename(away)
        assert server.shows("is not a folder", path="index.html"), server.said()
        (away / "A.txt").write_text(ONE.replace("first", word))
        away.rename(server.archive)
        assert server.shows(word), f"back again: {server.said()}"
        (server.archive / "B.txt").write_text(TWO.replace("last", f"after {word}"))
        assert server.shows(f"after {word}"), f"edited since: {server.said()}"
    assert "Traceback" not in server.said()


@pytest.mark.slow
def test_it_starts_on_a_fault_and_recovers(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    server = Server(archive, tmp_path / "stderr")
    try:
        assert server.shows("holds no source", path="index.html"), server.said()
        (archive / "A.txt").write_text(ONE)
        assert server.shows("The second one."), server.said()
    finally:
        server.process.kill()
        server.process.wait()


@pytest.mark.slow
def test_any_sequence_of_saves_is_survived(server: Server) -> None:
    chance = random.Random(7)
    content = ONE.encode()
    names = ["A.txt", "B.txt", "C.txt", "edition.toml", "A b.txt", ".A.txt.swp"]
    for _ in range(60):
        path = server.archive / chance.choice(names)
        match chance.randrange(6):
            case 0:
                path.write_bytes(content[: chance.randrange(len(content))])
            case 1:
                path.unlink(missing_ok=True)
            case 2 if path.is_file():
                path.rename(server.archive / chance.choice(names))
            case 3:
                path.write_bytes(chance.randbytes(50))
            case 4 if not path.exists():
                path.symlink_to(chance.choice(["A.txt", "nowhere", "/etc/hostname"]))
            case _:
                temporary = server.archive / "temporary~"
                temporary.write_bytes(content)
                temporary.replace(path)
        time.sleep(chance.choice([0, 0.02, 0.3]))
    for path in server.archive.iterdir():
        path.unlink()
    (server.archive / "A.txt").write_text("Order is restored.\n")
    assert server.shows("Order is restored."), server.said()[-3000:]
    assert "Traceback" not in server.said()


@pytest.mark.slow
def test_serve_takes_another_port_where_the_usual_one_is_taken(tmp_path: Path) -> None:
    (tmp_path / "A.txt").write_text(ONE)
    with socket.socket() as taken:
        try:
            taken.bind(("127.0.0.1", 8000))
            taken.listen()
        except OSError:
            pass  # another program has it: that will do
        process = subprocess.Popen(
            [sys.executable, ROOT / "build_site.py", "serve", tmp_path],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stderr is not None
            said = ""
            for line in process.stderr:
                said += line
                if "Serving on" in line:
                    break
            assert "Serving on http://127.0.0.1:" in said, said
            assert "127.0.0.1:8000" not in said
        finally:
            process.kill()
            process.communicate()
