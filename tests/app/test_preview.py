"""A rebuild while serving gives the same bytes as a whole build, whatever was edited in between."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from edition.app import hook
from edition.app.preview import Preview
from tests.support.archives import THREE, archive
from tests.support.programs import ROOT

ADDRESS = "http://127.0.0.1:8000/"
EDITS = int(os.environ.get("PREVIEW_EDITS", "8"))  # a hundred take a minute
COMPARED = max(4, EDITS // 4)  # after so many edits each


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = archive(tmp_path, {siglum: THREE[siglum] for siglum in "ABC"})
    monkeypatch.setenv("ARCHIVE", str(folder))
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    yield folder
    hook.on_startup(command="build", dirty=False)


def served(place: Path) -> tuple[MkDocsConfig, Preview]:
    """The first build of a preview, into a folder."""
    hook._SiteRun.preview = None
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(place))
    config.site_url = ADDRESS
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url=ADDRESS)
    assert hook._SiteRun.preview is not None
    return config, hook._SiteRun.preview


def files(place: Path) -> dict[str, bytes]:
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in sorted(place.rglob("*")) if p.is_file()}


def edit(folder: Path, rng: random.Random) -> None:
    """A random edit: a word, a paragraph, a fault or its mending, a witness that comes or goes."""
    path = folder / f"{rng.choice('ABC')}.txt"
    text = path.read_text("utf-8") if path.exists() else "gone"
    words = text.split(" ")
    match rng.randrange(8):
        case 0:
            path.write_bytes(b"\x00")
        case 1:
            path.write_text(THREE[path.stem], "utf-8")
        case 2 if path.stem == "C" and path.exists():
            path.unlink()
        case 3:
            paragraphs = text.split("\n\n")
            rng.shuffle(paragraphs)
            path.write_text("\n\n".join(paragraphs), "utf-8")
        case 4:
            (folder / "edition.toml").unlink(missing_ok=True)
        case _:
            words[rng.randrange(len(words))] = rng.choice(["quay", "harbors", "“Monday”", "not", "17"])
            path.write_text(" ".join(words), "utf-8")


@pytest.mark.slow
def test_random_edits_leave_what_a_whole_build_makes(sources: Path, tmp_path: Path) -> None:
    rng = random.Random(f"edits {EDITS}")
    config, preview = served(tmp_path / "kept")
    for number in range(1, EDITS + 1):
        edit(sources, rng)
        before = files(tmp_path / "kept")
        preview.rebuild(config)
        if preview.fault:
            assert files(tmp_path / "kept") == before
            for siglum in "ABC":
                (sources / f"{siglum}.txt").write_text(THREE[siglum], "utf-8")
            preview.rebuild(config)
            assert preview.fault is None
        if number % COMPARED == 0:
            found, run = files(tmp_path / "kept"), hook._SiteRun.preview
            published = hook._SiteRun.published
            served(tmp_path / f"whole-{number}")
            hook._SiteRun.preview, hook._SiteRun.published = run, published
            assert found == files(tmp_path / f"whole-{number}"), number


@pytest.mark.slow
def test_what_did_not_change_is_not_written_again(sources: Path, tmp_path: Path) -> None:
    config, preview = served(tmp_path / "site")
    page = tmp_path / "site" / "p" / "5.html"
    os.utime(page, (0, 0))
    text = (sources / "B.txt").read_text("utf-8")
    (sources / "B.txt").write_text(text.replace("Monday", "Tuesday"), "utf-8")
    preview.rebuild(config)
    assert page.stat().st_mtime == 0
    assert "Tuesday" in (tmp_path / "site" / "p" / "1.html").read_text("utf-8")


@pytest.mark.slow
def test_a_hand_written_page_that_changes_is_seen(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, preview = served(tmp_path / "site")
    page = tmp_path / "site" / "p" / "5.html"
    os.utime(page, (0, 0))
    monkeypatch.setattr("edition.app.preview._around", lambda config: ("changed",))
    preview.rebuild(config)
    assert page.stat().st_mtime > 0
