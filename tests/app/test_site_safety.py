"""A site is replaced whole or not at all, and nothing of others ever."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.app.files import put_mark
from tests.support.commands import Begun, killed_before, run
from tests.support.programs import ROOT
from tests.support.small_archives import tree, write


@pytest.mark.slow
def test_a_folder_site_of_another_program_is_left_alone(archive: Path) -> None:
    page = {"page.html": "of a site that another program built"}
    write(archive / "site" / "old", page)
    refused = run("build", archive)
    assert (refused.returncode, "holds something else" in refused.stderr) == (1, True)
    assert tree(archive / "site") == {"old/page.html": tree(write(archive / "same", page))["page.html"]}


@pytest.mark.slow
def test_plain_mkdocs_stops_before_it_empties_the_site(tmp_path: Path, archive: Path) -> None:
    site = write(tmp_path / "site", {"index.html": "the last good site"})
    write(site / "data", {"edition.json": '{"schema": "edition/2"}'})
    (archive / "A.txt").write_bytes(b"\xff")
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", ROOT / "mkdocs.yml", "-d", site],
        env=os.environ | {"ARCHIVE": str(archive)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert result.returncode == 1
    assert "is not UTF-8" in result.stderr
    assert "Traceback" not in result.stderr
    assert (site / "index.html").read_text() == "the last good site"


@pytest.mark.slow
def test_plain_mkdocs_empties_no_folder_of_others(tmp_path: Path, archive: Path) -> None:
    home = write(tmp_path / "home", {"letter.txt": "Dear reader", ".building": "a barn"})
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", ROOT / "mkdocs.yml", "-d", home],
        env=os.environ | {"ARCHIVE": str(archive)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert (result.returncode, "holds something else" in result.stderr) == (1, True)
    assert {path.name for path in home.iterdir()} == {"letter.txt", ".building"}


@pytest.mark.parametrize("verb", ["build", "export"])
def test_a_folder_with_other_things_is_never_replaced(tmp_path: Path, archive: Path, verb: str) -> None:
    home = write(tmp_path / "home", {"letter.txt": "Dear reader"})
    result = run(verb, archive, *(["--site", home] if verb == "build" else [home]))
    assert (result.returncode, "holds something else" in result.stderr) == (1, True)
    assert tree(home) == tree(write(tmp_path / "same", {"letter.txt": "Dear reader"}))


@pytest.mark.slow
def test_export_replaces_an_earlier_export(tmp_path: Path, archive: Path) -> None:
    assert run("export", archive, tmp_path / "out").returncode == 0
    first = tree(tmp_path / "out")
    write(archive, {"A.txt": "One paragraph of text.\n"})
    assert run("export", archive, tmp_path / "out").returncode == 0
    assert set(tree(tmp_path / "out")) < set(first)
    (tmp_path / "out" / "letter.md").write_text("Dear reader")
    refused = run("export", archive, tmp_path / "out")
    assert (refused.returncode, "holds letter.md, which no build makes" in refused.stderr) == (1, True)
    assert "data/edition.json" in first


@pytest.mark.slow
def test_sources_that_may_only_be_read_are_enough(tmp_path: Path, archive: Path) -> None:
    before = tree(archive)
    modes = {path: path.stat().st_mtime_ns for path in [archive, *archive.rglob("*")]}
    for path in [*archive.rglob("*"), archive]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        result = run("build", archive, "--site", tmp_path / "site")
    finally:
        archive.chmod(0o755)
    assert result.returncode == 0, result.stderr
    assert tree(archive) == before
    assert {path: path.stat().st_mtime_ns for path in modes} == modes


@pytest.mark.slow
def test_an_interrupted_swap_of_two_steps_is_mended(archive: Path) -> None:
    assert run("build", archive).returncode == 0
    good = tree(archive / "site")
    (archive / "site").rename(archive / ".site.old")
    put_mark(write(archive / ".site.new", {"half.html": "written"}), ".building")
    (archive / "A.txt").write_bytes(b"\xff")
    assert run("build", archive).returncode == 1
    assert tree(archive / "site") == good
    assert sorted(path.name for path in archive.iterdir()) == ["A.txt", "B.txt", "site"]


@pytest.mark.slow
def test_a_kill_at_any_step_leaves_one_site_whole(archive: Path) -> None:
    """At the exchange, amid the work, before it, and where the old site or what a kill left is removed."""
    assert run("build", archive).returncode == 0
    old = tree(archive / "site")
    (archive / "A.txt").write_text("Another first paragraph of text.\n\nAnother one.\n")
    fresh = r".*/\.site\.new"
    for step in (rf"os\.remove {fresh}/\.building", r"open .*/statement\.html", rf"os\.mkdir {fresh}"):
        assert killed_before(step, "build", archive), step
        assert tree(archive / "site") == old, step
    (whole := archive / "whole").mkdir()
    assert run("build", archive, "--site", whole / "site").returncode == 0
    new = tree(whole / "site")
    assert old != new
    for step in (rf"os\.remove {fresh}/.*\.html", rf"os\.rmdir {fresh}"):
        assert killed_before(step, "build", archive), step
        assert tree(archive / "site") == new, step
    assert run("build", archive).returncode == 0
    assert tree(archive / "site") == new
    assert not list(archive.glob(".site*"))


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of eight megabytes."""
    place = tmp_path / "tiny"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a tmpfs")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.slow
def test_a_full_disk_leaves_the_old_site(archive: Path, tiny_disk: Path) -> None:
    assert run("build", archive, "--site", tiny_disk / "site").returncode == 0
    before = tree(tiny_disk / "site")
    free = shutil.disk_usage(tiny_disk).free
    (tiny_disk / "ballast").write_bytes(bytes(free - 200_000))
    result = run("build", archive, "--site", tiny_disk / "site")
    assert (result.returncode, "No space left" in result.stderr) == (1, True)
    assert "Traceback" not in result.stderr
    assert tree(tiny_disk / "site") == before
    assert sorted(path.name for path in tiny_disk.iterdir()) == ["ballast", "site"]


@pytest.mark.slow
def test_builds_at_once_do_not_mix(tmp_path: Path, archive: Path) -> None:
    other = write(tmp_path / "other", {"A.txt": "Something else.", "B.txt": "Something else!"})
    wholes = []
    for number, folder in enumerate([archive, other]):
        assert run("build", folder, "--site", tmp_path / f"alone{number}").returncode == 0
        wholes.append(tree(tmp_path / f"alone{number}"))
    (tmp_path / "shared").mkdir()
    site = tmp_path / "shared" / "site"
    processes = [Begun("build", folder, "--site", site) for folder in [archive, other] * 2]
    assert [process.end() for process in processes] == [(0, "")] * 4
    assert tree(site) in wholes
    assert sorted(path.name for path in site.parent.iterdir()) == ["site"]
