"""Files are written whole, one writer at a time, and never over what others made."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner

from edition.app import cli as command_line
from edition.app import files
from edition.app.files import LISTED, PUBLISHED, list_files, replaced, rewrite, stamp, writing
from edition.errors import EditionError
from edition.ledger.entries import NAME as LEDGER
from edition.ledger.file import parse_ledger
from tests.attack.forks import killed_before

OURS = '{"schema": "edition/2"}'
LIST = f"{LISTED}\n{PUBLISHED}\n"


def published(folder: Path, **others: str) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / PUBLISHED).write_text(OURS)
    for name, text in others.items():
        (folder / name).write_text(text)
    return folder


def laid(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def contents(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    "foreign",
    [
        {"letter.txt": "Dear reader"},
        {"index.html": "another program's"},
        {"data/edition.json": '{"schema": "something else"}'},
        {"data/edition.json": OURS, "CNAME": "example.org"},
        {"data/edition.json": OURS, ".git/HEAD": "ref: refs/heads/main"},
        {"data/edition.json": OURS, "notes/mine.txt": "a note"},
        {"data/edition.json": OURS, LISTED: LIST, "data/mine.csv": "a,b"},
        {"data/edition.json": OURS, LISTED: LIST, "p/9.html": "a page of mine"},
        {"data/edition.json": OURS, LISTED: LIST, "p/mine/.keep": ""},
    ],
)
def test_what_is_not_ours_is_never_deleted(tmp_path: Path, foreign: dict[str, str]) -> None:
    laid(tmp_path / "site", foreign)
    with pytest.raises(EditionError, match="holds"), replaced(tmp_path / "site") as fresh:
        published(fresh)
    assert contents(tmp_path) == {f"site/{path}": text for path, text in foreign.items()}


@pytest.mark.parametrize("name", [".site.new", ".site.old"])
def test_a_folder_that_has_but_the_name_of_ours_is_left_alone(tmp_path: Path, name: str) -> None:
    published(tmp_path / "site")
    laid(tmp_path / name, {"letter.txt": "Dear reader"})
    with pytest.raises(EditionError, match="holds"), replaced(tmp_path / "site") as fresh:
        published(fresh)
    assert contents(tmp_path) == {f"site/{PUBLISHED}": OURS, f"{name}/letter.txt": "Dear reader"}


def test_an_earlier_publication_is_replaced_whole(tmp_path: Path) -> None:
    target = published(tmp_path / "site", **{"old.html": "x", "sitemap.xml": "x"})
    with replaced(target) as fresh:
        (fresh / "index.html").write_text("new")
    assert contents(target) == {"index.html": "new"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_what_a_run_listed_is_replaced(tmp_path: Path) -> None:
    laid(tmp_path / "site", {PUBLISHED: OURS, "p/1.html": "x", "new here.txt": "x"})
    list_files(tmp_path / "site")
    with replaced(tmp_path / "site") as fresh:
        published(fresh)
    assert contents(tmp_path) == {f"site/{PUBLISHED}": OURS}


def test_an_empty_folder_and_a_link_of_others_are_theirs(tmp_path: Path) -> None:
    site = tmp_path / "site"
    laid(site, {PUBLISHED: OURS})
    list_files(site)
    for lay in ((site / "kept").mkdir, lambda: (site / "away").symlink_to(tmp_path)):
        lay()
        with pytest.raises(EditionError, match="which no build makes"), replaced(site):
            pass
        (site / "kept").rmdir() if (site / "kept").exists() else None
    assert (site / "away").is_symlink()


@pytest.mark.parametrize("mark", [".building", ".built"])
def test_what_a_killed_run_left_is_cleared(tmp_path: Path, mark: str) -> None:
    left = tmp_path / ".site.new"
    left.mkdir()
    (left / mark).touch()
    (left / "half.html").write_text("half")
    with replaced(tmp_path / "site") as fresh:
        (fresh / "index.html").write_text("new")
    assert contents(tmp_path) == {"site/index.html": "new"}


def test_the_mark_of_a_run_killed_at_its_end_is_no_guest(tmp_path: Path) -> None:
    site = tmp_path / "site"
    laid(site, {PUBLISHED: OURS})
    list_files(site)
    laid(site, {".built": ""})
    with replaced(site) as fresh:
        laid(fresh, {"index.html": "new"})
    assert contents(tmp_path) == {"site/index.html": "new"}
    laid(site, {".built": ""})
    with writing(site):
        assert contents(site) == {"index.html": "new"}


@pytest.mark.parametrize("listed", [True, False], ids=["a site", "no site"])
def test_a_kill_before_any_change_leaves_one_folder_whole(tmp_path: Path, listed: bool) -> None:
    """Each step of a replacement, those between the mark, the exchange and the removal too."""

    def content(words: str) -> dict[str, str]:
        pages = {"index.html": words, "p/deep/2.html": words}
        return {**pages, PUBLISHED: OURS, LISTED: "".join(f"{n}\n" for n in (*pages, PUBLISHED, LISTED))}

    def replace(target: Path, pages: dict[str, str]) -> None:
        with replaced(target, published=listed) as fresh:
            laid(fresh, pages)

    old, new = content("old") if listed else {}, content("new") if listed else {"a.txt": "n", "p/b.txt": "n"}
    for step in count():
        folder = tmp_path / str(step)
        site = folder / "site"
        folder.mkdir()
        laid(site, old)
        killed = killed_before(step, partial(replace, site, new))
        left = contents(site)
        assert listed or left.pop(".built", "") == ""
        assert left in (old, new)
        if listed or not left:
            replace(site, new)
        else:
            with writing(site):
                pass
        assert contents(site) == new
        assert [path.name for path in folder.iterdir()] == ["site"]
        if not killed:
            break
    assert step > 8


def test_a_kill_while_a_failed_run_clears_up_stops_no_later_one(tmp_path: Path) -> None:
    def replace(site: Path, *, fails: bool) -> None:
        with suppress(EditionError), replaced(site) as fresh:
            laid(fresh, {PUBLISHED: OURS, "index.html": "new", "p/1.html": "new"})
            if fails:
                raise EditionError([])

    for step in count():
        site = tmp_path / str(step) / "site"
        site.parent.mkdir()
        killed = killed_before(step, partial(replace, site, fails=True))
        replace(site, fails=False)
        assert [path.name for path in site.parent.iterdir()] == ["site"]
        if not killed:
            break


def test_a_file_with_the_name_of_our_mark_but_words_in_it_is_kept(tmp_path: Path) -> None:
    laid(tmp_path / "site", {PUBLISHED: OURS, LISTED: LIST, ".built": "by me"})
    with writing(tmp_path / "site"):
        pass
    with pytest.raises(EditionError, match=r"holds \.built"), replaced(tmp_path / "site"):
        pass
    assert (tmp_path / "site" / ".built").read_text() == "by me"


def test_a_new_folder_may_only_be_empty(tmp_path: Path) -> None:
    with pytest.raises(EditionError), replaced(published(tmp_path / "archive"), published=False):
        pass
    assert contents(tmp_path / "archive") == {PUBLISHED: OURS}


def test_a_site_that_is_a_link_stays_one(tmp_path: Path) -> None:
    real = published(tmp_path / "real")
    (tmp_path / "site").symlink_to(real)
    with replaced(tmp_path / "site") as fresh:
        (fresh / "index.html").write_text("new")
    assert (tmp_path / "site").is_symlink()
    assert contents(real) == {"index.html": "new"}


def _adds_a_letter(site: Path) -> None:
    (site / "letter.txt").write_text("mine")


def _puts_another_folder_there(site: Path) -> None:
    site.rename(site.with_name("away"))
    laid(site, {"letter.txt": "mine"})


def _puts_a_link_there(site: Path) -> None:
    laid(site.with_name("other"), {"letter.txt": "mine"})
    site.rename(site.with_name("away"))
    site.symlink_to(site.with_name("other"))


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("other", [_adds_a_letter, _puts_another_folder_there, _puts_a_link_there])
def test_what_comes_between_the_check_and_the_exchange_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: Callable[[Path], None], at_once: bool
) -> None:
    site, exchange = published(tmp_path / "site"), files._exchange

    def late(fresh: Path, target: Path) -> Path | None:
        other(target)
        return exchange(fresh, target)

    monkeypatch.setattr(files, "_exchange", late)
    if not at_once:
        monkeypatch.setattr(files, "_exchange_at_once", lambda *_: False)
    with pytest.raises(EditionError, match=r"letter\.txt|was exchanged"), replaced(site) as fresh:
        laid(fresh, {"index.html": "new"})
    assert (site / "letter.txt").read_text() == "mine"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_site_that_is_a_disk_of_its_own_or_a_link_in_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "site")
    with pytest.raises(EditionError, match="leads nowhere"), replaced(tmp_path / "site"):
        pass
    with pytest.raises(EditionError, match="a disk of its own"), replaced(Path("/proc")):
        pass


def test_a_rewritten_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_text("old")
    real.chmod(0o640)
    (tmp_path / "link.toml").symlink_to(real)
    rewrite(tmp_path / "link.toml", "new")
    assert (tmp_path / "link.toml").is_symlink()
    assert (real.read_text(), stat.S_IMODE(real.stat().st_mode)) == ("new", 0o640)
    assert {path.name for path in tmp_path.iterdir()} == {"link.toml", "real.toml"}


def test_a_writer_waits_for_the_one_before_it(tmp_path: Path) -> None:
    order: list[str] = []
    entered = threading.Event()

    def second() -> None:
        entered.set()
        with writing(tmp_path):
            order.append("second")

    with writing(tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        entered.wait()
        thread.join(0.1)  # as long as it is given to be wrong
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_stamp_shows_every_change_of_an_archive_but_not_of_its_site(tmp_path: Path) -> None:
    (tmp_path / "A.txt").write_text("one")
    before = stamp(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "x.txt").write_text("x")
    assert stamp(tmp_path) == before
    rewrite(tmp_path / "A.txt", "two")
    assert stamp(tmp_path) != before


# Minting ------------------------------------------------------------------------------------------------

FIRST = "One paragraph of text stands here.\n"
SECOND = "Another one that is quite unlike it follows now.\n"
THIRD = "A further sentence, of which nobody had heard before.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "A.txt").write_text(FIRST)
    (folder / "edition.toml").write_text('[[witness]]\nsiglum = "A"\nfile = "A.txt"\n')
    return folder


def mint(folder: Path, *options: str) -> str:
    return CliRunner().invoke(command_line.cli, ["mint", str(folder), *options]).output


def test_a_mint_that_finds_the_sources_changed_starts_anew(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mint(archive)
    (archive / "A.txt").write_text(f"{FIRST}\n{SECOND}")
    read, runs = command_line.read_archive, []

    def disturbed(folder: Path) -> object:
        register = read(folder)
        if not runs:  # another program writes a paragraph and a ledger in between
            (archive / "A.txt").write_text(f"{FIRST}\n{SECOND}\n{THIRD}")
        runs.append(register)
        return register

    monkeypatch.setattr(command_line, "read_archive", disturbed)
    assert "Written" in mint(archive)
    assert len(runs) == 2
    entries = parse_ledger((archive / LEDGER).read_text()).entries
    assert [entry.versions[-1].text for entry in entries] == [FIRST.strip(), SECOND.strip(), THIRD.strip()]


def test_a_mint_whose_sources_never_rest_writes_nothing(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, runs = command_line.read_archive, []

    def disturbed(folder: Path) -> object:
        runs.append(folder)
        (archive / "A.txt").write_text(FIRST + "\nMore.\n" * len(runs))
        return read(folder)

    monkeypatch.setattr(command_line, "read_archive", disturbed)
    assert "changes while it is read" in mint(archive)
    assert not (archive / LEDGER).exists()


def test_a_lost_ledger_is_no_reason_to_mint(archive: Path) -> None:
    mint(archive)
    published(archive / "site")
    (archive / LEDGER).unlink()
    assert "restore permalinks.toml from version control" in mint(archive)
    assert not (archive / LEDGER).exists()
    assert "Written" in mint(archive, "--first")


def test_a_pipe_in_the_place_of_the_mark_is_not_waited_for(tmp_path: Path) -> None:
    for name in (PUBLISHED, LISTED):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(tmp_path / "site" / name)
    with pytest.raises(EditionError, match="holds something else"), replaced(tmp_path / "site"):
        pass
